/** Statements about photon populations: Figs. 3(c) and 4, and correlation functions from populations. */

import type { Check, StatementClaim } from 'ladderproof';
import type { Equation } from 'ladderproof/algebra';
import {
  declaredIn,
  evaluateFloat,
  type Finding,
  type FloatValue,
  floatNumber,
  outcomeOf,
  type StatementCheck,
} from 'ladderproof/claims';
import { inFockSpace, inMoments, type Solver } from './light.ts';
import { type Direction, figure2, type Light, lossless, withLoss } from './point.ts';
import {
  bothWays,
  farAboveOne,
  formulaStatement,
  nearOne,
  onBothRoutes,
  range,
} from './statement-checks.ts';

type Route = 'fock-space' | 'floating-point';

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
    return outcomeOf([
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
    return outcomeOf([
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
    return outcomeOf([
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
      return outcomeOf(findings);
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

export const populationStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
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
]);
