/** Fig. 3: the couplings and stationary phonon numbers of the full model. */
import { fockBasis, numberOperator, Operator, Scalar, type StatementClaim } from 'ladderproof';
import { declaredIn, type StatementVariant } from 'ladderproof/claims';
import { expectation, initialDensity, normalOrderedPower } from 'ladderproof/numeric';
import { full } from './model.ts';
import {
  atRatio,
  exactNumber,
  exactState,
  number,
  type Point,
  short,
  truncatedState,
} from './solutions.ts';
import {
  check,
  exactNumberCheck,
  existence,
  figures,
  growingBasisCheck,
  type Pair,
  type Particle,
  ratioOf,
  roundsTo,
} from './statement-checks.ts';

/** What the caption prints. */
export const panels = {
  a: { g_1: '0.11', ratio: '1.1', pair: { a: '0.38', b: '0.32' } },
  b: { g_1: '0.4', ratio: '1.4', pair: { a: '1.69', b: '0.22' } },
} as const satisfies Record<string, { g_1: string; ratio: string; pair: Pair }>;
export type Panel = keyof typeof panels;
export const panelNames = ['a', 'b'] as const;

/** The parameters of a panel. */
export function pointOf(name: Panel): Point {
  return { ...figures[3], g_1: panels[name].g_1 };
}

function ratioClaim(name: Panel): StatementClaim {
  const { g_1, ratio } = panels[name];
  const checksFor = (of: (g1: Scalar, g2: Scalar) => Scalar, g1: string, stated: string) => [
    check('definition', 'exact', () => {
      const value = of(exactNumber(g1), exactNumber('0.1'));
      return {
        passed: roundsTo(number(value), stated),
        evidence: { stated, computed: short(number(value)) },
      };
    }),
    check('definition-in-numbers', 'floating-point', () => {
      const value = of(Scalar.real('x'), Scalar.real('y')).evaluate(
        new Map([
          ['x', { re: Number(g1), im: 0 }],
          ['y', { re: 0.1, im: 0 }],
        ]),
      ).re;
      return {
        passed: roundsTo(value, stated),
        evidence: { computed: short(value) },
      };
    }),
  ];
  const asDefined = (g1: Scalar, g2: Scalar) => g1.plus(g2).over(g1.minus(g2));
  const statement = (what: string) => `Fig. 3(${name}): ${what}.`;
  const value = number(ratioOf(pointOf(name)));
  const rounded = String(Number(value.toFixed(2)));
  // g₁ = g₂(K_g + 1)/(K_g − 1), with the two digits that the caption gives.
  const coupling = String(Number(((0.1 * (Number(ratio) + 1)) / (Number(ratio) - 1)).toFixed(2)));
  const variants: readonly StatementVariant[] = [
    {
      statement: statement(`$g_1 = ${g_1}$, $g_2 = 0.1$, $K_g = ${rounded}$`),
      change: `$K_g = ${ratio}$ → $K_g = ${rounded}$`,
      checks: checksFor(asDefined, g_1, rounded),
    },
    {
      statement: statement(`$g_1 = ${coupling}$, $g_2 = 0.1$, $K_g = ${ratio}$`),
      change: `$g_1 = ${g_1}$ → $g_1 = ${coupling}$`,
      checks: checksFor(asDefined, coupling, ratio),
    },
    {
      statement: statement(`$g_1 = ${g_1}$, $g_2 = 0.1$, $K_g = ${ratio}$ with $K_g = g_1/g_2$`),
      change: '$K_g = (g_1 + g_2)/(g_1 - g_2)$ → $K_g = g_1/g_2$',
      checks: checksFor((g1, g2) => g1.over(g2), g_1, ratio),
    },
    {
      statement: statement(`$g_1 = ${g_1}$, $g_2 = 0.1$, $K_g = ${ratio}$ with $K_g = 1 + g_1$`),
      change: '$K_g = (g_1 + g_2)/(g_1 - g_2)$ → $K_g = 1 + g_1$',
      checks: checksFor((g1) => g1.plus(Scalar.ONE), g_1, ratio),
    },
  ];
  return {
    kind: 'number',
    slug: `fig-3${name}-kg`,
    where: `Fig. 3(${name})`,
    title: 'K_g at the stated couplings',
    printed: statement(`$g_1 = ${g_1}$, $g_2 = 0.1$ ($K_g = ${ratio}$)`),
    premises: [],
    checks: checksFor(asDefined, g_1, ratio),
    variants,
  };
}

