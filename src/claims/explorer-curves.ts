/** Curves of explorers that come in groups. */
import type { ExplorerCurve } from './explorer.ts';

/** An observable and how its curve is told from others. */
export type ObservableCurve = Pick<
  Extract<ExplorerCurve, { kind: 'solution' }>,
  'observable' | 'label' | 'hue'
>;

/** A curve for each observable, all by one solution of the explorer. */
export function solutionCurves(
  solution: string,
  observables: readonly ObservableCurve[],
): readonly ExplorerCurve[] {
  return observables.map((each) => ({ kind: 'solution', solution, ...each }));
}
