import { type ComplexMatrix, type ComplexVector, frobeniusNorm, zeroMatrix } from '../dense.ts';
import { addProduct, multiply, wholeBlock } from '../dense-multiply.ts';
import { type GmresResult, gmres, type PreconditionedProduct } from '../gmres.ts';
import {
  gradedInverse,
  gradedNoJump,
  gradedSlowest,
  triangularEigenvector,
} from '../graded-no-jump.ts';
import {
  coordinateTrace,
  hermitianCoordinates,
  hermitianMatrix,
} from '../hermitian-coordinates.ts';
import type { Generator } from '../liouvillian.ts';
import { mirrorUpper, solveLyapunovInPlace } from '../lyapunov.ts';
import { type SchurForm, schurForm } from '../schur.ts';
import { type SparseMatrix, toDense } from '../sparse.ts';
import type {
  SolverSettings,
  SteadyStateEvidence,
  SteadyStateOutcome,
} from '../steady-state-outcome.ts';
import { assess } from './assess.ts';
import { lossProvesUniqueness } from './uniqueness.ts';
import { DEGENERATE_GAP, norm, pseudoRandomVector, requireDenseMatrices } from './vectors.ts';

/**
 * GMRES on the master equation, preconditioned with the part of L between jumps.
 *
 * L = L₀ + J with L₀ρ = −i(Kρ − ρK†) and Jρ = Σ cρc†. One Schur form K = QTQ† makes (L₀ − σ)⁻¹ a change of
 * basis and a triangular Lyapunov equation: d³ work, where factorising L would take d⁴ to d⁶. In the unknown
 * y = (L₀ − σ)ρ, Lρ = 0 reads A y = 0 with A = 1 + (J + σ)(L₀ − σ)⁻¹, whose left null vector is the trace,
 * since Tr L(ρ) = 0. Adding u Tr(·), Tr u = 1, moves that one eigenvalue from 0 to 1 and leaves all others:
 * A′y = u has one solution, if L has one steady state. u is the state after a jump from the eigenvector of K that
 * decays most slowly, which at weak drive is nearly y itself. At σ = 0, −Tr y is the activity Tr(Jρ), which ρ ↦ −L₀⁻¹Jρ
 * conserves. The eigenvalues of A′ crowd around 1, and a handful of iterations is enough.
 *
 * Why the shift σ > 0. K has a real eigenvalue wherever there is a dark state, the undriven vacuum for one, and
 * L₀ is singular then. L₀ − σ never is: no eigenvalue of L₀ has a positive real part. σ is small against the
 * rates of decay, so it costs no iteration, and A is exact for any σ.
 *
 * Why Schur. At an exceptional point K has too few eigenvectors, and near one they are nearly parallel. Q is
 * unitary everywhere.
 *
 * All matrices are Hermitian, which halves the work: vectors are d² real coordinates, and of products known to be
 * Hermitian only the upper triangle is formed. The first solution is refined on the true residual Lρ, formed
 * with sparse K and c; that also gives small elements of ρ (photon triples at weak drive) their own accuracy.
 *
 * Where K barely lowers the excitation number (weak drive), L₀ is made from the rest of K alone, see
 * `graded-no-jump.ts`: as many iterations, each at a fraction of the work. What that does not bring down to rounding is
 * solved again with all of K.
 *
 * Uniqueness is proved from the jumps where possible (`lossProvesUniqueness`); otherwise the gap is estimated by
 * inverse iteration on traceless matrices, with the same preconditioner, and is part of the evidence.
 */
