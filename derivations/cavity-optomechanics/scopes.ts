/** What the printed names mean in exact algebra. */

import { type Scope, scalarValue, type Value } from 'ladderproof';
import { sqrt } from 'ladderproof/algebra';
import { modeNames } from 'ladderproof/claims';
import {
  backactionLimit,
  formula,
  langevinRight,
  names,
  opticalDamping,
  rates,
  spectrumAt,
} from './derivation.ts';
import type { linearised } from './model.ts';

/** g₀ = g/√n̄_cav, so that everything is a function of g; rates and occupations by their own formulas. */
export const scope: Scope = {
  names: new Map<string, Value>([
    ...names.names,
    ...modeNames(langevinRight[0]!.space),
    ['g_0', scalarValue(formula('g').over(sqrt(formula('n_cav'))))],
    ['A_minus', scalarValue(rates.down)],
    ['A_plus', scalarValue(rates.up)],
    ['Gamma_opt', scalarValue(opticalDamping)],
    ['n_min', scalarValue(backactionLimit)],
  ]),
  functions: new Map([
    [
      'S_NN',
      (argument) => {
        if (argument.kind !== 'scalar')
          throw new RangeError('the spectrum at a frequency is meant');
        return scalarValue(spectrumAt(argument.scalar));
      },
    ],
  ]),
};

/** The same with A⁻ and A⁺ as symbols of their own. */
export const withRates: Scope = {
  names: new Map<string, Value>([
    ...names.names,
    ['Gamma_opt', scalarValue(formula('A_minus - A_plus'))],
    ['n_min', scalarValue(formula('A_plus/(A_minus - A_plus)'))],
    ['A_th_plus', scalarValue(formula('nbar_th*Gamma_m'))],
    ['A_th_minus', scalarValue(formula('(nbar_th + 1)*Gamma_m'))],
  ]),
};

export const inOperators = (of: { readonly space: typeof linearised.space }): Scope => ({
  names: new Map([...names.names, ...modeNames(of.space)]),
});

export const RED = { Delta: '-Omega_m' } as const;
