/** The condition for destructive interference of the two channels: Sec. III. */

import { type Check, Scalar, type StatementClaim, substitute } from 'ladderproof';
import type { Equation } from 'ladderproof/algebra';
import {
  between,
  declaredIn,
  evaluateFloat,
  type Finding,
  outcomeOf,
  randomSource,
} from 'ladderproof/claims';
import { linearTransmission } from './checks.ts';
import { backward, equalLosses, forward, symmetric } from './derivation.ts';
import { both, type Direction, type Point } from './point.ts';
import { asFloats } from './random-values.ts';
import { exact, formulaStatement } from './statement-checks.ts';

/** Eq. (16) or (17) at a phase for which J_ac > 0, as the numbers of the two-channel condition. */
const conditionPoint = (complete: Direction, theta: number): Readonly<Record<string, number>> => {
  const sign = complete === 'ac' ? 1 : -1;
  const delta = (sign * 1) / (2 * Math.tan(theta));
  const J_ac = (-sign * 1) / (2 * Math.sin(theta));
  return { delta, J_ac, J: J_ac, kappa_b: 1, theta, n: 0, phi: Math.atan2(0.5, delta) };
};

function sides(equation: Equation, values: Readonly<Record<string, number>>): [number, number] {
  const scope = { names: asFloats(values) };
  const [left, right] = [evaluateFloat(equation.left, scope), evaluateFloat(equation.right, scope)];
  if (left.kind !== 'number' || right.kind !== 'number')
    throw new RangeError('a condition between numbers is expected');
  return [left.re, right.re];
}

/** The phase θ at which a condition on φ and θ holds with n = 0; both sides are linear in θ. */
function phaseThatFits(equation: Equation, phi: number): number {
  const gap = (theta: number): number => {
    const [left, right] = sides(equation, { phi, theta, n: 0 });
    return left - right;
  };
  return -gap(0) / (gap(1) - gap(0));
}

/** Which direction each printed phase condition closes: φ − θ is the phase of c → a, φ + θ that of a → c. */
const CLOSED = ['ca', 'ac'] as const;

/** Random losses and detunings, J and θ from the printed conditions: one direction must close, the other not. */
const conditionsClose: Check = {
  method: 'random-points',
  route: 'floating-point',
  run: ([modulus, ...phases]) => {
    const random = randomSource('two-channel');
    const points = 20;
    for (let k = 0; k < points; k++) {
      const delta = between(random, -2, 2);
      const kappa_b = between(random, 0.2, 2);
      const J_ac = between(random, 0.2, 1.5);
      const phi = Math.atan2(kappa_b / 2, delta);
      const [square, unit] = sides(modulus!, { J_ac, delta, kappa_b, J: 1 });
      for (const [which, phase] of phases.entries()) {
        const J = Math.sqrt(square / unit);
        const point: Point = {
          Delta: -delta,
          kappa: [1, 1, kappa_b],
          J_ac,
          J_b: J,
          theta: phaseThatFits(phase, phi),
          U: 0,
          Omega: 0,
        };
        const closed = CLOSED[which]!;
        const open = closed === 'ca' ? 'ac' : 'ca';
        const [dark, bright] = [linearTransmission(closed, point), linearTransmission(open, point)];
        if (!(dark < 1e-18 && bright > 1e-9)) {
          return {
            kind: 'failed',
            evidence: {
              point: k + 1,
              [`T_${closed}`]: Number(dark.toPrecision(4)),
              [`T_${open}`]: Number(bright.toPrecision(4)),
            },
          };
        }
      }
    }
    return { kind: 'passed', evidence: { points, tolerance: 1e-18 } };
  },
};

/**
 * The numerators of Eqs. (13) and (14) with δ + iκ_b/2 = r e^{iφ}, J_ac = J²/r and θ = ±(φ − π): both conditions
 * as identities.
 */
const conditionsExactly: Check = {
  method: 'insertion',
  route: 'exact',
  run: (equations) => {
    const [modulus, ...phases] = equations;
    const r = exact('kappa');
    const findings = phases.map((phase, k): Finding => {
      // θ = slope·φ + offset·π, from the printed condition, which is linear in both.
      const at = (phi: number): number => phaseThatFits(phase, phi);
      const slope = Math.round(at(1) - at(0));
      const offset = at(0) / Math.PI;
      if (
        !Number.isInteger(Math.round(offset * 12)) ||
        Math.abs(offset * 12 - Math.round(offset * 12)) > 1e-9
      )
        throw new RangeError('the phase condition has no exact solution');
      const theta = exact('theta')
        .times(Scalar.integer(slope))
        .plus(Scalar.PI.times(Scalar.rational(Math.round(offset * 12), 12)));
      const [left, right] = [modulus!.left, modulus!.right].map((side) =>
        evaluateFloat(side, { names: asFloats({ J_ac: 1, delta: 0.6, kappa_b: 1.6, J: 1 }) }),
      );
      if (left?.kind !== 'number' || right?.kind !== 'number') throw new RangeError('no number');
      // J_ac r = ratio·J², so that a factor in the printed condition is felt.
      const ratio = Scalar.rational(Math.round((right.re / left.re) * 1000), 1000);
      const closed = CLOSED[k]!;
      const amplitude = substitute(
        equalLosses(symmetric(closed === 'ca' ? backward : forward)),
        new Map([
          ['theta', theta],
          ['delta', r.times(exact('cos(theta)'))],
          ['kappa_b', r.times(exact('2*sin(theta)'))],
          ['J_ac', exact('J^2').times(ratio).over(r)],
        ]),
      );
      return [
        `S, ${closed[0]} to ${closed[1]}`,
        amplitude.isZero() ? '0' : 'not 0',
        amplitude.isZero(),
      ];
    });
    return outcomeOf(findings);
  },
};

/** The conditions hold where Eqs. (16) and (17) do, at phases for which the coupling strength J_ac is positive. */
const conditionsMatchIdeal: Check = {
  method: 'agrees-with-16-and-17',
  route: 'floating-point',
  run: ([modulus, minus, plus]) => {
    const random = randomSource('two-channel-ideal');
    const points = 10;
    for (let k = 0; k < points; k++) {
      for (const complete of both) {
        const theta = between(random, 0.2, Math.PI - 0.2) * (complete === 'ac' ? -1 : 1);
        const values = conditionPoint(complete, theta);
        const [left, right] = sides(modulus!, values);
        const [phase, wanted] = sides(complete === 'ac' ? minus! : plus!, values);
        const turns = (phase - wanted) / (2 * Math.PI);
        if (Math.abs(left - right) > 1e-9 || Math.abs(turns - Math.round(turns)) > 1e-9) {
          return { kind: 'failed', evidence: { theta: theta.toPrecision(4), complete } };
        }
      }
    }
    return { kind: 'passed', evidence: { points, J_ac: 'positive' } };
  },
};

export const interferenceStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  formulaStatement({
    kind: 'condition',
    slug: 'text-two-channel-condition',
    where: 'Sec. III, after Fig. 3',
    title: 'Destructive interference of the two channels',
    tex: 'J_{ac}|\\delta + i\\kappa_b/2| = J^2, \\phi - \\theta = \\pi + 2n\\pi, \\phi + \\theta = \\pi + 2n\\pi',
    sentence: (tex) =>
      `One direction closes under ${tex} (first and second, or first and third), $\\phi = \\arg(\\delta + i\\kappa_b/2)$.`,
    premises: ['eq-13', 'eq-14'],
    checks: [conditionsExactly, conditionsClose, conditionsMatchIdeal],
  }),
]);
