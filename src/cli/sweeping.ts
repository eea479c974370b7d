/** A sweep's work, as a worker thread or the command itself does it: the points of one chunk. */
import type { Paper } from '../claims/paper.ts';
import type { TruncatedMethod } from '../numeric/settle.ts';
import {
  type Chunk,
  gridOf,
  type PointReading,
  type PointResult,
  type SweepAxis,
  sweepChunk,
} from '../numeric/sweep.ts';
import { loadPaper } from './papers.ts';
import { modelOf, ownValues, readerOf, startOf } from './solving.ts';

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

/** One point: the readings in the order of the observables, and the largest basis of each model. */
export interface SweepRow {
  readonly readings: readonly PointReading[];
  readonly states: readonly number[];
}

const loaded = new Map<string, Promise<Paper>>();

/** The rows of one chunk. */
export async function sweepRows(task: SweepTask, chunk: Chunk): Promise<readonly SweepRow[]> {
  const key = `${task.papers}${task.paper}`;
  const promise = loaded.get(key) ?? loadPaper(new URL(task.papers), task.paper);
  loaded.set(key, promise);
  const paper = await promise;
  const { bindModel, completeValues } = await import('../numeric/bind.ts');
  const { axes, tolerance, maxStates, method } = task;
  const asked = task.observables.map((name) => paper.observables.find((o) => o.name === name)!);
  const names = [...new Set(asked.map(({ model }) => model))];
  const perModel: (readonly PointResult[])[] = [];
  for (const name of names) {
    const model = modelOf(paper, name);
    const observables = asked.filter((each) => each.model === name);
    const at = (point: readonly number[]) =>
      ownValues(
        model,
        new Map([...task.given, ...axes.map((a, k) => [a.name, point[k]!] as const)]),
      );
    const readerAt = await readerOf(model);
    perModel.push(
      sweepChunk(
        gridOf(axes),
        chunk,
        (point) => {
          const values = completeValues(model, at(point));
          const read = readerAt(values);
          return {
            model: bindModel(model, values),
            observe: (state) => observables.map((each) => read(each, state)),
          };
        },
        startOf(paper, observables),
        observables.length,
        { tolerance, maxStates, ...(method === undefined ? {} : { method }) },
      ),
    );
  }
  return Array.from({ length: chunk.end - chunk.first }, (_, row) => {
    const queues = perModel.map((results) => [...results[row]!.readings]);
    return {
      readings: asked.map(({ model }) => queues[names.indexOf(model)]!.shift()!),
      states: perModel.map((results) => results[row]!.states),
    };
  });
}
