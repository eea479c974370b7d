/** Computing the figures of papers: with progress, on all cores, and only what was not computed before. */
import { availableParallelism } from 'node:os';
import type { Figure } from '../claims/figure.ts';
import type { Paper } from '../claims/paper.ts';
import type { TaskResult } from '../report/figures/compute.ts';
import type { FigureData } from '../report/figures/data.ts';
import type { FigureTask } from '../report/figures/task.ts';
import { type Cache, type CacheKey, NO_CACHE } from './cache.ts';
import type { FiguringTask } from './figuring-worker.ts';
import type { Io } from './io.ts';
import { withProgress } from './output.ts';
import { moduleOfPaper, referenceOf, working } from './papers.ts';

/** A paper with those of its figures, and those of their panels, that are wanted. */
export interface FigureRequest {
  readonly paper: Paper;
  readonly figures: readonly Figure[];
}

interface Item {
  readonly paper: Paper;
  readonly figure: Figure;
  readonly task: FigureTask;
}

/** All figures of the papers. Throws Failure when a paper's folder does not describe them as it should. */
export async function computeFigures(
  io: Io,
  papers: readonly Paper[],
  cache: Cache = NO_CACHE,
): Promise<ReadonlyMap<Paper, readonly FigureData[]>> {
  const requests: FigureRequest[] = [];
  for (const paper of papers)
    requests.push({
      paper,
      figures: await working(`${paper.id}: figures`, () => paper.figures?.() ?? []),
    });
  return computeRequests(io, requests, cache);
}

/**
 * The figures asked for. The numbers do not depend on the number of threads, nor on what is found in the cache.
 *
 * @throws Failure, naming the figure, when one cannot be computed
 */
export async function computeRequests(
  io: Io,
  requests: readonly FigureRequest[],
  cache: Cache = NO_CACHE,
): Promise<ReadonlyMap<Paper, readonly FigureData[]>> {
  const [{ COMPUTED_BY, joinResults }, { tasksOf }] = await Promise.all([
    import('../report/figures/compute.ts'),
    import('../report/figures/task.ts'),
  ]);
  const items: Item[] = [];
  for (const { paper, figures } of requests)
    for (const each of figures) {
      const tasks = await working(`${paper.id}/${each.name}`, () => tasksOf(paper, each));
      items.push(...tasks.map((task) => ({ paper, figure: each, task })));
    }
  // Long tasks first; the chunks of a sweep are short, and fill the gaps at the end.
  items.sort((a, b) => Number(a.task.kind === 'chunk') - Number(b.task.kind === 'chunk'));
  const results = new Map<FigureTask, TaskResult>();
  const total = items.reduce((sum, { task }) => sum + task.points, 0);
  await withProgress(io, total, async (progress) => {
    let done = 0;
    const finish = ({ paper, task }: Item, result: TaskResult): void => {
      results.set(task, result);
      done += task.points;
      progress.at(done, `points, ${paper.id}/${task.figure}`);
    };
    const open: (Item & { readonly key: CacheKey })[] = [];
    for (const item of items) {
      const { task } = item;
      const key: CacheKey = {
        kind: 'figure',
        inputs: { kind: task.kind, numbers: task.inputs },
        code: [COMPUTED_BY],
      };
      const kept = await cache.get(key);
      // What is under the key was put there by this function.
      if (kept === undefined) open.push({ ...item, key });
      else finish(item, kept as TaskResult);
    }
    const worker = await workerFor(io, open);
    try {
      await Promise.all(
        open.map(async ({ key, ...item }) => {
          const result = await worker.one(item);
          finish(item, result);
          await cache.put(key, result);
        }),
      );
    } finally {
      await worker.end();
    }
  });
  const found = new Map<Paper, readonly FigureData[]>();
  for (const { paper, figures } of requests) {
    const computed: FigureData[] = [];
    for (const each of figures) {
      const own = items.filter((item) => item.paper === paper && item.figure === each);
      const pairs = own.map(({ task }) => [task, results.get(task)!] as const);
      computed.push(await working(`${paper.id}/${each.name}`, () => joinResults(each, pairs)));
    }
    found.set(paper, computed);
  }
  return found;
}

interface Worker {
  one(item: Item): Promise<TaskResult>;
  end(): Promise<void>;
}

/** In threads where there is enough to do, and where this is compiled: threads of Node 20 load no TypeScript. */
async function workerFor(io: Io, items: readonly Item[]): Promise<Worker> {
  const threads = Math.min(availableParallelism(), items.length);
  if (threads < 2 || import.meta.url.endsWith('.ts')) return workerHere();
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./figuring-worker.js', import.meta.url).href,
    name: 'computeTask',
    minThreads: threads,
    maxThreads: threads,
    // Solving makes much short-lived garbage; collecting it seldom leaves the cores to the arithmetic.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  const here = await workerHere();
  return {
    one: async (item) => {
      if (moduleOfPaper(item.paper).pathname.endsWith('ts')) return here.one(item);
      const { inputs: _, ...task } = item.task;
      const sent = {
        papers: io.papers.href,
        reference: referenceOf(item.paper),
        task: { ...task, inputs: null },
      };
      try {
        return (await pool.run(sent satisfies FiguringTask)) as TaskResult;
      } catch {
        // Once more in this thread, where the problem has its class and its place.
        return here.one(item);
      }
    },
    end: () => pool.destroy(),
  };
}

/** In this thread, one after the other. */
async function workerHere(): Promise<Worker> {
  const { runTask } = await import('../report/figures/compute.ts');
  return {
    one: ({ paper, figure: described, task }) =>
      working(`${paper.id}/${task.figure}`, async () => {
        // Lets a progress bar be drawn, and Ctrl-C be heard, between two tasks.
        await new Promise(setImmediate);
        return runTask(paper, described, task);
      }),
    end: async () => {},
  };
}
