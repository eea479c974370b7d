/**
 * The small changes that turn one printed formula into another: what misprints and slips are made of.
 *
 * The same list serves two ends: searching for the smallest change that makes a false equation true, and making
 * mutants of a true one that every check must notice.
 */
import {
  children,
  type Expression,
  namesIn,
  rewrite,
  withChildren,
} from '../algebra/expression.ts';

export interface Edit {
  readonly expression: Expression;
  /** The part that was replaced and what by. */
  readonly from: Expression;
  readonly to: Expression;
  readonly kind: EditKind;
}

export type EditKind =
  /** A rate or detuning taken in another convention: one symbol rescaled or turned wherever it occurs. */
  | 'convention'
  | 'sign'
  | 'factor'
  | 'root'
  | 'power'
  | 'exchange'
  | 'phase'
  | 'dropped-term'
  /** A term of the premises that was left out. */
  | 'added-term'
  /** A factor i that belongs to one term of a bracket only. */
  | 'bracket'
  | 'adjoint';

/**
 * All formulas one elementary change away, in a fixed order.
 *
 * @param siblings the symbols that a symbol is easily taken for: κ_a and κ_b
 */
export function* edits(
  expression: Expression,
  siblings: (name: string) => readonly string[],
): Generator<Edit> {
  for (const { path, part, role } of places(expression, [], 'whole')) {
    for (const { to, kind } of replacements(part, role, siblings)) {
      yield { expression: rewrite(expression, path, to), from: part, to, kind };
    }
    if (part.kind === 'sum') {
      for (const [k, term] of part.terms.entries()) {
        const rest = part.terms.toSpliced(k, 1);
        const to: Expression = rest.length === 1 ? rest[0]! : { kind: 'sum', terms: rest };
        yield {
          expression: rewrite(expression, path, to),
          from: term,
          to: { kind: 'number', digits: '0' },
          kind: 'dropped-term',
        };
      }
    }
  }
}

/** The formulas that one symbol in another convention gives: doubled, halved or with the other sign throughout. */
export function* conventionEdits(expression: Expression): Generator<Edit> {
  for (const name of [...namesIn(expression)].sort()) {
    const from: Expression = { kind: 'symbol', name };
    for (const to of [doubled(from), halved(from), negated(from)]) {
      yield { expression: replaceSymbol(expression, name, to), from, to, kind: 'convention' };
    }
  }
}

/** How often a symbol occurs. */
export function occurrences(expression: Expression, name: string): number {
  if (expression.kind === 'symbol') return expression.name === name ? 1 : 0;
  return children(expression).reduce((sum, part) => sum + occurrences(part, name), 0);
}

function replaceSymbol(expression: Expression, name: string, to: Expression): Expression {
  if (expression.kind === 'symbol') return expression.name === name ? to : expression;
  const parts = children(expression);
  const replaced = parts.map((part) => replaceSymbol(part, name, to));
  const isSame = replaced.every((part, k) => part === parts[k]);
  return isSame ? expression : tidied(withChildren(expression, replaced));
}

/** 2(x/2) and 2x/2 as x, 2x/(2y) as x/y, 2(2x) as 4x, −(−x) as x: numbers that meet where a symbol was rescaled. */
function tidied(expression: Expression): Expression {
  if (expression.kind === 'negation' && expression.of.kind === 'negation') return expression.of.of;
  if (expression.kind === 'product') return tidiedProduct(expression.factors);
  if (expression.kind !== 'quotient') return expression;
  const [above, top] = leadingNumber(expression.numerator);
  const [below, bottom] = leadingNumber(expression.denominator);
  if (above === 1 || below === 1) return expression;
  if (Number.isInteger(above / below)) {
    const numerator = numberTimes(above / below, top);
    return bottom.length === 0
      ? numerator
      : { kind: 'quotient', numerator, denominator: numberTimes(1, bottom) };
  }
  if (!Number.isInteger(below / above)) return expression;
  const denominator = numberTimes(below / above, bottom);
  return { kind: 'quotient', numerator: numberTimes(1, top), denominator };
}

/** A product with a number in front of a rescaled symbol. */
function tidiedProduct(factors: readonly Expression[]): Expression {
  const product: Expression = { kind: 'product', factors };
  const [first, ...rest] = factors;
  if (first?.kind !== 'number') return product;
  for (const [k, factor] of rest.entries()) {
    if (factor.kind === 'quotient' && factor.denominator.kind === 'number') {
      const ratio = Number(first.digits) / Number(factor.denominator.digits);
      if (Number.isInteger(ratio)) return scaledNumber('1', ratio, rest.with(k, factor.numerator));
    }
    const [number, inner] = leadingNumber(factor);
    if (number !== 1 && inner.length > 0)
      return scaledNumber(first.digits, number, rest.toSpliced(k, 1, ...inner));
  }
  return product;
}

/** The whole number that a part starts with, 1 where there is none, and its other factors. */
function leadingNumber(part: Expression): readonly [number: number, rest: readonly Expression[]] {
  const factors = factorsOf(part);
  const [first, ...rest] = factors;
  const isWhole = first?.kind === 'number' && Number.isInteger(Number(first.digits));
  return isWhole ? [Number(first.digits), rest] : [1, factors];
}

const factorsOf = (part: Expression): readonly Expression[] =>
  part.kind === 'product' ? part.factors : [part];

/** How a part stands in its parent, which decides what changes to it are distinct ones. */
type Placing = 'whole' | 'term' | 'factor' | 'argument' | 'other';

