import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fockBasis, stateAt, stateIndex } from '../../src/numeric/basis.ts';
import { type ComplexMatrix, frobeniusNorm, trace, zeroMatrix } from '../../src/numeric/dense.ts';
import {
  applyReal,
  hermitianCoordinates,
  hermitianMatrix,
  realLiouvillian,
} from '../../src/numeric/hermitian-coordinates.ts';
import {
  applyGenerator,
  applyMasterEquation,
  generatorOf,
  liouvillianMatrix,
  traceOfProduct,
} from '../../src/numeric/liouvillian.ts';
import { operatorMatrix } from '../../src/numeric/matrix-elements.ts';
import { expectation, expectationRate } from '../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { multiplyVector } from '../../src/numeric/sparse.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from './build.ts';

const MODES = ['a', 'b'];
const coefficient = fc.double({ min: -2, max: 2, noNaN: true });
const exponents = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 2 });
const operators: fc.Arbitrary<NumericOperator> = fc.array(
  fc.record({ re: coefficient, im: coefficient, creation: exponents, annihilation: exponents }),
  { minLength: 1, maxLength: 3 },
);
const dissipators = fc.array(
  fc.record({ rate: fc.double({ min: 0, max: 2, noNaN: true }), jump: operators }),
  { maxLength: 3 },
);
const models = (hermitian: boolean): fc.Arbitrary<NumericModel> =>
  fc.record({
    modes: fc.constant(MODES),
    // Like terms are collected first: sums of repeated terms would not be Hermitian to the last bit.
    hamiltonian: hermitian ? operators.map((o) => withConjugate(plus(o))) : operators,
    dissipators,
    traceCorrection: fc.constant(!hermitian),
  });

/** Some matrix, the same for the same seed. */
function someMatrix(d: number, seed: number): ComplexMatrix {
  const m = zeroMatrix(d);
  let s = seed | 1;
  const next = () => {
    s = (Math.imul(s, 1103515245) + 12345) | 0;
    return s / 2 ** 31;
  };
  for (let k = 0; k < d * d; k++) {
    m.re[k] = next();
    m.im[k] = next();
  }
  return m;
}

const distance = (x: ComplexMatrix, re: Float64Array, im: Float64Array) =>
  frobeniusNorm({ re: x.re.map((v, k) => v - re[k]!), im: x.im.map((v, k) => v - im[k]!) });

describe('the generator', () => {
  const basis = fockBasis(2, { caps: [2, 3], total: 3 });
  const d = basis.dimension;

  it('preserves the trace for a Hermitian H', () => {
    fc.assert(
      fc.property(models(true), fc.integer(), (model, seed) => {
        const generator = generatorOf(model, basis);
        expect(generator.tracePreserving).toBe(true);
        const out = applyGenerator(generator, someMatrix(d, seed));
        expect(Math.abs(trace(out).re) + Math.abs(trace(out).im)).toBeLessThan(
          1e-12 * (1 + frobeniusNorm(out)) * d,
        );
      }),
    );
  });

  it('preserves the trace with the correction term, up to what leaves the basis', () => {
    fc.assert(
      fc.property(models(false), (model) => {
        const rho = zeroMatrix(d);
        for (let i = 0; i < d; i++) rho.re[i * (d + 1)] = 1 / d;
        for (const edge of ['reflecting', 'absorbing'] as const) {
          const generator = generatorOf(model, basis, edge);
          const leak = edge === 'absorbing' ? traceOfProduct(generator.escape, rho).re : 0;
          const out = applyMasterEquation(generator, rho);
          expect(leak).toBeGreaterThanOrEqual(-1e-12);
          expect(Math.abs(trace(out).re + leak)).toBeLessThan(1e-10);
        }
      }),
    );
  });

  it('is the same applied directly, as a sparse matrix, and in Hermitian coordinates', () => {
    fc.assert(
      fc.property(
        models(false),
        fc.integer(),
        fc.constantFrom('reflecting' as const, 'absorbing' as const),
        (model, seed, edge) => {
          const generator = generatorOf(model, basis, edge);
          const matrix = liouvillianMatrix(generator);
          const x = someMatrix(d, seed);
          const y = applyGenerator(generator, x);
          const byMatrix = multiplyVector(matrix, x);
          expect(distance(y, byMatrix.re, byMatrix.im)).toBeLessThan(
            1e-12 * (1 + frobeniusNorm(y)),
          );

          const hermitian = hermitianMatrix(hermitianCoordinates(x), d);
          const image = applyGenerator(generator, hermitian);
          const byCoordinates = hermitianMatrix(
            applyReal(realLiouvillian(matrix), hermitianCoordinates(x)),
            d,
          );
          expect(distance(image, byCoordinates.re, byCoordinates.im)).toBeLessThan(
            1e-12 * (1 + frobeniusNorm(image)),
          );
        },
      ),
    );
  });

  it('agrees with its adjoint on operators: Tr(O L(ρ)) = ⟨L†(O)⟩ away from the edge', () => {
    const inner = fockBasis(2, { total: 1 });
    const outer = fockBasis(2, { total: 7 });
    fc.assert(
      fc.property(models(false), operators, fc.integer(), (model, operator, seed) => {
        const small = someMatrix(inner.dimension, seed);
        const rho = zeroMatrix(outer.dimension);
        for (let i = 0; i < inner.dimension; i++)
          for (let j = 0; j < inner.dimension; j++) {
            const at =
              stateIndex(outer, stateAt(inner, i)) +
              outer.dimension * stateIndex(outer, stateAt(inner, j));
            rho.re[at] = small.re[i + inner.dimension * j]!;
            rho.im[at] = small.im[i + inner.dimension * j]!;
          }
        const generator = generatorOf(model, outer);
        const linear = { ...model, traceCorrection: false };
        const rate = expectationRate(linear, operator, outer, rho);
        const direct = traceOfProduct(
          operatorMatrix(operator, outer),
          applyGenerator(generator, rho),
        );
        const scale = 1 + Math.hypot(direct.re, direct.im);
        expect(Math.abs(rate.re - direct.re) / scale).toBeLessThan(1e-10);
        expect(Math.abs(rate.im - direct.im) / scale).toBeLessThan(1e-10);

        const corrected = expectationRate(
          { ...model, traceCorrection: true },
          operator,
          outer,
          rho,
        );
        const growth = traceOfProduct(generator.traceGrowth, rho).re;
        const value = expectation(operator, outer, rho);
        expect(corrected.re).toBeCloseTo(rate.re - growth * value.re, 10);
        expect(corrected.im).toBeCloseTo(rate.im - growth * value.im, 10);
      }),
      { numRuns: 50 },
    );
  });

  it('has jump products of untruncated operators: what a thermal bath loses at the edge', () => {
    const [a] = annihilators(1) as [NumericOperator];
    const model: NumericModel = {
      modes: ['a'],
      hamiltonian: [],
      dissipators: [{ rate: 0.5, jump: dag(a) }],
      traceCorrection: false,
    };
    const single = fockBasis(1, { caps: [4] });
    const top = 4 * 6;
    // a a† = a†a + 1 is 5 in the top state; the truncated product a·a† would give 0 there.
    const absorbing = generatorOf(model, single, 'absorbing');
    expect(absorbing.tracePreserving).toBe(false);
    const rho = zeroMatrix(5);
    rho.re[top] = 1;
    expect(applyGenerator(absorbing, rho).re[top]).toBeCloseTo(-2.5, 14);
    const reflecting = generatorOf(model, single);
    expect(applyGenerator(reflecting, rho).re[top]).toBe(0);
    expect(traceOfProduct(reflecting.escape, rho).re).toBeCloseTo(2.5, 14);
    expect([...reflecting.edgeStates]).toEqual([0, 0, 0, 0, 1]);
  });
});

