/** The first page, for a person who was sent the link. */
import { renderDocument } from './document.ts';
import { prose } from './equations.ts';
import { type Html, html } from './html.ts';
import { isFalse, type PaperReport } from './paper-report.ts';
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
<p>For each paper below, a program was given the model (modes, Hamiltonian, dissipators) and the equations as they are printed. It derived those equations again by exact operator algebra, compared each printed line with its own, and checked the outcome a second time on a route that shares no code with the first: in floating point at random parameters, or with matrices in Fock space.</p>
<p>An equation is judged as the step from its premises, so that one slip counts once. No verdict is typed by hand, and a claim that could not be settled is never counted as right. Where a printed equation is false, the smallest change that makes it true is looked for and has to pass the same checks.</p>
<dl class="verdict-list">${VERDICTS.map((verdict) => html`<div><dt>${badge(verdict)}</dt><dd>${VERDICT_MEANING[verdict]}</dd></div>`)}</dl>
</section>
<section id="papers" aria-labelledby="papers-heading">
<h2 id="papers-heading">Papers</h2>
${reports.map(paperCard)}
</section>`,
    footer: html`<p>The same results for machines: <a href="ledger.json">ledger.json</a>.</p>`,
  });
}

function paperCard({ paper, claims }: PaperReport): Html {
  const page = `${paper.id}.html`;
  const falseClaims = claims.filter(isFalse);
  return html`
<article class="card">
<h3><a href="${page}">${prose(paper.title)}</a></h3>
<p class="authors">${paper.authors}</p>
<p>${prose(paper.summary)}</p>
${countTiles(countVerdicts(claims))}
${
  falseClaims.length === 0
    ? html`<p>No claim that was checked is false as printed.</p>`
    : html`<h4>Errata</h4>
<ul class="headlines">
${falseClaims.map(
  ({ claim, judgement }) =>
    html`<li>${mark(judgement.verdict)}<a href="${page}#${claim.slug}">${claim.where}</a>, ${prose(claim.title)}${
      judgement.verdict === 'corrected'
        ? html`: ${prose(judgement.corrections[0].change)}`
        : html`: no small change saves it`
    }</li>\n`,
)}</ul>`
}
<p class="onward"><a href="${page}">Read the derivation and all ${claims.length} claims</a></p>
</article>
`;
}
