/** KaTeX's style sheet with the fonts that a page uses inside it, so that the page needs no other file. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const KATEX = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));

/** One face as KaTeX's style sheet declares it; `family weight style` names it. */
interface Face {
  readonly key: string;
  readonly file: string;
}

interface Rule {
  readonly selectors: readonly string[];
  readonly body: string;
}

const sheet = readFileSync(join(KATEX, 'katex.min.css'), 'utf8');
const all: readonly Rule[] = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
  ([, selectors = '', body = '']) => ({ selectors: selectors.split(','), body }),
);
const isFace = ({ selectors }: Rule): boolean => selectors[0] === '@font-face';
const declared = all.filter(isFace);
const rules = all.filter((rule) => !isFace(rule));

/**
 * The style sheet for a page: KaTeX's rules, and of its twenty fonts those whose rules match a class that
 * occurs in the markup.
 */
export function katexStyles(markup: string): string {
  const classes = classesIn(markup);
  const matches = (selector: string): boolean =>
    [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].every(([, name = '']) =>
      classes.has(name),
    );
  const used = new Set(
    rules
      .filter(
        ({ selectors, body }) =>
          /\bfont(-family|-weight|-style)?:/.test(body) && selectors.some(matches),
      )
      .map(({ body }) => faceKey(body)),
  );
  const faces = declared
    .map(
      ({ body }): Face => ({
        key: faceKey(body),
        file: /fonts\/([\w-]+\.woff2)/.exec(body)?.[1] ?? '',
      }),
    )
    .filter(({ key }) => used.has(key))
    .map(fontFace);
  // In the markup that is shown every span becomes an i, see compact.ts, which must not lean for it.
  const others = rules.flatMap(({ selectors, body }) => {
    const used = selectors.filter(matches);
    return used.length === 0 ? [] : `${used.join(',').replaceAll('>span', '>i')}{${body}}`;
  });
  return [...faces, ...others, '.katex-html i{font-style:inherit}'].join('\n');
}

function classesIn(markup: string): ReadonlySet<string> {
  return new Set(
    [...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
}

/** What a rule sets, each part KaTeX's default when it does not say. */
function faceKey(body: string): string {
  const family = /KaTeX_\w+/.exec(body)?.[0] ?? 'KaTeX_Main';
  const bold = /font-weight:(700|bold)/.test(body);
  const italic = /font-style:italic/.test(body);
  return `${family} ${bold ? 700 : 400} ${italic ? 'italic' : 'normal'}`;
}

function fontFace({ key, file }: Face): string {
  const [family, weight, style] = key.split(' ');
  const data = readFileSync(join(KATEX, 'fonts', file)).toString('base64');
  return `@font-face{font-family:${family};font-weight:${weight};font-style:${style};font-display:block;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}
