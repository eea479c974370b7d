/** Figs. 2 to 5: transmission, correlation functions and photon numbers both ways. */

import { numberOperator } from 'ladderproof';
import {
  type Curve,
  type CurvePanel,
  type CurveReader,
  type DistributionGroup,
  type DistributionPanel,
  type Figure,
  highest,
  largestDifference,
  largestRatio,
  type MapPanel,
  type MapReader,
  minimumOf,
  type Settings,
  type Style,
  type Sweep,
  shown,
  type Variable,
  valueAt,
} from 'ladderproof/claims';
import type { ModelObservable } from 'ladderproof/theory';
import { backwardTransmission, equalLosses, formula, forwardTransmission } from './derivation.ts';
import { drivenAtA, drivenAtC } from './model.ts';

type Direction = 'ac' | 'ca';
const both = ['ac', 'ca'] as const;

/** The model driven at one outer cavity, and the other one, where light comes out. */
const paths = {
  ac: {
    model: 'driven-at-a',
    space: drivenAtA.space,
    target: 'c',
    arrow: 'a→c',
    tex: 'a \\rightarrow c',
  },
  ca: {
    model: 'driven-at-c',
    space: drivenAtC.space,
    target: 'a',
    arrow: 'c→a',
    tex: 'c \\rightarrow a',
  },
} as const;

const transmission = (direction: Direction): ModelObservable => ({
  name: `T_${direction}`,
  tex: `T_{${paths[direction].tex}}`,
  meaning: 'transmission, Eq. (5)',
  model: paths[direction].model,
  quantity: {
    kind: 'moment',
    operator: numberOperator(paths[direction].space, paths[direction].target),
    factor: formula('kappa_a*kappa_c/Omega^2'),
  },
});

const correlation = (order: number, direction: Direction): ModelObservable => ({
  name: `g${order}_${direction}`,
  tex: `g_{${paths[direction].tex}}^{(${order})}(0)`,
  meaning: `equal-time correlation function of order ${order}, Eq. (6)`,
  model: paths[direction].model,
  quantity: { kind: 'correlation', mode: paths[direction].target, order },
});

const population = (n: number, direction: Direction): ModelObservable => ({
  name: `P${n}_${direction}`,
  tex: `P_${n}`,
  meaning: `probability of ${n} photons`,
  model: paths[direction].model,
  quantity: { kind: 'probability', mode: paths[direction].target, n },
});

/** Sec. III, in units of κ; the frequency δ of the linear theory is drive minus cavity, −Δ. */
const common: Settings = {
  kappa: 1,
  kappa_a: 'kappa',
  kappa_c: 'kappa',
  J: 'sqrt(1/2)*kappa',
  J_ac: 'sqrt(1/2)*kappa',
  U: '5*kappa',
  Omega: '0.1*kappa',
};
const phase: Settings = { theta: '-pi/4' };
const atHalf: Settings = { Delta: '0.5*kappa', delta: '-Delta' };

const detuning: Variable = {
  name: 'Delta',
  label: 'detuning $Δ/κ$',
  range: [-2.5, 2.5],
  points: 101,
};
const alongDetuning: Settings = { ...common, ...phase, delta: '-Delta' };
const loss: Variable = { name: 'kappa_b', label: 'loss $κ_b/κ$', range: [0, 2], points: 81 };
const alongLoss: Settings = { ...common, ...phase, ...atHalf };

type Hues = Readonly<Record<Direction, Style['hue']>>;
const hues: Hues = { ac: 1, ca: 2 };
const name = (letter: string, direction: Direction): string =>
  `$${letter}_{${paths[direction].arrow}}$`;
const FULL = 'full master equation, settled to $10^{-4}$';

const formulas = {
  ac: equalLosses(forwardTransmission),
  ca: equalLosses(backwardTransmission),
} as const;

