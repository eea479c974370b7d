/** Every figure of a paper, computed again: drawings, what they show, and their numbers to take away. */

import type { Figure } from '../claims/figure.ts';
import { prose } from './equations.ts';
import { gapsInWords, pageCsvOf } from './figures/csv.ts';
import { type ComputedPanel, captionOf, computedPanels, placeOf } from './figures/data.ts';
import { legend } from './figures/legend.ts';
import { panelDrawings } from './figures/panel-drawings.ts';
import { type Html, html } from './html.ts';
import type { PaperReport } from './paper-report.ts';
import { premiseLinks } from './premises.ts';

export { FIGURE_STYLES } from './figures/styles.ts';

/** The figures of a page, in the paper's order; undefined where none are described. */
export function figuresSection(report: PaperReport): Html | undefined {
  const described = report.paper.figures?.() ?? [];
  const plates = described.flatMap((figure) => {
    const data = report.figures.find((each) => each.figure === figure.name);
    return data ? [plate(figure, computedPanels(figure, data), report)] : [];
  });
  return plates.length === 0 ? undefined : html`${plates}`;
}

function plate(figure: Figure, panels: readonly ComputedPanel[], report: PaperReport): Html {
  const id = `figure-${figure.name}`;
  return html`
<article class="plate" id="${id}" aria-labelledby="${id}-heading">
<h3 id="${id}-heading"><span class="where">${figure.where}</span> <span class="what">${prose(figure.title)}</span></h3>
<div class="panels">
${panels.map((each) => panelFigure(figure, each, report))}</div>
</article>
`;
}

function panelFigure(figure: Figure, computed: ComputedPanel, report: PaperReport): Html {
  const { name, where, title, claims } = computed.panel;
  const id = `panel-${figure.name}-${name}`;
  const place = placeOf(figure, computed.panel);
  const file = `${report.paper.id}-${figure.name}-${name}.csv`;
  const gaps = gapsInWords(computed);
  const drawn = panelDrawings(computed, id);
  return html`<figure class="panel${drawn.length > 1 ? ' wide' : ''}" id="${id}">
<h4>${where === '' ? undefined : html`<span class="where">${prose(where)}</span> `}${prose(title)}</h4>
<div class="drawings">
${drawn.map(({ drawing }) => html`<div class="drawing">${drawing}</div>\n`)}</div>
<figcaption>
${computed.kind === 'curves' ? legend(computed.panel) : undefined}
${captionOf(computed).map((sentence) => html`<p>${prose(sentence)}</p>\n`)}${
  gaps.length > 0
    ? html`<details class="gaps"><summary>Where there is no value, and why</summary><ul>${gaps.map((each) => html`<li>${each}</li>\n`)}</ul></details>\n`
    : undefined
}<p class="about">${
    claims.length > 0 ? html`Claims: ${premiseLinks(claims, report)}. ` : undefined
  }<a class="download" download="${file}" href="${dataLink(pageCsvOf(computed))}" aria-label="The numbers of ${plainPlace(place)} as comma-separated values">The numbers (CSV)</a></p>
</figcaption>
</figure>
`;
}

/** Text as an address, with only those characters written as codes that an address cannot hold. */
function dataLink(text: string): string {
  const safe = text.replace(/[^\x20-\x21\x24-\x24\x26-\x7e]/gu, encodeURIComponent);
  return `data:text/csv;charset=utf-8,${safe.replaceAll(' ', '%20')}`;
}

function plainPlace(place: string): string {
  return place.replaceAll('$', '').replace(/_/g, ' ');
}
