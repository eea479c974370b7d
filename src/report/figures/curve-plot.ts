/** Curves over one variable: lines, points, marks, and hatching where there is no value. */
import * as Plot from '@observablehq/plot';
import type { Curve, CurvePanel } from '../../claims/figure.ts';
import type { Html } from '../html.ts';
import { type CurvesData, curveX, gapsOf, shortReason } from './data.ts';
import {
  colourOf,
  create,
  dashesOf,
  drawSheet,
  finish,
  GROUND,
  HALO,
  hatch,
  INK,
  type Marks,
  place,
  placeTitles,
  symbolOf,
  TEXT,
} from './drawing.ts';
import { type Margins, positions, type Scale, scaleOf, WIDTH } from './frame.ts';
import { labelWidth, plainLabel } from './label.ts';

const HEIGHT = 276;
const MARGINS: Margins = { top: 24, right: 12, bottom: 42, left: 46 };

/** Points drawn of a curve of points; the others are in the table. */
const MOST_POINTS = 33;

/** A place on the drawing, in its units. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * The drawing of a panel of curves.
 *
 * @param id unique on the page: patterns are referred to by it
 */
export function drawCurves(panel: CurvePanel, data: CurvesData, id: string): Html {
  const marked = (panel.marks ?? []).flatMap((mark) => ('y' in mark ? [mark.y] : []));
  const shown = data.curves.flatMap(({ values }) => values.filter((v) => v !== null));
  const x = scaleOf(panel.x, data.x, 6);
  const y = scaleOf(panel.y, [...shown, ...marked], 5);
  const bands = bandsOf(panel, data);
  const drawing = drawSheet({
    height: HEIGHT,
    margins: MARGINS,
    x,
    y,
    marks: [
      ...bands.map((band) =>
        Plot.rectX([band], { x1: 'from', x2: 'to', fill: `url(#${id}-hatch)` }),
      ),
      ...(panel.marks ?? []).map((mark) =>
        'y' in mark
          ? Plot.ruleY([mark.y], markStroke(mark.hue))
          : Plot.ruleX([mark.x], markStroke(mark.hue)),
      ),
      ...panel.curves.flatMap((curve) => curveMarks(curve, data, y)),
    ],
  });
  if (bands.length > 0) drawing.prepend(hatch(`${id}-hatch`));
  clip(drawing, id);

  const px = positions(x, MARGINS.left, WIDTH - MARGINS.right);
  const py = positions(y, HEIGHT - MARGINS.bottom, MARGINS.top);
  const taken: Box[] = [];
  const courses = panel.curves.map((curve) => courseOf(curve, data, px, py));
  const lines = marked.map((value) => py(value));
  const isFree = (box: Box): boolean =>
    !taken.some((other) => overlaps(box, other)) &&
    !lines.some((line) => line > box.y - 1 && line < box.y + box.height + 1) &&
    courses.every((course) => distance(box, course) > 2);
  for (const band of bands) {
    const box = placeBand(drawing, band, px, taken, isFree);
    if (box) taken.push(box);
  }
  for (const mark of panel.marks ?? []) taken.push(placeMark(drawing, mark, px, py, isFree, taken));
  panel.curves.forEach((curve, k) => {
    if (curve.unlabelled) return;
    const box = placeDirectly(curve, courses[k]!, courses, taken);
    if (!box) return;
    taken.push(box);
    place(
      drawing,
      curve.label,
      { x: box.x, y: box.y + TEXT - 2, anchor: 'start' },
      { fill: colourOf(curve.style), ...HALO },
    );
  });
  placeTitles(drawing, { height: HEIGHT, margins: MARGINS }, panel.x.label, panel.y.label);
  const names = panel.curves.map(({ label, meaning }) => `${plainLabel(label)}, ${meaning}`);
  return finish(
    drawing,
    `${plainLabel(panel.y.label)} against ${plainLabel(panel.x.label)}. ${names.join('; ')}.`,
  );
}

function markStroke(hue: Curve['style']['hue'] | undefined) {
  return {
    stroke: hue === undefined ? INK : colourOf({ hue }),
    strokeWidth: 1,
    strokeDasharray: '2 3',
  };
}

