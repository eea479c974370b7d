/** Eqs. (1)–(6), (8) and (9): what the paper sets, checked against the use it makes of it. */

import {
  type Check,
  type Claim,
  generatorOf,
  interpret,
  interpretOperator,
  interpretScalar,
  modes,
  numberOperator,
  Operator,
  operatorValue,
  readText,
  Scalar,
  type Scope,
  type Space,
  Superoperator,
  scalarValue,
  substitute,
  type Value,
} from 'ladderproof';
import {
  type Equation,
  exponentialOfI,
  exponents,
  type Matrix,
  mapMatrix,
  matricesEqual,
  matrixValue,
  superoperatorValue,
  transpose,
} from 'ladderproof/algebra';
import { chainResidual, declaredIn, describeValue, modeNames, rightSide } from 'ladderproof/claims';
import { diagonal } from 'ladderproof/theory';
import {
  atOrder,
  correlationsInFockSpace,
  driveInFockSpace,
  hamiltonianInFockSpace,
  hermitianInFockSpace,
  langevinMatrixAtRandomPoints,
  masterEquationInFockSpace,
  ratesAtRandomPoints,
  transmissionInLinearModel,
  vectorAtRandomPoints,
} from './definition-checks.ts';
import { backward, coupling, dynamical, forward, langevin } from './derivation.ts';
import { linearMap } from './linear-maps.ts';
import { drivenAtA, drivenAtC, kerrCavities, linear, parameters } from './model.ts';

export const printedDefinitions = {
  hamiltonian: String.raw`\hat{H} = \omega_a \hat{a}^\dagger \hat{a} + \omega_c \hat{c}^\dagger \hat{c} + \omega_b \hat{b}^\dagger \hat{b} + U_a \hat{a}^\dagger \hat{a}^\dagger \hat{a} \hat{a} + U_c \hat{c}^\dagger \hat{c}^\dagger \hat{c} \hat{c} + (J_{ac} e^{i\theta} \hat{a} \hat{c}^\dagger + J_{ab} \hat{a} \hat{b}^\dagger + J_{bc} \hat{c} \hat{b}^\dagger + H.c.)`,
  drive: String.raw`\hat{H}_d = \Omega(\hat{d}^\dagger e^{-i\omega_p t} + \hat{d} e^{i\omega_p t})`,
  total: String.raw`\hat{H}_t = \Delta_a \hat{a}^\dagger \hat{a} + \Delta_c \hat{c}^\dagger \hat{c} + \Delta_b \hat{b}^\dagger \hat{b} + U_a \hat{a}^\dagger \hat{a}^\dagger \hat{a} \hat{a} + U_c \hat{c}^\dagger \hat{c}^\dagger \hat{c} \hat{c} + (J_{ac} e^{i\theta} \hat{a} \hat{c}^\dagger + J_{ab} \hat{a} \hat{b}^\dagger + J_{bc} \hat{c} \hat{b}^\dagger + H.c.) + \Omega(\hat{d}^\dagger + \hat{d})`,
  master: String.raw`\frac{\partial \hat{\rho}}{\partial t} = -i[\hat{H}_t, \hat{\rho}] + \frac{\kappa_a}{2} \mathcal{L}[\hat{a}] \hat{\rho} + \frac{\kappa_c}{2} \mathcal{L}[\hat{c}] \hat{\rho} + \frac{\kappa_b}{2} \mathcal{L}[\hat{b}] \hat{\rho}`,
  transmission: {
    ac: String.raw`T_{a \rightarrow c} = \frac{\langle \hat{c}_{out}^\dagger \hat{c}_{out} \rangle}{P_{in}^a} = \frac{\kappa_a \kappa_c}{\Omega^2} \langle \hat{c}^\dagger \hat{c} \rangle`,
    ca: String.raw`T_{c \rightarrow a} = \frac{\langle \hat{a}_{out}^\dagger \hat{a}_{out} \rangle}{P_{in}^c} = \frac{\kappa_a \kappa_c}{\Omega^2} \langle \hat{a}^\dagger \hat{a} \rangle`,
  },
  correlation: {
    ac: String.raw`g_{a \rightarrow c}^{(n)}(0) = \frac{\langle \hat{c}_{out}^{\dagger n} \hat{c}_{out}^n \rangle}{\langle \hat{c}_{out}^\dagger \hat{c}_{out} \rangle^n} = \frac{\langle \hat{c}^{\dagger n} \hat{c}^n \rangle}{\langle \hat{c}^\dagger \hat{c} \rangle^n}`,
    ca: String.raw`g_{c \rightarrow a}^{(n)}(0) = \frac{\langle \hat{a}_{out}^{\dagger n} \hat{a}_{out}^n \rangle}{\langle \hat{a}_{out}^\dagger \hat{a}_{out} \rangle^n} = \frac{\langle \hat{a}^{\dagger n} \hat{a}^n \rangle}{\langle \hat{a}^\dagger \hat{a} \rangle^n}`,
  },
  fields: String.raw`\hat{u}^T = (\hat{a}, \hat{c}, \hat{b})`,
  inputs: String.raw`v_{in}^T = (\hat{a}_{in}, \hat{c}_{in}, \hat{b}_{in})`,
  losses: String.raw`\Gamma = \text{diag}(\kappa_a, \kappa_c, \kappa_b)`,
  langevin: String.raw`\frac{d}{dt}\hat{u} = -iMu + \sqrt{\Gamma}v_{in}`,
} as const;

