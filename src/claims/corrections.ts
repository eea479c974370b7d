/** The smallest changes to a false equation that pass all its checks. */
import type { Equation } from '../algebra/expression.ts';
import { runAll, runCheck } from './check.ts';
import type { Check, Correction, EquationClaim, Reason } from './claim.ts';
import { conventionEdits, type Edit, edits, occurrences } from './edits.ts';
import { printEquation, printTex } from './tex/print.ts';
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
      for (const made of candidates(equation, size, vocabulary)) {
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
      }
    }
    if (found.size > 0) break;
  }
  return [...found.values()];
}

/** Sequences of edits, each applied to what the one before it left. */
function* candidates(
  { right }: Equation,
  size: 1 | 2,
  vocabulary: Vocabulary,
): Generator<readonly Edit[]> {
  for (const first of conventionEdits(right)) {
    // The sign of a symbol that occurs once is a sign in the formula, which the local edits try.
    if (size === 1) {
      if (!turnsLoneSymbol(first, right)) yield [first];
    } else {
      for (const second of conventionEdits(first.expression)) {
        if (sameSymbol(first, second)) continue;
        yield [first, second];
      }
    }
  }
  if (size === 2) return;
  for (const edit of edits(right, siblingsIn(vocabulary))) yield [edit];
}

function turnsLoneSymbol({ from, to }: Edit, right: Equation['right']): boolean {
  return to.kind === 'negation' && from.kind === 'symbol' && occurrences(right, from.name) === 1;
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

/** Whether every check passes; stops at the first that does not. */
function passesAll(checks: readonly Check[], equations: readonly Equation[]): boolean {
  return [...checks]
    .sort((x, y) => COST[x.route] - COST[y.route])
    .every((check) => runCheck(check, equations).kind === 'passed');
}

/** The corrected display: of a chain with one left side only the link that changed. */
function printDisplay(
  equations: readonly Equation[],
  changed: number,
  vocabulary: Vocabulary,
): string {
  const print = (equation: Equation): string => printEquation(equation, vocabulary);
  const lefts = new Set(equations.map(({ left }) => printTex(left, vocabulary)));
  return lefts.size === 1 ? print(equations[changed]!) : equations.map(print).join(',\\quad ');
}

function describeEdit(edit: Edit, vocabulary: Vocabulary): string {
  const print = (expression: Edit['from']): string => `$${printTex(expression, vocabulary)}$`;
  if (edit.kind === 'dropped-term') return `${print(edit.from)} dropped`;
  return `${print(edit.from)} replaced by ${print(edit.to)}`;
}

/** Symbols that differ from each other only in their indices: κ_a and κ_b. */
function siblingsIn(vocabulary: Vocabulary): (name: string) => readonly string[] {
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
