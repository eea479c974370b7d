/**
 * What one factor of the Hilbert space is: the seam where other kinds than bosonic modes fit in.
 *
 * A kind numbers a basis of its local operator algebra with 16-bit integers, 0 being the identity, and supplies
 * the product of two basis elements as a sum of basis elements. Operators on many sites are built from that.
 */
import { InputError } from './errors.ts';
import type { Integer } from './integer.ts';
import * as integer from './integer.ts';

export interface LocalTerm {
  readonly element: number;
  readonly coefficient: Integer;
}

export interface SiteKind {
  readonly name: string;
  /** left·right in the local basis. */
  multiply(left: number, right: number): readonly LocalTerm[];
  adjoint(element: number): number;
}

/** A bosonic mode: a†^m a^n is numbered 256·m + n, so normal order is the basis. */
export const boson: SiteKind = {
  name: 'boson',
  multiply: memoized((left, right) => {
    const n = annihilationExponent(left);
    const m = creationExponent(right);
    const terms: LocalTerm[] = [];
    // aⁿ a†ᵐ = Σ_k k! C(n,k) C(m,k) a†ᵐ⁻ᵏ aⁿ⁻ᵏ (Louisell, Quantum Statistical Properties of Radiation, 1973).
    let coefficient: Integer = 1;
    for (let k = 0; k <= Math.min(n, m); k++) {
      const element = bosonElement(
        creationExponent(left) + m - k,
        n - k + annihilationExponent(right),
      );
      terms.push({ element, coefficient });
      coefficient = integer.divideExact(integer.multiply(coefficient, (n - k) * (m - k)), k + 1);
    }
    return terms;
  }),
  adjoint: (element) => bosonElement(annihilationExponent(element), creationExponent(element)),
};

/** The number of a†^creation a^annihilation. Throws InputError beyond the 255th power. */
export function bosonElement(creation: number, annihilation: number): number {
  if (creation > 255 || annihilation > 255) {
    throw new InputError('powers of a ladder operator beyond the 255th are not supported');
  }
  return creation * 256 + annihilation;
}

export function creationExponent(element: number): number {
  return element >> 8;
}

export function annihilationExponent(element: number): number {
  return element & 255;
}

function memoized(
  product: (left: number, right: number) => readonly LocalTerm[],
): (left: number, right: number) => readonly LocalTerm[] {
  const known = new Map<number, readonly LocalTerm[]>();
  return (left, right) => {
    const key = left * 65536 + right;
    const present = known.get(key);
    if (present) return present;
    const terms = product(left, right);
    known.set(key, terms);
    return terms;
  };
}