const formula = (text: string): Scalar => interpretScalar(readText(text), { names: parameters });
const withModes = (space: Space): Scope => ({
  names: new Map([...parameters, ...modeNames(space)]),
});

/** An exact check of one Hermitian right-hand side. */
const hermitian = (scope: Scope, space: Space): Check => ({
  method: 'hermiticity',
  route: 'exact',
  run: (equations) => {
    const value = interpretOperator(rightSide(equations), scope, space);
    const difference = value.minus(value.adjoint());
    return difference.isZero()
      ? { kind: 'passed', evidence: { 'H - H†': '0' } }
      : { kind: 'failed', evidence: { 'H - H†': describeValue(operatorValue(difference)) } };
  },
});

/** An exact residual that the check works out itself, in several cases that must all vanish. */
function residuals(
  method: string,
  find: (equations: readonly Equation[]) => { readonly [name: string]: Value },
): Check {
  return {
    method,
    route: 'exact',
    fixesValue: true,
    fixesChain: true,
    run: (equations) => {
      const texts = Object.entries(find(equations)).map(
        ([name, value]) => [name, describeValue(value)] as const,
      );
      const passed = texts.every(([, text]) => text === '0' || text === '0 terms');
      return { kind: passed ? 'passed' : 'failed', evidence: Object.fromEntries(texts) };
    },
  };
}

/** Two times at which Eq. (2) is taken into the frame of the drive. */
const TIMES = [2, 3] as const;

const driveMode = modes('d');

/** Eq. (2) in the frame of the drive, d → d·exp(−iω_p t), against Ω(d† + d) of Eq. (3). */
const driveInItsFrame = residuals('rotating-frame', (equations) => {
  const annihilation = Operator.annihilation(driveMode, 'd');
  const wanted = annihilation.plus(annihilation.adjoint()).scale(formula('Omega'));
  return Object.fromEntries(
    TIMES.map((time) => {
      const phase = exponentialOfI(formula(`-${time}*omega_p`));
      const scope: Scope = {
        names: new Map<string, Value>([
          ...parameters,
          ['t', scalarValue(Scalar.integer(time))],
          ['driven', operatorValue(annihilation.scale(phase))],
        ]),
      };
      const found = interpretOperator(rightSide(equations), scope, driveMode);
      return [`residual at t = ${time}`, operatorValue(found.minus(wanted))];
    }),
  );
});

const detunings = new Map(
  ['a', 'c', 'b'].map((mode) => [`Delta_${mode}`, formula(`omega_${mode} - omega_p`)]),
);

