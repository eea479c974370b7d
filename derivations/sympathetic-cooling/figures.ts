/** Figs. 2 to 4: stationary phonon numbers over the nonreciprocity K_g, and their evolution in time. */
import { numberOperator, Scalar, substitute } from 'ladderproof';
import {
  type Axis,
  type Curve,
  type CurvePanel,
  type CurveReader,
  type Figure,
  largestRatio,
  type Mark,
  maximumOf,
  minimumOf,
  pointsOf,
  type Settings,
  type Style,
  shown,
  type Variable,
  valueAt,
} from 'ladderproof/claims';
import { type ModelObservable, physicalRoot } from 'ladderproof/theory';
import { effective, formula, physical, rates, readScalar, stationary } from './derivation.ts';
import { full } from './model.ts';
import { printed } from './printed.ts';
import { exactState } from './solutions.ts';
import { figures as captionsOf } from './statement-checks.ts';

const particles = ['a', 'b'] as const;
type Particle = (typeof particles)[number];
type Mode = Particle | 'c';

const occupation = (mode: Mode): ModelObservable => ({
  name: `n_${mode}`,
  tex: `\\langle n_${mode}\\rangle`,
  meaning: 'mean number of quanta',
  model: 'full',
  quantity: { kind: 'moment', operator: numberOperator(full.space, mode), factor: Scalar.ONE },
});

const hues = { a: 1, b: 2, c: 3 } as const;
const letters = { a: 'A', b: 'B', c: 'C' } as const;

/** The root of Eq. (14) as printed that makes both numbers positive, at K_g = 1 + s. */
export const asPrinted = (): Readonly<Record<Particle, Scalar>> => {
  const atRatio = (scalar: Scalar): Scalar =>
    substitute(scalar, new Map([['g_1', formula('g_2*(s + 2)/s')]]));
  const { eliminated, quadratic, linear, constant } = stationary('printed', 'b');
  const elimination = {
    eliminated: atRatio(eliminated),
    quadratic: atRatio(quadratic),
    linear: atRatio(linear),
    constant: atRatio(constant),
  };
  const selected = physicalRoot(elimination, 'n_b');
  if (selected.kind !== 'unique') throw new RangeError(selected.reason);
  return {
    b: selected.root,
    a: substitute(elimination.eliminated, new Map([['n_b', selected.root]])),
  };
};

/** What the mean-field equations take for the bath of A: Eqs. (5) to (10) as printed, or as derived. */
export const baths = {
  printed: {
    A_minus: readScalar(printed['5']),
    A_plus: readScalar(printed['6']),
    Gamma_opt: readScalar(printed['7']),
    n_opt: readScalar(printed['8']),
    kappa_a_eff: readScalar(printed['9']),
    nbar_a_eff: readScalar(printed['10']),
  },
  derived: {
    A_minus: rates.down,
    A_plus: rates.up,
    Gamma_opt: formula('A_minus - A_plus'),
    n_opt: formula('A_plus/(A_minus - A_plus)'),
    kappa_a_eff: effective.decay,
    nbar_a_eff: effective.occupation,
  },
} as const;

/** Captions of Figs. 2 and 4: frequencies and Δ are 1, in the unit of ω. */
const unit: Settings = { omega_a: 1, omega_b: 1, Delta: 1, g_2: 0.1 };
const cold: Settings = { kappa_a: 1e-4, kappa_b: 1e-4, nbar_a: 20, nbar_b: 20 };
const coupling: Settings = { g_1: 'g_2*(s + 2)/s' };

const ratio: Variable = {
  name: 'K_g',
  label: 'nonreciprocity $K_g$',
  range: [1.001, 10],
  points: 61,
};
/** The exact moments take their time to find that there is no state. */
const EVERY = 5;
const excess: Variable = {
  name: 's',
  label: 'nonreciprocity $K_g - 1$',
  scale: 'log',
  range: [1e-3, 9],
  points: 121,
};

/** The sign of Δ at which particle and cavity are resonant in Eq. (2). */
const resonant: Settings = { Delta: -1 };

const PRINTED = 'mean field, Eq. (13) with Eqs. (5)–(10), as printed';
const DERIVED = 'mean field, as derived, with the cavity on resonance ($Δ = -1$ in Eq. (2))';
const EXACT = 'exact moments of Eq. (3)';
const EXACT_RESONANT = 'exact moments of Eq. (3) at $Δ = -1$';

