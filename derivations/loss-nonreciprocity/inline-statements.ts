/** Formulas inside the sentences: definitions that the numbered equations rest on, and what is said of them. */

import {
  atRandomPoints,
  bindModel,
  type Check,
  interpretScalar,
  modes as modeSpace,
  numberOperator,
  Operator,
  operatorValue,
  readEquations,
  Scalar,
  type StatementClaim,
  Superoperator,
  scalarValue,
  substitute,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import {
  determinant,
  embed,
  identityMatrix,
  type Matrix,
  mapMatrix,
  matrixValue,
  multiplyMatrices as multiplyExactly,
  addMatrices as sumExactly,
  superoperatorValue,
} from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  conjugateTranspose,
  declaredIn,
  describeValue,
  entryOf,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  floatNumber,
  fockSpace,
  matrixOf,
  multiplyMatrices,
  outcomeOf,
  randomSource,
  rightSide,
  scaleMatrix,
  singleExcitationMatrix,
} from 'ladderproof/claims';
import { diagonal, response } from 'ladderproof/theory';
import { denominatorOf, fieldSystem, symmetricPoint } from './checks.ts';
import {
  coupling,
  denominator,
  dynamical,
  formula,
  forward,
  scattering,
  symmetric,
} from './derivation.ts';
import { printedDenominator } from './equations.ts';
import { linearMap } from './linear-maps.ts';
import { drivenAtA, kerrCavities, linear, parameters, symbols } from './model.ts';
import { complex, floats, modes } from './random-values.ts';
import { describeExact, exactly, formulaStatement } from './statement-checks.ts';

type Equations = Parameters<Check['run']>[0];

/** The printed sides as exact scalars, by the name on the left. */
function definedScalars(equations: Equations): ReadonlyMap<string, Scalar> {
  return new Map(
    equations.map(({ left, right }) => {
      if (left.kind !== 'symbol') throw new RangeError('a symbol is defined');
      return [left.name, interpretScalar(right, { names: parameters })] as const;
    }),
  );
}

/** H(1) − ω_p N with the detunings of Eq. (3) as they are defined: nothing is left of the frame of the drive. */
const detuningsOfFrame: Check = {
  method: 'rotating-frame',
  route: 'exact',
  run: (equations) => {
    const { space } = drivenAtA;
    const photons = space.sites
      .map(({ name }) => numberOperator(space, name))
      .reduce((sum, each) => sum.plus(each));
    const laboratory = embed(kerrCavities.hamiltonian, space);
    const inFrame = laboratory.minus(photons.scale(formula('omega_p')));
    const undriven = drivenAtA.hamiltonian.mapCoefficients((c) =>
      substitute(c, new Map([['Omega', Scalar.ZERO], ...definedScalars(equations)])),
    );
    const residual = operatorValue(undriven.minus(inFrame));
    const text = describeValue(residual);
    return outcomeOf([['H_t(Δ, Ω = 0) - (H - ω_p N)', text, text === '0']]);
  },
};

/** The same as matrices. */
const detuningsInFockSpace: Check = {
  method: 'fock-matrices',
  route: 'fock-space',
  run: (equations) => {
    const random = randomSource('detunings');
    let largest = 0;
    for (let k = 0; k < 5; k++) {
      const frequencies = new Map(
        [...modes, 'p'].map((name) => [`omega_${name}`, between(random, -2, 2)] as const),
      );
      const scope = { names: new Map(floats(frequencies)) };
      const detunings = equations.map(({ left, right }) => {
        const value = evaluateFloat(right, scope);
        if (left.kind !== 'symbol' || value.kind !== 'number') throw new RangeError('no detuning');
        return [left.name, value.re] as const;
      });
      const undriven = bindModel(drivenAtA, new Map([...detunings, ['Omega', 0]]));
      const laboratory = bindModel(
        kerrCavities,
        new Map([...frequencies].filter(([name]) => name !== 'omega_p')),
      );
      const [x, y] = [undriven, laboratory].map((model) =>
        fockSpace(model, 2).matrix(model.hamiltonian),
      ) as [ReturnType<typeof matrixOf>, ReturnType<typeof matrixOf>];
      // Between states of one photon number the frames differ by ω_p a photon.
      for (let i = 0; i < 27; i++) {
        const photons = (i % 3) + (Math.floor(i / 3) % 3) + Math.floor(i / 9);
        const shift = frequencies.get('omega_p')! * photons;
        largest = Math.max(largest, Math.abs(entryOf(x, i, i).re - (entryOf(y, i, i).re - shift)));
      }
    }
    return outcomeOf([['largest difference of the energies', largest, largest < 1e-9]]);
  },
};

