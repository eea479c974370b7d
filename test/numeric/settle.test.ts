import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { normalOrderedPower } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { type SettleOptions, settle } from '../../src/numeric/settle.ts';
import { stationaryCorrelation, stationaryExpectation } from '../../src/numeric/stationary.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from './build.ts';

const [a] = annihilators(1) as [NumericOperator];
const number = normalOrderedPower(1, 0);

/** A mode in a bath of occupation n̄: geometric, cut at N it misses about (N + 1)(n̄/(1 + n̄))^N. */
const thermal = (nbar: number): NumericModel => ({
  modes: ['a'],
  hamiltonian: [],
  dissipators: [
    { rate: 1 + nbar, jump: a },
    { rate: nbar, jump: dag(a) },
  ],
  traceCorrection: false,
});

/** More gain than loss: no basis is large enough. */
const inverted: NumericModel = {
  ...thermal(0),
  dissipators: [
    { rate: 1, jump: a },
    { rate: 1.5, jump: dag(a) },
  ],
};

/** Pairs from a two-photon drive and slow loss of single photons: every second basis brings little. */
const pairs: NumericModel = {
  modes: ['a'],
  hamiltonian: plus(
    scaled(withConjugate(times(a, a)), 0.2),
    scaled(times(dag(a), dag(a), a, a), 0.5),
  ),
  dissipators: [{ rate: 0.1, jump: a }],
  traceCorrection: false,
};

const occupationOf = (model: NumericModel, total: number, options: SettleOptions = {}) =>
  settle(model, { total }, (state) => [stationaryExpectation(number, state)], options);

describe('truncation control', () => {
  it('grows until the occupation has settled, and says how far it may still move', () => {
    const outcome = occupationOf(thermal(0.5), 4, { tolerance: 1e-6 });
    expect(outcome.kind).toBe('settled');
    const [reading] = outcome.readings;
    if (reading?.kind !== 'settled') throw new Error('not settled');
    const error = Math.abs(reading.value.re - 0.5);
    expect(error).toBeLessThan(5e-7);
    expect(error).toBeGreaterThan(reading.remaining / 10);
    expect(error).toBeLessThan(10 * (reading.change + reading.remaining));
    expect(outcome.trials.slice(0, 4).map(({ truncation }) => truncation.total)).toEqual([
      2, 3, 4, 5,
    ]);
    expect(outcome.truncation).toEqual(outcome.trials.at(-1)?.truncation);
  });

  it('grows caps together', () => {
    const outcome = settle(thermal(0.01), { caps: [2] }, (state) => [
      stationaryExpectation(number, state),
    ]);
    expect(outcome.kind).toBe('settled');
    expect(outcome.trials.map(({ truncation }) => truncation)).toEqual([
      { caps: [1] },
      { caps: [2] },
      { caps: [3] },
      { caps: [4] },
    ]);
  });

  it('gives no number that grows with the basis', () => {
    const outcome = occupationOf(inverted, 4, { maxStates: 40 });
    expect(outcome).toMatchObject({ kind: 'not-settled', why: 'diverging' });
    expect(outcome.kind === 'not-settled' && outcome.reason).toBe(
      'a value grows with the basis without slowing down: there is no steady state, or the basis is far too small for it; the next basis has 43 states, more than 40',
    );
    expect(outcome.readings[0]).toEqual({
      kind: 'moving',
      reason: expect.stringMatching(
        /^it moved by 6\.\d+e\+0 in the last step, \d\.\de-1 of its value$/,
      ),
    });
    // What was tried is there to be looked at.
    expect(outcome.trials.at(-1)?.values[0]?.re).toBeGreaterThan(20);
  });

  it.each([1e-2, 1e-3, 1e-5])('is not fooled by bases that bring little, at %d', (tolerance) => {
    const [exact, quick] = [1e-9, tolerance].map(
      (each) => occupationOf(pairs, 4, { tolerance: each }).readings[0],
    );
    if (exact?.kind !== 'settled' || quick?.kind !== 'settled') throw new Error('not settled');
    expect(Math.abs(quick.value.re / exact.value.re - 1)).toBeLessThan(tolerance);
  });

  it.each<[SettleOptions, string, string]>([
    [{ maxStates: 6 }, 'memory', 'the next basis has 7 states, more than 6'],
    [
      { maxSeconds: 1e-9 },
      'time',
      'the next basis, of 6 states, is expected to exceed the time limit of 1e-9 s',
    ],
  ])('stops at the limits %j', (options, why, reason) => {
    const outcome = occupationOf(thermal(0.2), 4, { tolerance: 1e-9, ...options });
    expect(outcome).toMatchObject({ kind: 'not-settled', why, reason });
    expect(outcome.readings[0]?.kind).toBe('moving');
  });

  it('passes on why there is no steady state', () => {
    const outcome = occupationOf({ ...thermal(0), dissipators: [] }, 3);
    expect(outcome).toMatchObject({ kind: 'not-settled', why: 'no-solution', readings: [] });
    expect(outcome.outcome.kind).toBe('degenerate');
  });

  it('knows what has no value in any basis', () => {
    const outcome = settle(thermal(0), { total: 4 }, (state) => {
      const g2 = stationaryCorrelation(1, 0, 2, state);
      return [
        g2 === undefined ? undefined : { re: g2, im: 0 },
        stationaryExpectation(number, state),
      ];
    });
    expect(outcome.kind).toBe('settled');
    expect(outcome.readings).toEqual([
      { kind: 'undefined' },
      { kind: 'settled', value: { re: 0, im: 0 }, change: 0, remaining: 0 },
    ]);
  });

  it('refuses a tolerance of one', () => {
    expect(() => occupationOf(thermal(0.1), 4, { tolerance: 1 })).toThrow(
      new InputError('truncation: tolerance 1; a number between 0 and 1 is accepted'),
    );
  });
});
