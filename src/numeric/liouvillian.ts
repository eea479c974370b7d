import { InputError } from '../algebra/errors.ts';
import type { FockBasis } from './basis.ts';
import { type ComplexMatrix, zeroMatrix } from './dense.ts';
import { leavesBasis, operatorMatrix, operatorMatrixWithDiagonal } from './matrix-elements.ts';
import {
  addOperators,
  adjointOperator,
  multiplyOperators,
  requireModel,
  scaleOperator,
  traceGrowthOperator,
} from './operator-arithmetic.ts';
import type { NumericModel } from './operators.ts';
import {
  adjoint,
  combine,
  hasSingleRows,
  multiplySparse,
  nonZeros,
  type SparseMatrix,
  sparseBytes,
  sparseFromTriplets,
  Triplets,
} from './sparse.ts';

/**
 * What happens to a jump that would leave the basis.
 *
 * - `reflecting`: the jump does not happen, nor the loss that goes with it: the loss is (PxP)†(PxP). The
 *   truncated generator of a Hermitian H then preserves the trace exactly and has a steady state. Only the
 *   jump operator as a whole is truncated, never its factors.
 * - `absorbing`: the literal projection, loss P x†x P. Probability leaves through the edge at the escape rate.
 *   There is no steady state then, and replacing row (k, k) by the trace constraint amounts to putting what
 *   leaves back into state k.
 *
 * They differ only for jumps that raise an occupation (thermal baths, gain), and only at the edge.
 */
export type TruncationEdge = 'reflecting' | 'absorbing';

/**
 * A model's generator in a basis: L(ρ) = −i(Kρ − ρK†) + Σ_k c_k ρ c_k†, and the trace-correction term apart.
 *
 * Every such L generates a completely positive semigroup, whatever H and whatever the truncation.
 */
export interface Generator {
  readonly basis: FockBasis;
  readonly edge: TruncationEdge;
  /** K = H − ½ i Σ rate x†x, the no-jump part. */
  readonly noJump: SparseMatrix;
  /** c_k = √rate_k x_k, without those of rate zero. */
  readonly jumps: readonly SparseMatrix[];
  /** −i(H − H†), Hermitian; ⟨·⟩ is the rate at which a non-Hermitian H lets the trace grow. */
  readonly traceGrowth: SparseMatrix;
  /** Σ rate (x†x − x†Px) projected, not negative; ⟨·⟩ is the rate of jumps out of the basis. */
  readonly escape: SparseMatrix;
  /** 1 for the states from which some operator of the model leads out of the basis. */
  readonly edgeStates: Uint8Array;
  /** Whether the master equation carries the term + i Tr[ρ(H − H†)] ρ, which L leaves out. */
  readonly traceCorrection: boolean;
  /** Whether Tr L(ρ) = 0 for every ρ. */
  readonly tracePreserving: boolean;
}

/**
 * Truncates a model's generator.
 *
 * @throws InputError for a model that `requireModel` refuses or whose modes are not those of the basis
 */
export function generatorOf(
  model: NumericModel,
  basis: FockBasis,
  edge: TruncationEdge = 'reflecting',
): Generator {
  requireModel(model);
  if (model.modes.length !== basis.modes)
    throw new InputError(
      `model: ${model.modes.length} modes for a basis of ${basis.modes}; equal numbers are accepted`,
    );
  const dissipators = model.dissipators.filter(({ rate }) => rate > 0);
  const jumps = dissipators.map(({ rate, jump }) =>
    operatorMatrix(scaleOperator(jump, Math.sqrt(rate)), basis),
  );
  const growth = traceGrowthOperator(model.hamiltonian);
  const { noJump, escape: escaping } = lossOf(model, dissipators, jumps, basis, edge);
  const edgeStates = leavesBasis(
    [...model.hamiltonian, ...dissipators.flatMap(({ jump }) => jump)],
    basis,
  );
  return {
    basis,
    edge,
    noJump,
    jumps,
    traceGrowth: operatorMatrix(growth, basis),
    escape: escaping,
    edgeStates,
    traceCorrection: model.traceCorrection,
    tracePreserving: growth.length === 0 && (edge === 'reflecting' || nonZeros(escaping) === 0),
  };
}

