/**
 * Exact scalars: quotients of Laurent polynomials over ℚ(i) in the generators of `generators.ts`, in a form
 * that is unique. Equal scalars have equal parts, so zero is decided by looking.
 *
 * The form: numerator and denominator are coprime; the denominator holds no root (it is rationalised), has no
 * monomial factor (those move to the numerator as negative exponents) and leading coefficient 1. The powers
 * 0 and 1 of distinct roots are independent over the rational functions (`root.ts` sees to that), so this is a
 * normal form with roots present too.
 */
import { InputError } from './errors.ts';
import type { Gaussian } from './gaussian.ts';
import * as gaussian from './gaussian.ts';
import { gcd, monic } from './gcd.ts';
import {
  complexSymbol,
  type Generator,
  generatorOf,
  isRoot,
  realSymbol,
  type SymbolGenerator,
} from './generators.ts';
import type { Integer } from './integer.ts';
import * as monomial from './monomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';

/** A complex number in floating point. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** An exact number with symbols: a reduced quotient of polynomials over ℚ(i), with phases and roots; immutable. */
export class Scalar {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;

  private constructor(numerator: Polynomial, denominator: Polynomial) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  static readonly ZERO = new Scalar(polynomial.ZERO, polynomial.ONE);
  static readonly ONE = new Scalar(polynomial.ONE, polynomial.ONE);
  static readonly I = new Scalar(polynomial.constant(gaussian.I), polynomial.ONE);
  /** π, as a symbol: it is transcendental, so nothing is lost. */
  static readonly PI = Scalar.ofGenerator(realSymbol('pi', true));

  static integer(value: Integer): Scalar {
    return Scalar.constant(gaussian.fromInteger(value));
  }

  /** numerator/denominator. */
  static rational(numerator: Integer, denominator: Integer): Scalar {
    return Scalar.constant(gaussian.gaussian(numerator, 0, denominator));
  }

  static constant(value: Gaussian): Scalar {
    if (gaussian.isOne(value)) return Scalar.ONE;
    return new Scalar(polynomial.constant(value), polynomial.ONE);
  }

  /** The exact value of a decimal literal: `0.1` is one tenth. Throws InputError when the text is not one. */
  static decimal(text: string): Scalar {
    const value = gaussian.fromDecimal(text);
    if (!value)
      throw new InputError(`'${text}' is not a number; a decimal such as 2, -0.25 or 1e-4 is`);
    return Scalar.constant(value);
  }

  /** A real symbol; `positive` lets roots of its powers be taken. */
  static real(name: string, positive = false): Scalar {
    return Scalar.ofGenerator(realSymbol(name, positive));
  }

  /** A complex symbol, distinct from its conjugate. */
  static complex(name: string): Scalar {
    return Scalar.ofGenerator(complexSymbol(name));
  }

  static ofGenerator(generator: Generator): Scalar {
    return Scalar.ofPolynomial(polynomial.ofGenerator(generator.id));
  }

  static ofPolynomial(p: Polynomial): Scalar {
    return p.size === 0 ? Scalar.ZERO : new Scalar(p, polynomial.ONE);
  }

  /** numerator/denominator in the canonical form. Throws RangeError when the denominator is zero. */
  static quotient(numerator: Polynomial, denominator: Polynomial): Scalar {
    if (denominator.size === 0) throw new RangeError('division by zero');
    if (numerator.size === 0) return Scalar.ZERO;
    let [num, den] = rationalised(numerator, denominator);
    const content = polynomial.monomialContent(den);
    if (content !== monomial.UNIT) {
      const inverse = monomial.inverse(content);
      num = polynomial.shift(num, inverse);
      den = polynomial.shift(den, inverse);
    }
    const value = polynomial.constantValue(den);
    if (value) return new Scalar(polynomial.scale(num, gaussian.inverse(value)), polynomial.ONE);
    const common = gcd(num, den);
    return Scalar.ofCoprime(divided(num, common), divided(den, common));
  }

  /** numerator/denominator when they are coprime, and the latter has neither roots nor a monomial factor. */
  private static ofCoprime(numerator: Polynomial, denominator: Polynomial): Scalar {
    const constant = polynomial.constantValue(denominator);
    const lead = constant ?? polynomial.leadingCoefficient(denominator);
    return new Scalar(
      polynomial.scale(numerator, gaussian.inverse(lead)),
      constant ? polynomial.ONE : monic(denominator),
    );
  }

