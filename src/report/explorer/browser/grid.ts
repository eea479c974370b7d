/** The points of a curve, and the order in which they are solved. */
import type { Scale } from '../../../claims/explorer.ts';

/** So many values from end to end, both included, in equal steps or equal ratios. */
export function gridValues(
  [from, to]: readonly [number, number],
  points: number,
  scale: Scale,
): readonly number[] {
  return Array.from({ length: points }, (_, k) => {
    if (k === 0) return from;
    if (k === points - 1) return to;
    const part = k / (points - 1);
    return scale === 'linear'
      ? (from * (points - 1 - k) + to * k) / (points - 1)
      : from * (to / from) ** part;
  });
}

/** The order of a curve's points: a coarse curve first, then the points between, then those between them. */
export interface SolvingOrder {
  readonly order: readonly number[];
  /** How many of them make up the coarse curve. */
  readonly coarse: number;
}

/** Every eighth point and the last one first, then every fourth, second, and the rest. */
export function solvingOrder(points: number): SolvingOrder {
  const order: number[] = [];
  const seen = new Set<number>();
  const take = (index: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    order.push(index);
  };
  let coarse = 0;
  for (const stride of [8, 4, 2, 1]) {
    for (let index = 0; index < points; index += stride) take(index);
    if (stride === 8) {
      take(points - 1);
      coarse = order.length;
    }
  }
  return { order, coarse };
}
