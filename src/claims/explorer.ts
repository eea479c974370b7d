/**
 * What a reader may turn on a paper's page, and which curves follow: a description. The page's own code draws it and
 * solves the models in the reader's browser; see `src/report/explorer`.
 *
 * Formulas are text in mathjs' syntax, as in a model: `g_2*(K_g + 1)/(K_g - 1)`. They may use every parameter of the
 * models, the axis variable, and definitions that stand before them.
 */
import type { Scalar } from '../algebra/scalar.ts';
import type { StationaryMethod } from '../numeric/stationary.ts';

/** The live explorer of a page: what can be set, solved for and plotted. */
export interface Explorer {
  /** A sentence or two above the controls; formulas between dollar signs. */
  readonly introduction: string;
  readonly parameters: readonly ExplorerParameter[];
  /** Horizontal axes to choose from; the first is shown at first. */
  readonly axes: readonly ExplorerAxis[];
  /** Ways in which the models are solved. */
  readonly solutions: readonly ExplorerSolution[];
  readonly plots: readonly ExplorerPlot[];
  /** Symbols of the derived formulas that are no parameters of the models, in an order in which they can be computed. */
  readonly definitions?: Readonly<Record<string, Definition>>;
  /** Formulas that curves may show beside the derivation's own: what the paper prints. */
  readonly formulas?: readonly ExplorerFormula[];
  readonly presets: readonly ExplorerPreset[];
  /** Points of a curve that is solved for; 60 by default. */
  readonly points?: number;
}

/** A formula of parameters and earlier definitions, or one of the paper's derived formulas by its name. */
export type Definition = string | { readonly formula: string };

/** A formula that is not among the derivation's. */
export interface ExplorerFormula {
  readonly name: string;
  readonly tex: string;
  /** What it is, in a few words: `as printed`. */
  readonly meaning: string;
  readonly value: Scalar;
  /** Symbols of this formula, in an order in which they can be computed; they hide definitions of the same names. */
  readonly given?: Readonly<Record<string, Scalar>>;
}

/** A parameter of the models with what is accepted for it. */
export interface ExplorerParameter {
  readonly name: string;
  /** Both ends are accepted. */
  readonly range: readonly [number, number];
  /** How the slider runs over the range; `logarithmic` needs a positive one. */
  readonly scale?: Scale;
  readonly default: number;
}

/** How a range is spread over a slider or an axis. */
export type Scale = 'linear' | 'logarithmic';

/** A horizontal axis to choose. */
export interface ExplorerAxis {
  /** A parameter of the explorer, or a variable of its own. */
  readonly name: string;
  readonly tex: string;
  /** The same in plain text, for places that cannot set formulas: `θ/π`. */
  readonly label: string;
  /** In a few words, with its unit. */
  readonly meaning: string;
  /** What is accepted, both ends included. */
  readonly range: readonly [number, number];
  /** The part that is shown at first. */
  readonly shown: readonly [number, number];
  readonly scale?: Scale;
  /** Where values are read off at first. */
  readonly at: number;
  /** The parameters that it determines, and how; without it, the one of its name. */
  readonly sets?: Readonly<Record<string, string>>;
  /** Its value where the parameters are given, for a change of axis; needed with `sets`. */
  readonly value?: string;
}

/** A way in which the models are solved. */
export interface ExplorerSolution {
  readonly name: string;
  /** `full master equation`. */
  readonly title: string;
  readonly method?: StationaryMethod;
  /** The largest basis that a reader is to wait for; 300 states by default. */
  readonly maxStates?: number;
  /** Off until the reader asks for it: a solution that takes its time. */
  readonly optional?: true;
}

/** A plot over the chosen axis. */
export interface ExplorerPlot {
  readonly name: string;
  readonly title: string;
  /** The vertical axis in plain text: `⟨n⟩`. */
  readonly label: string;
  readonly scale: Scale;
  /** What is shown at least. */
  readonly includes?: readonly number[];
  readonly curves: readonly ExplorerCurve[];
}

interface CurveCommon {
  /** In plain text, for the read-out on the curve: `T a→c`. */
  readonly label: string;
  /** Curves of one hue belong together. */
  readonly hue: 1 | 2 | 3 | 4;
}

/** A curve of a plot, and where its numbers come from. */
export type ExplorerCurve =
  /** One of the paper's observables, by one of the solutions. */
  | (CurveCommon & {
      readonly kind: 'solution';
      readonly solution: string;
      readonly observable: string;
    })
  /** One of the explorer's or of the derivation's formulas, by its name. */
  | (CurveCommon & {
      readonly kind: 'formula';
      readonly formula: string;
      readonly dashed?: true;
      /** It is drawn where all of these are positive, and elsewhere says why not. */
      readonly where?: readonly { readonly positive: string; readonly otherwise: string }[];
    });

/** Values of all parameters to begin from. */
export interface ExplorerPreset {
  readonly name: string;
  /** `Fig. 2(b)`. */
  readonly title: string;
  /** What it shows, in a few words. */
  readonly meaning: string;
  readonly axis: string;
  readonly shown?: readonly [number, number];
  readonly at?: number;
  /** Parameters that differ from the explorer's defaults. */
  readonly values?: Readonly<Record<string, number>>;
  /** The plots of the panel; all by default. */
  readonly plots?: readonly string[];
}
