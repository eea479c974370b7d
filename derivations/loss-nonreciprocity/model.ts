/** The three coupled cavities of the paper: two Kerr cavities a and c, one linear cavity b. Its Eqs. (1)–(4). */
import { declare, defineModel, type Model, type Parameter, vocabulary } from 'ladderproof';
import { declareParameters, parameterNames } from 'ladderproof/claims';

/** In the order of the paper's vector u: a, c, b. */
const modes = ['a', 'c', 'b'] as const;

const rates: readonly Parameter[] = [
  {
    name: 'kappa',
    tex: '\\kappa',
    meaning: 'loss rate that all others are measured in',
    default: 1,
    positive: true,
  },
  {
    name: 'kappa_a',
    tex: '\\kappa_a',
    meaning: 'energy loss rate of cavity a',
    default: 'kappa',
    positive: true,
  },
  {
    name: 'kappa_c',
    tex: '\\kappa_c',
    meaning: 'energy loss rate of cavity c',
    default: 'kappa',
    positive: true,
  },
  {
    name: 'kappa_b',
    tex: '\\kappa_b',
    meaning: 'energy loss rate of the auxiliary cavity b',
    default: 'kappa',
    positive: true,
  },
];

const couplings: readonly Parameter[] = [
  {
    name: 'J',
    tex: 'J',
    meaning: 'coupling of b to both others, where they are equal',
    default: 'kappa/sqrt(2)',
  },
  { name: 'J_ac', tex: 'J_{ac}', meaning: 'coupling of a and c', default: 'J' },
  { name: 'J_ab', tex: 'J_{ab}', meaning: 'coupling of a and b', default: 'J' },
  { name: 'J_bc', tex: 'J_{bc}', meaning: 'coupling of b and c', default: 'J' },
  {
    name: 'theta',
    tex: '\\theta',
    meaning: 'phase of the coupling of a and c, in radians',
    default: '-pi/4',
  },
];

const frequencies: readonly Parameter[] = [
  { name: 'omega_a', tex: '\\omega_a', meaning: 'frequency of cavity a', default: 0 },
  { name: 'omega_c', tex: '\\omega_c', meaning: 'frequency of cavity c', default: 0 },
  { name: 'omega_b', tex: '\\omega_b', meaning: 'frequency of cavity b', default: 0 },
];

const driven: readonly Parameter[] = [
  {
    name: 'Delta',
    tex: '\\Delta',
    meaning: 'detuning cavity minus drive of all cavities, where they are equal',
    default: 'kappa/2',
  },
  { name: 'Delta_a', tex: '\\Delta_a', meaning: 'detuning of cavity a', default: 'Delta' },
  { name: 'Delta_c', tex: '\\Delta_c', meaning: 'detuning of cavity c', default: 'Delta' },
  { name: 'Delta_b', tex: '\\Delta_b', meaning: 'detuning of cavity b', default: 'Delta' },
  {
    name: 'U',
    tex: 'U',
    meaning: 'Kerr nonlinearity of a and c, where they are equal',
    default: '5*kappa',
  },
  { name: 'U_a', tex: 'U_a', meaning: 'Kerr nonlinearity of cavity a', default: 'U' },
  { name: 'U_c', tex: 'U_c', meaning: 'Kerr nonlinearity of cavity c', default: 'U' },
  { name: 'Omega', tex: '\\Omega', meaning: 'drive amplitude', default: 'kappa/10' },
];

const exchange =
  "J_ac*(exp(i*theta)*a*c' + exp(-i*theta)*a'*c) + J_ab*(a*b' + a'*b) + J_bc*(c*b' + c'*b)";
const kerr = "U_a*a'^2*a^2 + U_c*c'^2*c^2";

/** (κ/2)(2xρx† − …) is the standard Lindblad form with rate κ: energies decay at κ, amplitudes at κ/2. */
const dissipators = modes.map((mode) => ({ rate: `kappa_${mode}`, jump: mode }));

/** The undriven model in the laboratory frame, the Kerr terms left out: the premise of Eq. (7). */
export const linear: Model = defineModel({
  modes,
  parameters: [...rates, ...couplings, ...frequencies],
  hamiltonian: `omega_a*a'*a + omega_c*c'*c + omega_b*b'*b + ${exchange}`,
  dissipators,
});

