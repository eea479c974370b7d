import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { generatorOf } from '../../../src/numeric/liouvillian.ts';
import { expectation } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { schurEigenvalues, schurForm } from '../../../src/numeric/schur.ts';
import { toDense } from '../../../src/numeric/sparse.ts';
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
 * H = J(a†b + b†a) + Ω(a + a†), losses κ_a and κ_b.
 *
 * The amplitudes obey i(ȧ, ḃ) = M(a, b) + (Ω, 0) with M = [[−iκ_a/2, J], [J, −iκ_b/2]], whose eigenvalues
 * −i(κ_a + κ_b)/4 ± √(J² − (κ_a − κ_b)²/16) meet, with one eigenvector, at J = |κ_a − κ_b|/4. The steady state is
 * a product of coherent states everywhere: α = −iΩ/(κ_a/2 + 2J²/κ_b), β = −2iJα/κ_b.
 */
const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const [KAPPA_A, KAPPA_B, OMEGA] = [1.5, 0.5, 0.2];
const EXCEPTIONAL = (KAPPA_A - KAPPA_B) / 4;

function model(j: number): NumericModel {
  return {
    modes: ['a', 'b'],
    hamiltonian: plus(scaled(withConjugate(times(dag(a), b)), j), scaled(withConjugate(a), OMEGA)),
    dissipators: [
      { rate: KAPPA_A, jump: a },
      { rate: KAPPA_B, jump: b },
    ],
    traceCorrection: false,
  };
}

describe('two coupled lossy modes', () => {
  it.each([0, 1e-13, 1e-8, 1e-4, -1e-6, 0.1])(
    'have the exact amplitudes at a distance of %f from the exceptional point',
    (distance) => {
      const j = EXCEPTIONAL + distance;
      const basis = fockBasis(2, { total: 9 });
      const outcome = steadyState(model(j), basis, { method: 'no-jump' });
      const density = densityOf(outcome);
      const alpha = -OMEGA / (KAPPA_A / 2 + (2 * j * j) / KAPPA_B);
      const beta = (2 * j * alpha) / KAPPA_B;
      const [x, y] = [expectation(a, basis, density), expectation(b, basis, density)];
      expect(x.re).toBeCloseTo(0, 8);
      expect(x.im).toBeCloseTo(alpha, 8);
      expect(y.re).toBeCloseTo(beta, 8);
      expect(y.im).toBeCloseTo(0, 8);
      expect(occupation(0, basis, density)).toBeCloseTo(alpha ** 2, 8);
      expect(occupation(1, basis, density)).toBeCloseTo(beta ** 2, 8);
      expect(outcome.evidence.residual).toBeLessThan(1e-14);
    },
  );

  it('are defective there, in every sector of the undriven model', () => {
    const undriven = {
      ...model(EXCEPTIONAL),
      hamiltonian: scaled(withConjugate(times(dag(a), b)), EXCEPTIONAL),
    };
    const k = generatorOf(undriven, fockBasis(2, { total: 1 })).noJump;
    const { re, im } = schurEigenvalues(schurForm(toDense(k))!);
    const order = [0, 1, 2].sort((x, y) => im[x]! - im[y]!);
    // Rounding splits a double eigenvalue by its square root.
    for (const n of order.slice(0, 2)) {
      expect(Math.abs(re[n]!)).toBeLessThan(1e-7);
      expect(Math.abs(im[n]! + (KAPPA_A + KAPPA_B) / 4)).toBeLessThan(1e-7);
    }
  });
});
