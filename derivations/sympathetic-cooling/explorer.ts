/** The explorer: stationary occupations against the nonreciprocity or the coupling, exact and by the derived formula. */
import {
  type Explorer,
  type ExplorerCurve,
  type ExplorerFormula,
  type ExplorerPreset,
  solutionCurves,
} from 'ladderproof/claims';
import { formula } from './derivation.ts';
import { asPrinted, baths } from './figures.ts';

const particles = [
  { mode: 'a', letter: 'A', hue: 1 },
  { mode: 'b', letter: 'B', hue: 2 },
] as const;

const isOneWay = [
  {
    positive: 'g_1 - g_2',
    otherwise: 'the formula takes the root that is physical for g_1 > g_2 > 0',
  },
  { positive: 'g_2', otherwise: 'the formula takes the root that is physical for g_1 > g_2 > 0' },
];
const isCooled = {
  positive: 'kappa_a_eff',
  otherwise:
    'the derived effective decay of particle A is not positive: at this detuning the cavity does not cool it',
};

/** The mean-field formulas: as derived, and as the paper prints them with its Eqs. (5) to (10). */
const formulas = particles.flatMap(({ mode, letter, hue }): readonly ExplorerCurve[] => [
  {
    kind: 'formula',
    formula: `n_${mode}`,
    label: `n_${letter} as derived`,
    hue,
    where: [...isOneWay, isCooled],
  },
  {
    kind: 'formula',
    formula: `n_${mode}_printed`,
    label: `n_${letter} as printed`,
    hue,
    dashed: true,
    where: isOneWay,
  },
]);

function printedFormulas(): readonly ExplorerFormula[] {
  const roots = asPrinted();
  return particles.map(({ mode }) => ({
    name: `n_${mode}_printed`,
    tex: `\\langle n_${mode}\\rangle`,
    meaning: 'Eqs. (5)–(15) as printed',
    value: roots[mode],
    given: { s: formula('2*g_2/(g_1 - g_2)'), ...baths.printed },
  }));
}

const solved = (solution: string, suffix = ''): readonly ExplorerCurve[] =>
  solutionCurves(
    solution,
    [...particles, { mode: 'c', letter: 'C', hue: 3 } as const].map(({ mode, letter, hue }) => ({
      observable: `n_${mode}`,
      label: `n_${letter}${suffix}`,
      hue,
    })),
  );

/** Figs. 2 and 4; the defaults are those of Fig. 3. */
const cold = { g: 0.05, kappa_a: 1e-4, kappa_b: 1e-4, nbar_a: 20, nbar_b: 20 };

const resonant = {
  title: '$\\Delta = -1$',
  meaning: 'with particle and cavity on resonance in Eq. (2)',
};

/** A panel over K_g − 1, as printed and with the sign of the detuning at which the cavity cools. */
function bothDetunings(
  name: string,
  title: string,
  meaning: string,
  values: Readonly<Record<string, number>>,
): readonly ExplorerPreset[] {
  const preset = { axis: 'K_g_less_1', at: 0.01 };
  return [
    { ...preset, name, title, meaning, values },
    {
      ...preset,
      name: `${name}-resonant`,
      title: `${title}, ${resonant.title}`,
      meaning: `${meaning}, ${resonant.meaning}`,
      values: { ...values, Delta: -1 },
    },
  ];
}

/** A panel of Fig. 3 at the ratio and at the coupling that its caption states as one point; they are two. */
function bothCaptions(letter: string, ratio: string, coupling: string): readonly ExplorerPreset[] {
  const stated = (axis: string, value: string, what: string, suffix: string): ExplorerPreset => ({
    name: `fig-3${letter}${suffix}`,
    title: `Fig. 3(${letter}), $${axis} = ${value}$`,
    meaning: `the steady state at the ${what} that the caption states`,
    axis,
    at: Number(value),
  });
  return [stated('K_g', ratio, 'ratio', ''), stated('g_1', coupling, 'coupling', '-g1')];
}