export function noJump(generator: Generator, settings: SolverSettings): SteadyStateOutcome {
  const d = generator.basis.dimension;
  const started: SteadyStateEvidence = {
    method: 'no-jump',
    dimension: d,
    unknowns: d * d,
    iterations: 0,
  };
  if (!generator.tracePreserving)
    return {
      kind: 'refused',
      reason:
        'the linear part of the generator does not preserve the trace, so it need not have the eigenvalue zero; use the method dominant',
      evidence: started,
    };
  const maxIterations = largestBasis(d, settings.maxBytes);
  const generatorNorm = generatorBound(generator);
  const degenerate = (iterations: number, gap: number): SteadyStateOutcome => ({
    kind: 'degenerate',
    reason: `more than one steady state: the next eigenvalue of L is within ${gap.toExponential(1)} of zero, for a generator of norm ${generatorNorm.toExponential(1)}`,
    evidence: { ...started, iterations, generatorNorm, gap },
  });
  // Without jumps every projector on an eigenvector of H is stationary.
  if (generator.jumps.length === 0) return degenerate(0, 0);
  const isUnique = lossProvesUniqueness(generator, generatorNorm);
  const graded = gradedSolution(generator, generatorNorm, maxIterations, isUnique);
  let iterations = graded?.iterations ?? 0;
  let found: Solved | undefined = graded?.isEnough ? graded : undefined;
  if (found === undefined) {
    const splitting = wholeSplitting(generator);
    if (splitting === undefined)
      return {
        kind: 'not-converged',
        reason: 'the no-jump part has no Schur form: its elements are not finite',
        evidence: started,
      };
    const krylov = krylovOf(splitting, d, maxIterations);
    found = withGap(stationaryState(generator, krylov, generatorNorm), krylov, isUnique);
    iterations += found.iterations;
  }
  const { coordinates } = found;
  const gap = found.gap?.value;
  if (gap !== undefined) {
    if (Number.isNaN(gap) || !Number.isFinite(generatorNorm))
      return {
        kind: 'not-converged',
        reason: 'the arithmetic overflows: parameters differ by too many orders of magnitude',
        evidence: { ...started, iterations },
      };
    if (!(gap > DEGENERATE_GAP * generatorNorm)) return degenerate(iterations, gap);
  }
  return assess(
    generator,
    hermitianMatrix(coordinates, d),
    {
      ...started,
      iterations,
      generatorNorm,
      eigenvalue: 0,
      ...(gap !== undefined && { gap }),
    },
    settings.tolerance,
  );
}

/** Refinement stops here, relative to ‖L‖‖ρ‖: the rounding of Lρ itself. */
const ROUNDING = 4 * Number.EPSILON;

interface Krylov {
  /** u, of trace one. */
  readonly start: Float64Array;
  /** x = (L₀ − σ)⁻¹y of the y with A′y = b. For traceless b that is an x with L x = b. Hermitian coordinates. */
  readonly solve: (right: Float64Array, tolerance: number) => GmresResult;
}

interface StationarySolution {
  readonly coordinates: Float64Array;
  readonly iterations: number;
  /** Whether what remains of Lρ is rounding. */
  readonly isRounding: boolean;
}

/** ρ of trace one with Lρ = 0, refined until the residual no longer falls. */
function stationaryState(
  generator: Generator,
  krylov: Krylov,
  generatorNorm: number,
): StationarySolution {
  const d = generator.basis.dimension;
  const jump = jumpAction(generator.jumps, d);
  const first = krylov.solve(krylov.start, 1e-7);
  let iterations = first.iterations;
  let coordinates = first.solution;
  let best = coordinates;
  let smallest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    const sum = coordinateTrace(coordinates, d);
    for (let k = 0; k < d * d; k++) coordinates[k]! /= sum;
    const rho = hermitianMatrix(coordinates, d);
    const image = jump(rho);
    addNoJumpAction(generator.noJump, rho, image);
    const residual = norm(image);
    if (!(residual < smallest)) break;
    const stalls = residual > smallest / 4;
    best = coordinates;
    smallest = residual;
    const isRounding = residual <= ROUNDING * generatorNorm * norm(coordinates);
    // One refinement at least: the first solution is accurate in norm only.
    if (stalls || (isRounding && round > 0)) break;
    const correction = krylov.solve(image, 1e-8);
    iterations += correction.iterations;
    coordinates = best.map((v, k) => v - correction.solution[k]!);
  }
  return {
    coordinates: best,
    iterations,
    isRounding: smallest <= ROUNDING * generatorNorm * norm(best),
  };
}

interface Solved extends StationarySolution {
  /** Estimated where uniqueness is not proved otherwise. */
  readonly gap?: Gap;
}

/** What is solved, and the gap unless it is known that there is one. */
function withGap(solved: StationarySolution, krylov: Krylov, isUnique: boolean): Solved {
  if (isUnique) return solved;
  const gap = slowestRate(krylov, solved.coordinates);
  return { ...solved, gap, iterations: solved.iterations + gap.iterations };
}

