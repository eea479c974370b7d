import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import { frobeniusNorm, zeroMatrix } from '../../src/numeric/dense.ts';
import { multiply } from '../../src/numeric/dense-multiply.ts';
import { gradedInverse, gradedNoJump } from '../../src/numeric/graded-no-jump.ts';
import { hermitianCoordinates, hermitianMatrix } from '../../src/numeric/hermitian-coordinates.ts';
import { applyGenerator, generatorOf } from '../../src/numeric/liouvillian.ts';
import { pseudoRandomVector } from '../../src/numeric/methods/vectors.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { combine, nonZeros, toDense } from '../../src/numeric/sparse.ts';
import { steadyState } from '../../src/numeric/steady-state.ts';
import { annihilators, axpy, dag, densityOf, plus, scaled, times, withConjugate } from './build.ts';

const [a, b, c] = annihilators(3) as [NumericOperator, NumericOperator, NumericOperator];
const kerr = (x: NumericOperator) => times(dag(x), dag(x), x, x);

/** Three coupled cavities, two of them nonlinear, one driven, with a pair drive to have two steps of excitation too. */
const cavities = (drive: number, pairs = 0): NumericModel => ({
  modes: ['a', 'b', 'c'],
  hamiltonian: plus(
    scaled(times(dag(a), a), 0.4),
    scaled(times(dag(c), c), -0.3),
    withConjugate(scaled(times(dag(a), c), 0.5, 0.5)),
    withConjugate(scaled(times(dag(a), b), 0.7)),
    withConjugate(scaled(times(dag(b), c), 0.7)),
    scaled(plus(kerr(a), kerr(c)), 5),
    withConjugate(scaled(a, drive)),
    withConjugate(scaled(times(b, b), pairs)),
  ),
  dissipators: [a, b, c].map((jump, k) => ({ rate: 1 + 0.2 * k, jump })),
  traceCorrection: false,
});

describe('the graded no-jump part', () => {
  const basis = fockBasis(3, { total: 4 });
  const generator = generatorOf(cavities(0.3, 0.1), basis);
  const graded = gradedNoJump(generator.noJump, basis)!;
  const kept = combine(basis.dimension, basis.dimension, [
    { re: 1, im: 0, matrix: generator.noJump },
    { re: -1, im: 0, matrix: graded.lowering },
  ]);

  it('is unitarily equivalent to a triangular matrix, block by block', () => {
    const { states, q, t } = graded;
    const ordered = zeroMatrix(basis.dimension);
    const dense = toDense(kept);
    states.forEach((i, row) => {
      states.forEach((j, column) => {
        ordered.re[row + ordered.rows * column] = dense.re[i + dense.rows * j]!;
        ordered.im[row + ordered.rows * column] = dense.im[i + dense.rows * j]!;
      });
    });
    const back = multiply(multiply(q, t), q, 'plain', 'adjoint');
    expect(frobeniusNorm(axpy(back, -1, ordered))).toBeLessThan(1e-13 * frobeniusNorm(ordered));
    for (let j = 0; j < t.rows; j++)
      for (let i = 0; i < t.rows; i++)
        if (i > j || i < graded.columnBegin[j]! || j >= graded.rowEnd[i]!)
          expect(Math.hypot(t.re[i + t.rows * j]!, t.im[i + t.rows * j]!)).toBe(0);
    // Single and pair drives lower in one and two steps.
    expect(nonZeros(graded.lowering)).toBeGreaterThan(20);
  });

  it('is inverted on Hermitian matrices', () => {
    const shift = 0.01;
    const right = pseudoRandomVector(basis.dimension ** 2);
    const { coordinates, matrix } = gradedInverse(graded, shift)(right);
    expect(hermitianCoordinates(matrix)).toEqual(coordinates);
    const image = applyGenerator({ ...generator, noJump: kept, jumps: [] }, matrix);
    const wanted = hermitianMatrix(right, basis.dimension);
    const error = axpy(axpy(image, -shift, matrix), -1, wanted);
    expect(frobeniusNorm(error)).toBeLessThan(1e-12 * frobeniusNorm(wanted));
  });

  it('does not pay where one block holds nearly everything', () => {
    const small = fockBasis(1, { caps: [1] });
    expect(
      gradedNoJump(
        generatorOf({ ...cavities(0), modes: ['a'], hamiltonian: [], dissipators: [] }, small)
          .noJump,
        small,
      ),
    ).toBeDefined();
    const flat = fockBasis(3, { total: 1 });
    expect(gradedNoJump(generatorOf(cavities(0.1), flat).noJump, flat)).toBeUndefined();
  });
});

describe('steady states by it', () => {
  it.each([
    [1e-4, 0],
    [0.1, 0],
    [0.5, 0.1],
    [3, 0.4],
  ])('are those of direct at drive %d and pair drive %d', (drive, pairs) => {
    const basis = fockBasis(3, { total: 3 });
    const model = cavities(drive, pairs);
    const [x, y] = (['no-jump', 'direct'] as const).map((method) =>
      densityOf(steadyState(model, basis, { method })),
    );
    expect(frobeniusNorm(axpy(x!, -1, y!))).toBeLessThan(1e-12);
    // Photon triples at weak drive are far below the norm, and right on their own account.
    const top = basis.dimension * (basis.dimension - 1) + basis.dimension - 1;
    expect(Math.abs(x!.re[top]! / y!.re[top]! - 1)).toBeLessThan(drive < 0.01 ? 1 : 1e-6);
  });

  it('finds the one steady state and its gap where a mode has no loss of its own', () => {
    const { dissipators, ...others } = cavities(0.1);
    const lossless = { ...others, dissipators: dissipators.filter(({ jump }) => jump !== b) };
    const small = fockBasis(3, { total: 3 });
    const [x, y] = (['no-jump', 'direct'] as const).map((method) =>
      steadyState(lossless, small, { method }),
    );
    expect(frobeniusNorm(axpy(densityOf(x!), -1, densityOf(y!)))).toBeLessThan(1e-13);
    expect(x!.evidence.gap! / y!.evidence.gap!).toBeCloseTo(1, 1);
  });
});
