/** What is shown: the state of the explorer, which the address holds. Changes make a new one. */
import type { AxisData, ExplorerData, ExplorerPreset } from '../explorer-data.ts';
import type { Program, Values } from './program.ts';

export interface View {
  readonly axis: string;
  /** The ends of the axis. */
  readonly shown: readonly [number, number];
  /** Where values are read off. */
  readonly at: number;
  /** Of all the explorer's parameters; those that the axis determines wait here for another axis. */
  readonly values: Values;
  readonly plots: readonly string[];
  /** Optional solutions that were asked for. */
  readonly also: readonly string[];
}

/** The axis of that name. Throws RangeError when there is none: names from outside are checked before. */
export function axisNamed({ axes }: ExplorerData, name: string): AxisData {
  const axis = axes.find((each) => each.name === name);
  if (axis === undefined) throw new RangeError(`there is no axis '${name}'`);
  return axis;
}

/** What is shown on one axis when nothing else was asked for. */
export function defaultView(data: ExplorerData, axisName = data.axes[0]!.name): View {
  const { name, shown, at } = axisNamed(data, axisName);
  return {
    axis: name,
    shown,
    at,
    values: new Map(data.parameters.map((each) => [each.name, each.default])),
    plots: data.plots.map((each) => each.name),
    also: [],
  };
}

/** The view of a preset; optional solutions that are on stay on. */
export function presetView(data: ExplorerData, preset: ExplorerPreset, before: View): View {
  const view = defaultView(data, preset.axis);
  return {
    ...view,
    shown: preset.shown ?? view.shown,
    at: preset.at ?? view.at,
    values: new Map([...view.values, ...Object.entries(preset.values ?? {})]),
    plots: preset.plots ?? view.plots,
    also: before.also,
  };
}

/** The parameters at a value of the axis variable: all of the explorer's, those that the axis determines included. */
export function valuesAt({ axis, values }: View, at: number, program: Program): Values {
  return new Map([...values, ...program.sets(axis, at, values)]);
}

/** Another axis through the point that is read off now, where that point is on it. */
export function withAxis(data: ExplorerData, view: View, name: string, program: Program): View {
  if (name === view.axis) return view;
  const values = new Map(view.values);
  for (const [set, value] of program.sets(view.axis, view.at, view.values)) {
    const [from, to] = data.parameters.find((each) => each.name === set)!.range;
    if (value >= from && value <= to) values.set(set, value);
  }
  const { range, shown, at } = axisNamed(data, name);
  const there = program.variable(name, values);
  const isOn = there >= range[0] && there <= range[1];
  return { ...view, axis: name, shown, at: isOn ? there : at, values };
}

/** Whether two views show the same. */
export function sameView(a: View, b: View): boolean {
  return (
    a.axis === b.axis &&
    a.at === b.at &&
    sameList(a.shown, b.shown) &&
    sameList([...a.values].flat(), [...b.values].flat()) &&
    sameList(a.plots, b.plots) &&
    sameList(a.also, b.also)
  );
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, k) => Object.is(each, b[k]));
}
