import { alternatives } from '../../algebra/errors.ts';
import type { Equation } from '../../algebra/expression.ts';
import { type Node, parseTex } from './katex.ts';
import { fail } from './source.ts';

export type Relation = Equation['relation'];
export type Bracket = '(' | '[' | '{' | '⟨' | '|';

interface Scripted {
  /** Offset of the first character in the TeX, and of the character after the last. */
  readonly at: number;
  readonly end: number;
  readonly sub: readonly Token[];
  readonly sup: readonly Token[];
}

/**
 * The flat stream that formulas are read from: what is visible on the page, without the braces, fonts of
 * upright words, small spaces and delimiter sizes that TeX needs to put it there.
 */
export type Token = Scripted &
  (
    | { readonly kind: 'symbol'; readonly base: string; readonly undotted?: string }
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'number'; readonly digits: string }
    | { readonly kind: 'function'; readonly name: string }
    | {
        readonly kind: 'fraction';
        readonly above: readonly Token[];
        readonly below: readonly Token[];
      }
    | { readonly kind: 'root'; readonly of: readonly Token[] }
    | { readonly kind: 'matrix'; readonly rows: readonly (readonly (readonly Token[])[])[] }
    | { readonly kind: 'open'; readonly bracket: Bracket }
    | { readonly kind: 'close'; readonly bracket: Bracket }
    | { readonly kind: 'bar' }
    | { readonly kind: 'mark'; readonly mark: Mark }
    | { readonly kind: 'sign'; readonly sign: '+' | '-' | '\\pm' | '\\mp' }
    | { readonly kind: 'times' }
    | { readonly kind: 'slash' }
    | { readonly kind: 'relation'; readonly relation: Relation }
    | { readonly kind: 'separator'; readonly text: ',' | ';' }
    | { readonly kind: 'period' }
    | { readonly kind: 'integral' }
    | { readonly kind: 'quad' }
    | { readonly kind: 'cell' }
    | { readonly kind: 'row' }
  );

export type Mark = '\\dagger' | '*' | '\\top' | "'";

type Shape = DistributiveOmit<Token, keyof Scripted>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const relations = new Map<string, Relation>([
  ['=', '='],
  ['\\approx', '≈'],
  ['≈', '≈'],
  ['<', '<'],
  ['\\lt', '<'],
  ['>', '>'],
  ['\\gt', '>'],
  ['\\le', '≤'],
  ['\\leq', '≤'],
  ['\\leqslant', '≤'],
  ['≤', '≤'],
  ['\\ge', '≥'],
  ['\\geq', '≥'],
  ['\\geqslant', '≥'],
  ['≥', '≥'],
  ['\\ll', '≪'],
  ['≪', '≪'],
  ['\\gg', '≫'],
  ['≫', '≫'],
  ['\\to', '→'],
  ['\\rightarrow', '→'],
  ['→', '→'],
  ['≠', '≠'],
]);

const brackets = new Map<string, Shape>([
  ['(', { kind: 'open', bracket: '(' }],
  [')', { kind: 'close', bracket: '(' }],
  ['\\lparen', { kind: 'open', bracket: '(' }],
  ['\\rparen', { kind: 'close', bracket: '(' }],
  ['[', { kind: 'open', bracket: '[' }],
  [']', { kind: 'close', bracket: '[' }],
  ['\\lbrack', { kind: 'open', bracket: '[' }],
  ['\\rbrack', { kind: 'close', bracket: '[' }],
  ['\\{', { kind: 'open', bracket: '{' }],
  ['\\}', { kind: 'close', bracket: '{' }],
  ['\\lbrace', { kind: 'open', bracket: '{' }],
  ['\\rbrace', { kind: 'close', bracket: '{' }],
  ['\\langle', { kind: 'open', bracket: '⟨' }],
  ['\\rangle', { kind: 'close', bracket: '⟨' }],
  ['⟨', { kind: 'open', bracket: '⟨' }],
  ['⟩', { kind: 'close', bracket: '⟨' }],
  ['\\lvert', { kind: 'open', bracket: '|' }],
  ['\\rvert', { kind: 'close', bracket: '|' }],
]);

const bars = new Set(['|', '\\vert', '∣']);

