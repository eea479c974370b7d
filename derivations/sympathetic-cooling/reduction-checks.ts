/** How the equations of Appendix B are checked: exact values, and both sides as matrices at random parameters. */

import {
  atRandomPoints,
  type Check,
  readEquations,
  type Superoperator,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import { StateMap, stateValue } from 'ladderproof/algebra';
import {
  addMatrices,
  chainResidual,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  floatNumber,
  scaleMatrix,
} from 'ladderproof/claims';
import { applyGenerator, generatorOf as numericGenerator } from 'ladderproof/numeric';
import { displays } from './displays.ts';
import {
  type Map as FloatMap,
  history,
  pairSetting,
  type Random,
  type Setting,
} from './fock-scopes.ts';
import { pair, symbols } from './model.ts';
import { scope } from './second-order.ts';

export type Name = keyof typeof displays;

export const { space } = pair;

export function image(map: Superoperator, time = 't'): Value {
  return stateValue(StateMap.density(space, time).mappedBy(map));
}

export const exactly = (derived: () => Value): Check => symbolicResidual(scope, once(derived));

export const exactChain = (derived: () => Value): Check => chainResidual(scope, once(derived));

/** A value computed when it is first asked for, and kept: a search for corrections asks hundreds of times. */
export function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: compute() };
    return value.of;
  };
}

/** Both sides as matrices at random parameters, the left one evaluated as it is printed. */
export function bothSides(
  name: Name,
  setting: (random: Random) => Setting,
  margin: number,
  tolerance = 1e-8,
): Check {
  const left = readEquations(displays[name], symbols).at(-1)!.left;
  return inFockSpace(
    name,
    setting,
    margin,
    ({ scope: floats }) => evaluateFloat(left, floats),
    tolerance,
  );
}

/** The right-hand side as a matrix against one computed from the master equation. */
export function inFockSpace(
  seed: string,
  setting: (random: Random) => Setting,
  margin: number,
  expected: (setting: Setting) => FloatValue,
  tolerance = 1e-8,
): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed,
    points: 2,
    tolerance,
    sample: (random) => {
      const made = setting(random);
      return { scope: made.scope, expected: expected(made), interior: made.interior(margin) };
    },
  });
}

export const warm = (random: Random): Setting =>
  pairSetting(random, { total: 4, occupation: 0.4, support: 2 });

export const cold = (random: Random): Setting => pairSetting(random, { total: 3, occupation: 0 });

export const coldResonant = (random: Random): Setting =>
  pairSetting(random, { total: 3, occupation: 0, resonant: true });

export function mapOf(value: FloatValue | undefined): FloatMap {
  if (value?.kind !== 'map') throw new RangeError('a map is expected');
  return value;
}

export const named = (setting: Setting, name: string): FloatMap =>
  mapOf(setting.scope.names.get(name));

/** ρ̇ under the whole two-particle generator, by the solver's own matrices. */
export function masterEquation(made: Setting): FloatValue {
  return floatMatrix(applyGenerator(numericGenerator(made.model, made.basis), made.state));
}

/** The same less one of the maps that it is made of. */
export function masterEquationWithout(made: Setting, name: string): FloatValue {
  const all = masterEquation(made);
  if (all.kind !== 'matrix') throw new RangeError('a matrix is expected');
  const others = named(made, name).apply(made.state);
  return floatMatrix(addMatrices(all.matrix, scaleMatrix(others, floatNumber(-1))));
}

export function withEvidence(check: Check, evidence: Readonly<Record<string, string>>): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      return { ...outcome, evidence: { ...outcome.evidence, ...evidence } };
    },
  };
}

/** ρ(τ) = e^{0.3τ}ρ₀: any history will do where nothing but linearity is used. */
export function growingHistory(random: Random): Setting {
  const made = pairSetting(random, { total: 2, occupation: 0.2 });
  const functions = history((time) => scaleMatrix(made.state, floatNumber(Math.exp(0.3 * time))));
  return { ...made, scope: { ...made.scope, functions } };
}
