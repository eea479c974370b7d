import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/algebra/errors.ts';
import { readExpression } from '../../../src/claims/tex/read.ts';
import { type Declaration, vocabulary } from '../../../src/claims/tex/vocabulary.ts';
import { outline } from './outline.ts';
import { cooling, nonreciprocity } from './vocabularies.ts';

const { raw } = String;

describe('spellings of one symbol', () => {
  it.each([
    [raw`\kappa'_a`, 'kappaAEff'],
    [raw`\kappa_a'`, 'kappaAEff'],
    [raw`\kappa'_{a}`, 'kappaAEff'],
    [raw`{\kappa'_a}`, 'kappaAEff'],
    [raw`{\kappa}_a^\prime`, 'kappaAEff'],
    [raw`\kappa_a^{(eff)}`, 'kappaAEff'],
    [raw`\kappa_a^{(\mathrm{eff})}`, 'kappaAEff'],
    [raw`\bar n_a'`, 'nAEff'],
    [raw`\overline{n}'_a`, 'nAEff'],
    [raw`\Gamma_{opt}`, 'GammaOpt'],
    [raw`\Gamma_{\rm opt}`, 'GammaOpt'],
    [raw`\mathcal L'_a`, 'LaEff'],
    [raw`\mathcal{L}_a'`, 'LaEff'],
    [raw`b'`, 'bTurned'],
    [raw`b'^\dagger`, '(† bTurned)'],
    [raw`b^{\dagger\prime}`, '(† bTurned)'],
    [raw`\kappa_a'^2`, '(^ kappaAEff 2)'],
  ])('%s is %s', (tex, expected) => {
    expect(outline(readExpression(tex, cooling))).toBe(expected);
  });

  it.each([
    [raw`T_{a\to c}(\omega)`, '(@ Tac omega)'],
    [raw`g^{(2)}_{a \rightarrow c}(0)`, '(@ g2ac 0)'],
    [raw`g_{a \to c}^{(2)}(0)`, '(@ g2ac 0)'],
    [raw`P_{in}^a`, 'Pa'],
    [raw`(P_1^a)^2`, '(^ P1a 2)'],
    [raw`\hat a_{in}^\dagger`, '(† aIn)'],
  ])('%s is %s', (tex, expected) => {
    expect(outline(readExpression(tex, nonreciprocity))).toBe(expected);
  });

  it('takes the longest declared symbol', () => {
    const words = vocabulary([
      { name: 'P1', tex: 'P_1', role: 'scalar' },
      { name: 'P1a', tex: 'P_1^a', role: 'scalar' },
      { name: 'a', tex: 'a', role: 'scalar' },
      { name: 'delta', tex: raw`\delta`, role: 'scalar' },
      { name: 'omega', tex: raw`\omega`, role: 'scalar' },
      { name: 'deltaOmega', tex: raw`\delta\omega`, role: 'scalar' },
    ]);
    const read = (tex: string) => outline(readExpression(tex, words));
    expect(read('P_1^a')).toBe('P1a');
    expect(read('P_1^{2a}')).toBe('(^ P1 (* 2 a))');
    expect(read('(P_1)^a')).toBe('(^ P1 a)');
    expect(read(raw`a\delta\omega^2`)).toBe('(* a (^ deltaOmega 2))');
    expect(read(raw`\delta \cdot \omega`)).toBe('(* delta omega)');
  });
});

describe('a vocabulary refuses', () => {
  const scalar = (name: string, tex: string): Declaration => ({ name, tex, role: 'scalar' });

  it.each([
    [
      [scalar('x', "x'_a"), scalar('y', "x_a'")],
      "x_a' is declared for both x and y: one name for each TeX is accepted",
    ],
    [
      [scalar('x', 'x'), { name: 'x', tex: 'y', role: 'operator' }],
      'x is declared as scalar and as operator: one role for each name is accepted',
    ],
    [
      [scalar('unit', 'i')],
      String.raw`the TeX “i” declared for unit has a fixed meaning: symbols other than e, i or \pi are accepted`,
    ],
    [
      [scalar('sum', 'a + b')],
      'the TeX “a + b” declared for sum is not a symbol: letters with accents, primes and scripts are accepted',
    ],
    [
      [scalar('Da', 'D_a')],
      'D_a is declared for Da, but D is the dissipator: another symbol is accepted',
    ],
  ] as const)('%j', (declarations, message) => {
    const build = () => vocabulary(declarations, { tex: 'D', form: 'subscript' });
    expect(build).toThrow(new InputError(message));
  });

  it('a dissipator with scripts', () => {
    const build = () => vocabulary([], { tex: 'D_x', form: 'subscript' });
    const message =
      'the dissipator’s TeX “D_x” is not a letter: one letter without scripts is accepted';
    expect(build).toThrow(new InputError(message));
  });
});
