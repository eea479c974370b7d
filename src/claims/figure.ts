/**
 * A paper's figures as descriptions: which quantities over which axes, and where the numbers come from. Nothing
 * is computed here; `src/report/figures` computes and draws what is described.
 *
 * Labels are text with formulas between dollar signs, in the few signs that a plot needs: `$T_{a→c}$`, `$κ_b/κ$`,
 * `$g^{(2)}(0)$`. Titles and captions are prose with TeX between dollar signs, as everywhere else on a page.
 */
import type { Scalar } from '../algebra/scalar.ts';
import type { BasisSpec } from '../numeric/basis.ts';
import type { InitialState } from '../numeric/initial-state.ts';
import type { InitialMoments } from '../numeric/moment-evolution.ts';
import type { ModelObservable, Observable } from '../theory/observable.ts';

/** One figure of the paper. */
export interface Figure {
  /** Unique in the paper, part of addresses and file names: `fig-2`. */
  readonly name: string;
  /** As the paper numbers it: `Fig. 2`. */
  readonly where: string;
  readonly title: string;
  /** Grids of parameters that maps of this figure are drawn from; several may share one. */
  readonly sweeps?: Readonly<Record<string, Sweep>>;
  readonly panels: readonly Panel[];
}

/** One part of a figure, with axes of its own. */
export type Panel = CurvePanel | MapPanel | DistributionPanel;

interface PanelCommon {
  /** Unique in the figure: `a`, `c-inset`. */
  readonly name: string;
  /** As the paper letters it: `(c), inset`. */
  readonly where: string;
  readonly title: string;
  /** Slugs of the claims that rest on this panel. */
  readonly claims: readonly string[];
}

/**
 * Numbers for parameters, in order: a number, or a formula (mathjs syntax) in the variables of the axes and the names
 * before it. Names that a model does not have are for formulas; parameters that are not set have the model's defaults.
 */
export type Settings = Readonly<Record<string, number | string>>;

/** How a quantity is drawn along an axis. */
export interface Axis {
  /** With the unit, or what it is measured in: `time $t$ (in $1/ω$)`. */
  readonly label: string;
  /** `symlog` is linear up to `linearUpTo` on both sides of zero and logarithmic beyond. */
  readonly scale?: 'linear' | 'log' | 'symlog';
  readonly linearUpTo?: number;
  /** The ends that are shown; those of the data where none are given. */
  readonly range?: readonly [number, number];
}

/** An axis along which quantities are computed: `points` values from end to end, equal steps on its scale. */
export interface Variable extends Axis {
  /** What `Settings` call it. */
  readonly name: string;
  readonly scale?: 'linear' | 'log';
  readonly range: readonly [number, number];
  readonly points: number;
}

/** Curves over one variable, which is the time where the sources are evolutions. */
export interface CurvePanel extends PanelCommon {
  readonly kind: 'curves';
  readonly x: Variable;
  readonly y: Axis;
  readonly settings: Settings;
  readonly curves: readonly Curve[];
  /** Numbers that the paper prints, and places that its text speaks of. */
  readonly marks?: readonly Mark[];
  /** What the panel shows, what agrees and what does not, in sentences that are made from the data. */
  readonly caption: (data: CurveReader) => readonly string[];
}

/** One curve of a panel, and where its numbers come from. */
export interface Curve {
  /** Unique in the panel; the heading of its column. */
  readonly name: string;
  /** Beside the curve, and in the legend. */
  readonly label: string;
  /** What it is and where it comes from, for the legend. */
  readonly meaning: string;
  readonly style: Style;
  readonly source: Source;
  /** Whether it is one of several alike that the direct labels need not repeat. */
  readonly unlabelled?: true;
  /** Settings that differ from the panel's. */
  readonly settings?: Settings;
  /** For points that take long: computed at the first point of the variable and each so-many-th after it. */
  readonly every?: number;
}

/** Hues are the six of the palette; curves of one hue belong together and differ in their strokes. */
export interface Style {
  readonly hue: 1 | 2 | 3 | 4 | 5 | 6;
  readonly stroke:
    | 'solid'
    | 'dashed'
    | 'dotted'
    | 'dash-dotted'
    | 'circles'
    | 'squares'
    | 'crosses'
    | 'pluses';
}