/** Analytic lines and points of the full solution, both ways. */
function transmissionCurves(
  suffix = '',
  at = '',
  settings?: Settings,
  hue: Hues = hues,
): readonly Curve[] {
  const dashes = { ac: 'solid', ca: 'dashed' } as const;
  const points =
    suffix === ''
      ? ({ ac: 'circles', ca: 'crosses' } as const)
      : ({ ac: 'squares', ca: 'pluses' } as const);
  return both.flatMap((direction): Curve[] => [
    {
      name: `T_${direction}${suffix}`,
      label: `${name('T', direction)}${at}`,
      meaning: 'analytic, $|S|^2$ of the linear cavities',
      style: { hue: hue[direction], stroke: dashes[direction] },
      source: { kind: 'formula', value: formulas[direction] },
      ...(settings ? { settings } : {}),
    },
    {
      name: `T_${direction}${suffix}_full`,
      label: `${name('T', direction)}${at}`,
      meaning: FULL,
      style: { hue: hue[direction], stroke: points[direction] },
      source: { kind: 'steady-state', observable: transmission(direction) },
      unlabelled: true,
      every: 2,
      ...(settings ? { settings } : {}),
    },
  ]);
}

const strokes = { ac: 'solid', ca: 'dashed' } as const;

function correlationCurves(
  order: number,
  suffix = '',
  at = '',
  settings?: Settings,
  style: Readonly<Record<Direction, Style>> = {
    ac: { hue: 1, stroke: strokes.ac },
    ca: { hue: 2, stroke: strokes.ca },
  },
): readonly Curve[] {
  return both.map((direction) => ({
    name: `g${order}_${direction}${suffix}`,
    label: `${name(`g^{(${order})}`, direction)}${at}`,
    meaning: FULL,
    style: style[direction],
    source: { kind: 'steady-state', observable: correlation(order, direction) },
    // Three photons, and two in lossless cavities, need larger bases.
    ...(order > 2 || suffix !== '' ? { every: 2 } : {}),
    ...(settings ? { settings } : {}),
  }));
}

/** `largest difference between line and points: …`. */
function agreement(data: CurveReader, suffixes: readonly string[] = ['']): string {
  const worst = suffixes
    .flatMap((suffix) =>
      both.map((direction) =>
        largestDifference(data, `T_${direction}${suffix}`, `T_${direction}${suffix}_full`),
      ),
    )
    .reduce((most, each) => ((each?.value ?? 0) > (most?.value ?? 0) ? each : most));
  return `Lines (weak drive, Kerr terms left out) and points (full solution) differ by at most $${shown(worst?.value, 2)}$, at $${shown(worst?.x)}$ on the axis.`;
}

const unit = [0, 1.08] as const;
const T_AXIS = { label: 'transmission $T$', range: unit } as const;
const g = (order: number) => ({ label: `$g^{(${order})}(0)$`, scale: 'log' }) as const;

const two: Settings = { J: 0, kappa_b: 'kappa' };

const fig2a: CurvePanel = {
  kind: 'curves',
  name: 'a',
  where: '(a)',
  title: 'Transmission of two cavities, without $b$',
  claims: ['fig-2a-reciprocal'],
  x: detuning,
  y: T_AXIS,
  settings: { ...alongDetuning, ...two },
  curves: transmissionCurves(),
  caption: (data) => [
    `Without the auxiliary cavity the two directions differ by at most $${shown(largestDifference(data, 'T_ac_full', 'T_ca_full')?.value, 2)}$.`,
    agreement(data),
  ],
};

const lossless = { kappa_b: 0 } as const;
const equal = { kappa_b: 'kappa' } as const;
const faint: Hues = { ac: 3, ca: 4 };

