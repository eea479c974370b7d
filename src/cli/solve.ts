import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { TruncatedMethod } from '../numeric/settle.ts';
import type { StationaryMethod } from '../numeric/stationary.ts';
import type { Io } from './io.ts';
import { printJson, printLines, withProgress } from './output.ts';
import { printHelp, readQuestion, readSharedTruncation } from './question.ts';
import { readOption, writeTruncation } from './values.ts';

/** The methods that work in a basis, by name, with what they are. */
export const TRUNCATED_METHODS: Readonly<Record<TruncatedMethod, string>> = {
  direct: 'one row of the Liouvillian replaced by the trace',
  'no-jump': 'GMRES, preconditioned with the part of the Liouvillian between jumps',
  sector: 'the same by blocks of conserved numbers, for models that have any',
  dominant: 'the attracting eigenvector, for generators that do not keep the trace',
};

const METHODS: Readonly<Record<StationaryMethod, string>> = {
  ...TRUNCATED_METHODS,
  gaussian: 'exact moments of a quadratic model, without a basis',
};

/** What the help says of methods. */
export function methodLines(methods: Readonly<Record<string, string>>): string {
  return Object.entries(methods)
    .map(([name, what]) => `${name}: ${what}`)
    .join('; ');
}

interface Options {
  readonly set?: readonly string[];
  readonly observable?: readonly string[];
  readonly method?: StationaryMethod;
  readonly truncation?: readonly string[];
  readonly tolerance: string;
  readonly timeLimit: string;
  readonly json?: true;
  readonly help?: true;
}

export function solveCommand(program: Command, io: Io): void {
  const command = program
    .command('solve')
    .description('one steady state of the full master equation, at any parameters')
    .usage(
      '<paper> --observable name,… [--set name=value,…] [--method …] [--tolerance …] [--truncation …] [--json]',
    )
    .argument('[paper]', 'the paper whose model it is')
    .option('--set <name=value...>', 'parameters that differ from their defaults: kappa_b=1.25')
    .option(
      '--observable <name...>',
      "what to read off the steady state: names of --help, or an operator of a model, a'*c, whose mean it is",
    )
    .addOption(new Option('--method <name>', methodLines(METHODS)).choices(Object.keys(METHODS)))
    .option(
      '--truncation <spec...>',
      "pins the Fock basis, as largest occupations: total=4, caps=3,3,3 or 'caps=3,3,3; total=4'; by default it grows until the observables settle",
    )
    .option(
      '--tolerance <x>',
      'how far observables may move, relatively, when the basis grows',
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
  const question = await readQuestion(io, 'solve', id, options);
  const { paper, models, observables, given } = question;
  const tolerance = readOption(
    '--tolerance',
    options.tolerance,
    (x) => x > 0 && x < 1,
    'numbers between 0 and 1',
  );
  const maxSeconds = readOption('--time-limit', options.timeLimit, (x) => x > 0, 'seconds above 0');
  const truncation = options.truncation && readSharedTruncation(options.truncation, question);
  if (truncation !== undefined && options.method === 'gaussian')
    throw new InputError(
      '--truncation with --method gaussian, which needs no basis; accepted: one of them',
    );
  const [{ bindProblem }, { solveProblem }, { describeSolution, solutionDocument }] =
    await Promise.all([
      import('../numeric/bind-observable.ts'),
      import('../numeric/solution.ts'),
      import('./solution-output.ts'),
    ]);
  const exact = { models: paper.models, observables, all: paper.observables };
  const solutions = await withProgress(io, models.length, (progress) => {
    const begun = new Set<string>();
    return solveProblem(bindProblem(exact, given), paper.truncation, {
      tolerance,
      maxSeconds,
      onBasis: (names, spec, states) => {
        for (const name of names) begun.add(name);
        progress.at(
          begun.size - names.length,
          `steady state of ${names.join(', ')}, ${writeTruncation(spec)}: ${states} states`,
        );
      },
      ...(options.method === undefined ? {} : { method: options.method }),
      ...(truncation === undefined ? {} : { truncation }),
    });
  });
  if (options.json) printJson(io, solutionDocument(paper.id, observables, solutions));
  else
    printLines(
      io,
      solutions.flatMap((solution) => describeSolution(question, solution, io)),
    );
}
