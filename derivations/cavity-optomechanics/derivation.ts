/** From the radiation-pressure Hamiltonian to the cooling limits, counter-rotating terms included. */
import {
  adjointEquation,
  type Derivation,
  type Formula,
  generatorOf,
  interpretScalar,
  type Line,
  type Model,
  modes,
  numberOperator,
  Operator,
  operatorValue,
  readText,
  Scalar,
  type Scope,
  scalarValue,
  stationaryMoments,
  substitute,
  type Value,
} from 'ladderproof';
import { exponents, sqrt } from 'ladderproof/algebra';
import {
  cavityRates,
  characteristicPolynomial,
  displaced,
  dynamicalMatrix,
  fluctuationsOf,
  hurwitzDeterminants,
  inNumberOperators,
  langevinEquations,
  leadingTerm,
  noiseSpectrum,
  scopeOf,
  susceptibility,
  termsOfOrder,
  withInputs,
} from 'ladderproof/theory';
import {
  cavity,
  linearised,
  parameters,
  radiationPressure,
  rotatingWave,
  scattering,
} from './model.ts';

/** Real symbols of the derivation that are no parameters of a model; rates and occupations are positive. */
const derived = (
  [
    ['omega', false],
    ['nbar', false],
    ['m_eff', true],
    ['A_minus', true],
    ['A_plus', true],
  ] as const
).map(([name, positive]) => ({ name, tex: name, meaning: name, default: 0, positive }));

export const names: Scope = scopeOf(modes(), [...parameters, ...derived]);

/** A scalar in the symbols of the paper. */
export function formula(text: string): Scalar {
  return interpretScalar(readText(text), names);
}

/** A scalar with symbols replaced by formulas. */
export function where(value: Scalar, replacements: Readonly<Record<string, string>>): Scalar {
  return substitute(
    value,
    new Map(Object.entries(replacements).map(([name, text]) => [name, formula(text)])),
  );
}

/** What is small when a limit is taken. */
export const small = Scalar.real('epsilon', true);

/**
 * The leading term when every named symbol becomes symbol·εⁿ with ε → 0, written in the symbols themselves: κ ≪ Ω_m is
 * {kappa: 1}, κ ≫ Ω_m is {kappa: −1}.
 */
export function leading(value: Scalar, powers: Readonly<Record<string, number>>): Scalar {
  const scaled = substitute(
    value,
    new Map(Object.entries(powers).map(([name, n]) => [name, formula(name).times(small.power(n))])),
  );
  return substitute(leadingTerm(scaled, small), new Map([['epsilon', Scalar.ONE]]));
}

/** The amplitude √n̄_cav about which the light is linearised, its phase chosen to be zero. */
const amplitude = sqrt(formula('n_cav'));

/** The Hamiltonian of the fluctuations about the amplitude: of second order in them. */
export const linearisedHamiltonian = termsOfOrder(
  displaced(radiationPressure.hamiltonian, 'a', amplitude),
  2,
);

/** g, the coefficient of −a†b in it. */
export const enhancedCoupling: Scalar = (() => {
  const { space } = radiationPressure;
  const exchange = Operator.annihilation(space, 'a')
    .adjoint()
    .times(Operator.annihilation(space, 'b'));
  const [word] = exchange.terms.keys();
  return linearisedHamiltonian.coefficient(word!).negate();
})();

export const langevin = langevinEquations(linearised);

/** Their right-hand sides with the inputs as operators. */
export const langevinRight = withInputs(langevin);

/** Of the driven cavity without mechanics: the fluctuations √n̄_cav(a + a†) of its photon number. */
const photonNoise = ((): Operator => {
  const a = Operator.annihilation(cavity.space, 'a');
  return termsOfOrder(displaced(numberOperator(cavity.space, 'a'), 'a', amplitude), 1).filter(
    (word) => a.plus(a.adjoint()).terms.has(word),
  );
})();

const omega = formula('omega');

/** S_NN(ω). */
export const spectrum = noiseSpectrum(fluctuationsOf(cavity), photonNoise, omega);

/** S_NN at a frequency. */
export const spectrumAt = (frequency: Scalar): Scalar =>
  substitute(spectrum, new Map([['omega', frequency]]));

/** A⁻ and A⁺ by the golden rule, as functions of g. */
export const rates = cavityRates(generatorOf(cavity), 'a', formula('g'), formula('Omega_m'));

const mechanicalPosition = ((): Operator => {
  const b = Operator.annihilation(linearised.space, 'b');
  return b.plus(b.adjoint());
})();

/** The response of b + b† to a force on it, with the cavity and without. */
const fluctuations = fluctuationsOf(linearised);
const response = susceptibility(fluctuations, mechanicalPosition, mechanicalPosition, omega);
const bareResponse = where(response, { g: '0' });

