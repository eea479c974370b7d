/** How (B5)–(B18) and Eqs. (12) and (13) follow from each other. */
import {
  numberOperator,
  Operator,
  operatorValue,
  Scalar,
  Superoperator,
  scalarValue,
  substitute,
  type Value,
} from 'ladderproof';
import {
  addValues,
  decompose,
  StateMap,
  stateValue,
  superoperatorValue,
} from 'ladderproof/algebra';
import type { Conclusion, Forms, ConsequenceReading as Reading } from 'ladderproof/claims';
import { confirmedIntegral, inNumberOperators, secular } from 'ladderproof/theory';
import {
  bathOf,
  bathReadings,
  CURVES,
  KAPPA,
  type Mode,
  NAMES,
  NBAR,
  occupationsAt,
  realValues,
} from './consequence-readings.ts';
import { formula, occupations } from './derivation.ts';
import { pair } from './model.ts';
import {
  atResonance,
  derivedGenerator,
  free,
  interaction,
  onStationaryState,
  superoperatorOf,
  whole,
} from './second-order.ts';
import { atRatio } from './solutions.ts';
import { figures } from './statement-checks.ts';

const { space } = pair;

const image = (map: Superoperator): Value => stateValue(StateMap.density(space, 't').mappedBy(map));

const onOccupations = (operator: Operator): Value => {
  const scalar = inNumberOperators(operator, [occupations.a, occupations.b]);
  if (!scalar) throw new RangeError('not a function of the occupations');
  return scalarValue(scalar);
};

/** (B18) from (B15) and Eq. (13) from (B18): the adjoint of whatever generator is taken, on an occupation. */
function adjointEquations(mode: Mode): Readonly<Record<string, readonly Conclusion[]>> {
  const flow = `\\frac{d}{dt} n_${mode}`;
  const adjoint = (forms: Forms): Value =>
    operatorValue(forms.superoperator('eq-b15').applyAdjoint(numberOperator(space, mode)));
  const fromAdjoint: Conclusion = {
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
  };
  return {
    [`eq-b18${mode}`]: [{ left: flow, formula: adjoint, stated: adjoint }],
    [`eq-13${mode}`]: [fromAdjoint],
  };
}

/** The rate λ of e^{L†t}a = e^{−λt}a. */
function decayOf(forms: Forms): Scalar {
  const a = Operator.annihilation(space, 'a');
  return forms
    .operator('eq-b8c')
    .coefficient([...a.terms.keys()][0]!)
    .negate();
}

/** The rates of both particles: that of b is the same with its own parameters. */
function decays(forms: Forms): Readonly<Record<Mode, Scalar>> {
  const own = decayOf(forms);
  const names = new Map([
    ['omega_a', formula('omega_b')],
    ['kappa_a_eff', formula('kappa_b')],
  ]);
  return { a: own, b: substitute(own, names) };
}

const decaying = (terms: readonly { readonly rate: Scalar; readonly value: Value }[]): Value => ({
  kind: 'decaying',
  variable: 't_prime',
  terms,
});

const ladder = (mode: Mode): Operator => Operator.annihilation(space, mode);

/** e^{L†t′} of the coupling or its adjoint, from the decay of the ladder operators. */
const propagated =
  (isAdjoint: boolean) =>
  (forms: Forms): Value => {
    const { a: own, b: other } = decays(forms);
    const strengths = [formula('g_1 + g_2'), formula('g_1 - g_2')] as const;
    const [raise, lower] = isAdjoint ? [strengths[1], strengths[0]] : strengths;
    const [a, b] = [ladder('a'), ladder('b')];
    return decaying([
      {
        rate: own.conjugate().plus(other),
        value: operatorValue(a.adjoint().times(b).scale(raise)),
      },
      {
        rate: own.plus(other.conjugate()),
        value: operatorValue(a.times(b.adjoint()).scale(lower)),
      },
    ]);
  };

/** e^{L†t′} of one ladder operator. */
export const ladderPropagated =
  (mode: Mode, isAdjoint: boolean) =>
  (forms: Forms): Value => {
    const [rate, x] = [decays(forms)[mode], ladder(mode)];
    return decaying([
      isAdjoint
        ? { rate: rate.conjugate(), value: operatorValue(x.adjoint()) }
        : { rate, value: operatorValue(x) },
    ]);
  };

/**
 * What (B5) should be: each term of L_int ρ decays and turns as it does on the stationary state of the free evolution,
 * in the Schrödinger picture.
 */
function propagatedImage(): Value {
  return decaying(
    [...interaction.terms].map((term) => {
      const map = Superoperator.ofTerms(space, [term]);
      const before = onStationaryState(map);
      const [word] = [...before.terms.keys()];
      const after = onStationaryState(free.after(map));
      const rate = after.coefficient(word!).over(before.coefficient(word!)).negate();
      if (!after.equals(before.scale(rate.negate()))) throw new RangeError('no eigenvector');
      return { rate, value: image(map) };
    }),
  );
}

