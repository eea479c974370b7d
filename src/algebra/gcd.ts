/**
 * The greatest common divisor of multivariate polynomials over ℚ(i).
 *
 * Most pairs that arise are coprime, or share a factor in one or two variables. So the variables that the gcd
 * cannot contain are found first: evaluating all the others at random points modulo a prime leaves univariate
 * images, and if their gcd is constant while a leading coefficient survived, the true gcd has degree zero
 * there; that conclusion is exact whatever the random points were. What remains goes through the primitive
 * polynomial remainder sequence in the variable of smallest degree.
 */
import * as gaussian from './gaussian.ts';
import * as integer from './integer.ts';
import * as monomial from './monomial.ts';
import * as polynomial from './polynomial.ts';
import { ONE, type Polynomial } from './polynomial.ts';

/**
 * The gcd of two polynomials without negative exponents, up to a constant factor, with no monomial factor
 * (monomials are units among Laurent polynomials). Roots are taken as variables of their own.
 */
export function gcd(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size === 0) return withoutMonomialContent(b);
  if (b.size === 0) return withoutMonomialContent(a);
  return reducedGcd(withoutMonomialContent(a), withoutMonomialContent(b));
}

/** p divided by its largest monomial factor. */
export function withoutMonomialContent(p: Polynomial): Polynomial {
  return polynomial.shift(p, monomial.inverse(polynomial.monomialContent(p)));
}

function reducedGcd(first: Polynomial, second: Polynomial): Polynomial {
  let a = first;
  let b = second;
  for (;;) {
    if (a.size === 1 || b.size === 1) return ONE;
    if (polynomial.equals(a, b)) return a;
    const inA = polynomial.support(a);
    const inB = polynomial.support(b);
    if (!inA.some((id) => inB.includes(id))) return ONE;
    const onlyA = inA.find((id) => !inB.includes(id));
    if (onlyA !== undefined) {
      a = content(a, onlyA);
      continue;
    }
    const onlyB = inB.find((id) => !inA.includes(id));
    if (onlyB !== undefined) {
      b = content(b, onlyB);
      continue;
    }
    const absent = variablesAbsentFromGcd(a, b, inA);
    if (absent.length === inA.length) return ONE;
    if (absent.length === 0) break;
    for (const id of absent) {
      a = content(a, id);
      b = content(b, id);
    }
  }
  if (polynomial.divideExact(a, b)) return b;
  if (polynomial.divideExact(b, a)) return a;
  return remainderSequence(a, b);
}

/** The gcd of the coefficients of p as a polynomial in one variable, without monomial factors. */
export function content(p: Polynomial, id: number): Polynomial {
  const rows = [...polynomial.coefficientsIn(p, id).values()].sort((x, y) => x.size - y.size);
  let result: Polynomial = rows[0]!;
  for (const row of rows.slice(1)) {
    if (result.size === 1) break;
    result = gcd(result, row);
  }
  return result.size === 1 ? ONE : withoutMonomialContent(result);
}

/** Euclid's algorithm with primitive parts, in the variable of smallest degree. */
function remainderSequence(a: Polynomial, b: Polynomial): Polynomial {
  const id = smallestDegreeVariable(a, b);
  const contentA = content(a, id);
  const contentB = content(b, id);
  let u = polynomial.divideExact(a, contentA)!;
  let v = polynomial.divideExact(b, contentB)!;
  if (degreeIn(u, id) < degreeIn(v, id)) [u, v] = [v, u];
  for (;;) {
    const remainder = pseudoRemainder(u, v, id);
    if (remainder.size === 0) break;
    if (degreeIn(remainder, id) === 0) {
      v = ONE;
      break;
    }
    const clean = withoutMonomialContent(remainder);
    u = v;
    v = polynomial.divideExact(clean, content(clean, id))!;
  }
  return withoutMonomialContent(polynomial.multiplyFreely(v, gcd(contentA, contentB)));
}

function degreeIn(p: Polynomial, id: number): number {
  let degree = 0;
  for (const m of p.keys()) degree = Math.max(degree, monomial.exponentOf(m, id));
  return degree;
}

