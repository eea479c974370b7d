/** How the transmissions follow from the scattering matrix, so that its misprint can be put right. */
import { type Scope, scalarValue } from 'ladderproof';
import type { Conclusion, Consequences, Forms } from 'ladderproof/claims';
import { symmetric } from './derivation.ts';
import { atIdeal, matrices, withDenominator } from './equations.ts';

/** Row and column of S(ω), modes in the order a, c, b. */
const ENTRIES = { '13': [1, 0], '14': [0, 1] } as const;

/** Where Fig. 2 has its largest isolation, and the same with a cavity c that loses half as much. */
const POINTS = [
  { at: { figure: '2(b)', 'Delta/kappa': '0.5' }, kappa_c: 1 },
  { at: { figure: '2(b)', 'Delta/kappa': '0.5', 'kappa_c/kappa': '0.5' }, kappa_c: 0.5 },
];

const LEFT = {
  '13': 'T_{a \\rightarrow c}(\\omega)',
  '14': 'T_{c \\rightarrow a}(\\omega)',
} as const;

function transmission(name: keyof typeof ENTRIES): Conclusion {
  const [row, column] = ENTRIES[name];
  const entry = (forms: Forms) => symmetric(forms.matrix('eq-12')[row]![column]!);
  return {
    left: LEFT[name],
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

/** Both transmissions at the conditions of Eq. (16) or (17). */
const ideal = (name: '16' | '17'): readonly Conclusion[] =>
  (['13', '14'] as const).map((of) => {
    const value = (forms: Forms) => scalarValue(atIdeal(forms.scalar(`eq-${of}`), name));
    return { premises: ['eq-12'], left: LEFT[of], formula: value, stated: value };
  });

const scopeOf = (slug: string): Scope => (/1[34]$/.test(slug) ? withDenominator : matrices);

export const consequences = (): Consequences => ({
  scope: scopeOf,
  putRight: {},
  conclusions: {
    'eq-13': [transmission('13')],
    'eq-14': [transmission('14')],
    'eq-16': ideal('16'),
    'eq-17': ideal('17'),
  },
});