const jumpSpace = modeSpace('o');
const jump = Operator.annihilation(jumpSpace, 'o');

/** 𝓛[o] as a map: twice the standard dissipator, which conserves the trace. */
const lindbladForm: Check = {
  method: 'superoperator-residual',
  route: 'exact',
  fixesValue: true,
  run: (equations) => {
    const scope = { names: new Map([['jump', operatorValue(jump)]]) };
    const map = linearMap(rightSide(equations), 'rho', scope, jumpSpace);
    const residual = map.minus(Superoperator.dissipator(jump).scale(Scalar.integer(2)));
    return outcomeOf([
      [
        '𝓛[o] - 2(oρo† - ½{o†o, ρ})',
        describeValue(superoperatorValue(residual)),
        residual.isZero(),
      ],
      ['rate of the trace', describeValue(operatorValue(map.traceDefect())), true],
    ]);
  },
};

const LEVELS = 3;

/** The same with random matrices for the jump operator, which need be no annihilation operator, and the state. */
const lindbladAtRandomMatrices: Check = atRandomPoints({
  method: 'random-matrices',
  seed: 'lindblad',
  points: 5,
  sample: (random) => {
    const square = () =>
      matrixOf(
        Array.from({ length: LEVELS }, () => Array.from({ length: LEVELS }, () => complex(random))),
      );
    const [o, seed] = [square(), square()];
    const rho = addMatrices(seed, conjugateTranspose(seed));
    const product = multiplyMatrices(conjugateTranspose(o), o);
    const jumped = multiplyMatrices(multiplyMatrices(o, rho), conjugateTranspose(o));
    const lost = addMatrices(multiplyMatrices(product, rho), multiplyMatrices(rho, product));
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ['jump', floatMatrix(o)],
          ['rho', floatMatrix(rho)],
        ]),
      },
      expected: floatMatrix(
        addMatrices(scaleMatrix(jumped, floatNumber(2)), scaleMatrix(lost, floatNumber(-1))),
      ),
    };
  },
});

const omega = formula('omega');

const columnOf = (name: string): Matrix => modes.map((mode) => [Scalar.complex(`${name}_${mode}`)]);
const inputs = columnOf('input');

/** A column of amplitudes at ω; those at another frequency are others. */
const atFrequency =
  (name: string, here: () => Matrix) =>
  (argument: Value): Value => {
    if (argument.kind !== 'scalar') throw new RangeError('a frequency is a number');
    const isHere = argument.scalar.equals(omega);
    return matrixValue(isHere ? here() : columnOf(`${name}_at_${describeExact(argument.scalar)}`));
  };

/** u of Eq. (11) put into the relation, against the scattering matrix. */
const outputOfScattering: Check = symbolicResidual(
  {
    names: new Map<string, Value>([
      ...parameters,
      ['Gamma', matrixValue(diagonal(modes.map((mode) => formula(`kappa_${mode}`))))],
    ]),
    functions: new Map([
      ['u', atFrequency('u', () => multiplyExactly(response(dynamical, coupling, omega), inputs))],
      ['u_in', atFrequency('input', () => inputs)],
    ]),
  },
  () => matrixValue(multiplyExactly(scattering, inputs)),
);

/** What goes in comes out: Σ|u_out|² = Σ|u_in|², with u found by elimination. */
const photonsConserved: Check = {
  method: 'photon-budget',
  route: 'floating-point',
  run: (equations) => {
    const random = randomSource('input-output');
    for (let point = 1; point <= 20; point++) {
      const { names, input, field } = fieldSystem(random);
      const out = evaluateFloat(rightSide(equations), {
        names,
        functions: new Map([
          ['u', () => floatMatrix(field)],
          ['u_in', () => floatMatrix(input)],
        ]),
      });
      if (out.kind !== 'matrix') return { kind: 'failed', evidence: { found: out.kind } };
      const [sent, found] = [input, out.matrix].map((v) =>
        modes.reduce((sum, _, k) => sum + entryOf(v, k, 0).re ** 2 + entryOf(v, k, 0).im ** 2, 0),
      ) as [number, number];
      if (!(Math.abs(found / sent - 1) < 1e-9))
        return { kind: 'failed', evidence: { point, 'photons out over in': found / sent } };
    }
    return { kind: 'passed', evidence: { points: 20, tolerance: 1e-9 } };
  },
};

