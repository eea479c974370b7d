import { InputError } from '../algebra/errors.ts';
import type { FockBasis } from './basis.ts';
import { type ComplexMatrix, type ComplexVector, frobeniusNorm, zeroVector } from './dense.ts';
import { type GmresResult, gmres, type PreconditionedProduct } from './gmres.ts';
import { type Generator, generatorOf, type TruncationEdge } from './liouvillian.ts';
import { operatorMatrix } from './matrix-elements.ts';
import { DEGENERATE_GAP, norm, pseudoRandomVector } from './methods/vectors.ts';
import { isRotationInvariant, rotateOperator, triangularRotation } from './mode-rotation.ts';
import type { ComplexValue } from './observables.ts';
import type { NumericModel, NumericOperator } from './operators.ts';
import { smallestBlockEigenvalue } from './positivity.ts';
import {
  addJump,
  addNoJump,
  mirror,
  type Piece,
  packHermitian,
  piecesOf,
  type Sector,
  sectorElements,
  sectorOf,
  sectorTrace,
  sectorTraceOfProduct,
  unpackHermitian,
  workspace,
} from './sector.ts';
import { type BlockSolver, blockSolver } from './sector-no-jump.ts';
import { combine, nonZeros, type SparseMatrix } from './sparse.ts';
import { weakCharges } from './weak-symmetry.ts';

/** A steady state by blocks of equal charges, in the mixed modes when `mixing` is given: see `ModeRotation`. */
export interface SectorDensity {
  readonly sector: Sector;
  /** Its blocks, Hermitian. */
  readonly elements: ComplexVector;
  readonly mixing?: ComplexMatrix;
}

/** What the solver did. Fields that a failed run did not reach are absent. */
export interface SectorEvidence {
  readonly method: 'sector';
  /** Number of basis states d. */
  readonly dimension: number;
  /** Real unknowns, Σ size² over the blocks, where d² would be without the symmetry. */
  readonly unknowns: number;
  /** The charges, one integer a mode. */
  readonly charges: readonly (readonly number[])[];
  readonly blocks: number;
  readonly largestBlock: number;
  /** Applications of the preconditioned generator. */
  readonly iterations: number;
  /** Frobenius norm of the master equation's right-hand side at ρ, the trace-correction term included. */
  readonly residual?: number;
  /** An upper bound on the row-sum norm of L, the scale that the residual is to be compared with. */
  readonly generatorNorm?: number;
  /** Smallest eigenvalue of ρ, or for large blocks a lower bound within a factor of ten. */
  readonly smallestEigenvalue?: number;
  readonly trace?: number;
  /** The eigenvalue of L that ρ belongs to: 0 for a trace-preserving L. */
  readonly eigenvalue?: number;
  /** Estimated distance from it to the next eigenvalue in the sector. */
  readonly gap?: number;
  /** Probability of the states from which the model's operators lead out of the basis. */
  readonly edgePopulation?: number;
  /** Rate of jumps out of the basis, suppressed or lost according to the truncation edge. */
  readonly escapeRate?: number;
}

/** A steady state in one symmetry sector, or why there is none. */
export type SectorOutcome =
  | {
      readonly kind: 'converged';
      readonly density: SectorDensity;
      readonly evidence: Required<SectorEvidence>;
    }
  | {
      readonly kind: 'not-converged' | 'no-steady-state' | 'degenerate';
      readonly reason: string;
      readonly evidence: SectorEvidence;
    };

export interface SectorOptions {
  /** Largest accepted residual over the bound on ‖L‖; 10⁻¹⁰ by default. */
  readonly tolerance?: number;
  /** What becomes of jumps out of the basis; `reflecting` by default. */
  readonly edge?: TruncationEdge;
  /** Memory above which it refuses before allocating; 2 GiB by default. */
  readonly maxBytes?: number;
  /** Whether modes may be mixed to make the no-jump part triangular; by default wherever that is possible. */
  readonly rotate?: boolean;
}

/**
 * The steady state in the charge-zero sector of the model's weak U(1) symmetries.
 *
 * L = L₀ + J with L₀ρ = −i(Kρ − ρK†). K keeps the charges, so L₀ acts block by block; a jump operator takes each block
 * to one other. Order the blocks by charge. With the jumps that lower it (loss), L₀ + J↓ is block triangular, and
 * M = L₀ + J↓ − μ is inverted exactly by going through the blocks from the highest charge down, one Sylvester equation a
 * block. GMRES then sees L M⁻¹ = 1 + (J↑ + …)M⁻¹: an iteration per generation of heating events, not per jump.
 *
 * The Sylvester equations are sparse substitutions where the modes can be mixed so that K is triangular (`ModeRotation`;
 * the correction at a reflecting edge goes with J↑), and take a Schur form a block otherwise.
 *
 * The eigenvalue problem Lρ = λρ, Tr ρ = 1, is solved by Newton's method with a bordered system. For a trace-preserving
 * L that is one linear solve and its refinements. With the trace-correction term ρ must belong to the eigenvalue of
 * largest real part (see `dominant`): it does when (μ − L)Z = 1 has a solution Z ≥ 0 for a μ between λ and the next.
 *
 * @throws InputError for a bad model or basis, and for a problem over the memory bound
 */
