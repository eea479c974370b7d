import { inverse, Matrix, solve } from 'ml-matrix';
import { zeroMatrix } from './dense.ts';
import { largest, type QuadraticModel, symplecticForm } from './quadratic-model.ts';
import { schurEigenvalues, schurForm } from './schur.ts';

/**
 * The moment equations of `QuadraticModel` and their stationary solutions.
 */

/** Means m (2n × 1) and symmetrised covariance V (2n × 2n) of the quadratures. */
export interface PhaseSpaceMoments {
  readonly means: Matrix;
  readonly covariance: Matrix;
}

/** ṁ and V̇. */
export function momentRates(
  quadratic: QuadraticModel,
  { means, covariance }: PhaseSpaceMoments,
): PhaseSpaceMoments {
  const { drift, force, growth, growthForce } = quadratic;
  const pull = Matrix.add(growth.mmul(means), growthForce);
  return {
    means: drift.mmul(means).add(force).add(covariance.mmul(pull).mul(2)),
    covariance: covarianceRate(quadratic, covariance),
  };
}

/** V̇ = ZV + VZᵀ + D + 2VsV + ½ΩsΩ, symmetric also in rounding. */
export function covarianceRate(quadratic: QuadraticModel, v: Matrix): Matrix {
  // (Z + Vs)V and its transpose add up to everything but the constant.
  const half = Matrix.add(quadratic.drift, v.mmul(quadratic.growth)).mmul(v);
  return Matrix.add(half, half.transpose()).add(inhomogeneity(quadratic));
}

/**
 * The same, to the same bits, for an integration, which asks ten thousand times: V and V̇ row by row, into the array
 * given, without a matrix made on the way.
 */
export function covarianceFlow(
  quadratic: QuadraticModel,
): (v: Float64Array, rate: Float64Array) => void {
  const n = 2 * quadratic.modes;
  const rowsOf = (matrix: Matrix) => Float64Array.from(matrix.to1DArray());
  const drift = rowsOf(quadratic.drift);
  const growth = rowsOf(quadratic.growth);
  const driven = rowsOf(inhomogeneity(quadratic));
  const row = new Float64Array(n);
  const half = new Float64Array(n * n);
  return (v, rate) => {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        let sum = 0;
        for (let l = 0; l < n; l++) sum += v[n * i + l]! * growth[n * l + k]!;
        row[k] = drift[n * i + k]! + sum;
      }
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += row[k]! * v[n * k + j]!;
        half[n * i + j] = sum;
      }
    }
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        rate[n * i + j] = half[n * i + j]! + half[n * j + i]! + driven[n * i + j]!;
  };
}

/** Q = D + ½ΩsΩ, what drives V. */
export function inhomogeneity({ modes, diffusion, growth }: QuadraticModel): Matrix {
  const omega = symplecticForm(modes);
  return omega.mmul(growth).mmul(omega).mul(0.5).add(diffusion);
}

/** Z + 2Vs, the drift of small deviations from a solution: δV̇ = AδV + δVAᵀ. */
export function closedLoop({ drift, growth }: QuadraticModel, v: Matrix): Matrix {
  return Matrix.add(drift, v.mmul(growth).mul(2));
}

/** 2⟨S⟩, the rate at which the linear part of the generator lets the trace grow. */
export function traceGrowth(quadratic: QuadraticModel, moments: PhaseSpaceMoments): number {
  const { growth, growthForce, growthConstant } = quadratic;
  const { means, covariance } = moments;
  const fromCovariance = growth.mmul(covariance).trace();
  const quadraticMean = means.transpose().mmul(growth).mmul(means).get(0, 0);
  const linearMean = growthForce.transpose().mmul(means).get(0, 0);
  return fromCovariance + quadraticMean + 2 * linearMean + 2 * growthConstant;
}

/** V with AV + VAᵀ + Q = 0; undefined when two eigenvalues of A add up to zero to rounding. */
export function lyapunov(a: Matrix, q: Matrix): Matrix | undefined {
  const n = a.rows;
  // Unknowns V_ij with i ≤ j, all at once: a handful of modes has few.
  const at = (i: number, j: number) => (i <= j ? (j * (j + 1)) / 2 + i : (i * (i + 1)) / 2 + j);
  const size = (n * (n + 1)) / 2;
  const system = Matrix.zeros(size, size);
  const right = Matrix.zeros(size, 1);
  for (let j = 0; j < n; j++)
    for (let i = 0; i <= j; i++) {
      const row = at(i, j);
      right.set(row, 0, -q.get(i, j));
      for (let k = 0; k < n; k++) {
        const left = at(k, j);
        system.set(row, left, system.get(row, left) + a.get(i, k));
        const other = at(i, k);
        system.set(row, other, system.get(row, other) + a.get(j, k));
      }
    }
  let x: Matrix;
  try {
    x = solve(system, right);
  } catch {
    // ml-matrix throws for a matrix that is exactly singular.
    return undefined;
  }
  const v = Matrix.zeros(n, n);
  for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) v.set(i, j, x.get(at(i, j), 0));
  return allFinite(v) ? v : undefined;
}

