/** The thread that `sweep` sends its chunks to. */
import type { Chunk } from '../numeric/sweep.ts';
import { type SweepRow, type SweepTask, sweepRows } from './sweeping.ts';

/** What piscina calls. */
// biome-ignore lint/style/noDefaultExport: piscina runs a module's default export
export default function work({
  task,
  chunk,
}: {
  readonly task: SweepTask;
  readonly chunk: Chunk;
}): Promise<readonly SweepRow[]> {
  return sweepRows(task, chunk);
}
