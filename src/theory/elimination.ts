/** Two stationary equations, bilinear in two unknowns, reduced to one quadratic. */
import { InputError } from '../algebra/errors.ts';
import { Scalar } from '../algebra/scalar.ts';
import { substitute } from '../algebra/substitute.ts';

/** Two stationary equations with one unknown eliminated: what determines the other. */
export interface Elimination {
  /** The eliminated unknown as a function of the kept one. */
  readonly eliminated: Scalar;
  /** quadratic·x² + linear·x + constant = 0 for the kept unknown x. */
  readonly quadratic: Scalar;
  readonly linear: Scalar;
  readonly constant: Scalar;
}

/**
 * Eliminates one unknown from first = second = 0. The combination without the product of the unknowns is linear;
 * it gives one unknown by the other, and `second` becomes a quadratic with its own sign and scale. Throws
 * InputError when the product does not occur in `second` or the combination is not linear.
 */
export function eliminate(
  first: Scalar,
  second: Scalar,
  unknowns: { readonly keep: string; readonly drop: string },
): Elimination {
  const { keep, drop } = unknowns;
  const bilinear = (equation: Scalar): Scalar =>
    equation.coefficientsIn(keep).get(1)?.coefficientsIn(drop).get(1) ?? Scalar.ZERO;
  const product = bilinear(second);
  if (product.isZero()) throw new InputError(`the product of ${keep} and ${drop} does not occur`);
  const combination = first.minus(second.times(bilinear(first)).over(product));
  const inDrop = combination.coefficientsIn(drop);
  const slope = inDrop.get(1);
  if (!slope || [...inDrop.keys()].some((n) => n > 1) || slope.symbols().includes(keep)) {
    throw new InputError(`no combination of the equations is linear in ${drop}`);
  }
  const eliminated = (inDrop.get(0) ?? Scalar.ZERO).over(slope).negate();
  const rows = substitute(second, new Map([[drop, eliminated]])).coefficientsIn(keep);
  if ([...rows.keys()].some((n) => n > 2))
    throw new InputError(`the equation for ${keep} is not quadratic`);
  return {
    eliminated,
    quadratic: rows.get(2) ?? Scalar.ZERO,
    linear: rows.get(1) ?? Scalar.ZERO,
    constant: rows.get(0) ?? Scalar.ZERO,
  };
}
