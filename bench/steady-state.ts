import { drivenAtA } from '../derivations/loss-nonreciprocity/model.ts';
import { fockBasis } from '../src/numeric/basis.ts';
import { bindModel } from '../src/numeric/bind.ts';
import { correlation, expectation } from '../src/numeric/observables.ts';
import { normalOrderedPower } from '../src/numeric/operator-arithmetic.ts';
import { steadyState } from '../src/numeric/steady-state.ts';
import { type BenchRow, milliseconds } from './harness.ts';
import { runScript } from './python.ts';

/** The default parameters are those of the comparison: Δ = κ/2, κ_b = κ, θ = −π/4, U = 5κ, Ω = κ/10. */
const MODEL = bindModel(drivenAtA, new Map());
/** Cavity c, the second mode, where the blockade is. */
const CAVITY = 1;

interface Values {
  readonly n: number;
  readonly g2: number;
  readonly g3: number;
}

interface Answer extends Values {
  readonly seconds: readonly number[];
  readonly dimension: number;
}

function solve(truncation: { total?: number; caps?: readonly number[] }): Values {
  const basis = fockBasis(3, truncation);
  const outcome = steadyState(MODEL, basis);
  if (outcome.kind !== 'converged') throw new Error(outcome.reason);
  const number = normalOrderedPower(3, CAVITY);
  return {
    n: expectation(number, basis, outcome.density).re,
    g2: correlation(CAVITY, 2, basis, outcome.density)!,
    g3: correlation(CAVITY, 3, basis, outcome.density)!,
  };
}

type Name = keyof Values;
const NAMES: readonly Name[] = ['n', 'g2', 'g3'];

/** The largest relative difference. */
function distance(x: Values, y: Values, names: readonly Name[] = NAMES): number {
  return Math.max(...names.map((name) => Math.abs(x[name] / y[name] - 1)));
}

function requireEqual(
  task: string,
  x: Values,
  y: Values,
  tolerance: number,
  names: readonly Name[] = NAMES,
): string {
  const difference = distance(x, y, names);
  if (!(difference < tolerance)) throw new Error(`${task}: answers differ by ${difference}`);
  return `${names.join(', ')} differ by ${difference.toExponential(0)}`;
}

/** Requests to steady-state.py, or undefined where there is no Python with QuTiP. */
function ask(requests: readonly object[], threads: number): readonly Answer[] | undefined {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  return runScript('steady-state.py', 'qutip, scipy', { input, threads })
    ?.split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Answer);
}

/**
 * Seconds for the fastest of many runs, on either side: the two cannot run at once, and a machine that is busy
 * with something else at the wrong moment would decide a comparison of medians.
 */
function fastest(run: () => void): number {
  for (let k = 0; k < 5; k++) run();
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 40; k++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1e3;
}

/** Against the same algorithm on LAPACK, with one BLAS thread or two, whichever is faster. */
function againstNumpy(total: number): BenchRow {
  const basis = fockBasis(3, { total });
  const task = `steady state, blockade model, total ≤ ${total} (d = ${basis.dimension})`;
  const seconds = fastest(() => void steadyState(MODEL, basis));
  const answers = [1, 2].map((threads) => ask([{ solver: 'numpy', total, repeats: 40 }], threads));
  const ours = milliseconds(seconds);
  if (answers[0] === undefined)
    return { task, ours, against: 'skipped: no python3 with qutip', ratio: Number.NaN };
  const [one, two] = answers.map((answer) => answer![0]!) as [Answer, Answer];
  const note = requireEqual(task, solve({ total }), one, 1e-8);
  const theirs = Math.min(...one.seconds, ...two.seconds);
  return {
    task,
    ours,
    against: `NumPy/LAPACK, same algorithm ${milliseconds(theirs)}`,
    ratio: theirs / seconds,
    note: `${note}; to reach: 0.33×`,
  };
}

/** Against QuTiP in a 5 × 5 × 5 basis; ours in the basis total ≤ 5, shown to be the more accurate one. */
function againstQutip(solver: string, name: string, target: number): BenchRow {
  const basis = fockBasis(3, { total: 5 });
  const task = `steady state, blockade model, accuracy of 5 × 5 × 5`;
  const seconds = fastest(() => void steadyState(MODEL, basis));
  const ours = milliseconds(seconds);
  const answer = ask([{ solver, cap: 4 }], 2)?.[0];
  if (answer === undefined)
    return { task, ours, against: 'skipped: no python3 with qutip', ratio: Number.NaN };
  const product = solve({ caps: [4, 4, 4] });
  // Triples have a probability of 10⁻¹², QuTiP's tolerance: its g³ is good to four digits only.
  const note = requireEqual(task, product, answer, 1e-7, ['n', 'g2']);
  requireEqual(task, product, answer, 1e-3, ['g3']);
  const exact = solve({ total: 8 });
  const [ourError, productError] = [distance(solve({ total: 5 }), exact), distance(product, exact)];
  if (!(ourError <= productError)) throw new Error(`${task}: error ${ourError} with total ≤ 5`);
  const theirs = answer.seconds[0]!;
  return {
    task,
    ours,
    against: `QuTiP ${name} ${theirs.toPrecision(3)} s`,
    ratio: theirs / seconds,
    note: `${note} in the same basis; truncation error with total ≤ 5 ${ourError.toExponential(0)}, in 5 × 5 × 5 ${productError.toExponential(0)}; to reach: ${target}×`,
  };
}

/**
 * Steady states of the blockade model. With `--slow` also against QuTiP's default, which takes a minute or two.
 */
export async function bench(): Promise<BenchRow[]> {
  return [
    againstNumpy(5),
    againstNumpy(7),
    againstQutip('qutip-gmres', 'iterative-gmres, use_rcm, use_precond', 80),
    ...(process.argv.includes('--slow')
      ? [againstQutip('qutip-default', 'steadystate() as it comes', 1000)]
      : []),
  ];
}
