/**
 * What becomes of a conclusion when a false premise is put right.
 *
 * Claims are judged as steps, so one may be right and still start from something false. A paper says of such a claim
 * how it is obtained from others; here the corrections that were found for the false ones are put in their place and
 * the step is taken again. Nothing about the outcome is declared: with premises that hold, there is no consequence.
 */

import { InputError } from '../algebra/errors.ts';
import { expressValue } from '../algebra/express-value.ts';
import {
  interpret,
  isZeroValue,
  type Scope,
  subtractValues,
  type Value,
} from '../algebra/interpret.ts';
import { type Matrix, matricesEqual } from '../algebra/linear.ts';
import type { Operator } from '../algebra/operator.ts';
import type { Scalar } from '../algebra/scalar.ts';
import type { Superoperator } from '../algebra/superoperator.ts';
import { rightSide } from './check.ts';
import type { Claim, EquationClaim, Judgement } from './claim.ts';
import { printTex } from './tex/print.ts';
import { readEquations } from './tex/read.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

/** What claims say, some as printed and some put right. All throw InputError for a value of another kind. */
export interface Forms {
  /** The right-hand side of an equation. */
  value(slug: string): Value;
  /** The right-hand side of an equation as it is printed in any case; undefined for what is no equation. */
  printed(slug: string): Value | undefined;
  /** The number that a statement is about; undefined where there is none: no stationary solution. */
  number(slug: string): number | undefined;
  scalar(slug: string): Scalar;
  operator(slug: string): Operator;
  /** A superoperator, or the one that makes an image of the state. */
  superoperator(slug: string): Superoperator;
  matrix(slug: string): Matrix;
  /** Whether a claim is taken in its right form. */
  isPutRight(slug: string): boolean;
}

/** A number that a paper gives or plots, at its own parameters. */
export interface Reading {
  /** What it is, as TeX. */
  readonly quantity: string;
  /** Where, by name: `{ figure: '2(a)', K_g: '2' }`. */
  readonly at: Readonly<Record<string, string>>;
  /** Undefined where there is none: no stationary solution. */
  readonly value: number | undefined;
}

/** Parameters at which a formula is evaluated. */
export interface ConsequencePoint {
  readonly at: Readonly<Record<string, string>>;
  readonly values: ReadonlyMap<string, number>;
}

/** How a claim is obtained from what others say. */
export interface Conclusion {
  /** What is put right, by slug, as far as it is false; the claim's own false premises when absent. */
  readonly premises?: readonly string[];
  /** The left-hand side, as TeX. */
  readonly left?: string;
  /** What follows. */
  readonly formula?: (forms: Forms) => Value;
  /** Whether others go on from what is printed all the same: a step that is false itself is not mended in passing. */
  readonly isFinal?: boolean;
  /** Symbols in which the formula is collected. */
  readonly collect?: readonly string[];
  /** What is printed, where that is not the right-hand side: a polynomial that is to vanish. */
  readonly stated?: (asPrinted: Forms) => Value;
  /** TeX for what is printed, where the formula is long: only what is added to that is written out. */
  readonly relativeTo?: string;
  /** Where a formula that is a scalar is evaluated, beside the printed one. */
  readonly points?: (asPrinted: Forms) => readonly ConsequencePoint[];
  /** Numbers that follow, in an order that does not depend on the forms. */
  readonly readings?: (forms: Forms) => readonly Reading[];
}

/** The number that a statement is about: a coupling ratio, an occupation, a sign. */
export interface StatedNumber {
  readonly printed: number;
  /** What it should be; undefined where there is none. */
  readonly putRight: () => number | undefined;
}

/** How the claims of a paper hang together. */
export interface Consequences {
  /** What the names in an equation mean. */
  readonly scope: (slug: string) => Scope;
  /** What is right in place of equations that no small change saves. */
  readonly putRight: Readonly<Record<string, () => Value>>;
  /** Numbers that statements are about, by slug; other statements are no premises that could be put right. */
  readonly numbers?: Readonly<Record<string, StatedNumber>>;
  /** By slug. The formula of the first is what others follow from, unless it is final. */
  readonly conclusions: Readonly<Record<string, readonly Conclusion[]>>;
}

/** A number before and after. */
export interface MovedFigure {
  readonly quantity: string;
  readonly at: Readonly<Record<string, string>>;
  /** Undefined where there is none. */
  readonly printed?: number;
  readonly corrected?: number;
  /** (corrected − printed)/|printed|. */
  readonly change?: number;
}

/** What becomes of one conclusion. */
export interface Consequence {
  /** Slugs of the false claims that were put right. */
  readonly premises: readonly string[];
  /** What the conclusion becomes, as TeX. */
  readonly formula?: string;
  /** Whether that differs from what is printed: a paper may go on from the right form of a misprinted equation. */
  readonly moves?: boolean;
  /** What would follow from the premises as printed, where the paper prints something else. */
  readonly fromPrinted?: string;
  readonly figures: readonly MovedFigure[];
}

