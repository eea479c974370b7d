/** From a paper's description of its explorer to the data and functions that its page carries. */
import { InputError } from '../../algebra/errors.ts';
import { interpretScalar } from '../../algebra/interpret.ts';
import type { Scalar } from '../../algebra/scalar.ts';
import { isKnownReal } from '../../algebra/symbols.ts';
import { readText } from '../../algebra/text.ts';
import type { Definition, Explorer } from '../../claims/explorer.ts';
import type { Paper } from '../../claims/paper.ts';
import { compile } from '../../numeric/compile.ts';
import { compileScalar } from '../../numeric/compile-scalar.ts';
import type { Derivation } from '../../theory/derivation.ts';
import { type Parameter, scopeOf } from '../../theory/model.ts';
import { modelsOf, type Observable } from '../../theory/observable.ts';
import { packExact } from './exact-data.ts';
import type { ExplorerData, FormulaData, FormulaRole, SolutionData } from './explorer-data.ts';

const POINTS = 60;
const MAX_STATES = 300;

/** An explorer's data, and the bodies of its program's functions, in the same order. */
export interface PackedExplorer {
  readonly data: ExplorerData;
  readonly bodies: readonly string[];
}

/**
 * Packs a paper's explorer.
 *
 * @throws InputError for a formula that cannot be read, and for a name in the description that there is not
 */
export function packExplorer(
  paper: Paper,
  derivation: Derivation,
  explorer: Explorer,
): PackedExplorer {
  const asked = solvedObservables(paper, explorer);
  const models = Object.fromEntries(
    [...new Set(asked.flatMap((each) => modelsOf(each, paper.observables)))].map((name) => [
      name,
      found(paper.models[name], 'model', name, paper.id),
    ]),
  );
  const parameters = parametersOf(Object.values(models));
  const program = programOf(derivation, explorer, parameters);
  const data: ExplorerData = {
    paper: paper.id,
    parameters: explorer.parameters.map(({ name, range, scale = 'linear', default: at }) => {
      const model = found(parameters.get(name), 'parameter', name, paper.id).default;
      return {
        name,
        range,
        scale,
        default: at,
        modelDefault: typeof model === 'number' ? model : null,
      };
    }),
    axes: explorer.axes.map(({ name, label, range, shown, scale = 'linear', at, sets }) => ({
      name,
      label,
      range,
      shown,
      scale,
      at,
      sets: sets === undefined ? [name] : Object.keys(sets),
    })),
    solutions: explorer.solutions.map((solution) => solutionOf(solution, paper, explorer)),
    plots: explorer.plots,
    presets: explorer.presets,
    points: explorer.points ?? POINTS,
    program: program.map(({ role, inputs, real }) => ({ role, inputs, real })),
    formulas: formulaNames(explorer),
    problem: {
      exact: packExact(models, asked, (model, { default: text }) =>
        interpretScalar(readText(String(text)), scopeOf(model.space, model.parameters)),
      ),
      truncation: paper.truncation,
    },
  };
  requireNames(data, paper);
  return { data, bodies: program.map(({ body }) => body) };
}

function solvedObservables(paper: Paper, explorer: Explorer): readonly Observable[] {
  const names = explorer.plots.flatMap(({ curves }) =>
    curves.flatMap((curve) => (curve.kind === 'solution' ? [curve.observable] : [])),
  );
  return [...new Set(names)].map((name) =>
    found(
      paper.observables.find((each) => each.name === name),
      'observable',
      name,
      paper.id,
    ),
  );
}

/** The observables of a solution, by the models that they are read from. */
function solutionOf(
  { name, title, method, maxStates = MAX_STATES, optional }: Explorer['solutions'][number],
  paper: Paper,
  { plots }: Explorer,
): SolutionData {
  const byModels = new Map<string, Set<string>>();
  for (const { curves } of plots)
    for (const curve of curves) {
      if (curve.kind !== 'solution' || curve.solution !== name) continue;
      const observable = paper.observables.find((each) => each.name === curve.observable)!;
      const key = modelsOf(observable, paper.observables).join(', ');
      byModels.set(key, (byModels.get(key) ?? new Set()).add(curve.observable));
    }
  return {
    name,
    title,
    method: method ?? null,
    maxStates,
    optional: optional ?? false,
    groups: [...byModels].map(([models, observables]) => ({
      name: models,
      observables: [...observables],
    })),
  };
}

function formulaNames({ plots }: Explorer): readonly string[] {
  const names = plots.flatMap(({ curves }) =>
    curves.flatMap((curve) => (curve.kind === 'formula' ? [curve.formula] : [])),
  );
  return [...new Set(names)];
}

interface Step extends FormulaData {
  readonly body: string;
}

