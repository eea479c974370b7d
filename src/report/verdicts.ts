/** Verdicts, reasons and check outcomes in words and symbols. */
import type { CheckOutcome, Judgement, Reason, Route, Verdict } from '../claims/claim.ts';
import { type Html, html } from './html.ts';
import type { ReportedClaim } from './paper-report.ts';

/** In the order in which they are counted. */
export const VERDICTS = [
  'confirmed',
  'corrected',
  'refuted',
  'undecided',
] as const satisfies readonly Verdict[];

export const VERDICT_MEANING: Readonly<Record<Verdict, string>> = {
  confirmed: 'Every check that applies passed, at least two of them independent.',
  corrected:
    'False as printed; a smallest change that makes it true was found, and passes the same checks.',
  refuted: 'False as printed, and no small change saves it.',
  undecided: 'Could not be settled. Never counted as a pass.',
};

export const REASON_MEANING: Readonly<Record<Reason, string>> = {
  misprint:
    'A misprint: what the paper concludes from it follows from the correct form, not from the printed one.',
  algebra: 'An error of algebra: it does not follow from its premises.',
  convention: 'It mixes two conventions.',
  rounding: 'It does not hold to the digits that are printed.',
  'outside-validity': 'It is used outside the range where its approximations hold.',
  truncation: 'It is an artefact of a truncated Hilbert space.',
  'no-steady-state': 'No physical steady state exists there.',
  ambiguous: 'What is printed, or what the checks say of it, does not settle it.',
};

/** The same within a list. */
export const REASON_IN_SHORT: Readonly<Record<Reason, string>> = {
  misprint: 'a misprint',
  algebra: 'it does not follow from its premises',
  convention: 'it mixes two conventions',
  rounding: 'it does not hold to the digits printed',
  'outside-validity': 'used outside the range where its approximations hold',
  truncation: 'an artefact of a truncated Hilbert space',
  'no-steady-state': 'no physical steady state exists there',
  ambiguous: 'what is printed does not settle it',
};

export const ROUTE_NAME: Readonly<Record<Route, string>> = {
  exact: 'exact algebra',
  'floating-point': 'floating point',
  'fock-space': 'Fock space',
};

/** Shapes, not only colours, tell the verdicts apart. Drawn once a page, then referred to. */
export const ICONS: Html = html`<svg class="sprite" aria-hidden="true" width="0" height="0">
<symbol id="icon-confirmed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.2" fill="currentColor"/><path d="M4.4 8.4 7 11l4.8-5.6" fill="none" stroke="var(--paper)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="icon-corrected" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor"/><path d="m4.2 11.9.5-2.5 5.4-5.4 2 2-5.4 5.4z" fill="none" stroke="var(--paper)" stroke-width="1.4" stroke-linejoin="round"/></symbol>
<symbol id="icon-refuted" viewBox="0 0 16 16"><path d="M8 .4 15.6 8 8 15.6.4 8z" fill="currentColor"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" fill="none" stroke="var(--paper)" stroke-width="1.7" stroke-linecap="round"/></symbol>
<symbol id="icon-undecided" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.3" stroke-dasharray="2.4 1.7"/><path d="M6 6.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.6-.9 1.2" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/><circle cx="8" cy="11.6" r=".9" fill="currentColor"/></symbol>
</svg>`;

function icon(name: Verdict): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
}

/** Symbol and word. */
export function badge(verdict: Verdict): Html {
  return html`<span class="badge ${verdict}">${icon(verdict)} ${verdict}</span>`;
}

/** The symbol alone, with the word for those who cannot see it. */
export function mark(verdict: Verdict): Html {
  return html`<span class="mark ${verdict}">${icon(verdict)}<span class="unseen">${verdict}: </span></span>`;
}

const OUTCOME = {
  passed: 'confirmed',
  failed: 'refuted',
  unsettled: 'undecided',
} as const satisfies Record<CheckOutcome['kind'], Verdict>;

/** How a check ended, in symbol and word. */
export function outcomeBadge({ kind }: CheckOutcome): Html {
  const like = OUTCOME[kind];
  return html`<span class="badge ${like}">${icon(like)} ${kind}</span>`;
}

export type Counts = Readonly<Record<Verdict, number>>;

export function countVerdicts(claims: readonly ReportedClaim[]): Counts {
  const count = (verdict: Verdict): number =>
    claims.filter(({ judgement }) => judgement.verdict === verdict).length;
  return {
    confirmed: count('confirmed'),
    corrected: count('corrected'),
    refuted: count('refuted'),
    undecided: count('undecided'),
  };
}

/** The number of claims of each verdict, as a row of tiles, each a link to those claims. */
export function countTiles(counts: Counts, link: (verdict: Verdict) => string): Html {
  const tiles = VERDICTS.map((verdict) => {
    const name = html`${icon(verdict)} ${verdict}`;
    return counts[verdict] === 0
      ? html`<div class="tile ${verdict} none"><dt>${name}</dt><dd>0</dd></div>\n`
      : html`<div class="tile ${verdict}"><dt><a href="${link(verdict)}">${name}</a></dt><dd>${counts[verdict]}</dd></div>\n`;
  });
  return html`<dl class="tiles">\n${tiles}</dl>`;
}

/** Why a claim is not confirmed, in a sentence. */
export function reasonOf(judgement: Judgement): string | undefined {
  return judgement.verdict === 'confirmed' ? undefined : REASON_MEANING[judgement.reason];
}
