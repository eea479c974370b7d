/** Statements about transmission: its normalisation, what Kerr terms change of it, and Fig. 2(a–c). */

import { type Scalar, type StatementClaim, substitute } from 'ladderproof';
import {
  between,
  type CheckOutcome,
  declaredIn,
  outcomeOf,
  randomSource,
  type StatementVariant,
} from 'ladderproof/claims';
import { linearTransmission } from './checks.ts';
import { equalLosses, scattering, symmetric } from './derivation.ts';
import { inFockSpace } from './light.ts';
import { type Ideal, largest, STEPS } from './map-maximum.ts';
import { both, type Direction, figure2, type Point, twoCavities } from './point.ts';
import {
  bothWays,
  describeExact,
  exact,
  exactly,
  exactTransmissions,
  isolation,
  nearOne,
  nearZero,
  onBothRoutes,
  range,
} from './statement-checks.ts';

/** Two steps of the drive between which the error of the linear theory must fall as its square. */
const DRIVES = [0.1, 0.05] as const;

const swept = range(-2, 2, 0.2);

/** T both ways over the detunings of Fig. 2, equal to within a tolerance. */
function reciprocalTransmission(point: Point, tolerance: number): StatementClaim['checks'] {
  return onBothRoutes((solve, route) => {
    const detunings = route === 'fock-space' ? swept : range(-2, 2, 1);
    const differences = detunings.map((Delta) => isolation(bothWays(solve, { ...point, Delta })));
    const largest = Math.max(...differences);
    return outcomeOf([['largest |T_ac - T_ca|', largest, largest <= tolerance]], {
      detunings: detunings.length,
      tolerance,
    });
  });
}

const linearReciprocity = (
  replacements: Readonly<Record<string, string>>,
): StatementClaim['checks'][number] =>
  exactly('linear-transmission', () => {
    const { ac, ca } = exactTransmissions(replacements);
    const difference = ac.minus(ca);
    return outcomeOf([['T_ac - T_ca', describeExact(difference), difference.isZero()]]);
  });

/** The isolation is largest at a place, in the full solution and, exactly, for linear cavities, where it is 1. */
function maximumAt({ Delta, kappa_b }: Ideal): StatementClaim['checks'] {
  const near = (x: number, y: number): boolean => Math.abs(x - y) < 0.051;
  return [
    {
      method: 'master-equation',
      route: 'fock-space',
      run: () => {
        const best = largest((D, loss) =>
          isolation(bothWays(inFockSpace, { ...figure2, Delta: D, kappa: [1, 1, loss] })),
        );
        return outcomeOf(
          [
            ['Delta/kappa at the maximum', best.Delta, near(best.Delta, Delta)],
            ['kappa_b/kappa at the maximum', best.kappa_b, near(best.kappa_b, kappa_b)],
          ],
          { isolation: Number(best.value.toPrecision(4)), grid: STEPS.at(-1)! },
        );
      },
    },
    exactly('linear-transmission', () => {
      // No isolation exceeds 1, since no transmission does.
      const { ac, ca } = exactTransmissions({
        theta: '-pi/4',
        J: 'kappa/sqrt(2)',
        J_ac: 'kappa/sqrt(2)',
        delta: `-${Delta}*kappa`,
        kappa_b: `${kappa_b}*kappa`,
      });
      const value = ac.minus(ca);
      return outcomeOf([['T_ac - T_ca', describeExact(value), value.isOne()]]);
    }),
  ];
}

const maximumVariants = (): readonly StatementVariant[] =>
  [
    { Delta: -0.5, kappa_b: 1 },
    { Delta: 0.5, kappa_b: 0.5 },
    { Delta: 0.5, kappa_b: 2 },
    { Delta: 0, kappa_b: 1 },
    { Delta: 1, kappa_b: 1 },
  ].map((place) => ({
    statement: maximumSentence(place),
    change: `another place: $\\Delta/\\kappa = ${place.Delta}$, $\\kappa_b/\\kappa = ${place.kappa_b}$`,
    checks: maximumAt(place),
  }));

const maximumSentence = ({ Delta, kappa_b }: Ideal): string =>
  `The isolation $|T_{a \\rightarrow c} - T_{c \\rightarrow a}|$ is largest at $\\Delta/\\kappa \\approx ${Delta}$, $\\kappa_b/\\kappa = ${kappa_b}$, in agreement with Eq. (16).`;

