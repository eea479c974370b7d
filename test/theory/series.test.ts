import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretScalar, type Scope, scalarValue } from '../../src/algebra/interpret.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { leadingTerm, seriesIn } from '../../src/theory/series.ts';

const x = Scalar.real('x', true);
const scope: Scope = {
  names: new Map([
    ['x', scalarValue(x)],
    ['a', scalarValue(Scalar.real('a', true))],
    ['b', scalarValue(Scalar.real('b'))],
    ['theta', scalarValue(Scalar.real('theta'))],
  ]),
};
const scalar = (text: string): Scalar => interpretScalar(readText(text), scope);

describe('expansions', () => {
  it.each([
    ['1/(1 - x)', 0, ['1', '1', '1', '1']],
    ['sqrt(1 + x)', 0, ['1', '1/2', '-1/8', '1/16']],
    ['(sqrt(a^2 + x^2) - a)/x', 1, ['1/(2*a)', '0', '-1/(8*a^3)', '0']],
    ['(a + b*x)/(x^2 + x^3)', -2, ['a', 'b - a', 'a - b', 'b - a']],
    ['sqrt(x^2 + a*x^4)', 1, ['1', '0', 'a/2', '0']],
    ['exp(i*theta)*x', 1, ['exp(i*theta)', '0', '0', '0']],
  ])('%s', (text, order, expected) => {
    const found = seriesIn(scalar(text), x, 4);
    expect(found.order).toBe(order);
    expect(found.coefficients.map((each, k) => each.equals(scalar(expected[k]!)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('end with the term that leads, however much cancels before it', () => {
    const text = 'sqrt(1 + x) - 1 - x/2 + x^2/8 - x^3/16 + 5*x^4/128 - 7*x^5/256';
    expect(leadingTerm(scalar(text), x).equals(scalar('-21*x^6/1024'))).toBe(true);
  });

  it('approach the function at the rate of the first term left out', () => {
    const coefficient = fc.integer({ min: -5, max: 5 });
    const polynomials = fc.array(coefficient, { minLength: 3, maxLength: 5 });
    const polynomial = (row: readonly number[]): Scalar =>
      row.reduce((sum, c, k) => sum.plus(x.power(k).times(Scalar.integer(c))), Scalar.ZERO);
    fc.assert(
      fc.property(polynomials, polynomials, (above, below) => {
        fc.pre(above.some((c) => c !== 0) && below.some((c) => c !== 0));
        const f = polynomial(above).over(polynomial(below));
        const { order, coefficients } = seriesIn(f, x, 4);
        const sum = coefficients.reduce(
          (s, c, k) => s.plus(c.times(x.power(order + k))),
          Scalar.ZERO,
        );
        const rest = f.minus(sum);
        if (!rest.isZero()) expect(seriesIn(rest, x).order).toBeGreaterThanOrEqual(order + 4);
        expect(coefficients[0]!.isZero()).toBe(false);
      }),
      { seed: 21 },
    );
  });
});

describe('what has no expansion', () => {
  it.each([
    ['0*x', 'zero has no leading term in x'],
    ['sqrt(x + x^2)', 'the root of an odd power of x has no expansion in x'],
    ['exp(i*x)', 'an expansion in x cannot hold it in a phase or as a complex number'],
  ])('%s is refused', (text, message) => {
    expect(() => leadingTerm(scalar(text), x)).toThrow(message);
  });

  it('needs one symbol for what is small', () => {
    expect(() => leadingTerm(scalar('a'), scalar('a*x'))).toThrow(
      'an expansion needs a real symbol for what is small',
    );
  });
});
