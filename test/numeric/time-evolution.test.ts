import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { type BasisSpec, fockBasis } from '../../src/numeric/basis.ts';
import { zeroMatrix } from '../../src/numeric/dense.ts';
import {
  applyReal,
  hermitianCoordinates,
  hermitianMatrix,
} from '../../src/numeric/hermitian-coordinates.ts';
import { type InitialState, initialDensity } from '../../src/numeric/initial-state.ts';
import { applyGenerator, generatorOf } from '../../src/numeric/liouvillian.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { reachableLiouvillian } from '../../src/numeric/reachable-liouvillian.ts';
import { evolve } from '../../src/numeric/time-evolution.ts';
import {
  annihilators,
  dag,
  occupation,
  plus,
  pureState,
  rungeKutta,
  scaled,
  times,
  withConjugate,
} from './build.ts';

const [a] = annihilators(1) as [NumericOperator];
const [b, c] = annihilators(2) as [NumericOperator, NumericOperator];

/** A mode in a bath: ⟨n⟩(t) = n̄ + (n₀ − n̄)e^{−κt}. */
const damped = (kappa: number, nbar: number): NumericModel => ({
  modes: ['a'],
  hamiltonian: scaled(times(dag(a), a), 0.7),
  dissipators: [
    { rate: kappa * (1 + nbar), jump: a },
    { rate: kappa * nbar, jump: dag(a) },
  ],
  traceCorrection: false,
});

/** Two modes that exchange excitations at g: ⟨n_b⟩(t) = n₀ cos² gt, and with loss κ of both times e^{−κt}. */
const exchanging = (g: number, kappa: number): NumericModel => ({
  modes: ['b', 'c'],
  hamiltonian: scaled(withConjugate(times(dag(b), c)), g),
  dissipators: [
    { rate: kappa, jump: b },
    { rate: kappa, jump: c },
  ],
  traceCorrection: false,
});

/** A coupling that is stronger one way, and a Kerr term. */
const nonreciprocal = (traceCorrection: boolean): NumericModel => ({
  modes: ['b', 'c'],
  hamiltonian: plus(
    scaled(times(dag(b), c), 2),
    scaled(times(b, dag(c)), 0.3),
    scaled(times(dag(b), b), 0.2),
    scaled(times(dag(c), dag(c), c, c), 0.4),
  ),
  dissipators: [
    { rate: 0.3, jump: b },
    { rate: 0.1, jump: dag(c) },
  ],
  traceCorrection,
});

const grid = (end: number, points: number) =>
  Array.from({ length: points }, (_, k) => (end * k) / (points - 1));

function occupations(
  model: NumericModel,
  spec: BasisSpec,
  initial: InitialState,
  at: readonly number[],
  mode = 0,
) {
  const basis = fockBasis(model.modes.length, spec);
  return evolve(model, basis, initial, at, (rho) => occupation(mode, basis, rho));
}

