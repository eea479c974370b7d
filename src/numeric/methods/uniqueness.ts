import { zeroMatrix } from '../dense.ts';
import type { Generator } from '../liouvillian.ts';
import { adjoint, forEachEntry, multiplySparse } from '../sparse.ts';
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
  const loss = zeroMatrix(d);
  let isDiagonal = true;
  for (const c of generator.jumps) {
    let lowers = true;
    forEachEntry(c, (i, j) => {
      lowers &&= excitations[i]! < excitations[j]!;
    });
    if (!lowers) continue;
    forEachEntry(multiplySparse(adjoint(c), c), (i, j, re, im) => {
      loss.re[i + d * j]! += re;
      loss.im[i + d * j]! += im;
      isDiagonal &&= i === j;
    });
  }
  const rates = isDiagonal
    ? Float64Array.from({ length: d }, (_, i) => loss.re[i * (d + 1)]!).sort()
    : hermitianEigenvalues(loss);
  return d === 1 || rates[1]! > 1e-10 * scale;
}