function meanFieldCurves(which: readonly Particle[]): readonly Curve[] {
  const roots = asPrinted();
  return which.flatMap((mode): Curve[] => [
    {
      name: `n_${mode}_printed`,
      label: `$n_${letters[mode]}$`,
      meaning: PRINTED,
      style: { hue: hues[mode], stroke: 'solid' },
      source: { kind: 'formula', value: roots[mode], given: baths.printed },
    },
    {
      name: `n_${mode}_derived`,
      label: `$n_${letters[mode]}$, corrected`,
      meaning: DERIVED,
      style: { hue: hues[mode], stroke: 'dashed' },
      source: { kind: 'formula', value: physical[`n_${mode}`], given: baths.derived },
      settings: resonant,
    },
  ]);
}

const points = { a: 'circles', b: 'squares' } as const;
const resonantPoints = { a: 'crosses', b: 'pluses' } as const;

function exactCurves(which: readonly Particle[], atResonance: boolean): readonly Curve[] {
  return which.flatMap((mode): Curve[] => [
    {
      name: `n_${mode}_exact`,
      label: `$n_${letters[mode]}$`,
      meaning: EXACT,
      style: { hue: hues[mode], stroke: points[mode] },
      source: { kind: 'exact-moments', observable: occupation(mode) },
      unlabelled: true,
      every: EVERY,
    },
    ...(atResonance
      ? [
          {
            name: `n_${mode}_exact_resonant`,
            label: `$n_${letters[mode]}$`,
            meaning: EXACT_RESONANT,
            style: { hue: hues[mode], stroke: resonantPoints[mode] },
            source: { kind: 'exact-moments', observable: occupation(mode) },
            unlabelled: true,
            settings: resonant,
            every: EVERY,
          } as const,
        ]
      : []),
  ]);
}

/** Up to where the full model has a stationary state. */
function existence(data: CurveReader, curve: string, offset: number): string {
  const last = pointsOf(data, curve).at(-1);
  const next = last && data.x[data.x.indexOf(last.x) + EVERY];
  if (!last) return 'The full model, Eq. (3), has a stationary state nowhere on this axis.';
  if (next === undefined) return 'The full model, Eq. (3), has a stationary state throughout.';
  return `The full model, Eq. (3), has a stationary state up to $K_g = ${shown(last.x + offset, 4)}$ and none from $K_g = ${shown(next + offset, 4)}$ on.`;
}

/** For an axis too coarse to tell where the states end. */
function existingPoints(data: CurveReader): string {
  const computed = data.x.filter((_, k) => k % EVERY === 0).length;
  return `The full model, Eq. (3), has a stationary state at ${pointsOf(data, 'n_b_exact').length} of the ${computed} values of $K_g$ computed along this axis; the next panel shows how far such states go.`;
}

function meanFieldCourse(data: CurveReader): string {
  const ends = particles.map((mode) => {
    const points = pointsOf(data, `n_${mode}_printed`);
    return `$n_${letters[mode]}$ goes from $${shown(points[0]?.value)}$ to $${shown(points.at(-1)?.value)}$`;
  });
  return `From left to right, the printed mean field’s ${ends.join(' and its ')}.`;
}

function apart(data: CurveReader, mode: Particle): string {
  const worst = largestRatio(data, `n_${mode}_printed`, `n_${mode}_exact`);
  return worst
    ? `Where it exists, the exact $n_${letters[mode]}$ differs from the printed mean field by a factor of up to $${shown(worst.value)}$.`
    : '';
}

const PHONONS = { label: 'phonon number', scale: 'log' } as const satisfies Axis;

function figure2(panel: 'a' | 'b', g: number, claims: readonly string[]): readonly CurvePanel[] {
  const settings: Settings = { ...unit, ...cold, g, gamma: 1 };
  return [
    {
      kind: 'curves',
      name: panel,
      where: `(${panel})`,
      title: `Stationary phonon numbers at $g = ${g}$`,
      claims,
      x: ratio,
      y: PHONONS,
      settings: { ...settings, s: 'K_g - 1', ...coupling },
      curves: [...meanFieldCurves(particles), ...exactCurves(particles, false)],
      caption: (data) => [meanFieldCourse(data), existingPoints(data)],
    },
    {
      kind: 'curves',
      name: `${panel}-near`,
      where: `(${panel}), near $K_g = 1$`,
      title: `The same on a logarithmic axis of $K_g - 1$`,
      claims: ['fig-2-reciprocal-limit'],
      x: excess,
      y: PHONONS,
      settings: { ...settings, ...coupling },
      curves: [...meanFieldCurves(particles), ...exactCurves(particles, true)],
      caption: (data) =>
        [existence(data, 'n_b_exact', 1), ...particles.map((mode) => apart(data, mode))].filter(
          (sentence) => sentence !== '',
        ),
    },
  ];
}

