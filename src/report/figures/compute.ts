/** The numbers of a figure, from its description and the paper's models. Every function is pure. */

import { Scalar } from '../../algebra/scalar.ts';
import type {
  Curve,
  CurvePanel,
  DistributionPanel,
  Figure,
  MapPanel,
  Panel,
  Source,
  Sweep,
} from '../../claims/figure.ts';
import type { Paper } from '../../claims/paper.ts';
import { fockBasis } from '../../numeric/basis.ts';
import { bindModel, completeValues, type Values } from '../../numeric/bind.ts';
import { bindProblem, bindQuantity, ownValues } from '../../numeric/bind-observable.ts';
import type { Chunk } from '../../numeric/grid.ts';
import { evolveMoments } from '../../numeric/moment-evolution.ts';
import { readQuantity } from '../../numeric/reading.ts';
import { stationaryState } from '../../numeric/stationary.ts';
import { type SweepRow, sweepRows } from '../../numeric/sweep-rows.ts';
import { evolve } from '../../numeric/time-evolution.ts';
import { numberOperator } from '../../theory/number-operators.ts';
import { type ModelObservable, modelNamed, type Observable } from '../../theory/observable.ts';
import type { CurveData, FigureData, GroupData, MapData, PanelData, Value } from './data.ts';
import { type Evaluate, formulasOf, settingsOf, valuesOf } from './settings.ts';
import { type FigureTask, sweepGrid, tasksOf } from './task.ts';

/** The address of the code that numbers depend on: this module and what it imports. */
export const COMPUTED_BY = import.meta.url;

/** What a task gives. */
export type TaskResult =
  | { readonly kind: 'curves'; readonly curves: readonly CurveData[] }
  /** A number for each observable of the sweep, point by point, or why there is none. */
  | { readonly kind: 'chunk'; readonly rows: readonly (readonly PointValue[])[] }
  | { readonly kind: 'group'; readonly group: GroupData };

/** A number or the reason why there is none. */
export type PointValue = number | string;

/** Relative accuracy at which a number read off a steady state counts as settled. */
const TOLERANCE = 1e-4;
/** The largest basis tried at a point. */
const MAX_STATES = 400;

/** All numbers of a figure, one task after the other. */
export function computeFigure(paper: Paper, figure: Figure): FigureData {
  const tasks = tasksOf(paper, figure);
  return joinResults(
    figure,
    tasks.map((task) => [task, runTask(paper, figure, task)]),
  );
}

/**
 * Carries out one task.
 *
 * @throws InputError for a formula or a parameter that cannot be read: a mistake in the paper's folder
 */
export function runTask(paper: Paper, figure: Figure, task: FigureTask): TaskResult {
  switch (task.kind) {
    case 'curves': {
      const panel = panelNamed(figure, task.panel, 'curves');
      const curves = task.curves.map((name) => panel.curves.find((each) => each.name === name)!);
      return { kind: 'curves', curves: computeCurves(paper, panel, curves) };
    }
    case 'chunk':
      return { kind: 'chunk', rows: computeChunk(paper, figure.sweeps![task.sweep]!, task.chunk) };
    case 'group': {
      const panel = panelNamed(figure, task.panel, 'distribution');
      return { kind: 'group', group: computeGroup(paper, panel, task.group) };
    }
  }
}

/** Puts the results of all tasks of a figure together. */
export function joinResults(
  figure: Figure,
  results: readonly (readonly [FigureTask, TaskResult])[],
): FigureData {
  return {
    figure: figure.name,
    panels: figure.panels.map((panel) => joined(figure, panel, results)),
  };
}

type Results = Parameters<typeof joinResults>[1];

