/** Command lines that print the numbers that a view shows. */
import type { ExplorerData, SolutionData } from '../explorer-data.ts';
import { isOn } from './curves.ts';
import type { Program, Values } from './program.ts';
import { type View, valuesAt } from './view.ts';

/** What `--set` is given at a point: the explorer's parameters, those that the command line would use anyway apart. */
export function settings(
  data: ExplorerData,
  values: Values,
): readonly (readonly [string, number])[] {
  return data.parameters.flatMap(({ name, modelDefault }) => {
    const value = values.get(name)!;
    return value === modelDefault ? [] : [[name, value] as const];
  });
}

/** One command for each solution that is on. */
export function commandLines(data: ExplorerData, view: View, program: Program): readonly string[] {
  const set = settings(data, valuesAt(view, view.at, program))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  return data.solutions
    .filter(({ name }) => isOn(data, view, name))
    .map((solution) =>
      [
        `npx ladderproof solve ${data.paper}`,
        ...(set === '' ? [] : [`--set ${set}`]),
        `--observable ${observablesOf(solution).join(',')}`,
        ...(solution.method === null ? [] : [`--method ${solution.method}`]),
        '--json',
      ].join(' '),
    );
}

function observablesOf({ groups }: SolutionData): readonly string[] {
  return groups.flatMap(({ observables }) => observables);
}
