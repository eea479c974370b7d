/** Statements about photon blockade: Figs. 2(d–f) to 5. */

import type { Check, StatementClaim } from 'ladderproof';
import type { Equation } from 'ladderproof/algebra';
import {
  type CheckOutcome,
  declaredIn,
  evaluateFloat,
  type FloatValue,
  floatNumber,
  type StatementCheck,
  type StatementVariant,
} from 'ladderproof/claims';
import { inFockSpace, inMoments, type Solver } from './light.ts';
import { largest, twoCavities } from './linear-statements.ts';
import { type Direction, figure2, type Light, type Point, withLoss } from './point.ts';
import {
  bothWays,
  describeExact,
  exactly,
  exactTransmissions,
  type Finding,
  farAboveOne,
  farBelowOne,
  formulaStatement,
  isolation,
  nearOne,
  nearZero,
  numberOf,
  onBothRoutes,
  quantumRatio,
  range,
  verdictOf,
} from './statement-checks.ts';

type Route = 'fock-space' | 'floating-point';

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
    const outcome = verdictOf([
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

const lossless: Point = withLoss(figure2, 0);

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
    return verdictOf([
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
    return verdictOf([
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
    return verdictOf([
      [`g2_${open}`, one.g2, one.g2 < 1],
      [`g2_${other}`, two.g2, two.g2 > 1],
      [`g3_${other}`, two.g3, two.g3 < 1],
    ]);
  });

const twoPhotonSentence = (left: string, right: string, loss: number): string =>
  `At $\\kappa_b/\\kappa = ${loss}$ driving from the ${left} gives $g^{(2)}(0) < 1$, driving from the ${right} gives $g^{(2)}(0) > 1$ and $g^{(3)}(0) < 1$.`;

/** P_m over the Poisson distribution of the same mean. */
function overPoisson({ photons, populations }: Light): readonly number[] {
  let poisson = Math.exp(-photons);
  return populations.map((p, m) => {
    if (m > 0) poisson *= photons / m;
    return p / poisson;
  });
}

type Deviation = 'enhanced' | 'suppressed';

const deviates = (name: string, ratio: number, how: Deviation): Finding => [
  `${name} over Poisson`,
  ratio.toPrecision(7),
  how === 'enhanced' ? ratio > 1 : ratio < 1,
];

const distribution = (): readonly StatementCheck[] =>
  onBothRoutes((solve) => {
    const { ac, ca } = bothWays(solve, withLoss(figure2, 1.25), 3);
    const ideal = bothWays(solve, figure2, 3);
    const [c, a, c1, a1] = [ac, ca, ideal.ac, ideal.ca].map(overPoisson);
    return verdictOf([
      deviates('(iv) P_a(2)', a![2]!, 'enhanced'),
      deviates('(iv) P_a(3)', a![3]!, 'suppressed'),
      deviates('(iii) P_c(0)', c![0]!, 'suppressed'),
      deviates('(iii) P_c(1)', c![1]!, 'enhanced'),
      deviates('(iii) P_c(2)', c![2]!, 'suppressed'),
      deviates('(iii) P_c(3)', c![3]!, 'suppressed'),
      deviates('(i) P_c(1)', c1![1]!, 'enhanced'),
      deviates('(i) P_c(2)', c1![2]!, 'suppressed'),
      deviates('(ii) P_a(2)', a1![2]!, 'enhanced'),
    ]);
  });

/** The one-photon populations against κ_b: a sharp fall in a, none in c. */
const onePhoton = (target: Direction): readonly StatementCheck[] =>
  onBothRoutes((solve, route) => {
    const losses = route === 'fock-space' ? range(0, 2, 0.1) : [0, 0.5, 0.9, 1, 1.1, 1.5, 2];
    const along = (direction: Direction): readonly number[] =>
      losses.map((loss) => solve(direction, withLoss(figure2, loss)).populations[1]);
    const falling = along(target);
    const steady = along(target === 'ca' ? 'ac' : 'ca');
    const least = Math.min(...falling);
    const at = losses[falling.indexOf(least)]!;
    const spread = Math.max(...steady) / Math.min(...steady);
    return verdictOf([
      [
        'P_1 at kappa_b = 0 over its minimum',
        falling[0]! / least,
        farAboveOne(falling[0]! / least),
      ],
      ['kappa_b/kappa at the minimum', at, Math.abs(at - 1) < 0.051],
      ['spread of P_1 in the other cavity', spread, spread < 1 + 0.05],
    ]);
  });

/** How far P₁, P₂, P₃ in cavity a fall between κ_b = 0 and κ_b = κ. */
const multiPhoton = (): readonly StatementCheck[] =>
  onBothRoutes((solve) => {
    const before = solve('ca', lossless, 3).populations;
    const after = solve('ca', figure2, 3).populations;
    const fall = ([1, 2, 3] as const).map((m) => before[m] / after[m]);
    const [one, two, three] = fall as [number, number, number];
    return verdictOf([
      ['fall of P_1', one, true],
      ['fall of P_2', two, one / two > FAR_APART],
      ['fall of P_3', three, one / three > FAR_APART],
    ]);
  });

const FAR_APART = 10;

interface Sample {
  readonly loss: number;
}

/** A printed population formula against the correlation function itself, at losses around those of the figures. */
function populationFormula(
  solve: Solver,
  route: Route,
  samples: readonly Sample[],
  order: 2 | 3,
  more: (pair: { ac: Light; ca: Light }, loss: number) => readonly Finding[],
): Check {
  return {
    method: route === 'fock-space' ? 'master-equation' : 'moment-hierarchy',
    route,
    run: (equations) => {
      const findings: Finding[] = [];
      for (const { loss } of samples) {
        const pair = bothWays(solve, withLoss(figure2, loss), order);
        for (const equation of equations) {
          const [name, wanted] = correlationOn(equation, pair);
          const found = evaluateFloat(equation.right, { names: populationNames(pair) });
          const value = found.kind === 'number' ? found.re : Number.NaN;
          findings.push([
            `formula over ${name} at kappa_b = ${loss}`,
            value / wanted,
            nearOne(value / wanted),
          ]);
        }
        findings.push(...more(pair, loss));
      }
      return verdictOf(findings);
    },
  };
}

const CORRELATIONS: Readonly<Record<string, readonly [Direction, 'g2' | 'g3']>> = {
  g_2_ac: ['ac', 'g2'],
  g_2_ca: ['ca', 'g2'],
  g_3_ac: ['ac', 'g3'],
  g_3_ca: ['ca', 'g3'],
};

/** The correlation function on the left of a printed relation, and its value. */
function correlationOn(
  { left }: Equation,
  pair: { ac: Light; ca: Light },
): readonly [string, number] {
  const name = left.kind === 'application' && left.of.kind === 'symbol' ? left.of.name : '';
  const found = CORRELATIONS[name];
  if (!found) throw new RangeError('no correlation function stands on the left');
  const [direction, which] = found;
  return [`${which}_${direction}`, pair[direction][which]];
}

function populationNames({ ac, ca }: { ac: Light; ca: Light }): ReadonlyMap<string, FloatValue> {
  return new Map(
    [1, 2, 3].flatMap((m): [string, FloatValue][] => [
      [`P_${m}_a`, floatNumber(ca.populations[m]!)],
      [`P_${m}_c`, floatNumber(ac.populations[m]!)],
    ]),
  );
}

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
      return verdictOf(judged({ ac: numberOf(ac), ca: numberOf(ca) }), text);
    }),
    ...onBothRoutes((solve): CheckOutcome => {
      const { ac, ca } = bothWays(solve, point);
      const [blocked, bunched] = open === 'ac' ? [ac, ca] : [ca, ac];
      return verdictOf([
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
    return verdictOf([
      ['theta/pi of the largest isolation', places(I), I.length === count],
      ['theta/pi of the largest quantum ratio', places(R), R.length === count],
      ['the same phases', String(places(I) === places(R)), places(I) === places(R)],
    ]);
  });

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
          return verdictOf([
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
          return verdictOf([
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
  {
    kind: 'trend',
    slug: 'fig-3c-distribution',
    where: 'Fig. 3(c)',
    title: 'Photon numbers against the Poisson distribution of the same mean',
    printed:
      'At $\\kappa_b/\\kappa = 1.25$: driven from the right $P_a(2)$ is enhanced and $P_a(m > 2)$ suppressed; driven from the left only $P_c(1)$ is enhanced. At $\\kappa_b/\\kappa = 1$ one-photon blockade shows in the same way.',
    premises: ['fig-3-2pb'],
    checks: distribution(),
  },
  {
    kind: 'trend',
    slug: 'fig-4-one-photon',
    where: 'Fig. 4',
    title: 'One photon in a becomes rare at κ_b = κ, one photon in c does not',
    printed:
      'Against $\\kappa_b$, $P_1$ in cavity $a$ drops sharply at $\\kappa_b = \\kappa$; $P_1$ in cavity $c$ does not.',
    premises: ['fig-2b-nonreciprocal'],
    checks: onePhoton('ca'),
    variants: [
      {
        statement:
          'Against $\\kappa_b$, $P_1$ in cavity $c$ drops sharply at $\\kappa_b = \\kappa$; $P_1$ in cavity $a$ does not.',
        change: 'cavities exchanged',
        checks: onePhoton('ac'),
      },
    ],
  },
  {
    kind: 'trend',
    slug: 'fig-4-multi-photon',
    where: 'Fig. 4',
    title: 'Two and three photons in a are reduced less than one',
    printed:
      'The populations $P_2$ and $P_3$ in cavity $a$ are not reduced as much as $P_1$, so that the light bunches.',
    premises: ['fig-4-one-photon'],
    checks: multiPhoton(),
  },
  formulaStatement({
    kind: 'condition',
    slug: 'text-g2-populations',
    where: 'Sec. III, after Fig. 4',
    title: 'Second-order correlation from populations',
    tex: 'g_{c \\rightarrow a}^{(2)}(0) \\approx 2P_2^a/(P_1^a)^2, g_{a \\rightarrow c}^{(2)}(0) \\approx 2P_2^c/(P_1^c)^2',
    sentence: (tex) =>
      `At a weak drive ${tex}; the first is $\\gg 1$ at $\\kappa_b = \\kappa$ and $> 1$ at $1.25\\kappa$, the second $< 1$.`,
    premises: ['eq-6a', 'eq-6b'],
    checks: (['fock-space', 'floating-point'] as const).map((route) =>
      populationFormula(
        route === 'fock-space' ? inFockSpace : inMoments,
        route,
        [{ loss: 0.8 }, { loss: 1 }, { loss: 1.25 }],
        3,
        ({ ac, ca }, loss) => [
          ...(loss === 1
            ? [['g2_ca at kappa_b = 1', ca.g2, farAboveOne(ca.g2)] as const]
            : loss === 1.25
              ? [['g2_ca at kappa_b = 1.25', ca.g2, ca.g2 > 1] as const]
              : []),
          [`g2_ac at kappa_b = ${loss}`, ac.g2, ac.g2 < 1],
        ],
      ),
    ),
  }),
  formulaStatement({
    kind: 'condition',
    slug: 'text-g3-populations',
    where: 'Sec. III, after Fig. 4',
    title: 'Third-order correlation from populations',
    tex: 'g_{c \\rightarrow a}^{(3)}(0) \\approx 6P_2^a/(P_1^a)^3',
    sentence: (tex) => `At a weak drive ${tex}, which is $< 1$ at $\\kappa_b = 1.25\\kappa$.`,
    premises: ['eq-6b'],
    checks: (['fock-space', 'floating-point'] as const).map((route) =>
      populationFormula(
        route === 'fock-space' ? inFockSpace : inMoments,
        route,
        [{ loss: 0.8 }, { loss: 1 }, { loss: 1.25 }],
        3,
        ({ ca }, loss) => (loss === 1.25 ? [['g3_ca at kappa_b = 1.25', ca.g3, ca.g3 < 1]] : []),
      ),
    ),
  }),
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
