/** The thread that parts of figures are sent to, one at a time. */
import type { Figure } from '../claims/figure.ts';
import type { Paper } from '../claims/paper.ts';
import { runTask, type TaskResult } from '../report/figures/compute.ts';
import type { FigureTask } from '../report/figures/task.ts';
import { loadPaper } from './papers.ts';

export interface FiguringTask {
  /** The folder of papers. */
  readonly papers: string;
  /** The paper, as `loadPaper` takes it. */
  readonly reference: string;
  readonly task: FigureTask;
}

interface Loaded {
  readonly paper: Paper;
  readonly figures: readonly Figure[];
}

const loaded = new Map<string, Promise<Loaded>>();

/** The numbers of one task, which are plain data. */
export async function computeTask({ papers, reference, task }: FiguringTask): Promise<TaskResult> {
  const known = loaded.get(reference) ?? load(papers, reference);
  loaded.set(reference, known);
  const { paper, figures } = await known;
  const figure = figures.find(({ name }) => name === task.figure);
  if (!figure) throw new RangeError(`${reference} has no figure ${task.figure}`);
  return runTask(paper, figure, task);
}

async function load(papers: string, reference: string): Promise<Loaded> {
  const paper = await loadPaper(new URL(papers), reference);
  return { paper, figures: paper.figures?.() ?? [] };
}
