import { describe, expect, it } from 'vitest';
import { gaussianSteadyState } from '../../../src/numeric/gaussian.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { annihilators, dag, plus, scaled, times } from '../build.ts';
import { momentsIn, occupations } from '../moments.ts';

/**
 * H = −Δc†c + ωa†a + g(a + a†)(c + c†): a mechanical mode a and a driven cavity c, counter-rotating terms included.
 * Cavity loss κ, mechanical loss γ into a bath of N quanta.
 *
 * For g ≪ κ the cavity scatters at A∓ = g²κ/[(κ/2)² + (Δ ± ω)²], and the occupation is (A₊ + γN)/(A₋ − A₊ + γ); at
 * Δ = −ω and γ = 0 it is (κ/4ω)² (Marquardt, Chen, Clerk and Girvin, PRL 99, 093902; Wilson-Rae, Nooshi, Zwerger
 * and Kippenberg, PRL 99, 093901, both 2007). Corrections are of order g²/κ².
 */
const [a, c] = annihilators(2) as [NumericOperator, NumericOperator];
const omega = 1;

function cooler(g: number, kappa: number, delta: number, gamma = 0, n = 0): NumericModel {
  return {
    modes: ['a', 'c'],
    hamiltonian: plus(
      scaled(times(dag(c), c), -delta),
      scaled(times(dag(a), a), omega),
      scaled(times(plus(a, dag(a)), plus(c, dag(c))), g),
    ),
    dissipators: [
      { rate: kappa, jump: c },
      { rate: gamma * (n + 1), jump: a },
      { rate: gamma * n, jump: dag(a) },
    ],
    traceCorrection: false,
  };
}

function formula(g: number, kappa: number, delta: number, gamma: number, n: number): number {
  const rate = (detuning: number) => (g ** 2 * kappa) / ((kappa / 2) ** 2 + detuning ** 2);
  const [down, up] = [rate(delta + omega), rate(delta - omega)];
  return (up + gamma * n) / (down - up + gamma);
}

describe('sideband cooling', () => {
  it.each([0.1, 0.5, 2])('reaches (κ/4ω)² at Δ = −ω, κ = %d ω', (kappa) => {
    const limit = (kappa / (4 * omega)) ** 2;
    const error = [0.02, 0.01, 0.005].map(
      (x) => occupations(momentsIn(cooler(x * kappa, kappa, -omega)))[0]! / limit - 1,
    );
    expect(Math.abs(error[2]!)).toBeLessThan(1e-2);
    expect(error[0]! / error[1]!).toBeCloseTo(4, 0);
    expect(error[1]! / error[2]!).toBeCloseTo(4, 1);
  });

  it.each([
    [0.3, -1],
    [0.3, -0.8],
    [1.5, -0.6],
    [3, -2],
  ])('has the scattering rates of κ = %d, Δ = %d, against a thermal bath', (kappa, delta) => {
    const error = [0.01, 0.005].map((x) => {
      const g = x * kappa;
      const gamma = 0.01 * g ** 2;
      const expected = formula(g, kappa, delta, gamma, 40);
      return occupations(momentsIn(cooler(g, kappa, delta, gamma, 40)))[0]! / expected - 1;
    });
    expect(Math.abs(error[1]!)).toBeLessThan(5e-3);
    expect(error[0]! / error[1]!).toBeCloseTo(4, 0);
  });

  it('becomes heating on the other side: Δ = +ω is unstable', () => {
    const outcome = gaussianSteadyState(cooler(0.05, 0.3, omega));
    expect(outcome.kind).toBe('no-steady-state');
    expect(outcome.evidence.stabilityExponent).toBeGreaterThan(0);
  });

  it('is lost to the static instability beyond 4g² = (Δ² + κ²/4)ω/|Δ|', () => {
    const [kappa, delta] = [0.5, -1];
    const critical = Math.sqrt(((delta ** 2 + kappa ** 2 / 4) * omega) / (4 * Math.abs(delta)));
    const gamma = 1e-9;
    expect(gaussianSteadyState(cooler(critical * 0.999, kappa, delta, gamma)).kind).toBe('exact');
    expect(gaussianSteadyState(cooler(critical * 1.001, kappa, delta, gamma)).kind).toBe(
      'no-steady-state',
    );
  });
});
