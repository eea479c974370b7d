/** A worker's task: solved point by point, with a pause in between in which a new task can replace it. */
import type { Answers, PointAnswer, Task, TaskPoint, ToleratedAnswer } from '../messages.ts';

/** What the queue needs from where it runs. */
export interface QueueHost {
  readonly solve: (point: TaskPoint) => PointAnswer;
  readonly send: (answers: Answers) => void;
  /** Calls back after messages that have arrived were delivered. */
  readonly later: (callback: () => void) => void;
  /** In milliseconds. */
  readonly now: () => number;
}

/** Answers are sent together when this many milliseconds have passed: enough of them for one redrawing. */
const TOGETHER = 25;

export interface TaskQueue {
  /** Takes a task; the one before is given up after the point it is at. */
  take(task: Task): void;
}

export function taskQueue({ solve, send, later, now }: QueueHost): TaskQueue {
  let current: Task | undefined;
  let next = 0;
  let answers: ToleratedAnswer[] = [];
  let sentAt = 0;
  let isWaiting = false;

  const step = (): void => {
    isWaiting = false;
    if (current === undefined) return;
    const point = current.points[next];
    if (point !== undefined) {
      answers.push({ answer: solve(point), tolerance: point.tolerance });
      next++;
    }
    const isLast = next >= current.points.length;
    if (isLast || now() - sentAt >= TOGETHER) {
      send({ kind: 'answers', run: current.run, answers, isLast });
      answers = [];
      sentAt = now();
    }
    if (isLast) current = undefined;
    else wait();
  };
  const wait = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    later(step);
  };
  return {
    take: (task) => {
      current = task;
      next = 0;
      answers = [];
      sentAt = now();
      wait();
    },
  };
}
