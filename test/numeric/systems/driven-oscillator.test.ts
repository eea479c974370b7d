import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { correlation, expectation, photonDistribution } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import { annihilators, dag, densityOf, plus, scaled, times, withConjugate } from '../build.ts';

/**
 * H = Δ a†a + Ω(a + a†), loss at rate κ.
 *
 * ⟨ȧ⟩ = −(κ/2 + iΔ)⟨a⟩ − iΩ is closed and the steady state is the coherent state |α⟩ with
 * α = −iΩ/(κ/2 + iΔ): all g⁽ⁿ⁾ = 1 and a Poisson distribution (Walls and Milburn, Quantum Optics, ch. 6).
 */
const [a] = annihilators(1) as [NumericOperator];
const [DELTA, OMEGA, KAPPA] = [0.3, 0.25, 1];
const model: NumericModel = {
  modes: ['a'],
  hamiltonian: plus(scaled(times(dag(a), a), DELTA), scaled(withConjugate(a), OMEGA)),
  dissipators: [{ rate: KAPPA, jump: a }],
  traceCorrection: false,
};
const size = KAPPA ** 2 / 4 + DELTA ** 2;
const alpha = { re: (-OMEGA * DELTA) / size, im: (-OMEGA * KAPPA) / 2 / size };
const mean = alpha.re ** 2 + alpha.im ** 2;

describe('damped driven oscillator', () => {
  it.each(['direct', 'no-jump', 'dominant'] as const)('is in a coherent state (%s)', (method) => {
    const basis = fockBasis(1, { caps: [16] });
    const outcome = steadyState(model, basis, { method });
    const density = densityOf(outcome);
    const amplitude = expectation(a, basis, density);
    expect(amplitude.re).toBeCloseTo(alpha.re, 11);
    expect(amplitude.im).toBeCloseTo(alpha.im, 11);
    expect(correlation(0, 2, basis, density)).toBeCloseTo(1, 10);
    expect(correlation(0, 3, basis, density)).toBeCloseTo(1, 9);
    let poisson = Math.exp(-mean);
    photonDistribution(0, basis, density).forEach((p, n) => {
      expect(p).toBeCloseTo(poisson, 12);
      poisson *= mean / (n + 1);
    });
  });

  it('carries its evidence', () => {
    const outcome = steadyState(model, fockBasis(1, { caps: [16] }), { method: 'direct' });
    if (outcome.kind !== 'converged') throw new Error(outcome.reason);
    const { evidence } = outcome;
    expect(evidence).toMatchObject({ method: 'direct', dimension: 17, unknowns: 289 });
    expect(evidence.residual).toBeLessThan(1e-14);
    expect(evidence.trace).toBeCloseTo(1, 14);
    expect(evidence.hermiticityDefect).toBe(0);
    expect(evidence.smallestEigenvalue).toBeGreaterThan(-1e-14);
    expect(evidence.factorEntries).toBeGreaterThan(289);
    // The next eigenvalue is that of the amplitude, −κ/2 ± iΔ.
    expect(evidence.gap).toBeGreaterThan(0.9 * Math.sqrt(size));
    expect(evidence.gap).toBeLessThan(1.1 * Math.sqrt(size));
    expect(evidence.edgePopulation).toBeLessThan(1e-12);
    expect(evidence.escapeRate).toBe(0);
  });

  it('carries no gap where the loss proves that the steady state is unique', () => {
    const { evidence } = steadyState(model, fockBasis(1, { caps: [16] }));
    expect(evidence).toMatchObject({ method: 'no-jump', dimension: 17, unknowns: 289 });
    expect(evidence.residual).toBeLessThan(1e-15);
    expect(evidence.iterations).toBeLessThan(25);
    expect(evidence).not.toHaveProperty('gap');
    expect(evidence).not.toHaveProperty('factorEntries');
  });

  it('without drive is in the vacuum, whose g² is undefined', () => {
    const basis = fockBasis(1, { caps: [5] });
    const undriven = { ...model, hamiltonian: scaled(times(dag(a), a), DELTA) };
    const density = densityOf(steadyState(undriven, basis));
    expect(density.re[0]).toBeCloseTo(1, 15);
    expect(photonDistribution(0, basis, density)[1]).toBe(0);
    expect(correlation(0, 2, basis, density)).toBeUndefined();
  });
});
