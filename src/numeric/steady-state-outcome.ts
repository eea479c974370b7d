/** What solvers for a steady state in a basis are asked, and what they answer with. */
import type { ComplexMatrix } from './dense.ts';

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

/** What every method gets: the options with their defaults filled in. */
export interface SolverSettings {
  readonly tolerance: number;
  readonly maxBytes: number;
}
