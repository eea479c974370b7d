/** The derived formulas that can be evaluated, and how. */
import { expressScalar } from '../algebra/express.ts';
import type { Formula } from '../theory/derivation.ts';
import { prose } from './equations.ts';
import { type Html, html } from './html.ts';
import { equationBlock } from './layout.ts';
import type { PaperReport } from './paper-report.ts';

export function formulaList(report: PaperReport): Html {
  return html`<p>Each of these is compiled to one function, which the command line evaluates at any values of its symbols.</p>
${report.derivation.formulas.map((formula) => renderFormula(formula, report))}`;
}

function renderFormula(
  { name, meaning, tex, value }: Formula,
  { paper, abbreviations }: PaperReport,
): Html {
  const symbols = value.symbols();
  const assignments = symbols.map((symbol) => `${symbol}=…`).join(',');
  const usage = `ladderproof evaluate ${paper.id} ${name}${assignments ? ` --set ${assignments}` : ''}`;
  return html`
<div class="formula" id="formula-${name}">
<h3><code>${name}</code> <span class="what">${prose(meaning)}</span></h3>
${equationBlock(tex, expressScalar(value), abbreviations, meaning)}
<pre><code>${usage}</code></pre>
</div>
`;
}
