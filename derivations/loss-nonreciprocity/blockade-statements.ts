/** Statements about photon blockade: Figs. 2(d–f) and 3(a, b). */

import type { StatementClaim } from 'ladderproof';
import {
  declaredIn,
  outcomeOf,
  type StatementCheck,
  type StatementVariant,
} from 'ladderproof/claims';
import { inFockSpace, inMoments } from './light.ts';
import { largest } from './map-maximum.ts';
import {
  type Direction,
  figure2,
  type Light,
  lossless,
  type Point,
  twoCavities,
  withLoss,
} from './point.ts';
import {
  bothWays,
  farAboveOne,
  farBelowOne,
  isolation,
  nearOne,
  onBothRoutes,
  quantumRatio,
  range,
} from './statement-checks.ts';

/** The same correlation both ways: the larger over the smaller, at worst, over the detunings of Fig. 2. */
function reciprocalBlockade(
  point: Point,
  factor: number,
  detunings: readonly number[],
): readonly StatementCheck[] {
  return onBothRoutes((solve, route) => {
    const few = detunings.filter((_, k) => k % 2 === 1 || detunings.length === 1);
    const pairs = (route === 'fock-space' ? detunings : few).map((Delta) => ({
      Delta,
      ...bothWays(solve, { ...point, Delta }),
    }));
    const ratio = ({ ac, ca }: { ac: Light; ca: Light }): number =>
      Math.max(ac.g2 / ca.g2, ca.g2 / ac.g2);
    const worst = pairs.reduce((most, each) => (ratio(each) > ratio(most) + 1e-9 ? each : most));
    const least = Math.min(...pairs.map(({ ac, ca }) => Math.max(ac.g2, ca.g2)));
    const alike = pairs.filter((each) => ratio(each) <= factor);
    const outcome = outcomeOf([
      ['largest ratio of the two g2', ratio(worst), ratio(worst) <= factor],
      ['at Delta/kappa', worst.Delta, true],
      ['g2_ac there', worst.ac.g2, true],
      ['g2_ca there', worst.ca.g2, true],
      ['detunings at which they agree', `${alike.length} of ${pairs.length}`, true],
      ['smallest g2 reached both ways', least, farBelowOne(least)],
    ]);
    // What holds at some detunings was carried beyond them.
    if (outcome.kind !== 'failed' || alike.length === 0) return outcome;
    return { ...outcome, reason: 'outside-validity' };
  });
}

/** Equal as two curves on one plot: within a tenth. */
const SAME = 1.1;

const detunings = range(-2, 2, 0.4);

const losslessVariant = (
  statement: string,
  change: string,
  checks: readonly StatementCheck[],
): StatementVariant => ({ statement, change, checks });

/** g⁽²⁾ far below 1 in one direction and far above in the other. */
const blockade = (open: Direction, point: Point): readonly StatementCheck[] =>
  onBothRoutes((solve) => {
    const { ac, ca } = bothWays(solve, point);
    const [blocked, bunched] = open === 'ac' ? [ac, ca] : [ca, ac];
    return outcomeOf([
      [`g2_${open}`, blocked.g2, farBelowOne(blocked.g2)],
      [`g2_${open === 'ac' ? 'ca' : 'ac'}`, bunched.g2, farAboveOne(bunched.g2)],
    ]);
  });

/** Largest of g⁽²⁾_ca/g⁽²⁾_ac along the inset of Fig. 2(f), in orders of magnitude, as a printed integer. */
function ordersOfMagnitude(printed: number, point: Point): readonly StatementCheck[] {
  return onBothRoutes((solve, route) => {
    const near = range(0.95, 1.05, 0.05);
    const losses = route === 'fock-space' ? [...range(0, 2, 0.25), ...near] : near;
    const best = losses
      .map((loss) => {
        const { ac, ca } = bothWays(solve, withLoss(point, loss));
        return { loss, ac, ca, orders: Math.abs(Math.log10(ca.g2 / ac.g2)) };
      })
      .reduce((most, each) => (each.orders > most.orders ? each : most));
    return outcomeOf([
      [
        'orders of magnitude',
        best.orders,
        best.orders >= printed - 0.5 && best.orders < printed + 0.5,
      ],
      ['at kappa_b/kappa', best.loss, true],
      ['g2_ac', best.ac.g2, true],
      ['g2_ca', best.ca.g2, true],
    ]);
  });
}

