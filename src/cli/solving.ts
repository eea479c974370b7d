/** One steady state with what was read off it, and how far that depends on the truncation. */
import type { Observable, Paper } from '../claims/paper.ts';
import type { BasisSpec, FockBasis } from '../numeric/basis.ts';
import type { Values } from '../numeric/bind.ts';
import type { ComplexMatrix } from '../numeric/dense.ts';
import type { SteadyStateMethod, SteadyStateOutcome } from '../numeric/steady-state.ts';
import type { Model } from '../theory/model.ts';
import type { ComplexNumber } from './values.ts';

/** An observable that moves by more than this, relatively, in a smaller basis has not settled. */
const SETTLED = 1e-2;

/** One observable in one steady state. */
export type Reading =
  | {
      readonly name: string;
      readonly value: ComplexNumber;
      /** How far the value moves in the basis with one excitation less; absent when that has none. */
      readonly truncationChange?: number;
    }
  | { readonly name: string; readonly value: null; readonly reason: string };

export interface Solution {
  readonly model: string;
  readonly values: Values;
  readonly truncation: BasisSpec;
  readonly outcome: SteadyStateOutcome;
  readonly readings: readonly Reading[];
}

export interface SolveOptions {
  readonly method?: SteadyStateMethod;
  /** The paper's own by default. */
  readonly truncation?: BasisSpec;
}

/** The paper's model of that name. Throws RangeError when an observable names one that there is not. */
export function modelOf(paper: Paper, name: string): Model {
  const model = paper.models[name];
  if (model === undefined) throw new RangeError(`${paper.id} has no model '${name}'`);
  return model;
}

/** The steady state of one model, and how much the observables depend on the truncation. */
export async function solveModel(
  paper: Paper,
  name: string,
  observables: readonly Observable[],
  given: Values,
  options: SolveOptions = {},
): Promise<Solution> {
  const [{ bindModel, completeValues }, { fockBasis }, { steadyState }] = await Promise.all([
    import('../numeric/bind.ts'),
    import('../numeric/basis.ts'),
    import('../numeric/steady-state.ts'),
  ]);
  const model = modelOf(paper, name);
  const own = new Map([...given].filter(([key]) => model.parameters.some((p) => p.name === key)));
  const values = completeValues(model, own);
  const { method, truncation = paper.truncation } = options;
  const numeric = bindModel(model, own);
  const attempt = (spec: BasisSpec) => {
    const basis = fockBasis(model.space.sites.length, spec);
    return { basis, outcome: steadyState(numeric, basis, method ? { method } : {}) };
  };

  const { basis, outcome } = attempt(truncation);
  const solution = { model: name, values, truncation, outcome };
  if (outcome.kind !== 'converged') {
    const reason = `${words(outcome.kind)}: ${outcome.reason}`;
    return {
      ...solution,
      readings: observables.map((each) => ({ name: each.name, value: null, reason })),
    };
  }
  const read = await reader(model, values);
  const smaller = oneLess(truncation);
  const before = smaller && attempt(smaller);
  const readings = observables.map((observable): Reading => {
    const value = read(observable, basis, outcome.density);
    if (value === undefined)
      return { name: observable.name, value: null, reason: 'undefined: the mode is empty' };
    if (before?.outcome.kind !== 'converged') return { name: observable.name, value };
    const other = read(observable, before.basis, before.outcome.density);
    if (other === undefined) return { name: observable.name, value };
    const change = Math.hypot(value.re - other.re, value.im - other.im);
    return { name: observable.name, value, truncationChange: change };
  });
  return { ...solution, readings };
}

/** The truncation with one excitation less everywhere, undefined when nothing would be left. */
function oneLess({ caps, total }: BasisSpec): BasisSpec | undefined {
  if (caps?.some((cap) => cap < 2) || (total !== undefined && total < 2)) return undefined;
  return {
    ...(caps === undefined ? {} : { caps: caps.map((cap) => cap - 1) }),
    ...(total === undefined ? {} : { total: total - 1 }),
  };
}

type Reader = (
  observable: Observable,
  basis: FockBasis,
  density: ComplexMatrix,
) => ComplexNumber | undefined;

/** Reads observables off a density matrix; undefined for a correlation of an empty mode. */
async function reader(model: Model, values: Values): Promise<Reader> {
  const [{ bindOperator }, { correlation, expectation }] = await Promise.all([
    import('../numeric/bind.ts'),
    import('../numeric/observables.ts'),
  ]);
  return ({ quantity }, basis, density) => {
    if (quantity.kind === 'correlation') {
      const mode = model.space.sites.findIndex(({ name }) => name === quantity.mode);
      const value = correlation(mode, quantity.order, basis, density);
      return value === undefined ? undefined : { re: value, im: 0 };
    }
    const operator = quantity.operator.scale(quantity.factor);
    const value = expectation(bindOperator(operator, values), basis, density);
    return operator.isHermitian() ? { re: value.re, im: 0 } : value;
  };
}

/** `not-converged` as people write it. */
export function words(kind: SteadyStateOutcome['kind']): string {
  return kind.replaceAll('-', ' ');
}

/** Whether a value hardly depends on the truncation. */
export function isSettled(value: ComplexNumber, change: number): boolean {
  return change <= SETTLED * Math.hypot(value.re, value.im);
}
