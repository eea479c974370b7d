import { type ComplexMatrix, zeroMatrix } from './dense.ts';
import { type Reflection, reflectColumns, reflectRows, takeReflection } from './householder.ts';

/** A = Q H Q† with Q unitary and H zero below its first subdiagonal. */
export interface HessenbergForm {
  readonly h: ComplexMatrix;
  readonly q: ComplexMatrix;
}

/**
 * Reduction of a square matrix to Hessenberg form by Householder reflections.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., algorithm 7.4.2.
 */
export function hessenbergForm(a: ComplexMatrix): HessenbergForm {
  const n = a.rows;
  const h: ComplexMatrix = { rows: n, columns: n, re: a.re.slice(), im: a.im.slice() };
  const { re, im } = h;
  const reflections: (Reflection | undefined)[] = [];
  const workRe = new Float64Array(n);
  const workIm = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    const reflection = takeReflection(re, im, n * k + k + 1, n - k - 1);
    reflections.push(reflection);
    if (reflection === undefined) continue;
    reflectRows(reflection, re, im, n, k + 1, k + 1, n, -1);
    reflectColumns(reflection, re, im, n, k + 1, workRe, workIm);
  }
  const q = zeroMatrix(n);
  for (let i = 0; i < n; i++) q.re[i * (n + 1)] = 1;
  for (let k = n - 3; k >= 0; k--) {
    const reflection = reflections[k];
    // Q is the identity outside rows and columns k + 1 … so far.
    if (reflection !== undefined) reflectRows(reflection, q.re, q.im, n, k + 1, k + 1, n, 1);
  }
  return { h, q };
}
