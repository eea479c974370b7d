/**
 * The same formulas in a third of the room. A page has eighty thousand spans of KaTeX's, each with the whole names
 * of its classes, whether a rule uses them or not, and many with their heights in a style attribute of their own.
 * What is seen and what a screen reader hears (the MathML) stays as it was.
 */

import { MARKS } from './math-options.ts';

/** Markup with the style sheet that belongs to it. */
export interface Styled {
  readonly markup: string;
  readonly sheet: string;
}

/**
 * Shortens the markup of formulas and renames their classes in the style sheet too.
 *
 * @param sheet all rules for the page
 */
export function compactFormulas({ markup, sheet }: Styled): Styled {
  const styled = styleClasses(mergeSizes(markup));
  const rules = `${mergeSizes(sheet)}\n${styled.sheet}`;
  const parts = formulasIn(styled.markup);
  const names = shortNames(parts, rules);
  const short = parts.map(({ text, kind }) => {
    if (kind === 'shown') return shortenShown(text, names);
    return kind === 'mathml' ? shortenMathml(text) : text;
  });
  return { markup: short.join(''), sheet: renameClasses(rules, names) };
}

/** The three classes of a change of size are nothing apart: `katex-sizing reset-size6 size3` is one. */
function mergeSizes(text: string): string {
  return text.replace(
    /\b(?:katex-sizing|fontsize-ensurer)([ .])reset-size(\d+)\1size(\d+)\b/g,
    'from-$2-to-$3',
  );
}

/**
 * Style attributes as classes: KaTeX writes each height and shift into an attribute of its own, and a page has some
 * two hundred different ones.
 */
function styleClasses(markup: string): Styled {
  const names = new Map<string, string>();
  const nameOf = (style: string): string => {
    const name = names.get(style) ?? `k-${names.size.toString(36)}`;
    names.set(style, name);
    return name;
  };
  const compact = markup.replace(
    /<span(?: class="([^"]*)")? style="([^"]*)"/g,
    (_, classes: string | undefined, style: string) =>
      // The strut of every row of a stack: its rule goes where its height is.
      classes === 'pstrut'
        ? `<span class="${nameOf(`${style}overflow:hidden;width:0`)}"`
        : `<span class="${classes ? `${classes} ` : ''}${nameOf(style)}"`,
  );
  // Important, because a style attribute would have overridden every rule.
  const rules = [...names].map(
    ([style, name]) =>
      `.${name}{${style.replace(/;$/, '').replaceAll(';', '!important;')}!important}`,
  );
  return { markup: compact, sheet: rules.join('\n') };
}

interface Part {
  readonly text: string;
  /** What of a formula is shown, what of it is read aloud, and everything between formulas. */
  readonly kind: 'shown' | 'mathml' | 'other';
}

const BEGINNING = /<span class="katex-(?:html" aria-hidden="true"|mathml")>/g;

function formulasIn(markup: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: tag, index } of markup.matchAll(BEGINNING)) {
    const begin = index + tag.length;
    const end = endOfSpan(markup, begin);
    parts.push({ text: markup.slice(at, begin), kind: 'other' });
    parts.push({
      text: markup.slice(begin, end),
      kind: tag.includes('html') ? 'shown' : 'mathml',
    });
    at = end;
  }
  return [...parts, { text: markup.slice(at), kind: 'other' }];
}

/** Where the span ends that is open at `begin`: the place of its end tag. */
function endOfSpan(markup: string, begin: number): number {
  const tags = /<(\/?)span\b/g;
  tags.lastIndex = begin;
  let depth = 1;
  for (let tag = tags.exec(markup); tag !== null; tag = tags.exec(markup)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index;
  }
  throw new RangeError('a formula without an end');
}

const CLASS = /\.(-?[A-Za-z_][\w-]*)/g;

/** New names for the classes that only formulas have and a rule uses, the shortest for the most frequent. */
function shortNames(parts: readonly Part[], rules: string): ReadonlyMap<string, string> {
  const ruled = new Set([...rules.matchAll(CLASS)].map(([, name = '']) => name));
  const elsewhere = new Set<string>();
  const counts = new Map<string, number>();
  for (const { text, kind } of parts) {
    for (const [, classes = ''] of text.matchAll(/ class="([^"]*)"/g)) {
      for (const name of classes.split(' ')) {
        if (kind !== 'shown') elsewhere.add(name);
        else if (ruled.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  const names = new Map<string, string>();
  let next = 0;
  const free = (): string => {
    let name = letters(next++);
    while (ruled.has(name) || elsewhere.has(name)) name = letters(next++);
    return name;
  };
  // A stable sort: the same page gives the same names.
  for (const [name] of [...counts].sort((x, y) => y[1] - x[1]))
    names.set(name, elsewhere.has(name) || isMark(name) ? name : free());
  return names;
}

/** What a page says with a class keeps its name: scripts and readers of the source look for it. */
function isMark(name: string): boolean {
  return MARKS.some((mark) => mark === name);
}

/** a, b, …, z, aa, ab, … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** Spans become `i`, the shortest name of an element within a line; classes without a rule go. */
function shortenShown(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/<span(?: class="([^"]*)")?/g, (_, classes = '') => {
      const kept = String(classes)
        .split(' ')
        .flatMap((name) => names.get(name) ?? []);
      if (kept.length === 0) return '<i';
      return kept.length === 1 ? `<i class=${kept[0]}` : `<i class="${kept.join(' ')}"`;
    })
    .replaceAll('</span>', '</i>');
}

/**
 * The namespace goes without saying in HTML, values of one word without quotation marks; and the TeX, which
 * KaTeX keeps beside the MathML and no one hears or sees, is in the ledger.
 */
function shortenMathml(text: string): string {
  return text
    .replaceAll(' xmlns="http://www.w3.org/1998/Math/MathML"', '')
    .replace(/<[^<>]*[^/]>/g, (tag) => tag.replace(/="([\w.-]+)"/g, '=$1'))
    .replace(/<annotation[^<]*<\/annotation>|<\/?semantics>|<mspace><\/mspace>/g, '');
}

function renameClasses(rules: string, names: ReadonlyMap<string, string>): string {
  return rules.replace(CLASS, (whole, name: string) => {
    const short = names.get(name);
    return short === undefined ? whole : `.${short}`;
  });
}
