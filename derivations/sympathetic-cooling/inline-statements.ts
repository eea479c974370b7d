/** Formulas inside the sentences of the appendices: what the derivation uses without a number of its own. */
import {
  bindOperator,
  numberOperator,
  Operator,
  operatorValue,
  Scalar,
  scalarValue,
} from 'ladderproof';
import { interpret, isZeroValue, type Scope, subtractValues } from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  declaredIn,
  describeValue,
  entryOf,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  floatNumber,
  multiplyMatrices,
  randomSource,
  readEquations,
  type StatementCheck,
  type StatementClaim,
  scaleMatrix,
} from 'ladderproof/claims';
import type { ComplexMatrix } from 'ladderproof/numeric';
import { fullSetting, pairSetting, type Random, type Setting } from './fock-scopes.ts';
import { scope as mainScope } from './hamiltonians.ts';
import { full, symbols } from './model.ts';
import { scope as pairScope } from './second-order.ts';

interface InlineFormula {
  readonly slug: string;
  readonly where: string;
  readonly title: string;
  readonly tex: string;
  readonly premises: readonly string[];
  /** The same with one symbol changed. */
  readonly variants?: readonly { readonly tex: string; readonly change: string }[];
}

interface Place {
  readonly scope: Scope;
  readonly setting: (random: Random) => Setting;
}

const appendixA: Place = {
  scope: mainScope,
  setting: (random) => fullSetting(random, { total: 3, support: 1 }),
};
/** p_b is what the position moves with: d(b + b†)/dt = kω_b p_b under the oscillator's own Hamiltonian. */
const withMomentum: Place = {
  scope: {
    ...mainScope,
    names: new Map([
      ...mainScope.names,
      ['k', scalarValue(Scalar.real('k', true))],
      ['p_b', operatorValue(velocity().scale(Scalar.real('k', true).inverse()))],
    ]),
  },
  setting: (random) => {
    const made = appendixA.setting(random);
    const k = between(random, 0.5, 2);
    const [energy, b] = [numberOperator(full.space, 'b'), Operator.annihilation(full.space, 'b')];
    const [h, x] = [energy, b.plus(b.adjoint())].map((each) =>
      made.matrix(bindOperator(each, made.values)),
    ) as [ComplexMatrix, ComplexMatrix];
    const commutator = addMatrices(
      multiplyMatrices(h, x),
      scaleMatrix(multiplyMatrices(x, h), floatNumber(-1)),
    );
    const names = new Map<string, FloatValue>([
      ...made.scope.names,
      ['k', floatNumber(k)],
      ['p_b', floatMatrix(scaleMatrix(commutator, floatNumber(0, 1 / k)))],
    ]);
    return { ...made, scope: { ...made.scope, names } };
  },
};

/** i[b†b, b + b†], the rate of the position in units of ω_b. */
function velocity(): Operator {
  const b = Operator.annihilation(full.space, 'b');
  return numberOperator(full.space, 'b').commutator(b.plus(b.adjoint())).scale(Scalar.I);
}

const appendixB: Place = {
  scope: pairScope,
  setting: (random) => pairSetting(random, { total: 3, occupation: 0 }),
};

/** Both sides of a formula by exact algebra and, without it, as matrices at random parameters. */
function bothSides(tex: string, { scope, setting }: Place): readonly StatementCheck[] {
  const [equation] = readEquations(tex, symbols);
  const { left, right } = equation!;
  return [
    {
      method: 'symbolic-residual',
      route: 'exact',
      run: () => {
        const residual = subtractValues(interpret(left, scope), interpret(right, scope));
        const isZero = isZeroValue(residual);
        const evidence = { residual: isZero ? '0' : describeValue(residual) };
        return { kind: isZero ? 'passed' : 'failed', evidence };
      },
    },
    {
      method: 'fock-matrices',
      route: 'fock-space',
      run: () => {
        const random = randomSource(tex);
        for (let point = 1; point <= POINTS; point++) {
          const made = setting(random);
          const error = largestDifference(
            evaluateFloat(left, made.scope),
            evaluateFloat(right, made.scope),
            made.interior(1),
          );
          if (!(error <= TOLERANCE))
            return {
              kind: 'failed',
              evidence: { point, difference: Number(error.toPrecision(3)) },
            };
        }
        return { kind: 'passed', evidence: { points: POINTS, tolerance: TOLERANCE } };
      },
    },
  ];
}

