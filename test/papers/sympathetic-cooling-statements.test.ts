import { describe, expect, it } from 'vitest';
import { full, symbols } from '../../derivations/sympathetic-cooling/model.ts';
import {
  imaginaryEigenvalues,
  realRoots,
} from '../../derivations/sympathetic-cooling/moment-riccati.ts';
import {
  atRatio,
  enclosedProfile,
  evaluatedProfile,
  exactNumber,
  exactState,
  middle,
  truncatedState,
} from '../../derivations/sympathetic-cooling/solutions.ts';
import { figures, resonant } from '../../derivations/sympathetic-cooling/statement-checks.ts';
import { statements } from '../../derivations/sympathetic-cooling/statements.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { judge } from '../../src/claims/judge.ts';

const polynomial = (...ascending: readonly number[]) => ascending.map((c) => Scalar.integer(c));

describe('counting real roots', () => {
  it('counts distinct ones, over the whole line', () => {
    expect(realRoots(polynomial(-1, 0, 1))).toBe(2);
    expect(realRoots(polynomial(1, 0, 1))).toBe(0);
    expect(realRoots(polynomial(-6, 11, -6, 1))).toBe(3);
    // (x − 1)²(x² + 1)
    expect(realRoots(polynomial(1, -2, 2, -2, 1))).toBe(1);
  });
});

describe('the exact moments of Eq. (3)', () => {
  it('have no stationary solution at g₁ = 0.11 and one at g₁ = 0.4', () => {
    expect(exactState({ ...figures[3], g_1: '0.11' })).toEqual({
      kind: 'no-steady-state',
      imaginaryEigenvalues: 2,
    });
    const state = exactState({ ...figures[3], g_1: '0.4' });
    expect(state.kind === 'exact' && state.occupations[0]).toBeCloseTo(2.2582, 4);
    expect(state.kind === 'exact' && state.occupations[1]).toBeCloseTo(0.71279, 5);
    expect(state.kind === 'exact' && state.growth).toBeCloseTo(0.007297, 6);
  });

  it('are what growing Fock bases tend to', () => {
    const state = truncatedState({ ...figures[3], g_1: '1' }, { total: 14, caps: [14, 14, 1] });
    const exact = exactState({ ...figures[3], g_1: '1' });
    for (const mode of [0, 1])
      expect(state?.occupations[mode]).toBeCloseTo(
        exact.kind === 'exact' ? exact.occupations[mode]! : Number.NaN,
        2,
      );
  });

  it('thermalise with both baths when nothing is non-Hermitian and the cavity is off', () => {
    const point = { ...figures[3], g: '0', g_1: '0.3', g_2: '0', nbar_b: '2' };
    const values = Object.fromEntries(
      Object.entries(point).map(([name, text]) => [name, exactNumber(text)]),
    );
    expect(imaginaryEigenvalues(full, values)).toBe(0);
    const state = exactState(point);
    if (state.kind !== 'exact') throw new Error('a thermal state exists');
    // The sum of both occupations is kept by the exchange; the baths have equal rates.
    expect(state.occupations[0]! + state.occupations[1]!).toBeCloseTo(3, 10);
  });

  it('stay hot near K_g = 1, where the mean-field curve is cold', () => {
    const state = exactState(atRatio(resonant(figures[4]), '1.001'));
    expect(state.kind === 'exact' && state.occupations[1]).toBeCloseTo(19.78, 2);
    const [point] = evaluatedProfile(figures[4], ['1.001']);
    expect(middle(point!.b)).toBeCloseTo(1.185, 2);
  });
});

describe('the mean-field curves', () => {
  it('agree between exact enclosures and the printed formulas in numbers', () => {
    const at = ['1.1', '3'];
    const exact = enclosedProfile('printed', figures['2b'], at);
    const numbers = evaluatedProfile(figures['2b'], at);
    exact.forEach((point, k) => {
      expect(middle(numbers[k]!.b)).toBeGreaterThan(point.b.low);
      expect(middle(numbers[k]!.b)).toBeLessThan(point.b.high);
      expect(point.b.high / point.b.low - 1).toBeLessThan(1e-6);
    });
  });
});

