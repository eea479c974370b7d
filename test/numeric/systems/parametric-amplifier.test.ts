import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { gaussianSteadyState } from '../../../src/numeric/gaussian.ts';
import { gaussianExpectation } from '../../../src/numeric/moments.ts';
import { correlation } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { stationaryCorrelation } from '../../../src/numeric/stationary.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import { annihilators, dag, densityOf, occupation, plus, scaled, times } from '../build.ts';
import { exactly, momentsIn } from '../moments.ts';

/**
 * H = Δa†a + (i/2)ε(a†² − a²), loss κ into a bath of N quanta.
 *
 * At Δ = 0 the quadratures decay at κ/2 ∓ ε, so V_x = κ(N + ½)/(κ − 2ε), V_p = κ(N + ½)/(κ + 2ε), and
 * ⟨a†a⟩ = (V_x + V_p − 1)/2, ⟨aa⟩ = (V_x − V_p)/2. At any Δ the drift's eigenvalues are −κ/2 ± √(ε² − Δ²): the
 * threshold is ε² = Δ² + κ²/4.
 */
const [a] = annihilators(1) as [NumericOperator];
function amplifier(epsilon: number, delta = 0, n = 0, kappa = 1): NumericModel {
  const pair = scaled(times(dag(a), dag(a)), 0, epsilon / 2);
  return {
    modes: ['a'],
    hamiltonian: plus(scaled(times(dag(a), a), delta), pair, dag(pair)),
    dissipators: [
      { rate: kappa * (n + 1), jump: a },
      { rate: kappa * n, jump: dag(a) },
    ],
    traceCorrection: false,
  };
}

describe('a parametric amplifier', () => {
  it.each([
    [0.2, 0],
    [0.49, 0.3],
    [0.4999, 20],
  ])('at ε = %d κ and N = %d has the moments of its quadratures', (epsilon, n) => {
    const { normal, anomalous } = momentsIn(amplifier(epsilon, 0, n));
    const [vx, vp] = [(n + 0.5) / (1 - 2 * epsilon), (n + 0.5) / (1 + 2 * epsilon)];
    expect(normal.re[0]! / ((vx + vp - 1) / 2)).toBeCloseTo(1, 11);
    expect(anomalous.re[0]! / ((vx - vp) / 2)).toBeCloseTo(1, 11);
    expect(anomalous.im[0]).toBeCloseTo(0, 11);
  });

  it.each([0, 0.7, 3])('is stable below threshold only, at Δ = %d', (delta) => {
    const threshold = Math.hypot(delta, 0.5);
    const below = exactly(gaussianSteadyState(amplifier(threshold * (1 - 1e-6), delta)));
    expect(below.evidence.stabilityExponent).toBeLessThan(0);
    for (const factor of [1, 1 + 1e-6, 2]) {
      const above = gaussianSteadyState(amplifier(threshold * factor, delta));
      expect(above.kind).toBe('no-steady-state');
      if (above.kind !== 'exact') expect(above.reason).toMatch(/^the moments grow without bound/);
    }
  });

  it('bunches: g² = 2 + |⟨aa⟩|²/n², as the Fock basis confirms', () => {
    const model = amplifier(0.15, 0.4);
    const moments = momentsIn(model);
    const n = moments.normal.re[0]!;
    const pairs = Math.hypot(moments.anomalous.re[0]!, moments.anomalous.im[0]!);
    const g2 = stationaryCorrelation(1, 0, 2, { kind: 'moments', moments })!;
    expect(g2).toBeCloseTo(2 + (pairs / n) ** 2, 10);
    const basis = fockBasis(1, { caps: [30] });
    const density = densityOf(steadyState(model, basis));
    expect(occupation(0, basis, density)).toBeCloseTo(n, 10);
    expect(correlation(0, 2, basis, density)).toBeCloseTo(g2, 8);
    const g3 = stationaryCorrelation(1, 0, 3, { kind: 'moments', moments })!;
    expect(correlation(0, 3, basis, density)).toBeCloseTo(g3, 6);
    const aa = gaussianExpectation(times(a, a), moments);
    expect(aa.re).toBeCloseTo(moments.anomalous.re[0]!, 14);
    expect(aa.im).toBeCloseTo(moments.anomalous.im[0]!, 14);
  });
});
