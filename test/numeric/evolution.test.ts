import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import type { NumericProblem } from '../../src/numeric/bind-observable.ts';
import { evolveProblem, faultsOf } from '../../src/numeric/evolution.ts';
import { normalOrderedPower } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import type { NumericModelObservable } from '../../src/numeric/reading.ts';
import { annihilators, dag, scaled, times, withConjugate } from './build.ts';

const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];

/** Two modes that exchange and lose excitations: ⟨n⟩ = n₀e^{−κt}cos²(gt) and n₀e^{−κt}sin²(gt). */
const exchange = (g: number): NumericModel => ({
  modes: ['a', 'b'],
  hamiltonian: withConjugate(scaled(times(dag(a), b), g)),
  dissipators: [
    { rate: 0.5, jump: a },
    { rate: 0.5, jump: b },
  ],
  traceCorrection: false,
});
const number = (name: string, model: string, mode: number): NumericModelObservable => ({
  name,
  model,
  quantity: { kind: 'moment', operator: normalOrderedPower(2, mode), hermitian: true },
});
const [x, y] = [number('x', 'slow', 1), number('y', 'fast', 1)];
const problem: NumericProblem = {
  models: { slow: exchange(0.3), fast: exchange(0.9) },
  values: { slow: new Map(), fast: new Map() },
  observables: [x, { name: 'd', parts: [x, y], how: 'difference' }],
};
const times_ = [0, 0.5, 1, 1.5];
const options = {
  initial: { kind: 'fock', occupations: [3, 0] },
  times: times_,
  relative: 1e-9,
} as const;

describe('an evolution', () => {
  it('combines curves of two models, in a basis that holds the initial state', () => {
    const [evolution, ...others] = evolveProblem(problem, { total: 2 }, options);
    expect(others).toEqual([]);
    const { curves, truncation, limit } = evolution!;
    expect(limit).toBeUndefined();
    expect(faultsOf(evolution!)).toEqual([]);
    expect(truncation.total).toBeGreaterThan(3);
    const exact = (g: number, t: number) => 3 * Math.exp(-0.5 * t) * Math.sin(g * t) ** 2;
    times_.forEach((t, k) => {
      expect(curves[0]!.values[k]!.re).toBeCloseTo(exact(0.3, t), 7);
      expect(curves[1]!.values[k]!.re).toBeCloseTo(Math.abs(exact(0.3, t) - exact(0.9, t)), 7);
    });
    expect(curves[1]!.models).toEqual(['slow', 'fast']);
  });

  it('says that a truncation was given that is too small', () => {
    const [evolution] = evolveProblem(
      problem,
      { total: 2 },
      {
        ...options,
        initial: { kind: 'thermal', occupations: [1, 0] },
        truncation: { total: 3 },
      },
    );
    expect(evolution!.limit).toEqual({ why: 'given', reason: 'the truncation was given' });
    const faults = faultsOf(evolution!);
    expect(faults[0]).toMatch(
      /^TRUNCATED: slow: 0\.0625 of the initial state is outside the basis; enlarge --truncation$/,
    );
    expect(faults.at(-1)).toMatch(/^NOT SETTLED: d moves by 0\.\d+ in the smaller basis/);
  });

  it('refuses what does not fit the memory, before it is taken', () => {
    expect(() =>
      evolveProblem(
        problem,
        { total: 2 },
        {
          ...options,
          initial: { kind: 'fock', occupations: [150, 0] },
        },
      ),
    ).toThrow(
      new InputError(
        'time evolution: dimension 11628 needs about 3.5 GiB; a basis that needs at most 1.0 GiB is accepted',
      ),
    );
  });
});
