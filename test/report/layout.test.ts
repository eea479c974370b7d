import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/algebra/text.ts';
import { Abbreviations } from '../../src/report/abbreviations.ts';
import { alignedEquations } from '../../src/report/aligned.ts';
import { breakBeforeTerms } from '../../src/report/breaks.ts';
import { markedCorrection, markedDifference } from '../../src/report/correction.ts';
import { isSpan, type Piece, readFormula, type Span } from '../../src/report/formula-tree.ts';
import { inlineScripts } from '../../src/report/inline-scripts.ts';
import { breakable } from '../../src/report/layout.ts';
import { measure } from '../../src/report/measure.ts';
import { splitAtRelation } from '../../src/report/relation.ts';
import { oscillator } from './oscillator.ts';

const { vocabulary } = oscillator;

describe('line breaks', () => {
  it.each([
    ['a + b', 'a \\allowbreak +\\nobreak  b'],
    ['a = -b', 'a \\allowbreak =\\nobreak  -b'],
    ['a = b \\approx c', 'a \\allowbreak =\\nobreak  b \\allowbreak \\approx\\nobreak  c'],
    ['a (b - c)', 'a (b -\\nobreak  c)'],
    ['\\left(b - c\\right) - d', '\\left(b - c\\right) \\allowbreak -\\nobreak  d'],
    ['\\frac{a + b}{c}', '\\frac{a + b}{c}'],
    ['e^{-i x}', 'e^{-i x}'],
    ['a \\rightarrow -b', 'a \\rightarrow -b'],
    ['a \\times b', 'a \\times\\nobreak  b'],
  ])('%s', (tex, expected) => {
    expect(breakBeforeTerms(tex)).toBe(expected);
  });

  it('gives the sign before a sum to its terms', () => {
    expect(breakable(readText('-(Omega - kappa)'), vocabulary)).toBe(
      '-\\Omega \\allowbreak +\\nobreak  \\kappa',
    );
  });
});

describe('the two sides of an equation', () => {
  it.each([
    ['n = \\frac{a}{b = c}', 'n', '=', '\\frac{a}{b = c}'],
    ['\\left(n = 1\\right) + a \\approx b', '\\left(n = 1\\right) + a', '\\approx', 'b'],
    ['S \\allowbreak =\\nobreak  a = b', 'S', '=', 'a = b'],
    ['= a', '', '=', 'a'],
  ])('%s', (tex, left, sign, right) => {
    expect(splitAtRelation(tex)).toEqual({ left, sign, right });
  });

  it.each(['a + b', '(a = b)', 'a \\\\ = b', 'a ='])('are not those of %s', (tex) => {
    expect(splitAtRelation(tex)).toBeUndefined();
  });

  it('stand in two columns, the first as wide as the widest left side', () => {
    const rows = [
      { caption: 'Printed', displays: ['n = a'], label: 'printed' },
      { id: 'line-n', displays: ['nn \\le b + c', 'd'], label: 'derived', below: 'where' },
    ];
    const markup = alignedEquations(rows).toString();
    expect(markup).toContain(`--left:${Math.ceil(100 * (measure('nn').total + 0.15)) / 100};`);
    expect(markup.match(/<div class="line">/g)).toHaveLength(3);
    expect(markup.match(/<div class="left"><span/g)).toHaveLength(2);
    expect(markup).toContain('<figcaption>Printed</figcaption>');
    expect(markup).toMatch(
      /<div class="row" id="line-n">.*<div class="below">where<\/div><\/div>/s,
    );
  });

  it('stand above each other where the left one is wide', () => {
    const wide = `${'n'.repeat(40)} = a`;
    const group = (tex: string) => alignedEquations([{ displays: [tex], label: '' }]).toString();
    expect(group(wide)).toContain('class="aligned above"');
    expect(group('nnnnnnnnn = a')).toContain('class="aligned long"');
    expect(group('n = a')).toContain('class="aligned"');
  });
});

describe('lone scripts', () => {
  const shown = (tex: string): readonly Piece[] =>
    readFormula(
      /<span class="katex-html" aria-hidden="true">(.*)<\/span><\/span>$/s.exec(
        katex.renderToString(tex),
      )?.[1] ?? '',
    );
  const spans = (pieces: readonly Piece[]): readonly Span[] =>
    pieces.filter(isSpan).flatMap((span) => [span, ...spans(span.pieces)]);
  const scripts = (tex: string): readonly string[] =>
    spans(inlineScripts(shown(tex))).flatMap(({ style }) =>
      style.startsWith('position:relative') ? style : [],
    );

  it('stand in the line, shifted as far as the table would', () => {
    // KaTeX: 2.7 em of strut, the row at −2.55 em; in the script's own size of 0.7 that is 0.15/0.7.
    expect(scripts('x_1')).toEqual(['position:relative;top:0.2143em;margin-right:0.0714em']);
    expect(scripts('x^2')[0]).toMatch(/^position:relative;top:-0\.\d+em;margin-right:0\.0714em$/);
    expect(spans(inlineScripts(shown('x_1'))).map(({ classes }) => classes)).not.toContainEqual([
      'vlist',
    ]);
  });

  it('are left as they are where there are two', () => {
    expect(scripts('x_1^2')).toEqual([]);
    expect(inlineScripts(shown('\\frac{a}{b}'))).toEqual(shown('\\frac{a}{b}'));
  });

  it('refuses markup that KaTeX does not write', () => {
    expect(() => readFormula('<span title="">x</span>')).toThrow(
      'a span of a formula with the attributes title=""',
    );
    expect(() => readFormula('<span>x')).toThrow('a span without an end');
    expect(() => readFormula('x</span>')).toThrow('a span that ends and does not begin');
  });
});

