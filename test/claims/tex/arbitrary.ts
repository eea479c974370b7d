import fc from 'fast-check';
import { children, type Expression, withChildren } from '../../../src/algebra/expression.ts';
import { vocabulary } from '../../../src/claims/tex/vocabulary.ts';

/** A vocabulary made to be awkward: primes, labels, a symbol inside another, T declared or not. */
export const awkward = vocabulary(
  [
    { name: 'g', tex: 'g', role: 'scalar' },
    { name: 'kappa', tex: "\\kappa'_a", role: 'scalar' },
    { name: 'label', tex: '\\kappa_a^{(\\text{eff})}', role: 'scalar' },
    { name: 'P1', tex: 'P_1', role: 'scalar' },
    { name: 'P1a', tex: 'P_1^a', role: 'scalar' },
    { name: 'delta', tex: '\\delta', role: 'scalar' },
    { name: 'omega', tex: '\\omega', role: 'scalar' },
    { name: 'detuning', tex: '\\delta\\omega', role: 'scalar' },
    { name: 'a', tex: 'a', role: 'operator' },
    { name: 'b', tex: '\\hat{b}', role: 'operator' },
    { name: 'turned', tex: "b'", role: 'operator' },
    { name: 'L', tex: '\\mathcal{L}', role: 'superoperator' },
    { name: 'Lprime', tex: "\\mathcal{L}_a'", role: 'superoperator' },
    { name: 'S', tex: 'S', role: 'function', value: 'matrix' },
    { name: 'f', tex: 'f', role: 'function' },
  ],
  { tex: 'D', form: 'subscript' },
);

type Arbitrary = fc.Arbitrary<Expression>;
const symbol = (name: string): Expression => ({ kind: 'symbol', name });
const symbols = (...names: readonly string[]): Arbitrary => fc.constantFrom(...names.map(symbol));
const unary = (kind: 'negation' | 'plus-minus' | 'adjoint' | 'conjugate' | 'transpose') => {
  return (of: Expression): Expression => ({ kind, of });
};

const several = (of: Arbitrary) => fc.array(of, { minLength: 2, maxLength: 3 });
const sum = (of: Arbitrary) => several(of).map((terms): Expression => ({ kind: 'sum', terms }));
const product = (...of: readonly Arbitrary[]): Arbitrary => {
  return fc.tuple(...of).map((factors): Expression => ({ kind: 'product', factors }));
};

interface Kinds {
  readonly scalar: Expression;
  readonly operator: Expression;
  readonly superoperator: Expression;
}

/** Well-typed expressions of every kind over `awkward`. */
export const expressions: Arbitrary = fc
  .letrec<Kinds>((tie) => {
    const scalar = tie('scalar') as Arbitrary;
    const operator = tie('operator') as Arbitrary;
    const superoperator = tie('superoperator') as Arbitrary;
    const depth = { depthSize: 'small', withCrossShrink: true } as const;
    return {
      scalar: fc.oneof(
        depth,
        symbols('g', 'kappa', 'label', 'P1', 'P1a', 'delta', 'omega', 'detuning', 'f'),
        fc
          .constantFrom('0', '2', '10', '0.25')
          .map((digits): Expression => ({ kind: 'number', digits })),
        fc.constant<Expression>({ kind: 'imaginary-unit' }),
        fc.constant<Expression>({ kind: 'pi' }),
        sum(scalar),
        product(scalar, scalar),
        product(scalar, scalar, scalar),
        scalar.map(unary('negation')),
        scalar.map(unary('plus-minus')),
        scalar.map(unary('adjoint')),
        scalar.map(unary('conjugate')),
        fc
          .tuple(scalar, scalar)
          .map(([numerator, denominator]) => ({ kind: 'quotient', numerator, denominator })),
        fc.tuple(scalar, scalar).map(([base, exponent]) => ({ kind: 'power', base, exponent })),
        scalar.map((of) => ({ kind: 'root', of })),
        scalar.map((of) => ({ kind: 'modulus', of })),
        operator.map((of) => ({ kind: 'expectation', of })),
        operator.map((of) => ({ kind: 'trace', of })),
        fc
          .tuple(fc.constantFrom('exp', 'sin', 'cos', 'tan', 'arg', 're', 'im'), scalar)
          .map(([name, of]) => ({ kind: 'function', name, of })),
        scalar.map((to) => ({ kind: 'application', of: symbol('f'), to })),
        scalar.map((of) => ({ kind: 'time-derivative', of })),
      ) as Arbitrary,
      operator: fc.oneof(
        depth,
        symbols('a', 'b', 'turned', 'S'),
        sum(operator),
        product(operator, operator),
        product(scalar, operator),
        product(operator, scalar),
        product(scalar, operator, operator),
        operator.map(unary('negation')),
        operator.map(unary('adjoint')),
        operator.map(unary('transpose')),
        fc.tuple(operator, scalar).map(([base, exponent]) => ({ kind: 'power', base, exponent })),
        fc.tuple(operator, operator).map(([left, right]) => ({ kind: 'commutator', left, right })),
        fc
          .tuple(operator, operator)
          .map(([left, right]) => ({ kind: 'anticommutator', left, right })),
        fc
          .tuple(operator, scalar)
          .map(([numerator, denominator]) => ({ kind: 'quotient', numerator, denominator })),
        fc.tuple(superoperator, operator).map(([of, to]) => ({ kind: 'application', of, to })),
        operator.map((of) => ({ kind: 'time-derivative', of })),
        operator.map((of) => ({ kind: 'integral', variable: 'omega', of })),
        scalar.map((to) => ({ kind: 'application', of: symbol('S'), to })),
        fc.tuple(scalar, scalar, scalar, scalar).map(([a, b, c, d]) => ({
          kind: 'matrix',
          rows: [
            [a, b],
            [c, d],
          ],
        })),
      ) as Arbitrary,
      superoperator: fc.oneof(
        depth,
        symbols('L', 'Lprime'),
        operator.map((jump) => ({ kind: 'dissipator', jump })),
        sum(superoperator),
        product(scalar, superoperator),
        product(superoperator, scalar),
        product(superoperator, superoperator),
        product(superoperator, operator),
        superoperator.map(unary('adjoint')),
        superoperator.map(unary('negation')),
        superoperator.map((of) => ({ kind: 'function', name: 'exp', of })),
      ) as Arbitrary,
    };
  })
  .operator.chain((operator) => fc.constant(operator));

/** Sums within sums and products within products written flat, as they are on paper. */
export function flat(expression: Expression): Expression {
  const parts = children(expression).map(flat);
  if (expression.kind === 'sum') {
    return {
      kind: 'sum',
      terms: parts.flatMap((part) => (part.kind === 'sum' ? part.terms : part)),
    };
  }
  if (expression.kind === 'product') {
    return {
      kind: 'product',
      factors: parts.flatMap((part) => (part.kind === 'product' ? part.factors : part)),
    };
  }
  return withChildren(expression, parts);
}
