import { describe, expect, it } from 'vitest';
import { zeroMatrix } from '../../src/numeric/dense.ts';
import { factoriseDense } from '../../src/numeric/dense-lu.ts';
import { multiply } from '../../src/numeric/dense-multiply.ts';
import { factoriseQR } from '../../src/numeric/dense-qr.ts';
import { distance, identity, randomMatrix } from './dense.ts';

describe('LU', () => {
  it.each([1, 2, 7, 24, 25, 60, 121])('solves, n = %i', (n) => {
    const a = randomMatrix(n, n, n);
    const b = randomMatrix(n, 3, n + 1);
    const factors = factoriseDense(a);
    const x = factors.solve(b);
    expect(distance(multiply(a, x), b)).toBeLessThan(1e-12);
    expect(distance(multiply(a, factors.solve(identity(n))), identity(n))).toBeLessThan(1e-11);
    expect(factors.pivotRatio).toBeGreaterThan(1e-6);
  });

  it('pivots: a permutation is solved exactly', () => {
    const a = zeroMatrix(5);
    [3, 0, 4, 1, 2].forEach((i, j) => {
      a.im[i + 5 * j] = 2;
    });
    const b = randomMatrix(5, 2, 1);
    expect(distance(multiply(a, factoriseDense(a).solve(b)), b)).toBe(0);
  });

  it('says that a matrix is singular', () => {
    const a = multiply(randomMatrix(30, 4, 1), randomMatrix(4, 30, 2));
    expect(factoriseDense(a).pivotRatio).toBeLessThan(1e-15);
    expect(factoriseDense(zeroMatrix(3)).pivotRatio).toBe(0);
  });

  it('refuses what does not fit', () => {
    expect(() => factoriseDense(zeroMatrix(2, 3))).toThrow(
      'LU: a 2 × 3 matrix; square matrices are accepted',
    );
    expect(() => factoriseDense(identity(2)).solve(zeroMatrix(3, 1))).toThrow(
      'LU: 3 rows on the right for 2; equal sizes are accepted',
    );
  });
});

describe('QR', () => {
  it.each([
    [1, 1],
    [5, 5],
    [40, 40],
    [30, 7],
    [6, 1],
  ])('of a %i × %i matrix', (rows, columns) => {
    const a = randomMatrix(rows, columns, rows);
    const { q, r } = factoriseQR(a);
    expect(distance(multiply(q, r), a)).toBeLessThan(1e-14);
    expect(distance(multiply(q, q, 'adjoint'), identity(columns))).toBeLessThan(1e-14);
    for (let j = 0; j < columns; j++)
      for (let i = j + 1; i < columns; i++) expect(r.re[i + columns * j]).toBe(0);
  });

  it('of dependent columns still has an orthonormal Q', () => {
    const a = multiply(randomMatrix(12, 2, 1), randomMatrix(2, 6, 2));
    const { q, r } = factoriseQR(a);
    expect(distance(multiply(q, r), a)).toBeLessThan(1e-14);
    expect(distance(multiply(q, q, 'adjoint'), identity(6))).toBeLessThan(1e-14);
  });

  it('refuses more columns than rows', () => {
    expect(() => factoriseQR(zeroMatrix(2, 3))).toThrow(
      'QR: a 2 × 3 matrix; at least as many rows as columns are accepted',
    );
  });
});