function joined(figure: Figure, panel: Panel, results: Results): PanelData {
  const found = results.flatMap(([task, result]) =>
    'panel' in task && task.panel === panel.name ? [result] : [],
  );
  switch (panel.kind) {
    case 'curves': {
      const curves = found.flatMap((each) => (each.kind === 'curves' ? each.curves : []));
      return {
        kind: 'curves',
        panel: panel.name,
        x: valuesOf(panel.x),
        curves: panel.curves.map(({ name }) => curves.find((each) => each.name === name)!),
      };
    }
    case 'distribution': {
      const groups = found.flatMap((each) => (each.kind === 'group' ? [each.group] : []));
      return {
        kind: 'distribution',
        panel: panel.name,
        groups: panel.groups.map(({ name }) => groups.find((each) => each.name === name)!),
      };
    }
    case 'map':
      return joinedMap(figure, panel, results);
  }
}

function joinedMap(figure: Figure, panel: MapPanel, results: Results): MapData {
  const sweep = figure.sweeps?.[panel.sweep];
  if (!sweep) throw new RangeError(`${figure.name} has no sweep ${panel.sweep}`);
  const points: PointValue[] = [];
  for (const [task, result] of results)
    if (task.kind === 'chunk' && task.sweep === panel.sweep && result.kind === 'chunk')
      result.rows.forEach((row, k) => {
        const missing = row.find((value) => typeof value === 'string');
        points[task.chunk.first + k] = missing ?? panel.value(row.map(Number));
      });
  return {
    kind: 'map',
    panel: panel.name,
    x: valuesOf(sweep.x),
    y: valuesOf(sweep.y),
    ...split(points),
  };
}

function panelNamed<K extends 'curves' | 'distribution'>(
  figure: Figure,
  name: string,
  kind: K,
): Extract<Figure['panels'][number], { kind: K }> {
  const panel = figure.panels.find((each) => each.name === name);
  if (panel?.kind !== kind) throw new RangeError(`${figure.name} has no ${kind} panel ${name}`);
  return panel as Extract<Figure['panels'][number], { kind: K }>;
}

/** Numbers and reasons apart. What is not finite is no number. */
function split(points: readonly PointValue[]): {
  readonly values: readonly Value[];
  readonly reasons: Readonly<Record<string, string>>;
} {
  const reasons: Record<string, string> = {};
  const values = points.map((point, k): Value => {
    if (typeof point === 'number' && Number.isFinite(point)) return point;
    reasons[k] = typeof point === 'number' ? 'not finite: a denominator vanishes' : point;
    return null;
  });
  return { values, reasons };
}

/** Curves that share their settings and the way they are computed. */
function computeCurves(
  paper: Paper,
  panel: CurvePanel,
  curves: readonly Curve[],
): readonly CurveData[] {
  const [first] = curves;
  if (!first) return [];
  const settings = settingsOf({ ...panel.settings, ...first.settings }, [panel.x.name]);
  const every = first.every ?? 1;
  const xs = valuesOf(panel.x).filter((_, k) => k % every === 0);
  const columns = columnsOf(paper, panel, curves, settings, xs);
  return curves.map(({ name }, k) => ({ name, every, ...split(columns[k]!) }));
}

type Columns = readonly (readonly PointValue[])[];

function columnsOf(
  paper: Paper,
  panel: CurvePanel,
  curves: readonly Curve[],
  settings: Evaluate,
  xs: readonly number[],
): Columns {
  const at = (x: number): Values => settings(new Map([[panel.x.name, x]]));
  const source = curves[0]!.source;
  const observables = curves.flatMap((curve) =>
    curve.source.kind === 'formula' ? [] : [curve.source.observable],
  );
  switch (source.kind) {
    case 'formula':
      return curves.map((curve) => formulaColumn(curve.source, xs.map(at)));
    case 'steady-state':
      return settledColumns(paper, observables, xs.map(at));
    case 'exact-moments':
    case 'truncated':
      return transposed(
        xs.map((x) => stationaryValues(paper, observables, at(x), source)),
        curves.length,
      );
    case 'evolution':
    case 'truncated-evolution':
      return evolvedColumns(paper, observables, at(xs[0]!), xs, source);
    case 'moment-evolution':
      return momentColumns(paper, observables, at(xs[0]!), xs, source);
  }
}

