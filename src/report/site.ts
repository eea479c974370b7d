/** The report as files: an index and one page a paper, each complete in itself. */
import { renderIndexPage } from './index-page.ts';
import { renderPaperPage } from './paper-page.ts';
import { type PaperResult, reportOf } from './paper-report.ts';

export type { PaperResult } from './paper-report.ts';

/** A file of a report. */
export interface SiteFile {
  /** Relative to the folder of the report. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The pages of a report. The same results give the same bytes, on any machine.
 *
 * @throws KaTeX's ParseError for TeX that cannot be set; InputError for a name without TeX
 */
export function renderSite(results: readonly PaperResult[]): readonly SiteFile[] {
  const reports = results.map(reportOf);
  return [
    { path: 'index.html', content: renderIndexPage(reports) },
    ...reports.map((report) => ({
      path: `${report.paper.id}.html`,
      content: renderPaperPage(report),
    })),
  ];
}
