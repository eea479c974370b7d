/** What a page's explorer is made from: plain data and generated functions, written when the report is. */
import type { ExplorerCurve, ExplorerPlot, ExplorerPreset, Scale } from '../../claims/explorer.ts';
import type { BasisSpec } from '../../numeric/basis.ts';
import type { StationaryMethod } from '../../numeric/stationary.ts';
import type { ExactData } from './exact-data.ts';

/** Everything that the page's script gets. */
export interface ExplorerPage {
  readonly data: ExplorerData;
  /** Source of the worker, deflated and in base64; it is started from a Blob. */
  readonly worker: string;
  /** Of `data.program`, in its order: re and im of the result to `out[0]` and `out[1]`. */
  readonly functions: readonly ((x: Float64Array, out: Float64Array) => void)[];
}

export interface ExplorerData {
  /** The paper's id, for command lines. */
  readonly paper: string;
  readonly parameters: readonly ParameterData[];
  readonly axes: readonly AxisData[];
  readonly solutions: readonly SolutionData[];
  readonly plots: readonly ExplorerPlot[];
  readonly presets: readonly ExplorerPreset[];
  /** Points of a solved curve. */
  readonly points: number;
  /** Formulas in the order in which they can be computed; see `Program`. */
  readonly program: readonly FormulaData[];
  /** Derived formulas that curves show, and what `evaluate` needs for each. */
  readonly formulas: readonly string[];
  readonly problem: ProblemData;
}

/** What the worker needs. */
export interface ProblemData {
  readonly exact: ExactData;
  /** Where growth of the basis starts. */
  readonly truncation: BasisSpec;
}

export interface ParameterData {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly scale: Scale;
  readonly default: number;
  /** What the command line uses when it is not set; null for a formula. */
  readonly modelDefault: number | null;
}

export interface AxisData {
  readonly name: string;
  readonly label: string;
  readonly range: readonly [number, number];
  readonly shown: readonly [number, number];
  readonly scale: Scale;
  readonly at: number;
  /** Parameters that it determines. */
  readonly sets: readonly string[];
}

export interface SolutionData {
  readonly name: string;
  readonly title: string;
  readonly method: StationaryMethod | null;
  readonly maxStates: number;
  readonly optional: boolean;
  /** What is solved together, a worker each. */
  readonly groups: readonly { readonly name: string; readonly observables: readonly string[] }[];
}

/** What a formula is for. */
export type FormulaRole =
  /** A parameter that an axis determines: `axis` sets `name`. */
  | { readonly kind: 'set'; readonly axis: string; readonly name: string }
  /** An axis variable from the parameters. */
  | { readonly kind: 'axis'; readonly axis: string }
  /** The default of a parameter that the explorer leaves alone, or a definition. */
  | { readonly kind: 'symbol'; readonly name: string }
  /** A derived formula. */
  | { readonly kind: 'formula'; readonly name: string }
  /** A condition of a curve, by its text: the curve is drawn where it is positive. */
  | { readonly kind: 'condition'; readonly text: string };

export interface FormulaData {
  readonly role: FormulaRole;
  /** Names of the inputs, a slot of `x` each. */
  readonly inputs: readonly string[];
  /** Whether the imaginary part is rounding. */
  readonly real: boolean;
}

export type { ExplorerCurve, ExplorerPlot, ExplorerPreset, Scale };
