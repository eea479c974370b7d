import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix as RealMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  addMatrices,
  determinant,
  identityMatrix,
  type Matrix,
  mapMatrix,
  multiplyMatrices,
} from '../../src/algebra/linear.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { characteristicPolynomial } from '../../src/theory/characteristic-polynomial.ts';
import { hurwitzDeterminants } from '../../src/theory/stability.ts';

const entry = fc.integer({ min: -4, max: 4 });
const matrices = fc
  .integer({ min: 1, max: 4 })
  .chain((n) =>
    fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
  );
const exact = (rows: readonly (readonly number[])[]): Matrix =>
  rows.map((row) => row.map((each) => Scalar.integer(each)));
const numberOf = (value: Scalar): number => value.evaluate(new Map()).re;

describe('characteristic polynomials', () => {
  it('are those of a rotation with damping: λ² + κλ + ω² + κ²/4', () => {
    const [kappa, omega] = [Scalar.real('kappa', true), Scalar.real('omega')];
    const half = kappa.times(Scalar.rational(-1, 2));
    const [one, linear, constant] = characteristicPolynomial([
      [half, omega],
      [omega.negate(), half],
    ]);
    expect(one!.isOne()).toBe(true);
    expect(linear!.equals(kappa)).toBe(true);
    expect(constant!.equals(omega.power(2).plus(half.power(2)))).toBe(true);
  });

  it('vanish at the matrix itself (Cayley and Hamilton) and end in its determinant', () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        const m = exact(rows);
        const coefficients = characteristicPolynomial(m);
        const value = coefficients.reduce<Matrix>(
          (sum, each) =>
            addMatrices(
              multiplyMatrices(sum, m),
              mapMatrix(identityMatrix(m.length), (x) => x.times(each)),
            ),
          mapMatrix(m, () => Scalar.ZERO),
        );
        expect(value.flat().every((each) => each.isZero())).toBe(true);
        const sign = Scalar.integer((-1) ** m.length);
        expect(coefficients.at(-1)!.equals(determinant(m).times(sign))).toBe(true);
      }),
      { seed: 3 },
    );
  });
});

describe('Hurwitz determinants', () => {
  it('are H₁ = c₁, H₂ = c₁c₂ − c₃, H₃ = c₃H₂ for a cubic', () => {
    const [c1, c2, c3] = ['c1', 'c2', 'c3'].map((name) => Scalar.real(name)) as [
      Scalar,
      Scalar,
      Scalar,
    ];
    const [h1, h2, h3] = hurwitzDeterminants([Scalar.ONE, c1, c2, c3]);
    expect(h1!.equals(c1)).toBe(true);
    expect(h2!.equals(c1.times(c2).minus(c3))).toBe(true);
    expect(h3!.equals(c3.times(h2!))).toBe(true);
  });

  it('are all positive exactly where every eigenvalue has a negative real part', () => {
    let stable = 0;
    fc.assert(
      fc.property(matrices, fc.integer({ min: 0, max: 6 }), (rows, damping) => {
        const shifted = rows.map((row, i) =>
          row.map((each, j) => (i === j ? each - damping : each)),
        );
        const { realEigenvalues } = new EigenvalueDecomposition(new RealMatrix(shifted));
        const largest = Math.max(...realEigenvalues);
        fc.pre(Math.abs(largest) > 1e-6);
        const all = hurwitzDeterminants(characteristicPolynomial(exact(shifted)));
        expect(all.every((each) => numberOf(each) > 0)).toBe(largest < 0);
        if (largest < 0) stable++;
      }),
      { seed: 8, numRuns: 300 },
    );
    expect(stable).toBeGreaterThan(50);
  });
});
