import { describe, expect, it } from 'vitest';
import { type ComplexMatrix, frobeniusNorm, hermiticityDefect } from '../../src/numeric/dense.ts';
import { multiply } from '../../src/numeric/dense-multiply.ts';
import { solveLyapunovInPlace, solveSylvesterInPlace } from '../../src/numeric/lyapunov.ts';
import { axpy } from './build.ts';
import { adjointOf, randomMatrix } from './dense.ts';

/** Upper triangular, its diagonal near −1. */
function stableTriangular(n: number, seed: number): ComplexMatrix {
  const m = randomMatrix(n, n, seed);
  for (let j = 0; j < n; j++) {
    m.re[j * (n + 1)]! -= 1;
    for (let i = j + 1; i < n; i++) {
      // Never read: anything may stand below the diagonal.
      m.re[i + n * j] = Number.NaN;
    }
    for (let i = 0; i < j; i++) {
      m.re[i + n * j]! /= n;
      m.im[i + n * j]! /= n;
    }
  }
  return m;
}

function upperPart(m: ComplexMatrix): ComplexMatrix {
  const copy = { ...m, re: m.re.slice(), im: m.im.slice() };
  for (let j = 0; j < m.rows; j++)
    for (let i = j + 1; i < m.rows; i++) {
      copy.re[i + m.rows * j] = 0;
      copy.im[i + m.rows * j] = 0;
    }
  return copy;
}

const copyOf = (m: ComplexMatrix) => ({ ...m, re: m.re.slice(), im: m.im.slice() });

/** ‖AY + YB† − C‖/‖C‖. */
function residual(a: ComplexMatrix, b: ComplexMatrix, y: ComplexMatrix, c: ComplexMatrix): number {
  const left = multiply(upperPart(a), y);
  const right = multiply(y, upperPart(b), 'plain', 'adjoint');
  return frobeniusNorm(axpy(axpy(left, 1, right), -1, c)) / frobeniusNorm(c);
}

describe('triangular equations', () => {
  it.each([1, 2, 5, 16, 17, 33, 56, 121])('Lyapunov, n = %i', (n) => {
    const a = stableTriangular(n, n);
    const x = randomMatrix(n, n, n + 1);
    const c = axpy(x, 1, adjointOf(x));
    const y = copyOf(c);
    solveLyapunovInPlace(a, y);
    expect(hermiticityDefect(y)).toBe(0);
    expect(residual(a, a, y, c)).toBeLessThan(1e-14);
  });

  it.each([
    [1, 1],
    [3, 18],
    [18, 3],
    [17, 40],
    [50, 33],
  ])('Sylvester, %i × %i', (rows, columns) => {
    const [a, b] = [stableTriangular(rows, 1), stableTriangular(columns, 2)];
    const c = randomMatrix(rows, columns, 3);
    const y = copyOf(c);
    solveSylvesterInPlace(a, b, y);
    expect(residual(a, b, y, c)).toBeLessThan(1e-14);
  });

  it('has elements that are not finite where it has no solution', () => {
    const a = stableTriangular(2, 1);
    a.re[0] = 0;
    const c = randomMatrix(2, 2, 1);
    solveLyapunovInPlace(a, c);
    expect(Number.isFinite(c.re[0]!)).toBe(false);
  });
});
