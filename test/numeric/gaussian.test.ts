import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import { gaussianSteadyState } from '../../src/numeric/gaussian.ts';
import { generatorOf } from '../../src/numeric/liouvillian.ts';
import { covarianceFlow, covarianceRate, momentRates } from '../../src/numeric/moment-equations.ts';
import { evolveMoments } from '../../src/numeric/moment-evolution.ts';
import {
  gaussianExpectation,
  momentsOf,
  phaseSpaceOf,
  thermalMoments,
} from '../../src/numeric/moments.ts';
import { expectation } from '../../src/numeric/observables.ts';
import { adjointGenerator, traceGrowthOperator } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { quadraticModel } from '../../src/numeric/quadratic-model.ts';
import { steadyState } from '../../src/numeric/steady-state.ts';
import {
  annihilators,
  dag,
  densityOf,
  plus,
  pureState,
  rungeKutta,
  scaled,
  times,
  withConjugate,
} from './build.ts';
import { exactly, momentsIn, occupations } from './moments.ts';

const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const real = (size: number) => fc.double({ min: -size, max: size, noNaN: true });
const complex = (size: number) => fc.tuple(real(size), real(size));
const rate = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Every quadratic and linear term, damped jump operators that mix annihilation, creation and constants. */
const models = (nonHermitian: number): fc.Arbitrary<NumericModel> => {
  const terms = [
    times(dag(a), a),
    times(dag(b), b),
    times(dag(a), b),
    times(a, b),
    times(a, a),
    times(b, b),
    a,
    b,
  ];
  return fc
    .record({
      hermitian: fc.array(complex(0.08), { minLength: 8, maxLength: 8 }),
      other: fc.array(complex(nonHermitian), { minLength: 8, maxLength: 8 }),
      losses: fc.tuple(rate(0.8, 2), rate(0.8, 2)),
      mixed: fc.tuple(complex(1), complex(0.3), complex(0.2)),
    })
    .map(({ hermitian, other, losses, mixed }) => {
      const [x, y, z] = mixed.map(([re, im], k) =>
        k < 2 ? scaled([b, dag(a)][k]!, re, im) : [{ ...a[0]!, re, im, annihilation: [0, 0] }],
      ) as [NumericOperator, NumericOperator, NumericOperator];
      return {
        modes: ['a', 'b'],
        hamiltonian: plus(
          ...terms.flatMap((t, k) => {
            const [re, im] = hermitian[k]!;
            const [u, v] = other[k]!;
            return [withConjugate(scaled(t, re, im)), scaled(t, u, v)];
          }),
        ),
        dissipators: [
          { rate: losses[0], jump: a },
          { rate: losses[1], jump: b },
          { rate: 0.1, jump: plus(x, y, z) },
        ],
        traceCorrection: true,
      };
    });
};
const ladder = [a, b, dag(a), dag(b)];
const pairs = ladder.flatMap((x, j) => ladder.slice(j).map((y) => times(x, y)));

function matrices(model: NumericModel) {
  const read = quadraticModel(model);
  if (read.kind !== 'quadratic') throw new Error(read.reason);
  return read.model;
}

it('integrates what the moment equations say, to the same bits', () => {
  fc.assert(
    fc.property(models(0.1), fc.array(real(3), { minLength: 16, maxLength: 16 }), (model, v) => {
      const quadratic = quadraticModel(model);
      if (quadratic.kind !== 'quadratic') return;
      const rate = new Float64Array(16);
      covarianceFlow(quadratic.model)(Float64Array.from(v), rate);
      expect([...rate]).toEqual(
        covarianceRate(quadratic.model, Matrix.from1DArray(4, 4, v)).to1DArray(),
      );
    }),
    { numRuns: 50 },
  );
});

