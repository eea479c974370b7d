/** The cavity and particle A alone: what direct cooling reaches. */

import { bindModel, defineModel, type Model } from 'ladderproof';
import {
  lyapunov,
  momentsOf,
  quadraticModel,
  RealMatrix,
  smallestUncertainty,
} from 'ladderproof/numeric';
import { parameters } from './model.ts';
import { exactNumber, number, type Point, short } from './solutions.ts';

const chosen = (...names: readonly string[]) =>
  parameters.filter(({ name }) => names.includes(name));

/** Cavity and particle A with their baths, with or without the counter-rotating terms. */
function cavityAndParticle(isRotating: boolean): Model {
  const counter = isRotating ? '' : " + g*(a*c + a'*c')";
  return defineModel({
    modes: ['a', 'c'],
    parameters: chosen('g', 'gamma', 'Delta', 'omega_a', 'kappa_a', 'nbar_a'),
    hamiltonian: `-Delta*c'*c + omega_a*a'*a + g*(a'*c + a*c')${counter}`,
    dissipators: [
      { rate: '2*(1 + nbar_a)*kappa_a', jump: 'a' },
      { rate: '2*nbar_a*kappa_a', jump: "a'" },
      { rate: '2*gamma', jump: 'c' },
    ],
  });
}

export const rotating = cavityAndParticle(true);
export const counterRotating = cavityAndParticle(false);

export function valuesOf(point: Point, model: Model): ReadonlyMap<string, number> {
  return new Map(
    model.parameters.map(({ name }) => [name, number(exactNumber(point[name]!))] as const),
  );
}

/** ⟨n_a⟩ from the Lyapunov equation of a Hermitian model; undefined when its solution is no state: it is unstable. */
export function occupation(point: Point, model: Model): number | undefined {
  const read = quadraticModel(bindModel(model, valuesOf(point, model)));
  if (read.kind !== 'quadratic') throw new RangeError(read.reason);
  const covariance = lyapunov(read.model.drift, read.model.diffusion);
  if (!covariance) return undefined;
  // With an unstable drift the solution cannot be the covariance of a state.
  if (smallestUncertainty(covariance) < -1e-9) return undefined;
  return momentsOf({ means: RealMatrix.zeros(2 * read.model.modes, 1), covariance }).normal.re[0];
}

export const shown = (x: number | undefined): string => (x === undefined ? 'unstable' : short(x));
