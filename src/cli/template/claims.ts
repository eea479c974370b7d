/**
 * The claims: what the paper prints, where, and what is to be checked. No verdict stands here: they are computed.
 *
 * Paste the paper's own TeX. Of the two equations below one is right. The other has a wrong index, as if by a misprint:
 * `ladderproof verify` says which, and what the smallest change is that makes it true.
 */
import {
  type Claim,
  equation,
  motionChecks,
  readExpression,
  stationaryMeanChecks,
} from 'ladderproof';
import { model, symbols } from './model.ts';

const { raw } = String;

export const claims = (): readonly Claim[] => [
  equation({
    slug: 'eq-1',
    where: 'Eq. (1)',
    title: 'Equation of motion of cavity a',
    printed: raw`\frac{d}{dt} a = -\left(i\Delta + \frac{\kappa_a}{2}\right) a - i J b - i\Omega`,
    // The derived line that the report shows beside it.
    line: 'motion-a',
    // Two routes at least: exact algebra, and the master equation in Fock space.
    checks: motionChecks(model, readExpression('a', symbols), 'eq-1'),
  }),
  equation({
    slug: 'eq-2',
    where: 'Eq. (2)',
    title: 'Photons in cavity b',
    printed: raw`\langle b^\dagger b \rangle = \frac{16 J^2 \Omega^2}{(\kappa_a\kappa_b + 4 J^2)^2 + 4\Delta^2\kappa_a^2}`,
    line: 'occupation-b',
    // The claims that this one follows from. A false premise is named wherever something rests on it.
    premises: ['eq-1'],
    checks: stationaryMeanChecks(
      model,
      readExpression(raw`\langle b^\dagger b \rangle`, symbols),
      'eq-2',
      { total: 4 },
    ),
  }),
];