/** The same with the Kerr terms. */
export const kerrCavities: Model = defineModel({
  modes,
  parameters: [
    ...rates,
    ...couplings,
    ...frequencies,
    ...driven.filter(({ name }) => name.startsWith('U')),
  ],
  hamiltonian: `omega_a*a'*a + omega_c*c'*c + omega_b*b'*b + ${exchange} + ${kerr}`,
  dissipators,
});

/** Eqs. (3) and (4): driven at one cavity, in the frame of the drive. */
function drivenAt(mode: 'a' | 'c'): Model {
  return defineModel({
    modes,
    parameters: [...rates, ...couplings, ...driven],
    hamiltonian: `Delta_a*a'*a + Delta_c*c'*c + Delta_b*b'*b + ${exchange} + ${kerr} + Omega*(${mode}' + ${mode})`,
    dissipators,
  });
}

export const drivenAtA = drivenAt('a');
export const drivenAtC = drivenAt('c');

/** Symbols of the derivation that are no parameters of a model. */
export const derived: readonly Parameter[] = [
  { name: 'omega', tex: '\\omega', meaning: 'frequency', default: 0 },
  { name: 'omega_0', tex: '\\omega_0', meaning: 'common frequency of the cavities', default: 0 },
  { name: 'delta', tex: '\\delta', meaning: 'frequency minus cavity frequency', default: 0 },
  { name: 'omega_p', tex: '\\omega_p', meaning: 'frequency of the drive', default: 0 },
];

/** All of them as the names in a formula. */
export const parameters = parameterNames([
  ...drivenAtA.parameters,
  ...linear.parameters,
  ...derived,
]);

export const symbols = vocabulary(
  [
    ...declareParameters([...rates, ...couplings, ...frequencies, ...driven, ...derived]),
    ...declare('operator', {
      a: ['\\hat{a}', 'a'],
      c: ['\\hat{c}', 'c'],
      b: ['\\hat{b}', 'b'],
      a_in: '\\hat{a}_{in}',
      c_in: '\\hat{c}_{in}',
      b_in: '\\hat{b}_{in}',
      a_out: '\\hat{a}_{out}',
      c_out: '\\hat{c}_{out}',
      driven: '\\hat{d}',
      jump: '\\hat{o}',
      rho: '\\hat{\\rho}',
      H: '\\hat{H}',
      H_d: '\\hat{H}_d',
      H_t: '\\hat{H}_t',
    }),
    ...declare('scalar', {
      t: 't',
      n: 'n',
      phi: '\\phi',
      P_in_a: 'P_{in}^a',
      P_in_c: 'P_{in}^c',
      P_1_a: 'P_1^a',
      P_2_a: 'P_2^a',
      P_3_a: 'P_3^a',
      P_1_c: 'P_1^c',
      P_2_c: 'P_2^c',
      P_3_c: 'P_3^c',
      omega_d: '\\omega_d',
      R: '\\mathcal{R}',
      hbar: '\\hbar',
      c_0: 'c_0',
      n_0: 'n_0',
      n_2: 'n_2',
      V_eff: 'V_{eff}',
    }),
    ...declare('matrix', { M: 'M', identity: 'I', Gamma: '\\Gamma', u_vector: '\\hat{u}' }),
    ...declare(
      'function',
      { u: 'u', u_out: 'u_{out}', u_in: 'u_{in}', v_in: 'v_{in}', S: 'S' },
      'matrix',
    ),
    ...declare('function', {
      T_ac: 'T_{a \\rightarrow c}',
      T_ca: 'T_{c \\rightarrow a}',
      S_21: 'S_{21}',
      S_12: 'S_{12}',
      D: 'D',
      determinant: '\\mathcal{D}',
      g_n_ac: 'g_{a \\rightarrow c}^{(n)}',
      g_n_ca: 'g_{c \\rightarrow a}^{(n)}',
      g_2_ac: 'g_{a \\rightarrow c}^{(2)}',
      g_2_ca: 'g_{c \\rightarrow a}^{(2)}',
      g_3_ac: 'g_{a \\rightarrow c}^{(3)}',
      g_3_ca: 'g_{c \\rightarrow a}^{(3)}',
    }),
  ],
  { tex: '\\mathcal{L}', form: 'bracket' },
);
