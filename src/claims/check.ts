/** The checks that equations share: exact residuals, and values at random points. */
import { InputError } from '../algebra/errors.ts';
import { expressOperator, expressScalar } from '../algebra/express.ts';
import { expressValue } from '../algebra/express-value.ts';
import { type Equation, type Expression, namesIn } from '../algebra/expression.ts';
import {
  interpret,
  isZeroValue,
  type Scope,
  subtractValues,
  type Value,
} from '../algebra/interpret.ts';
import type { Matrix } from '../algebra/linear.ts';
import { printText } from '../algebra/text.ts';
import type { Check, CheckOutcome, CheckRecord, Route } from './claim.ts';
import {
  entryOf,
  evaluateFloat,
  type FloatNumber,
  type FloatScope,
  type FloatValue,
} from './float.ts';
import { randomSource } from './random.ts';

/** The right-hand side that a claim is about: that of the last relation in the printed display. */
export function rightSide(equations: readonly Equation[]): Expression {
  const last = equations.at(-1);
  if (!last) throw new InputError('the printed formula holds no equation');
  return last.right;
}

/**
 * The exact check of a printed equation: its right-hand side minus the derived value, decided to be zero or not.
 *
 * @param scope what the printed names mean
 * @param derived what the right-hand side should be; asked for at every run
 */
export function symbolicResidual(scope: Scope, derived: () => Value): Check {
  return {
    method: 'symbolic-residual',
    route: 'exact',
    fixesValue: true,
    run: (equations) => {
      const residual = subtractValues(interpret(rightSide(equations), scope), derived());
      return isZeroValue(residual)
        ? { kind: 'passed', evidence: { residual: '0' } }
        : { kind: 'failed', evidence: { residual: describeValue(residual) } };
    },
  };
}

/** `symbolicResidual` for every relation of a printed chain A = B = C. */
export function chainResidual(scope: Scope, derived: () => Value): Check {
  return {
    method: 'symbolic-residual',
    route: 'exact',
    fixesValue: true,
    fixesChain: true,
    run: (equations) => {
      for (const [k, { right }] of equations.entries()) {
        const residual = subtractValues(interpret(right, scope), derived());
        if (isZeroValue(residual)) continue;
        return { kind: 'failed', evidence: { relation: k + 1, residual: describeValue(residual) } };
      }
      return { kind: 'passed', evidence: { relations: equations.length, residual: '0' } };
    },
  };
}

/** A value as text, for evidence. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return printText(expressScalar(value.scalar));
    case 'operator':
      return printText(expressOperator(value.operator));
    case 'matrix':
      return describeMatrix(value.matrix);
    case 'superoperator': {
      const { size } = value.superoperator.terms;
      return size <= 8 ? printText(expressValue(value)) : `${size} terms`;
    }
    case 'state': {
      const map = value.state.superoperatorAt('t');
      if (map) return describeValue({ kind: 'superoperator', superoperator: map });
      return `${value.state.terms.size} terms with memory`;
    }
    case 'decaying':
      return printText(expressValue(value));
    case 'propagator':
      return 'a propagator';
  }
}

/** A matrix by how many entries do not vanish and the simplest of those. */
function describeMatrix(matrix: Matrix): string {
  const texts = matrix.flatMap((row, i) =>
    row.flatMap((entry, j) =>
      entry.isZero() ? [] : [{ i: i + 1, j: j + 1, text: printText(expressScalar(entry)) }],
    ),
  );
  const [simplest] = texts.toSorted((x, y) => x.text.length - y.text.length);
  if (!simplest) return '0';
  return `${texts.length} entries, (${simplest.i},${simplest.j}): ${simplest.text}`;
}

/** One random point: what the printed names are there, and what the right-hand side should be. */
export interface Sample {
  readonly scope: FloatScope;
  readonly expected: FloatValue;
  /** Which entries of matrices to compare; all when absent. Truncated products are wrong at the edge. */
  readonly interior?: readonly number[];
}

/** What `atRandomPoints` compares. */
export interface PointsCheck {
  readonly method?: string;
  readonly route?: Route;
  /** Names the sequence of points. */
  readonly seed: string;
  readonly points?: number;
  /** The largest error accepted, relative to the largest of the compared numbers. */
  readonly tolerance?: number;
  readonly sample: (random: () => number) => Sample;
}

