/** One steady state with what was read off it, and how far that depends on the truncation. */
import { InputError } from '../algebra/errors.ts';
import type { Operator } from '../algebra/operator.ts';
import type { Observable, Paper } from '../claims/paper.ts';
import type { BasisSpec } from '../numeric/basis.ts';
import type { Values } from '../numeric/bind.ts';
import type { NumericModel, NumericOperator } from '../numeric/operators.ts';
import type { Trial, TruncatedMethod, UnsettledCause } from '../numeric/settle.ts';
import type {
  StationaryMethod,
  StationaryOutcome,
  StationaryState,
} from '../numeric/stationary.ts';
import type { Model } from '../theory/model.ts';
import { type ComplexNumber, writeComplex } from './values.ts';

/** An observable that moves by more than this, relatively, in a smaller basis has not settled. */
const SETTLED = 1e-2;

/** A mode with less than this share of all excitations is empty to rounding: its correlations would be noise. */
const EMPTY = 1e-13;
/** Differences below this are rounding. */
const ROUNDING = 1e-12;

/** One observable in one steady state. */
export type Reading = {
  readonly name: string;
  /** The value from the exact moments of a quadratic model. */
  readonly exact?: ComplexNumber;
} & (
  | {
      readonly value: ComplexNumber;
      /** How far the value moves in the basis before; absent when there was none. */
      readonly truncationChange?: number;
      /** An estimate of how far it would still move in larger bases; absent when the truncation was given. */
      readonly remaining?: number;
    }
  | { readonly value: null; readonly reason: string }
);

export interface Solution {
  readonly model: string;
  readonly values: Values;
  /** The truncation that was given, or the last one tried; absent for exact moments. */
  readonly truncation?: BasisSpec;
  readonly outcome: StationaryOutcome;
  readonly readings: readonly Reading[];
  /** The bases tried, and why they did not suffice; absent when the truncation was given. */
  readonly growth?: {
    readonly tolerance: number;
    readonly trials: readonly Trial[];
    readonly failure?: { readonly why: UnsettledCause; readonly reason: string };
  };
  /** What the exact moments say, for a quadratic model that was solved in a basis. */
  readonly exact?: StationaryOutcome;
}

export interface SolveOptions {
  readonly method?: StationaryMethod;
  /** Pins the basis; by default it grows from the paper's own until the observables settle. */
  readonly truncation?: BasisSpec;
  /** Largest accepted relative change when the basis grows; 10⁻⁴ by default. */
  readonly tolerance?: number;
  /** Seconds after which no larger basis is begun; 60 by default. */
  readonly maxSeconds?: number;
  /** Called before each basis. */
  readonly onBasis?: (truncation: BasisSpec, dimension: number) => void;
}

/** The paper's model of that name. Throws RangeError when an observable names one that there is not. */
export function modelOf(paper: Paper, name: string): Model {
  const model = paper.models[name];
  if (model === undefined) throw new RangeError(`${paper.id} has no model '${name}'`);
  return model;
}

/** The values of a model's parameters: those given that are its own, and defaults. */
export function ownValues(model: Model, given: Values): Values {
  return new Map([...given].filter(([key]) => model.parameters.some((p) => p.name === key)));
}

/** The steady state of one model, and how much the observables depend on the truncation. */
export async function solveModel(
  paper: Paper,
  name: string,
  observables: readonly Observable[],
  given: Values,
  options: SolveOptions = {},
): Promise<Solution> {
  const { bindModel, completeValues } = await import('../numeric/bind.ts');
  const model = modelOf(paper, name);
  const own = ownValues(model, given);
  const values = completeValues(model, own);
  const problem: Problem = {
    name,
    values,
    numeric: bindModel(model, own),
    observables,
    read: (await readerOf(model))(values),
  };
  const { method, truncation } = options;
  const { stationaryState } = await import('../numeric/stationary.ts');
  const exact = stationaryState(problem.numeric, undefined, { method: 'gaussian' });
  if (method === 'gaussian') {
    if (truncation !== undefined)
      throw new InputError(
        '--truncation with --method gaussian, which needs no basis; accepted: one of them',
      );
    return readExact(problem, exact);
  }
  const solution = await (truncation === undefined
    ? solveGrowing(problem, startOf(paper, observables), method, options)
    : solvePinned(problem, truncation, method, options));
  return exact.kind === 'refused' ? solution : withExact(problem, solution, exact);
}

