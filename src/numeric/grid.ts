/** Grids of parameters, cut into chunks that do not depend on who works on them. */
import { InputError } from '../algebra/errors.ts';

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
