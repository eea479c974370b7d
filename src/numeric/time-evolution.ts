import type { FockBasis } from './basis.ts';
import { type ComplexMatrix, zeroMatrix } from './dense.ts';
import { coordinatePair, hermitianCoordinates } from './hermitian-coordinates.ts';
import { type InitialState, initialDensity } from './initial-state.ts';
import { type Generator, generatorOf, type TruncationEdge } from './liouvillian.ts';
import type { NumericModel } from './operators.ts';
import {
  functionalOf,
  type ReachableLiouvillian,
  reachableLiouvillian,
  requireEvolutionMemory,
} from './reachable-liouvillian.ts';
import { type IntegrationOptions, integrateOde, type RightHandSide } from './runge-kutta.ts';
import { hermitianEigenvalues } from './spectrum.ts';

/** The extreme value that a monitored quantity took, and when. */
export interface Extreme {
  readonly value: number;
  readonly time: number;
}

/**
 * What was watched along the way. The trace, the diagonal and the edge at every step, the eigenvalues at a few of
 * the requested times, the last one among them.
 */
export interface Monitors {
  /** The largest |Tr ρ − 1|. */
  readonly traceDeviation: Extreme;
  /** The smallest diagonal element, a probability. */
  readonly smallestDiagonal: Extreme;
  /** The smallest eigenvalue of ρ, not a number when no time was reached at which to look. */
  readonly smallestEigenvalue: Extreme;
  /** The largest probability of the states from which the model's operators lead out of the basis. */
  readonly edgePopulation: Extreme;
}

/** What an evolution did, and how good it is. */
export interface EvolutionEvidence {
  readonly method: 'dormand-prince';
  /** Number of basis states d. */
  readonly dimension: number;
  /** Real unknowns: the elements of ρ that the initial state can reach, at most d². */
  readonly unknowns: number;
  readonly steps: number;
  readonly rejected: number;
  /** Applications of the generator. */
  readonly evaluations: number;
  /** Probability of the initial state that the basis could not hold. */
  readonly initialOutside: number;
  readonly monitors: Monitors;
}

/**
 * The evolution, or how far it came.
 *
 * `samples` is what `observe` returned at the requested times that were reached. Finished says that the equation
 * was integrated in this basis; the monitors say whether the numbers are a density matrix's, and the edge
 * population whether the basis was large enough.
 */
export type EvolutionOutcome<T> =
  | {
      readonly kind: 'finished';
      readonly samples: readonly T[];
      readonly evidence: EvolutionEvidence;
    }
  | {
      readonly kind: 'stopped';
      readonly why: 'blow-up' | 'step-underflow' | 'too-many-steps';
      readonly reason: string;
      readonly time: number;
      readonly samples: readonly T[];
      readonly evidence: EvolutionEvidence;
    };

/** How accurately to integrate, and what to monitor. */
export interface EvolutionOptions
  extends Pick<IntegrationOptions, 'relative' | 'absolute' | 'maxSteps'> {
  /** What becomes of jumps out of the basis; `reflecting` by default. */
  readonly edge?: TruncationEdge;
  /** Memory above which it refuses; 1 GiB by default. */
  readonly maxBytes?: number;
  /** How many times the smallest eigenvalue is computed, at most; 9 by default. */
  readonly eigenvalueChecks?: number;
}

/** A trace beyond this is reported as a blow-up. */
const LARGEST_TRACE = 1e6;

/**
 * Integrates the master equation ρ̇ = L(ρ), or with the trace-correction term
 * ρ̇ = L(ρ) + i Tr[ρ(H − H†)]/Tr[ρ] ρ, from an initial state through the given times.
 *
 * On Tr ρ = 1 that is the equation as written. Off it, the literal term lets a trace that rounding has moved run
 * away from one at the rate ⟨i(H − H†)⟩; divided by Tr ρ it keeps whatever trace there is.
 *
 * @param times ascending, the first being the initial time
 * @param observe what is wanted of ρ at each of `times`; the matrix is its own to keep
 * @throws InputError for a bad model, basis, initial state, list of times or option, and over the memory bound
 */
export function evolve<T>(
  model: NumericModel,
  basis: FockBasis,
  initial: InitialState,
  times: ArrayLike<number>,
  observe: (density: ComplexMatrix, time: number, index: number) => T,
  options: EvolutionOptions = {},
): EvolutionOutcome<T> {
  requireEvolutionMemory(basis.dimension, options.maxBytes ?? 2 ** 30);
  const generator = generatorOf(model, basis, options.edge);
  const { density, outside } = initialDensity(basis, initial);
  const full = hermitianCoordinates(density);
  const start = Array.from(full.keys()).filter((k) => full[k] !== 0);
  const reached = reachableLiouvillian(generator, start, options.maxBytes);
  const { coordinates, matrix } = reached;
  const watch = watcher(generator, reached, times, options.eigenvalueChecks ?? 9);
  const samples: T[] = [];
  const outcome = integrateOde(
    rightHandSide(generator, reached),
    Float64Array.from(coordinates, (coordinate) => full[coordinate]!),
    times,
    {
      relative: options.relative ?? 1e-7,
      absolute: options.absolute ?? 1e-10,
      ...(options.maxSteps === undefined ? {} : { maxSteps: options.maxSteps }),
      onStep: watch.step,
      onSample: (time, x, index) => {
        const rho = matrixOf(x, reached);
        watch.sample(time, rho, index);
        samples.push(observe(rho, time, index));
      },
    },
  );
  const evidence: EvolutionEvidence = {
    method: 'dormand-prince',
    dimension: basis.dimension,
    unknowns: matrix.size,
    steps: outcome.steps,
    rejected: outcome.rejected,
    evaluations: outcome.evaluations,
    initialOutside: outside,
    monitors: watch.monitors(),
  };
  if (outcome.kind === 'finished') return { kind: 'finished', samples, evidence };
  const why = outcome.why === 'monitor' || outcome.why === 'not-finite' ? 'blow-up' : outcome.why;
  return {
    kind: 'stopped',
    why,
    reason: outcome.reason,
    time: outcome.time,
    samples,
    evidence,
  };
}

