/** Scalars for display, factored further than gcds reach: by nerdamer, each answer checked in the exact form. */
import { CasDisagreement, CasFailure, factor } from './cas.ts';
import { expressScalar, power, product, quotient, scaled } from './express.ts';
import type { Expression } from './expression.ts';
import { interpretScalar, type Scope, type Value } from './interpret.ts';
import * as polynomial from './polynomial.ts';
import { Scalar } from './scalar.ts';
import { printText, readText } from './text.ts';

/** The scalar as nerdamer factors it, or as `expressScalar` does where nerdamer has no right answer. */
export function expressFactored(scalar: Scalar): Expression {
  const plain = expressScalar(scalar);
  const denominator = Scalar.ofPolynomial(scalar.denominator);
  const numerator = Scalar.ofPolynomial(scalar.numerator);
  if (scalar.generators().some(({ kind }) => kind !== 'real')) return plain;
  try {
    const above = factoredText(numerator);
    return scalar.isPolynomial() ? above : quotient(above, factoredText(denominator));
  } catch (error) {
    if (error instanceof CasDisagreement || error instanceof CasFailure) return plain;
    throw error;
  }
}

function factoredText(value: Scalar): Expression {
  if (polynomial.constantValue(value.numerator)) return expressScalar(value);
  const names = new Map<string, Value>(
    value
      .generators()
      .flatMap((generator) =>
        generator.kind === 'real'
          ? [[generator.name, { kind: 'scalar', scalar: Scalar.ofGenerator(generator) } as const]]
          : [],
      ),
  );
  const scope = { names };
  const answer = factor(printText(expressScalar(value)), (text) =>
    interpretScalar(readText(text), scope).equals(value),
  );
  return rearranged(readText(answer), scope);
}

/** A product with its sums in the usual order of terms and everything else in front. */
function rearranged(answer: Expression, scope: Scope): Expression {
  let front = Scalar.ONE;
  const sums: Expression[] = [];
  const place = (part: Expression, exponent: number): void => {
    if (part.kind === 'product') for (const each of part.factors) place(each, exponent);
    else if (part.kind === 'power' && part.exponent.kind === 'number') {
      place(part.base, exponent * Number(part.exponent.digits));
    } else if (part.kind === 'sum' && exponent > 0) {
      const sum = expressScalar(interpretScalar(part, scope));
      const negative = sum.kind === 'negation';
      if (negative && exponent % 2 === 1) front = front.negate();
      sums.push(power(negative ? sum.of : sum, exponent));
    } else front = front.times(interpretScalar(part, scope).power(exponent));
  };
  place(answer, 1);
  return sums.length === 0 ? expressScalar(front) : scaled(front, product(sums));
}
