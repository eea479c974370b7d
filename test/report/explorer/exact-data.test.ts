import { describe, expect, it } from 'vitest';
import type { Definition } from '../../../src/claims/explorer.ts';
import { bindProblem } from '../../../src/numeric/bind-observable.ts';
import { solveProblem } from '../../../src/numeric/solution.ts';
import { packExplorer } from '../../../src/report/explorer/pack-explorer.ts';
import { pointSolver } from '../../../src/report/explorer/worker/point.ts';
import { cooling, loss } from './papers.ts';

const given = (entries: Readonly<Record<string, number>>) => Object.entries(entries);

describe('models as a page carries them', () => {
  it.each([
    ['loss-nonreciprocity', loss, { Delta: 0.3, kappa_b: 1.25, theta: -0.7, J_ac: 0.61 }],
    ['loss-nonreciprocity, defaults', loss, {}],
    ['sympathetic-cooling', cooling, { g_1: 0.37, Delta: -1, nbar_b: 0.7 }],
  ])('give the same bits as the models themselves: %s', (_, { paper, data }, entries) => {
    for (const { method, maxStates, groups } of data.solutions.filter((each) => !each.optional))
      for (const { observables } of groups) {
        const answer = pointSolver({
          kind: 'introduction',
          problem: data.problem,
          observables,
          method,
          maxStates,
        })({ key: 0, given: given(entries), observables, tolerance: 1e-4 });
        const asked = observables.map((name) => paper.observables.find((o) => o.name === name)!);
        const solutions = solveProblem(
          bindProblem(
            { models: paper.models, observables: asked, all: paper.observables },
            new Map(given(entries)),
          ),
          paper.truncation,
          method === null ? {} : { method },
        );
        const direct = solutions.flatMap(({ readings }) => readings);
        expect(answer.readings.map(([name, { value }]) => [name, value])).toEqual(
          direct.map(({ name, value }) => [name, value?.re]),
        );
        expect(answer.readings.map(([name]) => name).sort()).toEqual([...observables].sort());
      }
  });

  it('say why there is no value', () => {
    const { data } = cooling;
    const [{ groups, method, maxStates }] = data.solutions as [(typeof data.solutions)[number]];
    const solve = pointSolver({
      kind: 'introduction',
      problem: data.problem,
      observables: groups[0]!.observables,
      method,
      maxStates,
    });
    const { readings } = solve({
      key: 0,
      given: given({ g_1: 0.2 }),
      observables: groups[0]!.observables,
      tolerance: 1e-4,
    });
    for (const [, reading] of readings)
      expect(reading).toMatchObject({ value: null, reason: /^no steady state: the moments/ });
  });

  it('refuse what the models refuse, in words', () => {
    const { data } = cooling;
    const [{ groups, method, maxStates }] = data.solutions as [(typeof data.solutions)[number]];
    const solve = pointSolver({
      kind: 'introduction',
      problem: data.problem,
      observables: groups[0]!.observables,
      method,
      maxStates,
    });
    const { readings } = solve({
      key: 0,
      given: given({ g_1: Number.NaN }),
      observables: groups[0]!.observables,
      tolerance: 1e-4,
    });
    expect(readings[0]![1]).toMatchObject({
      value: null,
      reason: 'g_1 = NaN: a finite number is expected',
    });
  });
});

describe('a point that is asked for again', () => {
  const { data } = loss;
  const { groups, method, maxStates } = data.solutions[0]!;
  const { observables } = groups[0]!;
  const solver = () =>
    pointSolver({ kind: 'introduction', problem: data.problem, observables, method, maxStates });
  const point = { key: 0, given: given({ Delta: 0.3 }), observables, tolerance: 1e-4 };

  it('is the same to the last bit after a draft, however much of it is known', () => {
    const solve = solver();
    const draft = solve({ ...point, tolerance: 2e-2 });
    const final = solve(point);
    expect(final).toEqual(solver()(point));
    expect(final.states).toBeGreaterThan(draft.states!);
    expect(solve(point)).toEqual(final);
  });

  it('settles earlier where less is wanted', () => {
    const whole = solver()(point);
    const blockade = solver()({ ...point, observables: ['g2_ac'] });
    expect(blockade.readings.map(([name]) => name)).toEqual(['g2_ac']);
    expect(blockade.states).toBeLessThan(whole.states!);
    const g2Of = (answer: typeof whole) => Object.fromEntries(answer.readings).g2_ac!.value!;
    expect(Math.abs(g2Of(blockade) / g2Of(whole) - 1)).toBeLessThan(1e-4);
  });
});

describe('a description that does not fit its paper', () => {
  const { paper } = loss;
  const derivation = paper.derivation();
  const explorer = paper.explorer!();

  it('is refused with the name that there is not', () => {
    expect(() =>
      packExplorer(paper, derivation, {
        ...explorer,
        parameters: [...explorer.parameters, { name: 'kappa_d', range: [0, 1], default: 0 }],
      }),
    ).toThrow("explorer: there is no parameter 'kappa_d' in loss-nonreciprocity");
    expect(() =>
      packExplorer(paper, derivation, {
        ...explorer,
        presets: [{ name: 'p', title: '', meaning: '', axis: 'Delta', values: { kappa_b: 9 } }],
      }),
    ).toThrow(
      'explorer of loss-nonreciprocity: the preset p: kappa_b = 9; accepted: numbers from 0 to 5',
    );
    const definitions: Readonly<Record<string, Definition>> = {};
    expect(() => packExplorer(paper, derivation, { ...explorer, definitions })).toThrow(
      'explorer: a formula has the symbol omega, which is neither a parameter nor defined; accepted: a definition of omega',
    );
  });
});
