/** Symbols that stand for a formula in the parameters, such as a cooperativity, and are written out before a check. */
import { InputError } from '../algebra/errors.ts';
import { children, type Expression, withChildren } from '../algebra/expression.ts';
import { interpretScalar, type Scope, scalarValue } from '../algebra/interpret.ts';
import { readText } from '../algebra/text.ts';
import type { Check } from './claim.ts';

/** What abbreviations stand for, by name, in parameters alone. */
export type Abbreviations = ReadonlyMap<string, Expression>;

/**
 * Reads abbreviations; one may use those before it.
 *
 * @param scope the parameters
 * @throws InputError for a name that is taken, and for a formula that cannot be read
 */
export function readAbbreviations(
  formulas: readonly (readonly [name: string, formula: string])[],
  scope: Scope,
): Abbreviations {
  const read = new Map<string, Expression>();
  for (const [name, formula] of formulas) {
    if (scope.names.has(name))
      throw new InputError(
        `'${name}' is an abbreviation and a mode or a parameter; one of them is accepted`,
      );
    try {
      const written = writtenOut(readText(formula), read);
      interpretScalar(written, scope);
      read.set(name, written);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(`abbreviation ${name}: ${error.message}`, { cause: error });
    }
  }
  return read;
}

/** The formula with every abbreviation replaced by what it stands for. */
export function writtenOut(formula: Expression, abbreviations: Abbreviations): Expression {
  if (abbreviations.size === 0) return formula;
  if (formula.kind === 'symbol') return abbreviations.get(formula.name) ?? formula;
  return withChildren(
    formula,
    children(formula).map((part) => writtenOut(part, abbreviations)),
  );
}

/** The check, of equations with abbreviations in them. */
export function checkWrittenOut(check: Check, abbreviations: Abbreviations): Check {
  return {
    ...check,
    run: (equations) =>
      check.run(
        equations.map((equation) => ({
          ...equation,
          left: writtenOut(equation.left, abbreviations),
          right: writtenOut(equation.right, abbreviations),
        })),
      ),
  };
}

/** The scope with the values of abbreviations in it. */
export function scopeWith(abbreviations: Abbreviations, scope: Scope): Scope {
  const values = [...abbreviations].map(
    ([name, formula]) => [name, scalarValue(interpretScalar(formula, scope))] as const,
  );
  return { ...scope, names: new Map([...scope.names, ...values]) };
}
