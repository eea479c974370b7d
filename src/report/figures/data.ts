/** Computed figures: plain data that caches, worker threads, CSV and JSON can hold. */
import type {
  CurvePanel,
  CurveReader,
  DistributionPanel,
  DistributionReader,
  Figure,
  MapPanel,
  MapReader,
  Panel,
} from '../../claims/figure.ts';

/** Why there is no value, by the index of the point. */
export type Reasons = Readonly<Record<string, string>>;

/** A number, or null where there is none: a reason is then kept beside it. */
export type Value = number | null;

export interface CurveData {
  readonly name: string;
  /** Values are at the first point of the panel's x and each so-many-th after it. */
  readonly every: number;
  readonly values: readonly Value[];
  readonly reasons: Reasons;
}

export interface CurvesData {
  readonly kind: 'curves';
  readonly panel: string;
  readonly x: readonly number[];
  readonly curves: readonly CurveData[];
}

export interface MapData {
  readonly kind: 'map';
  readonly panel: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** x varies fastest. */
  readonly values: readonly Value[];
  readonly reasons: Reasons;
}

/** P_m of one mode and the Poisson distribution of the same mean, from m = 0. */
export interface GroupData {
  readonly name: string;
  readonly mean: Value;
  readonly probabilities: readonly Value[];
  readonly poisson: readonly Value[];
  readonly reasons: Reasons;
}

export interface DistributionData {
  readonly kind: 'distribution';
  readonly panel: string;
  readonly groups: readonly GroupData[];
}

export type PanelData = CurvesData | MapData | DistributionData;

export interface FigureData {
  readonly figure: string;
  readonly panels: readonly PanelData[];
}

/** A described panel with its data. */
export type ComputedPanel =
  | { readonly kind: 'curves'; readonly panel: CurvePanel; readonly data: CurvesData }
  | {
      readonly kind: 'map';
      readonly panel: MapPanel;
      readonly figure: Figure;
      readonly data: MapData;
    }
  | {
      readonly kind: 'distribution';
      readonly panel: DistributionPanel;
      readonly data: DistributionData;
    };

/** The panels of a figure with their data, in order. Throws RangeError when they do not belong together. */
export function computedPanels(figure: Figure, data: FigureData): readonly ComputedPanel[] {
  return figure.panels.map((panel) => {
    const found = data.panels.find((each) => each.panel === panel.name);
    const computed = found && together(panel, found, figure);
    if (!computed) throw new RangeError(`${figure.name} has no data for its panel ${panel.name}`);
    return computed;
  });
}

function together(panel: Panel, data: PanelData, figure: Figure): ComputedPanel | undefined {
  if (panel.kind === 'curves' && data.kind === 'curves') return { kind: 'curves', panel, data };
  if (panel.kind === 'map' && data.kind === 'map') return { kind: 'map', panel, figure, data };
  if (panel.kind === 'distribution' && data.kind === 'distribution')
    return { kind: 'distribution', panel, data };
  return undefined;
}

/** `Fig. 2(c), inset`, `Fig. 4, near $K_g = 1$`. */
export function placeOf(figure: Figure, { where }: Panel): string {
  if (where === '') return figure.where;
  return where.startsWith('(') ? `${figure.where}${where}` : `${figure.where}, ${where}`;
}

/** The sentences of a panel's caption, made from its data. */
export function captionOf(computed: ComputedPanel): readonly string[] {
  switch (computed.kind) {
    case 'curves':
      return computed.panel.caption(curveReader(computed.data));
    case 'map':
      return computed.panel.caption(mapReader(computed.data));
    case 'distribution':
      return computed.panel.caption(distributionReader(computed.data));
  }
}

/** The points of a curve: those of its panel at which it is computed. */
export function curveX(x: readonly number[], { every }: CurveData): readonly number[] {
  return x.filter((_, k) => k % every === 0);
}

/** A curve's values along its panel's x, null where it is not computed. */
export function alongX(x: readonly number[], { every, values }: CurveData): readonly Value[] {
  return x.map((_, k) => (k % every === 0 ? (values[k / every] ?? null) : null));
}

function curveReader({ x, curves }: CurvesData): CurveReader {
  return {
    x,
    values: (name) => {
      const curve = curves.find((each) => each.name === name);
      if (!curve) throw new RangeError(`no curve ${name}`);
      return alongX(x, curve);
    },
  };
}

function mapReader({ x, y, values }: MapData): MapReader {
  return {
    points: values.flatMap((value, k) =>
      value === null ? [] : [{ x: x[k % x.length]!, y: y[Math.floor(k / x.length)]!, value }],
    ),
  };
}

function distributionReader({ groups }: DistributionData): DistributionReader {
  return {
    deviations: (name) => {
      const group = groups.find((each) => each.name === name);
      if (!group) throw new RangeError(`no group ${name}`);
      return deviationsOf(group);
    },
  };
}

/** (P_m − Poisson)/Poisson. */
export function deviationsOf({ probabilities, poisson }: GroupData): readonly Value[] {
  return probabilities.map((p, m) => {
    const expected = poisson[m];
    return p === null || expected == null || expected === 0 ? null : p / expected - 1;
  });
}

/** A stretch of neighbouring points without a value, by their indices, both included. */
export interface Gap {
  readonly first: number;
  readonly last: number;
  readonly reason: string;
}

/** Where a curve has no values, and the reason at the first point of each stretch. */
export function gapsOf({ values, reasons }: CurveData): readonly Gap[] {
  const gaps: Gap[] = [];
  values.forEach((value, k) => {
    if (value !== null) return;
    const before = gaps.at(-1);
    if (before?.last === k - 1) gaps[gaps.length - 1] = { ...before, last: k };
    else gaps.push({ first: k, last: k, reason: reasons[k] ?? 'no value' });
  });
  return gaps;
}

/** A reason's kind, which is what stands before its colon: `no steady state`. */
export function shortReason(reason: string): string {
  return reason.split(':')[0]!.trim();
}