const POINTS = 2;
const TOLERANCE = 1e-8;

function largestDifference(x: FloatValue, y: FloatValue, interior: readonly number[]): number {
  if (x.kind !== 'matrix' || y.kind !== 'matrix') throw new RangeError('matrices are expected');
  let largest = 0;
  for (const i of interior)
    for (const j of interior) {
      const [z, w] = [entryOf(x.matrix, i, j), entryOf(y.matrix, i, j)];
      largest = Math.max(largest, Math.hypot(z.re - w.re, z.im - w.im));
    }
  return largest;
}

const statement = (place: Place, formula: InlineFormula): StatementClaim => ({
  kind: 'statement',
  slug: formula.slug,
  where: formula.where,
  title: formula.title,
  printed: `$${formula.tex}$`,
  premises: formula.premises,
  checks: bothSides(formula.tex, place),
  variants: (formula.variants ?? []).map(({ tex, change }) => ({
    statement: `$${tex}$`,
    change,
    checks: bothSides(tex, place),
  })),
});

const propagated = String.raw`e^{\mathcal{L}_{\text{sys}}^\dagger t'}`;

/** The four ladder operators under the adjoint free evolution. */
export const decayFormulas = (
  [
    ['a', false, String.raw`-(\kappa'_a + i\omega_a)t'`],
    ['a', true, String.raw`-(\kappa'_a - i\omega_a)t'`],
    ['b', false, String.raw`-(\kappa_b + i\omega_b)t'`],
    ['b', true, String.raw`-(\kappa_b - i\omega_b)t'`],
  ] as const
).map(([mode, isAdjoint, exponent]) => {
  const name = isAdjoint ? `${mode}^\\dagger` : mode;
  const left = `${propagated} ${name}`;
  return {
    slug: `text-decay-${mode}${isAdjoint ? '-dagger' : ''}`,
    title: `Adjoint free evolution of ${mode}${isAdjoint ? '†' : ''}`,
    mode,
    isAdjoint,
    left,
    tex: `${left} = e^{${exponent}} ${name}`,
  };
});

export const inlineStatements: readonly StatementClaim[] = declaredIn(import.meta.url, [
  statement(appendixA, {
    slug: 'text-non-hermitian-part',
    where: 'App. A, before Eq. (A1)',
    title: 'Non-Hermitian part of the Hamiltonian',
    tex: String.raw`H_{\text{eff}} - H_{\text{eff}}^\dagger = 2g_2(a^\dagger b - ab^\dagger)`,
    premises: ['eq-2'],
  }),
  statement(appendixA, {
    slug: 'text-phase-transformation',
    where: 'App. A, before Eq. (A3)',
    title: 'Adjoint of the operator with its phase turned',
    tex: String.raw`b^\dagger = b^\dagger e^{i\theta}`,
    premises: [],
    variants: [
      {
        tex: String.raw`b'^\dagger = b^\dagger e^{i\theta}`,
        change: "$b^\\dagger$ on the left replaced by $b'^\\dagger$",
      },
      {
        tex: String.raw`b^\dagger = b'^\dagger e^{i\theta}`,
        change: "$b^\\dagger$ on the right replaced by $b'^\\dagger$",
      },
    ],
  }),
  statement(withMomentum, {
    slug: 'text-momentum',
    where: 'App. A, after Eq. (A3)',
    title: 'The momentum of particle B',
    tex: String.raw`b - b^\dagger = ikp_b`,
    premises: [],
    variants: [
      {
        tex: String.raw`b - b^\dagger = -ikp_b`,
        change: '$ikp_b$ replaced by $-ikp_b$',
      },
      {
        tex: String.raw`b + b^\dagger = kp_b`,
        change: '$b - b^\\dagger$ replaced by $b + b^\\dagger$',
      },
    ],
  }),
  ...decayFormulas.map(({ slug, title, tex }) =>
    statement(appendixB, {
      slug,
      where: 'App. B, after Eq. (B8)',
      title,
      tex,
      premises: ['eq-b8c'],
    }),
  ),
]);
