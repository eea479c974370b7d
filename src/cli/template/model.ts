/**
 * The model: modes, parameters, Hamiltonian and loss. Everything that is derived or checked starts here.
 *
 * This starter is about two coupled cavities: a laser drives a, which exchanges photons with b.
 */
import { defineModel, type Parameter, symbolsOf } from 'ladderproof';

/** Names are for formulas, `tex` is what the paper prints. A positive symbol lets roots be taken. */
const parameters: readonly Parameter[] = [
  {
    name: 'kappa_a',
    tex: '\\kappa_a',
    meaning: 'energy loss rate of a',
    default: 1,
    positive: true,
  },
  {
    name: 'kappa_b',
    tex: '\\kappa_b',
    meaning: 'energy loss rate of b',
    default: 1,
    positive: true,
  },
  { name: 'Delta', tex: '\\Delta', meaning: 'detuning of cavity a from the drive', default: 0.5 },
  { name: 'J', tex: 'J', meaning: 'rate at which a and b exchange photons', default: 0.4 },
  // A default may be a formula in the parameters above it.
  { name: 'Omega', tex: '\\Omega', meaning: 'strength of the drive', default: 'kappa_a/5' },
];

export const model = defineModel({
  modes: ['a', 'b'],
  parameters,
  // In units of ħ, in the frame of the drive. A mode's name is its annihilation operator, ' is the adjoint.
  hamiltonian: "Delta*a'*a + J*(a'*b + a*b') + Omega*(a + a')",
  // Each term is rate·(xρx† − ½{x†x, ρ}): occupations decay at the rate, amplitudes at half of it. A paper that
  // writes κ(2aρa† − …) means the rate 2*kappa.
  dissipators: [
    { rate: 'kappa_a', jump: 'a' },
    { rate: 'kappa_b', jump: 'b' },
  ],
});

/**
 * What the paper's TeX may contain: the parameters above, and a, b with or without a hat. Further symbols are
 * declared by what they are: symbolsOf([model], { scalar: { n_b: '\\bar{n}_b' } }).
 */
export const symbols = symbolsOf([model]);
