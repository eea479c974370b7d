/** The smallest changes to a false equation that pass all its checks. */
import { children, type Equation, type Expression } from '../algebra/expression.ts';
import { runAll, runCheck } from './check.ts';
import type { Check, Correction, EquationClaim, Reason } from './claim.ts';
import { conventionEdits, type Edit, edits, occurrences } from './edits.ts';
import { printEquation, printTex } from './tex/print.ts';
import { readExpression } from './tex/read.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

/** A correction together with the kind of slip that it undoes. */
export interface Repair {
  readonly correction: Correction;
  /** Set when nothing but the convention of a rate or detuning was changed. */
  readonly reason: Reason | undefined;
}

/**
 * All repairs of the smallest size, best first: one symbol in another convention or one local edit, else two
 * symbols in other conventions. Where a check fixes the value of the right-hand side, local repairs differ only in
 * how they are written, and the first is enough; which conventions would do is always listed.
 */
export function repairs(
  claim: EquationClaim,
  equations: readonly Equation[],
  vocabulary: Vocabulary,
): readonly Repair[] {
  const found = new Map<string, Repair>();
  const unique = claim.checks.some(({ fixesValue }) => fixesValue);
  for (const size of [1, 2] as const) {
    for (const [index, equation] of equations.entries()) {
      for (const made of candidates(equation, size, vocabulary, claim.omitted)) {
        const conventional = made.every((edit) => edit.kind === 'convention');
        if (unique && !conventional && found.size > 0) return [...found.values()];
        const expression = made.at(-1)!.expression;
        const edited = equations.with(index, { ...equation, right: expression });
        if (!passesAll(claim.checks, edited)) continue;
        const tex = printDisplay(edited, index, vocabulary);
        if (found.has(tex)) continue;
        const change = made.map((edit) => describeEdit(edit, vocabulary)).join(' and ');
        const correction = { tex, change, size, checks: runAll(claim.checks, edited) };
        found.set(tex, { correction, reason: conventional ? 'convention' : undefined });
        if (unique && !conventional) return [...found.values()];
      }
    }
    if (found.size > 0) break;
  }
  return [...found.values()];
}

/** The formula with one of the terms added that its premises hold. */
function insertions(
  right: Equation['right'],
  omitted: readonly string[],
  vocabulary: Vocabulary,
): readonly (readonly Edit[])[] {
  return omitted.map((tex) => {
    const to = readExpression(tex, vocabulary);
    const terms = right.kind === 'sum' ? right.terms : [right];
    const expression = { kind: 'sum', terms: [...terms, to] } as const;
    return [{ expression, from: { kind: 'number', digits: '0' }, to, kind: 'added-term' }];
  });
}

/** Sequences of edits, each applied to what the one before it left. */
function* candidates(
  { right }: Equation,
  size: 1 | 2,
  vocabulary: Vocabulary,
  omitted: readonly string[] = [],
): Generator<readonly Edit[]> {
  if (size === 2) {
    for (const first of conventionEdits(right))
      for (const second of conventionEdits(first.expression))
        if (!sameSymbol(first, second)) yield [first, second];
    return;
  }
  yield* insertions(right, omitted, vocabulary);
  const conventions = [...conventionEdits(right)].filter((edit) => !turnsLoneSymbol(edit, right));
  for (const edit of conventions) if (!cancelsNumber(edit, right)) yield [edit];
  for (const edit of edits(right, siblingsIn(vocabulary))) yield [edit];
  for (const edit of conventions) if (cancelsNumber(edit, right)) yield [edit];
}

/** The sign of a symbol that occurs once is a sign in the formula, which the local edits try. */
function turnsLoneSymbol({ from, to }: Edit, right: Expression): boolean {
  return to.kind === 'negation' && from.kind === 'symbol' && occurrences(right, from.name) === 1;
}

/** 2x with x once, to x: simpler said as a change of the number that is printed than of the convention of x. */
function cancelsNumber({ expression, from }: Edit, right: Expression): boolean {
  const isLone = from.kind === 'symbol' && occurrences(right, from.name) === 1;
  return isLone && sizeOf(expression) <= sizeOf(right);
}

function sizeOf(expression: Expression): number {
  return children(expression).reduce((sum, part) => sum + sizeOf(part), 1);
}

/** Each pair of symbols is tried once. */
function sameSymbol(first: Edit, second: Edit): boolean {
  const name = ({ from }: Edit): string => (from.kind === 'symbol' ? from.name : '');
  return name(first) >= name(second);
}

/** The order in which candidates are tested: what costs least first. Exact forms of wild edits can be enormous. */
const COST: Readonly<Record<Check['route'], number>> = {
  'floating-point': 0,
  exact: 1,
  'fock-space': 2,
};

/** Checks in the order in which they cost. */
export function cheapestFirst(checks: readonly Check[]): readonly Check[] {
  return checks.toSorted((x, y) => COST[x.route] - COST[y.route]);
}

/** Whether every check passes; stops at the first that does not. */
function passesAll(checks: readonly Check[], equations: readonly Equation[]): boolean {
  return cheapestFirst(checks).every((check) => runCheck(check, equations).kind === 'passed');
}

/** The changed display: of a chain with one left side only the link that changed. */
export function printDisplay(
  equations: readonly Equation[],
  changed: number,
  vocabulary: Vocabulary,
): string {
  const print = (equation: Equation): string => printEquation(equation, vocabulary);
  const lefts = new Set(equations.map(({ left }) => printTex(left, vocabulary)));
  return lefts.size === 1 ? print(equations[changed]!) : equations.map(print).join(',\\quad ');
}

/** What an edit changed, in words and TeX. */
export function describeEdit(edit: Edit, vocabulary: Vocabulary): string {
  const print = (expression: Edit['from']): string => `$${printTex(expression, vocabulary)}$`;
  if (edit.kind === 'dropped-term') return `${print(edit.from)} dropped`;
  if (edit.kind === 'added-term') return `${print(edit.to)} added`;
  return `${print(edit.from)} replaced by ${print(edit.to)}`;
}

/** Symbols that differ from each other only in their indices: κ_a and κ_b. */
export function siblingsIn(vocabulary: Vocabulary): (name: string) => readonly string[] {
  const families = new Map<string, string[]>();
  const familyOf = (name: string): string => {
    const printed = vocabulary.printed.get(name);
    return `${printed?.role} ${printed?.spelling.links[0]?.core.split('_')[0]}`;
  };
  for (const name of vocabulary.printed.keys()) {
    families.set(familyOf(name), [...(families.get(familyOf(name)) ?? []), name]);
  }
  return (name) => (families.get(familyOf(name)) ?? []).filter((other) => other !== name);
}
