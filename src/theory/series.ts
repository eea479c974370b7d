/** Exact expansions in a small parameter. */
import { InputError } from '../algebra/errors.ts';
import { type Generator, generatorOf } from '../algebra/generators.ts';
import * as monomial from '../algebra/monomial.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { sqrt } from '../algebra/root.ts';
import { Scalar } from '../algebra/scalar.ts';

/** Σ_k coefficients[k]·x^(order + k) + O(x^(order + coefficients.length)); the first coefficient is not zero. */
export interface Series {
  readonly order: number;
  /** Free of x. Empty for what vanishes to the order computed. */
  readonly coefficients: readonly Scalar[];
}

/**
 * The Laurent expansion of a scalar about x = 0⁺, for small positive x: rational functions, and square roots of what has
 * an even leading power.
 *
 * @param small x, a real symbol
 * @param terms how many coefficients, from the leading one on
 * @throws InputError for a zero, an odd power under a root, and x in a phase
 */
export function seriesIn(scalar: Scalar, small: Scalar, terms = 1): Series {
  const symbol = nameOf(small);
  if (scalar.isZero()) throw new InputError(`zero has no leading term in ${symbol}`);
  // Cancellation costs digits at the lower end, so more are kept until enough survive.
  for (let kept = terms + 2; kept <= terms + 64; kept *= 2) {
    const numerator = seriesOfPolynomial(scalar.numerator, symbol, kept);
    const denominator = seriesOfPolynomial(scalar.denominator, symbol, kept);
    if (denominator.coefficients.length === 0 || numerator.coefficients.length === 0) continue;
    const { order, coefficients } = multiply(numerator, inverse(denominator));
    if (coefficients.length >= terms) return { order, coefficients: coefficients.slice(0, terms) };
  }
  throw new InputError(`the leading term in ${symbol} was not found`);
}

/** The leading term c·xⁿ of a scalar for small x, as a scalar. */
export function leadingTerm(scalar: Scalar, small: Scalar): Scalar {
  const { order, coefficients } = seriesIn(scalar, small);
  return coefficients[0]!.times(small.power(order));
}

function nameOf(small: Scalar): string {
  const [generator, ...others] = small.generators();
  if (generator?.kind !== 'real' || others.length > 0)
    throw new InputError('an expansion needs a real symbol for what is small');
  return generator.name;
}

function seriesOfPolynomial(p: Polynomial, symbol: string, kept: number): Series {
  const images = new Map<number, Series>();
  const imageOf = (id: number): Series => {
    const image = images.get(id) ?? seriesOfGenerator(generatorOf(id), symbol, kept);
    images.set(id, image);
    return image;
  };
  let sum: Series | undefined;
  for (const [m, coefficient] of p) {
    let product = constant(Scalar.constant(coefficient), kept);
    monomial.forEachFactor(m, (id, exponent) => {
      product = multiply(product, power(imageOf(id), exponent));
    });
    sum = sum ? add(sum, product) : product;
  }
  return sum ?? { order: 0, coefficients: [] };
}

function seriesOfGenerator(generator: Generator, symbol: string, kept: number): Series {
  if (generator.kind === 'real' && generator.name === symbol)
    return { ...constant(Scalar.ONE, kept), order: 1 };
  const scalar = Scalar.ofGenerator(generator);
  if (!scalar.symbols().includes(symbol)) return constant(scalar, kept);
  if (generator.kind !== 'root')
    throw new InputError(
      `an expansion in ${symbol} cannot hold it in a phase or as a complex number`,
    );
  return root(seriesOfPolynomial(generator.radicand, symbol, kept), symbol);
}

function constant(value: Scalar, kept: number): Series {
  const zeros = new Array<Scalar>(kept - 1).fill(Scalar.ZERO);
  return { order: 0, coefficients: [value, ...zeros] };
}

function add(a: Series, b: Series): Series {
  const order = Math.min(a.order, b.order);
  const end = Math.min(a.order + a.coefficients.length, b.order + b.coefficients.length);
  const at = ({ order: start, coefficients }: Series, n: number): Scalar =>
    n < start ? Scalar.ZERO : coefficients[n - start]!;
  return trimmed({
    order,
    coefficients: Array.from({ length: Math.max(0, end - order) }, (_, k) =>
      at(a, order + k).plus(at(b, order + k)),
    ),
  });
}

function multiply(a: Series, b: Series): Series {
  const length = Math.min(a.coefficients.length, b.coefficients.length);
  return trimmed({
    order: a.order + b.order,
    coefficients: Array.from({ length }, (_, n) => convolution(a.coefficients, b.coefficients, n)),
  });
}

function convolution(a: readonly Scalar[], b: readonly Scalar[], n: number): Scalar {
  let sum = Scalar.ZERO;
  for (let k = 0; k <= n; k++) {
    const [x, y] = [a[k]!, b[n - k]!];
    if (!x.isZero() && !y.isZero()) sum = sum.plus(x.times(y));
  }
  return sum;
}

function inverse({ order, coefficients }: Series): Series {
  const lead = coefficients[0]!.inverse();
  const result = [lead];
  for (let n = 1; n < coefficients.length; n++) {
    let sum = Scalar.ZERO;
    for (let k = 1; k <= n; k++) sum = sum.plus(coefficients[k]!.times(result[n - k]!));
    result.push(sum.times(lead).negate());
  }
  return { order: -order, coefficients: result };
}

function power(base: Series, exponent: number): Series {
  if (exponent < 0 && base.coefficients.length === 0) return base;
  const factor = exponent < 0 ? inverse(base) : base;
  let result = constant(Scalar.ONE, base.coefficients.length);
  for (let k = 0; k < Math.abs(exponent); k++) result = multiply(result, factor);
  return result;
}

/** √ term by term: the square of the result is the series. */
function root({ order, coefficients }: Series, symbol: string): Series {
  if (coefficients.length === 0) return { order: Math.ceil(order / 2), coefficients };
  if (order % 2 !== 0)
    throw new InputError(`the root of an odd power of ${symbol} has no expansion in ${symbol}`);
  const lead = sqrt(coefficients[0]!);
  const twice = lead.times(Scalar.integer(2));
  const result = [lead];
  for (let n = 1; n < coefficients.length; n++) {
    let sum = coefficients[n]!;
    for (let k = 1; k < n; k++) sum = sum.minus(result[k]!.times(result[n - k]!));
    result.push(sum.over(twice));
  }
  return { order: order / 2, coefficients: result };
}

function trimmed({ order, coefficients }: Series): Series {
  const first = coefficients.findIndex((each) => !each.isZero());
  if (first < 0) return { order: order + coefficients.length, coefficients: [] };
  return { order: order + first, coefficients: coefficients.slice(first) };
}
