import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import { frobeniusNorm } from '../../src/numeric/dense.ts';
import { generatorOf } from '../../src/numeric/liouvillian.ts';
import { lossProvesUniqueness } from '../../src/numeric/methods/uniqueness.ts';
import { correlation } from '../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { steadyState } from '../../src/numeric/steady-state.ts';
import type { SteadyStateMethod } from '../../src/numeric/steady-state-outcome.ts';
import { annihilators, axpy, dag, densityOf, plus, scaled, times, withConjugate } from './build.ts';

const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
const size = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const number = (x: NumericOperator) => times(dag(x), x);

/** Driven, damped, coupled Kerr modes with thermal baths, two-photon loss, dephasing and a collective jump. */
const models: fc.Arbitrary<NumericModel> = fc
  .record({
    detuning: size(-2, 2),
    kerr: size(-3, 3),
    drive: size(0, 1.5),
    hop: size(-1, 1),
    squeeze: size(0, 0.3),
    lossA: size(0.2, 2),
    lossB: fc.oneof(fc.constant(0), size(0.2, 2)),
    gain: fc.oneof(fc.constant(0), size(0, 0.5)),
    pairs: fc.oneof(fc.constant(0), size(0, 1)),
    dephasing: fc.oneof(fc.constant(0), size(0, 1)),
    collective: fc.oneof(fc.constant(0), size(0, 1)),
  })
  .map((p) => ({
    modes: ['a', 'b'],
    hamiltonian: plus(
      scaled(number(a), p.detuning),
      scaled(times(dag(b), dag(b), b, b), p.kerr),
      scaled(withConjugate(a), p.drive),
      withConjugate(scaled(times(dag(a), b), 0.3 + Math.abs(p.hop), p.hop)),
      scaled(withConjugate(times(a, a)), p.squeeze),
    ),
    dissipators: [
      { rate: p.lossA, jump: a },
      { rate: p.lossB, jump: b },
      { rate: p.gain, jump: dag(b) },
      { rate: p.pairs, jump: times(b, b) },
      { rate: p.dephasing, jump: number(a) },
      { rate: p.collective, jump: plus(a, scaled(b, 0.4, 0.7)) },
    ],
    traceCorrection: false,
  }));

