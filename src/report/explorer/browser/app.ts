/** The explorer of a page: the view, what is solved for it, what is drawn, and the address that holds it. */
import type { ExplorerCurve, ExplorerPage } from '../explorer-data.ts';
import { keepAddress } from './address.ts';
import { commandLines } from './command.ts';
import { all, bindControls, one } from './controls.ts';
import {
  formulaPointsOf,
  formulaReading,
  isOn,
  plotCurves,
  type Reading,
  readingIn,
  resultOf,
} from './curves.ts';
import { showNumber } from './numbers.ts';
import { plotFigure } from './plot-figure.ts';
import { type Program, programOf } from './program.ts';
import { solving } from './solving.ts';
import {
  axisNamed,
  defaultView,
  presetView,
  sameView,
  type View,
  valuesAt,
  withAxis,
} from './view.ts';
import { blobWorkers } from './worker-port.ts';

/** Milliseconds between two drawings of answers. */
const REST = 60;

/** Starts the explorer in its place on the page. */
export function startExplorer(page: ExplorerPage, root: HTMLElement): void {
  const { data } = page;
  const program = programOf(page);
  const address = keepAddress(data, (next, problems) => show(next, 'address', problems));
  let view = address.initial.view;
  let formulaPoints = formulaPointsOf(view, data, program);
  let failure: string | undefined;
  let linkProblems: readonly string[] = [];
  let isDrawing = false;

  const solver = solving(
    page,
    program,
    blobWorkers(page.worker),
    navigator.hardwareConcurrency || 2,
    () => drawBetimes(),
    (message) => {
      failure = message;
      drawSoon();
    },
  );

  /** Shows a view: because of a link or the history, while something is dragged, or after a change. */
  const show = (
    next: View,
    why: 'address' | 'dragging' | 'changed',
    problems: readonly string[] = [],
  ): void => {
    const isSameCurve =
      next.axis === view.axis && next.shown === view.shown && next.values === view.values;
    view = next;
    linkProblems = problems;
    if (!isSameCurve || why === 'address') formulaPoints = formulaPointsOf(view, data, program);
    if (why !== 'address') address.write(view, why === 'changed');
    const preset = data.presets.find((each) => sameView(presetView(data, each, view), view));
    writeControls(view, preset?.name);
    solver.show(view);
    drawSoon();
  };

  const writeControls = bindControls(root, data, {
    onParameter: (name, value, settled) =>
      show(
        { ...view, values: new Map([...view.values]).set(name, value) },
        settled ? 'changed' : 'dragging',
      ),
    onAt: (at, settled) => show({ ...view, at }, settled ? 'changed' : 'dragging'),
    onAxis: (name) => show(withAxis(data, view, name, program), 'changed'),
    onEnds: (shown) => show({ ...view, shown }, 'changed'),
    onPreset: (name) => {
      const preset = data.presets.find((each) => each.name === name);
      if (preset !== undefined) show(presetView(data, preset, view), 'changed');
    },
    onReset: () => show(defaultView(data), 'changed'),
    onPlots: (plots) => show({ ...view, plots }, 'changed'),
    onAlso: (also) => show({ ...view, also }, 'changed'),
  });

  const figures = data.plots.map((plot) => ({
    plot,
    draw: plotFigure(root, plot, (at) => {
      const [from, to] = axisNamed(data, view.axis).range;
      show({ ...view, at: Math.min(to, Math.max(from, at)) }, 'changed');
    }),
  }));

  const draw = (): void => {
    isDrawing = false;
    drawnAt = performance.now();
    const results = solver.results();
    const { label, scale } = axisNamed(data, view.axis);
    for (const { plot, draw: drawFigure } of figures)
      if (view.plots.includes(plot.name))
        drawFigure({
          x: { shown: view.shown, scale, label },
          y: { scale: plot.scale, label: plot.label, includes: plot.includes ?? [] },
          curves: plotCurves(plot, view, data, formulaPoints, results),
          at: view.at,
        });
    writeReadOut();
    writeStatus();
  };
  let drawnAt = 0;
  /** In the next frame; a page in the background, which has no frames, is drawn as well. */
  const drawSoon = (): void => {
    if (isDrawing) return;
    isDrawing = true;
    if (document.visibilityState === 'hidden') setTimeout(draw, 50);
    else requestAnimationFrame(draw);
  };
  /** For answers, which arrive in quick succession: not so often that drawing keeps the processor from solving. */
  const drawBetimes = (): void => {
    const rest = drawnAt + REST - performance.now();
    if (rest <= 0) drawSoon();
    else if (!isPlanned) {
      isPlanned = true;
      setTimeout(() => {
        isPlanned = false;
        drawSoon();
      }, rest);
    }
  };
  let isPlanned = false;

  const rows = all(root, HTMLElement, '[data-reading]');
  const writeReadOut = (): void => {
    const evaluated = program.evaluate(valuesAt(view, view.at, program));
    const results = solver.results();
    const { label } = axisNamed(data, view.axis);
    one(root, HTMLElement, '#explorer-at').textContent = `${label} = ${showNumber(view.at)}`;
    for (const row of rows) {
      const [plotName = '', index = ''] = (row.dataset.reading ?? '').split(/-(?=\d+$)/);
      const curve = data.plots.find(({ name }) => name === plotName)?.curves[Number(index)];
      if (curve === undefined) continue;
      const cell = one(row, HTMLElement, 'td');
      writeReading(cell, readingOf(curve, evaluated, results));
    }
    for (const part of all(root, HTMLElement, '[data-solution]'))
      part.hidden = !isOn(data, view, part.dataset.solution ?? '');
    writeCommands(one(root, HTMLElement, '#explorer-commands'), commandLines(data, view, program));
  };

  const status = one(root, HTMLElement, '#explorer-status');
  const bar = one(root, HTMLProgressElement, '#explorer-progress');
  const writeStatus = (): void => {
    const { drawn, solved, asked, without, drawnAfter, solvedAfter } = solver.progress();
    const isDone = solved >= asked;
    const isExactOnly = data.solutions.every(
      ({ name, method }) => method === 'gaussian' || !isOn(data, view, name),
    );
    bar.hidden = isDone || failure !== undefined;
    bar.max = Math.max(1, asked);
    bar.value = solved;
    const problems = [
      ...linkProblems,
      ...(failure === undefined ? [] : [`Solving stopped: ${failure}.`]),
    ];
    // A live region is read out when its text changes: not at every point.
    const sentence =
      asked === 0
        ? 'What is plotted follows from formulas.'
        : isDone
          ? `${solved} points drawn${said(drawnAfter, ' after')} and solved to ${isExactOnly ? 'rounding' : 'four digits'}${said(solvedAfter, ' after')}${without > 0 ? `; ${without} without a value, see the gaps` : ''}.`
          : drawn >= asked
            ? 'Drawn; settling to four digits…'
            : 'Solving…';
    const text = [...problems.map(sentenceOf), sentence].join(' ');
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle('problem', problems.length > 0);
    root.dataset.solved = isDone ? 'all' : String(solved);
    root.dataset.drawn = drawn >= asked ? 'all' : String(drawn);
    root.dataset.drawnAfter = drawnAfter.toFixed(0);
    root.dataset.solvedAfter = solvedAfter.toFixed(0);
  };

  root.hidden = false;
  new ResizeObserver(drawSoon).observe(one(root, HTMLElement, '.explorer-plots'));
  show(view, 'address', address.initial.problems);
  if (address.isFromLink) root.scrollIntoView({ block: 'start' });
}

