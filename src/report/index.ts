/** Pages: `ladderproof/report`. Needs Node, for the fonts that pages carry with them. */

export { renderPages } from './pages.ts';
export type { PaperResult } from './paper-report.ts';
export { renderSite, type SiteFile } from './site.ts';
