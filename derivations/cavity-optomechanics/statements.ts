/** What the textbook says besides its formulas: signs, orders of magnitude, conditions. */

import type { StatementClaim } from 'ladderproof';
import { signOf } from 'ladderproof/algebra';
import { type Finding, outcomeOf, randomSource, type StatementCheck } from 'ladderproof/claims';
import { seriesIn } from 'ladderproof/theory';
import { describe } from './checks.ts';
import {
  beamSplitterOccupation,
  exactLimit,
  formula,
  hurwitz,
  leading,
  opticalDamping,
  rates,
  relativeDeviation,
  where,
} from './derivation.ts';
import { rotatingWave } from './model.ts';
import { growth, motions, type Point, phonons, redPoint, weakCoupling } from './numbers.ts';

const exactly = (method: string, findings: () => readonly Finding[]): StatementCheck => ({
  method,
  route: 'exact',
  run: () => outcomeOf(findings()),
});

const inNumbers = (method: string, findings: () => readonly Finding[]): StatementCheck => ({
  method,
  route: 'floating-point',
  run: () => outcomeOf(findings()),
});

const ORIGIN: Point = { Omega_m: 1, Delta: -1, kappa: 0.5, g: 0, Gamma_m: 0, nbar_th: 0 };

/** Least and largest of some numbers as findings that must satisfy a condition. */
function extremes(
  name: string,
  values: readonly number[],
  holds: (x: number) => boolean,
): readonly Finding[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return [
    [`smallest ${name}`, least, holds(least)],
    [`largest ${name}`, most, holds(most)],
  ];
}

/** 1/A⁺ − 1/A⁻ = Γ_opt/(A⁺A⁻), and both rates are spectra, which are not negative. */
const dampingSign: StatementCheck = exactly('sign', () => {
  const ratio = opticalDamping.over(rates.down.times(rates.up));
  const perRed = ratio.over(formula('-Delta'));
  return [
    ['Gamma_opt over A⁻A⁺', describe(ratio), true],
    ['sign of it over −Delta', signOf(perRed), signOf(perRed) === 'positive'],
  ];
});

const dampingSignInNumbers: StatementCheck = inNumbers('eigenvalues', () => {
  const dampings = (side: 1 | -1): readonly number[] =>
    [0.1, 0.5, 1, 1.5, 3].flatMap((Delta) =>
      [0.1, 1, 10].map((kappa) => {
        const point = { ...ORIGIN, kappa, Delta: side * Delta, g: 0.002 };
        const slowest = motions(point).reduce((x, y) => (Math.abs(y.re) < Math.abs(x.re) ? y : x));
        return (-2 * slowest.re) / point.g ** 2;
      }),
    );
  return [
    ...extremes('damping over g², red side', dampings(-1), (x) => x > 0),
    ...extremes('damping over g², blue side', dampings(1), (x) => x < 0),
  ];
});

/** H₃, whose zero is the onset of growing oscillations, to lowest order for g² ~ Γ_m small. */
const thresholdExactly: StatementCheck = exactly('routh-hurwitz', () => {
  const condition = opticalDamping.plus(formula('Gamma_m'));
  const ratio = leading(hurwitz[2]!, { g: 1, Gamma_m: 2 }).over(condition);
  // |(κ/2 + iΩ)² + Δ²|²κ: what the rates have in their denominators.
  const expected = formula('g^4*kappa^3').over(rates.down.times(rates.up));
  const residual = ratio.minus(expected);
  return [
    ['H_3 over (Gamma_m + Gamma_opt), less g⁴κ³/(A⁻A⁺)', describe(residual), residual.isZero()],
  ];
});

const thresholdInNumbers: StatementCheck = inNumbers('eigenvalues', () => {
  const random = randomSource('blue side');
  const growths = Array.from({ length: 10 }, () => {
    const free = redPoint(random);
    const point = { ...free, Delta: -free.Delta, g: 1e-3 * free.kappa };
    // Turning the sign of Δ exchanges the two sidebands.
    const gain = weakCoupling(free).damping * point.g ** 2;
    return [0.99, 1.01].map((part) => growth({ ...point, Gamma_m: part * gain }) / gain);
  });
  return [
    ...extremes(
      'growth over gain, Gamma_m 1% below it',
      growths.map(([x]) => x!),
      (x) => x > 0,
    ),
    ...extremes(
      'growth over gain, Gamma_m 1% above it',
      growths.map(([, x]) => x!),
      (x) => x < 0,
    ),
  ];
});

const orderExactly: StatementCheck = exactly('series', () => {
  const { order, coefficients } = seriesIn(relativeDeviation(), formula('g'), 1);
  const inUnits = coefficients[0]!.times(formula('kappa^2'));
  return [
    ['leading power of g', order, order === 2],
    ['coefficient of (g/κ)²', describe(inUnits), inUnits.symbols().length === 0],
  ];
});