describe('no-jump', () => {
  it('agrees with direct on random models, and says so in its evidence', () => {
    const bases = [fockBasis(2, { total: 4 }), fockBasis(2, { caps: [4, 2] })];
    fc.assert(
      fc.property(models, fc.constantFrom(...bases), (model, basis) => {
        const [x, y] = (['no-jump', 'direct'] as const).map((method) =>
          steadyState(model, basis, { method }),
        );
        const [rho, sigma] = [densityOf(x!), densityOf(y!)];
        const gap = y!.evidence.gap!;
        const scale = x!.evidence.generatorNorm!;
        expect(frobeniusNorm(axpy(rho, -1, sigma))).toBeLessThan((1e-14 * scale) / gap);
        expect(x!.evidence.residual).toBeLessThan(1e-15 * scale);
        expect(x!.evidence.trace).toBeCloseTo(1, 14);
        expect(x!.evidence.hermiticityDefect).toBe(0);
        expect(x!.evidence.smallestEigenvalue).toBeGreaterThan(-1e-13);
        if (x!.evidence.gap !== undefined) {
          expect(x!.evidence.gap).toBeGreaterThan(gap / 2);
          expect(x!.evidence.gap).toBeLessThan(2 * gap);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the same answer in any units', () => {
    fc.assert(
      fc.property(models, fc.constantFrom(1e-9, 1e12), (model, unit) => {
        const basis = fockBasis(2, { total: 3 });
        const inUnits: NumericModel = {
          ...model,
          hamiltonian: scaled(model.hamiltonian, unit),
          dissipators: model.dissipators.map(({ rate, jump }) => ({ rate: unit * rate, jump })),
        };
        const [rho, sigma] = [model, inUnits].map((m) =>
          densityOf(steadyState(m, basis, { method: 'no-jump' })),
        );
        expect(frobeniusNorm(axpy(rho!, -1, sigma!))).toBeLessThan(1e-11);
      }),
      { numRuns: 20 },
    );
  });

  it('gives rare photon triples their own accuracy', () => {
    const [x] = annihilators(1) as [NumericOperator];
    const model: NumericModel = {
      modes: ['a'],
      hamiltonian: plus(scaled(number(x), 0.3), scaled(withConjugate(x), 1e-3)),
      dissipators: [{ rate: 1, jump: x }],
      traceCorrection: false,
    };
    // A coherent state: g³ = 1, from a probability of 10⁻¹⁶ for three photons.
    const basis = fockBasis(1, { caps: [7] });
    const density = densityOf(steadyState(model, basis, { method: 'no-jump' }));
    expect(correlation(0, 3, basis, density)).toBeCloseTo(1, 6);
  });

  it('refuses a generator that does not keep the trace', () => {
    const model: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: scaled(number(a), 1, 0.1),
      dissipators: [{ rate: 1, jump: a }],
      traceCorrection: true,
    };
    const outcome = steadyState(model, fockBasis(2, { total: 2 }), { method: 'no-jump' });
    expect(outcome.kind).toBe('refused');
    if (outcome.kind !== 'converged') expect(outcome.reason).toMatch(/use the method dominant$/);
  });

  it('refuses what does not fit the memory, before allocating', () => {
    const model: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: withConjugate(a),
      dissipators: [{ rate: 1, jump: a }],
      traceCorrection: false,
    };
    expect(() =>
      steadyState(model, fockBasis(2, { total: 20 }), { method: 'no-jump', maxBytes: 2 ** 24 }),
    ).toThrow(
      'steady state: dimension 231 (53361 unknowns) may need 0.033 GiB; a basis that needs at most 0.016 GiB is accepted',
    );
  });

  it('is chosen for a generator that keeps the trace, dominant for others', () => {
    const chosen = (gain: number): SteadyStateMethod =>
      steadyState(
        {
          modes: ['a', 'b'],
          hamiltonian: plus(withConjugate(times(dag(a), b)), scaled(number(a), 0, gain)),
          dissipators: [
            { rate: 1, jump: a },
            { rate: 1, jump: b },
          ],
          traceCorrection: true,
        },
        fockBasis(2, { total: 2 }),
      ).evidence.method;
    expect([chosen(0), chosen(0.1)]).toEqual(['no-jump', 'dominant']);
  });
});

describe('without a method named', () => {
  it('direct is tried where no-jump does not reach the tolerance', () => {
    const model: NumericModel = {
      modes: ['a', 'b'],
      hamiltonian: withConjugate(plus(a, times(dag(a), b))),
      dissipators: [{ rate: 1, jump: a }],
      traceCorrection: false,
    };
    const basis = fockBasis(2, { total: 3 });
    const outcome = steadyState(model, basis, { tolerance: 1e-30 });
    expect(outcome.kind).toBe('not-converged');
    expect(outcome.evidence.method).toBe('direct');
    const small = steadyState(model, basis, { tolerance: 1e-30, maxBytes: 2 ** 17 });
    expect(small.evidence.method).toBe('no-jump');
  });
});

describe('lossProvesUniqueness', () => {
  const basis = fockBasis(2, { total: 3 });
  const proves = (...jumps: readonly NumericOperator[]) =>
    lossProvesUniqueness(
      generatorOf(
        {
          modes: ['a', 'b'],
          hamiltonian: withConjugate(times(dag(a), b)),
          dissipators: jumps.map((jump) => ({ rate: 1, jump })),
          traceCorrection: false,
        },
        basis,
      ),
      1,
    );

  it('takes a loss for every mode, whatever else there is', () => {
    expect(proves(a, b)).toBe(true);
    expect(proves(plus(a, b), plus(a, scaled(b, -1)))).toBe(true);
    expect(proves(a, b, dag(a), number(b), times(a, b))).toBe(true);
  });

  it('says nothing where a mode or a combination of modes has none', () => {
    expect(proves(a)).toBe(false);
    expect(proves(plus(a, b))).toBe(false);
    expect(proves(times(a, a), b)).toBe(false);
    expect(proves(dag(a), dag(b))).toBe(false);
    expect(proves(number(a), number(b))).toBe(false);
    expect(proves()).toBe(false);
  });
});
