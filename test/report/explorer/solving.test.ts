import { describe, expect, it } from 'vitest';
import type { ClientHost } from '../../../src/report/explorer/browser/group-client.ts';
import { solving } from '../../../src/report/explorer/browser/solving.ts';
import { defaultView, type View } from '../../../src/report/explorer/browser/view.ts';
import type {
  Answers,
  Introduction,
  Task,
  TaskPoint,
} from '../../../src/report/explorer/messages.ts';
import { cooling, loss, type Packed } from './papers.ts';

/** The page's side with workers that answer when they are told to: every value is 1. */
function harness({ page, program }: Packed) {
  const workers: {
    readonly introduction: Introduction;
    task: Task | undefined;
    readonly give: (answers: Answers) => void;
  }[] = [];
  const host: ClientHost = {
    start: (give) => ({
      post: (message) => {
        if (message.kind === 'introduction')
          workers.push({ introduction: message, task: undefined, give });
        else workers.find((each) => each.give === give)!.task = message;
      },
      terminate: () => {},
    }),
    after: () => () => {},
  };
  const solver = solving(
    page,
    program,
    host,
    2,
    () => {},
    (message) => {
      throw new Error(message);
    },
  );
  const answer = (isWanted: (point: TaskPoint) => boolean = () => true): void => {
    for (const { task, give } of workers) {
      if (task === undefined) continue;
      const points = task.points.filter(isWanted);
      give({
        kind: 'answers',
        run: task.run,
        isLast: points.length === task.points.length,
        answers: points.map(({ key, observables, tolerance }) => ({
          tolerance,
          answer: { key, states: 1, readings: observables.map((name) => [name, { value: 1 }]) },
        })),
      });
    }
  };
  return { solver, workers, answer };
}

describe('what is solved for a view', () => {
  const view: View = defaultView(loss.data);

  it('is what its plots show, and the whole table where values are read off', () => {
    const { solver, workers } = harness(loss);
    solver.show({ ...view, plots: ['g2'] });
    expect(workers.map(({ introduction }) => introduction.observables)).toEqual([
      ['T_ac', 'g2_ac', 'g3_ac'],
      ['T_ca', 'g2_ca', 'g3_ca'],
    ]);
    const [points] = workers.map(({ task }) => task!.points);
    const asked = (key: number) => points!.find((point) => point.key === key)!.observables;
    expect(asked(0)).toEqual(['g2_ac']);
    expect(asked(-1)).toEqual(['T_ac', 'g2_ac', 'g3_ac']);
  });

  it('is drawn and settled when every point of every direction has arrived', () => {
    const { solver, answer } = harness(loss);
    solver.show(view);
    expect(solver.progress()).toMatchObject({ drawn: 0, solved: 0, asked: 120 });
    answer(({ tolerance }) => tolerance > 1e-4);
    expect(solver.progress()).toMatchObject({ drawn: 120, solved: 0, asked: 120 });
    answer();
    expect(solver.progress()).toMatchObject({ drawn: 120, solved: 120, asked: 120, without: 0 });
  });

  it('keeps the curve before, marked, until the next one is there in outline', () => {
    const { solver, answer } = harness(loss);
    solver.show(view);
    answer();
    const before = solver.results().map(({ xs }) => xs);
    solver.show({ ...view, values: new Map([...view.values]).set('U', 3) });
    expect(solver.results().map(({ stale }) => stale)).toEqual([true, true]);
    expect(solver.results().map(({ xs }) => xs)).toEqual(before);
    answer();
    expect(solver.results().map(({ stale }) => stale)).toEqual([false, false]);
  });

  it('keeps no curve over another axis', () => {
    const { solver, answer } = harness(cooling);
    // From 0 on, which a logarithmic axis has no place for.
    solver.show(defaultView(cooling.data, 'g_1'));
    answer();
    expect(solver.results()[0]!.xs[0]).toBe(0);
    solver.show(defaultView(cooling.data, 'K_g_less_1'));
    expect(solver.results()[0]).toMatchObject({ xs: [], points: new Map() });
    answer();
    expect(solver.results()[0]!.xs[0]).toBe(1e-3);
  });
});
