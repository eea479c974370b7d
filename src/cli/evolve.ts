import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Evolution, ModelEvolution } from '../numeric/evolution.ts';
import type { InitialState } from '../numeric/initial-state.ts';
import type { EvolutionEvidence, Extreme } from '../numeric/time-evolution.ts';
import type { Io } from './io.ts';
import { painter, printJson, printLines, table, withProgress } from './output.ts';
import {
  modelFields,
  modesOf,
  printHelp,
  type Question,
  readQuestion,
  readSharedTruncation,
} from './question.ts';
import { list, readInitial, readOption, rounded, writeComplex, writeTruncation } from './values.ts';

interface Options {
  readonly set?: readonly string[];
  readonly observable?: readonly string[];
  readonly initial?: readonly string[];
  readonly until?: string;
  readonly samples: string;
  readonly tolerance: string;
  readonly truncation?: readonly string[];
  readonly settle: string;
  readonly timeLimit: string;
  readonly json?: true;
  readonly help?: true;
}

export function evolveCommand(program: Command, io: Io): void {
  const command = program
    .command('evolve')
    .description('the time evolution of the full master equation from an initial state')
    .usage(
      '<paper> --initial fock=… | thermal=… --until <time> --observable name,… [--samples n] [--set name=value,…] [--truncation …] [--json]',
    )
    .argument('[paper]', 'the paper whose model it is')
    .option(
      '--initial <state...>',
      'where it starts, one number a mode: fock=0,2,0 for a number state, thermal=0.5,1,0 for mean occupations',
    )
    .option('--until <time>', 'where it ends, in the inverse of the unit of the rates')
    .option('--samples <n>', 'how many times are shown, the first and the last included', '101')
    .option('--set <name=value...>', 'parameters that differ from their defaults: kappa_b=1.25')
    .option(
      '--observable <name...>',
      "what to read off the state: names of --help, or an operator of a model, a'*c, whose mean it is",
    )
    .option('--tolerance <x>', 'accepted error of a step, relative to each element of ρ', '1e-7')
    .option(
      '--truncation <spec...>',
      "pins the Fock basis, as largest occupations: total=4, caps=3,3,3 or 'caps=3,3,3; total=4'; by default it grows until the curves settle",
    )
    .option(
      '--settle <x>',
      'how far a curve may move when the basis grows, relative to its largest value',
      '1e-4',
    )
    .option('--time-limit <seconds>', 'no larger basis is begun that would end later', '60')
    .option('--json', 'one JSON document on stdout')
    .helpOption(false)
    .option('-h, --help', 'this text; with a paper, its parameters and observables')
    .action((paper: string | undefined, options: Options) =>
      options.help ? printHelp(command, io, paper) : run(io, paper, options),
    );
}

async function run(io: Io, id: string | undefined, options: Options): Promise<void> {
  const question = await readQuestion(io, 'evolve', id, options);
  const { paper, observables, given } = question;
  if (options.initial === undefined)
    throw new InputError(
      `evolve ${paper.id} needs --initial; accepted: fock=… or thermal=…, one number a mode`,
    );
  if (options.until === undefined)
    throw new InputError(`evolve ${paper.id} needs --until; accepted: a time above 0`);
  const until = readOption('--until', options.until, (x) => x > 0, 'a time above 0');
  const samples = readOption(
    '--samples',
    options.samples,
    (x) => Number.isSafeInteger(x) && x >= 2 && x <= 1e6,
    'integers from 2 to 1000000',
  );
  const relative = readOption(
    '--tolerance',
    options.tolerance,
    (x) => x > 0 && x < 1,
    'numbers between 0 and 1',
  );
  const accepted = readOption(
    '--settle',
    options.settle,
    (x) => x > 0 && x < 1,
    'numbers between 0 and 1',
  );
  const maxSeconds = readOption('--time-limit', options.timeLimit, (x) => x > 0, 'seconds above 0');
  const times = Array.from({ length: samples }, (_, k) => (until * k) / (samples - 1));
  const initial = readSharedInitial(options.initial, question);
  const truncation = options.truncation && readSharedTruncation(options.truncation, question);
  const [{ bindProblem }, { evolveProblem, faultsOf }] = await Promise.all([
    import('../numeric/bind-observable.ts'),
    import('../numeric/evolution.ts'),
  ]);
  const exact = { models: paper.models, observables, all: paper.observables };
  const evolutions = await withProgress(io, samples, (progress) =>
    evolveProblem(bindProblem(exact, given), paper.truncation, {
      initial,
      times,
      relative,
      accepted,
      maxSeconds,
      onSample: (name, spec, index) =>
        progress.at(index + 1, `times of the evolution of ${name}, ${writeTruncation(spec)}`),
      ...(truncation === undefined ? {} : { truncation }),
    }),
  );
  const judged = evolutions.map((each): Judged => ({ ...each, faults: faultsOf(each) }));
  if (options.json) printJson(io, document(paper.id, judged));
  else
    printLines(
      io,
      judged.flatMap((evolution) => describe(paper.id, evolution, io)),
    );
}