const punctuation = new Map<string, Shape>([
  ['+', { kind: 'sign', sign: '+' }],
  ['-', { kind: 'sign', sign: '-' }],
  ['−', { kind: 'sign', sign: '-' }],
  ['\\pm', { kind: 'sign', sign: '\\pm' }],
  ['±', { kind: 'sign', sign: '\\pm' }],
  ['\\mp', { kind: 'sign', sign: '\\mp' }],
  ['\\cdot', { kind: 'times' }],
  ['\\times', { kind: 'times' }],
  ['⋅', { kind: 'times' }],
  ['·', { kind: 'times' }],
  ['×', { kind: 'times' }],
  ['/', { kind: 'slash' }],
  ['\\dagger', { kind: 'mark', mark: '\\dagger' }],
  ['\\dag', { kind: 'mark', mark: '\\dagger' }],
  ['†', { kind: 'mark', mark: '\\dagger' }],
  ['*', { kind: 'mark', mark: '*' }],
  ['\\ast', { kind: 'mark', mark: '*' }],
  ['\\top', { kind: 'mark', mark: '\\top' }],
  ['\\intercal', { kind: 'mark', mark: '\\top' }],
  ['\\prime', { kind: 'mark', mark: "'" }],
  [',', { kind: 'separator', text: ',' }],
  [';', { kind: 'separator', text: ';' }],
  ['.', { kind: 'period' }],
  ['\\Re', { kind: 'function', name: 're' }],
  ['\\Im', { kind: 'function', name: 'im' }],
]);

const accents = new Map([
  ['\\widehat', '\\hat'],
  ['\\widetilde', '\\tilde'],
  ['\\overline', '\\bar'],
]);

const functions = new Set(['exp', 'sin', 'cos', 'tan', 'arg']);
const uprightFonts = new Set(['mathrm', 'mathit', 'mathnormal', 'textrm', 'mathsf', 'text']);
const scriptable = new Set<Token['kind']>([
  'symbol',
  'word',
  'number',
  'function',
  'fraction',
  'root',
  'matrix',
  'close',
  'bar',
  'integral',
]);

/**
 * The visible tokens of a formula in reading order. Rows and cells of an aligned display stay in the
 * stream as tokens; matrices are one token each.
 *
 * @throws InputError when KaTeX cannot parse the TeX, or for a construct that has no place in a formula
 * this project can check (sums over an index, cases, strikeouts).
 */
export function tokenize(tex: string): readonly Token[] {
  const walker: Walker = { tex, cursor: 0 };
  return mergeNumbers(mergeAdjoints(walkAll(walker, parseTex(tex), true)), tex);
}

/** `cursor` is where the last leaf ended: the best place known for nodes that KaTeX leaves unplaced. */
interface Walker {
  readonly tex: string;
  cursor: number;
}

function walkAll(walker: Walker, nodes: readonly Node[], display = false): readonly Token[] {
  return nodes.flatMap((node) => walk(walker, node, display));
}

