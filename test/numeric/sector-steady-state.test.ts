import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BasisSpec, fockBasis } from '../../src/numeric/basis.ts';
import { frobeniusNorm } from '../../src/numeric/dense.ts';
import { applyMasterEquation, generatorOf } from '../../src/numeric/liouvillian.ts';
import { expectation } from '../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { sectorElements, sectorOf, sectorToDense } from '../../src/numeric/sector.ts';
import {
  type SectorOutcome,
  sectorExpectation,
  sectorSteadyState,
} from '../../src/numeric/sector-steady-state.ts';
import { steadyState } from '../../src/numeric/steady-state.ts';
import { annihilators, axpy, dag, densityOf, plus, scaled, times, withConjugate } from './build.ts';
import { momentsIn, occupations } from './moments.ts';

const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/**
 * Number-conserving two-mode models: exchange with any phase, Kerr terms, thermal baths, hopping and dephasing. What H adds
 * to the trace stays well below the losses; where they meet, the vacuum and an excited state share the eigenvalue.
 */
const models = (nonHermitian: number): fc.Arbitrary<NumericModel> =>
  fc
    .record({
      delta: real(-2, 2),
      hop: fc.tuple(real(-1, 1), real(0.2, 1)),
      skew: fc.tuple(real(-nonHermitian, nonHermitian), real(-nonHermitian, nonHermitian)),
      kerr: fc.constantFrom(0, 0, 1.5),
      rates: fc.tuple(real(0.5, 2), real(0.5, 2), real(0, 0.3), real(0, 0.3), real(0, 0.5)),
    })
    .map(({ delta, hop, skew, kerr, rates }) => ({
      modes: ['a', 'b'],
      hamiltonian: plus(
        scaled(times(dag(a), a), delta, skew[1]),
        scaled(times(dag(a), dag(a), a, a), kerr),
        withConjugate(scaled(times(dag(a), b), ...hop)),
        scaled(times(dag(a), b), skew[0]),
        scaled(times(dag(b), a), -skew[0]),
      ),
      dissipators: [
        { rate: rates[0], jump: a },
        { rate: rates[1], jump: b },
        { rate: rates[2], jump: dag(a) },
        { rate: rates[3], jump: dag(b) },
        { rate: rates[4], jump: times(dag(a), b) },
        { rate: rates[4], jump: times(dag(b), b) },
      ],
      traceCorrection: true,
    }));
const specs: fc.Arbitrary<BasisSpec> = fc.constantFrom(
  { total: 4 },
  { caps: [3, 2] },
  { caps: [4, 3], total: 5 },
);
const observed = [
  times(dag(a), a),
  times(dag(b), b),
  times(dag(a), b),
  times(dag(a), dag(a), a, a),
];

function converged(outcome: SectorOutcome) {
  if (outcome.kind !== 'converged') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome;
}