interface Judged {
  readonly claim: Claim;
  readonly judgement: Judgement;
}

interface Asking {
  readonly vocabulary: Vocabulary;
  readonly consequences: Consequences;
  readonly bySlug: ReadonlyMap<string, Judged>;
  /** Forms by what is put right in them. */
  readonly forms: Map<string, Forms>;
}

/** All consequences of false premises in a paper, by the slug of the claim that they change. */
export function consequencesOf(
  vocabulary: Vocabulary,
  consequences: Consequences,
  judged: readonly Judged[],
): ReadonlyMap<string, readonly Consequence[]> {
  const asking: Asking = {
    vocabulary,
    consequences,
    bySlug: new Map(judged.map((each) => [each.claim.slug, each])),
    forms: new Map(),
  };
  const found = new Map<string, readonly Consequence[]>();
  for (const { claim } of judged) {
    const own = consequences.conclusions[claim.slug] ?? [];
    const made = own.flatMap((conclusion) => consequenceOf(claim, conclusion, asking) ?? []);
    if (made.length > 0) found.set(claim.slug, made);
  }
  return found;
}

function consequenceOf(
  claim: Claim,
  conclusion: Conclusion,
  asking: Asking,
): Consequence | undefined {
  const premises = (conclusion.premises ?? claim.premises).filter((slug) => isFalse(slug, asking));
  if (premises.length === 0) return undefined;
  const asPrinted = formsOf([], asking);
  const putRight = formsOf(premises, asking);
  return {
    premises,
    ...formulaFields(claim, conclusion, asPrinted, putRight, asking),
    figures: [
      ...evaluated(claim, conclusion, asPrinted, putRight),
      ...compared(conclusion, asPrinted, putRight),
    ],
  };
}

/** Whether a claim is false as printed and something can be put in its place. */
function isFalse(slug: string, { bySlug, consequences }: Asking): boolean {
  const found = bySlug.get(slug);
  if (!found || (found.claim.kind !== 'equation' && !consequences.numbers?.[slug])) return false;
  const { verdict } = found.judgement;
  return verdict === 'corrected' || verdict === 'refuted';
}

type FormulaFields = Pick<Consequence, 'formula' | 'moves' | 'fromPrinted'>;

function formulaFields(
  claim: Claim,
  conclusion: Conclusion,
  asPrinted: Forms,
  putRight: Forms,
  { vocabulary }: Asking,
): FormulaFields {
  const { formula, stated: state } = conclusion;
  if (!formula) return {};
  const [before, after] = [formula(asPrinted), formula(putRight)];
  const stated = state?.(asPrinted) ?? asPrinted.printed(claim.slug) ?? before;
  const tex = (value: Value): string => shown(value, stated, conclusion, vocabulary);
  const fromPrinted =
    areEqual(before, stated) || areEqual(before, after) ? {} : { fromPrinted: tex(before) };
  return { formula: tex(after), moves: !areEqual(after, stated), ...fromPrinted };
}

function shown(
  value: Value,
  stated: Value,
  { left, collect, relativeTo }: Conclusion,
  vocabulary: Vocabulary,
): string {
  const print = (each: Value): string => printTex(expressValue(each, collect), vocabulary);
  const equal = left === undefined ? '' : `${left} = `;
  if (relativeTo === undefined) return equal + print(value);
  if (areEqual(value, stated)) return equal + relativeTo;
  const added = print(subtractValues(value, stated));
  return `${equal}${relativeTo} ${added.startsWith('-') ? '' : '+ '}${added}`;
}

/** The printed formula and the one put right, at the points of a conclusion. */
function evaluated(
  claim: Claim,
  { formula, left, points }: Conclusion,
  asPrinted: Forms,
  putRight: Forms,
): readonly MovedFigure[] {
  if (!formula || !points || claim.kind !== 'equation') return [];
  const [before, after] = [asPrinted.printed(claim.slug), formula(putRight)];
  if (before?.kind !== 'scalar' || after.kind !== 'scalar') return [];
  return points(asPrinted).map(({ at, values }) => {
    const complex = new Map([...values].map(([name, re]) => [name, { re, im: 0 }] as const));
    const number = (scalar: Scalar): number => scalar.evaluate(complex).re;
    return moved(left ?? '', at, number(before.scalar), number(after.scalar));
  });
}

function compared(
  { readings }: Conclusion,
  asPrinted: Forms,
  putRight: Forms,
): readonly MovedFigure[] {
  if (!readings) return [];
  const after = readings(putRight);
  return readings(asPrinted).map(({ quantity, at, value }, k) =>
    moved(quantity, at, value, after[k]?.value),
  );
}

/** Four digits are the same on every machine, and more than a figure shows. */
const DIGITS = 4;

