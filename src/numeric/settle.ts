/**
 * Truncation control: the basis grows until the observables stop moving, or it is said that they do not.
 *
 * A number that moves with the truncation is not a result, so there is none in the type for an observable that
 * has not settled; what was tried is kept for inspection under its own name.
 */
import { InputError } from '../algebra/errors.ts';
import { type BasisSpec, fockBasis } from './basis.ts';
import type { ComplexValue } from './observables.ts';
import type { NumericModel } from './operators.ts';
import type { ReadValue } from './reading.ts';
import type { StationarySolver } from './remembering.ts';
import {
  type StationaryMethod,
  type StationaryOutcome,
  type StationaryState,
  stationaryState,
} from './stationary.ts';

/** The methods that work in a basis, all but exact moments. */
export type TruncatedMethod = Exclude<StationaryMethod, 'gaussian'>;

/** One basis and what was read off the steady state in it; undefined where the observable has no value. */
export interface Trial {
  readonly truncation: BasisSpec;
  /** Number of basis states. */
  readonly dimension: number;
  /** Of the first model without a steady state, else `converged`. */
  readonly outcome: StationaryOutcome['kind'];
  /** Empty when there was no steady state. */
  readonly values: readonly (ReadValue | undefined)[];
}

/**
 * One observable after the basis has grown.
 *
 * - `settled`: the value, the last change, and an estimate of all changes still to come.
 * - `undefined`: it has no value, in any large enough basis: a correlation of an empty mode.
 * - `moving`: it still moves. No value.
 */
export type SettledReading =
  | {
      readonly kind: 'settled';
      readonly value: ComplexValue;
      /** |value − the value in the basis before|. */
      readonly change: number;
      /** The sum of a geometric series with the ratio of the last two changes, not below rounding. */
      readonly remaining: number;
    }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'moving'; readonly reason: string };

/** Why the basis stopped growing before everything had settled. */
export type UnsettledCause =
  /** The next basis needs more memory, or more states, than allowed. */
  | 'memory'
  /** The next basis would take longer than allowed. */
  | 'time'
  /** A limit was reached, and the changes do not shrink. */
  | 'drifting'
  /** A limit was reached, and a value grows with the basis without slowing down. */
  | 'diverging'
  /** No steady state in some basis: its outcome says why. */
  | 'no-solution';

interface Tried {
  /** One for each observable, in order. */
  readonly readings: readonly SettledReading[];
  readonly trials: readonly Trial[];
  /** The largest truncation solved in, and the outcome there: of each model, and the first that is no steady state. */
  readonly truncation: BasisSpec;
  readonly outcomes: readonly StationaryOutcome[];
  readonly outcome: StationaryOutcome;
}

/** All observables settled, or why the basis stopped growing before. */
export type SettleOutcome =
  | ({ readonly kind: 'settled' } & Tried)
  | ({
      readonly kind: 'not-settled';
      readonly why: UnsettledCause;
      readonly reason: string;
    } & Tried);

/** How far a basis may grow, and when a value has settled. */
export interface SettleOptions {
  /** Largest accepted relative change; 10⁻⁴ by default. */
  readonly tolerance?: number;
  readonly method?: TruncatedMethod;
  /** Memory of a solver; 1 GiB by default. */
  readonly maxBytes?: number;
  /** Largest basis; no bound by default. */
  readonly maxStates?: number;
  /** No basis is begun that is expected to end later than this; no bound by default. */
  readonly maxSeconds?: number;
  /** Called before each basis. */
  readonly onBasis?: (truncation: BasisSpec, dimension: number) => void;
  /** What solves in a basis; `stationaryState` by default. */
  readonly solver?: StationarySolver;
}

/** Differences below this fraction of the value are the solver's, not the truncation's. */
const ROUNDING = 1e-9;
/** Values below this are zero to the solver. */
const ZERO = 1e-14;

/**
 * Observables of the steady state, in a basis that grows from `start` until they settle.
 *
 * The first trials are in the two bases before `start`. An observable has settled when its last change is within
 * the tolerance, relative to its value, the changes that a geometric series has still to come are too, and the
 * change before was within tolerance or not far above it and shrank by a plausible factor. (With a parity, every
 * second basis brings nothing: one vanishing change proves little.) A difference that is smaller than the tolerance
 * times what was subtracted is compared with that product instead of with itself.
 *
 * @param observe what is wanted of a steady state, one number an observable
 * @throws InputError for a bad model, truncation or option, and when `start` itself is over the memory bound
 */
