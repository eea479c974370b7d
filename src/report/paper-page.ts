/** The page of one paper: verdicts, errata, derivation, claims, formulas. */
import { claimList, claimStrip } from './claims-section.ts';
import { derivationSteps } from './derivation-section.ts';
import { renderDocument } from './document.ts';
import { prose } from './equations.ts';
import { errata } from './errata.ts';
import { EXPLORER_STYLES, explorerScripts, explorerSection } from './explorer-section.ts';
import { FIGURE_STYLES, figuresSection } from './figures-section.ts';
import { FILTER_STYLES, filterLink } from './filter.ts';
import { formulaList } from './formulas-section.ts';
import { headlines } from './headlines.ts';
import { type Html, html } from './html.ts';
import { overview } from './overview.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { isFalse, type PaperReport } from './paper-report.ts';
import { renderSection, type Section, tableOfContents } from './section.ts';
import { badge, countTiles, countVerdicts, VERDICT_MEANING, VERDICTS } from './verdicts.ts';

export function renderPaperPage(report: PaperReport): string {
  const { paper, derivation, claims } = report;
  const sections: readonly Section[] = [
    { id: 'errata', title: 'Errata', body: errata(report) },
    { id: 'derivation', title: 'Derivation', body: derivationSteps(report) },
    ...optional('figures', 'Figures', figuresSection(report)),
    ...optional('explorer', 'Explorer', explorerSection(report)),
    { id: 'claims', title: 'Claims', body: claimList(report) },
    ...(derivation.formulas.length > 0
      ? [{ id: 'formulas', title: 'Formulas to evaluate', body: formulaList(report) }]
      : []),
  ];
  const wrong = claims.filter(isFalse).length;
  return renderDocument({
    title: `${paper.title} · ladderproof`,
    description: `${claims.length} claims of “${paper.title}” checked: ${wrong} false as printed.`,
    header: html`<p class="home"><a href="index.html">ladderproof</a></p>
<h1>${prose(paper.title)}</h1>
<p class="authors">${paper.authors}</p>
<p class="summary">${prose(paper.summary)}</p>`,
    main: html`
<section id="verdicts" aria-labelledby="verdicts-heading">
<h2 id="verdicts-heading">Verdicts at a glance</h2>
${overview(report)}
${countTiles(countVerdicts(claims), filterLink)}
${tableOfContents(sections)}
<h3>In brief</h3>
<div class="brief">
${headlines(report)}
</div>
<h3>Every claim</h3>
${claimStrip(report)}
<details class="legend"><summary>What the verdicts mean</summary>
<dl>${VERDICTS.map((verdict) => html`<div><dt>${badge(verdict)}</dt><dd>${VERDICT_MEANING[verdict]}</dd></div>`)}</dl>
</details>
</section>
${sections.map(renderSection)}`,
    footer: html`<p>Every derived formula on this page was made by ladderproof from the model’s Hamiltonian and jump operators; every verdict was computed from the checks beside it. The same data, for machines: <a href="ledger.json">ledger.json</a>.</p>`,
    styles: [FILTER_STYLES, FIGURE_STYLES, EXPLORER_STYLES],
    scripts: [PAGE_SCRIPT, ...explorerScripts(report)],
  });
}

/** A section that not every paper has. */
function optional(id: string, title: string, body: Html | undefined): readonly Section[] {
  return body === undefined ? [] : [{ id, title, body }];
}
