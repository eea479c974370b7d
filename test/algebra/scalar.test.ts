import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { complex, hugeSamples, polynomials, rationals, samples, values } from './arbitrary.ts';

const x = Scalar.real('x');
const y = Scalar.real('y');
const kappa = Scalar.real('kappa', true);

function same(a: Scalar, b: Scalar): void {
  expect(a.equals(b), 'the canonical forms differ').toBe(true);
}

describe('scalars form a field', () => {
  it.each([
    ['with phases, roots and complex symbols', samples, 300],
    ['of rational functions', rationals, 300],
    ['with integers beyond the doubles', hugeSamples, 300],
  ] as const)('%s', (_, arbitrary, numRuns) => {
    fc.assert(
      fc.property(
        arbitrary,
        arbitrary,
        arbitrary,
        ({ scalar: a }, { scalar: b }, { scalar: c }) => {
          same(a.plus(b), b.plus(a));
          same(a.times(b), b.times(a));
          same(a.plus(b).plus(c), a.plus(b.plus(c)));
          same(a.times(b).times(c), a.times(b.times(c)));
          same(a.times(b.plus(c)), a.times(b).plus(a.times(c)));
          same(a.plus(Scalar.ZERO), a);
          same(a.times(Scalar.ONE), a);
          same(a.minus(a), Scalar.ZERO);
          if (b.isZero()) return;
          same(a.times(b).over(b), a);
          same(a.over(b).times(b), a);
          same(b.times(b.inverse()), Scalar.ONE);
        },
      ),
      { numRuns },
    );
  });

  it('with integer powers', () => {
    fc.assert(
      fc.property(samples, fc.nat(3), fc.nat(3), ({ scalar: a }, m, n) => {
        same(a.power(m).times(a.power(n)), a.power(m + n));
        if (!a.isZero()) same(a.power(-m), a.inverse().power(m));
      }),
      { numRuns: 100 },
    );
  });

  it('and refuse to divide by zero', () => {
    expect(() => x.over(Scalar.ZERO)).toThrow('division by zero');
    expect(() => x.over(x.minus(x))).toThrow('division by zero');
    expect(() => Scalar.ZERO.power(-1)).toThrow('division by zero');
  });
});

describe('the canonical form', () => {
  it('does not depend on the order of operations', () => {
    same(x.power(2).minus(y.power(2)).over(x.minus(y)), x.plus(y));
    same(Scalar.ONE.over(x).plus(Scalar.ONE.over(y)), x.plus(y).over(x.times(y)));
    same(Scalar.I.times(x).over(Scalar.I.times(y)), x.over(y));
  });

  it('has a denominator with leading coefficient 1, without monomial factors', () => {
    const quotient = x.over(x.times(y.times(Scalar.integer(-2)).plus(x.times(Scalar.I))));
    expect(quotient.denominator.size).toBe(2);
    same(quotient, Scalar.I.negate().over(x.plus(y.times(Scalar.I).times(Scalar.integer(2)))));
    expect(x.inverse().isPolynomial()).toBe(true);
  });

  it('tells positive symbols from plain ones of the same name', () => {
    expect(Scalar.real('q').equals(Scalar.real('q', true))).toBe(false);
  });
});

