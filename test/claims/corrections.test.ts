import { describe, expect, it } from 'vitest';
import { interpretScalar, type Scope, scalarValue } from '../../src/algebra/interpret.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { symbolicResidual } from '../../src/claims/check.ts';
import { repairs } from '../../src/claims/corrections.ts';
import { declare } from '../../src/claims/declare.ts';
import { conventionEdits, edits } from '../../src/claims/edits.ts';
import { printTex } from '../../src/claims/tex/print.ts';
import { readEquations, readExpression } from '../../src/claims/tex/read.ts';
import { vocabulary } from '../../src/claims/tex/vocabulary.ts';

const names = { f: 'f', g: 'g', n: 'n', kappa: '\\kappa' };
const symbols = vocabulary(declare('scalar', names), { tex: 'D', form: 'subscript' });
const scope: Scope = {
  names: new Map(Object.keys(names).map((name) => [name, scalarValue(Scalar.real(name, true))])),
};

/** The smallest changes that make a printed formula equal to another. */
function repairsOf(printed: string, derived: string) {
  const claim = {
    kind: 'equation',
    slug: 'eq-1',
    where: '',
    title: '',
    printed,
    premises: [],
    line: '',
    checks: [symbolicResidual(scope, () => scalarValue(interpretScalar(readText(derived), scope)))],
  } as const;
  return repairs(claim, readEquations(printed, symbols), symbols).map(({ correction, reason }) => ({
    tex: correction.tex,
    change: correction.change,
    ...(reason ? { reason } : {}),
  }));
}

describe('the smallest change is printed in its simplest form', () => {
  it('a wrong number in front of a symbol that occurs once is a wrong number', () => {
    expect(repairsOf('f = 2n', 'n')).toEqual([{ tex: 'f = n', change: '$2 n$ replaced by $n$' }]);
    expect(repairsOf('f = \\frac{n}{2}', 'n')).toEqual([
      { tex: 'f = n', change: '$\\frac{n}{2}$ replaced by $n$' },
    ]);
    expect(repairsOf('f = \\frac{g}{2n}', 'g/n')[0]).toMatchObject({ tex: 'f = \\frac{g}{n}' });
    expect(repairsOf('f = \\frac{4g}{n}', '2*g/n')[0]).toMatchObject({
      tex: 'f = \\frac{2 g}{n}',
    });
  });

  it('a symbol without a number beside it is in another convention', () => {
    expect(repairsOf('f = \\frac{g}{g + \\kappa^2}', 'g/(g + kappa^2/4)')).toEqual([
      {
        tex: 'f = \\frac{g}{g + \\left(\\frac{\\kappa}{2}\\right)^2}',
        change: '$\\kappa$ replaced by $\\frac{\\kappa}{2}$',
        reason: 'convention',
      },
    ]);
  });

  it('where only the convention of a symbol undoes a number, that is said', () => {
    expect(repairsOf('f = (2n)^2 + g', 'n^2 + g')).toEqual([
      { tex: 'f = n^2 + g', change: '$n$ replaced by $\\frac{n}{2}$', reason: 'convention' },
    ]);
  });

  it('numbers that meet where a symbol was rescaled are one number', () => {
    const forms = (tex: string) =>
      [...conventionEdits(readExpression(tex, symbols))]
        .filter(({ to }) => to.kind !== 'negation')
        .map(({ expression }) => printTex(expression, symbols));
    expect(forms('2n')).toEqual(['4 n', 'n']);
    expect(forms('\\frac{n}{2}')).toEqual(['n', '\\frac{\\frac{n}{2}}{2}']);
    expect(forms('3n')).toEqual(['6 n', '3 \\frac{n}{2}']);
    expect(forms('2(n + 1)')).toEqual(['2 (2 n + 1)', '2 \\left(\\frac{n}{2} + 1\\right)']);
    // What was not rescaled stays as it is printed.
    expect(forms('2\\frac{3}{2} + n')).toEqual([
      '2 \\frac{3}{2} + 2 n',
      '2 \\frac{3}{2} + \\frac{n}{2}',
    ]);
  });

  it('every change keeps the value that it says', () => {
    const at = new Map(['f', 'g', 'n', 'kappa'].map((name, k) => [name, { re: 2 + k, im: 0 }]));
    const valueAt = (expression: Parameters<typeof interpretScalar>[0]) =>
      interpretScalar(expression, scope).evaluate(at).re;
    for (const tex of ['2n', '\\frac{2g}{4n}', '\\frac{4g}{2 \\kappa n}', '-\\frac{g}{2}']) {
      const expression = readExpression(tex, symbols);
      const whole = valueAt(expression);
      const factors = [...edits(expression, () => [])]
        .filter(({ kind, from }) => kind === 'factor' && from === expression)
        .map(({ expression: changed }) => valueAt(changed) / whole);
      expect(factors, tex).toEqual([2, 0.5]);
    }
  });
});
