/**
 * Standard cavity optomechanics: one cavity mode a in the frame of the laser, one mechanical mode b.
 *
 * Rates: κ and Γ_m are energy decay rates, amplitudes decay at half of them; the dissipators below have the standard form
 * of rate·(xρx† − ½{x†x, ρ}). Δ is laser minus cavity frequency, so that the Hamiltonian holds −Δ a†a. ħ = 1.
 */
import { declare, defineModel, type Model, type Parameter, vocabulary } from 'ladderproof';
import { declareParameters } from 'ladderproof/claims';

const optics: readonly Parameter[] = [
  {
    name: 'kappa',
    tex: '\\kappa',
    meaning: 'energy decay rate of the cavity; its amplitude decays at κ/2',
    default: 0.2,
    positive: true,
  },
  {
    name: 'Delta',
    tex: '\\Delta',
    meaning: 'detuning of the laser from the cavity, negative on the red side',
    default: '-Omega_m',
  },
];

const mechanics: readonly Parameter[] = [
  {
    name: 'Omega_m',
    tex: '\\Omega_m',
    meaning: 'mechanical frequency, which the others are measured in',
    default: 1,
    positive: true,
  },
  {
    name: 'Gamma_m',
    tex: '\\Gamma_m',
    meaning: 'mechanical energy decay rate',
    default: 1e-4,
    positive: true,
  },
  {
    name: 'nbar_th',
    tex: '\\bar{n}_{\\text{th}}',
    meaning: 'occupation of the mechanical bath',
    default: 10,
    positive: true,
  },
];

const coupling: readonly Parameter[] = [
  {
    name: 'g',
    tex: 'g',
    meaning: 'linearised coupling, g_0 times the mean amplitude of the cavity',
    default: 0.02,
    positive: true,
  },
];

/** The light before it is linearised. */
const light: readonly Parameter[] = [
  {
    name: 'g_0',
    tex: 'g_0',
    meaning: 'coupling of a single photon to a single phonon',
    default: 1e-3,
    positive: true,
  },
  {
    name: 'n_cav',
    tex: '\\bar{n}_{\\text{cav}}',
    meaning: 'mean photon number of the driven cavity',
    default: 400,
    positive: true,
  },
];

const thermalBath = [
  { rate: 'Gamma_m*(nbar_th + 1)', jump: 'b' },
  { rate: 'Gamma_m*nbar_th', jump: "b'" },
];
const loss = { rate: 'kappa', jump: 'a' };
const free = "-Delta*a'*a + Omega_m*b'*b";

/** In the frame of the laser, the drive left out: it only sets the amplitude about which the light is linearised. */
export const radiationPressure: Model = defineModel({
  modes: ['a', 'b'],
  parameters: [...mechanics, ...optics, ...light],
  hamiltonian: `${free} - g_0*a'*a*(b + b')`,
  dissipators: [loss, ...thermalBath],
});

/** Fluctuations about the driven amplitude, counter-rotating terms included. */
export const linearised: Model = defineModel({
  modes: ['a', 'b'],
  parameters: [...mechanics, ...optics, ...coupling],
  hamiltonian: `${free} - g*(a + a')*(b + b')`,
  dissipators: [loss, ...thermalBath],
});

/** The same without the terms that create or destroy photon and phonon together. */
export const rotatingWave: Model = defineModel({
  modes: ['a', 'b'],
  parameters: [...mechanics, ...optics, ...coupling],
  hamiltonian: `${free} - g*(a'*b + a*b')`,
  dissipators: [loss, ...thermalBath],
});

/** The driven cavity by itself: whose noise the mechanical mode sees. */
export const cavity: Model = defineModel({
  modes: ['a'],
  parameters: [...mechanics.slice(0, 1), ...optics, ...light],
  hamiltonian: "-Delta*a'*a",
  dissipators: [loss],
});

/** The mechanical mode by itself, its cavity replaced by rates. */
export const scattering: Model = defineModel({
  modes: ['b'],
  parameters: [
    ...mechanics,
    {
      name: 'A_minus',
      tex: 'A^-',
      meaning: 'rate per phonon at which the light takes phonons (anti-Stokes)',
      default: 8e-3,
      positive: true,
    },
    {
      name: 'A_plus',
      tex: 'A^+',
      meaning: 'rate per phonon at which the light gives phonons (Stokes)',
      default: 2e-5,
      positive: true,
    },
  ],
  hamiltonian: "Omega_m*b'*b",
  dissipators: [{ rate: 'A_minus', jump: 'b' }, { rate: 'A_plus', jump: "b'" }, ...thermalBath],
});

export const parameters: readonly Parameter[] = [...mechanics, ...optics, ...coupling, ...light];

export const symbols = vocabulary([
  ...declareParameters(parameters),
  ...declare('scalar', {
    omega: '\\omega',
    A_minus: 'A^-',
    A_plus: 'A^+',
    A_th_minus: 'A_{\\text{th}}^-',
    A_th_plus: 'A_{\\text{th}}^+',
    Gamma_opt: '\\Gamma_{\\text{opt}}',
    spring: '\\delta\\Omega_m',
    nbar: '\\bar{n}',
    n_f: '\\bar{n}_f',
    n_min: '\\bar{n}_{\\text{min}}',
    omega_pm: '\\omega_\\pm',
    omega_plus: '\\omega_+',
    omega_minus: '\\omega_-',
    m_eff: 'm_{\\text{eff}}',
  }),
  ...declare('operator', {
    a: ['\\hat{a}', 'a'],
    b: ['\\hat{b}', 'b'],
    a_in: '\\hat{a}_{\\text{in}}',
    b_in: '\\hat{b}_{\\text{in}}',
    H: '\\hat{H}',
    H_int: '\\hat{H}_{\\text{int}}',
  }),
  ...declare('function', { S_NN: 'S_{NN}', Sigma: '\\Sigma' }),
]);
