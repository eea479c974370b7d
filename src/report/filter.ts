/**
 * Showing the claims of one verdict only. The state is the page's fragment, `#claims=refuted`, which a style sheet
 * can see: so it can be shared as a link and needs no script.
 */
import type { Verdict } from '../claims/claim.ts';
import { type Html, html } from './html.ts';
import { type Counts, mark, VERDICTS } from './verdicts.ts';

/** The link that shows only claims of one verdict. */
export function filterLink(verdict: Verdict, page = ''): string {
  return `${page}#${idOf(verdict)}`;
}

/** The links to choose by, above the list of claims. */
export function filterBar(counts: Counts): Html {
  const present = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const total = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  return html`${present.map((verdict) => html`<span class="filter-state" id="${idOf(verdict)}"></span>`)}
<nav class="filter" aria-label="Claims by verdict">
<a class="chip all" href="#claims">all ${total}</a>
${present.map((verdict) => html`<a class="chip ${verdict}" href="${filterLink(verdict)}">${mark(verdict)}${counts[verdict]} ${verdict}</a>\n`)}</nav>`;
}

function idOf(verdict: Verdict): string {
  return `claims=${verdict}`;
}

/** The rules that hide what was not chosen. */
export const FILTER_STYLES: string = [
  ...VERDICTS.map((verdict) => {
    const chosen = `#claims:has([id="${idOf(verdict)}"]:target)`;
    return `${chosen} .claim:not(.${verdict}){display:none}
${chosen} .filter a.${verdict}{outline:2px solid currentColor;outline-offset:1px}`;
  }),
  '#claims:not(:has(.filter-state:target)) .filter .all{outline:2px solid currentColor;outline-offset:1px}',
].join('\n');
