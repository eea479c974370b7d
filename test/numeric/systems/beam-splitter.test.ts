import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { expectation } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import {
  annihilators,
  dag,
  densityOf,
  occupation,
  plus,
  scaled,
  times,
  withConjugate,
} from '../build.ts';

/**
 * H = δ a†a + J(a†b + b†a), mode j in a bath of occupation N_j at rate κ_j.
 *
 * The second moments close: ⟨a†b⟩˙ = (iδ − κ̄)⟨a†b⟩ + iJ(⟨b†b⟩ − ⟨a†a⟩), κ̄ = (κ_a + κ_b)/2, and ⟨a†a⟩˙ gets
 * 2J Im⟨a†b⟩. In the steady state, heat is exchanged at the rate R = 2J²κ̄/(κ̄² + δ²):
 * κ_a(N_a − n_a) = R(n_a − n_b) = κ_b(n_b − N_b).
 */
const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const p = { delta: 0.4, j: 0.7, kappaA: 1, kappaB: 0.3, nA: 0.02, nB: 0.1 };
const model: NumericModel = {
  modes: ['a', 'b'],
  hamiltonian: plus(
    scaled(times(dag(a), a), p.delta),
    scaled(withConjugate(times(dag(a), b)), p.j),
  ),
  dissipators: [
    { rate: p.kappaA * (p.nA + 1), jump: a },
    { rate: p.kappaA * p.nA, jump: dag(a) },
    { rate: p.kappaB * (p.nB + 1), jump: b },
    { rate: p.kappaB * p.nB, jump: dag(b) },
  ],
  traceCorrection: false,
};
const kappa = (p.kappaA + p.kappaB) / 2;
const exchange = (2 * p.j ** 2 * kappa) / (kappa ** 2 + p.delta ** 2);
const flow = (p.nA - p.nB) / (1 / p.kappaA + 1 / exchange + 1 / p.kappaB);
const exact = { a: p.nA - flow / p.kappaA, b: p.nB + flow / p.kappaB };

describe('two coupled modes in different baths', () => {
  it('have the exact occupations, better with a larger basis', () => {
    const error = [3, 5, 7].map((total) => {
      const basis = fockBasis(2, { total });
      const density = densityOf(steadyState(model, basis));
      return Math.max(
        Math.abs(occupation(0, basis, density) - exact.a),
        Math.abs(occupation(1, basis, density) - exact.b),
      );
    });
    expect(error[0]).toBeLessThan(1e-3);
    expect(error[1]).toBeLessThan(error[0]! / 20);
    expect(error[2]).toBeLessThan(1e-6);
  });

  it('carry the heat current −2J Im⟨a†b⟩ = κ_a(N_a − n_a) from mode a to mode b', () => {
    const basis = fockBasis(2, { total: 7 });
    const density = densityOf(steadyState(model, basis));
    const coherence = expectation(times(dag(a), b), basis, density);
    expect(2 * p.j * coherence.im).toBeCloseTo(-flow, 6);
  });
});
