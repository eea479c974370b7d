import { full } from '../derivations/sympathetic-cooling/model.ts';
import { fockBasis } from '../src/numeric/basis.ts';
import { bindModel } from '../src/numeric/bind.ts';
import { gaussianSteadyState } from '../src/numeric/gaussian.ts';
import { expectation } from '../src/numeric/observables.ts';
import { normalOrderedPower } from '../src/numeric/operator-arithmetic.ts';
import type { NumericModel } from '../src/numeric/operators.ts';
import { sectorExpectation, sectorSteadyState } from '../src/numeric/sector-steady-state.ts';
import { steadyState } from '../src/numeric/steady-state.ts';
import type { SteadyStateMethod } from '../src/numeric/steady-state-outcome.ts';
import { type BenchRow, timePerRun } from './harness.ts';

/** n̄ = 1, g = 0.1, g₁ = 0.6, γ = 1, κ = 0.01; g₂ = 0.1, and the reciprocal twin with g₂ = 0. */
function cooling(g2: number): NumericModel {
  return bindModel(
    full,
    new Map([
      ['g_1', 0.6],
      ['g_2', g2],
    ]),
  );
}

/** The three occupations from a function of the mode. */
const numbers = (of: (mode: number) => number) => [0, 1, 2].map(of);

function exactNumbers(model: NumericModel): readonly number[] {
  const outcome = gaussianSteadyState(model);
  if (outcome.kind !== 'exact') throw new Error(outcome.reason);
  return numbers((j) => outcome.moments.normal.re[4 * j]!);
}

function bySectors(model: NumericModel, total: number) {
  const outcome = sectorSteadyState(model, fockBasis(3, { total }));
  if (outcome.kind !== 'converged') throw new Error(outcome.reason);
  const { density, evidence } = outcome;
  return {
    evidence,
    numbers: numbers((j) => sectorExpectation(normalOrderedPower(3, j), density).re),
  };
}

function wholeSpace(
  model: NumericModel,
  total: number,
  method: SteadyStateMethod,
): readonly number[] {
  const basis = fockBasis(3, { total });
  const outcome = steadyState(model, basis, { method });
  if (outcome.kind !== 'converged') throw new Error(outcome.reason);
  const { density } = outcome;
  return numbers((j) => expectation(normalOrderedPower(3, j), basis, density).re);
}

const distance = (x: readonly number[], y: readonly number[]) =>
  Math.max(...x.map((v, k) => Math.abs(v - y[k]!)));

/** The sector against the whole Liouville space, in one basis, equal occupations checked first. */
function against(task: string, g2: number, total: number, method: SteadyStateMethod): BenchRow {
  const model = cooling(g2);
  const ours = bySectors(model, total);
  const difference = distance(ours.numbers, wholeSpace(model, total, method));
  if (!(difference < 1e-8)) throw new Error(`${task}: occupations differ by ${difference}`);
  const fast = timePerRun(() => bySectors(model, total), 0.05, 3);
  const slow = timePerRun(() => wholeSpace(model, total, method), 0.05, 3);
  return {
    task,
    ours: seconds(fast),
    against: `${method} on all of it ${seconds(slow)}`,
    ratio: slow / fast,
    note: `${ours.evidence.unknowns} unknowns instead of ${ours.evidence.dimension ** 2}; differ by ${difference.toExponential(0)}`,
  };
}

/** One large solve, timed once, against the exact moments. */
function large(g2: number, total: number): BenchRow {
  const model = cooling(g2);
  const exact = exactNumbers(model);
  const began = performance.now();
  const { evidence, numbers: found } = bySectors(model, total);
  const elapsed = (performance.now() - began) / 1e3;
  const peak = process.resourceUsage().maxRSS / 1024;
  // What the edge lacks, times the quanta that it would have.
  const expected = 3 * total * evidence.edgePopulation;
  const off = distance(found, exact);
  if (!(evidence.residual < 1e-8)) throw new Error(`residual ${evidence.residual}`);
  if (!(off < expected + 1e-9)) throw new Error(`occupations are off by ${off}, not ${expected}`);
  return {
    task: `cooling model, g₂ = ${g2}, total ≤ ${total}: ${evidence.unknowns} unknowns`,
    ours: `${seconds(elapsed)}, peak ${peak.toFixed(0)} MiB`,
    against: 'exact moments',
    ratio: Number.NaN,
    note: `residual ${evidence.residual.toExponential(0)}, ${evidence.iterations} iterations; n_A = ${found[0]!.toFixed(7)}, n_B = ${found[1]!.toFixed(7)}, exact ${exact[0]!.toFixed(7)}, ${exact[1]!.toFixed(7)}; edge population ${evidence.edgePopulation.toExponential(0)}`,
  };
}

function seconds(s: number): string {
  return s < 1 ? `${(s * 1e3).toPrecision(2)} ms` : `${s.toPrecision(2)} s`;
}

/** Weak-symmetry sectors and exact moments; `--slow` adds over a million unknowns. */
export async function bench(): Promise<BenchRow[]> {
  const rows = [
    against('cooling model, g₂ = 0, total ≤ 6', 0, 6, 'no-jump'),
    against('cooling model, g₂ = 0.1, total ≤ 4', 0.1, 4, 'dominant'),
  ];
  const model = cooling(0.1);
  const exact = timePerRun(() => exactNumbers(model));
  const truncated = timePerRun(() => bySectors(model, 12), 0.05, 3);
  rows.push({
    task: 'cooling model, g₂ = 0.1: exact moments',
    ours: seconds(exact),
    against: `sector, total ≤ 12, ${seconds(truncated)}`,
    ratio: truncated / exact,
    note: `off by ${distance(bySectors(model, 12).numbers, exactNumbers(model)).toExponential(0)} at total ≤ 12`,
  });
  const totals = process.argv.includes('--slow') ? [16, 28] : [16];
  for (const total of totals) for (const g2 of [0, 0.1]) rows.push(large(g2, total));
  return rows;
}
