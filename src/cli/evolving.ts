/** One time evolution with what was read off it, and how far that depends on the truncation. */
import type { Observable, Paper } from '../claims/paper.ts';
import type { BasisSpec } from '../numeric/basis.ts';
import type { Values } from '../numeric/bind.ts';
import type { InitialState } from '../numeric/initial-state.ts';
import type { EvolutionOutcome } from '../numeric/time-evolution.ts';
import { modelOf, ownValues, readerOf } from './solving.ts';
import type { ComplexNumber } from './values.ts';

/** The observables at one time; undefined for a correlation of an empty mode. */
export type Sample = readonly (ComplexNumber | undefined)[];

export interface Evolution {
  readonly model: string;
  readonly values: Values;
  readonly truncation: BasisSpec;
  readonly initial: InitialState;
  readonly times: readonly number[];
  readonly names: readonly string[];
  readonly outcome: EvolutionOutcome<Sample>;
  /** How far each observable moves, at most over the times, in the basis with one excitation less. */
  readonly truncationChanges?: readonly number[];
}

export interface EvolveOptions {
  readonly initial: InitialState;
  readonly times: readonly number[];
  /** Accepted error of a step. */
  readonly relative: number;
  /** The paper's own by default. */
  readonly truncation?: BasisSpec;
  /** Called at each time, in the larger basis. */
  readonly onSample?: (index: number) => void;
}

/** The time evolution of one model, and how much the observables depend on the truncation. */
export async function evolveModel(
  paper: Paper,
  name: string,
  observables: readonly Observable[],
  given: Values,
  options: EvolveOptions,
): Promise<Evolution> {
  const [
    { bindModel, completeValues },
    { fockBasis },
    { evolve },
    { initialDensity },
    { grownBy },
  ] = await Promise.all([
    import('../numeric/bind.ts'),
    import('../numeric/basis.ts'),
    import('../numeric/time-evolution.ts'),
    import('../numeric/initial-state.ts'),
    import('../numeric/settle.ts'),
  ]);
  const model = modelOf(paper, name);
  const values = completeValues(model, ownValues(model, given));
  const { truncation = paper.truncation, initial, times, relative, onSample } = options;
  const numeric = bindModel(model, values);
  const read = (await readerOf(model))(values);
  const attempt = (spec: BasisSpec, each?: (index: number) => void) => {
    const basis = fockBasis(model.space.sites.length, spec);
    return evolve<Sample>(
      numeric,
      basis,
      initial,
      times,
      (rho, _time, index) => {
        each?.(index);
        return observables.map((observable) =>
          read(observable, { kind: 'density', basis, density: rho }),
        );
      },
      { relative, absolute: relative / 1e3 },
    );
  };
  const outcome = attempt(truncation, onSample);
  const smaller = grownBy(truncation, -1);
  const isInside = (spec: BasisSpec): boolean => {
    try {
      initialDensity(fockBasis(model.space.sites.length, spec), initial);
      return true;
    } catch {
      return false;
    }
  };
  const before = smaller !== undefined && isInside(smaller) ? attempt(smaller) : undefined;
  return {
    model: name,
    values,
    truncation,
    initial,
    times,
    names: observables.map((each) => each.name),
    outcome,
    ...(before === undefined
      ? {}
      : { truncationChanges: largestChanges(outcome.samples, before.samples) }),
  };
}

function largestChanges(samples: readonly Sample[], before: readonly Sample[]): readonly number[] {
  return (samples[0] ?? []).map((_, k) =>
    samples.reduce((worst, sample, at) => {
      const [value, other] = [sample[k], before[at]?.[k]];
      return value === undefined || other === undefined
        ? worst
        : Math.max(worst, Math.hypot(value.re - other.re, value.im - other.im));
    }, 0),
  );
}

/** A curve that moves by more than this, relative to its largest value, in a smaller basis has not settled. */
const SETTLED = 1e-2;
/** What integration error may make of the trace, of probabilities and of eigenvalues. */
const PHYSICAL = 1e-6;

/** What is wrong with an evolution, in words; nothing when it can be trusted. */
export function faultsOf({ outcome, names, truncationChanges }: Evolution): readonly string[] {
  const { monitors, initialOutside } = outcome.evidence;
  const { traceDeviation, smallestDiagonal, smallestEigenvalue } = monitors;
  const short = (x: number) => String(Number(x.toPrecision(3)));
  const faults: string[] = [];
  if (traceDeviation.value > PHYSICAL)
    faults.push(
      `NOT PHYSICAL: the trace is off 1 by ${short(traceDeviation.value)} at t = ${short(traceDeviation.time)}`,
    );
  const negative = [smallestDiagonal, smallestEigenvalue].find(({ value }) => value < -PHYSICAL);
  if (negative !== undefined)
    faults.push(
      `NOT PHYSICAL: ρ has the eigenvalue or probability ${short(negative.value)} at t = ${short(negative.time)}`,
    );
  if (initialOutside > SETTLED)
    faults.push(
      `TRUNCATED: ${short(initialOutside)} of the initial state is outside the basis; enlarge --truncation`,
    );
  names.forEach((name, k) => {
    const change = truncationChanges?.[k];
    const size = Math.max(
      0,
      ...outcome.samples.map((sample) => Math.hypot(sample[k]?.re ?? 0, sample[k]?.im ?? 0)),
    );
    if (change !== undefined && change > SETTLED * size)
      faults.push(
        `NOT SETTLED: ${name} moves by ${short(change)} in the basis with one excitation less; enlarge --truncation`,
      );
  });
  return faults;
}