export function sectorSteadyState(
  model: NumericModel,
  basis: FockBasis,
  options: SectorOptions = {},
): SectorOutcome {
  const { tolerance = 1e-10, edge = 'reflecting', maxBytes = 2 ** 31, rotate = true } = options;
  const charges = weakCharges(model);
  const elements = sectorElements(basis, charges);
  const krylov = Math.min(80, Math.floor((maxBytes / (16 * elements) - 8) / 1.1));
  if (krylov < 12)
    throw new InputError(
      `sector: ${elements} unknowns need about ${((22 * 16 * elements) / 2 ** 30).toPrecision(2)} GiB; a basis that needs at most ${(maxBytes / 2 ** 30).toPrecision(2)} GiB is accepted`,
    );
  const rotation =
    rotate && isRotationInvariant(basis) ? triangularRotation(model, charges) : undefined;
  const generator = generatorOf(rotation?.model ?? model, basis, edge);
  const sector = sectorOf(basis, charges);
  const unperturbed = rotation
    ? generatorOf(rotation.model, basis, 'absorbing').noJump
    : generator.noJump;
  const outcome = solve(new SectorProblem(generator, sector, unperturbed), krylov, tolerance);
  if (outcome.kind !== 'converged' || rotation === undefined) return outcome;
  return { ...outcome, density: { ...outcome.density, mixing: rotation.mixing } };
}

/** ⟨O⟩ of an operator of the model, in its own modes; zero for one that changes a charge. */
export function sectorExpectation(
  operator: NumericOperator,
  { sector, elements, mixing }: SectorDensity,
): ComplexValue {
  const inOwnModes = mixing ? rotateOperator(operator, mixing) : operator;
  return sectorTraceOfProduct(sector, operatorMatrix(inOwnModes, sector.basis), elements);
}

function solve(problem: SectorProblem, krylov: number, tolerance: number): SectorOutcome {
  const { generator, sector, generatorNorm } = problem;
  const { tracePreserving } = generator;
  let iterations = 0;
  const started = (): SectorEvidence => ({
    method: 'sector',
    dimension: sector.basis.dimension,
    unknowns: sector.elements,
    charges: sector.charges,
    blocks: sector.blocks.length,
    largestBlock: Math.max(...sector.blocks.map(({ size }) => size)),
    iterations,
    generatorNorm,
  });
  const n = sector.elements;
  const state = problem.startingState();
  iterations += state.iterations;
  let x = state.x;
  let eigenvalue = 0;
  let residual = Number.POSITIVE_INFINITY;
  const target = 1e-4 * tolerance * generatorNorm;
  for (let step = 0; step < 20; step++) {
    const image = problem.apply(x);
    eigenvalue = tracePreserving ? 0 : sectorTrace(sector, image);
    for (let k = 0; k < n; k++) image[k]! -= eigenvalue * x[k]!;
    const size = norm(image);
    if (!(size < residual / 2)) break;
    residual = size;
    if (size <= target) break;
    const goal = Math.max(0.1 * (target / size), tracePreserving ? 1e-9 : 1e-5);
    const result = problem.bordered(x, eigenvalue, image, goal, krylov);
    iterations += result.iterations;
    const next = new Float64Array(n);
    for (let k = 0; k < n; k++) next[k] = x[k]! - result.solution[k]!;
    const sum = sectorTrace(sector, next);
    for (let k = 0; k < n; k++) next[k]! /= sum;
    if (!next.every(Number.isFinite)) break;
    x = next;
  }
  const image = problem.apply(x);
  eigenvalue = tracePreserving ? 0 : sectorTrace(sector, image);
  for (let k = 0; k < n; k++) image[k]! -= eigenvalue * x[k]!;
  residual = norm(image);

  const next = problem.nextEigenvalue(x, eigenvalue, krylov);
  iterations += next.iterations;
  if (!(next.distance > DEGENERATE_GAP * generatorNorm))
    return {
      kind: 'degenerate',
      reason: `more than one steady state in the sector: the next eigenvalue of L is within ${next.distance.toExponential(1)} of ${eigenvalue.toExponential(3)}, for a generator of norm ${generatorNorm.toExponential(1)}`,
      evidence: { ...started(), eigenvalue, residual, gap: next.distance },
    };
  const elements = zeroVector(n);
  unpackHermitian(sector, x, elements);
  const evidence = {
    ...started(),
    generatorNorm,
    residual,
    eigenvalue,
    gap: next.distance,
    smallestEigenvalue: smallestBlockEigenvalue(sector, elements),
    trace: sectorTrace(sector, elements.re),
    edgePopulation: edgePopulation(generator, sector, elements),
    escapeRate: sectorTraceOfProduct(sector, generator.escape, elements).re,
  };
  const failed = (kind: 'not-converged' | 'no-steady-state', reason: string): SectorOutcome => ({
    kind,
    reason,
    evidence,
  });
  const allowed = tolerance * generatorNorm;
  if (!(residual <= allowed))
    return failed(
      'not-converged',
      `the residual ${residual.toExponential(2)} exceeds ${allowed.toExponential(2)}`,
    );
  if (!(evidence.smallestEigenvalue >= -1e-9))
    return failed(
      'not-converged',
      `the smallest eigenvalue ${evidence.smallestEigenvalue.toExponential(2)} is negative: not a density matrix`,
    );
  if (!tracePreserving) {
    const above = problem.isDominant(eigenvalue, next.distance, krylov);
    evidence.iterations += above.iterations;
    if (!above.isDominant)
      return failed(
        'not-converged',
        `the eigenvalue ${eigenvalue.toExponential(3)} was not shown to have the largest real part, so the state may not be the attracting one`,
      );
    if (!generator.traceCorrection && Math.abs(eigenvalue) > tolerance * generatorNorm)
      return failed(
        'no-steady-state',
        `the trace changes at the rate ${eigenvalue.toExponential(3)} in the state that outlives the others, and the model carries no trace-correction term`,
      );
  }
  return { kind: 'converged', density: { sector, elements }, evidence };
}

