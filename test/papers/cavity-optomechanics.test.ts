import { describe, expect, it } from 'vitest';
import {
  backactionLimit,
  exactLimit,
  formula,
  leading,
  opticalDamping,
  optimalDetuning,
  optimalLimit,
  rates,
  selfEnergy,
  splittingSquared,
  springShift,
  staticStability,
  where,
} from '../../derivations/cavity-optomechanics/derivation.ts';
import paper from '../../derivations/cavity-optomechanics/index.ts';
import { inventory } from '../../derivations/cavity-optomechanics/inventory.ts';
import {
  atWeakCoupling,
  minimum,
  phonons,
  phononsInFockSpace,
  spectrumByRegression,
  weakCoupling,
} from '../../derivations/cavity-optomechanics/numbers.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { judge } from '../../src/claims/judge.ts';
import { judgePaper, ledgerOf } from '../../src/claims/ledger.ts';
import { mutantsOfAll, totalMutants } from '../../src/claims/mutants.ts';
import { bindModel } from '../../src/numeric/bind.ts';
import { stationaryState } from '../../src/numeric/stationary.ts';
import { lineOf } from '../../src/theory/derivation.ts';
import { compiledFormulasAgreeWithMathjs } from './formulas.ts';

// The theory (Marquardt, Chen, Clerk and Girvin, PRL 99, 093902 (2007); Aspelmeyer, Kippenberg and Marquardt, Rev. Mod.
// Phys. 86, 1391 (2014)), κ and Γ_m energy decay rates, Δ laser minus cavity frequency:
//   A∓ = g²κ/(κ²/4 + (Δ ± Ω)²), Γ_opt = A₋ − A₊, δΩ = g²[(Δ−Ω)/(κ²/4+(Δ−Ω)²) + (Δ+Ω)/(κ²/4+(Δ+Ω)²)],
//   n_min = A₊/(A₋ − A₊) = (κ/4Ω)² at Δ = −Ω, ½(√(1 + κ²/4Ω²) − 1) at Δ = −√(Ω² + κ²/4).
// At κ = 0.4, Ω = 1, Δ = −1, g = 0.02: A₋ = 4g²/κ = 0.004, A₊ = g²κ/(0.04 + 4) = 3.960396e-5, n_min = 0.01.

const at = (value: Scalar, numbers: Readonly<Record<string, number>>): number =>
  value.evaluate(new Map(Object.entries(numbers).map(([name, re]) => [name, { re, im: 0 }]))).re;

const POINT = { Omega_m: 1, Delta: -1, kappa: 0.4, g: 0.02, Gamma_m: 0, nbar_th: 0 };

