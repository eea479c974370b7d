import { EigenvalueDecomposition, Matrix, SVD } from 'ml-matrix';
import { zeroMatrix } from './dense.ts';
import {
  attractingSolution,
  closedLoop,
  covarianceFlow,
  eigenvalues,
  frobenius,
  hamiltonianMatrix,
  inhomogeneity,
  lyapunov,
  momentRates,
  type PhaseSpaceMoments,
  traceGrowth,
} from './moment-equations.ts';
import { type GaussianMoments, momentsOf } from './moments.ts';
import type { NumericModel } from './operators.ts';
import { isHermitian, type QuadraticModel, quadraticModel } from './quadratic-model.ts';
import { integrateOde } from './runge-kutta.ts';
import { hermitianEigenvalues } from './spectrum.ts';

/** What was done, and what decides existence, uniqueness and stability. Fields that were not reached are absent. */
export interface GaussianEvidence {
  readonly method: 'gaussian';
  /** Number of modes. */
  readonly modes: number;
  /** The equation of the second moments: linear for Hermitian H, quadratic otherwise. */
  readonly equation: 'Lyapunov' | 'Riccati';
  /** Linear solves and inversions. */
  readonly iterations: number;
  /** Frobenius norm of the right-hand sides of the moment equations at the solution. */
  readonly residual?: number;
  /** Frobenius norm of the drift of deviations: the scale of the residual and of the stability exponent. */
  readonly driftNorm?: number;
  /** Largest real part of the eigenvalues of that drift. Deviations of the means die at it, of V at twice it. */
  readonly stabilityExponent?: number;
  /** Smallest eigenvalue of V + iΩ/2: not negative for a state (Robertson–Schrödinger), zero for a pure one. */
  readonly uncertainty?: number;
  /** Smallest eigenvalue of the Hermitian matrix ⟨δc_i†δc_j⟩. */
  readonly smallestOccupation?: number;
  /** 2 Im⟨H⟩, the eigenvalue of the linear part of the generator that the state belongs to. */
  readonly eigenvalue?: number;
  /** The time at which the moments that start from the vacuum diverge, in the unit of the model's rates. */
  readonly vacuumDivergesAt?: number;
}

/**
 * The exact first and second moments of the steady state, or why there are none.
 *
 * - `exact`: the only attracting stationary state, a Gaussian one. No truncation is involved.
 * - `no-steady-state`: the moments grow without bound, diverge at a finite time, or settle nowhere.
 * - `degenerate`: undamped motion, so that what remains depends on the initial state.
 * - `not-converged`: a solution was found but failed its check.
 * - `refused`: the model is not quadratic.
 */
export type GaussianOutcome =
  | {
      readonly kind: 'exact';
      readonly moments: GaussianMoments;
      readonly evidence: Required<Omit<GaussianEvidence, 'vacuumDivergesAt'>> &
        Pick<GaussianEvidence, 'vacuumDivergesAt'>;
    }
  | {
      readonly kind: 'no-steady-state' | 'degenerate' | 'not-converged' | 'refused';
      readonly reason: string;
      readonly evidence: GaussianEvidence;
    };

/** Real parts below this fraction of the drift's norm cannot be told from zero. */
const MARGINAL = 1e-12;
/** The same for the Hamiltonian matrix, whose double eigenvalues rounding splits by its square root. */
const MARGINAL_DOUBLE = 1e-8;

/**
 * The steady state of a quadratic model by its moments: the Hamiltonian at most quadratic in the creation and
 * annihilation operators (counter-rotating terms, squeezing and drives included; not necessarily Hermitian), the
 * jump operators at most linear.
 *
 * Hermitian H: the covariance obeys a Lyapunov equation. It has an attracting solution exactly when every eigenvalue
 * of the drift Z has a negative real part; that solution is then the only one, and every initial state with finite
 * second moments, Gaussian or not, ends there.
 *
 * Non-Hermitian H with the trace-correction term: a Riccati equation (see `QuadraticModel`). Of its solutions at most
 * one is attracting; it is found through the invariant subspace of the Hamiltonian matrix. It is a state when
 * V + iΩ/2 ≥ 0. The equation may also diverge at a finite time, when the trace of the unnormalised state does. It keeps
 * order (V₁ ≥ V₂ stays so), so every state below the attracting one converges to it; the vacuum is below it whenever
 * V ≥ ½, as without squeezing, and is followed in time otherwise.
 *
 * @throws InputError for a model that `requireModel` refuses
 */