/** Fig. 3: from |0⟩|2⟩|0⟩, in the unit 1/ω of time. */
const hot: Settings = {
  ...unit,
  g: 0.1,
  gamma: 1,
  kappa_a: 0.01,
  kappa_b: 0.01,
  nbar_a: 1,
  nbar_b: 1,
};
const initial = { kind: 'fock', occupations: [0, 2, 0] } as const;
/** The cavity holds one photon at most: its occupation stays below a hundredth. */
const large = { caps: [20, 20, 1], total: 20 } as const;
const smaller = { caps: [16, 16, 1], total: 16 } as const;
/** Equal as curves on a plot. */
const SAME = 0.03;
const small = { total: 6 } as const;
const middle = { caps: [12, 12, 1], total: 12 } as const;

const modes = ['a', 'b', 'c'] as const;
const timeStrokes = { a: 'solid', b: 'solid', c: 'dashed' } as const satisfies Record<
  Mode,
  Style['stroke']
>;

function evolutionCurves(): readonly Curve[] {
  return modes.map((mode) => ({
    name: `n_${mode}`,
    label: `$n_${letters[mode]}$`,
    meaning: `full master equation, up to ${large.total} quanta, where up to ${smaller.total} give the same to ${100 * SAME} %`,
    style: { hue: hues[mode], stroke: timeStrokes[mode] },
    source: {
      kind: 'evolution',
      observable: occupation(mode),
      initial,
      truncation: large,
      against: smaller,
      tolerance: SAME,
    },
  }));
}

function truncatedCurves(truncation: typeof small | typeof middle): readonly Curve[] {
  const { total } = truncation;
  return particles.map((mode) => ({
    name: `n_${mode}_${total}`,
    label: `$n_${letters[mode]}$, ${total} quanta`,
    meaning: `truncated at ${total} quanta in all: depends on the truncation, no result`,
    style: { hue: hues[mode], stroke: total === small.total ? 'dotted' : 'dash-dotted' },
    source: { kind: 'truncated-evolution', observable: occupation(mode), initial, truncation },
  }));
}

function stationaryCurves(): readonly Curve[] {
  return particles.map((mode) => ({
    name: `n_${mode}_stationary`,
    label: `$n_${letters[mode]}$, stationary`,
    meaning: 'exact moments of the stationary state of Eq. (3)',
    style: { hue: hues[mode], stroke: points[mode] },
    source: { kind: 'exact-moments', observable: occupation(mode) },
    unlabelled: true,
    every: 25,
  }));
}

/** Decided exactly, by counting eigenvalues. */
function stationaryIn(panel: keyof typeof captions): string {
  const state = exactState(captions[panel]);
  return state.kind === 'exact'
    ? 'There is a stationary state.'
    : `There is no stationary state: ${state.imaginaryEigenvalues} eigenvalues of the moments’ equation are imaginary.`;
}

/** The parameters of Fig. 3 in exact form. */
const captions = {
  a: { ...captionsOf[3], g_1: '0.11' },
  b: { ...captionsOf[3], g_1: '0.4' },
} as const;

const figure3Panels = [
  { panel: 'a', g_1: 0.11, ratio: '1.1', numbers: { a: 0.38, b: 0.32 } },
  { panel: 'b', g_1: 0.4, ratio: '1.4', numbers: { a: 1.69, b: 0.22 } },
] as const;

