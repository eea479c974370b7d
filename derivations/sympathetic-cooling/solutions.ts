/**
 * Solutions that several statements are judged by, each computed once: exact moments and Fock-space states of the full
 * model, and the stationary occupations that the printed equations give.
 */

import { bindModel, fockBasis, type Model, readEquations, Scalar, substitute } from 'ladderproof';
import { type Expression, signOf } from 'ladderproof/algebra';
import { evaluateFloat, floatNumber, rightSide } from 'ladderproof/claims';
import {
  attractingSolution,
  type BasisSpec,
  momentsOf,
  normalOrderedPower,
  quadraticModel,
  RealMatrix,
  sectorExpectation,
  sectorSteadyState,
  traceGrowth,
} from 'ladderproof/numeric';
import { effective, rates, readScalar, stationary } from './derivation.ts';
import { full, symbols } from './model.ts';
import { imaginaryEigenvalues } from './moment-riccati.ts';
import { printed } from './printed.ts';

/** Parameter values as exact text: a decimal, with a sign if need be, or a fraction of integers. */
export type Point = Readonly<Record<string, string>>;

/** The exact value of a decimal or a fraction. */
export function exactNumber(text: string): Scalar {
  if (text.startsWith('-')) return exactNumber(text.slice(1)).negate();
  const [numerator = '', denominator] = text.split('/');
  const value = Scalar.decimal(numerator);
  return denominator === undefined ? value : value.over(Scalar.decimal(denominator));
}

export function number(scalar: Scalar): number {
  return scalar.evaluate(new Map()).re;
}

function exactValues(point: Point): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(point).map(([name, text]) => [name, exactNumber(text)]));
}

function numbers(point: Point): ReadonlyMap<string, number> {
  return new Map(Object.entries(point).map(([name, text]) => [name, number(exactNumber(text))]));
}

function remembered<T>(compute: (...key: readonly string[]) => T): typeof compute {
  const known = new Map<string, T>();
  return (...key) => {
    const name = key.join('\n');
    if (!known.has(name)) known.set(name, compute(...key));
    return known.get(name)!;
  };
}

/** The exact occupations of the stationary state, mode by mode, or the count that proves that there is none. */
export type ExactState =
  | { readonly kind: 'exact'; readonly occupations: readonly number[]; readonly growth: number }
  | { readonly kind: 'no-steady-state'; readonly imaginaryEigenvalues: number };

const models: Record<string, Model> = { full };

/** Exact second moments of a number-conserving model; `growth` is the rate of the trace that the correction term takes away. */
export function exactState(point: Point, model: Model = full): ExactState {
  const name = model === full ? 'full' : JSON.stringify(model.space.sites.map((site) => site.name));
  models[name] = model;
  return rememberedState(name, JSON.stringify(point));
}

const rememberedState = remembered((name, text): ExactState => {
  const model = models[name!]!;
  const point: Point = JSON.parse(text!);
  const count = imaginaryEigenvalues(model, exactValues(point));
  if (count > 0) return { kind: 'no-steady-state', imaginaryEigenvalues: count };
  return solveMoments(model, point);
});

function solveMoments(model: Model, point: Point): Extract<ExactState, { kind: 'exact' }> {
  const read = quadraticModel(bindModel(model, numbers(point)));
  if (read.kind !== 'quadratic') throw new RangeError(read.reason);
  const solution = attractingSolution(read.model);
  if (!solution) throw new RangeError('no attracting solution of the moment equations was found');
  const state = {
    means: RealMatrix.zeros(2 * read.model.modes, 1),
    covariance: solution.covariance,
  };
  const { normal } = momentsOf(state);
  return {
    kind: 'exact',
    occupations: model.space.sites.map((_, j) => normal.re[j * (normal.rows + 1)]!),
    growth: traceGrowth(read.model, state),
  };
}

/** The exact occupations of a number-conserving model, mode by mode; undefined without a stationary state. */
export function exactOccupations(model: Model, point: Point): readonly number[] | undefined {
  if (imaginaryEigenvalues(model, exactValues(point)) > 0) return undefined;
  const state = solveMoments(model, point);
  return state.occupations;
}

export interface TruncatedState {
  readonly occupations: readonly number[];
  readonly growth: number;
  readonly states: number;
}

/** The attracting state of the full model in a truncated basis, in its charge-zero sector. */
export function truncatedState(point: Point, basis: BasisSpec): TruncatedState | undefined {
  return rememberedTruncated(JSON.stringify(point), JSON.stringify(basis));
}

const rememberedTruncated = remembered((text, spec): TruncatedState | undefined => {
  const basis = fockBasis(3, JSON.parse(spec!));
  const outcome = sectorSteadyState(bindModel(full, numbers(JSON.parse(text!))), basis);
  if (outcome.kind !== 'converged') return undefined;
  return {
    occupations: [0, 1, 2].map(
      (mode) => sectorExpectation(normalOrderedPower(3, mode), outcome.density).re,
    ),
    growth: outcome.evidence.eigenvalue,
    states: basis.dimension,
  };
});

/** A number known to lie between two others. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The stationary occupations at one K_g. */
export interface ProfilePoint {
  readonly ratio: number;
  readonly a: Interval;
  readonly b: Interval;
}

export type Profile = readonly ProfilePoint[];

/** g₁ = g₂(K_g + 1)/(K_g − 1). */
export function atRatio(point: Point, ratio: string): Point {
  const K = exactNumber(ratio);
  const g1 = exactNumber(point.g_2!).times(K.plus(Scalar.ONE)).over(K.minus(Scalar.ONE));
  const { numerator, denominator } = fraction(g1);
  return { ...point, g_1: `${numerator}/${denominator}` };
}