/**
 * What the cavity adds to the inverse susceptibility of b + b†: exact, all orders in g. In the units of displacement it is
 * 2m_eff Ω_m as large, x = (b + b†)/√(2m_eff Ω_m).
 */
export const selfEnergy = response.inverse().minus(bareResponse.inverse());

const atResonance = where(selfEnergy, { omega: 'Omega_m' });

/** δΩ_m = Re Σ and Γ_opt = −2 Im Σ at the mechanical frequency. */
export const springShift = atResonance.realPart();
export const opticalDamping = atResonance.imaginaryPart().times(Scalar.integer(-2));

const phonons = numberOperator(scattering.space, 'b');

/** ṅ under the scattering rates and the bath. */
export const occupationRate = inNumberOperators(adjointEquation(generatorOf(scattering), phonons), [
  formula('nbar'),
])!;

/** The final occupation in terms of A⁻ and A⁺. */
export const finalOccupation = stationaryMoments(scattering, [phonons])[0]!;

/** The same with the rates of the cavity, as a function of the model's parameters. */
export const finalOccupationOfModel = substitute(
  finalOccupation,
  new Map([
    ['A_minus', rates.down],
    ['A_plus', rates.up],
  ]),
);

/** Without a bath: A⁺/(A⁻ − A⁺). */
export const backactionLimit = rates.up.over(rates.down.minus(rates.up));

/** The detuning at which it is smallest: where the derivative c₀ + c₋₂/Δ² vanishes, on the red side. */
export const optimalDetuning = ((): Scalar => {
  const slope = backactionLimit.derivative('Delta').coefficientsIn('Delta');
  const [constant, inverseSquare] = [slope.get(0), slope.get(-2)];
  if (slope.size !== 2 || !constant || !inverseSquare)
    throw new RangeError('the derivative in the detuning has other terms than expected');
  return sqrt(inverseSquare.over(constant).negate()).negate();
})();

export const optimalLimit = substitute(backactionLimit, new Map([['Delta', optimalDetuning]]));

const red: Readonly<Record<string, string>> = { Delta: '-Omega_m' };

/** The model on the red sideband, Δ = −Ω_m. */
function onRedSideband(model: Model): Model {
  return {
    ...model,
    hamiltonian: model.hamiltonian.mapCoefficients((each) => where(each, red)),
  };
}

/** ⟨b†b⟩ of the linearised model without mechanical bath at Δ = −Ω_m, all orders in g, counter-rotating terms included. */
export const exactLimit = ((): Scalar => {
  const { dissipators, ...rest } = onRedSideband(linearised);
  const model = { ...rest, dissipators: dissipators.slice(0, 1) };
  return stationaryMoments(model, [numberOperator(linearised.space, 'b')])[0]!;
})();

/** The terms of the coupling that keep the number of excitations: those that do not oscillate at 2Ω_m on the red sideband. */
export const beamSplitter = linearised.hamiltonian.filter((word) => {
  const powers = exponents(word);
  const charge = powers.reduce((sum, e) => sum + e.creation - e.annihilation, 0);
  return charge === 0 && powers.every((e) => e.creation + e.annihilation === 1);
});

/** M of the beam-splitter model at Δ = −Ω_m, of modes a and b. */
export const beamSplitterMatrix = dynamicalMatrix(langevinEquations(onRedSideband(rotatingWave)));

/** ⟨b†b⟩ of the beam-splitter model at Δ = −Ω_m, all orders in g. */
export const beamSplitterOccupation = stationaryMoments(onRedSideband(rotatingWave), [
  numberOperator(rotatingWave.space, 'b'),
])[0]!;

const [, trace, determinant] = characteristicPolynomial(beamSplitterMatrix);

/** (ω₊ − ω₋)² of the two eigenfrequencies. */
export const splittingSquared = trace!.power(2).minus(determinant!.times(Scalar.integer(4)));

/** Conditions for stable motion of the full linearised model, as Hurwitz determinants. */
export const hurwitz = hurwitzDeterminants(characteristicPolynomial(fluctuations.drift));

/** det Z: a real eigenvalue reaches zero with it. */
export const staticStability = hurwitz[3]!.over(hurwitz[2]!);

const line = (name: string, left: string, value: Value): Line => ({ name, left, value });
const scalarLine = (name: string, left: string, value: Scalar): Line =>
  line(name, left, scalarValue(value));

const exact: readonly string[] = [];
const weak = 'weak coupling: $g \\ll \\kappa$, the cavity follows the motion and only adds noise';

