import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factors } from '../../src/algebra/factor.ts';
import * as gaussian from '../../src/algebra/gaussian.ts';
import { gcd } from '../../src/algebra/gcd.ts';
import { realSymbol } from '../../src/algebra/generators.ts';
import * as monomial from '../../src/algebra/monomial.ts';
import * as polynomial from '../../src/algebra/polynomial.ts';

type Polynomial = polynomial.Polynomial;

const ids = ['p', 'q', 'r', 's', 't', 'u'].map((name) => realSymbol(name).id);

/** Random polynomials over ℚ(i) in the first few of six variables, without a monomial factor. */
function random(variables: number, degree: number, terms: number): fc.Arbitrary<Polynomial> {
  const powers = fc.array(fc.nat(degree), { minLength: variables, maxLength: variables });
  const part = fc.integer({ min: -20, max: 20 });
  const coefficient = fc
    .tuple(part, fc.oneof(fc.constant(0), part), fc.integer({ min: 1, max: 4 }))
    .map(([re, im, den]) => gaussian.gaussian(re, im, den));
  return fc
    .array(fc.tuple(powers, coefficient), { minLength: 2, maxLength: terms })
    .map((list) =>
      list
        .map(([exponents, c]) => {
          const m = exponents.map((e, k) => monomial.monomialOf(ids[k]!, e));
          return polynomial.term(m.reduce(monomial.multiply, monomial.UNIT), c);
        })
        .reduce(polynomial.add),
    )
    .filter((p) => p.size > 1)
    .map((p) => polynomial.shift(p, monomial.inverse(polynomial.monomialContent(p))));
}

function divides(a: Polynomial, b: Polynomial): boolean {
  return polynomial.divideExact(b, a) !== undefined;
}

describe('the greatest common divisor', () => {
  it.each([
    { variables: 1, degree: 6, terms: 6, numRuns: 200 },
    { variables: 2, degree: 3, terms: 5, numRuns: 200 },
    { variables: 3, degree: 2, terms: 5, numRuns: 100 },
    { variables: 4, degree: 3, terms: 6, numRuns: 50 },
    { variables: 6, degree: 2, terms: 5, numRuns: 25 },
  ])(
    'holds a constructed common factor, with coprime cofactors, in $variables variables',
    ({ variables, degree, terms, numRuns }) => {
      const any = random(variables, degree, terms);
      fc.assert(
        fc.property(any, any, any, (common, x, y) => {
          const a = polynomial.multiply(common, x);
          const b = polynomial.multiply(common, y);
          const divisor = gcd(a, b);
          expect(divides(common, divisor)).toBe(true);
          const cofactors = [a, b].map((p) => polynomial.divideExact(p, divisor));
          expect(cofactors.every((p) => p !== undefined)).toBe(true);
          expect(gcd(cofactors[0]!, cofactors[1]!)).toEqual(polynomial.ONE);
        }),
        { numRuns },
      );
    },
  );

  it('agrees with Euclid over the rationals in one variable', () => {
    const any = random(1, 5, 5);
    fc.assert(
      fc.property(any, any, any, (x, y, common) => {
        const a = polynomial.multiply(x, common);
        const b = polynomial.multiply(y, common);
        const [p, q] = [gcd(a, b), euclid(a, b)];
        expect(divides(p, q) && divides(q, p)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is found to be 1 when there is none, in six variables', () => {
    const any = random(6, 3, 12);
    const [a, b] = fc.sample(any, { numRuns: 2, seed: 7 }) as [Polynomial, Polynomial];
    const product = polynomial.multiply(a, b);
    expect(gcd(product, polynomial.add(product, polynomial.ONE))).toEqual(polynomial.ONE);
  });

  it('takes monomials for units', () => {
    const [p, q] = [polynomial.ofGenerator(ids[0]!), polynomial.ofGenerator(ids[1]!)];
    const sum = polynomial.add(p, q);
    const a = polynomial.multiply(p, sum);
    expect(gcd(a, polynomial.multiply(a, q))).toEqual(sum);
    expect(gcd(p, polynomial.multiply(p, q))).toEqual(polynomial.ONE);
  });
});

describe('factors', () => {
  it('multiply to the polynomial, up to a constant, and have no repeated factor', () => {
    const any = random(3, 2, 3);
    fc.assert(
      fc.property(any, any, fc.integer({ min: 1, max: 3 }), (x, y, n) => {
        const p = polynomial.multiply(polynomial.power(x, n), y);
        const found = factors(p);
        const product = found
          .map(({ base, multiplicity }) => polynomial.power(base, multiplicity))
          .reduce(polynomial.multiply, polynomial.ONE);
        const quotient = polynomial.divideExact(p, product);
        expect(quotient && polynomial.constantValue(quotient)).toBeDefined();
        for (const { base } of found) {
          expect(factors(base).every(({ multiplicity }) => multiplicity === 1)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('exact division', () => {
  it('undoes products and notices what does not divide', () => {
    const any = random(3, 3, 5);
    fc.assert(
      fc.property(any, any, (x, y) => {
        const product = polynomial.multiply(x, y);
        expect(polynomial.equals(polynomial.divideExact(product, y)!, x)).toBe(true);
        expect(divides(y, polynomial.add(product, polynomial.ONE))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

/** Euclid's algorithm with division in ℚ(i), for polynomials in one variable as dense coefficient lists. */
function euclid(a: Polynomial, b: Polynomial): Polynomial {
  const dense = (p: Polynomial): gaussian.Gaussian[] => {
    const list: gaussian.Gaussian[] = [];
    for (const [m, c] of p) list[monomial.exponentOf(m, ids[0]!)] = c;
    return Array.from(list, (c) => c ?? gaussian.ZERO);
  };
  let [u, v] = [dense(a), dense(b)];
  while (v.length > 0) {
    while (u.length >= v.length) {
      const factor = gaussian.multiply(u[u.length - 1]!, gaussian.inverse(v[v.length - 1]!));
      const offset = u.length - v.length;
      u = u.map((c, k) =>
        k < offset
          ? c
          : gaussian.add(c, gaussian.negate(gaussian.multiply(factor, v[k - offset]!))),
      );
      while (u.length > 0 && gaussian.isZero(u[u.length - 1]!)) u.pop();
    }
    [u, v] = [v, u];
  }
  return u
    .map((c, k) => polynomial.term(monomial.monomialOf(ids[0]!, k), c))
    .reduce(polynomial.add, polynomial.ZERO);
}
