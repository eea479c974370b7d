/** Li, Zuo, Kuang, Jing and Lee: three cavities in which the loss of one makes the other two nonreciprocal. */
import { inReadingOrder, numberOperator, type Paper } from 'ladderproof';
import type { Observable } from 'ladderproof/claims';
import { claims } from './claims.ts';
import { consequences } from './consequences.ts';
import { approximations, derivation, formula } from './derivation.ts';
import { explorer } from './explorer.ts';
import { figures } from './figures.ts';
import { inventory } from './inventory.ts';
import { drivenAtA, drivenAtC, linear, symbols } from './model.ts';

const directions = [
  {
    name: 'ac',
    tex: 'a \\rightarrow c',
    model: 'driven-at-a',
    space: drivenAtA.space,
    target: 'c',
  },
  {
    name: 'ca',
    tex: 'c \\rightarrow a',
    model: 'driven-at-c',
    space: drivenAtC.space,
    target: 'a',
  },
] as const;

const single: readonly Observable[] = directions.flatMap(({ name, tex, model, space, target }) => [
  {
    name: `T_${name}`,
    tex: `T_{${tex}}`,
    meaning: `transmission, Eq. (5), driven at ${name[0]}`,
    model,
    quantity: {
      kind: 'moment',
      operator: numberOperator(space, target),
      factor: formula('kappa_a*kappa_c/Omega^2'),
    },
  },
  ...[2, 3].map(
    (order): Observable => ({
      name: `g${order}_${name}`,
      tex: `g_{${tex}}^{(${order})}(0)`,
      meaning: `equal-time correlation function of order ${order}, Eq. (6), driven at ${name[0]}`,
      model,
      quantity: { kind: 'correlation', mode: target, order },
    }),
  ),
  ...[1, 2, 3].map(
    (n): Observable => ({
      name: `P${n}_${name}`,
      tex: `P_{${n},\\,${tex}}`,
      meaning: `probability of ${n} photon${n > 1 ? 's' : ''} in ${target}, driven at ${name[0]}`,
      model,
      quantity: { kind: 'probability', mode: target, n },
    }),
  ),
]);

const observables: readonly Observable[] = [
  ...single,
  {
    name: 'isolation',
    tex: '\\left|T_{a \\rightarrow c} - T_{c \\rightarrow a}\\right|',
    meaning: 'isolation, the difference of the transmissions in both directions',
    combines: ['T_ac', 'T_ca'],
    how: 'difference',
  },
  {
    name: 'ratio',
    tex: '\\left|\\frac{g_{a \\rightarrow c}^{(2)}(0) - g_{c \\rightarrow a}^{(2)}(0)}{g_{a \\rightarrow c}^{(2)}(0) + g_{c \\rightarrow a}^{(2)}(0)}\\right|',
    meaning: 'quantum nonreciprocal ratio, the contrast of g2 in both directions',
    combines: ['g2_ac', 'g2_ca'],
    how: 'contrast',
  },
];

const paper: Paper = {
  id: 'loss-nonreciprocity',
  title: 'Loss-induced quantum nonreciprocity',
  authors: 'Baijun Li, Yunlan Zuo, Le-Man Kuang, Hui Jing and Chaohong Lee',
  summary:
    'Two Kerr cavities exchange photons directly and through a lossy third cavity; interference of the two paths makes transmission and photon blockade one-way.',
  vocabulary: symbols,
  models: { 'driven-at-a': drivenAtA, 'driven-at-c': drivenAtC, linear },
  observables,
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
