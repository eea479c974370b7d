import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from '../build.ts';

/**
 * An uncoupled mode without loss keeps its populations: every mixture of its number states is stationary, so
 * L has as many zero eigenvalues as it has levels. Two-photon loss alone conserves parity: two steady states.
 */
const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const uncoupled = (couple: number): NumericModel => ({
  modes: ['a', 'b'],
  hamiltonian: plus(
    scaled(withConjugate(a), 0.2),
    scaled(times(dag(b), b), 0.6),
    scaled(withConjugate(times(dag(a), b)), couple),
  ),
  dissipators: [{ rate: 1, jump: a }],
  traceCorrection: false,
});

describe('degenerate steady states', () => {
  it.each(['direct', 'no-jump', 'dominant'] as const)(
    'of an uncoupled lossless mode are reported, not answered (%s)',
    (method) => {
      const outcome = steadyState(uncoupled(0), fockBasis(2, { caps: [3, 2] }), { method });
      expect(outcome.kind).toBe('degenerate');
      if (outcome.kind !== 'converged') expect(outcome.reason).toMatch(/^more than one /);
    },
  );

  it.each(['direct', 'no-jump', 'dominant'] as const)(
    'are gone once the mode is coupled (%s)',
    (method) => {
      const outcome = steadyState(uncoupled(0.3), fockBasis(2, { caps: [3, 3] }), { method });
      expect(outcome.kind).toBe('converged');
    },
  );

  it.each(['direct', 'no-jump', 'dominant'] as const)(
    'of two-photon loss, which conserves parity, are reported (%s)',
    (method) => {
      const [x] = annihilators(1) as [NumericOperator];
      const model: NumericModel = {
        modes: ['a'],
        hamiltonian: scaled(withConjugate(times(x, x)), 0.3),
        dissipators: [{ rate: 1, jump: times(x, x) }],
        traceCorrection: false,
      };
      expect(steadyState(model, fockBasis(1, { caps: [12] }), { method }).kind).toBe('degenerate');
    },
  );

  it.each(['direct', 'no-jump', 'dominant'] as const)(
    'of no dynamics at all are reported (%s)',
    (method) => {
      const nothing = { modes: ['a'], hamiltonian: [], dissipators: [], traceCorrection: true };
      expect(steadyState(nothing, fockBasis(1, { caps: [2] }), { method }).kind).toBe('degenerate');
    },
  );
});
