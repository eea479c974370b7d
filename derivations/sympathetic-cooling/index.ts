/** Li, Zhang and Yin: sympathetic cooling of a levitated particle through a nonreciprocal coupling. */
import { inReadingOrder, numberOperator, type Paper, Scalar } from 'ladderproof';
import type { Observable } from 'ladderproof/claims';
import { claims } from './claims.ts';
import { consequences } from './consequences.ts';
import { approximations, derivation } from './derivation.ts';
import { explorer } from './explorer.ts';
import { figures } from './figures.ts';
import { inventory } from './inventory.ts';
import { full, reduced, symbols } from './model.ts';

const occupations: readonly Observable[] = ['a', 'b', 'c'].map((mode) => ({
  name: `n_${mode}`,
  tex: `\\langle n_${mode}\\rangle`,
  meaning:
    mode === 'c'
      ? 'photon number of the cavity'
      : `phonon number of particle ${mode.toUpperCase()}`,
  model: 'full',
  quantity: { kind: 'moment', operator: numberOperator(full.space, mode), factor: Scalar.ONE },
}));

const paper: Paper = {
  id: 'sympathetic-cooling',
  title: 'Sympathetic Cooling of Levitated Optomechanics through Nonreciprocal Coupling',
  authors: 'Jialin Li, Guangyu Zhang and Zhang-qi Yin',
  summary:
    'One levitated particle is cooled by a cavity and cools a second one through a nonreciprocal, non-Hermitian coupling.',
  vocabulary: symbols,
  models: { full, reduced },
  observables: occupations,
  truncation: { total: 4 },
  derivation,
  approximations,
  claims: () => inReadingOrder(claims(), inventory),
  inventory,
  consequences,
  figures,
  explorer,
};

export default paper;
