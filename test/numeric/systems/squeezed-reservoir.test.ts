import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { expectation } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import { annihilators, dag, densityOf, occupation, plus, scaled, times } from '../build.ts';

/**
 * No Hamiltonian, one jump operator c = a cosh r + a† sinh r at rate κ.
 *
 * The squeezed vacuum with c|ψ⟩ = 0 is a dark state: K|ψ⟩ = 0, a real eigenvalue of K, and L₀ alone is singular.
 * It is the only steady state, pure, with ⟨a†a⟩ = sinh² r and ⟨a²⟩ = −sinh r cosh r (Gardiner and Zoller,
 * Quantum Noise, ch. 10). Each
 * jump changes the parity, so the two parities are not conserved apart.
 */
const [a] = annihilators(1) as [NumericOperator];
const R = 0.4;
const model: NumericModel = {
  modes: ['a'],
  hamiltonian: [],
  dissipators: [{ rate: 0.7, jump: plus(scaled(a, Math.cosh(R)), scaled(dag(a), Math.sinh(R))) }],
  traceCorrection: false,
};

describe('a mode in a squeezed reservoir', () => {
  it.each(['direct', 'no-jump'] as const)(
    'is in the dark state of its jump operator (%s)',
    (method) => {
      const basis = fockBasis(1, { caps: [40] });
      const density = densityOf(steadyState(model, basis, { method }));
      expect(occupation(0, basis, density)).toBeCloseTo(Math.sinh(R) ** 2, 8);
      const pair = expectation(times(a, a), basis, density);
      expect(pair.re).toBeCloseTo(-Math.sinh(R) * Math.cosh(R), 8);
      expect(pair.im).toBeCloseTo(0, 12);
      let purity = 0;
      for (let k = 0; k < density.re.length; k++)
        purity += density.re[k]! ** 2 + density.im[k]! ** 2;
      expect(purity).toBeCloseTo(1, 8);
    },
  );
});
