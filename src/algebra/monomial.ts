/**
 * Laurent monomials Π generator^exponent, packed into strings.
 *
 * A monomial is a string of UTF-16 pairs (generator identity, exponent + 0x8000) in increasing identity; the
 * empty string is 1. Strings are the one immutable integer vector that JavaScript hashes and compares natively,
 * which is what a sparse polynomial spends its time on.
 */
import { InputError } from './errors.ts';
import { generatorOf } from './generators.ts';

export type Monomial = string;

export const UNIT: Monomial = '';
const OFFSET = 0x8000;
const LARGEST = 0x7fff;

/** Throws InputError for an exponent that does not fit. */
function pack(id: number, exponent: number): string {
  if (exponent > LARGEST || exponent < -LARGEST) {
    throw new InputError(`an exponent of ${exponent} is beyond ±${LARGEST}`);
  }
  return String.fromCharCode(id, exponent + OFFSET);
}

/** generator^exponent. */
export function monomialOf(id: number, exponent = 1): Monomial {
  return exponent === 0 ? UNIT : pack(id, exponent);
}

export function factorCount(m: Monomial): number {
  return m.length >> 1;
}

export function identityAt(m: Monomial, position: number): number {
  return m.charCodeAt(position << 1);
}

export function exponentAt(m: Monomial, position: number): number {
  return m.charCodeAt((position << 1) + 1) - OFFSET;
}

/** Calls `visit(identity, exponent)` for each factor, in increasing identity. */
export function forEachFactor(m: Monomial, visit: (id: number, exponent: number) => void): void {
  for (let k = 0; k < m.length; k += 2) visit(m.charCodeAt(k), m.charCodeAt(k + 1) - OFFSET);
}

/** The exponent of one generator, 0 when it does not occur. */
export function exponentOf(m: Monomial, id: number): number {
  for (let k = 0; k < m.length; k += 2) {
    if (m.charCodeAt(k) === id) return m.charCodeAt(k + 1) - OFFSET;
  }
  return 0;
}

/** The monomial without one generator. */
export function without(m: Monomial, id: number): Monomial {
  for (let k = 0; k < m.length; k += 2) {
    if (m.charCodeAt(k) === id) return m.slice(0, k) + m.slice(k + 2);
  }
  return m;
}

export function multiply(a: Monomial, b: Monomial): Monomial {
  if (a === UNIT) return b;
  if (b === UNIT) return a;
  let result = '';
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (x === y) {
      const exponent = a.charCodeAt(i + 1) + b.charCodeAt(j + 1) - 2 * OFFSET;
      if (exponent !== 0) result += pack(x, exponent);
      i += 2;
      j += 2;
    } else if (x < y) {
      result += a.slice(i, i + 2);
      i += 2;
    } else {
      result += b.slice(j, j + 2);
      j += 2;
    }
  }
  return result + a.slice(i) + b.slice(j);
}

/** The monomial with every exponent multiplied by n. */
export function power(m: Monomial, n: number): Monomial {
  if (n === 1) return m;
  let result = '';
  if (n !== 0) forEachFactor(m, (id, exponent) => (result += pack(id, exponent * n)));
  return result;
}

export function inverse(m: Monomial): Monomial {
  return power(m, -1);
}

/** The generator-wise minimum of the exponents: the largest monomial that divides both, in the Laurent sense. */
export function commonPart(a: Monomial, b: Monomial): Monomial {
  if (a === b) return a;
  let result = '';
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? a.charCodeAt(i) : 0xffff;
    const y = j < b.length ? b.charCodeAt(j) : 0xffff;
    const id = Math.min(x, y);
    const left = x === id ? a.charCodeAt(i + 1) - OFFSET : 0;
    const right = y === id ? b.charCodeAt(j + 1) - OFFSET : 0;
    const exponent = Math.min(left, right);
    if (exponent !== 0) result += pack(id, exponent);
    if (x === id) i += 2;
    if (y === id) j += 2;
  }
  return result;
}

interface NamedFactor {
  readonly id: number;
  readonly key: string;
  readonly exponent: number;
}

const sortedFactors = new Map<Monomial, readonly NamedFactor[]>();

/** The factors in the order of the generators' names, which is the same in every process. */
export function byName(m: Monomial): readonly NamedFactor[] {
  const known = sortedFactors.get(m);
  if (known) return known;
  const factors: NamedFactor[] = [];
  forEachFactor(m, (id, exponent) => factors.push({ id, key: generatorOf(id).key, exponent }));
  factors.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (sortedFactors.size > 100_000) sortedFactors.clear();
  sortedFactors.set(m, factors);
  return factors;
}

/** The sum of the exponents. */
export function degree(m: Monomial): number {
  let total = 0;
  forEachFactor(m, (_, exponent) => (total += exponent));
  return total;
}

/**
 * The canonical order, largest first: by total degree, then lexicographically by the generators' names. It
 * depends on names only, never on the order in which symbols were declared.
 */
export function compare(a: Monomial, b: Monomial): number {
  if (a === b) return 0;
  const difference = degree(b) - degree(a);
  if (difference !== 0) return difference;
  const x = byName(a);
  const y = byName(b);
  for (let k = 0; k < x.length && k < y.length; k++) {
    const p = x[k]!;
    const q = y[k]!;
    if (p.key !== q.key)
      return (p.key < q.key ? -1 : 1) * Math.sign(p.key < q.key ? p.exponent : q.exponent);
    if (p.exponent !== q.exponent) return q.exponent - p.exponent;
  }
  return x.length === y.length
    ? 0
    : x.length > y.length
      ? -Math.sign(x[y.length]!.exponent)
      : Math.sign(y[x.length]!.exponent);
}

/** A quick multiplicative order for division: lexicographic by identity, largest first. */
export function compareByIdentity(a: Monomial, b: Monomial): number {
  let k = 0;
  while (k < a.length && k < b.length) {
    const x = a.charCodeAt(k);
    const y = b.charCodeAt(k);
    if (x < y) return OFFSET - a.charCodeAt(k + 1);
    if (x > y) return b.charCodeAt(k + 1) - OFFSET;
    const difference = b.charCodeAt(k + 1) - a.charCodeAt(k + 1);
    if (difference !== 0) return difference;
    k += 2;
  }
  if (k < a.length) return OFFSET - a.charCodeAt(k + 1);
  if (k < b.length) return b.charCodeAt(k + 1) - OFFSET;
  return 0;
}
