/**
 * What the explorer's workers do when a slider is dragged: a curve of 60 points at new parameters, driven from either
 * side, in processor time of one core. The browser has a worker for each direction.
 */
import lossNonreciprocity from '../derivations/loss-nonreciprocity/index.ts';
import { DRAFT, TOLERANCE } from '../src/report/explorer/browser/solving.ts';
import { packExplorer } from '../src/report/explorer/pack-explorer.ts';
import { pointSolver } from '../src/report/explorer/worker/point.ts';
import { type BenchRow, milliseconds } from './harness.ts';

const POINTS = 60;
/** What a redrawing may take. */
const BOUND = 0.5;

const { data } = packExplorer(
  lossNonreciprocity,
  lossNonreciprocity.derivation(),
  lossNonreciprocity.explorer!(),
);
const { groups, method, maxStates } = data.solutions[0]!;
/** A direction each. */
const workers = groups.map(({ observables }) => ({
  observables,
  solve: pointSolver({
    kind: 'introduction',
    problem: data.problem,
    observables,
    method,
    maxStates,
  }),
}));

export async function bench(): Promise<BenchRow[]> {
  const blockade = (name: string) => name.startsWith('g2');
  return [
    row('g2, settled to 1e-4', blockade, [DRAFT, TOLERANCE]),
    row('T, g2 and g3, to 2e-2', () => true, [DRAFT]),
    row('T, g2 and g3, settled to 1e-4', () => true, [DRAFT, TOLERANCE]),
  ];
}

function row(
  what: string,
  isShown: (observable: string) => boolean,
  tolerances: readonly number[],
): BenchRow {
  const seconds = median(Array.from({ length: 7 }, () => redrawing(isShown, tolerances)));
  return {
    task: `explorer, ${POINTS} points a direction at new parameters: ${what}`,
    ours: `${milliseconds(seconds)} of one core`,
    against: `the bound ${milliseconds(BOUND)}`,
    ratio: BOUND / seconds,
    note: 'both directions one after the other',
  };
}

let redrawings = 0;

/** Processor seconds. Throws when a point has no value. */
function redrawing(isShown: (observable: string) => boolean, tolerances: readonly number[]) {
  redrawings++;
  const before = process.cpuUsage();
  for (const { observables, solve } of workers)
    for (const tolerance of tolerances)
      for (let key = 0; key < POINTS; key++) {
        const given = [
          ['Delta', -2 + (4 * key) / (POINTS - 1)],
          ['U', 5 - redrawings / 50],
        ] as const;
        const asked = observables.filter(isShown);
        const { readings } = solve({ key, given, observables: asked, tolerance });
        const missing = readings.find(([, { value }]) => value === null);
        if (missing !== undefined) throw new Error(`explorer: no ${missing[0]} at point ${key}`);
      }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
