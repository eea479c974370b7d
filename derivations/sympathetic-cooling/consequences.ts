/** How the paper's claims follow from each other, so that what rests on something false can be put right. */

import { operatorValue, Scalar, type Scope, scalarValue, type Value } from 'ladderproof';
import { type Conclusion, type Consequences, type Forms, parameterNames } from 'ladderproof/claims';
import { eliminate } from 'ladderproof/theory';
import {
  bathReadings,
  CURVES,
  KAPPA,
  type Mode,
  NAMES,
  NBAR,
  occupationsAt,
  points,
  polynomial,
} from './consequence-readings.ts';
import { formula, occupations } from './derivation.ts';
import { scope as mainScope, stationaryCurrent, without } from './hamiltonians.ts';
import { full, parameters } from './model.ts';
import { reductionConclusions, reductionPutRight } from './reduction-consequences.ts';
import { scope as pairScope, readDisplay } from './second-order.ts';
import { atRatio } from './solutions.ts';
import { figures } from './statement-checks.ts';
import {
  fullReadings,
  numbers,
  statementConclusions,
  TRACE,
  traceReading,
} from './statement-consequences.ts';

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

const SHOWN = ['1.1', '2', '10'];

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
  const inMean = (parts: readonly Scalar[]): Value => scalarValue(polynomial(parts, x));
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
        stated: (forms) => inMean(slugs.map((slug) => forms.scalar(slug))),
        formula: (forms) => inMean(PARTS.map((part) => eliminated(forms, keep)[part])),
        collect: [`n_${keep}`],
        readings: (forms) =>
          CURVES.flatMap((figure) =>
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

const H_PARTS = { '4': 'b', '11': 'c' } as const;

const traceConclusion: Conclusion = {
  premises: ['eq-a2a'],
  left: TRACE,
  formula: (forms) =>
    forms.isPutRight('eq-a2a') ? forms.value('eq-a2a') : scalarValue(Scalar.ZERO),
  stated: () => scalarValue(Scalar.ZERO),
  readings: traceReading,
};

export const consequences = (): Consequences => ({
  scope: scopeOf,
  putRight: {
    'eq-a2a': () => scalarValue(stationaryCurrent),
    'eq-a4': () => scalarValue(stationaryCurrent),
    ...reductionPutRight,
  },
  numbers,
  conclusions: {
    'eq-3a': [{ readings: fullReadings('b') }],
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
    'eq-9': [{ premises: ['eq-5', 'eq-6'], readings: bathReadings([KAPPA]) }],
    'eq-10': [{ readings: bathReadings([NBAR]) }],
    ...quadratics('b'),
    ...quadratics('a'),
    ...reductionConclusions,
    ...statementConclusions,
  },
});
