import {
  applyReal,
  coordinateTrace,
  hermitianMatrix,
  type RealSparseMatrix,
  realLiouvillian,
  rowSumNorm,
  shifted,
} from '../hermitian-coordinates.ts';
import { type Generator, liouvillianMatrix } from '../liouvillian.ts';
import type { SparseMatrix } from '../sparse.ts';
import { factoriseSparse, type SparseLU } from '../sparse-lu.ts';
import { hermitianEigenvalues } from '../spectrum.ts';
import type {
  SolverSettings,
  SteadyStateEvidence,
  SteadyStateOutcome,
} from '../steady-state-outcome.ts';
import { assess } from './assess.ts';
import { DEGENERATE_GAP, dot, norm, pseudoRandomVector, requireMemory } from './vectors.ts';

/**
 * The eigenvector of the linear part L whose eigenvalue has the largest real part, by shift-invert iteration.
 *
 * Why that is the steady state. With the trace-correction term the equation is ρ̇ = L(ρ) − Tr[L(ρ)]ρ on
 * Tr ρ = 1, so ρ(t) = e^{Lt}ρ(0)/Tr(e^{Lt}ρ(0)), and a stationary ρ is an eigenvector: L(ρ) = λρ. As t grows
 * the part of ρ(0) along the eigenvalue of largest real part outgrows every other.
 *
 * Why shift-invert finds it. L(ρ) = −i(Kρ − ρK†) + Σ cρc† generates a completely positive semigroup, for any
 * K. By the Perron–Frobenius theorem for positive maps (Kreĭn–Rutman; Evans and Høegh-Krohn, J. London Math.
 * Soc. 17, 345 (1978)) the largest real part is itself an eigenvalue λ₀, with a positive semidefinite
 * eigenvector. For a real shift σ > λ₀, (σ − L)⁻¹ = ∫₀^∞ e^{−σt} e^{Lt} dt is again a positive map; an
 * eigenvalue λ of L has |σ − λ| ≥ σ − Re λ ≥ σ − λ₀, so λ₀ is the nearest to σ and power iteration with
 * (σ − L)⁻¹ converges to its eigenvector, through positive matrices all the way.
 *
 * The first shift. λ₀ = Tr L(ρ₀) = Tr(L†(1)ρ₀) ≤ λ_max(L†(1)), and Gershgorin's discs bound that from above.
 *
 * Later shifts, nearer to λ₀, are guesses and are verified: if (σ − L)Z = 1 has a solution Z ≥ 0, then
 * σ > λ₀. (With the left eigenvector ℓ₀ ≥ 0: (σ − λ₀)Tr(ℓ₀Z) = Tr ℓ₀ > 0 and Tr(ℓ₀Z) ≥ 0.)
 *
 * Attraction. λ₀ and ℓ₀ are deflated and the iteration repeated, which gives the next eigenvalue's distance.
 * When λ₀ is simple and ℓ₀ positive definite, no other eigenvalue shares its real part, since the eigenvalues
 * there form a finite subgroup of iℝ. A zero distance, or ℓ₀ orthogonal to ρ₀ (a Jordan block), is `degenerate`.
 *
 * Without the trace-correction term L(ρ) = λ₀ρ is stationary only for λ₀ = 0; otherwise `no-steady-state`.
 */
export function dominant(generator: Generator, settings: SolverSettings): SteadyStateOutcome {
  const d = generator.basis.dimension;
  requireMemory(generator, settings.maxBytes);
  const matrix = realLiouvillian(liouvillianMatrix(generator, settings.maxBytes));
  const generatorNorm = rowSumNorm(matrix);
  const started = {
    method: 'dominant',
    dimension: d,
    unknowns: d * d,
    generatorNorm,
  } satisfies Partial<SteadyStateEvidence>;
  const failed = (
    kind: 'not-converged' | 'no-steady-state' | 'degenerate',
    reason: string,
    evidence: Partial<SteadyStateEvidence>,
  ): SteadyStateOutcome => ({ kind, reason, evidence: { iterations: 0, ...started, ...evidence } });

  const bound = growthBound(generator.traceGrowth);
  let shift = bound + Math.max(1e-3 * generatorNorm, Number.MIN_VALUE);
  let factors = factoriseSparse(shifted(matrix, shift), settings.maxBytes);
  if (factors === undefined)
    return failed('not-converged', `the shifted generator at ${shift} has no LU factors`, {});
  let state = iterate(factors, identityCoordinates(d), d);
  let iterations = state.solves;
  // Each nearer shift costs a factorisation and takes the convergence ratio down a hundredfold: two pay for
  // themselves, more are for eigenvalues that crowd together.
  for (let round = 0; round < 2 || (round < 6 && !state.settled); round++) {
    const estimate = eigenvalueEstimate(matrix, state.x, d);
    const nearer = estimate + Math.max((shift - estimate) / 100, 1e-9 * generatorNorm);
    if (nearer >= shift) break;
    const candidate = factoriseSparse(shifted(matrix, nearer), settings.maxBytes);
    iterations++;
    if (candidate === undefined || !liesAbove(candidate, d)) break;
    shift = nearer;
    factors = candidate;
    state = iterate(factors, state.x, d);
    iterations += state.solves;
  }
  const eigenvalue = eigenvalueEstimate(matrix, state.x, d);

  const next = nextDistance(factors, state.x, d);
  iterations += next.solves;
  const gap = next.distance - (shift - eigenvalue);
  const evidence = { iterations, eigenvalue, gap, factorEntries: factors.entries };
  if (!(next.overlap > 1e-9))
    return failed(
      'degenerate',
      'the dominant eigenvalue is defective: its left and right eigenvectors are orthogonal',
      evidence,
    );
  if (!(gap > DEGENERATE_GAP * generatorNorm && gap > 1e-6 * (shift - eigenvalue)))
    return failed(
      'degenerate',
      `more than one attracting state: the next eigenvalue of L is within ${Math.max(gap, 0).toExponential(1)} of the dominant one, ${eigenvalue.toExponential(3)}, for a generator of norm ${generatorNorm.toExponential(1)}`,
      evidence,
    );

  const density = hermitianMatrix(state.x, d);
  if (!generator.traceCorrection && Math.abs(eigenvalue) > settings.tolerance * generatorNorm)
    return failed(
      'no-steady-state',
      `the trace changes at the rate ${eigenvalue.toExponential(3)} in the state that outlives the others, and the model carries no trace-correction term`,
      evidence,
    );
  return assess(generator, density, { ...started, ...evidence }, settings.tolerance);
}

