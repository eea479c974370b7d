import * as mathjs from 'mathjs';
import { compile, type Input } from '../src/numeric/compile.ts';
import { type BenchRow, perSecond, timePerRun } from './harness.ts';

/** |S₂₁|² of three coupled cavities, as printed: numerator over the common denominator D(ω). */
const DENOMINATOR =
  `(2*cos(theta)*J^2*J_ac + J_ac^2*(delta + i*kappa_b/2) + J^2*(delta + i*kappa_c/2)
  - (delta + i*kappa_a/2)*(-J^2 + (delta + i*kappa_b/2)*(delta + i*kappa_c/2)))`.replaceAll(
    '\n',
    '',
  );
const TRANSMISSION = `abs((-i*sqrt(kappa_a*kappa_c)*(J^2 + exp(i*theta)*J_ac*(delta + i*kappa_b/2)))/${DENOMINATOR})^2`;
const POINT: Readonly<Record<string, number>> = {
  delta: -0.5,
  J: 0.7,
  J_ac: 0.6,
  kappa_a: 1,
  kappa_b: 1.25,
  kappa_c: 0.9,
  theta: 2.3,
};
const INPUTS: readonly Input[] = Object.keys(POINT).map((name) => ({ name, real: true }));

/** Evaluations a run; the sweep covers −2 ≤ δ < 2. */
const POINTS = 4000;

/** Sweeps of the transmission over `swept`, one at a time, against mathjs' compiled expression. */
function sweep(task: string, swept: readonly string[]): BenchRow {
  const ours = compile(TRANSMISSION, INPUTS);
  const slots = swept.map((name) => ours.slot(name));
  const values = Float64Array.from(INPUTS, ({ name }) => POINT[name]!);
  const out = new Float64Array(2);
  const results = new Float64Array(POINTS);
  const runOurs = (): void => {
    for (let k = 0; k < POINTS; k++) {
      for (const slot of slots) values[slot] = -2 + (4 * k) / POINTS;
      ours.evaluate(values, out);
      results[k] = out[0]!;
    }
  };

  const theirs = mathjs.compile(TRANSMISSION);
  const scope: Record<string, number> = { ...POINT };
  const reference = new Float64Array(POINTS);
  const runTheirs = (): void => {
    for (let k = 0; k < POINTS; k++) {
      for (const name of swept) scope[name] = -2 + (4 * k) / POINTS;
      reference[k] = theirs.evaluate(scope);
    }
  };

  runOurs();
  runTheirs();
  const error = results.reduce(
    (worst, value, k) => Math.max(worst, Math.abs(value - reference[k]!) / (1 + Math.abs(value))),
    0,
  );
  if (!(error < 1e-12)) throw new Error(`${task}: values differ by ${error}`);

  const [fast, slow] = [runOurs, runTheirs].map((run) => timePerRun(run) / POINTS);
  return {
    task,
    ours: perSecond(fast!),
    against: `mathjs compile().evaluate() ${perSecond(slow!)}`,
    ratio: slow! / fast!,
    note: `largest difference ${error.toExponential(0)}`,
  };
}

/** Compiled formulas against mathjs, equal values checked first. */
export async function bench(): Promise<BenchRow[]> {
  return [
    sweep('|S21|² of three cavities, sweep over detuning', ['delta']),
    sweep('|S21|² of three cavities, detuning and phase both swept', ['delta', 'theta']),
  ];
}
