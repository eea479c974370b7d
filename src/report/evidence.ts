/** What a check found, for a reader: residuals as formulas, numbers at a point, whatever else as it is. */
import { InputError } from '../algebra/errors.ts';
import { children, type Expression, namesIn, withChildren } from '../algebra/expression.ts';
import { readText } from '../algebra/text.ts';
import type { CheckRecord, Evidence } from '../claims/claim.ts';
import { printTex } from '../claims/tex/print.ts';
import type { AlignedRow } from './aligned.ts';
import { inlineMath } from './equations.ts';
import { type Content, type Html, html, join } from './html.ts';
import { breakable, equationBlock, layOutEquation } from './layout.ts';
import { measure } from './measure.ts';
import { namesOf, type PaperReport } from './paper-report.ts';
import { withNames } from './symbols.ts';

/** Residuals up to this width (em) are a headline; those beyond the other are displayed apart from the text. */
const SHORT = 22;
const LONG = 32;

/** The first residual that checks found, as text: `0` where printed and derived are equal. */
export function residualIn(checks: readonly CheckRecord[]): string | undefined {
  const record = checks.find(({ outcome }) => typeof outcome.evidence.residual === 'string');
  return record && String(record.outcome.evidence.residual);
}

/** What printed minus derived leaves, as a row of an aligned group. */
export function residualRow(text: string, label: string, report: PaperReport): AlignedRow {
  const residual = readResidual(text);
  const caption = 'Printed minus derived';
  if (residual === undefined)
    return {
      caption,
      displays: [],
      label,
      below: /^\d+ \w+$/.test(text) ? html`${text} are left` : html`<code>${text}</code>`,
    };
  const { displays, where } = layOutEquation('', residual.value, report.abbreviations);
  const { entry, entries = 1 } = residual;
  const simplest = entries > 1 ? `, the simplest of ${entries} that differ` : '';
  return {
    caption: entry === undefined ? caption : `${caption}, entry ${entry}${simplest}`,
    displays,
    label,
    below: where,
  };
}

/** A check's evidence within a table or a sentence; `line` is the line of the derivation that was compared with, if any. */
export function describeEvidence(
  { outcome }: CheckRecord,
  report: PaperReport,
  line: string | undefined,
): Html {
  const { residual, ...others } = outcome.evidence;
  const found: Content[] = [];
  if (outcome.kind === 'unsettled') found.push(outcome.why);
  if (residual !== undefined) found.push(describeResidual(String(residual), report, line));
  const point = describePoint(others, report);
  if (point) found.push(point);
  else found.push(...describeEntries(others, report));
  // Two fit a sentence; more need a line each.
  if (found.length < 3) return join(found, '; ');
  return html`<ul class="entries">${found.map((each) => html`<li>${each}</li>\n`)}</ul>`;
}

/** One line that shows that a claim is false: the residual if it is short, else what goes wrong at a point. */
export function headlineEvidence(
  checks: readonly CheckRecord[],
  report: PaperReport,
  line: string | undefined,
): Html | undefined {
  const failed = checks.filter(({ outcome }) => outcome.kind === 'failed');
  const best =
    failed.find(({ outcome }) => isShort(outcome.evidence.residual, report)) ??
    failed.find(({ outcome }) => describePoint(outcome.evidence, report)) ??
    failed[0];
  return best && describeEvidence(best, report, line);
}

/** A residual as the ledger states it, read. */
interface Residual {
  /** TeX of what it is the value of. */
  readonly left: string;
  readonly value: Expression;
  /** Of a matrix of which only one entry is given: which, and how many do not vanish. */
  readonly entry?: string;
  readonly entries?: number;
}

const DIFFERENCE = '\\text{printed} - \\text{derived}';

