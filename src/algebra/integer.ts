/**
 * Exact integers that do not pay for BigInt while they are small.
 *
 * An `Integer` is a `number` whenever it is a safe integer, a `bigint` otherwise; every function here returns
 * that normal form, so `===` decides equality. If a product of two safe integers is computed as a safe integer
 * in floating point, it is exact.
 */
import { spend } from './effort.ts';
import { InputError } from './errors.ts';

export type Integer = number | bigint;

/** Integers beyond this many digits are refused: nothing in physics has them, and they take all memory. */
const MOST_DIGITS = 10_000;
const LARGEST = 10n ** BigInt(MOST_DIGITS);

/** From here on arithmetic takes long enough to be counted as more than one product. */
const LONG = 10n ** 100n;

function bounded(value: bigint): bigint {
  if (value > LONG || value < -LONG) {
    if (value > LARGEST || value < -LARGEST) {
      throw new InputError(`a number of more than ${MOST_DIGITS} digits is not supported`);
    }
    spend(100);
  }
  return value;
}

/** The normal form of a bigint. */
export function narrow(value: bigint): Integer {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return narrow(BigInt(a) + BigInt(b));
}

export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // + 0 turns −0 into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return narrow(bounded(BigInt(a) * BigInt(b)));
}

export function negate(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : narrow(-a);
}

export function isNegative(a: Integer): boolean {
  return a < 0;
}

/** The quotient of an exact division. */
export function divideExact(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return a / b + 0;
  return narrow(BigInt(a) / BigInt(b));
}

/** The remainder, in 0 … modulus − 1. */
export function modulo(a: Integer, modulus: number): number {
  const remainder = typeof a === 'number' ? a % modulus : Number(a % BigInt(modulus));
  return remainder < 0 ? remainder + modulus : remainder;
}

/** The greatest common divisor, not negative; gcd(0, 0) = 0. */
export function gcd(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    let x = Math.abs(a);
    let y = Math.abs(b);
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let x = BigInt(a);
  let y = BigInt(b);
  if (x < 0n) x = -x;
  if (y < 0n) y = -y;
  while (y !== 0n) {
    bounded(y);
    [x, y] = [y, x % y];
  }
  return narrow(x);
}

/** base^exponent for exponent ≥ 0. */
export function power(base: Integer, exponent: number): Integer {
  const digits = String(base).length * exponent;
  if (digits > 2 * MOST_DIGITS) {
    throw new InputError(`a number of more than ${MOST_DIGITS} digits is not supported`);
  }
  return narrow(bounded(BigInt(base) ** BigInt(exponent)));
}

const LARGEST_TRIAL = 1_000_000;

/**
 * The primes of a positive integer and how often each occurs, by trial division; undefined when what remains
 * after a million divisors cannot be told to be prime.
 */
export function primeFactors(value: Integer): ReadonlyMap<Integer, number> | undefined {
  const found = new Map<Integer, number>();
  let rest = value;
  for (let p = 2; p <= LARGEST_TRIAL && p * p <= rest; p += p === 2 ? 1 : 2) {
    let multiplicity = 0;
    for (; modulo(rest, p) === 0; multiplicity++) rest = divideExact(rest, p);
    if (multiplicity > 0) found.set(p, multiplicity);
  }
  if (rest === 1) return found;
  const root = narrow(integerSquareRoot(BigInt(rest)));
  const isSquare = multiply(root, root) === rest;
  const last = isSquare ? root : rest;
  if (last > LARGEST_TRIAL ** 2) return undefined;
  return found.set(last, isSquare ? 2 : 1);
}

/** ⌊√n⌋ by Newton's iteration. */
function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}