const fig2b: CurvePanel = {
  kind: 'curves',
  name: 'b',
  where: '(b)',
  title: 'Transmission of three cavities, $\\kappa_b/\\kappa = 0, 1$',
  claims: ['fig-2b-nonreciprocal', 'fig-2b-kb0-reciprocal'],
  x: detuning,
  y: T_AXIS,
  settings: { ...alongDetuning, kappa_b: 'kappa' },
  curves: [
    ...transmissionCurves('', ' ($κ_b=κ$)', equal),
    ...transmissionCurves('_0', ' ($κ_b=0$)', lossless, faint),
  ],
  marks: [{ x: 0.5, label: '$Δ=0.5κ$' }],
  caption: (data) => [
    `At $\\kappa_b = \\kappa$ and $\\Delta = 0.5\\kappa$ the full solution has $T_{a \\rightarrow c} = ${shown(valueAt(data, 'T_ac_full', 0.5))}$ and $T_{c \\rightarrow a} = ${shown(valueAt(data, 'T_ca_full', 0.5))}$; at $\\kappa_b = 0$ the directions differ by at most $${shown(largestDifference(data, 'T_ac_0_full', 'T_ca_0_full')?.value, 2)}$.`,
    agreement(data, ['', '_0']),
  ],
};

const overLoss: Sweep = {
  x: detuning,
  y: { ...loss, points: 101 },
  settings: alongDetuning,
  observables: [...both.map(transmission), ...both.map((d) => correlation(2, d))],
};

const isolation = ([ac, ca]: readonly number[]): number => Math.abs(ac! - ca!);
const quantumRatio = ([, , ac, ca]: readonly number[]): number =>
  Math.abs((ac! - ca!) / (ac! + ca!));

function summit(data: MapReader, symbol: string, x: string): string {
  const [top] = highest(data, 0);
  return `The largest $${symbol}$ on the grid is $${shown(top?.value, 4)}$, at $${x} = ${shown(top?.x)}$ and $\\kappa_b/\\kappa = ${shown(top?.y)}$.`;
}

const I_AXIS = { label: 'isolation $I$', range: [0, 1] } as const;
const R_AXIS = { label: 'quantum ratio $R$', range: [0, 1] } as const;
const ideal = [{ x: 0.5, y: 1, label: 'Eq. (16)' }];

const fig2c: MapPanel = {
  kind: 'map',
  name: 'c',
  where: '(c)',
  title: 'Isolation $\\mathcal{I} = |T_{a \\rightarrow c} - T_{c \\rightarrow a}|$',
  claims: ['fig-2c-maximum'],
  sweep: 'loss',
  z: I_AXIS,
  value: isolation,
  marks: ideal,
  caption: (data) => [summit(data, '\\mathcal{I}', '\\Delta/\\kappa')],
};

const fig2cInset: CurvePanel = {
  kind: 'curves',
  name: 'c-inset',
  where: '(c), inset',
  title: 'Transmission against the loss of $b$, $\\Delta = 0.5\\kappa$',
  claims: ['fig-2c-maximum'],
  x: loss,
  y: T_AXIS,
  settings: alongLoss,
  curves: transmissionCurves(),
  marks: [{ x: 1, label: '$κ_b=κ$' }],
  caption: (data) => {
    const least = minimumOf(data, 'T_ca_full');
    return [
      `$T_{c \\rightarrow a}$ is smallest, $${shown(least?.value)}$, at $\\kappa_b/\\kappa = ${shown(least?.x)}$.`,
      agreement(data),
    ];
  },
};

const ONE = { y: 1, label: 'coherent light' } as const;

const fig2d: CurvePanel = {
  kind: 'curves',
  name: 'd',
  where: '(d)',
  title: 'Second-order correlation of two cavities, without $b$',
  claims: ['fig-2d-reciprocal'],
  x: detuning,
  y: g(2),
  settings: { ...alongDetuning, ...two },
  curves: correlationCurves(2),
  marks: [ONE],
  caption: (data) => [
    `The ratio of the two curves is at most $${shown(largestRatio(data, 'g2_ac', 'g2_ca')?.value, 6)}$. The smallest value is $${shown(minimumOf(data, 'g2_ac')?.value)}$.`,
  ],
};

/** Two curves within this factor are one on a plot. */
const SAME = 1.1;

