/**
 * Operators on unnormalised number states |n) = a†ⁿ|0⟩, where every matrix element is an integer:
 * a†|n) = |n+1), a|n) = n|n−1). The dual basis (n| with (m|n) = δ carries operators from the right:
 * (n|a† = (n−1|, (n|a = (n+1)(n+1|. Nothing is truncated, so products are exact.
 */
import { exponents, type Operator } from '../../src/algebra/operator.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import type { Superoperator } from '../../src/algebra/superoperator.ts';

/** An exact Gaussian integer. */
export interface Amplitude {
  readonly re: bigint;
  readonly im: bigint;
}

/** A vector by occupations, such as `2,0,1`; a matrix Σ ρ |m)(n| by `m|n`. */
export type Sparse = ReadonlyMap<string, Amplitude>;

export function amplitude(re: number | bigint, im: number | bigint = 0): Amplitude {
  return { re: BigInt(re), im: BigInt(im) };
}

function multiply(a: Amplitude, b: Amplitude): Amplitude {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function add(sum: Map<string, Amplitude>, key: string, value: Amplitude): void {
  const old = sum.get(key) ?? amplitude(0);
  const total = { re: old.re + value.re, im: old.im + value.im };
  if (total.re === 0n && total.im === 0n) sum.delete(key);
  else sum.set(key, total);
}

/** The coefficient as a Gaussian integer. Throws when it is not one. */
function gaussianInteger(coefficient: Scalar): Amplitude {
  const value = coefficient.constantValue();
  if (value?.den !== 1) throw new Error('not a Gaussian integer');
  return amplitude(value.re, value.im);
}

type Exponents = ReturnType<typeof exponents>;

/** a†^m a^n |k) for each mode; undefined when it vanishes. */
function onKet(word: Exponents, ket: readonly number[]): [number[], bigint] | undefined {
  let factor = 1n;
  const image = ket.map((n, k) => {
    const { creation, annihilation } = word[k]!;
    for (let j = 0; j < annihilation; j++) factor *= BigInt(n - j);
    return n - annihilation + creation;
  });
  return factor === 0n ? undefined : [image, factor];
}

/** (k| a†^m a^n for each mode; undefined when it vanishes. */
function onBra(word: Exponents, bra: readonly number[]): [number[], bigint] | undefined {
  let factor = 1n;
  const image = bra.map((n, k) => {
    const { creation, annihilation } = word[k]!;
    if (n < creation) factor = 0n;
    for (let j = 1; j <= annihilation; j++) factor *= BigInt(n - creation + j);
    return n - creation + annihilation;
  });
  return factor === 0n ? undefined : [image, factor];
}

function occupations(key: string): number[] {
  return key.split(',').map(Number);
}

/** The image of a vector. */
export function act(operator: Operator, vector: Sparse): Sparse {
  const sum = new Map<string, Amplitude>();
  for (const [word, coefficient] of operator.terms) {
    const c = gaussianInteger(coefficient);
    const powers = exponents(word);
    for (const [key, value] of vector) {
      const image = onKet(powers, occupations(key));
      if (image) add(sum, image[0].join(), multiply(multiply(c, value), amplitude(image[1])));
    }
  }
  return sum;
}

/** L(ρ) = Σ c·X·ρ·Y. */
export function actOnMatrix(map: Superoperator, rho: Sparse): Sparse {
  const sum = new Map<string, Amplitude>();
  for (const [key, coefficient] of map.terms) {
    const c = gaussianInteger(coefficient);
    const [left, right] = map.split(key).map(exponents);
    for (const [element, value] of rho) {
      const [ket, bra] = element.split('|').map(occupations);
      const m = onKet(left!, ket!);
      const n = onBra(right!, bra!);
      if (!m || !n) continue;
      const factor = amplitude(m[1] * n[1]);
      add(sum, `${m[0]}|${n[0]}`, multiply(multiply(c, value), factor));
    }
  }
  return sum;
}

/** Tr[O·ρ] = Σ ρ_mn (n|O|m). */
export function traceWith(operator: Operator, rho: Sparse): Amplitude {
  let total = amplitude(0);
  for (const [element, value] of rho) {
    const [ket, bra] = element.split('|');
    const image = act(operator, new Map([[ket!, value]])).get(bra!) ?? amplitude(0);
    total = { re: total.re + image.re, im: total.im + image.im };
  }
  return total;
}
