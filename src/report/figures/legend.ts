/** What each curve of a panel is, beside a piece of its line. */
import type { Curve, CurvePanel, Style } from '../../claims/figure.ts';
import { Html, html, join } from '../html.ts';
import { colourOf, dashesOf, type PointSymbol, symbolOf } from './drawing.ts';
import { htmlLabel } from './label.ts';

/** The curves by their meaning: those of one meaning share a line. */
export function legend({ curves }: CurvePanel): Html {
  const groups = new Map<string, Curve[]>();
  for (const curve of curves)
    groups.set(curve.meaning, [...(groups.get(curve.meaning) ?? []), curve]);
  const items = [...groups].map(([meaning, alike]) => {
    const named = alike.map(
      ({ label, style }) => html`<span class="entry">${sample(style)} ${htmlLabel(label)}</span>`,
    );
    return html`<li>${join(named, html`, `)}: ${htmlLabel(meaning)}</li>\n`;
  });
  return html`<ul class="key">\n${items}</ul>`;
}

/** A line, or three points, as in the drawing. */
function sample(style: Style): Html {
  const stroke = colourOf(style);
  const symbol = symbolOf(style);
  const dashes = dashesOf(style);
  const inner =
    symbol === undefined
      ? `<path d="M1 6H37" stroke="${stroke}" stroke-width="2"${dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`}/>`
      : [7, 19, 31].map((x) => point(symbol, x, stroke)).join('');
  return Html.trusted(
    `<svg viewBox="0 0 38 12" aria-hidden="true" focusable="false" fill="none">${inner}</svg>`,
  );
}

function point(symbol: PointSymbol, x: number, stroke: string): string {
  const common = `stroke="${stroke}" stroke-width="1.4"`;
  if (symbol === 'circle') return `<circle cx="${x}" cy="6" r="3" ${common}/>`;
  if (symbol === 'square') return `<path d="M${x - 2.6} 3.4h5.2v5.2h-5.2z" ${common}/>`;
  if (symbol === 'plus') return `<path d="M${x - 3.5} 6h7m-3.5-3.5v7" ${common}/>`;
  return `<path d="M${x - 2.8} 3.2l5.6 5.6m0-5.6l-5.6 5.6" ${common}/>`;
}
