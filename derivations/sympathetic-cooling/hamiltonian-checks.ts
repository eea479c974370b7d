/** How the Hamiltonians and the master equation of the main text are checked. */

import {
  atRandomPoints,
  bindOperator,
  type Check,
  interpret,
  type Operator,
  operatorValue,
  readEquations,
  Scalar,
  scalarValue,
} from 'ladderproof';
import { subtractValues } from 'ladderproof/algebra';
import {
  describeValue,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  randomSource,
  rightSide,
} from 'ladderproof/claims';
import { displays } from './displays.ts';
import { fullSetting, type Random, type Setting } from './fock-scopes.ts';
import { inRotatingFrame, moment, operatorOf, scope } from './hamiltonians.ts';
import { symbols } from './model.ts';

export type Name = keyof typeof displays;

const setting = (random: Random): Setting => fullSetting(random, { total: 3, support: 1 });

export function inFockSpace(
  seed: string,
  margin: number,
  expected: (setting: Setting) => FloatValue,
  states: (setting: Setting, index: number) => boolean = () => true,
): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed,
    points: 3,
    sample: (random) => {
      const made = setting(random);
      const interior = made.interior(margin).filter((k) => states(made, k));
      return { scope: made.scope, expected: expected(made), interior };
    },
  });
}

export const leftInFockSpace = (name: Name): Check =>
  inFockSpace(name, 0, ({ scope: floats }) =>
    evaluateFloat(readEquations(displays[name], symbols).at(-1)!.left, floats),
  );

export const exactOf =
  (operator: Operator) =>
  (made: Setting): FloatValue =>
    floatMatrix(made.matrix(bindOperator(operator, made.values)));

/** A check whose failure is one of the sign of Δ alone. */
export function detuningConvention(check: Check): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      if (outcome.kind !== 'failed') return outcome;
      const names = new Map([
        ...scope.names,
        ['Delta', scalarValue(Scalar.real('Delta').negate())] as const,
      ]);
      const turned = interpret(rightSide(equations), { ...scope, names });
      const same = operatorOf(subtractValues(turned, operatorValue(inRotatingFrame()))).isZero();
      return same ? { ...outcome, reason: 'convention' } : outcome;
    },
  };
}

/** Tr of the right-hand side of an equation of motion, with Tr ρ = 1. */
export const tracePreserved: Check = {
  method: 'trace',
  route: 'exact',
  run: (equations) => {
    const value = interpret(rightSide(equations), scope);
    const map = value.kind === 'state' ? value.state.superoperatorAt('t') : undefined;
    if (!map) return { kind: 'unsettled', why: 'not linear in the state', evidence: {} };
    const rate = moment(operatorValue(map.traceDefect()));
    const evidence = { 'rate of the trace': describeValue(scalarValue(rate)) };
    return { kind: rate.isZero() ? 'passed' : 'failed', evidence };
  },
};

/** L†(n) = −2κ(n − n̄) of a bath: stationary at its occupation, amplitudes decaying at κ. */
export function relaxation(mode: 'a' | 'b' | 'c'): Check {
  return {
    method: 'fock-matrices',
    route: 'fock-space',
    run: (equations) => {
      const random = randomSource(`bath-${mode}`);
      const made = setting(random);
      const map = evaluateFloat(rightSide(equations), made.scope);
      const n = made.scope.names.get(`n_${mode}`);
      const kappa = made.values.get(mode === 'c' ? 'gamma' : `kappa_${mode}`)!;
      const nbar = mode === 'c' ? 0 : made.values.get(`nbar_${mode}`)!;
      if (map.kind !== 'map' || n?.kind !== 'matrix') return { kind: 'failed', evidence: {} };
      const rate = map.dual(n.matrix);
      let error = 0;
      for (const k of made.interior(2)) {
        const p = k * (made.basis.dimension + 1);
        const expected = -2 * kappa * (n.matrix.re[p]! - nbar);
        error = Math.max(error, Math.abs(rate.re[p]! - expected));
      }
      const evidence = { relation: 'L†(n) = −2κ(n − n̄)', tolerance: 1e-10 };
      return error < 1e-10 ? { kind: 'passed', evidence } : { kind: 'failed', evidence };
    },
  };
}