function numberClaim(name: Panel, particle: Particle): StatementClaim {
  const { pair } = panels[name];
  const point = pointOf(name);
  const symbol = `n_${particle.toUpperCase()}`;
  const statement = (value: string) =>
    `Fig. 3(${name}): the steady-state phonon number is $${symbol} = ${value}$.`;
  const checksFor = (value: string) => [
    exactNumberCheck(point, particle, value, pair),
    growingBasisCheck(point, particle, value, pair),
  ];
  const stated = pair[particle];
  const candidates = new Map([
    [pair[particle === 'a' ? 'b' : 'a'], 'values of A and B exchanged'],
    [panels[name === 'a' ? 'b' : 'a'].pair[particle], 'panels exchanged'],
  ]);
  const variant = (value: string, change: string): StatementVariant => ({
    statement: statement(value),
    change,
    checks: checksFor(value),
  });
  const exact = exactState(point);
  const computed =
    exact.kind === 'exact' ? exact.occupations[particle === 'a' ? 0 : 1]!.toFixed(2) : undefined;
  return {
    kind: 'number',
    slug: `fig-3${name}-n${particle}`,
    where: `Fig. 3(${name})`,
    title: `Stationary ${symbol} at g₁ = ${panels[name].g_1}`,
    printed: statement(stated),
    premises: ['eq-3a'],
    checks: checksFor(stated),
    variants: [
      ...[...candidates].map(([value, change]) => variant(value, change)),
      ...(computed ? [variant(computed, `$${stated}$ → $${computed}$, the value computed`)] : []),
    ],
  };
}

/** Values of K_g in ascending order with the occupations there; undefined where there is no stationary state. */
type Course = readonly {
  readonly ratio: string;
  readonly a: number | undefined;
  readonly b: number | undefined;
}[];

function exactCourse(at: readonly string[]): Course {
  return at.map((ratio) => {
    const state = exactState(atRatio(figures[3], ratio));
    if (state.kind !== 'exact') return { ratio, a: undefined, b: undefined };
    return { ratio, a: state.occupations[0], b: state.occupations[1] };
  });
}

function truncatedCourse(at: readonly string[]): Course {
  return at.map((ratio) => {
    const state = truncatedState(atRatio(figures[3], ratio), { total: 12, caps: [12, 12, 1] });
    return { ratio, a: state?.occupations[0], b: state?.occupations[1] };
  });
}

function trendOf(course: Course) {
  const isOrdered = (of: (k: number) => number | undefined, sign: number): boolean =>
    course.every((_, k) => k === 0 || sign * (of(k)! - of(k - 1)!) > 0);
  const exists = course.every(({ a, b }) => a !== undefined && b !== undefined);
  const passed = exists && isOrdered((k) => course[k]!.a, 1) && isOrdered((k) => course[k]!.b, -1);
  const list = (of: (k: number) => number | undefined) =>
    course.map((_, k) => (of(k) === undefined ? 'none' : short(of(k)!))).join(', ');
  return {
    passed,
    evidence: {
      K_g: course.map(({ ratio }) => short(number(exactNumber(ratio)))).join(', '),
      n_A: list((k) => course[k]!.a),
      n_B: list((k) => course[k]!.b),
    },
    ...(exists ? {} : { reason: 'no-steady-state' as const }),
  };
}