function transposed(rows: readonly (readonly PointValue[])[], width: number): Columns {
  return Array.from({ length: width }, (_, k) => rows.map((row) => row[k]!));
}

function formulaColumn(source: Source, points: readonly Values[]): readonly PointValue[] {
  if (source.kind !== 'formula') throw new TypeError('not a formula');
  const formulas = [...Object.entries(source.given ?? {}), ['the value', source.value] as const];
  // Names of formulas need not be names of inputs.
  const evaluate = formulasOf(formulas, [...(points[0]?.keys() ?? [])]);
  return points.map((values) => evaluate(values).get('the value')!);
}

/** In a basis that grows until the numbers settle, starting at each point from what the one before needed. */
function settledColumns(
  paper: Paper,
  observables: readonly ModelObservable[],
  points: readonly Values[],
): Columns {
  const grid = {
    axes: [{ name: 'index', from: 0, to: points.length - 1, points: points.length }],
    points: points.length,
  };
  const rows = sweepRows(
    grid,
    { index: 0, first: 0, end: points.length },
    (index) => bindProblem(problemOf(paper, observables), points[index.get('index')!]!),
    paper.truncation,
    { tolerance: TOLERANCE, maxStates: MAX_STATES },
  );
  return transposed(rows.map(pointValues), observables.length);
}

function problemOf(paper: Paper, observables: readonly Observable[]) {
  return { models: paper.models, observables, all: paper.observables };
}

function pointValues({ readings }: SweepRow): readonly PointValue[] {
  return readings.map((reading) => (reading.value === null ? reading.reason : reading.value.re));
}

function computeChunk(
  paper: Paper,
  sweep: Sweep,
  chunk: Chunk,
): readonly (readonly PointValue[])[] {
  const settings = settingsOf(sweep.settings, [sweep.x.name, sweep.y.name]);
  const [xs, ys] = [valuesOf(sweep.x), valuesOf(sweep.y)];
  return sweepRows(
    sweepGrid(sweep),
    chunk,
    (index) =>
      bindProblem(
        problemOf(paper, sweep.observables),
        settings(
          new Map([
            [sweep.x.name, xs[index.get('x')!]!],
            [sweep.y.name, ys[index.get('y')!]!],
          ]),
        ),
      ),
    paper.truncation,
    { tolerance: TOLERANCE, maxStates: MAX_STATES },
  ).map(pointValues);
}

/** A model with numbers for its parameters, and quantities of it. */
function boundModel(paper: Paper, observables: readonly ModelObservable[], given: Values) {
  const model = modelNamed(paper.models, observables[0]!.model);
  const values = completeValues(model, ownValues(model, given));
  return {
    numeric: bindModel(model, values),
    quantities: observables.map((each) => bindQuantity(each, model, values)),
  };
}

const EMPTY_MODE = 'undefined: the mode is empty';

function stationaryValues(
  paper: Paper,
  observables: readonly ModelObservable[],
  given: Values,
  source: Extract<Source, { kind: 'exact-moments' | 'truncated' }>,
): readonly PointValue[] {
  const { numeric, quantities } = boundModel(paper, observables, given);
  const outcome =
    source.kind === 'exact-moments'
      ? stationaryState(numeric, undefined, { method: 'gaussian' })
      : stationaryState(numeric, fockBasis(numeric.modes.length, source.truncation));
  if (outcome.kind !== 'converged') {
    const reason = `${outcome.kind.replaceAll('-', ' ')}: ${outcome.reason}`;
    return quantities.map(() => reason);
  }
  return quantities.map((each) => readQuantity(each, outcome.state)?.re ?? EMPTY_MODE);
}

/** Differences below this are not held against a number near zero. */
const NEAR_ZERO = 1e-2;

