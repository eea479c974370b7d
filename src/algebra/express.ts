/**
 * Exact objects as formulas to read: common factors pulled out, phases paired into sines and cosines, one
 * fraction bar. Text and TeX are printed from the result.
 */
import type { Expression } from './expression.ts';
import { factors } from './factor.ts';
import type { Gaussian } from './gaussian.ts';
import * as gaussian from './gaussian.ts';
import { type Generator, generatorOf } from './generators.ts';
import type { Integer } from './integer.ts';
import * as integer from './integer.ts';
import type { Monomial } from './monomial.ts';
import * as monomial from './monomial.ts';
import { exponents, type Operator, type Space, type Word } from './operator.ts';
import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';
import { Scalar } from './scalar.ts';

const I: Expression = { kind: 'imaginary-unit' };
const ONE: Expression = { kind: 'number', digits: '1' };

/** A scalar as one product of factors over another. */
export function expressScalar(scalar: Scalar): Expression {
  if (scalar.isZero()) return { kind: 'number', digits: '0' };
  const plain = plainForm(scalar);
  if (plain) return plain;
  const centre = centringPhase(scalar.denominator);
  const numerator = separate(polynomial.shift(scalar.numerator, centre));
  const denominator = separate(polynomial.shift(scalar.denominator, centre));
  let constant = gaussian.multiply(numerator.constant, gaussian.inverse(denominator.constant));
  const above: Expression[] = [];
  const below: Expression[] = [];
  const place = (
    sums: Separated['sums'],
    on: Expression[],
    apply: (by: Gaussian) => Gaussian,
  ): void => {
    for (const { base, multiplicity } of sums) {
      const single = trigonometricFactor(base);
      on.push(power(single?.of ?? expressSum(base), multiplicity));
      for (let k = 0; single && k < multiplicity; k++)
        constant = gaussian.multiply(constant, apply(single.constant));
    }
  };
  for (const { generator, exponent } of byKind(numerator.powers)) {
    (exponent > 0 || generator.kind === 'phase' ? above : below).push(
      powerOf(
        expressGenerator(generator),
        generator.kind === 'phase' ? exponent : Math.abs(exponent),
        generator,
      ),
    );
  }
  place(numerator.sums, above, (by) => by);
  place(denominator.sums, below, gaussian.inverse);
  return assemble(constant, above, below);
}

/**
 * A lone sum with nothing but a number in front keeps the fractions in its terms, ω − iκ/2 and not
 * (2ω − iκ)/2; a sum that begins with a minus is negated as a whole.
 */
function plainForm(scalar: Scalar): Expression | undefined {
  const p = scalar.numerator;
  if (!scalar.isPolynomial() || p.size < 2 || commonPhase(p) !== monomial.UNIT) return undefined;
  const { powers, sums } = separate(p);
  if (powers.length > 0 || sums.length !== 1 || sums[0]!.multiplicity !== 1) return undefined;
  if (trigonometricFactor(sums[0]!.base)) return undefined;
  if (!beginsNegative(p)) return expressSum(p);
  return { kind: 'negation', of: expressSum(polynomial.negate(p)) };
}

/** An operator as a sum of coefficient × normal-ordered monomial, highest degree first. */
export function expressOperator(operator: Operator): Expression {
  const words = [...operator.terms].sort(([x], [y]) => compareWords(x, y));
  return sum(
    words.map(([word, coefficient]) => {
      const factorsOfWord = expressWord(operator.space, word);
      if (factorsOfWord.length === 0) return expressScalar(coefficient);
      return scaled(coefficient, product(factorsOfWord));
    }),
  );
}

/** coefficient · of, with signs and fractions where a physicist puts them. */
export function scaled(coefficient: Scalar, of: Expression): Expression {
  if (coefficient.isOne()) return of;
  const front = expressScalar(coefficient);
  if (front.kind === 'negation') {
    return {
      kind: 'negation',
      of: front.of.kind === 'number' && front.of.digits === '1' ? of : product([front.of, of]),
    };
  }
  return product([front, of]);
}

function compareWords(x: Word, y: Word): number {
  const degree = (word: Word): number =>
    exponents(word).reduce((total, e) => total + e.creation + e.annihilation, 0);
  return degree(y) - degree(x) || (x < y ? 1 : x > y ? -1 : 0);
}