export function settle(
  model: NumericModel,
  start: BasisSpec,
  observe: (state: StationaryState) => readonly (ReadValue | undefined)[],
  options: SettleOptions = {},
): SettleOutcome {
  return settleTogether([model], start, ([state]) => observe(state!), options);
}

/**
 * `settle` for observables that take the steady states of several models, in the same bases: a small difference of two
 * models' numbers may need a larger basis than either.
 *
 * @param observe what is wanted of the steady states, which are in the order of the models
 */
export function settleTogether(
  models: readonly NumericModel[],
  start: BasisSpec,
  observe: (states: readonly StationaryState[]) => readonly (ReadValue | undefined)[],
  options: SettleOptions = {},
): SettleOutcome {
  const { tolerance = 1e-4, maxStates = Number.POSITIVE_INFINITY, onBasis } = options;
  const { maxSeconds = Number.POSITIVE_INFINITY, solver = stationaryState } = options;
  if (!(tolerance > 0 && tolerance < 1))
    throw new InputError(
      `truncation: tolerance ${tolerance}; a number between 0 and 1 is accepted`,
    );
  const settings = {
    ...(options.method === undefined ? {} : { method: options.method }),
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
  };
  const began = performance.now();
  const trials: Trial[] = [];
  const solve = (spec: BasisSpec) => {
    const dimension = largestDimension(models, spec);
    onBasis?.(spec, dimension);
    const at = performance.now();
    const outcomes = models.map((model) =>
      solver(model, fockBasis(model.modes.length, spec), settings),
    );
    const states = outcomes.flatMap((each) => (each.kind === 'converged' ? [each.state] : []));
    const outcome = outcomes.find(({ kind }) => kind !== 'converged') ?? outcomes[0]!;
    const values = states.length === models.length ? observe(states) : [];
    trials.push({ truncation: spec, dimension, outcome: outcome.kind, values });
    return { outcome, outcomes, dimension, seconds: (performance.now() - at) / 1e3 };
  };

  const smaller = grownBy(start, -1);
  const smallest = smaller && grownBy(smaller, -1);
  for (const spec of [smallest, smaller]) if (spec !== undefined) solve(spec);
  // In a basis that is too small there may be no answer where there is one in the next.
  if (trials.some(({ outcome }) => outcome !== 'converged')) trials.length = 0;

  let truncation = start;
  let last = solve(start);
  for (;;) {
    const readings = readingsOf(trials, tolerance);
    const { outcome, outcomes } = last;
    const tried: Tried = { readings, trials, truncation, outcomes, outcome };
    const unsettled = (why: UnsettledCause, reason: string): SettleOutcome => ({
      kind: 'not-settled',
      why,
      reason,
      ...tried,
    });
    if (outcome.kind !== 'converged') return unsettled('no-solution', outcome.reason);
    if (readings.every(({ kind }) => kind !== 'moving')) return { kind: 'settled', ...tried };

    const limit = (why: 'memory' | 'time', said: string): SettleOutcome => {
      const course = courseOf(trials, readings);
      return unsettled(course?.why ?? why, course ? `${course.reason}; ${said}` : said);
    };
    const next = grownBy(truncation, trials.length < 5 ? 1 : growthOf(truncation))!;
    try {
      const states = largestDimension(models, next);
      if (states > maxStates)
        return limit('memory', `the next basis has ${states} states, more than ${maxStates}`);
      const elapsed = (performance.now() - began) / 1e3;
      if (elapsed + last.seconds * (states / last.dimension) ** 3 > maxSeconds)
        return limit(
          'time',
          `the next basis, of ${states} states, is expected to exceed the time limit of ${maxSeconds} s`,
        );
      last = solve(next);
    } catch (error) {
      if (error instanceof InputError) return limit('memory', error.message);
      throw error;
    }
    truncation = next;
  }
}

function largestDimension(models: readonly NumericModel[], spec: BasisSpec): number {
  return Math.max(...models.map(({ modes }) => fockBasis(modes.length, spec).dimension));
}

