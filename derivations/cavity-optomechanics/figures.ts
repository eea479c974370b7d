/** Figures of our own: cooling against detuning, coupling and cavity decay; optical spring and damping. */
import type { Scalar } from 'ladderproof/algebra';
import {
  type Curve,
  type CurvePanel,
  type Figure,
  largestRatio,
  minimumOf,
  type Settings,
  type Style,
  shown,
  type Variable,
  valueAt,
} from 'ladderproof/claims';
import type { ModelObservable } from 'ladderproof/theory';
import {
  beamSplitterOccupation,
  finalOccupationOfModel,
  formula,
  opticalDamping,
  optimalLimit,
  springShift,
} from './derivation.ts';
import { phononNumber } from './observables.ts';

const EXACT = 'exact moments, counter-rotating terms included';

const detuning: Variable = {
  name: 'Delta',
  label: 'detuning $Δ/Ω_m$',
  range: [-2, -0.1],
  points: 77,
};

const cooled: Settings = { Omega_m: 1, kappa: 0.2, g: 0.02, Gamma_m: 1e-4, nbar_th: 10 };

/** A derived formula, drawn as a line. */
const line = (
  name: string,
  label: string,
  meaning: string,
  [hue, stroke]: readonly [hue: Style['hue'], stroke: Style['stroke']],
  value: Scalar,
): Curve => ({ name, label, meaning, style: { hue, stroke }, source: { kind: 'formula', value } });

/** Points of an observable of the full model. */
const exact = (name: string, observable: ModelObservable, every: number): Curve => ({
  name,
  label: '$⟨b^†b⟩$',
  meaning: EXACT,
  style: { hue: 2, stroke: 'circles' },
  source: { kind: 'exact-moments', observable },
  unlabelled: true,
  every,
});

const againstDetuning: CurvePanel = {
  kind: 'curves',
  name: 'a',
  where: '(a)',
  title: 'Final occupation against detuning, $\\kappa = 0.2\\,\\Omega_m$, $g = \\kappa/10$',
  claims: ['eq-final', 'eq-min'],
  x: detuning,
  y: { label: 'phonons', scale: 'log' },
  settings: cooled,
  curves: [
    line(
      'n_f',
      '$n_f$',
      'weak coupling, $(A^+ + n_{th}Γ_m)/(A^- - A^+ + Γ_m)$',
      [1, 'solid'],
      finalOccupationOfModel,
    ),
    exact('n_b', phononNumber, 2),
  ],
  marks: [{ x: -1, label: '$Δ = -Ω_m$' }],
  caption: (data) => {
    const least = minimumOf(data, 'n_b');
    const worst = largestRatio(data, 'n_b', 'n_f');
    return [
      `The occupation is smallest, $${shown(least?.value)}$, at $\\Delta = ${shown(least?.x)}\\,\\Omega_m$.`,
      `Weak-coupling theory and exact moments differ by a factor of at most $${shown(worst?.value)}$, at $\\Delta = ${shown(worst?.x)}\\,\\Omega_m$.`,
    ];
  },
};

const strong: Settings = {
  ...{ Omega_m: 1, Delta: -1, kappa: 0.2, Gamma_m: 1e-5, nbar_th: 200 },
};

const againstCoupling: CurvePanel = {
  kind: 'curves',
  name: 'b',
  where: '(b)',
  title: 'Final occupation against coupling, $\\Delta = -\\Omega_m$, $\\kappa = 0.2\\,\\Omega_m$',
  claims: ['eq-final', 'eq-strong-final', 'eq-exact-limit', 'text-weak-coupling'],
  x: {
    name: 'g',
    label: 'coupling $g/Ω_m$',
    scale: 'log',
    range: [1e-3, 0.49],
    points: 81,
  },
  y: { label: 'phonons', scale: 'log' },
  settings: strong,
  curves: [
    line('n_f', '$n_f$', 'weak coupling', [1, 'solid'], finalOccupationOfModel),
    line(
      'n_rwa',
      'beam splitter',
      'strong coupling, without counter-rotating terms',
      [3, 'dashed'],
      beamSplitterOccupation,
    ),
    exact('n_b', phononNumber, 2),
  ],
  marks: [{ x: 0.05, label: '$g = κ/4$' }],
  caption: (data) => {
    const least = minimumOf(data, 'n_b');
    const at = valueAt(data, 'n_f', least?.x ?? Number.NaN);
    return [
      `The exact occupation is smallest, $${shown(least?.value)}$, at $g = ${shown(least?.x)}\\,\\Omega_m$, where the formula for weak coupling gives $${shown(at)}$.`,
      'For larger coupling counter-rotating terms heat, until the static instability at the right end of the axis.',
    ];
  },
};

const response: CurvePanel = {
  kind: 'curves',
  name: 'c',
  where: '(c)',
  title: 'Optical spring and optical damping, $\\kappa = \\Omega_m/2$',
  claims: ['eq-spring', 'eq-damping-explicit', 'text-red-cools'],
  x: { ...detuning, range: [-2.5, 2.5], points: 201 },
  y: { label: 'shift and damping (in $g^2/Ω_m$)' },
  settings: { Omega_m: 1, kappa: 0.5, g: 1 },
  curves: [
    line('damping', '$Γ_{opt}$', 'optical damping rate', [1, 'solid'], opticalDamping),
    line('spring', '$δΩ_m$', 'optical spring', [2, 'dashed'], springShift),
  ],
  marks: [{ y: 0, label: '' }],
  caption: (data) => {
    const least = minimumOf(data, 'damping');
    return [
      `Damping turns into gain on the blue side, most at $\\Delta = ${shown(least?.x)}\\,\\Omega_m$; both are odd functions of $\\Delta$.`,
    ];
  },
};

const againstDecay: CurvePanel = {
  kind: 'curves',
  name: 'd',
  where: '(d)',
  title: 'Quantum backaction limit at the best detuning, no mechanical bath',
  claims: ['eq-optimal-min', 'eq-resolved', 'eq-unresolved'],
  x: {
    name: 'kappa',
    label: 'cavity decay $κ/Ω_m$',
    scale: 'log',
    range: [0.05, 50],
    points: 61,
  },
  y: { label: 'phonons', scale: 'log' },
  settings: {
    ...{ Omega_m: 1, Gamma_m: 0, nbar_th: 0 },
    ...{ g: 'kappa/(100*(1 + kappa))', Delta: '-sqrt(Omega_m^2 + kappa^2/4)' },
  },
  curves: [
    line('n_min', '$n_{min}$', 'smallest occupation, any $κ/Ω_m$', [1, 'solid'], optimalLimit),
    line(
      'resolved',
      '$(κ/4Ω_m)^2$',
      'resolved sidebands',
      [3, 'dashed'],
      formula('(kappa/(4*Omega_m))^2'),
    ),
    line(
      'unresolved',
      '$κ/4Ω_m$',
      'unresolved sidebands',
      [4, 'dotted'],
      formula('kappa/(4*Omega_m)'),
    ),
    exact('n_b', phononNumber, 3),
  ],
  caption: (data) => {
    const worst = largestRatio(data, 'n_b', 'n_min');
    return [
      `At a coupling of a hundredth of $\\kappa\\Omega_m/(\\kappa + \\Omega_m)$ the exact occupation is at most $${shown(worst?.value, 4)}$ times the limit.`,
    ];
  },
};

export const figures = (): readonly Figure[] => [
  {
    name: 'fig-1',
    where: 'Fig. 1',
    title: 'Sideband cooling: textbook formulas and exact solutions',
    panels: [againstDetuning, againstCoupling, response, againstDecay],
  },
];
