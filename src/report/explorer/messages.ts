/** What the page and its workers say to each other. */
import type { StationaryMethod } from '../../numeric/stationary.ts';
import type { ProblemData } from './explorer-data.ts';

/** Sent once, first. */
export interface Introduction {
  readonly kind: 'introduction';
  readonly problem: ProblemData;
  /** The observables of this worker's group. */
  readonly observables: readonly string[];
  readonly method: StationaryMethod | null;
  readonly maxStates: number;
}

/** Points to solve, in this order. It replaces what was asked before: the rest of that is not solved any more. */
export interface Task {
  readonly kind: 'task';
  readonly run: number;
  readonly points: readonly TaskPoint[];
}

export interface TaskPoint {
  /** What the answer is to be called: the index on the grid, or `AT` for the value that is read off. */
  readonly key: number;
  /** Parameters by name, as `--set` would have them. */
  readonly given: readonly (readonly [string, number])[];
  /** What is wanted there, of the worker's observables: what settles early need not wait for what does not. */
  readonly observables: readonly string[];
  /** Largest accepted relative change when the basis grows. */
  readonly tolerance: number;
}

/** The key of the point that is read off. */
export const AT = -1;

export type ToWorker = Introduction | Task;

/** An observable at a point. Values are real; what is not has no place on a curve. */
export type PointReading =
  | { readonly value: number; readonly truncationChange?: number }
  | { readonly value: null; readonly reason: string };

export interface PointAnswer {
  readonly key: number;
  /** By observable. */
  readonly readings: readonly (readonly [string, PointReading])[];
  /** Basis states of the last basis; null for exact moments. */
  readonly states: number | null;
}

/** An answer, and to what it has settled. */
export interface ToleratedAnswer {
  readonly answer: PointAnswer;
  readonly tolerance: number;
}

/** Some of a task's answers. */
export interface Answers {
  readonly kind: 'answers';
  readonly run: number;
  readonly answers: readonly ToleratedAnswer[];
  readonly isLast: boolean;
}

export type FromWorker = Answers;
