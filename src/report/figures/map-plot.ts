/** A number a point of a grid, as colours of a scale that is even to the eye and in grey. */
import * as Plot from '@observablehq/plot';
import { encode } from 'fast-png';
import type { MapPanel, Sweep } from '../../claims/figure.ts';
import type { Html } from '../html.ts';
import type { MapData } from './data.ts';
import { create, drawSheet, FRAME, finish, hatch, place, placeTitles } from './drawing.ts';
import { type Margins, positions, scaleOf, tickText, transform, WIDTH } from './frame.ts';
import { plainLabel } from './label.ts';

const HEIGHT = 366;
const MARGINS: Margins = { top: 62, right: 14, bottom: 42, left: 46 };
const BAR = { top: 20, height: 11 } as const;
const SHADES = 256;

const scheme = Plot.scale({ color: { type: 'linear', domain: [0, 1], scheme: 'viridis' } });

/** Red, green and blue of a fraction of the scale. */
function colourAt(fraction: number): readonly [number, number, number] {
  const hex = String(scheme.apply(Math.min(1, Math.max(0, fraction))));
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!digits) throw new RangeError(`the colour scheme gives ${hex}`);
  return [digits[1]!, digits[2]!, digits[3]!].map((d) => Number.parseInt(d, 16)) as never;
}

/**
 * The drawing of a map: one cell a point, a colour bar above. Points without a value are not coloured and show the
 * hatching beneath.
 *
 * @param id unique on the page
 */
export function drawMap(panel: MapPanel, { x, y }: Sweep, data: MapData, id: string): Html {
  const widened = (values: readonly number[]): readonly [number, number] => {
    const half = (values[1]! - values[0]!) / 2;
    return [values[0]! - half, values.at(-1)! + half];
  };
  const [xs, ys] = [
    scaleOf({ ...x, range: widened(data.x) }, [], 6),
    scaleOf({ ...y, range: widened(data.y) }, [], 6),
  ];
  const marks = panel.marks ?? [];
  const drawing = drawSheet({
    height: HEIGHT,
    margins: MARGINS,
    x: xs,
    y: ys,
    marks: [
      Plot.dot(marks, { x: 'x', y: 'y', r: 6, stroke: '#000', strokeWidth: 3.4 }),
      Plot.dot(marks, { x: 'x', y: 'y', r: 6, stroke: '#fff', strokeWidth: 1.8 }),
    ],
  });
  const rings = drawing.querySelector('[aria-label="dot"]');
  const frame = {
    x: String(MARGINS.left),
    y: String(MARGINS.top),
    width: String(WIDTH - MARGINS.left - MARGINS.right),
    height: String(HEIGHT - MARGINS.top - MARGINS.bottom),
  };
  const behind = rings ?? null;
  if (data.values.includes(null)) {
    drawing.prepend(hatch(`${id}-hatch`));
    drawing.insertBefore(create('rect', { ...frame, fill: `url(#${id}-hatch)` }), behind);
  }
  drawing.insertBefore(picture(frame, imageOf(panel, data)), behind);

  const [px, py] = [
    positions(xs, MARGINS.left, WIDTH - MARGINS.right),
    positions(ys, HEIGHT - MARGINS.bottom, MARGINS.top),
  ];
  for (const { x: at, y: up, label } of marks) {
    const right = px(at) < WIDTH - 120;
    place(
      drawing,
      label,
      { x: px(at) + (right ? 10 : -10), y: py(up) + 4, anchor: right ? 'start' : 'end' },
      { fill: '#fff', stroke: '#000', 'stroke-width': '3', 'paint-order': 'stroke' },
    );
  }
  placeBar(drawing, panel);
  placeTitles(drawing, { height: HEIGHT, margins: MARGINS }, x.label, '');
  place(drawing, y.label, { x: 4, y: MARGINS.top - 8 });
  const [low, high] = extremes(data);
  return finish(
    drawing,
    `Map of ${plainLabel(panel.z.label)} over ${plainLabel(x.label)} and ${plainLabel(y.label)}, from ${low} to ${high}.`,
  );
}

function extremes({ values }: MapData): readonly [string, string] {
  const found = values.filter((v) => v !== null);
  if (found.length === 0) return ['no value', 'no value'];
  let [low, high] = [found[0]!, found[0]!];
  for (const value of found) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [tickText(Number(low.toPrecision(3))), tickText(Number(high.toPrecision(3)))];
}

/** Values as fractions of the colour scale. */
function fractions({ z }: MapPanel): (value: number) => number {
  const f = transform(z.scale ?? 'linear', z.linearUpTo);
  const [low, high] = [f(z.range[0]), f(z.range[1])];
  return (value) => (f(value) - low) / (high - low);
}

/** One pixel a point, the first row at the top. */
function imageOf(panel: MapPanel, { x, y, values }: MapData): string {
  const fraction = fractions(panel);
  const palette = Array.from({ length: SHADES }, (_, k) => colourAt(k / (SHADES - 1)));
  const pixels = new Uint8Array(x.length * y.length * 4);
  values.forEach((value, k) => {
    if (value === null) return;
    const row = y.length - 1 - Math.floor(k / x.length);
    const shade = Math.round(Math.min(1, Math.max(0, fraction(value))) * (SHADES - 1));
    pixels.set([...palette[shade]!, 255], 4 * (row * x.length + (k % x.length)));
  });
  return dataUrl(x.length, y.length, pixels);
}

function dataUrl(width: number, height: number, data: Uint8Array): string {
  const png = encode({ width, height, data, channels: 4, depth: 8 });
  let text = '';
  for (const byte of png) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}

function picture(frame: Readonly<Record<string, string>>, href: string): SVGElement {
  return create('image', {
    ...frame,
    href,
    preserveAspectRatio: 'none',
    style: 'image-rendering:pixelated',
  });
}

/** The colour bar with its title to the left and its ticks below. */
function placeBar(drawing: SVGElement, panel: MapPanel): void {
  const scale = scaleOf(panel.z, [], 5);
  const title = panel.z.label;
  place(drawing, title, { x: 4, y: BAR.top + 10 });
  const left = 150;
  const right = WIDTH - MARGINS.right - 6;
  const pixels = new Uint8Array(SHADES * 4);
  for (let k = 0; k < SHADES; k++) pixels.set([...colourAt(k / (SHADES - 1)), 255], 4 * k);
  const frame = {
    x: String(left),
    y: String(BAR.top),
    width: String(right - left),
    height: String(BAR.height),
  };
  drawing.append(picture(frame, dataUrl(SHADES, 1, pixels)));
  drawing.append(create('rect', { ...frame, fill: 'none', stroke: FRAME }));
  const at = positions(scale, left, right);
  for (const tick of scale.ticks)
    place(drawing, tickText(tick), { x: at(tick), y: BAR.top - 5, anchor: 'middle' });
}
