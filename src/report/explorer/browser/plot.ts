/** One plot: axes, curves, gaps, and the line where values are read off. Drawn as SVG, styled by the page. */
import type { Scale } from '../../../claims/explorer.ts';
import { type Axis, axisOf, domainOf } from './frame.ts';
import { type CurvePoint, gapsOf } from './gaps.ts';
import { svg } from './svg.ts';

export interface PlotCurve {
  readonly label: string;
  readonly hue: number;
  /** A solution is points joined by a thin line, a formula a broad line. */
  readonly kind: 'solution' | 'formula';
  /** Told apart from another of its hue: a dashed formula, an optional solution in squares. */
  readonly apart: boolean;
  /** In order of x; undefined where a point is not solved yet. */
  readonly points: readonly (CurvePoint | undefined)[];
  /** Of other parameters than the ones set now, until its own points arrive. */
  readonly stale: boolean;
}

export interface PlotContent {
  readonly x: {
    readonly shown: readonly [number, number];
    readonly scale: Scale;
    readonly label: string;
  };
  readonly y: {
    readonly scale: Scale;
    readonly label: string;
    readonly includes: readonly number[];
  };
  readonly curves: readonly PlotCurve[];
  readonly at: number;
}

/** What a drawing tells about itself, for the pointer. */
export interface Drawing {
  readonly x: Axis;
  readonly width: number;
}

const HEIGHT = 264;
const MARGIN = { top: 10, right: 14, bottom: 30, left: 54 };

/** Draws into an SVG element that is as wide as its box. */
export function drawPlot(element: SVGSVGElement, width: number, content: PlotContent): Drawing {
  const { x: across, y: up, curves, at } = content;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = axisOf(across.shown, [MARGIN.left, right], across.scale, width < 420 ? 4 : 6);
  const values = curves.flatMap(({ points }) =>
    points.flatMap((point) => (point === undefined || point.value === null ? [] : [point.value])),
  );
  const y = axisOf(domainOf(values, up.scale, up.includes), [bottom, MARGIN.top], up.scale, 5);
  element.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
  element.setAttribute('width', String(width));
  element.setAttribute('height', String(HEIGHT));
  const inside = (px: number): boolean => px >= MARGIN.left - 0.5 && px <= right + 0.5;
  const clip = `${element.id}-clip`;
  element.replaceChildren(
    svg('clipPath', { id: clip }, [
      svg('rect', {
        x: MARGIN.left,
        y: MARGIN.top - 4,
        width: right - MARGIN.left,
        height: bottom - MARGIN.top + 8,
      }),
    ]),
    hatching(`${element.id}-hatch`),
    svg('g', { class: 'grid' }, [
      ...y.ticks.map(({ value }) =>
        svg('line', { x1: MARGIN.left, x2: right, y1: y.at(value), y2: y.at(value) }),
      ),
    ]),
    svg('g', { class: 'gaps' }, gapBands(curves, x, [MARGIN.left, right], bottom, element.id)),
    svg('g', { class: 'axis' }, [
      svg('line', { x1: MARGIN.left, x2: right, y1: bottom, y2: bottom }),
      ...x.ticks
        .filter(({ value }) => inside(x.at(value)))
        .flatMap(({ value, label }) => [
          svg('line', { x1: x.at(value), x2: x.at(value), y1: bottom, y2: bottom + 5 }),
          svg('text', { x: x.at(value), y: bottom + 20, 'text-anchor': 'middle' }, [label]),
        ]),
      ...y.ticks.map(({ value, label }) =>
        svg('text', { x: MARGIN.left - 8, y: y.at(value) + 4, 'text-anchor': 'end' }, [label]),
      ),
    ]),
    ...(at >= across.shown[0] && at <= across.shown[1]
      ? [
          svg('line', {
            class: 'probe',
            x1: x.at(at),
            x2: x.at(at),
            y1: MARGIN.top,
            y2: bottom,
          }),
        ]
      : []),
    svg(
      'g',
      { 'clip-path': `url(#${clip})` },
      curves.map((curve) => drawCurve(curve, x, y, up.scale)),
    ),
  );
  return { x, width };
}

function drawCurve(
  { kind, apart, hue, points, stale }: PlotCurve,
  x: Axis,
  y: Axis,
  scale: Scale,
): SVGElement {
  const place = (point: CurvePoint | undefined): readonly [string, string] | null | undefined => {
    if (point === undefined) return undefined;
    const { value } = point;
    if (value === null || (scale === 'logarithmic' && !(value > 0))) return null;
    return [x.at(point.x).toFixed(1), y.at(value).toFixed(1)];
  };
  const places = points.map(place);
  let path = 'M0,0';
  let isPenDown = false;
  for (const each of places) {
    // A point that is not solved yet does not break the line; one without a value does.
    if (each === undefined) continue;
    if (each === null) {
      isPenDown = false;
      continue;
    }
    path += `${isPenDown ? 'L' : 'M'}${each[0]},${each[1]}`;
    isPenDown = true;
  }
  const solved = places.filter((each) => each !== null && each !== undefined);
  return svg(
    'g',
    {
      class: `${kind}${apart ? ' apart' : ''}${stale ? ' stale' : ''}`,
      style: `--hue:var(--explorer-${hue})`,
    },
    [
      svg('path', { d: path }),
      // All points in one path, whose ends are round: an element each would make a redrawing slow.
      ...(kind === 'solution'
        ? [svg('path', { class: 'points', d: solved.map(([px, py]) => `M${px},${py}h0`).join('') })]
        : []),
    ],
  );
}

/** A band for every stretch where a curve has no value, with the reason as its title. */
function gapBands(
  curves: readonly PlotCurve[],
  x: Axis,
  [left, right]: readonly [number, number],
  bottom: number,
  id: string,
): readonly SVGElement[] {
  const seen = new Set<string>();
  return curves
    .filter(({ stale }) => !stale)
    .flatMap(({ points }) =>
      gapsOf(points).flatMap(({ first, last, reason }) => {
        const from = x.at(points[first]!.x);
        const to = x.at(points[last]!.x);
        const before = first > 0 ? (points[first - 1]?.x ?? undefined) : undefined;
        const after = points[last + 1]?.x;
        const start = Math.max(left, before === undefined ? from - 3 : (from + x.at(before)) / 2);
        const end = Math.min(right, after === undefined ? to + 3 : (to + x.at(after)) / 2);
        const key = `${start.toFixed(0)} ${end.toFixed(0)} ${reason}`;
        if (seen.has(key) || end <= start) return [];
        seen.add(key);
        return [
          svg(
            'rect',
            {
              class: 'gap',
              x: start,
              y: MARGIN.top,
              width: end - start,
              height: bottom - MARGIN.top,
              fill: `url(#${id}-hatch)`,
            },
            [svg('title', {}, [reason])],
          ),
        ];
      }),
    );
}

function hatching(id: string): SVGElement {
  return svg(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [svg('line', { class: 'hatch', x1: 0, x2: 0, y1: 0, y2: 6 })],
  );
}