  plus(other: Scalar): Scalar {
    if (other.numerator.size === 0) return this;
    if (this.numerator.size === 0) return other;
    if (this.isPolynomial() && other.isPolynomial()) {
      return Scalar.ofPolynomial(polynomial.add(this.numerator, other.numerator));
    }
    if (polynomial.equals(this.denominator, other.denominator)) {
      return Scalar.quotient(polynomial.add(this.numerator, other.numerator), this.denominator);
    }
    // Only factors that the denominators share can cancel (Henrici, J. ACM 3, 6 (1956)).
    const common = gcd(this.denominator, other.denominator);
    const mine = divided(this.denominator, common);
    const theirs = divided(other.denominator, common);
    const numerator = polynomial.add(
      polynomial.multiply(this.numerator, theirs),
      polynomial.multiply(other.numerator, mine),
    );
    if (numerator.size === 0) return Scalar.ZERO;
    const cancelled = common.size > 1 ? gcd(numerator, common) : polynomial.ONE;
    return Scalar.ofCoprime(
      divided(numerator, cancelled),
      polynomial.multiply(polynomial.multiply(mine, theirs), divided(common, cancelled)),
    );
  }

  negate(): Scalar {
    return new Scalar(polynomial.negate(this.numerator), this.denominator);
  }

  minus(other: Scalar): Scalar {
    return this.plus(other.negate());
  }

  times(other: Scalar): Scalar {
    if (this === Scalar.ONE) return other;
    if (other === Scalar.ONE) return this;
    if (this.isPolynomial() && other.isPolynomial()) {
      return Scalar.ofPolynomial(polynomial.multiply(this.numerator, other.numerator));
    }
    if (this.isZero() || other.isZero()) return Scalar.ZERO;
    if (polynomial.hasRoots(this.numerator) && polynomial.hasRoots(other.numerator)) {
      // The square of a root can bring in factors of the denominators.
      return Scalar.quotient(
        polynomial.multiply(this.numerator, other.numerator),
        polynomial.multiply(this.denominator, other.denominator),
      );
    }
    const first = gcd(this.numerator, other.denominator);
    const second = gcd(other.numerator, this.denominator);
    return Scalar.ofCoprime(
      polynomial.multiply(divided(this.numerator, first), divided(other.numerator, second)),
      polynomial.multiply(divided(this.denominator, second), divided(other.denominator, first)),
    );
  }

  over(other: Scalar): Scalar {
    return this.times(other.inverse());
  }

  inverse(): Scalar {
    return Scalar.quotient(this.denominator, this.numerator);
  }

  /** An integer power, negative ones included. Throws RangeError for a negative power of zero. */
  power(n: number): Scalar {
    if (n < 0) return this.inverse().power(-n);
    if (this.isPolynomial()) return Scalar.ofPolynomial(polynomial.power(this.numerator, n));
    const numerator = polynomial.power(this.numerator, n);
    const denominator = polynomial.power(this.denominator, n);
    return polynomial.hasRoots(this.numerator)
      ? Scalar.quotient(numerator, denominator)
      : Scalar.ofCoprime(numerator, denominator);
  }

  /** The complex conjugate. Throws InputError for a root whose radicand is not known to be positive. */
  conjugate(): Scalar {
    if (this.isPolynomial()) return Scalar.ofPolynomial(polynomial.conjugate(this.numerator));
    return Scalar.quotient(
      polynomial.conjugate(this.numerator),
      polynomial.conjugate(this.denominator),
    );
  }

  realPart(): Scalar {
    return this.plus(this.conjugate()).times(HALF);
  }

  imaginaryPart(): Scalar {
    return this.minus(this.conjugate()).times(HALF).times(MINUS_I);
  }

  modulusSquared(): Scalar {
    return this.times(this.conjugate());
  }

  isZero(): boolean {
    return this.numerator.size === 0;
  }

  isOne(): boolean {
    return this.isPolynomial() && polynomial.isOne(this.numerator);
  }

