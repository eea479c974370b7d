/** How the paper's claims follow from each other, so that what rests on something false can be put right. */

import {
  type Model,
  numberOperator,
  Operator,
  operatorValue,
  Scalar,
  type Scope,
  scalarValue,
  substitute,
  type Value,
} from 'ladderproof';
import { decompose, superoperatorValue } from 'ladderproof/algebra';
import {
  type Conclusion,
  type ConsequencePoint,
  type Consequences,
  type Forms,
  parameterNames,
  type ConsequenceReading as Reading,
} from 'ladderproof/claims';
import { eliminate, inNumberOperators } from 'ladderproof/theory';
import { formula, occupations } from './derivation.ts';
import { scope as mainScope, stationaryCurrent, without } from './hamiltonians.ts';
import { type Occupations, stationaryOccupations } from './mean-field-solution.ts';
import { full, pair, parameters } from './model.ts';
import { derivedGenerator, scope as pairScope, readDisplay } from './second-order.ts';
import { atRatio, exactNumber, exactOccupations, number, type Point } from './solutions.ts';
import { figures, ratios } from './statement-checks.ts';

type Mode = 'a' | 'b';
const { space } = pair;

/** Occupations are numbers in the main text's equations of rates and mean values. */
const means: Scope = {
  names: new Map<string, Value>([
    ...parameterNames(parameters),
    ...['A_minus', 'A_plus', 'Gamma_opt', 'n_opt'].map(
      (name) => [name, scalarValue(formula(name))] as const,
    ),
    ['n_a', scalarValue(occupations.a)],
    ['n_b', scalarValue(occupations.b)],
  ]),
};

/** (B15) with H′_sys and L_ab as (B16) and (B17) print them. */
const withPrintedParts: Scope = {
  ...pairScope,
  names: new Map([
    ...pairScope.names,
    ['H_sys_modified', readDisplay('b16')],
    ['L_ab', readDisplay('b17')],
  ]),
};

const MAIN = /^eq-(1|2|3[a-d]|4|11|a\d.?)$/;
const MEANS = /^eq-(5|6|7|8|9|10|13[ab]|14|15[a-c]|c1|c2[a-c])$/;

/** What the names in an equation mean, by its number; b1 to b18, and 12, are about maps of the pair's states. */
function scopeOf(slug: string): Scope {
  if (MAIN.test(slug)) return mainScope;
  if (slug === 'eq-b15') return withPrintedParts;
  return MEANS.test(slug) ? means : pairScope;
}

/** Rates and occupation of the effective bath, from Eqs. (5)–(10) in some form. */
interface Bath {
  readonly values: ReadonlyMap<string, number>;
  readonly decay: number;
}

const BATH = [
  ['A_minus', 'eq-5'],
  ['A_plus', 'eq-6'],
  ['Gamma_opt', 'eq-7'],
  ['n_opt', 'eq-8'],
  ['kappa_a_eff', 'eq-9'],
  ['nbar_a_eff', 'eq-10'],
] as const;

function bathOf(forms: Forms, point: Point): Bath {
  const values = new Map(
    Object.entries(point).map(([name, text]) => [name, number(exactNumber(text))] as const),
  );
  for (const [name, slug] of BATH) {
    const complex = new Map([...values].map(([each, re]) => [each, { re, im: 0 }] as const));
    values.set(name, forms.scalar(slug).evaluate(complex).re);
  }
  return { values, decay: values.get('kappa_a_eff')! };
}

/** The sign of Δ for which the cavity cools: +1 in Eqs. (5) and (6) as printed, −1 in Eq. (3). */
function cooling(forms: Forms, point: Point): Point {
  const bath = bathOf(forms, point);
  if (bath.values.get('A_minus')! >= bath.values.get('A_plus')!) return point;
  return { ...point, Delta: String(-Number(point.Delta)) };
}

/** The stationary occupations of Eq. (13) in some form, with the bath of Eqs. (5)–(10) in some form. */
function occupationsAt(forms: Forms, point: Point): Occupations | undefined {
  const detuned = cooling(forms, point);
  const { values } = bathOf(forms, detuned);
  const flows = { a: forms.scalar('eq-13a'), b: forms.scalar('eq-13b') };
  return stationaryOccupations(flows, values);
}

const NAMES = { '2a': '2(a)', '2b': '2(b)', '3': '3', '4': '4' } as const;
type Figure = keyof typeof NAMES;

