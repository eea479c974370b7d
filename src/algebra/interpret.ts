/** Formulas as exact objects: scalars, operators, superoperators and matrices of scalars. */
import { type DecayTerm, integralOfDecay, propagate, rateOf } from './decay.ts';
import { alternatives, InputError } from './errors.ts';
import type { Expression } from './expression.ts';
import {
  addMatrices,
  determinant,
  identityMatrix,
  inverseMatrix,
  type Matrix,
  mapMatrix,
  multiplyMatrices,
  transpose,
} from './linear.ts';
import { Operator } from './operator.ts';
import { cos, exponentialOfI, sin, tan } from './phase.ts';
import { sqrt } from './root.ts';
import { Scalar } from './scalar.ts';
import type { StateMap } from './state-map.ts';
import { Superoperator } from './superoperator.ts';
import { printText } from './text.ts';

/** What a formula can stand for. */
export type Value =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'superoperator'; readonly superoperator: Superoperator }
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  /** What is linear in the density matrix. */
  | { readonly kind: 'state'; readonly state: StateMap }
  /** e^M of a superoperator M, to be applied. */
  | { readonly kind: 'propagator'; readonly exponent: Superoperator }
  /** Σ e^{−λt}·X, one term for each rate λ. */
  | {
      readonly kind: 'decaying';
      readonly variable: string;
      readonly terms: readonly DecayTerm<Value>[];
    };

/** What the names in a formula mean. */
export interface Scope {
  readonly names: ReadonlyMap<string, Value>;
  /** The dissipator D_x of a jump operator, in the convention of whoever wrote the formula. */
  readonly dissipator?: (jump: Operator) => Superoperator;
  /** Declared functions such as S(ω), by name. */
  readonly functions?: ReadonlyMap<string, (argument: Value) => Value>;
  /** The moment ⟨x⟩ of an operator or of a symbol that stands for one. */
  readonly moment?: (of: Value) => Scalar;
  /** The name of a positive symbol for a time, over which exponentials decay and integrals run. */
  readonly time?: string;
}

/** A scalar as a value. */
export function scalarValue(scalar: Scalar): Value {
  return { kind: 'scalar', scalar };
}

/** An operator as a value. */
export function operatorValue(operator: Operator): Value {
  return { kind: 'operator', operator };
}

/** A superoperator as a value. */
export function superoperatorValue(superoperator: Superoperator): Value {
  return { kind: 'superoperator', superoperator };
}

/** An expression in an unknown state as a value. */
export function stateValue(state: StateMap): Value {
  return { kind: 'state', state };
}

/** A matrix of scalars as a value. */
export function matrixValue(matrix: Matrix): Value {
  return { kind: 'matrix', matrix };
}

