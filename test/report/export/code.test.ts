/** Formulas as source code of other languages. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/algebra/text.ts';
import { printCode, wrapCode } from '../../../src/report/export/code.ts';
import { julia } from '../../../src/report/export/julia-language.ts';
import { namer } from '../../../src/report/export/names.ts';
import { PYTHON_WORDS, python } from '../../../src/report/export/python-language.ts';
import { texOfName } from '../../../src/report/export/symbol-tex.ts';

const same = (name: string): string => name;

describe('a formula', () => {
  it.each([
    ['-x^2/(y*z)', '(-x**2) / (y * z)', '(-x^2) / (y * z)'],
    ['(-x)^2', '(-x)**2', '(-x)^2'],
    ['x^-1', 'x**(-1)', 'x^(-1)'],
    ['(x/y)*(z/w)', 'x / y * (z / w)', 'x / y * (z / w)'],
    ['x - (y - z)', 'x - (y - z)', 'x - (y - z)'],
    ['exp(-i*theta)', 'np.exp((-1j) * theta)', 'exp((-im) * theta)'],
    [
      'sqrt(x)*conj(z)*pi',
      'np.emath.sqrt(x) * np.conj(z) * np.pi',
      'complex_sqrt(x) * conj(z) * pi',
    ],
    ["a'^2*a", 'a.dag()**2 * a', 'dag(a)^2 * a'],
    ["(a + b)'", '(a + b).dag()', 'dag((a + b))'],
    ['12345678901234567890*x', '12345678901234567890.0 * x', '12345678901234567890.0 * x'],
  ])('%s', (text, inPython, inJulia) => {
    const formula = readText(text);
    expect(printCode(formula, python(same))).toBe(inPython);
    expect(printCode(formula, julia(same))).toBe(inJulia);
  });

  it('without a counterpart is refused', () => {
    expect(() => printCode(readText('commutator(a, b)'), python(same))).toThrow(
      'a commutator has no form in other programs; formulas have',
    );
  });

  it('is broken after operators, between terms where it can be', () => {
    const code = 'aaaaaaaaaa * (bbbbbbbbbb + cccccccccc) + dddddddddd * eeeeeeeeee - ffffffffff';
    expect(wrapCode(code, '  ', 50)).toBe(
      '  aaaaaaaaaa * (bbbbbbbbbb + cccccccccc) +\n  dddddddddd * eeeeeeeeee - ffffffffff',
    );
    expect(wrapCode(code, '', 30).replaceAll('\n', ' ')).toBe(code);
  });
});

describe('names', () => {
  it('are never words of the language nor each other', () => {
    const name = namer(PYTHON_WORDS);
    expect(['lambda', 'lambda_', 'x-y', 'x_y', '2a', 'lambda'].map(name)).toEqual([
      'lambda_',
      'lambda__',
      'x_y',
      'x_y_',
      '_2a',
      'lambda_',
    ]);
  });

  it('have the TeX that one expects', () => {
    expect(['kappa', 'g_ab', 'nbar_b', 'n2', 'Gamma_opt', 'x_1_2', 'foo'].map(texOfName)).toEqual([
      '\\kappa',
      'g_{ab}',
      '\\bar{n}_{b}',
      'n_{2}',
      '\\Gamma_{\\text{opt}}',
      'x_{1, 2}',
      '\\text{foo}',
    ]);
  });
});
