/**
 * Grids of parameters, cut into chunks that do not depend on who works on them.
 *
 * Within a chunk the points are taken in order and each may use what the one before learnt; nothing passes from
 * chunk to chunk. So the numbers are the same bits for any number of workers and any interruption.
 */
import { InputError } from '../algebra/errors.ts';
import type { BasisSpec } from './basis.ts';
import type { ComplexValue } from './observables.ts';
import type { NumericModel } from './operators.ts';
import type { ReadValue } from './reading.ts';
import { grownBy, type SettleOptions, settleTogether } from './settle.ts';
import type { StationaryState } from './stationary.ts';

/** One parameter taken through `points` equally spaced values from `from` to `to`, both included. */
export interface SweepAxis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** A product of axes, the last one varying fastest. */
export interface Grid {
  readonly axes: readonly SweepAxis[];
  readonly points: number;
}

/** Points `first` to `end − 1` of a grid. */
export interface Chunk {
  readonly index: number;
  readonly first: number;
  readonly end: number;
}

/** Points of a chunk: few enough to share among cores and lose little when interrupted. */
const CHUNK = 32;
const MAX_POINTS = 1e7;

/** Throws InputError for no axis, an axis without points or ends that are not finite, and over 10⁷ points. */
export function gridOf(axes: readonly SweepAxis[]): Grid {
  if (axes.length === 0) throw new InputError('sweep: no axis; one or more are accepted');
  for (const { name, from, to, points } of axes)
    if (!Number.isSafeInteger(points) || points < 1 || !Number.isFinite(to - from))
      throw new InputError(
        `sweep: axis ${name} from ${from} to ${to} in ${points} points; finite ends and a positive integer are accepted`,
      );
  const points = axes.reduce((product, axis) => product * axis.points, 1);
  if (points > MAX_POINTS)
    throw new InputError(`sweep: ${points} points; at most ${MAX_POINTS} are accepted`);
  return { axes, points };
}

/** The values of the axes at a point, in their order. */
export function gridPoint({ axes }: Grid, index: number): readonly number[] {
  const values: number[] = [];
  let rest = index;
  for (const { from, to, points } of axes.toReversed()) {
    const k = rest % points;
    rest = (rest - k) / points;
    // Both ends exactly, and symmetric grids symmetric.
    values.push(points === 1 ? from : (from * (points - 1 - k) + to * k) / (points - 1));
  }
  return values.reverse();
}

/** All chunks of a grid, in order. */
export function chunksOf({ points }: Grid): readonly Chunk[] {
  return Array.from({ length: Math.ceil(points / CHUNK) }, (_, index) => ({
    index,
    first: index * CHUNK,
    end: Math.min(points, (index + 1) * CHUNK),
  }));
}

/** Models at one point, with numbers for their parameters, and what is read off their steady states. */
export interface PointProblem {
  readonly models: readonly NumericModel[];
  readonly observe: (states: readonly StationaryState[]) => readonly (ReadValue | undefined)[];
  /** Why each of these may have no value where there is a steady state. */
  readonly undefinedReasons: readonly string[];
}

/** An observable at a point: a value that has settled, or the reason why there is none. */
export type PointReading =
  | { readonly value: ComplexValue }
  | { readonly value: null; readonly reason: string };

/** One point: the readings and the size of the largest basis solved in. */
export interface PointResult {
  readonly readings: readonly PointReading[];
  readonly states: number;
}

/**
 * Solves models at the points of a chunk. The basis that one point needed is where the next one starts.
 *
 * @param problem the models at a point of the grid
 * @param start the smallest truncation that a value may come from
 * @param onPoint called after each point
 */
export function sweepChunk(
  grid: Grid,
  chunk: Chunk,
  problem: (point: readonly number[]) => PointProblem,
  start: BasisSpec,
  options: SettleOptions = {},
  onPoint?: () => void,
): readonly PointResult[] {
  const results: PointResult[] = [];
  let from = start;
  for (let index = chunk.first; index < chunk.end; index++) {
    const { models, observe, undefinedReasons } = problem(gridPoint(grid, index));
    const settled = settleTogether(models, from, observe, options);
    const failure = settled.kind === 'settled' ? undefined : settled;
    results.push({
      states: settled.trials.at(-1)!.dimension,
      readings: undefinedReasons.map((undefinedReason, k): PointReading => {
        const reading = settled.readings[k];
        if (reading?.kind === 'settled') return { value: reading.value };
        if (reading?.kind === 'undefined') return { value: null, reason: undefinedReason };
        const { outcome } = settled;
        return {
          value: null,
          reason:
            outcome.kind === 'converged'
              ? `not settled (${failure?.why}): ${reading?.reason}; ${failure?.reason}`
              : `${outcome.kind.replaceAll('-', ' ')}: ${outcome.reason}`,
        };
      }),
    });
    // One less than this point needed, so that a region that needs less is noticed.
    const smaller = grownBy(settled.truncation, -1);
    from = failure === undefined && smaller && exceeds(smaller, start) ? smaller : start;
    onPoint?.();
  }
  return results;
}

function exceeds(a: BasisSpec, b: BasisSpec): boolean {
  return (a.total ?? a.caps?.[0] ?? 0) > (b.total ?? b.caps?.[0] ?? 0);
}
