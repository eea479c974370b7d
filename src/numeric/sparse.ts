import { InputError } from '../algebra/errors.ts';
import { type ComplexMatrix, type ComplexVector, zeroMatrix } from './dense.ts';

/**
 * A complex sparse matrix in compressed rows: row i holds columns columnIndex[k] with values re[k] + i·im[k]
 * for rowStart[i] ≤ k < rowStart[i+1], columns ascending and without repeats.
 */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly rowStart: Int32Array;
  readonly columnIndex: Int32Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Coordinates of a matrix under construction; repeated positions add up. Grows in place. */
export class Triplets {
  readonly rows: number;
  readonly columns: number;
  length = 0;
  row: Int32Array;
  column: Int32Array;
  re: Float64Array;
  im: Float64Array;

  constructor(rows: number, columns: number = rows, capacity = 64) {
    this.rows = rows;
    this.columns = columns;
    this.row = new Int32Array(capacity);
    this.column = new Int32Array(capacity);
    this.re = new Float64Array(capacity);
    this.im = new Float64Array(capacity);
  }

  /** Adds re + i·im at (row, column). */
  add(row: number, column: number, re: number, im: number): void {
    if (this.length === this.row.length) this.grow();
    const k = this.length++;
    this.row[k] = row;
    this.column[k] = column;
    this.re[k] = re;
    this.im[k] = im;
  }

  private grow(): void {
    const capacity = 2 * this.row.length;
    const ints = (from: Int32Array) => {
      const to = new Int32Array(capacity);
      to.set(from);
      return to;
    };
    const floats = (from: Float64Array) => {
      const to = new Float64Array(capacity);
      to.set(from);
      return to;
    };
    this.row = ints(this.row);
    this.column = ints(this.column);
    this.re = floats(this.re);
    this.im = floats(this.im);
  }
}

/** Bytes that a sparse matrix with this many rows and non-zeros takes. */
export function sparseBytes(rows: number, nonZeros: number): number {
  return 4 * (rows + 1) + 20 * nonZeros;
}

/** The matrix of the triplets: repeated positions summed, entries that came to exactly zero dropped. */
export function sparseFromTriplets(triplets: Triplets): SparseMatrix {
  const { rows, columns, length } = triplets;
  // Two stable counting sorts, by column and then by row, put the entries in order in linear time.
  const byColumn = countingSort(triplets.column, identityOrder(length), columns);
  const order = countingSort(triplets.row, byColumn.order, rows);
  const rowStart = new Int32Array(rows + 1);
  const columnIndex = new Int32Array(length);
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  let n = 0;
  for (let i = 0; i < rows; i++) {
    rowStart[i] = n;
    let k = order.start[i]!;
    const end = order.start[i + 1]!;
    while (k < end) {
      const column = triplets.column[order.order[k]!]!;
      let sumRe = 0;
      let sumIm = 0;
      while (k < end && triplets.column[order.order[k]!]! === column) {
        sumRe += triplets.re[order.order[k]!]!;
        sumIm += triplets.im[order.order[k]!]!;
        k++;
      }
      if (sumRe === 0 && sumIm === 0) continue;
      columnIndex[n] = column;
      re[n] = sumRe;
      im[n] = sumIm;
      n++;
    }
  }
  rowStart[rows] = n;
  return {
    rows,
    columns,
    rowStart,
    columnIndex: columnIndex.slice(0, n),
    re: re.slice(0, n),
    im: im.slice(0, n),
  };
}

/** Number of stored entries. */
export function nonZeros(m: SparseMatrix): number {
  return m.rowStart[m.rows]!;
}

/** The product m·x, added into `out` when it is given (mutated), else into a new zero vector. */
export function multiplyVector(
  m: SparseMatrix,
  x: ComplexVector,
  out: ComplexVector = { re: new Float64Array(m.rows), im: new Float64Array(m.rows) },
): ComplexVector {
  if (x.re.length !== m.columns || out.re.length !== m.rows)
    throw new InputError(
      `sparse product: a vector of ${x.re.length} for ${m.columns} columns; equal lengths are accepted`,
    );
  for (let i = 0; i < m.rows; i++) {
    let re = 0;
    let im = 0;
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++) {
      const j = m.columnIndex[k]!;
      re += m.re[k]! * x.re[j]! - m.im[k]! * x.im[j]!;
      im += m.re[k]! * x.im[j]! + m.im[k]! * x.re[j]!;
    }
    out.re[i]! += re;
    out.im[i]! += im;
  }
  return out;
}