/** K = H − ½ i × the loss, and the rate of jumps out of the basis. */
function lossOf(
  { hamiltonian }: NumericModel,
  dissipators: NumericModel['dissipators'],
  jumps: readonly SparseMatrix[],
  basis: FockBasis,
  edge: TruncationEdge,
): Pick<Generator, 'noJump' | 'escape'> {
  const d = basis.dimension;
  // No jump leaves the basis, and c†c is diagonal: photons that are lost, for one.
  if (
    dissipators.every(({ jump }) => !leavesBasis(jump, basis).includes(1)) &&
    jumps.every(hasSingleRows)
  ) {
    const re = new Float64Array(d);
    const im = new Float64Array(d);
    for (const c of jumps)
      for (let k = 0; k < c.columnIndex.length; k++)
        im[c.columnIndex[k]!]! -= (c.re[k]! ** 2 + c.im[k]! ** 2) / 2;
    return {
      noJump: operatorMatrixWithDiagonal(hamiltonian, basis, re, im),
      escape: sparseFromTriplets(new Triplets(d)),
    };
  }
  const losses = dissipators.map(({ rate, jump }) =>
    scaleOperator(multiplyOperators(adjointOperator(jump), jump), rate),
  );
  const projectedLoss = operatorMatrix(addOperators(...losses), basis);
  const reflectedLoss = combine(
    d,
    d,
    jumps.map((c) => ({ re: 1, im: 0, matrix: multiplySparse(adjoint(c), c) })),
  );
  return {
    noJump: combine(d, d, [
      { re: 1, im: 0, matrix: operatorMatrix(hamiltonian, basis) },
      { re: 0, im: -0.5, matrix: edge === 'reflecting' ? reflectedLoss : projectedLoss },
    ]),
    escape: dropRounding(
      combine(d, d, [
        { re: 1, im: 0, matrix: projectedLoss },
        { re: -1, im: 0, matrix: reflectedLoss },
      ]),
      largest(projectedLoss),
    ),
  };
}

/**
 * L(ρ), the linear part of the generator, without forming the d² × d² matrix. ρ need not be Hermitian.
 *
 * @param out where the result is added (mutated); by default a new zero matrix
 */
export function applyGenerator(
  generator: Generator,
  rho: ComplexMatrix,
  out: ComplexMatrix = zeroMatrix(rho.rows),
): ComplexMatrix {
  const { noJump, jumps } = generator;
  addLeft(noJump, rho, 0, -1, out);
  addRightAdjoint(noJump, rho, 0, 1, out);
  for (const c of jumps) {
    const half = zeroMatrix(rho.rows);
    addLeft(c, rho, 1, 0, half);
    addRightAdjoint(c, half, 1, 0, out);
  }
  return out;
}

/** Tr[ρ·(−i)(H − H†)], the rate at which L lets the trace grow through H; zero for Hermitian H. */
export function traceGrowthRate(generator: Generator, rho: ComplexMatrix): number {
  return traceOfProduct(generator.traceGrowth, rho).re;
}

/**
 * The right-hand side of the master equation: L(ρ), plus + i Tr[ρ(H − H†)] ρ when the model carries the
 * trace-correction term. The term is written for Tr ρ = 1.
 */
export function applyMasterEquation(generator: Generator, rho: ComplexMatrix): ComplexMatrix {
  const out = applyGenerator(generator, rho);
  if (generator.traceCorrection) {
    const growth = traceGrowthRate(generator, rho);
    for (let k = 0; k < out.re.length; k++) {
      out.re[k]! -= growth * rho.re[k]!;
      out.im[k]! -= growth * rho.im[k]!;
    }
  }
  return out;
}

/** Upper bound on the number of stored entries of `liouvillianMatrix`. */
export function liouvillianEntries(generator: Generator): number {
  const d = generator.basis.dimension;
  return generator.jumps.reduce(
    (sum, c) => sum + nonZeros(c) ** 2,
    2 * d * nonZeros(generator.noJump),
  );
}

/**
 * The sparse d² × d² matrix of L on column-stacked vectors: vec(XρY) = (Yᵀ ⊗ X) vec ρ, with element (i, j) of ρ
 * at i + d·j. The trace-correction term is not in it.
 *
 * @param maxBytes the estimate above which it refuses, before allocating; 1 GiB by default
 * @throws InputError when the estimate exceeds `maxBytes`
 */
