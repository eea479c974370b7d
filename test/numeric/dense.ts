import { type ComplexMatrix, frobeniusNorm, zeroMatrix } from '../../src/numeric/dense.ts';
import { multiply } from '../../src/numeric/dense-multiply.ts';
import { axpy } from './build.ts';

/** Numbers in (−½, ½), the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 32;
  };
}

export function randomMatrix(rows: number, columns: number, seed: number): ComplexMatrix {
  const next = randomNumbers(seed);
  const m = zeroMatrix(rows, columns);
  for (let k = 0; k < rows * columns; k++) {
    m.re[k] = next();
    m.im[k] = next();
  }
  return m;
}

export function identity(n: number): ComplexMatrix {
  const m = zeroMatrix(n);
  for (let i = 0; i < n; i++) m.re[i * (n + 1)] = 1;
  return m;
}

/** ‖x − y‖/‖y‖, or ‖x‖ when y = 0. */
export function distance(x: ComplexMatrix, y: ComplexMatrix): number {
  return frobeniusNorm(axpy(x, -1, y)) / (frobeniusNorm(y) || 1);
}

/** Q·M·Q†. */
export function conjugated(q: ComplexMatrix, m: ComplexMatrix): ComplexMatrix {
  return multiply(multiply(q, m), q, 'plain', 'adjoint');
}

export function adjointOf(m: ComplexMatrix): ComplexMatrix {
  return multiply(m, identity(m.rows), 'adjoint');
}
