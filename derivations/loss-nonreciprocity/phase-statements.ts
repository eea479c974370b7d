/** Statements about the phase of the coupling, which turns the direction: Fig. 5. */

import type { StatementClaim } from 'ladderproof';
import {
  type CheckOutcome,
  declaredIn,
  type Finding,
  outcomeOf,
  type StatementCheck,
  type StatementVariant,
} from 'ladderproof/claims';
import { type Direction, figure2, type Point, withLoss } from './point.ts';
import {
  bothWays,
  describeExact,
  exactly,
  exactTransmissions,
  farAboveOne,
  farBelowOne,
  isolation,
  nearOne,
  nearZero,
  numberOf,
  onBothRoutes,
  quantumRatio,
} from './statement-checks.ts';

const QUARTERS = [0, 1, 2, 3, 4, -1, -2, -3] as const;

function phaseTex(quarters: number): string {
  const size = Math.abs(quarters);
  if (size === 0) return '0';
  const top = size === 4 || size === 1 || size === 2 ? '\\pi' : '3\\pi';
  const bottom = size === 4 ? '' : size === 2 ? '/2' : '/4';
  return `${quarters < 0 ? '-' : ''}${top}${bottom}`;
}

/** What Fig. 5(c) says at a phase: which direction is open, at which detuning and sign of the coupling J_ac. */
interface Phase {
  readonly quarters: number;
  readonly open: Direction;
  readonly Delta: number;
  readonly sign: 1 | -1;
}

function phaseSentence({ quarters, open, Delta, sign }: Phase): string {
  const [one, zero] =
    open === 'ac'
      ? ['a \\rightarrow c', 'c \\rightarrow a']
      : ['c \\rightarrow a', 'a \\rightarrow c'];
  const coupling = sign < 0 ? ', $J_{ac} = -\\sqrt{2}\\kappa/2$' : '';
  return `At $\\theta = ${phaseTex(quarters)}$, $\\Delta = ${Delta}\\kappa$, $\\kappa_b = \\kappa$${coupling}: $T_{${one}} \\approx 1$, $T_{${zero}} \\approx 0$, $g_{${one}}^{(2)}(0) \\ll 1$, $g_{${zero}}^{(2)}(0) \\gg 1$.`;
}

function phaseChecks({ quarters, open, Delta, sign }: Phase): readonly StatementCheck[] {
  const point: Point = {
    ...figure2,
    theta: (quarters * Math.PI) / 4,
    Delta,
    J_ac: sign * figure2.J_ac,
  };
  const judged = (T: Readonly<Record<Direction, number>>): readonly Finding[] => {
    const closed = open === 'ac' ? 'ca' : 'ac';
    return [
      [`T_${open}`, T[open], nearOne(T[open])],
      [`T_${closed}`, T[closed], nearZero(T[closed])],
    ];
  };
  return [
    exactly('linear-transmission', () => {
      const { ac, ca } = exactTransmissions({
        theta: `${quarters}*pi/4`,
        J: 'kappa/sqrt(2)',
        J_ac: `${sign}*kappa/sqrt(2)`,
        delta: `${-Delta}*kappa`,
        kappa_b: 'kappa',
      });
      const text = { 'exact T_ac': describeExact(ac), 'exact T_ca': describeExact(ca) };
      return outcomeOf(judged({ ac: numberOf(ac), ca: numberOf(ca) }), text);
    }),
    ...onBothRoutes((solve): CheckOutcome => {
      const { ac, ca } = bothWays(solve, point);
      const [blocked, bunched] = open === 'ac' ? [ac, ca] : [ca, ac];
      return outcomeOf([
        ...judged({ ac: ac.T, ca: ca.T }),
        ['g2 in the open direction', blocked.g2, farBelowOne(blocked.g2)],
        ['g2 in the closed direction', bunched.g2, farAboveOne(bunched.g2)],
      ]);
    }),
  ];
}

/** One change at a time: another phase, the other direction, the other sign of Δ or J_ac. */
function phaseVariants(printed: Phase): readonly StatementVariant[] {
  const changed: readonly (readonly [Phase, string])[] = [
    ...QUARTERS.filter((quarters) => quarters !== printed.quarters).map(
      (quarters): readonly [Phase, string] => [
        { ...printed, quarters },
        `$\\theta = ${phaseTex(printed.quarters)}$ replaced by $\\theta = ${phaseTex(quarters)}$`,
      ],
    ),
    [{ ...printed, open: printed.open === 'ac' ? 'ca' : 'ac' }, 'directions exchanged'],
    [{ ...printed, Delta: -printed.Delta }, 'the sign of $\\Delta$'],
    [
      { ...printed, sign: printed.sign === 1 ? -1 : 1 },
      'the sign of $J_{ac}$, as Eq. (16) has it at this phase',
    ],
  ];
  return changed.map(([phase, change]) => ({
    statement: phaseSentence(phase),
    change,
    checks: phaseChecks(phase),
  }));
}

function phaseClaim(slug: string, printed: Phase): StatementClaim {
  return {
    kind: 'condition',
    slug,
    where: 'Fig. 5(c)',
    title: `Direction of the nonreciprocity at θ = ${printed.quarters === 1 ? 'π/4' : '3π/4'}`,
    printed: phaseSentence(printed),
    premises: printed.open === 'ac' ? ['eq-16'] : ['eq-17'],
    checks: phaseChecks(printed),
    variants: phaseVariants(printed),
  };
}

/** At Δ = 0.5κ the isolation and the quantum ratio have two maxima in θ, at the same phases and at κ_b ≈ κ. */
const twoPhases = (count: number): readonly StatementCheck[] =>
  onBothRoutes((solve, route) => {
    const steps = route === 'fock-space' ? 16 : 8;
    const losses = [0.5, 1, 1.5];
    const angle = (k: number): number => (((2 * k) / steps) * Math.PI) as number;
    const curves = losses.map((loss) =>
      Array.from({ length: steps }, (_, k) => {
        const pair = bothWays(solve, { ...withLoss(figure2, loss), theta: angle(k) });
        return { I: isolation(pair), R: quantumRatio(pair) };
      }),
    );
    const highest = (which: 'I' | 'R'): readonly number[] => {
      const best = Math.max(...curves.flat().map((each) => each[which]));
      return curves.flatMap((curve, l) =>
        curve.flatMap((each, k) => (each[which] > best - 1e-6 && losses[l] === 1 ? [k] : [])),
      );
    };
    const [I, R] = [highest('I'), highest('R')];
    const places = (ks: readonly number[]): string =>
      ks.map((k) => (((2 * k) / steps) as number).toString()).join(', ');
    return outcomeOf([
      ['theta/pi of the largest isolation', places(I), I.length === count],
      ['theta/pi of the largest quantum ratio', places(R), R.length === count],
      ['the same phases', String(places(I) === places(R)), places(I) === places(R)],
    ]);
  });

export const phaseStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  {
    kind: 'trend',
    slug: 'fig-5-two-phases',
    where: 'Fig. 5(a, b)',
    title: 'The maxima lie at two phases',
    printed:
      'At $\\Delta = 0.5\\kappa$ isolation and quantum nonreciprocal ratio are largest at two phases $\\theta$, at the optimal $\\kappa_b$.',
    premises: ['eq-16', 'eq-17'],
    checks: twoPhases(2),
  },
  phaseClaim('fig-5-theta-quarter', { quarters: 1, open: 'ca', Delta: 0.5, sign: 1 }),
  phaseClaim('fig-5-theta-three-quarters', { quarters: 3, open: 'ac', Delta: 0.5, sign: 1 }),
]);