/** det(M − ω) of cavities that are alike, J_ab = J_bc = J, as a function of ω and ω₀. */
function determinantOfEqualCavities(): Scalar {
  const shifted = sumExactly(
    dynamical,
    mapMatrix(identityMatrix(3), (entry) => entry.times(omega).negate()),
  );
  return substitute(
    determinant(shifted),
    new Map([
      ...modes.map((mode) => [`omega_${mode}`, formula('omega_0')] as const),
      ['J_ab', formula('J')],
      ['J_bc', formula('J')],
    ]),
  );
}

/** D(ω) of Eq. (15) with δ as it is defined, against det(M − ω). */
const frequencyInDenominator: Check = {
  method: 'determinant',
  route: 'exact',
  run: (equations) => {
    const [printed] = readEquations(printedDenominator, symbols);
    const D = interpretScalar(printed!.right, { names: parameters });
    const residual = substitute(D, definedScalars(equations)).minus(determinantOfEqualCavities());
    return outcomeOf([['D(ω) - det(M - ω)', describeExact(residual), residual.isZero()]]);
  },
};

const frequencyAtRandomPoints: Check = {
  method: 'random-points',
  route: 'floating-point',
  run: (equations) => {
    const random = randomSource('frequency');
    const [printed] = readEquations(printedDenominator, symbols);
    for (let point = 1; point <= 20; point++) {
      const [frequency, cavity] = [between(random, -2, 2), between(random, -2, 2)];
      const delta = evaluateFloat(rightSide(equations), {
        names: new Map(
          floats([
            ['omega', frequency],
            ['omega_0', cavity],
          ]),
        ),
      });
      const values = symmetricPoint(random);
      const value = denominatorOf(values, frequency - cavity);
      const found = evaluateFloat(printed!.right, {
        names: new Map([...floats(values), ['delta', delta]]),
      });
      if (found.kind !== 'number') return { kind: 'failed', evidence: { found: found.kind } };
      if (!(Math.hypot(found.re - value.re, found.im - value.im) < 1e-9))
        return { kind: 'failed', evidence: { point } };
    }
    return { kind: 'passed', evidence: { points: 20, tolerance: 1e-9 } };
  },
};

/** φ at random losses and detunings against the phase of −(M_bb − ω), which is what b adds to the way over it. */
const lagOfAuxiliary: Check = atRandomPoints({
  method: 'propagator-of-b',
  seed: 'phase-lag',
  sample: (random) => {
    const values = symmetricPoint(random);
    const delta = between(random, -2, 2);
    const own = entryOf(singleExcitationMatrix(bindModel(linear, values)), 2, 2);
    return {
      scope: { names: new Map([...floats(values), ['delta', floatNumber(delta)]]) },
      expected: floatNumber(Math.atan2(-own.im, delta - own.re)),
    };
  },
});

/**
 * The direct amplitude of Eq. (13), that is without J, over the one by way of b: its phase is θ + φ. It is of degree 0
 * in loss and detuning, which is to depend on their ratio alone.
 */
const lagOfChannels: Check = {
  method: 'ratio-of-channels',
  route: 'exact',
  run: (equations) => {
    const right = rightSide(equations);
    if (right.kind !== 'function' || right.name !== 'arg')
      return { kind: 'failed', evidence: { found: right.kind } };
    const z = interpretScalar(right.of, { names: parameters });
    const numerator = symmetric(forward).times(denominator);
    const direct = substitute(numerator, new Map([['J', Scalar.ZERO]]));
    // Both channels share −i√(κ_aκ_c); J and J_ac are positive.
    const channels = direct.over(numerator.minus(direct)).over(formula('exp(i*theta)'));
    const ratio = channels.over(z);
    const scale = Scalar.real('scale', true);
    const scaled = substitute(
      z,
      new Map(['delta', 'kappa_b'].map((name) => [name, formula(name).times(scale)])),
    );
    const change = scaled.over(z);
    return outcomeOf([
      ['direct over indirect, over e^{iθ}(δ + iκ_b/2)', describeExact(ratio), isPositive(ratio)],
      ['δ + iκ_b/2 with both scaled', describeExact(change), isPositive(change)],
    ]);
  },
};

