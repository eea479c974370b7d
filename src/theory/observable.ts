/** Observables: what can be read off the steady states of a paper's models, exact in their parameters. */
import type { Operator } from '../algebra/operator.ts';
import type { Scalar } from '../algebra/scalar.ts';
import type { Model } from './model.ts';

/** What is read off one state. */
export type Quantity =
  /** factor·⟨operator⟩. */
  | { readonly kind: 'moment'; readonly operator: Operator; readonly factor: Scalar }
  /** g⁽ⁿ⁾(0) = ⟨x†ⁿxⁿ⟩/⟨x†x⟩ⁿ of one mode x; n is `order`. */
  | { readonly kind: 'correlation'; readonly mode: string; readonly order: number }
  /** P_n, the probability of exactly n excitations in one mode. */
  | { readonly kind: 'probability'; readonly mode: string; readonly n: number };

interface Described {
  readonly name: string;
  readonly tex: string;
  readonly meaning: string;
}

/** A quantity of one of the paper's models. */
export interface ModelObservable extends Described {
  /** Which model: transmission from a to c needs the one driven at a. */
  readonly model: string;
  readonly quantity: Quantity;
}

/** How two numbers are combined: |x − y|, or |(x − y)/(x + y)|. */
export type Combination = 'difference' | 'contrast';

/** Two other observables, maybe of different models, made into one number; undefined where one of them is. */
export interface CombinedObservable extends Described {
  /** The names of x and y. */
  readonly combines: readonly [string, string];
  readonly how: Combination;
}

/** What can be read off the steady states of a paper’s models. */
export type Observable = ModelObservable | CombinedObservable;

/** Whether an observable is made of two others. */
export function isCombined(observable: Observable): observable is CombinedObservable {
  return 'combines' in observable;
}

/**
 * The observables of single models that an observable is made of: itself, or the two parts of a combined one.
 *
 * @param all the observables among which the parts are
 * @throws RangeError when a part is not among them, or is itself combined: a mistake in the paper's folder
 */
export function partsOf(
  observable: Observable,
  all: readonly Observable[],
): readonly ModelObservable[] {
  if (!isCombined(observable)) return [observable];
  return observable.combines.map((name) => {
    const part = all.find((each) => each.name === name);
    if (part === undefined || isCombined(part))
      throw new RangeError(
        `observable '${observable.name}': it combines '${name}', which is ${part ? 'itself combined' : 'no observable'}; observables of one model can be combined`,
      );
    return part;
  });
}

/** The models that an observable is read from, each once. */
export function modelsOf(observable: Observable, all: readonly Observable[]): readonly string[] {
  return [...new Set(partsOf(observable, all).map(({ model }) => model))];
}

/** The model of that name. Throws RangeError when an observable names one that there is not. */
export function modelNamed(models: Readonly<Record<string, Model>>, name: string): Model {
  const model = Object.hasOwn(models, name) ? models[name] : undefined;
  if (model === undefined)
    throw new RangeError(`there is no model '${name}', only ${Object.keys(models).join(', ')}`);
  return model;
}

/** Whether an observable is a real number in every state; only a moment can be anything else. */
export function isRealObservable(observable: Observable): boolean {
  if (isCombined(observable) || observable.quantity.kind !== 'moment') return true;
  const { operator, factor } = observable.quantity;
  return operator.scale(factor).isHermitian();
}
