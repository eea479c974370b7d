/**
 * The same formulas in a quarter of the room. A page has eighty thousand spans of KaTeX's, each with the whole names
 * of its classes, whether a rule uses them or not, many with their heights in a style attribute of their own, and
 * eight of them for every subscript (see inline-scripts.ts).
 * What is seen and what a screen reader hears (the MathML) stays as it was.
 */

import { type Piece, readFormula, type Span } from './formula-tree.ts';
import { inlineScripts } from './inline-scripts.ts';
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
  const simple = formulasIn(markup).map(({ text, kind }) =>
    kind === 'shown' ? write(inlineScripts(readFormula(text))) : text,
  );
  const styled = styleClasses(mergeSizes(simple.join('')));
  const rules = `${mergeSizes(sheet)}\n${styled.sheet}`;
  const parts = formulasIn(styled.markup);
  const names = shortNames(parts, rules);
  const addressed = addressedFrom(rules);
  const short = parts.map(({ text, kind }) => {
    if (kind === 'shown') return shortenShown(readFormula(text), names, addressed);
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

/** As KaTeX writes it. */
function write(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const { classes, style } = piece;
      const names = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
      return `<span${names}${style && ` style="${style}"`}>${write(piece.pieces)}</span>`;
    })
    .join('');
}

/** How deep below a class rules reach for spans without one: `.vlist>span>span` two levels below a list. */
function addressedFrom(rules: string): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const [, name = '', below = ''] of rules.matchAll(
    /\.(-?[A-Za-z_][\w-]*)((?:>(?:i|span)\b)+)/g,
  ))
    depths.set(name, Math.max(depths.get(name) ?? 0, below.split('>').length - 1));
  return depths;
}

/** Spans become `i`, the shortest name of an element within a line; classes without a rule go, and spans without any. */
function shortenShown(
  pieces: readonly Piece[],
  names: ReadonlyMap<string, string>,
  addressed: ReadonlyMap<string, number>,
): string {
  const shorten = (inside: readonly Piece[], needed: number): string =>
    inside
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        const kept = piece.classes.flatMap((name) => names.get(name) ?? []);
        const depth = Math.max(
          needed - 1,
          ...piece.classes.map((name) => addressed.get(name) ?? 0),
        );
        const inner = shorten(piece.pieces, depth);
        if (isNothing(piece) || (kept.length === 0 && needed === 0)) return inner;
        const written = kept.length > 1 ? `"${kept.join(' ')}"` : kept[0];
        return `<i${written === undefined ? '' : ` class=${written}`}>${inner}</i>`;
      })
      .join('');
  return shorten(pieces, 0);
}

/** Where a line may or may not break, which only KaTeX wants to know. */
function isNothing({ classes, pieces, style }: Span): boolean {
  const breaks =
    classes.length > 0 && classes.every((name) => /^(?:mspace|nobreak|allowbreak)$/.test(name));
  return breaks && pieces.length === 0 && style === '';
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
