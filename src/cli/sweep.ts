import { availableParallelism } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Operator } from '../algebra/operator.ts';
import type { Paper } from '../claims/paper.ts';
import { chunksOf, type Grid, gridOf, gridPoint } from '../numeric/grid.ts';
import type { TruncatedMethod } from '../numeric/settle.ts';
import type { SweepRow } from '../numeric/sweep-rows.ts';
import {
  isCombined,
  isRealObservable,
  modelNamed,
  modelsOf,
  type Observable,
  partsOf,
} from '../theory/observable.ts';
import { refuseForeignFiles, writeFiles } from './files.ts';
import type { Io } from './io.ts';
import { jsonText, printLines, withProgress } from './output.ts';
import { referenceOf } from './papers.ts';
import { modelFields, printHelp, type Question, readQuestion, requireSign } from './question.ts';
import { methodLines, TRUNCATED_METHODS } from './solve.ts';

import { openStore, type SweepStore } from './sweep-store.ts';
import type { SweepTask } from './sweeping.ts';
import { readAxes, readOption, rounded } from './values.ts';

interface Options {
  readonly set?: readonly string[];
  readonly observable?: readonly string[];
  readonly axis?: readonly string[];
  readonly method?: TruncatedMethod;
  readonly tolerance: string;
  readonly maxStates: string;
  readonly workers?: string;
  readonly out?: string;
  readonly json?: true;
  readonly help?: true;
}

export function sweepCommand(program: Command, io: Io): void {
  const command = program
    .command('sweep')
    .description(
      'steady states on a grid of parameters, on all cores; goes on where it was interrupted',
    )
    .usage(
      '<paper> --axis name=first:last:points … --observable name,… [--set name=value,…] [--out file.csv] [--json]',
    )
    .argument('[paper]', 'the paper whose model it is')
    .option(
      '--axis <name=first:last:points...>',
      'what is swept, both ends included; the last axis varies fastest: Delta=-2:2:101',
    )
    .option('--set <name=value...>', 'parameters that differ from their defaults: kappa_b=1.25')
    .option(
      '--observable <name...>',
      "what to read off the steady states: names of --help, or an operator of a model, a'*c, whose mean it is",
    )
    .addOption(
      new Option('--method <name>', methodLines(TRUNCATED_METHODS)).choices(
        Object.keys(TRUNCATED_METHODS),
      ),
    )
    .option(
      '--tolerance <x>',
      'how far observables may move, relatively, when the basis grows',
      '1e-4',
    )
    .option('--max-states <n>', 'the largest basis tried at a point', '400')
    .option('--workers <n>', 'threads; all cores by default. The numbers do not depend on it')
    .option('--out <file>', 'where the table goes, instead of stdout')
    .option('--json', 'one JSON document instead of comma-separated values')
    .helpOption(false)
    .option('-h, --help', 'this text; with a paper, its parameters and observables')
    .action((paper: string | undefined, options: Options) =>
      options.help ? printHelp(command, io, paper) : run(io, paper, options),
    );
}

async function run(io: Io, id: string | undefined, options: Options): Promise<void> {
  const question = await readQuestion(io, 'sweep', id, options);
  const { paper, parameters, given } = question;
  const axes = readAxes(options.axis ?? [], [...parameters.keys()]);
  if (axes.length === 0)
    throw new InputError(
      `sweep ${paper.id} needs --axis; accepted: name=first:last:points, such as ${[...parameters.keys()][0]}=0:1:11`,
    );
  for (const { name, from, to } of axes) {
    if (given.has(name))
      throw new InputError(`${name} is in both --set and --axis; accepted: one of them`);
    requireSign(parameters.get(name)!, Math.min(from, to), '--axis');
  }
  const grid = gridOf(axes);
  const positive = (option: string, text: string) =>
    readOption(
      option,
      text,
      (x) => Number.isSafeInteger(x) && x > 0 && x <= 1e6,
      'integers from 1 to 1000000',
    );
  const workers = positive('--workers', options.workers ?? String(availableParallelism()));
  const task: SweepTask = {
    papers: io.papers.href,
    paper: referenceOf(paper),
    observables: question.observables.map(({ name }) => name),
    given: [...given],
    axes,
    tolerance: readOption(
      '--tolerance',
      options.tolerance,
      (x) => x > 0 && x < 1,
      'numbers between 0 and 1',
    ),
    maxStates: positive('--max-states', options.maxStates),
    ...(options.method === undefined ? {} : { method: options.method }),
  };
  if (options.out !== undefined) {
    const file = resolve(io.directory, options.out);
    refuseForeignFiles(dirname(file), [{ path: basename(file) }]);
  }
  const store = openStore(io, { version: io.version, model: await fingerprint(question), ...task });
  const rows = await sweep(io, grid, task, workers, store);
  const text = options.json
    ? jsonText(document(question, grid, task, rows))
    : separatedValues(question, grid, rows);
  if (options.out === undefined) {
    io.stdout.write(text);
    store.remove();
    return;
  }
  const file = resolve(io.directory, options.out);
  await writeFiles(dirname(file), [{ path: basename(file), content: text }]);
  store.remove();
  const missing = rows.filter(({ readings }) => readings.some(({ value }) => value === null));
  printLines(io, [
    `${file}: ${rows.length} points${missing.length === 0 ? '' : `, ${missing.length} of them without a value for every observable: see the column note`}`,
  ]);
}

