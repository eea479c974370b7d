import { InputError } from '../algebra/errors.ts';
import { type ComplexMatrix, zeroMatrix } from './dense.ts';
import { type Reflection, reflectRows, takeReflection } from './householder.ts';

/** A = Q R: Q rows × columns with orthonormal columns, R upper triangular. */
export interface DenseQR {
  readonly q: ComplexMatrix;
  readonly r: ComplexMatrix;
}

/**
 * The thin QR factors of a matrix with at least as many rows as columns, by Householder reflections.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., algorithm 5.2.1.
 *
 * @throws InputError when there are more columns than rows
 */
export function factoriseQR(a: ComplexMatrix): DenseQR {
  const { rows: m, columns: n } = a;
  if (m < n)
    throw new InputError(`QR: a ${m} × ${n} matrix; at least as many rows as columns are accepted`);
  const re = a.re.slice();
  const im = a.im.slice();
  const reflections: (Reflection | undefined)[] = [];
  for (let k = 0; k < n; k++) {
    const reflection = takeReflection(re, im, k * (m + 1), m - k);
    reflections.push(reflection);
    if (reflection !== undefined) reflectRows(reflection, re, im, m, k, k + 1, n, -1);
  }
  const r = zeroMatrix(n);
  const q = zeroMatrix(m, n);
  for (let j = 0; j < n; j++) {
    q.re[j * (m + 1)] = 1;
    r.re.set(re.subarray(m * j, m * j + j + 1), n * j);
    r.im.set(im.subarray(m * j, m * j + j + 1), n * j);
  }
  for (let k = n - 1; k >= 0; k--) {
    const reflection = reflections[k];
    if (reflection !== undefined) reflectRows(reflection, q.re, q.im, m, k, k, n, 1);
  }
  return { q, r };
}
