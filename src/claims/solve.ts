/** A paper's observables in the steady state, for programs: what `ladderproof solve` prints. */
import { alternatives, InputError } from '../algebra/errors.ts';
import { bindProblem } from '../numeric/bind-observable.ts';
import { type Reading, type SolveOptions, solveProblem } from '../numeric/solution.ts';
import type { Paper } from './paper.ts';

/**
 * The values of observables in the steady states of their models, one reading each, in the order asked for. The Fock
 * basis grows from the paper's own truncation until the values settle; one that moves with it has no value, and the
 * reading says why.
 *
 * @param names observables of the paper; all of them when none is given
 * @param set parameters by name; the others have their defaults
 * @throws InputError for an unknown observable or parameter, a value that is not finite, or over the memory bound
 */
export function solve(
  paper: Paper,
  names: readonly string[] = [],
  set: Readonly<Record<string, number>> = {},
  options: SolveOptions = {},
): readonly Reading[] {
  const { models, observables: all, truncation } = paper;
  const known = all.map(({ name }) => name);
  const observables = (names.length === 0 ? known : names).map((name) => {
    const found = all.find((each) => each.name === name);
    if (!found)
      throw new InputError(`unknown observable '${name}'; accepted: ${alternatives(known)}`);
    return found;
  });
  const parameters = new Set(
    Object.values(models).flatMap((model) => model.parameters.map(({ name }) => name)),
  );
  for (const name of Object.keys(set))
    if (!parameters.has(name))
      throw new InputError(
        `unknown parameter '${name}'; accepted: ${alternatives([...parameters])}`,
      );
  const problem = bindProblem({ models, observables, all }, new Map(Object.entries(set)));
  const readings = solveProblem(problem, truncation, options).flatMap((each) => each.readings);
  return observables.map(({ name }) => readings.find((each) => each.name === name)!);
}