/** The exact value of a formula. Throws InputError for unknown names and for what does not fit together. */
export function interpret(expression: Expression, scope: Scope): Value {
  const value = (part: Expression): Value => interpret(part, scope);
  switch (expression.kind) {
    case 'number':
      return scalarValue(Scalar.decimal(expression.digits));
    case 'symbol':
      return lookUp(expression.name, scope);
    case 'imaginary-unit':
      return scalarValue(Scalar.I);
    case 'pi':
      return scalarValue(Scalar.PI);
    case 'sum':
      return expression.terms.map(value).reduce(addValues);
    case 'negation':
      return scaleValue(value(expression.of), Scalar.integer(-1));
    case 'product':
      return expression.factors.map(value).reduce(multiplyValues);
    case 'quotient':
      return scaleValue(
        value(expression.numerator),
        nonZero(value(expression.denominator), expression).inverse(),
      );
    case 'power':
      if (expression.base.kind === 'modulus')
        return powerOfModulus(expression.base.of, expression, scope);
      return powerValue(value(expression.base), integerExponent(expression.exponent, scope));
    case 'root':
      return rootValue(value(expression.of));
    case 'function':
      return functionValue(expression, scope);
    case 'modulus':
      return scalarValue(sqrt(interpretScalar(expression.of, scope).modulusSquared()));
    case 'adjoint':
      return adjointValue(value(expression.of));
    case 'conjugate':
      return conjugateValue(value(expression.of));
    case 'transpose': {
      const of = value(expression.of);
      if (of.kind !== 'matrix') throw misfit('the transpose', of);
      return matrixValue(transpose(of.matrix));
    }
    case 'commutator':
    case 'anticommutator': {
      const left = value(expression.left);
      const right = value(expression.right);
      const other = multiplyValues(right, left);
      const sign = expression.kind === 'commutator' ? -1 : 1;
      return addValues(multiplyValues(left, right), scaleValue(other, Scalar.integer(sign)));
    }
    case 'expectation':
      if (!scope.moment)
        throw new InputError(`${printText(expression)}: moments have no meaning here`);
      return scalarValue(scope.moment(value(expression.of)));
    case 'dissipator': {
      const jump = value(expression.jump);
      if (jump.kind !== 'operator' || !scope.dissipator) throw misfit('a dissipator', jump);
      return superoperatorValue(scope.dissipator(jump.operator));
    }
    case 'application': {
      const declared =
        expression.of.kind === 'symbol' ? scope.functions?.get(expression.of.name) : undefined;
      if (declared) return declared(value(expression.to));
      const of = value(expression.of);
      const to = value(expression.to);
      if (of.kind === 'superoperator') return multiplyValues(of, to);
      if (of.kind === 'propagator') return propagatedValue(of.exponent, to, scope);
      throw misfit('an application', of);
    }
    case 'matrix':
      return matrixValue(
        expression.rows.map((row) => row.map((entry) => asScalar(value(entry), entry))),
      );
    case 'integral':
      return integralValue(value(expression.of), expression.variable);
    case 'trace':
      return traceValue(value(expression.of), scope);
    case 'plus-minus':
    case 'time-derivative':
      throw new InputError(
        `${printText(expression)}: ${expression.kind} has no single exact value`,
      );
  }
}

/**
 * The formula's value as a scalar.
 *
 * @throws InputError for unknown names, and for a formula that stands for something else
 */
export function interpretScalar(expression: Expression, scope: Scope): Scalar {
  return asScalar(interpret(expression, scope), expression);
}

/**
 * The formula's value as an operator in normal order; a scalar is that multiple of the identity on `space`.
 *
 * @throws InputError for unknown names, and for a formula that stands for something else
 */
export function interpretOperator(
  expression: Expression,
  scope: Scope,
  space: Operator['space'],
): Operator {
  const value = interpret(expression, scope);
  if (value.kind === 'operator') return value.operator;
  if (value.kind === 'scalar') return Operator.scalar(space, value.scalar);
  throw misfit('an operator', value);
}

function lookUp(name: string, scope: Scope): Value {
  const value = scope.names.get(name);
  if (value) return value;
  const known = alternatives([...scope.names.keys()].sort());
  throw new InputError(`'${name}' is not declared; ${known} can be used`);
}

function asScalar(value: Value, where: Expression): Scalar {
  if (value.kind === 'scalar') return value.scalar;
  const multiple = value.kind === 'operator' ? value.operator.scalarValue() : undefined;
  if (multiple) return multiple;
  throw new InputError(`${printText(where)} is ${article(value)}, where a scalar is expected`);
}

function nonZero(value: Value, where: Expression): Scalar {
  const scalar = asScalar(value, where);
  if (scalar.isZero()) throw new InputError(`${printText(where)} divides by zero`);
  return scalar;
}

