/** Signs that follow from what is known to be positive. */

import { generatorOf } from './generators.ts';
import * as integer from './integer.ts';
import * as monomial from './monomial.ts';
import type { Polynomial } from './polynomial.ts';
import type { Scalar } from './scalar.ts';

/**
 * The sign of a scalar over all values of its symbols, positive ones being positive: 'positive' or 'negative'
 * when every term has that sign, 'zero' for zero, 'unknown' when this simple test does not decide.
 */
export function signOf(scalar: Scalar): 'positive' | 'negative' | 'zero' | 'unknown' {
  if (scalar.isZero()) return 'zero';
  const denominator = polynomialSign(scalar.denominator);
  const numerator = polynomialSign(scalar.numerator);
  if (denominator === 0 || numerator === 0) return 'unknown';
  return denominator * numerator > 0 ? 'positive' : 'negative';
}

/** 1 or −1 when all terms have that sign, 0 otherwise. */
export function polynomialSign(p: Polynomial): number {
  let common: number | undefined;
  for (const [m, c] of p) {
    if (c.im !== 0 || !isPositiveMonomial(m)) return 0;
    const sign = integer.isNegative(c.re) ? -1 : 1;
    if (common !== undefined && sign !== common) return 0;
    common = sign;
  }
  return common ?? 0;
}

function isPositiveMonomial(m: monomial.Monomial): boolean {
  for (let k = 0; k < monomial.factorCount(m); k++) {
    const generator = generatorOf(monomial.identityAt(m, k));
    const positive =
      generator.kind === 'root'
        ? polynomialSign(generator.radicand) > 0
        : generator.kind === 'real' && (generator.positive || monomial.exponentAt(m, k) % 2 === 0);
    if (!positive) return false;
  }
  return true;
}

/** Whether a polynomial is certainly positive. */
export function isPositive(p: Polynomial): boolean {
  return polynomialSign(p) > 0;
}
