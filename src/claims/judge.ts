/** From checks to verdicts. Nothing here can be told what to conclude. */
import { runAll } from './check.ts';
import type { EquationClaim, Judgement } from './claim.ts';
import { repairs } from './corrections.ts';
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
  const [first, ...others] = repairs(claim, equations, vocabulary);
  const slip = claim.conclusions && !claim.conclusions(equations) ? 'misprint' : 'algebra';
  if (!first) return { verdict: 'refuted', reason: slip, checks };
  return {
    verdict: 'corrected',
    reason: first.reason ?? slip,
    corrections: [first.correction, ...others.map(({ correction }) => correction)],
    checks,
  };
}
