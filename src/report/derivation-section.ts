/** The derivation as it was made, step by step, each line under what the paper prints. */
import type { Claim } from '../claims/claim.ts';
import { type Line, lineExpression, type Step } from '../theory/derivation.ts';
import { type AlignedRow, alignedEquations } from './aligned.ts';
import { markedDifference } from './correction.ts';
import { prose } from './equations.ts';
import { residualIn, residualRow } from './evidence.ts';
import { correctedRow, printedRow } from './forms.ts';
import { type Html, html } from './html.ts';
import { layOutEquation } from './layout.ts';
import { lineOf, type PaperReport, type ReportedClaim } from './paper-report.ts';
import { badge } from './verdicts.ts';

export function derivationSteps(report: PaperReport): Html {
  const steps = report.derivation.steps.map((step) => renderStep(step, report));
  return html`<ol class="steps">${steps}</ol>`;
}

function renderStep(step: Step, report: PaperReport): Html {
  return html`
<li class="step" id="step-${step.name}">
<h3>${prose(step.title)}</h3>
<p class="why">${prose(step.why)}</p>
<ul class="labels">
<li class="rule"><span class="kind">Rule</span> ${prose(step.rule)}</li>
${step.approximations.map((each) => html`<li class="approximation"><span class="kind">Approximation</span> ${prose(each)}</li>\n`)}</ul>
${linesOf(step, report)}
</li>
`;
}

/** Lines that nothing is printed for are aligned with each other, any other with what is printed for it. */
function linesOf({ lines }: Step, report: PaperReport): readonly Html[] {
  const blocks: Html[] = [];
  let own: AlignedRow[] = [];
  const close = (): void => {
    if (own.length > 0) blocks.push(alignedEquations(own));
    own = [];
  };
  for (const line of lines) {
    const printed = report.claims.filter(({ claim }) => lineOf(claim, report) === line.name);
    if (printed.length === 0) own.push({ ...derivedRow(line, report), id: idOf(line) });
    else {
      close();
      blocks.push(comparison(line, printed, report));
    }
  }
  close();
  return blocks;
}

function idOf({ name }: Line): string {
  return `line-${name}`;
}

function derivedRow(line: Line, { abbreviations }: PaperReport): AlignedRow {
  const { displays, where } = layOutEquation(line.left, lineExpression(line), abbreviations);
  return { displays, label: `derived: ${line.name}`, below: where };
}

function comparison(line: Line, printed: readonly ReportedClaim[], report: PaperReport): Html {
  const several = printed.length > 1;
  const rows: AlignedRow[] = [];
  for (const each of printed) {
    rows.push(printedRow(each.claim, printedCaption(each, several)));
    if (several) rows.push(...findingsOf(each, line, report));
  }
  const isSame = !several && isEqual(printed[0]!);
  const caption = isSame ? html`Derived, <span class="note">exactly equal</span>` : 'Derived';
  rows.push({ ...derivedRow(line, report), caption });
  if (!several) rows.push(...findingsOf(printed[0]!, line, report));
  return html`<div class="comparison" id="${idOf(line)}">
${alignedEquations(rows)}</div>
`;
}

function printedCaption(each: ReportedClaim, several: boolean): Html {
  const { claim, judgement } = each;
  const note =
    several && isEqual(each)
      ? html` <span class="note">exactly equal to what is derived</span>`
      : undefined;
  return html`Printed, <a href="#${claim.slug}">${claim.where}</a> ${badge(judgement.verdict)}${note}`;
}

function isEqual({ judgement }: ReportedClaim): boolean {
  return residualIn(judgement.checks) === '0';
}

/** What printed minus derived leaves, and the corrected form with the difference marked in it. */
function findingsOf(
  { claim, judgement }: ReportedClaim,
  line: Line,
  report: PaperReport,
): readonly AlignedRow[] {
  const rows: AlignedRow[] = [];
  const residual = residualIn(judgement.checks);
  if (residual !== undefined && residual !== '0')
    rows.push(residualRow(residual, `${claim.where}: printed minus derived`, report));
  if (judgement.verdict === 'refuted') rows.push(...difference(claim, line, report));
  if (judgement.verdict === 'corrected') {
    const [first] = judgement.corrections;
    const caption = html`Corrected: <span class="change">${prose(first.change)}</span>`;
    rows.push(correctedRow(claim, first, caption, report));
  }
  return rows;
}

/** The derived form marked against the printed one, where no correction shows what is wrong. */
function difference(claim: Claim, line: Line, { paper }: PaperReport): readonly AlignedRow[] {
  const marked = markedDifference(claim.printed, line.left, lineExpression(line), paper.vocabulary);
  if (marked === undefined) return [];
  const caption =
    'Printed against derived: what does not belong is struck out, what is missing is boxed';
  return [{ caption, displays: [marked], label: `${claim.where} against what is derived` }];
}
