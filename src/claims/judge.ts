/** From checks to verdicts. Nothing here can be told what to conclude. */
import type { Equation } from '../algebra/expression.ts';
import { runAll, settle } from './check.ts';
import type {
  CheckRecord,
  Claim,
  Correction,
  EquationClaim,
  Judgement,
  Reason,
  StatementCheck,
  StatementClaim,
} from './claim.ts';
import { repairs } from './corrections.ts';
import { readEquations } from './tex/read.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

/**
 * Judges a claim.
 *
 * - Every check passes, on at least two routes: confirmed.
 * - Some fail: false as printed. The smallest changes that pass every check make it corrected; without any, refuted.
 * - A check that could not be carried out, fewer than two routes, or routes that contradict each other: undecided.
 */
export function judge(claim: Claim, vocabulary: Vocabulary): Judgement {
  return claim.kind === 'equation' ? judgeEquation(claim, vocabulary) : judgeStatement(claim);
}

/** What the checks say, as far as they decide. */
type Finding =
  | Extract<Judgement, { verdict: 'confirmed' | 'undecided' }>
  | {
      readonly verdict: 'false';
      /** What the failures show, where a check can tell. */
      readonly reason: Reason | undefined;
    };

function finding(checks: readonly CheckRecord[]): Finding {
  const failed = checks.find(({ outcome }) => outcome.kind === 'failed');
  const unsettled = checks.find(({ outcome }) => outcome.kind === 'unsettled');
  const undecided = (why: string): Finding => ({
    verdict: 'undecided',
    reason: 'ambiguous',
    why,
    checks,
  });
  if (failed?.outcome.kind === 'failed') {
    const exact = checks.find(
      ({ route, outcome }) => route === 'exact' && outcome.kind === 'passed',
    );
    if (exact) return undecided(`${exact.method} passed while ${failed.method} failed`);
    const reasons = checks.flatMap(({ outcome }) =>
      outcome.kind === 'failed' && outcome.reason ? [outcome.reason] : [],
    );
    return { verdict: 'false', reason: reasons[0] };
  }
  if (unsettled?.outcome.kind === 'unsettled')
    return undecided(`${unsettled.method}: ${unsettled.outcome.why}`);
  const routes = new Set(checks.map(({ route }) => route));
  if (routes.size < 2) return undecided('fewer than two independent checks apply');
  return { verdict: 'confirmed', checks };
}

function judgeEquation(claim: EquationClaim, vocabulary: Vocabulary): Judgement {
  const equations: readonly Equation[] = readEquations(claim.printed, vocabulary);
  const checks = runAll(claim.checks, equations);
  const found = finding(checks);
  if (found.verdict !== 'false') return found;
  const [first, ...others] = repairs(claim, equations, vocabulary);
  const slip = claim.conclusions && !claim.conclusions(equations) ? 'misprint' : 'algebra';
  if (!first) return { verdict: 'refuted', reason: found.reason ?? slip, checks };
  return {
    verdict: 'corrected',
    reason: first.reason ?? found.reason ?? slip,
    corrections: [first.correction, ...others.map(({ correction }) => correction)],
    checks,
  };
}

function judgeStatement(claim: StatementClaim): Judgement {
  const checks = runStatement(claim.checks);
  const found = finding(checks);
  if (found.verdict !== 'false') return found;
  const passing = (claim.variants ?? []).flatMap((variant) => {
    const variantChecks = runStatement(variant.checks);
    if (finding(variantChecks).verdict !== 'confirmed') return [];
    const correction: Correction = {
      tex: variant.statement,
      change: variant.change,
      size: 1,
      checks: variantChecks,
    };
    return [correction];
  });
  const [first, ...others] = passing;
  if (!first) return { verdict: 'refuted', reason: found.reason ?? 'ambiguous', checks };
  return {
    verdict: 'corrected',
    // One small change makes it true, and no check has found anything else in it.
    reason: found.reason ?? 'misprint',
    corrections: [first, ...others],
    checks,
  };
}

function runStatement(checks: readonly StatementCheck[]): readonly CheckRecord[] {
  return checks.map(({ method, route, run }) => ({ method, route, outcome: settle(run) }));
}
