import type { ComplexVector } from './dense.ts';
import { blockMatrix, type Sector } from './sector.ts';
import { hermitianEigenvalues } from './spectrum.ts';

/** Blocks up to this size get their eigenvalues; larger ones are tested by Cholesky factors. */
const EXACT = 64;

/**
 * The smallest eigenvalue of a Hermitian sector vector. For large blocks a lower bound: the nearest −10⁻ᵏ above which
 * the block plus 10⁻ᵏ has Cholesky factors, or 0 when the block itself has.
 */
export function smallestBlockEigenvalue(sector: Sector, x: ComplexVector): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const block of sector.blocks)
    if (block.size <= EXACT)
      smallest = Math.min(smallest, hermitianEigenvalues(blockMatrix(block, x))[0]!);
  for (const block of sector.blocks)
    if (block.size > EXACT) {
      const { size, offset } = block;
      let bound = 0;
      if (!hasCholesky(x, size, offset, 0)) {
        let exponent = -18;
        while (exponent < 3 && !hasCholesky(x, size, offset, 10 ** exponent)) exponent++;
        bound = -(10 ** exponent);
      }
      smallest = Math.min(smallest, bound);
    }
  return smallest;
}

/** Whether block + shift is positive definite: the outer-product form of Cholesky's method on a copy. */
function hasCholesky(x: ComplexVector, size: number, offset: number, shift: number): boolean {
  const re = x.re.slice(offset, offset + size * size);
  const im = x.im.slice(offset, offset + size * size);
  for (let j = 0; j < size; j++) {
    const at = size * j;
    const pivot = re[at + j]! + shift;
    if (!(pivot > 0)) return false;
    const scale = 1 / pivot;
    for (let column = j + 1; column < size; column++) {
      const a = re[at + column]! * scale;
      const b = -im[at + column]! * scale;
      if (a === 0 && b === 0) continue;
      const to = size * column;
      for (let i = column; i < size; i++) {
        const u = re[at + i]!;
        const v = im[at + i]!;
        re[to + i]! -= u * a - v * b;
        im[to + i]! -= u * b + v * a;
      }
    }
  }
  return true;
}
