import { InputError } from '../algebra/errors.ts';
import { type FockBasis, stateAt, stateIndex } from './basis.ts';
import { type ComplexMatrix, hermiticityDefect, trace, zeroMatrix } from './dense.ts';

/**
 * Where a time evolution starts.
 *
 * - `fock`: one number state, an occupation a mode.
 * - `thermal`: a product of thermal states, a mean occupation a mode; zero is the vacuum.
 * - `density`: any density matrix in the basis.
 */
export type InitialState =
  | { readonly kind: 'fock'; readonly occupations: readonly number[] }
  | { readonly kind: 'thermal'; readonly occupations: readonly number[] }
  | { readonly kind: 'density'; readonly density: ComplexMatrix };

/** A density matrix of trace one, and what the basis could not hold of the state asked for. */
export interface InitialDensity {
  readonly density: ComplexMatrix;
  /** Probability of the states outside the basis, which the others were scaled up to make good. */
  readonly outside: number;
}

/**
 * The density matrix of an initial state in a basis.
 *
 * @throws InputError when the numbers do not fit the modes, a Fock state is not in the basis, a mean occupation
 *   is negative, or a matrix is not Hermitian of trace one and the size of the basis
 */
export function initialDensity(basis: FockBasis, state: InitialState): InitialDensity {
  switch (state.kind) {
    case 'fock':
      return { density: fockState(basis, state.occupations), outside: 0 };
    case 'thermal':
      return thermalState(basis, state.occupations);
    case 'density':
      requireDensityMatrix(basis, state.density);
      return { density: state.density, outside: 0 };
  }
}

function fockState(basis: FockBasis, occupations: readonly number[]): ComplexMatrix {
  requireOneEach(basis, occupations, 'fock');
  const index = stateIndex(basis, occupations);
  if (index < 0 || !occupations.every(Number.isSafeInteger))
    throw new InputError(
      `initial state fock=${occupations.join(',')}: not in the basis; accepted: integers up to ${basis.caps.join(',')}, together up to ${basis.total}`,
    );
  const density = zeroMatrix(basis.dimension);
  density.re[index * (basis.dimension + 1)] = 1;
  return density;
}

function thermalState(basis: FockBasis, means: readonly number[]): InitialDensity {
  requireOneEach(basis, means, 'thermal');
  const bad = means.find((mean) => !Number.isFinite(mean) || mean < 0);
  if (bad !== undefined)
    throw new InputError(
      `initial state thermal=${means.join(',')}: ${bad} is no mean occupation; accepted: numbers from 0 up`,
    );
  const density = zeroMatrix(basis.dimension);
  let inside = 0;
  for (let i = 0; i < basis.dimension; i++) {
    const weight = stateAt(basis, i).reduce(
      (product, n, j) => (product * (means[j]! / (1 + means[j]!)) ** n) / (1 + means[j]!),
      1,
    );
    density.re[i * (basis.dimension + 1)] = weight;
    inside += weight;
  }
  for (let i = 0; i < basis.dimension; i++) density.re[i * (basis.dimension + 1)]! /= inside;
  return { density, outside: Math.max(0, 1 - inside) };
}

function requireOneEach(basis: FockBasis, numbers: readonly number[], kind: string): void {
  if (numbers.length !== basis.modes)
    throw new InputError(
      `initial state ${kind}=${numbers.join(',')}: ${numbers.length} numbers for ${basis.modes} modes; accepted: one a mode`,
    );
}

function requireDensityMatrix(basis: FockBasis, density: ComplexMatrix): void {
  const d = basis.dimension;
  if (density.rows !== d || density.columns !== d)
    throw new InputError(
      `initial state: a ${density.rows} × ${density.columns} density matrix for a basis of ${d} states; equal sizes are accepted`,
    );
  if (!density.re.every(Number.isFinite) || !density.im.every(Number.isFinite))
    throw new InputError('initial state: an element is not finite; finite numbers are accepted');
  const sum = trace(density).re;
  if (!(Math.abs(sum - 1) < 1e-8))
    throw new InputError(`initial state: the trace is ${sum}; 1 is accepted`);
  const defect = hermiticityDefect(density);
  if (!(defect < 1e-8))
    throw new InputError(
      `initial state: elements differ by ${defect.toExponential(1)} from their mirror images; a Hermitian matrix is accepted`,
    );
}