/** Values of like kind add; a scalar added to an operator or superoperator is a multiple of the identity. */
export function addValues(a: Value, b: Value): Value {
  if (a.kind === 'decaying' || b.kind === 'decaying') return addDecaying(a, b);
  if (a.kind === 'state' && b.kind === 'state') return stateValue(a.state.plus(b.state));
  if (a.kind === 'scalar') {
    if (b.kind === 'scalar') return scalarValue(a.scalar.plus(b.scalar));
    if (b.kind === 'operator') {
      return operatorValue(Operator.scalar(b.operator.space, a.scalar).plus(b.operator));
    }
    if (b.kind === 'matrix' && b.matrix.length === 1 && b.matrix[0]!.length === 1) {
      return matrixValue([[b.matrix[0]![0]!.plus(a.scalar)]]);
    }
    if (a.scalar.isZero()) return b;
  }
  if (a.kind === 'operator') {
    if (b.kind === 'operator') return operatorValue(a.operator.plus(b.operator));
    if (b.kind === 'scalar')
      return operatorValue(a.operator.plus(Operator.scalar(a.operator.space, b.scalar)));
  }
  if (a.kind === 'superoperator' && b.kind === 'superoperator') {
    return superoperatorValue(a.superoperator.plus(b.superoperator));
  }
  if (a.kind === 'matrix' && b.kind === 'matrix')
    return matrixValue(addMatrices(a.matrix, b.matrix));
  if (b.kind === 'scalar' && b.scalar.isZero()) return a;
  throw new InputError(`${article(a)} and ${article(b)} cannot be added`);
}

/** Products in the order given; a superoperator times an operator is its image. */
export function multiplyValues(a: Value, b: Value): Value {
  if (a.kind === 'decaying' || b.kind === 'decaying') return multiplyDecaying(a, b);
  if (a.kind === 'scalar') return scaleValue(b, a.scalar);
  if (b.kind === 'scalar') return scaleValue(a, b.scalar);
  if (b.kind === 'state' && a.kind === 'operator') {
    return stateValue(b.state.mappedBy(Superoperator.left(a.operator)));
  }
  if (a.kind === 'state' && b.kind === 'operator') {
    return stateValue(a.state.mappedBy(Superoperator.right(b.operator)));
  }
  if (a.kind === 'superoperator' && b.kind === 'state') {
    return stateValue(b.state.mappedBy(a.superoperator));
  }
  if (a.kind === 'operator' && b.kind === 'operator')
    return operatorValue(a.operator.times(b.operator));
  if (a.kind === 'superoperator' && b.kind === 'operator') {
    return operatorValue(a.superoperator.apply(b.operator));
  }
  if (a.kind === 'superoperator' && b.kind === 'superoperator') {
    return superoperatorValue(a.superoperator.after(b.superoperator));
  }
  if (a.kind === 'matrix' && b.kind === 'matrix')
    return matrixValue(multiplyMatrices(a.matrix, b.matrix));
  throw new InputError(`${article(a)} and ${article(b)} cannot be multiplied`);
}

/** A value times a scalar. */
export function scaleValue(value: Value, factor: Scalar): Value {
  switch (value.kind) {
    case 'scalar':
      return scalarValue(value.scalar.times(factor));
    case 'operator':
      return operatorValue(value.operator.scale(factor));
    case 'superoperator':
      return superoperatorValue(value.superoperator.scale(factor));
    case 'matrix':
      return matrixValue(mapMatrix(value.matrix, (entry) => entry.times(factor)));
    case 'state': {
      const identity = Superoperator.left(Operator.identity(value.state.space));
      return stateValue(value.state.mappedBy(identity.scale(factor)));
    }
    case 'decaying':
      return decaying(
        value.variable,
        value.terms.map((term) => ({ ...term, value: scaleValue(term.value, factor) })),
      );
    case 'propagator':
      throw misfit('a multiple', value);
  }
}

