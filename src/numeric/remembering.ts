/** Steady states that are asked for again: at a finer tolerance the smaller bases are the same. */
import type { FockBasis } from './basis.ts';
import type { NumericModel } from './operators.ts';
import { type StationaryOptions, type StationaryOutcome, stationaryState } from './stationary.ts';

/** How a steady state is found: `stationaryState`, or what stands for it. */
export type StationarySolver = typeof stationaryState;

/**
 * `stationaryState` with a memory: a model (the object, which must not change), basis and options that it has seen are
 * answered with the same outcome. A model that nothing else holds any more is forgotten.
 */
export function rememberingSolver(): StationarySolver {
  const known = new WeakMap<NumericModel, Map<string, StationaryOutcome>>();
  return (model, basis, options = {}) => {
    const outcomes = known.get(model) ?? new Map<string, StationaryOutcome>();
    known.set(model, outcomes);
    const question = questionOf(basis, options);
    const before = outcomes.get(question);
    if (before !== undefined) return before;
    const outcome = stationaryState(model, basis, options);
    outcomes.set(question, outcome);
    return outcome;
  };
}

/** A basis is what its caps and its total say. */
function questionOf(basis: FockBasis | undefined, options: StationaryOptions): string {
  const { method, tolerance, edge, maxBytes } = options;
  return JSON.stringify([basis?.caps, basis?.total, method, tolerance, edge, maxBytes]);
}