/** Both occupations, or one, over K_g in a figure. */
const occupationReadings =
  (figure: Figure, modes: readonly Mode[], at: readonly string[]) =>
  (forms: Forms): readonly Reading[] =>
    at.flatMap((ratio) => {
      const found = occupationsAt(forms, atRatio(figures[figure], ratio));
      return modes.map((mode) => ({
        quantity: `\\langle n_${mode}\\rangle`,
        at: { figure: NAMES[figure], K_g: ratio },
        value: found?.[mode],
      }));
    });

const BATH_PREMISES = ['eq-5', 'eq-6', 'eq-9', 'eq-10'];
const SHOWN = ['1.1', '2', '10'];

/** The premises put right one after the other: the factor 2 of Eq. (13), the bath too, the anticommutator too. */
const curve = (
  figure: Figure,
  modes: readonly Mode[],
  at: readonly string[],
): readonly Conclusion[] => [
  { premises: ['eq-13a', 'eq-13b'], readings: occupationReadings(figure, modes, at) },
  { readings: occupationReadings(figure, modes, at) },
  { premises: [...BATH_PREMISES, 'eq-b15'], readings: occupationReadings(figure, modes, at) },
];

/** Where formulas of rates and occupations are evaluated: the bath as printed, so that one premise moves at a time. */
const points = (forms: Forms): readonly ConsequencePoint[] =>
  (['2a', '2b', '4'] as const).map((figure) => ({
    at: { figure: NAMES[figure], K_g: '2' },
    values: bathOf(forms, atRatio(figures[figure], '2')).values,
  }));

const bathReadings =
  (names: readonly (readonly [name: string, tex: string])[]) =>
  (forms: Forms): readonly Reading[] =>
    (['2a', '2b', '3', '4'] as const).flatMap((figure) => {
      const { values } = bathOf(forms, cooling(forms, figures[figure]));
      return names.map(([name, quantity]) => ({
        quantity,
        at: { figure: NAMES[figure] },
        value: values.get(name),
      }));
    });

const KAPPA = ['kappa_a_eff', "\\kappa'_a"] as const;
const NBAR = ['nbar_a_eff', "\\bar{n}'_a"] as const;

const COEFFICIENTS = { b: ['A', 'B', 'C'], a: ['D', 'E', 'F'] } as const;
const PARTS = ['quadratic', 'linear', 'constant'] as const;

const eliminated = (forms: Forms, keep: Mode) => {
  const flows = { a: forms.scalar('eq-13a'), b: forms.scalar('eq-13b') };
  return keep === 'b'
    ? eliminate(flows.a, flows.b, { keep: 'n_b', drop: 'n_a' })
    : eliminate(flows.b, flows.a, { keep: 'n_a', drop: 'n_b' });
};

const baths = ['nbar_a_eff', 'nbar_b'];

/** The coefficients of Eqs. (15) and (C2), and the quadratics that they belong to. */
function quadratics(keep: Mode): Readonly<Record<string, readonly Conclusion[]>> {
  const number = keep === 'b' ? '15' : 'c2';
  const x = occupations[keep];
  const mean = `\\langle n_${keep}\\rangle`;
  const polynomial = (parts: readonly Scalar[]): Value =>
    scalarValue(parts.reduce((sum, part) => sum.times(x).plus(part), Scalar.ZERO));
  const slugs = [...'abc'].map((letter) => `eq-${number}${letter}`);
  return {
    ...Object.fromEntries(
      PARTS.map((part, k): [string, readonly Conclusion[]] => [
        slugs[k]!,
        [
          {
            left: COEFFICIENTS[keep][k]!,
            formula: (forms) => scalarValue(eliminated(forms, keep)[part]),
            collect: k === 0 ? [] : baths,
            points,
          },
        ],
      ]),
    ),
    [keep === 'b' ? 'eq-14' : 'eq-c1']: [
      {
        left: '0',
        stated: (forms) => polynomial(slugs.map((slug) => forms.scalar(slug))),
        formula: (forms) => polynomial(PARTS.map((part) => eliminated(forms, keep)[part])),
        collect: [`n_${keep}`],
        readings: (forms) =>
          (['2a', '2b', '4'] as const).flatMap((figure) =>
            SHOWN.map((ratio) => ({
              quantity: mean,
              at: { figure: NAMES[figure], K_g: ratio },
              value: occupationsAt(forms, atRatio(figures[figure], ratio))?.[keep],
            })),
          ),
      },
    ],
  };
}

const onOccupations = (operator: Operator): Value => {
  const scalar = inNumberOperators(operator, [occupations.a, occupations.b]);
  if (!scalar) throw new RangeError('not a function of the occupations');
  return scalarValue(scalar);
};

