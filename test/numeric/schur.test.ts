import { describe, expect, it } from 'vitest';
import { type ComplexMatrix, zeroMatrix } from '../../src/numeric/dense.ts';
import { multiply } from '../../src/numeric/dense-multiply.ts';
import { hessenbergForm } from '../../src/numeric/hessenberg.ts';
import { schurEigenvalues, schurForm } from '../../src/numeric/schur.ts';
import { conjugated, distance, identity, randomMatrix } from './dense.ts';

const EPSILON = Number.EPSILON;

/** The unitary factor of a random matrix's Schur form. */
const randomUnitary = (n: number, seed: number) => schurForm(randomMatrix(n, n, seed))!.q;

/** Upper triangular with this diagonal and ones above it where `coupled`. */
function jordan(diagonal: readonly (readonly [number, number])[], coupled = true): ComplexMatrix {
  const n = diagonal.length;
  const m = zeroMatrix(n);
  diagonal.forEach(([re, im], i) => {
    m.re[i * (n + 1)] = re;
    m.im[i * (n + 1)] = im;
    if (coupled && i > 0) m.re[i * (n + 1) - 1] = 1;
  });
  return m;
}

/** Ones on the diagonal, the smallest numbers there are below it. */
function underflowing(n: number): ComplexMatrix {
  const m = identity(n);
  for (let j = 0; j < n; j++) for (let i = j + 1; i < n; i++) m.re[i + n * j] = 5e-324 * (i - j);
  return m;
}

function scaleMatrix(m: ComplexMatrix, factor: number): ComplexMatrix {
  return { ...m, re: m.re.map((v) => factor * v), im: m.im.map((v) => factor * v) };
}

function largestBelow(m: ComplexMatrix, diagonal: number): number {
  let largest = 0;
  for (let j = 0; j < m.columns; j++)
    for (let i = j + 1 + diagonal; i < m.rows; i++)
      largest = Math.max(largest, Math.hypot(m.re[i + m.rows * j]!, m.im[i + m.rows * j]!));
  return largest;
}

const nilpotent = Array.from({ length: 30 }, () => [0.5, -0.25] as const);
const clustered = Array.from({ length: 40 }, (_, k) => [1 + 1e-9 * (k % 7), 1e-12 * k] as const);
const graded = Array.from({ length: 40 }, (_, k) => [3 ** -k, -(2 ** -k)] as const);

const matrices: readonly (readonly [string, ComplexMatrix])[] = [
  ['1 × 1', randomMatrix(1, 1, 1)],
  ['2 × 2', randomMatrix(2, 2, 2)],
  ['random, 7', randomMatrix(7, 7, 3)],
  ['random, 56', randomMatrix(56, 56, 4)],
  ['random, 120', randomMatrix(120, 120, 5)],
  ['zero', zeroMatrix(12)],
  ['identity', identity(12)],
  ['unitary', randomUnitary(40, 6)],
  ['one Jordan block', conjugated(randomUnitary(30, 7), jordan(nilpotent))],
  ['a Jordan block as it is', jordan(nilpotent)],
  ['clustered eigenvalues', conjugated(randomUnitary(40, 8), jordan(clustered))],
  ['graded eigenvalues', conjugated(randomUnitary(40, 9), jordan(graded, false))],
  ['Hermitian', multiply(randomMatrix(30, 30, 10), randomMatrix(30, 30, 10), 'adjoint')],
  ['of rank one', multiply(randomMatrix(25, 1, 11), randomMatrix(1, 25, 12))],
  ['large numbers', scaleMatrix(randomMatrix(20, 20, 13), 1e120)],
  ['elements that underflow', underflowing(8)],
  ['small numbers', scaleMatrix(randomMatrix(20, 20, 14), 1e-120)],
];

describe('Hessenberg form', () => {
  it.each(matrices)('is similar to the matrix: %s', (_, a) => {
    const { h, q } = hessenbergForm(a);
    expect(distance(conjugated(q, h), a)).toBeLessThan(5 * a.rows * EPSILON);
    expect(distance(multiply(q, q, 'adjoint'), identity(a.rows))).toBeLessThan(50 * EPSILON);
    expect(largestBelow(h, 1)).toBe(0);
  });
});

describe('Schur form', () => {
  it.each(matrices)('is similar to the matrix and triangular: %s', (_, a) => {
    const { t, q } = schurForm(a)!;
    expect(distance(conjugated(q, t), a)).toBeLessThan(5 * (a.rows + 10) * EPSILON);
    expect(distance(multiply(q, q, 'adjoint'), identity(a.rows))).toBeLessThan(
      5 * (a.rows + 10) * EPSILON,
    );
    expect(largestBelow(t, 0)).toBe(0);
  });

  it('has the eigenvalues of a cyclic permutation, the roots of unity', () => {
    const n = 24;
    const a = zeroMatrix(n);
    for (let i = 0; i < n; i++) a.re[((i + 1) % n) + n * i] = 1;
    const { re, im } = schurEigenvalues(schurForm(a)!);
    const turns = Array.from(re, (x, k) => (Math.atan2(im[k]!, x) / (2 * Math.PI) + 1) * n);
    expect(turns.map((x) => Math.round(x) % n).sort((x, y) => x - y)).toEqual(
      Array.from({ length: n }, (_, k) => k),
    );
    turns.forEach((x, k) => {
      expect(x).toBeCloseTo(Math.round(x), 10);
      expect(Math.hypot(re[k]!, im[k]!)).toBeCloseTo(1, 12);
    });
  });

  it('does not exist for elements that are not finite', () => {
    const a = identity(3);
    a.re[4] = Number.NaN;
    expect(schurForm(a)).toBeUndefined();
  });

  it('is refused for a matrix that is not square', () => {
    expect(() => schurForm(randomMatrix(2, 3, 1))).toThrow(
      'Schur form: a 2 × 3 matrix; square matrices are accepted',
    );
  });
});
