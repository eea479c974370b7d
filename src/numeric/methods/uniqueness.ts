import { zeroMatrix } from '../dense.ts';
import type { Generator } from '../liouvillian.ts';
import {
  adjoint,
  forEachEntry,
  hasSingleRows,
  multiplySparse,
  type SparseMatrix,
} from '../sparse.ts';
import { hermitianEigenvalues } from '../spectrum.ts';

/**
 * Whether the jump operators alone prove that the steady state is unique.
 *
 * If there were two steady states there would be two with orthogonal supports, each support invariant under K
 * and under every c_k (B. Baumgartner and H. Narnhofer, J. Phys. A 41, 395303 (2008)). Take those c_k that lower
 * the total excitation number. They generate a nilpotent algebra, so by Engel's theorem each support contains a
 * common null vector of theirs. If the common null space is one-dimensional (the vacuum, when every mode has
 * loss), both supports contain it, and they are not orthogonal.
 *
 * Holds for the truncated generator as it is. False means only that this argument does not decide.
 *
 * @param scale loss rates below 10⁻¹⁰ of it count as zero
 */
export function lossProvesUniqueness(generator: Generator, scale: number): boolean {
  const { basis } = generator;
  const d = basis.dimension;
  const excitations = Int32Array.from({ length: d }, (_, i) =>
    basis.occupations
      .subarray(i * basis.modes, (i + 1) * basis.modes)
      .reduce((sum, n) => sum + n, 0),
  );
  const lowering = generator.jumps.filter((c) => {
    let lowers = true;
    forEachEntry(c, (i, j) => {
      lowers &&= excitations[i]! < excitations[j]!;
    });
    return lowers;
  });
  const rates = lossRates(lowering, d);
  return d === 1 || rates[1]! > 1e-10 * scale;
}

/** The eigenvalues of Σ c†c, ascending. */
function lossRates(jumps: readonly SparseMatrix[], d: number): Float64Array {
  if (jumps.every(hasSingleRows)) {
    const rates = new Float64Array(d);
    for (const { columnIndex, re, im } of jumps)
      for (let k = 0; k < columnIndex.length; k++)
        rates[columnIndex[k]!]! += re[k]! ** 2 + im[k]! ** 2;
    return rates.sort();
  }
  const loss = zeroMatrix(d);
  for (const c of jumps)
    forEachEntry(multiplySparse(adjoint(c), c), (i, j, re, im) => {
      loss.re[i + d * j]! += re;
      loss.im[i + d * j]! += im;
    });
  return hermitianEigenvalues(loss);
}