describe('width', () => {
  it('is that of KaTeX’s glyphs, scripts smaller, fractions as wide as their wider part', () => {
    const { total } = measure('x');
    expect(total).toBeCloseTo(0.57153, 5);
    expect(measure('y_x').total).toBeCloseTo(measure('y').total + 0.7 * total + 0.05, 1);
    expect(measure('\\frac{x}{xx}').total).toBeCloseTo(2 * total + 0.24, 2);
  });

  it('knows what a line break can divide', () => {
    const { total, widest } = measure('x + x');
    expect(widest).toBeLessThan(total);
    expect(measure('\\frac{x + x}{2}').widest).toBe(measure('\\frac{x + x}{2}').total);
  });
});

describe('corrections', () => {
  const box = (tex: string): string => `\\htmlClass{changed}{\\boxed{${tex}}}`;

  it.each([
    [
      'a new factor',
      'n = \\Omega \\kappa',
      'n = 2 \\Omega \\kappa',
      `n = ${box('2')} \\Omega \\kappa`,
    ],
    ['another symbol', 'n = \\Omega + \\kappa', 'n = \\Omega + \\Delta', box('\\Delta')],
    ['a turned sign', 'n = \\Omega + \\kappa', 'n = \\Omega - \\kappa', `${box('-')} \\; \\kappa`],
    ['a new power', 'n = \\Omega \\kappa', 'n = \\Omega \\kappa^2', `\\kappa^{${box('2')}}`],
    ['a lost power', 'n = \\Omega \\kappa^2', 'n = \\Omega \\kappa', '\\cancel{2}'],
    [
      'a lost term',
      'n = \\Omega + \\kappa + \\Delta',
      'n = \\Omega + \\Delta',
      '\\cancel{+ \\kappa}',
    ],
    ['deep inside', 'n = e^{i \\Delta}', 'n = e^{-i \\Delta}', `e^{${box('-')} \\; i \\Delta}`],
    [
      'two places of a fraction',
      'n = \\frac{\\kappa}{(\\Delta - \\Omega)^2 + (\\kappa/2)^2}',
      'n = \\frac{2 \\kappa}{(-\\Delta - \\Omega)^2 + \\kappa^2}',
      `\\frac{${box('2')} \\kappa}{\\left(${box('-')} \\; \\Delta - \\Omega\\right)^2 + ${box('\\kappa')}^2}`,
    ],
  ])('mark %s', (_, printed, corrected, expected) => {
    const [tex] = markedCorrection(printed, corrected, vocabulary);
    expect(tex).toContain(expected);
    expect(tex).not.toMatch(/@\d/);
    expect(() => measure(tex ?? '')).not.toThrow();
  });

  it('may give one link of a chain', () => {
    const [tex, ...more] = markedCorrection(
      'n = \\alpha = \\Omega \\kappa',
      'n = \\Omega \\kappa^2',
      vocabulary,
    );
    expect(tex).toContain(`\\Omega \\kappa^{${box('2')}}`);
    expect(more).toEqual([]);
  });
});

describe('printed against derived', () => {
  it('marks what does not belong and what is missing', () => {
    const tex = markedDifference(
      'n = (\\Omega + \\kappa) n + \\Delta n',
      'n',
      readText('Omega*n + Delta*n'),
      vocabulary,
    );
    expect(tex).toContain('\\htmlClass{dropped}{\\cancel{+ \\kappa}}');
    expect(tex).toMatch(/^n = /);
    expect(tex).not.toContain('boxed');
  });

  it('says nothing of two formulas that have little in common, or of equal ones', () => {
    const of = (derived: string) =>
      markedDifference('n = \\Omega + \\kappa', 'n', readText(derived), vocabulary);
    expect(of('Delta^2/(nbar + 1)')).toBeUndefined();
    expect(of('Omega + kappa')).toBeUndefined();
  });
});

describe('abbreviations', () => {
  const names = ['Omega', 'Delta', 'kappa', 'alpha', 'n', 'nbar'];
  const long = names.flatMap((x) => names.map((y) => `${x}*${y}^2`)).join(' + ');

  it('stand for long sums inside fractions, one symbol for equal sums', () => {
    const abbreviations = new Abbreviations(vocabulary);
    const short = abbreviations.shorten(readText(`kappa/(${long}) + (${long})^2`));
    expect(breakable(short, abbreviations.vocabulary)).toBe(
      '\\frac{\\kappa}{\\Lambda_{1}} \\allowbreak +\\nobreak  \\Lambda_{1}^2',
    );
    expect(abbreviations.usedIn(short).map(({ index }) => index)).toEqual([1]);
    expect(abbreviations.count).toBe(1);
  });

  it('leave the outermost sum and short ones alone', () => {
    const abbreviations = new Abbreviations(vocabulary);
    const formula = readText(`${long} + n/(kappa + Delta)`);
    expect(abbreviations.shorten(formula)).toEqual(formula);
    expect(abbreviations.count).toBe(0);
  });
});