function edgePopulation(generator: Generator, sector: Sector, elements: ComplexVector): number {
  let sum = 0;
  generator.edgeStates.forEach((leaves, i) => {
    if (leaves === 0) return;
    const { offset, size } = sector.blocks[sector.blockOf[i]!]!;
    sum += elements.re[offset + sector.positionOf[i]! * (size + 1)]!;
  });
  return sum;
}

/** L on the sector, its preconditioner, and the linear systems made of them. Vectors are Hermitian coordinates. */
class SectorProblem {
  readonly generator: Generator;
  readonly sector: Sector;
  readonly generatorNorm: number;
  private readonly noJump: readonly Piece[];
  /** Jumps by target block: those of the direction that M contains, and the others. */
  private readonly swept: readonly (readonly Piece[])[];
  private readonly rest: readonly (readonly Piece[])[];
  /** What the no-jump part has beyond the one that M contains. */
  private readonly correction: readonly Piece[];
  private readonly solvers: readonly BlockSolver[];
  private readonly order: readonly number[];
  /** A small shift that keeps M regular where there are dark states. */
  private readonly offset: number;
  private readonly work: ComplexVector;
  private readonly z: ComplexVector;
  private readonly sum: ComplexVector;

  constructor(generator: Generator, sector: Sector, unperturbed: SparseMatrix) {
    this.generator = generator;
    this.sector = sector;
    const { noJump, jumps } = generator;
    this.noJump = piecesOf(sector, noJump);
    const pieces = jumps.flatMap((jump) => piecesOf(sector, jump));
    const down = strength(pieces.filter(({ source, target }) => target < source));
    const up = strength(pieces.filter(({ source, target }) => target > source));
    const sweepsDown = down >= up;
    const blocks = sector.blocks.map((_, b) => b);
    const isSwept = ({ source, target }: Piece) => (sweepsDown ? target < source : target > source);
    this.swept = blocks.map((b) => pieces.filter((p) => p.target === b && isSwept(p)));
    this.rest = blocks.map((b) => pieces.filter((p) => p.target === b && !isSwept(p)));
    this.order = sweepsDown ? [...blocks].reverse() : blocks;
    const d = sector.basis.dimension;
    const difference = combine(d, d, [
      { re: 1, im: 0, matrix: noJump },
      { re: -1, im: 0, matrix: unperturbed },
    ]);
    this.correction = nonZeros(difference) === 0 ? [] : piecesOf(sector, difference);
    const inverted = piecesOf(sector, unperturbed);
    this.solvers = blocks.map((b) =>
      blockSolver(
        sector,
        inverted.find((p) => p.target === b && p.source === b),
        b,
      ),
    );
    this.generatorNorm =
      2 * rowSum(noJump) + jumps.reduce((sum, jump) => sum + rowSum(jump) ** 2, 0);
    this.offset = Math.max(
      1e-3 * smallestRate(jumps, sector.basis.total, this.generatorNorm),
      1e-9 * this.generatorNorm,
    );
    this.work = workspace(sector);
    this.z = zeroVector(sector.elements);
    this.sum = zeroVector(sector.elements);
  }

