/**
 * Where a displayed formula may break when the page is too narrow for it. KaTeX breaks after any outermost
 * operator, within brackets too; in print a display breaks before a term or a relation, and never inside a bracket.
 */

/** A command with its delimiter for \left and \right, any other command, white space, or one character. */
const TOKEN = /\\(?:left|right)\s*(?:\\[a-zA-Z]+|\\?[^\sa-zA-Z\\])|\\[a-zA-Z]+|\\.|\s+|./gs;

/** What a sign may follow without standing between two terms. */
const BEFORE_A_TERM =
  /^(?:[=<>+\-([{,&^_]|\\(?:approx|le|ge|ll|gg|rightarrow|ne|quad|times|cdot|pm|mp|left[^a-zA-Z].*|[{\\]))$/s;

const TIMES = new Set(['\\times', '\\cdot', '\\pm', '\\mp']);

const RELATION = /^(?:=|\\(?:approx|simeq|equiv|propto|le|leq|ge|geq|ll|gg|ne|neq))$/;

/** The tokens of TeX, white space among them: joined they give it back. */
export function tokensOf(tex: string): readonly string[] {
  return tex.match(TOKEN) ?? [];
}

/** Whether a token is a sign between the two sides of an equation or an estimate. */
export function isRelation(token: string): boolean {
  return RELATION.test(token);
}

/** By how much a token opens (1) or closes (−1) brackets or groups. */
export function bracketChange(token: string): number {
  return groupChange(token) + plainChange(token);
}

/** Groups hold no line breaks anyway. */
function groupChange(token: string): number {
  if (/^(?:\{|\\left[^a-zA-Z].*|\\begin)$/s.test(token)) return 1;
  return /^(?:\}|\\right[^a-zA-Z].*|\\end)$/s.test(token) ? -1 : 0;
}

/** Plain brackets do. */
function plainChange(token: string): number {
  if (/^(?:[([]|\\\{|\\langle)$/.test(token)) return 1;
  return /^(?:[)\]]|\\\}|\\rangle)$/.test(token) ? -1 : 0;
}

/** The same formula, its lines allowed to break before the terms of the outermost sums and before relations only. */
export function breakBeforeTerms(tex: string): string {
  let groups = 0;
  let brackets = 0;
  let afterTerm = false;
  const placed = tokensOf(tex).map((token) => {
    groups += groupChange(token);
    brackets += plainChange(token);
    const operator = (token === '+' || token === '-' || TIMES.has(token)) && afterTerm;
    const relation = isRelation(token) && afterTerm;
    if (token.trim() !== '') afterTerm = !BEFORE_A_TERM.test(token);
    if (!(operator || relation) || groups > 0) return token;
    const breaks = brackets === 0 && !TIMES.has(token);
    return `${breaks ? '\\allowbreak ' : ''}${token}\\nobreak `;
  });
  return placed.join('');
}
