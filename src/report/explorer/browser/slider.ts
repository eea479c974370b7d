/** Sliders run over a thousand steps; where these are on a range depends on its scale. */
import type { Scale } from '../../../claims/explorer.ts';

export const STEPS = 1000;

/** The step nearest to a value. */
export function stepOf(value: number, [from, to]: readonly [number, number], scale: Scale): number {
  const part =
    scale === 'linear'
      ? (value - from) / (to - from)
      : Math.log(value / from) / Math.log(to / from);
  return Math.round(STEPS * Math.min(1, Math.max(0, part)));
}

/** The value of a step, to four significant digits of the range or of itself, so that it is short to write. */
export function valueOfStep(
  step: number,
  [from, to]: readonly [number, number],
  scale: Scale,
): number {
  if (step <= 0) return from;
  if (step >= STEPS) return to;
  if (scale === 'logarithmic') return Number((from * (to / from) ** (step / STEPS)).toPrecision(3));
  const unit = 10 ** Math.ceil(Math.log10((to - from) / STEPS) - 1e-9);
  const value = from + ((to - from) * step) / STEPS;
  // One more digit than the step's size: rounding to it moves the value by less than a step.
  return Number((Math.round((10 * value) / unit) * (unit / 10)).toPrecision(6)) + 0;
}