function smallestDegreeVariable(a: Polynomial, b: Polynomial): number {
  let best = -1;
  let smallest = Number.POSITIVE_INFINITY;
  for (const id of polynomial.support(a)) {
    const degree = Math.max(degreeIn(a, id), degreeIn(b, id));
    if (degree < smallest) [best, smallest] = [id, degree];
  }
  return best;
}

/** A multiple of u reduced modulo v in one variable. */
function pseudoRemainder(u: Polynomial, v: Polynomial, id: number): Polynomial {
  const degree = degreeIn(v, id);
  const lead = polynomial.coefficientsIn(v, id).get(degree)!;
  let remainder = u;
  for (;;) {
    const top = degreeIn(remainder, id);
    if (remainder.size === 0 || top < degree) return remainder;
    const factor = polynomial.coefficientsIn(remainder, id).get(top)!;
    const shifted = polynomial.shift(v, monomial.monomialOf(id, top - degree));
    remainder = polynomial.subtract(
      polynomial.multiplyFreely(remainder, lead),
      polynomial.multiplyFreely(shifted, factor),
    );
  }
}

/** A prime below 2²⁶, so that products of residues are exact in doubles, with a square root of −1. */
const PRIME = 67108837;
const SQRT_MINUS_ONE = 55262216;

/** The variables in which the gcd certainly has degree zero. A variable left out may or may not occur in it. */
function variablesAbsentFromGcd(
  a: Polynomial,
  b: Polynomial,
  ids: readonly number[],
): readonly number[] {
  let seed = 12345;
  const next = (): number => {
    seed = (seed * 48271) % 2147483647;
    return (seed % (PRIME - 2)) + 1;
  };
  const point = new Map(ids.map((id) => [id, next()]));
  return ids.filter((id) => {
    const imageA = univariateImage(a, id, point);
    const imageB = univariateImage(b, id, point);
    if (imageA === undefined || imageB === undefined) return false;
    return univariateGcdDegree(imageA, imageB) === 0;
  });
}

/** p modulo the prime with all variables but one fixed; undefined when its degree drops or a denominator vanishes. */
function univariateImage(
  p: Polynomial,
  id: number,
  point: ReadonlyMap<number, number>,
): number[] | undefined {
  const image = new Array<number>(degreeIn(p, id) + 1).fill(0);
  for (const [m, coefficient] of p) {
    const den = integer.modulo(coefficient.den, PRIME);
    if (den === 0) return undefined;
    let value = multiplyMod(
      (integer.modulo(coefficient.re, PRIME) +
        multiplyMod(integer.modulo(coefficient.im, PRIME), SQRT_MINUS_ONE)) %
        PRIME,
      inverseMod(den),
    );
    let exponent = 0;
    monomial.forEachFactor(m, (factor, e) => {
      if (factor === id) exponent = e;
      else value = multiplyMod(value, powerMod(point.get(factor)!, e));
    });
    image[exponent] = (image[exponent]! + value) % PRIME;
  }
  return image[image.length - 1] === 0 ? undefined : image;
}

function univariateGcdDegree(a: readonly number[], b: readonly number[]): number {
  let u = a.length >= b.length ? [...a] : [...b];
  let v = a.length >= b.length ? [...b] : [...a];
  while (v.length > 1) {
    const inverse = inverseMod(v[v.length - 1]!);
    while (u.length >= v.length) {
      const factor = multiplyMod(u[u.length - 1]!, inverse);
      const offset = u.length - v.length;
      for (let k = 0; k < v.length; k++) {
        u[offset + k] = (u[offset + k]! - multiplyMod(factor, v[k]!) + PRIME) % PRIME;
      }
      while (u.length > 0 && u[u.length - 1] === 0) u.pop();
    }
    if (u.length === 0) return v.length - 1;
    [u, v] = [v, u];
  }
  return 0;
}

function multiplyMod(a: number, b: number): number {
  return (a * b) % PRIME;
}

function powerMod(base: number, exponent: number): number {
  let result = 1;
  let factor = base;
  for (let k = exponent; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = multiplyMod(result, factor);
    factor = multiplyMod(factor, factor);
  }
  return result;
}

function inverseMod(value: number): number {
  return powerMod(value, PRIME - 2);
}

/** p divided by its leading coefficient: one canonical polynomial for each up to a constant. */
export function monic(p: Polynomial): Polynomial {
  return polynomial.scale(p, gaussian.inverse(polynomial.leadingCoefficient(p)));
}
