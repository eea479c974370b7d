/**
 * Figures cut into tasks that do not depend on who does them: curves that come from the same solutions, chunks of a
 * sweep, one distribution. Each says in plain data what its numbers depend on, so that what was computed before can be
 * found again.
 */
import { expressOperator, expressScalar } from '../../algebra/express.ts';
import type { Operator } from '../../algebra/operator.ts';
import type { Scalar } from '../../algebra/scalar.ts';
import { printText } from '../../algebra/text.ts';
import type {
  Curve,
  CurvePanel,
  DistributionPanel,
  Figure,
  Sweep,
  Variable,
} from '../../claims/figure.ts';
import type { Paper } from '../../claims/paper.ts';
import { type Chunk, chunksOf, type Grid, gridOf } from '../../numeric/grid.ts';
import type { Model } from '../../theory/model.ts';
import {
  type ModelObservable,
  modelNamed,
  type Observable,
  partsOf,
} from '../../theory/observable.ts';

interface TaskCommon {
  readonly figure: string;
  /** Points to solve, for progress. */
  readonly points: number;
  /** Everything that the result depends on, besides code: plain data. */
  readonly inputs: unknown;
}

/** A part of a figure's numbers: plain data, which threads are sent. */
export type FigureTask = TaskCommon &
  (
    | {
        readonly kind: 'curves';
        readonly panel: string;
        /** Curves whose numbers come from the same solutions. */
        readonly curves: readonly string[];
      }
    | { readonly kind: 'chunk'; readonly sweep: string; readonly chunk: Chunk }
    | { readonly kind: 'group'; readonly panel: string; readonly group: string }
  );

/** The tasks of a figure, in an order of its own. */
export function tasksOf(paper: Paper, figure: Figure): readonly FigureTask[] {
  const sweeps = Object.entries(figure.sweeps ?? {}).flatMap(([name, sweep]) =>
    sweepTasks(paper, figure, name, sweep),
  );
  const panels = figure.panels.flatMap((panel): readonly FigureTask[] => {
    if (panel.kind === 'curves') return curveTasks(paper, figure, panel);
    return panel.kind === 'distribution' ? groupTasks(paper, figure, panel) : [];
  });
  return [...sweeps, ...panels];
}

/** The grid of a sweep by the indices of its points: x varies fastest. */
export function sweepGrid({ x, y }: Sweep): Grid {
  const axis = (name: string, { points }: Variable) => ({ name, from: 0, to: points - 1, points });
  return gridOf([axis('y', y), axis('x', x)]);
}

function sweepTasks(
  paper: Paper,
  figure: Figure,
  name: string,
  sweep: Sweep,
): readonly FigureTask[] {
  const described = {
    x: samplingOf(sweep.x),
    y: samplingOf(sweep.y),
    settings: Object.entries(sweep.settings),
    ...describeObservables(paper, sweep.observables),
    truncation: paper.truncation,
  };
  return chunksOf(sweepGrid(sweep)).map((chunk) => ({
    kind: 'chunk',
    figure: figure.name,
    sweep: name,
    chunk,
    points: chunk.end - chunk.first,
    inputs: { chunk, ...described },
  }));
}

function curveTasks(paper: Paper, figure: Figure, panel: CurvePanel): readonly FigureTask[] {
  const groups = new Map<string, Curve[]>();
  for (const curve of panel.curves) {
    const key = JSON.stringify(sharedBy(paper, panel, curve));
    groups.set(key, [...(groups.get(key) ?? []), curve]);
  }
  return [...groups.values()].map((curves) => ({
    kind: 'curves',
    figure: figure.name,
    panel: panel.name,
    curves: curves.map(({ name }) => name),
    points: Math.ceil(panel.x.points / (curves[0]!.every ?? 1)),
    inputs: {
      shared: sharedBy(paper, panel, curves[0]!),
      each: curves.map((curve) => [curve.name, ownOf(curve)]),
    },
  }));
}

/** What curves have in common that come from the same solutions; a formula has nothing to share but its inputs. */
function sharedBy(
  paper: Paper,
  panel: CurvePanel,
  { source, settings, every = 1 }: Curve,
): unknown {
  const point = {
    every,
    x: samplingOf(panel.x),
    settings: Object.entries({ ...panel.settings, ...settings }),
  };
  if (source.kind === 'formula') return { kind: 'formula', ...point };
  const { observable, ...how } = source;
  return {
    ...point,
    ...how,
    start: paper.truncation,
    model: describeModel(modelNamed(paper.models, observable.model)),
  };
}

function ownOf({ source }: Curve): unknown {
  if (source.kind !== 'formula') return describeQuantity(source.observable);
  return {
    value: textOf(source.value),
    given: Object.entries(source.given ?? {}).map(([name, value]) => [name, textOf(value)]),
  };
}

function groupTasks(paper: Paper, figure: Figure, panel: DistributionPanel): readonly FigureTask[] {
  return panel.groups.map((group) => ({
    kind: 'group',
    figure: figure.name,
    panel: panel.name,
    group: group.name,
    points: 1,
    inputs: {
      model: describeModel(modelNamed(paper.models, group.model)),
      mode: group.mode,
      upTo: panel.upTo,
      settings: Object.entries({ ...panel.settings, ...group.settings }),
      truncation: paper.truncation,
    },
  }));
}

function samplingOf({ name, range, points, scale = 'linear' }: Variable): unknown {
  return { name, range, points, scale };
}

function describeObservables(paper: Paper, observables: readonly Observable[]) {
  const parts = observables.map((each) => partsOf(each, paper.observables));
  const models = [...new Set(parts.flat().map(({ model }) => model))];
  return {
    observables: observables.map((each, k) => [
      each.name,
      'how' in each ? each.how : 'plain',
      parts[k]!.map(describeQuantity),
    ]),
    models: models.map((name) => [name, describeModel(modelNamed(paper.models, name))]),
  };
}

function describeQuantity({ model, quantity }: ModelObservable): unknown {
  if (quantity.kind !== 'moment') return { model, ...quantity };
  return {
    model,
    kind: 'moment',
    operator: operatorText(quantity.operator),
    factor: textOf(quantity.factor),
  };
}

/** A model as plain data: two that differ in anything that matters differ here. */
export function describeModel(model: Model): unknown {
  const { space, parameters, hamiltonian, dissipators, traceCorrection } = model;
  return {
    modes: space.sites.map(({ name }) => name),
    parameters: parameters.map((each) => [each.name, each.default]),
    hamiltonian: operatorText(hamiltonian),
    dissipators: dissipators.map(({ rate, jump }) => [textOf(rate), operatorText(jump)]),
    traceCorrection,
  };
}

function textOf(scalar: Scalar): string {
  return printText(expressScalar(scalar));
}

function operatorText(operator: Operator): string {
  return printText(expressOperator(operator));
}