describe('the moment equations', () => {
  it('are those of the adjoint generator, with Wick’s theorem for what H − H† adds', () => {
    const start = thermalMoments(
      2,
      [0.3, 0.1],
      [
        { re: 0.2, im: -0.4 },
        { re: -0.1, im: 0.3 },
      ],
    );
    fc.assert(
      fc.property(models(0.1), complex(0.05), complex(0.05), (model, [r, s], [t, u]) => {
        const moments = {
          ...start,
          anomalous: { ...start.anomalous, re: Float64Array.of(r, t, t, s), im: start.normal.im },
          normal: { ...start.normal, im: Float64Array.of(0, u, -u, 0) },
        };
        const quadratic = matrices(model);
        const now = phaseSpaceOf(moments);
        const rates = momentRates(quadratic, now);
        const h = 1e-6;
        const later = momentsOf({
          means: Matrix.add(now.means, Matrix.mul(rates.means, h)),
          covariance: Matrix.add(now.covariance, Matrix.mul(rates.covariance, h)),
        });
        const growth = gaussianExpectation(traceGrowthOperator(model.hamiltonian), moments).re;
        for (const operator of [...ladder, ...pairs]) {
          const value = gaussianExpectation(operator, moments);
          const after = gaussianExpectation(operator, later);
          const linear = gaussianExpectation(adjointGenerator(model, operator), moments);
          expect((after.re - value.re) / h).toBeCloseTo(linear.re - growth * value.re, 5);
          expect((after.im - value.im) / h).toBeCloseTo(linear.im - growth * value.im, 5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('survive the way to quadratures and back', () => {
    const { means, normal, anomalous } = momentsIn(
      fc.sample(models(0), { numRuns: 1, seed: 5 })[0]!,
    );
    const back = momentsOf(phaseSpaceOf({ means, normal, anomalous }));
    for (const [x, y] of [
      [means, back.means],
      [normal, back.normal],
      [anomalous, back.anomalous],
    ] as const)
      for (const part of ['re', 'im'] as const)
        x[part].forEach((v, k) => {
          expect(y[part][k]).toBeCloseTo(v, 14);
        });
  });
});

describe('the stationary moments', () => {
  it.each([
    ['Hermitian', 0],
    ['non-Hermitian', 0.04],
  ] as const)('of %s models are those of the Fock basis', (_, nonHermitian) => {
    const basis = fockBasis(2, { total: 4 });
    fc.assert(
      fc.property(models(nonHermitian), (model) => {
        const outcome = gaussianSteadyState(model);
        if (outcome.kind !== 'exact') return;
        const solved = steadyState(model, basis);
        const density = densityOf(solved);
        const { evidence, moments } = outcome;
        const size = 3e3 * solved.evidence.edgePopulation! + 1e-9;
        for (const operator of [...ladder.slice(0, 2), ...pairs]) {
          const exact = gaussianExpectation(operator, moments);
          const truncated = expectation(operator, basis, density);
          expect(Math.abs(exact.re - truncated.re)).toBeLessThan(size);
          expect(Math.abs(exact.im - truncated.im)).toBeLessThan(size);
        }
        expect(Math.abs(evidence.eigenvalue - solved.evidence.eigenvalue!)).toBeLessThan(size);
        expect(evidence.uncertainty).toBeGreaterThan(-1e-12);
        expect(evidence.residual).toBeLessThan(1e-12);
      }),
      { numRuns: 4, seed: 7 },
    );
  });

  it('are where the moments go in time', () => {
    fc.assert(
      fc.property(models(0.04), (model) => {
        const outcome = gaussianSteadyState(model);
        if (outcome.kind !== 'exact') return;
        const late = evolveMoments(model, { kind: 'thermal', occupations: [0.1, 0] }, [0, 200]);
        occupations(outcome.moments).forEach((n, j) => {
          expect(occupations(late.samples[1]!.moments)[j]).toBeCloseTo(n, 7);
        });
      }),
      { numRuns: 10 },
    );
  });

  it('solve the matrix equation to rounding', () => {
    fc.assert(
      fc.property(models(0.08), (model) => {
        const outcome = gaussianSteadyState(model);
        if (outcome.kind !== 'exact') return;
        const { covariance } = phaseSpaceOf(outcome.moments);
        expect(covarianceRate(matrices(model), covariance).norm('frobenius')).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('moments in time', () => {
  it('are those of the master equation', () => {
    const model = fc.sample(models(0.04), { numRuns: 1, seed: 3 })[0]!;
    const basis = fockBasis(2, { total: 6 });
    const generator = generatorOf(model, basis);
    const density = rungeKutta(generator, pureState(basis.dimension, 0), 0.02, 50);
    const { samples } = evolveMoments(model, { kind: 'thermal' }, [0, 1]);
    for (const operator of pairs) {
      const exact = gaussianExpectation(operator, samples[1]!.moments);
      expect(expectation(operator, basis, density).re).toBeCloseTo(exact.re, 5);
      expect(expectation(operator, basis, density).im).toBeCloseTo(exact.im, 5);
    }
  });

  it('refuse what the equations do not describe', () => {
    const model = fc.sample(models(0.04), { numRuns: 1, seed: 3 })[0]!;
    expect(() => evolveMoments(model, { kind: 'fock', occupations: [0, 2] }, [0, 1])).toThrow(
      'initial state: a number state is not Gaussian, and with a non-Hermitian H the second moments close for Gaussian states only; thermal and coherent states and the vacuum are accepted',
    );
    const kerr = { ...model, hamiltonian: times(dag(a), dag(a), a, a) };
    expect(() => evolveMoments(kerr, { kind: 'thermal' }, [0, 1])).toThrow(
      "moments in time: the Hamiltonian has the term a'^2*a^2, of order 4; the second moments close up to order 2 there; quadratic models are accepted",
    );
    const squeezed = { ...thermalMoments(2), anomalous: { ...thermalMoments(2).normal } };
    squeezed.anomalous = { ...squeezed.anomalous, re: Float64Array.of(0.5, 0, 0, 0) };
    expect(() => evolveMoments(model, { kind: 'moments', moments: squeezed }, [0, 1])).toThrow(
      /^initial state: the moments break the uncertainty relation by -0\.207;/,
    );
  });
});

describe('a model that is not quadratic', () => {
  it('is refused by name of the term', () => {
    const jump = gaussianSteadyState({
      modes: ['a', 'b'],
      hamiltonian: [],
      dissipators: [{ rate: 1, jump: times(a, a) }],
      traceCorrection: false,
    });
    expect(jump.kind).toBe('refused');
    if (jump.kind !== 'exact')
      expect(jump.reason).toBe(
        'the model is not quadratic: a jump operator has the term a^2, of order 2; the second moments close up to order 1 there',
      );
  });
});

describe('a drive', () => {
  it('displaces without heating: ⟨a⟩ = −iΩ/(κ/2 + iΔ), and Poissonian statistics', () => {
    const [x] = annihilators(1) as [NumericOperator];
    const [omega, delta, kappa] = [0.7, 0.4, 1.2];
    const { moments } = exactly(
      gaussianSteadyState({
        modes: ['x'],
        hamiltonian: plus(scaled(times(dag(x), x), delta), scaled(withConjugate(x), omega)),
        dissipators: [{ rate: kappa, jump: x }],
        traceCorrection: false,
      }),
    );
    const size = (kappa / 2) ** 2 + delta ** 2;
    expect(moments.means.re[0]).toBeCloseTo((-omega * delta) / size, 13);
    expect(moments.means.im[0]).toBeCloseTo((-omega * kappa) / 2 / size, 13);
    expect(moments.normal.re[0]).toBeCloseTo(0, 14);
    const power = (n: number) =>
      gaussianExpectation(times(...Array(n).fill(dag(x)), ...Array(n).fill(x)), moments).re;
    expect(power(3) / power(1) ** 3).toBeCloseTo(1, 12);
  });
});
