import { describe, expect, it } from 'vitest';
import { gaussianSteadyState } from '../../../src/numeric/gaussian.ts';
import { evolveMoments } from '../../../src/numeric/moment-evolution.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from '../build.ts';
import { exactly, momentsIn, occupations } from '../moments.ts';

/**
 * H = ω(a†a + b†b) + J(a†b + ab†), a with rate κ in a bath of N_a quanta, b likewise with N_b.
 *
 * With equal rates the sum of the occupations relaxes to N_a + N_b and the current j = 2J Im⟨a†b⟩ from a to b
 * carries the difference: n_a = N_a − j/κ, n_b = N_b + j/κ and j = 2J²κ(N_a − N_b)/(κ² + 4J²), so that
 * n_a − n_b = (N_a − N_b)κ²/(κ² + 4J²).
 */
const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const p = { omega: 1.3, J: 0.4, kappa: 0.5, nA: 7, nB: 1.5 };
const model: NumericModel = {
  modes: ['a', 'b'],
  hamiltonian: plus(
    scaled(plus(times(dag(a), a), times(dag(b), b)), p.omega),
    scaled(withConjugate(times(dag(a), b)), p.J),
  ),
  dissipators: [
    { rate: p.kappa * (p.nA + 1), jump: a },
    { rate: p.kappa * p.nA, jump: dag(a) },
    { rate: p.kappa * (p.nB + 1), jump: b },
    { rate: p.kappa * p.nB, jump: dag(b) },
  ],
  traceCorrection: false,
};
const difference = ((p.nA - p.nB) * p.kappa ** 2) / (p.kappa ** 2 + 4 * p.J ** 2);
const sum = p.nA + p.nB;

describe('a beam splitter between two baths', () => {
  it('has the occupations of the formula and the current between them', () => {
    const moments = momentsIn(model);
    const [na, nb] = occupations(moments);
    expect(na).toBeCloseTo((sum + difference) / 2, 13);
    expect(nb).toBeCloseTo((sum - difference) / 2, 13);
    // ⟨a†b⟩ at (a, b); the current leaves a at κ(n_a − N_a).
    expect(2 * p.J * moments.normal.im[2]!).toBeCloseTo(p.kappa * (na! - p.nA), 13);
    for (const v of [...moments.anomalous.re, ...moments.anomalous.im])
      expect(Math.abs(v)).toBeLessThan(1e-14);
  });

  it('comes with evidence: amplitudes decay at κ/2', () => {
    const { evidence } = exactly(gaussianSteadyState(model));
    expect(evidence.equation).toBe('Lyapunov');
    expect(evidence.stabilityExponent).toBeCloseTo(-p.kappa / 2, 12);
    expect(evidence.residual).toBeLessThan(1e-13);
    expect(evidence.eigenvalue).toBe(0);
    expect(evidence.smallestOccupation).toBeGreaterThan(p.nB);
  });

  it('relaxes from a number state as the sum of the occupations must: at κ', () => {
    const times = [0, 0.5, 2, 60];
    const run = evolveMoments(model, { kind: 'fock', occupations: [0, 2] }, times);
    expect(run.kind).toBe('finished');
    for (const { time, moments } of run.samples) {
      const [na, nb] = occupations(moments);
      expect(na! + nb!).toBeCloseTo(sum + (2 - sum) * Math.exp(-p.kappa * time), 8);
    }
    expect(occupations(run.samples[3]!.moments)[0]).toBeCloseTo((sum + difference) / 2, 8);
  });
});
