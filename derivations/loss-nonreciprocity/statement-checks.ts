/** What "almost complete", "far below" and "the same" mean here, and how statements about light are checked. */

import {
  type Check,
  interpretScalar,
  printText,
  readEquations,
  readText,
  type Scalar,
  type StatementClaim,
  substitute,
} from 'ladderproof';
import { type Equation, type Expression, expressScalar } from 'ladderproof/algebra';
import {
  type CheckOutcome,
  edits,
  printEquation,
  printTex,
  runCheck,
  type StatementCheck,
  type StatementVariant,
  siblingsIn,
} from 'ladderproof/claims';
import { backwardTransmission, equalLosses, forwardTransmission } from './derivation.ts';
import { inFockSpace, inMoments, type Solver } from './light.ts';
import { parameters, symbols } from './model.ts';
import type { Direction, Light, Point } from './point.ts';

/** x ≈ 1 and x ≈ 0 for transmissions: within a twentieth. */
export const NEAR = 0.05;
/** x ≪ 1 and x ≫ 1: by an order of magnitude. */
export const FAR = 10;

export const nearOne = (x: number): boolean => Math.abs(x - 1) <= NEAR;
export const nearZero = (x: number): boolean => Math.abs(x) <= NEAR;
export const farBelowOne = (x: number): boolean => x < 1 / FAR;
export const farAboveOne = (x: number): boolean => x > FAR;

/** The same question asked of the master equation and of the moment hierarchy. */
export function onBothRoutes(
  ask: (solve: Solver, route: 'fock-space' | 'floating-point') => CheckOutcome,
): readonly StatementCheck[] {
  return [
    { method: 'master-equation', route: 'fock-space', run: () => ask(inFockSpace, 'fock-space') },
    {
      method: 'moment-hierarchy',
      route: 'floating-point',
      run: () => ask(inMoments, 'floating-point'),
    },
  ];
}

/** A scalar in the paper's symbols, fractions of π included. */
export const exact = (text: string): Scalar =>
  interpretScalar(readText(text), { names: parameters });

/** Both transmissions of the linear cavities with equal outer losses, symbols replaced by formulas. */
export function exactTransmissions(
  replacements: Readonly<Record<string, string>>,
): Readonly<Record<Direction, Scalar>> {
  const by = new Map(Object.entries(replacements).map(([name, text]) => [name, exact(text)]));
  return {
    ac: substitute(equalLosses(forwardTransmission), by),
    ca: substitute(equalLosses(backwardTransmission), by),
  };
}

export const describeExact = (value: Scalar): string => printText(expressScalar(value));

/** The number that an exact constant is. */
export const numberOf = (value: Scalar): number => value.evaluate(new Map()).re;

export function exactly(method: string, run: () => CheckOutcome): StatementCheck {
  return { method, route: 'exact', run };
}

export const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, k) =>
    Number((from + k * step).toFixed(10)),
  );

export interface Pair {
  readonly ac: Light;
  readonly ca: Light;
}

export const bothWays = (solve: Solver, point: Point, orders: 2 | 3 = 2): Pair => ({
  ac: solve('ac', point, orders),
  ca: solve('ca', point, orders),
});

export const isolation = ({ ac, ca }: Pair): number => Math.abs(ac.T - ca.T);

export const quantumRatio = ({ ac, ca }: Pair): number =>
  Math.abs((ac.g2 - ca.g2) / (ac.g2 + ca.g2));

interface FormulaStatement extends Pick<StatementClaim, 'kind' | 'slug' | 'where' | 'title'> {
  readonly premises?: readonly string[];
  /** The formulas of the statement, as printed. */
  readonly tex: string;
  /** The statement in our words around its formulas. */
  readonly sentence: (tex: string) => string;
  readonly checks: readonly Check[];
}

/** A statement made by formulas: they are read as printed, and its variants are all their small changes. */
export function formulaStatement(statement: FormulaStatement): StatementClaim {
  const { kind, slug, where, title, premises = [], tex, sentence, checks } = statement;
  const equations = readEquations(tex, symbols);
  const bound = (forms: readonly Equation[]): readonly StatementCheck[] =>
    checks.map((check) => ({
      method: check.method,
      route: check.route,
      run: () => runCheck(check, forms),
    }));
  return {
    kind,
    slug,
    where,
    title,
    printed: sentence(`$${tex}$`),
    premises,
    checks: bound(equations),
    variants: [...variants(equations, sentence, bound)],
  };
}

function* variants(
  equations: readonly Equation[],
  sentence: FormulaStatement['sentence'],
  bound: (forms: readonly Equation[]) => readonly StatementCheck[],
): Generator<StatementVariant> {
  const print = (expression: Expression): string => `$${printTex(expression, symbols)}$`;
  for (const [k, equation] of equations.entries()) {
    for (const edit of edits(equation.right, siblingsIn(symbols))) {
      const forms = equations.with(k, { ...equation, right: edit.expression });
      yield {
        statement: sentence(
          `$${forms.map((each) => printEquation(each, symbols)).join(',\\quad ')}$`,
        ),
        change:
          edit.kind === 'dropped-term'
            ? `${print(edit.from)} dropped`
            : `${print(edit.from)} replaced by ${print(edit.to)}`,
        checks: bound(forms),
      };
    }
  }
}