function walk(walker: Walker, node: Node, display: boolean): readonly Token[] {
  const at = startOf(walker, node);
  const one = (shape: Shape): readonly Token[] => {
    if (node.loc?.lexer.input === walker.tex) walker.cursor = node.loc.end;
    return [{ ...shape, at, end: walker.cursor, sub: [], sup: [] }];
  };
  const inner = (body: Node) => mergeNumbers(mergeAdjoints(walk(walker, body, false)), walker.tex);

  switch (node.type) {
    case 'atom':
    case 'mathord':
    case 'textord':
      return one(leaf(walker, node, at));
    case 'spacing':
      return [];
    case 'kern':
      return node.dimension.unit === 'em' && node.dimension.number >= 1
        ? one({ kind: 'quad' })
        : [];
    case 'cr':
      return one({ kind: 'row' });
    case 'ordgroup':
    case 'styling':
    case 'color':
    case 'mclass':
    case 'sizing':
    case 'tag':
      return walkAll(walker, node.body, display);
    case 'htmlmathml':
      return walkAll(walker, node.mathml);
    case 'text':
    case 'operatorname':
      return word(walker, node.body, at);
    case 'font':
      return font(walker, node.font, node.body, at);
    case 'accent':
      return accented(walker, node.label, node.base, at);
    case 'overline':
      return accented(walker, '\\overline', node.body, at);
    case 'supsub':
      return scripted(walker, node, at);
    case 'op':
      return operator(walker, node, at);
    case 'genfrac': {
      if (!node.hasBarLine || node.leftDelim !== null) return unsupported(walker, 'a binomial', at);
      const above = inner(node.numer);
      const below = inner(node.denom);
      return one({ kind: 'fraction', above, below });
    }
    case 'sqrt': {
      if (node.index) {
        fail(walker.tex, at, 'a root other than the square root', 'write it as a power');
      }
      return one({ kind: 'root', of: inner(node.body) });
    }
    case 'leftright': {
      const open = delimiter(walker, node.left, 'open');
      const body = walkAll(walker, node.body);
      const close = delimiter(walker, node.right, 'close');
      return [open, ...body, close];
    }
    case 'delimsizing':
      if (bars.has(node.delim)) return one({ kind: 'bar' });
      return one(brackets.get(node.delim) ?? unsupported(walker, node.delim, at));
    case 'array': {
      const aligned = node.colSeparationType !== undefined || node.tags !== undefined;
      if (aligned && !display) return unsupported(walker, 'an aligned display in a formula', at);
      skip(walker, beginPattern);
      const tokens = aligned
        ? alignedRows(walker, node.body)
        : one({ kind: 'matrix', rows: node.body.map((row) => row.map(inner)) });
      skip(walker, endPattern);
      return tokens;
    }
    default:
      return unsupported(walker, `a construct of kind ${(node as { type: string }).type}`, at);
  }
}

/** What stands between leaves without being one. */
const gap = String.raw`(?:[\s{}&']|\\\\)*`;
const gapPattern = new RegExp(gap, 'y');
const beginPattern = new RegExp(String.raw`${gap}\\begin\s*\{[^}]*\}`, 'y');
const endPattern = new RegExp(String.raw`${gap}\\end\s*\{[^}]*\}`, 'y');
const delimiterPatterns = {
  open: new RegExp(String.raw`${gap}(\\left\s*)`, 'y'),
  close: new RegExp(String.raw`${gap}(\\right\s*)`, 'y'),
};

/** Moves the cursor over what leaves no node, such as `\begin{aligned}`. */
function skip(walker: Walker, pattern: RegExp): void {
  pattern.lastIndex = walker.cursor;
  if (pattern.test(walker.tex)) walker.cursor = pattern.lastIndex;
}

function startOf(walker: Walker, node: Node): number {
  if (node.loc && node.loc.lexer.input === walker.tex) return node.loc.start;
  const skipped: Walker = { ...walker };
  skip(skipped, gapPattern);
  return skipped.cursor;
}

const summations = new Set(['\\iint', '\\oint', '\\sum', '\\prod', '\\lim']);

function unsupported(walker: Walker, what: string, at: number): never {
  return fail(
    walker.tex,
    at,
    `${what} cannot be read`,
    'sums, products, fractions, powers, roots, brackets, derivatives d/dt and matrices can',
  );
}

function leaf(walker: Walker, node: Extract<Node, { text: string }>, at: number): Shape {
  const { text } = node;
  if (/^[0-9]$/.test(text)) return { kind: 'number', digits: text };
  if (bars.has(text)) return { kind: 'bar' };
  const relation = relations.get(text);
  if (relation !== undefined) return { kind: 'relation', relation };
  const known = brackets.get(text) ?? punctuation.get(text);
  if (known !== undefined) return known;
  if (node.family === 'rel') {
    const accepted = '=, \\approx, \\ne, <, >, \\le, \\ge, \\ll, \\gg or \\to is accepted';
    fail(walker.tex, at, `the relation ${text} cannot be read`, accepted);
  }
  if (/^(\\[a-zA-Z]+|\p{L})$/u.test(text)) return { kind: 'symbol', base: text };
  return unsupported(walker, text, at);
}

/** An upright word, such as Tr; a single upright letter is that letter. */
function word(walker: Walker, body: readonly Node[], at: number): readonly Token[] {
  const text = body.map((node) => plainText(walker, node, at)).join('');
  const end = walker.cursor;
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const scripts = { at, end, sub: [], sup: [] };
  if (/^\p{L}$/u.test(trimmed)) return [{ kind: 'symbol', base: trimmed, ...scripts }];
  return [{ kind: 'word', text: trimmed, ...scripts }];
}

