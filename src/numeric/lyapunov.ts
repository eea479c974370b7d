import type { ComplexMatrix } from './dense.ts';
import { addProduct, type Block, subBlock, wholeBlock } from './dense-multiply.ts';

/**
 * Triangular Sylvester and Lyapunov equations, by halving.
 *
 * The triangular factor is split in two; what one half does to the other is a matrix product, and that is
 * where the work goes. Source: I. Jonsson and B. Kågström, ACM Trans. Math. Softw. 28, 392 (2002).
 */

/** Blocks up to this size are solved element by element: smaller products would not repay their packing. */
const LEAF = 16;

/**
 * Solves A Y + Y A† = C for Hermitian C and upper triangular A: Y is Hermitian.
 *
 * Half the work of the general equation. Solvable when no two diagonal elements have a_ii + a_jj* = 0; where
 * they do, elements of Y are not finite.
 *
 * @param a upper triangular; what is below the diagonal is not read
 * @param c replaced by Y; only the upper triangle is read, the whole is written
 */
export function solveLyapunovInPlace(a: ComplexMatrix, c: ComplexMatrix): void {
  lyapunov(wholeBlock(a), wholeBlock(c));
  mirrorUpper(c);
}

/**
 * Solves A Y + Y B† = C for upper triangular A and B.
 *
 * @param c replaced by Y
 */
export function solveSylvesterInPlace(a: ComplexMatrix, b: ComplexMatrix, c: ComplexMatrix): void {
  sylvester(wholeBlock(a), wholeBlock(b), wholeBlock(c));
}

/** Makes a matrix Hermitian from its upper triangle; the diagonal becomes real. */
export function mirrorUpper(m: ComplexMatrix): void {
  const { re, im, rows: n } = m;
  for (let j = 0; j < n; j++) {
    im[j * (n + 1)] = 0;
    for (let i = 0; i < j; i++) {
      re[j + n * i] = re[i + n * j]!;
      im[j + n * i] = -im[i + n * j]!;
    }
  }
}

/** Only the upper triangle of c is read or written. */
function lyapunov(a: Block, c: Block): void {
  const n = a.rows;
  if (n <= LEAF) {
    lyapunovLeaf(a, c);
    return;
  }
  const head = n >> 1;
  const tail = n - head;
  const a11 = subBlock(a, 0, head, 0, head);
  const a12 = subBlock(a, 0, head, head, tail);
  const a22 = subBlock(a, head, tail, head, tail);
  const c11 = subBlock(c, 0, head, 0, head);
  const c12 = subBlock(c, 0, head, head, tail);
  const c22 = subBlock(c, head, tail, head, tail);
  lyapunov(a22, c22);
  addHermitianProduct(a12, c22, c12);
  sylvester(a11, a22, c12);
  addProduct(a12, 'plain', c12, 'adjoint', -1, c11, 'upper');
  addProduct(c12, 'plain', a12, 'adjoint', -1, c11, 'upper');
  lyapunov(a11, c11);
}

/** out −= a·y for a Hermitian y of which only the upper triangle is stored. */
function addHermitianProduct(a: Block, y: Block, out: Block): void {
  const n = y.rows;
  const re = new Float64Array(n * n);
  const im = new Float64Array(n * n);
  for (let j = 0; j < n; j++)
    for (let i = 0; i <= j; i++) {
      const at = y.offset + i + y.stride * j;
      re[i + n * j] = y.re[at]!;
      im[i + n * j] = y.im[at]!;
      re[j + n * i] = y.re[at]!;
      im[j + n * i] = -y.im[at]!;
    }
  const full = { re, im, offset: 0, stride: n, rows: n, columns: n };
  addProduct(a, 'plain', full, 'plain', -1, out);
}

