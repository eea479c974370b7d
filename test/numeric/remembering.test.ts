import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import type { NumericModel } from '../../src/numeric/operators.ts';
import { rememberingSolver } from '../../src/numeric/remembering.ts';
import { stationaryState } from '../../src/numeric/stationary.ts';

/** A driven, damped mode. */
const model = (drive: number): NumericModel => ({
  modes: ['a'],
  hamiltonian: [
    { re: drive, im: 0, creation: [1], annihilation: [0] },
    { re: drive, im: 0, creation: [0], annihilation: [1] },
  ],
  dissipators: [{ rate: 1, jump: [{ re: 1, im: 0, creation: [0], annihilation: [1] }] }],
  traceCorrection: false,
});

describe('a solver that remembers', () => {
  const weak = model(0.1);
  const basis = fockBasis(1, { total: 6 });

  it('gives what the solver gives, and the same object when asked again', () => {
    const solve = rememberingSolver();
    const first = solve(weak, basis);
    expect(first).toEqual(stationaryState(weak, basis));
    expect(solve(weak, basis)).toBe(first);
    expect(solve(weak, fockBasis(1, { caps: [6] }))).toBe(first);
  });

  it('tells models, bases and options apart', () => {
    const solve = rememberingSolver();
    const first = solve(weak, basis);
    expect(solve(model(0.1), basis)).not.toBe(first);
    expect(solve(model(0.2), basis)).not.toEqual(first);
    expect(solve(weak, fockBasis(1, { total: 7 })).evidence).toMatchObject({ dimension: 8 });
    expect(solve(weak, basis, { method: 'direct' }).evidence).toMatchObject({ method: 'direct' });
    expect(solve(weak, undefined, { method: 'gaussian' })).toMatchObject({
      state: { kind: 'moments' },
    });
    expect(solve(weak, basis)).toBe(first);
  });
});
