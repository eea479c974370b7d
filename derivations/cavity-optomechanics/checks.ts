/** How this paper's equations are checked: limits in exact algebra, and numbers from covariances and density matrices. */

import { type Check, interpretScalar, printText, type Scalar, type Scope } from 'ladderproof';
import {
  children,
  type Equation,
  type Expression,
  expressScalar,
  withChildren,
} from 'ladderproof/algebra';
import {
  describeNumber,
  type Evidence,
  evaluateFloat,
  type Finding,
  type FloatNumber,
  type FloatScope,
  floatNumber,
  outcomeOf,
  type Route,
  rightSide,
} from 'ladderproof/claims';
import { leading } from './derivation.ts';

export const describe = (value: Scalar): string => printText(expressScalar(value));

/** The right-hand side against the leading term of what was derived, where some symbols are small or large. */
export function leadingOrder(
  scope: Scope,
  derived: () => Scalar,
  powers: Readonly<Record<string, number>>,
): Check {
  return {
    method: 'leading-order',
    route: 'exact',
    fixesValue: true,
    run: (equations) => {
      const term = leading(derived(), powers);
      const residual = interpretScalar(rightSide(equations), scope).minus(term);
      return outcomeOf([
        ['leading term', describe(term), true],
        ['residual', describe(residual), residual.isZero()],
      ]);
    },
  };
}

/**
 * Whether printed and derived formula have the same leading term in each of several limits: what an approximation must do
 * that is to hold all the way between them.
 */
export function sameLimits(
  scope: Scope,
  derived: () => Scalar,
  limits: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Check {
  return {
    method: 'leading-order',
    route: 'exact',
    run: (equations) => {
      const printed = interpretScalar(rightSide(equations), scope);
      return outcomeOf(
        Object.entries(limits).map(([name, powers]): Finding => {
          const residual = leading(printed, powers).minus(leading(derived(), powers));
          return [`residual for ${name}`, describe(residual), residual.isZero()];
        }),
      );
    },
  };
}

/** A point with numbers for the printed names, and what every relation of the display should give there. */
export interface PointSample {
  readonly names: Readonly<Record<string, number>>;
  readonly functions?: FloatScope['functions'];
  readonly expected: number | FloatNumber;
}

interface PointsCheck {
  readonly method: string;
  readonly route: Route;
  readonly tolerance: number;
  readonly samples: () => readonly PointSample[];
  readonly evidence?: Evidence;
}

/** Every right-hand side of a display against numbers computed once, whatever is printed. */
export function atPoints({ method, route, tolerance, samples, evidence = {} }: PointsCheck): Check {
  let made: readonly PointSample[] | undefined;
  return {
    method,
    route,
    run: (equations) => {
      made ??= samples();
      for (const [k, { names, functions, expected }] of made.entries()) {
        const wanted = typeof expected === 'number' ? floatNumber(expected) : expected;
        const scope = { names: floats(names), ...(functions ? { functions } : {}) };
        for (const { right } of equations) {
          const printed = evaluateFloat(right, scope);
          const isNear =
            printed.kind === 'number' &&
            distance(printed, wanted) <= tolerance * Math.hypot(wanted.re, wanted.im);
          if (isNear) continue;
          return {
            kind: 'failed',
            evidence: {
              ...evidence,
              point: k + 1,
              printed: printed.kind === 'number' ? describeNumber(printed) : printed.kind,
              computed: describeNumber(wanted),
            },
          };
        }
      }
      return { kind: 'passed', evidence: { points: made.length, tolerance, ...evidence } };
    },
  };
}

export const floats = (names: Readonly<Record<string, number>>) =>
  new Map(Object.entries(names).map(([name, value]) => [name, floatNumber(value)] as const));

export function distance(x: FloatNumber, y: FloatNumber): number {
  return Math.hypot(x.re - y.re, x.im - y.im);
}

/** A number that a formula has to be. */
export function numberAt(
  expression: Expression,
  names: Readonly<Record<string, number>>,
): FloatNumber {
  const value = evaluateFloat(expression, { names: floats(names) });
  if (value.kind !== 'number') throw new RangeError('a number is expected');
  return value;
}

/** The formula with every ± read as one sign. */
export function withSign(formula: Expression, sign: 1 | -1): Expression {
  if (formula.kind === 'plus-minus') {
    const of = withSign(formula.of, sign);
    return sign === 1 ? of : { kind: 'negation', of };
  }
  return withChildren(
    formula,
    children(formula).map((part) => withSign(part, sign)),
  );
}

/** Both readings of a right-hand side with ±. */
export function bothSigns(equations: readonly Equation[]): readonly [Expression, Expression] {
  const right = rightSide(equations);
  return [withSign(right, 1), withSign(right, -1)];
}
