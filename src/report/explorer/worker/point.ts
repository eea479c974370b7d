/** One point of a curve, as `ladderproof solve` would answer: the same functions, in the reader's browser. */
import { InputError } from '../../../algebra/errors.ts';
import type { Values } from '../../../numeric/bind.ts';
import { bindProblem, type ExactProblem, ownValues } from '../../../numeric/bind-observable.ts';
import { type Reading, solveProblem } from '../../../numeric/solution.ts';
import type { Model } from '../../../theory/model.ts';
import { type UnpackedModel, unpackExact } from '../exact-data.ts';
import type { Introduction, PointAnswer, PointReading, TaskPoint } from '../messages.ts';

/** Answers points of one group of observables. */
export function pointSolver({
  problem: { exact, truncation },
  observables,
  method,
  maxStates,
}: Introduction): (point: TaskPoint) => PointAnswer {
  const { models, observables: all } = unpackExact(exact);
  const problem: ExactProblem = {
    models: Object.fromEntries(Object.entries(models).map(([name, each]) => [name, each.model])),
    observables: observables.map((name) => all.find((each) => each.name === name)!),
    all,
  };
  return ({ key, given, tolerance }) => {
    try {
      const solutions = solveProblem(
        bindProblem(problem, withDefaults(models, new Map(given))),
        truncation,
        { tolerance, maxStates, ...(method === null ? {} : { method }) },
      );
      const readings = solutions.flatMap((each) => each.readings);
      const dimensions = solutions.flatMap((each) => each.growth?.trials.at(-1)?.dimension ?? []);
      return {
        key,
        readings: observables.map((name) =>
          pointReading(readings.find((each) => each.name === name)!),
        ),
        states: dimensions.length > 0 ? Math.max(...dimensions) : null,
      };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const refused: PointReading = { value: null, reason: error.message };
      return { key, readings: observables.map(() => refused), states: null };
    }
  };
}

function pointReading(reading: Reading): PointReading {
  if (reading.value === null) return { value: null, reason: reading.reason };
  const { re, im } = reading.value;
  if (im !== 0) return { value: null, reason: `not a real number: ${re} + ${im}i` };
  const change = reading.truncationChange;
  return change === undefined ? { value: re } : { value: re, truncationChange: change };
}

/** The values given, and for each model the defaults of its other parameters, as `completeValues` fills them in. */
function withDefaults(models: Readonly<Record<string, UnpackedModel>>, given: Values): Values {
  const all = new Map(given);
  for (const { model, defaults } of Object.values(models))
    for (const [name, value] of completed(model, defaults, ownValues(model, given)))
      all.set(name, value);
  return all;
}

function completed(model: Model, defaults: UnpackedModel['defaults'], given: Values): Values {
  const values = new Map<string, number>();
  model.parameters.forEach(({ name }, k) => {
    const own = given.get(name);
    const otherwise = defaults[k]!;
    const known = new Map([...values].map(([key, re]) => [key, { re, im: 0 }]));
    values.set(
      name,
      own ?? (typeof otherwise === 'number' ? otherwise : otherwise.evaluate(known).re),
    );
  });
  return values;
}
