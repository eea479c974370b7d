/**
 * Mutants: what becomes of a confirmed equation when it is changed a little.
 *
 * Checks that never fail confirm anything. So every confirmed equation is changed in all the small ways that a
 * misprint or slip could change it, and must stop being confirmed. A changed form that all checks pass is either the
 * same statement written differently, which exact algebra decides, or a hole in the checks.
 */
import type { Equation, Expression } from '../algebra/expression.ts';
import { children, withChildren } from '../algebra/expression.ts';
import {
  interpret,
  isZeroValue,
  type Scope,
  subtractValues,
  type Value,
} from '../algebra/interpret.ts';
import { runCheck, settle } from './check.ts';
import type { Check, EquationClaim, JudgedClaim } from './claim.ts';
import { cheapestFirst, describeEdit, printDisplay, siblingsIn } from './corrections.ts';
import { conventionEdits, edits } from './edits.ts';
import { printTex } from './tex/print.ts';
import { readEquations } from './tex/read.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

/** A changed form that every check lets pass although it says something else. */
export interface Survivor {
  readonly tex: string;
  readonly change: string;
}

export interface MutantTally {
  readonly made: number;
  /** The same statement in another form. */
  readonly equivalent: number;
  /** Found false by a check. */
  readonly killed: number;
  /**
   * No longer confirmed, since no check finds a value in it: the root of an operator, a symbol from elsewhere. It
   * says nothing about how sharp the checks are.
   */
  readonly meaningless: number;
  readonly survivors: readonly Survivor[];
}

const NO_MUTANTS: MutantTally = {
  made: 0,
  equivalent: 0,
  killed: 0,
  meaningless: 0,
  survivors: [],
};

/** The sum of several tallies. */
export function totalMutants(tallies: Iterable<MutantTally>): MutantTally {
  return [...tallies].reduce(
    (sum, tally) => ({
      made: sum.made + tally.made,
      equivalent: sum.equivalent + tally.equivalent,
      killed: sum.killed + tally.killed,
      meaningless: sum.meaningless + tally.meaningless,
      survivors: [...sum.survivors, ...tally.survivors],
    }),
    NO_MUTANTS,
  );
}

/** The mutants of every confirmed equation among the claims, by slug; `progress` hears of each claim. */
export function mutantsOfAll(
  judged: readonly JudgedClaim[],
  vocabulary: Vocabulary,
  progress: (slug: string) => void = () => {},
): ReadonlyMap<string, MutantTally> {
  const tallies = new Map<string, MutantTally>();
  for (const { claim, judgement } of judged) {
    if (claim.kind !== 'equation' || judgement.verdict !== 'confirmed') continue;
    progress(claim.slug);
    tallies.set(claim.slug, mutantsOf(claim, vocabulary));
  }
  return tallies;
}

/** Makes every mutant of an equation and runs its checks on each, those that cost least first. */
export function mutantsOf(claim: EquationClaim, vocabulary: Vocabulary): MutantTally {
  const equations = readEquations(claim.printed, vocabulary);
  const survivors: Survivor[] = [];
  let [made, equivalent, killed, meaningless] = [0, 0, 0, 0];
  for (const [index, equation] of equations.entries()) {
    // Of A n² + B n + C = 0 it is the left side that says something.
    const side = isZero(equation.right) ? 'left' : 'right';
    for (const { mutant, change, rescales } of mutantsOfSide(equation[side], vocabulary)) {
      made++;
      const changed = equations.with(index, { ...equation, [side]: mutant });
      const same =
        (side === 'left' && rescales) ||
        sameMeaning(equation[side], mutant, claim.scope ?? NUMBERS);
      const fate = same ? 'equivalent' : fateOf(claim.checks, changed, index, side);
      if (fate === 'equivalent') equivalent++;
      else if (fate === 'killed') killed++;
      else if (fate === 'meaningless') meaningless++;
      else survivors.push({ tex: printDisplay(changed, index, vocabulary), change });
    }
  }
  return { made, equivalent, killed, meaningless, survivors };
}

interface Mutant {
  readonly mutant: Expression;
  readonly change: string;
  /** Whether the whole was only multiplied by a number, which says the same of something that is zero. */
  readonly rescales: boolean;
}

/** Each changed form once, as it would be printed. */
function* mutantsOfSide(side: Expression, vocabulary: Vocabulary): Generator<Mutant> {
  const seen = new Set([printTex(side, vocabulary)]);
  for (const made of [edits(side, siblingsIn(vocabulary)), conventionEdits(side)]) {
    for (const edit of made) {
      const tex = printTex(edit.expression, vocabulary);
      if (seen.has(tex)) continue;
      seen.add(tex);
      const rescales = edit.from === side && (edit.kind === 'sign' || edit.kind === 'factor');
      yield { mutant: edit.expression, change: describeEdit(edit, vocabulary), rescales };
    }
  }
}

function fateOf(
  checks: readonly Check[],
  changed: readonly Equation[],
  index: number,
  side: 'left' | 'right',
): 'killed' | 'meaningless' | 'equivalent' | 'survived' {
  const last = index === changed.length - 1;
  let settled = true;
  for (const check of cheapestFirst(checks)) {
    // Solutions in Fock space are for what every cheaper route lets pass.
    if (!settled && check.route === 'fock-space') break;
    const { kind } = runCheck(check, changed);
    if (kind === 'failed') return 'killed';
    const fixes = side === 'right' && (check.fixesChain || (check.fixesValue && last));
    if (kind === 'unsettled') settled = false;
    else if (check.route === 'exact' && fixes) return 'equivalent';
  }
  return settled ? 'survived' : 'meaningless';
}

/** Enough to compare formulas without names. */
const NUMBERS: Scope = { names: new Map() };

function isZero(formula: Expression): boolean {
  return sameMeaning(formula, { kind: 'number', digits: '0' }, NUMBERS);
}

/** Whether two formulas have the same exact value; ± stands for two at once, in either order. */
function sameMeaning(before: Expression, after: Expression, scope: Scope): boolean {
  const readings = (formula: Expression): readonly Value[] =>
    ([1, -1] as const).map((sign) => interpret(chosen(formula, sign), scope));
  const equal = (x: Value, y: Value): boolean => isZeroValue(subtractValues(x, y));
  let same = false;
  settle(() => {
    const [a, b] = [readings(before), readings(after)];
    same =
      (equal(a[0]!, b[0]!) && equal(a[1]!, b[1]!)) || (equal(a[0]!, b[1]!) && equal(a[1]!, b[0]!));
    return { kind: 'passed', evidence: {} };
  });
  return same;
}

/** The formula with every ± read as one sign. */
function chosen(formula: Expression, sign: 1 | -1): Expression {
  if (formula.kind === 'plus-minus') {
    const of = chosen(formula.of, sign);
    return sign === 1 ? of : { kind: 'negation', of };
  }
  return withChildren(
    formula,
    children(formula).map((part) => chosen(part, sign)),
  );
}
