/** Where data stand on a drawing: scales and their ticks. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Scale } from '../../../claims/explorer.ts';

export interface Axis {
  readonly at: (value: number) => number;
  readonly invert: (position: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly domain: readonly [number, number];
}

/** More decades than this below the largest value are not shown: they would hide the rest. */
const DECADES = 12;

/** The range of a vertical axis: all values, and what it is to include at least. */
export function domainOf(
  values: readonly number[],
  scale: Scale,
  includes: readonly number[],
): readonly [number, number] {
  const usable = [...values, ...includes].filter(
    (value) => Number.isFinite(value) && (scale === 'linear' || value > 0),
  );
  if (usable.length === 0) return scale === 'linear' ? [0, 1] : [0.1, 10];
  let low = Math.min(...usable);
  const high = Math.max(...usable);
  if (scale === 'logarithmic') {
    low = Math.max(low, high / 10 ** DECADES);
    const pad = Math.max((high / low) ** 0.05, 1.2);
    return [low / pad, high * pad];
  }
  if (low >= 0 && low < 0.4 * high) low = 0;
  if (high === low) {
    const pad = Math.abs(high) || 1;
    return [low - pad / 2, high + pad / 2];
  }
  const pad = 0.05 * (high - low);
  return [low === 0 ? 0 : low - pad, high + pad];
}

/** An axis over pixels, with about so many ticks. */
export function axisOf(
  domain: readonly [number, number],
  pixels: readonly [number, number],
  scale: Scale,
  count: number,
): Axis {
  if (scale === 'linear') {
    const linear = scaleLinear([...domain], [...pixels]);
    const format = linear.tickFormat(count);
    return {
      at: (value) => linear(value),
      invert: (position) => linear.invert(position),
      ticks: linear.ticks(count).map((value) => ({ value, label: format(value) })),
      domain,
    };
  }
  const log = scaleLog([...domain], [...pixels]);
  return {
    at: (value) => log(value),
    invert: (position) => log.invert(position),
    ticks: logTicks(domain, count),
    domain,
  };
}

/** Powers of ten, thinned to so many; within less than a decade, as many digits as it takes. */
function logTicks([from, to]: readonly [number, number], count: number): Axis['ticks'] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  if (last - first < 1) {
    const linear = scaleLinear([from, to], [0, 1]);
    const format = linear.tickFormat(count);
    return linear
      .ticks(count)
      .filter((value) => value > 0)
      .map((value) => ({ value, label: format(value) }));
  }
  const stride = Math.max(1, Math.ceil((last - first + 1) / count));
  const ticks: { value: number; label: string }[] = [];
  for (let power = first; power <= last; power++)
    if (power % stride === 0) ticks.push({ value: 10 ** power, label: powerOfTen(power) });
  return ticks;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function powerOfTen(power: number): string {
  if (power >= -1 && power <= 2) return String(Number(`1e${power}`));
  const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return `10${power < 0 ? '⁻' : ''}${digits.join('')}`;
}
