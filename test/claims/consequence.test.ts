import { describe, expect, it } from 'vitest';
import { scalarValue } from '../../src/algebra/interpret.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { symbolicResidual } from '../../src/claims/check.ts';
import type { Claim, Judgement } from '../../src/claims/claim.ts';
import { type Consequences, consequencesOf } from '../../src/claims/consequence.ts';
import { declare } from '../../src/claims/declare.ts';
import { vocabulary } from '../../src/claims/tex/vocabulary.ts';

const symbols = vocabulary(declare('scalar', { x: 'x', y: 'y', z: 'z', r: 'r' }), {
  tex: 'D',
  form: 'subscript',
});
const [x, r] = [Scalar.real('x'), Scalar.real('r')];
const scope = {
  names: new Map(
    ['x', 'y', 'z', 'r'].map((name) => [name, scalarValue(Scalar.real(name))] as const),
  ),
};

const claim = (
  slug: string,
  printed: string,
  premises: readonly string[],
  right: Scalar,
): Claim => ({
  kind: 'equation',
  slug,
  where: slug,
  title: slug,
  printed,
  premises,
  line: '',
  checks: [symbolicResidual(scope, () => scalarValue(right))],
});

const confirmed: Judgement = { verdict: 'confirmed', checks: [] };
const corrected = (tex: string): Judgement => ({
  verdict: 'corrected',
  reason: 'algebra',
  corrections: [{ tex, change: '', size: 1, checks: [] }],
  checks: [],
});

/** y = rx, z = y²: the rate is printed without its factor 2. */
const judged = (first: Judgement) => [
  { claim: claim('rate', 'y = r x', [], r.times(x)), judgement: first },
  { claim: claim('square', 'z = r^2 x^2', ['rate'], r.times(x).power(2)), judgement: confirmed },
  { claim: claim('double', 'x = 2 r^2 x^2', ['square'], Scalar.ZERO), judgement: confirmed },
];

const consequences: Consequences = {
  scope: () => scope,
  putRight: { rate: () => scalarValue(r.times(x).times(Scalar.integer(3))) },
  conclusions: {
    square: [
      {
        left: 'z',
        formula: (forms) => scalarValue(forms.scalar('rate').power(2)),
        points: () => [
          {
            at: { figure: '1' },
            values: new Map([
              ['x', 2],
              ['r', 0.5],
            ]),
          },
        ],
      },
    ],
    double: [
      {
        premises: ['rate'],
        readings: (forms) => [
          {
            quantity: '2z',
            at: {},
            value: forms.scalar('square').evaluate(
              new Map([
                ['x', { re: 1, im: 0 }],
                ['r', { re: 1, im: 0 }],
              ]),
            ).re,
          },
        ],
      },
    ],
  },
};

describe('what becomes of a conclusion when its premise is put right', () => {
  it('follows the correction that was found, to the numbers', () => {
    const found = consequencesOf(symbols, consequences, judged(corrected('y = 2 r x')));
    expect(found.get('square')).toEqual([
      {
        premises: ['rate'],
        formula: 'z = 4 r^2 x^2',
        moves: true,
        figures: [{ quantity: 'z', at: { figure: '1' }, printed: 1, corrected: 4, change: 3 }],
      },
    ]);
  });

  it('reaches what follows from what follows', () => {
    const found = consequencesOf(symbols, consequences, judged(corrected('y = 2 r x')));
    expect(found.get('double')?.[0]?.figures).toEqual([
      { quantity: '2z', at: {}, printed: 1, corrected: 4, change: 3 },
    ]);
  });

  it('takes what is derived in place of a premise that no small change saves', () => {
    const refuted: Judgement = { verdict: 'refuted', reason: 'algebra', checks: [] };
    const found = consequencesOf(symbols, consequences, judged(refuted));
    expect(found.get('square')?.[0]?.formula).toBe('z = 9 r^2 x^2');
  });

  it('says when a paper goes on from the right form', () => {
    const list = judged(corrected('y = 2 r x')).map((each) =>
      each.claim.slug === 'square'
        ? { ...each, claim: claim('square', 'z = 4 r^2 x^2', ['rate'], Scalar.ZERO) }
        : each,
    );
    const [found] = consequencesOf(symbols, consequences, list).get('square')!;
    expect(found).toMatchObject({ moves: false, fromPrinted: 'z = r^2 x^2' });
    expect(found!.figures[0]).toMatchObject({ printed: 4, corrected: 4, change: 0 });
  });

  it('writes out what is added to what is printed, where a paper asks for that', () => {
    const [conclusion] = consequences.conclusions.square!;
    const relative = { ...conclusion!, relativeTo: 'z_0' };
    const found = (first: string) =>
      consequencesOf(
        symbols,
        { ...consequences, conclusions: { square: [relative] } },
        judged(corrected(first)),
      ).get('square')![0];
    expect(found('y = 2 r x')).toMatchObject({ formula: 'z = z_0 + 3 r^2 x^2', moves: true });
    expect(found('y = 0')).toMatchObject({ formula: 'z = z_0 -r^2 x^2', moves: true });
    expect(found('y = r x')).toMatchObject({ formula: 'z = z_0', moves: false });
  });

  it('leaves what follows from a final conclusion as it is printed', () => {
    const [conclusion] = consequences.conclusions.square!;
    const square = [{ ...conclusion!, isFinal: true }];
    const found = consequencesOf(
      symbols,
      { ...consequences, conclusions: { ...consequences.conclusions, square } },
      judged(corrected('y = 2 r x')),
    );
    expect(found.get('square')![0]).toMatchObject({ formula: 'z = 4 r^2 x^2' });
    expect(found.get('double')![0]!.figures).toMatchObject([{ printed: 1, corrected: 1 }]);
  });

  it('takes the number that a statement is about for a premise, as printed and put right', () => {
    const statement: Claim = {
      kind: 'number',
      slug: 'ratio',
      where: '',
      title: '',
      printed: '$K = 1.1$',
      premises: [],
      checks: [],
    };
    const list = [
      { claim: statement, judgement: corrected('$K = 21$') },
      { claim: claim('use', 'z = x', ['ratio'], x), judgement: confirmed },
    ];
    const of = (numbers: Consequences['numbers']): Consequences => ({
      ...consequences,
      ...(numbers ? { numbers } : {}),
      conclusions: {
        use: [{ readings: (forms) => [{ quantity: 'K', at: {}, value: forms.number('ratio') }] }],
      },
    });
    const known = of({ ratio: { printed: 1.1, putRight: () => 21 } });
    expect(consequencesOf(symbols, known, list).get('use')).toEqual([
      {
        premises: ['ratio'],
        figures: [{ quantity: 'K', at: {}, printed: 1.1, corrected: 21, change: 18.1 }],
      },
    ]);
    const none = of({ ratio: { printed: 1.1, putRight: () => undefined } });
    expect(consequencesOf(symbols, none, list).get('use')![0]!.figures).toEqual([
      { quantity: 'K', at: {}, printed: 1.1 },
    ]);
    // Of a statement without a number nothing can be put in the place.
    expect(consequencesOf(symbols, of(undefined), list).size).toBe(0);
  });

  it('is silent where every premise holds', () => {
    expect(consequencesOf(symbols, consequences, judged(confirmed)).size).toBe(0);
  });

  it('refuses to guess what stands in place of a refuted premise', () => {
    const refuted: Judgement = { verdict: 'refuted', reason: 'algebra', checks: [] };
    expect(() =>
      consequencesOf(symbols, { ...consequences, putRight: {} }, judged(refuted)),
    ).toThrow("nothing is derived in place of 'rate', which was refuted");
  });
});
