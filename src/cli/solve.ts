import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Paper } from '../claims/paper.ts';
import type { SteadyStateEvidence, SteadyStateMethod } from '../numeric/steady-state.ts';
import type { Model, Parameter } from '../theory/model.ts';
import type { Io } from './io.ts';
import { painter, printJson, printLines, table, withProgress } from './output.ts';
import { loadPaper, paperIds } from './papers.ts';
import { isSettled, modelOf, type Solution, solveModel, words } from './solving.ts';
import {
  list,
  readAssignments,
  readNames,
  readTruncation,
  rounded,
  writeComplex,
  writeTruncation,
} from './values.ts';

const METHODS: Readonly<Record<SteadyStateMethod, string>> = {
  direct: 'one row of the Liouvillian replaced by the trace',
  dominant: 'the attracting eigenvector, for generators that do not keep the trace',
};

interface Options {
  readonly set?: readonly string[];
  readonly observable?: readonly string[];
  readonly method?: SteadyStateMethod;
  readonly truncation?: readonly string[];
  readonly json?: true;
  readonly help?: true;
}

export function solveCommand(program: Command, io: Io): void {
  const methods = Object.entries(METHODS).map(([name, what]) => `${name}: ${what}`);
  const command = program
    .command('solve')
    .description('one steady state of the full master equation, at any parameters')
    .usage(
      '<paper> --observable name,… [--set name=value,…] [--method …] [--truncation …] [--json]',
    )
    .argument('[paper]', 'the paper whose model it is')
    .option('--set <name=value...>', 'parameters that differ from their defaults: kappa_b=1.25')
    .option('--observable <name...>', 'what to read off the steady state')
    .addOption(new Option('--method <name>', methods.join('; ')).choices(Object.keys(METHODS)))
    .option(
      '--truncation <spec...>',
      "the Fock basis, as largest occupations: total=4, caps=3,3,3 or 'caps=3,3,3; total=4'",
    )
    .option('--json', 'one JSON document on stdout')
    .helpOption(false)
    .option('-h, --help', 'this text; with a paper, its parameters and observables')
    .action((paper: string | undefined, options: Options) =>
      options.help ? help(command, io, paper) : run(io, paper, options),
    );
}

async function help(command: Command, io: Io, id: string | undefined): Promise<void> {
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

async function run(io: Io, id: string | undefined, options: Options): Promise<void> {
  if (id === undefined)
    throw new InputError(`solve needs a paper; accepted: ${list(paperIds(io.papers))}`);
  const paper = await loadPaper(io.papers, id);
  const available = paper.observables.map(({ name }) => name);
  const asked = readNames('observable', options.observable ?? [], available);
  if (asked.length === 0)
    throw new InputError(`solve ${id} needs --observable; accepted: ${list(available)}`);
  const observables = asked.map((name) => paper.observables.find((each) => each.name === name)!);
  const models = [...new Set(observables.map(({ model }) => model))];
  const known = parametersOf(models.map((name) => modelOf(paper, name)));
  const given = readAssignments(options.set ?? [], [...known.keys()]);
  for (const [name, value] of given)
    if (known.get(name)!.positive && value < 0)
      throw new InputError(
        `${name}=${value} in --set: ${name} is positive; accepted: numbers from 0 up`,
      );

  const solutions = await withProgress(io, models.length, async (progress) => {
    const done: Solution[] = [];
    for (const name of models) {
      progress.at(done.length, `steady state of ${name}`);
      const here = observables.filter(({ model }) => model === name);
      const modes = modelOf(paper, name).space.sites.map((site) => site.name);
      done.push(
        await solveModel(paper, name, here, given, {
          ...(options.method ? { method: options.method } : {}),
          ...(options.truncation ? { truncation: readTruncation(options.truncation, modes) } : {}),
        }),
      );
    }
    return done;
  });
  if (options.json) printJson(io, document(id, solutions));
  else
    printLines(
      io,
      solutions.flatMap((solution) => describe(paper, solution, io)),
    );
}

function document(paper: string, solutions: readonly Solution[]) {
  return {
    schema: 1,
    paper,
    observables: solutions.flatMap(({ model, readings }) =>
      readings.map((reading) =>
        reading.value === null
          ? { name: reading.name, model, value: null, reason: reading.reason }
          : {
              name: reading.name,
              model,
              value: rounded(reading.value),
              ...(reading.truncationChange === undefined
                ? {}
                : {
                    truncationChange: reading.truncationChange,
                    settled: isSettled(reading.value, reading.truncationChange),
                  }),
            },
      ),
    ),
    solutions: solutions.map(({ model, values, truncation, outcome }) => ({
      model,
      outcome: outcome.kind,
      ...(outcome.kind === 'converged' ? {} : { reason: outcome.reason }),
      values: Object.fromEntries(values),
      truncation,
      evidence: outcome.evidence,
    })),
  };
}

function describe(paper: Paper, solution: Solution, io: Io): readonly string[] {
  const { model, truncation, outcome, readings } = solution;
  const paint = painter(io.stdout, io);
  const rows = readings.map((reading) => {
    const meaning = paper.observables.find(({ name }) => name === reading.name)!.meaning;
    if (reading.value === null)
      return [
        reading.name,
        paint('red', 'no value'),
        meaning,
        outcome.kind === 'converged' ? reading.reason : '',
      ];
    const { value, truncationChange: change } = reading;
    const moved = change === undefined ? 'truncation not tested' : `truncation ± ${short(change)}`;
    const settled = change === undefined || isSettled(value, change);
    const remark = settled ? moved : paint('yellow', `NOT SETTLED, ${moved}: enlarge --truncation`);
    return [reading.name, writeComplex(value, 10), meaning, remark];
  });
  return [
    paint('bold', `${paper.id}: steady state of ${model}, ${writeTruncation(truncation)}`),
    ...table(rows),
    `  ${outcome.kind === 'converged' ? 'converged' : paint('red', `${words(outcome.kind)}: ${outcome.reason}`)}`,
    ...table(evidenceRows(outcome.evidence), '    '),
  ];
}

function evidenceRows(evidence: SteadyStateEvidence): readonly (readonly string[])[] {
  const row = (label: string, value: number | string | undefined): readonly string[][] =>
    value === undefined ? [] : [[label, typeof value === 'string' ? value : short(value)]];
  return [
    ...row('method', evidence.method),
    ...row('basis states', evidence.dimension),
    ...row('unknowns', evidence.unknowns),
    ...row('iterations', evidence.iterations),
    ...row('residual', evidence.residual),
    ...row('scale of the generator', evidence.generatorNorm),
    ...row('smallest eigenvalue of ρ', evidence.smallestEigenvalue),
    ...row('eigenvalue of L', evidence.eigenvalue),
    ...row('gap to the next', evidence.gap),
    ...row('edge population', evidence.edgePopulation),
    ...row('escape rate', evidence.escapeRate),
  ];
}

function short(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toPrecision(3);
}
