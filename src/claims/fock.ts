/**
 * The model in Fock space, for checks that share nothing with the exact derivation but the Hamiltonian and the
 * jump operators.
 */
import { fockBasis, stateAt, stateIndex } from '../numeric/basis.ts';
import { type ComplexMatrix, trace, zeroMatrix } from '../numeric/dense.ts';
import { generatorOf } from '../numeric/liouvillian.ts';
import { operatorMatrix } from '../numeric/matrix-elements.ts';
import type { NumericModel, NumericOperator } from '../numeric/operators.ts';
import { toDense } from '../numeric/sparse.ts';
import {
  addMatrices,
  conjugateTranspose,
  entryOf,
  floatNumber,
  matrixOf,
  multiplyMatrices,
  scaleMatrix,
} from './float.ts';
import { between } from './random.ts';

/** A model in a truncated product basis of Fock states. */
export interface FockSpace {
  /** The truncated matrix of an operator. */
  matrix(operator: NumericOperator): ComplexMatrix;
  /** L† of a matrix, from products of truncated matrices: right away from the edge of the basis. */
  dual(observable: ComplexMatrix): ComplexMatrix;
  /** The states whose occupations all stay `margin` below the cap. */
  interior(margin: number): readonly number[];
}

/** A model in a product basis with occupations up to `cap` in every mode. */
export function fockSpace(model: NumericModel, cap: number): FockSpace {
  const modes = model.modes.length;
  const basis = fockBasis(modes, { caps: model.modes.map(() => cap) });
  const matrix = (operator: NumericOperator): ComplexMatrix =>
    toDense(operatorMatrix(operator, basis));
  const hamiltonian = matrix(model.hamiltonian);
  const jumps = model.dissipators.map(({ rate, jump }) => ({ rate, x: matrix(jump) }));
  return {
    matrix,
    dual: (observable) => {
      const rotation = addMatrices(
        multiplyMatrices(conjugateTranspose(hamiltonian), observable),
        scaleMatrix(multiplyMatrices(observable, hamiltonian), floatNumber(-1)),
      );
      return jumps.reduce(
        (sum, { rate, x }) =>
          addMatrices(sum, scaleMatrix(dualDissipator(x, observable), floatNumber(rate))),
        scaleMatrix(rotation, floatNumber(0, 1)),
      );
    },
    interior: (margin) =>
      Array.from({ length: basis.dimension }, (_, k) => k).filter((k) =>
        stateAt(basis, k).every((n) => n <= cap - margin),
      ),
  };
}

/** x†Ox − ½{x†x, O}. */
function dualDissipator(x: ComplexMatrix, observable: ComplexMatrix): ComplexMatrix {
  const adjoint = conjugateTranspose(x);
  const loss = scaleMatrix(multiplyMatrices(adjoint, x), floatNumber(-0.5));
  return addMatrices(
    multiplyMatrices(multiplyMatrices(adjoint, observable), x),
    addMatrices(multiplyMatrices(loss, observable), multiplyMatrices(observable, loss)),
  );
}

/**
 * The matrix elements of K = H − ½i Σ rate·x†x between states of one excitation, mode by mode. For linear modes in
 * vacuum that is the matrix M of u̇ = −iMu.
 */
export function singleExcitationMatrix(model: NumericModel): ComplexMatrix {
  const modes = model.modes.length;
  const basis = fockBasis(modes, { total: 1 });
  const noJump = toDense(generatorOf(model, basis).noJump);
  const states = model.modes.map((_, j) =>
    stateIndex(
      basis,
      Array.from({ length: modes }, (_unused, k) => (k === j ? 1 : 0)),
    ),
  );
  return matrixOf(states.map((i) => states.map((j) => entryOf(noJump, i, j))));
}

/** A random density matrix on the states that `inside` accepts. */
export function randomState(
  random: () => number,
  dimension: number,
  inside: (index: number) => boolean,
): ComplexMatrix {
  const factor = zeroMatrix(dimension);
  for (let j = 0; j < dimension; j++) {
    for (let i = 0; i < dimension; i++) {
      if (!inside(i) || !inside(j)) continue;
      factor.re[i + dimension * j] = between(random, -1, 1);
      factor.im[i + dimension * j] = between(random, -1, 1);
    }
  }
  const state = multiplyMatrices(factor, conjugateTranspose(factor));
  return scaleMatrix(state, floatNumber(1 / trace(state).re));
}
