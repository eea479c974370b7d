/** The derivation: what the engine makes of the model, step by step, in exact algebra. */
import {
  adjointEquation,
  type Derivation,
  generatorOf,
  numberOperator,
  Operator,
  operatorValue,
  scalarValue,
  stationaryMoments,
} from 'ladderproof';
import { model } from './model.ts';

const a = Operator.annihilation(model.space, 'a');

/** ⟨b†b⟩ where nothing changes any more: 0 = ⟨L†(O)⟩ for every operator O that the equations lead to. */
const [occupation] = stationaryMoments(model, [numberOperator(model.space, 'b')]);

export const derivation = (): Derivation => ({
  steps: [
    {
      name: 'motion',
      title: 'Equation of motion',
      why: 'Hamiltonian and jump operators give the evolution of every operator.',
      rule: 'adjoint Liouvillian',
      approximations: [],
      // Claims refer to a line by its name.
      lines: [
        {
          name: 'motion-a',
          left: '\\frac{d}{dt} a',
          value: operatorValue(adjointEquation(generatorOf(model), a)),
        },
      ],
    },
    {
      name: 'stationary',
      title: 'Steady state',
      why: 'The equations of motion close on finitely many moments, which are constant in the steady state.',
      rule: 'closed moment equations',
      approximations: [],
      lines: [
        {
          name: 'occupation-b',
          left: '\\langle b^\\dagger b \\rangle',
          value: scalarValue(occupation!),
        },
      ],
    },
  ],
  // What `ladderproof evaluate` can be asked for.
  formulas: [
    {
      name: 'n_b',
      meaning: 'photons in cavity b in the steady state',
      tex: '\\langle b^\\dagger b \\rangle',
      value: occupation!,
    },
  ],
});
