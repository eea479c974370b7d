import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { TruncatedMethod } from '../numeric/settle.ts';
import {
  isSettled,
  type ModelSolution,
  type Reading,
  type Solution,
  words,
} from '../numeric/solution.ts';
import type { StationaryEvidence, StationaryMethod } from '../numeric/stationary.ts';
import type { Observable } from '../theory/observable.ts';
import type { Io } from './io.ts';
import { painter, printJson, printLines, table, withProgress } from './output.ts';
import {
  modelFields,
  printHelp,
  type Question,
  readQuestion,
  readSharedTruncation,
} from './question.ts';
import { list, readOption, rounded, writeComplex, writeTruncation } from './values.ts';

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
  const [{ bindProblem }, { solveProblem }] = await Promise.all([
    import('../numeric/bind-observable.ts'),
    import('../numeric/solution.ts'),
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
  if (options.json) printJson(io, document(paper.id, observables, solutions));
  else
    printLines(
      io,
      solutions.flatMap((solution) => describe(question, solution, io)),
    );
}

function document(
  paper: string,
  observables: readonly Observable[],
  solutions: readonly Solution[],
) {
  const readings = solutions.flatMap((solution) =>
    solution.readings.map((reading) => ({ reading, growth: solution.growth })),
  );
  return {
    schema: 1,
    paper,
    observables: observables.map(({ name }) => {
      const { reading, growth } = readings.find((each) => each.reading.name === name)!;
      return readingDocument(reading, growth !== undefined);
    }),
    solutions: solutions.flatMap((solution) =>
      solution.models.map((each) => modelDocument(each, solution)),
    ),
  };
}

function readingDocument(reading: Reading, hasGrown: boolean) {
  const about = { name: reading.name, ...modelFields(reading.models) };
  const exact = reading.exact === undefined ? {} : { exact: rounded(reading.exact) };
  if (reading.value === null) return { ...about, value: null, reason: reading.reason, ...exact };
  const { value, truncationChange, remaining } = reading;
  return {
    ...about,
    value: rounded(value),
    ...(truncationChange === undefined
      ? {}
      : { truncationChange, settled: hasGrown || isSettled(value, truncationChange) }),
    ...exact,
    ...(remaining === undefined ? {} : { remainingEstimate: remaining }),
  };
}

function modelDocument(
  { model, values, outcome, exact }: ModelSolution,
  { truncation, growth }: Solution,
) {
  return {
    model,
    outcome: outcome.kind,
    ...(outcome.kind === 'converged' ? {} : { reason: outcome.reason }),
    values: Object.fromEntries(values),
    ...(truncation === undefined ? {} : { truncation }),
    evidence: outcome.evidence,
    ...(exact === undefined
      ? {}
      : {
          exactMoments: {
            outcome: exact.kind,
            ...(exact.kind === 'converged' ? {} : { reason: exact.reason }),
            evidence: exact.evidence,
          },
        }),
    ...(growth === undefined
      ? {}
      : {
          growth: {
            tolerance: growth.tolerance,
            settled: growth.failure === undefined,
            ...(growth.failure ?? {}),
            trials: growth.trials.map((trial) => ({
              truncation: trial.truncation,
              dimension: trial.dimension,
              outcome: trial.outcome,
              values: Object.fromEntries(
                trial.values.map((value, k) => [
                  growth.names[k]!,
                  value === undefined ? null : rounded(value),
                ]),
              ),
            })),
          },
        }),
  };
}

function describe({ paper, observables }: Question, solution: Solution, io: Io): readonly string[] {
  const { models, truncation, readings, growth } = solution;
  const paint = painter(io.stdout, io);
  // Where exact moments exist they stand beside every value.
  const isExactThere = readings.some((reading) => reading.exact !== undefined);
  const besideOf = ({ exact: value }: Reading): readonly string[] =>
    isExactThere ? [value === undefined ? '' : `exactly ${writeComplex(value, 10)}`] : [];
  const isSolved = models.every(({ outcome }) => outcome.kind === 'converged');
  const rows = readings.map((reading) => {
    const meaning = meaningOf(reading.name);
    if (reading.value === null)
      return [
        reading.name,
        paint('red', 'no value'),
        ...besideOf(reading),
        meaning,
        isSolved ? reading.reason : '',
      ];
    const { value, truncationChange: change } = reading;
    const untested = truncation === undefined ? 'exact' : 'truncation not tested';
    const moved = change === undefined ? untested : `truncation ± ${short(change)}`;
    const settled = growth !== undefined || change === undefined || isSettled(value, change);
    const remark = settled ? moved : paint('yellow', `NOT SETTLED, ${moved}: enlarge --truncation`);
    return [reading.name, writeComplex(value, 10), ...besideOf(reading), meaning, remark];
  });
  const tried = (growth?.trials ?? []).map(({ truncation: spec, dimension, values }) => [
    `    ${writeTruncation(spec)}`,
    `${dimension} states`,
    ...values.map(
      (value, k) =>
        `${growth!.names[k]!} = ${value === undefined ? 'undefined' : writeComplex(value, 8)}`,
    ),
  ]);
  const failure = growth?.failure;
  const stateLines = models.flatMap(({ model, outcome, exact }) => [
    ...(models.length === 1 ? [] : [`  ${model}`]),
    `  ${outcome.kind === 'converged' ? 'converged' : paint('red', `${words(outcome.kind)}: ${outcome.reason}`)}`,
    ...(exact === undefined || exact.kind === 'converged'
      ? []
      : [`  ${paint('yellow', `the exact moments: ${words(exact.kind)}: ${exact.reason}`)}`]),
    ...(models.length === 1 ? settlingLines() : []),
    ...table(evidenceRows(outcome.evidence), '    '),
  ]);
  return [
    paint(
      'bold',
      `${paper.id}: steady ${models.length === 1 ? 'state' : 'states'} of ${list(models.map(({ model }) => model))}, ${truncation === undefined ? 'exact moments' : writeTruncation(truncation)}`,
    ),
    ...table(rows),
    ...(models.length === 1 ? [] : settlingLines()),
    ...stateLines,
    ...(failure === undefined || tried.length === 0 ? [] : ['  bases tried:', ...table(tried, '')]),
  ];

  function settlingLines(): readonly string[] {
    return failure === undefined || !isSolved
      ? []
      : [`  ${paint('yellow', `NOT SETTLED (${failure.why}): ${failure.reason}`)}`];
  }

  function meaningOf(name: string): string {
    return observables.find((each) => each.name === name)?.meaning ?? '';
  }
}

/** What is shown of the evidence, in this order, where the method has it. */
const EVIDENCE: readonly (readonly [key: string, label: string])[] = [
  ['method', 'method'],
  ['equation', 'equation'],
  ['dimension', 'basis states'],
  ['unknowns', 'unknowns'],
  ['blocks', 'blocks'],
  ['largestBlock', 'largest block'],
  ['iterations', 'iterations'],
  ['residual', 'residual'],
  ['generatorNorm', 'scale of the generator'],
  ['driftNorm', 'scale of the drift'],
  ['stabilityExponent', 'slowest decay of moments'],
  ['uncertainty', 'smallest eigenvalue of V + iΩ/2'],
  ['smallestEigenvalue', 'smallest eigenvalue of ρ'],
  ['eigenvalue', 'eigenvalue of L'],
  ['gap', 'gap to the next'],
  ['edgePopulation', 'edge population'],
  ['escapeRate', 'escape rate'],
  ['vacuumDivergesAt', 'vacuum diverges at'],
];

function evidenceRows(evidence: StationaryEvidence): readonly (readonly string[])[] {
  const known = new Map<string, unknown>(Object.entries(evidence));
  return EVIDENCE.flatMap(([key, label]) => {
    const value = known.get(key);
    if (value === undefined) return [];
    return [[label, typeof value === 'number' ? short(value) : String(value)]];
  });
}

function short(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toPrecision(3);
}
