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
import { type Generator, generatorOf, intern, isRoot, type Root, roots } from './generators.ts';
import type { Integer } from './integer.ts';
import * as integer from './integer.ts';
import * as monomial from './monomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';
import { Scalar } from './scalar.ts';
import { isPositive, polynomialSign } from './sign.ts';

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
  const product = integer.multiply(numerator, denominator);
  const primes = integer.primeFactors(product);
  if (!primes) throw new InputError(`${product} is too large to factor under a root`);
  let result = Scalar.rational(1, denominator);
  for (const [prime, multiplicity] of primes) {
    result = result.times(Scalar.integer(integer.power(prime, Math.floor(multiplicity / 2))));
    if (multiplicity % 2 === 0) continue;
    const radicand = polynomial.constant(gaussian.fromInteger(prime));
    result = result.times(Scalar.ofGenerator(rootGenerator(radicand, String(prime))));
  }
  return result;
}

/** The root of a polynomial with coprime integer coefficients. */
function rootOfPrimitive(p: Polynomial): Scalar {
  const value = polynomial.constantValue(p);
  if (value) {
    if (value.im !== 0) throw new InputError('the root of a complex number');
    return value.re === 1 ? Scalar.ONE : Scalar.I;
  }
  if (polynomialSign(p) < 0) return Scalar.I.times(rootOfPrimitive(polynomial.negate(p)));
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
  return Scalar.ofGenerator(independentRoot(p, key));
}

function describe(m: string): string {
  const parts: string[] = [];
  monomial.forEachFactor(m, (id, exponent) => parts.push(`${generatorOf(id).key}^${exponent}`));
  return parts.sort().join(' ');
}

/** The gcd with monomials counted, for polynomials without negative exponents. */
function gcdWithMonomials(a: Polynomial, b: Polynomial): Polynomial {
  const common = monomial.commonPart(polynomial.monomialContent(a), polynomial.monomialContent(b));
  return polynomial.shift(gcd(a, b), common);
}

function rootGenerator(radicand: Polynomial, key: string): Root {
  return knownRoot(radicand) ?? (intern({ kind: 'root', key: `sqrt(${key})`, radicand }) as Root);
}

function knownRoot(radicand: Polynomial): Root | undefined {
  return roots.find((root) => polynomial.equals(root.radicand, radicand));
}

/** The generator of a root that numbers and positive symbols do not settle. Throws when it is not independent. */
function independentRoot(radicand: Polynomial, key: string): Root {
  if (!knownRoot(radicand)) refuseDependence(radicand);
  return rootGenerator(radicand, key);
}

/**
 * Throws when the product of the new radicand with some of those in use may be a square. Radicands are compared by
 * the irreducible factors that occur in them an odd number of times, and those that hold roots by their norms:
 * the norm of a square is a square.
 */
function refuseDependence(radicand: Polynomial): void {
  const own = oddFactors(norm(radicand));
  const related: (readonly Polynomial[])[] = [];
  const others = roots.map((root) => oddFactors(norm(root.radicand)));
  const frontier = [own];
  for (let parts = frontier.pop(); parts; parts = frontier.pop()) {
    for (const other of others) {
      if (related.includes(other) || !parts.some((p) => other.some((q) => shareFactor(p, q))))
        continue;
      related.push(other);
      frontier.push(other);
    }
  }
  const base = coprimeBase([...own, ...related.flat()]);
  const parity = (parts: readonly Polynomial[]): bigint =>
    base.reduce(
      (bits, b, k) => (parts.some((p) => shareFactor(p, b)) ? bits | (1n << BigInt(k)) : bits),
      0n,
    );
  if (isInSpan(parity(own), related.map(parity))) {
    throw new InputError(
      'this root may be a product of roots already in use, up to a sign that is not known',
    );
  }
}

/** Pairwise coprime polynomials without repeated factors, whose product is p up to a square and a constant. */
function oddFactors(p: Polynomial): readonly Polynomial[] {
  const odd: Polynomial[] = [];
  const powers = polynomial.monomialContent(p);
  monomial.forEachFactor(powers, (id, exponent) => {
    if (exponent % 2 !== 0) odd.push(polynomial.ofGenerator(id));
  });
  for (const { base, multiplicity } of factors(polynomial.shift(p, monomial.inverse(powers)))) {
    if (multiplicity % 2 !== 0) odd.push(base);
  }
  return odd;
}

function isConstant(p: Polynomial): boolean {
  return polynomial.constantValue(p) !== undefined;
}

function shareFactor(p: Polynomial, q: Polynomial): boolean {
  return !isConstant(gcdWithMonomials(p, q));
}

/** Pairwise coprime polynomials of which each given one, free of repeated factors, is a product. */
function coprimeBase(parts: readonly Polynomial[]): readonly Polynomial[] {
  const base: Polynomial[] = [];
  for (const part of parts) {
    let rest = part;
    for (let k = 0; k < base.length && !isConstant(rest); k++) {
      const common = gcdWithMonomials(base[k]!, rest);
      if (isConstant(common)) continue;
      const other = polynomial.divideExact(base[k]!, common)!;
      rest = polynomial.divideExact(rest, common)!;
      base[k] = common;
      if (!isConstant(other)) base.push(other);
    }
    if (!isConstant(rest)) base.push(rest);
  }
  return base;
}

/** Whether a vector over the field of two elements, as bits, is a sum of some of the others. */
function isInSpan(vector: bigint, others: readonly bigint[]): boolean {
  const reduced: bigint[] = [];
  const remainder = (v: bigint): bigint =>
    reduced.reduce((rest, pivot) => ((rest ^ pivot) < rest ? rest ^ pivot : rest), v);
  for (const other of others) {
    const rest = remainder(other);
    if (rest === 0n) continue;
    reduced.push(rest);
    reduced.sort((x, y) => (x < y ? 1 : -1));
  }
  return remainder(vector) === 0n;
}

/** The product over all signs of the roots in p, which is free of roots. */
function norm(p: Polynomial): Polynomial {
  // Later roots may hold earlier ones, not the other way round.
  const id = polynomial.support(p).findLast(isRoot);
  if (id === undefined) return p;
  const rows = polynomial.coefficientsIn(p, id);
  const odd = polynomial.multiply(rows.get(1) ?? polynomial.ZERO, polynomial.ofGenerator(id));
  const even = rows.get(0) ?? polynomial.ZERO;
  return norm(polynomial.subtract(polynomial.multiply(even, even), polynomial.multiply(odd, odd)));
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
