/**
 * Standard cavity optomechanics as in Aspelmeyer, Kippenberg and Marquardt, Rev. Mod. Phys. 86, 1391 (2014), with the
 * quantum theory of sideband cooling of Marquardt, Chen, Clerk and Girvin and of Wilson-Rae, Nooshi, Zwerger and
 * Kippenberg, Phys. Rev. Lett. 99, 093902 and 093901 (2007).
 */
import { Scalar } from '../../src/algebra/scalar.ts';
import { inReadingOrder, type Paper } from '../../src/claims/paper.ts';
import { numberOperator } from '../../src/theory/number-operators.ts';
import type { Observable } from '../../src/theory/observable.ts';
import { derivation } from './derivation.ts';
import { equations } from './equations.ts';
import { inventory } from './inventory.ts';
import { linearised, rotatingWave, symbols } from './model.ts';
import { statements } from './statements.ts';

const occupation = (
  name: string,
  mode: 'a' | 'b',
  tex: string,
  meaning: string,
  of: 'linearised' | 'rotating-wave' = 'linearised',
): Observable => ({
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

const observables: readonly Observable[] = [
  occupation('n_b', 'b', '\\langle b^\\dagger b\\rangle', 'mean phonon number'),
  occupation('n_a', 'a', '\\langle a^\\dagger a\\rangle', 'mean number of fluctuating photons'),
  occupation(
    'n_b_rwa',
    'b',
    '\\langle b^\\dagger b\\rangle_{\\text{RWA}}',
    'mean phonon number without counter-rotating terms',
    'rotating-wave',
  ),
];

const paper: Paper = {
  id: 'cavity-optomechanics',
  title: 'Cavity optomechanics: sideband cooling and the optical spring',
  authors:
    'after M. Aspelmeyer, T. J. Kippenberg and F. Marquardt, Rev. Mod. Phys. 86, 1391 (2014)',
  summary:
    'A laser-driven cavity damps, shifts and cools the motion of its mirror; the noise of the light sets the limit.',
  vocabulary: symbols,
  models: { linearised, 'rotating-wave': rotatingWave },
  observables,
  truncation: { total: 6 },
  derivation,
  claims: () => inReadingOrder([...equations(), ...statements()], inventory),
  inventory,
};

export default paper;
