import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import {
  automaticMethod,
  type StationaryMethod,
  stationaryCorrelation,
  stationaryExpectation,
  stationaryState,
} from '../../src/numeric/stationary.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from './build.ts';

const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const model = (skew: number, drive = 0): NumericModel => ({
  modes: ['a', 'b'],
  hamiltonian: plus(
    scaled(times(dag(a), b), 0.5 + skew),
    scaled(times(dag(b), a), 0.5 - skew),
    scaled(withConjugate(a), drive),
  ),
  dissipators: [a, b, dag(a)].map((jump, k) => ({ rate: [1.2, 1, 0.2][k]!, jump })),
  traceCorrection: true,
});

function stateBy(method: StationaryMethod | undefined, which: NumericModel, total = 16) {
  const outcome = stationaryState(which, fockBasis(2, { total }), method ? { method } : {});
  if (outcome.kind !== 'converged') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.state;
}

describe('one steady state by any method', () => {
  it.each([
    ['no-jump', 0],
    ['sector', 0],
    ['sector', 0.1],
  ] as const)('%s agrees with gaussian at g₂ = %d', (method, skew) => {
    const [x, y] = [stateBy(method, model(skew)), stateBy('gaussian', model(skew))];
    for (const operator of [times(dag(a), a), times(dag(b), b), times(dag(a), b), a]) {
      const [p, q] = [x, y].map((state) => stationaryExpectation(operator, state));
      expect(p!.re).toBeCloseTo(q!.re, 7);
      expect(p!.im).toBeCloseTo(q!.im, 7);
    }
    const [p, q] = [x, y].map((state) => stationaryCorrelation(2, 1, 2, state));
    expect(p).toBeCloseTo(2, 4);
    expect(q).toBeCloseTo(2, 12);
  });

  it('needs a basis unless it is gaussian', () => {
    expect(stationaryState(model(0), undefined, { method: 'gaussian' }).kind).toBe('converged');
    expect(() => stationaryState(model(0), undefined)).toThrow(
      'steady state: no basis; the method gaussian alone does without one',
    );
  });

  it('is sought by sectors where there are charges and the problem is large or nonlinear', () => {
    const [small, large] = [fockBasis(2, { total: 3 }), fockBasis(2, { total: 20 })];
    expect(automaticMethod(model(0), small)).toBeUndefined();
    expect(automaticMethod(model(0), large)).toBe('sector');
    expect(automaticMethod(model(0.1), small)).toBe('sector');
    expect(automaticMethod(model(0.1, 0.2), small)).toBeUndefined();
    expect(stateBy(undefined, model(0), 3).kind).toBe('density');
    expect(stateBy(undefined, model(0.1), 3).kind).toBe('sector');
  });
});
