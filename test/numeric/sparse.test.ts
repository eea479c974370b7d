import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjoint,
  combine,
  multiplySparse,
  multiplyVector,
  nonZeros,
  sparseFromTriplets,
  Triplets,
  toDense,
} from '../../src/numeric/sparse.ts';

const value = fc.integer({ min: -4, max: 4 });
const entries = (rows: number, columns: number) =>
  fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: rows - 1 }),
      fc.integer({ min: 0, max: columns - 1 }),
      value,
      value,
    ),
    { maxLength: 40 },
  );

function matrix(
  rows: number,
  columns: number,
  list: readonly (readonly [number, number, number, number])[],
) {
  const triplets = new Triplets(rows, columns, 1);
  for (const [i, j, re, im] of list) triplets.add(i, j, re, im);
  return sparseFromTriplets(triplets);
}

describe('sparse matrices', () => {
  it('sum repeated triplets, order columns, drop zeros', () => {
    const m = matrix(2, 3, [
      [1, 2, 1, 0],
      [0, 1, 2, 1],
      [1, 0, 5, 0],
      [0, 1, -2, 1],
      [1, 2, -1, 0],
    ]);
    expect([...m.rowStart]).toEqual([0, 1, 2]);
    expect([...m.columnIndex]).toEqual([1, 0]);
    expect([...m.re]).toEqual([0, 5]);
    expect([...m.im]).toEqual([2, 0]);
  });

  it('multiply vectors as their dense form does', () => {
    fc.assert(
      fc.property(
        entries(5, 4),
        fc.array(value, { minLength: 4, maxLength: 4 }),
        fc.array(value, { minLength: 4, maxLength: 4 }),
        (list, xRe, xIm) => {
          const m = matrix(5, 4, list);
          const d = toDense(m);
          const y = multiplyVector(m, { re: Float64Array.from(xRe), im: Float64Array.from(xIm) });
          for (let i = 0; i < 5; i++) {
            let re = 0;
            let im = 0;
            for (let j = 0; j < 4; j++) {
              re += d.re[i + 5 * j]! * xRe[j]! - d.im[i + 5 * j]! * xIm[j]!;
              im += d.re[i + 5 * j]! * xIm[j]! + d.im[i + 5 * j]! * xRe[j]!;
            }
            expect(y.re[i]! - re).toBe(0);
            expect(y.im[i]! - im).toBe(0);
          }
        },
      ),
    );
  });

  it('have an adjoint that is an involution and reverses products', () => {
    fc.assert(
      fc.property(entries(4, 5), entries(5, 3), (left, right) => {
        const a = matrix(4, 5, left);
        const b = matrix(5, 3, right);
        const difference = (x: typeof a, y: typeof a) =>
          nonZeros(
            combine(x.rows, x.columns, [
              { re: 1, im: 0, matrix: x },
              { re: -1, im: 0, matrix: y },
            ]),
          );
        expect(difference(adjoint(adjoint(a)), a)).toBe(0);
        expect(
          difference(adjoint(multiplySparse(a, b)), multiplySparse(adjoint(b), adjoint(a))),
        ).toBe(0);
      }),
    );
  });

  it('refuse a vector of the wrong length', () => {
    expect(() =>
      multiplyVector(matrix(2, 2, []), { re: new Float64Array(3), im: new Float64Array(3) }),
    ).toThrow('sparse product: a vector of 3 for 2 columns; equal lengths are accepted');
  });
});
