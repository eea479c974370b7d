/**
 * Reading numbers off steady states. Everything here is numbers already, plain data that can be sent to a worker thread
 * or a browser: `bind.ts` makes it from exact observables.
 */
import { type ComplexValue, correlation } from './observables.ts';
import { normalOrderedPower } from './operator-arithmetic.ts';
import type { NumericOperator } from './operators.ts';
import { stationaryProbability } from './photon-statistics.ts';
import {
  type StationaryState,
  stationaryCorrelation,
  stationaryExpectation,
} from './stationary.ts';

/** What is read off one state, modes by their index. */
export type NumericQuantity =
  /** ⟨operator⟩; the imaginary part is rounding when the operator is known to be Hermitian. */
  | { readonly kind: 'moment'; readonly operator: NumericOperator; readonly hermitian: boolean }
  /** g⁽ⁿ⁾(0) of one mode. */
  | { readonly kind: 'correlation'; readonly mode: number; readonly order: number }
  /** The probability of n excitations in one mode. */
  | { readonly kind: 'probability'; readonly mode: number; readonly n: number }
  /** Nothing, at these parameters: a transmission without a drive. */
  | { readonly kind: 'undefined'; readonly reason: string };

/** A quantity of one model. */
export interface NumericModelObservable {
  readonly name: string;
  readonly model: string;
  readonly quantity: NumericQuantity;
}

/** |x − y| or |(x − y)/(x + y)| of two quantities, maybe of different models. */
export interface NumericCombinedObservable {
  readonly name: string;
  readonly parts: readonly [NumericModelObservable, NumericModelObservable];
  readonly how: 'difference' | 'contrast';
}

export type NumericObservable = NumericModelObservable | NumericCombinedObservable;

/** The observables of single models that an observable is made of. */
export function numericParts(observable: NumericObservable): readonly NumericModelObservable[] {
  return 'parts' in observable ? observable.parts : [observable];
}

/**
 * A number read off a state. For a difference, `scale` is the size of what was subtracted: accuracy is relative to that
 * where nearly everything cancels.
 */
export interface ReadValue extends ComplexValue {
  readonly scale?: number;
}

/** A mode with less than this share of all excitations is empty to rounding: its correlations would be noise. */
const EMPTY = 1e-13;

/** The value of a quantity in a state; undefined for a correlation of an empty mode. */
export function readQuantity(
  quantity: NumericQuantity,
  state: StationaryState,
): ComplexValue | undefined {
  switch (quantity.kind) {
    case 'undefined':
      return undefined;
    case 'moment': {
      const value = stationaryExpectation(quantity.operator, state);
      return quantity.hermitian ? { re: value.re, im: 0 } : value;
    }
    case 'probability':
      return { re: stationaryProbability(quantity.mode, quantity.n, state), im: 0 };
    case 'correlation': {
      const { mode, order } = quantity;
      const modes = modesOf(state);
      const occupation = (j: number) =>
        stationaryExpectation(normalOrderedPower(modes, j), state).re;
      const occupations = Array.from({ length: modes }, (_, j) => occupation(j));
      const everywhere = occupations.reduce((sum, n) => sum + n, 0);
      if (!(occupations[mode]! > EMPTY * everywhere)) return undefined;
      const value =
        state.kind === 'density'
          ? correlation(mode, order, state.basis, state.density)
          : stationaryCorrelation(modes, mode, order, state);
      return value === undefined ? undefined : { re: value, im: 0 };
    }
  }
}

/**
 * The value of an observable; undefined where a part has none, and for the contrast of two zeros.
 *
 * @param stateOf the state of each model by its name
 */
export function readObservable(
  observable: NumericObservable,
  stateOf: (model: string) => StationaryState,
): ReadValue | undefined {
  if (!('parts' in observable)) return readQuantity(observable.quantity, stateOf(observable.model));
  const [x, y] = observable.parts.map((part) => readQuantity(part.quantity, stateOf(part.model)));
  return combined(observable.how, x, y);
}

/** |x − y| or |(x − y)/(x + y)|; undefined where x or y is, and for the contrast of two zeros. */
export function combined(
  how: NumericCombinedObservable['how'],
  x: ComplexValue | undefined,
  y: ComplexValue | undefined,
): ReadValue | undefined {
  if (x === undefined || y === undefined) return undefined;
  const apart = Math.hypot(x.re - y.re, x.im - y.im);
  if (how === 'difference')
    return { re: apart, im: 0, scale: Math.hypot(x.re, x.im) + Math.hypot(y.re, y.im) };
  const together = Math.hypot(x.re + y.re, x.im + y.im);
  return together === 0 ? undefined : { re: apart / together, im: 0, scale: 1 };
}

/** Why an observable has no value where every model has a steady state. */
export function undefinedBecause(observable: NumericObservable): string {
  const without = numericParts(observable).flatMap(({ quantity }) =>
    quantity.kind === 'undefined' ? [quantity.reason] : [],
  );
  if (without[0] !== undefined) return `undefined: ${without[0]}`;
  if (!('parts' in observable)) return 'undefined: the mode is empty';
  const [x, y] = observable.parts;
  return `undefined: ${x.name} or ${y.name} is undefined, or both vanish`;
}

function modesOf(state: StationaryState): number {
  switch (state.kind) {
    case 'density':
      return state.basis.modes;
    case 'sector':
      return state.density.sector.basis.modes;
    case 'moments':
      return state.moments.means.re.length;
  }
}
