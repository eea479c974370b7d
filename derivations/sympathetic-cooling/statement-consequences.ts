/** What becomes of statements and figures: which numbers they are about, and how those follow from the equations. */
import {
  interpret,
  type Model,
  Operator,
  operatorValue,
  readEquations,
  type Value,
} from 'ladderproof';
import type {
  Conclusion,
  Consequences,
  Forms,
  ConsequenceReading as Reading,
} from 'ladderproof/claims';
import {
  bathOf,
  CURVES,
  cooling,
  curve,
  type Mode,
  NAMES,
  occupationsAt,
  realValues,
  stages,
} from './consequence-readings.ts';
import { counterRotating, occupation, rotating } from './direct-cooling.ts';
import { definitions } from './displays.ts';
import { type Panel, panelNames, panels, pointOf } from './figure-3-statements.ts';
import {
  inRotatingFrame,
  scope as mainScope,
  operatorOf,
  stationaryCurrent,
} from './hamiltonians.ts';
import { decayFormulas } from './inline-statements.ts';
import { full, symbols } from './model.ts';
import { ladderPropagated } from './reduction-consequences.ts';
import { scope as pairScope } from './second-order.ts';
import {
  atRatio,
  exactNumber,
  exactOccupations,
  exactState,
  number,
  type Point,
} from './solutions.ts';
import { figures, ratioOf, ratios, resonant } from './statement-checks.ts';

const modes = ['a', 'b'] as const;
const indexOf = { a: 0, b: 1 } as const;

/** The right-hand side of a formula in the text. */
const readRight = (tex: string, scope: typeof mainScope): Value =>
  interpret(readEquations(tex, symbols).at(-1)!.right, scope);

/** i Tr[ρ(H − H†)] over ρ, and its value in the stationary state of Fig. 3(b). */
export const TRACE = 'i \\text{Tr}[\\rho(H_{\\text{eff}} - H_{\\text{eff}}^\\dagger)]';
const fig3b: Point = pointOf('b');