export function gaussianSteadyState(model: NumericModel): GaussianOutcome {
  const started = { method: 'gaussian', modes: model.modes.length, iterations: 0 } as const;
  const read = quadraticModel(model);
  if (read.kind === 'not-quadratic')
    return {
      kind: 'refused',
      reason: `the model is not quadratic: ${read.reason}`,
      evidence: { ...started, equation: 'Lyapunov' },
    };
  return isHermitian(read.model)
    ? byLyapunov(withoutGrowth(read.model), started)
    : byRiccati(read.model, started);
}

/** Rounding in the anti-Hermitian part of a Hermitian H cleared. */
export function withoutGrowth(quadratic: QuadraticModel): QuadraticModel {
  return {
    ...quadratic,
    growth: Matrix.mul(quadratic.growth, 0),
    growthForce: Matrix.mul(quadratic.growthForce, 0),
    growthConstant: 0,
  };
}

type Started = Pick<GaussianEvidence, 'method' | 'modes' | 'iterations'>;

function byLyapunov(quadratic: QuadraticModel, started: Started): GaussianOutcome {
  const { drift } = quadratic;
  const driftNorm = frobenius(drift);
  const stabilityExponent = Math.max(...eigenvalues(drift).map(({ re }) => re));
  const evidence = { ...started, equation: 'Lyapunov', driftNorm, stabilityExponent } as const;
  if (Number.isNaN(stabilityExponent))
    return { kind: 'not-converged', reason: 'the drift has no Schur form', evidence };
  const marginal = MARGINAL * driftNorm;
  if (stabilityExponent > marginal)
    return {
      kind: 'no-steady-state',
      reason: `the moments grow without bound: the drift has an eigenvalue of real part ${short(stabilityExponent)}`,
      evidence,
    };
  if (!(stabilityExponent < -marginal)) return undamped(quadratic, evidence);
  const covariance = lyapunov(drift, quadratic.diffusion);
  if (covariance === undefined)
    return { kind: 'not-converged', reason: 'the Lyapunov equation is singular', evidence };
  return settle(quadratic, covariance, { ...evidence, iterations: 1 });
}

/** Eigenvalues of the drift on the imaginary axis: is that motion driven, and so unbounded, or free? */
function undamped(quadratic: QuadraticModel, evidence: GaussianEvidence): GaussianOutcome {
  const { drift, diffusion, force } = quadratic;
  const driftNorm = frobenius(drift);
  const all = eigenvalues(drift);
  let isHeated = false;
  let isForced = false;
  let isDefective = false;
  for (const { re, im } of all) {
    if (re < -MARGINAL * driftNorm) continue;
    // w†Z = λw†: the combination of quadratures moves by itself. In real form each w counts twice.
    const vectors = nullVectors(drift, re, im);
    const multiplicity = all.filter(
      (other) => Math.hypot(other.re - re, other.im - im) < 1e-6 * driftNorm,
    );
    if (vectors.length < 2 * multiplicity.length) isDefective = true;
    for (const [u, v] of vectors) {
      const heat = [u, v].reduce(
        (sum, w) => sum + w.transpose().mmul(diffusion).mmul(w).get(0, 0),
        0,
      );
      if (heat > MARGINAL * frobenius(diffusion)) isHeated = true;
      const isStill = Math.abs(im) <= 1e-6 * driftNorm;
      const push = Math.max(...[u, v].map((w) => Math.abs(w.transpose().mmul(force).get(0, 0))));
      if (isStill && push > 1e-9 * frobenius(force)) isForced = true;
    }
  }
  if (isHeated || isForced || isDefective)
    return {
      kind: 'no-steady-state',
      reason: `the moments grow without bound: undamped motion is ${isHeated ? 'heated' : isForced ? 'driven at resonance' : 'free, and spreads'}`,
      evidence,
    };
  return {
    kind: 'degenerate',
    reason:
      'more than one steady state: the drift has eigenvalues on the imaginary axis, undamped motion that keeps its initial state',
    evidence,
  };
}