/** (B18) from (B15) and Eq. (13) from (B18): the adjoint of whatever generator is taken, on an occupation. */
function adjointEquations(mode: Mode): Readonly<Record<string, readonly Conclusion[]>> {
  const flow = `\\frac{d}{dt} n_${mode}`;
  return {
    [`eq-b18${mode}`]: [
      {
        left: flow,
        formula: (forms) =>
          operatorValue(forms.superoperator('eq-b15').applyAdjoint(numberOperator(space, mode))),
        stated: (forms) =>
          operatorValue(forms.superoperator('eq-b15').applyAdjoint(numberOperator(space, mode))),
      },
    ],
    [`eq-13${mode}`]: [
      {
        premises: ['eq-b15'],
        left: flow,
        formula: (forms) => onOccupations(forms.operator(`eq-b18${mode}`)),
        collect: ['n_a', 'n_b'],
        readings: (forms) =>
          (['2a', '2b', '3', '4'] as const).flatMap((figure) =>
            (figure === '3' ? ['5/3'] : ['2']).map((ratio) => ({
              quantity: `\\langle n_${mode}\\rangle`,
              at: { figure: NAMES[figure], K_g: ratio },
              value: occupationsAt(forms, atRatio(figures[figure], ratio))?.[mode],
            })),
          ),
      },
    ],
  };
}

const H_PARTS = { '4': 'b', '11': 'c' } as const;

/** i Tr[ρ(H − H†)] over ρ, and its value in the stationary state of Fig. 3(b). */
const TRACE = 'i \\text{Tr}[\\rho(H_{\\text{eff}} - H_{\\text{eff}}^\\dagger)]';
const fig3b: Point = { ...figures[3], g_1: '0.4' };

/** The term as the appendix has it, zero, or as the stationary state has it. */
const traceReading = (forms: Forms): readonly Reading[] => {
  const values = new Map(
    Object.entries(fig3b).map(([name, text]) => [name, { re: number(exactNumber(text)), im: 0 }]),
  );
  const occupied = exactOccupations(full, fig3b);
  const isRight = forms.isPutRight('eq-a2a') || forms.isPutRight('eq-a4');
  if (occupied) values.set('n_b', { re: occupied[1]!, im: 0 });
  return [
    {
      quantity: TRACE,
      at: { figure: '3(b)' },
      value: !isRight ? 0 : occupied && stationaryCurrent.evaluate(values).re,
    },
  ];
};

const traceConclusion: Conclusion = {
  premises: ['eq-a2a'],
  left: TRACE,
  formula: (forms) =>
    forms.isPutRight('eq-a2a') ? forms.value('eq-a2a') : scalarValue(Scalar.ZERO),
  stated: () => scalarValue(Scalar.ZERO),
  readings: traceReading,
};

/** The model of Eq. (3) with the Hamiltonian that Eq. (2) has in some form. */
const fullReadings = (forms: Forms): readonly Reading[] => {
  const model: Model = { ...full, hamiltonian: forms.operator('eq-2') };
  const found = exactOccupations(model, fig3b);
  return (['a', 'b'] as const).map((mode, k) => ({
    quantity: `\\langle n_${mode}\\rangle`,
    at: { figure: '3(b)' },
    value: found?.[k],
  }));
};

/** The rate λ of e^{L†t}a = e^{−λt}a. */
function decayOf(forms: Forms): Scalar {
  const a = Operator.annihilation(space, 'a');
  return forms
    .operator('eq-b8c')
    .coefficient([...a.terms.keys()][0]!)
    .negate();
}

/** e^{L†t′} of the coupling or its adjoint, from the decay of a; that of b is the same with its own parameters. */
const propagated =
  (isAdjoint: boolean) =>
  (forms: Forms): Value => {
    const own = decayOf(forms);
    const other = substitute(
      own,
      new Map([
        ['omega_a', formula('omega_b')],
        ['kappa_a_eff', formula('kappa_b')],
      ]),
    );
    const [a, b] = (['a', 'b'] as const).map((mode) => Operator.annihilation(space, mode)) as [
      Operator,
      Operator,
    ];
    const strengths = [formula('g_1 + g_2'), formula('g_1 - g_2')] as const;
    const [raise, lower] = isAdjoint ? [strengths[1], strengths[0]] : strengths;
    return {
      kind: 'decaying',
      variable: 't_prime',
      terms: [
        {
          rate: own.conjugate().plus(other),
          value: operatorValue(a.adjoint().times(b).scale(raise)),
        },
        {
          rate: own.plus(other.conjugate()),
          value: operatorValue(a.times(b.adjoint()).scale(lower)),
        },
      ],
    };
  };

