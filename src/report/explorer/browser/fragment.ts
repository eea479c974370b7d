/**
 * A view as the fragment of an address: `#explorer?axis=kappa_b&from=0&to=2&Delta=0.25`. What is as at first is left
 * out, and numbers are written so that they come back as the same bits.
 */
import type { ExplorerData } from '../explorer-data.ts';
import { acceptNumber } from './numbers.ts';
import { axisNamed, defaultView, type View } from './view.ts';

const START = '#explorer?';
const RESERVED = ['axis', 'from', 'to', 'at', 'plots', 'also'];

/** Whether an address' fragment holds a view. */
export function isViewFragment(fragment: string): boolean {
  return fragment.startsWith(START);
}

export function writeFragment(data: ExplorerData, view: View): string {
  const first = defaultView(data, view.axis);
  const parts: (readonly [string, string])[] = [['axis', view.axis]];
  if (view.shown[0] !== first.shown[0]) parts.push(['from', String(view.shown[0])]);
  if (view.shown[1] !== first.shown[1]) parts.push(['to', String(view.shown[1])]);
  if (view.at !== first.at) parts.push(['at', String(view.at)]);
  for (const [name, value] of view.values)
    if (value !== first.values.get(name)) parts.push([name, String(value)]);
  if (view.plots.join() !== first.plots.join()) parts.push(['plots', view.plots.join()]);
  if (view.also.length > 0) parts.push(['also', view.also.join()]);
  // Commas and signs stay readable; what an address cannot hold does not occur in names and numbers.
  return START + parts.map(([name, value]) => `${name}=${value}`).join('&');
}

export interface ReadFragment {
  readonly view: View;
  /** What could not be accepted, in words; its default is in the view. */
  readonly problems: readonly string[];
}

/** The view that a fragment holds. What it does not say, or says wrongly, is as at first. */
export function readFragment(data: ExplorerData, fragment: string): ReadFragment {
  const problems: string[] = [];
  const given = new Map<string, string>();
  const names = data.parameters.map(({ name }) => name);
  for (const piece of fragment.slice(START.length).split('&')) {
    if (piece === '') continue;
    const at = piece.indexOf('=');
    const name = decoded(at < 0 ? piece : piece.slice(0, at));
    if (!RESERVED.includes(name) && !names.includes(name))
      problems.push(`the link sets “${name}”, which is nothing that can be set here`);
    else if (given.has(name)) problems.push(`the link sets ${name} twice; the first is kept`);
    else given.set(name, at < 0 ? '' : decoded(piece.slice(at + 1)));
  }

  const number = (
    name: string,
    range: readonly [number, number],
    otherwise: number,
    said = name,
  ): number => {
    const text = given.get(name);
    if (text === undefined) return otherwise;
    const accepted = acceptNumber(said, text, range);
    if (accepted.kind === 'number') return accepted.value;
    problems.push(`in the link, ${accepted.reason}`);
    return otherwise;
  };
  const list = (name: string, known: readonly string[], otherwise: readonly string[]) => {
    const text = given.get(name);
    if (text === undefined) return otherwise;
    const asked = text.split(',').filter((each) => each !== '');
    for (const each of asked)
      if (!known.includes(each))
        problems.push(
          `in the link, ${name} names “${each}”; accepted: ${known.join(', ') || 'nothing'}`,
        );
    return known.filter((each) => asked.includes(each));
  };

  const axisNames = data.axes.map(({ name }) => name);
  const axisName = given.get('axis');
  if (axisName !== undefined && !axisNames.includes(axisName))
    problems.push(`in the link, axis = “${axisName}”; accepted: ${axisNames.join(', ')}`);
  const known = axisName !== undefined && axisNames.includes(axisName) ? axisName : axisNames[0]!;
  const first = defaultView(data, known);
  const { range } = axisNamed(data, known);
  let shown: readonly [number, number] = [
    number('from', range, first.shown[0], `the left end of ${known}`),
    number('to', range, first.shown[1], `the right end of ${known}`),
  ];
  if (!(shown[0] < shown[1])) {
    problems.push(
      `in the link, the axis runs from ${shown[0]} to ${shown[1]}; accepted: from less to more`,
    );
    shown = first.shown;
  }
  const values = new Map(
    data.parameters.map((each) => [each.name, number(each.name, each.range, each.default)]),
  );
  const optional = data.solutions.filter((each) => each.optional).map(({ name }) => name);
  const plots = list('plots', first.plots, first.plots);
  return {
    view: {
      axis: known,
      shown,
      at: number('at', range, first.at, known),
      values,
      plots: plots.length > 0 ? plots : first.plots,
      also: list('also', optional, []),
    },
    problems,
  };
}

/** Percent-encoding undone where it is well formed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
