/** Whatever TeX is given is read, or refused in one line, and soon; what is read is printed and read again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { printEquation } from '../../src/claims/tex/print.ts';
import { readEquations } from '../../src/claims/tex/read.ts';
import { coolingTex, nonreciprocityTex } from '../claims/tex/printed.ts';
import { cooling, nonreciprocity } from '../claims/tex/vocabularies.ts';
import { cases, timeFor } from './runs.ts';

const { raw } = String;

const commands = [
  ...[
    raw`\frac`,
    raw`\sqrt`,
    raw`\left`,
    raw`\right`,
    raw`\middle`,
    raw`\begin{aligned}`,
    raw`\end{aligned}`,
  ],
  ...[
    raw`\begin{pmatrix}`,
    raw`\end{pmatrix}`,
    raw`\begin{array}{cc}`,
    raw`\end{array}`,
    raw`\\`,
    raw`\&`,
  ],
  ...[
    raw`\hat`,
    raw`\bar`,
    raw`\dot`,
    raw`\text`,
    raw`\mathrm`,
    raw`\mathcal`,
    raw`\dagger`,
    raw`\langle`,
  ],
  ...[
    raw`\rangle`,
    raw`\int`,
    raw`\sum`,
    raw`\partial`,
    raw`\cos`,
    raw`\exp`,
    raw`\Tr`,
    raw`\tag`,
    raw`\label`,
  ],
  // What KaTeX knows and nobody should run, and what could go on for ever.
  ...[
    raw`\def\x{\x}`,
    raw`\newcommand{\y}{\y\y}`,
    raw`\x`,
    raw`\y`,
    raw`\gdef`,
    raw`\let`,
    raw`\expandafter`,
  ],
  ...[
    raw`\href{javascript:alert(1)}{x}`,
    raw`\htmlClass{a}{b}`,
    raw`\includegraphics{x}`,
    raw`\url{x}`,
  ],
  ...[
    raw`\char"41`,
    raw`\verb|x|`,
    raw`\color{red}`,
    raw`\kern1em`,
    raw`\rule{1em}{99999999em}`,
    raw`\above`,
  ],
];
const marks = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '|',
  '^',
  '_',
  "'",
  '&',
  '%',
  '$',
  '#',
  '~',
  '=',
  '+',
  '-',
  '\n',
  ' ',
  '.',
];
const symbols = [
  'g',
  'a',
  'b',
  'n',
  'e',
  'i',
  'd',
  't',
  'H',
  'D',
  'J',
  '0',
  '1',
  '22',
  '0.5',
  '1e9',
  '9'.repeat(400),
];
const odd = ['é', '😀', '\u0000', '\u202e', '\u0301', '∫', '†', '′', '\\', '\\ ', raw`\κ`];

const token = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...commands) },
  { weight: 4, arbitrary: fc.constantFrom(...marks) },
  { weight: 4, arbitrary: fc.constantFrom(...symbols) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);

/** Longer than this of the processor's time is a hang. */
const SECONDS = 10;

function readOrRefuse(tex: string, words: typeof cooling): void {
  const start = process.cpuUsage();
  try {
    for (const equation of readEquations(tex, words)) {
      const printed = printEquation(equation, words);
      const again = readEquations(printed, words).map((each) => printEquation(each, words));
      expect(again, tex).toEqual([printed]);
    }
  } catch (error) {
    if (!(error instanceof InputError))
      throw new Error(`${JSON.stringify(tex)}: ${error}`, { cause: error });
    expect(error.message, tex).toMatch(/^[^\n]+$/);
  }
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6, JSON.stringify(tex)).toBeLessThan(SECONDS);
}

describe('TeX', () => {
  it(
    'of tokens in any order is read or refused',
    () => {
      fc.assert(
        fc.property(fc.array(token, { maxLength: 14 }), fc.boolean(), (tokens, spaced) =>
          readOrRefuse(tokens.join(spaced ? ' ' : ''), cooling),
        ),
        cases(2000),
      );
    },
    timeFor(2000, 10),
  );

  it.each([
    { paper: 'the first', printed: Object.values(coolingTex), words: cooling },
    { paper: 'the second', printed: Object.values(nonreciprocityTex), words: nonreciprocity },
  ])(
    'of $paper paper with something changed in it is read or refused',
    ({ printed, words }) => {
      fc.assert(
        fc.property(
          fc.constantFrom<string>(...printed),
          fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.option(token, { nil: '' })), {
            minLength: 1,
            maxLength: 3,
          }),
          (tex, edits) => {
            let changed = tex;
            for (const [at, length, piece] of edits) {
              const cut = at % (changed.length + 1);
              changed = changed.slice(0, cut) + piece + changed.slice(cut + length);
            }
            readOrRefuse(changed, words);
          },
        ),
        cases(500),
      );
    },
    timeFor(500, 10),
  );

  it.each([
    ['deep braces', `${'{'.repeat(50_000)}a${'}'.repeat(50_000)}`],
    ['deep brackets', `${'('.repeat(20_000)}a${')'.repeat(20_000)}`],
    ['deep fractions', `${raw`\frac{`.repeat(2000)}a${'}{b}'.repeat(2000)}`],
    ['deep roots', `${raw`\sqrt{`.repeat(5000)}g${'}'.repeat(5000)}`],
    ['deep scripts', `${'g^{'.repeat(5000)}2${'}'.repeat(5000)}`],
    ['deep left and right', `${raw`\left(`.repeat(3000)}a${raw`\right)`.repeat(3000)}`],
    ['many daggers', `a${'^\\dagger'.repeat(5000)}`],
    ['many terms', Array.from({ length: 20_000 }, () => 'g a').join(' + ')],
    ['a long number', '9'.repeat(200_000)],
    ['a macro of itself', raw`\def\x{\x\x}\x`],
    [
      'macros that double',
      `${Array.from({ length: 40 }, (_, k) => raw`\def\q${String.fromCharCode(97 + (k % 26))}{…}`).join('')}a`,
    ],
    ['an array whose columns are a line break', raw`\begin{array}\\cc} a \end{array}`],
    ['nothing', ''],
    ['only signs', '+'.repeat(10_000)],
  ])('%s: read or refused', (_, tex) => readOrRefuse(`n_a = ${tex}`, cooling));
});