/** Terms of one rate gathered; nothing but a constant is that constant. */
function decaying(variable: string, terms: readonly DecayTerm<Value>[]): Value {
  const gathered: DecayTerm<Value>[] = [];
  for (const term of terms) {
    const k = gathered.findIndex(({ rate }) => rate.equals(term.rate));
    if (k < 0) gathered.push(term);
    else gathered[k] = { ...term, value: addValues(gathered[k]!.value, term.value) };
  }
  const kept = gathered.filter(({ value }) => !isZeroValue(value));
  const [only] = kept;
  if (!only) return scalarValue(Scalar.ZERO);
  return kept.length === 1 && only.rate.isZero()
    ? only.value
    : { kind: 'decaying', variable, terms: kept };
}

function decayTerms(value: Value): readonly DecayTerm<Value>[] {
  return value.kind === 'decaying' ? value.terms : [{ rate: Scalar.ZERO, value }];
}

function variableOf(a: Value, b: Value): string {
  return a.kind === 'decaying' ? a.variable : b.kind === 'decaying' ? b.variable : '';
}

function addDecaying(a: Value, b: Value): Value {
  return decaying(variableOf(a, b), [...decayTerms(a), ...decayTerms(b)]);
}

function multiplyDecaying(a: Value, b: Value): Value {
  return decaying(
    variableOf(a, b),
    decayTerms(a).flatMap((x) =>
      decayTerms(b).map((y) => ({
        rate: x.rate.plus(y.rate),
        value: multiplyValues(x.value, y.value),
      })),
    ),
  );
}

/** e^M of an operator by its eigenoperators; of an expression in ρ as an unknown. */
function propagatedValue(exponent: Superoperator, to: Value, scope: Scope): Value {
  if (to.kind === 'state') return stateValue(to.state.propagated(exponent));
  if (to.kind !== 'operator' || !scope.time) throw misfit('the propagation', to);
  const terms = propagate(exponent, scope.time, to.operator);
  return decaying(
    scope.time,
    terms.map(({ rate, value }) => ({ rate, value: operatorValue(value) })),
  );
}

/** ∫₀^∞ of what decays, or of ρ's history as an unknown. */
function integralValue(of: Value, variable: string): Value {
  if (of.kind === 'state') return stateValue(of.state.integrated(variable));
  if (of.kind !== 'decaying' || of.variable !== variable)
    throw misfit('an integral to infinity', of);
  return of.terms
    .map(({ rate, value }) => scaleValue(value, integralOfDecay(rate)))
    .reduce(addValues);
}

/** Tr of what is linear in ρ(t): Tr[Σ c·XρY] = Σ c·⟨YX⟩. */
function traceValue(of: Value, scope: Scope): Value {
  const map = of.kind === 'state' ? of.state.superoperatorAt('t') : undefined;
  if (!map || !scope.moment) throw misfit('a trace', of);
  return scalarValue(scope.moment(operatorValue(map.traceDefect())));
}

/** a − b, whose being zero is decided. */
export function subtractValues(a: Value, b: Value): Value {
  return addValues(a, scaleValue(b, Scalar.integer(-1)));
}

/** Whether a value is exactly zero. */
export function isZeroValue(value: Value): boolean {
  switch (value.kind) {
    case 'scalar':
      return value.scalar.isZero();
    case 'operator':
      return value.operator.isZero();
    case 'superoperator':
      return value.superoperator.isZero();
    case 'matrix':
      return value.matrix.every((row) => row.every((entry) => entry.isZero()));
    case 'state':
      return value.state.isZero();
    case 'decaying':
      return value.terms.length === 0;
    case 'propagator':
      return false;
  }
}

function powerValue(base: Value, n: number): Value {
  switch (base.kind) {
    case 'scalar':
      if (n < 0 && base.scalar.isZero()) throw new InputError('a negative power of zero');
      return scalarValue(base.scalar.power(n));
    case 'operator':
      if (n < 0) throw misfit('a negative power', base);
      return operatorValue(base.operator.power(n));
    case 'matrix': {
      if (base.matrix.some((row) => row.length !== base.matrix.length)) {
        throw new InputError('a power of a matrix that is not square');
      }
      if (n < 0 && determinant(base.matrix).isZero()) {
        throw new InputError('a negative power of a singular matrix');
      }
      const factor = n < 0 ? inverseMatrix(base.matrix) : base.matrix;
      let result = identityMatrix(base.matrix.length);
      for (let k = 0; k < Math.abs(n); k++) result = multiplyMatrices(result, factor);
      return matrixValue(result);
    }
    default:
      throw misfit('a power', base);
  }
}