/** All rows, from the store of an interrupted sweep or computed. */
async function sweep(
  io: Io,
  grid: Grid,
  task: SweepTask,
  workers: number,
  store: SweepStore,
): Promise<readonly SweepRow[]> {
  const rows: (readonly SweepRow[])[] = [];
  const chunks = chunksOf(grid);
  const left = chunks.filter(({ index }) => !store.finished.has(index));
  for (const [index, finished] of store.finished) rows[index] = finished;
  await withProgress(io, grid.points, async (progress) => {
    let done = grid.points - left.reduce((sum, { first, end }) => sum + end - first, 0);
    progress.at(done, done === 0 ? 'points' : 'points, some from before the interruption');
    const pool = await poolOf(Math.min(workers, left.length));
    try {
      const finish = async (chunk: (typeof left)[number]) => {
        const found: readonly SweepRow[] = pool
          ? await pool.run({ task, chunk })
          : await (await import('./sweeping.ts')).sweepTaskRows(task, chunk);
        rows[chunk.index] = found;
        store.add(chunk.index, found);
        done += chunk.end - chunk.first;
        progress.at(done, 'points');
      };
      if (pool) await Promise.all(left.map(finish));
      else for (const chunk of left) await finish(chunk);
    } finally {
      await pool?.destroy();
    }
  });
  return rows.flat();
}

/** Worker threads, none where one is enough, or where this is TypeScript, which threads of Node 20 cannot load. */
async function poolOf(threads: number) {
  if (threads < 2 || import.meta.url.endsWith('.ts')) return undefined;
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: new URL('./sweep-worker.js', import.meta.url).href,
    name: 'solveChunk',
    minThreads: threads,
    maxThreads: threads,
    // Solving makes much short-lived garbage; collecting it seldom leaves both cores to the arithmetic.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
}

/** The models as the paper's folder has them now, in full: a changed model is another sweep. */
export async function fingerprint({ paper, models, observables }: Question): Promise<unknown> {
  const [{ printText }, { expressOperator, expressScalar }] = await Promise.all([
    import('../algebra/text.ts'),
    import('../algebra/express.ts'),
  ]);
  const written = (operator: Operator) => printText(expressOperator(operator));
  const parts = observables.flatMap((each) => partsOf(each, paper.observables));
  return {
    models: models.map((name) => {
      const { space, parameters, hamiltonian, dissipators, traceCorrection } = modelNamed(
        paper.models,
        name,
      );
      return {
        modes: space.sites.map((site) => site.name),
        parameters: parameters.map((parameter) => [parameter.name, parameter.default]),
        hamiltonian: written(hamiltonian),
        dissipators: dissipators.map(({ rate, jump }) => [
          printText(expressScalar(rate)),
          written(jump),
        ]),
        traceCorrection,
      };
    }),
    combined: observables.filter(isCombined).map(({ combines, how }) => [how, ...combines]),
    quantities: parts.map(({ model, quantity }) =>
      quantity.kind === 'moment'
        ? [model, written(quantity.operator), printText(expressScalar(quantity.factor))]
        : [model, quantity],
    ),
    truncation: paper.truncation,
  };
}

function separatedValues({ observables }: Question, grid: Grid, rows: readonly SweepRow[]): string {
  const header = [
    ...grid.axes.map(({ name }) => name),
    ...observables.flatMap((each) =>
      !isRealObservable(each) ? [`${each.name}_re`, `${each.name}_im`] : [each.name],
    ),
    'note',
  ];
  const lines = rows.map(({ readings }, index) => {
    const cells = readings.flatMap(({ value }, k) => {
      const z = value === null ? undefined : rounded(value);
      const re = z === undefined ? '' : String(z.re);
      return !isRealObservable(observables[k]!) ? [re, z === undefined ? '' : String(z.im)] : [re];
    });
    return [...gridPoint(grid, index).map(String), ...cells, quoted(noteOf(observables, readings))];
  });
  return [header.map(quoted), ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

function noteOf(observables: readonly Observable[], readings: SweepRow['readings']): string {
  return readings
    .flatMap((reading, k) =>
      reading.value === null ? [`${observables[k]!.name}: ${reading.reason}`] : [],
    )
    .join(' | ');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function document(
  { paper, observables, given }: Question,
  grid: Grid,
  task: SweepTask,
  rows: readonly SweepRow[],
) {
  return {
    schema: 1,
    paper: (paper satisfies Paper).id,
    values: Object.fromEntries(given),
    axes: grid.axes,
    tolerance: task.tolerance,
    observables: observables.map((each) => ({
      name: each.name,
      ...modelFields(modelsOf(each, paper.observables)),
    })),
    points: rows.map(({ readings, states }, index) => ({
      at: gridPoint(grid, index),
      values: readings.map(({ value }) => (value === null ? null : rounded(value))),
      states,
      ...(readings.some(({ value }) => value === null)
        ? { note: noteOf(observables, readings) }
        : {}),
    })),
  };
}
