import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { correlation } from '../../../src/numeric/observables.ts';
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
 * Three cavities a, b, c in a triangle with the phase θ on the bond a–c, cavity a or c driven.
 *
 * Linear case: the amplitudes obey u̇ = −i(M − ω)u + …, the transmission is |S_ca|² with
 * S = −i√Γ(M − ω)⁻¹√Γ − 1, and solving the 3 × 3 system by Cramer's rule gives, for J_ab = J_bc = J and
 * δ = ω − ω₀ = −Δ, T_{a→c} = κ_aκ_c |J² + J_ac e^{iθ}(δ + iκ_b/2)|²/|D|²; T_{c→a} has −θ.
 */
const [a, b, c] = annihilators(3) as [NumericOperator, NumericOperator, NumericOperator];
const THETA = -Math.PI / 4;
const J = Math.SQRT1_2;

function cavities(delta: number, kappaB: number, u: number, omega: number, driven: 'a' | 'c') {
  const number = (x: NumericOperator) => times(dag(x), x);
  const kerr = (x: NumericOperator) => times(dag(x), dag(x), x, x);
  const bond = scaled(times(dag(c), a), J * Math.cos(THETA), J * Math.sin(THETA));
  return {
    modes: ['a', 'b', 'c'],
    hamiltonian: plus(
      scaled(plus(number(a), number(b), number(c)), delta),
      scaled(plus(kerr(a), kerr(c)), u),
      withConjugate(plus(bond, scaled(times(dag(b), plus(a, c)), J))),
      scaled(withConjugate(driven === 'a' ? a : c), omega),
    ),
    dissipators: [
      { rate: 1, jump: a },
      { rate: kappaB, jump: b },
      { rate: 1, jump: c },
    ],
    traceCorrection: false,
  } satisfies NumericModel;
}

function scattering(delta: number, kappaB: number, theta: number): number {
  type C = readonly [number, number];
  const mul = (x: C, y: C): C => [x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]];
  const add = (...xs: readonly C[]): C => [
    xs.reduce((s, x) => s + x[0], 0),
    xs.reduce((s, x) => s + x[1], 0),
  ];
  const x: C = [-delta, 1 / 2];
  const y: C = [-delta, kappaB / 2];
  const numerator = add([J * J, 0], mul([J * Math.cos(theta), J * Math.sin(theta)], y));
  const denominator = add(
    [2 * Math.cos(theta) * J ** 3, 0],
    mul([J * J, 0], y),
    mul([J * J, 0], x),
    mul([-x[0], -x[1]], add([-J * J, 0], mul(y, x))),
  );
  return (numerator[0] ** 2 + numerator[1] ** 2) / (denominator[0] ** 2 + denominator[1] ** 2);
}

describe('three cavities', () => {
  it.each([
    [-1.3, 1],
    [-0.5, 1],
    [0, 0.4],
    [0.5, 1],
    [0.5, 2],
    [0.9, 0],
  ])(
    'transmit as the scattering matrix says without Kerr terms: Δ = %f, κ_b = %f',
    (delta, kappaB) => {
      const basis = fockBasis(3, { total: 3 });
      const omega = 0.01;
      const forward = densityOf(steadyState(cavities(delta, kappaB, 0, omega, 'a'), basis));
      const backward = densityOf(steadyState(cavities(delta, kappaB, 0, omega, 'c'), basis));
      expect(occupation(2, basis, forward) / omega ** 2).toBeCloseTo(
        scattering(delta, kappaB, THETA),
        8,
      );
      expect(occupation(0, basis, backward) / omega ** 2).toBeCloseTo(
        scattering(delta, kappaB, -THETA),
        8,
      );
    },
  );

  it('block photons one way and bunch them the other with Kerr terms', () => {
    const basis = fockBasis(3, { total: 3 });
    const forward = densityOf(steadyState(cavities(0.5, 1, 5, 0.1, 'a'), basis));
    const backward = densityOf(steadyState(cavities(0.5, 1, 5, 0.1, 'c'), basis));
    expect(correlation(2, 2, basis, forward)).toBeLessThan(0.1);
    expect(correlation(0, 2, basis, backward)).toBeGreaterThan(50);
  });

  it.each([
    [3, 20],
    [4, 35],
  ])('converge for at most %i excitations, %i states', (total, dimension) => {
    const basis = fockBasis(3, { total });
    const outcome = steadyState(cavities(0.5, 1, 5, 0.1, 'a'), basis);
    expect(outcome.kind).toBe('converged');
    expect(outcome.evidence.dimension).toBe(dimension);
  });
});