/** An evolution with what is wrong with it. */
interface Judged extends Evolution {
  readonly faults: readonly string[];
}

function readSharedInitial(args: readonly string[], { paper, models }: Question): InitialState {
  const [first, ...others] = models.map((model) => readInitial(args, modesOf(paper, model)));
  if (first === undefined || others.length + 1 !== models.length)
    throw new InputError('evolve needs --observable');
  return first;
}

function document(paper: string, evolutions: readonly Judged[]) {
  return {
    schema: 1,
    paper,
    evolutions: evolutions.flatMap((evolution) =>
      evolution.models.map((each) => modelDocument(each, evolution)),
    ),
  };
}

function modelDocument({ model, values, outcome }: ModelEvolution, evolution: Judged) {
  const { truncation, initial, times, curves, limit, tried, accepted, faults } = evolution;
  return {
    model,
    outcome: outcome.kind,
    ...(outcome.kind === 'finished' ? {} : { why: outcome.why, reason: outcome.reason }),
    faults,
    values: Object.fromEntries(values),
    truncation,
    growth: { accepted, settled: limit === undefined, ...limit, tried },
    initial,
    times: times.slice(0, outcome.samples.length),
    // A curve that combines models stands with the first of them.
    observables: curves
      .filter(({ models }) => models[0] === model)
      .map(({ name, models, values: series, truncationChange }) => ({
        name,
        ...(models.length === 1 ? {} : modelFields(models)),
        values: series.map((value) => (value === undefined ? null : rounded(value))),
        ...(truncationChange === undefined ? {} : { truncationChange }),
      })),
    evidence: outcome.evidence,
  };
}

function describe(paper: string, evolution: Judged, io: Io): readonly string[] {
  const { models, times, curves, truncation, faults } = evolution;
  const paint = painter(io.stdout, io);
  const reached = Math.max(...curves.map(({ values }) => values.length));
  const rows = times.slice(0, reached).map((time, k) => [
    String(Number(time.toPrecision(10))),
    ...curves.map(({ values }) => {
      const value = values[k];
      if (k >= values.length) return '';
      return value === undefined ? 'undefined' : writeComplex(value, 8);
    }),
  ]);
  const changes = curves.flatMap(({ name, truncationChange }) =>
    truncationChange === undefined ? [] : [`${name} ± ${short(truncationChange)}`],
  );
  return [
    paint(
      'bold',
      `${paper}: time evolution of ${list(models.map(({ model }) => model))}, ${writeTruncation(truncation)}`,
    ),
    ...table([['t', ...curves.map(({ name }) => name)], ...rows]),
    ...models.map(({ model, outcome }) => {
      const where = models.length === 1 ? '' : `${model}: `;
      return outcome.kind === 'finished'
        ? `  ${where}finished`
        : `  ${paint('red', `${where}stopped (${outcome.why.replaceAll('-', ' ')}): ${outcome.reason}`)}`;
    }),
    ...faults.map((fault) => `  ${paint('yellow', fault)}`),
    ...models.flatMap(({ model, outcome }) => [
      ...(models.length === 1 ? [] : [`  ${model}`]),
      ...table(
        [
          ...(changes.length === 0 ? [] : [['truncation changes', changes.join(', ')]]),
          ...evidenceRows(outcome.evidence),
        ],
        '    ',
      ),
    ]),
  ];
}

function evidenceRows(evidence: EvolutionEvidence): readonly (readonly string[])[] {
  const { monitors } = evidence;
  const at = ({ value, time }: Extreme) => `${short(value)} at t = ${short(time)}`;
  return [
    ['method', evidence.method],
    ['basis states', short(evidence.dimension)],
    ['unknowns', short(evidence.unknowns)],
    ['steps', `${evidence.steps}, and ${evidence.rejected} rejected`],
    ['largest |trace − 1|', at(monitors.traceDeviation)],
    ['smallest diagonal element', at(monitors.smallestDiagonal)],
    ['smallest eigenvalue of ρ', at(monitors.smallestEigenvalue)],
    ['largest edge population', at(monitors.edgePopulation)],
    ...(evidence.initialOutside > 0
      ? [['initial state outside the basis', short(evidence.initialOutside)]]
      : []),
  ];
}

function short(x: number): string {
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(3)));
}
