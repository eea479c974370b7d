/** What a claim is, what checks it, and what comes out. */
import type { Equation } from '../algebra/expression.ts';
import type { Scope } from '../algebra/interpret.ts';

/** Why a claim is not confirmed. */
export type Reason =
  | 'misprint'
  | 'algebra'
  | 'convention'
  | 'rounding'
  | 'outside-validity'
  | 'truncation'
  | 'no-steady-state'
  | 'ambiguous';

/** Values that the ledger can hold; numbers are rounded so that the ledger is the same on every machine. */
export type Evidence = Readonly<Record<string, string | number | boolean>>;

/**
 * The route by which a check reaches its result. Two checks are independent when their routes differ: exact
 * algebra, floating-point evaluation that uses none of it, and solutions of the master equation in Fock space.
 */
export type Route = 'exact' | 'floating-point' | 'fock-space';

/** What a check found, with its evidence. */
export type CheckOutcome =
  | { readonly kind: 'passed'; readonly evidence: Evidence }
  | {
      readonly kind: 'failed';
      readonly evidence: Evidence;
      /** What the failure shows, where the check can tell: a value that only a truncation gives. */
      readonly reason?: Reason;
    }
  /** The check could not be carried out to a result. */
  | { readonly kind: 'unsettled'; readonly why: string; readonly evidence: Evidence };

/** One way to test equations as printed, or an edited form of them. */
export interface Check {
  /** What is done, as the ledger names it: `symbolic-residual`, `random-points`. */
  readonly method: string;
  readonly route: Route;
  /** Whether passing determines the right-hand side, so that two forms that pass are equal. */
  readonly fixesValue?: boolean;
  /** Whether it does so for every relation of a printed chain or list, not only the last. */
  readonly fixesChain?: boolean;
  run(equations: readonly Equation[]): CheckOutcome;
}

/** A printed equation, judged as the step from its premises. */
export interface EquationClaim {
  readonly kind: 'equation';
  /** The part of its id after the paper's: `eq-13a`. */
  readonly slug: string;
  /** Its place in the paper: `Eq. (13), line 1`. */
  readonly where: string;
  /** What it says, in our words, for the list of claims. */
  readonly title: string;
  /** The paper's own TeX. */
  readonly printed: string;
  /** Slugs of the claims that it follows from. */
  readonly premises: readonly string[];
  /** The name of the derived line that it is to be compared with. */
  readonly line: string;
  readonly checks: readonly Check[];
  /** TeX of terms that the premises hold, which may have been left out: candidates for a correction. */
  readonly omitted?: readonly string[];
  /**
   * Whether what the paper concludes from this equation follows from the given form of it. A false equation
   * whose conclusions hold only for the correct form is a misprint; one whose conclusions inherit the error is
   * an error of algebra.
   */
  readonly conclusions?: (equations: readonly Equation[]) => boolean;
  /**
   * What the printed names mean in exact algebra, where no check fixes the value: to tell a different statement
   * from the same one written differently.
   */
  readonly scope?: Scope;
}

/** One way to test a statement that is not an equation. */
export interface StatementCheck {
  readonly method: string;
  readonly route: Route;
  run(): CheckOutcome;
}

/** A number, trend, condition or parameter set that a paper states outside its numbered equations. */
export interface StatementClaim {
  readonly kind: 'number' | 'trend' | 'condition' | 'statement';
  readonly slug: string;
  readonly where: string;
  readonly title: string;
  /** What the paper says, in our words, its formulas and figures between dollar signs. */
  readonly printed: string;
  readonly premises: readonly string[];
  readonly checks: readonly StatementCheck[];
  /** Statements one small change away, each with its own checks; those that pass are corrections. */
  readonly variants?: readonly StatementVariant[];
}

/** A statement one small change away from the printed one. */
export interface StatementVariant {
  /** The changed statement, in the form of `printed`. */
  readonly statement: string;
  /** What was changed. */
  readonly change: string;
  readonly checks: readonly StatementCheck[];
}

/** One thing a paper says that can be true or false. */
export type Claim = EquationClaim | StatementClaim;

/** A check that has been run. */
export interface CheckRecord {
  readonly method: string;
  readonly route: Route;
  readonly outcome: CheckOutcome;
}

/** An edit that makes a false claim true. */
export interface Correction {
  /** The corrected TeX. */
  readonly tex: string;
  /** What was changed, in words and TeX. */
  readonly change: string;
  /** How many elementary edits it takes. */
  readonly size: number;
  readonly checks: readonly CheckRecord[];
}

/** What is computed of a claim, never written down. */
export type Verdict = 'confirmed' | 'corrected' | 'refuted' | 'undecided';

interface Judged {
  readonly checks: readonly CheckRecord[];
}

/** A verdict with what it rests on. */
export type Judgement =
  | (Judged & { readonly verdict: 'confirmed' })
  | (Judged & {
      readonly verdict: 'corrected';
      readonly reason: Reason;
      /** All the smallest edits found that pass every check and differ in value, best first. */
      readonly corrections: readonly [Correction, ...Correction[]];
    })
  | (Judged & { readonly verdict: 'refuted'; readonly reason: Reason })
  | (Judged & { readonly verdict: 'undecided'; readonly reason: Reason; readonly why: string });

/** A claim together with its verdict. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly judgement: Judgement;
}
