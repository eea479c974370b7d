/** The statements of the paper outside its numbered equations. */
import type { StatementClaim } from 'ladderproof';
import { figure2 } from './figure-2-statements.ts';
import { figure3 } from './figure-3-statements.ts';
import { figure4 } from './figure-4-statements.ts';
import { inlineStatements } from './inline-statements.ts';
import { modelStatements } from './model-statements.ts';
import { reductionStatements } from './reduction-statements.ts';
import { simulationStatements } from './simulation-statements.ts';
import { unitStatements } from './unit-statements.ts';

export const statements = (): readonly StatementClaim[] => [
  ...modelStatements,
  ...unitStatements,
  ...inlineStatements,
  ...reductionStatements,
  ...figure2,
  ...figure3(),
  ...figure4,
  ...simulationStatements,
];
