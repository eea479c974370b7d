/** What scripts for other programs check: ladderproof's own numbers, in a basis that the other program can hold. */
import { InputError } from '../algebra/errors.ts';
import { Scalar } from '../algebra/scalar.ts';
import type { Paper } from '../claims/paper.ts';
import { fockBasis } from '../numeric/basis.ts';
import type { Values } from '../numeric/bind.ts';
import { bindProblem, type NumericProblem } from '../numeric/bind-observable.ts';
import { normalOrderedPower } from '../numeric/operator-arithmetic.ts';
import {
  combined,
  type NumericModelObservable,
  type NumericQuantity,
  readQuantity,
} from '../numeric/reading.ts';
import { noSolution } from '../numeric/solution.ts';
import {
  type StationaryOutcome,
  type StationaryState,
  stationaryExpectation,
  stationaryState,
} from '../numeric/stationary.ts';
import { evolve } from '../numeric/time-evolution.ts';
import {
  type ExportedModel,
  type ExportedReading,
  isOrdinary,
  type ModelsExport,
} from '../report/export/model-export.ts';
import type { Model } from '../theory/model.ts';
import { numberOperator } from '../theory/number-operators.ts';
import { isCombined, type ModelObservable, partsOf } from '../theory/observable.ts';
import type { Progress } from './output.ts';
import { Failure } from './problems.ts';

/** States that a dense or sparse-direct solver of another program still does in seconds. */
const COMFORTABLE = 64;

/** Two solvers agree to this, relatively. */
const RELATIVE = 1e-7;

/**
 * And absolutely, in units of the largest matrix element that is read: direct solvers to rounding, eigenvectors to the
 * residual that they are accepted with.
 */
const ROUNDING = 1e-14;
const RESIDUAL = 1e-10;

export interface ModelsQuestion {
  readonly paper: Paper;
  /** Names of models. */
  readonly models: readonly string[];
  readonly given: Values;
  /** Caps for every model that has as many modes; by default as many as `COMFORTABLE` allows. */
  readonly caps?: readonly number[];
  readonly version: string;
}

/** Solves the models and reads off every observable of theirs; of a model that has none, its occupations. */
export function exportModels(question: ModelsQuestion, progress: Progress): ModelsExport {
  const { paper, given, version } = question;
  const models = question.models.map((name, k) => {
    progress.at(k, name);
    return exportModel(question, name);
  });
  const readings = new Map(
    models.flatMap((model) => model.readings.map((each) => [each.observable.name, each] as const)),
  );
  return {
    paper,
    models,
    given,
    version,
    combined: paper.observables.filter(isCombined).flatMap((observable) => {
      const parts = partsOf(observable, paper.observables).map(({ name }) => readings.get(name));
      const [x, y] = parts;
      if (!x || !y) return [];
      const value = combined(observable.how, x.value, y.value);
      const scale =
        observable.how === 'contrast' && x.value && y.value
          ? Math.hypot(x.value.re + y.value.re, x.value.im + y.value.im)
          : 1;
      return [
        { observable, value: value?.re, tolerance: (2 * (x.tolerance + y.tolerance)) / scale },
      ];
    }),
  };
}

function exportModel({ paper, given, caps: asked }: ModelsQuestion, name: string): ExportedModel {
  const model = paper.models[name]!;
  const observables = observablesOf(paper, name, model);
  const problem = bindProblem({ models: { [name]: model }, observables, all: observables }, given);
  const numeric = problem.models[name]!;
  const modes = numeric.modes.length;
  const least = Math.max(1, ...observables.map(leastCap));
  const caps = asked?.length === modes ? asked : comfortableCaps(modes, least);
  const bound = boundObservables(problem);
  const solve = (spec: readonly number[]): StationaryOutcome =>
    stationaryState(numeric, fockBasis(modes, { caps: spec }));
  const outcome = solve(caps);
  const values = problem.values[name]!;
  if (outcome.kind !== 'converged') {
    return {
      ...evolved(name, model, problem, bound, observables, caps, noSolution(outcome)),
      values,
    };
  }
  const exact = stationaryState(numeric, undefined, { method: 'gaussian' });
  if (exact.kind === 'no-steady-state') {
    // The truncated generator has a stationary state that the model itself has not.
    return {
      ...evolved(name, model, problem, bound, observables, caps, noSolution(exact)),
      values,
    };
  }
  const smallerCaps = caps.map((cap) => cap - 1);
  const smaller = Math.min(...smallerCaps) >= 1 ? solve(smallerCaps) : undefined;
  return {
    name,
    model,
    caps,
    values,
    state: { kind: 'steady', dimension: caps.reduce((product, cap) => product * (cap + 1), 1) },
    readings: observables.map((observable, k): ExportedReading => {
      const quantity = bound[k]!.quantity;
      const value = readQuantity(quantity, outcome.state);
      const before =
        smaller?.kind === 'converged' ? readQuantity(quantity, smaller.state) : undefined;
      const exactly = exact.kind === 'converged' ? readQuantity(quantity, exact.state) : undefined;
      return {
        observable,
        value,
        tolerance: toleranceOf(
          quantity,
          value,
          outcome.state,
          modes,
          isOrdinary(model) ? ROUNDING : RESIDUAL,
        ),
        ...(exactly === undefined ? {} : { exact: exactly }),
        ...(value === undefined || before === undefined
          ? {}
          : { truncationChange: Math.hypot(value.re - before.re, value.im - before.im) }),
      };
    }),
  };
}

