/** Derived formulas laid out for a page: sums that may break before each term, wide matrices entry by entry. */
import type { Expression } from '../algebra/expression.ts';
import { printText } from '../algebra/text.ts';
import { printTex } from '../claims/tex/print.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';
import type { Abbreviations } from './abbreviations.ts';
import { breakBeforeTerms } from './breaks.ts';
import { displayMath, inlineMath } from './equations.ts';
import { type Content, type Html, html, join } from './html.ts';
import { measure } from './measure.ts';
import { plainSymbol } from './symbols.ts';

/** The widest matrix (em) that is left in one piece. */
const WIDEST = 46;

/** The widest equation (em) that fits one of two columns. */
export const COLUMN = 29;

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
  return layOutEquation(left, right, abbreviations, label).block;
}

/** The same, and whether it needs more than half of the page. */
export function layOutEquation(
  left: string,
  right: Expression,
  abbreviations: Abbreviations,
  label: string,
): { readonly block: Html; readonly wide: boolean } {
  const known = abbreviations.count;
  const short = abbreviations.shorten(right);
  const used = abbreviations.usedIn(short);
  const { vocabulary } = abbreviations;
  const displays = layOut(left, short, vocabulary);
  const introduced = used
    .filter(({ index }) => index > known)
    .map(
      ({ index, tex, value, tooLong }, k) =>
        html`<div class="abbreviation" id="abbreviation-${index}">${k === 0 ? html`<span class="where-word">where</span>` : undefined}${tooLong ? asText(tex, value) : displayMath(`${tex} = ${breakable(value, vocabulary)}`, `abbreviation ${index}`)}</div>`,
    );
  const block = html`${displays.map((tex) => displayMath(tex, label))}${introduced}${reminder(used.filter(({ index }) => index <= known))}`;
  const wide =
    introduced.length > 0 ||
    displays.length > 1 ||
    displays.some((tex) => measure(tex).widest > COLUMN);
  return { block, wide };
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

function layOut(left: string, right: Expression, vocabulary: Vocabulary): readonly string[] {
  const whole = `${left} = ${breakable(right, vocabulary)}`;
  const entries = measure(whole).widest <= WIDEST ? undefined : entriesOf(right);
  if (!entries) return [whole];
  return entries.flatMap((row, i) =>
    row.map(
      (entry, j) => `\\left[${left}\\right]_{${i + 1},${j + 1}} = ${breakable(entry, vocabulary)}`,
    ),
  );
}

/** The entries of a matrix, or of one with a factor before it; undefined for anything else. */
function entriesOf(expression: Expression): readonly (readonly Expression[])[] | undefined {
  if (expression.kind === 'matrix') return expression.rows;
  if (expression.kind !== 'product') return undefined;
  const at = expression.factors.findIndex(({ kind }) => kind === 'matrix');
  const matrix = expression.factors[at];
  if (matrix?.kind !== 'matrix') return undefined;
  return matrix.rows.map((row) =>
    row.map((entry) => ({ kind: 'product', factors: expression.factors.with(at, entry) })),
  );
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