function integerExponent(exponent: Expression, scope: Scope): number {
  const value = interpretScalar(exponent, scope).constantValue();
  const n = value && value.im === 0 && value.den === 1 ? Number(value.re) : Number.NaN;
  if (Number.isInteger(n) && Math.abs(n) <= 255) return n;
  throw new InputError(
    `the exponent ${printText(exponent)} is not an integer between -255 and 255`,
  );
}

function rootValue(value: Value): Value {
  if (value.kind === 'scalar') return scalarValue(sqrt(value.scalar));
  if (value.kind === 'matrix') {
    const diagonal = value.matrix.every((row, i) =>
      row.every((entry, j) => i === j || entry.isZero()),
    );
    if (diagonal) return matrixValue(mapMatrix(value.matrix, sqrt));
  }
  throw misfit('a square root', value);
}

function functionValue(expression: Extract<Expression, { kind: 'function' }>, scope: Scope): Value {
  const of = interpret(expression.of, scope);
  if (expression.name === 'exp' && of.kind === 'superoperator') {
    return { kind: 'propagator', exponent: of.superoperator };
  }
  const argument = asScalar(of, expression.of);
  const { time } = scope;
  if (expression.name === 'exp' && time && argument.symbols().includes(time)) {
    const value = scalarValue(Scalar.ONE);
    return decaying(time, [{ rate: rateOf(argument, time), value }]);
  }
  switch (expression.name) {
    case 'exp':
      return scalarValue(exponentialOfI(argument.over(Scalar.I)));
    case 'sin':
      return scalarValue(sin(argument));
    case 'cos':
      return scalarValue(cos(argument));
    case 'tan':
      return scalarValue(tan(argument));
    case 're':
      return scalarValue(argument.realPart());
    case 'im':
      return scalarValue(argument.imaginaryPart());
    case 'arg':
      throw new InputError(`${printText(expression)} has no exact algebraic value`);
  }
}

/** |z|ⁿ = (z z*)^(n/2): moduli mostly occur squared, where no root is needed. */
function powerOfModulus(
  of: Expression,
  power: Extract<Expression, { kind: 'power' }>,
  scope: Scope,
): Value {
  const n = integerExponent(power.exponent, scope);
  const square = interpretScalar(of, scope).modulusSquared();
  if (n < 0 && square.isZero()) throw new InputError('a negative power of zero');
  return scalarValue(n % 2 === 0 ? square.power(n / 2) : sqrt(square).power(n));
}

function adjointValue(value: Value): Value {
  switch (value.kind) {
    case 'scalar':
      return scalarValue(value.scalar.conjugate());
    case 'operator':
      return operatorValue(value.operator.adjoint());
    case 'superoperator':
      return superoperatorValue(value.superoperator.adjoint());
    case 'matrix':
      return matrixValue(mapMatrix(transpose(value.matrix), (entry) => entry.conjugate()));
    default:
      throw misfit('an adjoint', value);
  }
}

function conjugateValue(value: Value): Value {
  if (value.kind === 'matrix')
    return matrixValue(mapMatrix(value.matrix, (entry) => entry.conjugate()));
  if (value.kind === 'scalar') return adjointValue(value);
  throw misfit('a complex conjugate', value);
}

function article(value: Value): string {
  return value.kind === 'operator' ? 'an operator' : `a ${value.kind}`;
}

function misfit(what: string, value: Value): InputError {
  return new InputError(`${what} of ${article(value)} is not defined`);
}
