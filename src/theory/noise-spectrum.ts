/** Quantum noise spectra of linear systems, from their Langevin equations. */
import {
  addMatrices,
  identityMatrix,
  inverseMatrix,
  type Matrix,
  mapMatrix,
  multiplyMatrices,
  transpose,
} from '../algebra/linear.ts';
import type { Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import { type Fluctuations, linearCoefficients } from './fluctuations.ts';

/**
 * S(ω) = ∫dt e^{iωt}⟨X(t)X†(0)⟩ of a linear operator in the stationary state: (x·G)N(x·G)† with G = (−iω − Z)⁻¹. Its value
 * at positive frequency is the ability to absorb a quantum ω, at negative frequency to emit one (Clerk et al., Rev. Mod.
 * Phys. 82, 1155 (2010)). Throws InputError for an operator that is not linear.
 *
 * @param frequency ω, real
 */
export function noiseSpectrum(
  { drift, noise }: Fluctuations,
  operator: Operator,
  frequency: Scalar,
): Scalar {
  const row: Matrix = [linearCoefficients(operator)];
  const filtered = multiplyMatrices(row, propagation(drift, frequency));
  const adjoint = mapMatrix(transpose(filtered), (entry) => entry.conjugate());
  return multiplyMatrices(multiplyMatrices(filtered, noise), adjoint)[0]![0]!;
}

/** G(ω) = (−iω − Z)⁻¹ of v̇ = Zv + ξ: v(ω) = G(ω)ξ(ω). */
export function propagation(drift: Matrix, frequency: Scalar): Matrix {
  const shift = frequency.times(Scalar.I.negate());
  return inverseMatrix(
    addMatrices(
      mapMatrix(identityMatrix(drift.length), (entry) => entry.times(shift)),
      mapMatrix(drift, (entry) => entry.negate()),
    ),
  );
}
