import type { Equation, Expression } from '../../algebra/expression.ts';
import { splitEquations, withoutLayout } from './display.ts';
import { Formula } from './formula.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The equations of a display, in reading order. A chain A = B = C gives one equation for each relation, each
 * with the leftmost side that equalities connect it to: A = B and A = C, but a < b and b < c. Equation
 * numbers and the punctuation of the sentence around the display are dropped. A display that the vocabulary has a
 * reading for is read in that form.
 *
 * @throws InputError for TeX that cannot be parsed, undeclared symbols, and whatever has two readings.
 */
export function readEquations(printed: string, vocabulary: Vocabulary): readonly Equation[] {
  const tex = vocabulary.readings.get(printed)?.tex ?? printed;
  const read = (tokens: readonly Token[]) => new Formula(tex, vocabulary, tokens).read();
  return splitEquations(tex, tokenize(tex)).flatMap(({ sides, relations }) => {
    const formulas = sides.map(read);
    let left = 0;
    return relations.map((relation, index): Equation => {
      const equation = {
        left: formulas[left] as Expression,
        relation,
        right: formulas[index + 1] as Expression,
      };
      if (relation !== '=') left = index + 1;
      return equation;
    });
  });
}

/**
 * The formula of a display without relations.
 *
 * @throws InputError as `readEquations` does, and when there is a relation or more than one formula.
 */
export function readExpression(tex: string, vocabulary: Vocabulary): Expression {
  return new Formula(tex, vocabulary, withoutLayout(tex, tokenize(tex))).read();
}
