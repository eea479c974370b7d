/** Checks of the final occupation and its limit. */

import { type Check, interpretScalar } from 'ladderproof';
import { between, outcomeOf, rightSide } from 'ladderproof/claims';
import { atPoints, describe, leadingOrder } from './checks.ts';
import { backactionLimit, optimalLimit, where } from './derivation.ts';
import {
  atWeakCoupling,
  type Point,
  phonons,
  phononsInFockSpace,
  spectrumByRegression,
  weakCoupling,
} from './numbers.ts';
import { atRedPoints, pointNames } from './samples.ts';
import { RED, scope } from './scopes.ts';

/** The final occupation against the covariance of the whole system, the bath as strong as the light while both vanish. */
export const finalByCovariance = (seed: string): Check =>
  atPoints({
    method: 'weak-coupling-limit',
    route: 'floating-point',
    tolerance: 1e-5,
    samples: atRedPoints(seed, (point, random) => {
      const weak = weakCoupling(point);
      const ratio = between(random, 0.05, 1) * weak.damping;
      const nbar_th = between(random, 1, 20);
      const expected = atWeakCoupling({ ...point, nbar_th }, (at) =>
        phonons({ ...at, Gamma_m: ratio * at.g ** 2 }),
      );
      return {
        names: {
          ...{ A_minus: weak.down, A_plus: weak.up, Gamma_opt: weak.damping },
          ...{ n_min: weak.occupation, Gamma_m: ratio, nbar_th },
        },
        expected,
      };
    }),
  });

/** Parameters at which the whole master equation is solved: coupling a twentieth of the decay. */
const FULL: readonly Point[] = [
  { Omega_m: 1, Delta: -1, kappa: 0.4, g: 0.02, Gamma_m: 1e-4, nbar_th: 5 },
  { Omega_m: 1, Delta: -0.8, kappa: 0.8, g: 0.04, Gamma_m: 4e-4, nbar_th: 3 },
];

/** The same against the steady state of the full master equation in Fock space. */
export const finalInFockSpace: Check = atPoints({
  method: 'full-solution',
  route: 'fock-space',
  tolerance: 0.05,
  evidence: { 'g/kappa': 0.05 },
  samples: () =>
    FULL.map((point) => {
      const found = phononsInFockSpace(point, 7);
      if ('why' in found) throw new RangeError(found.why);
      const at = { ...point, n_cav: 1 };
      const [A_minus, A_plus] = [1, -1].map(
        (w) => point.g ** 2 * spectrumByRegression(at, w * point.Omega_m),
      ) as [number, number];
      const Gamma_opt = A_minus - A_plus;
      return {
        names: { ...pointNames(point), A_minus, A_plus, Gamma_opt, n_min: A_plus / Gamma_opt },
        expected: found.value,
      };
    }),
});

/** (κ/4Ω_m)² twice: exactly at Δ = −Ω_m, and as the leading term of the smallest occupation for κ ≪ Ω_m. */
export const resolvedLimit: Check = {
  method: 'symbolic-residual',
  route: 'exact',
  fixesValue: true,
  run: (equations) => {
    const value = interpretScalar(rightSide(equations), scope);
    const onSideband = value.minus(where(backactionLimit, RED));
    const atBest = leadingOrder(scope, () => optimalLimit, { kappa: 1 }).run(equations);
    return outcomeOf([
      ['residual at Delta = −Omega_m', describe(onSideband), onSideband.isZero()],
      ['leading term at the best detuning', atBest.kind, atBest.kind === 'passed'],
    ]);
  },
};
