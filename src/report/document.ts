/** A whole page around its content: one file that needs no other, and no network. */
import { styleClasses } from './compact.ts';
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
}

/** The page's bytes. The content security policy forbids every request, so that offline is not an accident. */
export function renderDocument({ title, description, header, main, footer }: Document): string {
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
</body>`;
  const { markup, styles } = styleClasses(body.toString());
  const sheet = Html.trusted([katexStyles(markup), styles, STYLES].join('\n'));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>
${sheet}
</style>
</head>
${Html.trusted(markup)}
</html>
`;
  return page.toString();
}
