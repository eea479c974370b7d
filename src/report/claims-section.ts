/** Every claim of a paper with its verdict and what the verdict rests on. */
import type { CheckRecord } from '../claims/claim.ts';
import { consequenceBlock } from './consequence.ts';
import { prose } from './equations.ts';
import { describeEvidence } from './evidence.ts';
import { filterBar } from './filter.ts';
import { correctedForm, printedForm } from './forms.ts';
import { type Content, type Html, html } from './html.ts';
import { lineOf, type PaperReport, type ReportedClaim } from './paper-report.ts';
import { premiseLinks } from './premises.ts';
import { badge, countVerdicts, mark, outcomeBadge, ROUTE_NAME, reasonOf } from './verdicts.ts';

/** All claims at a glance: a strip of links to their places on the page. */
export function claimStrip({ claims }: PaperReport): Html {
  const items = claims.map(
    ({ claim, judgement }) =>
      html`<li><a class="chip ${judgement.verdict}" href="#${claim.slug}">${mark(judgement.verdict)}${claim.where}</a></li>\n`,
  );
  return html`<ul class="strip">\n${items}</ul>`;
}

export function claimList(report: PaperReport): Html {
  return html`${filterBar(countVerdicts(report.claims))}
${report.claims.map((each) => renderClaim(each, report))}`;
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
${consequenceBlock(reported, report)}
${corrections(reported, report)}
${backing(reported, report)}
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
  return judgement.corrections.map(
    (correction, k) => html`
<div class="correction">
<h4>${nameOf(k, judgement.corrections.length)}: <span class="change">${prose(correction.change)}</span></h4>
${
  // An equation's is long, and stands in the errata already, and in the derivation.
  claim.kind === 'equation' && k === 0
    ? html`<p class="links"><a href="#erratum-${claim.slug}">The corrected form, with the change marked</a></p>`
    : correctedForm(claim, correction, report)
}
</div>`,
  );
}

function nameOf(index: number, total: number): string {
  return total === 1 ? 'Correction' : `Correction ${index + 1} of ${total}, equally small`;
}

/** The checks, of the printed form and of each correction; closed until someone wants to see. */
function backing({ claim, judgement }: ReportedClaim, report: PaperReport): Html {
  const line = lineOf(claim, report);
  const corrected = judgement.verdict === 'corrected' ? judgement.corrections : [];
  return html`<details class="backing"><summary>Evidence: ${outcomes(judgement.checks)}</summary>
${checkTable(judgement.checks, `Checks of ${claim.where}${corrected.length > 0 ? ', as printed' : ''}`, line, report)}
${corrected.map(({ checks }, k) => checkTable(checks, `Checks of ${claim.where}, ${nameOf(k, corrected.length).toLowerCase()}`, line, report))}
</details>`;
}

/** `3 checks, 2 passed, 1 failed`. */
function outcomes(checks: readonly CheckRecord[]): string {
  const count = (kind: CheckRecord['outcome']['kind']): readonly string[] => {
    const n = checks.filter(({ outcome }) => outcome.kind === kind).length;
    if (n === 0) return [];
    return [n === checks.length ? (n === 1 ? kind : `all ${kind}`) : `${n} ${kind}`];
  };
  const parts = [...count('passed'), ...count('failed'), ...count('unsettled')];
  return `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}, ${parts.join(', ')}`;
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
