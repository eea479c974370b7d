/** The model in numbers, by ways that share nothing with the derivation: covariances, eigenvalues, density matrices. */

import { bindModel, fockBasis, type Model, settle, type Values } from 'ladderproof';
import {
  between,
  entryOf,
  type FloatNumber,
  floatNumber,
  inverseMatrix,
  matrixOf,
  multiplyMatrices,
} from 'ladderproof/claims';
import {
  applyGenerator,
  type ComplexMatrix,
  eigenvalues,
  expectation,
  gaussianExpectation,
  gaussianSteadyState,
  generatorOf,
  normalOrderedPower,
  operatorMatrix,
  quadraticModel,
  term,
  toDense,
  zeroMatrix,
} from 'ladderproof/numeric';
import { cavity, linearised } from './model.ts';

/** Parameters of the linearised model by name. */
export interface Point {
  readonly Omega_m: number;
  readonly Delta: number;
  readonly kappa: number;
  readonly g: number;
  readonly Gamma_m: number;
  readonly nbar_th: number;
}

export const valuesOf = (point: Point): Values => new Map(Object.entries(point));

/** Random parameters on the red side, without mechanical bath. */
export function redPoint(random: () => number): Point {
  const Omega_m = between(random, 0.5, 2);
  return {
    Omega_m,
    Delta: -Omega_m * between(random, 0.4, 1.8),
    kappa: Omega_m * between(random, 0.2, 2),
    g: 0,
    Gamma_m: 0,
    nbar_th: 0,
  };
}

/** ⟨b†b⟩ from the covariance matrix. Throws RangeError where there is no steady state. */
export function phonons(point: Point, model: Model = linearised): number {
  const outcome = gaussianSteadyState(bindModel(model, valuesOf(point)));
  if (outcome.kind !== 'exact') throw new RangeError(outcome.reason);
  return gaussianExpectation(normalOrderedPower(2, 1), outcome.moments).re;
}

/** The eigenvalues of the drift matrix of the quadratures. */
export function motions(point: Point): readonly { readonly re: number; readonly im: number }[] {
  const read = quadraticModel(bindModel(linearised, valuesOf(point)));
  if (read.kind !== 'quadratic') throw new RangeError(read.reason);
  return eigenvalues(read.model.drift);
}

/** The largest growth rate of a deviation: negative when the motion is stable. */
export const growth = (point: Point): number => Math.max(...motions(point).map(({ re }) => re));

/** The inverse of the response of b + b† to a force on it, −f(b + b†), at a frequency. */
export function inverseSusceptibility(point: Point, omega: number): FloatNumber {
  const read = quadraticModel(bindModel(linearised, valuesOf(point)));
  if (read.kind !== 'quadratic') throw new RangeError(read.reason);
  const { drift } = read.model;
  const size = drift.rows;
  const range = Array.from({ length: size }, (_, k) => k);
  const shifted = matrixOf(
    range.map((i) => range.map((j) => floatNumber(-drift.get(i, j), i === j ? -omega : 0))),
  );
  // Of the quadratures (x_a, x_b, p_a, p_b): b + b† = √2·x_b, and the force enters √2 strong in p_b.
  const { re, im } = entryOf(inverseMatrix(shifted), 1, 3);
  const norm = 2 * (re * re + im * im);
  return floatNumber(re / norm, -im / norm);
}

/** Damping and frequency of the motion that is mechanical for weak coupling, the least damped one. */
function mechanicalMotion(point: Point): { readonly damping: number; readonly frequency: number } {
  const slowest = motions(point).reduce((x, y) => (y.re > x.re ? y : x));
  return { damping: -2 * slowest.re, frequency: Math.abs(slowest.im) };
}

/** Couplings, in units of the smaller of κ and Ω_m, from which the limit of vanishing coupling is extrapolated. */
const COUPLINGS = [0.02, 0.01, 0.005] as const;

/** f at vanishing coupling for an f with an expansion in g², by Richardson's extrapolation. */
export function atWeakCoupling(point: Point, f: (at: Point) => number): number {
  const unit = Math.min(point.kappa, point.Omega_m);
  const [x, y, z] = COUPLINGS.map((part) => f({ ...point, g: part * unit })) as [
    number,
    number,
    number,
  ];
  const [first, second] = [(4 * y - x) / 3, (4 * z - y) / 3];
  return (16 * second - first) / 15;
}

