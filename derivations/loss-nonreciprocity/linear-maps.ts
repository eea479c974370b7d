/** Printed formulas that are linear in the density operator, as exact superoperators. */
import {
  InputError,
  interpret,
  interpretScalar,
  Operator,
  printText,
  Scalar,
  type Scope,
  type Space,
  Superoperator,
  type Value,
} from 'ladderproof';
import { children, type Expression } from 'ladderproof/algebra';

/** The map that a formula makes of the operator called `name`. Throws InputError unless it is linear in it. */
export function linearMap(
  expression: Expression,
  name: string,
  scope: Scope,
  space: Space,
): Superoperator {
  const identity = Operator.identity(space);
  const asOperator = (value: Value): Operator => {
    if (value.kind === 'operator') return value.operator;
    if (value.kind === 'scalar') return Operator.scalar(space, value.scalar);
    throw new InputError(`${value.kind} beside the density operator`);
  };
  const operator = (part: Expression): Operator => asOperator(interpret(part, scope));
  const map = (part: Expression): Superoperator => {
    switch (part.kind) {
      case 'symbol':
        if (part.name === name) return Superoperator.left(identity);
        break;
      case 'sum':
        return part.terms.map(map).reduce((sum, term) => sum.plus(term));
      case 'negation':
        return map(part.of).scale(Scalar.integer(-1));
      case 'quotient':
        return map(part.numerator).scale(interpretScalar(part.denominator, scope).inverse());
      case 'product': {
        const at = part.factors.findIndex((factor) => mentions(factor, name));
        const before = part.factors.slice(0, at).map(operator);
        const after = part.factors.slice(at + 1).map(operator);
        const product = (factors: readonly Operator[]): Operator =>
          factors.reduce((left, right) => left.times(right), identity);
        if (at < 0) break;
        return Superoperator.sandwich(product(before), product(after)).after(
          map(part.factors[at]!),
        );
      }
      case 'commutator': {
        const sign = mentions(part.right, name) ? 1 : -1;
        const [other, inner] = sign === 1 ? [part.left, part.right] : [part.right, part.left];
        const x = operator(other);
        return Superoperator.left(x)
          .minus(Superoperator.right(x))
          .after(map(inner))
          .scale(Scalar.integer(sign));
      }
      case 'application':
        if (part.of.kind === 'dissipator' && scope.dissipator)
          return scope.dissipator(operator(part.of.jump)).after(map(part.to));
        break;
      default:
        break;
    }
    throw new InputError(`${printText(part)} is not linear in ${name}`);
  };
  return map(expression);
}

function mentions(expression: Expression, name: string): boolean {
  if (expression.kind === 'symbol') return expression.name === name;
  return children(expression).some((part) => mentions(part, name));
}
