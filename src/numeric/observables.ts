import { InputError } from '../algebra/errors.ts';
import type { FockBasis } from './basis.ts';
import type { ComplexMatrix } from './dense.ts';
import { traceOfProduct } from './liouvillian.ts';
import { operatorMatrix } from './matrix-elements.ts';
import {
  adjointGenerator,
  requireModel,
  requireOperator,
  traceGrowthOperator,
} from './operator-arithmetic.ts';
import type { NumericModel, NumericOperator, NumericTerm } from './operators.ts';

/** A complex number, as observables return it. */
export interface ComplexValue {
  readonly re: number;
  readonly im: number;
}

/**
 * ⟨O⟩ = Tr(Oρ). Exact for the given ρ: terms that lead out of the basis have no diagonal part on it.
 *
 * @throws InputError when the sizes of basis and density differ, or for a malformed operator
 */
export function expectation(
  operator: NumericOperator,
  basis: FockBasis,
  density: ComplexMatrix,
): ComplexValue {
  requireDensity(basis, density);
  requireOperator(operator, basis.modes, 'operator');
  return operator.every(isDiagonal)
    ? diagonalExpectation(operator, basis, density)
    : traceOfProduct(operatorMatrix(operator, basis), density);
}

/** Whether a term changes no occupation number. */
function isDiagonal({ creation, annihilation }: NumericTerm): boolean {
  return creation.every((power, mode) => power === annihilation[mode]);
}

/** The same for functions of occupation numbers, a†ᵏaᵏ = n(n−1)…(n−k+1), which need no matrix. */
function diagonalExpectation(
  operator: NumericOperator,
  { modes, dimension, occupations }: FockBasis,
  density: ComplexMatrix,
): ComplexValue {
  let re = 0;
  let im = 0;
  for (let i = 0; i < dimension; i++) {
    const probability = density.re[i * (dimension + 1)]!;
    for (const term of operator) {
      let weight = probability;
      for (let j = 0; j < modes; j++) {
        const n = occupations[i * modes + j]!;
        for (let k = 0; k < term.creation[j]!; k++) weight *= n - k;
      }
      re += term.re * weight;
      im += term.im * weight;
    }
  }
  return { re, im };
}

/**
 * The equal-time correlation function g⁽ⁿ⁾(0) = ⟨a†ⁿaⁿ⟩/⟨a†a⟩ⁿ of one mode.
 *
 * @param order n, a positive integer
 * @returns the value, or undefined when the mode is empty and the quotient 0/0
 */
export function correlation(
  mode: number,
  order: number,
  basis: FockBasis,
  density: ComplexMatrix,
): number | undefined {
  if (!Number.isSafeInteger(order) || order < 1)
    throw new InputError(`correlation: order ${order}; a positive integer is accepted`);
  const distribution = photonDistribution(mode, basis, density);
  let occupation = 0;
  let coincidence = 0;
  distribution.forEach((p, n) => {
    let falling = 1;
    for (let k = 0; k < order; k++) falling *= n - k;
    occupation += p * n;
    if (n >= order) coincidence += p * falling;
  });
  return occupation === 0 ? undefined : coincidence / occupation ** order;
}

/**
 * The photon-number distribution of one mode: element n is the probability of n excitations in it, for n from 0
 * to the largest that the basis holds.
 */
export function photonDistribution(
  mode: number,
  basis: FockBasis,
  density: ComplexMatrix,
): Float64Array {
  requireDensity(basis, density);
  if (!Number.isSafeInteger(mode) || mode < 0 || mode >= basis.modes)
    throw new InputError(
      `observable: mode index ${mode}; integers from 0 to ${basis.modes - 1} are accepted`,
    );
  const distribution = new Float64Array(basis.caps[mode]! + 1);
  for (let i = 0; i < basis.dimension; i++)
    distribution[basis.occupations[i * basis.modes + mode]!]! +=
      density.re[i * (density.rows + 1)]!;
  return distribution;
}

/**
 * d⟨O⟩/dt at a given ρ, under the model's master equation: Tr(O·L(ρ)), plus + i Tr[ρ(H − H†)]⟨O⟩ when the
 * model carries the trace-correction term.
 *
 * It is computed as ⟨L†(O)⟩ with L†(O) in the untruncated space, so it is exact for a ρ supported on the
 * basis even where L(ρ) leads out of it. `Tr(O·applyGenerator(…))` is the truncated dynamics instead.
 *
 * @throws InputError for a malformed model or operator, or sizes that differ
 */
export function expectationRate(
  model: NumericModel,
  operator: NumericOperator,
  basis: FockBasis,
  density: ComplexMatrix,
): ComplexValue {
  requireModel(model);
  const linear = expectation(adjointGenerator(model, operator), basis, density);
  if (!model.traceCorrection) return linear;
  const growth = expectation(traceGrowthOperator(model.hamiltonian), basis, density).re;
  const value = expectation(operator, basis, density);
  return { re: linear.re - growth * value.re, im: linear.im - growth * value.im };
}

function requireDensity(basis: FockBasis, density: ComplexMatrix): void {
  if (density.rows !== basis.dimension || density.columns !== basis.dimension)
    throw new InputError(
      `observable: a ${density.rows} × ${density.columns} density matrix for a basis of ${basis.dimension} states; equal sizes are accepted`,
    );
}
