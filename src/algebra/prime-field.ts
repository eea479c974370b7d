/** Arithmetic modulo primes small enough that products of residues are exact in doubles. */
import type { Gaussian } from './gaussian.ts';
import * as integer from './integer.ts';

/** The integers modulo a prime p = 4n + 1 below 2²⁶, in which −1 has a square root. */
export interface PrimeField {
  readonly prime: number;
  readonly imaginaryUnit: number;
}

const found: PrimeField[] = [];

/** The k-th of these fields, from the largest prime down. */
export function primeField(k: number): PrimeField {
  let candidate = found.at(-1)?.prime ?? 2 ** 26 + 1;
  while (found.length <= k) {
    do candidate -= 4;
    while (!isPrime(candidate));
    found.push({ prime: candidate, imaginaryUnit: rootOfMinusOne(candidate) });
  }
  return found[k]!;
}

function isPrime(n: number): boolean {
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) if (n % divisor === 0) return false;
  return true;
}

/** n^((p − 1)/4) is a square root of −1 for every other n. */
function rootOfMinusOne(prime: number): number {
  for (let n = 2; ; n++) {
    const root = powerMod(n, (prime - 1) / 4, prime);
    if ((root * root) % prime === prime - 1) return root;
  }
}

/** base^exponent for exponent ≥ 0. */
export function powerMod(base: number, exponent: number, prime: number): number {
  let result = 1;
  let factor = base;
  for (let k = exponent; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = (result * factor) % prime;
    factor = (factor * factor) % prime;
  }
  return result;
}

/** 1/value, by Fermat's little theorem. */
export function inverseMod(value: number, prime: number): number {
  return powerMod(value, prime - 2, prime);
}

/** The image of a Gaussian rational; undefined when its denominator vanishes. */
export function residue(value: Gaussian, { prime, imaginaryUnit }: PrimeField): number | undefined {
  const den = integer.modulo(value.den, prime);
  if (den === 0) return undefined;
  const im = (integer.modulo(value.im, prime) * imaginaryUnit) % prime;
  const numerator = (integer.modulo(value.re, prime) + im) % prime;
  return den === 1 ? numerator : (numerator * inverseMod(den, prime)) % prime;
}

/** Dense polynomials in one variable, lowest coefficient first, the last one not zero; [] is zero. */
export type Row = readonly number[];

export function trimmed(coefficients: number[]): Row {
  while (coefficients.length > 0 && coefficients[coefficients.length - 1] === 0) coefficients.pop();
  return coefficients;
}

export function evaluateRow(row: Row, at: number, prime: number): number {
  let value = 0;
  for (let k = row.length - 1; k >= 0; k--) value = (value * at + row[k]!) % prime;
  return value;
}

export function multiplyRows(a: Row, b: Row, prime: number): Row {
  if (a.length === 0 || b.length === 0) return [];
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    for (let j = 0; j < b.length; j++) product[i + j] = (product[i + j]! + x * b[j]!) % prime;
  });
  return product;
}

/** Quotient and remainder; b must not be zero. */
export function divideRows(
  a: Row,
  b: Row,
  prime: number,
): { readonly quotient: Row; readonly remainder: Row } {
  const remainder = [...a];
  const quotient = new Array<number>(Math.max(0, a.length - b.length + 1)).fill(0);
  const inverse = inverseMod(b[b.length - 1]!, prime);
  for (let top = a.length - 1; top >= b.length - 1; top--) {
    const factor = (remainder[top]! * inverse) % prime;
    if (factor === 0) continue;
    const offset = top - b.length + 1;
    quotient[offset] = factor;
    for (let k = 0; k < b.length; k++) {
      remainder[offset + k] = (remainder[offset + k]! + (prime - factor) * b[k]!) % prime;
    }
  }
  return { quotient, remainder: trimmed(remainder.slice(0, b.length - 1)) };
}

/** The gcd with leading coefficient 1, [] for two zeros. */
export function gcdOfRows(a: Row, b: Row, prime: number): Row {
  let [u, v] = a.length >= b.length ? [a, b] : [b, a];
  while (v.length > 0) [u, v] = [v, divideRows(u, v, prime).remainder];
  if (u.length === 0) return u;
  const inverse = inverseMod(u[u.length - 1]!, prime);
  return u.map((c) => (c * inverse) % prime);
}
