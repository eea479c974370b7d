/**
 * A formula as it was written, before anything is computed from it.
 *
 * Two front ends produce it (model text in `text.ts`, a paper's TeX in `claims/tex`), several interpreters
 * consume it: exact algebra, plain floating point, Fock matrices, TeX again. It keeps the order and the
 * grouping of what was written, because that is what a claim is about: a correction names a place in the
 * printed formula, not in its canonical form.
 */
export type Expression =
  /** An exact decimal or integer, as its digits: `2`, `0.25`. */
  | { readonly kind: 'number'; readonly digits: string }
  /** A declared name: a parameter, a mode's annihilation operator, a matrix, a derived quantity. */
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'imaginary-unit' }
  | { readonly kind: 'pi' }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'negation'; readonly of: Expression }
  /** ± of: stands for two formulas at once. */
  | { readonly kind: 'plus-minus'; readonly of: Expression }
  /** Factors in the order written; operators do not commute. */
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'quotient'; readonly numerator: Expression; readonly denominator: Expression }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  /** The principal square root; of a diagonal matrix, the root of each entry. */
  | { readonly kind: 'root'; readonly of: Expression }
  /** A named function of one argument: `exp`, `sin`, `cos`, `tan`, `arg`, `re`, `im`. */
  | { readonly kind: 'function'; readonly name: FunctionName; readonly of: Expression }
  /** |of|. */
  | { readonly kind: 'modulus'; readonly of: Expression }
  /** The Hermitian adjoint of an operator or matrix, the dual of a superoperator, the conjugate of a scalar. */
  | { readonly kind: 'adjoint'; readonly of: Expression }
  | { readonly kind: 'conjugate'; readonly of: Expression }
  | { readonly kind: 'transpose'; readonly of: Expression }
  | { readonly kind: 'commutator'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'anticommutator'; readonly left: Expression; readonly right: Expression }
  /** ⟨of⟩, a moment. */
  | { readonly kind: 'expectation'; readonly of: Expression }
  /** Tr of. */
  | { readonly kind: 'trace'; readonly of: Expression }
  /** d of/dt. */
  | { readonly kind: 'time-derivative'; readonly of: Expression }
  /** ∫₀^∞ of d(variable). */
  | { readonly kind: 'integral'; readonly variable: string; readonly of: Expression }
  /** The dissipator of a jump operator, in the normalisation the vocabulary's owner states. */
  | { readonly kind: 'dissipator'; readonly jump: Expression }
  /** A superoperator, or a declared function such as S(ω), applied to its argument. */
  | { readonly kind: 'application'; readonly of: Expression; readonly to: Expression }
  /** Rows of entries; a diagonal matrix is written out. */
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Expression[])[] };

/** The functions that formulas may contain. */
export type FunctionName = 'exp' | 'sin' | 'cos' | 'tan' | 'arg' | 're' | 'im';

/** A printed relation between two formulas. */
export interface Equation {
  readonly left: Expression;
  readonly relation: '=' | '≈' | '<' | '>' | '≤' | '≥' | '≪' | '≫' | '→' | '≠';
  readonly right: Expression;
}

/** The parts of an expression in reading order: none for a leaf, the entries row by row for a matrix. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
    case 'imaginary-unit':
    case 'pi':
      return [];
    case 'sum':
      return expression.terms;
    case 'product':
      return expression.factors;
    case 'quotient':
      return [expression.numerator, expression.denominator];
    case 'power':
      return [expression.base, expression.exponent];
    case 'commutator':
    case 'anticommutator':
      return [expression.left, expression.right];
    case 'dissipator':
      return [expression.jump];
    case 'application':
      return [expression.of, expression.to];
    case 'matrix':
      return expression.rows.flat();
    default:
      return [expression.of];
  }
}

/**
 * The same expression with its parts replaced, in the order of `children`.
 *
 * @throws RangeError when the number of parts differs.
 */
export function withChildren(expression: Expression, parts: readonly Expression[]): Expression {
  const count = children(expression).length;
  if (parts.length !== count) {
    throw new RangeError(`${expression.kind} has ${count} parts, not ${parts.length}`);
  }
  const [first, second] = parts as readonly [Expression, Expression];
  switch (expression.kind) {
    case 'number':
    case 'symbol':
    case 'imaginary-unit':
    case 'pi':
      return expression;
    case 'sum':
      return { kind: 'sum', terms: parts };
    case 'product':
      return { kind: 'product', factors: parts };
    case 'quotient':
      return { kind: 'quotient', numerator: first, denominator: second };
    case 'power':
      return { kind: 'power', base: first, exponent: second };
    case 'commutator':
    case 'anticommutator':
      return { kind: expression.kind, left: first, right: second };
    case 'dissipator':
      return { kind: 'dissipator', jump: first };
    case 'application':
      return { kind: 'application', of: first, to: second };
    case 'matrix': {
      const remaining = [...parts];
      return {
        kind: 'matrix',
        rows: expression.rows.map((row) => remaining.splice(0, row.length)),
      };
    }
    default:
      return { ...expression, of: first };
  }
}

/** The names of the symbols in an expression, each once, in the order in which they first occur. */
export function namesIn(expression: Expression): readonly string[] {
  const own = expression.kind === 'symbol' ? [expression.name] : [];
  return [...new Set([...own, ...children(expression).flatMap(namesIn)])];
}

/**
 * The expression with the part at `path` replaced; each step of the path is an index into `children`, and
 * the empty path replaces the whole.
 *
 * @throws RangeError when the path leads nowhere.
 */
export function rewrite(
  expression: Expression,
  path: readonly number[],
  replacement: Expression,
): Expression {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  const parts = children(expression);
  const part = parts[step];
  if (part === undefined) {
    throw new RangeError(`${expression.kind} has ${parts.length} parts, none at ${step}`);
  }
  return withChildren(expression, parts.with(step, rewrite(part, rest, replacement)));
}
