/** What `solve`, `evolve` and `sweep` have in common: a paper, observables of its models, and parameters. */
import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Observable, Paper } from '../claims/paper.ts';
import type { Values } from '../numeric/bind.ts';
import type { Model, Parameter } from '../theory/model.ts';
import type { Io } from './io.ts';
import { printLines, table } from './output.ts';
import { loadPaper, paperIds } from './papers.ts';
import { modelOf } from './solving.ts';
import { list, readAssignments, readNames, writeTruncation } from './values.ts';

/** The options that name what is asked. */
export interface Asked {
  readonly set?: readonly string[];
  readonly observable?: readonly string[];
}

export interface Question {
  readonly paper: Paper;
  readonly observables: readonly Observable[];
  /** The models that the observables belong to. */
  readonly models: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly given: Values;
}

/** Reads the question. Throws InputError for an unknown paper, observable or parameter, or a bad value. */
export async function readQuestion(
  io: Io,
  command: string,
  id: string | undefined,
  asked: Asked,
): Promise<Question> {
  if (id === undefined)
    throw new InputError(`${command} needs a paper; accepted: ${list(paperIds(io.papers))}`);
  const paper = await loadPaper(io.papers, id);
  const available = paper.observables.map(({ name }) => name);
  const names = readNames('observable', asked.observable ?? [], available);
  if (names.length === 0)
    throw new InputError(`${command} ${id} needs --observable; accepted: ${list(available)}`);
  const observables = names.map((name) => paper.observables.find((each) => each.name === name)!);
  const models = [...new Set(observables.map(({ model }) => model))];
  const parameters = parametersOf(models.map((name) => modelOf(paper, name)));
  const given = readAssignments(asked.set ?? [], [...parameters.keys()]);
  for (const [name, value] of given) requireSign(parameters.get(name)!, value, '--set');
  return { paper, observables, models, parameters, given };
}

/** Throws InputError for a negative value of a positive parameter. */
export function requireSign({ name, positive }: Parameter, value: number, where: string): void {
  if (positive && value < 0)
    throw new InputError(
      `${name}=${value} in ${where}: ${name} is positive; accepted: numbers from 0 up`,
    );
}

/** Those of the observables that belong to a model, and the names of its modes. */
export function ofModel(
  { paper, observables }: Question,
  name: string,
): { readonly observables: readonly Observable[]; readonly modes: readonly string[] } {
  return {
    observables: observables.filter(({ model }) => model === name),
    modes: modelOf(paper, name).space.sites.map((site) => site.name),
  };
}

/** The command's help and, with a paper, its parameters and observables. */
export async function printHelp(command: Command, io: Io, id: string | undefined): Promise<void> {
  const lines = [command.helpInformation().trimEnd(), ''];
  if (id === undefined)
    return printLines(io, [...lines, `Papers: ${paperIds(io.papers).join(', ')}`]);
  const paper = await loadPaper(io.papers, id);
  const shared = parametersOf(Object.values(paper.models));
  lines.push(`Parameters of ${id} (name, default, meaning):`);
  lines.push(
    ...table([...shared.values()].map((each) => [each.name, String(each.default), each.meaning])),
  );
  lines.push('', 'Observables (name, model, meaning):');
  lines.push(...table(paper.observables.map(({ name, model, meaning }) => [name, model, meaning])));
  lines.push('', `Truncation by default: ${writeTruncation(paper.truncation)}`);
  printLines(io, lines);
}

/** The parameters of several models, each name once. */
function parametersOf(models: readonly Model[]): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const { parameters } of models)
    for (const parameter of parameters)
      if (!found.has(parameter.name)) found.set(parameter.name, parameter);
  return found;
}
