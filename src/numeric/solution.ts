/** Steady states with what was read off them, and how far that depends on the truncation. */
import { InputError } from '../algebra/errors.ts';
import { type BasisSpec, fockBasis } from './basis.ts';
import type { Values } from './bind.ts';
import type { NumericProblem } from './bind-observable.ts';
import type { ComplexValue } from './observables.ts';
import {
  type NumericObservable,
  numericParts,
  readObservable,
  undefinedBecause,
} from './reading.ts';
import type { StationarySolver } from './remembering.ts';
import {
  grownBy,
  settleTogether,
  type Trial,
  type TruncatedMethod,
  type UnsettledCause,
} from './settle.ts';
import {
  type StationaryMethod,
  type StationaryOutcome,
  type StationaryState,
  stationaryState,
} from './stationary.ts';

/** An observable that moves by more than this, relatively, in a smaller basis has not settled. */
const SETTLED = 1e-2;
/** Differences below this are rounding. */
const ROUNDING = 1e-12;

/** One observable: a value with what is known of its accuracy, or the reason why there is none. */
export type Reading = {
  readonly name: string;
  /** The models it was read from. */
  readonly models: readonly string[];
  /** The value from the exact moments of a quadratic model. */
  readonly exact?: ComplexValue;
} & (
  | {
      readonly value: ComplexValue;
      /** How far the value moves in the basis before; absent when there was none. */
      readonly truncationChange?: number;
      /** An estimate of how far it would still move in larger bases; absent when the truncation was given. */
      readonly remaining?: number;
    }
  | { readonly value: null; readonly reason: string }
);

/** The steady state of one model. */
export interface ModelSolution {
  readonly model: string;
  readonly values: Values;
  readonly outcome: StationaryOutcome;
  /** What the exact moments say, for a quadratic model that was solved in a basis. */
  readonly exact?: StationaryOutcome;
}

/** Models that share a truncation, because some observable combines them, and the observables read off them. */
export interface Solution {
  readonly models: readonly ModelSolution[];
  /** The truncation that was given, or the last one tried; absent for exact moments. */
  readonly truncation?: BasisSpec;
  /** Of the observables asked for, in that order. */
  readonly readings: readonly Reading[];
  /** The bases tried, and why they did not suffice; absent when the truncation was given. */
  readonly growth?: {
    readonly tolerance: number;
    /** What the values of a trial belong to: the observables asked for, then parts that were not asked for. */
    readonly names: readonly string[];
    readonly trials: readonly Trial[];
    readonly failure?: { readonly why: UnsettledCause; readonly reason: string };
  };
}

/** How a problem is solved, and how far its bases may grow. */
export interface SolveOptions {
  /** `gaussian` solves without a basis. */
  readonly method?: StationaryMethod;
  /** Pins the basis; by default it grows from the start until the observables settle. */
  readonly truncation?: BasisSpec;
  /** Largest accepted relative change when the basis grows; 10⁻⁴ by default. */
  readonly tolerance?: number;
  /** Seconds after which no larger basis is begun; no bound by default, and then the result depends on nothing but the input. */
  readonly maxSeconds?: number;
  /** Largest basis; no bound by default. */
  readonly maxStates?: number;
  /** Memory of a solver; 1 GiB by default. */
  readonly maxBytes?: number;
  /** Called before each basis. */
  readonly onBasis?: (models: readonly string[], truncation: BasisSpec, dimension: number) => void;
  /** What finds the steady states; `stationaryState` by default. */
  readonly solver?: StationarySolver;
}

/**
 * Solves a problem: one solution for each set of models that observables connect, in the order in which they are asked for.
 *
 * @param start the truncation that growth starts from, a paper's own; made large enough for what is asked
 * @throws InputError for a bad model, truncation or option, and when `start` itself is over the memory bound
 */
export function solveProblem(
  problem: NumericProblem,
  start: BasisSpec,
  options: SolveOptions = {},
): readonly Solution[] {
  return groupsOf(problem.observables).map((group) => solveGroup(problem, group, start, options));
}

/** Observables that must be solved together, and the models they are read from. */
export interface ObservableGroup {
  readonly models: readonly string[];
  readonly asked: readonly NumericObservable[];
  /** Those asked for, and parts of combined ones that are not among them. */
  readonly read: readonly NumericObservable[];
}

/** Observables by models, where a combined observable ties its models together. */
export function groupsOf(observables: readonly NumericObservable[]): readonly ObservableGroup[] {
  const groups: { models: string[]; asked: NumericObservable[] }[] = [];
  for (const observable of observables) {
    const models = numericParts(observable).map(({ model }) => model);
    const touched = groups.filter((group) => group.models.some((each) => models.includes(each)));
    const [first] = touched;
    if (first === undefined) {
      groups.push({ models: [...new Set(models)], asked: [observable] });
      continue;
    }
    first.models = [...new Set([...touched.flatMap((group) => group.models), ...models])];
    first.asked = [...touched.flatMap((group) => group.asked), observable];
    for (const group of touched.slice(1)) groups.splice(groups.indexOf(group), 1);
  }
  return groups.map(({ models, asked }) => {
    const inOrder = observables.filter((each) => asked.includes(each));
    const names = new Set(inOrder.map(({ name }) => name));
    const parts = inOrder
      .flatMap(numericParts)
      .filter(({ name }) => !names.has(name) && names.add(name));
    return { models, asked: inOrder, read: [...inOrder, ...parts] };
  });
}

