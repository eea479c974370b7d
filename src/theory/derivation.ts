/** A derivation as a sequence of steps that can be printed, and the formulas that come out of it. */
import type { Value } from '../algebra/interpret.ts';
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
}

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

export interface Derivation {
  readonly steps: readonly Step[];
  readonly formulas: readonly Formula[];
}

/** The line of that name. Throws RangeError when there is none: claims and derivations of a paper belong together. */
export function lineOf(derivation: Derivation, name: string): Line {
  for (const step of derivation.steps) {
    const line = step.lines.find((each) => each.name === name);
    if (line) return line;
  }
  throw new RangeError(`the derivation has no line '${name}'`);
}
