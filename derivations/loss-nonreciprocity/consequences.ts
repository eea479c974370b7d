/** How the transmissions follow from the scattering matrix, so that its misprint can be put right. */
import { type Scope, scalarValue } from 'ladderproof';
import type { Conclusion, Consequences, Forms } from 'ladderproof/claims';
import { symmetric } from './derivation.ts';
import { matrices, withDenominator } from './equations.ts';

/** Row and column of S(ω), modes in the order a, c, b. */
const ENTRIES = { '13': [1, 0], '14': [0, 1] } as const;

/** Where Fig. 2 has its largest isolation, and the same with a cavity c that loses half as much. */
const POINTS = [
  { at: { figure: '2(b)', 'Delta/kappa': '0.5' }, kappa_c: 1 },
  { at: { figure: '2(b)', 'Delta/kappa': '0.5', 'kappa_c/kappa': '0.5' }, kappa_c: 0.5 },
];

function transmission(name: keyof typeof ENTRIES): Conclusion {
  const [row, column] = ENTRIES[name];
  const entry = (forms: Forms) => symmetric(forms.matrix('eq-12')[row]![column]!);
  return {
    left: name === '13' ? 'T_{a \\rightarrow c}(\\omega)' : 'T_{c \\rightarrow a}(\\omega)',
    formula: (forms) => scalarValue(entry(forms).modulusSquared()),
    points: () =>
      POINTS.map(({ at, kappa_c }) => ({
        at,
        values: new Map([
          ['kappa_a', 1],
          ['kappa_c', kappa_c],
          ['kappa_b', 1],
          ['J', Math.SQRT1_2],
          ['J_ac', Math.SQRT1_2],
          ['theta', -Math.PI / 4],
          ['delta', -0.5],
        ]),
      })),
  };
}

const scopeOf = (slug: string): Scope => (/1[34]$/.test(slug) ? withDenominator : matrices);

export const consequences = (): Consequences => ({
  scope: scopeOf,
  putRight: {},
  conclusions: { 'eq-13': [transmission('13')], 'eq-14': [transmission('14')] },
});
