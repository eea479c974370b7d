import { type GaussianOutcome, gaussianSteadyState } from '../../src/numeric/gaussian.ts';
import type { GaussianMoments } from '../../src/numeric/moments.ts';
import type { NumericModel } from '../../src/numeric/operators.ts';

/** The exact moments, or a test failure that says why there are none. */
export function momentsIn(model: NumericModel): GaussianMoments {
  return exactly(gaussianSteadyState(model)).moments;
}

export function exactly(outcome: GaussianOutcome): GaussianOutcome & { readonly kind: 'exact' } {
  if (outcome.kind !== 'exact') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome;
}

/** The occupations ⟨δc_j†δc_j⟩. */
export function occupations({ normal }: GaussianMoments): readonly number[] {
  return Array.from({ length: normal.rows }, (_, j) => normal.re[j * (normal.rows + 1)]!);
}
