import { InputError } from '../algebra/errors.ts';
import type { FockBasis } from './basis.ts';
import type { ComplexMatrix } from './dense.ts';
import { type Generator, generatorOf, type TruncationEdge } from './liouvillian.ts';
import { direct } from './methods/direct.ts';
import { dominant } from './methods/dominant.ts';
import { noJump } from './methods/no-jump.ts';
import { directBytes } from './methods/vectors.ts';
import type { NumericModel } from './operators.ts';

/** A way to find the steady state. See `methods/`. */
export type SteadyStateMethod = 'direct' | 'no-jump' | 'dominant';

/** What a solver did, and how good its answer is. Fields that a failed run did not reach are absent. */
export interface SteadyStateEvidence {
  readonly method: SteadyStateMethod;
  /** Number of basis states d. */
  readonly dimension: number;
  /** Number of real unknowns, d² for a Hermitian ρ. */
  readonly unknowns: number;
  /** Linear solves with the factors; for `no-jump`, with the no-jump part. */
  readonly iterations: number;
  /** Stored entries of the LU factors, the last ones when there were several. `no-jump` has none. */
  readonly factorEntries?: number;
  /** Frobenius norm of the master equation's right-hand side at ρ, the trace-correction term included. */
  readonly residual?: number;
  /**
   * Row-sum norm of L, the scale that the residual is to be compared with: in Hermitian coordinates, or for
   * `no-jump`, which never forms L, a bound on that of the complex matrix from the rows of K and c.
   */
  readonly generatorNorm?: number;
  /** Smallest eigenvalue of ρ; rounding makes it slightly negative. */
  readonly smallestEigenvalue?: number;
  readonly trace?: number;
  /** Largest |ρ_ij − ρ_ji*|. */
  readonly hermiticityDefect?: number;
  /** The eigenvalue of L that ρ belongs to: 0 for a trace-preserving L. */
  readonly eigenvalue?: number;
  /**
   * Estimated distance in the complex plane from that eigenvalue to the next one. `no-jump` leaves it out where
   * the jump operators prove uniqueness without it.
   */
  readonly gap?: number;
  /** Probability of the states from which the model's operators lead out of the basis. */
  readonly edgePopulation?: number;
  /** Rate of jumps out of the basis, suppressed or lost according to the truncation edge. */
  readonly escapeRate?: number;
}

/** Evidence of a finished solve: every number is there, but for those that the method does without. */
export type CompleteEvidence = Required<Omit<SteadyStateEvidence, 'factorEntries' | 'gap'>> &
  Pick<SteadyStateEvidence, 'factorEntries' | 'gap'>;

/**
 * The steady state, or why there is none.
 *
 * - `converged`: ρ with its evidence. Converged in this basis: whether the basis is large enough is another
 *   question (`edgePopulation` hints; only a larger basis answers).
 * - `not-converged`: a check failed (residual, positivity, bound on the shift).
 * - `no-steady-state`: the equation has none, for example a linear L whose trace grows.
 * - `degenerate`: more than one, so that the answer depends on the initial state.
 * - `refused`: the method does not apply to this generator; nothing was computed.
 */
export type SteadyStateOutcome =
  | {
      readonly kind: 'converged';
      readonly density: ComplexMatrix;
      readonly evidence: CompleteEvidence;
    }
  | {
      readonly kind: 'not-converged' | 'no-steady-state' | 'degenerate' | 'refused';
      readonly reason: string;
      readonly evidence: SteadyStateEvidence;
    };

export interface SteadyStateOptions {
  /**
   * By default `no-jump` for a trace-preserving generator, with `direct` as the second try when it does not
   * converge and the factors fit the memory; else `dominant`.
   */
  readonly method?: SteadyStateMethod;
  /** Largest accepted residual over ‖L‖; 10⁻¹⁰ by default. */
  readonly tolerance?: number;
  /** What becomes of jumps out of the basis; `reflecting` by default. */
  readonly edge?: TruncationEdge;
  /** Memory above which a solver refuses before allocating; 1 GiB by default. */
  readonly maxBytes?: number;
}

/** What every method gets: the options with their defaults filled in. */
export interface SolverSettings {
  readonly tolerance: number;
  readonly maxBytes: number;
}

const METHODS: Readonly<
  Record<SteadyStateMethod, (generator: Generator, settings: SolverSettings) => SteadyStateOutcome>
> = { direct, 'no-jump': noJump, dominant };

/**
 * The steady state of a model in a basis.
 *
 * @returns ρ of trace one, d × d and Hermitian, with evidence; or the reason why not
 * @throws InputError for a bad model, basis or option, and for a problem over the memory bound
 */
export function steadyState(
  model: NumericModel,
  basis: FockBasis,
  options: SteadyStateOptions = {},
): SteadyStateOutcome {
  return solveSteadyState(generatorOf(model, basis, options.edge), options);
}

/** `steadyState` for a generator already truncated; `options.edge` is not used. */
export function solveSteadyState(
  generator: Generator,
  options: SteadyStateOptions = {},
): SteadyStateOutcome {
  const { tolerance = 1e-10, maxBytes = 2 ** 30 } = options;
  if (!(tolerance > 0 && tolerance < 1))
    throw new InputError(
      `steady state: tolerance ${tolerance}; a number between 0 and 1 is accepted`,
    );
  if (!(maxBytes > 0))
    throw new InputError(`steady state: maxBytes ${maxBytes}; a positive number is accepted`);
  const settings = { tolerance, maxBytes };
  if (options.method !== undefined) return METHODS[options.method](generator, settings);
  if (!generator.tracePreserving) return dominant(generator, settings);
  const outcome = noJump(generator, settings);
  const isFinal = outcome.kind !== 'not-converged' || directBytes(generator) > maxBytes;
  return isFinal ? outcome : direct(generator, settings);
}
