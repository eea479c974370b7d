/** Operators that are functions of occupation numbers, as polynomials in n_j = a_j†a_j, and back. */
import { InputError } from '../algebra/errors.ts';
import { exponents, Operator, type Space } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';

/** The number operator a†a of a mode. Throws InputError for a name that is not one of the space's modes. */
export function numberOperator(space: Space, mode: string): Operator {
  const annihilation = Operator.annihilation(space, mode);
  return annihilation.adjoint().times(annihilation);
}

/**
 * The operator as a polynomial in commuting symbols, one a mode: a†ᵏaᵏ = n(n−1)…(n−k+1).
 * Undefined when some term changes an occupation number.
 */
export function inNumberOperators(
  operator: Operator,
  symbols: readonly Scalar[],
): Scalar | undefined {
  let result = Scalar.ZERO;
  for (const [word, coefficient] of operator.terms) {
    let product = coefficient;
    for (const [k, { creation, annihilation }] of exponents(word).entries()) {
      if (creation !== annihilation) return undefined;
      for (let j = 0; j < creation; j++)
        product = product.times(symbols[k]!.minus(Scalar.integer(j)));
    }
    result = result.plus(product);
  }
  return result;
}

/**
 * The mean-field closure ⟨n_a n_b⟩ = ⟨n_a⟩⟨n_b⟩ of an operator of this kind: the same polynomial, now in mean
 * occupations. Throws InputError when a mode's number occurs squared, which that closure says nothing about.
 */
export function meanField(operator: Operator, means: readonly Scalar[]): Scalar {
  const polynomial = inNumberOperators(operator, means);
  if (!polynomial) {
    throw new InputError(
      'the mean-field closure needs an operator that is a function of occupation numbers',
    );
  }
  for (const mean of means) {
    const [name] = mean.symbols();
    if ([...polynomial.coefficientsIn(name!).keys()].some((power) => power > 1)) {
      throw new InputError(
        `the mean-field closure ⟨n_a n_b⟩ = ⟨n_a⟩⟨n_b⟩ does not close ${name} squared`,
      );
    }
  }
  return polynomial;
}