function readExact({ name, values, observables, read }: Problem, outcome: StationaryOutcome) {
  const readings = observables.map((observable): Reading => {
    if (outcome.kind !== 'converged')
      return { name: observable.name, value: null, reason: noSolution(outcome) };
    const value = read(observable, outcome.state);
    return value === undefined
      ? { name: observable.name, value: null, reason: 'undefined: the mode is empty' }
      : { name: observable.name, value };
  });
  return { model: name, values, outcome, readings };
}

/** Exact values beside those of a basis. A value that has settled elsewhere than there is none. */
function withExact(problem: Problem, solution: Solution, exact: StationaryOutcome): Solution {
  const beside = readExact(problem, exact).readings;
  const tolerance = solution.growth?.tolerance;
  return {
    ...solution,
    exact,
    readings: solution.readings.map((reading, k): Reading => {
      const { value: exactly } = beside[k]!;
      if (exactly === null) return reading;
      const { name, value } = reading;
      if (value === null || tolerance === undefined) return { ...reading, exact: exactly };
      const apart = Math.hypot(value.re - exactly.re, value.im - exactly.im);
      // The last change is within the tolerance; what is still to come may be some times that.
      return apart <= 10 * tolerance * Math.hypot(exactly.re, exactly.im) + ROUNDING
        ? { ...reading, exact: exactly }
        : {
            name,
            exact: exactly,
            value: null,
            reason: `not settled: it stopped moving at ${writeComplex(value, 6)}, which is not the exact value`,
          };
    }),
  };
}

interface Problem {
  readonly name: string;
  readonly values: Values;
  readonly numeric: NumericModel;
  readonly observables: readonly Observable[];
  readonly read: Reader;
}

/** The paper's own truncation, made large enough for correlations of the orders asked for to show. */
export function startOf(paper: Paper, observables: readonly Observable[]): BasisSpec {
  const least = Math.max(
    1,
    ...observables.map(({ quantity }) =>
      quantity.kind === 'correlation' ? quantity.order + 1 : 1,
    ),
  );
  const { caps, total } = paper.truncation;
  return {
    ...(caps === undefined ? {} : { caps: caps.map((cap) => Math.max(cap, least)) }),
    ...(total === undefined ? {} : { total: Math.max(total, least) }),
  };
}

async function solveGrowing(
  problem: Problem,
  start: BasisSpec,
  method: TruncatedMethod | undefined,
  options: SolveOptions,
): Promise<Solution> {
  const { settle } = await import('../numeric/settle.ts');
  const { name, values, numeric, observables, read } = problem;
  const { tolerance = 1e-4, maxSeconds = 60, onBasis } = options;
  const settled = settle(
    numeric,
    start,
    (state) => observables.map((observable) => read(observable, state)),
    {
      tolerance,
      maxSeconds,
      ...(method === undefined ? {} : { method }),
      ...(onBasis === undefined ? {} : { onBasis }),
    },
  );
  const { outcome, truncation, trials } = settled;
  const failure = settled.kind === 'settled' ? undefined : settled;
  const readings = observables.map((observable, k): Reading => {
    const reading = settled.readings[k];
    if (reading === undefined)
      return { name: observable.name, value: null, reason: noSolution(outcome) };
    if (reading.kind === 'settled')
      return {
        name: observable.name,
        value: reading.value,
        truncationChange: reading.change,
        remaining: reading.remaining,
      };
    return {
      name: observable.name,
      value: null,
      reason:
        reading.kind === 'undefined'
          ? 'undefined: the mode is empty'
          : `not settled (${failure?.why}): ${reading.reason}; ${failure?.reason}`,
    };
  });
  return {
    model: name,
    values,
    truncation,
    outcome,
    readings,
    growth: {
      tolerance,
      trials,
      ...(failure === undefined ? {} : { failure: { why: failure.why, reason: failure.reason } }),
    },
  };
}