/** Where the numbers of a curve come from. */
export type Source =
  /** A derived or printed formula; `given` are formulas for symbols in it, in terms of the settings and those before. */
  | {
      readonly kind: 'formula';
      readonly value: Scalar;
      readonly given?: Readonly<Record<string, Scalar>>;
    }
  /** The steady state of the full master equation, in a basis that grows until the value settles. */
  | { readonly kind: 'steady-state'; readonly observable: ModelObservable }
  /** The exact moments of the steady state of a quadratic model. */
  | { readonly kind: 'exact-moments'; readonly observable: ModelObservable }
  /** The steady state in one given basis: what a truncated calculation says, settled or not. */
  | {
      readonly kind: 'truncated';
      readonly observable: ModelObservable;
      readonly truncation: BasisSpec;
    }
  /** The master equation in time, in two bases; a gap where they differ by more than `tolerance`, relatively. */
  | {
      readonly kind: 'evolution';
      readonly observable: ModelObservable;
      readonly initial: InitialState;
      readonly truncation: BasisSpec;
      readonly against: BasisSpec;
      readonly tolerance: number;
    }
  /** The same in one given basis, whether or not it suffices. */
  | {
      readonly kind: 'truncated-evolution';
      readonly observable: ModelObservable;
      readonly initial: InitialState;
      readonly truncation: BasisSpec;
    }
  /** The moments of a quadratic model in time. */
  | {
      readonly kind: 'moment-evolution';
      readonly observable: ModelObservable;
      readonly initial: InitialMoments;
    };

/** A horizontal line at `y` or a vertical one at `x`, with what it marks. */
export type Mark = { readonly label: string; readonly hue?: Style['hue'] } & (
  | { readonly y: number }
  | { readonly x: number }
);

/** Quantities of steady states on a grid of two variables. */
export interface Sweep {
  readonly x: Variable;
  readonly y: Variable;
  readonly settings: Settings;
  readonly observables: readonly Observable[];
}

/** One number a point of a sweep, as colours. */
export interface MapPanel extends PanelCommon {
  readonly kind: 'map';
  /** The name of one of the figure's sweeps. */
  readonly sweep: string;
  readonly z: Axis & { readonly range: readonly [number, number] };
  /** The number, from the sweep's observables in their order. */
  readonly value: (readings: readonly number[]) => number;
  /** Places that the paper speaks of, marked by a ring. */
  readonly marks?: readonly { readonly x: number; readonly y: number; readonly label: string }[];
  readonly caption: (data: MapReader) => readonly string[];
}

/** The distribution of the number of quanta in one mode against the Poisson distribution of the same mean. */
export interface DistributionPanel extends PanelCommon {
  readonly kind: 'distribution';
  /** The numbers shown: 0 to this. */
  readonly upTo: number;
  readonly y: Axis;
  readonly settings: Settings;
  readonly groups: readonly DistributionGroup[];
  readonly caption: (data: DistributionReader) => readonly string[];
}

/** One distribution of a panel: how many excitations a mode holds. */
export interface DistributionGroup {
  readonly name: string;
  readonly label: string;
  /** One of the paper's models, and the mode that is counted. */
  readonly model: string;
  readonly mode: string;
  readonly hue: Style['hue'];
  readonly settings?: Settings;
}

/** Computed curves as captions read them. */
export interface CurveReader {
  readonly x: readonly number[];
  /** The values of a curve along x, null where there is none or it is not computed. Throws RangeError for an unknown name. */
  values(curve: string): readonly (number | null)[];
}

/** A computed map as captions read it. */
export interface MapReader {
  /** The points with their values, those without left out; y varies slowest. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly value: number }[];
}

/** Computed distributions as captions read them. */
export interface DistributionReader {
  /** (P_m − Poisson)/Poisson of a group, from m = 0. Throws RangeError for an unknown name. */
  deviations(group: string): readonly (number | null)[];
}
