import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { stationaryProbability } from '../../src/numeric/photon-statistics.ts';
import {
  type StationaryMethod,
  type StationaryState,
  stationaryState,
} from '../../src/numeric/stationary.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from './build.ts';

const [a] = annihilators(1) as [NumericOperator];

function stateOf(model: NumericModel, method: StationaryMethod, cap = 30): StationaryState {
  const basis = fockBasis(model.modes.length, { total: cap });
  const outcome = stationaryState(model, basis, { method });
  if (outcome.kind !== 'converged') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.state;
}

const thermal: NumericModel = {
  modes: ['a'],
  hamiltonian: [],
  dissipators: [
    { rate: 1.5, jump: a },
    { rate: 0.5, jump: dag(a) },
  ],
  traceCorrection: false,
};

/** Squeezed, displaced, detuned and warm at once: every term of the generating function matters. */
const general: NumericModel = {
  modes: ['a'],
  hamiltonian: plus(
    scaled(times(dag(a), a), 0.3),
    withConjugate(scaled(times(a, a), 0.06, 0.05)),
    withConjugate(scaled(a, 0.3, -0.2)),
  ),
  dissipators: [
    { rate: 1.1, jump: a },
    { rate: 0.1, jump: dag(a) },
  ],
  traceCorrection: false,
};

describe('the probability of n excitations', () => {
  it.each(['direct', 'sector', 'gaussian'] as const)(
    'is geometric in a thermal state, from %s',
    (method) => {
      const state = stateOf(thermal, method);
      for (let n = 0; n < 8; n++)
        expect(stationaryProbability(0, n, state) * 3 ** n).toBeCloseTo(2 / 3, 9);
    },
  );

  it('of a Gaussian state is that of the density matrix', () => {
    const exact = stateOf(general, 'gaussian');
    const dense = stateOf(general, 'direct');
    for (let n = 0; n < 12; n++) {
      const [p, q] = [exact, dense].map((state) => stationaryProbability(0, n, state));
      expect(p! / q!).toBeCloseTo(1, 7);
    }
  });

  it('is Poissonian in a coherent state', () => {
    const driven = { ...thermal, dissipators: [{ rate: 1, jump: a }] };
    const state = stateOf({ ...driven, hamiltonian: withConjugate(scaled(a, 0.5)) }, 'gaussian');
    // α = −2i·0.5/κ, |α|² = 1.
    let factorial = 1;
    for (let n = 0; n < 10; n++) {
      expect(stationaryProbability(0, n, state) * factorial).toBeCloseTo(Math.exp(-1), 12);
      factorial *= n + 1;
    }
  });

  it('is found in mixed modes too', () => {
    // The total number is conserved in the weak sense; eigenmodes of the no-jump part are mixtures of x and y.
    const [x, y] = annihilators(2) as [NumericOperator, NumericOperator];
    const model: NumericModel = {
      modes: ['x', 'y'],
      hamiltonian: scaled(withConjugate(times(dag(x), y)), 0.7),
      dissipators: [
        { rate: 1, jump: x },
        { rate: 1.2, jump: y },
        { rate: 0.2, jump: dag(y) },
      ],
      traceCorrection: false,
    };
    const mixed = stateOf(model, 'sector', 12);
    expect(mixed.kind === 'sector' && mixed.density.mixing).toBeDefined();
    const dense = stateOf(model, 'no-jump', 12);
    for (let mode = 0; mode < 2; mode++)
      for (let n = 0; n < 6; n++) {
        const [p, q] = [mixed, dense].map((state) => stationaryProbability(mode, n, state));
        expect(p! - q!).toBeCloseTo(0, 10);
      }
  });

  it('is zero beyond the basis', () => {
    expect(stationaryProbability(0, 31, stateOf(thermal, 'direct'))).toBe(0);
  });
});
