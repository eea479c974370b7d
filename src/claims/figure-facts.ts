/** What captions say of computed curves and maps: deviations, extremes, limits; and numbers as TeX. */
import type { CurveReader, MapReader } from './figure.ts';

/** A place on a curve. */
export interface Place {
  readonly x: number;
  readonly value: number;
}

/** The points of a curve that have a value. */
export function pointsOf(data: CurveReader, curve: string): readonly Place[] {
  return data
    .values(curve)
    .flatMap((value, k) => (value === null ? [] : [{ x: data.x[k]!, value }]));
}

/** Both values of two curves where both have one. */
function pairs(
  data: CurveReader,
  a: string,
  b: string,
): readonly (Place & { readonly other: number })[] {
  const others = data.values(b);
  return data.values(a).flatMap((value, k) => {
    const other = others[k] ?? null;
    return value === null || other === null ? [] : [{ x: data.x[k]!, value, other }];
  });
}

/** Where two curves are furthest apart, |a − b|; undefined when they have no point in common. */
export function largestDifference(data: CurveReader, a: string, b: string): Place | undefined {
  return most(
    pairs(data, a, b).map(({ x, value, other }) => ({ x, value: Math.abs(value - other) })),
  );
}

/** Where the larger of two positive values is the largest multiple of the smaller. */
export function largestRatio(data: CurveReader, a: string, b: string): Place | undefined {
  return most(
    pairs(data, a, b)
      .filter(({ value, other }) => value > 0 && other > 0)
      .map(({ x, value, other }) => ({ x, value: Math.max(value / other, other / value) })),
  );
}

/** Where a curve is highest; undefined when it has no value anywhere. */
export function maximumOf(data: CurveReader, curve: string): Place | undefined {
  return most(pointsOf(data, curve));
}

/** Where a curve is lowest; undefined when it has no value anywhere. */
export function minimumOf(data: CurveReader, curve: string): Place | undefined {
  const found = most(pointsOf(data, curve).map(({ x, value }) => ({ x, value: -value })));
  return found && { x: found.x, value: -found.value };
}

function most(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>(
    (best, each) => (best === undefined || each.value > best.value ? each : best),
    undefined,
  );
}

/** The value of a curve at the point nearest to x, undefined where there is none. */
export function valueAt(data: CurveReader, curve: string, x: number): number | undefined {
  const index = data.x.reduce(
    (best, each, k) => (Math.abs(each - x) < Math.abs(data.x[best]! - x) ? k : best),
    0,
  );
  return data.values(curve)[index] ?? undefined;
}

/** The points of a map within a fraction of its largest value, highest first. */
export function highest(data: MapReader, within: number): MapReader['points'] {
  const top = data.points.reduce(
    (best, { value }) => Math.max(best, value),
    Number.NEGATIVE_INFINITY,
  );
  return data.points
    .filter(({ value }) => value >= top - within * Math.abs(top))
    .toSorted((a, b) => b.value - a.value);
}

/** `0.996`, `3.1 \times 10^{-8}`: three significant digits as TeX; a dash for no number. */
export function shown(value: number | undefined, digits = 3): string {
  if (value === undefined || !Number.isFinite(value)) return '\\text{–}';
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  if (exponent >= -3 && exponent < 5) return String(Number(value.toPrecision(digits)));
  const [factor, power] = value.toExponential(digits - 1).split('e');
  return `${Number(factor)} \\times 10^{${Number(power)}}`;
}
