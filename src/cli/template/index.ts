/** The paper: what ladderproof reads when it is pointed at this folder. */
import { assemblePaper, numberOperator, Scalar } from 'ladderproof';
import { claims } from './claims.ts';
import { derivation } from './derivation.ts';
import { model, symbols } from './model.ts';

export default assemblePaper({
  id: 'starter',
  title: 'Two coupled cavities',
  authors: 'A. Author and B. Author',
  summary: 'A driven cavity exchanges photons with a second one.',
  models: { cavities: model },
  vocabulary: symbols,
  derivation,
  claims,
  // What `ladderproof solve`, `evolve` and `sweep` can read off the state of the full master equation.
  observables: [
    {
      name: 'n_b',
      tex: '\\langle b^\\dagger b \\rangle',
      meaning: 'photons in cavity b',
      model: 'cavities',
      quantity: {
        kind: 'moment',
        operator: numberOperator(model.space, 'b'),
        factor: Scalar.ONE,
      },
    },
  ],
  // Fock bases begin with at most so many photons in both cavities together, and grow as needed.
  truncation: { total: 4 },
});