/** The term as the appendix has it, zero, or as the stationary state has it. */
export const traceReading = (forms: Forms): readonly Reading[] => {
  const values = realValues(
    Object.entries(fig3b).map(([name, text]) => [name, number(exactNumber(text))] as const),
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

/** The occupations of Eq. (3) in Fig. 3, with the Hamiltonian that Eq. (2) has in some form. */
export const fullReadings =
  (panel: Panel, of: readonly Mode[] = modes) =>
  (forms: Forms): readonly Reading[] => {
    const model: Model = { ...full, hamiltonian: forms.operator('eq-2') };
    const found = exactOccupations(model, pointOf(panel));
    return of.map((mode) => ({
      quantity: `\\langle n_${mode}\\rangle`,
      at: { figure: `3(${panel})` },
      value: found?.[indexOf[mode]],
    }));
  };

/** The coefficient of c†c over Δ. */
function detuningSign(hamiltonian: Operator): number {
  const c = Operator.annihilation(full.space, 'c');
  const [word] = [...c.adjoint().times(c).terms.keys()];
  return hamiltonian.coefficient(word!).evaluate(realValues([['Delta', 1]])).re;
}

/** Direct cooling with and without the terms that are neglected, at the sign with which Δ enters. */
const counterRotatingReadings = (forms: Forms): readonly Reading[] =>
  (['2a', '2b', '3'] as const).flatMap((figure) => {
    const point = { ...figures[figure], Delta: String(-forms.number('text-detuning-sign')!) };
    return [
      { terms: 'neglected', model: rotating },
      { terms: 'kept', model: counterRotating },
    ].map(({ terms, model }) => ({
      quantity: '\\langle n_a\\rangle',
      at: { figure: NAMES[figure], 'ac + a†c†': terms },
      value: occupation(point, model),
    }));
  });

/** The occupations at the ratios of both panels of Fig. 3. */
const trendReadings = (forms: Forms): readonly Reading[] =>
  panelNames.flatMap((panel) => {
    const ratio = forms.number(`fig-3${panel}-kg`)!;
    const state = exactState(atRatio(figures[3], String(ratio)));
    const at = { figure: `3(${panel})` };
    const occupied = modes.map((mode) => ({
      quantity: `\\langle n_${mode}\\rangle`,
      at,
      value: state.kind === 'exact' ? state.occupations[indexOf[mode]] : undefined,
    }));
    return [{ quantity: 'K_g', at, value: ratio }, ...occupied];
  });

const OVER_DIRECT = '\\langle n_b\\rangle / n_{\\text{direct}}';

/** n_b of Fig. 3 over what a cavity on resonance reaches. */
const belowDirect = (forms: Forms): readonly Reading[] => {
  const direct = occupation(resonant(figures[3]), rotating)!;
  return panelNames.map((panel) => {
    const reached = forms.number(`fig-3${panel}-nb`);
    return {
      quantity: OVER_DIRECT,
      at: { figure: `3(${panel})` },
      value: reached === undefined ? undefined : reached / direct,
    };
  });
};

/** n_b of the mean-field curve over the occupation of the bath that cools A, which is all that a cavity reaches. */
const belowBath = (forms: Forms): readonly Reading[] =>
  (['2', '10'] as const).map((ratio) => {
    const point = atRatio(figures['2a'], ratio);
    const found = occupationsAt(forms, point);
    return {
      quantity: "\\langle n_b\\rangle / \\bar{n}'_a",
      at: { figure: NAMES['2a'], K_g: ratio },
      value: found && found.b / bathOf(forms, cooling(forms, point)).occupation,
    };
  });

const ratioReadings = (forms: Forms): readonly Reading[] =>
  CURVES.map((figure) => {
    const point = atRatio(figures[figure], '10');
    const { values, decay } = bathOf(forms, cooling(forms, point));
    const coupling = values.get('g_1')! + values.get('g_2')!;
    return {
      quantity: "(g_1 + g_2)/(\\kappa'_a + \\kappa_b)",
      at: { figure: NAMES[figure], K_g: '10' },
      value: coupling / (decay + values.get('kappa_b')!),
    };
  });

/** The numbers that statements are about. */
export const numbers: NonNullable<Consequences['numbers']> = {
  'text-detuning-sign': {
    printed: detuningSign(operatorOf(readRight(definitions['H-0-prime'], mainScope))),
    putRight: () => detuningSign(inRotatingFrame()),
  },
  ...Object.fromEntries(
    panelNames.flatMap((panel) => [
      [
        `fig-3${panel}-kg`,
        {
          printed: Number(panels[panel].ratio),
          putRight: () => number(ratioOf(pointOf(panel))),
        },
      ],
      ...modes.map((mode) => [
        `fig-3${panel}-n${mode}`,
        {
          printed: Number(panels[panel].pair[mode]),
          putRight: () => exactOccupations(full, pointOf(panel))?.[indexOf[mode]],
        },
      ]),
    ]),
  ),
};

export const statementConclusions: Readonly<Record<string, readonly Conclusion[]>> = {
  'text-rwa': [{ readings: counterRotatingReadings }],
  'text-trace-term-negligible': [{ readings: traceReading }],
  'text-non-hermitian-part': [
    {
      left: 'H_{\\text{eff}} - H_{\\text{eff}}^\\dagger',
      formula: (forms) => {
        const h = forms.operator('eq-2');
        return operatorValue(h.minus(h.adjoint()));
      },
      stated: () => readRight(definitions.difference, mainScope),
    },
  ],
  'text-markov': [{ readings: ratioReadings }],
  ...Object.fromEntries(
    decayFormulas.map(({ slug, left, tex, mode, isAdjoint }): [string, readonly Conclusion[]] => [
      slug,
      [
        {
          left,
          formula: ladderPropagated(mode, isAdjoint),
          stated: () => readRight(tex, pairScope),
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    panelNames.flatMap((panel) =>
      modes.map((mode): [string, readonly Conclusion[]] => [
        `fig-3${panel}-n${mode}`,
        [{ premises: ['eq-2'], readings: fullReadings(panel, [mode]) }],
      ]),
    ),
  ),
  'fig-3-trend': [{ readings: trendReadings }],
  'text-below-cavity-limit': [{ readings: belowDirect }, ...stages(belowBath)],
  'fig-2a-na-constant': curve('2a', ['a'], ratios),
  'fig-2a-nb-decreases': curve('2a', ['b'], ratios),
  'fig-2b-nb-exponential': curve('2b', ['b'], ratios),
  'fig-2b-na-increases': curve('2b', ['a'], ratios),
  'fig-2b-na-order': [...curve('2a', ['a'], ['10']), ...curve('2b', ['a'], ['10'])],
  'fig-2-reciprocal-limit': curve('2a', ['a', 'b'], ['1.001', '1.1']),
  'fig-4-weak-agreement': curve('4', ['b'], ['1.001', '1.05', '1.1']),
  'fig-4-trend': curve('4', ['b'], ratios),
  'fig-4-truncation': curve('4', ['b'], ['2', '10']),
};
