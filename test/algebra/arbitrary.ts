/** Random exact objects for property tests. */
import fc from 'fast-check';
import * as gaussian from '../../src/algebra/gaussian.ts';
import { complexSymbol } from '../../src/algebra/generators.ts';
import { type Scope, scalarValue } from '../../src/algebra/interpret.ts';
import { Operator, type Space } from '../../src/algebra/operator.ts';
import { exponentialOfI } from '../../src/algebra/phase.ts';
import { sqrt } from '../../src/algebra/root.ts';
import { type Complex, Scalar } from '../../src/algebra/scalar.ts';
import { bosonElement } from '../../src/algebra/site.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';

/** A scalar together with how it was made, so that its value can be had without the exact form. */
export interface Sample {
  readonly scalar: Scalar;
  readonly evaluate: (values: ReadonlyMap<string, Complex>) => Complex;
}

export const complex = {
  add: (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im }),
  multiply: (a: Complex, b: Complex): Complex => ({
    re: a.re * b.re - a.im * b.im,
    im: a.re * b.im + a.im * b.re,
  }),
  divide: (a: Complex, b: Complex): Complex => {
    const norm = b.re ** 2 + b.im ** 2;
    return { re: (a.re * b.re + a.im * b.im) / norm, im: (a.im * b.re - a.re * b.im) / norm };
  },
  size: (a: Complex): number => Math.hypot(a.re, a.im),
};

function leaf(scalar: Scalar, evaluate: Sample['evaluate']): Sample {
  return { scalar, evaluate };
}

const real = (name: string, positive = false): Sample =>
  leaf(Scalar.real(name, positive), (values) => values.get(name)!);

const smallInteger = fc.integer({ min: -9, max: 9 });

/** (re + i·im)/den as a sample. */
export const constants: fc.Arbitrary<Sample> = fc
  .tuple(
    smallInteger,
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, smallInteger),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([re, im, den]) =>
    leaf(Scalar.constant(gaussian.gaussian(re, im, den)), () => ({ re: re / den, im: im / den })),
  );

const plainSymbols = [real('x'), real('y'), real('kappa', true)];

const exponentials = [1, -2].map((n) =>
  leaf(exponentialOfI(Scalar.real('theta').times(Scalar.integer(n))), (values) => {
    const angle = n * values.get('theta')!.re;
    return { re: Math.cos(angle), im: Math.sin(angle) };
  }),
);

const positiveRoots = [
  leaf(sqrt(Scalar.real('kappa', true)), (values) => ({
    re: Math.sqrt(values.get('kappa')!.re),
    im: 0,
  })),
  leaf(sqrt(Scalar.integer(2)), () => ({ re: Math.SQRT2, im: 0 })),
];

const complexSymbols = [
  leaf(Scalar.complex('z'), (values) => values.get('z')!),
  leaf(Scalar.ofGenerator(complexSymbol('z', true)), (values) => ({
    re: values.get('z')!.re,
    im: -values.get('z')!.im,
  })),
];

const hugeIntegers = [10n ** 17n + 3n, -(2n ** 70n) + 1n].map((n) =>
  leaf(Scalar.integer(n), () => ({ re: Number(n), im: 0 })),
);

function sumsAndProducts(leaves: fc.Arbitrary<Sample>, division: boolean): fc.Arbitrary<Sample> {
  const combine = (depth: number): fc.Arbitrary<Sample> => {
    if (depth === 0) return leaves;
    const parts = fc.tuple(combine(depth - 1), combine(depth - 1));
    const plus = parts.map(([a, b]) =>
      leaf(a.scalar.plus(b.scalar), (v) => complex.add(a.evaluate(v), b.evaluate(v))),
    );
    const times = parts.map(([a, b]) =>
      leaf(a.scalar.times(b.scalar), (v) => complex.multiply(a.evaluate(v), b.evaluate(v))),
    );
    const over = parts
      .filter(([, b]) => !b.scalar.isZero())
      .map(([a, b]) =>
        leaf(a.scalar.over(b.scalar), (v) => complex.divide(a.evaluate(v), b.evaluate(v))),
      );
    const options = [plus, plus, times, combine(depth - 1)];
    return fc.oneof(...options, ...(division ? [over] : []));
  };
  return combine(3);
}

/** Rational functions of x, y and κ > 0. */
export const rationals = sumsAndProducts(
  fc.oneof(constants, fc.constantFrom(...plainSymbols)),
  true,
);

/** Polynomials in x, y and κ > 0. */
export const polynomials = sumsAndProducts(
  fc.oneof(constants, fc.constantFrom(...plainSymbols)),
  false,
);

/** Rational functions with phases, √κ, √2 and a complex symbol as well. */
export const samples = sumsAndProducts(
  fc.oneof(
    constants,
    fc.constantFrom(...plainSymbols),
    fc.constantFrom(...exponentials, ...positiveRoots, ...complexSymbols),
  ),
  true,
);

/** The same with integers beyond the range of a double. */
export const hugeSamples = sumsAndProducts(
  fc.oneof(constants, fc.constantFrom(...plainSymbols, ...hugeIntegers)),
  true,
);

/** Values of x, y, θ, κ > 0 and z, of order one. */
export const values: fc.Arbitrary<ReadonlyMap<string, Complex>> = fc
  .array(fc.double({ min: 0.3, max: 1.7, noNaN: true }), { minLength: 6, maxLength: 6 })
  .map(([x, y, theta, kappa, re, im]) => {
    const number = (value: number): Complex => ({ re: value, im: 0 });
    return new Map([
      ['x', number(x! - 1)],
      ['y', number(-y!)],
      ['theta', number(3 * theta!)],
      ['kappa', number(kappa!)],
      ['z', { re: re! - 1, im: im! }],
    ]);
  });

/** The names that occur in samples. */
export const scope: Scope = {
  names: new Map([
    ...['x', 'y', 'theta'].map((name) => [name, scalarValue(Scalar.real(name))] as const),
    ['kappa', scalarValue(Scalar.real('kappa', true))],
    ['z', scalarValue(Scalar.complex('z'))],
  ]),
};

/** Operators with Gaussian-integer coefficients, with a few terms of low powers. */
export function operators(space: Space, terms = 3, power = 3): fc.Arbitrary<Operator> {
  const exponent = fc.integer({ min: 0, max: power });
  const word = fc
    .array(fc.tuple(exponent, exponent), {
      minLength: space.sites.length,
      maxLength: space.sites.length,
    })
    .map((pairs) => pairs.map(([m, n]) => String.fromCharCode(bosonElement(m, n))).join(''));
  const coefficient = fc
    .tuple(smallInteger, smallInteger)
    .map(([re, im]) => Scalar.constant(gaussian.gaussian(re, im, 1)));
  return fc
    .array(fc.tuple(word, coefficient), { minLength: 1, maxLength: terms })
    .map((list) => Operator.ofTerms(space, list));
}

/** Superoperators Σ c·XρY with Gaussian-integer coefficients. */
export function superoperators(space: Space): fc.Arbitrary<Superoperator> {
  const factor = operators(space, 2, 2);
  return fc
    .array(fc.tuple(factor, factor), { minLength: 1, maxLength: 2 })
    .map((pairs) =>
      pairs.reduce(
        (sum, [left, right]) => sum.plus(Superoperator.sandwich(left, right)),
        Superoperator.zero(space),
      ),
    );
}
