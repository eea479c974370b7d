/** Every claim of a paper with its verdict and what the verdict rests on. */
import type { CheckRecord } from '../claims/claim.ts';
import { prose } from './equations.ts';
import { describeEvidence } from './evidence.ts';
import { correctedForm, printedForm } from './forms.ts';
import { type Content, type Html, html } from './html.ts';
import { lineOf, type PaperReport, type ReportedClaim } from './paper-report.ts';
import { premiseLinks } from './premises.ts';
import { badge, mark, outcomeBadge, ROUTE_NAME, reasonOf } from './verdicts.ts';

/** All claims at a glance: a strip of links to their places on the page. */
export function claimStrip({ claims }: PaperReport): Html {
  const items = claims.map(
    ({ claim, judgement }) =>
      html`<li><a class="chip ${judgement.verdict}" href="#${claim.slug}">${mark(judgement.verdict)}${claim.where}</a></li>\n`,
  );
  return html`<ul class="strip">\n${items}</ul>`;
}

export function claimList(report: PaperReport): Html {
  return html`${report.claims.map((each) => renderClaim(each, report))}`;
}

function renderClaim(reported: ReportedClaim, report: PaperReport): Html {
  const { claim, judgement, failedPremises } = reported;
  const reason = reasonOf(judgement);
  return html`
<article class="claim ${judgement.verdict}" id="${claim.slug}" aria-labelledby="${claim.slug}-heading">
<h3 id="${claim.slug}-heading"><span class="where">${claim.where}</span> <span class="what">${prose(claim.title)}</span> ${badge(judgement.verdict)} <a class="anchor" href="#${claim.slug}" aria-label="Link to ${claim.where}">#</a></h3>
${printedForm(claim)}
${reason ? html`<p class="reason">${reason}${judgement.verdict === 'undecided' ? html` ${sentence(judgement.why)}` : undefined}</p>` : undefined}
${failedPremises.length > 0 ? html`<p class="reason">${judgement.verdict === 'confirmed' ? 'Right as a step, but it rests on a premise that is false' : 'It rests on a premise that is itself false'}: ${premiseLinks(failedPremises, report)}.</p>` : undefined}
${checkTable(judgement.checks, `Checks of ${claim.where}`, lineOf(claim, report), report)}
${corrections(reported, report)}
<p class="links">${
    claim.premises.length > 0
      ? html`Follows from ${premiseLinks(claim.premises, report)}. `
      : undefined
  }${lineLink(reported, report)}</p>
</article>
`;
}

function corrections({ claim, judgement }: ReportedClaim, report: PaperReport): Content {
  if (judgement.verdict !== 'corrected') return undefined;
  const several = judgement.corrections.length > 1;
  return judgement.corrections.map(
    (correction, k) => html`
<div class="correction">
<h4>${several ? `Correction ${k + 1} of ${judgement.corrections.length}, equally small` : 'Correction'}: <span class="change">${prose(correction.change)}</span></h4>
${correctedForm(claim, correction, report)}
${checkTable(correction.checks, 'Checks of the corrected form', lineOf(claim, report), report)}
</div>`,
  );
}

function checkTable(
  checks: readonly CheckRecord[],
  caption: string,
  line: string | undefined,
  report: PaperReport,
): Html {
  const rows = checks.map(
    (check) =>
      html`<tr><th scope="row">${methodName(check.method)}</th><td>${ROUTE_NAME[check.route]}</td><td>${outcomeBadge(check.outcome)}</td><td class="evidence">${describeEvidence(check, report, line)}</td></tr>\n`,
  );
  return html`<table class="checks">
<caption>${caption}</caption>
<thead><tr><th scope="col">Method</th><th scope="col">Route</th><th scope="col">Result</th><th scope="col">Evidence</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

/** `fock-matrices` in words. */
function methodName(method: string): string {
  return method.replaceAll('-', ' ').replace(/\bfock\b/, 'Fock');
}

function lineLink({ claim }: ReportedClaim, report: PaperReport): Content {
  const line = lineOf(claim, report);
  return line && html`<a href="#line-${line}">See it in the derivation</a>`;
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
