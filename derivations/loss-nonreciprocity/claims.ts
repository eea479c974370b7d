/** Everything that the paper claims, in the order in which it appears. */
import type { Claim } from 'ladderproof';
import { blockadeStatements } from './blockade-statements.ts';
import { definitions } from './definitions.ts';
import { driveStatements } from './drive-statements.ts';
import { equations } from './equations.ts';
import { inlineStatements } from './inline-statements.ts';
import { interferenceStatements } from './interference-statements.ts';
import { phaseStatements } from './phase-statements.ts';
import { populationStatements } from './population-statements.ts';
import { transmissionStatements } from './transmission-statements.ts';

export const claims = (): readonly Claim[] => {
  const numbered = [...definitions(), ...equations()];
  const number = ({ slug }: Claim): number => Number(/\d+/.exec(slug)?.[0]);
  return [
    ...numbered.toSorted((x, y) => number(x) - number(y)),
    ...inlineStatements(),
    ...driveStatements(),
    ...transmissionStatements(),
    ...interferenceStatements(),
    ...blockadeStatements(),
    ...populationStatements(),
    ...phaseStatements(),
  ];
};
