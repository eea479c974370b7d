import { describe, expect, it } from 'vitest';
import { children, type Expression, rewrite, withChildren } from '../../src/algebra/expression.ts';

const x: Expression = { kind: 'symbol', name: 'x' };
const y: Expression = { kind: 'symbol', name: 'y' };
const two: Expression = { kind: 'number', digits: '2' };

const examples: readonly Expression[] = [
  x,
  two,
  { kind: 'pi' },
  { kind: 'imaginary-unit' },
  { kind: 'sum', terms: [x, y, two] },
  { kind: 'product', factors: [two, x] },
  { kind: 'negation', of: x },
  { kind: 'quotient', numerator: x, denominator: y },
  { kind: 'power', base: x, exponent: two },
  { kind: 'function', name: 'sin', of: x },
  { kind: 'trace', of: x },
  { kind: 'commutator', left: x, right: y },
  { kind: 'anticommutator', left: x, right: y },
  { kind: 'dissipator', jump: x },
  { kind: 'application', of: x, to: y },
  {
    kind: 'matrix',
    rows: [
      [x, two],
      [two, y],
    ],
  },
];

describe('the parts of an expression', () => {
  it.each(examples)('$kind is rebuilt from its parts', (expression) => {
    expect(withChildren(expression, children(expression))).toEqual(expression);
  });

  it('come row by row from a matrix', () => {
    expect(children(examples.at(-1) ?? x)).toEqual([x, two, two, y]);
  });

  it('must be as many as they were', () => {
    expect(() => withChildren({ kind: 'negation', of: x }, [])).toThrow(
      new RangeError('negation has 1 parts, not 0'),
    );
  });
});

describe('rewriting', () => {
  const formula: Expression = {
    kind: 'sum',
    terms: [x, { kind: 'negation', of: { kind: 'quotient', numerator: x, denominator: two } }],
  };

  it('replaces one part and leaves the original alone', () => {
    const before = structuredClone(formula);
    expect(rewrite(formula, [1, 0, 1], y)).toEqual({
      kind: 'sum',
      terms: [x, { kind: 'negation', of: { kind: 'quotient', numerator: x, denominator: y } }],
    });
    expect(formula).toEqual(before);
  });

  it('shares what it does not touch', () => {
    const rewritten = rewrite(formula, [0], y);
    expect(children(rewritten)[1]).toBe(children(formula)[1]);
  });

  it('replaces the whole at the empty path', () => {
    expect(rewrite(formula, [], y)).toBe(y);
  });

  it('refuses a path that leads nowhere', () => {
    expect(() => rewrite(formula, [1, 3], y)).toThrow(
      new RangeError('negation has 1 parts, none at 3'),
    );
  });
});
