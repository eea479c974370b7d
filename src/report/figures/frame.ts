/** Where data stand on a drawing: scales, margins, ticks. */
import type { Axis } from '../../claims/figure.ts';

/** Drawings are as wide as a phone's column, so that text keeps its size there. */
export const WIDTH = 372;

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** An axis with its ends and ticks decided. */
export interface Scale {
  readonly type: 'linear' | 'log' | 'symlog';
  readonly domain: readonly [number, number];
  /** Half of the linear part of a symlog scale. */
  readonly constant: number;
  readonly ticks: readonly number[];
}

/** The scale of an axis; its range from the values where none is given. */
export function scaleOf(axis: Axis, values: Iterable<number>, room = 6): Scale {
  const type = axis.scale ?? 'linear';
  const constant = axis.linearUpTo ?? 1;
  const domain = axis.range ?? paddedRange(type, [...values], constant);
  return { type, domain, constant, ticks: ticksOf(type, domain, room, constant) };
}

function paddedRange(
  type: Scale['type'],
  values: readonly number[],
  constant: number,
): readonly [number, number] {
  const usable = values.filter((x) => Number.isFinite(x) && (type !== 'log' || x > 0));
  if (usable.length === 0) return type === 'log' ? [0.1, 10] : [0, 1];
  const forward = transform(type, constant);
  const back = inverse(type, constant);
  const [low, high] = [Math.min(...usable), Math.max(...usable)];
  const [from, to] = [forward(low), forward(high)];
  const pad = to > from ? 0.06 * (to - from) : 0.5;
  // Quantities that start at zero keep it as their floor.
  const floor = type === 'linear' && low >= 0 && low < 0.25 * high ? 0 : back(from - pad);
  return [floor, back(to + pad)];
}

/** The function whose values are spaced evenly on the scale. */
export function transform(type: Scale['type'], constant = 1): (x: number) => number {
  if (type === 'log') return Math.log10;
  if (type === 'symlog') return (x) => Math.sign(x) * Math.log1p(Math.abs(x) / constant);
  return (x) => x;
}

function inverse(type: Scale['type'], constant: number): (x: number) => number {
  if (type === 'log') return (x) => 10 ** x;
  if (type === 'symlog') return (x) => Math.sign(x) * Math.expm1(Math.abs(x)) * constant;
  return (x) => x;
}

/** A function from values to positions between two ends, in the drawing's units. */
export function positions(scale: Scale, from: number, to: number): (x: number) => number {
  const f = transform(scale.type, scale.constant);
  const [a, b] = [f(scale.domain[0]), f(scale.domain[1])];
  return (x) => from + ((f(x) - a) / (b - a)) * (to - from);
}

function ticksOf(
  type: Scale['type'],
  domain: readonly [number, number],
  room: number,
  constant: number,
): readonly number[] {
  if (type === 'log') return logTicks(domain, room);
  if (type === 'symlog') return symlogTicks(domain, constant);
  return linearTicks(domain, room);
}

/** Multiples of 1, 2, 2.5 or 5 times a power of ten. */
function linearTicks([low, high]: readonly [number, number], room: number): readonly number[] {
  const rough = (high - low) / room;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((each) => each >= rough * (1 - 1e-9))!;
  const ticks: number[] = [];
  const slack = 1e-9 * (high - low);
  for (let k = Math.ceil((low - slack) / step); k * step <= high + slack; k++)
    ticks.push(Number((k * step).toPrecision(12)) + 0);
  return ticks;
}

/** Powers of ten, every second or third where there are many; with 2 and 5 where there are few, and short to write. */
function logTicks([low, high]: readonly [number, number], room: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const decades = last - first + 1;
  const every = Math.max(1, Math.ceil(decades / room));
  const powers = Array.from({ length: Math.max(0, decades) }, (_, k) => first + k);
  if (decades > 2 || (decades === 2 && (first < -4 || last > 4)))
    return powers.filter((k) => (k - first) % every === 0).map((k) => Number(`1e${k}`));
  const wide = Array.from({ length: decades + 2 }, (_, k) => first - 1 + k);
  return wide
    .flatMap((k) => [1, 2, 5].map((m) => Number(`${m}e${k}`)))
    .filter((x) => x >= low * (1 - 1e-9) && x <= high * (1 + 1e-9));
}

/** Zero, and powers of a hundred on both sides beyond the linear part. */
function symlogTicks([low, high]: readonly [number, number], constant: number): readonly number[] {
  const start = Math.round(Math.log10(constant)) + 1;
  const sizes = Array.from({ length: 12 }, (_, k) => Number(`1e${start + 2 * k - 1}`)).slice(1);
  return [
    ...sizes.filter((x) => -x >= low).map((x) => -x),
    0,
    ...sizes.filter((x) => x <= high),
  ].sort((x, y) => x - y);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `0.05`, `20`, `10⁻⁶`, `2·10⁵`; a true minus sign. */
export function tickText(value: number): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const sign = value < 0 ? '−' : '';
  if (exponent >= -3 && exponent < 5) return `${sign}${Number(Math.abs(value).toPrecision(10))}`;
  const digits = [...String(Math.abs(exponent))].map((d) => SUPERSCRIPTS[Number(d)]).join('');
  const power = `10${exponent < 0 ? '⁻' : ''}${digits}`;
  const factor = Number((Math.abs(value) / 10 ** exponent).toPrecision(6));
  return `${sign}${factor === 1 ? '' : `${factor}·`}${power}`;
}
