import { describe, expect, it } from 'vitest';
import { gaussianSteadyState } from '../../../src/numeric/gaussian.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from '../build.ts';

/**
 * A damped, driven mode a beside a mode b without loss. Left alone, b keeps its occupation: as many steady states as
 * initial ones. Heated (equal rates up and down), driven at resonance, or free (H = p²/2), it has none.
 */
const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const beside = (
  hamiltonian: NumericOperator,
  dissipators: NumericModel['dissipators'] = [],
): NumericModel => ({
  modes: ['a', 'b'],
  hamiltonian: plus(scaled(withConjugate(a), 0.2), hamiltonian),
  dissipators: [{ rate: 1, jump: a }, ...dissipators],
  traceCorrection: true,
});
const number = times(dag(b), b);
const momentum = scaled(plus(b, scaled(dag(b), -1)), 0, -Math.SQRT1_2);

describe('a mode without damping', () => {
  it.each([0, 0.6])(
    'and uncoupled, at the frequency %d, is reported as degenerate',
    (frequency) => {
      const outcome = gaussianSteadyState(beside(scaled(number, frequency)));
      expect(outcome.kind).toBe('degenerate');
      if (outcome.kind !== 'exact') expect(outcome.reason).toMatch(/^more than one steady state/);
    },
  );

  it('has one steady state once it is coupled', () => {
    const coupled = plus(scaled(number, 0.6), scaled(withConjugate(times(dag(a), b)), 1e-3));
    expect(gaussianSteadyState(beside(coupled)).kind).toBe('exact');
  });

  it.each([
    ['heated', scaled(number, 0.6), [b, dag(b)].map((jump) => ({ rate: 0.1, jump }))],
    ['driven at resonance', scaled(withConjugate(b), 0.1), []],
    ['free', scaled(times(momentum, momentum), 0.5), []],
  ] as const)('has none when it is %s', (why, hamiltonian, dissipators) => {
    const outcome = gaussianSteadyState(beside(hamiltonian, dissipators));
    expect(outcome.kind).toBe('no-steady-state');
    if (outcome.kind !== 'exact') expect(outcome.reason).toContain(why);
  });

  it('and driven off resonance keeps its initial state, displaced', () => {
    const driven = plus(scaled(number, 0.6), scaled(withConjugate(b), 0.1));
    expect(gaussianSteadyState(beside(driven)).kind).toBe('degenerate');
  });

  it('is degenerate beside a non-Hermitian mode too', () => {
    const outcome = gaussianSteadyState(
      beside(plus(scaled(number, 0.6), scaled(times(dag(a), a), 0, 0.1))),
    );
    expect(outcome.kind).toBe('degenerate');
  });
});
