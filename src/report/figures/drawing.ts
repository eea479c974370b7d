/**
 * What all drawings share: a document to draw in, axes with their titles, a title for screen readers, and the same
 * short bytes at every run. Colours are CSS variables, so that a drawing follows the page into the dark.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Style } from '../../claims/figure.ts';
import { Html, html } from '../html.ts';
import { type Margins, type Scale, tickText, WIDTH } from './frame.ts';
import { setLabels } from './label.ts';

const { document } = parseHTML('<html></html>');

/** The size of text on drawings, in their units; drawings are not shown smaller than that. */
export const TEXT = 12;

export type Marks = readonly Plot.Markish[];

/** A drawing before it is finished. */
export interface Sheet {
  readonly height: number;
  readonly margins: Margins;
  readonly x: Scale;
  readonly y: Scale;
  readonly marks: Marks;
}

/** A position along a style's dashes, in units of the drawing. */
const DASHES: Readonly<Record<Style['stroke'], string | undefined>> = {
  solid: undefined,
  dashed: '7 4',
  dotted: '1.5 3.5',
  'dash-dotted': '8 3 1.5 3',
  circles: undefined,
  squares: undefined,
  crosses: undefined,
  pluses: undefined,
};

export function colourOf({ hue }: Pick<Style, 'hue'>): string {
  return `var(--series-${hue})`;
}

export function dashesOf({ stroke }: Style): string | undefined {
  return DASHES[stroke];
}

const SYMBOLS = {
  circles: 'circle',
  squares: 'square',
  crosses: 'times',
  pluses: 'plus',
} as const;

export type PointSymbol = (typeof SYMBOLS)[keyof typeof SYMBOLS];

/** The symbol of a style that draws points and no line. */
export function symbolOf({ stroke }: Style): PointSymbol | undefined {
  return stroke in SYMBOLS ? SYMBOLS[stroke as keyof typeof SYMBOLS] : undefined;
}

/** Frame, grid and axes with the marks between them. */
export function drawSheet({ height, margins, x, y, marks }: Sheet): SVGElement {
  const scale = ({ type, domain, constant }: Scale): Plot.ScaleOptions => ({
    type,
    domain: [...domain],
    label: null,
    ...(type === 'symlog' ? { constant } : {}),
  });
  const common = { tickSize: 4, tickPadding: 3, label: null, fontSize: TEXT };
  return Plot.plot({
    // linkedom's document does all that Plot asks of one.
    document: document as unknown as Document,
    className: 'plot',
    width: WIDTH,
    height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    style: { fontSize: `${TEXT}px` },
    x: scale(x),
    y: scale(y),
    marks: [
      Plot.gridY([...y.ticks], { stroke: GRID, strokeOpacity: 1 }),
      Plot.gridX([...x.ticks], { stroke: GRID, strokeOpacity: 1 }),
      ...marks,
      Plot.frame({ stroke: FRAME }),
      Plot.axisX([...x.ticks], { ...common, stroke: FRAME, fill: INK, tickFormat: tickText }),
      Plot.axisY([...y.ticks], { ...common, stroke: FRAME, fill: INK, tickFormat: tickText }),
    ],
  }) as unknown as SVGElement;
}

export const INK = 'var(--plot-ink)';
export const FRAME = 'var(--plot-frame)';
const GRID = 'var(--plot-grid)';
/** The colour behind a drawing, which text stands out from. */
export const GROUND = 'var(--plot-ground)';

/** A text at a place on the drawing. */
export function place(
  drawing: SVGElement,
  text: string,
  at: { readonly x: number; readonly y: number; readonly anchor?: 'start' | 'middle' | 'end' },
  attributes: Readonly<Record<string, string>> = {},
): SVGElement {
  const element = create('text', {
    x: String(at.x),
    y: String(at.y),
    'text-anchor': at.anchor ?? 'start',
    fill: INK,
    ...attributes,
  });
  element.textContent = text;
  drawing.append(element);
  return element;
}

export function create(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element as unknown as SVGElement;
}

/** Makes text readable over lines. */
export const HALO = {
  stroke: GROUND,
  'stroke-width': '4',
  'paint-order': 'stroke',
  'stroke-linejoin': 'round',
} as const;

/** The pattern of regions without a value, to be filled with `url(#id)`. */
export function hatch(id: string): SVGElement {
  const defs = create('defs', {});
  const pattern = create('pattern', {
    id,
    width: '7',
    height: '7',
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  const line = { x1: '0', y1: '0', x2: '0', y2: '7', 'stroke-width': '2' };
  pattern.append(create('line', { ...line, stroke: 'var(--plot-hatch)' }));
  defs.append(pattern);
  return defs;
}

/** The titles of both axes: the horizontal one below, the vertical one above the frame, where it can be read. */
export function placeTitles(
  drawing: SVGElement,
  { height, margins }: Pick<Sheet, 'height' | 'margins'>,
  x: string,
  y: string,
): void {
  place(drawing, x, { x: WIDTH - margins.right, y: height - 6, anchor: 'end' });
  place(drawing, y, { x: 4, y: 13 });
}

/**
 * The finished drawing: labels set, numbers to two decimals, a name for those who do not see it.
 *
 * @param title what a screen reader says of the drawing
 */
export function finish(drawing: SVGElement, title: string): Html {
  for (const style of drawing.querySelectorAll('style')) style.remove();
  setLabels(drawing);
  for (const part of drawing.querySelectorAll('[aria-label],[aria-hidden]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-hidden');
  }
  // The title may hold anything, and is put in where it is escaped for XML, too.
  const markup = shortened(drawing.outerHTML).replace(/^<svg/, '');
  return html`${Html.trusted('<svg')} role="img" aria-label="${title}"${Html.trusted(markup)}`;
}

/** Numbers within tags to two decimals: a hundredth of a unit cannot be seen. */
function shortened(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, (tag) =>
      tag.startsWith('<image')
        ? tag
        : tag.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
            String(Number(Number(number).toFixed(2)) + 0),
          ),
    )
    .replace(/ \/>/g, '/>');
}
