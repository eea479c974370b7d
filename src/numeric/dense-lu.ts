import { InputError } from '../algebra/errors.ts';
import type { ComplexMatrix } from './dense.ts';
import { addProduct, subBlock, wholeBlock } from './dense-multiply.ts';

/** P A = L U of a square matrix. */
export interface DenseLU {
  /** Solves A X = B. */
  solve(right: ComplexMatrix): ComplexMatrix;
  /** Smallest over largest pivot modulus; zero for a matrix that is singular to working precision or has NaN. */
  readonly pivotRatio: number;
}

/** Columns eliminated one by one before the rest of the matrix is updated with one product. */
const PANEL = 24;

/**
 * LU factors with partial pivoting, by panels, so that the bulk of the work is a matrix product.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., section 3.6.1.
 *
 * @throws InputError when the matrix is not square
 */
export function factoriseDense(a: ComplexMatrix): DenseLU {
  const n = a.rows;
  if (a.columns !== n)
    throw new InputError(`LU: a ${n} × ${a.columns} matrix; square matrices are accepted`);
  const lu: ComplexMatrix = { ...a, re: a.re.slice(), im: a.im.slice() };
  const { re, im } = lu;
  const pivots = new Int32Array(n);
  const whole = wholeBlock(lu);
  for (let from = 0; from < n; from += PANEL) {
    const to = Math.min(n, from + PANEL);
    for (let k = from; k < to; k++) {
      pivots[k] = largestBelow(lu, k);
      swapRows(lu, k, pivots[k]!);
      eliminate(lu, k, to);
    }
    // Rows of the panel right of it: L₁₁⁻¹; then the block below them.
    for (let j = to; j < n; j++)
      for (let k = from; k < to; k++)
        subtractMultiple(re, im, n * k, n * j, k + 1, to, re[k + n * j]!, im[k + n * j]!);
    const rest = n - to;
    const width = to - from;
    addProduct(
      subBlock(whole, to, rest, from, width),
      'plain',
      subBlock(whole, from, width, to, rest),
      'plain',
      -1,
      subBlock(whole, to, rest, to, rest),
    );
  }
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let k = 0; k < n; k++) {
    const size = Math.hypot(re[k * (n + 1)]!, im[k * (n + 1)]!);
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
  }
  return {
    pivotRatio: smallest > 0 && Number.isFinite(largest) ? smallest / largest : 0,
    solve: (right) => {
      if (right.rows !== n)
        throw new InputError(
          `LU: ${right.rows} rows on the right for ${n}; equal sizes are accepted`,
        );
      return substitute(lu, pivots, right);
    },
  };
}

function substitute(lu: ComplexMatrix, pivots: Int32Array, right: ComplexMatrix): ComplexMatrix {
  const n = lu.rows;
  const x: ComplexMatrix = { ...right, re: right.re.slice(), im: right.im.slice() };
  for (let k = 0; k < n; k++) swapRows(x, k, pivots[k]!);
  for (let j = 0; j < x.columns; j++) {
    const column = n * j;
    for (let k = 0; k < n; k++)
      addColumn(lu, k, x, column, k + 1, n, x.re[column + k]!, x.im[column + k]!);
    for (let k = n - 1; k >= 0; k--) {
      const [p, q] = [lu.re[k * (n + 1)]!, lu.im[k * (n + 1)]!];
      const size = p * p + q * q;
      const [u, v] = [x.re[column + k]!, x.im[column + k]!];
      const re = (u * p + v * q) / size;
      const im = (v * p - u * q) / size;
      x.re[column + k] = re;
      x.im[column + k] = im;
      addColumn(lu, k, x, column, 0, k, re, im);
    }
  }
  return x;
}

/** x −= s·(column k of the factors), rows [from, to). */
function addColumn(
  lu: ComplexMatrix,
  k: number,
  x: ComplexMatrix,
  column: number,
  from: number,
  to: number,
  re: number,
  im: number,
): void {
  const at = lu.rows * k;
  for (let i = from; i < to; i++) {
    const p = lu.re[at + i]!;
    const q = lu.im[at + i]!;
    x.re[column + i]! -= re * p - im * q;
    x.im[column + i]! -= re * q + im * p;
  }
}

function largestBelow({ re, im, rows: n }: ComplexMatrix, k: number): number {
  let pivot = k;
  let largest = -1;
  for (let i = k; i < n; i++) {
    const size = Math.abs(re[i + n * k]!) + Math.abs(im[i + n * k]!);
    if (size > largest) {
      largest = size;
      pivot = i;
    }
  }
  return pivot;
}

function swapRows({ re, im, rows: n, columns }: ComplexMatrix, i: number, k: number): void {
  if (i === k) return;
  for (let at = 0; at < n * columns; at += n) {
    [re[at + i], re[at + k]] = [re[at + k]!, re[at + i]!];
    [im[at + i], im[at + k]] = [im[at + k]!, im[at + i]!];
  }
}

/** Column k becomes that of L, and is taken from the columns up to `to`. */
function eliminate({ re, im, rows: n }: ComplexMatrix, k: number, to: number): void {
  const column = n * k;
  const [p, q] = [re[column + k]!, im[column + k]!];
  const size = p * p + q * q;
  if (size === 0) return;
  for (let i = k + 1; i < n; i++) {
    const [u, v] = [re[column + i]!, im[column + i]!];
    re[column + i] = (u * p + v * q) / size;
    im[column + i] = (v * p - u * q) / size;
  }
  for (let j = k + 1; j < to; j++)
    subtractMultiple(re, im, column, n * j, k + 1, n, re[k + n * j]!, im[k + n * j]!);
}

/** (elements [from, to) at `y`) −= s·(those at `x`). */
function subtractMultiple(
  re: Float64Array,
  im: Float64Array,
  x: number,
  y: number,
  from: number,
  to: number,
  sRe: number,
  sIm: number,
): void {
  for (let i = from; i < to; i++) {
    const p = re[x + i]!;
    const q = im[x + i]!;
    re[y + i]! -= sRe * p - sIm * q;
    im[y + i]! -= sRe * q + sIm * p;
  }
}
