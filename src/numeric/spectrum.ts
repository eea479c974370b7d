import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { ComplexMatrix } from './dense.ts';

/**
 * Eigenvalues of a Hermitian matrix, ascending, from the real symmetric [[A, −B], [B, A]] of ρ = A + iB, in
 * which each occurs twice. Only the Hermitian part of the argument is used. Cubic in twice the dimension:
 * for the small dense matrices of direct solvers (6 ms at d = 56).
 */
export function hermitianEigenvalues(rho: ComplexMatrix): Float64Array {
  const d = rho.rows;
  let largest = 0;
  for (let k = 0; k < d * d; k++)
    largest = Math.max(largest, Math.abs(rho.re[k]!), Math.abs(rho.im[k]!));
  // ml-matrix fails with a TypeError when squares underflow. What is cleared moves no eigenvalue by a rounding.
  const negligible = 1e-40 * largest;
  const cleared = (v: number) => (Math.abs(v) > negligible ? v : 0);
  const embedded = Matrix.zeros(2 * d, 2 * d);
  for (let j = 0; j < d; j++)
    for (let i = 0; i < d; i++) {
      const re = cleared((rho.re[i + d * j]! + rho.re[j + d * i]!) / 2);
      const im = cleared((rho.im[i + d * j]! - rho.im[j + d * i]!) / 2);
      embedded.set(i, j, re);
      embedded.set(d + i, d + j, re);
      embedded.set(d + i, j, im);
      embedded.set(i, d + j, -im);
    }
  const doubled = Float64Array.from(
    new EigenvalueDecomposition(embedded, { assumeSymmetric: true }).realEigenvalues,
  ).sort();
  return Float64Array.from({ length: d }, (_, k) => (doubled[2 * k]! + doubled[2 * k + 1]!) / 2);
}