/** Orthonormal pairs (u, v) with (Zᵀ − λ)(u + iv) = 0, from the singular vectors of its real form. */
function nullVectors(
  drift: Matrix,
  re: number,
  im: number,
): readonly (readonly [Matrix, Matrix])[] {
  const n = drift.rows;
  const shifted = drift.transpose().sub(Matrix.eye(n).mul(re));
  const embedded = Matrix.zeros(2 * n, 2 * n);
  embedded.setSubMatrix(shifted, 0, 0);
  embedded.setSubMatrix(shifted, n, n);
  embedded.setSubMatrix(Matrix.eye(n).mul(im), 0, n);
  embedded.setSubMatrix(Matrix.eye(n).mul(-im), n, 0);
  const { diagonal, rightSingularVectors } = new SVD(embedded);
  return diagonal.flatMap((value, k) => {
    if (value > 1e-7 * (frobenius(drift) || 1)) return [];
    const w = rightSingularVectors.getColumnVector(k);
    return [
      [w.subMatrix(0, n - 1, 0, 0).clone(), w.subMatrix(n, 2 * n - 1, 0, 0).clone()],
    ] as const;
  });
}

function byRiccati(quadratic: QuadraticModel, started: Started): GaussianOutcome {
  const hamiltonian = hamiltonianMatrix(quadratic);
  const driftNorm = frobenius(quadratic.drift);
  const evidence = { ...started, equation: 'Riccati', driftNorm } as const;
  const nearest = Math.min(...eigenvalues(hamiltonian).map(({ re }) => Math.abs(re)));
  const solution =
    nearest > MARGINAL_DOUBLE * frobenius(hamiltonian) ? attractingSolution(quadratic) : undefined;
  if (solution === undefined) {
    const flow = flowFromVacuum(quadratic);
    if (flow.kind === 'diverges')
      return { ...diverging(flow.time), evidence: { ...evidence, vacuumDivergesAt: flow.time } };
    if (flow.kind === 'settles')
      return {
        kind: 'degenerate',
        reason:
          'more than one steady state: from the vacuum the moments settle, but some of the motion is undamped and keeps its initial state',
        evidence,
      };
    return {
      kind: 'no-steady-state',
      reason: `no solution of the moment equations is attracting: from the vacuum they have not settled at the time ${short(flow.time)}`,
      evidence,
    };
  }
  const { covariance, iterations } = solution;
  const outcome = settle(quadratic, covariance, { ...evidence, iterations });
  if (outcome.kind === 'exact') {
    if (dominatesVacuum(covariance)) return outcome;
    const flow = flowFromVacuum(quadratic, covariance);
    return flow.kind === 'diverges'
      ? { ...outcome, evidence: { ...outcome.evidence, vacuumDivergesAt: flow.time } }
      : outcome;
  }
  if (outcome.kind !== 'no-steady-state' || outcome.evidence.eigenvalue !== undefined)
    return outcome;
  const flow = flowFromVacuum(quadratic);
  return flow.kind === 'diverges'
    ? {
        ...diverging(flow.time),
        evidence: { ...outcome.evidence, vacuumDivergesAt: flow.time },
      }
    : outcome;
}

function diverging(time: number) {
  return {
    kind: 'no-steady-state',
    reason: `the moments diverge: from the vacuum at the time ${short(time)}, with the trace of the unnormalised state`,
  } as const;
}