interface Place {
  readonly path: readonly number[];
  readonly part: Expression;
  readonly role: Placing;
}

function* places(part: Expression, path: readonly number[], role: Placing): Generator<Place> {
  yield { path, part, role };
  for (const [k, child] of children(part).entries()) {
    yield* places(child, [...path, k], placing(part, k));
  }
}

function placing(parent: Expression, index: number): Placing {
  switch (parent.kind) {
    case 'sum':
    case 'matrix':
      return 'term';
    case 'product':
    case 'negation':
      return 'factor';
    case 'function':
      return 'argument';
    case 'application':
      return index === 1 ? 'argument' : 'factor';
    default:
      return 'other';
  }
}

interface Replacement {
  readonly to: Expression;
  readonly kind: EditKind;
}

const TWO: Expression = { kind: 'number', digits: '2' };

function* replacements(
  part: Expression,
  role: Placing,
  siblings: (name: string) => readonly string[],
): Generator<Replacement> {
  if (role === 'whole' || role === 'term' || role === 'argument') {
    yield { to: negated(part), kind: role === 'argument' ? 'phase' : 'sign' };
    yield { to: doubled(part), kind: 'factor' };
    yield { to: halved(part), kind: 'factor' };
  }
  if (part.kind === 'symbol') {
    for (const name of siblings(part.name))
      yield { to: { kind: 'symbol', name }, kind: 'exchange' };
    yield { to: { kind: 'root', of: part }, kind: 'root' };
  }
  if (part.kind === 'symbol' || part.kind === 'sum') {
    yield { to: { kind: 'power', base: part, exponent: TWO }, kind: 'power' };
  }
  if (part.kind === 'product') yield* unitWithin(part.factors);
  if (part.kind === 'root') yield { to: part.of, kind: 'root' };
  if (part.kind === 'power' && part.exponent.kind === 'number') {
    const exponent = Number(part.exponent.digits);
    if (exponent === 2) yield { to: part.base, kind: 'power' };
    for (const other of [exponent - 1, exponent + 1]) {
      if (!Number.isInteger(exponent) || other < 2) continue;
      yield {
        to: { ...part, exponent: { kind: 'number', digits: String(other) } },
        kind: 'power',
      };
    }
  }
  if (part.kind === 'function') {
    const partner = part.name === 'sin' ? 'cos' : part.name === 'cos' ? 'sin' : undefined;
    if (partner) yield { to: { ...part, name: partner }, kind: 'exchange' };
  }
  if (part.kind === 'adjoint' || part.kind === 'conjugate') yield { to: part.of, kind: 'adjoint' };
}

/** i(x + y) as (ix + y), (x + iy), …: a factor i written in front of a bracket that holds it for one term. */
function* unitWithin(factors: readonly Expression[]): Generator<Replacement> {
  const unit = factors.findIndex(({ kind }) => kind === 'imaginary-unit');
  if (unit < 0) return;
  const rest = factors.toSpliced(unit, 1);
  for (const [k, factor] of rest.entries()) {
    if (factor.kind !== 'sum') continue;
    for (const [n, term] of factor.terms.entries()) {
      const inner: Expression = { kind: 'product', factors: [factors[unit]!, term] };
      const bracket: Expression = { kind: 'sum', terms: factor.terms.with(n, inner) };
      const to: Expression =
        rest.length === 1 ? bracket : { kind: 'product', factors: rest.with(k, bracket) };
      yield { to, kind: 'bracket' };
    }
  }
}

function negated(part: Expression): Expression {
  return part.kind === 'negation' ? part.of : { kind: 'negation', of: part };
}

/** Twice a part, with the factor where it would be printed. */
function doubled(part: Expression): Expression {
  if (part.kind === 'negation') return { kind: 'negation', of: doubled(part.of) };
  if (part.kind === 'quotient') {
    const { numerator, denominator } = part;
    const [number] = leadingNumber(denominator);
    if (number % 2 !== 0) return { ...part, numerator: doubled(numerator) };
    const smaller = halved(denominator);
    return isOne(smaller) ? numerator : { ...part, denominator: smaller };
  }
  const factors = factorsOf(part);
  const [first, ...rest] = factors;
  return first?.kind === 'number'
    ? scaledNumber(first.digits, 2, rest)
    : { kind: 'product', factors: [TWO, ...factors] };
}

function halved(part: Expression): Expression {
  if (part.kind === 'negation') return { kind: 'negation', of: halved(part.of) };
  if (part.kind === 'quotient') {
    const [number] = leadingNumber(part.numerator);
    return number % 2 === 0
      ? { ...part, numerator: halved(part.numerator) }
      : { ...part, denominator: doubled(part.denominator) };
  }
  const [first, ...rest] = factorsOf(part);
  return first?.kind === 'number' && Number(first.digits) % 2 === 0
    ? scaledNumber(first.digits, 0.5, rest)
    : { kind: 'quotient', numerator: part, denominator: TWO };
}

function isOne(part: Expression): boolean {
  return part.kind === 'number' && Number(part.digits) === 1;
}

function scaledNumber(digits: string, by: number, rest: readonly Expression[]): Expression {
  return numberTimes(Number(digits) * by, rest);
}

/** A number times other factors, unwritten where it is 1. */
function numberTimes(value: number, rest: readonly Expression[]): Expression {
  const number: Expression = { kind: 'number', digits: String(value) };
  if (rest.length === 0) return number;
  if (value === 1) return rest.length === 1 ? rest[0]! : { kind: 'product', factors: rest };
  return { kind: 'product', factors: [number, ...rest] };
}
