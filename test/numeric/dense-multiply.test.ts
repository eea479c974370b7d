import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComplexMatrix, zeroMatrix } from '../../src/numeric/dense.ts';
import {
  addProduct,
  type Form,
  multiply,
  subBlock,
  wholeBlock,
} from '../../src/numeric/dense-multiply.ts';
import { distance, randomMatrix } from './dense.ts';

const element = (m: ComplexMatrix, form: Form, i: number, j: number) =>
  form === 'plain'
    ? { re: m.re[i + m.rows * j]!, im: m.im[i + m.rows * j]! }
    : { re: m.re[j + m.rows * i]!, im: -m.im[j + m.rows * i]! };

/** The sum over the inner index, as written. */
function product(
  left: ComplexMatrix,
  leftForm: Form,
  right: ComplexMatrix,
  rightForm: Form,
  [rows, inner, columns]: readonly [number, number, number],
): ComplexMatrix {
  const out = zeroMatrix(rows, columns);
  for (let j = 0; j < columns; j++)
    for (let i = 0; i < rows; i++)
      for (let k = 0; k < inner; k++) {
        const x = element(left, leftForm, i, k);
        const y = element(right, rightForm, k, j);
        out.re[i + rows * j]! += x.re * y.re - x.im * y.im;
        out.im[i + rows * j]! += x.re * y.im + x.im * y.re;
      }
  return out;
}

const form = fc.constantFrom<Form>('plain', 'adjoint');

describe('dense products', () => {
  it('are those of the definition, for all shapes and forms', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.tuple(size, size, size), form, form, (sizes, leftForm, rightForm) => {
        const [rows, inner, columns] = sizes;
        const left =
          leftForm === 'plain' ? randomMatrix(rows, inner, 1) : randomMatrix(inner, rows, 1);
        const right =
          rightForm === 'plain' ? randomMatrix(inner, columns, 2) : randomMatrix(columns, inner, 2);
        const expected = product(left, leftForm, right, rightForm, sizes);
        expect(distance(multiply(left, right, leftForm, rightForm), expected)).toBeLessThan(1e-15);
      }),
    );
  });

  it('are right across the blocks of a long inner index', () => {
    const [left, right] = [randomMatrix(3, 600, 1), randomMatrix(600, 5, 2)];
    const expected = product(left, 'plain', right, 'plain', [3, 600, 5]);
    expect(distance(multiply(left, right), expected)).toBeLessThan(1e-14);
  });

  it('add into a part of a matrix, and into its upper triangle alone', () => {
    const out = randomMatrix(9, 9, 3);
    const before = { ...out, re: out.re.slice(), im: out.im.slice() };
    const [left, right] = [randomMatrix(5, 4, 4), randomMatrix(4, 5, 5)];
    const expected = product(left, 'plain', right, 'plain', [5, 4, 5]);
    const part = subBlock(wholeBlock(out), 2, 5, 3, 5);
    addProduct(wholeBlock(left), 'plain', wholeBlock(right), 'plain', -1, part, 'upper');
    for (let j = 0; j < 9; j++)
      for (let i = 0; i < 9; i++) {
        const at = i + 9 * j;
        const inside = i >= 2 && i < 7 && j >= 3 && j < 8;
        if (inside && i - 2 <= j - 3)
          expect(out.re[at]).toBeCloseTo(before.re[at]! - expected.re[i - 2 + 5 * (j - 3)]!, 14);
        else if (!inside) expect(out.re[at]).toBe(before.re[at]);
      }
  });

  it('refuse sizes that do not match', () => {
    expect(() => multiply(randomMatrix(2, 3, 1), randomMatrix(2, 3, 2))).toThrow(
      'product: inner sizes 3 and 2; equal sizes are accepted',
    );
  });
});