function expressWord(on: Space, word: Word): Expression[] {
  const result: Expression[] = [];
  exponents(word).forEach(({ creation, annihilation }, k) => {
    const symbol: Expression = { kind: 'symbol', name: on.sites[k]!.name };
    if (creation > 0) result.push(power({ kind: 'adjoint', of: symbol }, creation));
    if (annihilation > 0) result.push(power(symbol, annihilation));
  });
  return result;
}

interface Separated {
  readonly constant: Gaussian;
  readonly powers: readonly { readonly generator: Generator; readonly exponent: number }[];
  readonly sums: readonly { readonly base: Polynomial; readonly multiplicity: number }[];
}

/** p = constant · Π generator^exponent · Π sum^multiplicity, the sums with coprime integer coefficients. */
function separate(p: Polynomial): Separated {
  const content = polynomial.monomialContent(p);
  const common = commonPhase(p);
  const plain = monomial.multiply(content, monomial.inverse(phasePart(content)));
  const powers: { generator: Generator; exponent: number }[] = [];
  const outside = monomial.multiply(plain, common);
  monomial.forEachFactor(outside, (id, exponent) =>
    powers.push({ generator: generatorOf(id), exponent }),
  );
  const inside = monomial.multiply(phasePart(content), monomial.inverse(common));
  const found = factors(polynomial.shift(p, monomial.inverse(content))).map(
    ({ base, multiplicity }) => ({
      base: integral(base),
      multiplicity,
    }),
  );
  const rest = polynomial.shift(p, monomial.inverse(outside));
  const sums =
    withPhase(found, inside)?.sort((x, y) => monomial.compare(leading(y.base), leading(x.base))) ??
    [];
  let assembled: Polynomial = polynomial.ONE;
  for (const { base, multiplicity } of sums) {
    assembled = polynomial.multiply(assembled, polynomial.power(base, multiplicity));
  }
  const constant = polynomial.constantValue(rest);
  if (constant) return { constant, powers, sums: [] };
  const ratio = gaussian.multiply(
    polynomial.leadingCoefficient(rest),
    gaussian.inverse(polynomial.leadingCoefficient(assembled)),
  );
  // Products of sums that hold the same root were factored as if the root were a variable of its own.
  if (polynomial.equals(polynomial.scale(assembled, ratio), rest))
    return { constant: ratio, powers, sums };
  const whole = integral(rest);
  return {
    constant: gaussian.multiply(
      polynomial.leadingCoefficient(rest),
      gaussian.inverse(polynomial.leadingCoefficient(whole)),
    ),
    powers,
    sums: [{ base: whole, multiplicity: 1 }],
  };
}

/** The phase that all terms share, if any: what is left then straddles e^{i0}, where sines and cosines are. */
function commonPhase(p: Polynomial): Monomial {
  let common: Monomial | undefined;
  for (const m of p.keys()) {
    const own = phasePart(m);
    if (common === undefined) common = own;
    else if (common !== own) return monomial.UNIT;
  }
  return common ?? monomial.UNIT;
}

/** The monomial that makes a denominator's phases straddle e^{i0} symmetrically, where whole powers can. */
function centringPhase(p: Polynomial): Monomial {
  const highest = monomial.inverse(
    [...p.keys()].map((m) => monomial.inverse(phasePart(m))).reduce(monomial.commonPart),
  );
  let centre = monomial.UNIT;
  monomial.forEachFactor(highest, (id, exponent) => {
    if (exponent % 2 === 0)
      centre = monomial.multiply(centre, monomial.monomialOf(id, -exponent / 2));
  });
  return centre;
}

/** The factors with a phase moved into the one it can go to; undefined when there is no such one. */
function withPhase(
  found: readonly { readonly base: Polynomial; readonly multiplicity: number }[],
  phases: Monomial,
): { base: Polynomial; multiplicity: number }[] | undefined {
  if (phases === monomial.UNIT) return [...found];
  const home = found.findIndex(
    ({ base, multiplicity }) =>
      multiplicity === 1 && [...base.keys()].some((m) => phasePart(m) !== monomial.UNIT),
  );
  if (home < 0) return undefined;
  return found.map((factor, k) =>
    k === home
      ? { base: integral(polynomial.shift(factor.base, phases)), multiplicity: 1 }
      : factor,
  );
}