/** A truncation made large enough for what is asked to show: n + 1 excitations for g⁽ⁿ⁾ and P_n. */
export function startingTruncation(
  { caps, total }: BasisSpec,
  observables: readonly NumericObservable[],
): BasisSpec {
  const least = Math.max(
    1,
    ...observables.flatMap(numericParts).map(({ quantity }) => {
      if (quantity.kind === 'correlation') return quantity.order + 1;
      return quantity.kind === 'probability' ? quantity.n + 1 : 1;
    }),
  );
  return {
    ...(caps === undefined ? {} : { caps: caps.map((cap) => Math.max(cap, least)) }),
    ...(total === undefined ? {} : { total: Math.max(total, least) }),
  };
}

/** Reads a group off the states of its models. */
export function readingsOf(
  { models, read }: ObservableGroup,
  states: readonly StationaryState[],
): readonly ReturnType<typeof readObservable>[] {
  const stateOf = (model: string) => states[models.indexOf(model)]!;
  return read.map((observable) => readObservable(observable, stateOf));
}

function solveGroup(
  problem: NumericProblem,
  group: ObservableGroup,
  start: BasisSpec,
  options: SolveOptions,
): Solution {
  const { method, truncation, solver = stationaryState } = options;
  const exact = group.models.map((name) =>
    solver(problem.models[name]!, undefined, { method: 'gaussian' }),
  );
  if (method === 'gaussian') {
    if (truncation !== undefined)
      throw new InputError(
        'a truncation with the method gaussian, which needs no basis; accepted: one of them',
      );
    return {
      models: modelSolutions(problem, group, exact),
      readings: readPinned(group, exact),
    };
  }
  const { method: _, ...others } = options;
  const shared = { ...others, ...(method === undefined ? {} : { method }) };
  const solution =
    truncation === undefined
      ? solveGrowing(problem, group, startingTruncation(start, group.asked), shared)
      : solvePinned(problem, group, truncation, shared);
  return withExact(solution, group, exact);
}

function modelSolutions(
  { values }: NumericProblem,
  { models }: ObservableGroup,
  outcomes: readonly StationaryOutcome[],
): readonly ModelSolution[] {
  return models.map((model, k) => ({ model, values: values[model]!, outcome: outcomes[k]! }));
}

type Truncated = Omit<SolveOptions, 'method'> & { readonly method?: TruncatedMethod };

function solveGrowing(
  problem: NumericProblem,
  group: ObservableGroup,
  start: BasisSpec,
  { tolerance = 1e-4, onBasis, method, maxSeconds, maxStates, maxBytes, solver }: Truncated,
): Solution {
  const settled = settleTogether(
    group.models.map((name) => problem.models[name]!),
    start,
    (states) => readingsOf(group, states),
    {
      tolerance,
      ...(method === undefined ? {} : { method }),
      ...(maxSeconds === undefined ? {} : { maxSeconds }),
      ...(maxStates === undefined ? {} : { maxStates }),
      ...(maxBytes === undefined ? {} : { maxBytes }),
      ...(solver === undefined ? {} : { solver }),
      onBasis: (spec, dimension) => onBasis?.(group.models, spec, dimension),
    },
  );
  const { outcome, outcomes, truncation, trials } = settled;
  const failure = settled.kind === 'settled' ? undefined : settled;
  const readings = group.asked.map((observable, k): Reading => {
    const about = { name: observable.name, models: modelNamesOf(observable) };
    const reading = settled.readings[k];
    if (reading === undefined) return { ...about, value: null, reason: noSolution(outcome) };
    if (reading.kind === 'settled')
      return {
        ...about,
        value: reading.value,
        truncationChange: reading.change,
        remaining: reading.remaining,
      };
    return {
      ...about,
      value: null,
      reason:
        reading.kind === 'undefined'
          ? undefinedBecause(observable)
          : `not settled (${failure?.why}): ${reading.reason}; ${failure?.reason}`,
    };
  });
  return {
    models: modelSolutions(problem, group, outcomes),
    truncation,
    readings,
    growth: {
      tolerance,
      names: group.read.map(({ name }) => name),
      trials,
      ...(failure === undefined ? {} : { failure: { why: failure.why, reason: failure.reason } }),
    },
  };
}

