/**
 * Sparse multivariate Laurent polynomials over ℚ(i): maps from monomial to a non-zero coefficient.
 * Zero is the empty map, and nothing else; √ generators are reduced by r² = radicand on every product.
 */
import { spend } from './effort.ts';
import { InputError } from './errors.ts';
import type { Gaussian } from './gaussian.ts';
import * as gaussian from './gaussian.ts';
import { conjugatePartner, generatorOf, isRoot, roots } from './generators.ts';
import * as monomial from './monomial.ts';
import { type Monomial, UNIT } from './monomial.ts';
import { isPositive } from './sign.ts';

export type Polynomial = ReadonlyMap<Monomial, Gaussian>;

export const ZERO: Polynomial = new Map();
export const ONE: Polynomial = new Map([[UNIT, gaussian.ONE]]);

export function constant(value: Gaussian): Polynomial {
  return gaussian.isZero(value) ? ZERO : new Map([[UNIT, value]]);
}

export function term(m: Monomial, coefficient: Gaussian = gaussian.ONE): Polynomial {
  return gaussian.isZero(coefficient) ? ZERO : new Map([[m, coefficient]]);
}

export function ofGenerator(id: number, exponent = 1): Polynomial {
  return term(monomial.monomialOf(id, exponent));
}

/** The value of a constant polynomial, undefined for any other. */
export function constantValue(p: Polynomial): Gaussian | undefined {
  if (p.size === 0) return gaussian.ZERO;
  return p.size === 1 ? p.get(UNIT) : undefined;
}

export function isOne(p: Polynomial): boolean {
  const value = p.size === 1 ? p.get(UNIT) : undefined;
  return value !== undefined && gaussian.isOne(value);
}

export function equals(a: Polynomial, b: Polynomial): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [m, x] of a) {
    const y = b.get(m);
    if (y === undefined || !gaussian.equals(x, y)) return false;
  }
  return true;
}

/** Adds one term to a polynomial under construction. */
export function accumulate(sum: Map<Monomial, Gaussian>, m: Monomial, coefficient: Gaussian): void {
  const present = sum.get(m);
  if (present === undefined) {
    sum.set(m, coefficient);
    return;
  }
  const total = gaussian.add(present, coefficient);
  if (gaussian.isZero(total)) sum.delete(m);
  else sum.set(m, total);
}

export function add(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const sum = new Map(a);
  for (const [m, coefficient] of b) accumulate(sum, m, coefficient);
  return sum;
}

export function scale(p: Polynomial, factor: Gaussian): Polynomial {
  if (gaussian.isOne(factor)) return p;
  if (gaussian.isZero(factor)) return ZERO;
  const result = new Map<Monomial, Gaussian>();
  for (const [m, coefficient] of p) result.set(m, gaussian.multiply(coefficient, factor));
  return result;
}

export function negate(p: Polynomial): Polynomial {
  return scale(p, gaussian.MINUS_ONE);
}

export function subtract(a: Polynomial, b: Polynomial): Polynomial {
  return add(a, negate(b));
}

/** The product with one monomial that holds no root. */
export function shift(p: Polynomial, by: Monomial): Polynomial {
  if (by === UNIT) return p;
  const result = new Map<Monomial, Gaussian>();
  for (const [m, coefficient] of p) result.set(monomial.multiply(m, by), coefficient);
  return result;
}

export function multiply(a: Polynomial, b: Polynomial): Polynomial {
  const product = multiplyFreely(a, b);
  return product === a || product === b ? product : reduceRoots(product);
}

/** The product with roots taken as variables of their own. */
export function multiplyFreely(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size === 0 || b.size === 0) return ZERO;
  const [x, y] = [constantValue(a), constantValue(b)];
  if (x) return scale(b, x);
  if (y) return scale(a, y);
  spend(a.size * b.size);
  const product = new Map<Monomial, Gaussian>();
  for (const [m, x] of a) {
    for (const [n, y] of b) {
      accumulate(product, monomial.multiply(m, n), gaussian.multiply(x, y));
    }
  }
  return product;
}

/** pⁿ for n ≥ 0. */
export function power(p: Polynomial, n: number): Polynomial {
  const [only] = p;
  if (p.size === 1 && gaussian.isOne(only![1])) {
    return reduceRoots(term(monomial.power(only![0], n)));
  }
  let result = ONE;
  let base = p;
  for (let k = n; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = multiply(result, base);
    if (k > 1) base = multiply(base, base);
  }
  return result;
}

/** Brings every root's exponent to 0 or 1 by r² = radicand. A radicand of one term may be divided by as well. */
export function reduceRoots(p: Polynomial): Polynomial {
  if (roots.length === 0) return p;
  for (const m of p.keys()) {
    for (let k = 0; k < monomial.factorCount(m); k++) {
      const generator = generatorOf(monomial.identityAt(m, k));
      if (generator.kind !== 'root' || monomial.exponentAt(m, k) === 1) continue;
      return reduceRoots(reduceRoot(p, generator.id, generator.radicand));
    }
  }
  return p;
}

