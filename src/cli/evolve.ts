import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { EvolutionEvidence, Extreme } from '../numeric/time-evolution.ts';
import { type Evolution, evolveModel, faultsOf } from './evolving.ts';
import type { Io } from './io.ts';
import { painter, printJson, printLines, table, withProgress } from './output.ts';
import { ofModel, printHelp, readQuestion } from './question.ts';
import {
  readInitial,
  readOption,
  readTruncation,
  rounded,
  writeComplex,
  writeTruncation,
} from './values.ts';

interface Options {
  readonly set?: readonly string[];
  readonly observable?: readonly string[];
  readonly initial?: readonly string[];
  readonly until?: string;
  readonly samples: string;
  readonly tolerance: string;
  readonly truncation?: readonly string[];
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
    .option('--observable <name...>', 'what to read off the state')
    .option('--tolerance <x>', 'accepted error of a step, relative to each element of ρ', '1e-7')
    .option(
      '--truncation <spec...>',
      "the Fock basis, as largest occupations: total=4, caps=3,3,3 or 'caps=3,3,3; total=4'",
    )
    .option('--json', 'one JSON document on stdout')
    .helpOption(false)
    .option('-h, --help', 'this text; with a paper, its parameters and observables')
    .action((paper: string | undefined, options: Options) =>
      options.help ? printHelp(command, io, paper) : run(io, paper, options),
    );
}

async function run(io: Io, id: string | undefined, options: Options): Promise<void> {
  const question = await readQuestion(io, 'evolve', id, options);
  const { paper, models, given } = question;
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
  const times = Array.from({ length: samples }, (_, k) => (until * k) / (samples - 1));
  const evolutions = await withProgress(io, models.length * samples, async (progress) => {
    const done: Evolution[] = [];
    for (const name of models) {
      const { observables, modes } = ofModel(question, name);
      done.push(
        await evolveModel(paper, name, observables, given, {
          initial: readInitial(options.initial ?? [], modes),
          times,
          relative,
          onSample: (index) =>
            progress.at(done.length * samples + index, `times of the evolution of ${name}`),
          ...(options.truncation ? { truncation: readTruncation(options.truncation, modes) } : {}),
        }),
      );
    }
    return done;
  });
  if (options.json) printJson(io, document(paper.id, evolutions));
  else
    printLines(
      io,
      evolutions.flatMap((evolution) => describe(paper.id, evolution, io)),
    );
}

function document(paper: string, evolutions: readonly Evolution[]) {
  return {
    schema: 1,
    paper,
    evolutions: evolutions.map((evolution) => ({
      model: evolution.model,
      outcome: evolution.outcome.kind,
      ...(evolution.outcome.kind === 'finished'
        ? {}
        : { why: evolution.outcome.why, reason: evolution.outcome.reason }),
      faults: faultsOf(evolution),
      values: Object.fromEntries(evolution.values),
      truncation: evolution.truncation,
      initial: evolution.initial,
      times: evolution.times.slice(0, evolution.outcome.samples.length),
      observables: evolution.names.map((name, k) => {
        const series = evolution.outcome.samples.map((sample) => sample[k]);
        const change = evolution.truncationChanges?.[k];
        return {
          name,
          values: series.map((value) => (value === undefined ? null : rounded(value))),
          ...(change === undefined ? {} : { truncationChange: change }),
        };
      }),
      evidence: evolution.outcome.evidence,
    })),
  };
}

function describe(paper: string, evolution: Evolution, io: Io): readonly string[] {
  const { model, names, times, truncation, outcome } = evolution;
  const paint = painter(io.stdout, io);
  const rows = outcome.samples.map((sample, k) => [
    String(Number(times[k]!.toPrecision(10))),
    ...sample.map((value) => (value === undefined ? 'undefined' : writeComplex(value, 8))),
  ]);
  const end =
    outcome.kind === 'finished'
      ? '  finished'
      : `  ${paint('red', `stopped (${outcome.why.replaceAll('-', ' ')}): ${outcome.reason}`)}`;
  const changes = evolution.truncationChanges;
  return [
    paint('bold', `${paper}: time evolution of ${model}, ${writeTruncation(truncation)}`),
    ...table([['t', ...names], ...rows]),
    end,
    ...faultsOf(evolution).map((fault) => `  ${paint('yellow', fault)}`),
    ...table(
      [
        ...(changes === undefined
          ? []
          : [
              [
                'truncation changes',
                names.map((name, k) => `${name} ± ${short(changes[k]!)}`).join(', '),
              ],
            ]),
        ...evidenceRows(outcome.evidence),
      ],
      '    ',
    ),
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
