/**
 * How wide a formula will be, from KaTeX's own font metrics. There is no browser here to ask, and the page must
 * know which equations to fold, which to let scroll and which to print smaller.
 */
import katex from 'katex';
import { MATH_OPTIONS } from './math-options.ts';

/** Widths in em of the formula's own font size. */
export interface Width {
  /** On one line. */
  readonly total: number;
  /** The widest part that a line break cannot divide. */
  readonly widest: number;
}

/** The part of KaTeX's layout tree that widths come from (KaTeX `src/domTree.ts`). */
interface Box {
  readonly classes?: readonly string[];
  readonly children?: readonly Box[];
  readonly style?: Readonly<Record<string, string | undefined>>;
  /** Of a glyph. */
  readonly width?: number;
  /** How far a slanted glyph leans out of its width, which it is given as a margin. */
  readonly italic?: number;
  readonly text?: string;
}

interface Layout {
  readonly __renderToHTMLTree: (tex: string, options: object) => Box;
}

const measured = new Map<string, Width>();

/** The width of displayed TeX. Throws KaTeX's ParseError for TeX that it cannot set. */
export function measure(tex: string): Width {
  const known = measured.get(tex);
  if (known) return known;
  const tree = (katex as unknown as Layout).__renderToHTMLTree(tex, {
    ...MATH_OPTIONS,
    displayMode: true,
  });
  const widths = bases(tree).map(widthOf);
  const width = { total: widths.reduce((a, b) => a + b, 0), widest: Math.max(0, ...widths) };
  measured.set(tex, width);
  return width;
}

function bases(box: Box): readonly Box[] {
  if (hasClass(box, 'katex-base')) return [box];
  return (box.children ?? []).flatMap(bases);
}

function widthOf(box: Box): number {
  const { children = [], style = {}, text, width, italic = 0 } = box;
  if (text !== undefined) {
    // KaTeX joins neighbouring glyphs of one font, as in a word, and keeps the width of the first.
    const [first, ...others] = [...text];
    const widths = others.map((glyph) => (glyph === first ? (width ?? 0) : roman(glyph)));
    return widths.reduce((a, b) => a + b, width ?? 0) + Math.max(0, italic);
  }
  const inner = children.map(widthOf);
  const stacked = hasClass(box, 'vlist') || hasClass(box, 'vlist-t');
  const content = stacked
    ? Math.max(0, ...inner)
    : inner.reduce((a, b) => a + b, 0) * magnification(box);
  const own = hasClass(box, 'nulldelimiter') ? 0.12 : ems(style.width);
  const margins = ['marginLeft', 'marginRight', 'paddingLeft'].reduce(
    (sum, side) => sum + ems(style[side]),
    0,
  );
  return Math.max(content, own, ems(style.minWidth)) + margins;
}

/** The width of an upright letter or digit, to a twentieth of an em. */
function roman(character: string): number {
  if (/[fijltI.,:;'|\s]/.test(character)) return 0.35;
  if (/[mwMW]/.test(character)) return 0.9;
  return /[A-Z]/.test(character) ? 0.75 : 0.5;
}

/** KaTeX's eleven sizes; `reset-size6 size3` sets scripts in 0.7 of the size around them. */
export const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488] as const;

function magnification({ classes = [] }: Box): number {
  const sizeAfter = (prefix: string): number | undefined => {
    const found = classes.find((name) => name.startsWith(prefix));
    return found ? SIZES[Number(found.slice(prefix.length)) - 1] : undefined;
  };
  const [outer, inner] = [sizeAfter('reset-size'), sizeAfter('size')];
  return outer && inner ? inner / outer : 1;
}

function hasClass({ classes }: Box, name: string): boolean {
  return classes?.includes(name) ?? false;
}

function ems(length: string | undefined): number {
  return length?.endsWith('em') ? Number.parseFloat(length) : 0;
}