describe('the statements', () => {
  const judged = new Map(
    statements().map((claim) => [claim.slug, { claim, judgement: judge(claim, symbols) }] as const),
  );
  const verdicts = Object.fromEntries(
    [...judged].map(([slug, { judgement }]) => [
      slug,
      judgement.verdict === 'confirmed'
        ? judgement.verdict
        : `${judgement.verdict}: ${judgement.reason}`,
    ]),
  );

  it('are judged as the computations say', () => {
    expect(verdicts).toEqual({
      'text-detuning-sign': 'corrected: convention',
      'text-rwa': 'refuted: outside-validity',
      'text-non-hermitian-condition': 'confirmed',
      'text-trace-term-negligible': 'refuted: outside-validity',
      'text-non-hermitian-part': 'confirmed',
      'text-phase-transformation': 'corrected: misprint',
      'text-momentum': 'confirmed',
      'text-decay-a': 'confirmed',
      'text-decay-a-dagger': 'confirmed',
      'text-decay-b': 'confirmed',
      'text-decay-b-dagger': 'confirmed',
      'text-bad-cavity': 'confirmed',
      'text-fast-terms': 'refuted: outside-validity',
      'text-markov': 'refuted: outside-validity',
      'text-kg-inverse': 'confirmed',
      'text-units-kappa': 'confirmed',
      'text-units-g': 'corrected: rounding',
      'text-units-temperature': 'corrected: rounding',
      'text-row-replacement': 'refuted: outside-validity',
      'text-below-cavity-limit': 'corrected: outside-validity',
      'fig-2a-na-constant': 'confirmed',
      'fig-2a-nb-decreases': 'confirmed',
      'fig-2b-nb-exponential': 'corrected: algebra',
      'fig-2b-na-increases': 'confirmed',
      'fig-2b-na-order': 'confirmed',
      'fig-2-reciprocal-limit': 'confirmed',
      'fig-3-initial': 'confirmed',
      'fig-3a-kg': 'corrected: misprint',
      'fig-3b-kg': 'corrected: misprint',
      'fig-3a-na': 'refuted: no-steady-state',
      'fig-3a-nb': 'refuted: no-steady-state',
      'fig-3b-na': 'corrected: ambiguous',
      'fig-3b-nb': 'corrected: ambiguous',
      'fig-3-trend': 'corrected: no-steady-state',
      'fig-4-weak-agreement': 'refuted: outside-validity',
      'fig-4-trend': 'corrected: no-steady-state',
      'fig-4-truncation': 'refuted: no-steady-state',
    });
  });

  it('have checks on two routes, or a correction that has', () => {
    for (const [slug, { judgement }] of judged) {
      const checks =
        judgement.verdict === 'corrected' ? judgement.corrections[0].checks : judgement.checks;
      expect(new Set(checks.map(({ route }) => route)).size, slug).toBeGreaterThan(1);
    }
  });

  it('give the exact phonon numbers where the printed ones are false', () => {
    const correction = (slug: string) => {
      const judgement = judged.get(slug)?.judgement;
      return judgement?.verdict === 'corrected' ? judgement.corrections[0].tex : undefined;
    };
    expect(correction('fig-3b-na')).toContain('n_A = 2.26');
    expect(correction('fig-3b-nb')).toContain('n_B = 0.71');
    expect(correction('fig-3a-kg')).toContain('K_g = 21');
    expect(correction('fig-3b-kg')).toContain('K_g = 1.67');
  });

  it('give the same evidence twice', () => {
    const evidence = () =>
      JSON.stringify(
        statements()
          .filter(({ slug }) => slug.startsWith('text-') || slug.startsWith('fig-2'))
          .map((claim) => judge(claim, symbols).checks.map(({ outcome }) => outcome)),
      );
    expect(evidence()).toBe(evidence());
  });
});