/**
 * The Hamiltonian matrix [[−Zᵀ, −2s], [Q, Z]] of the Riccati equation: V = YX⁻¹ solves it when (X, Y) obeys the linear
 * equation of this matrix, and its eigenvalues come in pairs ±λ.
 */
export function hamiltonianMatrix(quadratic: QuadraticModel): Matrix {
  const { drift, growth } = quadratic;
  const n = drift.rows;
  const m = Matrix.zeros(2 * n, 2 * n);
  m.setSubMatrix(drift.transpose().mul(-1), 0, 0);
  m.setSubMatrix(Matrix.mul(growth, -2), 0, n);
  m.setSubMatrix(inhomogeneity(quadratic), n, 0);
  m.setSubMatrix(drift, n, n);
  return m;
}

/**
 * The solution of the Riccati equation whose closed loop is stable: there is at most one.
 *
 * It is V = YX⁻¹ for (X, Y) spanning the invariant subspace of the Hamiltonian matrix that belongs to its eigenvalues
 * of positive real part (those of −Aᵀ with A the closed loop), which the matrix sign function projects on, sound where
 * eigenvectors coalesce too (J. D. Roberts, Int. J. Control 32, 677 (1980)). Newton's method takes it to rounding.
 *
 * @returns undefined when eigenvalues on the imaginary axis leave no such subspace, or X is singular
 */
export function attractingSolution(
  quadratic: QuadraticModel,
): { readonly covariance: Matrix; readonly iterations: number } | undefined {
  const n = 2 * quadratic.modes;
  const sign = matrixSign(hamiltonianMatrix(quadratic));
  if (sign === undefined) return undefined;
  // (sign − 1)(X, Y) = 0 with X = 1 is overdetermined; the normal equations are regular when X is.
  const right = sign.value.subMatrix(0, 2 * n - 1, n, 2 * n - 1).clone();
  const left = sign.value
    .subMatrix(0, 2 * n - 1, 0, n - 1)
    .clone()
    .mul(-1);
  for (let i = 0; i < n; i++) {
    right.set(n + i, i, right.get(n + i, i) - 1);
    left.set(i, i, left.get(i, i) + 1);
  }
  let v: Matrix;
  try {
    v = solve(right, left, true);
  } catch {
    return undefined;
  }
  if (!allFinite(v)) return undefined;
  v = Matrix.add(v, v.transpose()).mul(0.5);
  let residual = largest(covarianceRate(quadratic, v));
  let iterations = sign.iterations;
  for (let round = 0; round < 8; round++) {
    const correction = lyapunov(closedLoop(quadratic, v), covarianceRate(quadratic, v));
    if (correction === undefined) break;
    const next = Matrix.add(v, correction);
    const left = largest(covarianceRate(quadratic, next));
    iterations++;
    if (!(left < residual)) break;
    v = next;
    residual = left;
  }
  return { covariance: v, iterations };
}

/** Newton's iteration S ← ½(cS + (cS)⁻¹) for the matrix sign function, with Higham's norm scaling. */
function matrixSign(
  m: Matrix,
): { readonly value: Matrix; readonly iterations: number } | undefined {
  let s = m;
  const n = m.rows;
  for (let iterations = 1; iterations <= 60; iterations++) {
    let reciprocal: Matrix;
    try {
      reciprocal = inverse(s);
    } catch {
      return undefined;
    }
    const c = Math.sqrt(frobenius(reciprocal) / frobenius(s));
    const next = Matrix.mul(s, c / 2).add(reciprocal.mul(1 / (2 * c)));
    if (!allFinite(next)) return undefined;
    const change = frobenius(Matrix.sub(next, s)) / frobenius(next);
    s = next;
    if (change < 1e-13 * n) return { value: s, iterations };
    // Near convergence the scaling is 1 anyway; rounding may keep the change above the bound.
    if (iterations > 40 && change < 1e-8) return { value: s, iterations };
  }
  return undefined;
}

/**
 * The eigenvalues of a real matrix, through the complex Schur form: ml-matrix' own iteration has no bound and was seen not
 * to end near exceptional points. NaN when the Schur form does not converge either.
 */
export function eigenvalues(m: Matrix): readonly { readonly re: number; readonly im: number }[] {
  const n = m.rows;
  const copy = zeroMatrix(n);
  for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) copy.re[i + n * j] = m.get(i, j);
  const schur = schurForm(copy);
  if (schur === undefined) return Array.from({ length: n }, () => ({ re: NaN, im: NaN }));
  const { re, im } = schurEigenvalues(schur);
  return Array.from(re, (x, k) => ({ re: x, im: im[k]! }));
}

/** The Frobenius norm. */
export function frobenius(m: Matrix): number {
  return m.norm('frobenius');
}

function allFinite(m: Matrix): boolean {
  return m.to1DArray().every(Number.isFinite);
}
