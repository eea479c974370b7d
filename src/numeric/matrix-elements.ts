import { InputError } from '../algebra/errors.ts';
import { type FockBasis, stateIndex } from './basis.ts';
import { requireOperator } from './operator-arithmetic.ts';
import type { NumericOperator } from './operators.ts';
import { type SparseMatrix, sparseFromTriplets, Triplets } from './sparse.ts';

/**
 * The matrix ⟨m|O|n⟩ of an operator in a basis.
 *
 * Each term acts on each basis state in the untruncated space; what lands outside the basis is dropped at the
 * end. The result is therefore the projection P O P of the operator itself. A product of truncated ladder
 * matrices is something else: at the edge of the basis it loses intermediate states (a·b† loses its coupling
 * where b is full).
 *
 * @returns a dimension × dimension sparse matrix
 * @throws InputError for coefficients that are not finite or exponents that do not fit the basis
 */
export function operatorMatrix(operator: NumericOperator, basis: FockBasis): SparseMatrix {
  requireOperator(operator, basis.modes, 'operator');
  const { modes, dimension, occupations } = basis;
  const triplets = new Triplets(dimension, dimension, Math.max(64, dimension));
  const target = new Int32Array(modes);
  for (const t of operator) {
    for (let state = 0; state < dimension; state++) {
      const weight = actOnState(t, occupations, state * modes, modes, target);
      if (weight === 0) continue;
      const row = stateIndex(basis, target);
      if (row >= 0) triplets.add(row, state, t.re * weight, t.im * weight);
    }
  }
  return sparseFromTriplets(triplets);
}

/**
 * For each basis state, whether the operator leads out of the basis from it: 1 if some term takes it to a
 * state that the basis lacks, else 0. Terms are judged one by one, so cancellations do not count.
 */
export function leavesBasis(operator: NumericOperator, basis: FockBasis): Uint8Array {
  const { modes, dimension, occupations } = basis;
  const leaves = new Uint8Array(dimension);
  const target = new Int32Array(modes);
  for (const t of operator)
    for (let state = 0; state < dimension; state++)
      if (
        actOnState(t, occupations, state * modes, modes, target) !== 0 &&
        stateIndex(basis, target) < 0
      )
        leaves[state] = 1;
  return leaves;
}

/** ⟨target|a†^creation a^annihilation|state⟩ without the coefficient; `target` is written in place. */
function actOnState(
  t: { readonly creation: readonly number[]; readonly annihilation: readonly number[] },
  occupations: Int32Array,
  offset: number,
  modes: number,
  target: Int32Array,
): number {
  // √(product of integers) rather than a product of square roots: exact for number-conserving terms.
  let squared = 1;
  for (let j = 0; j < modes; j++) {
    let n = occupations[offset + j]!;
    const down = t.annihilation[j]!;
    const up = t.creation[j]!;
    if (down > n) return 0;
    for (let k = 0; k < down; k++) squared *= n--;
    for (let k = 0; k < up; k++) squared *= ++n;
    target[j] = n;
  }
  if (!Number.isFinite(squared))
    throw new InputError(
      'matrix element: its square exceeds 1.8·10³⁰⁸; lower powers or smaller caps are accepted',
    );
  return Math.sqrt(squared);
}
