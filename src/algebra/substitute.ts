/** Replacing symbols by exact scalars, everywhere they occur: in phases, under roots, in conjugates. */
import { type Generator, generatorOf } from './generators.ts';
import * as monomial from './monomial.ts';
import { exponentialOfI } from './phase.ts';
import type { Polynomial } from './polynomial.ts';
import { sqrt } from './root.ts';
import { Scalar } from './scalar.ts';

/** Names of symbols and what each is replaced by, all at once. */
export type Substitution = ReadonlyMap<string, Scalar>;

/** The scalar with symbols replaced. Throws RangeError when a denominator becomes zero. */
export function substitute(scalar: Scalar, replacements: Substitution): Scalar {
  if (!scalar.symbols().some((name) => replacements.has(name))) return scalar;
  const images = new Map<number, Scalar>();
  const numerator = substitutePolynomial(scalar.numerator, replacements, images);
  if (scalar.isPolynomial()) return numerator;
  return numerator.over(substitutePolynomial(scalar.denominator, replacements, images));
}

function substitutePolynomial(
  p: Polynomial,
  replacements: Substitution,
  images: Map<number, Scalar>,
): Scalar {
  const imageOf = (id: number): Scalar => {
    const known = images.get(id);
    if (known) return known;
    const image = substituteGenerator(generatorOf(id), replacements);
    images.set(id, image);
    return image;
  };
  let sum = Scalar.ZERO;
  for (const [m, coefficient] of p) {
    let product = Scalar.constant(coefficient);
    monomial.forEachFactor(m, (id, exponent) => {
      product = product.times(imageOf(id).power(exponent));
    });
    sum = sum.plus(product);
  }
  return sum;
}

function substituteGenerator(generator: Generator, replacements: Substitution): Scalar {
  switch (generator.kind) {
    case 'real':
      return replacements.get(generator.name) ?? Scalar.ofGenerator(generator);
    case 'complex': {
      const image = replacements.get(generator.name);
      if (!image) return Scalar.ofGenerator(generator);
      return generator.conjugated ? image.conjugate() : image;
    }
    case 'phase':
      return exponentialOfI(substituteGenerator(generator.angle, replacements));
    case 'root': {
      const radicand = Scalar.ofPolynomial(generator.radicand);
      const image = substitute(radicand, replacements);
      return image.equals(radicand) ? Scalar.ofGenerator(generator) : sqrt(image);
    }
  }
}
