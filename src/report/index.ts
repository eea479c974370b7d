/** Pages: `ladderproof/report`. Needs Node, for the fonts that pages carry with them. */

export { type PaperResult, renderSite, type SiteFile } from './site.ts';
