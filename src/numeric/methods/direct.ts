import {
  applyReal,
  hermitianMatrix,
  type RealSparseMatrix,
  realLiouvillian,
  rowSumNorm,
  withTraceRow,
} from '../hermitian-coordinates.ts';
import { type Generator, liouvillianMatrix } from '../liouvillian.ts';
import { factoriseSparse, type SparseLU } from '../sparse-lu.ts';
import type {
  SolverSettings,
  SteadyStateEvidence,
  SteadyStateOutcome,
} from '../steady-state-outcome.ts';
import { assess } from './assess.ts';
import { DEGENERATE_GAP, norm, pseudoRandomVector, requireMemory } from './vectors.ts';

/**
 * One row of the Liouvillian replaced by the trace constraint, and the sparse system solved by LU.
 *
 * For a trace-preserving generator the diagonal rows of L add up to zero, so any one of them is redundant and
 * may be replaced; row (0, 0) is. The system is written in Hermitian coordinates (real, d² unknowns).
 *
 * If L has one zero eigenvalue only, the replaced matrix M is regular, and M⁻¹ on traceless matrices is the
 * inverse of L there. Power iteration with it gives the next eigenvalue; when that one is zero to rounding,
 * or M has no pivot, there is more than one steady state and the outcome is `degenerate`.
 *
 * Refused for other generators: the rows are then independent, and leaving one out changes the answer
 * (see `rowReplacementSpread`).
 */
export function direct(generator: Generator, settings: SolverSettings): SteadyStateOutcome {
  const dimension = generator.basis.dimension;
  const started: SteadyStateEvidence = {
    method: 'direct',
    dimension,
    unknowns: dimension ** 2,
    iterations: 0,
  };
  if (!generator.tracePreserving)
    return {
      kind: 'refused',
      reason:
        'the linear part of the generator does not preserve the trace, so no row of it is redundant and the answer would depend on the row replaced; use the method dominant',
      evidence: started,
    };
  requireMemory(generator, settings.maxBytes);
  const matrix = realLiouvillian(liouvillianMatrix(generator, settings.maxBytes));
  const generatorNorm = rowSumNorm(matrix);
  // The trace row is given the size of the others: an unscaled row would spoil the pivots of a stiff model.
  const scale = generatorNorm || 1;
  const replaced = withTraceRow(matrix, 0, scale);
  const factors = factoriseSparse(replaced, settings.maxBytes);
  const degenerate = (iterations: number, gap: number): SteadyStateOutcome => ({
    kind: 'degenerate',
    reason: `more than one steady state: the next eigenvalue of L is within ${gap.toExponential(1)} of zero, for a generator of norm ${generatorNorm.toExponential(1)}`,
    evidence: { ...started, iterations, generatorNorm, gap },
  });
  if (factors === undefined || !(factors.pivotRatio > 0)) return degenerate(0, 0);

  const gap = slowestRate(factors);
  if (!(gap.value > DEGENERATE_GAP * generatorNorm)) return degenerate(gap.solves, gap.value);

  const right = new Float64Array(matrix.size);
  right[0] = scale;
  const { x, solves } = refine(factors, replaced, right);
  return assess(
    generator,
    hermitianMatrix(x, dimension),
    {
      ...started,
      method: 'direct',
      iterations: gap.solves + solves,
      factorEntries: factors.entries,
      generatorNorm,
      eigenvalue: 0,
      gap: gap.value,
    },
    settings.tolerance,
  );
}

/** The modulus of the eigenvalue next to zero, by power iteration with M⁻¹ on traceless matrices. */
function slowestRate(factors: SparseLU): { readonly value: number; readonly solves: number } {
  const solves = 12;
  let x = pseudoRandomVector(factors.size);
  let logGrowth = 0;
  for (let k = 0; k < solves; k++) {
    const length = norm(x);
    const right = x.map((v) => v / length);
    // The replaced row: the next vector is to be traceless, and its first element follows from that.
    right[0] = 0;
    x = factors.solve(right);
    // A complex pair makes single steps oscillate; the mean over the second half does not.
    if (k >= solves / 2) logGrowth += Math.log(norm(x));
    if (!Number.isFinite(norm(x))) return { value: 0, solves: k + 1 };
  }
  return { value: Math.exp(-logGrowth / (solves / 2)), solves };
}

/** Solves with the factors, then refines against the matrix itself until the residual stops falling. */
function refine(
  factors: SparseLU,
  matrix: RealSparseMatrix,
  right: Float64Array,
): { readonly x: Float64Array; readonly solves: number } {
  let x = factors.solve(right);
  let best = Number.POSITIVE_INFINITY;
  for (let solves = 1; ; solves++) {
    const product = applyReal(matrix, x);
    const residual = right.map((v, i) => v - product[i]!);
    const size = norm(residual);
    if (!(size < best / 2) || solves > 4) return { x, solves };
    best = size;
    const correction = factors.solve(residual);
    x = x.map((v, i) => v + correction[i]!);
  }
}