function evolvedColumns(
  paper: Paper,
  observables: readonly ModelObservable[],
  given: Values,
  times: readonly number[],
  source: Extract<Source, { kind: 'evolution' | 'truncated-evolution' }>,
): Columns {
  const { numeric, quantities } = boundModel(paper, observables, given);
  const run = (truncation: typeof source.truncation): Columns => {
    const basis = fockBasis(numeric.modes.length, truncation);
    const outcome = evolve(numeric, basis, source.initial, times, (density) =>
      quantities.map(
        (each) => readQuantity(each, { kind: 'density', basis, density })?.re ?? EMPTY_MODE,
      ),
    );
    const reason = outcome.kind === 'finished' ? '' : `stopped: ${outcome.reason}`;
    return transposed(
      times.map((_, k) => outcome.samples[k] ?? quantities.map(() => reason)),
      quantities.length,
    );
  };
  const columns = run(source.truncation);
  if (source.kind === 'truncated-evolution') return columns;
  const other = run(source.against);
  const { tolerance } = source;
  return columns.map((column, k) => {
    const apart = column.findIndex((value, t) => {
      const against = other[k]![t]!;
      if (typeof value === 'string' || typeof against === 'string') return false;
      return Math.abs(value - against) > tolerance * Math.max(Math.abs(value), NEAR_ZERO);
    });
    // What has come to depend on the basis carries that on.
    return column.map((value, t) =>
      apart < 0 || t < apart
        ? value
        : `moves with the basis: from t = ${times[apart]} on it differs by more than ${100 * tolerance} % between two bases`,
    );
  });
}

function momentColumns(
  paper: Paper,
  observables: readonly ModelObservable[],
  given: Values,
  times: readonly number[],
  { initial }: Extract<Source, { kind: 'moment-evolution' }>,
): Columns {
  const { numeric, quantities } = boundModel(paper, observables, given);
  const run = evolveMoments(numeric, initial, times);
  const reason =
    run.kind === 'finished' ? '' : `diverges: at the time ${Number(run.time.toPrecision(4))}`;
  return quantities.map((each) =>
    times.map((_, t): PointValue => {
      const sample = run.samples[t];
      if (!sample) return reason;
      return readQuantity(each, { kind: 'moments', moments: sample.moments })?.re ?? EMPTY_MODE;
    }),
  );
}

function computeGroup(paper: Paper, panel: DistributionPanel, name: string): GroupData {
  const group = panel.groups.find((each) => each.name === name);
  if (!group) throw new RangeError(`panel ${panel.name} has no group ${name}`);
  const { model, mode } = group;
  const about = { tex: '', meaning: '', model };
  const mean: ModelObservable = {
    ...about,
    name: 'mean',
    quantity: {
      kind: 'moment',
      operator: numberOperator(modelNamed(paper.models, model).space, mode),
      factor: Scalar.ONE,
    },
  };
  const probabilities = Array.from(
    { length: panel.upTo + 1 },
    (_, n): ModelObservable => ({
      ...about,
      name: `P_${n}`,
      quantity: { kind: 'probability', mode, n },
    }),
  );
  const settings = settingsOf({ ...panel.settings, ...group.settings }, []);
  const columns = settledColumns(paper, [mean, ...probabilities], [settings(new Map())]);
  const [average, ...found] = columns.map(([value]) => value!);
  const { values, reasons } = split(found);
  return {
    name,
    mean: typeof average === 'number' ? average : null,
    probabilities: values,
    poisson: poissonDistribution(average!, panel.upTo),
    reasons,
  };
}

/** e^(−n) n^m/m!, from m = 0. */
function poissonDistribution(mean: PointValue, upTo: number): readonly Value[] {
  if (typeof mean === 'string') return Array.from({ length: upTo + 1 }, () => null);
  let value = Math.exp(-mean);
  return Array.from({ length: upTo + 1 }, (_, m) => {
    if (m > 0) value *= mean / m;
    return value;
  });
}