function fraction(value: Scalar): { readonly numerator: string; readonly denominator: string } {
  const constant = value.constantValue();
  if (!constant) throw new RangeError('not a number');
  return { numerator: String(constant.re), denominator: String(constant.den) };
}

/** κ′_a and n̄′_a of a parameter set, exactly: from Eqs. (5)–(10) as printed, or as derived. */
export function effectiveBath(
  from: 'printed' | 'derived',
  point: Point,
): { readonly decay: Scalar; readonly occupation: Scalar } {
  const values = new Map(Object.entries(exactValues(point)));
  const at = (scalar: Scalar, more: readonly (readonly [string, Scalar])[] = []): Scalar =>
    substitute(scalar, new Map([...values, ...more]));
  if (from === 'derived') {
    const [down, up] = [at(rates.down), at(rates.up)];
    const optical = [
      ['Gamma_opt', down.minus(up)],
      ['n_opt', up.over(down.minus(up))],
    ] as const;
    return { decay: at(effective.decay, optical), occupation: at(effective.occupation, optical) };
  }
  const scattering = [
    ['A_minus', at(readScalar(printed['5']))],
    ['A_plus', at(readScalar(printed['6']))],
  ] as const;
  const optical = [
    ['Gamma_opt', at(readScalar(printed['7']), scattering)],
    ['n_opt', at(readScalar(printed['8']), scattering)],
  ] as const;
  const decay = at(readScalar(printed['9']), optical);
  return {
    decay,
    occupation: at(readScalar(printed['10']), [...optical, ['kappa_a_eff', decay]]),
  };
}

/**
 * The stationary occupations over K_g, enclosed: the quadratic for ⟨n_b⟩ is positive below its physical root and
 * negative above, which exact signs at two decimals decide; ⟨n_a⟩ follows from the linear relation.
 */
export function enclosedProfile(
  from: 'printed' | 'derived',
  point: Point,
  ratios: readonly string[],
): Profile {
  const bath = effectiveBath(from, point);
  const { eliminated, quadratic, linear, constant } = stationary(from, 'b');
  return ratios.map((ratio) => {
    const values = new Map([
      ...Object.entries(exactValues(atRatio(point, ratio))),
      ['kappa_a_eff', bath.decay] as const,
      ['nbar_a_eff', bath.occupation] as const,
    ]);
    const [A, B, C, nA] = [quadratic, linear, constant, eliminated].map((s) =>
      substitute(s, values),
    ) as [Scalar, Scalar, Scalar, Scalar];
    const [a, b, c] = [number(A), number(B), number(C)];
    const guess = (2 * c) / (-b + Math.sqrt(b * b - 4 * a * c));
    const low = Scalar.decimal((guess * (1 - SLACK)).toFixed(18));
    const high = Scalar.decimal((guess * (1 + SLACK)).toFixed(18));
    const value = (x: Scalar) => A.times(x).plus(B).times(x).plus(C);
    const other = (x: Scalar) => substitute(nA, new Map([['n_b', x]]));
    if (
      signOf(value(low)) !== 'positive' ||
      signOf(value(high)) !== 'negative' ||
      signOf(other(high)) !== 'positive'
    )
      throw new RangeError(`the physical root at K_g = ${ratio} is not where it was looked for`);
    return {
      ratio: number(exactNumber(ratio)),
      a: { low: number(other(high)), high: number(other(low)) },
      b: { low: number(low), high: number(high) },
    };
  });
}

const SLACK = 1e-7;

/** The same from the printed TeX in floating point: (5)–(10) evaluated, (13) solved by bisection. */
export function evaluatedProfile(point: Point, ratios: readonly string[]): Profile {
  const scope = new Map([...numbers(point)].map(([name, x]) => [name, floatNumber(x)] as const));
  const value = (tex: string): number => {
    const result = evaluateFloat(sideOf(tex), { names: scope });
    if (result.kind !== 'number') throw new RangeError('a printed rate is a number');
    return result.re;
  };
  const define = (name: string, tex: string) => scope.set(name, floatNumber(value(tex)));
  define('A_minus', printed['5']);
  define('A_plus', printed['6']);
  define('Gamma_opt', printed['7']);
  define('n_opt', printed['8']);
  define('kappa_a_eff', printed['9']);
  define('nbar_a_eff', printed['10']);
  return ratios.map((ratio) => {
    scope.set('g_1', floatNumber(number(exactNumber(atRatio(point, ratio).g_1!))));
    const flow = (tex: string, a: number, b: number): number => {
      scope.set('n_a', floatNumber(a));
      scope.set('n_b', floatNumber(b));
      return value(tex);
    };
    // The sum of both lines is linear in ⟨n_a⟩.
    const partner = (b: number): number => {
      const [zero, one] = [0, 1].map(
        (a) => flow(printed['13a'], a, b) + flow(printed['13b'], a, b),
      );
      return zero! / (zero! - one!);
    };
    let [low, high] = [0, 1e6];
    for (let k = 0; k < 80; k++) {
      const middle = (low + high) / 2;
      const isBelow = partner(middle) > 0 && flow(printed['13b'], partner(middle), middle) > 0;
      if (isBelow) low = middle;
      else high = middle;
    }
    const widened = (x: number): Interval => ({ low: x * (1 - SLACK), high: x * (1 + SLACK) });
    return {
      ratio: number(exactNumber(ratio)),
      a: widened(partner(low)),
      b: widened(low),
    };
  });
}

const sides = new Map<string, Expression>();

function sideOf(tex: string): Expression {
  const side = sides.get(tex) ?? rightSide(readEquations(tex, symbols));
  sides.set(tex, side);
  return side;
}

export function middle({ low, high }: Interval): number {
  return (low + high) / 2;
}

/** Three significant digits: what two machines agree on. */
export function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}