export const derivation = (): Derivation => ({
  steps: [
    {
      name: 'linearisation',
      title: 'Linearisation',
      why: 'The laser keeps a mean amplitude $\\sqrt{\\bar{n}_{\\text{cav}}}$ in the cavity; $\\hat{a} \\to \\sqrt{\\bar{n}_{\\text{cav}}} + \\hat{a}$ leaves the fluctuations, whose Hamiltonian to second order is kept. The linear terms shift the equilibrium.',
      rule: 'displacement',
      approximations: [
        'the term $g_0 \\hat{a}^\\dagger\\hat{a}(\\hat{b} + \\hat{b}^\\dagger)$ is dropped',
      ],
      lines: [
        line('H-full', '\\hat{H}', operatorValue(radiationPressure.hamiltonian)),
        line('H-linearised', '\\hat{H}', operatorValue(linearisedHamiltonian)),
        scalarLine('g', 'g', enhancedCoupling),
      ],
    },
    {
      name: 'langevin',
      title: 'Quantum Langevin equations',
      why: 'Energies decay at $\\kappa$ and $\\Gamma_m$, amplitudes at half of them; the input of the mechanical mode is thermal.',
      rule: 'input–output theory',
      approximations: exact,
      lines: langevin.map(({ mode }, k) =>
        line(`langevin-${mode}`, `\\frac{d}{dt}\\hat{${mode}}`, operatorValue(langevinRight[k]!)),
      ),
    },
    {
      name: 'noise',
      title: 'Quantum noise of the photon number',
      why: 'What the mechanical mode sees of the light is the spectrum of its photon-number fluctuations $\\sqrt{\\bar{n}_{\\text{cav}}}(\\hat{a} + \\hat{a}^\\dagger)$: at $+\\omega$ the ability to take a phonon, at $-\\omega$ to give one.',
      rule: 'spectrum from the Langevin equations',
      approximations: exact,
      lines: [scalarLine('S_NN', 'S_{NN}(\\omega)', spectrum)],
    },
    {
      name: 'rates',
      title: 'Rates of the two sidebands',
      why: "Fermi's golden rule with the coupling $g(\\hat{a} + \\hat{a}^\\dagger)(\\hat{b} + \\hat{b}^\\dagger)$.",
      rule: 'golden rule',
      approximations: [weak],
      lines: [scalarLine('A_minus', 'A^-', rates.down), scalarLine('A_plus', 'A^+', rates.up)],
    },
    {
      name: 'response',
      title: 'Optical spring and optical damping',
      why: 'The cavity is eliminated from the response of the mechanical displacement to a force: what it adds to the inverse susceptibility is exact. Its value at the mechanical frequency shifts and damps the motion.',
      rule: 'linear response',
      approximations: [weak],
      lines: [
        scalarLine('Sigma', '\\Sigma(\\omega)', selfEnergy.times(formula('2*m_eff*Omega_m'))),
        { ...scalarLine('Gamma_opt', '\\Gamma_{\\text{opt}}', opticalDamping) },
        { ...scalarLine('spring', '\\delta\\Omega_m', springShift) },
      ],
    },
    {
      name: 'occupation',
      title: 'The final occupation',
      why: 'Light and bath compete: rate equations for the phonon number.',
      rule: 'adjoint Liouvillian of the scattering rates',
      approximations: [weak],
      lines: [
        { ...scalarLine('occupation-rate', '\\dot{\\bar{n}}', occupationRate), collect: ['nbar'] },
        scalarLine('n_f', '\\bar{n}_f', finalOccupation),
      ],
    },
    {
      name: 'limit',
      title: 'The quantum backaction limit',
      why: 'Without mechanical bath, what remains is the noise of the light; it is smallest at one detuning.',
      rule: 'derivative in the detuning; leading terms for small and large $\\kappa/\\Omega_m$',
      approximations: [weak],
      lines: [
        { ...scalarLine('n_min', '\\bar{n}_{\\text{min}}', backactionLimit) },
        scalarLine(
          'n_min-red',
          '\\left.\\bar{n}_{\\text{min}}\\right|_{\\Delta = -\\Omega_m}',
          where(backactionLimit, red),
        ),
        scalarLine('optimal-detuning', '\\Delta', optimalDetuning),
        scalarLine(
          'optimal-detuning-unresolved',
          '\\left.\\Delta\\right|_{\\kappa \\gg \\Omega_m}',
          leading(optimalDetuning, { kappa: -1 }),
        ),
        scalarLine('n_min-optimal', '\\bar{n}_{\\text{min}}', optimalLimit),
        scalarLine(
          'n_min-unresolved',
          '\\left.\\bar{n}_{\\text{min}}\\right|_{\\kappa \\gg \\Omega_m}',
          leading(optimalLimit, { kappa: -1 }),
        ),
        scalarLine(
          'Gamma_opt-resolved',
          '\\left.\\Gamma_{\\text{opt}}\\right|_{\\Delta = -\\Omega_m,\\; \\kappa \\ll \\Omega_m}',
          leading(where(opticalDamping, red), { kappa: 1 }),
        ),
        scalarLine(
          'Gamma_opt-unresolved',
          '\\left.\\Gamma_{\\text{opt}}\\right|_{\\kappa \\gg \\Omega_m}',
          leading(opticalDamping, { kappa: -1, Delta: -1 }),
        ),
        scalarLine(
          'Gamma_opt-doppler',
          '\\left.\\Gamma_{\\text{opt}}\\right|_{\\Delta = -\\kappa/2,\\; \\kappa \\gg \\Omega_m}',
          leading(where(opticalDamping, { Delta: '-kappa/2' }), { kappa: -1 }),
        ),
        scalarLine(
          'spring-unresolved',
          '\\left.\\delta\\Omega_m\\right|_{\\kappa \\gg \\Omega_m}',
          leading(springShift, { kappa: -1, Delta: -1 }),
        ),
      ],
    },
    {
      name: 'exact',
      title: 'All orders of the coupling',
      why: 'The second moments of the linearised model obey closed equations, $\\langle \\hat{a}\\hat{b}\\rangle$ among them; without mechanical bath, on the red sideband, they have a short solution. How far it is from the limit of weak coupling begins with the second order in $g$.',
      rule: 'closed moment equations',
      approximations: exact,
      lines: [
        {
          ...scalarLine('n_f-exact', '\\langle \\hat{b}^\\dagger \\hat{b}\\rangle', exactLimit),
        },
        scalarLine(
          'deviation',
          '\\left.\\left(\\frac{\\langle \\hat{b}^\\dagger \\hat{b}\\rangle}{\\bar{n}_{\\text{min}}} - 1\\right)\\right|_{g \\ll \\kappa}',
          leading(relativeDeviation(), { g: 1 }),
        ),
      ],
    },
    {
      name: 'strong-coupling',
      title: 'Strong coupling',
      why: 'On the red sideband, terms that create or destroy photon and phonon together oscillate at $2\\Omega_m$. What is left is a beam splitter, whose two modes split when $g$ exceeds their difference in damping.',
      rule: 'eigenfrequencies; closed moment equations',
      approximations: ['rotating wave: $g, \\kappa \\ll \\Omega_m$'],
      lines: [
        line('H-beam-splitter', '\\hat{H}_{\\text{int}}', operatorValue(beamSplitter)),
        line('M', 'M', { kind: 'matrix', matrix: beamSplitterMatrix }),
        scalarLine('splitting', '(\\omega_+ - \\omega_-)^2', splittingSquared),
        {
          ...scalarLine('n_f-beam-splitter', '\\bar{n}_f', beamSplitterOccupation),
        },
      ],
    },
    {
      name: 'stability',
      title: 'Stability',
      why: 'Deviations die out when all Hurwitz determinants of the drift matrix are positive. The constant of its characteristic polynomial is the static one: a spring that has become too soft.',
      rule: 'Routh–Hurwitz criterion',
      approximations: exact,
      lines: [
        { ...scalarLine('det', '\\det Z', staticStability), collect: ['g'] },
        { ...scalarLine('H_3', 'H_3', hurwitz[2]!), collect: ['g'] },
      ],
    },
  ],
  formulas,
});

