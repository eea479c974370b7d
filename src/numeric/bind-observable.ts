/** Observables with numbers for the parameters: the step from the exact side to the numeric one. */
import type { Operator } from '../algebra/operator.ts';
import type { Model } from '../theory/model.ts';
import {
  isCombined,
  isRealObservable,
  type ModelObservable,
  modelNamed,
  modelsOf,
  type Observable,
  partsOf,
} from '../theory/observable.ts';
import { bindCompleteModel, bindOperator, completeValues, type Values } from './bind.ts';
import type { NumericModel } from './operators.ts';
import type { NumericModelObservable, NumericObservable, NumericQuantity } from './reading.ts';

/** Models and what is asked of their steady states, with numbers for everything: plain data. */
export interface NumericProblem {
  readonly models: Readonly<Record<string, NumericModel>>;
  readonly observables: readonly NumericObservable[];
  /** The complete parameter values of each model, for the record. */
  readonly values: Readonly<Record<string, Values>>;
}

/** The exact side of a problem: what a paper says, without the paper. */
export interface ExactProblem {
  readonly models: Readonly<Record<string, Model>>;
  /** What is asked for. */
  readonly observables: readonly Observable[];
  /** Where the parts of combined observables are found: all of the paper's. */
  readonly all: readonly Observable[];
}

/**
 * A problem at given values, defaults filled in; values that are no parameters of a model are not that model's.
 *
 * @throws InputError for a value that is not finite
 * @throws RangeError for an observable of a model, a mode or a part that there is not: a mistake in the paper's folder
 */
export function bindProblem(problem: ExactProblem, given: Values): NumericProblem {
  const names = [...new Set(problem.observables.flatMap((each) => modelsOf(each, problem.all)))];
  const models: Record<string, NumericModel> = {};
  const values: Record<string, Values> = {};
  for (const name of names) {
    const model = modelNamed(problem.models, name);
    values[name] = completeValues(model, ownValues(model, given));
    models[name] = bindCompleteModel(model, values[name]);
  }
  const bound = (part: ModelObservable): NumericModelObservable => ({
    name: part.name,
    model: part.model,
    quantity: bindQuantity(part, problem.models[part.model]!, values[part.model]!),
  });
  return {
    models,
    values,
    observables: problem.observables.map((each): NumericObservable => {
      if (!isCombined(each)) return bound(each);
      const [x, y] = partsOf(each, problem.all);
      return { name: each.name, how: each.how, parts: [bound(x!), bound(y!)] };
    }),
  };
}

/** Those of the values that are parameters of a model. */
export function ownValues(model: Model, given: Values): Values {
  return new Map([...given].filter(([key]) => model.parameters.some((p) => p.name === key)));
}

/** A quantity with numbers for its symbols, from complete values. */
export function bindQuantity(
  observable: ModelObservable,
  model: Model,
  values: Values,
): NumericQuantity {
  const { quantity } = observable;
  if (quantity.kind === 'moment') {
    const { operator, hermitian } = scaledMoment(observable);
    const terms = bindOperator(operator, values);
    return terms.every(({ re, im }) => Number.isFinite(re) && Number.isFinite(im))
      ? { kind: 'moment', operator: terms, hermitian }
      : { kind: 'undefined', reason: 'a coefficient of it is not finite at these parameters' };
  }
  const mode = model.space.sites.findIndex(({ name }) => name === quantity.mode);
  if (mode < 0)
    throw new RangeError(
      `observable '${observable.name}': its model has no mode '${quantity.mode}'`,
    );
  return quantity.kind === 'correlation'
    ? { kind: 'correlation', mode, order: quantity.order }
    : { kind: 'probability', mode, n: quantity.n };
}

function scaledMoment(observable: ModelObservable) {
  const known = scaledMoments.get(observable);
  if (known !== undefined) return known;
  if (observable.quantity.kind !== 'moment') throw new TypeError('not a moment');
  const { operator, factor } = observable.quantity;
  const scaled = {
    operator: operator.scale(factor),
    hermitian: isRealObservable(observable),
  };
  scaledMoments.set(observable, scaled);
  return scaled;
}

/** Multiplied out once an observable: sweeps bind it at every point. */
const scaledMoments = new WeakMap<
  ModelObservable,
  { readonly operator: Operator; readonly hermitian: boolean }
>();
