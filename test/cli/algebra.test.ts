/** The calculator: what it prints, that what it prints can be read again, and what it refuses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, readCalculation } from '../../src/algebra/calculator.ts';
import { calculatorNames } from '../../src/algebra/calculator-names.ts';
import { InputError } from '../../src/algebra/errors.ts';
import { expressValue } from '../../src/algebra/express-value.ts';
import { operatorValue, superoperatorValue, type Value } from '../../src/algebra/interpret.ts';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';
import { printText } from '../../src/algebra/text.ts';
import { operators, samples, superoperators } from '../algebra/arbitrary.ts';
import { ladderproof } from './harness.ts';

const algebra = async (...argv: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await ladderproof(['algebra', ...argv]);
  return (stdout + stderr.replace(/^ladderproof: /, '')).trimEnd();
};

describe('a formula', () => {
  it.each([
    ["[a, a'^3*a]", "3*a'^2*a"],
    ["[a, a']", '1'],
    ["{a, a'}", "2*a'*a + 1"],
    ["[a, {b', b}*a']", "2*b'*b + 1"],
    ["[[a, a'*a], a']", '1'],
    ["{[a, a'*a], a'}", "2*a'*a + 1"],
    ["(i*k*a'*b)'", "-i*k*a*b'"],
    ['adjoint(i*k*a)', "-i*k*a'"],
    ["a^2*a'^2", "a'^2*a^2 + 4*a'*a + 2"],
    ["[m, m'^2]", "2*m'"],
    ['n_a*n_a', "a'^2*a^2 + a'*a"],
    ["exp(i*theta)*[a, a'] + exp(-i*theta)", '2*cos(theta)'],
    ['dissipator(a)', "a*rho*a' - 1/2*a'*a*rho - 1/2*rho*a'*a"],
    ['left(a) - right(a)', 'a*rho - rho*a'],
    ['apply(dissipator(a), 1)', '1'],
    ["adjoint(kappa*dissipator(a), a'*a)", "-kappa*a'*a"],
    ["adjoint(omega*a'*a, kappa*dissipator(a), a)", '-(kappa/2 + i*omega)*a'],
    ["adjoint(omega*a'*a, a, a)", '-(i*omega + 1/2)*a'],
    ["trace(k*a'*rho*a)", "k*a'*a + k"],
    ['trace(dissipator(a^2))', '0'],
    ['derivative(k^2*a, k)', '2*k*a'],
    ['substitute(k^2*a + k, k, x + 1)', '(x + 1)^2*a + x + 1'],
    ['liouvillian(w*a)', "-i*w*a*rho + i*w*rho*a'"],
  ])('%s', async (formula, result) => {
    const printed = await algebra(formula);
    // The order of the terms of a superoperator and the grouping of a coefficient are the printer's business.
    const same = ({ value }: { value: Value }): Superoperator | string =>
      value.kind === 'superoperator'
        ? value.superoperator
        : value.kind === 'state'
          ? value.state.superoperatorAt('t')!
          : printText(expressValue(value));
    const read = (text: string) => {
      const expression = readCalculation(text);
      const calculation = calculate(
        expression,
        calculatorNames(expression, { modes: ['a', 'b', 'm'] }),
      );
      if (calculation.kind !== 'value') throw new Error('several parts');
      return same(calculation);
    };
    const [ours, wanted] = [read(printed), read(result)];
    if (typeof ours === 'string') expect(printed).toBe(ours);
    if (typeof ours === 'string' || typeof wanted === 'string') expect(ours).toEqual(wanted);
    else expect(ours.equals(wanted)).toBe(true);
  });

  it('is written as TeX and as data', async () => {
    expect(await algebra("kappa_a*[a, a'^3*a]", '--format', 'tex')).toBe(
      '3 \\kappa_{a} a^{\\dagger 2} a',
    );
    const {
      results,
      modes: found,
      parameters,
    } = JSON.parse(await algebra("kappa_a*[a, a'^3*a]", '--positive', 'kappa_a', '--json'));
    expect(found).toEqual(['a']);
    expect(parameters).toEqual([{ name: 'kappa_a', kind: 'positive' }]);
    expect(results).toEqual([
      {
        kind: 'operator',
        text: "3*kappa_a*a'^2*a",
        tex: '3 \\kappa_{a} a^{\\dagger 2} a',
        hermitian: false,
        terms: [{ coefficient: '3*kappa_a', creation: [2], annihilation: [1] }],
      },
    ]);
  });

  it('says what it knows of a superoperator', async () => {
    const { results } = JSON.parse(await algebra('k*dissipator(a)*rho + a*rho - rho*a', '--json'));
    expect(results[0]).toMatchObject({ preservesTrace: true, preservesHermiticity: false });
  });
});

describe('names', () => {
  it('of a Hamiltonian and jumps on the command line', async () => {
    const model = ['--hamiltonian', "omega*a'*a + g*(a + a')", '--jump', 'kappa:a', 'kappa*nbar:b'];
    expect(await algebra('adjoint(H, jumps, n_a)', ...model)).toBe("-kappa*a'*a - i*g*a' + i*g*a");
    expect(await algebra('adjoint(L, n_a) - adjoint(H, jumps, n_a)', ...model)).toBe('0');
    expect((await algebra('decompose(L)', ...model)).split('\n')).toEqual([
      "H: omega*a'*a + g*a' + g*a",
      'K: 0',
      'rate of dissipator(a): kappa',
      'rate of dissipator(b): kappa*nbar',
      'rest: 0',
    ]);
  });

  it('of a model of a paper', async () => {
    const { stdout, code } = await ladderproof([
      'algebra',
      'adjoint(H, jumps, a)',
      '--model',
      'driven-oscillator/driven',
      '--format',
      'tex',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\\kappa/);
  });

  it('can be told what they are', async () => {
    expect(await algebra('[x, p]', '--modes', 'x,p')).toBe('0');
    expect(await algebra("[x, x'*p]", '--modes', 'x,p')).toBe('p');
    expect(await algebra("a'", '--real', 'a')).toBe('a');
    expect(await algebra("z'", '--complex', 'z')).toBe('conj(z)');
    expect(await algebra('sqrt(k^2)', '--positive', 'k')).toBe('k');
    expect(await algebra('H*L', '--real', 'H,L')).toBe('H*L');
  });
});

describe('what makes no sense is refused in a line', () => {
  const like = "a formula such as g*(a'*b + a*b') is expected";
  it.each([
    ['[a, b', `cannot read '[a, b': '[' (char 1) is not closed; ${like}`],
    ['[a, b}', `cannot read '[a, b}': '}' (char 6) does not close '[' (char 1); ${like}`],
    ['a]', `cannot read 'a]': ']' (char 2) closes nothing; ${like}`],
    [
      '[a]',
      `cannot read '[a]': '[' (char 1) holds one part, where [x, y] and {x, y} have two; ${like}`,
    ],
    [
      '[{a}, {b}]',
      `cannot read '[{a}, {b}]': '{' (char 2) holds one part, where [x, y] and {x, y} have two; ${like}`,
    ],
    [
      '{a, b, c}',
      `cannot read '{a, b, c}': '{' (char 1) holds 3 parts, where [x, y] and {x, y} have two; ${like}`,
    ],
    [
      'a[a, b]',
      `cannot read 'a[a, b]': '[' (char 2) follows a factor; products are written with *; ${like}`,
    ],
    ['a[1; 2]', `cannot read 'a[1; 2]': ';' is not part of the formula language; ${like}`],
    ['[x, p]', 'there is no operator in [x, p]; --modes says which names are modes'],
    [
      'adjoint(H, jumps, n_a)',
      "'H' has no meaning here; the Hamiltonian comes with --hamiltonian or --model, and --real H makes it a parameter",
    ],
    [
      'L',
      "'L' has no meaning here; the Liouvillian comes with --hamiltonian and --jump or with --model, and --real L makes it a parameter",
    ],
    [
      'apply(a, a)',
      'apply(L, x) takes a superoperator, such as L, dissipator(a) or a*rho - rho*a, not an operator',
    ],
    ['left(a, b)', 'left has 2 arguments; it is written left(x)'],
    [
      '1 + decompose(dissipator(a))',
      'decompose(L) has several parts and stands around a whole formula only',
    ],
    ['a^999999999', 'the exponent 999999999 is not an integer between -255 and 255'],
    ['a^255*a', 'powers of a ladder operator beyond the 255th are not supported'],
    [
      "(a + a' + b + b' + c + c')^200",
      'the result takes more than 3000000 products of terms to work out; smaller powers and fewer terms are accepted',
    ],
    ['((9^255)^255)^255', 'a number of more than 10000 digits is not supported'],
    ['1e999999', "'1e999999' is not a number; a decimal such as 2, -0.25 or 1e-4 is"],
    ['exp(dissipator(a))', 'a propagator without its argument has no plain form'],
    ['1/(a - a)', '1/(a - a) divides by zero'],
  ])('%s', async (formula, message) => {
    expect(await ladderproof(['algebra', formula])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `ladderproof: ${message}\n`,
    });
  });

  it.each([
    [[], /^algebra needs a formula; accepted: /],
    [['a', '--jump', 'kappa'], /^cannot read 'kappa' in --jump; accepted: rate:operator/],
    [['a', '--modes', 'a', '--real', 'a'], /^'a' is declared twice/],
    [['a', '--modes', 'pi'], /^'pi' cannot name a mode/],
    [['a', '--modes', 'H'], /^'H' cannot name a mode: it is what a model gives$/],
    [['a', '--model', 'nonsense'], /^unknown paper 'nonsense'/],
    [['a', '--model', 'driven-oscillator/nonsense'], /^unknown model 'nonsense'/],
    [
      ['a', '--model', 'driven-oscillator'],
      /^driven-oscillator has the models driven and lossless; accepted: /,
    ],
    [['a', '--model', 'driven-oscillator/driven', '--modes', 'a'], /^--modes with --model/],
    [['q*a', '--model', 'driven-oscillator/driven'], /^'q' is not declared; /],
    [['jumps', '--jump', 'a:a'], /^the rate 'a' of the jump 'a' is not a scalar$/],
    [['jumps', '--jump', 'k:k'], /^the jump 'k' is not an operator$/],
  ])('%j', async (argv, message) => {
    const { code, stderr, stdout } = await ladderproof(['algebra', ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replace(/^ladderproof: /, '').trimEnd()).toMatch(message);
  });
});

describe('what is printed reads back as the same', () => {
  const names = {
    modes: ['a', 'b'],
    parameters: new Map([
      ['x', 'real'],
      ['y', 'real'],
      ['theta', 'real'],
      ['kappa', 'positive'],
      ['z', 'complex'],
    ] as const),
  };
  const readBack = (value: Value): Value => {
    const formula = readCalculation(printText(expressValue(value)));
    const calculation = calculate(formula, calculatorNames(formula, names));
    if (calculation.kind !== 'value') throw new Error('several parts');
    return calculation.value;
  };
  const space = modes('a', 'b');
  const onOwnSpace = (operator: Operator, on: Operator['space']): Operator =>
    Operator.ofTerms(on, operator.terms);

  it('operators', () => {
    fc.assert(
      fc.property(operators(space), samples, (operator, { scalar }) => {
        const value = operator.scale(scalar);
        const back = readBack(operatorValue(value));
        const read = back.kind === 'operator' ? back.operator : undefined;
        if (read) expect(onOwnSpace(read, space).equals(value)).toBe(true);
        else expect(back.kind === 'scalar' && value.scalarValue()?.equals(back.scalar)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('superoperators', () => {
    fc.assert(
      fc.property(superoperators(space), samples, (map, { scalar }) => {
        const value = map.scale(scalar);
        const back = readBack(superoperatorValue(value));
        const read = back.kind === 'state' ? back.state.superoperatorAt('t') : undefined;
        if (value.isZero()) expect(back.kind === 'scalar' && back.scalar.isZero()).toBe(true);
        else expect(read && Superoperator.ofTerms(space, read.terms).equals(value)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('and a commutator is that of the algebra', () => {
    fc.assert(
      fc.property(operators(space), operators(space), (x, y) => {
        const [left, right] = [x, y].map((each) => printText(expressValue(operatorValue(each))));
        const formula = readCalculation(`[${left}, ${right}] + {${left}, ${right}}`);
        const calculation = calculate(formula, calculatorNames(formula, names));
        if (calculation.kind !== 'value') throw new InputError('several parts');
        const twice = x.times(y).plus(x.times(y));
        const { value } = calculation;
        if (value.kind === 'operator') {
          expect(onOwnSpace(value.operator, space).equals(twice)).toBe(true);
        } else {
          expect(value.kind === 'scalar' && twice.scalarValue()?.equals(value.scalar)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