describe('the derivation', () => {
  const derivation = paper.derivation();

  it('gives thirty-one lines in ten steps', () => {
    expect(derivation.steps).toHaveLength(10);
    expect(derivation.steps.flatMap(({ lines }) => lines)).toHaveLength(31);
  });

  it('has the rates and limits of the literature', () => {
    const equal = (value: Scalar, text: string): void =>
      expect(value.equals(formula(text)), text).toBe(true);
    equal(rates.down, 'g^2*kappa/(kappa^2/4 + (Delta + Omega_m)^2)');
    equal(rates.up, 'g^2*kappa/(kappa^2/4 + (Delta - Omega_m)^2)');
    equal(selfEnergy, 'g^2*(1/((Delta + omega) + i*kappa/2) + 1/((Delta - omega) - i*kappa/2))');
    equal(where(backactionLimit, { Delta: '-Omega_m' }), '(kappa/(4*Omega_m))^2');
    equal(optimalDetuning, '-sqrt(Omega_m^2 + kappa^2/4)');
    equal(optimalLimit, '1/2*(sqrt(1 + kappa^2/(4*Omega_m^2)) - 1)');
    equal(leading(optimalLimit, { kappa: -1 }), 'kappa/(4*Omega_m)');
    equal(splittingSquared, '4*(g^2 - ((kappa - Gamma_m)/4)^2)');
    equal(staticStability, '(Omega_m^2 + Gamma_m^2/4)*(Delta^2 + kappa^2/4) + 4*Delta*Omega_m*g^2');
  });

  it('has the numbers that go with them', () => {
    expect(at(rates.down, POINT)).toBeCloseTo(0.004, 14);
    expect(at(rates.up, POINT)).toBeCloseTo(3.960396e-5, 10);
    expect(at(backactionLimit, POINT)).toBeCloseTo(0.01, 14);
    expect(at(opticalDamping, POINT)).toBeCloseTo(0.004 - 3.960396e-5, 10);
    // (Δ − Ω)/(κ²/4 + 4Ω²) = −2/4.04; the other term vanishes on the sideband.
    expect(at(springShift, POINT)).toBeCloseTo((-2 / 4.04) * POINT.g ** 2, 14);
  });

  it('turns every sign with the detuning', () => {
    for (const value of [opticalDamping, springShift]) {
      expect(where(value, { Delta: '-Delta' }).equals(value.negate())).toBe(true);
    }
  });

  it('names lines that its claims refer to', () => {
    for (const claim of paper.claims()) {
      if (claim.kind === 'equation') expect(lineOf(derivation, claim.line)).toBeDefined();
    }
  });

  it('has figures that rest on claims, and an explorer of its own formulas and observables', () => {
    const slugs = paper.claims().map(({ slug }) => slug);
    for (const panel of paper.figures!().flatMap(({ panels }) => panels))
      for (const slug of panel.claims) expect(slugs).toContain(slug);
    const formulas = derivation.formulas.map(({ name }) => name);
    const observables = paper.observables.map(({ name }) => name);
    for (const curve of paper.explorer!().plots.flatMap(({ curves }) => curves)) {
      if (curve.kind === 'formula') expect(formulas).toContain(curve.formula);
      else expect(observables).toContain(curve.observable);
    }
  });

  compiledFormulasAgreeWithMathjs(paper);
});

describe('the numbers', () => {
  it('of weak coupling come out of covariance and eigenvalues', () => {
    const { down, up, damping, shift, occupation } = weakCoupling(POINT);
    expect(down).toBeCloseTo(10, 5);
    expect(up).toBeCloseTo(3.960396e-5 / POINT.g ** 2, 5);
    expect(damping).toBeCloseTo(10 - 0.0990099, 5);
    expect(shift).toBeCloseTo(-2 / 4.04, 5);
    expect(occupation).toBeCloseTo(0.01, 7);
  });

  it('of the spectrum come out of the regression theorem', () => {
    const at2 = { kappa: 0.4, Delta: -1, n_cav: 25 };
    expect(spectrumByRegression(at2, 1)).toBeCloseTo(250, 9);
    expect(spectrumByRegression(at2, -1)).toBeCloseTo((25 * 0.4) / 4.04, 10);
  });

  // Corrections to weak coupling are 8(g/κ)² at Δ = −Ω without bath, so that the exact occupation at g = κ/20 is 2% more.
  it('of strong coupling are those of the exact formula, in Fock space too', () => {
    const exact = at(exactLimit, POINT);
    expect(exact / 0.01 - 1).toBeCloseTo(8 * 0.05 ** 2, 3);
    expect(phonons(POINT)).toBeCloseTo(exact, 12);
    const found = phononsInFockSpace(POINT, 5);
    expect('value' in found && found.value).toBeCloseTo(exact, 6);
  });

  it('are extrapolated and minimised as they should be', () => {
    const f = (x: number): number => 3 + x ** 2 - x ** 4;
    expect(atWeakCoupling(POINT, ({ g }) => f(g))).toBeCloseTo(3, 12);
    expect(minimum((x) => (x - 0.3) ** 2, -1, 2)).toBeCloseTo(0.3, 7);
  });

  it('settle from the model as `solve` takes it', () => {
    const outcome = stationaryState(bindModel(paper.models.linearised!, new Map()), undefined, {
      method: 'gaussian',
    });
    expect(outcome.kind).toBe('converged');
  });
});

