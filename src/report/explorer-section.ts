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
import { browserBundles } from './explorer/bundles.ts';
import { parametersOf } from './explorer/pack-explorer.ts';
import { type Content, type Html, html } from './html.ts';
import type { PaperReport } from './paper-report.ts';

export { explorerScripts } from './explorer/scripts.ts';
export { EXPLORER_STYLES } from './explorer/styles.ts';

/** The body of the explorer's section; undefined for a paper that describes no explorer. */
export function explorerSection(report: PaperReport): Html | undefined {
  const explorer = report.paper.explorer?.();
  if (explorer === undefined) return undefined;
  if (browserBundles() === undefined)
    return html`<p class="explorer-notice">There is no explorer on this page: its code for the browser was not built. <code>npm run build</code> in ladderproof’s folder builds it; the command line gives the same numbers: <code>npx ladderproof solve ${report.paper.id} --help</code> lists parameters and observables.</p>`;
  const parameters = parametersOf(Object.values(report.paper.models));
  const rows = explorer.parameters.map((each) => parameterRow(each, parameters.get(each.name)));
  return html`<p>${prose(explorer.introduction)}</p>
<noscript><p class="explorer-notice">The explorer needs JavaScript, which is switched off here. The command line gives the same numbers: <code>npx ladderproof solve ${report.paper.id} --help</code> lists parameters and observables.</p></noscript>
<div class="explorer" id="explorer-app" hidden>
<form class="explorer-controls" id="explorer-controls" autocomplete="off" aria-label="Parameters of the explorer">
<fieldset class="explorer-presets"><legend>${explorer.presets.length > 0 ? 'Panels of the paper' : 'View'}</legend>
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
<div class="explorer-plots" role="group" tabindex="0" aria-label="Plots">
${explorer.plots.map((plot) => plotFigure(plot, explorer, report))}</div>
${readOut(explorer, report)}
</div>
</div>`;
}

function axisFieldset({ axes }: Explorer): Html {
  return html`<fieldset class="explorer-axis"><legend>Horizontal axis</legend>
<div class="explorer-choice">${axes.map(
    ({ name, tex, meaning }, k) =>
      html`<label title="${meaning}"><input type="radio" name="explorer-axis" value="${name}" aria-label="${meaning}"${k === 0 ? ' checked' : ''}> ${inlineMath(tex)}</label>
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
<span class="explorer-label" id="${base}-label"><span class="explorer-symbol">${symbol}</span> ${meaning === name ? '' : html`<span class="explorer-meaning">${prose(meaning)}</span>`}</span>
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
<ul class="explorer-legend">${legend(plot, explorer, report)}</ul>
<div class="explorer-canvas"><svg id="explorer-plot-${plot.name}" role="img"></svg><div class="explorer-tip" hidden></div></div>
<p class="explorer-axis-label">${explorer.axes.map(({ name, tex, meaning }) => html`<span data-axis="${name}" hidden>${inlineMath(tex)}${meaning === name ? '' : html`, ${prose(meaning)}`}</span>`)}</p>
<ul class="explorer-gaps" tabindex="0" aria-label="Where curves have no value" hidden></ul>
</figure>
`;
}

/** Curves of one origin on one line: what they are, and what they come from. */
function legend({ curves }: ExplorerPlot, explorer: Explorer, report: PaperReport): Content {
  const origins = [...new Set(curves.map((curve) => originOf(curve, explorer)))];
  return origins.map((origin) => {
    const own = curves.filter((curve) => originOf(curve, explorer) === origin);
    const [first] = own;
    const solution =
      first?.kind === 'solution' ? html` data-solution="${first.solution}"` : undefined;
    return html`<li${solution}>${own.map((curve) => html`<span class="item">${key(curve, explorer)} ${inlineMath(texOf(curve, explorer, report))}</span> `)}<span class="origin">${prose(origin)}</span></li>
`;
  });
}

/** How a curve is drawn. */
function key(curve: ExplorerCurve, { solutions }: Explorer): Html {
  const isApart =
    curve.kind === 'formula'
      ? curve.dashed
      : solutions.find(({ name }) => name === curve.solution)?.optional;
  const points = curve.kind === 'solution' ? html`<path class="points" d="M13,6h0"/>` : undefined;
  return html`<svg class="key ${curve.kind}${isApart ? ' apart' : ''}" style="--hue:var(--explorer-${curve.hue})" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true"><path d="M1,6L25,6"/>${points}</svg>`;
}

function texOf(
  curve: ExplorerCurve,
  { formulas = [] }: Explorer,
  { paper, derivation }: PaperReport,
): string {
  const named =
    curve.kind === 'formula'
      ? [...formulas, ...derivation.formulas].find(({ name }) => name === curve.formula)
      : paper.observables.find(({ name }) => name === curve.observable);
  return named?.tex ?? `\\text{${curve.label}}`;
}

/** Where a curve's numbers come from. */
function originOf(curve: ExplorerCurve, { formulas = [], solutions }: Explorer): string {
  if (curve.kind === 'solution')
    return solutions.find(({ name }) => name === curve.solution)?.title ?? curve.solution;
  return formulas.find(({ name }) => name === curve.formula)?.meaning ?? 'derived formula';
}

function readOut(explorer: Explorer, report: PaperReport): Html {
  const rows = explorer.plots.flatMap((plot) =>
    plot.curves.map(
      (curve, k) =>
        html`<tr data-reading="${plot.name}-${k}"${curve.kind === 'solution' ? html` data-solution="${curve.solution}"` : ''}><th scope="row">${inlineMath(texOf(curve, explorer, report))}, ${prose(originOf(curve, explorer))}</th><td></td></tr>
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
