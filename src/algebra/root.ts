/**
 * Square roots of exact scalars.
 *
 * What is known to be positive is taken out: √(4κ³/9) = (2κ/3)√κ for a positive κ. The rest becomes one
 * generator r with r² = radicand. Distinct generators must be independent over the rational functions, or the
 * zero test would no longer decide: a new radicand whose product with others is a perfect square is refused.
 */

import { InputError } from './errors.ts';
import { factors } from './factor.ts';
import * as gaussian from './gaussian.ts';
import { gcd } from './gcd.ts';
import { type Generator, generatorOf, intern, type Root, roots } from './generators.ts';
import type { Integer } from './integer.ts';
import * as integer from './integer.ts';
import * as monomial from './monomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';
import { Scalar } from './scalar.ts';
import { isPositive } from './sign.ts';

/**
 * The principal square root. Throws InputError when a sign that is needed is not known: a quotient whose
 * denominator may be negative, or the root of a square of an expression of unknown sign.
 */
export function sqrt(value: Scalar): Scalar {
  if (value.isZero()) return value;
  if (!value.isPolynomial()) {
    if (!isPositive(value.denominator)) {
      throw new InputError('the root of a quotient whose denominator has no known sign');
    }
    const denominator = Scalar.ofPolynomial(value.denominator);
    return sqrt(Scalar.ofPolynomial(value.numerator).times(denominator)).over(denominator);
  }
  return rootOfPolynomial(value.numerator);
}

function rootOfPolynomial(p: Polynomial): Scalar {
  const content = polynomial.monomialContent(p);
  let rest = polynomial.shift(p, monomial.inverse(content));
  let outside = Scalar.ONE;
  monomial.forEachFactor(content, (id, exponent) => {
    const generator = generatorOf(id);
    if (generator.kind === 'real' && generator.positive) {
      outside = outside.times(Scalar.ofGenerator(generator).power(Math.floor(exponent / 2)));
      if (exponent % 2 !== 0) outside = outside.times(rootOfSymbol(generator));
    } else if (exponent > 0) {
      rest = polynomial.shift(rest, monomial.monomialOf(id, exponent));
    } else {
      throw new InputError(`the root of a power of ${generator.key}, whose sign is not known`);
    }
  });
  const [scale, primitive] = integerPrimitive(rest);
  outside = outside.times(rootOfRational(scale.numerator, scale.denominator));
  return outside.times(rootOfPrimitive(primitive));
}

/** p = (numerator/denominator)·q with a positive rational factor and coprime Gaussian integer coefficients in q. */
function integerPrimitive(
  p: Polynomial,
): [{ numerator: Integer; denominator: Integer }, Polynomial] {
  let numerator: Integer = 0;
  let denominator: Integer = 1;
  for (const c of p.values()) {
    numerator = integer.gcd(numerator, integer.gcd(c.re, c.im));
    denominator = integer.divideExact(
      integer.multiply(denominator, c.den),
      integer.gcd(denominator, c.den),
    );
  }
  return [
    { numerator, denominator },
    polynomial.scale(p, gaussian.gaussian(denominator, 0, numerator)),
  ];
}

function rootOfSymbol(generator: Generator): Scalar {
  return Scalar.ofGenerator(rootGenerator(polynomial.ofGenerator(generator.id), generator.key));
}

/** √(numerator/denominator) with one generator a prime, so that √6 = √2·√3. */
function rootOfRational(numerator: Integer, denominator: Integer): Scalar {
  const { root, rest } = integer.squarePart(integer.multiply(numerator, denominator));
  let result = Scalar.rational(root, denominator);
  for (const prime of primeFactors(rest)) {
    const radicand = polynomial.constant(gaussian.fromInteger(prime));
    result = result.times(Scalar.ofGenerator(rootGenerator(radicand, String(prime))));
  }
  return result;
}

