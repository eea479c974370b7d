import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import { frobeniusNorm, zeroMatrix } from '../../src/numeric/dense.ts';
import { factoriseQR } from '../../src/numeric/dense-qr.ts';
import { realLiouvillian } from '../../src/numeric/hermitian-coordinates.ts';
import { generatorOf, liouvillianMatrix } from '../../src/numeric/liouvillian.ts';
import { correlation, expectation, photonDistribution } from '../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { factoriseSparse } from '../../src/numeric/sparse-lu.ts';
import { hermitianEigenvalues } from '../../src/numeric/spectrum.ts';
import { steadyState } from '../../src/numeric/steady-state.ts';
import { annihilators, axpy, dag, densityOf, plus, scaled, times, withConjugate } from './build.ts';
import { conjugated, randomMatrix } from './dense.ts';

const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const size = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const models: fc.Arbitrary<NumericModel> = fc
  .record({ skew: size(-0.5, 0.5), hop: size(0.2, 1), gain: size(-0.3, 0.3), drive: size(0, 0.5) })
  .chain(({ skew, hop, gain, drive }) =>
    fc.record({
      modes: fc.constant(['a', 'b']),
      hamiltonian: fc.constant(
        plus(
          scaled(times(dag(a), a), 0.4, gain),
          scaled(times(dag(a), dag(a), a, a), 0.7),
          scaled(times(dag(a), b), hop + skew),
          scaled(times(dag(b), a), hop - skew),
          scaled(withConjugate(a), drive),
        ),
      ),
      dissipators: fc.tuple(
        fc.record({ rate: size(0.2, 2), jump: fc.constant(a) }),
        fc.record({ rate: size(0, 0.5), jump: fc.constant(dag(b)) }),
        fc.record({ rate: size(0.2, 2), jump: fc.constant(b) }),
      ),
      traceCorrection: fc.constant(true),
    }),
  );

