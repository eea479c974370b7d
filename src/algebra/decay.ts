/** Operators that decay and rotate, Σ e^{−λt}·X with exact rates λ, and their integrals. */
import { InputError } from './errors.ts';
import { expressScalar } from './express.ts';
import { Operator } from './operator.ts';
import { Scalar } from './scalar.ts';
import { signOf } from './sign.ts';
import type { Superoperator } from './superoperator.ts';
import { printText } from './text.ts';

/** e^{−rate·t}·value. */
export interface DecayTerm<T> {
  readonly rate: Scalar;
  readonly value: T;
}

/**
 * e^{M}(O) with M = L·t for an operator whose normal-ordered terms are eigenoperators of L.
 *
 * @throws InputError when one is not, or when M is not linear in t.
 */
export function propagate(
  exponent: Superoperator,
  variable: string,
  operator: Operator,
): readonly DecayTerm<Operator>[] {
  return [...operator.terms].map(([word, coefficient]) => {
    const monomial = Operator.word(operator.space, word);
    const image = exponent.apply(monomial);
    const factor = image.coefficient(word);
    if (!image.equals(monomial.scale(factor))) {
      throw new InputError('an operator that is no eigenoperator of its generator is propagated');
    }
    return { rate: rateOf(factor, variable), value: monomial.scale(coefficient) };
  });
}

/** The λ of an exponent −λt. Throws InputError for an exponent that is not a multiple of t. */
export function rateOf(exponent: Scalar, variable: string): Scalar {
  const time = Scalar.real(variable, true);
  const rate = exponent.over(time).negate();
  if (rate.symbols().includes(variable)) {
    throw new InputError(
      `the exponent ${printText(expressScalar(exponent))} is not linear in time`,
    );
  }
  return rate;
}

/** ∫₀^∞ e^{−λt}dt = 1/λ. Throws InputError when Re λ is not known to be positive. */
export function integralOfDecay(rate: Scalar): Scalar {
  if (signOf(rate.realPart()) !== 'positive') {
    throw new InputError(`e^(-(${printText(expressScalar(rate))})t) is not known to decay`);
  }
  return rate.inverse();
}