const fig2e: CurvePanel = {
  kind: 'curves',
  name: 'e',
  where: '(e)',
  title: 'Second-order correlation of three cavities, $\\kappa_b/\\kappa = 0, 1$',
  claims: ['fig-2e-blockade', 'fig-2e-kb0-reciprocal'],
  x: detuning,
  y: g(2),
  settings: { ...alongDetuning, kappa_b: 'kappa' },
  curves: [
    ...correlationCurves(2, '', ' ($κ_b=κ$)', equal),
    ...correlationCurves(2, '_0', ' ($κ_b=0$)', lossless, {
      ac: { hue: 3, stroke: 'dash-dotted' },
      ca: { hue: 4, stroke: 'dotted' },
    }),
  ],
  marks: [ONE],
  caption: (data) => {
    const worst = largestRatio(data, 'g2_ac_0', 'g2_ca_0');
    return [
      `At $\\kappa_b = \\kappa$ and $\\Delta = 0.5\\kappa$: $g^{(2)}_{a \\rightarrow c}(0) = ${shown(valueAt(data, 'g2_ac', 0.5))}$, $g^{(2)}_{c \\rightarrow a}(0) = ${shown(valueAt(data, 'g2_ca', 0.5))}$.`,
      `At $\\kappa_b = 0$ the directions ${(worst?.value ?? 1) > SAME ? 'are not alike everywhere: they' : 'are alike on such a plot: they'} differ by a factor of up to $${shown(worst?.value)}$, at $\\Delta/\\kappa = ${shown(worst?.x)}$.`,
    ];
  },
};

const fig2f: MapPanel = {
  kind: 'map',
  name: 'f',
  where: '(f)',
  title: 'Quantum nonreciprocal ratio $\\mathcal{R}$',
  claims: ['fig-2f-same-location'],
  sweep: 'loss',
  z: R_AXIS,
  value: quantumRatio,
  marks: ideal,
  caption: (data) => [summit(data, '\\mathcal{R}', '\\Delta/\\kappa')],
};

const fig2fInset: CurvePanel = {
  kind: 'curves',
  name: 'f-inset',
  where: '(f), inset',
  title: 'Second-order correlation against the loss of $b$, $\\Delta = 0.5\\kappa$',
  claims: ['text-five-orders'],
  x: loss,
  y: g(2),
  settings: alongLoss,
  curves: correlationCurves(2),
  marks: [ONE],
  caption: (data) => {
    const widest = largestRatio(data, 'g2_ac', 'g2_ca');
    return [
      `The directions differ by up to $${shown(Math.log10(widest?.value ?? Number.NaN), 2)}$ orders of magnitude, at $\\kappa_b/\\kappa = ${shown(widest?.x)}$; the paper says up to 5.`,
    ];
  },
};

const threshold = (data: CurveReader, order: number): string =>
  both
    .map(
      (direction) =>
        `$g^{(${order})}_{${paths[direction].tex}}(0) = ${shown(valueAt(data, `g${order}_${direction}`, 1.25))}$`,
    )
    .join(' and ');

const fig3ab = ([2, 3] as const).map(
  (order): CurvePanel => ({
    kind: 'curves',
    name: order === 2 ? 'a' : 'b',
    where: order === 2 ? '(a)' : '(b)',
    title: `${order === 2 ? 'Second' : 'Third'}-order correlation against the loss of $b$, $\\Delta = 0.5\\kappa$`,
    claims: ['fig-3-2pb'],
    x: loss,
    y: g(order),
    settings: alongLoss,
    curves: correlationCurves(order),
    marks: [ONE, { x: 1.25, label: '$κ_b=1.25κ$' }],
    caption: (data) => [`At $\\kappa_b = 1.25\\kappa$: ${threshold(data, order)}.`],
  }),
);

function group(
  roman: string,
  direction: Direction,
  at: string,
  settings: Settings,
): DistributionGroup {
  const { model, target } = paths[direction];
  const entrance = direction === 'ac' ? 'a' : 'c';
  const label = `(${roman}) $P_${target}$, driven at $${entrance}$, ${at}`;
  return { name: roman, label, model, mode: target, hue: hues[direction], settings };
}

