/**
 * Equations one below the other with their relation signs in one column, as in a set of lecture notes. What is left of the
 * sign and the rest stand in two columns, the first as wide as KaTeX's metrics say, so that a long one may still break
 * its lines.
 */
import { bareMath, displayMath } from './equations.ts';
import { type Content, type Html, html } from './html.ts';
import { measure } from './measure.ts';
import { splitAtRelation } from './relation.ts';

/** One equation of a group, or several under one caption. */
export interface AlignedRow {
  readonly id?: string;
  readonly caption?: Content;
  /** TeX, one display each. */
  readonly displays: readonly string[];
  /** What a screen reader calls them. */
  readonly label: string;
  /** What belongs to these equations and is no equation. */
  readonly below?: Content;
}

/** The widest left side (em) that the others of its group are moved to the right for; a wider one stands above. */
const WIDEST_LEFT = 14;

/** The same where the page is as narrow as a phone. */
const WIDEST_LEFT_ON_A_PHONE = 3.5;

/** The widest group (em) that leaves room for captions beside it on a desktop. */
const WIDEST_BESIDE = 42;

/** The same on paper. */
const WIDEST_BESIDE_ON_PAPER = 29;

/** What the metrics may miss: kerning, and glyphs that reach out of their boxes. */
const SLACK = 0.15;

/** The sign and the space around it, in em. */
const SIGN = 1.4;

export function alignedEquations(rows: readonly AlignedRow[]): Html {
  const cells = rows.map(({ displays }) => displays.map(cellOf));
  const lefts = cells.flat().map(({ left }) => (left === undefined ? 0 : measure(left).total));
  const rights = cells.flat().map(({ right }) => measure(right).widest);
  const left = Math.max(0, ...lefts);
  const isAbove = left > WIDEST_LEFT;
  const width = Math.max(0, ...rights) + SIGN + (isAbove ? 0 : left);
  const isCaptioned = rows.some(({ caption }) => caption !== undefined);
  const form = [
    isAbove ? ' above' : left > WIDEST_LEFT_ON_A_PHONE ? ' long' : '',
    isCaptioned && width <= WIDEST_BESIDE ? ' beside' : '',
    isCaptioned && width <= WIDEST_BESIDE_ON_PAPER ? ' narrow' : '',
  ].join('');
  // From these the style sheet has the first column, and on paper the size at which the group fits.
  const style = `--left:${Math.ceil((left + SLACK) * 100) / 100};--width:${Math.ceil(width)}`;
  return html`<div class="aligned${form}" style="${style}">
${rows.map((row, k) => renderRow(row, cells[k]!))}</div>`;
}

interface Cell {
  /** Undefined for a display without a relation. */
  readonly left: string | undefined;
  readonly right: string;
}

function cellOf(tex: string): Cell {
  const parts = splitAtRelation(tex);
  if (parts === undefined) return { left: undefined, right: tex };
  return { left: parts.left, right: `${parts.sign}\\nobreak ${parts.right}` };
}

function renderRow({ id, caption, label, below }: AlignedRow, cells: readonly Cell[]): Html {
  const lines = cells.map(({ left, right }) => {
    const [before, rest] = left === undefined ? ['', `\\quad ${right}`] : [left, right];
    return html`<div class="line"><div class="left">${before && bareMath(before)}</div>${displayMath(rest, label)}</div>`;
  });
  const attribute = id === undefined ? undefined : html` id="${id}"`;
  const rest = below === undefined ? undefined : html`<div class="below">${below}</div>`;
  return caption === undefined
    ? html`<div class="row"${attribute}>${lines}${rest}</div>\n`
    : html`<figure class="row"${attribute}><figcaption>${caption}</figcaption>${lines}${rest}</figure>\n`;
}
