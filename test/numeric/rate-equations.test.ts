import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { interpretScalar } from '../../src/algebra/interpret.ts';
import { modes } from '../../src/algebra/operator.ts';
import { readText } from '../../src/algebra/text.ts';
import { rateEquations } from '../../src/numeric/rate-equations.ts';
import { integrateOde } from '../../src/numeric/runge-kutta.ts';
import { scopeOf } from '../../src/theory/model.ts';

const scope = scopeOf(
  modes('x'),
  ['n_a', 'n_b', 'p', 'm', 'kappa_a', 'kappa_b', 'nbar_a', 'nbar_b'].map((name) => ({
    name,
    tex: name,
    meaning: name,
    default: 1,
  })),
);
const rate = (text: string) => interpretScalar(readText(text), scope);

/** Two occupations exchanged at the rates p and m, each with a bath: the form of the mean-field equations. */
const exchange = [
  {
    unknown: 'n_a',
    rate: rate('p*(1 + n_a)*n_b - m*n_a*(1 + n_b) + kappa_a*(nbar_a - n_a)'),
  },
  {
    unknown: 'n_b',
    rate: rate('-p*(1 + n_a)*n_b + m*n_a*(1 + n_b) + kappa_b*(nbar_b - n_b)'),
  },
];
const values = (p: number, m: number) =>
  new Map(Object.entries({ p, m, kappa_a: 0.3, kappa_b: 0.1, nbar_a: 0.2, nbar_b: 2 }));

describe('rate equations', () => {
  it('relax to the detailed balance of exchange and baths', () => {
    const outcome = integrateOde(
      rateEquations(exchange, values(0.8, 0.2)),
      Float64Array.of(0, 2),
      [0, 400],
    );
    const [a, b] = outcome.y as unknown as readonly [number, number];
    const flow = 0.8 * (1 + a) * b - 0.2 * a * (1 + b);
    expect(outcome.kind).toBe('finished');
    expect(flow).toBeCloseTo(0.3 * (a - 0.2), 8);
    expect(flow).toBeCloseTo(0.1 * (2 - b), 8);
  });

  it('without exchange decay each at its own rate', () => {
    const { y } = integrateOde(
      rateEquations(exchange, values(0, 0)),
      Float64Array.of(1, 0),
      [0, 3],
      { relative: 1e-10 },
    );
    expect(y[0]).toBeCloseTo(0.2 + 0.8 * Math.exp(-0.9), 9);
    expect(y[1]).toBeCloseTo(2 - 2 * Math.exp(-0.3), 9);
  });

  it.each([
    [
      'a symbol without a value',
      new Map([['p', 1]]),
      'rate equations: no value for kappa_a; a value or an equation for each symbol is accepted',
    ],
    [
      'an unknown with a value',
      new Map([...values(1, 1), ['n_a', 1]]),
      'rate equations: n_a is given twice; one equation or value a symbol is accepted',
    ],
  ])('refuse %s', (_, given, message) => {
    expect(() => rateEquations(exchange, given)).toThrow(new InputError(message));
  });

  it('refuse a complex rate', () => {
    const f = rateEquations([{ unknown: 'n_a', rate: rate('i*n_a') }], new Map());
    expect(() => f(0, Float64Array.of(2), new Float64Array(1))).toThrow(
      new InputError('rate equations: the rate of n_a is 0 + 2i; a real one is accepted'),
    );
  });
});