describe('bad input', () => {
  const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
  const basis = fockBasis(2, { total: 2 });
  const model = (change: Partial<NumericModel>): NumericModel => ({
    modes: MODES,
    hamiltonian: plus(times(dag(a), a), scaled(times(dag(b), b), 2)),
    dissipators: [{ rate: 1, jump: a }],
    traceCorrection: false,
    ...change,
  });
  it.each([
    [
      { dissipators: [{ rate: -0.1, jump: a }] },
      'dissipator 1: rate -0.1; a finite number that is not negative is accepted',
    ],
    [
      { dissipators: [{ rate: Number.NaN, jump: a }] },
      'dissipator 1: rate NaN; a finite number that is not negative is accepted',
    ],
    [
      { dissipators: [{ rate: Number.POSITIVE_INFINITY, jump: a }] },
      'dissipator 1: rate Infinity; a finite number that is not negative is accepted',
    ],
    [
      { hamiltonian: scaled(a, Number.NaN) },
      'Hamiltonian, term 1: coefficient NaN + NaNi; finite numbers are accepted',
    ],
    [
      { hamiltonian: [{ re: 1, im: 0, creation: [1], annihilation: [0, 0] }] },
      'Hamiltonian, term 1: 1 exponents for 2 modes; one a mode is accepted',
    ],
    [
      {
        dissipators: [
          { rate: 1, jump: [{ re: 1, im: 0, creation: [0, 0.5], annihilation: [0, 0] }] },
        ],
      },
      'jump operator 1, term 1: exponent 0.5; integers from 0 to 64 are accepted',
    ],
    [{ modes: [] }, 'model: no modes; at least one is accepted'],
  ])('is refused: %j', (change, message) => {
    expect(() => generatorOf(model(change), basis)).toThrow(message);
  });

  it('is refused when the basis has other modes', () => {
    expect(() => generatorOf(model({}), fockBasis(3, { total: 1 }))).toThrow(
      'model: 2 modes for a basis of 3; equal numbers are accepted',
    );
  });

  it('is refused when the matrix would not fit, before it is allocated', () => {
    const generator = generatorOf(model({}), fockBasis(2, { total: 60 }));
    expect(() => liouvillianMatrix(generator, 2 ** 27)).toThrow(
      /^Liouvillian: dimension 1891 needs about \d\.\d+ GiB; a basis that needs at most 0\.13 GiB is accepted$/,
    );
  });
});
