/** One curve of Fig. 3 of the cooling paper against QuTiP's mesolve, in the same basis and to the same error. */
import { full } from '../derivations/sympathetic-cooling/model.ts';
import { type BasisSpec, fockBasis, stateAt } from '../src/numeric/basis.ts';
import { bindModel, completeValues } from '../src/numeric/bind.ts';
import { expectation } from '../src/numeric/observables.ts';
import { normalOrderedPower } from '../src/numeric/operator-arithmetic.ts';
import { evolve } from '../src/numeric/time-evolution.ts';
import { type BenchRow, milliseconds, timePerRun } from './harness.ts';
import { runScript } from './python.ts';

const TIMES = Array.from({ length: 101 }, (_, k) => 2 * k);
const INITIAL = [0, 2, 0];
/** QuTiP's defaults, and what brings our pair of order five below the errors of its Adams method with them. */
const THEIR_TOLERANCES = { relative: 1e-6, absolute: 1e-8 };
const OUR_TOLERANCES = { relative: 1e-9, absolute: 1e-11 };

/** Occupations of the three modes at each time. */
function solve(
  given: Readonly<Record<string, number>>,
  spec: BasisSpec,
  tolerances = OUR_TOLERANCES,
) {
  const model = bindModel(full, new Map(Object.entries(given)));
  const basis = fockBasis(3, spec);
  const numbers = [0, 1, 2].map((mode) => normalOrderedPower(3, mode));
  const outcome = evolve(
    model,
    basis,
    { kind: 'fock', occupations: INITIAL },
    TIMES,
    (rho) => numbers.map((number) => expectation(number, basis, rho).re),
    tolerances,
  );
  if (outcome.kind !== 'finished') throw new Error(outcome.reason);
  return outcome.samples;
}

function compare(spec: BasisSpec): readonly BenchRow[] {
  const twin = { g_1: 0.4, g_2: 0 };
  const basis = fockBasis(3, spec);
  const theirs = mesolve({
    states: Array.from({ length: basis.dimension }, (_, k) => stateAt(basis, k)),
    parameters: Object.fromEntries(completeValues(full, new Map(Object.entries(twin)))),
    initial: INITIAL,
    times: TIMES,
    ...THEIR_TOLERANCES,
    runs: 5,
  });
  const size = `d = ${basis.dimension}`;
  const hermitian = timePerRun(() => solve(twin, spec));
  const nonlinear = timePerRun(() => solve({ g_1: 0.4, g_2: 0.1 }, spec));
  const task = `time evolution of Fig. 3, t ≤ 200, ${size}, g₂ = 0`;
  const twinTask = `the same with g₂ = 0.1 and the trace-correction term, ${size}`;
  if (theirs === undefined) {
    const skipped = { against: 'skipped: no python3 with qutip', ratio: Number.NaN };
    return [
      { task, ours: milliseconds(hermitian), ...skipped },
      { task: twinTask, ours: milliseconds(nonlinear), ...skipped },
    ];
  }
  const exact = solve(twin, spec, { relative: 1e-12, absolute: 1e-14 });
  const largest = (difference: (k: number, mode: number) => number) =>
    Math.max(...TIMES.flatMap((_, k) => [0, 1, 2].map((mode) => Math.abs(difference(k, mode)))));
  const values = solve(twin, spec);
  const apart = largest((k, mode) => values[k]![mode]! - theirs.values[mode]![k]!);
  const ourError = largest((k, mode) => values[k]![mode]! - exact[k]![mode]!);
  const theirError = largest((k, mode) => theirs.values[mode]![k]! - exact[k]![mode]!);
  if (!(apart < 1e-4)) throw new Error(`time evolution: occupations differ by ${apart}`);

  const against = `QuTiP ${theirs.qutip} mesolve ${milliseconds(theirs.seconds)}`;
  return [
    {
      task,
      ours: milliseconds(hermitian),
      against,
      ratio: theirs.seconds / hermitian,
      note: `errors ${ourError.toExponential(0)} and ${theirError.toExponential(0)}`,
    },
    {
      task: twinTask,
      ours: milliseconds(nonlinear),
      against: `${against}, which has no such term, at g₂ = 0`,
      ratio: theirs.seconds / nonlinear,
    },
  ];
}

interface Reference {
  /** Occupations, mode by mode. */
  readonly values: readonly (readonly number[])[];
  readonly seconds: number;
  readonly qutip: string;
}

/** QuTiP's answer and its median time, on one thread; undefined where there is no QuTiP. */
function mesolve(task: object): Reference | undefined {
  const answer = runScript('time-evolution.py', 'qutip', { input: JSON.stringify(task) });
  return answer === undefined ? undefined : (JSON.parse(answer) as Reference);
}

export async function bench(): Promise<BenchRow[]> {
  return [{ total: 4 }, { caps: [4, 4, 3] }].flatMap(compare);
}