/**
 * By the graded splitting, which pays for weak drives; undefined where there is nothing to split. It is enough where
 * what remains is rounding and another steady state is out of the question; else all of K is to decide.
 */
function gradedSolution(
  generator: Generator,
  generatorNorm: number,
  maxIterations: number,
  isUnique: boolean,
): (Solved & { readonly isEnough: boolean }) | undefined {
  const splitting = gradedSplitting(generator);
  if (splitting === undefined) return undefined;
  const most = Math.min(maxIterations, GRADED_ITERATIONS);
  const krylov = krylovOf(splitting, generator.basis.dimension, most);
  const state = stationaryState(generator, krylov, generatorNorm);
  if (!state.isRounding) return { ...state, isEnough: false };
  const solved = withGap(state, krylov, isUnique);
  const { gap } = solved;
  const isClear = gap === undefined || (gap.isSolved && gap.value > CLEAR_GAP * generatorNorm);
  return { ...solved, isEnough: isClear };
}

/** A gap so far above a degenerate one that a rough estimate settles it. */
const CLEAR_GAP = 1e-6;

/** What needs more than this in one solve is not weakly driven; half as much is usual where it is. */
const GRADED_ITERATIONS = 24;

/** An estimate of the modulus of the eigenvalue next to zero. */
interface Gap {
  readonly value: number;
  readonly iterations: number;
  /** Whether every step of the inverse iteration was solved to its tolerance. */
  readonly isSolved: boolean;
}

/** By inverse iteration on traceless matrices. */
function slowestRate(krylov: Krylov, stationary: Float64Array): Gap {
  const d = Math.round(Math.sqrt(stationary.length));
  const traceless = (x: Float64Array) => {
    const sum = coordinateTrace(x, d);
    return x.map((v, k) => v - sum * stationary[k]!);
  };
  const steps = 8;
  let x = traceless(pseudoRandomVector(d * d));
  let iterations = 0;
  let logGrowth = 0;
  let isSolved = true;
  for (let k = 0; k < steps; k++) {
    const size = norm(x);
    const result = krylov.solve(
      x.map((v) => v / size),
      GAP_TOLERANCE,
    );
    iterations += result.iterations;
    isSolved &&= result.residual <= GAP_TOLERANCE;
    // A right-hand side outside the range: there is another left null vector.
    if (!(result.residual < 0.1) && result.pivotRatio < 1e-10)
      return { value: 0, iterations, isSolved };
    x = traceless(result.solution);
    // A complex pair makes single steps oscillate; the mean over the second half does not.
    if (k >= steps / 2) logGrowth += Math.log(norm(x));
  }
  return { value: Math.exp(-logGrowth / (steps / 2)), iterations, isSolved };
}

const GAP_TOLERANCE = 1e-2;

/** What is inverted in closed form, L₀ − σ, and what the iteration has to make good. */
interface Splitting {
  readonly shift: number;
  /** (L₀ − σ)⁻¹ in Hermitian coordinates, and as a matrix that lives until the next call. */
  readonly invert: (right: Float64Array) => {
    readonly coordinates: Float64Array;
    readonly matrix: ComplexMatrix;
  };
  /** L − L₀ on a Hermitian matrix, in Hermitian coordinates. */
  readonly rest: (rho: ComplexMatrix) => Float64Array;
  /** A state near the steady state at weak drive: the eigenvector of L₀'s K that decays most slowly. */
  readonly slowest: ComplexVector;
}

/** L₀ with the whole of K. */
function wholeSplitting({ noJump, jumps, basis }: Generator): Splitting | undefined {
  const d = basis.dimension;
  const schur = schurForm(toDense(noJump));
  if (schur === undefined) return undefined;
  const shift = SHIFT * meanDecay(schur.t);
  const invert = noJumpInverse(schur, shift);
  return {
    shift,
    invert: (right) => {
      const matrix = invert(hermitianMatrix(right, d));
      return { coordinates: hermitianCoordinates(matrix), matrix };
    },
    rest: jumpAction(jumps, d),
    slowest: slowestEigenvector(schur),
  };
}

