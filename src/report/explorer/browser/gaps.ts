/** Stretches of a curve without values, and why. */

/** One point of a curve; not yet solved when undefined. */
export type CurvePoint =
  | { readonly x: number; readonly value: number }
  | { readonly x: number; readonly value: null; readonly reason: string };

/** Neighbouring points without a value for the same reason, numbers in it apart. */
export interface Gap {
  /** Indices of the first and last point. */
  readonly first: number;
  readonly last: number;
  /** The reason at the point in the middle. */
  readonly reason: string;
}

/** The gaps of a curve. Points that are not solved yet end a gap where their neighbours differ. */
export function gapsOf(points: readonly (CurvePoint | undefined)[]): readonly Gap[] {
  const gaps: { first: number; last: number; reasons: string[]; kind: string }[] = [];
  let open: (typeof gaps)[number] | undefined;
  points.forEach((point, index) => {
    if (point === undefined) return;
    if (point.value !== null) {
      open = undefined;
      return;
    }
    const kind = withoutNumbers(point.reason);
    if (open?.kind === kind) {
      open.last = index;
      open.reasons.push(point.reason);
    } else {
      open = { first: index, last: index, reasons: [point.reason], kind };
      gaps.push(open);
    }
  });
  return gaps.map(({ first, last, reasons }) => ({
    first,
    last,
    reason: reasons[reasons.length >> 1]!,
  }));
}

function withoutNumbers(reason: string): string {
  return reason.replace(/[-−+]?\d+(\.\d+)?(e[-+]?\d+)?/gi, '#');
}
