/** A sweep's work, as a worker thread or the command itself does it: the points of one chunk. */
import type { Paper } from '../claims/paper.ts';
import { bindProblem } from '../numeric/bind-observable.ts';
import { type Chunk, gridOf, type SweepAxis } from '../numeric/grid.ts';
import type { TruncatedMethod } from '../numeric/settle.ts';
import { type SweepRow, sweepRows } from '../numeric/sweep-rows.ts';
import { readObservables } from './observables.ts';
import { loadPaper } from './papers.ts';

/** All that the numbers of a sweep depend on: plain data, which worker threads are sent. */
export interface SweepTask {
  /** The folder of papers, and which of them. */
  readonly papers: string;
  readonly paper: string;
  readonly observables: readonly string[];
  readonly given: readonly (readonly [string, number])[];
  readonly axes: readonly SweepAxis[];
  readonly tolerance: number;
  readonly maxStates: number;
  readonly method?: TruncatedMethod;
}

const loaded = new Map<string, Promise<Paper>>();

/** The rows of one chunk. */
export async function sweepTaskRows(task: SweepTask, chunk: Chunk): Promise<readonly SweepRow[]> {
  const key = `${task.papers}${task.paper}`;
  const promise = loaded.get(key) ?? loadPaper(new URL(task.papers), task.paper);
  loaded.set(key, promise);
  const paper = await promise;
  const { models, observables: all, truncation } = paper;
  const { axes, given, tolerance, maxStates, method } = task;
  const observables = await readObservables(paper, task.observables);
  return sweepRows(
    gridOf(axes),
    chunk,
    (swept) => bindProblem({ models, observables, all }, new Map([...given, ...swept])),
    truncation,
    { tolerance, maxStates, ...(method === undefined ? {} : { method }) },
  );
}
