/** Langevin equations as they are printed: with their inputs as operators. */
import { embed, modes, Operator } from '../algebra/operator.ts';
import type { LangevinEquation } from './langevin.ts';

/**
 * The right-hand sides of Langevin equations, inputs included: drift + Σ_k coefficient_k · a_in,k, in the order of the
 * equations. The input of a mode `a` is a further mode `a_in` of the operators' space, which is only carried along.
 */
export function withInputs(equations: readonly LangevinEquation[]): readonly Operator[] {
  const names = equations.map(({ mode }) => mode);
  const space = modes(...names, ...names.map((name) => `${name}_in`));
  return equations.map(({ drift, inputs }) =>
    inputs.reduce(
      (sum, coefficient, k) =>
        sum.plus(Operator.annihilation(space, `${names[k]}_in`).scale(coefficient)),
      embed(drift, space),
    ),
  );
}
