import { describe, expect, it } from 'vitest';
import { gridValues, solvingOrder } from '../../../src/report/explorer/browser/grid.ts';
import {
  type ClientHost,
  groupClient,
  type Request,
} from '../../../src/report/explorer/browser/group-client.ts';
import type {
  Answers,
  Introduction,
  Task,
  TaskPoint,
  ToWorker,
} from '../../../src/report/explorer/messages.ts';
import { taskQueue } from '../../../src/report/explorer/worker/queue.ts';

const point = (key: number): TaskPoint => ({
  key,
  given: [],
  observables: [],
  tolerance: 1e-4,
});
const points = (...keys: readonly number[]): readonly TaskPoint[] => keys.map(point);

describe('the order of solving', () => {
  it('takes every point once, a coarse curve with both ends first', () => {
    for (const count of [2, 3, 9, 40, 60, 61]) {
      const { order, coarse } = solvingOrder(count);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
      expect(order.slice(0, coarse)).toContain(0);
      expect(order.slice(0, coarse)).toContain(count - 1);
    }
    expect(solvingOrder(60).coarse).toBe(9);
  });

  it('meets both ends of an axis exactly', () => {
    for (const scale of ['linear', 'logarithmic'] as const) {
      const values = gridValues([1e-3, 9], 40, scale);
      expect(values[0]).toBe(1e-3);
      expect(values.at(-1)).toBe(9);
      for (let k = 1; k < values.length; k++) expect(values[k]).toBeGreaterThan(values[k - 1]!);
    }
  });
});

describe('a worker’s queue', () => {
  function harness() {
    const solved: number[] = [];
    const sent: Answers[] = [];
    const steps: (() => void)[] = [];
    let clock = 0;
    const queue = taskQueue({
      solve: ({ key }) => {
        solved.push(key);
        clock += 10;
        return { key, readings: [], states: null };
      },
      send: (answers) => sent.push(answers),
      later: (callback) => steps.push(callback),
      now: () => clock,
    });
    const step = () => steps.shift()?.();
    return { queue, solved, sent, step, steps };
  }
  const task = (run: number, keys: readonly number[]): Task => ({
    kind: 'task',
    run,
    points: points(...keys),
  });

  it('solves in the order asked and says which answer is the last', () => {
    const { queue, solved, sent, step, steps } = harness();
    queue.take(task(1, [4, 2, 7, 1, 0]));
    while (steps.length > 0) step();
    expect(solved).toEqual([4, 2, 7, 1, 0]);
    expect(sent.flatMap(({ answers }) => answers.map(({ answer }) => answer.key))).toEqual(solved);
    expect(sent.map(({ isLast }) => isLast)).toEqual([false, true]);
  });

  it('gives a task up for the next one, without an answer of the old under the new', () => {
    const { queue, solved, sent, step, steps } = harness();
    queue.take(task(1, [0, 1, 2, 3]));
    step();
    queue.take(task(2, [8, 9]));
    while (steps.length > 0) step();
    expect(solved).toEqual([0, 8, 9]);
    expect(sent.every(({ run }) => run === 2)).toBe(true);
  });

  it('ends an empty task at once', () => {
    const { queue, sent, step } = harness();
    queue.take(task(3, []));
    step();
    expect(sent).toEqual([{ kind: 'answers', run: 3, answers: [], isLast: true }]);
  });
});

