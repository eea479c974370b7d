/** Operators and what is read off states, as source code. */
import { expressOperator, expressScalar } from '../../algebra/express.ts';
import type { Operator } from '../../algebra/operator.ts';
import type { Scalar } from '../../algebra/scalar.ts';
import { type Language, printCode } from './code.ts';

/** The operator without its multiple of the identity, and that multiple; undefined where there is none. */
function split(operator: Operator): {
  readonly rest: Operator | undefined;
  readonly multiple: Scalar | undefined;
} {
  const { identity } = operator.space;
  const rest = operator.filter((word) => word !== identity);
  const multiple = operator.coefficient(identity);
  return {
    rest: rest.isZero() ? undefined : rest,
    multiple: multiple.isZero() ? undefined : multiple,
  };
}

/** A sum in normal order; what is a multiple of the identity is written with the operator called `one`. */
export function operatorCode(operator: Operator, language: Language): string {
  const { rest, multiple } = split(operator);
  const parts = [
    ...(rest ? [printCode(expressOperator(rest), language)] : []),
    ...(multiple ? [`(${printCode(expressScalar(multiple), language)}) * one`] : []),
  ];
  return parts.length === 0 ? '0 * one' : parts.join(' + ');
}

/** factor·⟨operator⟩, with functions called expectation(operator, rho) and trace(rho). */
export function momentCode(operator: Operator, factor: Scalar, language: Language): string {
  const { rest, multiple } = split(operator);
  const parts = [
    ...(rest ? [`expectation(${printCode(expressOperator(rest), language)}, rho)`] : []),
    ...(multiple ? [`(${printCode(expressScalar(multiple), language)}) * trace(rho)`] : []),
  ];
  const sum = parts.length === 0 ? '0 * trace(rho)' : parts.join(' + ');
  if (factor.isOne()) return sum;
  const front = `(${printCode(expressScalar(factor), language)})`;
  return parts.length > 1 ? `${front} * (${sum})` : `${front} * ${sum}`;
}