function readingOf(
  curve: ExplorerCurve,
  evaluated: ReturnType<Program['evaluate']>,
  results: ReturnType<ReturnType<typeof solving>['results']>,
): Reading {
  if (curve.kind === 'formula') return formulaReading(curve, evaluated);
  const result = resultOf(results, curve.solution, curve.observable);
  return readingIn(result?.at, curve.observable);
}

function writeReading(cell: HTMLElement, reading: Reading): void {
  const text =
    reading === undefined
      ? '…'
      : reading.value === null
        ? reading.reason
        : showNumber(reading.value);
  if (cell.textContent !== text) cell.textContent = text;
  cell.classList.toggle('none', reading === undefined || reading.value === null);
}

function writeCommands(place: HTMLElement, lines: readonly string[]): void {
  const present = [...place.children].map((each) => each.textContent);
  if (present.length === lines.length && lines.every((line, k) => line === present[k])) return;
  place.replaceChildren(
    ...lines.map((line) => {
      const pre = document.createElement('pre');
      const code = document.createElement('code');
      code.append(...line.split(/(--\w+)/).map(unbroken));
      pre.append(code);
      return pre;
    }),
  );
}

/** An option of a command is not to be broken after its hyphens. */
function unbroken(part: string): Node | string {
  if (!part.startsWith('--')) return part;
  const span = document.createElement('span');
  span.className = 'option';
  span.textContent = part;
  return span;
}

/** A time in words, nothing for none. */
function said(milliseconds: number, word: string): string {
  return milliseconds > 0 ? `${word} ${(milliseconds / 1000).toFixed(2)} s` : '';
}

function sentenceOf(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