/** K_g = 1.1 and 1.4 as the caption prints them, 5/3 and 21 at its couplings, and one between. */
const printedRatios = ['1.1', '1.4', '5/3', '2', '21'];
const lowRatios = ['1.1', '1.4', '5/3'];

export const figure3 = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  {
    kind: 'number',
    slug: 'fig-3-initial',
    where: 'Fig. 3',
    title: 'Initial phonon numbers',
    printed:
      'The initial phonon numbers of $A$ and $B$ are 0 and 2: the state $|0\\rangle_A|2\\rangle_B|0\\rangle_C$.',
    premises: [],
    checks: [
      check('normal-order', 'exact', () => {
        // ⟨0|b² n b†²|0⟩/2 is what normal ordering leaves without operators.
        const b = Operator.annihilation(full.space, 'b');
        const excited = b.adjoint().times(b.adjoint());
        const inState = (mode: string): Scalar => {
          const product = b.times(b).times(numberOperator(full.space, mode)).times(excited);
          const vacuum = [...product.terms].find(([word]) =>
            Operator.identity(full.space).terms.has(word),
          );
          return (vacuum?.[1] ?? Scalar.ZERO).over(Scalar.integer(2));
        };
        return {
          passed: inState('a').isZero() && inState('b').equals(Scalar.integer(2)),
          evidence: { n_A: number(inState('a')), n_B: number(inState('b')) },
        };
      }),
      check('density-matrix', 'fock-space', () => {
        const basis = fockBasis(3, { total: 3 });
        const { density } = initialDensity(basis, { kind: 'fock', occupations: [0, 2, 0] });
        const [a, b] = [0, 1].map(
          (mode) => expectation(normalOrderedPower(3, mode), basis, density).re,
        );
        return {
          passed: a === 0 && b === 2,
          evidence: {
            n_A: a!,
            n_B: b!,
            'n_A and n_B in the thermal states of Sec. II': Number(figures[3].nbar_a),
          },
        };
      }),
    ],
  },
  ...panelNames.map(ratioClaim),
  ...panelNames.flatMap((name) => (['a', 'b'] as const).map((p) => numberClaim(name, p))),
  {
    kind: 'trend',
    slug: 'fig-3-trend',
    where: 'Fig. 3',
    title: 'A larger K_g gives a lower n_B and a higher n_A',
    printed: 'As $K_g$ increases, $n_B$ gets lower and $n_A$ higher.',
    premises: ['fig-3a-kg', 'fig-3b-kg', 'eq-3a'],
    checks: [
      check('exact-moments', 'floating-point', () => {
        const result = trendOf(exactCourse(printedRatios));
        const order = [...panelNames].sort(
          (x, y) => number(ratioOf(pointOf(x))) - number(ratioOf(pointOf(y))),
        );
        return {
          ...result,
          evidence: { ...result.evidence, 'panel of the larger K_g by its definition': order[1]! },
        };
      }),
      check('imaginary-eigenvalues', 'exact', () => {
        const found = existence(figures[3], printedRatios);
        return {
          passed: found === `${printedRatios.length} of ${printedRatios.length}`,
          reason: 'no-steady-state',
          evidence: { 'K_g with a stationary state': found },
        };
      }),
    ],
    variants: [
      {
        statement:
          'As $K_g$ increases up to $5/3$, $n_B$ gets lower and $n_A$ higher; at $K_g = 21$ there is no steady state.',
        change: 'all $K_g$ → $K_g$ up to $5/3$',
        checks: [
          check('exact-moments', 'floating-point', () => trendOf(exactCourse(lowRatios))),
          check('truncated-basis', 'fock-space', () => trendOf(truncatedCourse(lowRatios))),
          check('imaginary-eigenvalues', 'exact', () => {
            const state = exactState(pointOf('a'));
            const count = state.kind === 'exact' ? 0 : state.imaginaryEigenvalues;
            return { passed: count > 0, evidence: { 'at K_g = 21': count } };
          }),
        ],
      },
    ],
  },
]);