function solvePinned(
  problem: NumericProblem,
  group: ObservableGroup,
  truncation: BasisSpec,
  { onBasis, method, maxBytes, solver = stationaryState }: Truncated,
): Solution {
  const attempt = (spec: BasisSpec) =>
    group.models.map((name) => {
      const model = problem.models[name]!;
      const basis = fockBasis(model.modes.length, spec);
      onBasis?.([name], spec, basis.dimension);
      return solver(model, basis, {
        ...(method === undefined ? {} : { method }),
        ...(maxBytes === undefined ? {} : { maxBytes }),
      });
    });
  const outcomes = attempt(truncation);
  const readings = readPinned(group, outcomes);
  const smaller = outcomes.every(({ kind }) => kind === 'converged')
    ? grownBy(truncation, -1)
    : undefined;
  const before = smaller && readPinned(group, attempt(smaller));
  return {
    models: modelSolutions(problem, group, outcomes),
    truncation,
    readings: readings.map((reading, k): Reading => {
      const other = before?.[k]?.value;
      if (reading.value === null || !other) return reading;
      const { value } = reading;
      return {
        ...reading,
        truncationChange: Math.hypot(value.re - other.re, value.im - other.im),
      };
    }),
  };
}

/** Readings of the outcomes of one truncation, or of exact moments. */
function readPinned(
  group: ObservableGroup,
  outcomes: readonly StationaryOutcome[],
): readonly Reading[] {
  return group.asked.map((observable): Reading => {
    const models = modelNamesOf(observable);
    const about = { name: observable.name, models };
    const own = models.map((name) => outcomes[group.models.indexOf(name)]!);
    const failed = own.find(({ kind }) => kind !== 'converged');
    if (failed !== undefined) return { ...about, value: null, reason: noSolution(failed) };
    const value = readObservable(observable, (name) => {
      const outcome = outcomes[group.models.indexOf(name)]!;
      if (outcome.kind !== 'converged') throw new TypeError('unreachable: failed above');
      return outcome.state;
    });
    return value === undefined
      ? { ...about, value: null, reason: undefinedBecause(observable) }
      : { ...about, value: { re: value.re, im: value.im } };
  });
}

/** Exact values beside those of a basis. A value that has settled elsewhere than there is none. */
function withExact(
  solution: Solution,
  group: ObservableGroup,
  exact: readonly StationaryOutcome[],
): Solution {
  if (exact.every(({ kind }) => kind === 'refused')) return solution;
  const beside = readPinned(group, exact);
  const tolerance = solution.growth?.tolerance;
  return {
    ...solution,
    models: solution.models.map((each, k) => {
      const outcome = exact[k]!;
      return outcome.kind === 'refused' ? each : { ...each, exact: outcome };
    }),
    readings: solution.readings.map((reading, k): Reading => {
      const { value: exactly } = beside[k]!;
      if (exactly === null) return reading;
      const { name, models, value } = reading;
      if (value === null || tolerance === undefined) return { ...reading, exact: exactly };
      const apart = Math.hypot(value.re - exactly.re, value.im - exactly.im);
      // The last change is within the tolerance; what is still to come may be some times that.
      const size = Math.max(Math.hypot(exactly.re, exactly.im), tolerance * scaleOf(group, k));
      return apart <= 10 * tolerance * size + ROUNDING
        ? { ...reading, exact: exactly }
        : {
            name,
            models,
            exact: exactly,
            value: null,
            reason: `not settled: it stopped moving at ${shown(value)}, which is not the exact value`,
          };
    }),
  };

  /** What a difference was subtracted from, zero for anything else. */
  function scaleOf({ asked, models }: ObservableGroup, k: number): number {
    const observable = asked[k]!;
    if (!('parts' in observable)) return 0;
    const value = readObservable(observable, (name) => {
      const outcome = exact[models.indexOf(name)]!;
      if (outcome.kind !== 'converged') throw new TypeError('unreachable: it has an exact value');
      return outcome.state;
    });
    return value?.scale ?? 0;
  }
}

function shown({ re, im }: ComplexValue): string {
  const [a, b] = [Number(re.toPrecision(6)) + 0, Number(im.toPrecision(6)) + 0];
  if (b === 0) return String(a);
  return a === 0 ? `${b}i` : `${a} ${b < 0 ? '-' : '+'} ${Math.abs(b)}i`;
}

function modelNamesOf(observable: NumericObservable): readonly string[] {
  return [...new Set(numericParts(observable).map(({ model }) => model))];
}

/** Why there is no steady state. */
export function noSolution(outcome: StationaryOutcome): string {
  const reason = outcome.kind === 'converged' ? '' : outcome.reason;
  return `${words(outcome.kind)}: ${reason}`;
}

/** `not-converged` as people write it. */
export function words(kind: StationaryOutcome['kind']): string {
  return kind.replaceAll('-', ' ');
}

/** Whether a value hardly depends on the truncation. */
export function isSettled(value: ComplexValue, change: number): boolean {
  return change <= SETTLED * Math.hypot(value.re, value.im);
}