  /** L(ρ). */
  apply(x: Float64Array): Float64Array {
    const { sector, z, sum, work } = this;
    unpackHermitian(sector, x, z);
    sum.re.fill(0);
    sum.im.fill(0);
    for (const piece of this.noJump) addNoJump(sector, piece, z, sum, work);
    for (const pieces of [...this.swept, ...this.rest])
      for (const piece of pieces) addJump(sector, piece, z, sum, work);
    const out = new Float64Array(x.length);
    packHermitian(sector, sum, out);
    return out;
  }

  /** z = M⁻¹y, M = L₀ + J↓ − μ, left in this.z; `y` is read up to the number of elements. */
  private precondition(y: Float64Array, shift: number): void {
    const { sector, z, work } = this;
    unpackHermitian(sector, y, z);
    for (const b of this.order) {
      const { offset, size } = sector.blocks[b]!;
      const end = offset + size * size;
      const pieces = this.swept[b]!;
      if (pieces.length > 0) {
        negate(z, offset, end);
        for (const piece of pieces) addJump(sector, piece, z, z, work);
        negate(z, offset, end);
        mirror(sector.blocks[b]!, z);
      }
      this.solvers[b]!(z, shift);
    }
  }

  /** (L − λ)M⁻¹y and M⁻¹y. */
  private product(y: Float64Array, eigenvalue: number): PreconditionedProduct {
    const { sector, z, sum, work } = this;
    this.precondition(y, eigenvalue + this.offset);
    sum.re.fill(0);
    sum.im.fill(0);
    for (const pieces of this.rest)
      for (const piece of pieces) addJump(sector, piece, z, sum, work);
    for (const piece of this.correction) addNoJump(sector, piece, z, sum, work);
    const image = new Float64Array(y.length);
    const preconditioned = new Float64Array(y.length);
    packHermitian(sector, sum, image);
    packHermitian(sector, z, preconditioned);
    const { offset } = this;
    for (let k = 0; k < sector.elements; k++) image[k]! += y[k]! + offset * preconditioned[k]!;
    return { image, preconditioned };
  }

  /** A positive state near the one sought: some steps of ρ ← −M⁻¹(J↑ + …)ρ, a map that keeps matrices positive. */
  startingState(): { readonly x: Float64Array; readonly iterations: number } {
    const { sector } = this;
    let x: Float64Array = new Float64Array(sector.elements);
    for (const { offset, size } of sector.blocks)
      for (let i = 0; i < size; i++)
        x[offset + i * (size + 1)] = 2 ** -sector.blocks.findIndex((b) => b.offset === offset);
    const normalise = (y: Float64Array) => {
      const sum = sectorTrace(sector, y);
      return y.map((v) => v / sum);
    };
    x = normalise(x);
    const steps = this.generator.tracePreserving ? 4 : 12;
    let iterations = 0;
    for (let k = 0; k < steps; k++) {
      const eigenvalue = Math.max(0, sectorTrace(sector, this.apply(x)));
      // (L − λ)M⁻¹ = 1 + (J↑ + …)M⁻¹ on y = Mx is Mx + (J↑ + …)x: the second part alone is wanted.
      const gained = this.remainder(x);
      this.precondition(gained, eigenvalue + this.offset);
      const next = new Float64Array(x.length);
      packHermitian(sector, this.z, next);
      iterations++;
      const candidate = normalise(next);
      if (!candidate.every(Number.isFinite)) break;
      x = candidate;
    }
    return { x, iterations };
  }

  /** (J↑ + … + μ − λ)x. */
  private remainder(x: Float64Array): Float64Array {
    const { sector, z, sum, work } = this;
    unpackHermitian(sector, x, z);
    sum.re.fill(0);
    sum.im.fill(0);
    for (const pieces of this.rest)
      for (const piece of pieces) addJump(sector, piece, z, sum, work);
    for (const piece of this.correction) addNoJump(sector, piece, z, sum, work);
    const out = new Float64Array(x.length);
    packHermitian(sector, sum, out);
    for (let k = 0; k < x.length; k++) out[k]! += this.offset * x[k]!;
    return out;
  }

