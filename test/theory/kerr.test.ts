/**
 * A Kerr oscillator, H = χ a†²a²: diagonal in the occupation with energies χn(n − 1), so n is conserved and
 * da/dt = −2iχ a†a² (Drummond and Walls, J. Phys. A 13, 725 (1980)).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretOperator, interpretScalar } from '../../src/algebra/interpret.ts';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { adjointEquation } from '../../src/theory/adjoint.ts';
import { defineModel, generatorOf, scopeOf } from '../../src/theory/model.ts';
import { inNumberOperators, meanField, numberOperator } from '../../src/theory/number-operators.ts';
import { real } from './parameters.ts';

const parameters = real('chi', 'n_a', 'n_b');
const model = defineModel({
  modes: ['a', 'b'],
  parameters,
  hamiltonian: "chi*a'^2*a^2",
  dissipators: [],
});
const { space } = model;
const scope = scopeOf(space, parameters);
const operator = (text: string): Operator => interpretOperator(readText(text), scope, space);
const scalar = (text: string): Scalar => interpretScalar(readText(text), scope);
const numbers = [scalar('n_a'), scalar('n_b')];

describe('a Kerr oscillator', () => {
  it('has energies χn(n − 1) and conserves n', () => {
    expect(inNumberOperators(model.hamiltonian, numbers)!.equals(scalar('chi*n_a*(n_a - 1)'))).toBe(
      true,
    );
    const generator = generatorOf(model);
    expect(adjointEquation(generator, numberOperator(space, 'a')).isZero()).toBe(true);
    const amplitude = adjointEquation(generator, operator('a'));
    expect(amplitude.equals(operator("-2*i*chi*a'*a^2"))).toBe(true);
  });
});

describe('functions of occupation numbers', () => {
  it('become polynomials, whatever order they were written in', () => {
    const polynomial = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(3), fc.nat(2)), {
      maxLength: 4,
    });
    const pair = modes('a', 'b');
    fc.assert(
      fc.property(polynomial, (terms) => {
        let asOperator = Operator.zero(pair);
        let asScalar = Scalar.ZERO;
        for (const [c, k, l] of terms) {
          const word = numberOperator(pair, 'a').power(k).times(numberOperator(pair, 'b').power(l));
          asOperator = asOperator.plus(word.scale(Scalar.integer(c)));
          const monomial = numbers[0]!.power(k).times(numbers[1]!.power(l));
          asScalar = asScalar.plus(monomial.times(Scalar.integer(c)));
        }
        expect(inNumberOperators(asOperator, numbers)!.equals(asScalar)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('do not hold coherences', () => {
    expect(inNumberOperators(operator("a'*b"), numbers)).toBeUndefined();
    expect(inNumberOperators(operator("a'*a + b"), numbers)).toBeUndefined();
    expect(inNumberOperators(operator("a*a'*b'*b"), numbers)!.equals(scalar('(n_a + 1)*n_b'))).toBe(
      true,
    );
  });

  it('close in the mean field where no number occurs squared', () => {
    expect(meanField(operator("a*a'*b'*b - 3"), numbers).equals(scalar('(n_a + 1)*n_b - 3'))).toBe(
      true,
    );
    expect(() => meanField(operator("a'^2*a^2"), numbers)).toThrow(
      'the mean-field closure ⟨n_a n_b⟩ = ⟨n_a⟩⟨n_b⟩ does not close n_a squared',
    );
    expect(() => meanField(operator("a'*b"), numbers)).toThrow(
      'the mean-field closure needs an operator that is a function of occupation numbers',
    );
  });
});
