/** Points at which formulas are compared with numbers, and limits of weak coupling there. */
import type { Check } from 'ladderproof';
import {
  between,
  type FloatNumber,
  type FloatValue,
  floatNumber,
  randomSource,
} from 'ladderproof/claims';
import { atPoints, type PointSample } from './checks.ts';
import { minimum, type Point, redPoint, spectrumByRegression, weakCoupling } from './numbers.ts';

/** Samples at random points on the red side; the covariance and the eigenvalues are worked out once a point. */
export function atRedPoints(
  seed: string,
  sample: (point: Point, random: () => number) => PointSample,
  points = 5,
): () => readonly PointSample[] {
  return () => {
    const random = randomSource(seed);
    return Array.from({ length: points }, () => sample(redPoint(random), random));
  };
}

type Weak = ReturnType<typeof weakCoupling>;

/** Names of the printed formulas at a point of weak coupling, g chosen at random. */
export function weakNames(point: Point, weak: Weak, random: () => number) {
  const [g, n_cav] = [between(random, 0.01, 0.1), between(random, 10, 1000)];
  const { Omega_m, Delta, kappa } = point;
  return {
    ...{ Omega_m, Delta, kappa, g, n_cav, g_0: g / Math.sqrt(n_cav) },
    ...{ A_minus: weak.down * g ** 2, A_plus: weak.up * g ** 2 },
  };
}

/** A formula for something of second order in g, against covariances and eigenvalues extrapolated to vanishing g. */
export function extrapolated(
  seed: string,
  wanted: (weak: Weak) => number,
  move = (p: Point) => p,
): Check {
  return atPoints({
    method: 'weak-coupling-limit',
    route: 'floating-point',
    tolerance: 1e-5,
    samples: atRedPoints(seed, (free, random) => {
      const point = move(free);
      const weak = weakCoupling(point);
      const at = weakNames(point, weak, random);
      return {
        names: at,
        functions: new Map([['S_NN', regressionAt(at)]]),
        expected: wanted(weak) * at.g ** 2,
      };
    }),
  });
}

/** The same for a cavity a hundred times faster than the motion, at a detuning in linewidths that is random if not given. */
export function slowMotion(
  seed: string,
  wanted: (weak: Weak) => number,
  linewidths?: number,
): Check {
  const ratio = 100;
  return atPoints({
    method: 'weak-coupling-limit',
    route: 'floating-point',
    tolerance: 2e-3,
    evidence: { 'kappa/Omega_m': ratio },
    samples: atRedPoints(seed, (free, random) => {
      const kappa = ratio * free.Omega_m;
      const g = 0.1;
      const point = { ...free, kappa, Delta: -(linewidths ?? between(random, 0.3, 1)) * kappa };
      return {
        names: { ...pointNames(point), g },
        expected: wanted(weakCoupling(point)) * g ** 2,
      };
    }),
  });
}

const regressionAt =
  (at: { readonly kappa: number; readonly Delta: number; readonly n_cav: number }) =>
  (argument: FloatValue): FloatNumber => {
    if (argument.kind !== 'number') throw new RangeError('the spectrum at a frequency is meant');
    return floatNumber(spectrumByRegression(at, argument.re));
  };

/** The occupation that the noise of the light alone keeps up, from the spectrum by regression. */
export function occupationByRegression(point: Point): number {
  const at = { kappa: point.kappa, Delta: point.Delta, n_cav: 1 };
  const [down, up] = [point.Omega_m, -point.Omega_m].map((w) => spectrumByRegression(at, w)) as [
    number,
    number,
  ];
  return up / (down - up);
}

/** The detuning at which that is smallest. */
export function bestDetuning(point: Point): number {
  const scale = point.Omega_m + point.kappa;
  const f = (Delta: number): number => occupationByRegression({ ...point, Delta });
  return minimum(f, -2 * scale, -0.05 * scale);
}

export const pointNames = ({ Omega_m, Delta, kappa, g, Gamma_m, nbar_th }: Point) => ({
  ...{ Omega_m, Delta, kappa, g, Gamma_m, nbar_th },
});

/** A formula for the smallest occupation or where it is, against the spectrum in Fock space. */
export function byRegression(
  seed: string,
  wanted: (point: Point) => number,
  { move = (p: Point): Point => p, tolerance = 1e-8 } = {},
): Check {
  return atPoints({
    method: 'regression-theorem',
    route: 'fock-space',
    tolerance,
    samples: atRedPoints(
      seed,
      (free) => {
        const point = move(free);
        const at = { kappa: point.kappa, Delta: point.Delta, n_cav: 1 };
        const [A_minus, A_plus] = [point.Omega_m, -point.Omega_m].map((w) =>
          spectrumByRegression(at, w),
        ) as [number, number];
        return { names: { ...pointNames(point), A_minus, A_plus }, expected: wanted(point) };
      },
      3,
    ),
  });
}

export const onRedSideband = (point: Point): Point => ({ ...point, Delta: -point.Omega_m });
export const unresolved = (point: Point): Point => ({ ...point, kappa: 2000 * point.Omega_m });