  isReal(): boolean {
    return this.equals(this.conjugate());
  }

  /** Whether the denominator is 1; the numerator may still have negative exponents. */
  isPolynomial(): boolean {
    return this.denominator === polynomial.ONE || polynomial.isOne(this.denominator);
  }

  /** The value when no generator occurs, undefined otherwise. */
  constantValue(): Gaussian | undefined {
    return this.isPolynomial() ? polynomial.constantValue(this.numerator) : undefined;
  }

  equals(other: Scalar): boolean {
    return (
      polynomial.equals(this.numerator, other.numerator) &&
      polynomial.equals(this.denominator, other.denominator)
    );
  }

  /** The generators that occur, phases and roots as such. */
  generators(): readonly Generator[] {
    const ids = new Set([
      ...polynomial.support(this.numerator),
      ...polynomial.support(this.denominator),
    ]);
    return [...ids].map(generatorOf).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The real and complex symbols that occur, inside phases and roots too; π is not one. */
  symbolGenerators(): readonly SymbolGenerator[] {
    const found = new Set<SymbolGenerator>();
    const visit = (generator: Generator): void => {
      if (generator.kind === 'phase') visit(generator.angle);
      else if (generator.kind === 'root')
        polynomial.support(generator.radicand).map(generatorOf).forEach(visit);
      else if (generator.name !== 'pi') found.add(generator);
    };
    this.generators().forEach(visit);
    return [...found];
  }

  /** The names of the real and complex symbols that occur, inside phases and roots too, sorted; π is not one. */
  symbols(): readonly string[] {
    return [...new Set(this.symbolGenerators().map(({ name }) => name))].sort();
  }

  /**
   * Coefficients of the powers of one symbol, in which a (Laurent) polynomial is written; the conjugate of a
   * complex symbol counts as another. Throws RangeError when the symbol occurs in the denominator, in a phase or
   * under a root.
   */
  coefficientsIn(name: string): ReadonlyMap<number, Scalar> {
    if (this.generators().some((g) => hides(g, name))) {
      throw new RangeError(`not a polynomial in ${name}: it occurs in a phase or under a root`);
    }
    const generator = this.generators().find(
      (g) => (g.kind === 'real' || (g.kind === 'complex' && !g.conjugated)) && g.name === name,
    );
    if (!generator) return new Map(this.isZero() ? [] : [[0, this]]);
    if (polynomial.support(this.denominator).includes(generator.id)) {
      throw new RangeError(`not a polynomial in ${name}: it occurs in the denominator`);
    }
    const rows = polynomial.coefficientsIn(this.numerator, generator.id);
    return new Map(
      [...rows]
        .sort((a, b) => a[0] - b[0])
        .map(([n, row]) => [n, Scalar.quotient(row, this.denominator)]),
    );
  }

  /** The partial derivative by a real symbol, through phases and roots. */
  derivative(name: string): Scalar {
    const outer = polynomialDerivative(this.numerator, name);
    if (this.isPolynomial()) return outer;
    const denominator = Scalar.ofPolynomial(this.denominator);
    const inner = polynomialDerivative(this.denominator, name);
    return outer.minus(this.times(inner)).over(denominator);
  }

  /** The value in floating point; `values` maps the names of symbols to numbers. Throws InputError for a missing one. */
  evaluate(values: ReadonlyMap<string, Complex>): Complex {
    return divide(
      evaluatePolynomial(this.numerator, values),
      evaluatePolynomial(this.denominator, values),
    );
  }
}

/** The exact quotient of a Laurent polynomial by one without monomial factor. */
function divided(p: Polynomial, by: Polynomial): Polynomial {
  if (by.size === 1) return p;
  const content = polynomial.monomialContent(p);
  const quotient = polynomial.divideExact(polynomial.shift(p, monomial.inverse(content)), by)!;
  return polynomial.shift(quotient, content);
}

/** Whether a symbol occurs inside a phase or root. */
function hides(generator: Generator, name: string): boolean {
  const inside = generator.kind === 'phase' || generator.kind === 'root';
  return inside && Scalar.ofGenerator(generator).symbols().includes(name);
}

const HALF = Scalar.rational(1, 2);
const MINUS_I = Scalar.I.negate();

/** Multiplies numerator and denominator by conjugates under r ↦ −r until the denominator holds no root. */
function rationalised(numerator: Polynomial, denominator: Polynomial): [Polynomial, Polynomial] {
  let num = numerator;
  let den = denominator;
  for (;;) {
    const id = polynomial.support(den).find(isRoot);
    if (id === undefined) return [num, den];
    const rows = polynomial.coefficientsIn(den, id);
    const even = rows.get(0) ?? polynomial.ZERO;
    const odd = polynomial.multiply(rows.get(1) ?? polynomial.ZERO, polynomial.ofGenerator(id));
    const partner = polynomial.subtract(even, odd);
    num = polynomial.multiply(num, partner);
    den = polynomial.multiply(den, partner);
  }
}

function polynomialDerivative(p: Polynomial, name: string): Scalar {
  let sum = Scalar.ZERO;
  for (const id of polynomial.support(p)) {
    const inner = generatorDerivative(generatorOf(id), name);
    if (inner.isZero()) continue;
    const outer = new Map<string, Gaussian>();
    for (const [m, coefficient] of p) {
      const exponent = monomial.exponentOf(m, id);
      if (exponent === 0) continue;
      outer.set(
        monomial.multiply(monomial.without(m, id), monomial.monomialOf(id, exponent - 1)),
        gaussian.multiply(coefficient, gaussian.fromInteger(exponent)),
      );
    }
    sum = sum.plus(Scalar.ofPolynomial(polynomial.reduceRoots(outer)).times(inner));
  }
  return sum;
}

function generatorDerivative(generator: Generator, name: string): Scalar {
  switch (generator.kind) {
    case 'real':
      return generator.name === name ? Scalar.ONE : Scalar.ZERO;
    case 'complex':
      return generator.name === name && !generator.conjugated ? Scalar.ONE : Scalar.ZERO;
    case 'phase':
      return generatorDerivative(generator.angle, name)
        .times(Scalar.I)
        .times(Scalar.ofGenerator(generator));
    case 'root':
      return polynomialDerivative(generator.radicand, name).over(
        Scalar.ofGenerator(generator).times(Scalar.integer(2)),
      );
  }
}

function evaluatePolynomial(p: Polynomial, values: ReadonlyMap<string, Complex>): Complex {
  let re = 0;
  let im = 0;
  for (const [m, coefficient] of p) {
    let value: Complex = gaussian.toNumbers(coefficient);
    // By name, so that a product rounds alike whichever papers this process has loaded before.
    for (const { id, exponent } of monomial.byName(m)) {
      const base = evaluateGenerator(generatorOf(id), values);
      for (let k = 0; k < Math.abs(exponent); k++)
        value = exponent > 0 ? times(value, base) : divide(value, base);
    }
    re += value.re;
    im += value.im;
  }
  return { re, im };
}

function evaluateGenerator(generator: Generator, values: ReadonlyMap<string, Complex>): Complex {
  switch (generator.kind) {
    case 'real':
    case 'complex': {
      if (generator.name === 'pi') return { re: Math.PI, im: 0 };
      const value = values.get(generator.name);
      if (!value) throw new InputError(`no value was given for ${generator.name}`);
      return generator.kind === 'complex' && generator.conjugated
        ? { re: value.re, im: -value.im }
        : value;
    }
    case 'phase': {
      const angle = evaluateGenerator(generator.angle, values);
      const size = Math.exp(-angle.im);
      return { re: size * Math.cos(angle.re), im: size * Math.sin(angle.re) };
    }
    case 'root':
      return squareRoot(evaluatePolynomial(generator.radicand, values));
  }
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function divide(a: Complex, b: Complex): Complex {
  const norm = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / norm, im: (a.im * b.re - a.re * b.im) / norm };
}

/** The principal square root. */
function squareRoot(z: Complex): Complex {
  const size = Math.hypot(z.re, z.im);
  const re = Math.sqrt((size + Math.abs(z.re)) / 2);
  if (re === 0) return { re: 0, im: 0 };
  const im = z.im / (2 * re);
  return z.re >= 0 ? { re, im } : { re: Math.abs(im), im: z.im < 0 ? -re : re };
}
