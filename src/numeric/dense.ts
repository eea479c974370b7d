/**
 * Dense complex matrices on typed arrays, stored by columns.
 *
 * Real and imaginary parts are separate arrays, and element (row, column) is at row + rows·column, so the
 * arrays of a density matrix are also its column-stacked vector vec ρ.
 */

/** A complex matrix stored by columns: element (i, j) is re[i + rows·j] + i·im[i + rows·j]. */
export interface ComplexMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A complex vector of `re.length` elements. */
export interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** The zero matrix. Callers that fill it in place own it until they hand it on. */
export function zeroMatrix(rows: number, columns: number = rows): ComplexMatrix {
  return {
    rows,
    columns,
    re: new Float64Array(rows * columns),
    im: new Float64Array(rows * columns),
  };
}

/** The complex vector of n zeros. */
export function zeroVector(n: number): ComplexVector {
  return { re: new Float64Array(n), im: new Float64Array(n) };
}

/** The Frobenius norm √Σ|m_ij|²; for a column-stacked vector, its Euclidean norm. */
export function frobeniusNorm(m: ComplexVector): number {
  let sum = 0;
  for (let k = 0; k < m.re.length; k++) sum += m.re[k]! ** 2 + m.im[k]! ** 2;
  return Math.sqrt(sum);
}

/** Tr m of a square matrix, real and imaginary part. */
export function trace(m: ComplexMatrix): { readonly re: number; readonly im: number } {
  let re = 0;
  let im = 0;
  for (let i = 0; i < m.rows; i++) {
    re += m.re[i * (m.rows + 1)]!;
    im += m.im[i * (m.rows + 1)]!;
  }
  return { re, im };
}

/** max_ij |m_ij − m_ji*|, zero for a Hermitian matrix. */
export function hermiticityDefect(m: ComplexMatrix): number {
  const d = m.rows;
  let worst = 0;
  for (let j = 0; j < d; j++)
    for (let i = 0; i <= j; i++) {
      const re = m.re[i + d * j]! - m.re[j + d * i]!;
      const im = m.im[i + d * j]! + m.im[j + d * i]!;
      worst = Math.max(worst, Math.hypot(re, im));
    }
  return worst;
}