function leading(p: Polynomial): Monomial {
  return polynomial.sortedTerms(p)[0]![0];
}

/**
 * The multiple by a rational number or i with coprime Gaussian integer coefficients, turned so that most
 * coefficients are real and the first of those is positive.
 */
function integral(p: Polynomial): Polynomial {
  let numerator: Integer = 0;
  let denominator: Integer = 1;
  let balance = 0;
  for (const c of p.values()) {
    numerator = integer.gcd(numerator, integer.gcd(c.re, c.im));
    denominator = integer.divideExact(
      integer.multiply(denominator, c.den),
      integer.gcd(denominator, c.den),
    );
    balance += c.re === 0 ? -1 : 1;
  }
  const size = gaussian.gaussian(denominator, 0, numerator);
  const turn = balance < 0 ? gaussian.multiply(size, gaussian.I) : size;
  const turned = polynomial.scale(p, turn);
  return beginsNegative(turned) ? polynomial.negate(turned) : turned;
}

/** Terms as printed: the canonical order, those with a real coefficient before the imaginary ones of their degree. */
function printedTerms(p: Polynomial): readonly (readonly [Monomial, Gaussian])[] {
  const rank = ([, c]: readonly [Monomial, Gaussian]): number => (c.re === 0 ? 1 : 0);
  return [...polynomial.sortedTerms(p)].sort(
    (x, y) => monomial.degree(y[0]) - monomial.degree(x[0]) || rank(x) - rank(y),
  );
}

function beginsNegative(p: Polynomial): boolean {
  const [, c] = printedTerms(p)[0]!;
  return integer.isNegative(c.re === 0 ? c.im : c.re);
}

/** numerator/denominator with signs in front and fractions merged. */
export function quotient(numerator: Expression, denominator: Expression): Expression {
  if (numerator.kind === 'negation')
    return { kind: 'negation', of: quotient(numerator.of, denominator) };
  if (numerator.kind === 'quotient') {
    return { ...numerator, denominator: product([numerator.denominator, denominator]) };
  }
  return { kind: 'quotient', numerator, denominator };
}

/** Roots last, phases before them, plain symbols first, each by name. */
function byKind(
  powers: Separated['powers'],
): readonly { readonly generator: Generator; readonly exponent: number }[] {
  const rank = { real: 0, complex: 0, phase: 1, root: 2 } as const;
  return [...powers].sort(
    (a, b) =>
      rank[a.generator.kind] - rank[b.generator.kind] ||
      (a.generator.key < b.generator.key ? -1 : 1),
  );
}

function expressGenerator(generator: Generator): Expression {
  switch (generator.kind) {
    case 'real':
      return generator.name === 'pi' ? { kind: 'pi' } : { kind: 'symbol', name: generator.name };
    case 'complex': {
      const symbol: Expression = { kind: 'symbol', name: generator.name };
      return generator.conjugated ? { kind: 'conjugate', of: symbol } : symbol;
    }
    case 'phase':
      return { kind: 'function', name: 'exp', of: product([I, expressGenerator(generator.angle)]) };
    case 'root':
      return { kind: 'root', of: expressScalar(Scalar.ofPolynomial(generator.radicand)) };
  }
}

function powerOf(base: Expression, exponent: number, generator: Generator): Expression {
  if (generator.kind !== 'phase') return power(base, exponent);
  return { kind: 'function', name: 'exp', of: imaginaryAngle(generator, exponent) };
}

/** i·n·angle. */
function imaginaryAngle(generator: Generator, n: number): Expression {
  const angle = multipleOf(generator, Math.abs(n));
  const factorsOfAngle = angle.kind === 'product' ? angle.factors : [angle];
  const [first, ...others] = factorsOfAngle;
  const positive =
    first?.kind === 'number' ? product([first, I, ...others]) : product([I, ...factorsOfAngle]);
  return n < 0 ? { kind: 'negation', of: positive } : positive;
}

function multipleOf(generator: Generator, n: number): Expression {
  const angle = generator.kind === 'phase' ? expressGenerator(generator.angle) : ONE;
  return n === 1 ? angle : product([{ kind: 'number', digits: String(n) }, angle]);
}

