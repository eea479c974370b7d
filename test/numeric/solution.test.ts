import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import type { NumericProblem } from '../../src/numeric/bind-observable.ts';
import { gridOf } from '../../src/numeric/grid.ts';
import { normalOrderedPower } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import type { NumericModelObservable, NumericObservable } from '../../src/numeric/reading.ts';
import { groupsOf, solveProblem, startingTruncation } from '../../src/numeric/solution.ts';
import { sweepRows } from '../../src/numeric/sweep-rows.ts';
import { annihilators, dag } from './build.ts';

const [a] = annihilators(1) as [NumericOperator];

/** A mode in a bath: ⟨n⟩ = n̄, P_n = n̄ⁿ/(1 + n̄)ⁿ⁺¹, g² = 2, exactly. */
const thermal = (nbar: number): NumericModel => ({
  modes: ['a'],
  hamiltonian: [],
  dissipators: [
    { rate: 1 + nbar, jump: a },
    { rate: nbar, jump: dag(a) },
  ],
  traceCorrection: false,
});
const number = (name: string, model: string): NumericModelObservable => ({
  name,
  model,
  quantity: { kind: 'moment', operator: normalOrderedPower(1, 0), hermitian: true },
});
const g2 = (name: string, model: string): NumericModelObservable => ({
  name,
  model,
  quantity: { kind: 'correlation', mode: 0, order: 2 },
});
const combine = (
  name: string,
  how: 'difference' | 'contrast',
  x: NumericModelObservable,
  y: NumericModelObservable,
): NumericObservable => ({ name, how, parts: [x, y] });

const [warm, cool] = [number('warm', 'left'), number('cool', 'right')];
const problem = (
  left: number,
  right: number,
  observables: readonly NumericObservable[],
): NumericProblem => ({
  models: { left: thermal(left), right: thermal(right) },
  values: { left: new Map(), right: new Map() },
  observables,
});

describe('combined observables', () => {
  it('tie their models together, the others stay apart', () => {
    const alone = number('alone', 'third');
    const groups = groupsOf([cool, alone, combine('d', 'difference', warm, cool)]);
    expect(groups.map(({ models }) => models)).toEqual([['right', 'left'], ['third']]);
    expect(groups[0]!.asked.map(({ name }) => name)).toEqual(['cool', 'd']);
    expect(groups[0]!.read.map(({ name }) => name)).toEqual(['cool', 'd', 'warm']);
  });

  it('are difference and contrast of their parts', () => {
    const [solution] = solveProblem(
      problem(0.2, 0.1, [
        combine('d', 'difference', warm, cool),
        combine('c', 'contrast', warm, cool),
      ]),
      { total: 4 },
    );
    const [d, c] = solution!.readings;
    expect(d!.value!.re).toBeCloseTo(0.1, 5);
    expect(c!.value!.re).toBeCloseTo(1 / 3, 4);
    expect(d!.exact!.re).toBeCloseTo(0.1, 12);
    expect(c!.exact!.re).toBeCloseTo(1 / 3, 12);
    expect(d!.models).toEqual(['left', 'right']);
    expect(solution!.models.map(({ model }) => model)).toEqual(['left', 'right']);
  });

  it('settle to the tolerance themselves, in larger bases than their parts need', () => {
    const [left, right] = [0.3, 0.2997];
    const tolerance = 1e-4;
    const solve = (observables: readonly NumericObservable[]) =>
      solveProblem(problem(left, right, observables), { total: 4 }, { tolerance });
    const parts = solve([warm, cool]);
    const [both] = solve([combine('d', 'difference', warm, cool)]);
    expect(both!.truncation!.total).toBeGreaterThan(
      Math.max(...parts.map(({ truncation }) => truncation!.total!)),
    );
    expect(Math.abs(both!.readings[0]!.value!.re / (left - right) - 1)).toBeLessThan(
      10 * tolerance,
    );
  });

  it('are zero, and settled, where the parts agree', () => {
    const [solution] = solveProblem(
      problem(0.2, 0.2, [
        combine('d', 'difference', warm, cool),
        combine('c', 'contrast', g2('x', 'left'), g2('y', 'right')),
      ]),
      { total: 4 },
    );
    for (const reading of solution!.readings) expect(reading.value!.re).toBeLessThan(1e-13);
  });

  it('have no value where a part has none, and say so', () => {
    const [solution] = solveProblem(
      problem(0, 0.2, [combine('c', 'contrast', g2('x', 'left'), g2('y', 'right'))]),
      { total: 4 },
    );
    expect(solution!.readings[0]).toMatchObject({
      value: null,
      reason: 'undefined: x or y is undefined, or both vanish',
    });
  });

  it('have no value where a part does not settle', () => {
    const [solution] = solveProblem(
      problem(3, 0.1, [combine('d', 'difference', warm, cool)]),
      { total: 4 },
      { maxStates: 8 },
    );
    expect(solution!.readings[0]).toMatchObject({
      value: null,
      reason: expect.stringMatching(/^not settled \(memory\): it moved by/),
    });
  });

  it('are compared in the basis before when the truncation is given', () => {
    const [solution] = solveProblem(
      problem(0.2, 0.1, [combine('d', 'difference', warm, cool)]),
      { total: 4 },
      { truncation: { total: 3 } },
    );
    const [d] = solution!.readings;
    const cut = (nbar: number, top: number) => {
      const x = nbar / (1 + nbar);
      const weights = Array.from({ length: top + 1 }, (_, n) => x ** n);
      const sum = weights.reduce((p, q) => p + q, 0);
      return weights.reduce((mean, w, n) => mean + (n * w) / sum, 0);
    };
    const at = (top: number) => cut(0.2, top) - cut(0.1, top);
    expect(d!.value!.re).toBeCloseTo(at(3), 12);
    expect(d!.value !== null && d!.truncationChange!).toBeCloseTo(Math.abs(at(3) - at(2)), 12);
  });
});