describe('time evolution', () => {
  it('relaxes a damped mode exponentially, from a number state', () => {
    const at = grid(8, 17);
    const { kind, samples, evidence } = occupations(
      damped(0.5, 0.3),
      { total: 30 },
      { kind: 'fock', occupations: [3] },
      at,
    );
    expect(kind).toBe('finished');
    at.forEach((t, k) => {
      expect(samples[k]).toBeCloseTo(0.3 + 2.7 * Math.exp(-0.5 * t), 7);
    });
    // Coherences between numbers stay zero, so only the diagonal is unknown.
    expect(evidence.unknowns).toBe(31);
    expect(evidence.monitors.traceDeviation.value).toBeLessThan(1e-12);
    expect(evidence.monitors.smallestDiagonal.value).toBeGreaterThan(-1e-8);
    expect(evidence.monitors.smallestEigenvalue.value).toBeGreaterThan(-1e-8);
    expect(evidence.monitors.edgePopulation.value).toBeLessThan(1e-8);
  });

  it('leaves a thermal state in its own bath alone, and says what the basis could not hold', () => {
    const { samples, evidence } = occupations(
      damped(1, 1),
      { total: 20 },
      { kind: 'thermal', occupations: [1] },
      [0, 3],
    );
    expect(samples[1]).toBeCloseTo(samples[0]!, 10);
    expect(evidence.initialOutside).toBeCloseTo(2 ** -21, 12);
  });

  it('exchanges excitations between two modes', () => {
    const at = grid(10, 21);
    const { samples, evidence } = occupations(
      exchanging(0.8, 0.1),
      { total: 2 },
      { kind: 'fock', occupations: [2, 0] },
      at,
    );
    at.forEach((t, k) => {
      expect(samples[k]).toBeCloseTo(2 * Math.cos(0.8 * t) ** 2 * Math.exp(-0.1 * t), 6);
    });
    expect(evidence.unknowns).toBeLessThan(evidence.dimension ** 2 / 2);
  });

  it('agrees with fixed steps of order four on the nonlinear equation, from a density matrix', () => {
    const basis = fockBasis(2, { total: 3 });
    const model = nonreciprocal(true);
    const { density } = initialDensity(basis, { kind: 'thermal', occupations: [0.4, 0.1] });
    // A coherence, so that everything is reached.
    density.re[1] = density.re[basis.dimension] = 0.05;
    const { samples } = evolve(model, basis, { kind: 'density', density }, [0, 4], (rho) => rho, {
      relative: 1e-10,
      absolute: 1e-12,
    });
    const reference = rungeKutta(generatorOf(model, basis), density, 1 / 200, 800);
    for (const part of ['re', 'im'] as const)
      samples[1]![part].forEach((v, k) => {
        expect(Math.abs(v - reference[part][k]!)).toBeLessThan(1e-9);
      });
  });

  it('keeps the trace of a non-Hermitian generator only with the correction term', () => {
    const from: InitialState = { kind: 'fock', occupations: [0, 1] };
    const kept = occupations(nonreciprocal(true), { total: 4 }, from, grid(100, 11));
    expect(kept.kind).toBe('finished');
    expect(kept.evidence.monitors.traceDeviation.value).toBeLessThan(1e-10);
    const lost = occupations(nonreciprocal(false), { total: 4 }, from, grid(100, 11));
    expect(lost).toMatchObject({ kind: 'stopped', why: 'blow-up' });
    if (lost.kind === 'stopped') {
      expect(lost.reason).toMatch(
        /^the trace has grown to 1\.\d+e\+6 at t = \d+\.\d+: the equation/,
      );
      expect(lost.samples.length).toBeLessThan(11);
      expect(lost.evidence.monitors.traceDeviation.value).toBeGreaterThan(1e6 - 2);
    }
  });

  it('gives up after the steps allowed', () => {
    const basis = fockBasis(1, { total: 3 });
    const outcome = evolve(
      damped(1, 0),
      basis,
      { kind: 'fock', occupations: [1] },
      [0, 1e6],
      () => 0,
      { maxSteps: 5 },
    );
    expect(outcome).toMatchObject({ kind: 'stopped', why: 'too-many-steps', samples: [0] });
  });

  it('applies the same generator as the full matrix product', () => {
    const basis = fockBasis(2, { caps: [2, 3] });
    const d = basis.dimension;
    const generator = generatorOf(nonreciprocal(false), basis);
    const everything = Array.from({ length: d * d }, (_, k) => k);
    const { matrix } = reachableLiouvillian(generator, everything);
    const x = Float64Array.from(everything, (k) => Math.sin(1 + 3 * k));
    const expected = hermitianCoordinates(applyGenerator(generator, hermitianMatrix(x, d)));
    applyReal(matrix, x).forEach((v, k) => {
      expect(v).toBeCloseTo(expected[k]!, 12);
    });
  });

  it('keeps to the blocks of a conserved number', () => {
    const basis = fockBasis(2, { total: 3 });
    const reached = reachableLiouvillian(generatorOf(nonreciprocal(false), basis), [0]);
    expect(reached.blocks.map((block) => block.length).sort()).toEqual([1, 2, 3, 4]);
    expect(reached.matrix.size).toBe(1 + 4 + 9 + 16);
  });

  const notTraceOne = pureState(4, 0);
  notTraceOne.re[0] = 0.5;
  const notHermitian = pureState(4, 0);
  notHermitian.re[1] = 0.5;
  it.each<[InitialState, string]>([
    [
      { kind: 'fock', occupations: [4] },
      'initial state fock=4: not in the basis; accepted: integers up to 3, together up to 3',
    ],
    [
      { kind: 'fock', occupations: [1, 0] },
      'initial state fock=1,0: 2 numbers for 1 modes; accepted: one a mode',
    ],
    [
      { kind: 'thermal', occupations: [-1] },
      'initial state thermal=-1: -1 is no mean occupation; accepted: numbers from 0 up',
    ],
    [
      { kind: 'density', density: zeroMatrix(3) },
      'initial state: a 3 × 3 density matrix for a basis of 4 states; equal sizes are accepted',
    ],
    [{ kind: 'density', density: notTraceOne }, 'initial state: the trace is 0.5; 1 is accepted'],
    [
      { kind: 'density', density: notHermitian },
      'initial state: elements differ by 5.0e-1 from their mirror images; a Hermitian matrix is accepted',
    ],
  ])('refuses %j', (initial, message) => {
    expect(() => occupations(damped(1, 0), { total: 3 }, initial, [0, 1])).toThrow(
      new InputError(message),
    );
  });

  it('refuses a basis that does not fit the memory', () => {
    expect(() =>
      evolve(
        damped(1, 0),
        fockBasis(1, { total: 99 }),
        { kind: 'fock', occupations: [0] },
        [0],
        () => 0,
        {
          maxBytes: 1e5,
        },
      ),
    ).toThrow(
      new InputError(
        'time evolution: dimension 100 needs about 0.00026 GiB; a basis that needs at most 0.000093 GiB is accepted',
      ),
    );
  });
});