const ordersSentence = (orders: number, drive: string): string =>
  `Between the two directions the correlation functions differ by up to $${orders}$ orders of magnitude ($\\Delta = 0.5\\kappa$, $\\Omega = ${drive}\\kappa$).`;

/** One- and two-photon blockade at a loss: g⁽²⁾_ac < 1; g⁽²⁾_ca > 1 and g⁽³⁾_ca < 1. */
const twoPhotonBlockade = (open: Direction, loss: number): readonly StatementCheck[] =>
  onBothRoutes((solve) => {
    const { ac, ca } = bothWays(solve, withLoss(figure2, loss), 3);
    const [one, two] = open === 'ac' ? [ac, ca] : [ca, ac];
    const other = open === 'ac' ? 'ca' : 'ac';
    return outcomeOf([
      [`g2_${open}`, one.g2, one.g2 < 1],
      [`g2_${other}`, two.g2, two.g2 > 1],
      [`g3_${other}`, two.g3, two.g3 < 1],
    ]);
  });

const twoPhotonSentence = (left: string, right: string, loss: number): string =>
  `At $\\kappa_b/\\kappa = ${loss}$ driving from the ${left} gives $g^{(2)}(0) < 1$, driving from the ${right} gives $g^{(2)}(0) > 1$ and $g^{(3)}(0) < 1$.`;

