/** What KaTeX shows of a formula as a tree of its spans, to be rewritten and written again. */

/** Text, or markup that is no span: an svg with all that is in it. */
export type Piece = string | Span;

export interface Span {
  readonly classes: readonly string[];
  /** Empty for none. */
  readonly style: string;
  readonly pieces: readonly Piece[];
}

/**
 * Reads well-formed markup in which spans have no attributes but `class` and `style`, in this order, as KaTeX writes
 * them.
 *
 * @throws RangeError for a span with others
 */
export function readFormula(markup: string): readonly Piece[] {
  const open: { classes: string[]; style: string; pieces: Piece[] }[] = [];
  let pieces: Piece[] = [];
  let at = 0;
  const keep = (text: string): void => {
    if (text !== '') pieces.push(text);
  };
  for (const { 0: tag, 1: attributes, index } of markup.matchAll(/<span\b([^>]*)>|<\/span>/g)) {
    keep(markup.slice(at, index));
    at = index + tag.length;
    if (attributes === undefined) {
      const span = open.pop();
      if (!span) throw new RangeError('a span that ends and does not begin');
      const inner = pieces;
      pieces = span.pieces;
      pieces.push({ ...span, pieces: inner });
    } else {
      const found = /^(?: class="([^"]*)")?(?: style="([^"]*)")?$/.exec(attributes);
      if (!found) throw new RangeError(`a span of a formula with the attributes${attributes}`);
      const classes = (found[1] ?? '').split(' ').filter((name) => name !== '');
      open.push({ classes, style: found[2] ?? '', pieces });
      pieces = [];
    }
  }
  keep(markup.slice(at));
  if (open.length > 0) throw new RangeError('a span without an end');
  return pieces;
}

/** Rewrites every span from the inside out; what it becomes stands in its place. */
export function rewrite(
  pieces: readonly Piece[],
  change: (span: Span) => readonly Piece[],
): readonly Piece[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' ? piece : change({ ...piece, pieces: rewrite(piece.pieces, change) }),
  );
}

export function isSpan(piece: Piece | undefined): piece is Span {
  return typeof piece === 'object';
}
