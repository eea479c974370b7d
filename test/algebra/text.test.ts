import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { expressOperator, expressScalar } from '../../src/algebra/express.ts';
import { interpretOperator, interpretScalar, operatorValue } from '../../src/algebra/interpret.ts';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';
import { isName, printText, readText } from '../../src/algebra/text.ts';
import { operators, rationals, samples, scope } from './arbitrary.ts';

const space = modes('a', 'b');
const full = {
  names: new Map([
    ...scope.names,
    ...['a', 'b'].map((name) => [name, operatorValue(Operator.annihilation(space, name))] as const),
  ]),
  dissipator: Superoperator.dissipator,
};

/** The whole message of the InputError that `run` throws. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

const operator = (text: string): Operator => interpretOperator(readText(text), full, space);
const scalarText = (text: string): string =>
  printText(expressScalar(interpretScalar(readText(text), full)));

describe('printing and reading', () => {
  it('gives back scalars', () => {
    fc.assert(
      fc.property(samples, ({ scalar }) => {
        const text = printText(expressScalar(scalar));
        expect(interpretScalar(readText(text), scope).equals(scalar), text).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives back operators', () => {
    fc.assert(
      fc.property(operators(space), operators(space), samples, rationals, (x, y, c, d) => {
        const sum = x.scale(c.scalar).plus(y.scale(d.scalar));
        const text = printText(expressOperator(sum));
        expect(operator(text).equals(sum), text).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back what was read', () => {
    fc.assert(
      fc.property(samples, ({ scalar }) => {
        const formula = readText(printText(expressScalar(scalar)));
        expect(readText(printText(formula))).toEqual(formula);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back sums of thousands of terms', () => {
    const text = Array.from({ length: 5000 }, (_, k) => `${k + 1}*x^${(k % 50) + 2}`).join(' - ');
    const formula = readText(text);
    expect(formula.kind === 'sum' && formula.terms.length).toBe(5000);
    expect(printText(formula)).toBe(text);
  });

  it('keeps every digit', () => {
    expect(scalarText('123456789012345678901/2')).toBe('123456789012345678901/2');
    expect(scalarText('0.1234567890123456789*10^19')).toBe('1234567890123456789');
    expect(scalarText('1e-400*10^200*10^200*x')).toBe('x');
    expect(scalarText('1.5e3')).toBe('1500');
  });
});

describe('printed formulas', () => {
  it.each([
    ['(x + y)^2 - x^2', 'y*(2*x + y)'],
    ['x/2 + y/3', 'x/2 + y/3'],
    ['kappa^2/4 + x^2', 'kappa^2/4 + x^2'],
    ['exp(i*theta) + exp(-i*theta)', '2*cos(theta)'],
    ['sqrt(4*kappa)*x', '2*x*sqrt(kappa)'],
    ['1/(x - i*kappa/2)', undefined],
    ['-x', '-x'],
    ['i*x - i*y', 'i*x - i*y'],
    ['0*x', '0'],
    ['conj(z)*z', undefined],
    ['abs(x + i*y)^2', 'x^2 + y^2'],
    ['re(z*i)', undefined],
  ])('%s', (text, expected) => {
    const value = interpretScalar(readText(text), full);
    const printed = printText(expressScalar(value));
    expect(interpretScalar(readText(printed), full).equals(value)).toBe(true);
    if (expected !== undefined) expect(printed).toBe(expected);
  });

  it('are in normal order', () => {
    expect(printText(expressOperator(operator("a*a'")))).toBe("a'*a + 1");
    expect(printText(expressOperator(operator("commutator(a'*a, a'^2)")))).toBe("2*a'^2");
    expect(printText(expressOperator(operator("x*(a'*b + a*b')")))).toBe("x*a'*b + x*a*b'");
  });
});

describe('text that cannot be read', () => {
  const like = "a formula such as g*(a'*b + a*b') is expected";
  const known =
    'exp, sin, cos, tan, arg, re, im, sqrt, abs, conj, dissipator, expect, commutator or anticommutator';
  it.each([
    ['', `cannot read '': there is nothing in it; ${like}`],
    ['a +', `cannot read 'a +': Unexpected end of expression (char 4); ${like}`],
    ['(a', `cannot read '(a': Parenthesis ) expected (char 3); ${like}`],
    ['1..2', `cannot read '1..2': Unexpected part ".2" (char 3); ${like}`],
    ['a # b', `cannot read 'a # b': '#' is not part of the formula language; ${like}`],
    ['κ + 1', `cannot read 'κ + 1': 'κ' is not part of the formula language; ${like}`],
    ['a\n=\nb', `cannot read 'a = b': '=' is not part of the formula language; ${like}`],
    ['a[1]', `cannot read 'a[1]': '[' is not part of the formula language; ${like}`],
    ['a.b', "cannot read 'a.b': accessor is not part of the formula language"],
    ['true', "cannot read 'true': true is not a number"],
    ['Infinity', "cannot read 'Infinity': Infinity is not a number"],
    ['1/2 a', "cannot read '1/2 a': products are written with *"],
    ['2a', "cannot read '2a': products are written with *"],
    [
      'a mod b',
      "cannot read 'a mod b': the operator 'mod' is not part of the formula language; +, -, *, /, ^ and ' are",
    ],
    ['sin(x, y)', "cannot read 'sin(x, y)': sin takes one argument, not 2"],
    ['commutator(a)', "cannot read 'commutator(a)': commutator takes two arguments, not 1"],
    [
      'log(x)',
      `cannot read 'log(x)': 'log' is not a function; ${known} is (products are written with *)`,
    ],
    [
      'constructor(x)',
      `cannot read 'constructor(x)': 'constructor' is not a function; ${known} is (products are written with *)`,
    ],
    ['('.repeat(300), 'the formula is nested more than 200 deep'],
    [`${'-'.repeat(20_000)}x`, undefined],
    [`x${'^x'.repeat(20_000)}`, undefined],
  ])('%#', (text, message) => {
    const refused = refusal(() => readText(text));
    if (message === undefined) expect(refused).not.toBe('nothing was refused');
    else expect(refused).toBe(message);
  });
});

describe('formulas that make no sense', () => {
  const names = 'a, b, kappa, theta, x, y or z';
  it.each([
    ['g*a', `'g' is not declared; ${names} can be used`],
    ['x/(y - y)', 'x/(y - y) divides by zero'],
    ['(x - x)^-1', 'a negative power of zero'],
    ['abs(x - x)^-2', 'a negative power of zero'],
    ['tan(pi/2)', 'the tangent of an odd multiple of pi/2'],
    ['x^y', 'the exponent y is not an integer between -255 and 255'],
    ['x^0.5', 'the exponent 0.5 is not an integer between -255 and 255'],
    ['a^-1', 'a negative power of an operator is not defined'],
    ['sqrt(a)', 'a square root of an operator is not defined'],
    ['x/a', 'x/a is an operator, where a scalar is expected'],
    ['exp(a)', 'a is an operator, where a scalar is expected'],
    [
      'exp(x)',
      'the angle of a phase must be a sum of integer multiples of real symbols and of pi/12',
    ],
    ['arg(x)', 'arg(x) has no exact algebraic value'],
    ['dissipator(a) + 1', 'a superoperator and a scalar cannot be added'],
    ['a*dissipator(a)', 'an operator and a superoperator cannot be multiplied'],
    ['dissipator(x)', 'a dissipator of a scalar is not defined'],
    ['expect(a)', 'expect(a): moments have no meaning here'],
    ['a^200*a^100', 'powers of a ladder operator beyond the 255th are not supported'],
    ['(x^255)^255', 'an exponent of 65025 is beyond ±32767'],
    ['1e99999', "'1e99999' is not a number; a decimal such as 2, -0.25 or 1e-4 is"],
  ])('%s', (text, message) => {
    expect(refusal(() => operator(text))).toBe(message);
  });
});

describe('whatever is typed', () => {
  const oneLine = (run: () => unknown): void => {
    try {
      run();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as Error).message).toMatch(/^.+$/);
    }
  };

  it('is read, or refused in one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) =>
        oneLine(() => readText(text)),
      ),
      { numRuns: 2000 },
    );
    const token = fc.constantFrom(
      ..."a b x kappa theta z pi i 0 1 2 0.5 1e3 + - * / ^ ' ( ) , . sqrt( exp( cos( tan( abs( conj( re( commutator( dissipator( \n".split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        // Powers of powers are legal and unbounded; one of them is enough here.
        fc.pre(tokens.filter((t) => t === '^').length < 2);
        for (const text of [tokens.join(''), tokens.join(' ')]) oneLine(() => operator(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('is a name or not', () => {
    expect(['kappa_a', 'n2', 'E'].every(isName)).toBe(true);
    expect(['', 'i', 'pi', 'mod', 'in', 'true', '2n', 'κ', 'a b', "a'", 'x.y'].some(isName)).toBe(
      false,
    );
  });
});
