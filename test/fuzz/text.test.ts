/** Whatever is typed as a formula is worked out, or refused in one line, and soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, readCalculation } from '../../src/algebra/calculator.ts';
import { calculatorNames } from '../../src/algebra/calculator-names.ts';
import { bounded } from '../../src/algebra/effort.ts';
import { InputError } from '../../src/algebra/errors.ts';
import { printText, readText } from '../../src/algebra/text.ts';
import { describeCalculation } from '../../src/cli/calculation.ts';
import { vocabularyFor } from '../../src/report/export/symbol-tex.ts';
import { cases, timeFor } from './runs.ts';

/** Longer than this of the processor's time is a hang. */
const SECONDS = 20;

/** Runs, or stops with one line; anything else is a defect. */
function orRefused(work: () => void, text: string): void {
  const start = process.cpuUsage();
  try {
    work();
  } catch (error) {
    if (!(error instanceof InputError))
      throw new Error(`${JSON.stringify(text)}: ${error}`, { cause: error });
    expect(error.message, text).toMatch(/^[^\n]+$/);
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  expect(seconds, `${JSON.stringify(text)} took ${seconds} s`).toBeLessThan(SECONDS);
}

const vocabulary = vocabularyFor([
  ...['a', 'b', 'c', 'd', 'm', 'rho'].map((name) => ({ name, role: 'operator' as const })),
  ...['x', 'kappa', 'theta', 'g_1', 'z'].map((name) => ({ name, role: 'scalar' as const })),
]);

/** All that the command does, from the text to what is printed. */
function workOut(text: string): void {
  orRefused(() => {
    const formula = readCalculation(text);
    const names = bounded(() =>
      calculatorNames(formula, {
        modes: ['a', 'b', 'm'],
        parameters: new Map([
          ['x', 'real'],
          ['g_1', 'real'],
          ['theta', 'real'],
          ['kappa', 'positive'],
          ['z', 'complex'],
        ]),
        open: false,
        hamiltonian: "x*a'*a + g_1*(a'*b + a*b')",
        jumps: [{ rate: 'kappa', jump: 'a' }],
      }),
    );
    const calculation = calculate(formula, names);
    bounded(() => describeCalculation(calculation, vocabulary));
  }, text);
}

const atoms = [
  'a',
  'b',
  'm',
  'x',
  'kappa',
  'theta',
  'g_1',
  'z',
  'H',
  'L',
  'jumps',
  'rho',
  'n_a',
  'n_b',
  'i',
  'pi',
];
const numbers = [
  '0',
  '1',
  '2',
  '0.5',
  '1e3',
  '1e999',
  '1e-999',
  '123456789012345678901234567890',
  '.',
  '1.5e',
  '255',
  '256',
  '999999999',
  '-1',
];
const marks = [
  '+',
  '-',
  '*',
  '/',
  '^',
  "'",
  "''",
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  ' ',
  '\n',
  '\t',
  '"',
  '\\',
  '%',
  '_',
  '=',
  ':',
  'é',
  '∫',
  '😀',
  '\u0000',
  '\u202e',
];
const words = [
  'sqrt(',
  'exp(',
  'sin(',
  'tan(',
  'abs(',
  'conj(',
  're(',
  'arg(',
  'commutator(',
  'anticommutator(',
  'dissipator(',
  'expect(',
  'adjoint(',
  'liouvillian(',
  'apply(',
  'left(',
  'right(',
  'trace(',
  'derivative(',
  'substitute(',
  'decompose(',
  'constructor(',
  'toString',
  '__proto__',
  'import(',
  'NaN',
  'Infinity',
  'true',
  'null',
  'end',
  'mod',
  'to',
  'cm',
  'e',
];

const token = fc.constantFrom(...atoms, ...atoms, ...numbers, ...marks, ...marks, ...words);

/** Formulas that mostly make sense, nested to some depth, with powers that can explode. */
const formulas: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => {
  const part = tie('formula');
  return {
    formula: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(...atoms, '2', '0.1', '1/3'),
      fc
        .tuple(part, fc.constantFrom('+', '-', '*', '/'), part)
        .map(([l, o, r]) => `(${l} ${o} ${r})`),
      fc.tuple(part, part).map(([l, r]) => `[${l}, ${r}]`),
      fc.tuple(part, part).map(([l, r]) => `{${l}, ${r}}`),
      fc
        .tuple(part, fc.constantFrom(2, 3, 7, 40, 255, 999999999, -2))
        .map(([of, n]) => `(${of})^${n}`),
      part.map((of) => `(${of})'`),
      fc
        .tuple(
          fc.constantFrom(
            'sqrt',
            'exp',
            'cos',
            'tan',
            'abs',
            'conj',
            're',
            'dissipator',
            'adjoint',
            'left',
            'trace',
            'decompose',
          ),
          part,
        )
        .map(([name, of]) => `${name}(${of})`),
      fc
        .tuple(
          fc.constantFrom('adjoint', 'liouvillian', 'apply', 'derivative', 'commutator'),
          part,
          part,
        )
        .map(([name, l, r]) => `${name}(${l}, ${r})`),
      part.map((of) => `substitute(${of}, x, z*theta)`),
    ),
  };
}).formula;

