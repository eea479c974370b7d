import { type ComplexMatrix, type ComplexVector, frobeniusNorm, zeroMatrix } from './dense.ts';
import { multiply } from './dense-multiply.ts';
import { solveLyapunovInPlace } from './lyapunov.ts';
import { schurForm } from './schur.ts';
import type { Piece, Sector, SectorBlock } from './sector.ts';

/**
 * Solves −i(KX − XK†) − shift·X = R on one block, for Hermitian R, in place: AX + XA† = R with A = −iK − shift/2.
 */
export type BlockSolver = (x: ComplexVector, shift: number) => void;

/** Entries of K below the diagonal up to this fraction of its norm are rounding of the rotation. */
const TRIANGULAR = 1e-11;

/** The solver for a block: sparse substitution where K is upper triangular, a Schur form elsewhere. */
export function blockSolver(sector: Sector, noJump: Piece | undefined, block: number): BlockSolver {
  const at = sector.blocks[block]!;
  if (noJump === undefined) return (x, shift) => scaleBlock(at, x, -1 / shift);
  return isUpperTriangular(noJump) ? substitution(at, noJump) : throughSchur(at, noJump);
}

function isUpperTriangular(piece: Piece): boolean {
  const bound = TRIANGULAR * frobeniusNorm(piece);
  for (let i = 0; i + 1 < piece.rowStart.length; i++)
    for (let k = piece.rowStart[i]!; k < piece.rowStart[i + 1]!; k++)
      if (piece.columnIndex[k]! < i && Math.hypot(piece.re[k]!, piece.im[k]!) > bound) return false;
  return true;
}

function scaleBlock({ size, offset }: SectorBlock, x: ComplexVector, factor: number): void {
  for (let k = offset; k < offset + size * size; k++) {
    x.re[k]! *= factor;
    x.im[k]! *= factor;
  }
}

/**
 * Columns from last to first: what later columns contribute, then back substitution down to the diagonal. What lies
 * below it is the mirror image of columns already solved. The cost is d² times the entries a row.
 */
function substitution({ size, offset }: SectorBlock, noJump: Piece): BlockSolver {
  // A without its shift: −iK, strictly upper part and diagonal apart.
  const diagonalRe = new Float64Array(size);
  const diagonalIm = new Float64Array(size);
  const rowStart = new Int32Array(size + 1);
  const columnIndex: number[] = [];
  const upperRe: number[] = [];
  const upperIm: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let k = noJump.rowStart[i]!; k < noJump.rowStart[i + 1]!; k++) {
      const column = noJump.columnIndex[k]!;
      if (column === i) {
        diagonalRe[i] = noJump.im[k]!;
        diagonalIm[i] = -noJump.re[k]!;
      } else if (column > i) {
        columnIndex.push(column);
        upperRe.push(noJump.im[k]!);
        upperIm.push(-noJump.re[k]!);
      }
    }
    rowStart[i + 1] = columnIndex.length;
  }
  const columns = Int32Array.from(columnIndex);
  const aRe = Float64Array.from(upperRe);
  const aIm = Float64Array.from(upperIm);
  return ({ re, im }, shift) => {
    for (let column = size - 1; column >= 0; column--) {
      const at = offset + size * column;
      // − Σ_m X_im A*_column,m over the later columns m.
      for (let k = rowStart[column]!; k < rowStart[column + 1]!; k++) {
        const from = offset + size * columns[k]!;
        const a = aRe[k]!;
        const b = -aIm[k]!;
        for (let i = 0; i <= column; i++) {
          const u = re[from + i]!;
          const v = im[from + i]!;
          re[at + i]! -= a * u - b * v;
          im[at + i]! -= a * v + b * u;
        }
      }
      const wRe = diagonalRe[column]! - shift;
      const wIm = -diagonalIm[column]!;
      for (let i = column; i >= 0; i--) {
        let x = re[at + i]!;
        let y = im[at + i]!;
        for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
          const j = at + columns[k]!;
          const a = aRe[k]!;
          const b = aIm[k]!;
          x -= a * re[j]! - b * im[j]!;
          y -= a * im[j]! + b * re[j]!;
        }
        const dRe = diagonalRe[i]! + wRe;
        const dIm = diagonalIm[i]! + wIm;
        const square = dRe * dRe + dIm * dIm;
        re[at + i] = (x * dRe + y * dIm) / square;
        im[at + i] = (y * dRe - x * dIm) / square;
      }
      im[at + column] = 0;
      for (let i = 0; i < column; i++) {
        re[offset + column + size * i] = re[at + i]!;
        im[offset + column + size * i] = -im[at + i]!;
      }
    }
  };
}

/** X = QYQ† with K = QTQ†, and the triangular equation for Y: cubic in the block's size. */
function throughSchur({ size, offset }: SectorBlock, noJump: Piece): BlockSolver {
  const k = zeroMatrix(size);
  for (let i = 0; i < size; i++)
    for (let p = noJump.rowStart[i]!; p < noJump.rowStart[i + 1]!; p++) {
      k.re[i + size * noJump.columnIndex[p]!] = noJump.re[p]!;
      k.im[i + size * noJump.columnIndex[p]!] = noJump.im[p]!;
    }
  const schur = schurForm(k);
  if (schur === undefined) throw new RangeError('Schur form: the iteration did not converge');
  const { t, q } = schur;
  return (x, shift) => {
    const end = offset + size * size;
    const right = (m: ComplexVector): ComplexMatrix => ({ rows: size, columns: size, ...m });
    const block = right({ re: x.re.slice(offset, end), im: x.im.slice(offset, end) });
    const a = right({ re: Float64Array.from(t.im), im: t.re.map((v) => -v) });
    for (let i = 0; i < size; i++) a.re[i * (size + 1)]! -= shift / 2;
    const y = multiply(multiply(q, block, 'adjoint'), q);
    solveLyapunovInPlace(a, y);
    const solved = multiply(multiply(q, y), q, 'plain', 'adjoint');
    x.re.set(solved.re, offset);
    x.im.set(solved.im, offset);
  };
}
