import { children, type Expression } from '../../algebra/expression.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

/** Whether an expression maps operators to operators, so that what follows it is its argument. */
export function isSuperoperator(expression: Expression, vocabulary: Vocabulary): boolean {
  switch (expression.kind) {
    case 'dissipator':
      return true;
    case 'symbol':
      return valueRole(expression.name, vocabulary) === 'superoperator';
    case 'application':
      return isFunction(expression.of, vocabulary) && isSuperoperator(expression.of, vocabulary);
    case 'commutator':
    case 'anticommutator':
    case 'expectation':
    case 'trace':
    case 'modulus':
      return false;
    default:
      return children(expression).some((child) => isSuperoperator(child, vocabulary));
  }
}

/** Whether an expression commutes with everything: built from scalars, moments and traces alone. */
export function isScalar(expression: Expression, vocabulary: Vocabulary): boolean {
  switch (expression.kind) {
    case 'symbol':
      return valueRole(expression.name, vocabulary) === 'scalar';
    case 'application':
      return isFunction(expression.of, vocabulary) && isScalar(expression.of, vocabulary);
    case 'expectation':
    case 'trace':
    case 'modulus':
      return true;
    case 'commutator':
    case 'anticommutator':
    case 'dissipator':
    case 'matrix':
      return false;
    default:
      return children(expression).every((child) => isScalar(child, vocabulary));
  }
}

/** Whether an expression is a declared function, which takes a parenthesised argument. */
export function isFunction(expression: Expression, vocabulary: Vocabulary): boolean {
  return (
    expression.kind === 'symbol' && vocabulary.printed.get(expression.name)?.role === 'function'
  );
}

function valueRole(name: string, vocabulary: Vocabulary): Exclude<Role, 'function'> | undefined {
  const declaration = vocabulary.printed.get(name);
  if (declaration === undefined) return undefined;
  return declaration.role === 'function' ? (declaration.value ?? 'scalar') : declaration.role;
}