const complete = (direction: Direction, point: Point): StatementClaim['checks'] =>
  onBothRoutes((solve) => {
    const { ac, ca } = bothWays(solve, point);
    const [open, closed] = direction === 'ac' ? [ac, ca] : [ca, ac];
    return outcomeOf([
      ['T in the open direction', open.T, nearOne(open.T)],
      ['T in the closed direction', closed.T, nearZero(closed.T)],
    ]);
  });

/** The parameters of Fig. 2 inserted into Eq. (16) with δ = s·Δ. */
function optimalWith(sign: 1 | -1): StatementClaim['checks'] {
  return [
    exactly('insertion', () => {
      const theta = new Map([['theta', exact('-pi/4')]]);
      const delta = substitute(exact('kappa/(2*tan(theta))'), theta);
      const J = substitute(exact('-kappa/(2*sin(theta))'), theta);
      const atDrive = exact(`${sign}*kappa/2`);
      return outcomeOf([
        ['delta of Eq. (16)', describeExact(delta), delta.equals(atDrive)],
        ['J_ac of Eq. (16)', describeExact(J), J.equals(exact('sqrt(2)*kappa/2'))],
      ]);
    }),
    {
      method: 'master-equation',
      route: 'fock-space',
      run: () => {
        const { ac, ca } = bothWays(inFockSpace, { ...figure2, Delta: sign * -0.5 });
        return outcomeOf([
          ['T_ac at delta of Eq. (16)', ac.T, nearOne(ac.T)],
          ['T_ca at delta of Eq. (16)', ca.T, nearZero(ca.T)],
        ]);
      },
    },
  ];
}

const optimalSentence = (relation: string): string =>
  `The parameters of Fig. 2, $\\theta = -\\pi/4$, $J_{ab} = J_{bc} = J_{ac} = \\sqrt{2}\\kappa/2$, $\\kappa_b = \\kappa$, satisfy Eq. (16) at $\\Delta = 0.5\\kappa$, where $${relation}$.`;

/** At the conditions of Eq. (16) all light leaves at c: nothing is reflected, nothing lost in b. */
function perfectTransmission(): StatementClaim['checks'] {
  return [
    exactly('unitarity', () => {
      const sum = [0, 1, 2]
        .map((row) => equalLosses(symmetric(scattering[row]![0]!)).modulusSquared())
        .map((value) =>
          substitute(
            value,
            new Map([
              ['theta', exact('-pi/4')],
              ['J', exact('kappa/sqrt(2)')],
              ['J_ac', exact('kappa/sqrt(2)')],
              ['delta', exact('-kappa/2')],
              ['kappa_b', exact('kappa')],
            ]),
          ),
        );
      const [reflected, transmitted, lost] = sum as [Scalar, Scalar, Scalar];
      return outcomeOf([
        ['T', describeExact(transmitted), transmitted.isOne()],
        ['reflected', describeExact(reflected), reflected.isZero()],
        ['lost in b', describeExact(lost), lost.isZero()],
      ]);
    }),
    {
      method: 'random-points',
      route: 'floating-point',
      run: () => {
        const random = randomSource('bounded-transmission');
        let most = 0;
        for (let k = 0; k < 200; k++) {
          const rate = (): number => between(random, 0.2, 2);
          const point: Point = {
            Delta: between(random, -2, 2),
            kappa: [rate(), rate(), rate()],
            J_ac: rate(),
            J_b: rate(),
            theta: between(random, -Math.PI, Math.PI),
            U: 0,
            Omega: 0,
          };
          most = Math.max(most, linearTransmission('ac', point), linearTransmission('ca', point));
        }
        const ideal = linearTransmission('ac', figure2);
        return outcomeOf([
          ['largest T at random parameters', most, most <= 1],
          ['T at Eq. (16)', ideal, Math.abs(ideal - 1) < 1e-9],
        ]);
      },
    },
  ];
}

/** With Kerr terms, T differs from the linear one by what falls as Ω², and little at the drive of the paper. */
const kerrIgnored = (): StatementClaim['checks'] =>
  onBothRoutes((solve, route): CheckOutcome => {
    const detunings = route === 'fock-space' ? range(-2, 2, 0.5) : [-1, 0, 0.5];
    const error = (Omega: number): number =>
      Math.max(
        ...detunings.flatMap((Delta) =>
          both.map((direction) => {
            const point = { ...figure2, Delta, Omega };
            return Math.abs(solve(direction, point).T - linearTransmission(direction, point));
          }),
        ),
      );
    const [strong, weak] = DRIVES.map(error) as [number, number];
    return outcomeOf(
      [
        [`largest |T - T_linear| at Omega = ${DRIVES[0]}`, strong, strong <= 0.05],
        ['fall when the drive is halved', strong / weak, Math.abs(strong / weak - 4) < 0.5],
      ],
      { detunings: detunings.length },
    );
  });

