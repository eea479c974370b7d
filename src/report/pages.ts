/** A report in one call, for programs. */
import { judgePaper } from '../claims/ledger.ts';
import type { Paper } from '../claims/paper.ts';
import { renderSite, type SiteFile } from './site.ts';

/**
 * Judges every claim of the papers and writes their pages and an index: what `ladderproof report` writes, without
 * figures, the ledger and what is kept between runs. Takes as long as the checks take.
 *
 * @throws whatever a paper's own checks throw, and what `renderSite` does
 */
export function renderPages(papers: readonly Paper[]): readonly SiteFile[] {
  return renderSite(
    papers.map((paper) => ({ paper, derivation: paper.derivation(), judged: judgePaper(paper) })),
  );
}
