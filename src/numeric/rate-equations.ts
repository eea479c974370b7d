import { InputError } from '../algebra/errors.ts';
import type { Complex, Scalar } from '../algebra/scalar.ts';
import type { Values } from './bind.ts';
import type { RightHandSide } from './runge-kutta.ts';

/** One unknown of a system of rate equations, such as a mean-field occupation, and its rate of change. */
export interface RateEquation {
  /** The symbol of the unknown in every rate. */
  readonly unknown: string;
  readonly rate: Scalar;
}

/**
 * Derived rate equations as a right-hand side for `integrateOde`, the unknowns in the order of the equations.
 *
 * @param values the other symbols
 * @throws InputError for an unknown that occurs twice or is among the values, a symbol without a value, and, when
 *   evaluated, a rate that is not real
 */
export function rateEquations(equations: readonly RateEquation[], values: Values): RightHandSide {
  const point = new Map<string, Complex>([...values].map(([name, re]) => [name, { re, im: 0 }]));
  for (const { unknown } of equations) {
    if (point.has(unknown))
      throw new InputError(
        `rate equations: ${unknown} is given twice; one equation or value a symbol is accepted`,
      );
    point.set(unknown, { re: 0, im: 0 });
  }
  for (const { rate } of equations)
    for (const symbol of rate.symbols())
      if (!point.has(symbol))
        throw new InputError(
          `rate equations: no value for ${symbol}; a value or an equation for each symbol is accepted`,
        );
  return (_time, y, slope) => {
    equations.forEach(({ unknown }, k) => {
      point.set(unknown, { re: y[k]!, im: 0 });
    });
    equations.forEach(({ unknown, rate }, k) => {
      const { re, im } = rate.evaluate(point);
      if (Math.abs(im) > 1e-12 * (1 + Math.abs(re)))
        throw new InputError(
          `rate equations: the rate of ${unknown} is ${re} + ${im}i; a real one is accepted`,
        );
      slope[k] = re;
    });
  };
}
