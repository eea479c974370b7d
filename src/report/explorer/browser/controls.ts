/** The form: what it shows of a view, and what a reader changes in it. */
import type { ExplorerData, Scale } from '../explorer-data.ts';
import { acceptNumber, showNumber } from './numbers.ts';
import { STEPS, stepOf, valueOfStep } from './slider.ts';
import { axisNamed, type View } from './view.ts';

export interface ControlEvents {
  /** `settled` is false while a slider is dragged. */
  readonly onParameter: (name: string, value: number, settled: boolean) => void;
  readonly onAt: (value: number, settled: boolean) => void;
  readonly onAxis: (name: string) => void;
  readonly onEnds: (shown: readonly [number, number]) => void;
  readonly onPreset: (name: string) => void;
  readonly onReset: () => void;
  readonly onPlots: (plots: readonly string[]) => void;
  readonly onAlso: (also: readonly string[]) => void;
}

/** Writes a view into the form. `preset` is the one that the view is, if any. */
export type ShowView = (view: View, preset: string | undefined) => void;

/** Digits of a number in a field; the view keeps all of them. */
const DIGITS = 7;

export function bindControls(
  root: HTMLElement,
  data: ExplorerData,
  events: ControlEvents,
): ShowView {
  const rows = [
    ...data.parameters.map(({ name, range, scale }) =>
      controlRow(root, `explorer-set-${name}`, name, range, scale, (value, settled) =>
        events.onParameter(name, value, settled),
      ),
    ),
  ];
  const atRows = data.axes.map(({ name, range, scale }) =>
    controlRow(root, `explorer-at-${name}`, name, range, scale, events.onAt),
  );
  const radios = all(root, HTMLInputElement, 'input[name="explorer-axis"]');
  for (const radio of radios)
    radio.addEventListener('change', () => {
      if (radio.checked) events.onAxis(radio.value);
    });
  const ends = bindEnds(root, data, events);
  const presets = all(root, HTMLButtonElement, 'button[data-preset]');
  for (const button of presets)
    button.addEventListener('click', () => events.onPreset(button.dataset.preset ?? ''));
  for (const button of all(root, HTMLButtonElement, 'button[data-reset]'))
    button.addEventListener('click', events.onReset);
  const plots = all(root, HTMLInputElement, 'input[data-plot-shown]');
  for (const box of plots)
    box.addEventListener('change', () => {
      // One plot at least stays.
      if (plots.every((each) => !each.checked)) box.checked = true;
      events.onPlots(plots.flatMap((each) => (each.checked ? [each.dataset.plotShown ?? ''] : [])));
    });
  const also = all(root, HTMLInputElement, 'input[data-solution-shown]');
  for (const box of also)
    box.addEventListener('change', () =>
      events.onAlso(
        also.flatMap((each) => (each.checked ? [each.dataset.solutionShown ?? ''] : [])),
      ),
    );
  root.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());

  return (view, preset) => {
    const axis = axisNamed(data, view.axis);
    for (const row of rows) row.show(view.values.get(row.name)!, !axis.sets.includes(row.name));
    for (const row of atRows) row.show(view.at, row.name === view.axis);
    for (const radio of radios) radio.checked = radio.value === view.axis;
    ends(view);
    for (const button of presets)
      button.setAttribute('aria-pressed', String(button.dataset.preset === preset));
    for (const box of plots) box.checked = view.plots.includes(box.dataset.plotShown ?? '');
    for (const box of also) box.checked = view.also.includes(box.dataset.solutionShown ?? '');
    for (const span of all(root, HTMLElement, '[data-axis]'))
      span.hidden = span.dataset.axis !== view.axis;
    for (const figure of all(root, HTMLElement, '[data-plot]'))
      figure.hidden = !view.plots.includes(figure.dataset.plot ?? '');
  };
}

interface ControlRow {
  readonly name: string;
  readonly show: (value: number, visible: boolean) => void;
}

function controlRow(
  root: HTMLElement,
  id: string,
  name: string,
  range: readonly [number, number],
  scale: Scale,
  onChange: (value: number, settled: boolean) => void,
): ControlRow {
  const field = one(root, HTMLInputElement, `#${id}`);
  const slider = one(root, HTMLInputElement, `#${id}-slider`);
  const refusal = one(root, HTMLElement, `#${id}-refusal`);
  const row = field.closest<HTMLElement>('.explorer-control')!;
  let current = Number.NaN;
  const write = (value: number): void => {
    current = value;
    field.value = showNumber(value, DIGITS);
    slider.setAttribute('aria-valuetext', showNumber(value, 4));
    refuse(field, refusal, undefined);
  };
  const slide = (settled: boolean): void => {
    const value = valueOfStep(Number(slider.value), range, scale);
    write(value);
    onChange(value, settled);
  };
  slider.addEventListener('input', () => slide(false));
  slider.addEventListener('change', () => slide(true));
  field.addEventListener('change', () => {
    // What is shown is shortened: left as it was, it still means the whole number.
    if (field.value === showNumber(current, DIGITS)) {
      refuse(field, refusal, undefined);
      return;
    }
    const accepted = acceptNumber(name, field.value, range);
    if (accepted.kind === 'refused') {
      refuse(field, refusal, accepted.reason);
      return;
    }
    write(accepted.value);
    slider.value = String(stepOf(accepted.value, range, scale));
    onChange(accepted.value, true);
  });
  slider.max = String(STEPS);
  return {
    name,
    show: (value, visible) => {
      row.hidden = !visible;
      if (!visible || Object.is(value, current)) return;
      write(value);
      slider.value = String(stepOf(value, range, scale));
    },
  };
}

function bindEnds(
  root: HTMLElement,
  data: ExplorerData,
  events: ControlEvents,
): (view: View) => void {
  const from = one(root, HTMLInputElement, '#explorer-from');
  const to = one(root, HTMLInputElement, '#explorer-to');
  const refusal = one(root, HTMLElement, '#explorer-ends-refusal');
  let axisName = data.axes[0]!.name;
  const change = (field: HTMLInputElement): void => {
    const { range } = axisNamed(data, axisName);
    const low = acceptNumber('the left end', from.value, range);
    const high = acceptNumber('the right end', to.value, range);
    if (low.kind === 'refused') refuse(field, refusal, low.reason);
    else if (high.kind === 'refused') refuse(field, refusal, high.reason);
    else if (low.value < high.value) events.onEnds([low.value, high.value]);
    else
      refuse(
        field,
        refusal,
        `the axis from ${low.value} to ${high.value} has no length; accepted: a left end below the right end`,
      );
  };
  for (const field of [from, to]) field.addEventListener('change', () => change(field));
  return ({ axis, shown }) => {
    axisName = axis;
    from.value = showNumber(shown[0]);
    to.value = showNumber(shown[1]);
    for (const field of [from, to]) refuse(field, refusal, undefined);
  };
}

/** Marks a field as refused and says why, or as accepted. */
function refuse(field: HTMLInputElement, place: HTMLElement, reason: string | undefined): void {
  if (reason === undefined) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  place.hidden = reason === undefined;
  place.textContent = reason ?? '';
}

/** The one element that a selector means. Throws when the markup has none: it is made with this code. */
export function one<T extends Element>(
  root: ParentNode,
  type: abstract new (...args: never) => T,
  selector: string,
): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`explorer: the page has no ${selector}`);
  return found;
}

export function all<T extends Element>(
  root: ParentNode,
  type: abstract new (...args: never) => T,
  selector: string,
): readonly T[] {
  return [...root.querySelectorAll(selector)].filter((each): each is T => each instanceof type);
}