/** Lx, less the trace-correction term when there is one. */
function rightHandSide(generator: Generator, reached: ReachableLiouvillian): RightHandSide {
  const { rowStart, columnIndex, values, size } = reached.matrix;
  const growth = functionalOf(generator.traceGrowth, reached);
  const diagonal = diagonalPositions(reached);
  const isNonlinear = generator.traceCorrection && growth.some((weight) => weight !== 0);
  return (_time, x, slope) => {
    let shift = 0;
    if (isNonlinear) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += growth[k]! * x[k]!;
      let trace = 0;
      for (const k of diagonal) trace += x[k]!;
      shift = sum / trace;
    }
    let p = 0;
    for (let i = 0; i < size; i++) {
      const stop = rowStart[i + 1]!;
      let sum = -shift * x[i]!;
      for (; p < stop; p++) sum += values[p]! * x[columnIndex[p]!]!;
      slope[i] = sum;
    }
  };
}

function watcher(
  generator: Generator,
  reached: ReachableLiouvillian,
  times: ArrayLike<number>,
  checks: number,
) {
  const diagonal = diagonalPositions(reached);
  const d = reached.dimension;
  const edge = diagonal.filter((k) => generator.edgeStates[reached.coordinates[k]! % d] === 1);
  const isPartial = diagonal.length < d;
  const extreme = (value: number) => ({ value, time: times[0] ?? 0 });
  const worst = {
    traceDeviation: extreme(0),
    smallestDiagonal: extreme(Number.POSITIVE_INFINITY),
    smallestEigenvalue: extreme(Number.NaN),
    edgePopulation: extreme(0),
  };
  const step = (time: number, x: Float64Array): string | undefined => {
    let trace = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const k of diagonal) {
      const p = x[k]!;
      trace += p;
      if (p < least) least = p;
    }
    if (isPartial) least = Math.min(least, 0);
    let outer = 0;
    for (const k of edge) outer += x[k]!;
    if (Math.abs(trace - 1) > worst.traceDeviation.value)
      worst.traceDeviation = { value: Math.abs(trace - 1), time };
    if (least < worst.smallestDiagonal.value) worst.smallestDiagonal = { value: least, time };
    if (outer > worst.edgePopulation.value) worst.edgePopulation = { value: outer, time };
    if (!(Math.abs(trace) < LARGEST_TRACE))
      return `the trace has grown to ${trace.toExponential(2)} at t = ${time.toPrecision(6)}: the equation does not keep it and the solution blows up`;
    return undefined;
  };
  const last = times.length - 1;
  const due = new Set(
    Array.from({ length: checks }, (_, k) => Math.round((last * (k + 1)) / Math.max(1, checks))),
  );
  const sample = (time: number, rho: ComplexMatrix, index: number): void => {
    if (index === 0) step(time, Float64Array.from(reached.coordinates, coordinateOf(rho)));
    if (!due.has(index)) return;
    const inBlocks = reached.blocks.map((block) => smallestEigenvalue(rho, block));
    // States that cannot be reached have the eigenvalue zero.
    const least = Math.min(...inBlocks, ...(isPartial ? [0] : []));
    if (!(least >= worst.smallestEigenvalue.value))
      worst.smallestEigenvalue = { value: least, time };
  };
  return { step, sample, monitors: (): Monitors => worst };
}

/** The diagonal element at a coordinate, zero for others: all that the monitors read. */
function coordinateOf(rho: ComplexMatrix): (coordinate: number) => number {
  return (coordinate) => (coordinate % (rho.rows + 1) === 0 ? rho.re[coordinate]! : 0);
}

/** The positions, among the coordinates reached, of diagonal elements. */
function diagonalPositions({ coordinates, dimension }: ReachableLiouvillian): Int32Array {
  return Int32Array.from(coordinates.keys()).filter((k) => coordinates[k]! % (dimension + 1) === 0);
}

function matrixOf(x: Float64Array, { coordinates, dimension: d }: ReachableLiouvillian) {
  const rho = zeroMatrix(d);
  coordinates.forEach((coordinate, k) => {
    const { row: i, column: j, isImaginary } = coordinatePair(coordinate, d);
    const value = i === j ? x[k]! : x[k]! * Math.SQRT1_2;
    if (isImaginary) {
      rho.im[i + d * j] = value;
      rho.im[j + d * i] = -value;
    } else {
      rho.re[i + d * j] = value;
      rho.re[j + d * i] = value;
    }
  });
  return rho;
}

function smallestEigenvalue(rho: ComplexMatrix, block: Int32Array): number {
  const n = block.length;
  if (n === 1) return rho.re[block[0]! * (rho.rows + 1)]!;
  const part = zeroMatrix(n);
  block.forEach((j, column) => {
    block.forEach((i, row) => {
      part.re[row + n * column] = rho.re[i + rho.rows * j]!;
      part.im[row + n * column] = rho.im[i + rho.rows * j]!;
    });
  });
  return hermitianEigenvalues(part)[0]!;
}