/** H(1) − ω_p N + Ω(d† + d), what rotation makes of the model of Eqs. (1) and (2), for both choices of d. */
const totalFromRotation = residuals('rotating-frame', (equations) => {
  const { space } = kerrCavities;
  const photons = space.sites
    .map(({ name }) => numberOperator(space, name))
    .reduce((sum, each) => sum.plus(each));
  return Object.fromEntries(
    ['a', 'c'].map((mode) => {
      const d = Operator.annihilation(space, mode);
      const scope: Scope = {
        names: new Map([...withModes(space).names, ['driven', operatorValue(d)]]),
      };
      const found = interpretOperator(rightSide(equations), scope, space).mapCoefficients((c) =>
        substitute(c, detunings),
      );
      const wanted = kerrCavities.hamiltonian
        .minus(photons.scale(formula('omega_p')))
        .plus(d.plus(d.adjoint()).scale(formula('Omega')));
      return [`residual, d = ${mode}`, operatorValue(found.minus(wanted))];
    }),
  );
});

/** Eq. (4) as a superoperator, 𝓛[o] = 2oρo† − o†oρ − ρo†o, against the generator of the model. */
const masterEquation = residuals('superoperator-residual', (equations) =>
  Object.fromEntries(
    [drivenAtA, drivenAtC].map((model, k) => {
      const scope: Scope = {
        names: new Map([
          ...withModes(model.space).names,
          ['H_t', operatorValue(model.hamiltonian)],
        ]),
        dissipator: (jump) => Superoperator.dissipator(jump).scale(Scalar.integer(2)),
      };
      const found = linearMap(rightSide(equations), 'rho', scope, model.space);
      return [`residual, d = ${'ac'[k]}`, superoperatorValue(found.minus(generatorOf(model)))];
    }),
  ),
);

/** Populations and transmitted photons of the coherent state that linear cavities reach under a drive Ω. */
function coherentScope(driven: 'a' | 'c'): Scope {
  const { space } = linear;
  const from = driven === 'a' ? 0 : 1;
  // √κ_i √κ_d (M − ω)⁻¹ = i(S + 1): the amplitudes are those of the scattering matrix, undone.
  const amplitude = (mode: 0 | 1): Scalar => {
    const S = mode === from ? undefined : mode === 1 ? forward : backward;
    if (!S) return Scalar.complex(`amplitude_${mode}`);
    const root = coupling[mode]![mode]!.times(coupling[from]![from]!);
    return S.over(root).times(formula('Omega')).times(Scalar.I.negate());
  };
  const amplitudes = [amplitude(0), amplitude(1), Scalar.complex('amplitude_2')];
  const out = (mode: 'a' | 'c', index: 0 | 1): Value =>
    operatorValue(Operator.annihilation(space, mode).scale(coupling[index]![index]!));
  return {
    names: new Map<string, Value>([
      ...withModes(space).names,
      ['a_out', out('a', 0)],
      ['c_out', out('c', 1)],
      ['P_in_a', scalarValue(formula('Omega^2/kappa_a'))],
      ['P_in_c', scalarValue(formula('Omega^2/kappa_c'))],
    ]),
    moment: (of) => {
      if (of.kind !== 'operator') throw new RangeError('a moment of something else');
      let sum = Scalar.ZERO;
      for (const [word, coefficient] of of.operator.terms) {
        let product = coefficient;
        for (const [k, { creation, annihilation }] of exponents(word).entries()) {
          const alpha = amplitudes[k]!;
          product = product
            .times(alpha.conjugate().power(creation))
            .times(alpha.power(annihilation));
        }
        sum = sum.plus(product);
      }
      return sum;
    },
  };
}

/** The moments ⟨x†ⁿxⁿ⟩ as free symbols, and outputs as √κ times the cavity mode. */
const correlationScope: Scope = {
  names: new Map<string, Value>([
    ...withModes(linear.space).names,
    ...(['a', 'c'] as const).map((mode, k): [string, Value] => [
      `${mode}_out`,
      operatorValue(Operator.annihilation(linear.space, mode).scale(coupling[k]![k]!)),
    ]),
  ]),
  moment: (of) => {
    if (of.kind !== 'operator') throw new RangeError('a moment of something else');
    let sum = Scalar.ZERO;
    for (const [word, coefficient] of of.operator.terms) {
      const name = exponents(word)
        .map(({ creation, annihilation }) => `${creation}${annihilation}`)
        .join('_');
      sum = sum.plus(coefficient.times(Scalar.real(`moment_${name}`, true)));
    }
    return sum;
  },
};

