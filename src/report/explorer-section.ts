/** The live explorer of a paper's page: its markup. The page's script fills it; without a script it says so. */
import type {
  Explorer,
  ExplorerAxis,
  ExplorerCurve,
  ExplorerParameter,
  ExplorerPlot,
} from '../claims/explorer.ts';
import type { Parameter } from '../theory/model.ts';
import { inlineMath, prose } from './equations.ts';
import { parametersOf } from './explorer/pack-explorer.ts';
import { type Content, type Html, html } from './html.ts';
import type { PaperReport } from './paper-report.ts';

export { explorerScripts } from './explorer/scripts.ts';
export { EXPLORER_STYLES } from './explorer/styles.ts';

/** The body of the explorer's section; undefined for a paper that describes no explorer. */
export function explorerSection(report: PaperReport): Html | undefined {
  const explorer = report.paper.explorer?.();
  if (explorer === undefined) return undefined;
  const parameters = parametersOf(Object.values(report.paper.models));
  const rows = explorer.parameters.map((each) => parameterRow(each, parameters.get(each.name)));
  return html`<p>${prose(explorer.introduction)}</p>
<noscript><p class="explorer-notice">The explorer needs JavaScript, which is switched off here. The command line gives the same numbers: <code>npx ladderproof solve ${report.paper.id} --help</code> lists parameters and observables.</p></noscript>
<div class="explorer" id="explorer-app" hidden>
<form class="explorer-controls" id="explorer-controls" autocomplete="off" aria-label="Parameters of the explorer">
<fieldset class="explorer-presets"><legend>Panels of the paper</legend>
${explorer.presets.map(
  ({ name, title, meaning }) =>
    html`<button type="button" data-preset="${name}" aria-pressed="false" title="${meaning}">${prose(title)}<span class="unseen">: ${meaning}</span></button>
`,
)}<button type="button" data-reset="">Reset</button></fieldset>
${axisFieldset(explorer)}
<fieldset class="explorer-parameters"><legend>Parameters</legend>
${rows}</fieldset>
${shownFieldset(explorer)}
</form>
<div class="explorer-view">
<div class="explorer-state"><p class="explorer-status" role="status" id="explorer-status"></p><progress id="explorer-progress" max="1" value="0" aria-label="Points solved" hidden></progress></div>
<div class="explorer-plots">
${explorer.plots.map((plot) => plotFigure(plot, explorer, report))}</div>
${readOut(explorer, report)}
</div>
</div>`;
}

function axisFieldset({ axes }: Explorer): Html {
  return html`<fieldset class="explorer-axis"><legend>Horizontal axis</legend>
<div class="explorer-choice">${axes.map(
    ({ name, tex, meaning }, k) =>
      html`<label title="${meaning}"><input type="radio" name="explorer-axis" value="${name}"${k === 0 ? ' checked' : ''}> ${inlineMath(tex)}</label>
`,
  )}</div>
<div class="explorer-ends"><label>from <input type="text" inputmode="decimal" id="explorer-from" spellcheck="false" aria-describedby="explorer-ends-refusal"></label> <label>to <input type="text" inputmode="decimal" id="explorer-to" spellcheck="false" aria-describedby="explorer-ends-refusal"></label></div>
<p class="refusal" id="explorer-ends-refusal" role="alert" hidden></p>
${axes.map(atRow)}</fieldset>`;
}

/** The row for the axis variable itself: where values are read off. */
function atRow({ name, tex, meaning, range }: ExplorerAxis): Html {
  return controlRow(
    `at-${name}`,
    'data-at',
    name,
    html`read off at ${inlineMath(tex)}`,
    meaning,
    range,
  );
}

function parameterRow({ name, range }: ExplorerParameter, parameter: Parameter | undefined): Html {
  const { tex = name, meaning = '' } = parameter ?? {};
  return controlRow(`set-${name}`, 'data-parameter', name, inlineMath(tex), meaning, range);
}