const fig3c: DistributionPanel = {
  kind: 'distribution',
  name: 'c',
  where: '(c)',
  title: 'Photon numbers against Poisson’s distribution, $[P_m - \\mathcal{P}_m]/\\mathcal{P}_m$',
  claims: ['fig-3c-distribution'],
  upTo: 4,
  y: { label: 'deviation from Poisson', scale: 'symlog', linearUpTo: 0.01 },
  settings: { ...common, ...phase, ...atHalf, kappa_b: 'kappa' },
  groups: [
    group('i', 'ac', '$κ_b=κ$', equal),
    group('ii', 'ca', '$κ_b=κ$', equal),
    group('iii', 'ac', '$κ_b=1.25κ$', { kappa_b: '1.25*kappa' }),
    group('iv', 'ca', '$κ_b=1.25κ$', { kappa_b: '1.25*kappa' }),
  ],
  caption: (data) => {
    const of = (group: string, m: number): string => shown(data.deviations(group)[m] ?? undefined);
    return [
      `At $\\kappa_b = 1.25\\kappa$: driven at $c$, two photons deviate by $${of('iv', 2)}$ and three by $${of('iv', 3)}$; driven at $a$, one photon by $${of('iii', 1)}$, two by $${of('iii', 2)}$. At $\\kappa_b = \\kappa$, driven at $c$, two photons deviate by $${of('ii', 2)}$.`,
    ];
  },
};

const fig4 = ([2, 3, 1] as const).map(
  (m): CurvePanel => ({
    kind: 'curves',
    name: `p${m}`,
    where: m === 1 ? '(c)' : '(a, b)',
    title: `Probability of ${['one photon', 'two photons', 'three photons'][m - 1]} against the loss of $b$, $\\Delta = 0.5\\kappa$`,
    claims: m === 1 ? ['fig-4-one-photon'] : ['fig-4-multi-photon'],
    x: loss,
    y: { label: `$P_${m}$`, scale: 'log' },
    settings: alongLoss,
    curves: both.map((direction) => ({
      name: `P${m}_${paths[direction].target}`,
      label: `$P_${m}$ in $${paths[direction].target}$ ($${paths[direction].arrow}$)`,
      meaning: FULL,
      style: { hue: hues[direction], stroke: strokes[direction] },
      source: { kind: 'steady-state', observable: population(m, direction) },
      ...(m > 2 ? { every: 2 } : {}),
    })),
    marks: [{ x: 1, label: '$κ_b=κ$' }],
    caption: (data) => {
      const [start, least] = [valueAt(data, `P${m}_a`, 0), minimumOf(data, `P${m}_a`)];
      return [
        `In cavity $a$, $P_${m}$ falls by a factor of $${shown((start ?? Number.NaN) / (least?.value ?? Number.NaN))}$ between $\\kappa_b = 0$ and its minimum at $\\kappa_b/\\kappa = ${shown(least?.x)}$.`,
      ];
    },
  }),
);

const angle: Variable = { name: 'phase', label: 'phase $θ/π$', range: [-1, 1], points: 81 };
const turned: Settings = { ...common, theta: 'pi*phase', ...atHalf };

const overPhase: Sweep = {
  x: { ...angle, points: 41 },
  y: { ...loss, points: 41 },
  settings: turned,
  observables: overLoss.observables,
};

const WHY_PHASE =
  'The caption names $\\Delta$ and $\\kappa_b$ as the axes, the text speaks of two phases at an optimal $\\kappa_b$; the axes here are those of the text, at $\\Delta = 0.5\\kappa$. (With the caption’s axes at $\\theta = \\pm\\pi/4$ the map would be that of Fig. 2 again: the sign of $\\theta$ exchanges the directions, and neither $\\mathcal{I}$ nor $\\mathcal{R}$ tells them apart.)';

