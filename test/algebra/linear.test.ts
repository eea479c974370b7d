import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  determinant,
  identityMatrix,
  inverseMatrix,
  type Matrix,
  mapMatrix,
  matricesEqual,
  multiplyMatrices,
  solveLinear,
  transpose,
} from '../../src/algebra/linear.ts';
import { solveQuadratic } from '../../src/algebra/quadratic.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { constants, polynomials } from './arbitrary.ts';

const x = Scalar.real('x');
const y = Scalar.real('y');
const kappa = Scalar.real('kappa', true);

const entries = fc
  .tuple(constants, constants, fc.constantFrom(x, y, kappa))
  .map(([a, b, symbol]) => a.scalar.plus(b.scalar.times(symbol)));

function matrices(size: number, columns = size): fc.Arbitrary<Matrix> {
  const row = fc.array(entries, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: size, maxLength: size });
}

describe('linear algebra', () => {
  it.each([1, 2, 3, 4])('solves and inverts matrices of polynomials with %i rows', (size) => {
    fc.assert(
      fc.property(matrices(size), matrices(size, 2), (a, b) => {
        fc.pre(!determinant(a).isZero());
        expect(matricesEqual(multiplyMatrices(a, solveLinear(a, b)), b)).toBe(true);
        if (size === 4) return;
        const inverse = inverseMatrix(a);
        expect(matricesEqual(multiplyMatrices(a, inverse), identityMatrix(size))).toBe(true);
        expect(matricesEqual(multiplyMatrices(inverse, a), identityMatrix(size))).toBe(true);
      }),
      { numRuns: size === 4 ? 10 : 40 },
    );
  });

  it('has determinants that multiply and do not change under transposition', () => {
    fc.assert(
      fc.property(matrices(3), matrices(3), (a, b) => {
        const product = determinant(multiplyMatrices(a, b));
        expect(product.equals(determinant(a).times(determinant(b)))).toBe(true);
        expect(determinant(transpose(a)).equals(determinant(a))).toBe(true);
        const scaled = determinant(mapMatrix(a, (entry) => entry.times(x)));
        expect(scaled.equals(determinant(a).times(x.power(3)))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('reorders rows when a pivot vanishes', () => {
    const swap = [
      [Scalar.ZERO, x],
      [y, Scalar.ZERO],
    ];
    expect(determinant(swap).equals(x.times(y).negate())).toBe(true);
    expect(inverseMatrix(swap)[0]![1]!.equals(y.inverse())).toBe(true);
  });

  it('refuses singular systems and matrices that do not fit', () => {
    const singular = [
      [x, x.times(y)],
      [Scalar.ONE, y],
    ];
    expect(determinant(singular).isZero()).toBe(true);
    expect(() => inverseMatrix(singular)).toThrow('the linear system is singular');
    expect(() => multiplyMatrices(singular, identityMatrix(3))).toThrow(
      'matrices of 2×2 and 3×3 do not fit',
    );
  });
});

describe('quadratic equations', () => {
  it('are satisfied exactly by their roots', () => {
    const names = ['A', 'B', 'C'].map((name) => Scalar.real(name));
    const [A, B, C] = names as [Scalar, Scalar, Scalar];
    fc.assert(
      fc.property(polynomials, fc.nat(3), ({ scalar: q }, n) => {
        const p = kappa.plus(x.power(2)).plus(Scalar.integer(n));
        const [a, b, c] = [A.times(p), B.plus(q), C.over(p)];
        const { plus, minus } = solveQuadratic(a, b, c);
        for (const root of [plus, minus]) {
          expect(a.times(root.power(2)).plus(b.times(root)).plus(c).isZero()).toBe(true);
        }
        expect(plus.plus(minus).equals(b.over(a).negate())).toBe(true);
        expect(plus.times(minus).equals(c.over(a))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('clear denominators, so that the discriminant is a polynomial', () => {
    const { discriminant, leading, plus } = solveQuadratic(
      x.inverse(),
      Scalar.ONE.over(x.plus(y)),
      kappa,
    );
    expect(discriminant.isPolynomial()).toBe(true);
    expect(leading.isPolynomial()).toBe(true);
    const value = plus
      .power(2)
      .over(x)
      .plus(plus.over(x.plus(y)))
      .plus(kappa);
    expect(value.isZero()).toBe(true);
  });

  it('have rational roots when the discriminant is a square', () => {
    const { plus, minus } = solveQuadratic(
      Scalar.ONE,
      Scalar.integer(-3).times(kappa),
      kappa.power(2).times(Scalar.integer(2)),
    );
    expect(plus.equals(kappa.times(Scalar.integer(2)))).toBe(true);
    expect(minus.equals(kappa)).toBe(true);
  });

  it('need a coefficient of x²', () => {
    expect(() => solveQuadratic(Scalar.ZERO, x, y)).toThrow(
      'not a quadratic: the coefficient of x² is zero',
    );
  });
});
