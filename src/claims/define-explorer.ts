/** The explorer of a paper that describes none: every parameter to turn, the mean occupations to follow. */
import type { Formula } from '../theory/derivation.ts';
import type { Model, Parameter } from '../theory/model.ts';
import type { ModelObservable } from '../theory/observable.ts';
import type { Definition, Explorer, ExplorerCurve } from './explorer.ts';

/** How far a parameter may be turned, in units of its default value. */
const REACH = 4;

/**
 * An explorer over one model: each parameter whose default is a number is a slider and an axis, up to four times that
 * number and, unless it is a rate or positive, down to its opposite; one whose default is a formula follows. Each
 * observable is plotted from the full master equation, and the derived formula of its name beside it where there is one.
 */
export function explorerOf(
  model: Model,
  observables: readonly ModelObservable[],
  formulas: readonly Formula[],
): Explorer {
  const rates = new Set(model.dissipators.flatMap(({ rate }) => rate.symbols()));
  const turned = model.parameters.flatMap((parameter) =>
    typeof parameter.default === 'number'
      ? [{ ...parameter, default: parameter.default, range: rangeOf(parameter, rates) }]
      : [],
  );
  const definitions = Object.fromEntries(
    model.parameters.flatMap(({ name, default: value }): [string, Definition][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  const names = observables.map(({ name }) => name);
  const curves = observables.flatMap(({ name }, k): ExplorerCurve[] => {
    const hue = ([1, 2, 3, 4] as const)[k % 4]!;
    const label = name;
    const solved = { kind: 'solution', solution: 'full', observable: name, label, hue } as const;
    const derived = formulas.some((each) => each.name === name);
    return derived ? [{ kind: 'formula', formula: name, label, hue }, solved] : [solved];
  });
  return {
    introduction:
      'The master equation solved in this browser while you turn its parameters, beside what was derived.',
    parameters: turned.map(({ name, range, default: value }) => ({ name, range, default: value })),
    axes: turned.map(({ name, tex, meaning, range, default: value }) => ({
      name,
      tex,
      label: name,
      meaning,
      range,
      shown: range,
      at: value,
    })),
    solutions: [{ name: 'full', title: 'full master equation', maxStates: 120 }],
    definitions,
    plots: [
      {
        name: 'occupations',
        title: names.length === 1 ? 'Mean occupation' : 'Mean occupations',
        label: names.join(', '),
        scale: 'linear',
        includes: [0],
        curves,
      },
    ],
    presets: [],
  };
}

function rangeOf(
  { name, default: value, positive }: Parameter,
  rates: ReadonlySet<string>,
): readonly [number, number] {
  const most = REACH * (Math.abs(Number(value)) || 1);
  if (positive) return [most / 100, most];
  return rates.has(name) ? [0, most] : [-most, most];
}