function controlRow(
  id: string,
  attribute: 'data-at' | 'data-parameter',
  name: string,
  symbol: Content,
  meaning: string,
  [from, to]: readonly [number, number],
): Html {
  const base = `explorer-${id}`;
  const data = attribute === 'data-at' ? html`data-at="${name}"` : html`data-parameter="${name}"`;
  return html`<div class="explorer-control" ${data}>
<span class="explorer-label" id="${base}-label"><span class="symbol">${symbol}</span> <span class="meaning">${prose(meaning)}</span></span>
<input type="range" min="0" max="1000" step="1" id="${base}-slider" aria-labelledby="${base}-label">
<input type="text" inputmode="decimal" spellcheck="false" id="${base}" aria-labelledby="${base}-label" aria-describedby="${base}-range ${base}-refusal">
<span class="unseen" id="${base}-range">from ${from} to ${to}</span>
<p class="refusal" id="${base}-refusal" role="alert" hidden></p>
</div>
`;
}

function shownFieldset({ plots, solutions }: Explorer): Html {
  const optional = solutions.filter((each) => each.optional);
  return html`<fieldset class="explorer-shown"><legend>Shown</legend>
${plots.map(
  ({ name, title }) =>
    html`<label><input type="checkbox" data-plot-shown="${name}" checked> ${prose(title)}</label>
`,
)}${optional.map(
  ({ name, title }) =>
    html`<label><input type="checkbox" data-solution-shown="${name}"> ${prose(title)}, which may take a while</label>
`,
)}</fieldset>`;
}

function plotFigure(plot: ExplorerPlot, explorer: Explorer, report: PaperReport): Html {
  return html`<figure class="explorer-plot" data-plot="${plot.name}">
<figcaption>${prose(plot.title)}</figcaption>
<ul class="explorer-legend">${plot.curves.map(
    (curve) =>
      html`<li${curve.kind === 'solution' ? html` data-solution="${curve.solution}"` : ''}><svg class="key ${classOf(curve)}" style="--hue:var(--explorer-${curve.hue})" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true"><path d="M1,6L25,6"/>${curve.kind === 'solution' ? html`<circle cx="13" cy="6" r="2.6"/>` : ''}</svg> ${curveName(curve, explorer, report)}</li>
`,
  )}</ul>
<div class="explorer-canvas"><svg id="explorer-plot-${plot.name}" role="img"></svg><div class="explorer-tip" hidden></div></div>
<p class="explorer-axis-label">${explorer.axes.map(({ name, tex, meaning }) => html`<span data-axis="${name}" hidden>${inlineMath(tex)}, ${prose(meaning)}</span>`)}</p>
<ul class="explorer-gaps" hidden></ul>
</figure>
`;
}

function classOf(curve: ExplorerCurve): string {
  return curve.kind === 'formula' && curve.dashed ? 'formula dashed' : curve.kind;
}

function curveName(
  curve: ExplorerCurve,
  { formulas = [], solutions }: Explorer,
  report: PaperReport,
): Html {
  if (curve.kind === 'formula') {
    const own = formulas.find(({ name }) => name === curve.formula);
    if (own !== undefined) return html`${inlineMath(own.tex)}, ${prose(own.meaning)}`;
    const formula = report.derivation.formulas.find(({ name }) => name === curve.formula);
    return html`${inlineMath(formula?.tex ?? curve.label)}, derived formula`;
  }
  const observable = report.paper.observables.find(({ name }) => name === curve.observable);
  const solution = solutions.find(({ name }) => name === curve.solution);
  return html`${inlineMath(observable?.tex ?? curve.label)}, ${prose(solution?.title ?? '')}`;
}

function readOut(explorer: Explorer, report: PaperReport): Html {
  const rows = explorer.plots.flatMap((plot) =>
    plot.curves.map(
      (curve, k) =>
        html`<tr data-reading="${plot.name}-${k}"${curve.kind === 'solution' ? html` data-solution="${curve.solution}"` : ''}><th scope="row">${curveName(curve, explorer, report)}</th><td></td></tr>
`,
    ),
  );
  return html`<div class="explorer-readout">
<table><caption>Values at <span id="explorer-at"></span></caption>
<thead><tr><th scope="col">quantity</th><th scope="col">value</th></tr></thead>
<tbody>
${rows}</tbody></table>
<p class="explorer-hint">The same from the command line, to the last digit:</p>
<div id="explorer-commands"></div>
</div>`;
}
