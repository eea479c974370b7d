import type { ComplexMatrix } from './dense.ts';
import { coordinateTrace, hermitianMatrix, realLiouvillian } from './hermitian-coordinates.ts';
import { type Generator, liouvillianMatrix } from './liouvillian.ts';
import { requireMemory } from './methods/vectors.ts';
import { factoriseSparse } from './sparse-lu.ts';
import { hermitianEigenvalues } from './spectrum.ts';

/**
 * One answer of row replacement for a generator that does not preserve the trace.
 *
 * With row (k, k) replaced by Tr ρ = 1, every other row of L(ρ) = 0 holds, so L(ρ) = α|k⟩⟨k| and
 * ρ ∝ L⁻¹(|k⟩⟨k|): one factorisation of L itself gives the answers for all k.
 */
export interface RowReplacement {
  /** The basis state k whose row (k, k) was replaced. */
  readonly row: number;
  /** The solution, of trace one. Not a density matrix in general. */
  readonly density: ComplexMatrix;
  /** Smallest eigenvalue of `density`. */
  readonly smallestEigenvalue: number;
  /** α = (L ρ)_kk, the amount by which the row left out is violated. */
  readonly defect: number;
}

/**
 * The solutions of row replacement for each diagonal row, for a generator whose L is regular.
 *
 * @param rows the basis states whose rows are replaced; all by default
 * @returns one solution a row, or undefined when L is singular (then every row gives the same answer)
 * @throws InputError over the memory bound
 */
export function rowReplacementSpread(
  generator: Generator,
  rows: readonly number[] = Array.from({ length: generator.basis.dimension }, (_, k) => k),
  maxBytes = 2 ** 30,
): readonly RowReplacement[] | undefined {
  const d = generator.basis.dimension;
  requireMemory(generator, maxBytes);
  const matrix = realLiouvillian(liouvillianMatrix(generator, maxBytes));
  const factors = factoriseSparse(matrix, maxBytes);
  if (factors === undefined || !(factors.pivotRatio > 1e-14)) return undefined;
  return rows.map((row) => {
    const right = new Float64Array(d * d);
    right[row * (d + 1)] = 1;
    const solution = factors.solve(right);
    const sum = coordinateTrace(solution, d);
    const x = solution.map((v) => v / sum);
    const density = hermitianMatrix(x, d);
    return {
      row,
      density,
      smallestEigenvalue: hermitianEigenvalues(density)[0]!,
      defect: 1 / sum,
    };
  });
}