function figure3({
  panel,
  g_1,
  ratio: stated,
  numbers,
}: (typeof figure3Panels)[number]): CurvePanel {
  const marks = particles.map(
    (mode): Mark => ({
      y: numbers[mode],
      label: `printed $n_${letters[mode]} = ${numbers[mode]}$`,
      hue: hues[mode],
    }),
  );
  const ratioHere = (g_1 + 0.1) / (g_1 - 0.1);
  const time: Variable = {
    name: 't',
    label: 'time $t$ (in $1/ω$)',
    range: [0, panel === 'a' ? 100 : 200],
    points: 401,
  };
  return {
    kind: 'curves',
    name: panel,
    where: `(${panel})`,
    title: `Evolution at $g_1 = ${g_1}$ (printed: $K_g = ${stated}$; by its definition $K_g = ${shown(ratioHere)}$)`,
    claims: [`fig-3${panel}-kg`, `fig-3${panel}-na`, `fig-3${panel}-nb`, 'fig-3-trend'],
    x: time,
    y: {
      label: 'mean number of quanta',
      ...(panel === 'a' ? { scale: 'log', range: [1e-3, 30] } : {}),
    },
    settings: { ...hot, g_1 },
    curves: [
      ...evolutionCurves(),
      ...truncatedCurves(small),
      ...(panel === 'b' ? stationaryCurves() : truncatedCurves(middle)),
    ],
    marks,
    caption: (data) =>
      panel === 'a'
        ? [
            `${stationaryIn(panel)} After $t = ${shown(pointsOf(data, 'n_a').at(-1)?.x)}$ the numbers grow with the basis.`,
            `Truncated at ${small.total} quanta they come to rest at $n_A = ${shown(valueAt(data, `n_a_${small.total}`, 100))}$, $n_B = ${shown(valueAt(data, `n_b_${small.total}`, 100))}$, at ${middle.total} at $${shown(valueAt(data, `n_a_${middle.total}`, 100))}$ and $${shown(valueAt(data, `n_b_${middle.total}`, 100))}$; the caption has ${numbers.a} and ${numbers.b}.`,
          ]
        : [
            `The exact stationary numbers are $n_A = ${shown(valueAt(data, 'n_a_stationary', 200))}$ and $n_B = ${shown(valueAt(data, 'n_b_stationary', 200))}$; the caption has ${numbers.a} and ${numbers.b}. At $t = 200$ the evolution has reached $${shown(valueAt(data, 'n_a', 200))}$ and $${shown(valueAt(data, 'n_b', 200))}$.`,
            `On the way $n_A$ rises to $${shown(maximumOf(data, 'n_a')?.value)}$ and $n_B$ falls to $${shown(minimumOf(data, 'n_b')?.value)}$, at $t = ${shown(minimumOf(data, 'n_b')?.x)}$.`,
          ],
  };
}

/** A basis small enough for a point a moment; the baths alone would need some hundred quanta a particle. */
const tiny = { total: 6 } as const;

const truncatedStationary: Curve = {
  name: 'n_b_truncated',
  label: `${tiny.total} quanta`,
  meaning: `full model truncated at ${tiny.total} quanta in all: depends on the truncation, no result`,
  style: { hue: 3, stroke: 'crosses' },
  source: { kind: 'truncated', observable: occupation('b'), truncation: tiny },
  every: EVERY,
};

function figure4(): readonly CurvePanel[] {
  const settings: Settings = { ...unit, ...cold, g: 0.05, gamma: 2 };
  const y: Axis = { label: 'phonon number $n_B$', scale: 'log' };
  return [
    {
      kind: 'curves',
      name: 'main',
      where: '',
      title: 'Analytical and numerical $n_B$',
      claims: ['fig-4-trend', 'fig-4-truncation'],
      x: ratio,
      y,
      settings: { ...settings, s: 'K_g - 1', ...coupling },
      curves: [...meanFieldCurves(['b']), ...exactCurves(['b'], false), truncatedStationary],
      caption: (data) => [
        existingPoints(data),
        `Truncated at ${tiny.total} quanta, where the baths alone hold 20 each, the full model gives $n_B$ between $${shown(minimumOf(data, 'n_b_truncated')?.value)}$ and $${shown(maximumOf(data, 'n_b_truncated')?.value)}$: what such a calculation shows is its basis.`,
      ],
    },
    {
      kind: 'curves',
      name: 'near',
      where: 'near $K_g = 1$',
      title: 'The same on a logarithmic axis of $K_g - 1$',
      claims: ['fig-4-weak-agreement', 'fig-4-trend'],
      x: excess,
      y,
      settings: { ...settings, ...coupling },
      curves: [...meanFieldCurves(['b']), ...exactCurves(['b'], true)],
      caption: (data) => [existence(data, 'n_b_exact', 1), apart(data, 'b')],
    },
  ];
}

export const figures = (): readonly Figure[] => [
  {
    name: 'fig-2',
    where: 'Fig. 2',
    title: 'Stationary phonon numbers against the nonreciprocity',
    panels: [
      ...figure2('a', 0.05, ['fig-2a-na-constant', 'fig-2a-nb-decreases']),
      ...figure2('b', 0.01, ['fig-2b-nb-exponential', 'fig-2b-na-increases', 'fig-2b-na-order']),
    ],
  },
  {
    name: 'fig-3',
    where: 'Fig. 3',
    title: 'Phonon numbers in time',
    panels: figure3Panels.map(figure3),
  },
  {
    name: 'fig-4',
    where: 'Fig. 4',
    title: 'Mean field and full model',
    panels: figure4(),
  },
];