/** Gershgorin: no eigenvalue of a Hermitian matrix exceeds the largest diagonal-plus-off-diagonal row sum. */
function growthBound(m: SparseMatrix): number {
  let bound = 0;
  for (let i = 0; i < m.rows; i++) {
    let sum = 0;
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++)
      sum += m.columnIndex[k] === i ? m.re[k]! : Math.hypot(m.re[k]!, m.im[k]!);
    bound = Math.max(bound, sum);
  }
  return bound;
}

function identityCoordinates(d: number): Float64Array {
  const x = new Float64Array(d * d);
  for (let i = 0; i < d; i++) x[i * (d + 1)] = 1;
  return x;
}

/** Tr L(ρ)/Tr ρ. */
function eigenvalueEstimate(matrix: RealSparseMatrix, x: Float64Array, d: number): number {
  return coordinateTrace(applyReal(matrix, x), d) / coordinateTrace(x, d);
}

/** Power iteration with the inverse until successive states of trace one agree to rounding. */
function iterate(
  factors: SparseLU,
  start: Float64Array,
  d: number,
): { readonly x: Float64Array; readonly solves: number; readonly settled: boolean } {
  const sum = coordinateTrace(start, d);
  let x = start.map((v) => v / sum);
  let last = Number.POSITIVE_INFINITY;
  for (let solves = 1; ; solves++) {
    const y = factors.solve(x);
    const total = coordinateTrace(y, d);
    const next = y.map((v) => v / total);
    const change = norm(next.map((v, k) => v - x[k]!));
    x = next;
    // Stagnation above rounding level is left to the residual check.
    const settled = change <= 1e-15 || (change < 1e-12 && change > last / 2);
    if (settled || solves >= 60 || !Number.isFinite(change)) return { x, solves, settled };
    last = change;
  }
}

/** The certificate that the factored shift exceeds the dominant eigenvalue: (σ − L)⁻¹(1) ≥ 0. */
function liesAbove(factors: SparseLU, d: number): boolean {
  const eigenvalues = hermitianEigenvalues(
    hermitianMatrix(factors.solve(identityCoordinates(d)), d),
  );
  const largest = eigenvalues[d - 1]!;
  return largest > 0 && eigenvalues[0]! >= -1e-10 * largest;
}

/** |σ − λ₁| for the eigenvalue next to the dominant one, and the overlap Tr(ℓ₀ρ₀)/(‖ℓ₀‖‖ρ₀‖). */
function nextDistance(
  factors: SparseLU,
  right: Float64Array,
  d: number,
): { readonly distance: number; readonly overlap: number; readonly solves: number } {
  let left = identityCoordinates(d);
  let solves = 0;
  for (; solves < 30; solves++) {
    const y = factors.solveTransposed(left);
    const size = norm(y);
    const next = y.map((v) => v / size);
    const change = norm(next.map((v, k) => v - left[k]!));
    left = next;
    if (!(change > 1e-13)) break;
  }
  const pairing = dot(left, right);
  const overlap = pairing / norm(right);
  const deflate = (x: Float64Array) => {
    const weight = dot(left, x) / pairing;
    return x.map((v, k) => v - weight * right[k]!);
  };
  const steps = 16;
  let x = deflate(pseudoRandomVector(d * d));
  let logGrowth = 0;
  for (let k = 0; k < steps; k++) {
    const size = norm(x);
    x = deflate(factors.solve(x.map((v) => v / size)));
    if (k >= steps / 2) logGrowth += Math.log(norm(x));
  }
  return { distance: Math.exp(-logGrowth / (steps / 2)), overlap, solves: solves + steps };
}