/** The sum Σ_k (re_k + i·im_k)·matrix_k of matrices of one size. */
export function combine(
  rows: number,
  columns: number,
  parts: readonly { readonly re: number; readonly im: number; readonly matrix: SparseMatrix }[],
): SparseMatrix {
  const capacity = parts.reduce((sum, { matrix }) => sum + nonZeros(matrix), 1);
  const triplets = new Triplets(rows, columns, capacity);
  for (const part of parts)
    forEachEntry(part.matrix, (i, j, re, im) => {
      triplets.add(i, j, part.re * re - part.im * im, part.re * im + part.im * re);
    });
  return sparseFromTriplets(triplets);
}

/** The product left·right. */
export function multiplySparse(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  const triplets = new Triplets(left.rows, right.columns);
  forEachEntry(left, (i, l, re, im) => {
    for (let k = right.rowStart[l]!; k < right.rowStart[l + 1]!; k++) {
      const r = right.re[k]!;
      const s = right.im[k]!;
      triplets.add(i, right.columnIndex[k]!, re * r - im * s, re * s + im * r);
    }
  });
  return sparseFromTriplets(triplets);
}

/** Whether no row holds two entries; m†m is diagonal then. */
export function hasSingleRows({ rows, rowStart }: SparseMatrix): boolean {
  for (let i = 0; i < rows; i++) if (rowStart[i + 1]! - rowStart[i]! > 1) return false;
  return true;
}

/** The conjugate transpose. */
export function adjoint(m: SparseMatrix): SparseMatrix {
  const triplets = new Triplets(m.columns, m.rows, Math.max(1, nonZeros(m)));
  forEachEntry(m, (i, j, re, im) => triplets.add(j, i, re, -im));
  return sparseFromTriplets(triplets);
}

/** The same matrix with every entry stored. */
export function toDense(m: SparseMatrix): ComplexMatrix {
  const dense = zeroMatrix(m.rows, m.columns);
  forEachEntry(m, (i, j, re, im) => {
    dense.re[i + m.rows * j] = re;
    dense.im[i + m.rows * j] = im;
  });
  return dense;
}

/** Calls `visit` for every stored entry, row by row. */
export function forEachEntry(
  m: SparseMatrix,
  visit: (row: number, column: number, re: number, im: number) => void,
): void {
  for (let i = 0; i < m.rows; i++)
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++)
      visit(i, m.columnIndex[k]!, m.re[k]!, m.im[k]!);
}

/** Where each triplet goes in the compressed matrix of all of them, entries that come to zero kept. */
export function sparsePositions({ rows, columns, length, row, column }: Triplets): {
  readonly rowStart: Int32Array;
  readonly columnIndex: Int32Array;
  readonly positions: Int32Array;
} {
  const byColumn = countingSort(column, identityOrder(length), columns);
  const { order, start } = countingSort(row, byColumn.order, rows);
  const rowStart = new Int32Array(rows + 1);
  const columnIndex = new Int32Array(length);
  const positions = new Int32Array(length);
  let n = 0;
  for (let i = 0; i < rows; i++) {
    rowStart[i] = n;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const entry = order[k]!;
      const isNew = n === rowStart[i]! || columnIndex[n - 1] !== column[entry];
      if (isNew) columnIndex[n++] = column[entry]!;
      positions[entry] = n - 1;
    }
  }
  rowStart[rows] = n;
  return { rowStart, columnIndex: columnIndex.slice(0, n), positions };
}

/** The same matrix without stored zeros; itself when there are none. */
export function withoutZeros(m: SparseMatrix): SparseMatrix {
  let zeros = 0;
  for (let k = 0; k < m.re.length; k++) if (m.re[k] === 0 && m.im[k] === 0) zeros++;
  if (zeros === 0) return m;
  const left = m.re.length - zeros;
  const rowStart = new Int32Array(m.rows + 1);
  const columnIndex = new Int32Array(left);
  const re = new Float64Array(left);
  const im = new Float64Array(left);
  let n = 0;
  for (let i = 0; i < m.rows; i++) {
    rowStart[i] = n;
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++) {
      if (m.re[k] === 0 && m.im[k] === 0) continue;
      columnIndex[n] = m.columnIndex[k]!;
      re[n] = m.re[k]!;
      im[n] = m.im[k]!;
      n++;
    }
  }
  rowStart[m.rows] = n;
  return { rows: m.rows, columns: m.columns, rowStart, columnIndex, re, im };
}

function identityOrder(n: number): Int32Array {
  const order = new Int32Array(n);
  for (let k = 0; k < n; k++) order[k] = k;
  return order;
}

function countingSort(
  keys: Int32Array,
  order: Int32Array,
  buckets: number,
): { readonly order: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(buckets + 1);
  for (const k of order) start[keys[k]! + 1]!++;
  for (let b = 0; b < buckets; b++) start[b + 1]! += start[b]!;
  const next = start.slice(0, buckets);
  const sorted = new Int32Array(order.length);
  for (const k of order) sorted[next[keys[k]!]!++] = k;
  return { order: sorted, start };
}