async function solvePinned(
  problem: Problem,
  truncation: BasisSpec,
  method: TruncatedMethod | undefined,
  { onBasis }: SolveOptions,
): Promise<Solution> {
  const [{ fockBasis }, { stationaryState }, { grownBy }] = await Promise.all([
    import('../numeric/basis.ts'),
    import('../numeric/stationary.ts'),
    import('../numeric/settle.ts'),
  ]);
  const { name, values, numeric, observables, read } = problem;
  const attempt = (spec: BasisSpec) => {
    const basis = fockBasis(numeric.modes.length, spec);
    onBasis?.(spec, basis.dimension);
    return stationaryState(numeric, basis, method ? { method } : {});
  };

  const outcome = attempt(truncation);
  const solution = { model: name, values, truncation, outcome };
  if (outcome.kind !== 'converged') {
    const reason = noSolution(outcome);
    return {
      ...solution,
      readings: observables.map((each) => ({ name: each.name, value: null, reason })),
    };
  }
  const smaller = grownBy(truncation, -1);
  const before = smaller && attempt(smaller);
  const readings = observables.map((observable): Reading => {
    const value = read(observable, outcome.state);
    if (value === undefined)
      return { name: observable.name, value: null, reason: 'undefined: the mode is empty' };
    if (before?.kind !== 'converged') return { name: observable.name, value };
    const other = read(observable, before.state);
    if (other === undefined) return { name: observable.name, value };
    const change = Math.hypot(value.re - other.re, value.im - other.im);
    return { name: observable.name, value, truncationChange: change };
  });
  return { ...solution, readings };
}

function noSolution(outcome: StationaryOutcome): string {
  const reason = outcome.kind === 'converged' ? '' : outcome.reason;
  return `${words(outcome.kind)}: ${reason}`;
}

export type Reader = (observable: Observable, state: StationaryState) => ComplexNumber | undefined;

/**
 * How observables of a model are read off its states, once its (complete) parameter values are known;
 * undefined for a correlation of an empty mode.
 */
export async function readerOf(model: Model): Promise<(values: Values) => Reader> {
  const [
    { bindOperator },
    { correlation },
    { stationaryCorrelation, stationaryExpectation },
    { normalOrderedPower },
  ] = await Promise.all([
    import('../numeric/bind.ts'),
    import('../numeric/observables.ts'),
    import('../numeric/stationary.ts'),
    import('../numeric/operator-arithmetic.ts'),
  ]);
  const modes = model.space.sites.length;
  const numbers = model.space.sites.map((_, mode) => normalOrderedPower(modes, mode));
  const moments = new Map<Observable, { readonly operator: Operator; readonly isReal: boolean }>();
  return (values) => {
    const bound = new Map<Observable, NumericOperator>();
    return (observable, state) => {
      const { quantity } = observable;
      if (quantity.kind === 'correlation') {
        const mode = model.space.sites.findIndex(({ name }) => name === quantity.mode);
        const occupations = numbers.map((number) => stationaryExpectation(number, state).re);
        const everywhere = occupations.reduce((sum, n) => sum + n, 0);
        if (!(occupations[mode]! > EMPTY * everywhere)) return undefined;
        const value =
          state.kind === 'density'
            ? correlation(mode, quantity.order, state.basis, state.density)
            : stationaryCorrelation(modes, mode, quantity.order, state);
        return value === undefined ? undefined : { re: value, im: 0 };
      }
      const { operator, isReal } = remembered(moments, observable, () => {
        const scaled = quantity.operator.scale(quantity.factor);
        return { operator: scaled, isReal: scaled.isHermitian() };
      });
      const terms = remembered(bound, observable, () => bindOperator(operator, values));
      const value = stationaryExpectation(terms, state);
      return isReal ? { re: value.re, im: 0 } : value;
    };
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = find();
  known.set(key, value);
  return value;
}

/** `not-converged` as people write it. */
export function words(kind: StationaryOutcome['kind']): string {
  return kind.replaceAll('-', ' ');
}

/** Whether a value hardly depends on the truncation. */
export function isSettled(value: ComplexNumber, change: number): boolean {
  return change <= SETTLED * Math.hypot(value.re, value.im);
}
