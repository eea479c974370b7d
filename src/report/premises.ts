/** Links from a claim to the claims that it follows from. */
import { type Html, html, join } from './html.ts';
import type { PaperReport } from './paper-report.ts';
import { mark } from './verdicts.ts';

/** Premises with their verdicts; one that is no claim of this page yet is named without a link. */
export function premiseLinks(slugs: readonly string[], report: PaperReport): Html {
  return join(
    slugs.map((slug) => {
      const premise = report.claimOf(slug);
      if (!premise) return html`<span class="unlinked">${slug} (not checked)</span>`;
      const { claim, judgement } = premise;
      return html`<a class="premise" href="#${slug}">${mark(judgement.verdict)}${claim.where}</a>`;
    }),
    ', ',
  );
}
