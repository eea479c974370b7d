/** Every way to a steady state under one roof: density matrices, densities by sector, and exact moments. */
import { InputError } from '../algebra/errors.ts';
import type { FockBasis } from './basis.ts';
import type { ComplexMatrix } from './dense.ts';
import { type GaussianEvidence, gaussianSteadyState } from './gaussian.ts';
import { type GaussianMoments, gaussianExpectation } from './moments.ts';
import { type ComplexValue, expectation } from './observables.ts';
import { isTracePreserving, normalOrderedPower } from './operator-arithmetic.ts';
import type { NumericModel, NumericOperator } from './operators.ts';
import {
  type SectorDensity,
  type SectorEvidence,
  sectorExpectation,
  sectorSteadyState,
} from './sector-steady-state.ts';
import { type SteadyStateOptions, steadyState } from './steady-state.ts';
import type { SteadyStateEvidence, SteadyStateMethod } from './steady-state-outcome.ts';
import { weakCharges } from './weak-symmetry.ts';

/** `gaussian` needs no basis and gives moments; `sector` gives a density by blocks; the others a density matrix. */
export type StationaryMethod = SteadyStateMethod | 'sector' | 'gaussian';

/** What a method knows of the steady state. */
export type StationaryState =
  | { readonly kind: 'density'; readonly basis: FockBasis; readonly density: ComplexMatrix }
  | { readonly kind: 'sector'; readonly density: SectorDensity }
  | { readonly kind: 'moments'; readonly moments: GaussianMoments };

export type StationaryEvidence = SteadyStateEvidence | SectorEvidence | GaussianEvidence;

/** As `SteadyStateOutcome`, for any method. `converged` means exact, not truncated, when the state is `moments`. */
export type StationaryOutcome =
  | {
      readonly kind: 'converged';
      readonly state: StationaryState;
      readonly evidence: StationaryEvidence;
    }
  | {
      readonly kind: 'not-converged' | 'no-steady-state' | 'degenerate' | 'refused';
      readonly reason: string;
      readonly evidence: StationaryEvidence;
    };

/** How a steady state is sought. */
export interface StationaryOptions extends Omit<SteadyStateOptions, 'method'> {
  /** See `automaticMethod`. */
  readonly method?: StationaryMethod;
}

/** Bases above this size are worth splitting by charges where a trace-preserving generator has any. */
const SECTOR_FROM = 100;

/**
 * The method used when none is named: `sector` where the model has charges and would otherwise be a large problem or one
 * for `dominant`, which factorises; else what `steadyState` chooses. Never `gaussian`, which gives no density.
 */
export function automaticMethod(model: NumericModel, basis: FockBasis): 'sector' | undefined {
  const isLarge = basis.dimension > SECTOR_FROM || !isTracePreserving(model);
  return isLarge && weakCharges(model).length > 0 ? 'sector' : undefined;
}

/**
 * The steady state of a model by the method named, or by `automaticMethod`.
 *
 * @param basis not used by `gaussian`, which may do without
 * @throws InputError for a bad model, basis or option, no basis where one is needed, and over the memory bound
 */
export function stationaryState(
  model: NumericModel,
  basis: FockBasis | undefined,
  options: StationaryOptions = {},
): StationaryOutcome {
  const { method: named, ...shared } = options;
  if (named === 'gaussian') {
    const outcome = gaussianSteadyState(model);
    if (outcome.kind !== 'exact') return outcome;
    const { moments, evidence } = outcome;
    return { kind: 'converged', state: { kind: 'moments', moments }, evidence };
  }
  if (basis === undefined)
    throw new InputError(`steady state: no basis; the method gaussian alone does without one`);
  const method = named ?? automaticMethod(model, basis);
  if (method === 'sector') {
    const outcome = sectorSteadyState(model, basis, shared);
    if (outcome.kind !== 'converged') return outcome;
    const { density, evidence } = outcome;
    return { kind: 'converged', state: { kind: 'sector', density }, evidence };
  }
  const outcome = steadyState(model, basis, { ...shared, ...(method && { method }) });
  if (outcome.kind !== 'converged') return outcome;
  const { density, evidence } = outcome;
  return { kind: 'converged', state: { kind: 'density', basis, density }, evidence };
}

/** ⟨O⟩ in any form of steady state, for every operator of the model; for moments by Wick's theorem. */
export function stationaryExpectation(
  operator: NumericOperator,
  state: StationaryState,
): ComplexValue {
  switch (state.kind) {
    case 'density':
      return expectation(operator, state.basis, state.density);
    case 'sector':
      return sectorExpectation(operator, state.density);
    case 'moments':
      return gaussianExpectation(operator, state.moments);
  }
}

/** g⁽ⁿ⁾(0) = ⟨a†ⁿaⁿ⟩/⟨a†a⟩ⁿ of one of the `modes` modes; undefined when the mode is empty. */
export function stationaryCorrelation(
  modes: number,
  mode: number,
  order: number,
  state: StationaryState,
): number | undefined {
  if (!Number.isSafeInteger(order) || order < 1)
    throw new InputError(`correlation: order ${order}; a positive integer is accepted`);
  const power = (n: number) => stationaryExpectation(normalOrderedPower(modes, mode, n), state).re;
  const occupation = power(1);
  return occupation === 0 ? undefined : power(order) / occupation ** order;
}
