/** What can be read off the steady states. */
import { numberOperator, Scalar } from 'ladderproof';
import type { ModelObservable } from 'ladderproof/theory';
import { linearised, rotatingWave } from './model.ts';

const occupation = (
  name: string,
  mode: 'a' | 'b',
  tex: string,
  meaning: string,
  of: 'linearised' | 'rotating-wave' = 'linearised',
): ModelObservable => ({
  name,
  tex,
  meaning,
  model: of,
  quantity: {
    kind: 'moment',
    operator: numberOperator((of === 'linearised' ? linearised : rotatingWave).space, mode),
    factor: Scalar.ONE,
  },
});

export const phononNumber = occupation(
  'n_b',
  'b',
  '\\langle b^\\dagger b\\rangle',
  'mean phonon number',
);

export const observables: readonly ModelObservable[] = [
  phononNumber,
  occupation('n_a', 'a', '\\langle a^\\dagger a\\rangle', 'mean number of fluctuating photons'),
  occupation(
    'n_b_rwa',
    'b',
    '\\langle b^\\dagger b\\rangle_{\\text{RWA}}',
    'mean phonon number without counter-rotating terms',
    'rotating-wave',
  ),
];
