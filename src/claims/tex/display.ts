import { fail } from './source.ts';
import { isPlain, type Relation, type Token } from './tokens.ts';

/** One printed equation or chain of equations, cut at its relations. */
export interface Chain {
  readonly sides: readonly (readonly Token[])[];
  /** One fewer than the sides. */
  readonly relations: readonly Relation[];
}

/** Words between the equations of one display. */
const conjunctions = new Set(['and', 'with', 'where']);

interface Row {
  readonly tokens: readonly Token[];
  /** Whether the row has an alignment mark with nothing to its left. */
  readonly indented: boolean;
}

/**
 * Cuts a display into chains. Commas, wide spaces, conjunctions and columns separate equations, and so does
 * a row with a relation and something before it; a row that begins with a relation or an operator continues
 * the last one, and so does any row after one that is not finished.
 *
 * @throws InputError for brackets that do not pair, a part without a relation, and a row or a wide space
 * between factors, which may be a product or two formulas.
 */
export function splitEquations(tex: string, tokens: readonly Token[]): readonly Chain[] {
  const chains: Chain[] = [];
  const depths = bracketDepths(tex, tokens);
  const outside = (token: Token) => (depths.get(token) ?? 0) === 0;
  const hasRelation = (part: readonly Token[]) =>
    part.some((token) => token.kind === 'relation' && outside(token));
  let current: Token[] = [];
  const flush = () => {
    if (current.length > 0) chains.push(cutAtRelations(tex, current, outside));
    current = [];
  };

  for (const row of rowsOf(tokens)) {
    const before = current.at(-1);
    const first = row.tokens.find((token) => token.kind !== 'quad');
    if (first === undefined) continue;
    if (before !== undefined && !expectsMore(before)) {
      if (outside(before) && startsEquation(row, first, hasRelation)) flush();
      else if (!continues(first) || (!row.indented && isMinus(first) && hasRelation(row.tokens))) {
        failAtRow(tex, first);
      }
    }
    for (const [index, token] of row.tokens.entries()) {
      if (!outside(token)) {
        if (token.kind !== 'quad') current.push(token);
      } else if (token.kind === 'separator') {
        flush();
      } else if (token.kind === 'word' && conjunctions.has(token.text)) {
        flush();
      } else if (token.kind === 'quad') {
        const rest = row.tokens.slice(index + 1);
        const end = rest.findIndex(
          (each) => outside(each) && (each.kind === 'separator' || each.kind === 'quad'),
        );
        const next = end < 0 ? rest : rest.slice(0, end);
        if (!isGap(current.at(-1), next[0])) continue;
        if (!hasRelation(current) || !hasRelation(next)) failAtSpace(tex, next[0]);
        flush();
      } else {
        current.push(token);
      }
    }
  }
  flush();
  if (chains.length === 0) fail(tex, tex.length, 'no equation', 'a relation such as = is accepted');
  return chains;
}

/**
 * The tokens of a single formula: no rows, alignment, wide spaces, equation number or full stop.
 *
 * @throws InputError where a row or a wide space stands between factors.
 */
export function withoutLayout(tex: string, tokens: readonly Token[]): readonly Token[] {
  const formula: Token[] = [];
  for (const row of rowsOf(tokens)) {
    let spaced = formula.length > 0;
    for (const token of row.tokens) {
      if (token.kind !== 'quad') {
        if (spaced && isGap(formula.at(-1), token)) failAtRow(tex, token);
        formula.push(token);
      }
      spaced = token.kind === 'quad';
    }
  }
  return isComma(formula.at(-1), ',') ? formula.slice(0, -1) : formula;
}

/** Whether two tokens stand side by side without an operator, so that a gap between them has no reading. */
function isGap(before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return !expectsMore(before) && !continues(after);
}

function isMinus(token: Token): boolean {
  return token.kind === 'sign' && token.sign === '-';
}

function failAtRow(tex: string, token: Token): never {
  return fail(
    tex,
    token.at,
    'a row that may continue the last one or begin an equation',
    'a comma at the end of the last row, or an operator and & at the start of this one, is accepted',
  );
}

function failAtSpace(tex: string, token: Token | undefined): never {
  return fail(
    tex,
    token?.at ?? tex.length,
    'a wide space between factors',
    'equations with a wide space or a comma between them are accepted',
  );
}

