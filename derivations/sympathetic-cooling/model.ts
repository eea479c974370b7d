/** The models of the paper: two particles and a cavity, Eqs. (1)–(3), and the two particles alone, Eq. (B17). */
import {
  declare,
  defineModel,
  type Model,
  type Operator,
  type Parameter,
  Scalar,
  Superoperator,
  vocabulary,
} from 'ladderproof';
import { declareParameters } from 'ladderproof/claims';
import { readings } from './displays.ts';

const couplings: readonly Parameter[] = [
  {
    name: 'g_1',
    tex: 'g_1',
    meaning: 'reciprocal part of the coupling between the particles',
    default: 0.6,
    positive: true,
  },
  {
    name: 'g_2',
    tex: 'g_2',
    meaning: 'nonreciprocal part of the coupling between the particles',
    default: 0.1,
    positive: true,
  },
];

const cavity: readonly Parameter[] = [
  {
    name: 'g',
    tex: 'g',
    meaning: 'linearised coupling of particle A to the cavity',
    default: 0.1,
    positive: true,
  },
  {
    name: 'gamma',
    tex: '\\gamma',
    meaning: 'cavity decay as in Eq. (3), where amplitudes decay at γ',
    default: 1,
    positive: true,
  },
  {
    name: 'Delta',
    tex: '\\Delta',
    meaning: 'detuning; enters the Hamiltonian as −Δ c†c',
    default: 1,
  },
];

const frequencies: readonly Parameter[] = [
  {
    name: 'omega_a',
    tex: '\\omega_a',
    meaning: 'frequency of particle A',
    default: 1,
    positive: true,
  },
  {
    name: 'omega_b',
    tex: '\\omega_b',
    meaning: 'frequency of particle B',
    default: 1,
    positive: true,
  },
];

const baths: readonly Parameter[] = [
  {
    name: 'kappa_a',
    tex: '\\kappa_a',
    meaning: 'mechanical decay of particle A as in Eq. (3), where amplitudes decay at κ',
    default: 0.01,
    positive: true,
  },
  {
    name: 'kappa_b',
    tex: '\\kappa_b',
    meaning: 'mechanical decay of particle B as in Eq. (3), where amplitudes decay at κ',
    default: 0.01,
    positive: true,
  },
  {
    name: 'nbar_a',
    tex: '\\bar{n}_a',
    meaning: 'thermal occupation of the bath of particle A',
    default: 1,
    positive: true,
  },
  {
    name: 'nbar_b',
    tex: '\\bar{n}_b',
    meaning: 'thermal occupation of the bath of particle B',
    default: 1,
    positive: true,
  },
];

/** The effective bath of particle A, written κ′_a and n̄′_a in the paper. */
const effective: readonly Parameter[] = [
  {
    name: 'kappa_a_eff',
    tex: "\\kappa'_a",
    meaning: 'effective decay of particle A',
    default: 0.02,
    positive: true,
  },
  {
    name: 'nbar_a_eff',
    tex: "\\bar{n}'_a",
    meaning: 'effective bath occupation of particle A',
    default: 0.5,
    positive: true,
  },
];

/**
 * D_x = 2xρx† − x†xρ − ρx†x is twice the standard Lindblad form: a coefficient κ in front of it is a rate 2κ here,
 * and amplitudes decay at κ.
 */
const bath = (mode: string, kappa: string, nbar: string) => [
  { rate: `2*(1 + ${nbar})*${kappa}`, jump: mode },
  { rate: `2*${nbar}*${kappa}`, jump: `${mode}'` },
];

const exchange = "(g_1 - g_2)*a*b' + (g_1 + g_2)*a'*b";

/** Eq. (3): the whole system, non-Hermitian for g₂ ≠ 0, with the trace-correction term. */
export const full: Model = defineModel({
  modes: ['a', 'b', 'c'],
  parameters: [...couplings, ...cavity, ...frequencies, ...baths],
  hamiltonian: `-Delta*c'*c + omega_a*a'*a + omega_b*b'*b + ${exchange} + g*(a'*c + a*c')`,
  dissipators: [
    ...bath('a', 'kappa_a', 'nbar_a'),
    ...bath('b', 'kappa_b', 'nbar_b'),
    { rate: '2*gamma', jump: 'c' },
  ],
  traceCorrection: true,
});

/** Eq. (4) with the cavity decay of Eq. (3): what the effective bath is derived from. */
export const cavityAlone: Model = defineModel({
  modes: ['a', 'c'],
  parameters: [...cavity, ...frequencies],
  hamiltonian: "-Delta*c'*c",
  dissipators: [{ rate: '2*gamma', jump: 'c' }],
});