function primeFactors(squareFree: Integer): readonly Integer[] {
  const factors: Integer[] = [];
  let rest = BigInt(squareFree);
  for (let p = 2n; p * p <= rest; p += 1n) {
    if (p > 1_000_000n) throw new InputError(`${squareFree} is too large to factor under a root`);
    if (rest % p === 0n) {
      factors.push(integer.narrow(p));
      rest /= p;
    }
  }
  if (rest > 1n) factors.push(integer.narrow(rest));
  return factors;
}

/** The root of a polynomial with coprime integer coefficients. */
function rootOfPrimitive(p: Polynomial): Scalar {
  const value = polynomial.constantValue(p);
  if (value) {
    if (value.im !== 0) throw new InputError('the root of a complex number');
    return value.re === 1 ? Scalar.ONE : Scalar.I;
  }
  const square = squareFactor(p);
  if (polynomial.constantValue(square) === undefined) {
    if (!isPositive(square)) {
      throw new InputError('the root of the square of an expression whose sign is not known');
    }
    return Scalar.ofPolynomial(square).times(rootOfPolynomial(withoutSquare(p, square)));
  }
  const key = polynomial
    .sortedTerms(p)
    .map(([m, c]) => `${describe(m)}:${c.re},${c.im}`)
    .join('+');
  return Scalar.ofGenerator(rootGenerator(p, key));
}

function describe(m: string): string {
  const parts: string[] = [];
  monomial.forEachFactor(m, (id, exponent) => parts.push(`${generatorOf(id).key}^${exponent}`));
  return parts.sort().join(' ');
}

function gcdWithMonomials(a: Polynomial, b: Polynomial): Polynomial {
  const common = monomial.commonPart(polynomial.monomialContent(a), polynomial.monomialContent(b));
  return polynomial.shift(gcd(a, b), common);
}

function rootGenerator(radicand: Polynomial, key: string): Root {
  const known = roots.find((root) => polynomial.equals(root.radicand, radicand));
  if (known) return known;
  if (radicand.size > 1) refuseDependence(radicand);
  return intern({ kind: 'root', key: `sqrt(${key})`, radicand }) as Root;
}

/** Throws when the product of the new radicand with some of those it shares factors with is a square. */
function refuseDependence(radicand: Polynomial): void {
  const related: Polynomial[] = [];
  const frontier: Polynomial[] = [radicand];
  for (let p = frontier.pop(); p; p = frontier.pop()) {
    for (const root of roots) {
      if (related.includes(root.radicand)) continue;
      if (polynomial.constantValue(gcdWithMonomials(p, root.radicand)) !== undefined) continue;
      related.push(root.radicand);
      frontier.push(root.radicand);
    }
  }
  for (let subset = 1; subset < 2 ** related.length; subset++) {
    let product = radicand;
    related.forEach((p, k) => {
      if ((subset >> k) & 1) product = polynomial.multiply(product, p);
    });
    if (isSquare(product)) {
      throw new InputError(
        'this root is a product of roots already in use, up to a sign that is not known',
      );
    }
  }
}

/** Whether every irreducible factor occurs an even number of times: p is a constant times a square. */
function isSquare(p: Polynomial): boolean {
  return polynomial.constantValue(withoutSquare(p, squareFactor(p))) !== undefined;
}

function withoutSquare(p: Polynomial, root: Polynomial): Polynomial {
  return polynomial.divideExact(p, polynomial.multiply(root, root))!;
}

/** The s of p = s²·t with t square-free, up to a constant, for a polynomial without negative exponents. */
function squareFactor(p: Polynomial): Polynomial {
  const powers = polynomial.monomialContent(p);
  let square: Polynomial = polynomial.ONE;
  monomial.forEachFactor(powers, (id, exponent) => {
    square = polynomial.shift(square, monomial.monomialOf(id, Math.floor(exponent / 2)));
  });
  for (const { base, multiplicity } of factors(polynomial.shift(p, monomial.inverse(powers)))) {
    square = polynomial.multiply(square, polynomial.power(base, Math.floor(multiplicity / 2)));
  }
  return square;
}
