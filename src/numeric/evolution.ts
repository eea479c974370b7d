/** Time evolutions with what was read off them, in a basis that grows until the curves settle. */
import { InputError } from '../algebra/errors.ts';
import { type BasisSpec, fockBasis } from './basis.ts';
import type { Values } from './bind.ts';
import type { NumericProblem } from './bind-observable.ts';
import { type InitialState, initialDensity } from './initial-state.ts';
import type { ComplexValue } from './observables.ts';
import { requireEvolutionMemory } from './reachable-liouvillian.ts';
import { combined, type NumericModelObservable, numericParts, readQuantity } from './reading.ts';
import { grownBy, growthOf } from './settle.ts';
import { groupsOf, type ObservableGroup } from './solution.ts';
import { type EvolutionOutcome, evolve } from './time-evolution.ts';

/** The observables at one time; undefined for a correlation of an empty mode. */
export type Sample = readonly (ComplexValue | undefined)[];

export interface ModelEvolution {
  readonly model: string;
  readonly values: Values;
  /** Samples hold the parts that are read from this model, in the order of `parts`. */
  readonly outcome: EvolutionOutcome<Sample>;
  readonly parts: readonly string[];
}

/** One curve. */
export interface Curve {
  readonly name: string;
  readonly models: readonly string[];
  /** At the times reached in every model it is read from. */
  readonly values: Sample;
  /** How far it moves, at most over the times, in the basis before; absent when there was none. */
  readonly truncationChange?: number;
}

/** Why a basis was not made larger although curves still moved. */
export type EvolutionLimit = 'given' | 'memory' | 'time' | 'stopped';

/** Models that share a truncation, because some observable combines them, and the curves read off them. */
export interface Evolution {
  readonly models: readonly ModelEvolution[];
  /** The last truncation tried. */
  readonly truncation: BasisSpec;
  readonly initial: InitialState;
  readonly times: readonly number[];
  readonly curves: readonly Curve[];
  /** The relative change that curves were allowed. */
  readonly accepted: number;
  /** Basis states of each truncation tried, in order. */
  readonly tried: readonly { readonly truncation: BasisSpec; readonly dimension: number }[];
  /** Absent when all curves settled. */
  readonly limit?: { readonly why: EvolutionLimit; readonly reason: string };
}

export interface EvolveOptions {
  readonly initial: InitialState;
  /** Ascending, from 0. */
  readonly times: readonly number[];
  /** Accepted error of a step, relative to each element of ρ. */
  readonly relative: number;
  /** Pins the basis; by default it grows. */
  readonly truncation?: BasisSpec;
  /** Largest accepted change of a curve when the basis grows, relative to its largest value; 10⁻⁴ by default. */
  readonly accepted?: number;
  /** Seconds after which no larger basis is begun; 60 by default. */
  readonly maxSeconds?: number;
  /** Called at each time of each model in each basis. */
  readonly onSample?: (model: string, truncation: BasisSpec, index: number) => void;
}

/**
 * Evolves a problem: one evolution for each set of models that observables connect.
 *
 * @param start the truncation that growth starts from, a paper's own; made large enough for a number state asked for
 * @throws InputError for a bad model, initial state or option, and when the first basis is over the memory bound
 */
export function evolveProblem(
  problem: NumericProblem,
  start: BasisSpec,
  options: EvolveOptions,
): readonly Evolution[] {
  return groupsOf(problem.observables).map((group) => evolveGroup(problem, group, start, options));
}

interface Attempt {
  readonly models: readonly ModelEvolution[];
  readonly curves: readonly Sample[];
  readonly dimension: number;
  readonly seconds: number;
}