function plainText(walker: Walker, node: Node, at: number): string {
  if (node.loc?.lexer.input === walker.tex) walker.cursor = node.loc.end;
  switch (node.type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return node.text;
    case 'spacing':
      return ' ';
    case 'ordgroup':
      return node.body.map((each) => plainText(walker, each, at)).join('');
    default:
      return fail(walker.tex, at, 'a formula inside text', 'only plain words are accepted there');
  }
}

function font(walker: Walker, name: string, body: Node, at: number): readonly Token[] {
  const group = body.type === 'ordgroup' ? body.body : [body];
  if (uprightFonts.has(name)) {
    const isWord = group.every((node) => node.type === 'mathord' || node.type === 'textord');
    if (isWord && group.length > 1) return word(walker, group, at);
    return walkAll(walker, group);
  }
  return walkAll(walker, group).map((token) => {
    if (token.kind === 'symbol') return { ...token, at, base: `\\${name}{${token.base}}` };
    if (token.kind === 'number') {
      const { sub, sup, end } = token;
      return { kind: 'symbol', base: `\\${name}{${token.digits}}`, at, end, sub, sup };
    }
    return token;
  });
}

function accented(walker: Walker, label: string, base: Node, at: number): readonly Token[] {
  const [only, ...others] = walkAll(walker, base.type === 'ordgroup' ? base.body : [base]);
  if (only?.kind !== 'symbol' || others.length > 0) {
    fail(walker.tex, at, `${label} over more than one symbol`, 'an accent covers one symbol');
  }
  const accent = accents.get(label) ?? label;
  const { base: plain, end, sub, sup } = only;
  const token = { kind: 'symbol', base: `${accent}{${plain}}`, at, end, sub, sup } as const;
  return [accent === '\\dot' ? { ...token, undotted: plain } : token];
}

function scripted(
  walker: Walker,
  node: Extract<Node, { type: 'supsub' }>,
  at: number,
): readonly Token[] {
  const base = node.base === null ? [] : mergeAdjoints(walk(walker, node.base, false));
  const last = base.at(-1);
  if (last === undefined || !scriptable.has(last.kind)) {
    fail(
      walker.tex,
      at,
      'a script with nothing to stand on',
      'put a symbol or a bracket before it',
    );
  }
  if (base.length > 1 && node.base?.type !== 'leftright') {
    fail(
      walker.tex,
      at,
      'a script on a group without brackets',
      'put the brackets that the reader should see',
    );
  }
  const script = (of: Node | undefined) => {
    if (of === undefined) return [];
    return mergeNumbers(mergeAdjoints(walk(walker, of, false)), walker.tex);
  };
  const inReadingOrder = [node.sup, node.sub].sort((a, b) => offset(a) - offset(b));
  const scripts = new Map(inReadingOrder.map((of) => [of, script(of)]));
  const sub = scripts.get(node.sub) ?? [];
  const sup = scripts.get(node.sup) ?? [];
  walker.cursor = Math.max(walker.cursor, ...[...sub, ...sup].map((token) => token.end));
  if (sub.length > 0 && last.sub.length > 0) {
    fail(walker.tex, at, 'two subscripts on one symbol', 'one is accepted');
  }
  if (sup.length > 0 && last.sup.some((token) => token.kind !== 'mark')) {
    fail(walker.tex, at, 'two superscripts on one symbol', 'put the inner power in parentheses');
  }
  return [
    ...base.slice(0, -1),
    { ...last, end: walker.cursor, sub: [...last.sub, ...sub], sup: [...last.sup, ...sup] },
  ];
}

/** Primes have no place of their own; they stand where the base ends, before other scripts. */
function offset(node: Node | undefined): number {
  if (node === undefined) return -1;
  if (node.loc) return node.loc.start;
  return node.type === 'ordgroup' && node.body[0] ? offset(node.body[0]) : -1;
}

