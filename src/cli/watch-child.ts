/** The process of one run under `--watch`: loads everything but the paper, waits for its turn, runs, ends. */
import { printExactChecks } from './exact-checks.ts';
import { prepareLoading } from './loading.ts';
import { endQuietlyWithoutReader, processIo } from './process-io.ts';
import { run } from './run.ts';

/** What the watching process sends. */
export interface WatchRun {
  /** The papers of `verify`, and what else is on its command line. */
  readonly asked: readonly string[];
  readonly options: readonly string[];
  readonly format: 'text' | 'markdown';
}

endQuietlyWithoutReader();
// Without the process that watches there is nothing to do.
const orphaned = (): void => process.exit(1);
process.once('disconnect', orphaned);
process.once('message', async ({ asked, options, format }: WatchRun) => {
  await ready;
  const io = processIo();
  await printExactChecks(io, asked, format);
  process.exitCode = await run(['verify', ...asked, ...options, '--format', format], io);
  process.off('disconnect', orphaned);
  process.disconnect();
});

prepareLoading();
const ready = Promise.all([
  import('../index.ts'),
  import('../claims/mutants.ts'),
  import('./judging.ts'),
]);