export const transmissionStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  {
    kind: 'statement',
    slug: 'text-perfect-transmission',
    where: 'Sec. II, after Eq. (5)',
    title: 'Normalisation of the transmission',
    printed: 'Perfect transmission from $a$ to $c$ is $T_{a \\rightarrow c} = 1$, and vice versa.',
    premises: ['eq-5a', 'eq-5b', 'text-pin'],
    checks: perfectTransmission(),
  },
  {
    kind: 'statement',
    slug: 'text-kerr-ignored',
    where: 'Sec. II, before Eq. (7)',
    title: 'Kerr terms at a weak drive',
    printed:
      'For $\\Omega \\ll \\kappa_a, \\kappa_c$ the Kerr terms do not change the transmission noticeably.',
    premises: ['eq-1', 'eq-5a', 'eq-5b'],
    checks: kerrIgnored(),
  },
  {
    kind: 'condition',
    slug: 'text-optimal-parameters',
    where: 'Sec. III, Fig. 2',
    title: 'The parameters of the figures against Eq. (16)',
    printed: optimalSentence('\\delta = -\\Delta'),
    premises: ['eq-16'],
    checks: optimalWith(-1),
    variants: [
      {
        statement: optimalSentence('\\delta = \\Delta'),
        change: 'the sign of $\\delta$',
        checks: optimalWith(1),
      },
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-2a-reciprocal',
    where: 'Fig. 2(a)',
    title: 'Two cavities transmit alike both ways',
    printed:
      'Without cavity $b$, $T_{a \\rightarrow c} = T_{c \\rightarrow a}$ at every detuning, even with strong Kerr terms.',
    premises: ['eq-5a', 'eq-5b'],
    checks: [linearReciprocity({ J: '0' }), ...reciprocalTransmission(twoCavities, 1e-9)],
  },
  {
    kind: 'statement',
    slug: 'fig-2b-nonreciprocal',
    where: 'Fig. 2(b)',
    title: 'One-way transmission',
    printed:
      'At $\\kappa_b \\approx \\kappa$, $T_{a \\rightarrow c} \\approx 1$ and $T_{c \\rightarrow a} \\approx 0$ (at $\\Delta = 0.5\\kappa$).',
    premises: ['eq-5a', 'eq-5b', 'eq-16'],
    checks: complete('ac', figure2),
    variants: [
      {
        statement:
          'At $\\kappa_b \\approx \\kappa$, $T_{a \\rightarrow c} \\approx 0$ and $T_{c \\rightarrow a} \\approx 1$ (at $\\Delta = 0.5\\kappa$).',
        change: 'directions exchanged',
        checks: complete('ca', figure2),
      },
      {
        statement:
          'At $\\kappa_b \\approx \\kappa$, $T_{a \\rightarrow c} \\approx 1$ and $T_{c \\rightarrow a} \\approx 0$ (at $\\Delta = -0.5\\kappa$).',
        change: 'the sign of $\\Delta$',
        checks: complete('ac', { ...figure2, Delta: -0.5 }),
      },
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-2b-kb0-reciprocal',
    where: 'Fig. 2(b)',
    title: 'Without loss in b transmission is the same both ways',
    printed:
      'At $\\kappa_b = 0$ the curves $T_{a \\rightarrow c}$ and $T_{c \\rightarrow a}$ coincide.',
    premises: ['eq-5a', 'eq-5b'],
    checks: [
      linearReciprocity({ kappa_b: '0' }),
      ...reciprocalTransmission({ ...figure2, kappa: [1, 1, 0] }, 0.01),
    ],
  },
  {
    kind: 'condition',
    slug: 'fig-2c-maximum',
    where: 'Fig. 2(c)',
    title: 'Where the isolation is largest',
    printed: maximumSentence({ Delta: 0.5, kappa_b: 1 }),
    premises: ['eq-16'],
    checks: maximumAt({ Delta: 0.5, kappa_b: 1 }),
    variants: maximumVariants(),
  },
]);