/** The truncation with `by` more excitations everywhere, undefined when a cap would vanish. */
export function grownBy({ caps, total }: BasisSpec, by: number): BasisSpec | undefined {
  if (caps?.some((cap) => cap + by < 1) || (total !== undefined && total + by < 1))
    return undefined;
  return {
    ...(caps === undefined ? {} : { caps: caps.map((cap) => cap + by) }),
    ...(total === undefined ? {} : { total: total + by }),
  };
}

/** A fifth of the truncation: what has not settled at once needs much more. */
export function growthOf({ caps = [], total = 0 }: BasisSpec): number {
  return Math.max(1, Math.round(Math.max(total, ...caps) / 5));
}

function plain({ re, im }: ComplexValue): ComplexValue {
  return { re, im };
}

function sizeOf({ re, im }: ComplexValue): number {
  return Math.hypot(re, im);
}

/** |v_k − v_{k−1}| of one observable, undefined where one of the two has no value. */
function changesOf(trials: readonly Trial[], which: number): readonly (number | undefined)[] {
  return trials.slice(1).map((trial, k) => {
    const [now, before] = [trial.values[which], trials[k]!.values[which]];
    return now && before && sizeOf({ re: now.re - before.re, im: now.im - before.im });
  });
}

function readingsOf(trials: readonly Trial[], tolerance: number): readonly SettledReading[] {
  return (trials.at(-1)?.values ?? []).map((value, which): SettledReading => {
    const changes = changesOf(trials, which);
    const [before, last] = [changes.at(-2), changes.at(-1)];
    if (value === undefined)
      return trials.length > 1 && trials.at(-2)!.values[which] === undefined
        ? { kind: 'undefined' }
        : { kind: 'moving', reason: 'it has a value in one basis and none in the next' };
    if (last === undefined || before === undefined)
      return { kind: 'moving', reason: 'too few bases were solved to tell' };
    // A difference far below what was subtracted is known to the square of the tolerance.
    const scale = value.scale ?? 0;
    const size = Math.max(sizeOf(value), ZERO, tolerance * scale);
    const floor = ROUNDING * Math.max(size, scale);
    const ratio = Math.max(last, floor) / Math.max(before, floor);
    const remaining =
      last <= floor ? floor : ratio < 1 ? (last * ratio) / (1 - ratio) : Number.POSITIVE_INFINITY;
    const allowed = Math.max(tolerance * size, scale > 0 ? floor : 0);
    // What all but vanished at one step may be a step that brings nothing.
    const isPlausible = before <= allowed || (before <= 100 * allowed && last >= 1e-5 * before);
    if (sizeOf(value) <= ZERO && last <= ZERO && before <= ZERO)
      return { kind: 'settled', value: plain(value), change: last, remaining: 0 };
    if (last <= allowed && remaining <= allowed && isPlausible)
      return { kind: 'settled', value: plain(value), change: last, remaining };
    return {
      kind: 'moving',
      reason: `it moved by ${last.toExponential(1)} in the last step, ${(last / size).toExponential(1)} of its value`,
    };
  });
}

/** How the values that have not settled behave, when they do not approach anything; else undefined. */
function courseOf(
  trials: readonly Trial[],
  readings: readonly SettledReading[],
): { readonly why: 'drifting' | 'diverging'; readonly reason: string } | undefined {
  for (const [which, reading] of readings.entries()) {
    if (reading.kind !== 'moving') continue;
    const changes = changesOf(trials, which).slice(-3);
    const [first, middle, last] = changes;
    if (first === undefined || middle === undefined || last === undefined) continue;
    const isShrinking = last < 0.9 * middle && middle < 0.9 * first;
    if (isShrinking) continue;
    const sizes = trials.slice(-4).map(({ values }) => sizeOf(values[which]!));
    const isGrowing = sizes.every((size, k) => k === 0 || size > sizes[k - 1]!);
    return isGrowing
      ? {
          why: 'diverging',
          reason:
            'a value grows with the basis without slowing down: there is no steady state, or the basis is far too small for it',
        }
      : { why: 'drifting', reason: 'a value moves with the basis, and the changes do not shrink' };
  }
  return undefined;
}
