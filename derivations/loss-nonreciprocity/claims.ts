/** Everything that the paper claims, in the order in which it appears. */
import type { Claim } from 'ladderproof';
import { blockadeStatements } from './blockade-statements.ts';
import { definitions } from './definitions.ts';
import { equations } from './equations.ts';
import { inlineStatements } from './inline-statements.ts';
import { linearStatements } from './linear-statements.ts';

export const claims = (): readonly Claim[] => {
  const numbered = [...definitions(), ...equations()];
  const number = ({ slug }: Claim): number => Number(/\d+/.exec(slug)?.[0]);
  return [
    ...numbered.toSorted((x, y) => number(x) - number(y)),
    ...inlineStatements(),
    ...linearStatements(),
    ...blockadeStatements(),
  ];
};