/** What weak coupling makes of the mechanical mode, per g²: damping and shift from eigenvalues, rates from the covariance. */
export function weakCoupling(point: Point) {
  const damping = atWeakCoupling(
    point,
    (at) => (mechanicalMotion(at).damping - at.Gamma_m) / at.g ** 2,
  );
  const shift = atWeakCoupling(
    point,
    (at) => (mechanicalMotion(at).frequency - at.Omega_m) / at.g ** 2,
  );
  const occupation = atWeakCoupling({ ...point, Gamma_m: 0, nbar_th: 0 }, phonons);
  // n = A₊/(A₋ − A₊) and A₋ − A₊ is the damping.
  return { damping, shift, occupation, down: (occupation + 1) * damping, up: occupation * damping };
}

/** The cavity in Fock space: at most this many photons, since the vacuum and one photon are all that plays a part. */
const PHOTONS = 1;

/**
 * S(ω) = ∫dt e^{iωt}⟨N(t)N(0)⟩ of N = √n̄_cav(a + a†) by the quantum regression theorem: 2 Re Tr[N(−iω − L)⁻¹(Nρ)] with the
 * Liouvillian as a matrix and ρ the vacuum.
 */
export function spectrumByRegression(
  point: { readonly kappa: number; readonly Delta: number; readonly n_cav: number },
  omega: number,
): number {
  const { kappa, Delta, n_cav } = point;
  const model = bindModel(cavity, new Map(Object.entries({ kappa, Delta, n_cav })));
  const basis = fockBasis(1, { total: PHOTONS });
  const d = basis.dimension;
  const generator = generatorOf(model, basis);
  const unit = (k: number): ComplexMatrix => {
    const m = zeroMatrix(d);
    m.re[k] = 1;
    return m;
  };
  const columns = Array.from({ length: d * d }, (_, k) => applyGenerator(generator, unit(k)));
  const shifted = matrixOf(
    columns.map((_, i) =>
      columns.map((column, j) =>
        floatNumber(-column.re[i]!, -column.im[i]! - (i === j ? omega : 0)),
      ),
    ),
  );
  const root = Math.sqrt(n_cav);
  const N = toDense(operatorMatrix([term(root, 0, [1], [0]), term(root, 0, [0], [1])], basis));
  const after = multiplyMatrices(N, unit(0));
  const kicked = { ...after, rows: d * d, columns: 1 };
  const response = multiplyMatrices(inverseMatrix(shifted), kicked);
  let sum = 0;
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) sum += N.re[j + d * i]! * response.re[i + d * j]!;
  return 2 * sum;
}

/** ⟨b†b⟩ of the master equation in a Fock basis that grows until it settles. */
export function phononsInFockSpace(
  point: Point,
  start: number,
): { readonly value: number } | { readonly why: string } {
  const outcome = settle(
    bindModel(linearised, valuesOf(point)),
    { total: start },
    (state) =>
      state.kind === 'density'
        ? [expectation(normalOrderedPower(2, 1), state.basis, state.density)]
        : [undefined],
    { tolerance: 1e-4, maxStates: 120 },
  );
  const [reading] = outcome.readings;
  if (outcome.kind !== 'settled' || reading?.kind !== 'settled')
    return { why: outcome.kind === 'settled' ? 'no value' : outcome.reason };
  return { value: reading.value.re };
}

/** The complex eigenvalues of a 2 × 2 matrix by its trace and determinant. */
export function eigenfrequencies(m: ComplexMatrix): {
  readonly sum: FloatNumber;
  readonly product: FloatNumber;
} {
  const [p, q, r, s] = [entryOf(m, 0, 0), entryOf(m, 0, 1), entryOf(m, 1, 0), entryOf(m, 1, 1)];
  const times = (x: FloatNumber, y: FloatNumber) => ({
    re: x.re * y.re - x.im * y.im,
    im: x.re * y.im + x.im * y.re,
  });
  const [ps, qr] = [times(p, s), times(q, r)];
  return {
    sum: floatNumber(p.re + s.re, p.im + s.im),
    product: floatNumber(ps.re - qr.re, ps.im - qr.im),
  };
}

/** Where a function with one minimum between two points is smallest, by golden sections. */
export function minimum(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [x, y] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [atX, atY] = [f(x), f(y)];
  for (let k = 0; k < 45; k++) {
    if (atX < atY) {
      [b, y, atY] = [y, x, atX];
      x = b - ratio * (b - a);
      atX = f(x);
    } else {
      [a, x, atX] = [x, y, atY];
      y = a + ratio * (b - a);
      atY = f(y);
    }
  }
  return (a + b) / 2;
}
