/** A derivation as a sequence of steps that can be printed, and the formulas that come out of it. */
import { InputError } from '../algebra/errors.ts';
import { product, quotient } from '../algebra/express.ts';
import { expressValue } from '../algebra/express-value.ts';
import { children, type Expression, withChildren } from '../algebra/expression.ts';
import { expressFactored } from '../algebra/factored.ts';
import { scaleValue, type Value } from '../algebra/interpret.ts';
import type { Scalar } from '../algebra/scalar.ts';

/** One derived equation. */
export interface Line {
  /** Unique in the paper, for claims to refer to. */
  readonly name: string;
  /** The left-hand side, as TeX. */
  readonly left: string;
  /** The right-hand side. */
  readonly value: Value;
  /**
   * Symbols that the right-hand side is to be collected in, so that its terms come in the order a reader expects:
   * n_a n_b, n_b, n_a. Without it, one fraction.
   */
  readonly collect?: readonly string[];
  /** Whether the collected symbols stand for mean values, ⟨n_a⟩ and not n_a. */
  readonly means?: boolean;
  /** Whether nerdamer is asked for a better factoring of numerator and denominator. */
  readonly factored?: boolean;
  /** A common denominator that has a symbol of its own: the value is then printed as value·denominator over it. */
  readonly over?: { readonly expression: Expression; readonly value: Scalar };
}

/** The right-hand side as a formula to print. */
export function lineExpression({ value, collect, over, means, factored }: Line): Expression {
  if (factored && value.kind === 'scalar') return expressFactored(value.scalar);
  if (!over) {
    const plain = expressValue(value, collect);
    return means ? asMeans(plain, collect ?? []) : plain;
  }
  const numerator = expressValue(scaleValue(value, over.value), collect);
  if (value.kind === 'scalar') return quotient(numerator, over.expression);
  const front: Expression = { kind: 'quotient', numerator: ONE, denominator: over.expression };
  return product([front, numerator]);
}

function asMeans(expression: Expression, names: readonly string[]): Expression {
  if (expression.kind === 'symbol' && names.includes(expression.name)) {
    return { kind: 'expectation', of: expression };
  }
  return withChildren(
    expression,
    children(expression).map((part) => asMeans(part, names)),
  );
}

const ONE: Expression = { kind: 'number', digits: '1' };

/** A sentence of why, the rule or approximation used, and what it gives. */
export interface Step {
  readonly name: string;
  readonly title: string;
  readonly why: string;
  /** The rule applied, in a few words: `adjoint Liouvillian`. */
  readonly rule: string;
  /** Approximations made in this step; none for an exact one. */
  readonly approximations: readonly string[];
  readonly lines: readonly Line[];
}

/** A derived formula that can be evaluated at any values of its symbols. */
export interface Formula {
  readonly name: string;
  /** What it is, in a few words. */
  readonly meaning: string;
  /** Its symbol, as TeX. */
  readonly tex: string;
  readonly value: Scalar;
}

/** All steps of a paper, and the formulas that can be evaluated. */
export interface Derivation {
  readonly steps: readonly Step[];
  readonly formulas: readonly Formula[];
}

/** An approximation of a derivation that a user can switch off. */
export interface Approximation {
  /** As it is asked for: `markov`. */
  readonly name: string;
  /** What is assumed. */
  readonly meaning: string;
}

/**
 * The approximations that are not to be made.
 *
 * @throws InputError for a name that the derivation does not know
 */
export function withoutApproximations(
  known: readonly Approximation[],
  asked: readonly string[],
  where: string,
): ReadonlySet<string> {
  for (const name of asked) {
    if (known.some((each) => each.name === name)) continue;
    const accepted = known.map((each) => each.name).join(', ');
    throw new InputError(
      `'${name}' is no approximation of ${where}; ${accepted === '' ? 'it has none that can be switched off' : `${accepted} ${known.length === 1 ? 'is' : 'are'} accepted`}`,
    );
  }
  return new Set(asked);
}

/** The line of that name. Throws RangeError when there is none: claims and derivations of a paper belong together. */
export function lineOf(derivation: Derivation, name: string): Line {
  for (const step of derivation.steps) {
    const line = step.lines.find((each) => each.name === name);
    if (line) return line;
  }
  throw new RangeError(`the derivation has no line '${name}'`);
}
