import type { Equation, Expression } from '../../../src/algebra/expression.ts';
import { children } from '../../../src/algebra/expression.ts';

const heads: Partial<Record<Expression['kind'], string>> = {
  sum: '+',
  product: '*',
  quotient: '/',
  power: '^',
  negation: '-',
  'plus-minus': '±',
  adjoint: '†',
  expectation: '⟨⟩',
  modulus: '||',
  commutator: '[]',
  anticommutator: '{}',
  'time-derivative': 'd/dt',
  application: '@',
  dissipator: 'D',
};

/** The structure of an expression on one line: `(+ a (* 2 b))`. */
export function outline(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.digits;
    case 'symbol':
      return expression.name;
    case 'imaginary-unit':
      return 'i';
    case 'pi':
      return 'π';
    case 'function':
      return `(${expression.name} ${outline(expression.of)})`;
    case 'matrix':
      return `(matrix ${expression.rows.map((row) => row.map(outline).join(', ')).join('; ')})`;
    default: {
      const parts = children(expression).map(outline);
      return `(${[heads[expression.kind] ?? expression.kind, ...parts].join(' ')})`;
    }
  }
}

export function outlineEquation({ left, relation, right }: Equation): string {
  return `${outline(left)} ${relation} ${outline(right)}`;
}
