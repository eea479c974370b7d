import { describe, expect, it } from 'vitest';
import { inlineMath } from '../../src/report/equations.ts';
import { plainSymbol, withNames, withSymbols } from '../../src/report/symbols.ts';

const set = (base: string, sub = ''): string =>
  `<span class="symbol"><var>${base}</var>${sub && `<sub>${sub}</sub>`}</span>`;

describe('symbols within text', () => {
  it.each([
    ['n_B at K_g = 2', `${set('n', '<var>B</var>')} at ${set('K', '<var>g</var>')} = 2`],
    ["κ'_a and g_1", `${set('κ′', '<var>a</var>')} and ${set('g', '1')}`],
    ['H_{c−A}', set('H', '<var>c</var>−<var>A</var>')],
    ['H_eff', set('H', 'eff')],
    ['κ′_a', set('κ′', '<var>a</var>')],
    ['(−1)^{n_a} and ∫₀^∞', `(−1)<sup>${set('n', '<var>a</var>')}</sup> and ∫₀<sup>∞</sup>`],
  ])('are set: %s', (text, expected) => {
    expect(withSymbols(text).toString()).toBe(expected);
  });

  it.each(['g2_ac', 'kappa_b', 'a file_name', 'x^n_B', 'fig-2b', 'n and B'])(
    'are not seen in %s',
    (text) => {
      expect(withSymbols(text).toString()).toBe(text);
    },
  );

  it('know the names that a paper gives to its own', () => {
    const names = new Map([
      ['kappa_b', '\\kappa_b'],
      ['kappa', '\\kappa'],
      ['g2_ac', 'g^{(2)}_{a \\rightarrow c}'],
      ['a', 'a'],
      ['rate', 'r'],
    ]);
    expect(withNames('a rate kappa_b/kappa', names, inlineMath).toString()).toBe(
      `a rate ${set('κ', '<var>b</var>')}/${set('κ')}`,
    );
    expect(withNames('g2_ac there', names, inlineMath).toString()).toMatch(
      /^<span class="katex">.*<\/span> there$/s,
    );
  });

  it('are set without layout only when they need none', () => {
    expect(plainSymbol('\\Lambda_{12}')?.toString()).toBe(
      '<span class="symbol">Λ<sub>12</sub></span>',
    );
    expect(plainSymbol('\\langle n_a\\rangle')?.toString()).toBe(
      `<span class="symbol">⟨${set('n', '<var>a</var>')}⟩</span>`,
    );
    for (const tex of [
      'x^2',
      '\\langle x^2\\rangle',
      '\\bar{n}',
      'xy',
      '\\nosuch',
      'x_{a,b}',
      '\\frac{1}{2}',
    ])
      expect(plainSymbol(tex)).toBeUndefined();
  });
});