export const blockadeStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  {
    kind: 'statement',
    slug: 'fig-2d-reciprocal',
    where: 'Fig. 2(d)',
    title: 'Two cavities block photons alike both ways',
    printed:
      'Without cavity $b$, $g_{a \\rightarrow c}^{(2)}(0) = g_{c \\rightarrow a}^{(2)}(0)$ at every detuning, and both can be $\\ll 1$.',
    premises: ['eq-6a', 'eq-6b'],
    checks: reciprocalBlockade(twoCavities, 1 + 1e-6, detunings),
  },
  {
    kind: 'statement',
    slug: 'fig-2e-kb0-reciprocal',
    where: 'Fig. 2(e)',
    title: 'Without loss in b photons are blocked alike both ways',
    printed:
      'At $\\kappa_b = 0$, $g_{a \\rightarrow c}^{(2)}(0) = g_{c \\rightarrow a}^{(2)}(0)$ at every detuning, and both can be $\\ll 1$.',
    premises: ['eq-6a', 'eq-6b'],
    checks: reciprocalBlockade(lossless, SAME, detunings),
    variants: [
      losslessVariant(
        'At $\\kappa_b = 0$ and $\\Delta = 0.5\\kappa$, $g_{a \\rightarrow c}^{(2)}(0) \\approx g_{c \\rightarrow a}^{(2)}(0) \\ll 1$.',
        'at $\\Delta = 0.5\\kappa$ only',
        reciprocalBlockade(lossless, SAME, [0.5]),
      ),
      losslessVariant(
        'At $\\kappa_b = 0$ and $\\theta = 0$, $g_{a \\rightarrow c}^{(2)}(0) = g_{c \\rightarrow a}^{(2)}(0)$ at every detuning, and both can be $\\ll 1$.',
        '$\\theta = 0$, where the loop of couplings encloses no phase',
        reciprocalBlockade({ ...lossless, theta: 0 }, SAME, detunings),
      ),
      losslessVariant(
        'At $\\kappa_b = 0$ and $\\theta = \\pi/2$, $g_{a \\rightarrow c}^{(2)}(0) = g_{c \\rightarrow a}^{(2)}(0)$ at every detuning, and both can be $\\ll 1$.',
        '$\\theta = \\pi/2$',
        reciprocalBlockade({ ...lossless, theta: Math.PI / 2 }, SAME, detunings),
      ),
      losslessVariant(
        'At $\\kappa_b = 0$, $g_{a \\rightarrow c}^{(2)}(0)$ and $g_{c \\rightarrow a}^{(2)}(0)$ agree within a factor of 2 at every detuning, and both can be $\\ll 1$.',
        'equal only within a factor of 2',
        reciprocalBlockade(lossless, 2, detunings),
      ),
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-2e-blockade',
    where: 'Fig. 2(e)',
    title: 'One-way photon blockade',
    printed:
      'At $\\kappa_b = \\kappa$ (and $\\Delta = 0.5\\kappa$), $g_{a \\rightarrow c}^{(2)}(0) \\ll 1$ and $g_{c \\rightarrow a}^{(2)}(0) \\gg 1$.',
    premises: ['eq-6a', 'eq-6b', 'fig-2b-nonreciprocal'],
    checks: blockade('ac', figure2),
    variants: [
      {
        statement:
          'At $\\kappa_b = \\kappa$ (and $\\Delta = 0.5\\kappa$), $g_{a \\rightarrow c}^{(2)}(0) \\gg 1$ and $g_{c \\rightarrow a}^{(2)}(0) \\ll 1$.',
        change: 'directions exchanged',
        checks: blockade('ca', figure2),
      },
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-2f-same-location',
    where: 'Fig. 2(f)',
    title: 'Ideal quantum nonreciprocity where transmission is ideal',
    printed:
      'The quantum nonreciprocal ratio is largest, $\\mathcal{R} \\approx 1$, where the isolation is.',
    premises: ['fig-2c-maximum'],
    checks: [
      {
        method: 'master-equation',
        route: 'fock-space',
        run: () => {
          const at = (Delta: number, loss: number): Point => ({
            ...withLoss(figure2, loss),
            Delta,
          });
          const I = largest((Delta, loss) => isolation(bothWays(inFockSpace, at(Delta, loss))));
          const R = largest((Delta, loss) => quantumRatio(bothWays(inFockSpace, at(Delta, loss))));
          const apart = Math.hypot(I.Delta - R.Delta, I.kappa_b - R.kappa_b);
          return outcomeOf([
            ['largest R', R.value, nearOne(R.value)],
            ['Delta/kappa there', R.Delta, true],
            ['kappa_b/kappa there', R.kappa_b, true],
            ['distance from the largest isolation', apart, apart < 0.08],
          ]);
        },
      },
      {
        method: 'moment-hierarchy',
        route: 'floating-point',
        run: () => {
          const R = (Delta: number, loss: number): number =>
            quantumRatio(bothWays(inMoments, { ...withLoss(figure2, loss), Delta }));
          const here = R(0.5, 1);
          const around = [R(0.4, 1), R(0.6, 1), R(0.5, 0.9), R(0.5, 1.1), R(-0.5, 1)];
          return outcomeOf([
            ['R at the largest isolation', here, nearOne(here)],
            ['largest R around', Math.max(...around), Math.max(...around) < here],
          ]);
        },
      },
    ],
  },
  {
    kind: 'number',
    slug: 'text-five-orders',
    where: 'Sec. III, inset of Fig. 2(f)',
    title: 'How far the correlation functions differ',
    printed: ordersSentence(5, '0.1'),
    premises: ['eq-6a', 'eq-6b'],
    checks: ordersOfMagnitude(5, figure2),
    variants: [
      ...[1, 2, 3, 4, 6, 7].map(
        (orders): StatementVariant => ({
          statement: ordersSentence(orders, '0.1'),
          change: `$5$ replaced by $${orders}$`,
          checks: ordersOfMagnitude(orders, figure2),
        }),
      ),
      ...[0.2, 0.05, 0.02].map(
        (Omega): StatementVariant => ({
          statement: ordersSentence(5, String(Omega)),
          change: `$\\Omega = 0.1\\kappa$ replaced by $\\Omega = ${Omega}\\kappa$`,
          checks: ordersOfMagnitude(5, { ...figure2, Omega }),
        }),
      ),
    ],
  },
  {
    kind: 'condition',
    slug: 'fig-3-2pb',
    where: 'Fig. 3(a, b)',
    title: 'One- and two-photon blockade at the same loss',
    printed: twoPhotonSentence('left', 'right', 1.25),
    premises: ['eq-6a', 'eq-6b'],
    checks: twoPhotonBlockade('ac', 1.25),
    variants: [
      {
        statement: twoPhotonSentence('right', 'left', 1.25),
        change: 'directions exchanged',
        checks: twoPhotonBlockade('ca', 1.25),
      },
      ...[0.75, 1, 1.2, 1.3, 1.5].map(
        (loss): StatementVariant => ({
          statement: twoPhotonSentence('left', 'right', loss),
          change: `$\\kappa_b/\\kappa = 1.25$ replaced by $${loss}$`,
          checks: twoPhotonBlockade('ac', loss),
        }),
      ),
    ],
  },
]);