describe('dominant', () => {
  const basis = fockBasis(2, { total: 2 });

  it('finds the eigenvalue of largest real part, which is real (all eigenvalues computed)', () => {
    fc.assert(
      fc.property(
        models,
        fc.constantFrom('reflecting' as const, 'absorbing' as const),
        (model, edge) => {
          const outcome = steadyState(model, basis, { edge, tolerance: 0.99 });
          const l = realLiouvillian(liouvillianMatrix(generatorOf(model, basis, edge)));
          const dense = Matrix.zeros(l.size, l.size);
          for (let i = 0; i < l.size; i++)
            for (let k = l.rowStart[i]!; k < l.rowStart[i + 1]!; k++)
              dense.set(i, l.columnIndex[k]!, l.values[k]!);
          const all = new EigenvalueDecomposition(dense);
          const largest = Math.max(...all.realEigenvalues);
          expect(outcome.kind).toBe('converged');
          // Near an exceptional point rounding moves dense eigenvalues by its square root or cube root.
          expect(outcome.evidence.eigenvalue).toBeCloseTo(largest, 6);
          const at = all.realEigenvalues.indexOf(largest);
          expect(all.imaginaryEigenvalues[at]).toBeCloseTo(0, 5);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives positive states that solve the nonlinear equation', () => {
    fc.assert(
      fc.property(models, (model) => {
        const outcome = steadyState(model, basis, { method: 'dominant' });
        if (outcome.kind !== 'converged') throw new Error(outcome.reason);
        expect(outcome.evidence.residual).toBeLessThan(1e-12);
        expect(outcome.evidence.smallestEigenvalue).toBeGreaterThan(-1e-13);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with direct where both apply', () => {
    fc.assert(
      fc.property(models, (model) => {
        const hermitian = {
          ...model,
          hamiltonian: scaled(withConjugate(model.hamiltonian), 0.5),
        };
        const [x, y] = (['direct', 'dominant'] as const).map((method) =>
          densityOf(steadyState(hermitian, basis, { method })),
        );
        expect(frobeniusNorm(axpy(x!, -1, y!))).toBeLessThan(1e-11);
      }),
      { numRuns: 60 },
    );
  });
});

describe('bad input', () => {
  const model: NumericModel = {
    modes: ['a', 'b'],
    hamiltonian: withConjugate(a),
    dissipators: [{ rate: 1, jump: a }],
    traceCorrection: false,
  };

  it('over the memory bound is refused before allocation, whatever the method', () => {
    for (const method of ['direct', 'dominant'] as const)
      expect(() => steadyState(model, fockBasis(2, { total: 20 }), { method })).toThrow(
        /^steady state: dimension 231 \(53361 unknowns\) may need 7\d GiB; a basis that needs at most 1\.0 GiB is accepted$/,
      );
  });

  it.each([
    [{ tolerance: 0 }, 'steady state: tolerance 0; a number between 0 and 1 is accepted'],
    [
      { tolerance: Number.NaN },
      'steady state: tolerance NaN; a number between 0 and 1 is accepted',
    ],
    [{ maxBytes: -1 }, 'steady state: maxBytes -1; a positive number is accepted'],
  ])('is refused: %j', (options, message) => {
    expect(() => steadyState(model, fockBasis(2, { total: 2 }), options)).toThrow(message);
  });

  it('is refused by observables', () => {
    const basis = fockBasis(2, { total: 2 });
    const rho = zeroMatrix(6);
    expect(() => expectation(a, basis, zeroMatrix(5))).toThrow(
      'observable: a 5 × 5 density matrix for a basis of 6 states; equal sizes are accepted',
    );
    expect(() => photonDistribution(2, basis, rho)).toThrow(
      'observable: mode index 2; integers from 0 to 1 are accepted',
    );
    expect(() => correlation(0, 0, basis, rho)).toThrow(
      'correlation: order 0; a positive integer is accepted',
    );
  });
});

describe('factoriseSparse', () => {
  it('solves with a matrix and with its transpose', () => {
    const n = 30;
    const rowStart = new Int32Array(n + 1);
    const columnIndex: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < n; i++) {
      for (const j of [i, (7 * i + 3) % n, (11 * i + 5) % n].sort((x, y) => x - y))
        if (columnIndex.length === rowStart[i] || columnIndex.at(-1) !== j) {
          columnIndex.push(j);
          values.push(Math.sin(13 * i + j) + (i === j ? 3 : 0));
        }
      rowStart[i + 1] = columnIndex.length;
    }
    const matrix = {
      size: n,
      rowStart,
      columnIndex: Int32Array.from(columnIndex),
      values: Float64Array.from(values),
    };
    const factors = factoriseSparse(matrix)!;
    const right = Float64Array.from({ length: n }, (_, i) => Math.cos(i));
    const x = factors.solve(right);
    const y = factors.solveTransposed(right);
    const forward = new Float64Array(n);
    const backward = new Float64Array(n);
    for (let i = 0; i < n; i++)
      for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
        forward[i]! += values[k]! * x[columnIndex[k]!]!;
        backward[columnIndex[k]!]! += values[k]! * y[i]!;
      }
    right.forEach((v, i) => {
      expect(forward[i]).toBeCloseTo(v, 12);
      expect(backward[i]).toBeCloseTo(v, 12);
    });
  });

  it('says that a matrix with an empty column is singular', () => {
    expect(
      factoriseSparse({
        size: 2,
        rowStart: Int32Array.of(0, 1, 2),
        columnIndex: Int32Array.of(0, 0),
        values: Float64Array.of(1, 2),
      }),
    ).toBeUndefined();
  });
});

describe('hermitianEigenvalues', () => {
  it('are those of σ_y/2 + 1: ½ and 3⁄2', () => {
    const m = zeroMatrix(2);
    m.re.set([1, 0, 0, 1]);
    m.im.set([0, 0.5, -0.5, 0]);
    const [low, high] = hermitianEigenvalues(m);
    expect(low).toBeCloseTo(0.5, 14);
    expect(high).toBeCloseTo(1.5, 14);
  });

  it.each([1, 2, 5, 40, 90])('are those a matrix was built from, d = %i', (d) => {
    const expected = Array.from({ length: d }, (_, k) => (k % 3 === 0 ? 0.25 : Math.sin(k))).sort(
      (x, y) => x - y,
    );
    const diagonal = zeroMatrix(d);
    expected.forEach((v, k) => {
      diagonal.re[k * (d + 1)] = v;
    });
    const { q } = factoriseQR(randomMatrix(d, d, 7));
    const found = hermitianEigenvalues(conjugated(q, diagonal));
    for (let k = 0; k < d; k++) expect(found[k]).toBeCloseTo(expected[k]!, 13);
  });

  it.each([1e-200, 1e200])('scale with the matrix: %f', (scale) => {
    const m = zeroMatrix(2);
    m.re.set([scale, 0, 0, scale]);
    m.im.set([0, scale / 2, -scale / 2, 0]);
    const [low, high] = hermitianEigenvalues(m);
    expect(low! / scale).toBeCloseTo(0.5, 14);
    expect(high! / scale).toBeCloseTo(1.5, 14);
  });

  it('survive elements whose squares underflow', () => {
    const m = zeroMatrix(3);
    m.re.set([1, 1e-300, 0, 1e-300, 0, 5e-324, 0, 5e-324, 0]);
    expect([...hermitianEigenvalues(m)]).toEqual([0, 0, 1]);
  });
});