function reduceRoot(p: Polynomial, id: number, radicand: Polynomial): Polynomial {
  const result = new Map<Monomial, Gaussian>();
  for (const [m, coefficient] of p) {
    const exponent = monomial.exponentOf(m, id);
    const pairs = Math.floor(exponent / 2);
    const rest = monomial.multiply(
      monomial.without(m, id),
      monomial.monomialOf(id, exponent - 2 * pairs),
    );
    if (pairs === 0) {
      accumulate(result, rest, coefficient);
      continue;
    }
    for (const [n, factor] of signedPower(radicand, pairs)) {
      accumulate(result, monomial.multiply(rest, n), gaussian.multiply(coefficient, factor));
    }
  }
  return result;
}

function signedPower(p: Polynomial, n: number): Polynomial {
  if (n >= 0) return power(p, n);
  const [only] = p;
  if (p.size !== 1 || only === undefined) {
    throw new RangeError('a negative power of the root of a sum must be rationalised first');
  }
  return power(term(monomial.inverse(only[0]), gaussian.inverse(only[1])), -n);
}

/** The largest Laurent monomial that divides every term (an empty factor for one that occurs with no common power). */
export function monomialContent(p: Polynomial): Monomial {
  let content: Monomial | undefined;
  for (const m of p.keys()) content = content === undefined ? m : monomial.commonPart(content, m);
  return content ?? UNIT;
}

/** The identities of the generators that occur, in increasing order. */
export function support(p: Polynomial): readonly number[] {
  const ids = new Set<number>();
  for (const m of p.keys()) monomial.forEachFactor(m, (id) => ids.add(id));
  return [...ids].sort((a, b) => a - b);
}

/** p as a polynomial in one generator: exponent ↦ coefficient. */
export function coefficientsIn(p: Polynomial, id: number): Map<number, Polynomial> {
  const rows = new Map<number, Map<Monomial, Gaussian>>();
  for (const [m, coefficient] of p) {
    const exponent = monomial.exponentOf(m, id);
    const row = rows.get(exponent) ?? new Map<Monomial, Gaussian>();
    rows.set(exponent, row);
    row.set(monomial.without(m, id), coefficient);
  }
  return rows;
}

/** The terms in the canonical order, largest first. */
export function sortedTerms(p: Polynomial): readonly (readonly [Monomial, Gaussian])[] {
  return [...p].sort((a, b) => monomial.compare(a[0], b[0]));
}

/** The canonically first term's coefficient; p must not be zero. */
export function leadingCoefficient(p: Polynomial): Gaussian {
  let best: readonly [Monomial, Gaussian] | undefined;
  for (const entry of p) {
    if (best === undefined || monomial.compare(entry[0], best[0]) < 0) best = entry;
  }
  return best![1];
}

/** The quotient when b divides a exactly among polynomials without negative exponents, undefined when it does not. */
export function divideExact(a: Polynomial, b: Polynomial): Polynomial | undefined {
  if (a.size === 0) return ZERO;
  const value = constantValue(b);
  if (value !== undefined) return scale(a, gaussian.inverse(value));
  const [leadM, leadC] = leadByIdentity(b);
  const inverseLeadM = monomial.inverse(leadM);
  const inverseLeadC = gaussian.inverse(leadC);
  const remainder = new Map(a);
  const quotient = new Map<Monomial, Gaussian>();
  while (remainder.size > 0) {
    spend(b.size + remainder.size);
    const [m, c] = leadByIdentity(remainder);
    const qm = monomial.multiply(m, inverseLeadM);
    for (let k = 0; k < monomial.factorCount(qm); k++)
      if (monomial.exponentAt(qm, k) < 0) return undefined;
    const qc = gaussian.multiply(c, inverseLeadC);
    quotient.set(qm, qc);
    const minus = gaussian.negate(qc);
    for (const [n, d] of b)
      accumulate(remainder, monomial.multiply(n, qm), gaussian.multiply(d, minus));
  }
  return quotient;
}

function leadByIdentity(p: Polynomial): readonly [Monomial, Gaussian] {
  let best: readonly [Monomial, Gaussian] | undefined;
  for (const entry of p) {
    if (best === undefined || monomial.compareByIdentity(entry[0], best[0]) < 0) best = entry;
  }
  return best!;
}

/**
 * The complex conjugate: i ↦ −i, phases inverted, complex symbols exchanged with their conjugates. A root is
 * its own conjugate when its radicand is certainly positive. Throws InputError for any other root: its conjugate
 * is not decided.
 */
export function conjugate(p: Polynomial): Polynomial {
  const result = new Map<Monomial, Gaussian>();
  for (const [m, coefficient] of p)
    accumulate(result, conjugateMonomial(m), gaussian.conjugate(coefficient));
  return result;
}

function conjugateMonomial(m: Monomial): Monomial {
  let result = UNIT;
  monomial.forEachFactor(m, (id, exponent) => {
    const generator = generatorOf(id);
    if (generator.kind === 'root' && !isPositive(generator.radicand)) {
      throw new InputError(
        `the conjugate of ${generator.key} is undecided: the sign of its radicand is not known`,
      );
    }
    const factor =
      generator.kind === 'phase'
        ? monomial.monomialOf(id, -exponent)
        : monomial.monomialOf(conjugatePartner(generator).id, exponent);
    result = monomial.multiply(result, factor);
  });
  return result;
}

/** Whether any √ generator occurs. */
export function hasRoots(p: Polynomial): boolean {
  for (const m of p.keys()) {
    for (let k = 0; k < monomial.factorCount(m); k++)
      if (isRoot(monomial.identityAt(m, k))) return true;
  }
  return false;
}