describe('a group’s worker, as the page asks it', () => {
  const introduction: Introduction = {
    kind: 'introduction',
    problem: { exact: { generators: [], models: {}, observables: [] }, truncation: { total: 1 } },
    observables: [],
    method: null,
    maxStates: 1,
  };

  function harness() {
    const posted: ToWorker[] = [];
    let answer: (answers: Answers) => void = () => {};
    let fail: (message: string) => void = () => {};
    let terminated = 0;
    const timers: { milliseconds: number; callback: () => void; isOver: boolean }[] = [];
    const host: ClientHost = {
      start: (onAnswers, onError) => {
        answer = onAnswers;
        fail = onError;
        return { post: (message) => posted.push(message), terminate: () => terminated++ };
      },
      after: (milliseconds, callback) => {
        const timer = { milliseconds, callback, isOver: false };
        timers.push(timer);
        return () => {
          timer.isOver = true;
        };
      },
    };
    const errors: string[] = [];
    const client = groupClient(introduction, host, (message) => errors.push(message));
    const tasks = () => posted.flatMap((each) => (each.kind === 'task' ? [each] : []));
    return {
      client,
      posted,
      tasks,
      errors,
      starts: () => posted.filter(({ kind }) => kind === 'introduction').length,
      terminated: () => terminated,
      fail: (message: string) => fail(message),
      answers: (keys: readonly number[], isLast = false) =>
        answer({
          kind: 'answers',
          run: tasks().at(-1)!.run,
          answers: keys.map((key) => ({
            answer: { key, readings: [], states: null },
            tolerance: 1e-4,
          })),
          isLast,
        }),
      pass: (milliseconds: number) => {
        for (const timer of timers.filter(
          (each) => !each.isOver && each.milliseconds <= milliseconds,
        )) {
          timer.isOver = true;
          timer.callback();
        }
      },
    };
  }
  const request = (keys: readonly number[], coarse: number, got: number[] = []): Request => ({
    points: points(...keys),
    coarse,
    onAnswers: (answers) => got.push(...answers.map(({ answer }) => answer.key)),
    onDone: () => got.push(-99),
  });

  it('is introduced once, and asked at once when it is idle', () => {
    const { client, posted, starts } = harness();
    client.ask(request([1, 2], 1));
    expect(posted.map(({ kind }) => kind)).toEqual(['introduction', 'task']);
    expect(starts()).toBe(1);
  });

  it('finishes a coarse curve before a new one, and then drops the rest', () => {
    const { client, tasks, answers } = harness();
    const first: number[] = [];
    client.ask(request([0, 8, 4, 2], 2, first));
    client.ask(request([10, 18], 1));
    client.ask(request([20, 28], 1));
    expect(tasks()).toHaveLength(1);
    answers([0]);
    expect(tasks()).toHaveLength(1);
    answers([8]);
    expect(first).toEqual([0, 8]);
    // The one in between was never posted.
    expect(tasks().map((task) => task.points.map(({ key }) => key))).toEqual([
      [0, 8, 4, 2],
      [20, 28],
    ]);
  });

  it('does not wait long for a coarse curve', () => {
    const { client, tasks, pass } = harness();
    client.ask(request([0, 8], 2));
    client.ask(request([10, 18], 2));
    pass(100);
    expect(tasks()).toHaveLength(1);
    pass(200);
    expect(tasks()).toHaveLength(2);
  });

  it('ignores answers to what was given up', () => {
    const { client, answers, pass, tasks } = harness();
    const [first, second]: [number[], number[]] = [[], []];
    client.ask(request([0, 8], 2, first));
    client.ask(request([10, 18], 2, second));
    pass(200);
    const old = tasks()[0]!.run;
    expect(tasks()[1]!.run).not.toBe(old);
    answers([10, 18], true);
    expect(first).toEqual([]);
    expect(second).toEqual([10, 18, -99]);
  });

  it('replaces a worker that is stuck in a point', () => {
    const { client, starts, terminated, pass, tasks } = harness();
    client.ask(request([0], 1));
    client.ask(request([10], 1));
    pass(200);
    pass(2000);
    expect(terminated()).toBe(1);
    expect(starts()).toBe(2);
    expect(
      tasks()
        .at(-1)!
        .points.map(({ key }) => key),
    ).toEqual([10]);
  });

  it('says that a worker failed, and starts another when asked again', () => {
    const { client, errors, fail, starts } = harness();
    client.ask(request([0], 1));
    fail('out of memory');
    expect(errors).toEqual(['out of memory']);
    client.ask(request([1], 1));
    expect(starts()).toBe(2);
  });
});
