import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretOperator, interpretScalar } from '../../src/algebra/interpret.ts';
import type { Operator } from '../../src/algebra/operator.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { bindModel, bindOperator } from '../../src/numeric/bind.ts';
import { gaussianSteadyState } from '../../src/numeric/gaussian.ts';
import { gaussianExpectation } from '../../src/numeric/moments.ts';
import { defineModel, type Model, type ModelText, scopeOf } from '../../src/theory/model.ts';
import { stationaryMoments } from '../../src/theory/stationary-moments.ts';
import { positive, real } from './parameters.ts';

const parameters = [...positive('kappa', 'gamma', 'n', 'chi'), ...real('Delta', 'Omega', 'g')];

function system(text: Pick<ModelText, 'hamiltonian' | 'dissipators'>, ...modes: string[]) {
  const model = defineModel({ modes, parameters, ...text });
  const scope = scopeOf(model.space, parameters);
  return {
    model,
    operator: (of: string): Operator => interpretOperator(readText(of), scope, model.space),
    scalar: (of: string): Scalar => interpretScalar(readText(of), scope),
  };
}

// A driven, damped mode settles in the coherent state α = −iΩ/(κ/2 + iΔ): ⟨a†ᵐaⁿ⟩ = α*ᵐαⁿ.
describe('a driven, damped mode', () => {
  const { model, operator, scalar } = system(
    {
      hamiltonian: "Delta*a'*a + Omega*(a + a')",
      dissipators: [{ rate: 'kappa', jump: 'a' }],
    },
    'a',
  );

  it.each([
    ['a', '-i*Omega/(kappa/2 + i*Delta)'],
    ["a'*a", 'Omega^2/(Delta^2 + kappa^2/4)'],
    ["a'^2*a^2", '(Omega^2/(Delta^2 + kappa^2/4))^2'],
    ["a*a'", '1 + Omega^2/(Delta^2 + kappa^2/4)'],
    ['3', '3'],
  ])('has the moment of %s of a coherent state', (of, expected) => {
    expect(stationaryMoments(model, [operator(of)])[0]!.equals(scalar(expected))).toBe(true);
  });
});

// A thermal bath: ⟨a†ᵏaᵏ⟩ = k! nᵏ. Squeezing with H = iχ(a² − a†²)/2: ⟨a†a⟩ = χ²/(2(κ²/4 − χ²)) for χ < κ/2
// (Walls and Milburn, Quantum Optics, Ch. 7, with κ there half of κ here).
describe('one mode', () => {
  const thermal = system(
    {
      hamiltonian: "Delta*a'*a",
      dissipators: [
        { rate: 'kappa*(n + 1)', jump: 'a' },
        { rate: 'kappa*n', jump: "a'" },
      ],
    },
    'a',
  );
  const squeezed = system(
    {
      hamiltonian: "i*chi/2*(a^2 - a'^2)",
      dissipators: [{ rate: 'kappa', jump: 'a' }],
    },
    'a',
  );

  it('is thermal in a thermal bath', () => {
    const { model, operator, scalar } = thermal;
    const powers = ["a'*a", "a'^2*a^2", "a'^3*a^3"].map(operator);
    const expected = ['n', '2*n^2', '6*n^3'].map(scalar);
    const found = stationaryMoments(model, powers);
    expect(found.map((each, k) => each.equals(expected[k]!))).toEqual([true, true, true]);
  });

  it('is squeezed below threshold', () => {
    const { model, operator, scalar } = squeezed;
    const [n, m] = stationaryMoments(model, [operator("a'*a"), operator('a^2')]);
    expect(n!.equals(scalar('chi^2/(2*(kappa^2/4 - chi^2))'))).toBe(true);
    expect(m!.equals(scalar('-kappa*chi/4/(kappa^2/4 - chi^2)'))).toBe(true);
  });
});

describe('two coupled modes', () => {
  // The formulas in all symbols are long: each run has numbers for them, as fractions.
  const fraction = fc.integer({ min: 2, max: 20 }).map((n) => `${n}/10`);
  const points = fc.record({
    kappa: fraction,
    gamma: fraction,
    n: fraction,
    Delta: fraction,
    Omega: fraction,
  });

  it('have the moments of the Lyapunov equation wherever they are stable', () => {
    fc.assert(
      fc.property(points, ({ kappa, gamma, n, Delta, Omega }) => {
        const { model, operator } = system(
          {
            hamiltonian: `${Delta}*a'*a - 1/9*(a + a')*(b + b') + ${Omega}*(b + b') + b'*b`,
            dissipators: [
              { rate: kappa, jump: 'a' },
              { rate: `${gamma}*(${n} + 1)`, jump: 'b' },
              { rate: `${gamma}*${n}`, jump: "b'" },
            ],
          },
          'a',
          'b',
        );
        const operators = ['a', 'b', "a'*a", "b'*b", 'a*b', "a'*b", 'b^2'].map(operator);
        const outcome = gaussianSteadyState(bindModel(model, new Map()));
        fc.pre(outcome.kind === 'exact');
        stationaryMoments(model, operators).forEach((each, k) => {
          const expected = gaussianExpectation(
            bindOperator(operators[k]!, new Map()),
            outcome.moments,
          );
          const found = each.evaluate(new Map());
          expect(found.re).toBeCloseTo(expected.re, 8);
          expect(found.im).toBeCloseTo(expected.im, 8);
        });
      }),
      { numRuns: 15, seed: 11 },
    );
  });
});

describe('what has no such moments', () => {
  const moment = (hamiltonian: string, jump: string, of = "a'*a"): (() => unknown) => {
    const { model, operator } = system(
      { hamiltonian, dissipators: [{ rate: 'kappa', jump }] },
      'a',
    );
    return () => stationaryMoments(model as Model, [operator(of)]);
  };

  it('is refused with the reason', () => {
    expect(moment("chi*a'^2*a^2 + Omega*(a + a')", 'a')).toThrow(
      "the equation of motion of a'*a leads to more than 40 moments and does not close",
    );
    expect(moment('Delta*a', 'a')).toThrow(
      'stationary moments need a generator that preserves the trace; here the Hamiltonian is not Hermitian',
    );
    expect(moment('0*a', "a'*a")).toThrow(
      'the stationary moments are not determined: some motion is undamped and keeps its initial state',
    );
  });
});
