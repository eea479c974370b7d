/** What a script for another program is written from: models, their parameter values, and what ladderproof gets. */
import type { Paper } from '../../claims/paper.ts';
import type { Values } from '../../numeric/bind.ts';
import type { ComplexValue } from '../../numeric/observables.ts';
import type { Model, Parameter } from '../../theory/model.ts';
import type { CombinedObservable, ModelObservable } from '../../theory/observable.ts';

/** One observable in one state. */
export interface ExportedReading {
  readonly observable: ModelObservable;
  /** In the truncated basis; undefined for a correlation of an empty mode. */
  readonly value: ComplexValue | undefined;
  /** How far another program's value may be from it: rounding of its solver included, truncation not. */
  readonly tolerance: number;
  /** The value without a basis, from the exact moments of a quadratic model. */
  readonly exact?: ComplexValue;
  /** How far the value moves when every cap is lowered by one. */
  readonly truncationChange?: number;
}

export interface ExportedModel {
  readonly name: string;
  readonly model: Model;
  /** Largest occupation of each mode. */
  readonly caps: readonly number[];
  /** Of all parameters. */
  readonly values: Values;
  /**
   * Which state the readings are from: the (attracting) steady state, or, where there is none, the state at a time
   * after one excitation in each mode.
   */
  readonly state:
    | { readonly kind: 'steady'; readonly dimension: number }
    | { readonly kind: 'evolved'; readonly time: number; readonly reason: string };
  readonly readings: readonly ExportedReading[];
}

export interface ModelsExport {
  readonly paper: Pick<Paper, 'id' | 'title' | 'authors'>;
  readonly models: readonly ExportedModel[];
  /** Observables made of readings, with their values where both parts have one. */
  readonly combined: readonly {
    readonly observable: CombinedObservable;
    readonly value: number | undefined;
    readonly tolerance: number;
  }[];
  /** Parameters that were set to something else than their defaults. */
  readonly given: Values;
  readonly version: string;
}

/** A parameter with what a script writes for it: a number that was set, or the default, maybe a formula. */
export interface ExportedParameter {
  readonly parameter: Parameter;
  readonly value: number;
  readonly formula: number | string;
}

/**
 * The parameters of several models, each once, in an order in which formulas refer back only; and those that a model
 * has at another value than the models before it.
 */
export function sharedParameters({ models, given }: ModelsExport): {
  readonly shared: readonly ExportedParameter[];
  readonly own: ReadonlyMap<string, readonly ExportedParameter[]>;
} {
  const shared = new Map<string, ExportedParameter>();
  const own = new Map<string, ExportedParameter[]>();
  for (const { name: model, model: exact, values } of models) {
    const differing: ExportedParameter[] = [];
    for (const parameter of exact.parameters) {
      const value = values.get(parameter.name)!;
      const formula = given.has(parameter.name) ? value : parameter.default;
      const entry = { parameter, value, formula };
      const known = shared.get(parameter.name);
      if (known === undefined) shared.set(parameter.name, entry);
      else if (known.value !== value) differing.push({ ...entry, formula: value });
    }
    own.set(model, differing);
  }
  return { shared: [...shared.values()], own };
}

/** Whether a program's own steady-state solver applies: it is for Hermitian Hamiltonians, which keep the trace. */
export function isOrdinary({ hamiltonian }: Model): boolean {
  return hamiltonian.isHermitian();
}

/** A number as a literal that every language reads, to the digits that two solvers can agree in. */
export function number(value: number, digits = 15): string {
  const text = String(Number(value.toPrecision(digits)) + 0);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The title, and the authors where there are any. */
export function titleOf({ title, authors }: Pick<Paper, 'title' | 'authors'>): string {
  return authors === '' ? title : `${title} (${authors})`;
}

/** Prose without the characters that not every terminal and font has. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