function curveMarks(curve: Curve, { x, curves }: CurvesData, y: Scale): Marks {
  const data = curves.find(({ name }) => name === curve.name);
  if (!data) return [];
  // What a logarithmic scale cannot show is left out there; the table has it.
  const rows = curveX(x, data).map((at, k) => {
    const value = data.values[k] ?? null;
    return { x: at, y: value === null || (y.type === 'log' && value <= 0) ? Number.NaN : value };
  });
  const symbol = symbolOf(curve.style);
  const stroke = colourOf(curve.style);
  if (symbol === undefined) {
    const dashes = dashesOf(curve.style);
    const line = Plot.line(rows, {
      x: 'x',
      y: 'y',
      stroke,
      strokeWidth: 2,
      ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
    });
    // A value without neighbours makes no line.
    const alone = rows.filter(
      ({ y: value }, k) =>
        !Number.isNaN(value) &&
        Number.isNaN(rows[k - 1]?.y ?? Number.NaN) &&
        Number.isNaN(rows[k + 1]?.y ?? Number.NaN),
    );
    return alone.length === 0
      ? [line]
      : [line, Plot.dot(alone, { x: 'x', y: 'y', fill: stroke, r: 2 })];
  }
  const finite = rows.filter(({ y: value }) => !Number.isNaN(value));
  const every = Math.max(1, Math.ceil(finite.length / MOST_POINTS));
  const kept = finite.filter((_, k) => k % every === 0);
  return [
    Plot.dot(kept, {
      x: 'x',
      y: 'y',
      r: symbol === 'circle' ? 2.7 : 2.4,
      symbol,
      stroke,
      strokeWidth: 1.3,
      ...(symbol === 'times' || symbol === 'plus' ? {} : { fill: GROUND }),
    }),
  ];
}

/** A stretch of the axis without values, in the axis' unit, and why. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Where curves have no value: hatched from half way to the last value, equal stretches once. */
function bandsOf({ x: { range, scale } }: CurvePanel, { x, curves }: CurvesData): readonly Band[] {
  const half = (a: number, b: number): number => (scale === 'log' ? Math.sqrt(a * b) : (a + b) / 2);
  const bands = new Map<string, Band>();
  for (const curve of curves) {
    const own = curveX(x, curve);
    for (const { first, last, reason } of gapsOf(curve)) {
      const from = first === 0 ? range[0] : half(own[first - 1]!, own[first]!);
      const to = last === own.length - 1 ? range[1] : half(own[last]!, own[last + 1]!);
      const key = `${from} ${to}`;
      if (!bands.has(key)) bands.set(key, { from, to, reason: shortReason(reason) });
    }
  }
  return [...bands.values()];
}

/** Lines end at the frame. */
function clip(drawing: SVGElement, id: string): void {
  const defs = create('defs', {});
  const path = create('clipPath', { id: `${id}-frame` });
  path.append(
    create('rect', {
      x: String(MARGINS.left),
      y: String(MARGINS.top),
      width: String(WIDTH - MARGINS.left - MARGINS.right),
      height: String(HEIGHT - MARGINS.top - MARGINS.bottom),
    }),
  );
  defs.append(path);
  drawing.prepend(defs);
  for (const group of drawing.querySelectorAll('[aria-label="line"]'))
    group.setAttribute('clip-path', `url(#${id}-frame)`);
}

