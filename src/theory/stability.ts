/** Stability of linear motion, decided by exact conditions on its parameters. */
import { determinant, matrix } from '../algebra/linear.ts';
import { Scalar } from '../algebra/scalar.ts';

/**
 * The Hurwitz determinants H_1, …, H_n of a real polynomial λⁿ + c_1λⁿ⁻¹ + … + c_n: all its roots have negative real parts
 * exactly when every one is positive (Routh and Hurwitz; Gantmacher, The Theory of Matrices, Vol. 2, Ch. XV). The last
 * is c_n·H_{n−1}. A real root crosses the axis where c_n vanishes, a pair of complex ones where H_{n−1} does.
 *
 * @param coefficients of decreasing powers, the first being one, as `characteristicPolynomial` gives them
 */
export function hurwitzDeterminants(coefficients: readonly Scalar[]): readonly Scalar[] {
  const degree = coefficients.length - 1;
  const entry = (i: number, j: number): Scalar =>
    coefficients[2 * (j + 1) - (i + 1)] ?? Scalar.ZERO;
  return Array.from({ length: degree }, (_, k) => determinant(matrix(k + 1, k + 1, entry)));
}