const ratioReadings = (forms: Forms): readonly Reading[] =>
  (['2a', '2b', '4'] as const).map((figure) => {
    const point = atRatio(figures[figure], '10');
    const { values, decay } = bathOf(forms, cooling(forms, point));
    const coupling = values.get('g_1')! + values.get('g_2')!;
    return {
      quantity: "(g_1 + g_2)/(\\kappa'_a + \\kappa_b)",
      at: { figure: NAMES[figure], K_g: '10' },
      value: coupling / (decay + values.get('kappa_b')!),
    };
  });

export const consequences = (): Consequences => ({
  scope: scopeOf,
  putRight: {
    'eq-a2a': () => scalarValue(stationaryCurrent),
    'eq-a4': () => scalarValue(stationaryCurrent),
    'eq-b15': () => superoperatorValue(derivedGenerator),
  },
  conclusions: {
    'eq-3a': [{ readings: fullReadings }],
    ...Object.fromEntries(
      Object.entries(H_PARTS).map(([name, mode]): [string, readonly Conclusion[]] => [
        `eq-${name}`,
        [
          {
            left: name === '4' ? 'H_{c-A}' : 'H_{A-B}',
            formula: (forms) => operatorValue(without(mode, forms.operator('eq-2'))),
          },
        ],
      ]),
    ),
    'eq-a1': [
      {
        left: TRACE,
        formula: (forms) => {
          const h = forms.operator('eq-2');
          return operatorValue(h.minus(h.adjoint()).scale(Scalar.I));
        },
        stated: () =>
          operatorValue(full.hamiltonian.minus(full.hamiltonian.adjoint()).scale(Scalar.I)),
      },
    ],
    'eq-a2b': [traceConclusion],
    'eq-a3': [traceConclusion],
    'eq-a4': [traceConclusion],
    'text-trace-term-negligible': [{ readings: traceReading }],
    'eq-7': [
      {
        left: '\\Gamma_{\\text{opt}}',
        formula: (forms) => scalarValue(forms.scalar('eq-5').minus(forms.scalar('eq-6'))),
        stated: (forms) => scalarValue(forms.scalar('eq-5').minus(forms.scalar('eq-6'))),
        readings: bathReadings([['Gamma_opt', '\\Gamma_{\\text{opt}}']]),
      },
    ],
    'eq-8': [
      {
        left: 'n_{\\text{opt}}',
        formula: (forms) => {
          const [down, up] = [forms.scalar('eq-5'), forms.scalar('eq-6')];
          return scalarValue(up.over(down.minus(up)));
        },
        stated: (forms) => {
          const [down, up] = [forms.scalar('eq-5'), forms.scalar('eq-6')];
          return scalarValue(up.over(down.minus(up)));
        },
        readings: bathReadings([['n_opt', 'n_{\\text{opt}}']]),
      },
    ],
    'eq-10': [{ readings: bathReadings([NBAR]) }],
    'eq-12': [{ readings: bathReadings([KAPPA, NBAR]) }],
    'text-markov': [{ readings: ratioReadings }],
    ...quadratics('b'),
    ...quadratics('a'),
    ...adjointEquations('a'),
    ...adjointEquations('b'),
    'eq-b8b': [
      {
        left: '\\mathcal{L}_{\\text{sys}}^\\dagger a',
        formula: (forms) => forms.value('eq-b8a'),
      },
    ],
    ...Object.fromEntries(
      (['eq-b9', 'eq-b10'] as const).map((slug): [string, readonly Conclusion[]] => [
        slug,
        [
          {
            left: `e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'} (H_{\\text{int}}${slug === 'eq-b10' ? '^\\dagger' : ''})`,
            formula: propagated(slug === 'eq-b10'),
          },
        ],
      ]),
    ),
    'eq-b16': [
      {
        left: "H'_{\\text{sys}}",
        formula: (forms) => operatorValue(decompose(forms.superoperator('eq-b15')).hamiltonian),
      },
    ],
    'fig-2a-na-constant': curve('2a', ['a'], ratios),
    'fig-2a-nb-decreases': curve('2a', ['b'], ratios),
    'fig-2b-nb-exponential': curve('2b', ['b'], ratios),
    'fig-2b-na-increases': curve('2b', ['a'], ratios),
    'fig-2b-na-order': [...curve('2a', ['a'], ['10']), ...curve('2b', ['a'], ['10'])],
    'fig-2-reciprocal-limit': curve('2a', ['a', 'b'], ['1.001', '1.1']),
    'fig-4-weak-agreement': curve('4', ['b'], ['1.001', '1.05', '1.1']),
    'fig-4-trend': curve('4', ['b'], ratios),
    'fig-4-truncation': curve('4', ['b'], ['2', '10']),
  },
});