  /** δ with (L − λ)δ − δλ·x = right and Tr δ = 0. */
  bordered(
    x: Float64Array,
    eigenvalue: number,
    right: Float64Array,
    tolerance: number,
    maxIterations: number,
  ): GmresResult {
    const { sector } = this;
    const n = sector.elements;
    this.precondition(x, eigenvalue + this.offset);
    // Both border vectors are given the size of the others.
    const row = 1 / (Math.abs(sectorTrace(sector, this.z.re)) || 1);
    const column = 1 / norm(x);
    const extended = new Float64Array(n + 1);
    extended.set(right);
    const apply = (v: Float64Array): PreconditionedProduct => {
      const { image, preconditioned } = this.product(v, eigenvalue);
      const last = column * v[n]!;
      for (let k = 0; k < n; k++) image[k]! -= last * x[k]!;
      image[n] = row * sectorTrace(sector, preconditioned);
      preconditioned[n] = v[n]!;
      return { image, preconditioned };
    };
    return gmres(apply, extended, { tolerance, maxIterations, patience: 30 });
  }

  /** The distance to the next eigenvalue, by inverse iteration on traceless matrices. */
  nextEigenvalue(
    x: Float64Array,
    eigenvalue: number,
    maxIterations: number,
  ): { readonly distance: number; readonly iterations: number } {
    const { sector } = this;
    const n = sector.elements;
    const traceless = (y: Float64Array) => {
      const sum = sectorTrace(sector, y);
      return y.subarray(0, n).map((v, k) => v - sum * x[k]!);
    };
    const steps = 4;
    let y = traceless(pseudoRandomVector(n));
    let iterations = 0;
    let logGrowth = 0;
    for (let k = 0; k < steps; k++) {
      const size = norm(y);
      const unit = y.map((v) => v / size);
      const result = this.bordered(x, eigenvalue, unit, 1e-2, maxIterations);
      iterations += result.iterations;
      if (!(result.residual < 0.5) && result.pivotRatio < 1e-10) return { distance: 0, iterations };
      y = traceless(result.solution);
      if (k >= steps / 2) logGrowth += Math.log(norm(y));
    }
    return { distance: Math.exp(-logGrowth / (steps / 2)), iterations };
  }

  /** Whether no eigenvalue lies above λ: (μ − L)Z = 1 has a solution Z ≥ 0 for a μ above λ, nearer than the next. */
  isDominant(
    eigenvalue: number,
    gap: number,
    maxIterations: number,
  ): { readonly isDominant: boolean; readonly iterations: number } {
    const { sector } = this;
    const shift = eigenvalue + gap / 2;
    const right = new Float64Array(sector.elements);
    for (const { offset, size } of sector.blocks)
      for (let i = 0; i < size; i++) right[offset + i * (size + 1)] = -1;
    const apply = (v: Float64Array) => this.product(v, shift);
    const result = gmres(apply, right, { tolerance: 1e-8, maxIterations, patience: 30 });
    const z = zeroVector(sector.elements);
    unpackHermitian(sector, result.solution, z);
    const size = frobeniusNorm(z);
    for (let k = 0; k < z.re.length; k++) {
      z.re[k]! /= size;
      z.im[k]! /= size;
    }
    const isSolved = result.residual < 1e-4;
    return {
      isDominant: isSolved && smallestBlockEigenvalue(sector, z) >= -1e-6,
      iterations: result.iterations,
    };
  }
}

function negate({ re, im }: ComplexVector, start: number, end: number): void {
  for (let k = start; k < end; k++) {
    re[k] = -re[k]!;
    im[k] = -im[k]!;
  }
}

function strength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + frobeniusNorm(piece) ** 2, 0);
}

function rowSum(m: SparseMatrix): number {
  let largest = 0;
  for (let i = 0; i < m.rows; i++) {
    let sum = 0;
    for (let k = m.rowStart[i]!; k < m.rowStart[i + 1]!; k++) sum += Math.hypot(m.re[k]!, m.im[k]!);
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** The smallest rate of a jump for one quantum, as its largest matrix element gives it. */
function smallestRate(jumps: readonly SparseMatrix[], quanta: number, fallback: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { re, im } of jumps) {
    let largest = 0;
    for (let k = 0; k < re.length; k++) largest = Math.max(largest, re[k]! ** 2 + im[k]! ** 2);
    if (largest > 0) smallest = Math.min(smallest, largest / quanta);
  }
  return Number.isFinite(smallest) ? smallest : fallback;
}