export const explorer = (): Explorer => ({
  introduction:
    'The stationary occupations of Eq. (3) while you turn its parameters, in units of $\\omega_a = 1$. The model is quadratic, so its moments are exact at any occupation; where the trace-corrected equation has no steady state there is a gap. Beside them stand the mean-field formulas with the effective bath of particle A, as derived and as printed: in Eq. (2) the cavity cools near $\\Delta = -1$, not near $\\Delta = 1$.',
  parameters: [
    { name: 'g_1', range: [1e-3, 300], scale: 'logarithmic', default: 0.6 },
    { name: 'g_2', range: [0, 1], default: 0.1 },
    { name: 'g', range: [1e-3, 1], scale: 'logarithmic', default: 0.1 },
    { name: 'gamma', range: [0.01, 10], scale: 'logarithmic', default: 1 },
    { name: 'Delta', range: [-3, 3], default: 1 },
    { name: 'omega_a', range: [0, 3], default: 1 },
    { name: 'omega_b', range: [0, 3], default: 1 },
    { name: 'kappa_a', range: [1e-6, 1], scale: 'logarithmic', default: 0.01 },
    { name: 'kappa_b', range: [1e-6, 1], scale: 'logarithmic', default: 0.01 },
    { name: 'nbar_a', range: [0, 100], default: 1 },
    { name: 'nbar_b', range: [0, 100], default: 1 },
  ],
  axes: [
    {
      name: 'K_g',
      tex: 'K_g',
      label: 'K_g',
      meaning: 'nonreciprocity $(g_1 + g_2)/(g_1 - g_2)$ at fixed $g_2$',
      range: [1.001, 20],
      shown: [1.05, 3],
      at: 1.4,
      sets: { g_1: 'g_2*(K_g + 1)/(K_g - 1)' },
      value: '(g_1 + g_2)/(g_1 - g_2)',
    },
    {
      name: 'K_g_less_1',
      tex: 'K_g - 1',
      label: 'K_g − 1',
      meaning: 'nonreciprocity above the reciprocal limit, at fixed $g_2$',
      range: [1e-3, 20],
      shown: [1e-3, 9],
      scale: 'logarithmic',
      at: 0.4,
      sets: { g_1: 'g_2*(K_g_less_1 + 2)/K_g_less_1' },
      value: '2*g_2/(g_1 - g_2)',
    },
    {
      name: 'g_1',
      tex: 'g_1',
      label: 'g_1',
      meaning: 'reciprocal part of the coupling',
      range: [0, 300],
      shown: [0, 1.5],
      at: 0.6,
    },
    {
      name: 'g_2',
      tex: 'g_2',
      label: 'g_2',
      meaning: 'nonreciprocal part of the coupling',
      range: [0, 1],
      shown: [0, 0.3],
      at: 0.1,
    },
  ],
  solutions: [
    { name: 'exact', title: 'exact moments of the master equation', method: 'gaussian' },
    { name: 'fock', title: 'master equation in a Fock basis', maxStates: 286, optional: true },
  ],
  points: 40,
  formulas: printedFormulas(),
  definitions: {
    K_g: '(g_1 + g_2)/(g_1 - g_2)',
    kappa_a_eff: { formula: 'kappa_a_eff' },
    nbar_a_eff: { formula: 'nbar_a_eff' },
  },
  plots: [
    {
      name: 'n',
      title: 'Stationary occupations $\\langle n\\rangle$',
      label: '⟨n⟩',
      scale: 'logarithmic',
      curves: [...formulas, ...solved('exact'), ...solved('fock', ', Fock basis')],
    },
  ],
  presets: [
    ...bothDetunings('fig-2a', 'Fig. 2(a)', 'cavity coupling g = 0.05', cold),
    ...bothDetunings('fig-2b', 'Fig. 2(b)', 'cavity coupling g = 0.01', { ...cold, g: 0.01 }),
    ...bothCaptions('a', '1.1', '0.11'),
    ...bothCaptions('b', '1.4', '0.40'),
    ...bothDetunings('fig-4', 'Fig. 4', 'cavity decay γ = 2', { ...cold, gamma: 2 }),
  ],
});
