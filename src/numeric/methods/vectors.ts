import { InputError } from '../../algebra/errors.ts';
import { type Generator, liouvillianEntries } from '../liouvillian.ts';
import { luBytes } from '../sparse-lu.ts';

/** Eigenvalues closer than this fraction of ‖L‖ cannot be told apart: rounding then decides the answer. */
export const DEGENERATE_GAP = 1e-11;

/** The Euclidean norm. */
export function norm(x: Float64Array): number {
  let sum = 0;
  for (const v of x) sum += v * v;
  return Math.sqrt(sum);
}

/** Σ x_k y_k. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
  return sum;
}

/** The same n numbers in (−½, ½) every time: a start that is orthogonal to nothing in particular. */
export function pseudoRandomVector(n: number): Float64Array {
  let state = 0x2545f491;
  return Float64Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 32;
  });
}

/** Bytes that the Liouvillian and its LU factors may take. */
export function directBytes(generator: Generator): number {
  return luBytes(generator.basis.dimension ** 2) + 80 * liouvillianEntries(generator);
}

/**
 * Refuses a problem whose Liouvillian or LU factors would not fit, before either is allocated.
 *
 * @throws InputError
 */
export function requireMemory(generator: Generator, maxBytes: number): void {
  const d = generator.basis.dimension;
  const bytes = directBytes(generator);
  if (bytes > maxBytes)
    throw new InputError(
      `steady state: dimension ${d} (${d * d} unknowns) may need ${(bytes / 2 ** 30).toPrecision(2)} GiB; a basis that needs at most ${(maxBytes / 2 ** 30).toPrecision(2)} GiB is accepted`,
    );
}

/** The least number of dense d × d matrices that a solver works with, vectors of its iteration included. */
const DENSE_MATRICES = 42;

/**
 * Refuses a dimension whose dense matrices would not fit, before any is allocated.
 *
 * @throws InputError
 */
export function requireDenseMatrices(d: number, maxBytes: number): void {
  const bytes = DENSE_MATRICES * 16 * d * d;
  if (bytes > maxBytes)
    throw new InputError(
      `steady state: dimension ${d} (${d * d} unknowns) may need ${(bytes / 2 ** 30).toPrecision(2)} GiB; a basis that needs at most ${(maxBytes / 2 ** 30).toPrecision(2)} GiB is accepted`,
    );
}
