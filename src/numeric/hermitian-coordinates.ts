import { type ComplexMatrix, zeroMatrix } from './dense.ts';
import { nonZeros, type SparseMatrix } from './sparse.ts';

/**
 * Hermitian matrices as real vectors, and generators that keep them Hermitian as real matrices.
 *
 * A Hermitian d × d matrix is d² real numbers: at i + d·i the diagonal element, and for i < j the number
 * √2 Re ρ_ij at i + d·j and √2 Im ρ_ij at j + d·i. These are coordinates in an orthonormal basis of the real
 * space of Hermitian matrices, so the Euclidean norm is the Frobenius norm. A generator with L(ρ)† = L(ρ†) is
 * real in them: the same spectrum and structure as its complex matrix, at a quarter of the arithmetic.
 */

/** A real sparse matrix in compressed rows, as `SparseMatrix` without imaginary parts. */
export interface RealSparseMatrix {
  readonly size: number;
  readonly rowStart: Int32Array;
  readonly columnIndex: Int32Array;
  readonly values: Float64Array;
}

/** The coordinates of the Hermitian part of a matrix. */
export function hermitianCoordinates(rho: ComplexMatrix): Float64Array {
  const d = rho.rows;
  const x = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    x[j + d * j] = rho.re[j + d * j]!;
    for (let i = 0; i < j; i++) {
      x[i + d * j] = (rho.re[i + d * j]! + rho.re[j + d * i]!) * Math.SQRT1_2;
      x[j + d * i] = (rho.im[i + d * j]! - rho.im[j + d * i]!) * Math.SQRT1_2;
    }
  }
  return x;
}

/** The Hermitian d × d matrix with these coordinates. */
export function hermitianMatrix(x: Float64Array, d: number): ComplexMatrix {
  const rho = zeroMatrix(d);
  for (let j = 0; j < d; j++) {
    rho.re[j + d * j] = x[j + d * j]!;
    for (let i = 0; i < j; i++) {
      const re = x[i + d * j]! * Math.SQRT1_2;
      const im = x[j + d * i]! * Math.SQRT1_2;
      rho.re[i + d * j] = re;
      rho.re[j + d * i] = re;
      rho.im[i + d * j] = im;
      rho.im[j + d * i] = -im;
    }
  }
  return rho;
}

/** The matrix element (row ≤ column) that a coordinate belongs to, and whether it is its imaginary part. */
export function coordinatePair(
  coordinate: number,
  d: number,
): { readonly row: number; readonly column: number; readonly isImaginary: boolean } {
  const i = coordinate % d;
  const j = (coordinate - i) / d;
  return i <= j
    ? { row: i, column: j, isImaginary: false }
    : { row: j, column: i, isImaginary: true };
}

/** The trace, from the coordinates. */
export function coordinateTrace(x: Float64Array, d: number): number {
  let sum = 0;
  for (let i = 0; i < d; i++) sum += x[i * (d + 1)]!;
  return sum;
}

/**
 * A Hermiticity-preserving superoperator in these coordinates.
 *
 * @param liouvillian its d² × d² matrix on column-stacked vectors
 */
