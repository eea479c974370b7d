/** One point of a curve, as `ladderproof solve` would answer: the same functions, in the reader's browser. */
import { InputError } from '../../../algebra/errors.ts';
import type { Values } from '../../../numeric/bind.ts';
import {
  bindProblem,
  type ExactProblem,
  type NumericProblem,
  ownValues,
} from '../../../numeric/bind-observable.ts';
import { rememberingSolver } from '../../../numeric/remembering.ts';
import { type Reading, solveProblem } from '../../../numeric/solution.ts';
import type { Model } from '../../../theory/model.ts';
import { type UnpackedModel, unpackExact } from '../exact-data.ts';
import type { Introduction, PointAnswer, PointReading, TaskPoint } from '../messages.ts';

/** Points whose steady states are kept: more than the curve has, as its points come again at a finer tolerance. */
const KEPT = 128;

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
  const solver = rememberingSolver();
  const bound = new Map<string, NumericProblem>();
  const problemAt = (given: TaskPoint['given']): NumericProblem => {
    const key = JSON.stringify(given);
    const made = bound.get(key) ?? bindProblem(problem, withDefaults(models, new Map(given)));
    // The one that was used last is forgotten last.
    bound.delete(key);
    bound.set(key, made);
    if (bound.size > KEPT) bound.delete(bound.keys().next().value!);
    return made;
  };
  return ({ key, given, tolerance, observables: asked }) => {
    try {
      const whole = problemAt(given);
      const solutions = solveProblem(
        { ...whole, observables: whole.observables.filter(({ name }) => asked.includes(name)) },
        truncation,
        { tolerance, maxStates, solver, ...(method === null ? {} : { method }) },
      );
      const readings = solutions.flatMap((each) => each.readings);
      const dimensions = solutions.flatMap((each) => each.growth?.trials.at(-1)?.dimension ?? []);
      return {
        key,
        readings: readings.map((each) => [each.name, pointReading(each)]),
        states: dimensions.length > 0 ? Math.max(...dimensions) : null,
      };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const refused: PointReading = { value: null, reason: error.message };
      return { key, readings: asked.map((name) => [name, refused]), states: null };
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
