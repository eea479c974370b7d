/** The quadratic equation, exactly. */
import * as monomial from './monomial.ts';
import * as polynomial from './polynomial.ts';
import { sqrt } from './root.ts';
import { Scalar } from './scalar.ts';

/** Both solutions of a quadratic equation. */
export interface QuadraticRoots {
  readonly discriminant: Scalar;
  /** The coefficient of x² after clearing denominators. */
  readonly leading: Scalar;
  /** (−B + √discriminant)/2A and (−B − √discriminant)/2A. */
  readonly plus: Scalar;
  readonly minus: Scalar;
}

/**
 * The roots of A·x² + B·x + C = 0 with A ≠ 0. Denominators are cleared first, so that the discriminant is a
 * polynomial; it is the discriminant of the cleared equation, the original one times a square.
 */
export function solveQuadratic(a: Scalar, b: Scalar, c: Scalar): QuadraticRoots {
  if (a.isZero()) throw new RangeError('not a quadratic: the coefficient of x² is zero');
  const clear = commonDenominator([a, b, c]);
  const [A, B, C] = [a.times(clear), b.times(clear), c.times(clear)];
  const discriminant = B.power(2).minus(A.times(C).times(Scalar.integer(4)));
  const root = sqrt(discriminant);
  const twice = A.times(Scalar.integer(2));
  return {
    discriminant,
    leading: A,
    plus: root.minus(B).over(twice),
    minus: root.negate().minus(B).over(twice),
  };
}

/** A polynomial multiple of all denominators, negative powers of monomials included. */
export function commonDenominator(values: readonly Scalar[]): Scalar {
  let multiple = Scalar.ONE;
  for (const value of values) {
    multiple = multiple.times(Scalar.ofPolynomial(value.times(multiple).denominator));
  }
  let lowest = monomial.UNIT;
  for (const value of values) {
    const content = polynomial.monomialContent(value.times(multiple).numerator);
    lowest = monomial.commonPart(lowest, content);
  }
  return multiple.times(Scalar.ofPolynomial(polynomial.term(monomial.inverse(lowest))));
}
