/**
 * Steady states at the points of a grid, chunk by chunk.
 *
 * Within a chunk the points are taken in order and each may use what the one before learnt; nothing passes from
 * chunk to chunk. So the numbers are the same bits for any number of workers and any interruption.
 */
import type { BasisSpec } from './basis.ts';
import { type Chunk, type Grid, gridPoint } from './grid.ts';
import type { ComplexValue } from './observables.ts';
import type { NumericModel } from './operators.ts';
import type { ReadValue } from './reading.ts';
import { grownBy, type SettleOptions, settleTogether } from './settle.ts';
import type { StationaryState } from './stationary.ts';

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