describe('the text reader', () => {
  it(
    'reads or refuses tokens in any order',
    () => {
      fc.assert(
        fc.property(fc.array(token, { maxLength: 16 }), (tokens) => {
          for (const text of [tokens.join(''), tokens.join(' ')]) {
            orRefused(() => void readText(text), text);
            orRefused(() => void readCalculation(text), text);
          }
        }),
        cases(3000),
      );
    },
    timeFor(3000, 5),
  );

  it(
    'reads or refuses any characters',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) =>
          orRefused(() => void readCalculation(text), text),
        ),
        cases(2000),
      );
    },
    timeFor(2000, 5),
  );

  it(
    'gives back what it printed',
    () => {
      fc.assert(
        fc.property(formulas, (text) => {
          orRefused(() => {
            const formula = readCalculation(text);
            const printed = printText(formula);
            if (
              /(?:adjoint|left|right|trace|decompose|liouvillian|apply|derivative|substitute)\(/.test(
                text,
              )
            )
              return;
            expect(printText(readCalculation(printed)), text).toBe(printed);
          }, text);
        }),
        cases(1000),
      );
    },
    timeFor(1000, 5),
  );
});

describe('the calculator', () => {
  it(
    'works out or refuses tokens in any order',
    () => {
      fc.assert(
        fc.property(fc.array(token, { maxLength: 12 }), (tokens) => workOut(tokens.join(''))),
        cases(2000),
      );
    },
    timeFor(2000, 20),
  );

  it(
    'works out or refuses formulas of any shape',
    () => {
      fc.assert(fc.property(formulas, workOut), cases(150, 10));
    },
    timeFor(150, 100),
  );

  it.each([
    'a^999999999',
    `${'('.repeat(100_000)}a${')'.repeat(100_000)}`,
    `${'['.repeat(199)}a${', a]'.repeat(199)}`,
    `a${"'".repeat(100_000)}`,
    `${'-'.repeat(100_000)}a`,
    `2${'^2'.repeat(50_000)}`,
    Array.from({ length: 50_000 }, () => 'a').join('*'),
    Array.from({ length: 20_000 }, (_, k) => `x_${k}*a`).join('+'),
    "((a + a' + b + b' + m + m')^255)^255",
    "(a*b*m)^250*(a'*b'*m')^250",
    '(((9^255)^255)^255)^255',
    '1e9999*1e9999',
    '(x + z + theta + kappa + g_1 + 1)^255',
    '1/((x + 1)^40 + (z + theta)^40) - 1/((x + 2)^39 + kappa)',
    'sqrt(1e9999 + 1)',
    `sqrt(${'9'.repeat(60)})`,
    'liouvillian((a + b)^50, (a + m)^40)',
    `[${'a*'.repeat(3000)}a, ${"a'*".repeat(3000)}a']`,
    'cos(255*theta)^255',
    '9'.repeat(1_000_000),
    `0.${'1'.repeat(200_000)}*x`,
  ])('refuses or survives %.40s', (text) => workOut(text));
});
