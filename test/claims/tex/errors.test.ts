import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/algebra/errors.ts';
import { readEquations, readExpression } from '../../../src/claims/tex/read.ts';
import { cooling } from './vocabularies.ts';

const { raw } = String;

/** The whole message of the InputError that the work throws. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('what cannot be read', () => {
  it.each([
    [
      raw`\kappa_x + g`,
      raw`undeclared symbol \kappa_{x} at character 1 of the TeX, “\kappa_x + g”: declared are \kappa_a^{(\text{eff})}, \kappa'_a, \kappa_a or \kappa_b`,
    ],
    [
      raw`g + \hat{a}`,
      raw`undeclared symbol \hat{a} at character 5 of the TeX, “\hat{a}”: declared is a`,
    ],
    [
      raw`g\ddot a`,
      raw`undeclared symbol \ddot{a} at character 2 of the TeX, “\ddot a”: declared is a`,
    ],
    [
      raw`g + \kappa''_a`,
      raw`undeclared symbol \kappa_{a}'' at character 5 of the TeX, “\kappa''_a”: declared are \kappa_a^{(\text{eff})}, \kappa'_a, \kappa_a or \kappa_b`,
    ],
    [
      'g^{(2)}',
      'the superscript of g^{(2)} is a label, not a power at character 1 of the TeX, “g^{(2)}”: declared are g, g_1, g_2, g_{ab} or g_{ba}',
    ],
    [
      'g_1 +',
      'a factor is missing at the end of the TeX: a symbol, number, fraction, root or bracket is accepted',
    ],
    [
      raw`\frac{1}{2} 3`,
      raw`a number after a factor at character 13 of the TeX, “3”: a number first, a power, or \cdot before the number is accepted`,
    ],
    [
      'a^2 2',
      raw`a number after a factor at character 5 of the TeX, “2”: a number first, a power, or \cdot before the number is accepted`,
    ],
    [
      raw`2\,3`,
      raw`a number after a factor at character 4 of the TeX, “3”: a number first, a power, or \cdot before the number is accepted`,
    ],
    [
      'g_1/g_2 a',
      raw`a factor after a quotient a/b at character 9 of the TeX, “a”: a/(bc), (a/b)c or \frac is accepted, for a/bc has two readings`,
    ],
    [
      raw`\sin 2\theta g`,
      'an argument that may end here or go on at character 14 of the TeX, “g”: put parentheses around the argument',
    ],
    [
      raw`\sin\theta/2`,
      'an argument that may end here or go on at character 11 of the TeX, “/2”: put parentheses around the argument',
    ],
    [
      raw`\tan^{-1}(\theta)`,
      raw`a superscript on a function at character 1 of the TeX, “\tan^{-1}(\theta)”: a positive whole power is accepted`,
    ],
    [
      '- -g',
      'two signs in a row at character 3 of the TeX, “-g”: put parentheses around the signed term',
    ],
    [
      raw`g \cdot -g`,
      'a factor is missing at character 9 of the TeX, “-g”: a symbol, number, fraction, root or bracket is accepted',
    ],
    [
      'g*g',
      'a formula that cannot be continued at character 2 of the TeX, “*g”: a factor, an operator or the end is accepted',
    ],
    [
      '(g_1 + g_2',
      'a bracket that is never closed at character 1 of the TeX, “(g_1 + g_2”: brackets in pairs are accepted',
    ],
    [
      'g_1)',
      'a closing bracket without an opening one at character 4 of the TeX, “)”: brackets in pairs are accepted',
    ],
    [
      '[a, b)',
      '[ ] closed by another bracket at character 6 of the TeX, “)”: brackets in pairs are accepted',
    ],
    [
      '[a, b, c]',
      raw`3 formulas in [ ] at character 1 of the TeX, “[a, b, c]”: [X, Y], \{X, Y\} and (x, y, …) are accepted`,
    ],
    [
      '()',
      'a factor is missing at character 2 of the TeX, “)”: a symbol, number, fraction, root or bracket is accepted',
    ],
    [
      '|g_1',
      'a bar without its partner at character 1 of the TeX, “|g_1”: bars in pairs are accepted',
    ],
    [
      raw`\langle a|b\rangle`,
      raw`a bar without its partner at character 10 of the TeX, “|b\rangle”: bars in pairs are accepted`,
    ],
    [
      raw`\left. g \right|_0`,
      raw`the delimiter \left. cannot be read at character 1 of the TeX, “\left. g \right|_0”: use ( ), [ ], \{ \}, | | or \langle \rangle`,
    ],
    [
      raw`\int_0^\infty g`,
      raw`an integral without its variable at character 15 of the TeX, “g”: a declared symbol after d is accepted`,
    ],
    [
      raw`\int_0^t g`,
      raw`an integral with other limits at character 1 of the TeX, “\int_0^t g”: \int_0^\infty is accepted`,
    ],
    [
      raw`g + \sum_n g`,
      raw`\sum cannot be read yet at character 5 of the TeX, “\sum_n g”: an equation with the integral, sum, product or limit carried out is accepted`,
    ],
    [
      raw`\sqrt[3]{g}`,
      raw`a root other than the square root at character 1 of the TeX, “\sqrt[3]{g}”: write it as a power`,
    ],
    [
      '{g_1+g_2}^2',
      'a script on a group without brackets at character 2 of the TeX, “g_1+g_2}^2”: put the brackets that the reader should see',
    ],
    [
      '(a)_b',
      'a subscript on something that is no symbol at character 3 of the TeX, “)_b”: none is accepted there',
    ],
    [
      raw`a^{2\dagger}`,
      raw`a formula that cannot be continued at character 5 of the TeX, “\dagger}”: a factor, an operator or the end is accepted`,
    ],
    [
      raw`\frac{}{g}`,
      raw`the numerator is empty at character 1 of the TeX, “\frac{}{g}”: a formula is accepted there`,
    ],
    [
      raw`\frac{d^2}{dt^2} a`,
      raw`a derivative other than d/dt at character 1 of the TeX, “\frac{d^2}{dt^2} a”: the first derivative by t is accepted`,
    ],
    [
      raw`\frac{d}{d\theta} a`,
      raw`a derivative other than d/dt at character 1 of the TeX, “\frac{d}{d\theta} a”: the first derivative by t is accepted`,
    ],
    [
      raw`\frac{d}{dt}`,
      'd/dt of nothing at character 12 of the TeX, “}”: a factor is accepted after it',
    ],
    [
      'a(t)',
      'a with an argument at character 1 of the TeX, “a(t)”: a symbol declared as a function, or a product without the parentheses, is accepted',
    ],
    [
      raw`D_a^\dagger (n_a)^2`,
      'a power of an argument, or of the result at character 17 of the TeX, “)^2”: put parentheses around what the power belongs to',
    ],
    ['e', 'e without an exponent at character 1 of the TeX, “e”: e^{…} is accepted'],
    [
      'H.c.',
      'H.c. with no term before it at character 1 of the TeX, “H.c.”: a sum + H.c. is accepted',
    ],
    [
      'a + b + H.c.',
      'H.c. after several terms at character 9 of the TeX, “H.c.”: put parentheses around the terms it belongs to',
    ],
    [
      '(a + H.c. + b + H.c.)',
      'two H.c. in one sum at character 6 of the TeX, “H.c. + b + H.c.)”: one for each bracket is accepted',
    ],
    [
      raw`\text{foo} g`,
      raw`the word “foo” at character 1 of the TeX, “\text{foo} g”: exp, sin, cos, tan, arg, Re, re, Im, im, Tr, diag or H.c. is accepted`,
    ],
    [
      raw`\text{Tr}\rho`,
      raw`Tr without a bracket at character 10 of the TeX, “\rho”: Tr(…) is accepted`,
    ],
    [
      raw`\text{Tr}[a, b]`,
      raw`a trace of several formulas at character 1 of the TeX, “\text{Tr}[a, b]”: Tr[X] and Tr([X, Y]) are accepted`,
    ],
    [
      raw`\begin{pmatrix}1&2\\3\end{pmatrix}`,
      raw`a matrix with rows of different lengths at character 1 of the TeX, “\begin{pmatrix}1&2\\3\en…”: equal rows are accepted`,
    ],
    [
      raw`\begin{vmatrix}1&2\\3&4\end{vmatrix}`,
      raw`bars around a matrix at character 1 of the TeX, “\begin{vmatrix}1&2\\3&4\…”: a modulus of a scalar is accepted`,
    ],
    ['1,000', 'a “,” within a formula at character 2 of the TeX, “,000”: one formula is accepted'],
    [
      '1.5.2',
      'a number with two decimal points at character 1 of the TeX, “1.5.2”: one is accepted',
    ],
    [
      'g = 1',
      'a relation within a formula at character 3 of the TeX, “= 1”: one formula is accepted',
    ],
    [
      raw`g \sim g_1`,
      raw`the relation \sim cannot be read at character 3 of the TeX, “\sim g_1”: =, \approx, \ne, <, >, \le, \ge, \ll, \gg or \to is accepted`,
    ],
    [
      raw`\phantom{g} g`,
      raw`a construct of kind phantom cannot be read at character 1 of the TeX, “\phantom{g} g”: sums, products, fractions, powers, roots, brackets, derivatives d/dt and matrices can`,
    ],
    [
      raw`\foo`,
      raw`TeX that KaTeX cannot parse (Undefined control sequence: \foo) at character 1 of the TeX, “\foo”: mend the TeX`,
    ],
    [
      '{g',
      "TeX that KaTeX cannot parse (Expected '}', got 'EOF') at the end of the TeX: mend the TeX",
    ],
    [
      'g}',
      "TeX that KaTeX cannot parse (Expected 'EOF', got '}') at character 2 of the TeX, “}”: mend the TeX",
    ],
  ])('%s', (tex, message) => {
    expect(refusal(() => readExpression(tex, cooling))).toBe(message);
  });
});

describe('displays that cannot be read', () => {
  it.each([
    [
      'g',
      'a formula without a relation at character 1 of the TeX, “g”: an equation such as A = B is accepted',
    ],
    ['g =', 'nothing stands after the relation at the end of the TeX: a formula is accepted there'],
    [
      '= g',
      'nothing stands before = at character 1 of the TeX, “= g”: a formula is accepted there',
    ],
    [
      'g = = g',
      'nothing stands before = at character 5 of the TeX, “= g”: a formula is accepted there',
    ],
    [
      'g = 1, g_1',
      'a formula without a relation at character 8 of the TeX, “g_1”: an equation such as A = B is accepted',
    ],
    [
      'g = ((1)',
      'a bracket that is never closed at character 5 of the TeX, “((1)”: brackets in pairs are accepted',
    ],
    [
      'g = 1) + (2',
      'a closing bracket without an opening one at character 6 of the TeX, “) + (2”: brackets in pairs are accepted',
    ],
    [
      raw`\begin{aligned} g &= 1 \\ - g_1 &= 2 \end{aligned}`,
      raw`a row that may continue the last one or begin an equation at character 27 of the TeX, “- g_1 &= 2 \end{aligned}”: a comma at the end of the last row, or an operator and & at the start of this one, is accepted`,
    ],
    [
      raw`\begin{aligned} g &= 1 \\ & g_1 = 2 \end{aligned}`,
      raw`a row that may continue the last one or begin an equation at character 29 of the TeX, “g_1 = 2 \end{aligned}”: a comma at the end of the last row, or an operator and & at the start of this one, is accepted`,
    ],
    [
      raw`\begin{aligned} g &= 1 \\ & \frac{1}{2} \end{aligned}`,
      raw`a row that may continue the last one or begin an equation at character 29 of the TeX, “\frac{1}{2} \end{aligned…”: a comma at the end of the last row, or an operator and & at the start of this one, is accepted`,
    ],
    [
      raw`g = 1 \quad g_1`,
      'a wide space between factors at character 13 of the TeX, “g_1”: equations with a wide space or a comma between them are accepted',
    ],
    [
      'a := b',
      raw`the relation : cannot be read at character 3 of the TeX, “:= b”: =, \approx, \ne, <, >, \le, \ge, \ll, \gg or \to is accepted`,
    ],
    ['', 'no equation at the end of the TeX: a relation such as = is accepted'],
  ])('%s', (tex, message) => {
    expect(refusal(() => readEquations(tex, cooling))).toBe(message);
  });
});

describe('hostile TeX', () => {
  it.each([
    ['a macro that loops', raw`\def\x{g+\x}\x`],
    [
      'macros that grow',
      raw`\def\x{gg}\def\y{\x\x\x\x}\def\z{\y\y\y\y\y\y\y\y}${'\\z'.repeat(99)}`,
    ],
    ['deep braces', '{'.repeat(5000) + '}'.repeat(5000)],
    ['deep parentheses', '('.repeat(5000) + ')'.repeat(5000)],
    ['deep fractions', `${raw`\frac1`.repeat(3000)}1`],
    ['deep scripts', `${'g^'.repeat(3000)}g`],
    ['a long chain of superoperators', `${raw`\mathcal{L}`.repeat(500)}a`],
    ['length', 'g+'.repeat(20_000)],
  ])('%s', (_, tex) => {
    expect(() => readExpression(tex, cooling)).toThrow(InputError);
    expect(() => readExpression(tex, cooling)).toThrow(/^[^\n]+$/);
  });

  it('keeps nothing from one formula to the next', () => {
    readExpression(raw`\gdef\kappa{g}\kappa`, cooling);
    expect(() => readExpression(raw`\kappa`, cooling)).toThrow(InputError);
  });
});