/** Means for the covariance, and the checks. */
function settle(
  quadratic: QuadraticModel,
  covariance: Matrix,
  started: GaussianEvidence,
): GaussianOutcome {
  const loop = closedLoop(quadratic, covariance);
  const stabilityExponent = Math.max(...eigenvalues(loop).map(({ re }) => re));
  const uncertainty = smallestUncertainty(covariance);
  const driftNorm = frobenius(loop);
  const found = { ...started, driftNorm, stabilityExponent, uncertainty };
  if (!(uncertainty >= -1e-9 * Math.max(1, frobenius(covariance))))
    return {
      kind: 'no-steady-state',
      reason: `the only attracting solution of the moment equations is no state: it breaks the uncertainty relation by ${short(uncertainty)}`,
      evidence: found,
    };
  const { force, growthForce } = quadratic;
  const drive = Matrix.add(force, covariance.mmul(growthForce).mul(2));
  const state: PhaseSpaceMoments = {
    covariance,
    means: frobenius(drive) === 0 ? drive : Matrix.mul(solveSystem(loop, drive), -1),
  };
  const rates = momentRates(quadratic, state);
  const residual = Math.hypot(frobenius(rates.means), frobenius(rates.covariance));
  const moments = momentsOf(state);
  const eigenvalue = traceGrowth(quadratic, state);
  const evidence = {
    ...found,
    residual,
    smallestOccupation: hermitianEigenvalues(moments.normal)[0]!,
    eigenvalue,
  };
  const scale = frobenius(inhomogeneity(quadratic)) + driftNorm * frobenius(covariance);
  if (!(residual <= 1e-9 * (scale + frobenius(drive))) || !(stabilityExponent < 0))
    return {
      kind: 'not-converged',
      reason: `the residual ${short(residual)} of the moment equations is too large for terms of size ${short(scale)}`,
      evidence,
    };
  if (!quadratic.traceCorrection && Math.abs(eigenvalue) > MARGINAL * driftNorm)
    return {
      kind: 'no-steady-state',
      reason: `the trace changes at the rate ${short(eigenvalue)} in the state that outlives the others, and the model carries no trace-correction term`,
      evidence,
    };
  return { kind: 'exact', moments, evidence };
}

function solveSystem(a: Matrix, b: Matrix): Matrix {
  return new SVD(a).solve(b);
}

/**
 * Smallest eigenvalue of V + iΩ/2, with V the covariance of the quadratures (x_1, …, x_n, p_1, …, p_n), ½ in vacuum, and Ω
 * their symplectic form: a negative one says that V belongs to no quantum state.
 */
export function smallestUncertainty(covariance: Matrix): number {
  const size = covariance.rows;
  const n = size / 2;
  const m = zeroMatrix(size);
  for (let j = 0; j < size; j++)
    for (let i = 0; i < size; i++) m.re[i + size * j] = covariance.get(i, j);
  for (let j = 0; j < n; j++) {
    m.im[j + size * (n + j)] = 0.5;
    m.im[n + j + size * j] = -0.5;
  }
  return hermitianEigenvalues(m)[0]!;
}

function dominatesVacuum(covariance: Matrix): boolean {
  const excess = Matrix.sub(covariance, Matrix.eye(covariance.rows).mul(0.5));
  const { realEigenvalues } = new EigenvalueDecomposition(excess, { assumeSymmetric: true });
  return Math.min(...realEigenvalues) >= -1e-12 * frobenius(covariance);
}

/**
 * Follows the covariance from the vacuum until it settles or diverges, or the steps allowed run out. It has settled when
 * it is near the attracting solution, and without one when it rests.
 */
function flowFromVacuum(
  quadratic: QuadraticModel,
  attracting?: Matrix,
): {
  readonly kind: 'settles' | 'diverges' | 'undecided';
  readonly time: number;
} {
  const n = 2 * quadratic.modes;
  const scale = frobenius(hamiltonianMatrix(quadratic)) || 1;
  const start = Float64Array.from(Matrix.eye(n).mul(0.5).to1DArray());
  const flow = covarianceFlow(quadratic);
  const rate = new Float64Array(n * n);
  const run = integrateOde((_, y, slope) => flow(y, slope), start, [0, 1e7 / scale], {
    relative: 1e-6,
    absolute: 1e-8,
    maxSteps: 10_000,
    onStep: (_, y) => {
      const size = Math.hypot(...y);
      if (size > HUGE) return 'diverges';
      if (attracting === undefined) flow(y, rate);
      const isSettled = attracting
        ? frobenius(Matrix.sub(Matrix.from1DArray(n, n, y), attracting)) < 1e-4 * size
        : Math.hypot(...rate) < 1e-10 * scale * size;
      return isSettled ? 'settles' : undefined;
    },
  });
  if (run.kind === 'finished' || run.reason === 'settles')
    return { kind: 'settles', time: run.time };
  const hasPole = Math.hypot(...run.y) > HUGE / 1e3;
  return { kind: hasPole ? 'diverges' : 'undecided', time: run.time };
}

/** A covariance beyond which it is taken to diverge. */
const HUGE = 1e9;

function short(x: number): string {
  return x.toPrecision(3);
}