function moved(
  quantity: string,
  at: MovedFigure['at'],
  before: number | undefined,
  after: number | undefined,
): MovedFigure {
  const rounded = (x: number): number =>
    Math.abs(x) < ROUNDING ? 0 : Number(x.toPrecision(DIGITS));
  const change =
    before === undefined || after === undefined || Math.abs(before) < ROUNDING
      ? undefined
      : settled((after - before) / Math.abs(before));
  return {
    quantity,
    at,
    ...(before === undefined ? {} : { printed: rounded(before) }),
    ...(after === undefined ? {} : { corrected: rounded(after) }),
    ...(change === undefined ? {} : { change: Number(change.toPrecision(3)) }),
  };
}

/** Where numbers of order one are added and subtracted, nothing below this is more than rounding. */
const ROUNDING = 1e-13;

/** Differences of stiff rates leave a relative error of this order in a stationary value: what is below is none. */
const UNMOVED = 2e-6;

function settled(change: number): number {
  return Math.abs(change) < UNMOVED ? 0 : change;
}

function areEqual(x: Value, y: Value): boolean {
  if (x.kind === 'matrix' && y.kind === 'matrix') return matricesEqual(x.matrix, y.matrix);
  try {
    return isZeroValue(subtractValues(x, y));
  } catch (error) {
    // Values of different kinds: a scalar where an operator is printed.
    if (error instanceof InputError || error instanceof RangeError) return false;
    throw error;
  }
}

/** What the claims say with some of them put right, and whatever follows from those. */
function formsOf(premises: readonly string[], asking: Asking): Forms {
  const key = premises.toSorted().join(' ');
  const known = asking.forms.get(key) ?? makeForms(premises, asking);
  asking.forms.set(key, known);
  return known;
}

function makeForms(premises: readonly string[], asking: Asking): Forms {
  const right = new Set(premises);
  const values = new Map<string, Value>();
  const touched = new Map<string, boolean>();
  /** Whether a claim is put right, or follows from one that is. */
  const isTouched = (slug: string): boolean => {
    const known = touched.get(slug);
    if (known !== undefined) return known;
    touched.set(slug, false);
    const premisesOf = asking.bySlug.get(slug)?.claim.premises ?? [];
    const is = right.has(slug) || premisesOf.some(isTouched);
    touched.set(slug, is);
    return is;
  };
  const compute = (slug: string): Value => {
    const { claim } = required(slug, asking);
    if (right.has(slug)) return rightForm(claim, asking);
    const { formula, isFinal } = asking.consequences.conclusions[slug]?.[0] ?? {};
    return formula && !isFinal && isTouched(slug)
      ? formula(forms)
      : readIn(claim.printed, claim, asking);
  };
  const value = (slug: string): Value => {
    const known = values.get(slug);
    if (known) return known;
    const made = compute(slug);
    values.set(slug, made);
    return made;
  };
  const forms: Forms = {
    value,
    printed: (slug) => {
      const claim = asking.bySlug.get(slug)?.claim;
      return claim?.kind === 'equation' ? readIn(claim.printed, claim, asking) : undefined;
    },
    scalar: (slug) => {
      const found = value(slug);
      if (found.kind === 'scalar') return found.scalar;
      throw new InputError(`${slug} is a ${found.kind}; a scalar is accepted here`);
    },
    operator: (slug) => {
      const found = value(slug);
      if (found.kind === 'operator') return found.operator;
      throw new InputError(`${slug} is a ${found.kind}; an operator is accepted here`);
    },
    superoperator: (slug) => {
      const found = value(slug);
      if (found.kind === 'superoperator') return found.superoperator;
      const map = found.kind === 'state' ? found.state.superoperatorAt('t') : undefined;
      if (map) return map;
      throw new InputError(`${slug} is a ${found.kind}; a superoperator is accepted here`);
    },
    matrix: (slug) => {
      const found = value(slug);
      if (found.kind === 'matrix') return found.matrix;
      throw new InputError(`${slug} is a ${found.kind}; a matrix is accepted here`);
    },
    number: (slug) => {
      const stated = asking.consequences.numbers?.[slug];
      if (!stated) throw new InputError(`no number is declared for '${slug}'`);
      return right.has(slug) ? stated.putRight() : stated.printed;
    },
    isPutRight: (slug) => right.has(slug),
  };
  return forms;
}

function required(slug: string, { bySlug }: Asking): Judged & { readonly claim: EquationClaim } {
  const found = bySlug.get(slug);
  if (found?.claim.kind !== 'equation')
    throw new InputError(`'${slug}' is no equation of the paper; the slug of one is accepted`);
  return { ...found, claim: found.claim };
}

/** The correction that was found, or what the paper's folder derives instead. */
function rightForm(claim: EquationClaim, asking: Asking): Value {
  const { judgement } = asking.bySlug.get(claim.slug)!;
  if (judgement.verdict === 'corrected') return readIn(judgement.corrections[0].tex, claim, asking);
  const derived = asking.consequences.putRight[claim.slug];
  if (!derived)
    throw new InputError(`nothing is derived in place of '${claim.slug}', which was refuted`);
  return derived();
}

function readIn(tex: string, { slug }: EquationClaim, { vocabulary, consequences }: Asking): Value {
  return interpret(rightSide(readEquations(tex, vocabulary)), consequences.scope(slug));
}