/** The paper's observables of a model; where there are none, the occupation of each mode. */
function observablesOf(paper: Paper, name: string, model: Model): readonly ModelObservable[] {
  const own = paper.observables.filter(
    (each): each is ModelObservable => !isCombined(each) && each.model === name,
  );
  if (own.length > 0) return own;
  return model.space.sites.map((site) => ({
    name: `occupation of ${site.name} in ${name}`,
    tex: `\\langle n_{${site.name}} \\rangle`,
    meaning: `mean excitation number of mode ${site.name}`,
    model: name,
    quantity: {
      kind: 'moment',
      operator: numberOperator(model.space, site.name),
      factor: Scalar.ONE,
    },
  }));
}

function leastCap({ quantity }: ModelObservable): number {
  if (quantity.kind === 'correlation') return quantity.order;
  return quantity.kind === 'probability' ? quantity.n : 1;
}

/** As large as a comfortable basis allows, the same for every mode. */
function comfortableCaps(modes: number, least: number): readonly number[] {
  const cap = Math.floor(COMFORTABLE ** (1 / modes) + 1e-9) - 1;
  return Array.from({ length: modes }, () => Math.max(least, Math.min(cap, 24)));
}

function boundObservables({ observables }: NumericProblem): readonly NumericModelObservable[] {
  return observables.map((each) => {
    if ('parts' in each) throw new RangeError(`${each.name} combines others`);
    return each;
  });
}

/** What rounding may do to a reading: correlations divide it by a power of the occupation. */
function toleranceOf(
  quantity: NumericQuantity,
  value: { readonly re: number; readonly im: number } | undefined,
  state: StationaryState,
  modes: number,
  absolute: number,
): number {
  const size = value === undefined ? 0 : Math.hypot(value.re, value.im);
  const relative = RELATIVE * size;
  switch (quantity.kind) {
    case 'correlation': {
      const number = normalOrderedPower(modes, quantity.mode);
      const occupation = stationaryExpectation(number, state).re;
      return relative + absolute / occupation ** quantity.order;
    }
    case 'moment': {
      const largest = Math.max(0, ...quantity.operator.map(({ re, im }) => Math.hypot(re, im)));
      return relative + absolute * Math.max(1, largest);
    }
    default:
      return relative + absolute;
  }
}

/** Relative accuracy of the time evolution, and what two integrators may differ by. */
const EVOLUTION = 1e-9;

function evolved(
  name: string,
  model: Model,
  problem: NumericProblem,
  bound: readonly NumericModelObservable[],
  observables: readonly ModelObservable[],
  caps: readonly number[],
  reason: string,
): Omit<ExportedModel, 'values'> {
  const numeric = problem.models[name]!;
  const basis = fockBasis(numeric.modes.length, { caps });
  const time = 1;
  const outcome = evolve(
    numeric,
    basis,
    { kind: 'fock', occupations: caps.map(() => 1) },
    [0, time],
    (density): StationaryState => ({ kind: 'density', basis, density }),
    { relative: EVOLUTION, absolute: EVOLUTION / 1000 },
  );
  if (outcome.kind !== 'finished') {
    throw new Failure(
      `${name}: no steady state (${reason}) and no evolution either: ${outcome.reason}`,
    );
  }
  const state = outcome.samples[1]!;
  return {
    name,
    model,
    caps,
    state: { kind: 'evolved', time, reason },
    readings: observables.map((observable, k) => {
      const quantity = bound[k]!.quantity;
      const value = readQuantity(quantity, state);
      const tolerance = toleranceOf(quantity, value, state, caps.length, EVOLUTION);
      return { observable, value, tolerance: 10 * tolerance };
    }),
  };
}

/** The caps of --caps for these models. Throws InputError when they fit none of them. */
export function requireCaps(
  caps: readonly number[],
  models: readonly (readonly [string, Model])[],
): void {
  if (!models.some(([, { space }]) => space.sites.length === caps.length)) {
    const wanted = models.map(([name, { space }]) => `${space.sites.length} for ${name}`);
    throw new InputError(
      `caps=${caps.join(',')} in --caps: ${caps.length} numbers; accepted: one a mode, ${wanted.join(', ')}`,
    );
  }
}