describe('the claims', () => {
  const judged = judgePaper(paper);
  const ledger = ledgerOf(paper, judged);

  it('are confirmed by computation, all of them', () => {
    const verdicts = ledger.claims.map(({ id, verdict }) => [id.split('/')[1], verdict]);
    const slugs = [...inventory.equations, ...inventory.statements];
    expect(verdicts).toEqual(slugs.map((slug) => [slug, 'confirmed']));
  });

  it('cover the inventory', () => {
    expect(ledger.coverage).toEqual({
      equations: { judged: 31, total: 31, missing: [] },
      statements: { judged: 4, total: 4, missing: [] },
    });
  });

  it('each rest on exact algebra and on numbers', () => {
    for (const { checks } of judged.map(({ judgement }) => judgement)) {
      expect(checks.some(({ route }) => route === 'exact')).toBe(true);
      expect(checks.some(({ route }) => route !== 'exact')).toBe(true);
    }
  });

  it('are killed by every small change to their equations', () => {
    const tallies = mutantsOfAll(judged, paper.vocabulary);
    const { made, killed, equivalent, meaningless, survivors } = totalMutants(tallies.values());
    expect(survivors).toEqual([]);
    expect(killed + equivalent + meaningless).toBe(made);
    expect(killed).toBeGreaterThan(1400);
  }, 60_000);

  it.each([
    ['eq-damping-unresolved', '-4\\Delta', '4\\Delta'],
    ['eq-damping-doppler', '8 ', '4 '],
    ['eq-rate-minus', '\\Delta + \\Omega_m)^2}', '\\Delta - \\Omega_m)^2}'],
    ['eq-spring', '\\Delta + \\Omega_m}{', '\\Delta - \\Omega_m}{'],
    ['eq-final', 'opt}} + \\Gamma_m', 'opt}} - \\Gamma_m'],
    ['eq-min', '- 1', '+ 1'],
    ['eq-resolved', '4\\Omega_m', '2\\Omega_m'],
    ['eq-unresolved', '4\\Omega_m', '8\\Omega_m'],
    ['eq-optimal-min', '4\\Omega_m^2', '2\\Omega_m^2'],
    ['eq-exact-limit', 'kappa^2 - 8g^2', 'kappa^2 + 8g^2'],
    ['eq-normal-modes', '\\kappa - \\Gamma_m', '\\kappa + \\Gamma_m'],
    ['eq-exceptional', '{4}', '{2}'],
    ['eq-strong-final', '4g^2 + \\Gamma_m', '4g^2 - \\Gamma_m'],
    ['eq-static-stability', '4g^2', '2g^2'],
    ['eq-langevin-a', '\\frac{\\kappa}{2}', '\\kappa'],
    ['eq-beam-splitter', '\\hat{a} \\hat{b}^\\dagger', '\\hat{a} \\hat{b}'],
  ])('%s is not confirmed with %s printed as %s', (slug, from, to) => {
    const claim = paper.claims().find((each) => each.slug === slug)!;
    expect(claim.printed).toContain(from);
    const corrupted = { ...claim, printed: claim.printed.replace(from, () => to) };
    expect(['corrected', 'refuted']).toContain(judge(corrupted, paper.vocabulary).verdict);
  });

  it('are corrected where a sign was turned, to the printed formula', () => {
    const claim = paper.claims().find(({ slug }) => slug === 'eq-final')!;
    const corrupted = { ...claim, printed: claim.printed.replace('opt}} +', 'opt}} -') };
    const judgement = judge(corrupted, paper.vocabulary);
    expect(judgement).toMatchObject({ verdict: 'corrected', reason: 'algebra' });
  });
});
