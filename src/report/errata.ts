/** The errata: what is printed, what should be, why, and how one can see it. */
import { alignedEquations } from './aligned.ts';
import { prose } from './equations.ts';
import { headlineEvidence } from './evidence.ts';
import { correctedForm, correctedRow, printedForm, printedRow } from './forms.ts';
import { type Html, html, join } from './html.ts';
import { isFalse, lineOf, type PaperReport, type ReportedClaim } from './paper-report.ts';
import { premiseLinks } from './premises.ts';
import { badge, reasonOf } from './verdicts.ts';

export function errata(report: PaperReport): Html {
  const falseClaims = report.claims.filter(isFalse);
  const undermined = report.claims.filter(
    (each) => !isFalse(each) && each.failedPremises.length > 0,
  );
  return html`${
    falseClaims.length === 0
      ? html`<p>No claim that was checked is false as printed.</p>`
      : html`<ol class="errata">${falseClaims.map((each) => erratum(each, report))}</ol>`
  }
${undermined.length > 0 ? onFalsePremises(undermined, report) : undefined}`;
}

function erratum({ claim, judgement }: ReportedClaim, report: PaperReport): Html {
  const evidence = headlineEvidence(judgement.checks, report, lineOf(claim, report));
  return html`
<li class="erratum ${judgement.verdict}" id="erratum-${claim.slug}">
<h3><a href="#${claim.slug}">${claim.where}</a> <span class="what">${prose(claim.title)}</span> ${badge(judgement.verdict)}</h3>
${forms({ claim, judgement }, report)}
<dl class="facts">
${
  judgement.verdict === 'corrected'
    ? html`<div><dt>Change</dt><dd>${join(
        judgement.corrections.map(({ change }) => prose(change)),
        html` <em>or</em> `,
      )}</dd></div>`
    : undefined
}
<div><dt>Reason</dt><dd>${reasonOf(judgement)}</dd></div>
${evidence ? html`<div><dt>Evidence</dt><dd>${evidence}</dd></div>` : undefined}
</dl>
</li>
`;
}

/** Printed and corrected: equations one below the other, statements side by side. */
function forms(
  { claim, judgement }: Pick<ReportedClaim, 'claim' | 'judgement'>,
  report: PaperReport,
): Html {
  const [correction] = judgement.verdict === 'corrected' ? judgement.corrections : [];
  const unsaved = correction
    ? undefined
    : html`<p class="unsaved">No single small change makes it true.</p>`;
  if (claim.kind === 'equation') {
    const rows = [printedRow(claim, 'Printed')];
    if (correction) rows.push(correctedRow(claim, correction, 'Corrected', report));
    return html`${alignedEquations(rows)}${unsaved}`;
  }
  return html`<div class="pair">
<figure><figcaption>Printed</figcaption>${printedForm(claim)}</figure>
${correction ? html`<figure><figcaption>Corrected</figcaption>${correctedForm(claim, correction, report)}</figure>` : unsaved}
</div>`;
}

function onFalsePremises(claims: readonly ReportedClaim[], report: PaperReport): Html {
  const groups = new Map<string, ReportedClaim[]>();
  for (const each of claims) {
    const key = each.failedPremises.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return html`<h3>Right as a step, but rests on a premise that is false</h3>
${[...groups.values()].map(
  (group) =>
    html`<p>Resting on ${premiseLinks(group[0]?.failedPremises ?? [], report)}:</p>
<ul class="undermined">
${group.map(({ claim }) => html`<li><a href="#${claim.slug}">${claim.where}</a>, ${prose(claim.title)}</li>\n`)}</ul>`,
)}`;
}