describe('conjugation', () => {
  it('is an involutive ring homomorphism', () => {
    fc.assert(
      fc.property(samples, samples, ({ scalar: a }, { scalar: b }) => {
        same(a.conjugate().conjugate(), a);
        same(a.plus(b).conjugate(), a.conjugate().plus(b.conjugate()));
        same(a.times(b).conjugate(), a.conjugate().times(b.conjugate()));
        if (!b.isZero()) same(a.over(b).conjugate(), a.conjugate().over(b.conjugate()));
      }),
      { numRuns: 300 },
    );
  });

  it('makes real and imaginary parts and moduli', () => {
    fc.assert(
      fc.property(samples, ({ scalar: a }) => {
        same(a.realPart().plus(a.imaginaryPart().times(Scalar.I)), a);
        expect(a.realPart().isReal()).toBe(true);
        expect(a.imaginaryPart().isReal()).toBe(true);
        same(a.modulusSquared(), a.realPart().power(2).plus(a.imaginaryPart().power(2)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('derivatives', () => {
  it('obey the product, quotient and chain rules, through phases and roots', () => {
    fc.assert(
      fc.property(
        samples,
        samples,
        fc.constantFrom('x', 'kappa', 'theta'),
        ({ scalar: a }, { scalar: b }, name) => {
          const [da, db] = [a.derivative(name), b.derivative(name)];
          same(a.plus(b).derivative(name), da.plus(db));
          same(a.times(b).derivative(name), da.times(b).plus(a.times(db)));
          if (b.isZero()) return;
          const quotient = da.times(b).minus(a.times(db)).over(b.power(2));
          same(a.over(b).derivative(name), quotient);
        },
      ),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(rationals, polynomials, ({ scalar: outer }, { scalar: inner }) => {
        fc.pre(!outer.symbols().includes('y'));
        const into = (f: Scalar): Scalar | undefined =>
          defined(() => substitute(f, new Map([['x', inner]])));
        const [f, slope] = [into(outer), into(outer.derivative('x'))];
        fc.pre(f !== undefined && slope !== undefined);
        const chain = slope.times(inner.derivative('y'));
        same(f.derivative('y'), chain);
      }),
      { numRuns: 150 },
    );
  });

  it('are limits of difference quotients', () => {
    const h = Scalar.real('h');
    fc.assert(
      fc.property(rationals, ({ scalar: f }) => {
        const shifted = substitute(f, new Map([['x', x.plus(h)]]));
        const quotient = shifted.minus(f).over(h);
        same(substitute(quotient, new Map([['h', Scalar.ZERO]])), f.derivative('x'));
      }),
      { numRuns: 150 },
    );
  });
});

describe('substitution', () => {
  it('is a homomorphism', () => {
    const images = new Map([
      ['x', x.times(y).minus(Scalar.rational(1, 3))],
      ['y', Scalar.integer(2).over(x)],
      ['kappa', Scalar.real('mu', true).power(2)],
      ['theta', Scalar.real('theta').plus(Scalar.PI.times(Scalar.rational(1, 3)))],
    ]);
    fc.assert(
      fc.property(samples, samples, ({ scalar: a }, { scalar: b }) => {
        const image = (f: Scalar): Scalar | undefined => defined(() => substitute(f, images));
        const [p, q] = [image(a), image(b)];
        fc.pre(p !== undefined && q !== undefined);
        same(substitute(a.plus(b), images), p.plus(q));
        same(substitute(a.times(b), images), p.times(q));
        const conjugate = substitute(a.conjugate(), images);
        same(conjugate, p.conjugate());
      }),
      { numRuns: 100 },
    );
  });

  it('replaces all symbols at once', () => {
    same(
      substitute(
        x.minus(y),
        new Map([
          ['x', y],
          ['y', x],
        ]),
      ),
      y.minus(x),
    );
  });

  it('refuses a denominator that becomes zero', () => {
    expect(() => substitute(x.over(x.minus(y)), new Map([['y', x]]))).toThrow('division by zero');
  });

  it('reaches the conjugates of complex symbols', () => {
    const z = Scalar.complex('z');
    const image = x.plus(Scalar.I.times(y));
    same(substitute(z.modulusSquared(), new Map([['z', image]])), x.power(2).plus(y.power(2)));
  });
});

describe('evaluation', () => {
  it('agrees with arithmetic on the values', () => {
    fc.assert(
      fc.property(samples, values, (sample, at) => {
        const direct = sample.evaluate(at);
        fc.pre(complex.size(direct) < 1e3);
        const exact = sample.scalar.evaluate(at);
        const denominator = Scalar.ofPolynomial(sample.scalar.denominator).evaluate(at);
        fc.pre(complex.size(denominator) > 1e-3);
        const error = Math.hypot(direct.re - exact.re, direct.im - exact.im);
        expect(error).toBeLessThan(1e-7 * (1 + complex.size(direct)));
      }),
      { numRuns: 1000 },
    );
  });

  it('divides integers beyond the range of a double', () => {
    const ratio = Scalar.integer(10n ** 400n + 1n).over(Scalar.integer(10n ** 400n * 3n));
    expect(ratio.evaluate(new Map()).re).toBeCloseTo(1 / 3, 15);
  });

  it('names a missing value', () => {
    expect(() => x.evaluate(new Map())).toThrow('no value was given for x');
  });
});

describe('decimals', () => {
  it('are exact', () => {
    same(Scalar.decimal('0.1'), Scalar.rational(1, 10));
    same(Scalar.decimal('-2.50e-3'), Scalar.rational(-1, 400));
    same(Scalar.decimal('1e30'), Scalar.integer(10n ** 30n));
  });

  it('are refused when malformed', () => {
    for (const text of ['', 'x', '1e', '0x10', '1.2.3', 'Infinity', '1 2', '1e99999']) {
      expect(() => Scalar.decimal(text)).toThrow(
        `'${text}' is not a number; a decimal such as 2, -0.25 or 1e-4 is`,
      );
    }
  });
});

describe('coefficients in a symbol', () => {
  it('add up to the scalar', () => {
    fc.assert(
      fc.property(polynomials, ({ scalar: f }) => {
        const sum = [...f.coefficientsIn('x')].reduce(
          (total, [n, c]) => total.plus(c.times(x.power(n))),
          Scalar.ZERO,
        );
        same(sum, f);
      }),
      { numRuns: 300 },
    );
  });

  it('exist only where the scalar is a polynomial', () => {
    const inside = Scalar.ONE.over(x.plus(y));
    expect(() => inside.coefficientsIn('x')).toThrow(
      'not a polynomial in x: it occurs in the denominator',
    );
    same(inside.coefficientsIn('kappa').get(0)!, inside);
    same(kappa.over(x.plus(y)).coefficientsIn('kappa').get(1)!, inside);
  });
});

/** The result, undefined when a denominator vanishes. */
function defined(compute: () => Scalar): Scalar | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