export function realLiouvillian(liouvillian: SparseMatrix): RealSparseMatrix {
  const n = liouvillian.rows;
  const d = Math.round(Math.sqrt(n));
  const rowStart = new Int32Array(n + 1);
  const capacity = 2 * nonZeros(liouvillian);
  const columnIndex = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  const row = new Float64Array(n);
  const isTouched = new Uint8Array(n);
  const touched = new Int32Array(n);
  let used = 0;
  for (let r = 0; r < n; r++) {
    const i = r % d;
    const j = (r - i) / d;
    // A row above the diagonal carries Re of (Lρ)_ij, its mirror image Im.
    const source = i <= j ? r : j + d * i;
    const takesIm = i > j;
    const rowScale = i === j ? 1 : Math.SQRT2;
    let count = 0;
    const add = (column: number, value: number) => {
      if (isTouched[column] === 0) {
        isTouched[column] = 1;
        touched[count++] = column;
      }
      row[column]! += value;
    };
    for (let p = liouvillian.rowStart[source]!; p < liouvillian.rowStart[source + 1]!; p++) {
      const c = liouvillian.columnIndex[p]!;
      const k = c % d;
      const l = (c - k) / d;
      const re = rowScale * liouvillian.re[p]!;
      const im = rowScale * liouvillian.im[p]!;
      if (k === l) add(c, takesIm ? im : re);
      else {
        // ρ_kl = (u ± iv)/√2, with + above the diagonal.
        const sign = k < l ? Math.SQRT1_2 : -Math.SQRT1_2;
        const u = k < l ? c : l + d * k;
        const v = k < l ? l + d * k : c;
        add(u, (takesIm ? im : re) * Math.SQRT1_2);
        add(v, sign * (takesIm ? re : -im));
      }
    }
    const order = touched.subarray(0, count).sort();
    for (const column of order) {
      const value = row[column]!;
      row[column] = 0;
      isTouched[column] = 0;
      if (value === 0) continue;
      columnIndex[used] = column;
      values[used++] = value;
    }
    rowStart[r + 1] = used;
  }
  return {
    size: n,
    rowStart,
    columnIndex: columnIndex.slice(0, used),
    values: values.slice(0, used),
  };
}

/** m·x. */
export function applyReal(m: RealSparseMatrix, x: Float64Array): Float64Array {
  const out = new Float64Array(m.size);
  for (let i = 0; i < m.size; i++) {
    let sum = 0;
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++)
      sum += m.values[k]! * x[m.columnIndex[k]!]!;
    out[i] = sum;
  }
  return out;
}

/** The largest row sum of absolute values, ‖m‖_∞: no eigenvalue exceeds it in modulus. */
export function rowSumNorm(m: RealSparseMatrix): number {
  let norm = 0;
  for (let i = 0; i < m.size; i++) {
    let sum = 0;
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++) sum += Math.abs(m.values[k]!);
    norm = Math.max(norm, sum);
  }
  return norm;
}

/** shift·1 − m. */
export function shifted(m: RealSparseMatrix, shift: number): RealSparseMatrix {
  return editRows(m, (i, columns, values) => {
    const at = columns.indexOf(i);
    const negated = values.map((v) => -v);
    if (at >= 0) negated[at]! += shift;
    else {
      columns.push(i);
      negated.push(shift);
    }
    return { columns, values: negated };
  });
}

/** m with one row replaced by the trace, Σ_i ρ_ii, times `scale`. */
export function withTraceRow(m: RealSparseMatrix, row: number, scale: number): RealSparseMatrix {
  const d = Math.round(Math.sqrt(m.size));
  const diagonal = Array.from({ length: d }, (_, i) => i * (d + 1));
  return editRows(m, (i, columns, values) =>
    i === row ? { columns: diagonal, values: diagonal.map(() => scale) } : { columns, values },
  );
}

function editRows(
  m: RealSparseMatrix,
  edit: (
    row: number,
    columns: number[],
    values: number[],
  ) => { readonly columns: readonly number[]; readonly values: readonly number[] },
): RealSparseMatrix {
  const rowStart = new Int32Array(m.size + 1);
  const capacity = m.values.length + 2 * m.size;
  const columnIndex = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  let used = 0;
  for (let i = 0; i < m.size; i++) {
    const from = m.rowStart[i]!;
    const to = m.rowStart[i + 1]!;
    const edited = edit(
      i,
      Array.from(m.columnIndex.subarray(from, to)),
      Array.from(m.values.subarray(from, to)),
    );
    columnIndex.set(edited.columns, used);
    values.set(edited.values, used);
    used += edited.columns.length;
    rowStart[i + 1] = used;
  }
  return {
    size: m.size,
    rowStart,
    columnIndex: columnIndex.slice(0, used),
    values: values.slice(0, used),
  };
}
