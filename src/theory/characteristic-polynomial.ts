/** Characteristic polynomials of exact matrices. */
import {
  addMatrices,
  identityMatrix,
  type Matrix,
  mapMatrix,
  multiplyMatrices,
} from '../algebra/linear.ts';
import { Scalar } from '../algebra/scalar.ts';

/**
 * The coefficients of det(λ − M), that of λⁿ (one) first and the constant last, by Faddeev and LeVerrier: only products,
 * sums and divisions by integers.
 */
export function characteristicPolynomial(m: Matrix): readonly Scalar[] {
  const coefficients = [Scalar.ONE];
  let power: Matrix = mapMatrix(m, () => Scalar.ZERO);
  for (let k = 1; k <= m.length; k++) {
    const last = coefficients.at(-1)!;
    const shifted = addMatrices(
      power,
      mapMatrix(identityMatrix(m.length), (entry) => entry.times(last)),
    );
    power = multiplyMatrices(m, shifted);
    const trace = power.reduce((sum, row, i) => sum.plus(row[i]!), Scalar.ZERO);
    coefficients.push(trace.times(Scalar.rational(-1, k)));
  }
  return coefficients;
}