const ORDERS = [2, 3] as const;

const correlations = (mode: 'a' | 'c'): Check =>
  residuals('symbolic-residual', (equations) => {
    const place = linear.space.sites.findIndex(({ name }) => name === mode);
    const moment = (order: number): Scalar => {
      const parts = linear.space.sites.map((_, k) => (k === place ? `${order}${order}` : '00'));
      return Scalar.real(`moment_${parts.join('_')}`, true);
    };
    return Object.fromEntries(
      ORDERS.flatMap((order) =>
        equations.map(({ right }, k) => {
          const found = interpret(atOrder(right, order), correlationScope);
          const wanted = moment(order).over(moment(1).power(order));
          const residual =
            found.kind === 'scalar' ? scalarValue(found.scalar.minus(wanted)) : found;
          return [`relation ${k + 1}, n = ${order}`, residual];
        }),
      ),
    );
  });

const fieldSymbols: Matrix = linear.space.sites.map(({ name }) => [
  Scalar.complex(`field_${name}`),
]);
const inputSymbols: Matrix = linear.space.sites.map(({ name }) => [
  Scalar.complex(`input_${name}`),
]);

const vectorScope: Scope = {
  names: new Map<string, Value>([
    ...parameters,
    ...linear.space.sites.flatMap(({ name }, k): [string, Value][] => [
      [name, scalarValue(fieldSymbols[k]![0]!)],
      [`${name}_in`, scalarValue(inputSymbols[k]![0]!)],
    ]),
    ['M', matrixValue(dynamical)],
    ['Gamma', matrixValue(diagonal(['a', 'c', 'b'].map((mode) => formula(`kappa_${mode}`))))],
    ['u', matrixValue(fieldSymbols)],
    ['u_vector', matrixValue(fieldSymbols)],
    ['v_in', matrixValue(inputSymbols)],
  ]),
};

/** The right-hand sides of Eq. (7), cavity by cavity, with symbols for fields and inputs. */
const langevinColumn = (): Matrix =>
  langevin.map(({ drift, inputs }) => {
    let sum = Scalar.ZERO;
    for (const [word, coefficient] of drift.terms) {
      const k = exponents(word).findIndex(({ annihilation }) => annihilation === 1);
      sum = sum.plus(coefficient.times(fieldSymbols[k]![0]!));
    }
    inputs.forEach((coefficient, k) => {
      sum = sum.plus(coefficient.times(inputSymbols[k]![0]!));
    });
    return [sum];
  });

/** Whether Γ is the square of the coupling to the inputs: √Γ v_in of Eq. (9) is then the noise of Eq. (7). */
const squaresCoupling: Check = {
  method: 'square-of-coupling',
  route: 'exact',
  run: (equations) => {
    const value = interpret(rightSide(equations), vectorScope);
    const wanted = mapMatrix(coupling, (entry) => entry.times(entry));
    const passed = value.kind === 'matrix' && matricesEqual(value.matrix, wanted);
    return { kind: passed ? 'passed' : 'failed', evidence: { 'Γ = coupling²': passed } };
  },
};

type Definition = Omit<Extract<Claim, { kind: 'equation' }>, 'kind' | 'premises' | 'line'> & {
  readonly premises?: readonly string[];
  readonly line?: string;
};

const equation = ({ premises = [], line = '', ...rest }: Definition): Claim => ({
  kind: 'equation',
  premises,
  line,
  ...rest,
});

