/**
 * Operators and models with every symbol replaced by a number: what the numeric side works on.
 *
 * Nothing here is truncated. An operator is a polynomial in creation and annihilation operators, in normal
 * order; a basis (see `basis.ts`) turns it into a matrix, acting on states first and truncating last.
 */

/** One normal-ordered term: coefficient · Π_j (a_j†)^creation[j] · Π_j a_j^annihilation[j]. */
export interface NumericTerm {
  readonly re: number;
  readonly im: number;
  /** Exponents of the creation operators, one a mode. */
  readonly creation: readonly number[];
  /** Exponents of the annihilation operators, one a mode. */
  readonly annihilation: readonly number[];
}

/** A normal-ordered operator with numbers for coefficients: the sum of its terms. */
export type NumericOperator = readonly NumericTerm[];

/**
 * The generator ρ̇ = −i(Hρ − ρH†) + Σ_k rate_k (x_k ρ x_k† − ½ x_k†x_k ρ − ½ ρ x_k†x_k), plus, when
 * `traceCorrection` is set, + i Tr[ρ(H − H†)] ρ, which makes it nonlinear and trace preserving for non-Hermitian H.
 *
 * Convention: `rate` multiplies the standard Lindblad form, so a mode with jump operator a and rate κ loses
 * its occupation at κ and its amplitude at κ/2. A paper's own convention is translated where its model is written.
 */
export interface NumericModel {
  readonly modes: readonly string[];
  readonly hamiltonian: NumericOperator;
  readonly dissipators: readonly { readonly rate: number; readonly jump: NumericOperator }[];
  readonly traceCorrection: boolean;
}