/** L₀ with the part of K that does not lower the excitation number. */
function gradedSplitting({ noJump, jumps, basis }: Generator): Splitting | undefined {
  const d = basis.dimension;
  const graded = gradedNoJump(noJump, basis);
  if (graded === undefined) return undefined;
  const shift = SHIFT * meanDecay(graded.t);
  const jump = jumpAction(jumps, d);
  const { lowering } = graded;
  return {
    shift,
    invert: gradedInverse(graded, shift),
    rest: (rho) => {
      const image = jump(rho);
      addNoJumpAction(lowering, rho, image);
      return image;
    },
    slowest: gradedSlowest(graded),
  };
}

/** The mean rate at which the no-jump part loses probability. */
function meanDecay(t: ComplexMatrix): number {
  const d = t.rows;
  let decay = 0;
  for (let i = 0; i < d; i++) decay -= (2 * t.im[i * (d + 1)]!) / d;
  return decay;
}

function krylovOf(splitting: Splitting, d: number, maxIterations: number): Krylov {
  const { shift, invert, rest } = splitting;
  const slowest = projector(splitting.slowest);
  const start = rest(slowest);
  const own = hermitianCoordinates(slowest);
  for (let k = 0; k < d * d; k++) start[k]! += shift * own[k]!;
  const length = coordinateTrace(start, d);
  for (let k = 0; k < d * d; k++) start[k]! /= length;
  const apply = (v: Float64Array): PreconditionedProduct => {
    const { coordinates: preconditioned, matrix } = invert(v);
    const image = rest(matrix);
    const sum = coordinateTrace(v, d);
    for (let k = 0; k < d * d; k++)
      image[k]! += v[k]! + shift * preconditioned[k]! + sum * start[k]!;
    return { image, preconditioned };
  };
  return {
    start,
    solve: (right, tolerance) => gmres(apply, right, { tolerance, maxIterations, patience: 40 }),
  };
}

/** σ as a fraction of the mean rate at which the no-jump part loses probability. */
const SHIFT = 1e-3;

/**
 * The inverse of ρ ↦ −i(Kρ − ρK†) − σρ on Hermitian matrices, from the Schur form of K.
 *
 * With A = −iT − σ/2 and X = QCQ†, the equation is AY + YA† = C for Q†ρQ = Y.
 */
function noJumpInverse({ t, q }: SchurForm, shift: number): (x: ComplexMatrix) => ComplexMatrix {
  const d = t.rows;
  const a: ComplexMatrix = { rows: d, columns: d, re: t.im.slice(), im: t.re.map((v) => -v) };
  for (let i = 0; i < d; i++) a.re[i * (d + 1)]! -= shift / 2;
  const Q = wholeBlock(q);
  const half = zeroMatrix(d);
  const inner = zeroMatrix(d);
  const clear = (m: ComplexMatrix) => {
    m.re.fill(0);
    m.im.fill(0);
  };
  return (x) => {
    clear(half);
    clear(inner);
    addProduct(wholeBlock(x), 'plain', Q, 'plain', 1, wholeBlock(half));
    addProduct(Q, 'adjoint', wholeBlock(half), 'plain', 1, wholeBlock(inner), 'upper');
    solveLyapunovInPlace(a, inner);
    clear(half);
    addProduct(Q, 'plain', wholeBlock(inner), 'plain', 1, wholeBlock(half));
    const out = zeroMatrix(d);
    addProduct(wholeBlock(half), 'plain', Q, 'adjoint', 1, wholeBlock(out), 'upper');
    mirrorUpper(out);
    return out;
  };
}

/** The eigenvector of K = QTQ† whose eigenvalue has the largest imaginary part, or a vector near it. */
function slowestEigenvector({ t, q }: SchurForm): ComplexVector {
  const d = t.rows;
  let slowest = 0;
  for (let i = 0; i < d; i++) if (t.im[i * (d + 1)]! > t.im[slowest * (d + 1)]!) slowest = i;
  const x = triangularEigenvector(t, slowest);
  const vector = multiply(q, { rows: d, columns: 1, ...x });
  const length = frobeniusNorm(vector);
  return { re: vector.re.map((v) => v / length), im: vector.im.map((v) => v / length) };
}