function evolveGroup(
  problem: NumericProblem,
  group: ObservableGroup,
  start: BasisSpec,
  options: EvolveOptions,
): Evolution {
  const { initial, times, accepted = 1e-4, maxSeconds = 60 } = options;
  const began = performance.now();
  const tried: { readonly truncation: BasisSpec; readonly dimension: number }[] = [];
  const attempt = (spec: BasisSpec): Attempt => {
    const at = performance.now();
    const models = group.models.map((name) => evolveOne(problem, group, name, spec, options));
    const dimension = Math.max(...models.map(({ outcome }) => outcome.evidence.dimension));
    tried.push({ truncation: spec, dimension });
    const seconds = (performance.now() - at) / 1e3;
    return { models, curves: curvesOf(group, models), dimension, seconds };
  };
  let truncation = options.truncation ?? holding(start, initial);
  const modes = group.models.map((name) => problem.models[name]!.modes.length);
  for (const each of modes) requireEvolutionMemory(fockBasis(each, truncation).dimension, 2 ** 30);
  const smaller = grownBy(truncation, -1);
  let before = smaller && isInside(modes, smaller, initial) ? attempt(smaller) : undefined;
  let now = attempt(truncation);
  let limit: Evolution['limit'];
  for (;;) {
    const moving = group.asked.filter((_, k) => {
      const change = before && largestChange(now.curves[k]!, before.curves[k]!);
      return change === undefined || change > accepted * largest(now.curves[k]!) + ROUNDING;
    });
    const lost = Math.max(...now.models.map(({ outcome }) => outcome.evidence.initialOutside));
    const stopped = now.models.find(({ outcome }) => outcome.kind === 'stopped');
    if (moving.length === 0 && lost <= accepted && stopped === undefined) break;
    if (options.truncation !== undefined) {
      limit = { why: 'given', reason: 'the truncation was given' };
      break;
    }
    const next = grownBy(truncation, tried.length < 4 ? 1 : growthOf(truncation))!;
    let states: number;
    try {
      states = Math.max(...modes.map((each) => fockBasis(each, next).dimension));
      const expected =
        (performance.now() - began) / 1e3 + now.seconds * (states / now.dimension) ** 2.5;
      if (expected > maxSeconds) {
        limit = {
          why: 'time',
          reason: `the next basis, of ${states} states, is expected to exceed the time limit of ${maxSeconds} s`,
        };
        break;
      }
      before = now;
      now = attempt(next);
      truncation = next;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      limit = { why: 'memory', reason: error.message };
      break;
    }
    // An equation that blows up or stiffens in one basis does so in the next.
    if (stopped !== undefined && now.models.some(({ outcome }) => outcome.kind === 'stopped')) {
      limit = { why: 'stopped', reason: 'the integration stops in a larger basis too' };
      break;
    }
  }
  return {
    models: now.models,
    truncation,
    initial,
    times,
    accepted,
    tried,
    curves: group.asked.map((observable, k): Curve => {
      const values = now.curves[k]!;
      return {
        name: observable.name,
        models: [...new Set(numericParts(observable).map(({ model }) => model))],
        values,
        ...(before === undefined
          ? {}
          : { truncationChange: largestChange(values, before.curves[k]!) }),
      };
    }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** Differences below this are the integration's. */
const ROUNDING = 1e-12;

function evolveOne(
  problem: NumericProblem,
  group: ObservableGroup,
  name: string,
  truncation: BasisSpec,
  { initial, times, relative, onSample }: EvolveOptions,
): ModelEvolution {
  const parts = partsOfModel(group, name);
  const model = problem.models[name]!;
  const basis = fockBasis(model.modes.length, truncation);
  const outcome = evolve<Sample>(
    model,
    basis,
    initial,
    times,
    (density, _time, index) => {
      onSample?.(name, truncation, index);
      return parts.map(({ quantity }) =>
        readQuantity(quantity, { kind: 'density', basis, density }),
      );
    },
    { relative, absolute: relative / 1e3 },
  );
  return {
    model: name,
    values: problem.values[name]!,
    outcome,
    parts: parts.map((part) => part.name),
  };
}

function partsOfModel({ read }: ObservableGroup, name: string): readonly NumericModelObservable[] {
  const parts = new Map(
    read
      .flatMap(numericParts)
      .filter(({ model }) => model === name)
      .map((part) => [part.name, part] as const),
  );
  return [...parts.values()];
}

/** The curves of the observables asked for, from those of their parts. */
function curvesOf(
  { asked }: ObservableGroup,
  models: readonly ModelEvolution[],
): readonly Sample[] {
  const curveOf = ({ name, model }: NumericModelObservable): Sample => {
    const { outcome, parts } = models.find((each) => each.model === model)!;
    return outcome.samples.map((sample) => sample[parts.indexOf(name)]);
  };
  return asked.map((observable): Sample => {
    if (!('parts' in observable)) return curveOf(observable);
    const [x, y] = observable.parts.map(curveOf);
    return x!.slice(0, y!.length).map((value, k) => {
      const both = combined(observable.how, value, y![k]);
      return both && { re: both.re, im: both.im };
    });
  });
}

/** The truncation made large enough to hold a number state with room for one excitation more. */
function holding({ caps, total }: BasisSpec, initial: InitialState): BasisSpec {
  if (initial.kind !== 'fock') return { ...(caps && { caps }), ...(total && { total }) };
  const { occupations } = initial;
  const sum = occupations.reduce((x, y) => x + y, 0);
  return {
    ...(caps && { caps: caps.map((cap, j) => Math.max(cap, (occupations[j] ?? 0) + 1)) }),
    ...(total && { total: Math.max(total, sum + 1) }),
  };
}

/** Whether the initial state can be written in a basis. */
function isInside(modes: readonly number[], spec: BasisSpec, initial: InitialState): boolean {
  try {
    for (const each of modes) initialDensity(fockBasis(each, spec), initial);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function largestChange(curve: Sample, before: Sample): number {
  return curve.reduce((worst, value, at) => {
    const other = before[at];
    return value === undefined || other === undefined
      ? worst
      : Math.max(worst, Math.hypot(value.re - other.re, value.im - other.im));
  }, 0);
}

/** The largest |value| of a curve. */
export function largest(curve: Sample): number {
  return curve.reduce(
    (worst, value) => Math.max(worst, value === undefined ? 0 : Math.hypot(value.re, value.im)),
    0,
  );
}

/** What integration error may make of the trace, of probabilities and of eigenvalues. */
const PHYSICAL = 1e-6;
/** Without a basis before it, how much of the initial state may be missing. */
const OUTSIDE = 1e-2;

/** What is wrong with an evolution, in words; nothing when it can be trusted. */
export function faultsOf(evolution: Evolution): readonly string[] {
  const { models, curves, accepted, limit } = evolution;
  const faults: string[] = [];
  for (const { model, outcome } of models) {
    const { monitors, initialOutside } = outcome.evidence;
    const { traceDeviation, smallestDiagonal, smallestEigenvalue } = monitors;
    const where = models.length === 1 ? '' : `${model}: `;
    if (traceDeviation.value > PHYSICAL)
      faults.push(
        `NOT PHYSICAL: ${where}the trace is off 1 by ${short(traceDeviation.value)} at t = ${short(traceDeviation.time)}`,
      );
    const negative = [smallestDiagonal, smallestEigenvalue].find(({ value }) => value < -PHYSICAL);
    if (negative !== undefined)
      faults.push(
        `NOT PHYSICAL: ${where}ρ has the eigenvalue or probability ${short(negative.value)} at t = ${short(negative.time)}`,
      );
    if (initialOutside > Math.min(OUTSIDE, 10 * accepted))
      faults.push(
        `TRUNCATED: ${where}${short(initialOutside)} of the initial state is outside the basis; ${remedy(limit)}`,
      );
  }
  for (const { name, values, truncationChange: change } of curves)
    if (change !== undefined && change > accepted * largest(values) + ROUNDING)
      faults.push(
        `NOT SETTLED: ${name} moves by ${short(change)} in the smaller basis; ${remedy(limit)}`,
      );
  return faults;
}

function remedy(limit: Evolution['limit']): string {
  return limit === undefined || limit.why === 'given' ? 'enlarge --truncation' : limit.reason;
}

function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}
