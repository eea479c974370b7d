/** Displayed equations for a printed page: sums broken between terms, matrices too wide given entry by entry. */
import type { Expression } from '../../algebra/expression.ts';
import { printText } from '../../algebra/text.ts';
import { printTex } from '../../claims/tex/print.ts';
import type { Vocabulary } from '../../claims/tex/vocabulary.ts';
import type { Abbreviations } from '../abbreviations.ts';
import { breakBeforeTerms } from '../breaks.ts';
import { measure } from '../measure.ts';
import { mathTex } from './latex-prose.ts';

/** The width of the page in em of its font; the fonts of TeX and of KaTeX are the same. */
const PAGE = 44;

/** What a continued line begins with takes this much. */
const INDENT = 2.5;

/** left = right, with what new abbreviations in it stand for. */
export function displayedLine(
  left: string,
  right: Expression,
  abbreviations: Abbreviations,
): string {
  const known = abbreviations.count;
  const short = abbreviations.shorten(right);
  const introduced = abbreviations.usedIn(short).filter(({ index }) => index > known);
  const { vocabulary } = abbreviations;
  return [
    displayed(left, short, vocabulary),
    ...introduced.map(({ tex, value, tooLong }, k) => {
      const where = k === 0 ? '\\noindent where\n' : '';
      return `${where}${tooLong ? asText(tex, value) : displayed(tex, value, vocabulary)}`;
    }),
  ].join('\n');
}

function displayed(left: string, right: Expression, vocabulary: Vocabulary): string {
  const whole = `${left} = ${printTex(right, vocabulary)}`;
  if (widthOf(whole) <= PAGE) return display(whole);
  const entries = entriesOf(right);
  if (entries) {
    return entries
      .map(({ row, column, entry }) =>
        displayed(`\\left[${left}\\right]_{${row},${column}}`, entry, vocabulary),
      )
      .join('\n');
  }
  const outer = bracketed(right);
  const before = outer ? ` ${printTex(outer.front, vocabulary)} \\Bigl(` : '';
  const terms = signedTerms(outer?.sum ?? right, vocabulary);
  const room = PAGE - widthOf(`${left} =${before.replace('\\Bigl(', '')}`);
  if (Math.max(...terms.map(widthOf)) > room) return narrowed(whole);
  const [head = '', ...others] = packed(terms, room);
  const lines = [`${left} &=${before} ${head}`, ...others.map((line) => `&\\quad {}${line}`)];
  const closed = outer ? `${lines.pop()} \\Bigr)` : lines.pop();
  return `\\begin{align*}
${[...lines, closed].map((line) => mathTex(line ?? '')).join(' \\\\\n')}
\\end{align*}`;
}

/** Terms on as many lines as they need, the first being as wide as `room` and the others a little less. */
function packed(terms: readonly string[], room: number): readonly string[] {
  const lines: string[][] = [[]];
  let left = room;
  for (const term of terms) {
    const width = widthOf(term) + 0.5;
    if (width > left && lines.at(-1)!.length > 0) {
      lines.push([]);
      left = room - INDENT;
    }
    lines.at(-1)!.push(term);
    left -= width;
  }
  return lines.map((line) => line.join(' '));
}

/** One display; rows of a matrix stand too close for fractions in them. */
function display(tex: string): string {
  const wide = /matrix\}.*\\frac/s.test(tex);
  const math = `\\[\n${mathTex(tex)}\n\\]`;
  return wide ? `{\\renewcommand{\\arraystretch}{1.7}${math}}` : math;
}

/** The entries of a matrix, or of a multiple of one; undefined for anything else. */
function entriesOf(expression: Expression) {
  const factors = expression.kind === 'product' ? expression.factors : [expression];
  const matrix = factors.at(-1);
  if (matrix?.kind !== 'matrix') return undefined;
  const front = factors.slice(0, -1);
  return matrix.rows.flatMap((row, i) =>
    row.map((entry, j) => ({
      row: i + 1,
      column: j + 1,
      entry: front.length === 0 ? entry : multiple(front, entry),
    })),
  );
}

/** front·entry, with the sign of the entry before the whole. */
function multiple(front: readonly Expression[], entry: Expression): Expression {
  return entry.kind === 'negation'
    ? { kind: 'negation', of: { kind: 'product', factors: [...front, entry.of] } }
    : { kind: 'product', factors: [...front, entry] };
}

/** What stands before the bracket of a product that ends in a sum, and the sum; undefined for anything else. */
function bracketed(expression: Expression): { front: Expression; sum: Expression } | undefined {
  if (expression.kind === 'negation') {
    const inner = bracketed(expression.of);
    return inner && { front: { kind: 'negation', of: inner.front }, sum: inner.sum };
  }
  if (expression.kind !== 'product') return undefined;
  const sum = expression.factors.at(-1);
  if (sum?.kind !== 'sum') return undefined;
  return { front: { kind: 'product', factors: expression.factors.slice(0, -1) }, sum };
}

/** The whole formula, set smaller so that it fits. */
function narrowed(tex: string): string {
  return `\\[\n\\resizebox{\\linewidth}{!}{$\\displaystyle ${mathTex(tex)}$}\n\\]`;
}

/** The terms with their signs; the first without a plus. */
function signedTerms(expression: Expression, vocabulary: Vocabulary): readonly string[] {
  return termsOf(expression).map((term, k) => {
    const negative = term.kind === 'negation';
    const tex = printTex({ kind: 'product', factors: [negative ? term.of : term] }, vocabulary);
    if (negative) return `- ${tex}`;
    return k === 0 ? tex : `+ ${tex}`;
  });
}

function termsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'sum') return expression.terms.flatMap(termsOf);
  if (expression.kind !== 'negation' || expression.of.kind !== 'sum') return [expression];
  return termsOf(expression.of).map((term) =>
    term.kind === 'negation' ? term.of : { kind: 'negation', of: term },
  );
}

function widthOf(tex: string): number {
  return measure(tex).total;
}

/** A sum that no one will read, in the notation that other programs do. */
function asText(tex: string, value: Expression): string {
  return `$${tex}$, a sum of ${termsOf(value).length} terms, as text:
\\begin{lstlisting}
${printText(value)}
\\end{lstlisting}`;
}

/** A formula as somebody else printed it, broken where its outermost sums allow. */
export function printedFormula(tex: string): string {
  const clean = tex.replace(/\\tag\*?\{[^{}]*\}/g, '').trim();
  if (widthOf(clean) <= PAGE - 4) return display(clean);
  const { widest } = measure(breakBeforeTerms(clean));
  if (widest > PAGE - 4) return narrowed(clean);
  // Within a paragraph TeX breaks formulas after the operators of outermost sums.
  return `\\begin{flushleft}\n\\hspace*{2em}$\\displaystyle ${mathTex(clean)}$\n\\end{flushleft}`;
}
