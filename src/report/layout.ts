/** Derived formulas laid out for a page: sums that may break before each term, wide matrices entry by entry. */
import type { Expression } from '../algebra/expression.ts';
import { printText } from '../algebra/text.ts';
import { printTex } from '../claims/tex/print.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';
import type { Abbreviation, Abbreviations } from './abbreviations.ts';
import { breakBeforeTerms } from './breaks.ts';
import { displayMath, inlineMath } from './equations.ts';
import { type Content, type Html, html, join } from './html.ts';
import { measure } from './measure.ts';
import { plainSymbol } from './symbols.ts';

/** The widest matrix (em) that is left in one piece. */
const WIDEST = 46;

/**
 * left = right, displayed, with what its abbreviations stand for.
 *
 * @param left TeX
 * @param label what a screen reader calls it
 */
export function equationBlock(
  left: string,
  right: Expression,
  abbreviations: Abbreviations,
  label: string,
): Html {
  const { displays, where } = layOutEquation(left, right, abbreviations);
  return html`${displays.map((tex) => displayMath(tex, label))}${where}`;
}

/** An equation laid out: the displays that it takes, and what its abbreviations stand for. */
export interface LaidOut {
  /** TeX: one, or one an entry of a matrix that is too wide. */
  readonly displays: readonly string[];
  readonly where: Content;
}

/** left = right as `equationBlock` shows it, for where it is placed otherwise. */
export function layOutEquation(
  left: string,
  right: Expression,
  abbreviations: Abbreviations,
): LaidOut {
  const known = abbreviations.count;
  const parts = partsOf(left, abbreviations.shorten(right), abbreviations);
  const used = abbreviations.usedIn({ kind: 'sum', terms: parts.map(({ value }) => value) });
  const { vocabulary } = abbreviations;
  const introduced = used.filter(({ index }) => index > known);
  const reminded = used.filter(({ index }) => index <= known);
  return {
    displays: parts.map((part) => equation(part.left, breakable(part.value, vocabulary))),
    where:
      used.length === 0
        ? undefined
        : html`${introduced.map((each, k) => introduction(each, k === 0, vocabulary))}${reminder(reminded)}`,
  };
}

interface Part {
  readonly left: string;
  readonly value: Expression;
}

/** The whole, or the entries of a matrix that is too wide, whose sums then need abbreviations of their own. */
function partsOf(left: string, right: Expression, abbreviations: Abbreviations): readonly Part[] {
  const { widest } = measure(breakable(right, abbreviations.vocabulary));
  const entries = widest <= WIDEST ? undefined : entriesOf(right);
  if (!entries) return [{ left, value: right }];
  return entries.flatMap((row, i) =>
    row.map((entry, j) => ({
      left: `\\left[${left}\\right]_{${i + 1},${j + 1}}`,
      value: abbreviations.shorten(entry),
    })),
  );
}

function introduction(
  { index, tex, value, tooLong }: Abbreviation,
  isFirst: boolean,
  vocabulary: Vocabulary,
): Html {
  const formula = tooLong
    ? asText(tex, value)
    : displayMath(equation(tex, breakable(value, vocabulary)), `abbreviation ${index}`);
  return html`<div class="abbreviation" id="abbreviation-${index}">${isFirst ? html`<span class="where-word">where</span>` : undefined}${formula}</div>`;
}

/** May break before its sign, and not after it. */
function equation(left: string, right: string): string {
  return `${left} \\allowbreak =\\nobreak ${right}`;
}

/** A sum that no one will read, in the notation that the command line and other algebra systems do. */
function asText(tex: string, value: Expression): Html {
  const text = printText(value);
  return html`<details><summary>${inlineMath(tex)}, ${text.length} characters, as text</summary><pre><code>${text}</code></pre></details>`;
}

function reminder(known: readonly { readonly index: number; readonly tex: string }[]): Content {
  if (known.length === 0) return undefined;
  const links = known.map(
    ({ index, tex }) =>
      html`<a href="#abbreviation-${index}">${plainSymbol(tex) ?? inlineMath(tex)}</a>`,
  );
  return html`<p class="reminder">with ${join(links, ', ')} from above</p>`;
}

/** The entries of a matrix, or of one with a factor before it; undefined for anything else. */
function entriesOf(expression: Expression): readonly (readonly Expression[])[] | undefined {
  if (expression.kind === 'matrix') return expression.rows;
  if (expression.kind !== 'product') return undefined;
  const at = expression.factors.findIndex(({ kind }) => kind === 'matrix');
  const matrix = expression.factors[at];
  if (matrix?.kind !== 'matrix') return undefined;
  const times = (entry: Expression): Expression =>
    entry.kind === 'negation'
      ? { kind: 'negation', of: times(entry.of) }
      : { kind: 'product', factors: expression.factors.with(at, entry) };
  return matrix.rows.map((row) => row.map(times));
}

/** The formula as TeX that may break before each of its terms. */
export function breakable(expression: Expression, vocabulary: Vocabulary): string {
  const terms = termsOf(expression);
  const [only] = terms;
  const whole: Expression = terms.length === 1 && only ? only : { kind: 'sum', terms };
  return breakBeforeTerms(printTex(whole, vocabulary));
}

/** The terms of a sum, a sign before the whole of it given to each. */
function termsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'sum') return expression.terms.flatMap(termsOf);
  if (expression.kind !== 'negation' || expression.of.kind !== 'sum') return [expression];
  return termsOf(expression.of).map((term) =>
    term.kind === 'negation' ? term.of : { kind: 'negation', of: term },
  );
}