describe('a sector', () => {
  it.each<[BasisSpec, readonly (readonly number[])[]]>([
    [{ total: 6 }, [[1, 1]]],
    [{ caps: [4, 7] }, [[2, -1]]],
    [{ total: 5 }, []],
    [
      { caps: [3, 3], total: 5 },
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ])('has the size that is counted before it is made: %j, %j', (spec, charges) => {
    const basis = fockBasis(2, spec);
    expect(sectorElements(basis, charges)).toBe(sectorOf(basis, charges).elements);
  });
});

describe('the steady state by sectors', () => {
  it.each([
    ['direct', 0],
    ['dominant', 0.08],
  ] as const)('is that of %s', (method, nonHermitian) => {
    fc.assert(
      fc.property(models(nonHermitian), specs, fc.boolean(), (model, spec, rotate) => {
        const basis = fockBasis(2, spec);
        const reference = densityOf(steadyState(model, basis, { method }));
        const { density, evidence } = converged(sectorSteadyState(model, basis, { rotate }));
        for (const operator of observed) {
          const x = sectorExpectation(operator, density);
          const y = expectation(operator, basis, reference);
          expect(Math.hypot(x.re - y.re, x.im - y.im)).toBeLessThan(1e-9);
        }
        if (density.mixing === undefined) {
          const dense = sectorToDense(density.sector, density.elements);
          expect(frobeniusNorm(axpy(dense, -1, reference))).toBeLessThan(1e-9);
          const residual = applyMasterEquation(generatorOf(model, basis), dense);
          expect(frobeniusNorm(residual)).toBeCloseTo(evidence.residual, 12);
        }
        expect(evidence.trace).toBeCloseTo(1, 12);
        expect(evidence.unknowns).toBeLessThan(basis.dimension ** 2);
      }),
      { numRuns: 40 },
    );
  });

  it('mixes the modes of a quadratic model where the basis allows it', () => {
    const [model] = fc.sample(models(0), { numRuns: 1, seed: 1 });
    const quadratic: NumericModel = {
      ...model!,
      hamiltonian: withConjugate(scaled(times(dag(a), b), 0.3, 0.4)),
      dissipators: model!.dissipators.slice(0, 4),
    };
    const capped = sectorSteadyState(quadratic, fockBasis(2, { caps: [3, 2] }));
    expect(converged(capped).density.mixing).toBeUndefined();
    const total = sectorSteadyState(quadratic, fockBasis(2, { total: 4 }));
    expect(converged(total).density.mixing).toBeDefined();
  });

  it('is the vacuum without gain, whatever decays fastest', () => {
    const model: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: withConjugate(times(dag(a), b)),
      dissipators: [
        { rate: 1, jump: a },
        { rate: 1e-4, jump: b },
      ],
      traceCorrection: false,
    };
    const { density, evidence } = converged(sectorSteadyState(model, fockBasis(2, { total: 4 })));
    expect(density.elements.re[0]).toBeCloseTo(1, 12);
    expect(evidence.residual).toBeLessThan(1e-12);
    expect(evidence.edgePopulation).toBeLessThan(1e-12);
  });

  it('is sound at an exceptional point of the no-jump part', () => {
    // [[−i/2, 1/4], [1/4, 0]] has the double eigenvalue −i/4.
    const model: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: scaled(withConjugate(times(dag(a), b)), 0.25),
      dissipators: [
        { rate: 1.2, jump: a },
        { rate: 0.2, jump: dag(a) },
        { rate: 0.1, jump: b },
        { rate: 0.1, jump: dag(b) },
      ],
      traceCorrection: false,
    };
    const balanced = { ...model, dissipators: model.dissipators.slice(0, 2) };
    const [na, nb] = occupations(momentsIn(balanced));
    const { density } = converged(sectorSteadyState(balanced, fockBasis(2, { total: 30 })));
    expect(sectorExpectation(observed[0]!, density).re).toBeCloseTo(na!, 10);
    expect(sectorExpectation(observed[1]!, density).re).toBeCloseTo(nb!, 10);
    // Gain and loss of b in balance: its occupation grows without bound but for the coupling.
    const [, heated] = occupations(momentsIn(model));
    expect(heated).toBeGreaterThan(nb!);
  });

  it('is reported as degenerate beside an uncoupled lossless mode', () => {
    const model: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: times(dag(b), b),
      dissipators: [
        { rate: 1, jump: a },
        { rate: 0.1, jump: dag(a) },
      ],
      traceCorrection: false,
    };
    expect(sectorSteadyState(model, fockBasis(2, { caps: [3, 2] })).kind).toBe('degenerate');
  });

  it('does not exist without the trace-correction term', () => {
    const heated: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: plus(scaled(times(dag(a), b), 0.5), scaled(times(dag(b), a), 0.3)),
      dissipators: [a, b, dag(a)].map((jump, k) => ({ rate: [1, 1, 0.2][k]!, jump })),
      traceCorrection: false,
    };
    const outcome = sectorSteadyState(heated, fockBasis(2, { total: 3 }));
    expect(outcome.kind).toBe('no-steady-state');
  });

  it('is refused over the memory bound before it is begun', () => {
    const [model] = fc.sample(models(0), { numRuns: 1, seed: 1 });
    expect(() => sectorSteadyState(model!, fockBasis(2, { total: 60 }), { maxBytes: 1e6 })).toThrow(
      /^sector: \d+ unknowns need about .* GiB; a basis that needs at most .* GiB is accepted$/,
    );
  });
});