/** Residuals are written as text; those of matrices as a count and one entry: `9 entries, (2,1): x`. */
function readResidual(text: string): Residual | undefined {
  const [, entries, row, column, entry] = /^(\d+) entries, \((\d+),(\d+)\): (.*)$/.exec(text) ?? [];
  try {
    const value = hoistSigns(readText(entry ?? text));
    if (entry === undefined) return { left: DIFFERENCE, value };
    const left = `\\left[${DIFFERENCE}\\right]_{${row},${column}}`;
    return { left, value, entry: `(${row},${column})`, entries: Number(entries) };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function residualTex({ left, value }: Residual, { paper }: PaperReport): string {
  return `${left} = ${breakable(value, paper.vocabulary)}`;
}

function isShort(text: Evidence[string] | undefined, report: PaperReport): boolean {
  const residual = typeof text === 'string' ? readResidual(text) : undefined;
  return residual !== undefined && measure(residualTex(residual, report)).total <= SHORT;
}

function describeResidual(text: string, report: PaperReport, line: string | undefined): Html {
  if (text === '0') return html`printed and derived are equal`;
  const residual = readResidual(text);
  if (!residual) return html`printed minus derived: <code>${text}</code>`;
  const tex = residualTex(residual, report);
  if (measure(tex).total <= LONG) return html`${inlineMath(tex)}${others(residual)}`;
  if (!line) return residualBlock(residual, report, 'printed minus derived');
  return html`${inlineMath(`${DIFFERENCE} \\ne 0`)}, <a href="#line-${line}">written out in the derivation</a>`;
}

function residualBlock(residual: Residual, { abbreviations }: PaperReport, label: string): Html {
  const rest = others(residual);
  return html`${equationBlock(residual.left, residual.value, abbreviations, label)}${rest && html`<p>${rest}</p>`}`;
}

function others({ entries = 1 }: Residual): Html | undefined {
  if (entries < 2) return undefined;
  return html` <span class="others">(the simplest of ${entries} entries that differ)</span>`;
}

/** Text binds a sign to the first factor, (−2)x; print has it before the product, −2x. */
function hoistSigns(expression: Expression): Expression {
  const parts = children(expression).map(hoistSigns);
  const [first, ...rest] = parts;
  if (first?.kind === 'negation') {
    if (expression.kind === 'product')
      return { kind: 'negation', of: { kind: 'product', factors: [first.of, ...rest] } };
    if (expression.kind === 'quotient')
      return {
        kind: 'negation',
        of: { ...expression, numerator: first.of, denominator: rest[0]! },
      };
  }
  return withChildren(expression, parts);
}

function describePoint(evidence: Evidence, report: PaperReport): Html | undefined {
  const { point, at, printed, computed } = evidence;
  if (point === undefined || printed === undefined || computed === undefined) return undefined;
  const where = at === undefined ? html`point ${String(point)}` : assignments(String(at), report);
  return html`at ${where} the printed form gives ${quantity(printed)}, where ${quantity(computed)} is right`;
}

/** `kappa_a = 0.7, theta = 2` in the paper's symbols. */
function assignments(text: string, { paper }: PaperReport): Html {
  const each = text.split(', ').map((assignment) => {
    const [name = '', value = ''] = assignment.split(' = ');
    return html`${inlineMath(printTex({ kind: 'symbol', name }, paper.vocabulary))} = ${quantity(value)}`;
  });
  return join(each, ', ');
}

/** Entry by entry, those that are not as the paper states them marked. */
function describeEntries({ fails, ...others }: Evidence, report: PaperReport): readonly Html[] {
  const failing = new Set(fails === undefined ? [] : String(fails).split(', '));
  const entries = Object.entries(others).map((entry) => {
    const described = describeEntry(entry, report);
    return failing.delete(entry[0]) ? html`${described}, not as stated` : described;
  });
  const unseen = [...failing].map((name) => html`not as stated: ${worded(name, report)}`);
  return [...entries, ...unseen];
}

function describeEntry(
  [key, value]: readonly [string, Evidence[string]],
  report: PaperReport,
): Html {
  if (key === 'points') return html`at ${quantity(value)} ${value === 1 ? 'point' : 'points'}`;
  if (key === 'tolerance') return html`to within ${quantity(value)}`;
  const formula = typeof value === 'string' ? formulaIn(value, report) : undefined;
  // A list of values needs a sign of where it begins; one value reads as a phrase.
  const colon = formula || String(value).includes(',') || isProse(key) ? ':' : '';
  const name = withNames(words(key), namesOf(report), inlineMath);
  if (value === true) return html`${name}: yes`;
  if (value === false) return html`${name}: no`;
  return html`${name}${colon} ${formula ?? (typeof value === 'string' ? worded(value, report) : quantity(value))}`;
}

/** Words with numbers or symbols among them; what is left of formulas stands as the command line writes it. */
function worded(text: string, report: PaperReport): Html {
  if (text.includes('*')) return html`<code>${text}</code>`;
  return /[A-Za-z]_/.test(text) ? withNames(text, namesOf(report), inlineMath) : quantity(text);
}

/** A value that is a formula in the paper's symbols, as such; undefined for numbers, words and what is too long. */
function formulaIn(text: string, report: PaperReport): Html | undefined {
  if (!/[*^]|_\w/.test(text) || /[,;:…]|\w \w/.test(text)) return undefined;
  const read = readResidual(text);
  if (!read || !namesIn(read.value).every((name) => isKnown(name, report))) return undefined;
  const tex = breakable(read.value, report.paper.vocabulary);
  return measure(tex).widest <= LONG ? inlineMath(tex) : undefined;
}

function isKnown(name: string, { paper }: PaperReport): boolean {
  return paper.vocabulary.printed.has(name);
}

/** Whether a key is a phrase already, with symbols whose letters must stay as they are. */
function isProse(key: string): boolean {
  return /[\s_]/.test(key);
}

function words(key: string): string {
  if (isProse(key)) return key;
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/-/g, ' ')
    .toLowerCase();
}

/** What is longer is not one number, and may be broken over lines. */
const LONGEST_NUMBER = 24;

/** A number as it is read aloud, powers of ten as such; anything else as text. */
function quantity(value: Evidence[string]): Html {
  const text = String(value);
  const typeset = text.replace(/-(?=\s?\d)/g, '\u2212').split(/(\d(?:\.\d+)?e[+\u2212]\d+)/);
  const kind = text.length > LONGEST_NUMBER ? 'text' : 'number';
  return html`<span class="${kind}">${typeset.map((part, k): Content => {
    if (k % 2 === 0) return part;
    const [digits = '', exponent = ''] = part.split('e');
    const power = html`10<sup>${exponent.replace('+', '')}</sup>`;
    return digits === '1' ? power : html`${digits}\u2009×\u2009${power}`;
  })}</span>`;
}