/** A sum with terms of one phase factored together, and equal terms of opposite phase paired. */
function expressSum(p: Polynomial): Expression {
  const groups = new Map<Monomial, Map<Monomial, Gaussian>>();
  for (const [m, c] of printedTerms(p)) {
    const phases = phasePart(m);
    const group = groups.get(phases) ?? new Map<Monomial, Gaussian>();
    groups.set(phases, group);
    group.set(monomial.multiply(m, monomial.inverse(phases)), c);
  }
  if (groups.size === 1) return plainSum(p);
  const terms: Expression[] = [];
  for (const [phases, group] of groups) {
    const partner = groups.get(monomial.inverse(phases));
    const paired =
      phases !== monomial.UNIT && partner ? trigonometric(phases, group, partner) : undefined;
    if (!paired) {
      const value = Scalar.ofPolynomial(group).times(Scalar.ofPolynomial(polynomial.term(phases)));
      if (phases === monomial.UNIT) terms.push(...termsOf(plainSum(group)));
      else terms.push(expressScalar(value));
    } else if (firstExponent(phases) > 0) terms.push(paired);
  }
  return sum(terms);
}

function firstExponent(m: Monomial): number {
  return monomial.exponentAt(m, 0);
}

/** A sum that is nothing but 2cos or 2i·sin of an angle, as that constant and the function. */
function trigonometricFactor(
  p: Polynomial,
): { readonly constant: Gaussian; readonly of: Expression } | undefined {
  const [first, second] = polynomial.sortedTerms(p);
  if (p.size !== 2 || !first || !second) return undefined;
  const [m, c] = first;
  if (monomial.factorCount(m) !== 1 || second[0] !== monomial.inverse(m)) return undefined;
  const generator = generatorOf(monomial.identityAt(m, 0));
  if (generator.kind !== 'phase') return undefined;
  const even = gaussian.equals(c, second[1]);
  if (!even && !gaussian.equals(c, gaussian.negate(second[1]))) return undefined;
  const twice = gaussian.fromInteger(2);
  const constant = gaussian.multiply(c, even ? twice : gaussian.multiply(twice, gaussian.I));
  return {
    constant,
    of: {
      kind: 'function',
      name: even ? 'cos' : 'sin',
      of: multipleOf(generator, firstExponent(m)),
    },
  };
}

/** c·e^{iφ} ± c·e^{−iφ} for one phase; undefined when the two groups are not equal up to sign. */
function trigonometric(
  phases: Monomial,
  group: Polynomial,
  partner: Polynomial,
): Expression | undefined {
  if (monomial.factorCount(phases) !== 1) return undefined;
  const upper = firstExponent(phases) > 0 ? group : partner;
  const lower = upper === group ? partner : group;
  const even = polynomial.equals(upper, lower);
  if (!even && !polynomial.equals(upper, polynomial.negate(lower))) return undefined;
  const generator = generatorOf(monomial.identityAt(phases, 0));
  const angle = multipleOf(generator, Math.abs(firstExponent(phases)));
  const two = Scalar.ofPolynomial(upper).times(
    even ? Scalar.integer(2) : Scalar.integer(2).times(Scalar.I),
  );
  return scaled(two, { kind: 'function', name: even ? 'cos' : 'sin', of: angle });
}

function phasePart(m: Monomial): Monomial {
  let result = monomial.UNIT;
  monomial.forEachFactor(m, (id, exponent) => {
    if (generatorOf(id).kind === 'phase') {
      result = monomial.multiply(result, monomial.monomialOf(id, exponent));
    }
  });
  return result;
}

/** Terms one by one, with x² ± 2xy + y² among them gathered into (x ± y)², common factors included. */
function plainSum(p: Polynomial): Expression {
  const rest = new Map(printedTerms(p));
  const squares: Expression[] = [];
  for (const [cross, c] of printedTerms(p)) {
    const square = rest.has(cross) ? squareAround(rest, cross, c) : undefined;
    if (!square) continue;
    for (const m of square.terms) rest.delete(m);
    squares.push(square.expression);
  }
  return sum([...squares, ...[...rest].map(([m, c]) => expressTerm(m, c))]);
}

