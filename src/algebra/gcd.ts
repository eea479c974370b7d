/**
 * The greatest common divisor of multivariate polynomials over ℚ(i).
 *
 * Most pairs that arise are coprime, or share a factor in one or two variables. So the variables that the gcd
 * cannot contain are found first: fixing all the others at points modulo a prime leaves univariate images, and if
 * their gcd is constant while the leading coefficients survived, the true gcd has degree zero there; that
 * conclusion is exact whatever the points were. What remains is found from images modulo primes, or, should that
 * fail, by the primitive polynomial remainder sequence.
 */
import * as gaussian from './gaussian.ts';
import * as integer from './integer.ts';
import { modularGcd, variablesAbsentFromGcd } from './modular-gcd.ts';
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
  return modularGcd(a, b) ?? remainderSequence(a, b);
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
    const clean = integral(withoutMonomialContent(remainder));
    u = v;
    v = integral(polynomial.divideExact(clean, content(clean, id))!);
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

/** The multiple with coprime integer parts in its coefficients, the leading one being real: this keeps them short. */
function integral(p: Polynomial): Polynomial {
  const scaled = monic(p);
  let denominator: integer.Integer = 1;
  for (const { den } of scaled.values()) {
    denominator = integer.multiply(
      denominator,
      integer.divideExact(den, integer.gcd(denominator, den)),
    );
  }
  return polynomial.scale(scaled, gaussian.fromInteger(denominator));
}

/** p divided by its leading coefficient: one canonical polynomial for each up to a constant. */
export function monic(p: Polynomial): Polynomial {
  return polynomial.scale(p, gaussian.inverse(polynomial.leadingCoefficient(p)));
}