export function liouvillianMatrix(generator: Generator, maxBytes = 2 ** 30): SparseMatrix {
  const d = generator.basis.dimension;
  const n = d * d;
  const entries = liouvillianEntries(generator);
  // Triplets, the sort's permutations and the result are alive together.
  const bytes = 32 * entries + sparseBytes(n, entries) + 16 * n;
  if (bytes > maxBytes || n >= 2 ** 31)
    throw new InputError(
      `Liouvillian: dimension ${d} needs about ${gibibytes(bytes)} GiB; a basis that needs at most ${gibibytes(maxBytes)} GiB is accepted`,
    );
  const triplets = new Triplets(n, n, Math.max(1, entries));
  const k = generator.noJump;
  for (let i = 0; i < d; i++)
    for (let p = k.rowStart[i]!; p < k.rowStart[i + 1]!; p++) {
      const j = k.columnIndex[p]!;
      const re = k.re[p]!;
      const im = k.im[p]!;
      for (let s = 0; s < d; s++) {
        triplets.add(i + d * s, j + d * s, im, -re);
        triplets.add(s + d * i, s + d * j, im, re);
      }
    }
  for (const c of generator.jumps)
    for (let i = 0; i < d; i++)
      for (let p = c.rowStart[i]!; p < c.rowStart[i + 1]!; p++)
        for (let l = 0; l < d; l++)
          for (let q = c.rowStart[l]!; q < c.rowStart[l + 1]!; q++) {
            const [a, b, e, f] = [c.re[p]!, c.im[p]!, c.re[q]!, -c.im[q]!];
            const column = c.columnIndex[p]! + d * c.columnIndex[q]!;
            triplets.add(i + d * l, column, a * e - b * f, a * f + b * e);
          }
  return sparseFromTriplets(triplets);
}

/** Tr(O·ρ) of a sparse O and a dense ρ. */
export function traceOfProduct(
  operator: SparseMatrix,
  rho: ComplexMatrix,
): { readonly re: number; readonly im: number } {
  let re = 0;
  let im = 0;
  for (let i = 0; i < operator.rows; i++)
    for (let k = operator.rowStart[i]!; k < operator.rowStart[i + 1]!; k++) {
      const at = operator.columnIndex[k]! + rho.rows * i;
      re += operator.re[k]! * rho.re[at]! - operator.im[k]! * rho.im[at]!;
      im += operator.re[k]! * rho.im[at]! + operator.im[k]! * rho.re[at]!;
    }
  return { re, im };
}

/** out += (re + i·im)·m·x; `out` is mutated. */
function addLeft(m: SparseMatrix, x: ComplexMatrix, re: number, im: number, out: ComplexMatrix) {
  const d = x.rows;
  for (let column = 0; column < d * d; column += d)
    for (let i = 0; i < d; i++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++) {
        const at = column + m.columnIndex[k]!;
        sumRe += m.re[k]! * x.re[at]! - m.im[k]! * x.im[at]!;
        sumIm += m.re[k]! * x.im[at]! + m.im[k]! * x.re[at]!;
      }
      out.re[column + i]! += re * sumRe - im * sumIm;
      out.im[column + i]! += re * sumIm + im * sumRe;
    }
}

/** out += (re + i·im)·x·m†; `out` is mutated. */
function addRightAdjoint(
  m: SparseMatrix,
  x: ComplexMatrix,
  re: number,
  im: number,
  out: ComplexMatrix,
) {
  const d = x.rows;
  for (let j = 0; j < d; j++)
    for (let k = m.rowStart[j]!; k < m.rowStart[j + 1]!; k++) {
      const wRe = re * m.re[k]! + im * m.im[k]!;
      const wIm = im * m.re[k]! - re * m.im[k]!;
      const from = d * m.columnIndex[k]!;
      const to = d * j;
      for (let i = 0; i < d; i++) {
        const a = x.re[from + i]!;
        const b = x.im[from + i]!;
        out.re[to + i]! += wRe * a - wIm * b;
        out.im[to + i]! += wRe * b + wIm * a;
      }
    }
}

function largest(m: SparseMatrix): number {
  let max = 0;
  for (let k = 0; k < m.re.length; k++) max = Math.max(max, Math.hypot(m.re[k]!, m.im[k]!));
  return max;
}

function dropRounding(m: SparseMatrix, scale: number): SparseMatrix {
  const triplets = new Triplets(m.rows, m.columns);
  for (let i = 0; i < m.rows; i++)
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++)
      if (Math.hypot(m.re[k]!, m.im[k]!) > 1e-13 * scale)
        triplets.add(i, m.columnIndex[k]!, m.re[k]!, m.im[k]!);
  return sparseFromTriplets(triplets);
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toPrecision(2);
}