/** Halving g must quarter the deviation; in units of g²/κ² it must not depend on κ or Ω_m. */
const orderInNumbers: StatementCheck = inNumbers('covariance', () => {
  const random = randomSource('weak coupling');
  const found = Array.from({ length: 6 }, () => {
    const free = redPoint(random);
    const point = { ...free, Delta: -free.Omega_m };
    const limit = (point.kappa / (4 * point.Omega_m)) ** 2;
    const deviation = (part: number): number =>
      phonons({ ...point, g: part * Math.min(point.kappa, point.Omega_m) }) / limit - 1;
    const part = 0.01;
    const unit = (part * Math.min(point.kappa, point.Omega_m)) / point.kappa;
    return {
      ratio: deviation(part) / deviation(part / 2),
      coefficient: deviation(part) / unit ** 2,
    };
  });
  const ratios = found.map(({ ratio }) => ratio);
  const coefficients = found.map(({ coefficient }) => coefficient);
  return [
    ...extremes('ratio when g is halved', ratios, (x) => Math.abs(x - 4) < 0.02),
    ...extremes('coefficient of (g/κ)²', coefficients, (x) => Math.abs(x - 8) < 0.1),
  ];
});

const counterRotatingExactly: StatementCheck = exactly('closed-moments', () => {
  const without = where(beamSplitterOccupation, { nbar_th: '0' });
  const leadingLimit = leading(exactLimit, { g: 1 });
  return [
    ['phonons without them', describe(without), without.isZero()],
    ['phonons with them, weak coupling', describe(leadingLimit), !leadingLimit.isZero()],
  ];
});

const counterRotatingInNumbers: StatementCheck = inNumbers('covariance', () => {
  const random = randomSource('counter-rotating');
  const points = Array.from({ length: 5 }, () => {
    const free = redPoint(random);
    return { ...free, Delta: -free.Omega_m, g: 0.05 * Math.min(free.kappa, free.Omega_m) };
  });
  return [
    ...extremes(
      'number of phonons without them',
      // Rounding in the covariance, which has the vacuum's ½ in it.
      points.map((point) => Number(phonons(point, rotatingWave).toFixed(12))),
      (x) => x === 0,
    ),
    ...extremes(
      'number of phonons with them over (κ/4Ω)²',
      points.map((point) => phonons(point) / (point.kappa / (4 * point.Omega_m)) ** 2),
      (x) => x >= 1,
    ),
  ];
});

export const statements = (): readonly StatementClaim[] => [
  {
    kind: 'trend',
    slug: 'text-red-cools',
    where: '§ V.B.2, sign of damping',
    title: 'Red-detuned light damps the motion, blue-detuned light amplifies it',
    printed: String.raw`$\Gamma_{\text{opt}} > 0$ for $\Delta < 0$ and $\Gamma_{\text{opt}} < 0$ for $\Delta > 0$, at any ratio of $\kappa$ and $\Omega_m$.`,
    premises: ['eq-damping-explicit'],
    checks: [dampingSign, dampingSignInNumbers],
  },
  {
    kind: 'condition',
    slug: 'text-blue-instability',
    where: '§ V.B.2, instability',
    title: 'Onset of self-sustained oscillations on the blue side',
    printed: String.raw`For weak coupling the motion becomes unstable where $\Gamma_m + \Gamma_{\text{opt}} < 0$.`,
    premises: ['eq-damping'],
    checks: [thresholdExactly, thresholdInNumbers],
  },
  {
    kind: 'statement',
    slug: 'text-weak-coupling',
    where: 'Eq. (97), last term',
    title: 'How good the formulas for weak coupling are',
    printed: String.raw`At $\Delta = -\Omega_m$, corrections to the backaction limit are of second order in $g/\kappa$: it holds for $g \ll \kappa$.`,
    premises: ['eq-resolved', 'eq-exact-limit'],
    checks: [orderExactly, orderInNumbers],
  },
  {
    kind: 'statement',
    slug: 'text-counter-rotating',
    where: 'Eqs. (31), (88)',
    title: 'The limit is due to the counter-rotating terms',
    printed: String.raw`Without the terms $\hat{a}\hat{b} + \hat{a}^\dagger\hat{b}^\dagger$ the light alone would cool to $\bar{n}_f = 0$; with them, what is left is at least $(\kappa/4\Omega_m)^2$ at $\Delta = -\Omega_m$.`,
    premises: ['eq-exact-limit', 'eq-beam-splitter'],
    checks: [counterRotatingExactly, counterRotatingInNumbers],
  },
];