/** A real number whatever the symbols, and positive where all that are positive are 1. */
function isPositive(value: Scalar): boolean {
  const at = new Map(value.symbols().map((name) => [name, { re: 1, im: 0 }] as const));
  return value.isReal() && value.evaluate(at).re > 0;
}

const CORRELATIONS = ['g_2_ac', 'g_2_ca'] as const;

/** The printed ratio squared, of correlation functions x and y, which are not negative. */
function squareOfRatio(equations: Equations): Scalar {
  const right = rightSide(equations);
  if (right.kind !== 'modulus') throw new RangeError('a ratio is a modulus');
  const [x, y] = [scalarValue(X), scalarValue(Y)];
  const functions = new Map([x, y].map((value, k) => [CORRELATIONS[k]!, () => value] as const));
  return interpretScalar(right.of, { names: parameters, functions }).power(2);
}

const [X, Y] = [Scalar.real('x', true), Scalar.real('y', true)];

/** 1 − 𝓡² = 4xy/(x + y)² vanishes with one of them only, 𝓡² with their difference only. */
const limitsOfRatio: Check = {
  method: 'limits',
  route: 'exact',
  run: (equations) => {
    const square = squareOfRatio(equations);
    const at = (y: Scalar): Scalar => substitute(square, new Map([['y', y]]));
    const product = Scalar.ONE.minus(square).times(X.plus(Y).power(2)).over(X.times(Y));
    const isConstant = product.symbols().length === 0 && !product.isZero();
    return outcomeOf([
      ['(1 - R²)(x + y)²/(xy)', describeExact(product), isConstant],
      ['R² at x = y', describeExact(at(X)), at(X).isZero()],
      ['R² at y = 0', describeExact(at(Scalar.ZERO)), at(Scalar.ZERO).isOne()],
    ]);
  },
};

const ratioAtRandomPoints: Check = {
  method: 'random-points',
  route: 'floating-point',
  run: (equations) => {
    const random = randomSource('quantum-ratio');
    const ratio = (x: number, y: number): number => {
      const functions = new Map(
        [x, y].map((value, k) => [CORRELATIONS[k]!, () => floatNumber(value)] as const),
      );
      const value = evaluateFloat(rightSide(equations), { names: new Map(), functions });
      return value.kind === 'number' ? value.re : Number.NaN;
    };
    const correlation = (): number => 10 ** between(random, -4, 2);
    const values = Array.from({ length: 100 }, () => ratio(correlation(), correlation()));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return outcomeOf([
      ['smallest R at random correlations', least, least > 0],
      ['largest R at random correlations', most.toFixed(7), most < 1],
      ['R of one perfect blockade', ratio(0, 3), ratio(0, 3) === 1],
      ['R of equal correlations', ratio(3, 3), ratio(3, 3) === 0],
    ]);
  },
};

/** Planck's and Boltzmann's constants and the speed of light: exact in the SI. */
const SI = { h: '6.62607015e-34', k: '1.380649e-23', c: '299792458' } as const;

/** Far below any population that the paper shows: P₃ of cavity a is some 10⁻⁸. */
const NO_PHOTONS = 1e-10;

/** The thermal occupation of a mode at 1550 nm and 300 K. */
function thermalChecks(): StatementClaim['checks'] {
  return [
    exactly('bound', () => {
      const value = (text: string): Scalar => Scalar.decimal(text);
      const ratio = value(SI.h)
        .times(value(SI.c))
        .over(value(SI.k).times(value('300')).times(value('1.55e-6')));
      // e > 5/2 bounds e^x from below for whole x.
      const whole = Math.floor(ratio.evaluate(new Map()).re);
      const bound = Scalar.rational(5, 2).power(whole).minus(Scalar.ONE).inverse();
      const size = bound.evaluate(new Map()).re;
      return outcomeOf([
        ['ħω/k_BT at least', whole, true],
        ['photons, at most', size, size < NO_PHOTONS],
      ]);
    }),
    {
      method: 'bose-einstein',
      route: 'floating-point',
      run: () => {
        const [h, k, c] = [SI.h, SI.k, SI.c].map(Number) as [number, number, number];
        const photons = 1 / Math.expm1((h * c) / (k * 300 * 1.55e-6));
        return outcomeOf([['photons', photons.toPrecision(4), photons < NO_PHOTONS]]);
      },
    },
  ];
}