function sylvester(a: Block, b: Block, c: Block): void {
  const { rows, columns } = c;
  if (rows <= LEAF && columns <= LEAF) {
    sylvesterLeaf(a, b, c);
    return;
  }
  if (rows >= columns) {
    const head = rows >> 1;
    const tail = rows - head;
    const below = subBlock(c, head, tail, 0, columns);
    const above = subBlock(c, 0, head, 0, columns);
    sylvester(subBlock(a, head, tail, head, tail), b, below);
    addProduct(subBlock(a, 0, head, head, tail), 'plain', below, 'plain', -1, above);
    sylvester(subBlock(a, 0, head, 0, head), b, above);
  } else {
    const head = columns >> 1;
    const tail = columns - head;
    const right = subBlock(c, 0, rows, head, tail);
    const left = subBlock(c, 0, rows, 0, head);
    sylvester(a, subBlock(b, head, tail, head, tail), right);
    addProduct(right, 'plain', subBlock(b, 0, head, head, tail), 'adjoint', -1, left);
    sylvester(a, subBlock(b, 0, head, 0, head), left);
  }
}

/** Column by column from the last: the columns already known, then back substitution. */
function sylvesterLeaf(a: Block, b: Block, c: Block): void {
  const { re, im, rows } = c;
  for (let j = c.columns - 1; j >= 0; j--) {
    const column = c.offset + c.stride * j;
    for (let k = j + 1; k < c.columns; k++) {
      const p = b.offset + j + b.stride * k;
      addScaled(re, im, c.offset + c.stride * k, b.re[p]!, -b.im[p]!, re, im, column, rows);
    }
    const p = b.offset + j + b.stride * j;
    substituteBack(a, b.re[p]!, -b.im[p]!, re, im, column, rows);
  }
}

/** As `sylvesterLeaf`, for the rows down to the diagonal; those below it follow from Hermiticity. */
function lyapunovLeaf(a: Block, c: Block): void {
  const { re, im } = c;
  const n = a.rows;
  for (let j = n - 1; j >= 0; j--) {
    const column = c.offset + c.stride * j;
    for (let k = j + 1; k < n; k++) {
      const other = c.offset + c.stride * k;
      const p = a.offset + j + a.stride * k;
      addScaled(re, im, other, a.re[p]!, -a.im[p]!, re, im, column, j + 1);
      // The element (k, j), below the diagonal.
      const y = re[other + j]!;
      const z = -im[other + j]!;
      addScaled(a.re, a.im, a.offset + a.stride * k, y, z, re, im, column, j + 1);
    }
    const p = a.offset + j + a.stride * j;
    substituteBack(a, a.re[p]!, -a.im[p]!, re, im, column, j + 1);
  }
}

/** Solves (A + w)y = c for the leading `length` rows of A, w = re + i·im, in place at `at`. */
function substituteBack(
  a: Block,
  wRe: number,
  wIm: number,
  re: Float64Array,
  im: Float64Array,
  at: number,
  length: number,
): void {
  for (let i = length - 1; i >= 0; i--) {
    const column = a.offset + a.stride * i;
    const dRe = a.re[column + i]! + wRe;
    const dIm = a.im[column + i]! + wIm;
    const size = dRe * dRe + dIm * dIm;
    const x = re[at + i]!;
    const y = im[at + i]!;
    const u = (x * dRe + y * dIm) / size;
    const v = (y * dRe - x * dIm) / size;
    re[at + i] = u;
    im[at + i] = v;
    addScaled(a.re, a.im, column, u, v, re, im, at, i);
  }
}

/** y −= (sRe + i·sIm)·x on `length` elements. */
function addScaled(
  xRe: Float64Array,
  xIm: Float64Array,
  from: number,
  sRe: number,
  sIm: number,
  yRe: Float64Array,
  yIm: Float64Array,
  to: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) {
    const p = xRe[from + i]!;
    const q = xIm[from + i]!;
    yRe[to + i]! -= sRe * p - sIm * q;
    yIm[to + i]! -= sRe * q + sIm * p;
  }
}
