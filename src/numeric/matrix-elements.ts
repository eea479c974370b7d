import { InputError } from '../algebra/errors.ts';
import { type FockBasis, stateIndex } from './basis.ts';
import { requireOperator } from './operator-arithmetic.ts';
import type { NumericOperator } from './operators.ts';
import { type SparseMatrix, sparsePositions, Triplets, withoutZeros } from './sparse.ts';

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
  return filled(patternOf(operator, basis), operator);
}

/** The same with a number added to each diagonal element: re[i] + i·im[i] to state i. */
export function operatorMatrixWithDiagonal(
  operator: NumericOperator,
  basis: FockBasis,
  re: Float64Array,
  im: Float64Array,
): SparseMatrix {
  requireOperator(operator, basis.modes, 'operator');
  const zero = new Array<number>(basis.modes).fill(0);
  const identity = { re: 1, im: 0, creation: zero, annihilation: zero };
  const pattern = patternOf([...operator, identity], basis);
  return filled(pattern, operator, { at: pattern.terms.at(-1)!.positions, re, im });
}

/**
 * For each basis state, whether the operator leads out of the basis from it: 1 if some term takes it to a
 * state that the basis lacks, else 0. Terms are judged one by one, so cancellations do not count.
 */
export function leavesBasis(operator: NumericOperator, basis: FockBasis): Uint8Array {
  return patternOf(operator, basis).leaves.slice();
}

/** What the matrix of an operator has apart from its coefficients. */
interface Pattern {
  readonly rowStart: Int32Array;
  readonly columnIndex: Int32Array;
  /** For each term, where its elements are stored and the number that its coefficient is multiplied with there. */
  readonly terms: readonly { readonly positions: Int32Array; readonly weights: Float64Array }[];
  readonly leaves: Uint8Array;
}

/** Patterns of small bases, which sweeps come back to at every point. */
const patterns = new WeakMap<FockBasis, Map<string, Pattern>>();
const KEPT_STATES = 400;

function patternOf(operator: NumericOperator, basis: FockBasis): Pattern {
  if (basis.dimension > KEPT_STATES) return findPattern(operator, basis);
  const known = patterns.get(basis) ?? new Map<string, Pattern>();
  patterns.set(basis, known);
  let key = '';
  for (const { creation, annihilation } of operator) key += `${creation},${annihilation};`;
  const found = known.get(key) ?? findPattern(operator, basis);
  known.set(key, found);
  return found;
}

function findPattern(operator: NumericOperator, basis: FockBasis): Pattern {
  const { modes, dimension, occupations } = basis;
  const triplets = new Triplets(dimension, dimension, Math.max(64, dimension));
  const leaves = new Uint8Array(dimension);
  const target = new Int32Array(modes);
  const ends: number[] = [];
  for (const t of operator) {
    for (let state = 0; state < dimension; state++) {
      const weight = actOnState(t, occupations, state * modes, modes, target);
      if (weight === 0) continue;
      const row = stateIndex(basis, target);
      if (row < 0) leaves[state] = 1;
      else triplets.add(row, state, weight, 0);
    }
    ends.push(triplets.length);
  }
  const { rowStart, columnIndex, positions } = sparsePositions(triplets);
  const terms = ends.map((end, k) => {
    const begin = k === 0 ? 0 : ends[k - 1]!;
    return {
      positions: positions.slice(begin, end),
      weights: triplets.re.slice(begin, end),
    };
  });
  return { rowStart, columnIndex, terms, leaves };
}

function filled(
  { rowStart, columnIndex, terms }: Pattern,
  operator: NumericOperator,
  diagonal?: { readonly at: Int32Array; readonly re: Float64Array; readonly im: Float64Array },
): SparseMatrix {
  const n = columnIndex.length;
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  operator.forEach((t, which) => {
    const { positions, weights } = terms[which]!;
    for (let k = 0; k < positions.length; k++) {
      const at = positions[k]!;
      re[at]! += t.re * weights[k]!;
      im[at]! += t.im * weights[k]!;
    }
  });
  if (diagonal !== undefined)
    for (let k = 0; k < diagonal.at.length; k++) {
      re[diagonal.at[k]!]! += diagonal.re[k]!;
      im[diagonal.at[k]!]! += diagonal.im[k]!;
    }
  const rows = rowStart.length - 1;
  return withoutZeros({ rows, columns: rows, rowStart, columnIndex, re, im });
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