function operator(
  walker: Walker,
  node: Extract<Node, { type: 'op' }>,
  at: number,
): readonly Token[] {
  if (node.name === undefined) return word(walker, node.body ?? [], at);
  const name = node.name.slice(1);
  if (functions.has(name)) {
    if (node.loc?.lexer.input === walker.tex) walker.cursor = node.loc.end;
    else walker.cursor = at + node.name.length;
    return [{ kind: 'function', name, at, end: walker.cursor, sub: [], sup: [] }];
  }
  if (node.name === '\\int') {
    walker.cursor = node.loc?.lexer.input === walker.tex ? node.loc.end : at + node.name.length;
    return [{ kind: 'integral', at, end: walker.cursor, sub: [], sup: [] }];
  }
  if (summations.has(node.name)) {
    const accepted = 'an equation with the integral, sum, product or limit carried out is accepted';
    fail(walker.tex, at, `${node.name} cannot be read yet`, accepted);
  }
  return unsupported(walker, node.name, at);
}

/** `\left` and `\right` have no place in the parse tree; they are looked for where they must stand. */
function delimiter(walker: Walker, text: string, side: 'open' | 'close'): Token {
  const command = side === 'open' ? '\\left' : '\\right';
  const pattern = delimiterPatterns[side];
  pattern.lastIndex = walker.cursor;
  const found = pattern.exec(walker.tex);
  const at = found === null ? walker.cursor : pattern.lastIndex - (found[1] ?? '').length;
  if (found !== null) walker.cursor = pattern.lastIndex + text.length;
  const scripts = { at, end: walker.cursor, sub: [], sup: [] };
  if (bars.has(text)) return { kind: side, bracket: '|', ...scripts };
  const shape = brackets.get(text);
  if (shape?.kind !== side) {
    const accepted = alternatives(['( )', '[ ]', '\\{ \\}', '| |', '\\langle \\rangle']);
    fail(walker.tex, at, `the delimiter ${command}${text} cannot be read`, `use ${accepted}`);
  }
  return { ...shape, ...scripts };
}

function alignedRows(walker: Walker, rows: readonly (readonly Node[])[]): readonly Token[] {
  const mark = (kind: 'row' | 'cell'): Token => {
    return { kind, at: walker.cursor, end: walker.cursor, sub: [], sup: [] };
  };
  return rows.flatMap((row, r) => [
    ...(r > 0 ? [mark('row')] : []),
    ...row.flatMap((cell, c) => [...(c > 0 ? [mark('cell')] : []), ...walk(walker, cell, true)]),
  ]);
}

/** `H.c.` is spelled with four tokens when it is typed in italics. */
function mergeAdjoints(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const [dot, c, last] = tokens.slice(i + 1, i + 4);
    const isAdjoint =
      isLetter(token, 'H', 'h') &&
      dot?.kind === 'period' &&
      c !== undefined &&
      isLetter(c, 'c', 'c') &&
      last?.kind === 'period';
    if (isAdjoint) {
      merged.push({ kind: 'word', text: 'H.c.', at: token.at, end: last.end, sub: [], sup: [] });
      i += 3;
    } else {
      merged.push(token);
    }
  }
  return merged;
}

function isLetter(token: Token, ...letters: readonly string[]): boolean {
  return isPlain(token) && token.kind === 'symbol' && letters.includes(token.base);
}

/** Whether a token carries no scripts. */
export function isPlain(token: Token): boolean {
  return token.sub.length === 0 && token.sup.length === 0;
}

/** Whether only white space that TeX ignores stands between two tokens. */
function touches(before: Token, token: Token, tex: string): boolean {
  return /^[\s{}]*$/.test(tex.slice(before.end, token.at));
}

/** Digits stand one by one in the parse tree; side by side they are one number, as on the page. */
function mergeNumbers(tokens: readonly Token[], tex: string): readonly Token[] {
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const before = merged.at(-1);
    const next = tokens[i + 1];
    const continues = before?.kind === 'number' && isPlain(before);
    if (token.kind === 'number' && continues && touches(before, token, tex)) {
      merged[merged.length - 1] = { ...token, digits: before.digits + token.digits, at: before.at };
    } else if (token.kind === 'period' && continues && next?.kind === 'number') {
      if (before.digits.includes('.')) {
        fail(tex, before.at, 'a number with two decimal points', 'one is accepted');
      }
      merged[merged.length - 1] = { ...before, digits: `${before.digits}.`, end: token.end };
    } else {
      merged.push(token);
    }
  }
  return merged;
}
