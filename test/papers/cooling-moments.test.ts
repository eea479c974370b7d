import { describe, expect, it } from 'vitest';
import { full } from '../../derivations/sympathetic-cooling/model.ts';
import { fockBasis } from '../../src/numeric/basis.ts';
import { bindModel } from '../../src/numeric/bind.ts';
import { gaussianSteadyState } from '../../src/numeric/gaussian.ts';
import { normalOrderedPower } from '../../src/numeric/operator-arithmetic.ts';
import { sectorExpectation, sectorSteadyState } from '../../src/numeric/sector-steady-state.ts';
import { exactly, occupations } from '../numeric/moments.ts';

/** Eq. (3) of the cooling paper at its own parameters: exact moments, and truncated solutions on their way there. */
const at = (values: Readonly<Record<string, number>>) =>
  bindModel(full, new Map(Object.entries(values)));
const figure2 = { nbar_a: 20, nbar_b: 20, kappa_a: 1e-4, kappa_b: 1e-4, g_2: 0.1 };
const byRatio = (ratio: number) => (0.1 * (ratio + 1)) / (ratio - 1);

describe('the steady state of Eq. (3)', () => {
  it('does not exist at the parameters of Fig. 3(a): the moments diverge near t = 16', () => {
    const outcome = gaussianSteadyState(at({ g_1: 0.11 }));
    expect(outcome.kind).toBe('no-steady-state');
    expect(outcome.evidence.vacuumDivergesAt).toBeCloseTo(16.3, 2);
  });

  it.each([
    [0.4, 1, 2.2582321, 0.7127905],
    [0.6, 1, 1.4324171, 0.7269832],
    [0.6, 0.05, 0.0544409, 0.0383303],
  ])('at g₁ = %d and n̄ = %d has n_A = %d and n_B = %d', (g_1, nbar, nA, nB) => {
    const { moments } = exactly(gaussianSteadyState(at({ g_1, nbar_a: nbar, nbar_b: nbar })));
    const [a, b] = occupations(moments);
    expect(a).toBeCloseTo(nA, 7);
    expect(b).toBeCloseTo(nB, 7);
  });

  it('is decided next to the threshold, where eigenvalues coalesce', () => {
    // ml-matrix' eigenvalue iteration does not end at the first of these.
    const kinds = [0.29578125, 0.299, 0.2992].map((g_1) => gaussianSteadyState(at({ g_1 })).kind);
    expect(kinds).toEqual(['no-steady-state', 'no-steady-state', 'exact']);
  });

  it.each([
    ['2(a)', { g: 0.05, gamma: 1 }],
    ['2(b)', { g: 0.01, gamma: 1 }],
    ['4', { g: 0.05, gamma: 2 }],
  ])('exists at those of Fig. %s close to reciprocity only', (_, cavity) => {
    const kinds = [1.01, 1.05, 1.5, 3].map((ratio) => {
      const values = { ...figure2, ...cavity, g_1: byRatio(ratio) };
      return gaussianSteadyState(at(values)).kind;
    });
    const none = 'no-steady-state';
    expect(kinds).toEqual(['exact', 'exact', none, none]);
  });

  it.each([0, 0.1])('is what sectors converge to with the basis, at g₂ = %d', (g_2) => {
    const model = at({ g_1: 0.6, g_2 });
    const exact = occupations(exactly(gaussianSteadyState(model)).moments);
    const errors = [6, 9, 12].map((total) => {
      const outcome = sectorSteadyState(model, fockBasis(3, { total }));
      if (outcome.kind !== 'converged') throw new Error(outcome.reason);
      const { density, evidence } = outcome;
      expect(evidence.residual).toBeLessThan(1e-11);
      expect(evidence.charges).toEqual([[1, 1, 1]]);
      const worst = Math.max(
        ...exact.map((n, j) =>
          Math.abs(sectorExpectation(normalOrderedPower(3, j), density).re - n),
        ),
      );
      expect(worst).toBeLessThan(3 * total * evidence.edgePopulation);
      return worst;
    });
    expect(errors[1]).toBeLessThan(errors[0]! / 2);
    expect(errors[2]).toBeLessThan(errors[1]! / 2);
  });
});
