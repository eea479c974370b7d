/** Checks of printed mean values: in the stationary state of a model, and of their equations of motion. */
import { InputError } from '../algebra/errors.ts';
import {
  children,
  type Equation,
  type Expression,
  namesIn,
  withChildren,
} from '../algebra/expression.ts';
import {
  interpret,
  interpretOperator,
  operatorValue,
  type Scope,
  scalarValue,
  type Value,
} from '../algebra/interpret.ts';
import { adjointWord, Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import { type BasisSpec, fockBasis, stateAt } from '../numeric/basis.ts';
import { bindModel, bindOperator, completeValues, type Values } from '../numeric/bind.ts';
import type { ComplexMatrix } from '../numeric/dense.ts';
import { gaussianSteadyState } from '../numeric/gaussian.ts';
import { applyGenerator, generatorOf as numericGenerator } from '../numeric/liouvillian.ts';
import { type GaussianMoments, gaussianExpectation } from '../numeric/moments.ts';
import { type ComplexValue, expectation } from '../numeric/observables.ts';
import { settle } from '../numeric/settle.ts';
import { adjointEquation } from '../theory/adjoint.ts';
import { generatorOf, type Model, scopeOf } from '../theory/model.ts';
import { stationaryMoments } from '../theory/stationary-moments.ts';
import { chainResidual, describeNumber, describeValues, symbolicResidual } from './check.ts';
import type { Check, CheckOutcome, Evidence } from './claim.ts';
import { evaluateFloat, type FloatNumber, type FloatValue, floatNumber } from './float.ts';
import { randomState } from './fock.ts';
import { between, randomSource } from './random.ts';

/** Random points tried by each check in floating point. */
const POINTS = 8;
/** How often a random point is drawn again where the one before has no steady state. */
const TRIES = 30;
/** Random points at which the master equation is solved in Fock space, the default values being one more. */
const FOCK_POINTS = 2;
/** The largest basis that is solved in. */
const MOST_STATES = 400;
/** The most excitations of such a basis: further up, rates of a hot or strongly driven mode are too far apart to converge. */
const MOST_EXCITATIONS = 60;
/** How much larger than a state's own the basis is that shows its mean values to be settled. */
const ROOM_TO_SETTLE = 1.7;
/** What a settled Fock-space value may differ by, relative to the larger side. */
const FOCK_TOLERANCE = 1e-5;

/** The operator that stands in a mean value ⟨O⟩. Throws InputError for what is no operator of the model. */
export function meanOperator(of: Expression, model: Model): Operator {
  return interpretOperator(of, scopeOf(model.space, model.parameters), model.space);
}

/**
 * Modes, parameters, and ⟨O⟩ in the exact stationary state. Asking for ⟨O⟩ throws InputError where the equations of
 * motion do not close.
 */
export function stationaryScope(model: Model): Scope {
  return {
    ...scopeOf(model.space, model.parameters),
    moment: (of) => stationaryMoment(model, asOperator(of, model)),
  };
}

/** Exact moments found so far: a correction's search asks for the same ones again and again. */
const known = new WeakMap<Model, [Operator, Scalar][]>();

function stationaryMoment(model: Model, operator: Operator): Scalar {
  const found = known.get(model) ?? [];
  known.set(model, found);
  const again = found.find(([each]) => each.equals(operator));
  if (again) return again[1];
  const value = stationaryMoments(model, [operator])[0]!;
  found.push([operator, value]);
  return value;
}

/**
 * Checks of ⟨O⟩ = … in the stationary state, whatever stands on either side: the exact solution of the closed moment
 * equations; the moments of the Gaussian stationary state in floating point; and stationary states of the master
 * equation in a Fock basis that grows until the mean values settle. The first two apply to models that close and leave
 * the claim undecided otherwise; the last is left out where exact moments say that no basis of reasonable size would do.
 *
 * @param seed names the sequence of random points
 * @param truncation the basis that the last one starts from
 */
export function stationaryMeanChecks(
  model: Model,
  left: Expression,
  seed: string,
  truncation: BasisSpec,
): readonly Check[] {
  const scope = stationaryScope(model);
  const points = fockPoints(model, `${seed} in Fock space`);
  return [
    residual(scope, () => interpret(left, scope)),
    {
      method: 'gaussian-moments',
      route: 'floating-point',
      run: (equations) => {
        const random = randomSource(seed);
        for (let k = 0; k < POINTS; k++) {
          const found = gaussianPoint(model, random);
          if ('why' in found) return { kind: 'unsettled', why: found.why, evidence: {} };
          const failed = compareSides(equations, model, found.values, found.mean, 1e-9);
          if (failed) return { ...failed, evidence: { point: k + 1, ...failed.evidence } };
        }
        return { kind: 'passed', evidence: { points: POINTS, tolerance: 1e-9 } };
      },
    },
    ...(points.length > 0 ? [stationaryInFockSpace(model, points, truncation)] : []),
  ];
}

/** ⟨O⟩ = … against stationary states of the master equation in a Fock basis that grows until the mean values settle. */
function stationaryInFockSpace(
  model: Model,
  points: readonly Values[],
  truncation: BasisSpec,
): Check {
  return {
    method: 'master-equation',
    route: 'fock-space',
    run: (equations) => {
      const operators = equations.flatMap(({ left, right }) => [
        ...means(left, model),
        ...means(right, model),
      ]);
      for (const [k, values] of points.entries()) {
        const found = settledMeans(model, values, operators, truncation);
        if ('why' in found) return { kind: 'unsettled', why: found.why, evidence: {} };
        const failed = compareSides(equations, model, values, found.mean, FOCK_TOLERANCE);
        if (failed) return { ...failed, evidence: { point: k + 1, ...failed.evidence } };
      }
      return { kind: 'passed', evidence: { points: points.length, tolerance: FOCK_TOLERANCE } };
    },
  };
}

/**
 * The default values and some at random at which there is a steady state, without those at which exact moments say that
 * there are too many quanta for a basis; there the moments themselves are the check.
 */
function fockPoints(model: Model, seed: string): readonly Values[] {
  const random = randomSource(seed);
  const points = [
    completeValues(model, new Map()),
    ...Array.from({ length: FOCK_POINTS }, () => stableValues(model, random)).flatMap(
      (values) => values ?? [],
    ),
  ];
  return points.filter((values) => {
    const outcome = gaussianSteadyState(bindModel(model, values));
    return outcome.kind !== 'exact' || statesNeeded(outcome.moments) <= MOST_STATES;
  });
}

/** Random values for which exact moments, where the model has them, do not rule a steady state out. */
function stableValues(model: Model, random: () => number): Values | undefined {
  for (let k = 0; k < TRIES; k++) {
    const values = randomValues(model, random);
    const { kind } = gaussianSteadyState(bindModel(model, values));
    if (kind !== 'no-steady-state' && kind !== 'degenerate') return values;
  }
  return undefined;
}

/**
 * About how many Fock states hold a Gaussian state to the accuracy of the checks, with room to settle. In the direction
 * of the largest quadrature variance, ½ + d, the number distribution falls off like (d/(d + 1))ⁿ: d is the occupation of
 * a thermal state, and (e²ʳ − 1)/2 of a squeezed vacuum. A displacement adds a Poissonian number.
 */
function statesNeeded({ means, normal, anomalous }: GaussianMoments): number {
  const modes = normal.rows;
  const row = (m: ComplexMatrix, i: number): number => {
    let sum = 0;
    for (let j = 0; j < modes; j++) sum += Math.hypot(m.re[i + modes * j]!, m.im[i + modes * j]!);
    return sum;
  };
  let excess = 0;
  let coherent = 0;
  for (let i = 0; i < modes; i++) {
    // A bound on the largest eigenvalue, exact for one mode.
    excess = Math.max(excess, row(normal, i) + row(anomalous, i));
    coherent += means.re[i]! ** 2 + means.im[i]! ** 2;
  }
  const incoherent =
    excess <= 0 ? 0 : Math.log(FOCK_TOLERANCE / 10) / Math.log(excess / (excess + 1));
  const excitations = ROOM_TO_SETTLE * (incoherent + coherent + 5 * Math.sqrt(coherent));
  if (excitations > MOST_EXCITATIONS) return Number.POSITIVE_INFINITY;
  let states = 1;
  for (let k = 1; k <= modes; k++) states *= (excitations + k) / k;
  return states;
}

/**
 * Checks of dO/dt = … or d⟨O⟩/dt = … under the master equation: the adjoint Liouvillian, exactly, with every mean value
 * its own unknown; and Tr[O·L(ρ)] of random states in Fock space.
 *
 * @param of what is differentiated: an operator, or the mean value of one
 */
export function motionChecks(model: Model, of: Expression, seed: string): readonly Check[] {
  const isMean = of.kind === 'expectation';
  const operator = meanOperator(isMean ? of.of : of, model);
  const scope: Scope = { ...scopeOf(model.space, model.parameters), moment: unknownMean };
  const rate = (): Operator => adjointEquation(generatorOf(model), operator);
  return [
    residual(scope, () =>
      isMean ? scalarValue(unknownMean(operatorValue(rate()))) : operatorValue(rate()),
    ),
    {
      method: 'master-equation',
      route: 'fock-space',
      run: (equations) => {
        const random = randomSource(seed);
        for (let k = 0; k < POINTS; k++) {
          const values = randomValues(model, random);
          const { mean, derivative } = randomMotion(model, values, operator, random);
          for (const { right } of equations) {
            const printed = evaluated(isMean ? right : asMean(right), model, values, mean);
            if (!near(printed, derivative, 1e-9))
              return mismatch(printed, derivative, { point: k + 1 });
          }
        }
        return { kind: 'passed', evidence: { states: POINTS, tolerance: 1e-9 } };
      },
    },
  ];
}

/** The residual of the only relation of a display, or of each. */
function residual(scope: Scope, derived: () => Value): Check {
  const [all, only] = [chainResidual(scope, derived), symbolicResidual(scope, derived)];
  return { ...all, run: (equations) => (equations.length === 1 ? only : all).run(equations) };
}

/** ⟨O⟩ as one unknown a normal-ordered product, that of the adjoint product being its conjugate. */
function unknownMean(of: Value): Scalar {
  if (of.kind === 'scalar') return of.scalar;
  if (of.kind !== 'operator') throw new InputError(`the mean value of a ${of.kind} is not defined`);
  const { space, terms } = of.operator;
  let sum = Scalar.ZERO;
  for (const [word, coefficient] of terms) {
    const adjoint = adjointWord(space, word);
    const unknown =
      word === space.identity
        ? Scalar.ONE
        : word === adjoint
          ? Scalar.real(`mean ${word}`)
          : word < adjoint
            ? Scalar.complex(`mean ${word}`)
            : Scalar.complex(`mean ${adjoint}`).conjugate();
    sum = sum.plus(coefficient.times(unknown));
  }
  return sum;
}

function asOperator(value: Value, { space }: Model): Operator {
  if (value.kind === 'operator') return value.operator;
  if (value.kind === 'scalar') return Operator.scalar(space, value.scalar);
  throw new InputError(`the mean value of a ${value.kind} is not defined`);
}

type Mean = (operator: Operator) => ComplexValue;

/** The operators whose mean values occur. */
function means(expression: Expression, model: Model): readonly Operator[] {
  if (expression.kind === 'expectation') return [meanOperator(expression.of, model)];
  return children(expression).flatMap((part) => means(part, model));
}

/** An operator formula as its mean value, term by term: what a random state gives it. */
function asMean(expression: Expression): Expression {
  return { kind: 'expectation', of: expression };
}

/** A formula in floating point, its mean values replaced by numbers first. */
function evaluated(expression: Expression, model: Model, values: Values, mean: Mean): FloatNumber {
  const names = new Map<string, FloatValue>(
    [...values].map(([name, value]) => [name, floatNumber(value)]),
  );
  const replaced = (part: Expression): Expression => {
    if (part.kind !== 'expectation') {
      return withChildren(part, children(part).map(replaced));
    }
    const { re, im } = mean(meanOperator(part.of, model));
    const name = `mean value ${names.size}`;
    names.set(name, floatNumber(re, im));
    return { kind: 'symbol', name };
  };
  const value = evaluateFloat(replaced(expression), { names });
  if (value.kind !== 'number') throw new InputError(`a number is expected, not a ${value.kind}`);
  return value;
}

/** Undefined when both sides of every relation agree. */
function compareSides(
  equations: readonly Equation[],
  model: Model,
  values: Values,
  mean: Mean,
  tolerance: number,
): Extract<CheckOutcome, { kind: 'failed' }> | undefined {
  for (const { left, right } of equations) {
    const [computed, printed] = [
      evaluated(left, model, values, mean),
      evaluated(right, model, values, mean),
    ];
    if (!near(printed, computed, tolerance))
      return mismatch(printed, computed, parametersIn([left, right], values));
  }
  return undefined;
}

/** The parameters in a relation between mean values of the steady state, which follow from them. */
function parametersIn(formulas: readonly Expression[], values: Values): Evidence {
  const names = new Set(formulas.flatMap(namesIn).filter((name) => values.has(name)));
  return describeValues([...names].sort(), (name) => floatNumber(values.get(name)!));
}

function near(x: ComplexValue, y: ComplexValue, tolerance: number): boolean {
  const scale = Math.max(Math.hypot(x.re, x.im), Math.hypot(y.re, y.im), Number.MIN_VALUE);
  return Math.hypot(x.re - y.re, x.im - y.im) <= tolerance * scale;
}

function mismatch(
  printed: ComplexValue,
  computed: ComplexValue,
  more: Evidence,
): Extract<CheckOutcome, { kind: 'failed' }> {
  return {
    kind: 'failed',
    evidence: { ...more, printed: describeNumber(printed), computed: describeNumber(computed) },
  };
}

/** Values within a factor two of the defaults, those of vanishing ones between −1 and 1. Signs are kept. */
function randomValues(model: Model, random: () => number): Values {
  const defaults = completeValues(model, new Map());
  return new Map(
    model.parameters.map(({ name, positive }) => {
      const value = defaults.get(name)!;
      if (value !== 0) return [name, value * between(random, 0.5, 1.5)] as const;
      return [name, positive ? between(random, 0.1, 1) : between(random, -1, 1)] as const;
    }),
  );
}

/** A random point at which the model has a Gaussian stationary state. */
function gaussianPoint(
  model: Model,
  random: () => number,
): { readonly values: Values; readonly mean: Mean } | { readonly why: string } {
  let why = '';
  for (let k = 0; k < TRIES; k++) {
    const values = randomValues(model, random);
    const outcome = gaussianSteadyState(bindModel(model, values));
    if (outcome.kind === 'exact') {
      return {
        values,
        mean: (operator) => gaussianExpectation(bindOperator(operator, values), outcome.moments),
      };
    }
    why = outcome.reason;
  }
  return { why };
}

function settledMeans(
  model: Model,
  values: Values,
  operators: readonly Operator[],
  truncation: BasisSpec,
): { readonly mean: Mean } | { readonly why: string } {
  const bound = operators.map((operator) => bindOperator(operator, values));
  const outcome = settle(
    bindModel(model, values),
    truncation,
    (state) => {
      if (state.kind !== 'density') return bound.map(() => undefined);
      return bound.map((operator) => expectation(operator, state.basis, state.density));
    },
    { tolerance: FOCK_TOLERANCE / 10, method: 'no-jump', maxStates: MOST_STATES },
  );
  if (outcome.kind !== 'settled') return { why: outcome.reason };
  const readings = new Map(operators.map((operator, k) => [operator, outcome.readings[k]!]));
  return {
    mean: (operator) => {
      const reading = [...readings].find(([each]) => each.equals(operator))?.[1];
      if (reading?.kind !== 'settled') throw new InputError('a mean value has no settled number');
      return reading.value;
    },
  };
}

/** A random state, its mean values, and Tr[O·L(ρ)] in it. */
function randomMotion(
  model: Model,
  values: Values,
  operator: Operator,
  random: () => number,
): { readonly mean: Mean; readonly derivative: ComplexValue } {
  const modes = model.space.sites.length;
  const bound = bindModel(model, values);
  const cap = modes === 1 ? 8 : modes === 2 ? 5 : 4;
  const basis = fockBasis(modes, { caps: new Array<number>(modes).fill(cap) });
  const state = randomState(random, basis.dimension, (k) =>
    stateAt(basis, k).every((n) => n <= cap - 3),
  );
  const rate = applyGenerator(numericGenerator(bound, basis), state);
  const mean = (each: Operator, of: typeof state): ComplexValue =>
    expectation(bindOperator(each, values), basis, of);
  return { mean: (each) => mean(each, state), derivative: mean(operator, rate) };
}