/** A rectangle that text takes up. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function placeBand(
  drawing: SVGElement,
  { from, to, reason }: Band,
  px: (x: number) => number,
  taken: readonly Box[],
  isFree: (box: Box) => boolean,
): Box | undefined {
  const [left, right] = [px(from), px(to)];
  const width = labelWidth(reason) * TEXT;
  const middle = (left + right) / 2;
  if (right - left > width + 8) {
    const height = TEXT + 3;
    const boxes = Array.from({ length: 12 }, (_, row) => ({
      x: middle - width / 2,
      y: MARGINS.top + 6 + row * (height + 2),
      width,
      height,
    }));
    // A stretch within another one is hatched twice and labelled once.
    if (taken.length > 0) return undefined;
    const box = boxes.find(isFree) ?? boxes[0]!;
    place(drawing, reason, { x: middle, y: box.y + TEXT - 2, anchor: 'middle' }, HALO);
    return box;
  }
  if (right - left < TEXT + 2) return undefined;
  const bottom = HEIGHT - MARGINS.bottom - 8;
  place(
    drawing,
    reason,
    { x: 0, y: 0, anchor: 'start' },
    { transform: `translate(${middle + TEXT / 3},${bottom}) rotate(-90)`, ...HALO },
  );
  return { x: middle - TEXT / 2, y: bottom - width, width: TEXT, height: width };
}

function placeMark(
  drawing: SVGElement,
  mark: NonNullable<CurvePanel['marks']>[number],
  px: (x: number) => number,
  py: (y: number) => number,
  isFree: (box: Box) => boolean,
  taken: readonly Box[],
): Box {
  const width = labelWidth(mark.label) * TEXT;
  const fill = mark.hue === undefined ? INK : colourOf({ hue: mark.hue });
  const [left, right] = [MARGINS.left + 4, WIDTH - MARGINS.right - 4];
  const height = TEXT + 1;
  const boxes: readonly Box[] =
    'x' in mark
      ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].flatMap((row) =>
          [px(mark.x) + 4, px(mark.x) - 4 - width]
            .filter((x) => x >= left && x + width <= right)
            .map((x) => ({ x, y: MARGINS.top + 4 + row * (height + 2), width, height })),
        )
      : [right - width, (left + right - width) / 2, left].flatMap((x) =>
          [-height - 2, 3, -2 * height, height + 2].map((off) => ({
            x,
            y: py(mark.y) + off,
            width,
            height,
          })),
        );
  const box =
    boxes.find(isFree) ??
    boxes.find((each) => !taken.some((other) => overlaps(each, other))) ??
    boxes[0]!;
  place(drawing, mark.label, { x: box.x, y: box.y + TEXT - 2 }, { fill, ...HALO });
  return box;
}

/** The positions of a curve's values. */
function courseOf(
  { name }: Curve,
  { x, curves }: CurvesData,
  px: (x: number) => number,
  py: (y: number) => number,
): readonly Spot[] {
  const data = curves.find((each) => each.name === name);
  if (!data) return [];
  return curveX(x, data).flatMap((at, k) => {
    const value = data.values[k] ?? null;
    const spot = value === null ? undefined : { x: px(at), y: py(value) };
    return spot && Number.isFinite(spot.y) ? [spot] : [];
  });
}

/** Where along its curve, above or below, a label is freest from the other curves and labels. */
function placeDirectly(
  { label }: Curve,
  course: readonly Spot[],
  courses: readonly (readonly Spot[])[],
  taken: readonly Box[],
): Box | undefined {
  const width = labelWidth(label) * TEXT;
  const height = TEXT + 2;
  const [left, right] = [MARGINS.left + 3, WIDTH - MARGINS.right - 3];
  const [top, bottom] = [MARGINS.top + 2, HEIGHT - MARGINS.bottom - 2];
  let best: { readonly box: Box; readonly score: number } | undefined;
  for (const { x, y } of course) {
    for (const off of [5, 14]) {
      const around = [
        { x: x - width / 2, y: y - off - height },
        { x: x - width / 2, y: y + off },
        { x: x + off + 2, y: y - height / 2 },
        { x: x - off - 2 - width, y: y - height / 2 },
      ];
      for (const corner of around) {
        const box = { ...corner, width, height };
        const isInside =
          box.x >= left && box.x + width <= right && box.y >= top && box.y + height <= bottom;
        if (!isInside || taken.some((other) => overlaps(box, other))) continue;
        const own = distance(box, course);
        const others = courses
          .filter((other) => other !== course)
          .reduce((least, other) => Math.min(least, distance(box, other)), 60);
        // Clear of its own curve and far from the others; nearer to its own than to any of them.
        const score =
          Math.min(others, 30) + 8 * Math.min(own, 4) - 0.4 * off - (others < own + 3 ? 12 : 0);
        if (best === undefined || score > best.score + 1e-6) best = { box, score };
      }
    }
  }
  return best?.box;
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + 3 &&
    b.x < a.x + a.width + 3 &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

/** From a box to the nearest piece of a curve, zero where it crosses. */
function distance(box: Box, course: readonly Spot[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [k, { x, y }] of course.entries()) {
    const before = course[k - 1];
    const steps =
      before === undefined ? 1 : Math.min(24, Math.ceil(Math.abs(y - before.y) / 6) + 1);
    for (let s = 1; s <= steps; s++) {
      const t = s / steps;
      const [u, v] = before
        ? [before.x + (x - before.x) * t, before.y + (y - before.y) * t]
        : [x, y];
      const dx = Math.max(box.x - u, 0, u - box.x - box.width);
      const dy = Math.max(box.y - v, 0, v - box.y - box.height);
      least = Math.min(least, Math.hypot(dx, dy));
    }
  }
  return least;
}
