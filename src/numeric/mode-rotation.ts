import type { FockBasis } from './basis.ts';
import { type ComplexMatrix, zeroMatrix } from './dense.ts';
import {
  addOperators,
  adjointOperator,
  multiplyOperators,
  scaleOperator,
  term,
} from './operator-arithmetic.ts';
import type { NumericModel, NumericOperator } from './operators.ts';
import { schurForm } from './schur.ts';
import { haveEqualCharges } from './weak-symmetry.ts';

/**
 * A unitary mixing of modes, c_j = Σ_k u_jk b_k, that makes the no-jump part of a quadratic model triangular.
 *
 * When K = H − ½iΣx†x = Σ k_jl c_j†c_l + constant, the Schur form of the small matrix k gives K = Σ t_jl b_j†b_l with t
 * lower triangular. Each term with j ≥ l moves a quantum to a later mode, and so to an earlier state of the basis, whose
 * order is lexicographic: K is an upper triangular matrix with as many entries a row as t has. A Sylvester equation with
 * it costs its entries times d, where dense Schur forms cost d³. A basis with a cap on the total excitation number only
 * is invariant under the mixing; Schur forms, unlike eigenvectors, exist at exceptional points.
 */
export interface ModeRotation {
  /** u, a unitary n × n matrix. */
  readonly mixing: ComplexMatrix;
  /** The model in terms of the b_k. */
  readonly model: NumericModel;
}

/** Whether a basis stays the same when modes are mixed: its only cap is on the total excitation number. */
export function isRotationInvariant({ caps, total }: FockBasis): boolean {
  return caps.every((cap) => cap === total);
}

/**
 * The rotation for a model, mixing only modes of equal charges; undefined when K is not of that form, as with Kerr terms,
 * drives or squeezing.
 */
export function triangularRotation(
  model: NumericModel,
  charges: readonly (readonly number[])[],
): ModeRotation | undefined {
  const n = model.modes.length;
  const k = zeroMatrix(n);
  for (const t of noJumpOperator(model)) {
    const created = t.creation.reduce((sum, e) => sum + e, 0);
    const annihilated = t.annihilation.reduce((sum, e) => sum + e, 0);
    if (created === 0 && annihilated === 0) continue;
    if (created !== 1 || annihilated !== 1) return undefined;
    const at = t.creation.indexOf(1) + n * t.annihilation.indexOf(1);
    k.re[at]! += t.re;
    k.im[at]! += t.im;
  }
  const mixing = zeroMatrix(n);
  const done = new Set<number>();
  for (let first = 0; first < n; first++) {
    if (done.has(first)) continue;
    const group = Array.from({ length: n }, (_, j) => j).filter((j) =>
      haveEqualCharges(charges, first, j),
    );
    const size = group.length;
    const block = zeroMatrix(size);
    group.forEach((i, row) => {
      group.forEach((j, column) => {
        done.add(j);
        block.re[row + size * column] = k.re[i + n * j]!;
        block.im[row + size * column] = k.im[i + n * j]!;
      });
    });
    const schur = schurForm(block);
    if (schur === undefined) return undefined;
    // Schur forms are upper triangular: the new modes in reverse order make it lower.
    group.forEach((i, row) => {
      group.forEach((j, column) => {
        const from = row + size * (size - 1 - column);
        mixing.re[i + n * j] = schur.q.re[from]!;
        mixing.im[i + n * j] = schur.q.im[from]!;
      });
    });
  }
  return {
    mixing,
    model: {
      ...model,
      hamiltonian: rotateOperator(model.hamiltonian, mixing),
      dissipators: model.dissipators.map(({ rate, jump }) => ({
        rate,
        jump: rotateOperator(jump, mixing),
      })),
    },
  };
}

/** An operator in terms of the mixed modes b, with c_j = Σ_k u_jk b_k put in; rounding is cleared. */
export function rotateOperator(operator: NumericOperator, mixing: ComplexMatrix): NumericOperator {
  const n = mixing.rows;
  const unit = (k: number) => Array.from({ length: n }, (_, j) => (j === k ? 1 : 0));
  const none = new Array<number>(n).fill(0);
  const annihilation = Array.from(
    { length: n },
    (_, j): NumericOperator =>
      Array.from({ length: n }, (_, k) =>
        term(mixing.re[j + n * k]!, mixing.im[j + n * k]!, none, unit(k)),
      ),
  );
  const creation = annihilation.map(adjointOperator);
  let size = 0;
  const rotated = addOperators(
    ...operator.map((t) => {
      size = Math.max(size, Math.hypot(t.re, t.im));
      let product: NumericOperator = [term(t.re, t.im, none, none)];
      t.creation.forEach((power, j) => {
        for (let p = 0; p < power; p++) product = multiplyOperators(product, creation[j]!);
      });
      t.annihilation.forEach((power, j) => {
        for (let p = 0; p < power; p++) product = multiplyOperators(product, annihilation[j]!);
      });
      return product;
    }),
  );
  return rotated.filter(({ re, im }) => Math.hypot(re, im) > 4e-15 * size);
}

/** K = H − ½iΣ rate x†x in the untruncated space. */
function noJumpOperator(model: NumericModel): NumericOperator {
  return addOperators(
    model.hamiltonian,
    ...model.dissipators.map(({ rate, jump }) =>
      scaleOperator(multiplyOperators(adjointOperator(jump), jump), 0, -rate / 2),
    ),
  );
}