describe('a solution', () => {
  it('starts from a truncation in which what is asked can show', () => {
    const p5: NumericModelObservable = {
      name: 'p5',
      model: 'left',
      quantity: { kind: 'probability', mode: 0, n: 5 },
    };
    expect(startingTruncation({ total: 4 }, [g2('x', 'left')])).toEqual({ total: 4 });
    expect(startingTruncation({ total: 4 }, [p5, warm])).toEqual({ total: 6 });
    expect(startingTruncation({ caps: [2, 9] }, [combine('d', 'difference', p5, warm)])).toEqual({
      caps: [6, 9],
    });
  });

  it('refuses a truncation for exact moments', () => {
    expect(() =>
      solveProblem(
        problem(0.1, 0.1, [warm]),
        { total: 4 },
        {
          method: 'gaussian',
          truncation: { total: 4 },
        },
      ),
    ).toThrow(InputError);
  });
});

describe('rows of a sweep', () => {
  it('hold the observables in their order, with the reason where one is missing', () => {
    const grid = gridOf([{ name: 'nbar', from: 0, to: 0.2, points: 3 }]);
    const asked = [combine('d', 'difference', warm, cool), g2('x', 'right'), warm];
    const rows = sweepRows(
      grid,
      { index: 0, first: 0, end: 3 },
      (swept) => problem(0.1, swept.get('nbar')!, asked),
      { total: 4 },
    );
    expect(rows.map(({ readings }) => readings[2]!.value!.re.toFixed(4))).toEqual([
      '0.1000',
      '0.1000',
      '0.1000',
    ]);
    expect(rows.map(({ readings }) => readings[0]!.value!.re.toFixed(4))).toEqual([
      '0.1000',
      '0.0000',
      '0.1000',
    ]);
    expect(rows[0]!.readings[1]).toEqual({ value: null, reason: 'undefined: the mode is empty' });
    expect(rows[2]!.readings[1]!.value!.re).toBeCloseTo(2, 2);
    expect(rows[0]!.states).toEqual({ left: expect.any(Number), right: expect.any(Number) });
  });
});
