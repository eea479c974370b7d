import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { frobeniusNorm } from '../../../src/numeric/dense.ts';
import { applyMasterEquation, generatorOf } from '../../../src/numeric/liouvillian.ts';
import { expectationRate } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { rowReplacementSpread } from '../../../src/numeric/row-replacement.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import {
  annihilators,
  axpy,
  dag,
  densityOf,
  occupation,
  plus,
  pureState,
  rungeKutta,
  scaled,
  times,
} from '../build.ts';

/**
 * H = ω(a†a + b†b) + (g₁ − g₂)ab† + (g₁ + g₂)a†b with thermal baths and the trace-correction term.
 *
 * The number-conserving second moments C_jk = ⟨c_k†c_j⟩ close, for Gaussian states by Wick's theorem. With
 * H = Σ h_jk c_j†c_k, h = h₀ + (i/2)G (h₀ and G = −i(h − h†) Hermitian), rates κ and bath occupations N diagonal:
 * Ċ = −i[h₀, C] − ½{κ, C} + κN + ½{G, C} + CGC, the last two terms being the symmetrised covariance of
 * −i(H − H†) with c_k†c_j. A Riccati equation, exact at any occupation.
 */
const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const p = { omega: 1, g1: 0.2, g2: 0.08, kappaA: 1, kappaB: 0.5, nA: 0.02, nB: 0.06 };

const model: NumericModel = {
  modes: ['a', 'b'],
  hamiltonian: plus(
    scaled(plus(times(dag(a), a), times(dag(b), b)), p.omega),
    scaled(times(a, dag(b)), p.g1 - p.g2),
    scaled(times(dag(a), b), p.g1 + p.g2),
  ),
  dissipators: [
    { rate: p.kappaA * (p.nA + 1), jump: a },
    { rate: p.kappaA * p.nA, jump: dag(a) },
    { rate: p.kappaB * (p.nB + 1), jump: b },
    { rate: p.kappaB * p.nB, jump: dag(b) },
  ],
  traceCorrection: true,
};

type Complex = readonly [number, number];
type Matrix2 = readonly (readonly Complex[])[];

const combine = (...parts: readonly (readonly [Complex, Matrix2])[]): Matrix2 =>
  [0, 1].map((i) =>
    [0, 1].map((j) =>
      parts.reduce<Complex>(
        ([re, im], [[x, y], m]) => {
          const [u, v] = m[i]![j]!;
          return [re + x * u - y * v, im + x * v + y * u];
        },
        [0, 0],
      ),
    ),
  );
const product = (x: Matrix2, y: Matrix2): Matrix2 =>
  [0, 1].map((i) =>
    [0, 1].map((j) =>
      [0, 1].reduce<Complex>(
        ([re, im], k) => {
          const [a, b] = x[i]![k]!;
          const [c, d] = y[k]![j]!;
          return [re + a * c - b * d, im + a * d + b * c];
        },
        [0, 0],
      ),
    ),
  );
const real = (m: readonly (readonly number[])[]): Matrix2 => m.map((row) => row.map((v) => [v, 0]));

/** (n_a, n_b) where the Riccati equation settles. */
function riccati(): readonly [number, number] {
  const h0 = real([
    [p.omega, p.g1],
    [p.g1, p.omega],
  ]);
  const g: Matrix2 = [
    [
      [0, 0],
      [0, -2 * p.g2],
    ],
    [
      [0, 2 * p.g2],
      [0, 0],
    ],
  ];
  const kappa = real([
    [p.kappaA, 0],
    [0, p.kappaB],
  ]);
  const source = real([
    [p.kappaA * p.nA, 0],
    [0, p.kappaB * p.nB],
  ]);
  const derivative = (c: Matrix2) =>
    combine(
      [[0, -1], product(h0, c)],
      [[0, 1], product(c, h0)],
      [[-0.5, 0], product(kappa, c)],
      [[-0.5, 0], product(c, kappa)],
      [[1, 0], source],
      [[0.5, 0], product(g, c)],
      [[0.5, 0], product(c, g)],
      [[1, 0], product(product(c, g), c)],
    );
  let c = real([
    [p.nA, 0],
    [0, p.nB],
  ]);
  const step = 0.02;
  for (let k = 0; k < 3000; k++) {
    const k1 = derivative(c);
    const k2 = derivative(combine([[1, 0], c], [[step / 2, 0], k1]));
    const k3 = derivative(combine([[1, 0], c], [[step / 2, 0], k2]));
    const k4 = derivative(combine([[1, 0], c], [[step, 0], k3]));
    c = combine(
      [[1, 0], c],
      [[step / 6, 0], k1],
      [[step / 3, 0], k2],
      [[step / 3, 0], k3],
      [[step / 6, 0], k4],
    );
  }
  return [c[0]![0]![0], c[1]![1]![0]];
}