function rowsOf(tokens: readonly Token[]): readonly Row[] {
  const rows: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'row') rows.push([]);
    else rows.at(-1)?.push(token);
  }
  return rows.map((row) => {
    const indented = row.find((token) => token.kind !== 'quad')?.kind === 'cell';
    return { tokens: withoutStop(withoutCells(row)), indented };
  });
}

/** Of the alignment marks in a row, every second one opens a new column: a wide space. */
function withoutCells(row: readonly Token[]): readonly Token[] {
  let marks = 0;
  return row.flatMap((token): readonly Token[] => {
    if (token.kind !== 'cell') return [token];
    marks += 1;
    return marks % 2 === 0 ? [{ ...token, kind: 'quad' }] : [];
  });
}

/** Drops the equation number, `\quad (B1)`, and the punctuation that ends the sentence. */
function withoutStop(row: readonly Token[]): readonly Token[] {
  let kept = row;
  const quad = row.findLastIndex((token) => token.kind === 'quad');
  if (quad >= 0 && isEquationNumber(row.slice(quad + 1))) kept = row.slice(0, quad);
  while (kept.at(-1)?.kind === 'quad') kept = kept.slice(0, -1);
  const last = kept.at(-1);
  return last?.kind === 'period' || isComma(last, ';') ? kept.slice(0, -1) : kept;
}

function isComma(token: Token | undefined, text: ',' | ';'): boolean {
  return token?.kind === 'separator' && token.text === text;
}

function isEquationNumber(tokens: readonly Token[]): boolean {
  const text = tokens.map((token) => {
    if (!isPlain(token)) return ' ';
    if (token.kind === 'symbol') return token.base;
    if (token.kind === 'word') return token.text;
    if (token.kind === 'number') return token.digits;
    if (token.kind === 'close' && token.bracket === '(') return ')';
    return token.kind === 'open' ? token.bracket : ' ';
  });
  return /^\([A-Z]?[0-9]+[a-z]?\)$/.test(text.join(''));
}

function startsEquation(
  row: Row,
  first: Token,
  hasRelation: (part: readonly Token[]) => boolean,
): boolean {
  return !continues(first) && !row.indented && hasRelation(row.tokens);
}

/** Whether a part that begins with this token belongs to what stands before it. */
function continues(token: Token): boolean {
  return ['relation', 'sign', 'times', 'slash', 'close', 'separator'].includes(token.kind);
}

/** Whether something must follow this token. */
function expectsMore(token: Token): boolean {
  return ['relation', 'sign', 'times', 'slash', 'open', 'separator'].includes(token.kind);
}

/** How many brackets enclose each token; a bracket does not enclose itself. */
function bracketDepths(tex: string, tokens: readonly Token[]): ReadonlyMap<Token, number> {
  const depths = new Map<Token, number>();
  const opened: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'close' && opened.pop() === undefined) {
      fail(
        tex,
        token.at,
        'a closing bracket without an opening one',
        'brackets in pairs are accepted',
      );
    }
    depths.set(token, opened.length);
    if (token.kind === 'open') opened.push(token);
  }
  const unclosed = opened.at(-1);
  if (unclosed !== undefined) {
    fail(tex, unclosed.at, 'a bracket that is never closed', 'brackets in pairs are accepted');
  }
  return depths;
}

function cutAtRelations(
  tex: string,
  tokens: readonly Token[],
  outside: (token: Token) => boolean,
): Chain {
  const sides: Token[][] = [[]];
  const relations: Relation[] = [];
  for (const token of tokens) {
    if (token.kind === 'relation' && outside(token)) {
      if (sides.at(-1)?.length === 0) {
        fail(
          tex,
          token.at,
          `nothing stands before ${token.relation}`,
          'a formula is accepted there',
        );
      }
      relations.push(token.relation);
      sides.push([]);
    } else {
      sides.at(-1)?.push(token);
    }
  }
  const [first] = tokens;
  const last = tokens.at(-1);
  if (relations.length === 0) {
    fail(
      tex,
      first?.at ?? 0,
      'a formula without a relation',
      'an equation such as A = B is accepted',
    );
  }
  if (sides.at(-1)?.length === 0) {
    fail(
      tex,
      last?.end ?? tex.length,
      'nothing stands after the relation',
      'a formula is accepted there',
    );
  }
  return { sides, relations };
}
