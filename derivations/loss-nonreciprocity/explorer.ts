/** The explorer: transmission and photon blockade in both directions against detuning, loss and phase. */
import {
  type Explorer,
  type ExplorerCurve,
  type ExplorerPreset,
  solutionCurves,
} from 'ladderproof/claims';

const SOLUTION = 'full';
const COUPLING = Math.SQRT1_2;

const both = (observable: string, label: string): readonly ExplorerCurve[] =>
  solutionCurves(SOLUTION, [
    { observable: `${observable}_ac`, label: `${label} a→c`, hue: 1 },
    { observable: `${observable}_ca`, label: `${label} c→a`, hue: 2 },
  ]);

interface Column {
  /** The panel of the transmission, and the one of the correlations below it. */
  readonly letters: readonly [transmission: string, correlations: string];
  /** Tells columns of one letter apart. */
  readonly suffix?: string;
  /** What the title says beside the panel's letter. */
  readonly beside?: string;
  readonly meaning: string;
  readonly view: Pick<ExplorerPreset, 'axis' | 'values'>;
}

/** Fig. 2: the same view above and below, once for the transmission and once for the correlations. */
const columns: readonly Column[] = [
  {
    letters: ['a', 'd'],
    meaning: 'without the cavity b',
    view: { axis: 'Delta', values: { J_ab: 0, J_bc: 0 } },
  },
  {
    letters: ['b', 'e'],
    suffix: '-lossless',
    beside: ', $\\kappa_b = 0$',
    meaning: 'with a lossless cavity b',
    view: { axis: 'Delta', values: { kappa_b: 0 } },
  },
  {
    letters: ['b', 'e'],
    beside: ', $\\kappa_b = \\kappa$',
    meaning: 'with a lossy cavity b',
    view: { axis: 'Delta' },
  },
  {
    letters: ['c', 'f'],
    beside: ', inset',
    meaning: 'against the loss of cavity b',
    view: { axis: 'kappa_b' },
  },
];

const row = (which: 0 | 1, quantity: string, plot: string): readonly ExplorerPreset[] =>
  columns.map(({ letters, suffix = '', beside = '', meaning, view }) => ({
    name: `fig-2${letters[which]}${suffix}`,
    title: `Fig. 2(${letters[which]})${beside}`,
    meaning: `${quantity} ${meaning}`,
    plots: [plot],
    ...view,
  }));

const presets: readonly ExplorerPreset[] = [
  ...row(0, 'transmission', 'T'),
  ...row(1, 'second-order correlations', 'g2'),
  {
    name: 'fig-3',
    title: 'Fig. 3(a, b)',
    meaning: 'second- and third-order correlations near the two-photon blockade',
    axis: 'kappa_b',
    at: 1.25,
    plots: ['g2', 'g3'],
  },
  {
    name: 'fig-5c',
    title: 'Fig. 5(c)',
    meaning: 'reversal of the direction by the phase',
    axis: 'theta_in_pi',
    shown: [0, 1],
    plots: ['T', 'g2'],
  },
];

/** κ is the unit: it stays 1. The two nonlinear cavities keep a common detuning, as in every panel. */
export const explorer = (): Explorer => ({
  introduction:
    'The master equation (4) solved in this browser, driven from either side, while you turn its parameters; all rates and couplings are in units of $\\kappa$. Beside the transmission stands the derived formula of the linear cavities ($U = 0$), with every coupling and loss free.',
  parameters: [
    { name: 'Delta', range: [-5, 5], default: 0.5 },
    { name: 'kappa_b', range: [0, 5], default: 1 },
    { name: 'theta', range: [-2 * Math.PI, 2 * Math.PI], default: -Math.PI / 4 },
    { name: 'J_ac', range: [0, 3], default: COUPLING },
    { name: 'J_ab', range: [0, 3], default: COUPLING },
    { name: 'J_bc', range: [0, 3], default: COUPLING },
    { name: 'U', range: [0, 20], default: 5 },
    { name: 'Omega', range: [1e-3, 0.5], scale: 'logarithmic', default: 0.1 },
    { name: 'kappa_a', range: [0.05, 5], default: 1 },
    { name: 'kappa_c', range: [0.05, 5], default: 1 },
  ],
  axes: [
    {
      name: 'Delta',
      tex: '\\Delta/\\kappa',
      label: 'Δ/κ',
      meaning: 'detuning cavity minus drive',
      range: [-5, 5],
      shown: [-2, 2],
      at: 0.5,
    },
    {
      name: 'kappa_b',
      tex: '\\kappa_b/\\kappa',
      label: 'κ_b/κ',
      meaning: 'loss of the auxiliary cavity',
      range: [0, 5],
      shown: [0, 2],
      at: 1,
    },
    {
      name: 'theta_in_pi',
      tex: '\\theta/\\pi',
      label: 'θ/π',
      meaning: 'phase of the coupling of a and c',
      range: [-2, 2],
      shown: [-1, 1],
      at: -0.25,
      sets: { theta: 'pi*theta_in_pi' },
      value: 'theta/pi',
    },
  ],
  solutions: [{ name: SOLUTION, title: 'full master equation', maxStates: 165 }],
  // The formula is derived in the laboratory frame: at the frequency of the drive, set to zero, ω_x is Δ_x.
  definitions: { omega: '0', omega_a: 'Delta_a', omega_b: 'Delta_b', omega_c: 'Delta_c' },
  plots: [
    {
      name: 'T',
      title: 'Transmission',
      label: 'T',
      scale: 'linear',
      includes: [0, 1],
      curves: [
        { kind: 'formula', formula: 'T_ac_general', label: 'T a→c', hue: 1 },
        { kind: 'formula', formula: 'T_ca_general', label: 'T c→a', hue: 2 },
        ...both('T', 'T'),
      ],
    },
    {
      name: 'g2',
      title: 'Second-order correlation $g^{(2)}(0)$',
      label: 'g⁽²⁾(0)',
      scale: 'logarithmic',
      includes: [1],
      curves: both('g2', 'g⁽²⁾'),
    },
    {
      name: 'g3',
      title: 'Third-order correlation $g^{(3)}(0)$',
      label: 'g⁽³⁾(0)',
      scale: 'logarithmic',
      includes: [1],
      curves: both('g3', 'g⁽³⁾'),
    },
  ],
  presets,
});
