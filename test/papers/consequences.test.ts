import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import cooling from '../../derivations/sympathetic-cooling/index.ts';
import type { Claim, Judgement } from '../../src/claims/claim.ts';
import { type Consequence, consequencesOf } from '../../src/claims/consequence.ts';
import { judge } from '../../src/claims/judge.ts';
import type { Paper } from '../../src/claims/paper.ts';

/** Judges only what is asked for; all other claims count as confirmed. */
function consequencesWith(
  paper: Paper,
  judgedSlugs: readonly string[],
): ReadonlyMap<string, readonly Consequence[]> {
  const confirmed: Judgement = { verdict: 'confirmed', checks: [] };
  const judged = paper.claims().map((claim: Claim) => ({
    claim,
    judgement: judgedSlugs.includes(claim.slug) ? judge(claim, paper.vocabulary) : confirmed,
  }));
  return consequencesOf(paper.vocabulary, paper.consequences!(), judged);
}

describe('premises put right', () => {
  it('the missing root of the scattering matrix leaves the transmissions as they are printed', () => {
    const found = consequencesWith(loss, ['eq-12']);
    for (const slug of ['eq-13', 'eq-14']) {
      const [consequence] = found.get(slug)!;
      expect(consequence).toMatchObject({ premises: ['eq-12'], moves: false });
      expect(consequence!.fromPrinted).toContain(slug === 'eq-13' ? '\\kappa_a^2' : '\\kappa_c^2');
      expect(consequence!.figures.every(({ change = 0 }) => change === 0)).toBe(true);
    }
  }, 60_000);

  it('the factor 2 of the equations of motion moves B and C and leaves A', () => {
    const found = consequencesWith(cooling, ['eq-13a', 'eq-13b']);
    expect(found.get('eq-15a')![0]!.moves).toBe(false);
    expect(found.get('eq-15b')![0]!.moves).toBe(true);
    expect(found.get('eq-15c')![0]!.figures[0]).toMatchObject({ printed: 4.017, corrected: 4.019 });
    const [curve] = found.get('fig-2a-nb-decreases')!;
    expect(curve!.premises).toEqual(['eq-13a', 'eq-13b']);
    expect(curve!.figures.at(-1)).toEqual({
      quantity: '\\langle n_b\\rangle',
      at: { figure: '2(a)', K_g: '10' },
      printed: 0.003396,
      corrected: 0.003528,
      change: 0.0388,
    });
  }, 60_000);

  it('the anticommutator that (B16) takes for energies moves both occupations', () => {
    const confirmed: Judgement = { verdict: 'confirmed', checks: [] };
    const refuted: Judgement = { verdict: 'refuted', reason: 'algebra', checks: [] };
    const judged = cooling.claims().map((claim) => ({
      claim,
      judgement: claim.slug === 'eq-b15' ? refuted : confirmed,
    }));
    const found = consequencesOf(cooling.vocabulary, cooling.consequences!(), judged);
    const at = (slug: string) =>
      found.get(slug)![0]!.figures.find(({ at: place }) => place.figure === '3');
    // An explicit Euler integration of the two equations, apart from this code, ends at 0.158811 and 0.053131.
    expect(at('eq-13a')).toMatchObject({ printed: 0.4429, corrected: 0.1588 });
    expect(at('eq-13b')).toMatchObject({ printed: 0.125, corrected: 0.05313 });
    expect(found.get('eq-13a')![0]!.formula).toContain('n_a^2 n_b');
    expect(found.get('eq-b16')![0]!.formula).toBe(
      "H'_{\\text{sys}} = \\omega_a a^\\dagger a + \\omega_b b^\\dagger b",
    );
  }, 60_000);

  it('with the conventions of the bath put right particle B is not cooled as far', () => {
    const found = consequencesWith(cooling, ['eq-5', 'eq-6', 'eq-9', 'eq-10']);
    const figures = found.get('fig-2a-nb-decreases')!.at(1)!.figures;
    for (const { printed, corrected } of figures)
      expect(corrected!).toBeGreaterThan(1.9 * printed!);
  }, 120_000);

  it('the order of rotation in (B5) drops out at ω_a = ω_b, and (B6) without its baths leaves its four terms', () => {
    const found = consequencesWith(cooling, ['eq-b5', 'eq-b6']);
    for (const slug of ['eq-b11', 'eq-b12', 'eq-b13', 'eq-b14']) {
      const each = found.get(slug)!;
      expect(each.map(({ premises }) => premises)).toEqual([['eq-b6'], ['eq-b5']]);
      expect(each.map(({ moves }) => moves)).toEqual([false, false]);
    }
    const [reduced] = found.get('eq-b6')!;
    expect(reduced).toMatchObject({ premises: ['eq-b5'], moves: true });
    // Every term that is added has the factor ω_a − ω_b.
    const added = reduced!.formula!.split('as printed}')[1]!.split('\\rho');
    expect(reduced!.formula!.match(/\\omega_a - \\omega_b\) \(/g)).toHaveLength(10);
    expect(added).toHaveLength(11);
    expect(reduced!.figures.every(({ change }) => change === 0)).toBe(true);
    expect(found.get('eq-b15')![0]!.moves).toBe(true);
  }, 60_000);

  it('the decays follow from the right form of (B8), the non-Hermitian part from either sign of Δ', () => {
    const found = consequencesWith(cooling, ['eq-b8c', 'eq-2']);
    for (const slug of ['a', 'a-dagger', 'b', 'b-dagger'].map((name) => `text-decay-${name}`)) {
      const [decay] = found.get(slug)!;
      expect(decay).toMatchObject({ premises: ['eq-b8c'], moves: false });
      // As printed, i in front of the bracket makes the decay a rotation.
      expect(decay!.fromPrinted).toMatch(/e\^\{-?i t'/);
    }
    expect(found.get('text-non-hermitian-part')![0]).toMatchObject({ moves: false });
  }, 60_000);

  it('statements are premises where they are about a number', () => {
    const found = consequencesWith(cooling, [
      'text-detuning-sign',
      'fig-3a-kg',
      'fig-3b-kg',
      'fig-3b-nb',
      'eq-a4',
    ]);
    const [rotatingWave] = found.get('text-rwa')!;
    expect(rotatingWave!.figures).toHaveLength(6);
    // Direct cooling in Fig. 3: 0.505 without the terms, 0.675 with them.
    expect(rotatingWave!.figures.at(-1)).toMatchObject({ printed: 9.736, corrected: 0.6753 });
    const [trend] = found.get('fig-3-trend')!;
    expect(trend!.figures.filter(({ quantity }) => quantity === 'K_g')).toMatchObject([
      { printed: 1.1, corrected: 21 },
      { printed: 1.4, corrected: 1.667 },
    ]);
    // At K_g = 21 there is no stationary state.
    expect(trend!.figures[1]).not.toHaveProperty('corrected');
    const [limit] = found.get('text-below-cavity-limit')!;
    expect(limit!.figures[1]!.printed).toBeLessThan(1);
    expect(limit!.figures[1]!.corrected).toBeGreaterThan(1);
    expect(found.get('eq-12')![0]!.formula).toContain(
      "\\mathcal{L}' \\rho_{a,b} -\\frac{4 g_2 \\kappa_b",
    );
  }, 120_000);
});
