/**
 * Where a displayed formula may break when the page is too narrow for it. KaTeX breaks after any outermost
 * operator, within brackets too; in print a display breaks before a term, and never inside a bracket.
 */

/** A command with its delimiter for \left and \right, any other command, white space, or one character. */
const TOKEN = /\\(?:left|right)\s*(?:\\[a-zA-Z]+|\\?[^\sa-zA-Z\\])|\\[a-zA-Z]+|\\.|\s+|./gs;

/** What a sign may follow without standing between two terms. */
const BEFORE_A_TERM =
  /^(?:[=<>+\-([{,&^_]|\\(?:approx|le|ge|ll|gg|rightarrow|ne|quad|times|cdot|pm|mp|left[^a-zA-Z].*|[{\\]))$/s;

const TIMES = new Set(['\\times', '\\cdot', '\\pm', '\\mp']);

/** The same formula, its lines allowed to break before the terms of the outermost sums and after relations only. */
export function breakBeforeTerms(tex: string): string {
  /** Groups hold no line breaks anyway; plain brackets do. */
  let groups = 0;
  let brackets = 0;
  let afterTerm = false;
  const placed = [...tex.matchAll(TOKEN)].map(([token]) => {
    if (/^(?:\{|\\left[^a-zA-Z].*|\\begin)$/s.test(token)) groups++;
    if (/^(?:\}|\\right[^a-zA-Z].*|\\end)$/s.test(token)) groups--;
    if (/^(?:[([]|\\\{|\\langle)$/.test(token)) brackets++;
    if (/^(?:[)\]]|\\\}|\\rangle)$/.test(token)) brackets--;
    const operator = (token === '+' || token === '-' || TIMES.has(token)) && afterTerm;
    if (token.trim() !== '') afterTerm = !BEFORE_A_TERM.test(token);
    if (!operator || groups > 0) return token;
    const breaks = brackets === 0 && !TIMES.has(token);
    return `${breaks ? '\\allowbreak ' : ''}${token}\\nobreak `;
  });
  return placed.join('');
}