function summits(data: MapReader, symbol: string): string {
  const top = highest(data, 1e-6).toSorted((a, b) => a.x - b.x);
  const places = top.map(({ x, y }) => `$(${shown(x)}, ${shown(y)})$`).join(' and ');
  return `The largest $${symbol}$ on the grid, $${shown(top[0]?.value, 4)}$, is reached at $(\\theta/\\pi, \\kappa_b/\\kappa) = $ ${places}.`;
}

const fig5Maps = (
  [
    ['a', '\\mathcal{I}', 'Isolation $\\mathcal{I}$ over phase and loss', I_AXIS, isolation],
    [
      'b',
      '\\mathcal{R}',
      'Quantum nonreciprocal ratio $\\mathcal{R}$ over phase and loss',
      R_AXIS,
      quantumRatio,
    ],
  ] as const
).map(
  ([panel, symbol, title, z, value]): MapPanel => ({
    kind: 'map',
    name: panel,
    where: `(${panel})`,
    title,
    claims: ['fig-5-two-phases'],
    sweep: 'phase',
    z,
    value,
    marks: [
      { x: -0.25, y: 1, label: 'Eq. (16)' },
      { x: 0.25, y: 1, label: 'Eq. (17)' },
    ],
    caption: (data) => [summits(data, symbol), ...(panel === 'a' ? [WHY_PHASE] : [])],
  }),
);

const quarters = [
  { x: 0.25, label: '$π/4$' },
  { x: 0.75, label: '$3π/4$' },
];
const atPhases = (data: CurveReader, symbol: string, curve: string, suffix = ''): string =>
  [0.25, 0.75]
    .map(
      (x) =>
        `at $\\theta = ${x === 0.25 ? '' : '3'}\\pi/4$ $${symbol}_{a \\rightarrow c} = ${shown(valueAt(data, `${curve}_ac${suffix}`, x))}$ and $${symbol}_{c \\rightarrow a} = ${shown(valueAt(data, `${curve}_ca${suffix}`, x))}$`,
    )
    .join('; ');

const atIdeal: Settings = { ...turned, kappa_b: 'kappa' };

const fig5c: readonly CurvePanel[] = [
  {
    kind: 'curves',
    name: 'c-transmission',
    where: '(c), transmission',
    title: 'Transmission against the phase, $\\Delta = 0.5\\kappa$, $\\kappa_b = \\kappa$',
    claims: ['fig-5-theta-quarter', 'fig-5-theta-three-quarters'],
    x: angle,
    y: T_AXIS,
    settings: atIdeal,
    curves: transmissionCurves(),
    marks: quarters,
    caption: (data) => [
      `The full solution has ${atPhases(data, 'T', 'T', '_full')}.`,
      agreement(data),
    ],
  },
  {
    kind: 'curves',
    name: 'c-correlation',
    where: '(c), correlation',
    title:
      'Second-order correlation against the phase, $\\Delta = 0.5\\kappa$, $\\kappa_b = \\kappa$',
    claims: ['fig-5-theta-quarter', 'fig-5-theta-three-quarters'],
    x: angle,
    y: g(2),
    settings: atIdeal,
    curves: correlationCurves(2),
    marks: [ONE, ...quarters],
    caption: (data) => [`${capital(atPhases(data, 'g^{(2)}', 'g2'))}.`],
  },
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const figures = (): readonly Figure[] => [
  {
    name: 'fig-2',
    where: 'Fig. 2',
    title: 'Nonreciprocal transmission and one-photon blockade by the loss of $b$',
    sweeps: { loss: overLoss },
    panels: [fig2a, fig2b, fig2c, fig2cInset, fig2d, fig2e, fig2f, fig2fInset],
  },
  {
    name: 'fig-3',
    where: 'Fig. 3',
    title: 'Two-photon blockade',
    panels: [...fig3ab, fig3c],
  },
  {
    name: 'fig-4',
    where: 'Fig. 4',
    title: 'Photon populations',
    panels: fig4,
  },
  {
    name: 'fig-5',
    where: 'Fig. 5',
    title: 'The direction of the nonreciprocity and the phase $\\theta$',
    sweeps: { phase: overPhase },
    panels: [...fig5Maps, ...fig5c],
  },
];
