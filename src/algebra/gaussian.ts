/**
 * The Gaussian rationals ℚ(i): (re + i·im)/den with integers in lowest terms and den > 0.
 * The form is canonical, so two numbers are equal when their three fields are.
 */

import type { Integer } from './integer.ts';
import * as integer from './integer.ts';

export interface Gaussian {
  readonly re: Integer;
  readonly im: Integer;
  readonly den: Integer;
}

export const ZERO: Gaussian = { re: 0, im: 0, den: 1 };
export const ONE: Gaussian = { re: 1, im: 0, den: 1 };
export const MINUS_ONE: Gaussian = { re: -1, im: 0, den: 1 };
export const I: Gaussian = { re: 0, im: 1, den: 1 };

/** (re + i·im)/den in lowest terms; den must not be zero. */
export function gaussian(re: Integer, im: Integer, den: Integer): Gaussian {
  if (den === 1) return { re, im, den };
  let divisor = integer.gcd(integer.gcd(re, im), den);
  if (integer.isNegative(den)) divisor = integer.negate(divisor);
  if (divisor === 1) return { re, im, den };
  return {
    re: integer.divideExact(re, divisor),
    im: integer.divideExact(im, divisor),
    den: integer.divideExact(den, divisor),
  };
}

export function fromInteger(value: Integer): Gaussian {
  return { re: value, im: 0, den: 1 };
}

export function isZero(a: Gaussian): boolean {
  return a.re === 0 && a.im === 0;
}

export function isOne(a: Gaussian): boolean {
  return a.re === 1 && a.im === 0 && a.den === 1;
}

export function equals(a: Gaussian, b: Gaussian): boolean {
  return a.re === b.re && a.im === b.im && a.den === b.den;
}

export function add(a: Gaussian, b: Gaussian): Gaussian {
  if (a.den === b.den) {
    return gaussian(integer.add(a.re, b.re), integer.add(a.im, b.im), a.den);
  }
  return gaussian(
    integer.add(integer.multiply(a.re, b.den), integer.multiply(b.re, a.den)),
    integer.add(integer.multiply(a.im, b.den), integer.multiply(b.im, a.den)),
    integer.multiply(a.den, b.den),
  );
}

export function negate(a: Gaussian): Gaussian {
  return { re: integer.negate(a.re), im: integer.negate(a.im), den: a.den };
}

export function multiply(a: Gaussian, b: Gaussian): Gaussian {
  const den = integer.multiply(a.den, b.den);
  if (a.im === 0 && b.im === 0) return gaussian(integer.multiply(a.re, b.re), 0, den);
  return gaussian(
    integer.add(integer.multiply(a.re, b.re), integer.negate(integer.multiply(a.im, b.im))),
    integer.add(integer.multiply(a.re, b.im), integer.multiply(a.im, b.re)),
    den,
  );
}

/** 1/a; a must not be zero. */
export function inverse(a: Gaussian): Gaussian {
  if (a.im === 0) return gaussian(a.den, 0, a.re);
  const norm = integer.add(integer.multiply(a.re, a.re), integer.multiply(a.im, a.im));
  return gaussian(
    integer.multiply(a.re, a.den),
    integer.negate(integer.multiply(a.im, a.den)),
    norm,
  );
}

export function conjugate(a: Gaussian): Gaussian {
  return a.im === 0 ? a : { re: a.re, im: integer.negate(a.im), den: a.den };
}

/** The exact value of a decimal such as `-0.25`, `3` or `1e-4`; undefined when the text is not one. */
export function fromDecimal(text: string): Gaussian | undefined {
  const match =
    /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$|^([+-]?)\.(\d+)(?:[eE]([+-]?\d{1,4}))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const sign = (match[1] ?? match[5]) === '-' ? -1n : 1n;
  const whole = match[2] ?? '';
  const fraction = match[3] ?? match[6] ?? '';
  const exponent = Number(match[4] ?? match[7] ?? '0') - fraction.length;
  const digits = sign * BigInt(whole + fraction);
  const scale = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0
    ? fromInteger(integer.narrow(digits * scale))
    : gaussian(integer.narrow(digits), 0, integer.narrow(scale));
}

/** The nearest floating-point numbers to the real and imaginary part. */
export function toNumbers(a: Gaussian): { readonly re: number; readonly im: number } {
  return { re: ratio(a.re, a.den), im: ratio(a.im, a.den) };
}

/** a/b, also when one of them is beyond the range of a double. */
function ratio(a: Integer, b: Integer): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const numerator = BigInt(a);
  const denominator = BigInt(b);
  const size = (n: bigint): number => (n < 0n ? -n : n).toString(2).length;
  const shift = size(denominator) - size(numerator) + 64;
  const quotient =
    shift >= 0
      ? (numerator << BigInt(shift)) / denominator
      : numerator / (denominator << BigInt(-shift));
  return Number(quotient) * 2 ** -shift;
}
