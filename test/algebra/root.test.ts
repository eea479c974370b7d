import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { cos, exponentialOfI } from '../../src/algebra/phase.ts';
import { sqrt } from '../../src/algebra/root.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { polynomials } from './arbitrary.ts';

const integer = (n: number | bigint): Scalar => Scalar.integer(n);
const positive = (name: string): Scalar => Scalar.real(name, true);
const [kappa, gamma, g] = [positive('kappa'), positive('gamma'), positive('g')];
const x = Scalar.real('x');

function same(a: Scalar, b: Scalar): void {
  expect(a.equals(b)).toBe(true);
}

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

describe('square roots', () => {
  it('square to their radicand', () => {
    let settled = 0;
    fc.assert(
      fc.property(polynomials, ({ scalar: p }) => {
        let root: Scalar;
        try {
          root = sqrt(p);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        settled++;
        same(root.times(root), p);
        if (!root.isZero()) same(p.over(root), root);
      }),
      { numRuns: 150 },
    );
    expect(settled).toBeGreaterThan(50);
  });

  it('of rational numbers are exact, with one root a prime', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (m, n) => {
        const [p, q] = [integer(m), integer(n)];
        same(sqrt(p).times(sqrt(q)), sqrt(p.times(q)));
        same(sqrt(p.over(q)), sqrt(p).over(sqrt(q)));
        same(sqrt(p.times(p)), p);
        same(sqrt(p.negate()), Scalar.I.times(sqrt(p)));
        expect(sqrt(p).evaluate(new Map()).re).toBeCloseTo(Math.sqrt(m), 10);
      }),
      { numRuns: 200 },
    );
    same(sqrt(integer(6)), sqrt(integer(2)).times(sqrt(integer(3))));
  });

  it('of products of large primes come apart', () => {
    const [p, q] = [999_983, 1_000_003];
    same(sqrt(integer(p * p)), integer(p));
    same(sqrt(integer(BigInt(p) ** 2n * BigInt(q))), integer(p).times(sqrt(integer(q))));
    same(sqrt(integer(BigInt(q) ** 2n)), integer(q));
    const tooLarge = 10n ** 18n + 9n;
    expect(refusal(() => sqrt(integer(tooLarge)))).toBe(
      '1000000000000000009 is too large to factor under a root',
    );
  });

  it('take positive symbols out', () => {
    same(
      sqrt(integer(4).times(kappa.power(3)).over(integer(9))),
      integer(2).times(kappa).over(integer(3)).times(sqrt(kappa)),
    );
    same(sqrt(kappa.inverse()), sqrt(kappa).over(kappa));
    same(sqrt(kappa.times(gamma)), sqrt(kappa).times(sqrt(gamma)));
    same(sqrt(kappa.times(gamma.plus(g)).power(2)), kappa.times(gamma.plus(g)));
    same(sqrt(gamma.over(kappa.plus(g))).power(2), gamma.over(kappa.plus(g)));
  });

  it('of negative expressions are imaginary', () => {
    const sum = kappa.plus(gamma);
    same(sqrt(sum.negate()), Scalar.I.times(sqrt(sum)));
  });

  it('of positive expressions are real', () => {
    const root = sqrt(kappa.plus(gamma).plus(x.power(2)));
    expect(root.isReal()).toBe(true);
  });

  it('of what may be negative have no decided conjugate', () => {
    const message = (of: string): string =>
      `the conjugate of sqrt(${of}) is undecided: the sign of its radicand is not known`;
    expect(refusal(() => sqrt(Scalar.real('u')).conjugate())).toBe(message('u^1:1,0'));
    expect(refusal(() => sqrt(Scalar.complex('w')).conjugate())).toBe(message('w~^1:1,0'));
    const phase = exponentialOfI(Scalar.real('phi'));
    expect(refusal(() => sqrt(phase).conjugate())).toBe(message('exp(i phi)^1:1,0'));
  });

  it('of squares need a sign', () => {
    const message = 'the root of the square of an expression whose sign is not known';
    expect(refusal(() => sqrt(x.power(2)))).toBe(message);
    expect(refusal(() => sqrt(kappa.minus(gamma).power(2)))).toBe(message);
  });

  it('refuse what they cannot decide', () => {
    expect(refusal(() => sqrt(Scalar.I))).toBe('the root of a complex number');
    expect(refusal(() => sqrt(kappa.over(x.plus(kappa))))).toBe(
      'the root of a quotient whose denominator has no known sign',
    );
    expect(refusal(() => sqrt(x.inverse()))).toBe(
      'the root of a power of x, whose sign is not known',
    );
  });

  it('are independent of each other, or refused', () => {
    const dependent =
      'this root may be a product of roots already in use, up to a sign that is not known';
    const [p, q, r] = ['p', 'q', 'r'].map((name) => Scalar.real(name));
    const roots = [sqrt(p!.plus(q!)), sqrt(q!.plus(r!))];
    expect(roots[0]!.times(roots[1]!).isZero()).toBe(false);
    expect(refusal(() => sqrt(p!.plus(q!).times(q!.plus(r!))))).toBe(dependent);
    expect(refusal(() => sqrt(p!.plus(q!).negate()))).toBe(dependent);
    sqrt(p!);
    sqrt(q!);
    expect(refusal(() => sqrt(p!.times(q!)))).toBe(dependent);
    expect(refusal(() => sqrt(p!.negate()))).toBe(dependent);
    // 4 + 2√3 = (1 + √3)² and 1 + κ + 2√κ = (1 + √κ)².
    expect(refusal(() => sqrt(integer(4).plus(sqrt(integer(12)))))).toBe(dependent);
    const square = integer(1)
      .plus(kappa)
      .plus(integer(2).times(sqrt(kappa)));
    expect(refusal(() => sqrt(square))).toBe(dependent);
  });

  it('vanish only when they are zero', () => {
    const sum = sqrt(kappa.plus(gamma))
      .plus(sqrt(kappa))
      .plus(sqrt(integer(2)));
    expect(sum.isZero()).toBe(false);
    same(sum.inverse().times(sum), Scalar.ONE);
    same(
      sqrt(integer(2))
        .plus(sqrt(integer(3)))
        .inverse(),
      sqrt(integer(3)).minus(sqrt(integer(2))),
    );
  });

  it('follow substitutions', () => {
    const root = sqrt(kappa.plus(gamma));
    same(
      substitute(root, new Map([['gamma', integer(3).times(kappa)]])),
      integer(2).times(sqrt(kappa)),
    );
    same(substitute(sqrt(kappa), new Map([['kappa', gamma.power(2)]])), gamma);
    same(root.derivative('gamma'), root.over(integer(2).times(kappa.plus(gamma))));
  });

  it('mix with common factors and further roots', () => {
    const r = [2, 3, 5].map((n) => sqrt(integer(n)));
    const factor = x.plus(kappa);
    const sum = r[0]!.plus(r[1]!.times(x)).plus(r[2]!.times(r[0]!)).times(factor);
    const other = r[1]!.times(r[2]!).plus(r[0]!.times(kappa)).plus(x).times(factor);
    same(sum.times(other).over(factor.power(2)).over(other), sum.over(factor.power(2)));
    const den = factor.times(x.minus(kappa));
    same(sum.over(den).plus(other.over(den)), sum.plus(other).over(den));
    same(sum.over(other).times(other), sum);
  });

  it('keep polynomials in a symbol from being read where it hides under a root', () => {
    expect(() => x.times(sqrt(kappa)).coefficientsIn('kappa')).toThrow(
      'not a polynomial in kappa: it occurs in a phase or under a root',
    );
    expect(() => cos(x).coefficientsIn('x')).toThrow(
      'not a polynomial in x: it occurs in a phase or under a root',
    );
  });
});
