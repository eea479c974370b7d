/**
 * A lone subscript or superscript needs no table. KaTeX sets scripts as rows of one, eight spans for a letter, so that
 * two can stand above each other; where there is one, a shifted span shows the same.
 */
import { isSpan, type Piece, rewrite, type Span } from './formula-tree.ts';
import { SIZES } from './measure.ts';

/** The formula with its lone scripts as single spans. */
export function inlineScripts(pieces: readonly Piece[]): readonly Piece[] {
  return rewrite(pieces, (span) => [scriptOf(span) ?? span]);
}

/** The script that a `msupsub` holds, if it holds one that can stand in the line. */
function scriptOf(span: Span): Span | undefined {
  if (!span.classes.includes('msupsub') || span.style !== '') return undefined;
  // The second row, if any, only gives the first its depth.
  const [row] = only(span.pieces)?.pieces ?? [];
  const list = isSpan(row) ? row.pieces[0] : undefined;
  const entry = isSpan(list) ? only(list.pieces) : undefined;
  if (!entry || entry.classes.length > 0) return undefined;
  const [strut, content, ...others] = entry.pieces;
  if (!isSpan(strut) || !strut.classes.includes('pstrut') || !isSpan(content)) return undefined;
  const change = changeOfSize(content);
  if (change === undefined || content.style !== '' || others.length > 0) return undefined;
  const style = declarations(entry.style);
  const top = ems(style.get('top')) + ems(declarations(strut.style).get('height'));
  const margins = ['margin-left', 'margin-right'].map(
    (name) => [name, ems(style.get(name))] as const,
  );
  const known = style.size === 1 + margins.filter(([name]) => style.has(name)).length;
  if (!known || [top, ...margins.map(([, value]) => value)].some(Number.isNaN)) return undefined;
  // Lengths are now in the script's own size.
  const own = (length: number): string => `${Number((length / change).toFixed(4))}em`;
  const shown = margins.filter(([, value]) => value !== 0);
  return {
    classes: content.classes,
    style: [
      'position:relative',
      `top:${own(top)}`,
      ...shown.map(([name, value]) => `${name}:${own(value)}`),
    ].join(';'),
    pieces: content.pieces,
  };
}

function only(pieces: readonly Piece[]): Span | undefined {
  const [first] = pieces;
  return pieces.length === 1 && isSpan(first) ? first : undefined;
}

/** By which factor the size changes: `reset-size6 size3` sets scripts in 0.7 of the size around them. */
function changeOfSize({ classes }: Span): number | undefined {
  const size = (prefix: string): number | undefined => {
    const name = classes.find((each) => each.startsWith(prefix) && /\d$/.test(each));
    return name === undefined ? undefined : SIZES[Number(name.slice(prefix.length)) - 1];
  };
  const [outer, inner] = [size('reset-size'), size('size')];
  return outer && inner ? inner / outer : undefined;
}

function declarations(style: string): ReadonlyMap<string, string> {
  const pairs = style.split(';').filter((each) => each.includes(':'));
  return new Map(
    pairs.map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1)]),
  );
}

/** 0 for none, NaN for another unit. */
function ems(length = '0em'): number {
  return length.endsWith('em') ? Number(length.slice(0, -2)) : Number.NaN;
}