/** How far the exact occupation is from the limit of weak coupling, relative to it, on the red sideband. */
export function relativeDeviation(): Scalar {
  return exactLimit.over(where(backactionLimit, red)).minus(Scalar.ONE);
}

const formulas: readonly Formula[] = [
  {
    name: 'S_NN',
    meaning: 'spectrum of the photon-number fluctuations at the frequency omega',
    tex: 'S_{NN}(\\omega)',
    value: spectrum,
  },
  { name: 'A_minus', meaning: 'anti-Stokes rate per phonon', tex: 'A^-', value: rates.down },
  { name: 'A_plus', meaning: 'Stokes rate per phonon', tex: 'A^+', value: rates.up },
  {
    name: 'Gamma_opt',
    meaning: 'optical damping rate',
    tex: '\\Gamma_{\\text{opt}}',
    value: opticalDamping,
  },
  {
    name: 'spring',
    meaning: 'optical spring, the shift of the mechanical frequency',
    tex: '\\delta\\Omega_m',
    value: springShift,
  },
  {
    name: 'n_f',
    meaning: 'final occupation for weak coupling',
    tex: '\\bar{n}_f',
    value: finalOccupationOfModel,
  },
  {
    name: 'n_min',
    meaning: 'quantum backaction limit of the occupation',
    tex: '\\bar{n}_{\\text{min}}',
    value: backactionLimit,
  },
  {
    name: 'n_f_exact',
    meaning: 'occupation at Δ = −Ω_m without mechanical bath, all orders in g',
    tex: '\\langle \\hat{b}^\\dagger \\hat{b}\\rangle',
    value: exactLimit,
  },
];
