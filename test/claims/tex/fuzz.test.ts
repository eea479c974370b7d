import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/algebra/errors.ts';
import { readEquations } from '../../../src/claims/tex/read.ts';
import { coolingTex, nonreciprocityTex } from './printed.ts';
import { cooling, nonreciprocity } from './vocabularies.ts';

const { raw } = String;

const pieces = [
  ...['g', 'a', 'b', 'D', 'e', 'i', 'd', 't', 'T', 'H.c.', '1', '2', '.', ',', ';', '|', '=', '<'],
  ...[
    '+',
    '-',
    '*',
    '/',
    '!',
    ':',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '^',
    '_',
    "'",
    '&',
    '~',
    '%',
    '$',
  ],
  ...[raw`\\`, raw`\,`, raw`\quad `, raw`\kappa`, raw`\hat`, raw`\dot`, raw`\bar{n}`, raw`\frac`],
  ...[raw`\mathcal{L}`, raw`\dagger`, raw`\langle `, raw`\rangle `, raw`\left(`, raw`\right)`],
  ...[raw`\left|`, raw`\right|`, raw`\text{Tr}`, raw`\text{`, raw`\sqrt`, raw`\cos`, raw`\pm`],
  ...[raw`\begin{aligned}`, raw`\end{aligned}`, raw`\begin{pmatrix}`, raw`\end{pmatrix}`],
  ...[
    raw`\int`,
    raw`\tag{1}`,
    raw`\to`,
    raw`\partial`,
    raw`\frac{d}{dt}`,
    raw`\middle|`,
    'é',
    '😀',
  ],
];

/** Reads, or stops with one line; anything else is a defect. */
function readOrRefuse(tex: string, words: typeof cooling): void {
  try {
    readEquations(tex, words);
  } catch (error) {
    expect(error, tex).toBeInstanceOf(InputError);
    expect((error as InputError).message, tex).toMatch(/^[^\n]+$/);
  }
}

describe('any TeX is read or refused', () => {
  it('made of pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (list) => {
        readOrRefuse(list.join(''), cooling);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    { printed: Object.values(coolingTex), words: cooling },
    { printed: Object.values(nonreciprocityTex), words: nonreciprocity },
  ])('cut out of and pasted into a paper', ({ printed, words }) => {
    fc.assert(
      fc.property(
        fc.constantFrom<string>(...printed),
        fc.nat(),
        fc.nat(12),
        fc.constantFrom('', ...pieces),
        (tex, at, length, piece) => {
          const cut = at % tex.length;
          readOrRefuse(tex.slice(0, cut) + piece + tex.slice(cut + length), words);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
