/** Factoring as far as gcds reach: contents in each variable, then square-free parts. Irreducibility is not claimed. */
import * as gaussian from './gaussian.ts';
import { content, gcd, monic } from './gcd.ts';
import * as monomial from './monomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';

export interface Factor {
  readonly base: Polynomial;
  readonly multiplicity: number;
}

/**
 * Factors of a polynomial that has no monomial factor, whose product is the polynomial up to a constant.
 * No base has a repeated factor. A polynomial with roots is factored as one in independent variables, which
 * gives true factors, not always all.
 */
export function factors(p: Polynomial): readonly Factor[] {
  if (polynomial.constantValue(p) !== undefined) return [];
  const ids = polynomial.support(p);
  for (const id of ids) {
    const outer = content(p, id);
    if (polynomial.constantValue(outer) !== undefined) continue;
    return [...factors(outer), ...factors(polynomial.divideExact(p, outer)!)];
  }
  return squareFree(p, ids[0]!);
}

/** Yun's algorithm (SYMSAC 1976) for a polynomial that is primitive in the given variable. */
function squareFree(p: Polynomial, id: number): readonly Factor[] {
  let repeated = gcd(p, derivativeBy(p, id));
  if (polynomial.constantValue(repeated) !== undefined)
    return [{ base: monic(p), multiplicity: 1 }];
  const result: Factor[] = [];
  let radical = polynomial.divideExact(p, repeated)!;
  for (let multiplicity = 1; polynomial.constantValue(radical) === undefined; multiplicity++) {
    const next = gcd(radical, repeated);
    const base = polynomial.divideExact(radical, next)!;
    if (polynomial.constantValue(base) === undefined)
      result.push({ base: monic(base), multiplicity });
    radical = next;
    repeated = polynomial.divideExact(repeated, next) ?? polynomial.ONE;
  }
  return result;
}

/** The derivative by one generator taken as a variable of its own. */
function derivativeBy(p: Polynomial, id: number): Polynomial {
  let result: Polynomial = polynomial.ZERO;
  for (const [n, row] of polynomial.coefficientsIn(p, id)) {
    if (n === 0) continue;
    const scaled = polynomial.scale(row, gaussian.fromInteger(n));
    result = polynomial.add(result, polynomial.shift(scaled, monomial.monomialOf(id, n - 1)));
  }
  return result;
}
