import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { generatorOf } from '../../../src/numeric/liouvillian.ts';
import { correlation, photonDistribution } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { rowReplacementSpread } from '../../../src/numeric/row-replacement.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import { annihilators, dag, densityOf, occupation, scaled, times } from '../build.ts';

/**
 * Loss at κ(n̄ + 1) and gain at κn̄.
 *
 * Detailed balance p_{n+1}/p_n = q = n̄/(n̄ + 1): the geometric distribution, ⟨n⟩ = n̄ and g² = 2 (Gardiner and
 * Zoller, Quantum Noise, ch. 5). With at most N excitations and a reflecting edge, detailed balance still
 * holds and ⟨n⟩ = q/(1 − q) − (N + 1)q^{N+1}/(1 − q^{N+1}): truncation moves it, by a known amount.
 */
const NBAR = 0.5;
const q = NBAR / (NBAR + 1);
const [a] = annihilators(1) as [NumericOperator];
const model: NumericModel = {
  modes: ['a'],
  hamiltonian: scaled(times(dag(a), a), 0.7),
  dissipators: [
    { rate: 1 + NBAR, jump: a },
    { rate: NBAR, jump: dag(a) },
  ],
  traceCorrection: false,
};
const truncated = (cap: number) =>
  q / (1 - q) - ((cap + 1) * q ** (cap + 1)) / (1 - q ** (cap + 1));

describe('thermal oscillator', () => {
  it('is thermal in a large basis', () => {
    const basis = fockBasis(1, { caps: [30] });
    const density = densityOf(steadyState(model, basis));
    expect(occupation(0, basis, density)).toBeCloseTo(NBAR, 12);
    expect(correlation(0, 2, basis, density)).toBeCloseTo(2, 10);
    photonDistribution(0, basis, density).forEach((p, n) => {
      expect(p).toBeCloseTo((1 - q) * q ** n, 13);
    });
  });

  it.each([3, 5, 8])('is moved by the cap %i as detailed balance says', (cap) => {
    const basis = fockBasis(1, { caps: [cap] });
    for (const method of ['direct', 'no-jump', 'dominant'] as const) {
      const density = densityOf(steadyState(model, basis, { method }));
      expect(occupation(0, basis, density)).toBeCloseTo(truncated(cap), 12);
    }
    expect(NBAR - truncated(cap)).toBeGreaterThan(1e-4);
  });

  it('says how much probability stands at the edge and would leave', () => {
    const outcome = steadyState(model, fockBasis(1, { caps: [5] }));
    if (outcome.kind !== 'converged') throw new Error(outcome.reason);
    const top = ((1 - q) * q ** 5) / (1 - q ** 6);
    expect(outcome.evidence.edgePopulation).toBeCloseTo(top, 13);
    expect(outcome.evidence.escapeRate).toBeCloseTo(NBAR * 6 * top, 13);
  });

  it('with an absorbing edge has no steady state, and row replacement depends on the row', () => {
    const basis = fockBasis(1, { caps: [5] });
    const outcome = steadyState(model, basis, { edge: 'absorbing' });
    expect(outcome.kind).toBe('no-steady-state');
    expect(outcome.evidence.eigenvalue).toBeLessThan(-1e-3);

    const refused = steadyState(model, basis, { edge: 'absorbing', method: 'direct' });
    expect(refused.kind).toBe('refused');

    // What leaves is put back into the state whose row was replaced: the top state reflects, the vacuum cools.
    const spread = rowReplacementSpread(generatorOf(model, basis, 'absorbing'), [0, 5])!;
    const [vacuum, top] = spread.map(({ density }) => occupation(0, basis, density));
    expect(top).toBeCloseTo(truncated(5), 12);
    expect(vacuum).toBeLessThan(truncated(5) - 0.02);
  });
});
