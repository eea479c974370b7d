/** Which root of a stationary quadratic is a physical occupation. */
import { solveQuadratic } from '../algebra/quadratic.ts';
import { Scalar } from '../algebra/scalar.ts';
import { signOf } from '../algebra/sign.ts';
import { substitute } from '../algebra/substitute.ts';
import type { Elimination } from './elimination.ts';

/** The one root in the admissible interval, or why it cannot be told. */
export type PhysicalRoot =
  | {
      readonly kind: 'unique';
      /** The one root in the admissible interval. */
      readonly root: Scalar;
      readonly branch: 'plus' | 'minus';
      /** Where the other occupation vanishes: the upper end of the admissible interval. */
      readonly upperEnd: Scalar;
    }
  | { readonly kind: 'undecided'; readonly reason: string };

/**
 * Selects the root x of the quadratic for which x ≥ 0 and the eliminated occupation is ≥ 0.
 *
 * The eliminated occupation falls linearly with x and vanishes at x₀ > 0. If the quadratic has opposite signs at 0
 * and at x₀, exactly one root lies between them, and which branch of the formula it is follows from the sign of
 * the leading coefficient. All signs are decided from the symbols that are known to be positive, so the selection
 * holds for every value of them, not at sampled points.
 */
export function physicalRoot(elimination: Elimination, keep: string): PhysicalRoot {
  const { eliminated, quadratic, linear, constant } = elimination;
  const rows = eliminated.coefficientsIn(keep);
  const slope = rows.get(1) ?? Scalar.ZERO;
  if (signOf(slope) !== 'negative') {
    return {
      kind: 'undecided',
      reason: 'the eliminated occupation does not fall with the kept one',
    };
  }
  const upperEnd = (rows.get(0) ?? Scalar.ZERO).over(slope).negate();
  if (signOf(upperEnd) !== 'positive') {
    return {
      kind: 'undecided',
      reason: 'the eliminated occupation is not positive when the kept one vanishes',
    };
  }
  const polynomial = quadratic
    .times(Scalar.real(keep).power(2))
    .plus(linear.times(Scalar.real(keep)))
    .plus(constant);
  const atZero = signOf(constant);
  const atEnd = signOf(substitute(polynomial, new Map([[keep, upperEnd]])));
  const lead = signOf(quadratic);
  if (
    atZero !== 'positive' ||
    atEnd !== 'negative' ||
    (lead !== 'positive' && lead !== 'negative')
  ) {
    return {
      kind: 'undecided',
      reason: `the signs at the ends of the admissible interval are ${atZero} and ${atEnd}, the leading coefficient is ${lead}`,
    };
  }
  const { leading, plus, minus } = solveQuadratic(quadratic, linear, constant);
  const cleared = signOf(leading);
  if (cleared !== 'positive' && cleared !== 'negative') {
    return {
      kind: 'undecided',
      reason: 'the sign of the cleared leading coefficient is not known',
    };
  }
  // An upward parabola that is positive at 0 and negative at x₀ crosses at its smaller root; a downward one has
  // one negative root and crosses at the larger. Both are (−B − √D)/2A, unless clearing denominators turned the sign.
  const branch = cleared === lead ? 'minus' : 'plus';
  return { kind: 'unique', root: branch === 'minus' ? minus : plus, branch, upperEnd };
}
