import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { gaussianSteadyState } from '../../../src/numeric/gaussian.ts';
import { evolveMoments } from '../../../src/numeric/moment-evolution.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import { annihilators, dag, densityOf, occupation, scaled, times } from '../build.ts';
import { exactly, momentsIn, occupations } from '../moments.ts';

/**
 * H = (ω + iλ)a†a with the trace-correction term, loss κ into a bath of N quanta.
 *
 * For thermal states ṅ = κ(N − n) + 2λn(n + 1), the last term being twice the variance of n. The stationary n solves
 * 2λn² − (κ − 2λ)n + κN = 0: real for D = (κ − 2λ)² − 8λκN ≥ 0 and κ > 2λ, and the smaller root attracts at √D. The
 * eigenvalue of the linear part is 2λn. For D < 0, n goes from 0 to infinity in the time
 * (2/√−D)[π/2 + atan((κ − 2λ)/√−D)].
 */
const [a] = annihilators(1) as [NumericOperator];
const kappa = 1;
const gain = (lambda: number, n: number, traceCorrection = true): NumericModel => ({
  modes: ['a'],
  hamiltonian: scaled(times(dag(a), a), 0.8, lambda),
  dissipators: [
    { rate: kappa * (n + 1), jump: a },
    { rate: kappa * n, jump: dag(a) },
  ],
  traceCorrection,
});
const discriminant = (lambda: number, n: number) =>
  (kappa - 2 * lambda) ** 2 - 8 * lambda * kappa * n;

describe('one mode with gain proportional to its occupation', () => {
  it.each([
    [0.1, 0.5],
    [0.01, 10],
    [-0.3, 4],
    [0.124999, 0.5 * 1.125],
  ])('at λ = %d and N = %d settles at the smaller root', (lambda, n) => {
    const root = Math.sqrt(discriminant(lambda, n));
    const expected = (kappa - 2 * lambda - root) / (4 * lambda);
    const { moments, evidence } = exactly(gaussianSteadyState(gain(lambda, n)));
    const condition = Math.max(1, 1 / root);
    expect(Math.abs(occupations(moments)[0]! / expected - 1)).toBeLessThan(1e-12 * condition);
    expect(evidence.equation).toBe('Riccati');
    // Deviations of V die at twice the exponent.
    expect(evidence.stabilityExponent / (-root / 2)).toBeCloseTo(1, 6);
    expect(evidence.eigenvalue).toBeCloseTo(2 * lambda * expected, 8);
  });

  it.each([
    [0.2, 0.5],
    [0.13, 0.6],
    [0.9, 0.2],
  ])('at λ = %d and N = %d diverges when the formula says', (lambda, n) => {
    const depth = Math.sqrt(-discriminant(lambda, n));
    const pole = (2 / depth) * (Math.PI / 2 + Math.atan((kappa - 2 * lambda) / depth));
    const outcome = gaussianSteadyState(gain(lambda, n));
    expect(outcome.kind).toBe('no-steady-state');
    expect(outcome.evidence.vacuumDivergesAt! / pole).toBeCloseTo(1, 5);
    const run = evolveMoments(gain(lambda, n), { kind: 'thermal' }, [0, pole / 2, 2 * pole]);
    expect(run.kind).toBe('diverged');
    if (run.kind === 'diverged') expect(run.time / pole).toBeCloseTo(1, 6);
    expect(run.samples.length).toBe(2);
  });

  it('diverges too where the attracting solution is no state: κ < 2λ', () => {
    const [lambda, n] = [0.9, 0.01];
    const root = Math.sqrt(discriminant(lambda, n));
    const [low, high] = [-root, root].map((r) => (kappa - 2 * lambda + r) / (4 * lambda));
    const outcome = gaussianSteadyState(gain(lambda, n));
    expect(outcome.kind).toBe('no-steady-state');
    expect(outcome.evidence.uncertainty).toBeLessThan(-0.1);
    const pole = Math.log(low! / high!) / root;
    expect(outcome.evidence.vacuumDivergesAt! / pole).toBeCloseTo(1, 5);
  });

  it('is the limit of truncated solutions', () => {
    const exact = occupations(momentsIn(gain(0.1, 0.3)))[0]!;
    const error = [10, 20, 40].map((cap) => {
      const basis = fockBasis(1, { caps: [cap] });
      const density = densityOf(steadyState(gain(0.1, 0.3), basis, { method: 'dominant' }));
      return Math.abs(occupation(0, basis, density) - exact);
    });
    expect(error[1]).toBeLessThan(error[0]! / 30);
    expect(error[2]).toBeLessThan(1e-10);
  });

  it('has no steady state without the trace-correction term', () => {
    const outcome = gaussianSteadyState(gain(0.1, 0.3, false));
    expect(outcome.kind).toBe('no-steady-state');
    if (outcome.kind !== 'exact')
      expect(outcome.reason).toMatch(/carries no trace-correction term$/);
  });
});
