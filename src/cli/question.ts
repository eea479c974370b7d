/** What `solve`, `evolve` and `sweep` have in common: a paper, observables of its models, and parameters. */
import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Paper } from '../claims/paper.ts';
import type { BasisSpec } from '../numeric/basis.ts';
import type { Values } from '../numeric/bind.ts';
import type { Model, Parameter } from '../theory/model.ts';
import { modelNamed, modelsOf, type Observable } from '../theory/observable.ts';
import type { Io } from './io.ts';
import { readObservables } from './observables.ts';
import { printLines, table } from './output.ts';
import { loadPaper, paperIds } from './papers.ts';
import { list, readAssignments, readTruncation, writeTruncation } from './values.ts';

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
  const paper = await loadPaper(io.papers, id, io.directory);
  const observables = await readObservables(paper, asked.observable ?? []);
  if (observables.length === 0)
    throw new InputError(
      `${command} ${id} needs --observable; accepted: ${list(paper.observables.map(({ name }) => name))}`,
    );
  const models = [...new Set(observables.flatMap((each) => modelsOf(each, paper.observables)))];
  const parameters = parametersOf(models.map((name) => modelNamed(paper.models, name)));
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

/** The names of a model's modes. */
export function modesOf(paper: Paper, model: string): readonly string[] {
  return modelNamed(paper.models, model).space.sites.map((site) => site.name);
}

/** The truncation of --truncation, with a cap for each mode of the models. */
export function readSharedTruncation(
  args: readonly string[],
  { paper, models }: Question,
): BasisSpec {
  const [first, ...others] = models.map((model) => readTruncation(args, modesOf(paper, model)));
  if (first === undefined || others.some((each) => each.caps?.length !== first.caps?.length))
    throw new InputError(
      `--truncation ${args.join(' ')} does not fit all of ${list(models)}; accepted: observables of one model, or total=…`,
    );
  return first;
}

/** How a document names the models that a number was read from. */
export function modelFields(
  models: readonly string[],
): { readonly model: string } | { readonly models: readonly string[] } {
  const [model] = models;
  return models.length === 1 && model !== undefined ? { model } : { models };
}

/** The command's help and, with a paper, its parameters and observables. */
export async function printHelp(command: Command, io: Io, id: string | undefined): Promise<void> {
  const lines = [command.helpInformation().trimEnd(), ''];
  if (id === undefined)
    return printLines(io, [...lines, `Papers: ${paperIds(io.papers).join(', ')}`]);
  const paper = await loadPaper(io.papers, id, io.directory);
  const shared = parametersOf(Object.values(paper.models));
  lines.push(`Parameters of ${id} (name, default, meaning):`);
  lines.push(
    ...table([...shared.values()].map((each) => [each.name, String(each.default), each.meaning])),
  );
  lines.push('', 'Observables (name, model, meaning):');
  lines.push(
    ...table(
      paper.observables.map((each) => [
        each.name,
        modelsOf(each, paper.observables).join(', '),
        each.meaning,
      ]),
    ),
  );
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
