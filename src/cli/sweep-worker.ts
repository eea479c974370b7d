/** The thread that `sweep` sends its chunks to. */
import type { Chunk } from '../numeric/grid.ts';
import type { SweepRow } from '../numeric/sweep-rows.ts';
import { type SweepTask, sweepTaskRows } from './sweeping.ts';

/** The rows of one chunk. */
export function solveChunk({
  task,
  chunk,
}: {
  readonly task: SweepTask;
  readonly chunk: Chunk;
}): Promise<readonly SweepRow[]> {
  return sweepTaskRows(task, chunk);
}
