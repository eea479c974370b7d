/** From checks to verdicts. Nothing here can be told what to conclude. */
import type { Equation } from '../algebra/expression.ts';
import { runCheck } from './check.ts';
import type { Check, CheckRecord, Correction, EquationClaim, Judgement } from './claim.ts';
import { type Edit, edits } from './edits.ts';
import { printEquation, printTex } from './tex/print.ts';
import { readEquations } from './tex/read.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

/**
 * Judges a printed equation.
 *
 * - Every check passes, on at least two routes: confirmed.
 * - Some fail: false as printed. The smallest edits that pass every check make it corrected; without any, refuted.
 * - A check that could not be carried out, fewer than two routes, or routes that contradict each other: undecided.
 */
export function judgeEquation(claim: EquationClaim, vocabulary: Vocabulary): Judgement {
  const equations = readEquations(claim.printed, vocabulary);
  const checks = runAll(claim.checks, equations);
  const failed = checks.filter(({ outcome }) => outcome.kind === 'failed');
  const unsettled = checks.find(({ outcome }) => outcome.kind === 'unsettled');
  if (failed.length === 0) {
    if (unsettled?.outcome.kind === 'unsettled') {
      const why = `${unsettled.method}: ${unsettled.outcome.why}`;
      return { verdict: 'undecided', reason: 'ambiguous', why, checks };
    }
    if (new Set(checks.map(({ route }) => route)).size < 2) {
      return {
        verdict: 'undecided',
        reason: 'ambiguous',
        why: 'fewer than two independent checks apply',
        checks,
      };
    }
    return { verdict: 'confirmed', checks };
  }
  const contradiction = checks.find(
    ({ route, outcome }) => route === 'exact' && outcome.kind === 'passed',
  );
  if (contradiction) {
    const why = `${contradiction.method} passed while ${failed[0]!.method} failed`;
    return { verdict: 'undecided', reason: 'ambiguous', why, checks };
  }
  const [first, ...others] = corrections(claim, equations, vocabulary);
  const reason = claim.conclusions && !claim.conclusions(equations) ? 'misprint' : 'algebra';
  if (!first) return { verdict: 'refuted', reason, checks };
  return { verdict: 'corrected', reason, corrections: [first, ...others], checks };
}

function runAll(checks: readonly Check[], equations: readonly Equation[]): readonly CheckRecord[] {
  return checks.map((check) => ({
    method: check.method,
    route: check.route,
    outcome: runCheck(check, equations),
  }));
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

/** All edits of the smallest size that pass every check, distinct in what they print. */
function corrections(
  claim: EquationClaim,
  equations: readonly Equation[],
  vocabulary: Vocabulary,
): readonly Correction[] {
  const alike = siblingsIn(vocabulary);
  const found = new Map<string, Correction>();
  for (const [index, equation] of equations.entries()) {
    for (const edit of edits(equation.right, alike)) {
      const edited = equations.with(index, { ...equation, right: edit.expression });
      if (!passesAll(claim.checks, edited)) continue;
      const tex = printDisplay(edited, index, vocabulary);
      if (found.has(tex)) continue;
      const change = describeEdit(edit, vocabulary);
      found.set(tex, { tex, change, size: 1, checks: runAll(claim.checks, edited) });
    }
  }
  return [...found.values()];
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
