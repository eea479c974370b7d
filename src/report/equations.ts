/** Formulas on the page: inline, displayed, and within sentences. */
import katex from 'katex';
import { InputError } from '../algebra/errors.ts';
import { breakBeforeTerms, tokensOf } from './breaks.ts';
import { type Content, Html, html } from './html.ts';
import { MATH_OPTIONS } from './math-options.ts';
import { measure } from './measure.ts';
import { plainSymbol, withSymbols } from './symbols.ts';

/** A formula within a line of text. Throws KaTeX's ParseError for TeX that it cannot set. */
export function inlineMath(tex: string): Html {
  const formula = () =>
    katex.renderToString(tallFractions(tex), { ...MATH_OPTIONS, displayMode: false });
  return plainSymbol(tex) ?? Html.trusted(formula());
}

/** Within a line fractions are set so small that subscripts in them are lost; the outermost ones are set as in a display. */
function tallFractions(tex: string): string {
  let depth = 0;
  const tokens = tokensOf(tex).map((token) => {
    if (token === '{') depth++;
    if (token === '}') depth--;
    return token === '\\frac' && depth === 0 ? '\\dfrac' : token;
  });
  return tokens.join('');
}

/** A displayed formula without a box: the left side of an equation in a column of its own. */
export function bareMath(tex: string): Html {
  return Html.trusted(katex.renderToString(tex, { ...MATH_OPTIONS, displayMode: true }));
}

/** From this width on (em) an equation may not fit a phone, and its box must be reachable by keyboard to scroll. */
const PHONE = 13;

/**
 * A displayed formula in a box of its own, which scrolls when the formula is wider than the page.
 *
 * @param label what a screen reader calls the box when it is focused: `Eq. (13), as printed`
 */
export function displayMath(tex: string, label: string): Html {
  const math = Html.trusted(
    katex.renderToString(tex, { ...MATH_OPTIONS, displayMode: true, macros: rowSpacing(tex) }),
  );
  const { widest } = measure(tex);
  if (widest <= PHONE) return html`<div class="equation">${math}</div>`;
  // The style sheet for paper, where nothing scrolls, shrinks the formula to fit from this number.
  const width = Math.ceil(widest);
  return html`<div class="equation" role="group" tabindex="0" aria-label="${label}" style="--width:${width}">${math}</div>`;
}

/** Rows of a matrix stand too close for the fractions in them. */
function rowSpacing(tex: string): Record<string, string> {
  return /matrix\}.*\\frac/s.test(tex) ? { '\\arraystretch': '1.8' } : {};
}

/** What a paper prints, set as it is printed but for where its lines break on a narrow page. */
export function printedMath(tex: string, label: string): Html {
  return displayMath(breakBeforeTerms(tex), `${label}, as printed`);
}

/** A sentence with formulas between dollar signs; n_B and the like are symbols too. Throws InputError for a dollar sign without a partner. */
export function prose(text: string): Html {
  const parts = text.split('$');
  if (parts.length % 2 === 0) {
    throw new InputError(
      `a dollar sign without a partner in '${text}'; formulas between two are accepted`,
    );
  }
  const content: readonly Content[] = parts.map((part, k) =>
    k % 2 === 0 ? withSymbols(part) : inlineMath(part),
  );
  return html`${content}`;
}