export const definitions = declaredIn(import.meta.url, (): readonly Claim[] => [
  equation({
    slug: 'eq-1',
    where: 'Eq. (1)',
    title: 'Hamiltonian of the three cavities',
    printed: printedDefinitions.hamiltonian,
    checks: [
      chainResidual(withModes(kerrCavities.space), () => operatorValue(kerrCavities.hamiltonian)),
      hermitian(withModes(kerrCavities.space), kerrCavities.space),
      hamiltonianInFockSpace('undriven'),
    ],
  }),
  equation({
    slug: 'eq-2',
    where: 'Eq. (2)',
    title: 'Drive, which is constant in the frame that rotates at its frequency',
    printed: printedDefinitions.drive,
    checks: [driveInItsFrame, driveInFockSpace, hermitianInFockSpace],
  }),
  equation({
    slug: 'eq-3',
    where: 'Eq. (3)',
    title: 'Hamiltonian in the frame of the drive',
    printed: printedDefinitions.total,
    premises: ['eq-1', 'eq-2'],
    checks: [totalFromRotation, hamiltonianInFockSpace('driven')],
  }),
  equation({
    slug: 'eq-4',
    where: 'Eq. (4)',
    title: 'Master equation; its dissipators set the convention that energies decay at the rate κ',
    printed: printedDefinitions.master,
    premises: ['eq-3'],
    checks: [masterEquation, ratesAtRandomPoints, masterEquationInFockSpace],
  }),
  ...(['ac', 'ca'] as const).map((direction, k) =>
    equation({
      slug: `eq-5${'ab'[k]}`,
      where: `Eq. (5), line ${k + 1}`,
      title: `Transmission from ${direction[0]} to ${direction[1]}`,
      printed: printedDefinitions.transmission[direction],
      premises: ['eq-4', 'text-pin'],
      checks: [
        chainResidual(coherentScope(direction[0] as 'a' | 'c'), () =>
          scalarValue((direction === 'ac' ? forward : backward).modulusSquared()),
        ),
        transmissionInLinearModel(direction),
      ],
    }),
  ),
  ...(['ac', 'ca'] as const).map((direction, k) =>
    equation({
      slug: `eq-6${'ab'[k]}`,
      where: `Eq. (6), line ${k + 1}`,
      title: `Correlation functions of the light sent from ${direction[0]} to ${direction[1]}`,
      printed: printedDefinitions.correlation[direction],
      premises: ['eq-4'],
      checks: [
        correlations(direction[1] as 'a' | 'c'),
        correlationsInFockSpace(direction[1] as 'a' | 'c'),
      ],
    }),
  ),
  equation({
    slug: 'eq-8a',
    where: 'Eq. (8), first definition',
    title: 'Order of the fields',
    printed: printedDefinitions.fields,
    premises: ['eq-7a', 'eq-7b', 'eq-7c'],
    line: 'M',
    checks: [
      chainResidual(vectorScope, () => matrixValue(transpose(fieldSymbols))),
      vectorAtRandomPoints('fields'),
    ],
  }),
  equation({
    slug: 'eq-8b',
    where: 'Eq. (8), second definition',
    title: 'Order of the inputs',
    printed: printedDefinitions.inputs,
    premises: ['eq-7a', 'eq-7b', 'eq-7c'],
    line: 'M',
    checks: [
      chainResidual(vectorScope, () => matrixValue(transpose(inputSymbols))),
      vectorAtRandomPoints('inputs'),
    ],
  }),
  equation({
    slug: 'eq-8c',
    where: 'Eq. (8), third definition',
    title: 'Losses, the squares of the couplings to the inputs',
    printed: printedDefinitions.losses,
    premises: ['eq-7a', 'eq-7b', 'eq-7c'],
    line: 'M',
    checks: [
      { ...squaresCoupling, fixesValue: true, fixesChain: true },
      vectorAtRandomPoints('losses'),
    ],
  }),
  equation({
    slug: 'eq-9',
    where: 'Eq. (9)',
    title: 'Langevin equations in matrix form',
    printed: printedDefinitions.langevin,
    premises: ['eq-7a', 'eq-7b', 'eq-7c', 'eq-8a', 'eq-8b', 'eq-8c', 'eq-10'],
    line: 'M',
    checks: [
      chainResidual(vectorScope, () => matrixValue(langevinColumn())),
      langevinMatrixAtRandomPoints,
    ],
  }),
]);