/** Particle A with the cavity's transition rates in place of the cavity, and its own bath. */
export const scattering: Model = defineModel({
  modes: ['a'],
  parameters: [
    {
      name: 'A_minus',
      tex: 'A_-',
      meaning: 'anti-Stokes rate per phonon',
      default: 1,
      positive: true,
    },
    { name: 'A_plus', tex: 'A_+', meaning: 'Stokes rate per phonon', default: 0.5, positive: true },
    ...baths.filter(({ name }) => name.endsWith('_a')),
  ],
  hamiltonian: '0*a',
  dissipators: [
    { rate: 'A_minus', jump: 'a' },
    { rate: 'A_plus', jump: "a'" },
    ...bath('a', 'kappa_a', 'nbar_a'),
  ],
});

/**
 * Two particles with the dissipators of Eq. (B17) and their baths, the premise of the adjoint equations (B18). The
 * Hamiltonian of Eq. (B15) commutes with both occupations and is left out.
 */
export const reduced: Model = defineModel({
  modes: ['a', 'b'],
  parameters: [...couplings, ...effective, ...baths.filter(({ name }) => name.endsWith('_b'))],
  hamiltonian: '0*a',
  dissipators: [
    { rate: '2*(g_1 + g_2)^2/(kappa_a_eff + kappa_b)', jump: "a'*b" },
    { rate: '2*(g_1 - g_2)^2/(kappa_a_eff + kappa_b)', jump: "a*b'" },
    ...bath('a', 'kappa_a_eff', 'nbar_a_eff'),
    ...bath('b', 'kappa_b', 'nbar_b'),
  ],
});

/** Eqs. (11) and (12): the two particles with the effective bath of A, not Hermitian and not trace preserving. */
export const pair: Model = defineModel({
  modes: ['a', 'b'],
  parameters: [
    ...couplings,
    ...frequencies,
    ...effective,
    ...baths.filter(({ name }) => name.endsWith('_b')),
  ],
  hamiltonian: `omega_a*a'*a + omega_b*b'*b + ${exchange}`,
  dissipators: [...bath('a', 'kappa_a_eff', 'nbar_a_eff'), ...bath('b', 'kappa_b', 'nbar_b')],
});

export const parameters: readonly Parameter[] = [
  ...couplings,
  ...cavity,
  ...frequencies,
  ...baths,
  ...effective,
];

export const symbols = vocabulary(
  [
    ...declareParameters(parameters),
    ...declare('scalar', {
      kappa_a_eff: '\\kappa_a^{(\\text{eff})}',
      nbar_a_eff: '\\bar{n}_a^{(\\text{eff})}',
      g_ab: 'g_{ab}',
      g_ba: 'g_{ba}',
      A_minus: 'A_-',
      A_plus: 'A_+',
      Gamma_opt: '\\Gamma_{\\text{opt}}',
      n_opt: 'n_{\\text{opt}}',
      K_g: 'K_g',
      s: 's',
      A: 'A',
      B: 'B',
      C: 'C',
      D: 'D',
      E: 'E',
      F: 'F',
    }),
    ...declare('scalar', {
      kappa_b_eff: "\\kappa'_b",
      nbar_b_eff: "\\bar{n}'_b",
      omega_c: '\\omega_c',
      omega_L: '\\omega_L',
      alpha: '\\alpha',
      theta: '\\theta',
      t: 't',
      t_prime: "t'",
      k: 'k',
      memory_left: 'q',
      memory_left_rotating: 'q_\\omega',
    }),
    ...declare('operator', {
      a: 'a',
      b: 'b',
      b_turned: "b'",
      p_b: 'p_b',
      c: 'c',
      n_a: 'n_a',
      n_b: 'n_b',
      H_0: 'H_0',
      H_0_rotating: "H'_0",
      H_1: 'H_1',
      H_eff: 'H_{\\text{eff}}',
      H_cA: 'H_{c-A}',
      H_AB: 'H_{A-B}',
      H_sys: 'H_{\\text{sys}}',
      H_sys_modified: "H'_{\\text{sys}}",
      H_int: 'H_{\\text{int}}',
      rho: '\\rho',
      rho_sys: '\\rho_{\\text{sys}}',
    }),
    ...declare('function', { rho_ab: '\\rho_{a,b}' }, 'operator'),
    ...declare('superoperator', {
      L: '\\mathcal{L}',
      L_a: '\\mathcal{L}_a',
      L_b: '\\mathcal{L}_b',
      L_c: '\\mathcal{L}_c',
      L_prime: "\\mathcal{L}'",
      L_a_eff: "\\mathcal{L}'_a",
      L_b_primed: "\\mathcal{L}'_b",
      L_sys: '\\mathcal{L}_{\\text{sys}}',
      L_int: '\\mathcal{L}_{\\text{int}}',
      L_ab: '\\mathcal{L}_{ab}',
    }),
  ],
  { tex: 'D', form: 'subscript' },
  readings,
);

/** The paper's D_x = 2xρx† − …, twice the standard form. */
export function paperDissipator(jump: Operator): Superoperator {
  return Superoperator.dissipator(jump).scale(Scalar.integer(2));
}
