/** A whole page around its content: one file that needs no other, and no network. */
import { createHash } from 'node:crypto';
import { compactFormulas } from './compact.ts';
import { katexStyles } from './fonts.ts';
import { type Content, Html, html } from './html.ts';
import { STYLES } from './stylesheet.ts';
import { ICONS } from './verdicts.ts';

export interface Document {
  readonly title: string;
  /** A sentence for search results and previews. */
  readonly description: string;
  /** Above the main content: what this page is. */
  readonly header: Content;
  readonly main: Content;
  readonly footer: Content;
  /** Further style sheets, for what not every page has. */
  readonly styles?: readonly string[];
  /** Scripts, run in this order after the page has been read. No other can run: the policy names these by digest. */
  readonly scripts?: readonly string[];
}

/** The page's bytes. The content security policy forbids every request, so that offline is not an accident. */
export function renderDocument(document: Document): string {
  const { title, description, header, main, footer, styles = [], scripts = [] } = document;
  for (const script of scripts) {
    // A carriage return is read as a line feed, and then the digest differs.
    if (/<\/script|<!--|\r/i.test(script))
      throw new RangeError('a script that its own element cannot hold');
  }
  const body = html`<body>
<a class="skip" href="#main">Skip to the content</a>
${ICONS}
<header class="masthead">
${header}
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer>
${footer}
</footer>
${scripts.map((script) => html`<script>${Html.trusted(script)}</script>\n`)}</body>`;
  const { markup, sheet } = compactFormulas({
    markup: body.toString(),
    sheet: [katexStyles(body.toString()), STYLES, ...styles].join('\n'),
  });
  const hashes = scripts.map((script) => `'sha256-${digest(script)}'`).join(' ');
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    ...(scripts.length === 0 ? [] : [`script-src ${hashes}`, 'worker-src blob:']),
  ].join('; ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${Html.trusted(policy)}">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>
${Html.trusted(sheet)}
</style>
</head>
${Html.trusted(markup)}
</html>
`;
  return page.toString();
}

function digest(script: string): string {
  return createHash('sha256').update(script).digest('base64');
}
