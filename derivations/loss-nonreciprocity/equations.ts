/** The numbered equations (7) and (10)–(17) as printed, and what checks each. */

import {
  type Claim,
  interpret,
  interpretScalar,
  operatorValue,
  printText,
  readEquations,
  Scalar,
  type Scope,
  scalarValue,
  substitute,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import {
  type Equation,
  type Expression,
  expressScalar,
  identityMatrix,
  type Matrix,
  matrix,
  matrixValue,
  multiplyMatrices,
} from 'ladderproof/algebra';
import { chainResidual, declaredIn, modeNames, rightSide } from 'ladderproof/claims';
import { diagonal, response } from 'ladderproof/theory';
import {
  denominatorAtRandomPoints,
  exactly,
  fieldAtRandomPoints,
  idealAtRandomPoints,
  idealInFullModel,
  langevinInFockSpace,
  matrixInFockSpace,
  scatteringAtRandomPoints,
  scatteringIsUnitary,
  transmissionAtRandomPoints,
  transmissionInFullModel,
} from './checks.ts';
import {
  backward,
  backwardTransmission,
  coupling,
  denominator,
  dynamical,
  equalLosses,
  formula,
  forward,
  forwardTransmission,
  langevin,
  scattering,
  symmetric,
  withInput,
  withInputs,
} from './derivation.ts';
import { linear, parameters, symbols } from './model.ts';

const printed = {
  langevin: {
    a: String.raw`\frac{d}{dt}\hat{a} = -\left(i\omega_a + \frac{\kappa_a}{2}\right)\hat{a} - iJ_{ac}e^{-i\theta}\hat{c} - iJ_{ab}\hat{b} + \sqrt{\kappa_a}\hat{a}_{in}`,
    c: String.raw`\frac{d}{dt}\hat{c} = -\left(i\omega_c + \frac{\kappa_c}{2}\right)\hat{c} - iJ_{ac}e^{i\theta}\hat{a} - iJ_{bc}\hat{b} + \sqrt{\kappa_c}\hat{c}_{in}`,
    b: String.raw`\frac{d}{dt}\hat{b} = -\left(i\omega_b + \frac{\kappa_b}{2}\right)\hat{b} - iJ_{ab}\hat{a} - iJ_{bc}\hat{c} + \sqrt{\kappa_b}\hat{b}_{in}`,
  },
  matrix: String.raw`M = \begin{pmatrix} \omega_a - i\frac{\kappa_a}{2} & J_{ac}e^{-i\theta} & J_{ab} \\ J_{ac}e^{i\theta} & \omega_c - i\frac{\kappa_c}{2} & J_{bc} \\ J_{ab} & J_{bc} & \omega_b - i\frac{\kappa_b}{2} \end{pmatrix}`,
  field: String.raw`u(\omega) = -i(M - \omega I)^{-1}\sqrt{\Gamma}v_{in}(\omega)`,
  scattering: String.raw`S(\omega) = \frac{u_{out}}{u_{in}} = -i\sqrt{\Gamma}(M - \omega I)^{-1}\Gamma - I`,
  forward: String.raw`T_{a \rightarrow c}(\omega) = |S_{21}(\omega)|^2 = \left| \frac{-i\sqrt{\kappa_a\kappa_c} [J^2 + e^{i\theta}J_{ac}(\delta + \frac{i\kappa_b}{2})]}{D(\omega)} \right|^2`,
  backward: String.raw`T_{c \rightarrow a}(\omega) = |S_{12}(\omega)|^2 = \left| \frac{-i\sqrt{\kappa_a\kappa_c} [J^2 + e^{-i\theta}J_{ac}(\delta + \frac{i\kappa_b}{2})]}{D(\omega)} \right|^2`,
  denominator: String.raw`D(\omega) = 2\cos(\theta)J^2J_{ac} + J_{ac}^2\left(\delta + \frac{i\kappa_b}{2}\right) + J^2\left(\delta + \frac{i\kappa_c}{2}\right) - \left(\delta + \frac{i\kappa_a}{2}\right) \times \left[-J^2 + \left(\delta + \frac{i\kappa_b}{2}\right)\left(\delta + \frac{i\kappa_c}{2}\right)\right]`,
  idealForward: String.raw`\delta = \frac{\kappa}{2\tan(\theta)}, J_{ac} = -\frac{\kappa}{2\sin(\theta)}, J = \pm J_{ac}, \kappa_b = \kappa`,
  idealBackward: String.raw`\delta = -\frac{\kappa}{2\tan(\theta)}, J_{ac} = \frac{\kappa}{2\sin(\theta)}, J = \pm J_{ac}, \kappa_b = \kappa`,
} as const;

/** Eq. (15). */
export const printedDenominator = printed.denominator;

const operators: Scope = { names: new Map([...parameters, ...modeNames(withInputs)]) };

const rates = linear.space.sites.map(({ name }) => formula(`kappa_${name}`));
const inputs: Matrix = matrix(3, 1, (i) => Scalar.complex(`v_${i + 1}`));

export const matrices: Scope = {
  names: new Map<string, Value>([
    ...parameters,
    ['M', matrixValue(dynamical)],
    ['Gamma', matrixValue(diagonal(rates))],
    ['identity', matrixValue(identityMatrix(3))],
  ]),
  functions: new Map([['v_in', () => matrixValue(inputs)]]),
};

/** D(ω) in Eqs. (13) and (14) is what Eq. (15) prints. */
export const withDenominator: Scope = {
  names: parameters,
  functions: new Map([
    [
      'D',
      () =>
        scalarValue(
          interpretScalar(rightSide(readEquations(printed.denominator, symbols)), {
            names: parameters,
          }),
        ),
    ],
    ['S_21', () => scalarValue(symmetric(forward))],
    ['S_12', () => scalarValue(symmetric(backward))],
  ]),
};

/** Whether the transmission printed in Eq. (13) follows from a form of Eq. (12). */
function transmissionFollows(equations: readonly Equation[]): boolean {
  const S = interpret(rightSide(equations), matrices);
  if (S.kind !== 'matrix') return false;
  const stated = interpretScalar(
    rightSide(readEquations(printed.forward, symbols)),
    withDenominator,
  );
  return symmetric(S.matrix[1]![0]!).modulusSquared().equals(stated);
}

/** The conditions as substitutions, J with the sign asked for. */
function conditions(equations: readonly Equation[], sign: 1 | -1): ReadonlyMap<string, Scalar> {
  const known = new Map<string, Scalar>();
  for (const { left, right } of equations) {
    if (left.kind !== 'symbol') throw new RangeError('not a condition on a symbol');
    const plain: Expression = right.kind === 'plus-minus' ? right.of : right;
    const value = substitute(interpretScalar(plain, { names: parameters }), known);
    known.set(left.name, right.kind === 'plus-minus' ? value.times(Scalar.integer(sign)) : value);
  }
  return known;
}

/** A transmission at the conditions that Eq. (16) or (17) prints, J = +J_ac. */
export function atIdeal(transmission: Scalar, name: '16' | '17'): Scalar {
  const tex = name === '16' ? printed.idealForward : printed.idealBackward;
  return substitute(equalLosses(transmission), conditions(readEquations(tex, symbols), 1));
}

/** Both transmissions with the conditions inserted, for both signs of J, as functions of the free angle. */
function transmissions(equations: readonly Equation[]): { readonly [name: string]: Scalar } {
  const at = (value: Scalar, sign: 1 | -1): Scalar =>
    substitute(equalLosses(value), conditions(equations, sign));
  return {
    'T_ac, J = +J_ac': at(forwardTransmission, 1),
    'T_ac, J = -J_ac': at(forwardTransmission, -1),
    'T_ca, J = +J_ac': at(backwardTransmission, 1),
    'T_ca, J = -J_ac': at(backwardTransmission, -1),
  };
}

const only = (ac: Scalar, ca: Scalar): { readonly [name: string]: Scalar } => ({
  'T_ac, J = +J_ac': ac,
  'T_ac, J = -J_ac': ac,
  'T_ca, J = +J_ac': ca,
  'T_ca, J = -J_ac': ca,
});

const text = (value: Scalar): string => printText(expressScalar(value));

export const equations = declaredIn(import.meta.url, (): readonly Claim[] => [
  ...langevin.map((equation, k): Claim => {
    const mode = equation.mode as 'a' | 'c' | 'b';
    return {
      kind: 'equation',
      slug: `eq-7${'abc'[k]}`,
      where: `Eq. (7), line ${k + 1}`,
      title: `Langevin equation of cavity ${mode}`,
      printed: printed.langevin[mode],
      premises: [],
      line: `langevin-${mode}`,
      checks: [
        symbolicResidual(operators, () => operatorValue(withInput(equation))),
        langevinInFockSpace(mode),
      ],
    };
  }),
  {
    kind: 'equation',
    slug: 'eq-10',
    where: 'Eq. (10)',
    title: 'Dynamical matrix',
    printed: printed.matrix,
    premises: ['eq-7a', 'eq-7b', 'eq-7c'],
    line: 'M',
    checks: [symbolicResidual(operators, () => matrixValue(dynamical)), matrixInFockSpace],
  },
  {
    kind: 'equation',
    slug: 'eq-11',
    where: 'Eq. (11)',
    title: 'Cavity fields in frequency space',
    printed: printed.field,
    premises: ['eq-10'],
    line: 'response',
    checks: [
      symbolicResidual(matrices, () =>
        matrixValue(multiplyMatrices(response(dynamical, coupling, formula('omega')), inputs)),
      ),
      fieldAtRandomPoints,
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-12',
    where: 'Eq. (12)',
    title: 'Scattering matrix',
    printed: printed.scattering,
    premises: ['eq-11'],
    line: 'S',
    checks: [
      symbolicResidual(matrices, () => matrixValue(scattering)),
      scatteringAtRandomPoints,
      scatteringIsUnitary,
    ],
    conclusions: transmissionFollows,
  },
  {
    kind: 'equation',
    slug: 'eq-13',
    where: 'Eq. (13)',
    title: 'Transmission from a to c',
    printed: printed.forward,
    premises: ['eq-12', 'eq-15'],
    line: 'T_ac',
    checks: [
      chainResidual(withDenominator, () => scalarValue(forwardTransmission)),
      transmissionAtRandomPoints('ac'),
      transmissionInFullModel('ac'),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-14',
    where: 'Eq. (14)',
    title: 'Transmission from c to a',
    printed: printed.backward,
    premises: ['eq-12', 'eq-15'],
    line: 'T_ca',
    checks: [
      chainResidual(withDenominator, () => scalarValue(backwardTransmission)),
      transmissionAtRandomPoints('ca'),
      transmissionInFullModel('ca'),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-15',
    where: 'Eq. (15)',
    title: 'Denominator of the transmission',
    printed: printed.denominator,
    premises: ['eq-10'],
    line: 'D',
    checks: [
      symbolicResidual({ names: parameters }, () => scalarValue(denominator)),
      denominatorAtRandomPoints,
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-16',
    where: 'Eq. (16)',
    title: 'Conditions for complete transmission from a to c only',
    printed: printed.idealForward,
    premises: ['eq-13', 'eq-14', 'eq-15'],
    line: 'T_ac-16',
    scope: { names: parameters },
    checks: [
      exactly('insertion', transmissions, only(Scalar.ONE, Scalar.ZERO), text),
      idealAtRandomPoints('ac'),
      idealInFullModel('ac'),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-17',
    where: 'Eq. (17)',
    title: 'Conditions for complete transmission from c to a only',
    printed: printed.idealBackward,
    premises: ['eq-13', 'eq-14', 'eq-15'],
    line: 'T_ca-17',
    scope: { names: parameters },
    checks: [
      exactly('insertion', transmissions, only(Scalar.ZERO, Scalar.ONE), text),
      idealAtRandomPoints('ca'),
      idealInFullModel('ca'),
    ],
  },
]);
