import { Matrix } from 'ml-matrix';
import { InputError } from '../algebra/errors.ts';
import { type ComplexMatrix, type ComplexVector, zeroMatrix, zeroVector } from './dense.ts';
import type { PhaseSpaceMoments } from './moment-equations.ts';
import type { ComplexValue } from './observables.ts';
import { requireOperator } from './operator-arithmetic.ts';
import type { NumericOperator } from './operators.ts';

/**
 * First and second moments of a state, for n modes.
 *
 * The second moments are those of the fluctuations δc = c − ⟨c⟩: ⟨c_i†c_j⟩ = normal_ij + means_i* means_j, and
 * ⟨c_i c_j⟩ = anomalous_ij + means_i means_j.
 */
export interface GaussianMoments {
  /** ⟨c_j⟩. */
  readonly means: ComplexVector;
  /** ⟨δc_i†δc_j⟩ at (i, j), a Hermitian matrix. */
  readonly normal: ComplexMatrix;
  /** ⟨δc_i δc_j⟩ at (i, j), a symmetric matrix; zero unless the model has counter-rotating terms or squeezing. */
  readonly anomalous: ComplexMatrix;
}

/** Means and covariances of quadratures, with a = (x + ip)/√2, as those of creation and annihilation operators. */
export function momentsOf({ means, covariance }: PhaseSpaceMoments): GaussianMoments {
  const n = means.rows / 2;
  const first = zeroVector(n);
  const normal = zeroMatrix(n);
  const anomalous = zeroMatrix(n);
  for (let i = 0; i < n; i++) {
    first.re[i] = means.get(i, 0) * Math.SQRT1_2;
    first.im[i] = means.get(n + i, 0) * Math.SQRT1_2;
    for (let j = 0; j < n; j++) {
      const xx = covariance.get(i, j);
      const pp = covariance.get(n + i, n + j);
      const xp = covariance.get(i, n + j);
      const px = covariance.get(n + i, j);
      const at = i + n * j;
      normal.re[at] = (xx + pp - (i === j ? 1 : 0)) / 2;
      normal.im[at] = (xp - px) / 2;
      anomalous.re[at] = (xx - pp) / 2;
      anomalous.im[at] = (xp + px) / 2;
    }
  }
  return { means: first, normal, anomalous };
}

/** From creation and annihilation operators to quadratures, the inverse of `momentsOf`. */
export function phaseSpaceOf({ means, normal, anomalous }: GaussianMoments): PhaseSpaceMoments {
  const n = means.re.length;
  const m = Matrix.zeros(2 * n, 1);
  const v = Matrix.zeros(2 * n, 2 * n);
  for (let i = 0; i < n; i++) {
    m.set(i, 0, means.re[i]! * Math.SQRT2);
    m.set(n + i, 0, means.im[i]! * Math.SQRT2);
    for (let j = 0; j < n; j++) {
      const at = i + n * j;
      const symmetrised = normal.re[at]! + (i === j ? 0.5 : 0);
      v.set(i, j, symmetrised + anomalous.re[at]!);
      v.set(n + i, n + j, symmetrised - anomalous.re[at]!);
      v.set(i, n + j, normal.im[at]! + anomalous.im[at]!);
      v.set(n + i, j, anomalous.im[at]! - normal.im[at]!);
    }
  }
  return { means: m, covariance: v };
}

/** The moments of a product of thermal states (`occupations`), displaced by `amplitudes`; vacuum by default. */
export function thermalMoments(
  modes: number,
  occupations: readonly number[] = [],
  amplitudes: readonly ComplexValue[] = [],
): GaussianMoments {
  const normal = zeroMatrix(modes);
  const means = zeroVector(modes);
  for (let j = 0; j < modes; j++) {
    const occupation = occupations[j] ?? 0;
    if (!(occupation >= 0 && Number.isFinite(occupation)))
      throw new InputError(
        `initial state: occupation ${occupation} of mode ${j + 1}; a finite number that is not negative is accepted`,
      );
    normal.re[j * (modes + 1)] = occupation;
    means.re[j] = amplitudes[j]?.re ?? 0;
    means.im[j] = amplitudes[j]?.im ?? 0;
  }
  return { means, normal, anomalous: zeroMatrix(modes) };
}

/**
 * ⟨O⟩ of a Gaussian state with these moments, by Wick's theorem for normal-ordered products: the sum over all ways to
 * pair some of the operators, each pair giving its second moment, and the others their means.
 *
 * Exact for every operator of the model when the state is Gaussian, as the steady state of a quadratic model is when
 * it is unique. For other states only orders one and two are, where no theorem is needed.
 *
 * @throws InputError for an operator that does not fit the modes
 */
export function gaussianExpectation(
  operator: NumericOperator,
  moments: GaussianMoments,
): ComplexValue {
  const n = moments.means.re.length;
  requireOperator(operator, n, 'observable');
  let re = 0;
  let im = 0;
  for (const t of operator) {
    const value = wick(
      [...repeat(t.creation, 0), ...repeat(t.annihilation, n)],
      moments,
      new Map<string, ComplexValue>(),
    );
    re += t.re * value.re - t.im * value.im;
    im += t.re * value.im + t.im * value.re;
  }
  return { re, im };
}

function repeat(powers: readonly number[], offset: number): readonly number[] {
  return powers.flatMap((power, j) => Array.from({ length: power }, () => offset + j));
}

/** ⟨product⟩ of ladder operators in normal order: index j is c_j†, index n + j is c_j. */
function wick(
  product: readonly number[],
  moments: GaussianMoments,
  known: Map<string, ComplexValue>,
): ComplexValue {
  const [first, ...rest] = product;
  if (first === undefined) return { re: 1, im: 0 };
  const key = product.join();
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  const n = moments.means.re.length;
  let re = 0;
  let im = 0;
  const add = (x: ComplexValue, remaining: readonly number[]) => {
    if (x.re === 0 && x.im === 0) return;
    const y = wick(remaining, moments, known);
    re += x.re * y.re - x.im * y.im;
    im += x.re * y.im + x.im * y.re;
  };
  const mean = { re: moments.means.re[first % n]!, im: moments.means.im[first % n]! };
  add(first < n ? { re: mean.re, im: -mean.im } : mean, rest);
  rest.forEach((other, k) => {
    add(
      pairing(first, other, moments),
      rest.filter((_, index) => index !== k),
    );
  });
  known.set(key, { re, im });
  return { re, im };
}

/** ⟨first second⟩ of the fluctuations, for two operators in normal order. */
function pairing(first: number, second: number, moments: GaussianMoments): ComplexValue {
  const n = moments.means.re.length;
  const at = (first % n) + n * (second % n);
  const { normal, anomalous } = moments;
  if (first < n && second >= n) return { re: normal.re[at]!, im: normal.im[at]! };
  const sign = first < n ? -1 : 1;
  return { re: anomalous.re[at]!, im: sign * anomalous.im[at]! };
}
