/** What `solve` prints. */
import {
  isSettled,
  type ModelSolution,
  type Reading,
  type Solution,
  words,
} from '../numeric/solution.ts';
import type { StationaryEvidence } from '../numeric/stationary.ts';
import type { Observable } from '../theory/observable.ts';
import type { Io } from './io.ts';
import { painter, table } from './output.ts';
import { modelFields, type Question } from './question.ts';
import { list, rounded, writeComplex, writeTruncation } from './values.ts';

/** Solutions as `solve --json` prints them. */
export function solutionDocument(
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

/** A solution for people: values with what shows how good they are. */
export function describeSolution(
  { paper, observables }: Question,
  solution: Solution,
  io: Io,
): readonly string[] {
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