/** ∫₀^∞dt′ of an image of the state that decays. */
function memory(forms: Forms): readonly { readonly rate: Scalar; readonly map: Superoperator }[] {
  const value = forms.value('eq-b5');
  if (value.kind !== 'decaying') throw new RangeError(`a ${value.kind} does not decay`);
  return value.terms.map(({ rate, value: of }) => ({ rate, map: superoperatorOf(of) }));
}

/** (B6): the free evolution, and the coupling after the memory of it. */
function reduced(forms: Forms): Superoperator {
  return memory(forms)
    .map(({ rate, map }) => interaction.after(map).scale(confirmedIntegral(rate)))
    .reduce((sum, term) => sum.plus(term), free);
}

/** |∫₀^∞dt′ e^{−λt′}| of the first term, at the parameters of the figures. */
const memoryReadings = (forms: Forms): readonly Reading[] =>
  CURVES.map((figure) => {
    const { values } = bathOf(forms, atRatio(figures[figure], '2'));
    const weight = confirmedIntegral(memory(forms)[0]!.rate).evaluate(realValues(values));
    return {
      quantity: "|\\int_0^\\infty dt' e^{-\\lambda t'}|",
      at: { figure: NAMES[figure], K_g: '2' },
      value: Math.hypot(weight.re, weight.im),
    };
  });

/** What of (B6) is of second order in the coupling, with what the paper drops dropped. */
function secondOrder(forms: Forms): Superoperator {
  const map = forms.superoperator('eq-b6');
  const none = new Map([
    ['g_1', Scalar.ZERO],
    ['g_2', Scalar.ZERO],
  ]);
  const uncoupled = Superoperator.ofTerms(
    space,
    [...map.terms].map(([key, coefficient]) => [key, substitute(coefficient, none)] as const),
  );
  return secular(atResonance(map.minus(uncoupled)));
}

type Side = 'left' | 'right' | 'both';

/** The terms that act on the state from one side, or from both. */
function acting(map: Superoperator, from: Side): Superoperator {
  return Superoperator.ofTerms(
    space,
    [...map.terms].filter(([key]) => {
      const [left, right] = map.split(key);
      const sides = [left !== space.identity, right !== space.identity];
      return from === 'both' ? sides[0] && sides[1] : sides[from === 'left' ? 1 : 0] === false;
    }),
  );
}

/** The four terms of (B6), first from (B6) put right and then from (B5); the two that act from both sides together. */
const terms = Object.fromEntries(
  (
    [
      ['b11', 'left', '\\text{(B11)}'],
      ['b12', 'both', '\\text{(B12)} + \\text{(B13)}'],
      ['b13', 'both', '\\text{(B12)} + \\text{(B13)}'],
      ['b14', 'right', '\\text{(B14)}'],
    ] as const
  ).map(([name, side, left]): [string, readonly Conclusion[]] => {
    const conclusion: Conclusion = {
      left,
      formula: (forms) => image(acting(secondOrder(forms), side)),
      ...(side === 'both'
        ? {
            stated: (forms: Forms) => addValues(forms.printed('eq-b12')!, forms.printed('eq-b13')!),
          }
        : {}),
    };
    return [
      `eq-${name}`,
      [
        { ...conclusion, premises: ['eq-b6'] },
        { ...conclusion, premises: ['eq-b5'] },
      ],
    ];
  }),
);

/** What is right in place of equations of the reduction that no small change saves. */
export const reductionPutRight: Readonly<Record<string, () => Value>> = {
  'eq-b5': propagatedImage,
  'eq-b15': () => superoperatorValue(derivedGenerator),
};

export const reductionConclusions: Readonly<Record<string, readonly Conclusion[]>> = {
  'eq-12': [
    {
      left: '\\dot{\\rho}_{a,b}',
      relativeTo: "\\mathcal{L}' \\rho_{a,b}",
      // The trace-correction term of Eq. (3) at whatever value Appendix A leaves it.
      formula: (forms) =>
        image(
          whole.plus(Superoperator.left(Operator.identity(space)).scale(forms.scalar('eq-a4'))),
        ),
      readings: bathReadings([KAPPA, NBAR]),
    },
  ],
  ...adjointEquations('a'),
  ...adjointEquations('b'),
  'eq-b6': [
    {
      left: '\\dot{\\rho}_{a,b}(t)',
      formula: (forms) => image(reduced(forms)),
      stated: (forms) => image(reduced(forms)),
      relativeTo: '\\text{(B6) from (B5) as printed}',
      readings: memoryReadings,
    },
  ],
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
  ...terms,
  'eq-b15': [
    {
      left: '\\dot{\\rho}_{a,b}(t)',
      relativeTo: '\\text{(B15)}',
      isFinal: true,
      // Both at ω_a = ω_b, where (B11)–(B14) are.
      stated: (forms) => image(atResonance(superoperatorOf(forms.printed('eq-b15')!))),
      formula: (forms) => image(secular(atResonance(forms.superoperator('eq-b6')))),
    },
  ],
  'eq-b16': [
    {
      left: "H'_{\\text{sys}}",
      formula: (forms) => operatorValue(decompose(forms.superoperator('eq-b15')).hamiltonian),
    },
  ],
};
