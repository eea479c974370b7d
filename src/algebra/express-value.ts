/** Any exact value as a formula to read, optionally collected in chosen symbols. */
import { InputError } from './errors.ts';
import { expressOperator, expressScalar, product, scaled, sum } from './express.ts';
import type { Expression } from './expression.ts';
import type { Value } from './interpret.ts';
import { Operator, type Space, type Word } from './operator.ts';
import { Scalar } from './scalar.ts';

/** The formula of a value; `collect` names symbols whose powers a scalar is written out in. */
export function expressValue(value: Value, collect: readonly string[] = []): Expression {
  switch (value.kind) {
    case 'scalar':
      return collect.length > 0 ? collected(value.scalar, collect) : expressScalar(value.scalar);
    case 'operator':
      return expressOperator(value.operator);
    case 'matrix':
      return { kind: 'matrix', rows: value.matrix.map((row) => row.map(expressScalar)) };
    case 'superoperator': {
      const density: Expression = { kind: 'symbol', name: 'rho' };
      const { space } = value.superoperator;
      return sum(
        [...value.superoperator.terms].map(([key, coefficient]) => {
          const [left, right] = value.superoperator.split(key);
          const parts = [...factorsOf(space, left), density, ...factorsOf(space, right)];
          return scaled(coefficient, product(parts));
        }),
      );
    }
    case 'decaying':
      return sum(
        value.terms.map((term) => {
          const exponent = expressScalar(
            term.rate.times(Scalar.real(value.variable, true)).negate(),
          );
          const decay: Expression = { kind: 'function', name: 'exp', of: exponent };
          return product([decay, expressValue(term.value, collect)]);
        }),
      );
    case 'state': {
      const map = value.state.superoperatorAt('t');
      if (map) return expressValue({ kind: 'superoperator', superoperator: map });
      throw new InputError('an expression with memory has no plain form');
    }
    case 'propagator':
      throw new InputError('a propagator without its argument has no plain form');
  }
}

function factorsOf(space: Space, word: Word): readonly Expression[] {
  return word === space.identity ? [] : [expressOperator(Operator.word(space, word))];
}

/** A polynomial in the given symbols, its terms in decreasing degree, each coefficient one factored fraction. */
function collected(scalar: Scalar, names: readonly string[]): Expression {
  interface Term {
    readonly powers: readonly number[];
    readonly coefficient: Scalar;
  }
  let terms: readonly Term[] = [{ powers: [], coefficient: scalar }];
  for (const name of names) {
    terms = terms.flatMap(({ powers, coefficient }) =>
      [...coefficient.coefficientsIn(name)].map(([n, row]) => ({
        powers: [...powers, n],
        coefficient: row,
      })),
    );
  }
  const degree = ({ powers }: Term): number => powers.reduce((a, b) => a + b, 0);
  const sorted = [...terms].sort((x, y) => degree(y) - degree(x) || compare(y.powers, x.powers));
  return sum(
    sorted.map(({ powers, coefficient }) => {
      const factors = names.flatMap((name, k) => powerOf(name, powers[k]!));
      return factors.length === 0
        ? expressScalar(coefficient)
        : scaled(coefficient, product(factors));
    }),
  );
}

function powerOf(name: string, n: number): readonly Expression[] {
  const base: Expression = { kind: 'symbol', name };
  if (n === 0) return [];
  return n === 1
    ? [base]
    : [{ kind: 'power', base, exponent: { kind: 'number', digits: String(n) } }];
}

function compare(x: readonly number[], y: readonly number[]): number {
  for (const [k, n] of x.entries()) if (n !== y[k]) return n - y[k]!;
  return 0;
}