export const inlineStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  formulaStatement({
    kind: 'statement',
    slug: 'text-detunings',
    where: 'Sec. II, after Eq. (3)',
    title: 'Detunings in the frame of the drive',
    tex: '\\Delta_a = \\omega_a - \\omega_p, \\Delta_c = \\omega_c - \\omega_p, \\Delta_b = \\omega_b - \\omega_p',
    sentence: (tex) => `The detunings in Eq. (3) are ${tex}.`,
    premises: ['eq-1', 'eq-2'],
    checks: [detuningsOfFrame, detuningsInFockSpace],
  }),
  formulaStatement({
    kind: 'statement',
    slug: 'text-lindblad',
    where: 'Sec. II, after Eq. (4)',
    title: 'The Lindblad term',
    tex: '\\mathcal{L}[\\hat{o}]\\hat{\\rho} = 2\\hat{o}\\hat{\\rho}\\hat{o}^\\dagger - (\\hat{o}^\\dagger\\hat{o}\\hat{\\rho} + \\hat{\\rho}\\hat{o}^\\dagger\\hat{o})',
    sentence: (tex) => `The Lindblad term for an operator is ${tex}.`,
    checks: [lindbladForm, lindbladAtRandomMatrices],
  }),
  {
    kind: 'condition',
    slug: 'text-thermal',
    where: 'Sec. II, after Eq. (4)',
    title: 'No thermal photons',
    printed:
      'Thermal photons can be neglected at the frequencies of the cavities, for light of $1550$ nm.',
    premises: [],
    checks: thermalChecks(),
  },
  formulaStatement({
    kind: 'statement',
    slug: 'text-input-output',
    where: 'Sec. II, before Eq. (12)',
    title: 'Input–output relation',
    tex: 'u_{out}(\\omega) = -u_{in}(\\omega) + \\sqrt{\\Gamma}u(\\omega)',
    sentence: (tex) => `What leaves the cavities is ${tex}.`,
    premises: ['eq-11'],
    checks: [outputOfScattering, photonsConserved],
  }),
  formulaStatement({
    kind: 'statement',
    slug: 'text-delta',
    where: 'Sec. II, after Eq. (14)',
    title: 'Frequency against the cavities',
    tex: '\\delta = \\omega - \\omega_0',
    sentence: (tex) => `In Eqs. (13)–(15) ${tex}.`,
    premises: ['eq-10'],
    checks: [frequencyInDenominator, frequencyAtRandomPoints],
  }),
  formulaStatement({
    kind: 'statement',
    slug: 'text-phase-lag',
    where: 'Sec. III, after Fig. 3',
    title: 'What the phase lag depends on',
    tex: '\\phi = \\arg(\\delta + i\\kappa_b/2)',
    sentence: (tex) =>
      `The phase lag ${tex} depends on the ratio of loss and detuning of cavity $b$.`,
    checks: [lagOfChannels, lagOfAuxiliary],
  }),
  formulaStatement({
    kind: 'statement',
    slug: 'text-ratio-limits',
    where: 'Sec. III, before Fig. 2(f)',
    title: 'Limits of the quantum nonreciprocal ratio',
    tex: '\\mathcal{R} = |(g_{a \\rightarrow c}^{(2)}(0) - g_{c \\rightarrow a}^{(2)}(0)) / (g_{a \\rightarrow c}^{(2)}(0) + g_{c \\rightarrow a}^{(2)}(0))|',
    sentence: (tex) =>
      `Of the ratio ${tex}, $1$ stands for perfect blockade one way only and $0$ for equal correlations.`,
    premises: ['eq-6a', 'eq-6b'],
    checks: [limitsOfRatio, ratioAtRandomPoints],
  }),
]);
