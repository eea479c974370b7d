/** The rows of a sweep's table: every observable asked for, at every point of a chunk. */
import type { BasisSpec } from './basis.ts';
import type { Values } from './bind.ts';
import type { NumericProblem } from './bind-observable.ts';
import { type Chunk, type Grid, gridPoint } from './grid.ts';
import { undefinedBecause } from './reading.ts';
import type { SettleOptions } from './settle.ts';
import { groupsOf, readingsOf, startingTruncation } from './solution.ts';
import { type PointReading, type PointResult, sweepChunk } from './sweep.ts';

/** One point: the readings in the order of the observables, and the largest basis of each model. */
export interface SweepRow {
  readonly readings: readonly PointReading[];
  /** Basis states, by model. */
  readonly states: Readonly<Record<string, number>>;
}

/**
 * The rows of one chunk, the same bits whoever computes them.
 *
 * @param problemAt the problem with the parameters that are swept at these values; its models and observables may depend
 *   on the values only through numbers
 * @param start the truncation that growth starts from; made large enough for what is asked
 * @param onPoint called after each point
 */
export function sweepRows(
  grid: Grid,
  chunk: Chunk,
  problemAt: (swept: Values) => NumericProblem,
  start: BasisSpec,
  options: SettleOptions = {},
  onPoint?: () => void,
): readonly SweepRow[] {
  // Each group of models goes through the chunk by itself; the problem of a point is made once for all of them.
  const problems = new Map<string, NumericProblem>();
  const at = (point: readonly number[]): NumericProblem => {
    const key = point.join();
    const problem =
      problems.get(key) ??
      problemAt(new Map(grid.axes.map(({ name }, k) => [name, point[k]!] as const)));
    problems.set(key, problem);
    return problem;
  };
  if (chunk.end <= chunk.first) return [];
  const { observables } = at(gridPoint(grid, chunk.first));
  const groups = groupsOf(observables);
  const results = groups.map((group, which): readonly PointResult[] =>
    sweepChunk(
      grid,
      chunk,
      (point) => {
        const problem = at(point);
        const here = groupsOf(problem.observables)[which]!;
        return {
          models: here.models.map((name) => problem.models[name]!),
          observe: (states) => readingsOf(here, states),
          undefinedReasons: here.read.map(undefinedBecause),
        };
      },
      startingTruncation(start, group.asked),
      options,
      which === groups.length - 1 ? onPoint : undefined,
    ),
  );
  return Array.from({ length: chunk.end - chunk.first }, (_, row) => ({
    readings: observables.map((observable) => {
      const which = groups.findIndex(({ asked }) => asked.includes(observable));
      return results[which]![row]!.readings[groups[which]!.asked.indexOf(observable)]!;
    }),
    states: Object.fromEntries(
      groups.flatMap(({ models }, which) =>
        models.map((name) => [name, results[which]![row]!.states] as const),
      ),
    ),
  }));
}
