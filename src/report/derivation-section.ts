/** The derivation as it was made, step by step, each line beside what the paper prints. */
import type { Claim } from '../claims/claim.ts';
import { type Line, lineExpression, type Step } from '../theory/derivation.ts';
import { markedDifference } from './correction.ts';
import { displayMath, prose } from './equations.ts';
import { residualOf } from './evidence.ts';
import { correctedForm, printedForm } from './forms.ts';
import { type Content, type Html, html } from './html.ts';
import { COLUMN, layOutEquation } from './layout.ts';
import { measure } from './measure.ts';
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
${step.lines.map((line) => renderLine(line, report))}
</li>
`;
}

function renderLine(line: Line, report: PaperReport): Html {
  const printed = report.claims.filter(({ claim }) => lineOf(claim, report) === line.name);
  const { block: derived, wide } = layOutEquation(
    line.left,
    lineExpression(line),
    report.abbreviations,
    `derived: ${line.name}`,
  );
  const id = `line-${line.name}`;
  if (printed.length === 0) return html`<div class="line" id="${id}">${derived}</div>\n`;
  const widest = Math.max(...printed.map(({ claim }) => measure(claim.printed).widest));
  const several = printed.length > 1;
  return html`
<div class="line comparison${wide || widest > COLUMN ? ' stacked' : ''}" id="${id}">
<div class="printed">${printed.map((each) => printedFigure(each, several ? verdict(each, line, report) : undefined))}</div>
<figure class="derived"><figcaption>Derived</figcaption>${derived}</figure>
${several ? undefined : verdict(printed[0]!, line, report)}
</div>
`;
}

function printedFigure({ claim, judgement }: ReportedClaim, below: Content): Html {
  return html`<figure><figcaption>Printed, <a href="#${claim.slug}">${claim.where}</a> ${badge(judgement.verdict)}</figcaption>${printedForm(claim)}${below}</figure>`;
}

/** What printed minus derived leaves, and the corrected form with the difference marked in it. */
function verdict({ claim, judgement }: ReportedClaim, line: Line, report: PaperReport): Content {
  const record = judgement.checks.find(({ outcome }) => outcome.evidence.residual !== undefined);
  const left = record && residualOf(record, report, claim.where);
  if (judgement.verdict === 'refuted') return html`${left}${difference(claim, line, report)}`;
  if (judgement.verdict !== 'corrected') return left;
  const [{ change }] = judgement.corrections;
  return html`${left}
<figure class="mended"><figcaption>Corrected: <span class="change">${prose(change)}</span></figcaption>${correctedForm(claim, judgement.corrections[0], report)}</figure>`;
}

/** The derived form marked against the printed one, where no correction shows what is wrong. */
function difference(claim: Claim, line: Line, { paper }: PaperReport): Content {
  const marked = markedDifference(claim.printed, line.left, lineExpression(line), paper.vocabulary);
  if (marked === undefined) return undefined;
  return html`
<figure class="mended"><figcaption>Printed against derived: what does not belong is struck out, what is missing is boxed</figcaption>${displayMath(marked, `${claim.where} against what is derived`)}</figure>`;
}