/** All formulas of an explorer, each after what it needs. */
function programOf(
  derivation: Derivation,
  explorer: Explorer,
  parameters: ReadonlyMap<string, Parameter>,
): readonly Step[] {
  const known = new Set([...explorer.parameters.map(({ name }) => name)]);
  const ownAxes = explorer.axes.flatMap(({ name }) => (known.has(name) ? [] : [name]));
  const steps: Step[] = [];
  const symbol = (name: string, definition: Definition): void => {
    steps.push(stepOf({ kind: 'symbol', name }, definition, derivation, [...known]));
    known.add(name);
  };
  for (const [name, parameter] of parameters)
    if (!known.has(name)) symbol(name, String(parameter.default));
  for (const axis of explorer.axes) {
    for (const [name, text] of Object.entries(axis.sets ?? {}))
      steps.push(
        stepOf({ kind: 'set', axis: axis.name, name }, text, derivation, [
          ...new Set([...known, axis.name]),
        ]),
      );
    if (axis.value !== undefined)
      steps.push(stepOf({ kind: 'axis', axis: axis.name }, axis.value, derivation, [...known]));
  }
  for (const [name, definition] of Object.entries(explorer.definitions ?? {}))
    symbol(name, definition);
  for (const name of formulaNames(explorer)) {
    const own = explorer.formulas?.find((each) => each.name === name);
    if (own === undefined) {
      steps.push(stepOf({ kind: 'formula', name }, { formula: name }, derivation, [...known]));
      continue;
    }
    // Symbols of this formula alone go by a longer name.
    const names = new Map([...known].map((each) => [each, each]));
    for (const [symbolName, value] of Object.entries(own.given ?? {})) {
      const longer = `${name}.${symbolName}`;
      steps.push(scalarStep({ kind: 'symbol', name: longer }, value, names));
      names.set(symbolName, longer);
    }
    steps.push(scalarStep({ kind: 'formula', name }, own.value, names));
  }
  const conditions = explorer.plots.flatMap(({ curves }) =>
    curves.flatMap((curve) => (curve.kind === 'formula' ? (curve.where ?? []) : [])),
  );
  for (const text of new Set(conditions.map(({ positive }) => positive)))
    steps.push(stepOf({ kind: 'condition', text }, text, derivation, [...known]));
  const shadowed = ownAxes.filter((name) => parameters.has(name));
  if (shadowed.length > 0)
    throw new InputError(
      `explorer: the axis ${shadowed[0]} is a parameter of the models that the explorer leaves out; accepted: one of its parameters, or a name of its own`,
    );
  return steps;
}

function stepOf(
  role: FormulaRole,
  definition: Definition,
  derivation: Derivation,
  known: readonly string[],
): Step {
  if (typeof definition === 'string') {
    const compiled = compile(
      definition,
      known.map((name) => ({ name, real: true })),
    );
    return { role, inputs: known, real: true, body: compiled.source };
  }
  const { value } = found(
    derivation.formulas.find(({ name }) => name === definition.formula),
    'formula',
    definition.formula,
    'the derivation',
  );
  return scalarStep(role, value, new Map(known.map((name) => [name, name])));
}

/** @param names what the symbols of the formula are called in the program */
function scalarStep(role: FormulaRole, value: Scalar, names: ReadonlyMap<string, string>): Step {
  const compiled = compileScalar(value);
  const inputs = compiled.inputs.map(({ name }) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    throw new InputError(
      `explorer: a formula has the symbol ${name}, which is neither a parameter nor defined; accepted: a definition of ${name}`,
    );
  });
  return { role, inputs, real: isKnownReal(value), body: compiled.source };
}

/** The parameters of several models, each name once. */
export function parametersOf(
  models: readonly { readonly parameters: readonly Parameter[] }[],
): ReadonlyMap<string, Parameter> {
  const all = new Map<string, Parameter>();
  for (const { parameters } of models)
    for (const parameter of parameters)
      if (!all.has(parameter.name)) all.set(parameter.name, parameter);
  return all;
}

/** Throws InputError where a part of the description names another that there is not. */
function requireNames(
  { axes, parameters, plots, solutions, presets }: ExplorerData,
  { id }: Paper,
): void {
  const within = (value: number, [from, to]: readonly [number, number], what: string): void => {
    if (!(value >= from && value <= to))
      throw new InputError(
        `explorer of ${id}: ${what} = ${value}; accepted: numbers from ${from} to ${to}`,
      );
  };
  for (const { name, range, default: at } of parameters)
    within(at, range, `the default of ${name}`);
  for (const { name, sets, range, shown, at } of axes) {
    for (const each of [...shown, at]) within(each, range, `the axis ${name}`);
    for (const set of sets)
      found(
        parameters.find((each) => each.name === set),
        'parameter',
        set,
        `the explorer of ${id}`,
      );
  }
  for (const { curves } of plots)
    for (const curve of curves)
      if (curve.kind === 'solution')
        found(
          solutions.find(({ name }) => name === curve.solution),
          'solution',
          curve.solution,
          `the explorer of ${id}`,
        );
  for (const { name, axis: axisName, values = {}, shown, at, plots: shownPlots = [] } of presets) {
    const axis = found(
      axes.find((each) => each.name === axisName),
      'axis',
      axisName,
      `the preset ${name}`,
    );
    for (const each of [...(shown ?? []), at ?? axis.at])
      within(each, axis.range, `the preset ${name}: ${axisName}`);
    for (const [key, value] of Object.entries(values))
      within(
        value,
        found(
          parameters.find((each) => each.name === key),
          'parameter',
          key,
          `the preset ${name}`,
        ).range,
        `the preset ${name}: ${key}`,
      );
    for (const plot of shownPlots)
      found(
        plots.find((each) => each.name === plot),
        'plot',
        plot,
        `the preset ${name}`,
      );
  }
}

function found<T>(value: T | undefined, kind: string, name: string, where: string): T {
  if (value === undefined)
    throw new InputError(`explorer: there is no ${kind} '${name}' in ${where}`);
  return value;
}