/** |ψ⟩⟨ψ|. */
function projector({ re, im }: ComplexVector): ComplexMatrix {
  const d = re.length;
  const out = zeroMatrix(d);
  for (let j = 0; j < d; j++)
    for (let i = 0; i < d; i++) {
      out.re[i + d * j] = re[i]! * re[j]! + im[i]! * im[j]!;
      out.im[i + d * j] = im[i]! * re[j]! - re[i]! * im[j]!;
    }
  return out;
}

/** ρ ↦ Σ cρc† for Hermitian ρ, in Hermitian coordinates. Pairs of stored elements of one jump operator. */
function jumpAction(
  jumps: readonly SparseMatrix[],
  d: number,
): (rho: ComplexMatrix) => Float64Array {
  return (rho) => {
    const out = new Float64Array(d * d);
    for (const c of jumps)
      for (let l = 0; l < d; l++)
        for (let q = c.rowStart[l]!; q < c.rowStart[l + 1]!; q++) {
          const s = c.re[q]!;
          const t = -c.im[q]!;
          const column = d * c.columnIndex[q]!;
          for (let i = 0; i < l; i++)
            for (let p = c.rowStart[i]!; p < c.rowStart[i + 1]!; p++) {
              const at = column + c.columnIndex[p]!;
              const x = s * rho.re[at]! - t * rho.im[at]!;
              const y = s * rho.im[at]! + t * rho.re[at]!;
              out[i + d * l]! += Math.SQRT2 * (c.re[p]! * x - c.im[p]! * y);
              out[l + d * i]! += Math.SQRT2 * (c.re[p]! * y + c.im[p]! * x);
            }
          for (let p = c.rowStart[l]!; p < c.rowStart[l + 1]!; p++) {
            const at = column + c.columnIndex[p]!;
            const x = s * rho.re[at]! - t * rho.im[at]!;
            const y = s * rho.im[at]! + t * rho.re[at]!;
            out[l * (d + 1)]! += c.re[p]! * x - c.im[p]! * y;
          }
        }
    return out;
  };
}

/** Adds −i(Kρ − ρK†), in Hermitian coordinates, to `out` (mutated), for Hermitian ρ. */
function addNoJumpAction(k: SparseMatrix, rho: ComplexMatrix, out: Float64Array): void {
  const d = rho.rows;
  for (let i = 0; i < d; i++)
    for (let p = k.rowStart[i]!; p < k.rowStart[i + 1]!; p++) {
      // M = −iKρ, row i: the elements ρ_lj are the conjugates of column l.
      const a = Math.SQRT2 * k.im[p]!;
      const b = -Math.SQRT2 * k.re[p]!;
      const column = d * k.columnIndex[p]!;
      for (let j = 0; j < i; j++) {
        const x = rho.re[column + j]!;
        const y = -rho.im[column + j]!;
        out[j + d * i]! += a * x - b * y;
        out[i + d * j]! -= a * y + b * x;
      }
      out[i * (d + 1)]! += Math.SQRT2 * (a * rho.re[column + i]! + b * rho.im[column + i]!);
      for (let j = i + 1; j < d; j++) {
        const x = rho.re[column + j]!;
        const y = -rho.im[column + j]!;
        out[i + d * j]! += a * x - b * y;
        out[j + d * i]! += a * y + b * x;
      }
    }
}

/** Row sums: no row of L on column-stacked vectors exceeds this in absolute value. */
function generatorBound({ noJump: k, jumps }: Generator): number {
  const d = k.rows;
  const rowSums = (m: SparseMatrix) => {
    const sums = new Float64Array(d);
    for (let i = 0; i < d; i++)
      for (let p = m.rowStart[i]!; p < m.rowStart[i + 1]!; p++)
        sums[i]! += Math.hypot(m.re[p]!, m.im[p]!);
    return sums;
  };
  const between = rowSums(k);
  const jumpSums = jumps.map(rowSums);
  let bound = 0;
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      let sum = between[i]! + between[j]!;
      for (const c of jumpSums) sum += c[i]! * c[j]!;
      bound = Math.max(bound, sum);
    }
  return bound;
}

/** The number of Krylov vectors that fit beside the dense matrices. */
function largestBasis(d: number, maxBytes: number): number {
  requireDenseMatrices(d, maxBytes);
  const matrix = 16 * d * d;
  return Math.min(300, Math.floor((maxBytes - 12 * matrix) / matrix));
}