function expressTerm(m: Monomial, c: Gaussian): Expression {
  return expressScalar(Scalar.ofPolynomial(polynomial.term(m, c)));
}

interface GatheredSquare {
  readonly terms: readonly Monomial[];
  readonly expression: Expression;
}

/** The square that a term ±2c·m·x·y completes together with c·m·x² and c·m·y², if both are there. */
function squareAround(terms: Polynomial, cross: Monomial, c: Gaussian): GatheredSquare | undefined {
  const target = monomial.power(cross, 2);
  for (const [first, size] of terms) {
    const second = monomial.multiply(target, monomial.inverse(first));
    const partner = terms.get(second);
    if (first === second || !partner || !gaussian.equals(size, partner)) continue;
    const twice = gaussian.add(size, size);
    const sign = gaussian.equals(c, twice)
      ? 1
      : gaussian.equals(c, gaussian.negate(twice))
        ? -1
        : 0;
    const common = monomial.commonPart(first, second);
    const x = rootOf(monomial.multiply(first, monomial.inverse(common)));
    const y = rootOf(monomial.multiply(second, monomial.inverse(common)));
    if (sign === 0 || x === undefined || y === undefined) continue;
    const minus = sign < 0 ? gaussian.MINUS_ONE : gaussian.ONE;
    const base = sum([expressTerm(x, gaussian.ONE), expressTerm(y, minus)]);
    const front = Scalar.ofPolynomial(polynomial.term(common, size));
    return { terms: [cross, first, second], expression: scaled(front, power(base, 2)) };
  }
  return undefined;
}

/** The monomial whose square this is. */
function rootOf(m: Monomial): Monomial | undefined {
  let root = monomial.UNIT;
  let even = true;
  monomial.forEachFactor(m, (id, exponent) => {
    even &&= exponent % 2 === 0;
    root = monomial.multiply(root, monomial.monomialOf(id, Math.trunc(exponent / 2)));
  });
  return even ? root : undefined;
}

function assemble(
  constant: Gaussian,
  above: readonly Expression[],
  below: readonly Expression[],
): Expression {
  if (constant.re !== 0 && constant.im !== 0) {
    const whole: Gaussian = { ...constant, den: 1 };
    const complex = sum(complexParts(whole));
    return fraction([complex, ...above], [...denominatorDigits(constant.den), ...below]);
  }
  const imaginary = constant.re === 0;
  const size = imaginary ? constant.im : constant.re;
  const negative = integer.isNegative(size);
  const digits = String(negative ? integer.negate(size) : size);
  const front: Expression[] = digits === '1' ? [] : [{ kind: 'number', digits }];
  if (imaginary) front.push(I);
  const positive = fraction([...front, ...above], [...denominatorDigits(constant.den), ...below]);
  return negative ? { kind: 'negation', of: positive } : positive;
}

function complexParts(value: Gaussian): readonly Expression[] {
  return [
    assemble({ re: value.re, im: 0, den: value.den }, [], []),
    assemble({ re: 0, im: value.im, den: value.den }, [], []),
  ];
}

function denominatorDigits(den: Integer): readonly Expression[] {
  return den === 1 ? [] : [{ kind: 'number', digits: String(den) }];
}

function fraction(above: readonly Expression[], below: readonly Expression[]): Expression {
  const numerator = above.length === 0 ? ONE : product(above);
  return below.length === 0
    ? numerator
    : { kind: 'quotient', numerator, denominator: product(below) };
}

/** The product, flattened; a single factor is itself. */
export function product(parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === 'product' ? part.factors : [part]));
  return flat.length === 1 ? flat[0]! : { kind: 'product', factors: flat };
}

/** The sum, flattened; a single term is itself, none is zero. */
export function sum(parts: readonly Expression[]): Expression {
  const flat = parts.flatMap(termsOf);
  if (flat.length === 0) return { kind: 'number', digits: '0' };
  return flat.length === 1 ? flat[0]! : { kind: 'sum', terms: flat };
}

function termsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'sum' ? expression.terms : [expression];
}

/** base^exponent; the first power is the base itself. */
export function power(base: Expression, exponent: number): Expression {
  return exponent === 1
    ? base
    : { kind: 'power', base, exponent: { kind: 'number', digits: String(exponent) } };
}
