/** The errata in a line each: where, what, and what it should be. */
import type { Judgement } from '../claims/claim.ts';
import { prose } from './equations.ts';
import { type Content, type Html, html } from './html.ts';
import { isFalse, type PaperReport, type ReportedClaim } from './paper-report.ts';
import { badge, mark, REASON_IN_SHORT } from './verdicts.ts';

/** Corrected ones first, then those that nothing small saves. @param page what the links go to; this page when empty */
export function headlines({ claims }: PaperReport, page = ''): Html {
  const wrong = claims.filter(isFalse);
  if (wrong.length === 0) return html`<p>No claim that was checked is false as printed.</p>`;
  return html`${(['corrected', 'refuted'] as const).map((verdict) => {
    const group = wrong.filter(({ judgement }) => judgement.verdict === verdict);
    if (group.length === 0) return undefined;
    return html`<h4>${badge(verdict)} ${VERDICT_HEADING[verdict]}</h4>
<ul class="headlines">
${group.map((each) => html`<li>${headline(each, page)}</li>\n`)}</ul>\n`;
  })}`;
}

const VERDICT_HEADING = {
  corrected: 'False as printed; with this change it holds',
  refuted: 'False as printed, and no small change saves it',
} as const;

function headline({ claim, judgement }: ReportedClaim, page: string): Html {
  return html`${mark(judgement.verdict)}<a href="${page}#${claim.slug}">${claim.where}</a>, ${prose(claim.title)}: ${finding(judgement)}`;
}

function finding(judgement: Judgement): Content {
  if (judgement.verdict === 'corrected') return prose(judgement.corrections[0].change);
  return judgement.verdict === 'confirmed' ? undefined : REASON_IN_SHORT[judgement.reason];
}
