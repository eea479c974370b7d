/** Moments of Gaussian states with a phase symmetry, by Wick's theorem. */
import { exponents, type Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';

/**
 * ⟨O⟩ in a Gaussian state that is invariant under a common phase of all modes: means and ⟨c_i c_j⟩ vanish, and every
 * normal-ordered moment is the sum over pairings of creation with annihilation operators.
 *
 * @param second ⟨c_i†c_j⟩ for modes i and j
 */
export function gaussianMoment(
  operator: Operator,
  second: (creation: number, annihilation: number) => Scalar,
): Scalar {
  let sum = Scalar.ZERO;
  for (const [word, coefficient] of operator.terms) {
    const creations: number[] = [];
    const annihilations: number[] = [];
    for (const [mode, { creation, annihilation }] of exponents(word).entries()) {
      creations.push(...Array<number>(creation).fill(mode));
      annihilations.push(...Array<number>(annihilation).fill(mode));
    }
    if (creations.length !== annihilations.length) continue;
    sum = sum.plus(coefficient.times(pairings(creations, annihilations, second)));
  }
  return sum;
}

function pairings(
  [first, ...rest]: readonly number[],
  annihilations: readonly number[],
  second: (creation: number, annihilation: number) => Scalar,
): Scalar {
  if (first === undefined) return Scalar.ONE;
  return annihilations
    .map((partner, k) =>
      second(first, partner).times(pairings(rest, annihilations.toSpliced(k, 1), second)),
    )
    .reduce((sum, term) => sum.plus(term), Scalar.ZERO);
}
