/** Scattering matrices of linear modes. */
import {
  addMatrices,
  identityMatrix,
  inverseMatrix,
  type Matrix,
  mapMatrix,
  matrix,
  multiplyMatrices,
} from '../algebra/linear.ts';
import { Scalar } from '../algebra/scalar.ts';

/** (M − ω)⁻¹ of the dynamical matrix M of u̇ = −iMu. Throws RangeError when M − ω is singular. */
export function resolvent(dynamical: Matrix, frequency: Scalar): Matrix {
  const shift = mapMatrix(identityMatrix(dynamical.length), (entry) =>
    entry.times(frequency.negate()),
  );
  return inverseMatrix(addMatrices(dynamical, shift));
}

/** The diagonal matrix with the given entries. */
export function diagonal(entries: readonly Scalar[]): Matrix {
  return matrix(entries.length, entries.length, (i, j) => (i === j ? entries[i]! : Scalar.ZERO));
}

/**
 * u(ω) = response·u_in(ω) for u̇ = −iMu + K·u_in and u(t) = ∫ u(ω) e^{−iωt} dω: the response −i(M − ω)⁻¹K.
 */
export function response(dynamical: Matrix, coupling: Matrix, frequency: Scalar): Matrix {
  const minusI = Scalar.I.negate();
  return mapMatrix(multiplyMatrices(resolvent(dynamical, frequency), coupling), (entry) =>
    entry.times(minusI),
  );
}

/** S(ω) of u_out = −u_in + K·u, with K the (diagonal) coupling matrix of the inputs. */
export function scatteringMatrix(dynamical: Matrix, coupling: Matrix, frequency: Scalar): Matrix {
  const minusOne = mapMatrix(identityMatrix(dynamical.length), (entry) => entry.negate());
  return addMatrices(
    multiplyMatrices(coupling, response(dynamical, coupling, frequency)),
    minusOne,
  );
}