/** The right-hand side in floating point against an independently computed value, at reproducible random points. */
export function atRandomPoints(check: PointsCheck): Check {
  const {
    method = 'random-points',
    route = 'floating-point',
    points = 20,
    tolerance = 1e-9,
  } = check;
  return {
    method,
    route,
    run: (equations) => {
      const expression = rightSide(equations);
      const random = randomSource(check.seed);
      for (let k = 0; k < points; k++) {
        const { scope, expected, interior } = check.sample(random);
        const mismatch = compare(evaluateFloat(expression, scope), expected, tolerance, interior);
        const at = describeValues(namesIn(expression).toSorted(), (name) => scope.names.get(name));
        if (mismatch) return { kind: 'failed', evidence: { point: k + 1, ...at, ...mismatch } };
      }
      return { kind: 'passed', evidence: { points, tolerance } };
    },
  };
}

/** Runs a check; one that meets something without a value is left unsettled, with the reason. */
export function settle(run: () => CheckOutcome): CheckOutcome {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) {
      return { kind: 'unsettled', why: error.message, evidence: {} };
    }
    throw error;
  }
}

/** Runs a check on equations; one that meets something without a value is left unsettled, with the reason. */
export function runCheck(check: Check, equations: readonly Equation[]): CheckOutcome {
  return settle(() => check.run(equations));
}

/** All checks with their outcomes. */
export function runAll(
  checks: readonly Check[],
  equations: readonly Equation[],
): readonly CheckRecord[] {
  return checks.map((check) => ({
    method: check.method,
    route: check.route,
    outcome: runCheck(check, equations),
  }));
}

interface Mismatch {
  readonly printed: string;
  readonly computed: string;
}

/** Where two values differ by more than the tolerance, undefined when they nowhere do. */
function compare(
  printed: FloatValue,
  expected: FloatValue,
  tolerance: number,
  interior: readonly number[] | undefined,
): Mismatch | undefined {
  const left = entries(printed, interior);
  const right = entries(expected, interior);
  if (left.length !== right.length) {
    return { printed: `${left.length} entries`, computed: `${right.length} entries` };
  }
  const scale = Math.max(...left.map(size), ...right.map(size), Number.MIN_VALUE);
  for (const [k, z] of left.entries()) {
    const w = right[k]!;
    if (!(Math.hypot(z.re - w.re, z.im - w.im) <= tolerance * scale)) {
      return { printed: describeNumber(z), computed: describeNumber(w) };
    }
  }
  return undefined;
}

function entries(
  value: FloatValue,
  interior: readonly number[] | undefined,
): readonly FloatNumber[] {
  if (value.kind === 'number') return [value];
  if (value.kind === 'map') throw new InputError('maps cannot be compared entry by entry');
  const { matrix } = value;
  const rows = interior ?? Array.from({ length: matrix.rows }, (_, i) => i);
  const columns = interior ?? Array.from({ length: matrix.columns }, (_, j) => j);
  return rows.flatMap((i) => columns.map((j) => entryOf(matrix, i, j)));
}

function size(z: FloatNumber): number {
  return Math.hypot(z.re, z.im);
}

/**
 * The numbers that names stood for, as evidence: `at: 'kappa_a = 0.7, theta = 2'`. Nothing where one stood for
 * something else, a matrix: the numbers would not be enough to repeat the calculation.
 */
export function describeValues(
  names: readonly string[],
  find: (name: string) => FloatValue | undefined,
): { readonly at?: string } {
  const known = names.flatMap((name) => {
    const value = find(name);
    return value?.kind === 'number' ? [`${name} = ${describeNumber(value)}`] : [];
  });
  return known.length === 0 || known.length < names.length ? {} : { at: known.join(', ') };
}

/** A complex number with the digits that do not depend on the machine. */
export function describeNumber({ re, im }: { readonly re: number; readonly im: number }): string {
  const digits = (x: number): string => String(Number(x.toPrecision(6)));
  const scale = Math.hypot(re, im);
  if (Math.abs(im) <= 1e-10 * scale) return digits(re);
  if (Math.abs(re) <= 1e-10 * scale) return `${digits(im)}i`;
  return `${digits(re)} ${im < 0 ? '-' : '+'} ${digits(Math.abs(im))}i`;
}
