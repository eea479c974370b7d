/** The first page, for a person who was sent the link. */
import { renderDocument } from './document.ts';
import { prose } from './equations.ts';
import { filterLink } from './filter.ts';
import { headlines } from './headlines.ts';
import { type Html, html } from './html.ts';
import { overview } from './overview.ts';
import type { PaperReport } from './paper-report.ts';
import { badge, countTiles, countVerdicts, mark, VERDICT_MEANING, VERDICTS } from './verdicts.ts';

export function renderIndexPage(reports: readonly PaperReport[]): string {
  return renderDocument({
    title: 'ladderproof',
    description:
      'Equations of open-quantum-system papers, derived again and checked claim by claim.',
    header: html`<h1>ladderproof</h1>
<p class="summary">The mathematics of open-quantum-system papers, derived again from Hamiltonian and jump operators, and checked claim by claim.</p>`,
    main: html`
<section id="about" aria-labelledby="about-heading">
<h2 id="about-heading">What you are looking at</h2>
<p>A program was given the model of each paper below (modes, Hamiltonian, dissipators) and what the paper prints. It derived the equations again by exact operator algebra, compared every printed line with its own, and checked the outcome a second time on a route that shares no code with the first: in floating point at random parameters, or by solving the master equation.</p>
<p>A claim is judged as the step from its premises, so that one slip counts once. No verdict is typed by hand. Each links to its evidence, and where a printed equation is false, the smallest change that makes it true was looked for and had to pass the same checks.</p>
<dl class="verdict-list">${VERDICTS.map((verdict) => html`<div><dt>${badge(verdict)}</dt><dd>${VERDICT_MEANING[verdict]}</dd></div>`)}</dl>
${jumps(reports)}
</section>
<section id="papers" aria-labelledby="papers-heading">
<h2 id="papers-heading">Papers</h2>
${reports.map(paperCard)}
</section>`,
    footer: html`<p>The same results for machines: <a href="ledger.json">ledger.json</a>.</p>`,
  });
}

/** Every paper in a line: its verdicts as a bar, and where to read on. */
function jumps(reports: readonly PaperReport[]): Html {
  const rows = reports.map(({ paper, claims }) => {
    const counts = countVerdicts(claims);
    const shares = VERDICTS.filter((verdict) => counts[verdict] > 0).map(
      (verdict) =>
        html`<span class="share ${verdict}" style="flex-grow:${counts[verdict]}">${mark(verdict)}${counts[verdict]}</span>`,
    );
    return html`<li><a href="#paper-${paper.id}">${prose(paper.title)}</a>
<span class="shares">${shares}</span></li>\n`;
  });
  return html`<ul class="jumps">\n${rows}</ul>`;
}

function paperCard(report: PaperReport): Html {
  const { paper, claims } = report;
  const page = `${paper.id}.html`;
  return html`
<article class="card" id="paper-${paper.id}">
<h3><a href="${page}">${prose(paper.title)}</a></h3>
<p class="authors">${paper.authors}</p>
<p>${prose(paper.summary)}</p>
${overview(report)}
${countTiles(countVerdicts(claims), (verdict) => filterLink(verdict, page))}
${headlines(report, page)}
<p class="onward"><a href="${page}">Read the derivation and all ${claims.length} claims</a></p>
</article>
`;
}
