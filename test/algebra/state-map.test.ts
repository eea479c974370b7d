import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lindblad } from '../../derivations/sympathetic-cooling/fock-scopes.ts';
import type { Expression } from '../../src/algebra/expression.ts';
import {
  interpret,
  isZeroValue,
  operatorValue,
  type Scope,
  scalarValue,
  stateValue,
  subtractValues,
  superoperatorValue,
  type Value,
} from '../../src/algebra/interpret.ts';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { StateMap } from '../../src/algebra/state-map.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';
import {
  evaluateFloat,
  type FloatScope,
  floatMatrix,
  floatNumber,
} from '../../src/claims/float.ts';
import { randomState } from '../../src/claims/fock.ts';
import { randomSource } from '../../src/claims/random.ts';
import { fockBasis } from '../../src/numeric/basis.ts';
import { bindOperator } from '../../src/numeric/bind.ts';
import { operatorMatrix } from '../../src/numeric/matrix-elements.ts';
import { toDense } from '../../src/numeric/sparse.ts';

const space = modes('a', 'b');
const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');
const kappa = Scalar.real('kappa', true);
const omega = Scalar.real('omega', true);
const hamiltonian = a.adjoint().times(a).scale(omega);
const generator = Superoperator.evolution(hamiltonian).plus(
  Superoperator.dissipator(a).scale(kappa),
);
const density = StateMap.density(space, 't');
const scope: Scope = {
  names: new Map<string, Value>([
    ['a', operatorValue(a)],
    ['b', operatorValue(b)],
    ['kappa', scalarValue(kappa)],
    ['omega', scalarValue(omega)],
    ['t', scalarValue(Scalar.real('t', true))],
    ['rho', stateValue(density)],
    ['L', superoperatorValue(generator)],
  ]),
  time: 't',
};

const symbol = (name: string): Expression => ({ kind: 'symbol', name });

/** Products X ρ Y, commutators and images of ρ under L, nested, with sums. */
const linear: fc.Arbitrary<Expression> = fc.letrec<{ state: Expression }>((tie) => {
  const state = tie('state');
  const factor = fc.constantFrom<Expression>(
    symbol('a'),
    { kind: 'adjoint', of: symbol('b') },
    { kind: 'product', factors: [symbol('b'), { kind: 'adjoint', of: symbol('a') }] },
    symbol('kappa'),
    { kind: 'imaginary-unit' },
  );
  return {
    state: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constant(symbol('rho')),
      fc.tuple(factor, state).map((factors): Expression => ({ kind: 'product', factors })),
      fc.tuple(state, factor).map((factors): Expression => ({ kind: 'product', factors })),
      fc.tuple(state, state).map((terms): Expression => ({ kind: 'sum', terms })),
      state.map((right): Expression => ({ kind: 'commutator', left: symbol('a'), right })),
      state.map((to): Expression => ({ kind: 'application', of: symbol('L'), to })),
    ),
  };
}).state;

describe('expressions linear in ρ', () => {
  it('are what matrices give, away from the edge of the basis', () => {
    const values = new Map([
      ['kappa', 0.7],
      ['omega', 1.3],
    ]);
    const basis = fockBasis(2, { caps: [9, 9] });
    const dense = (operator: Operator) =>
      toDense(operatorMatrix(bindOperator(operator, values), basis));
    const state = randomState(randomSource('linear'), basis.dimension, (k) => k < 2);
    const floats: FloatScope = {
      names: new Map([
        ['a', floatMatrix(dense(a))],
        ['b', floatMatrix(dense(b))],
        ['kappa', floatNumber(0.7)],
        ['rho', floatMatrix(state)],
        ['L', lindblad(dense(hamiltonian), [{ rate: 0.7, x: dense(a) }])],
      ]),
    };
    fc.assert(
      fc.property(linear, (expression) => {
        const value = interpret(expression, scope);
        const map = value.kind === 'state' ? value.state.superoperatorAt('t') : undefined;
        const matrix = evaluateFloat(expression, floats);
        if (!map || matrix.kind !== 'matrix') throw new Error('not linear');
        let error = 0;
        const observable = a.adjoint().times(b).plus(a).plus(Operator.identity(space));
        const dual = map.applyAdjoint(observable);
        const trace = (x: Operator, m: typeof matrix.matrix) => {
          const o = dense(x);
          let [re, im] = [0, 0];
          for (let i = 0; i < o.rows; i++) {
            for (let j = 0; j < o.rows; j++) {
              const [p, q] = [i + o.rows * j, j + o.rows * i];
              re += o.re[p]! * m.re[q]! - o.im[p]! * m.im[q]!;
              im += o.re[p]! * m.im[q]! + o.im[p]! * m.re[q]!;
            }
          }
          return { re, im };
        };
        const left = trace(dual, state);
        const right = trace(observable, matrix.matrix);
        error = Math.hypot(left.re - right.re, left.im - right.im);
        expect(error).toBeLessThan(1e-8 * Math.max(1, Math.hypot(right.re, right.im)));
      }),
      { numRuns: 25 },
    );
  });

  it('distinguish ρ at different times and keep memory opaque', () => {
    const earlier = StateMap.density(space, 't - s');
    expect(density.plus(earlier).terms.size).toBe(2);
    const memory = earlier.propagated(generator).integrated('s');
    expect(memory.superoperatorAt('t')).toBeUndefined();
    expect(isZeroValue(subtractValues(stateValue(memory), stateValue(memory)))).toBe(true);
    expect(
      isZeroValue(subtractValues(stateValue(memory), stateValue(earlier.propagated(generator)))),
    ).toBe(false);
  });
});

describe('propagation', () => {
  const propagated: Expression = {
    kind: 'application',
    of: {
      kind: 'function',
      name: 'exp',
      of: { kind: 'product', factors: [{ kind: 'adjoint', of: symbol('L') }, symbol('t')] },
    },
    to: symbol('a'),
  };

  // L†a = −(κ/2 + iω)a for a rate κ of the standard form, so ∫₀^∞ is 1/(κ/2 + iω).
  it('of an eigenoperator decays, and its integral is the inverse of the rate', () => {
    const value = interpret({ kind: 'integral', variable: 't', of: propagated }, scope);
    const rate = kappa.over(Scalar.integer(2)).plus(Scalar.I.times(omega));
    expect(isZeroValue(subtractValues(value, operatorValue(a.scale(rate.inverse()))))).toBe(true);
  });

  it('refuses what does not decay, and what is no eigenoperator', () => {
    const of = { ...propagated, to: symbol('b') } as Expression;
    expect(() => interpret({ kind: 'integral', variable: 't', of }, scope)).toThrow();
    const heated = {
      ...scope,
      names: new Map(scope.names).set(
        'L',
        superoperatorValue(generator.plus(Superoperator.dissipator(a.adjoint()))),
      ),
    };
    const number: Expression = {
      kind: 'product',
      factors: [{ kind: 'adjoint', of: symbol('a') }, symbol('a')],
    };
    expect(() => interpret({ ...propagated, to: number } as Expression, heated)).toThrow(
      /no eigenoperator/,
    );
  });
});
