/** Eqs. (13), (15), (B19) and (C2) as printed, and what checks each. */

import {
  type Check,
  type Claim,
  interpretScalar,
  numberOperator,
  operatorValue,
  Scalar,
  type Scope,
  scalarValue,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import type { Equation } from 'ladderproof/algebra';
import { modeNames, parameterNames, rightSide } from 'ladderproof/claims';
import { eliminate } from 'ladderproof/theory';
import { appendixB } from './appendix-b.ts';
import {
  coefficientAtRandomPoints,
  dissipatorInFockSpace,
  equationInFockSpace,
  equationUnderMasterEquation,
  rateFromCorrelation,
  relaxationInFockSpace,
} from './checks.ts';
import {
  dissipatorLines,
  effective,
  formula,
  meanFieldEquations,
  numberEquation,
  rates,
  readScalar,
  relaxation,
  stationary,
} from './derivation.ts';
import { mainText } from './main-text.ts';
import { paperDissipator, parameters, reduced } from './model.ts';
import { printed } from './printed.ts';
import { quadraticClaims } from './quadratic-claims.ts';
import { statements } from './statements.ts';
import { traceTermClaims } from './trace-term.ts';

const { space } = reduced;
const modes = ['a', 'b'] as const;
type Mode = (typeof modes)[number];

const scalars = parameterNames(parameters);
const bathSymbols = ['A_minus', 'A_plus', 'Gamma_opt', 'n_opt'] as const;

/** Operator equations: n_a and n_b are number operators. */
const operators: Scope = {
  names: new Map<string, Value>([
    ...scalars,
    ...modeNames(space),
    ...modes.map((mode) => [`n_${mode}`, operatorValue(numberOperator(space, mode))] as const),
  ]),
  dissipator: paperDissipator,
};

/** Mean-field equations: n_a and n_b are numbers. */
const means: Scope = {
  names: new Map([
    ...scalars,
    ...bathSymbols.map((name) => [name, scalarValue(formula(name))] as const),
    ...modes.map((mode) => [`n_${mode}`, scalarValue(Scalar.real(`n_${mode}`))] as const),
  ]),
};

/** Whether the coefficients printed in Eq. (15) follow from a form of one line of Eq. (13), the other as printed. */
function coefficientsFollow(mode: Mode): (equations: readonly Equation[]) => boolean {
  return (equations) => {
    const lines = {
      ...meanFieldEquations.printed,
      [mode]: interpretScalar(rightSide(equations), means),
    };
    const { linear, constant } = eliminate(lines.a, lines.b, { keep: 'n_b', drop: 'n_a' });
    return linear.equals(readScalar(printed['15b'])) && constant.equals(readScalar(printed['15c']));
  };
}

interface CoefficientClaim {
  readonly number: '15' | 'C2';
  readonly letter: 'a' | 'b' | 'c';
  readonly symbol: string;
  readonly keep: Mode;
  readonly part: 'quadratic' | 'linear' | 'constant';
}

const coefficients: readonly CoefficientClaim[] = [
  { number: '15', letter: 'a', symbol: 'A', keep: 'b', part: 'quadratic' },
  { number: '15', letter: 'b', symbol: 'B', keep: 'b', part: 'linear' },
  { number: '15', letter: 'c', symbol: 'C', keep: 'b', part: 'constant' },
  { number: 'C2', letter: 'a', symbol: 'D', keep: 'a', part: 'quadratic' },
  { number: 'C2', letter: 'b', symbol: 'E', keep: 'a', part: 'linear' },
  { number: 'C2', letter: 'c', symbol: 'F', keep: 'a', part: 'constant' },
];

const powers = { quadratic: 2, linear: 1, constant: 0 } as const;

/** Eqs. (5)–(10): the cavity as a bath. Each is compared with what the master equation (3) gives. */
const bathClaims: readonly BathClaim[] = [
  {
    number: '5',
    title: 'Anti-Stokes rate',
    line: 'A_minus',
    premises: [],
    derived: () => rates.down,
    second: rateFromCorrelation(1),
  },
  {
    number: '6',
    title: 'Stokes rate',
    line: 'A_plus',
    premises: [],
    derived: () => rates.up,
    second: rateFromCorrelation(-1),
  },
  {
    number: '7',
    title: 'Optically induced damping rate',
    line: 'Gamma_opt',
    premises: ['eq-5', 'eq-6'],
    derived: () => relaxation(false).decay,
    second: relaxationInFockSpace('optical-decay'),
  },
  {
    number: '8',
    title: 'Effective occupation of the optical bath',
    line: 'n_opt',
    premises: ['eq-5', 'eq-6', 'eq-7'],
    derived: () => relaxation(false).gain.over(relaxation(false).decay),
    second: relaxationInFockSpace('optical-occupation'),
  },
  {
    number: '9',
    title: 'Total effective damping rate of particle A',
    line: 'kappa_a_eff',
    premises: ['eq-7'],
    derived: () => effective.decay,
    second: relaxationInFockSpace('total-decay'),
  },
  {
    number: '10',
    title: 'Total effective bath occupation of particle A',
    line: 'nbar_a_eff',
    premises: ['eq-7', 'eq-8', 'eq-9'],
    // The printed form has κ_a^(eff) in it; the derived one is brought to that form exactly.
    derived: () => effective.occupation.times(effective.decay).over(formula('kappa_a_eff')),
    second: relaxationInFockSpace('total-occupation'),
  },
];

interface BathClaim {
  readonly number: '5' | '6' | '7' | '8' | '9' | '10';
  readonly title: string;
  readonly line: string;
  readonly premises: readonly string[];
  readonly derived: () => Scalar;
  readonly second: Check;
}

export const claims = (): readonly Claim[] => [
  ...bathClaims.map(
    ({ number, title, line, premises, derived, second }): Claim => ({
      kind: 'equation',
      slug: `eq-${number}`,
      where: `Eq. (${number})`,
      title,
      printed: printed[number],
      premises,
      line,
      checks: [symbolicResidual(means, () => scalarValue(derived())), second],
    }),
  ),
  ...modes.map(
    (mode): Claim => ({
      kind: 'equation',
      slug: `eq-13${mode}`,
      where: `Eq. (13), line ${mode === 'a' ? 1 : 2}`,
      title: `Equation of motion of the occupation of particle ${mode.toUpperCase()}`,
      printed: printed[`13${mode}`],
      premises: [
        `eq-b18${mode}`,
        ...dissipatorLines.flatMap(({ of }, k) => (of === mode ? [`eq-b19${'abcdefgh'[k]}`] : [])),
      ],
      line: `dn_${mode}`,
      checks: [
        symbolicResidual(operators, () => operatorValue(numberEquation(mode))),
        equationInFockSpace(mode),
        equationUnderMasterEquation(mode),
      ],
      conclusions: coefficientsFollow(mode),
    }),
  ),
  ...coefficients.map(({ number, letter, symbol, keep, part }): Claim => {
    const slug = `${number.toLowerCase()}${letter}` as
      | '15a'
      | '15b'
      | '15c'
      | 'c2a'
      | 'c2b'
      | 'c2c';
    return {
      kind: 'equation',
      slug: `eq-${slug}`,
      where: `Eq. (${number}), ${symbol}`,
      title: `Coefficient ${symbol} of the quadratic for the occupation of particle ${keep.toUpperCase()}`,
      printed: printed[slug],
      premises: ['eq-13a', 'eq-13b'],
      line: `${symbol}-printed`,
      checks: [
        symbolicResidual(means, () => scalarValue(stationary('printed', keep)[part])),
        coefficientAtRandomPoints(keep, powers[part]),
      ],
    };
  }),
  ...dissipatorLines.map(({ jump, of }, k): Claim => {
    const tex = printed.b19[k]!;
    return {
      kind: 'equation',
      slug: `eq-b19${'abcdefgh'[k]}`,
      where: `Eq. (B19), statement ${k + 1}`,
      title: `Adjoint dissipator of n_${of}`,
      printed: tex,
      premises: [],
      line: `dissipator-${k + 1}`,
      checks: [
        symbolicResidual(operators, () =>
          operatorValue(paperDissipator(jump).applyAdjoint(numberOperator(space, of))),
        ),
        dissipatorInFockSpace(tex),
      ],
    };
  }),
  ...mainText(),
  ...quadraticClaims(),
  ...traceTermClaims(),
  ...appendixB(),
  ...statements(),
];