describe('two modes with a non-reciprocal, non-Hermitian coupling', () => {
  it('settle where long integration of the nonlinear equation ends', () => {
    const basis = fockBasis(2, { total: 3 });
    const generator = generatorOf(model, basis);
    const density = densityOf(steadyState(model, basis));
    for (const start of [0, 5]) {
      const late = rungeKutta(generator, pureState(basis.dimension, start), 0.05, 1500);
      expect(frobeniusNorm(axpy(late, -1, density))).toBeLessThan(1e-10);
    }
  });

  it('have the occupations of the Riccati equation, better with a larger basis', () => {
    const [na, nb] = riccati();
    const error = [2, 4, 6].map((total) => {
      const basis = fockBasis(2, { total });
      const density = densityOf(steadyState(model, basis));
      return Math.max(
        Math.abs(occupation(0, basis, density) - na),
        Math.abs(occupation(1, basis, density) - nb),
      );
    });
    expect(error[0]).toBeLessThan(0.01);
    expect(error[1]).toBeLessThan(error[0]! / 20);
    expect(error[2]).toBeLessThan(1e-6);
  });

  it('satisfy the nonlinear equation, in positive states, with a real growth rate', () => {
    const basis = fockBasis(2, { total: 6 });
    const outcome = steadyState(model, basis);
    if (outcome.kind !== 'converged') throw new Error(outcome.reason);
    const { evidence, density } = outcome;
    expect(evidence.method).toBe('dominant');
    expect(evidence.residual).toBeLessThan(1e-13);
    expect(frobeniusNorm(applyMasterEquation(generatorOf(model, basis), density))).toBe(
      evidence.residual,
    );
    expect(evidence.smallestEigenvalue).toBeGreaterThan(-1e-14);
    expect(evidence.eigenvalue).not.toBe(0);
    for (const number of [times(dag(a), a), times(dag(b), b)])
      expect(Math.abs(expectationRate(model, number, basis, density).re)).toBeLessThan(1e-6);
  });

  it('are refused by row replacement, whose answer depends on the row', () => {
    const basis = fockBasis(2, { total: 4 });
    const outcome = steadyState(model, basis, { method: 'direct' });
    expect(outcome.kind).toBe('refused');
    if (outcome.kind !== 'converged')
      expect(outcome.reason).toMatch(/the answer would depend on the row replaced/);

    const exact = occupation(1, basis, densityOf(steadyState(model, basis)));
    const spread = rowReplacementSpread(generatorOf(model, basis))!;
    const answers = spread.map(({ density }) => occupation(1, basis, density));
    expect(Math.max(...answers) - Math.min(...answers)).toBeGreaterThan(0.1 * exact);
    expect(Math.min(...answers.map((n) => Math.abs(n - exact)))).toBeGreaterThan(1e-6);
    for (const { row, density, defect } of spread) {
      // The replaced row is the one that is violated.
      const image = axpy(
        applyMasterEquation({ ...generatorOf(model, basis), traceCorrection: false }, density),
        -defect,
        pureState(basis.dimension, row),
      );
      expect(frobeniusNorm(image)).toBeLessThan(1e-10);
    }
  });

  it('have no steady state without the trace-correction term', () => {
    const outcome = steadyState({ ...model, traceCorrection: false }, fockBasis(2, { total: 3 }));
    expect(outcome.kind).toBe('no-steady-state');
    if (outcome.kind !== 'converged')
      expect(outcome.reason).toMatch(/carries no trace-correction term$/);
  });

  it('agree with the ordinary solver when the coupling is Hermitian', () => {
    const basis = fockBasis(2, { total: 4 });
    const hermitian: NumericModel = {
      ...model,
      hamiltonian: plus(scaled(times(a, dag(b)), p.g1), scaled(times(dag(a), b), p.g1)),
    };
    const x = densityOf(steadyState(hermitian, basis, { method: 'direct' }));
    const y = densityOf(steadyState(hermitian, basis, { method: 'dominant' }));
    expect(frobeniusNorm(axpy(x, -1, y))).toBeLessThan(1e-12);
  });
});
