/** What plots show of a view: formulas at once, solutions as far as they have arrived. */
import type { ExplorerCurve, ExplorerData, ExplorerPlot } from '../explorer-data.ts';
import type { PointAnswer } from '../messages.ts';
import type { CurvePoint } from './gaps.ts';
import { gridValues } from './grid.ts';
import { showNumber } from './numbers.ts';
import type { PlotCurve } from './plot.ts';
import type { Evaluated, Program } from './program.ts';
import { axisNamed, type View, valuesAt } from './view.ts';

/** What is known of one group of observables of one solution. */
export interface GroupResult {
  readonly solution: string;
  readonly observables: readonly string[];
  /** The values of the axis variable that the points belong to. */
  readonly xs: readonly number[];
  readonly points: ReadonlyMap<number, PointAnswer>;
  /** The point that is read off; undefined while it is not solved. */
  readonly at: PointAnswer | undefined;
  /** Whether the points belong to other values than those set now. */
  readonly stale: boolean;
}

/** Points of a formula's curve. */
const DENSE = 241;

/** An observable or formula at the value that is read off: undefined while it is not solved. */
export type Reading =
  | { readonly value: number }
  | { readonly value: null; readonly reason: string }
  | undefined;

/** A formula at a point, where its conditions hold. */
export function formulaReading(
  curve: Extract<ExplorerCurve, { kind: 'formula' }>,
  { conditions, formulas }: Evaluated,
): Exclude<Reading, undefined> {
  for (const { positive, otherwise } of curve.where ?? [])
    if (!(conditions.get(positive)! > 0)) return { value: null, reason: otherwise };
  return formulas.get(curve.formula)!;
}

/** The curves of a plot. Those of solutions that are off are left out. */
export function plotCurves(
  plot: ExplorerPlot,
  view: View,
  data: ExplorerData,
  formulaPoints: readonly { readonly x: number; readonly evaluated: Evaluated }[],
  results: readonly GroupResult[],
): readonly PlotCurve[] {
  return plot.curves.flatMap((curve): readonly PlotCurve[] => {
    const { kind, label, hue } = curve;
    if (kind === 'formula')
      return [
        {
          kind,
          label,
          hue,
          apart: curve.dashed ?? false,
          stale: false,
          points: formulaPoints.map(({ x, evaluated }) =>
            placed(plot, x, formulaReading(curve, evaluated)),
          ),
        },
      ];
    if (!isOn(data, view, curve.solution)) return [];
    const result = resultOf(results, curve.solution, curve.observable);
    if (result === undefined) return [];
    return [
      {
        kind,
        label,
        hue,
        apart: data.solutions.find(({ name }) => name === curve.solution)?.optional ?? false,
        stale: result.stale,
        points: result.xs.map((x, index): CurvePoint | undefined => {
          const reading = readingIn(result.points.get(index), curve.observable);
          return reading && placed(plot, x, reading);
        }),
      },
    ];
  });
}

/** An observable in the answer for a point; undefined while that is not solved, and for one that was not asked for. */
export function readingIn(answer: PointAnswer | undefined, observable: string) {
  return answer?.readings.find(([name]) => name === observable)?.[1];
}

/** A reading as a point of a plot, where a logarithmic axis has a place for it. */
function placed(
  { scale }: ExplorerPlot,
  x: number,
  reading: Exclude<Reading, undefined>,
): CurvePoint {
  const { value } = reading;
  if (value === null) return { x, value, reason: reading.reason };
  if (scale === 'linear' || value > ROUNDING) return { x, value };
  const said = Math.abs(value) <= ROUNDING ? 'zero to rounding' : showNumber(value, 3);
  return { x, value: null, reason: `${said} has no place on a logarithmic axis` };
}

/** What the solvers leave of a zero. */
const ROUNDING = 1e-14;

/** The formulas along the axis. */
export function formulaPointsOf(view: View, data: ExplorerData, program: Program) {
  return gridValues(view.shown, DENSE, axisNamed(data, view.axis).scale).map((x) => ({
    x,
    evaluated: program.evaluate(valuesAt(view, x, program)),
  }));
}

/** Whether a solution is shown: always, or when it was asked for. */
export function isOn({ solutions }: ExplorerData, { also }: View, name: string): boolean {
  const solution = solutions.find((each) => each.name === name);
  return solution !== undefined && (!solution.optional || also.includes(name));
}

/** The observables of a solution that the plots of a view show. */
export function shownObservables(
  { plots }: ExplorerData,
  view: View,
  solution: string,
): readonly string[] {
  const curves = plots
    .filter(({ name }) => view.plots.includes(name))
    .flatMap((plot) => plot.curves);
  return curves.flatMap((curve) =>
    curve.kind === 'solution' && curve.solution === solution ? [curve.observable] : [],
  );
}

export function resultOf(
  results: readonly GroupResult[],
  solution: string,
  observable: string,
): GroupResult | undefined {
  return results.find(
    (each) => each.solution === solution && each.observables.includes(observable),
  );
}
