/**
 * Printed formulas in floating point: complex numbers and complex matrices, with nothing taken from the exact
 * algebra. This is the second path of every equation check, so it shares no code with the first beyond the
 * formula as it was read.
 */
import { InputError } from '../algebra/errors.ts';
import type { Expression } from '../algebra/expression.ts';
import { type ComplexMatrix, zeroMatrix } from '../numeric/dense.ts';

/** A complex number as the value of a formula. */
export interface FloatNumber {
  readonly kind: 'number';
  readonly re: number;
  readonly im: number;
}

/** The value of a formula in floating point. */
export type FloatValue =
  | FloatNumber
  | { readonly kind: 'matrix'; readonly matrix: ComplexMatrix }
  /** A linear map on matrices together with its dual under the trace. */
  | {
      readonly kind: 'map';
      readonly apply: MatrixMap;
      readonly dual: MatrixMap;
      /** The generator L and time t of a map that is L·t, so that its exponentials can be continued from each other. */
      readonly flow?: Flow;
    };

interface Flow {
  readonly generator: MatrixMap;
  readonly time: number;
}

/** A linear map on complex matrices. */
export type MatrixMap = (m: ComplexMatrix) => ComplexMatrix;

/** What the names in a formula mean, in floating point. */
export interface FloatScope {
  readonly names: ReadonlyMap<string, FloatValue>;
  readonly functions?: ReadonlyMap<string, (argument: FloatValue) => FloatValue>;
  /** The factor c of a paper's dissipator c·(xρx† − ½{x†x, ρ}): 2 where it prints 2xρx† − …. */
  readonly dissipatorFactor?: number;
  /** The mean value of what stands in ⟨ ⟩. */
  readonly moment?: (of: FloatValue) => FloatNumber;
}

/** A complex number as the value of a formula. */
export function floatNumber(re: number, im = 0): FloatNumber {
  return { kind: 'number', re, im };
}

/** A complex matrix as the value of a formula. */
export function floatMatrix(matrix: ComplexMatrix): FloatValue {
  return { kind: 'matrix', matrix };
}

/** The matrix with the given complex entries, row by row. */
export function matrixOf(rows: readonly (readonly FloatNumber[])[]): ComplexMatrix {
  const result = zeroMatrix(rows.length, rows[0]?.length ?? 0);
  for (const [i, row] of rows.entries()) {
    for (const [j, entry] of row.entries()) {
      result.re[i + rows.length * j] = entry.re;
      result.im[i + rows.length * j] = entry.im;
    }
  }
  return result;
}

/** The entry in row i and column j, counted from 0. */
export function entryOf(m: ComplexMatrix, i: number, j: number): FloatNumber {
  return floatNumber(m.re[i + m.rows * j]!, m.im[i + m.rows * j]!);
}

/** The value of a formula. Throws InputError for names or combinations that have none. */
export function evaluateFloat(expression: Expression, scope: FloatScope): FloatValue {
  const value = (part: Expression): FloatValue => evaluateFloat(part, scope);
  switch (expression.kind) {
    case 'number':
      return floatNumber(Number(expression.digits));
    case 'symbol': {
      const found = scope.names.get(expression.name);
      if (!found) throw new InputError(`'${expression.name}' has no numeric value here`);
      return found;
    }
    case 'imaginary-unit':
      return floatNumber(0, 1);
    case 'pi':
      return floatNumber(Math.PI);
    case 'sum':
      return expression.terms.map(value).reduce(add);
    case 'negation':
      return multiply(floatNumber(-1), value(expression.of));
    case 'product':
      return expression.factors.map(value).reduce(multiply);
    case 'quotient':
      return multiply(value(expression.numerator), inverse(value(expression.denominator)));
    case 'power':
      return power(value(expression.base), number(value(expression.exponent)));
    case 'root':
      return root(value(expression.of));
    case 'function':
      return functionValue(expression.name, value(expression.of));
    case 'modulus': {
      const z = number(value(expression.of));
      return floatNumber(Math.hypot(z.re, z.im));
    }
    case 'adjoint':
    case 'conjugate':
    case 'transpose':
      return reflect(expression.kind, value(expression.of));
    case 'commutator':
    case 'anticommutator': {
      const left = value(expression.left);
      const right = value(expression.right);
      const sign = floatNumber(expression.kind === 'commutator' ? -1 : 1);
      return add(multiply(left, right), multiply(sign, multiply(right, left)));
    }
    case 'dissipator':
      return dissipator(matrix(value(expression.jump)), scope.dissipatorFactor ?? 1);
    case 'application': {
      const declared =
        expression.of.kind === 'symbol' ? scope.functions?.get(expression.of.name) : undefined;
      if (declared) return declared(value(expression.to));
      return multiply(value(expression.of), value(expression.to));
    }
    case 'matrix':
      return floatMatrix(
        matrixOf(expression.rows.map((row) => row.map((entry) => number(value(entry))))),
      );
    case 'trace':
      return traceOf(value(expression.of));
    case 'integral':
      return integral(expression, scope);
    case 'expectation':
      if (scope.moment) return scope.moment(value(expression.of));
      throw new InputError('a moment has no numeric value here');
    case 'time-derivative':
    case 'plus-minus':
      throw new InputError(`a formula with ${expression.kind} has no single numeric value`);
  }
}

function functionValue(name: string, of: FloatValue): FloatValue {
  if (of.kind !== 'map' || name !== 'exp') return applyFunction(name, number(of));
  const flow = of.flow ?? { generator: of.apply, time: 1 };
  const dual: MatrixMap = () => {
    throw new InputError('the dual of a propagator is not needed here');
  };
  return { kind: 'map', apply: (m) => propagated(flow, m), dual };
}

function traceOf(value: FloatValue): FloatNumber {
  const m = matrix(value);
  let sum = floatNumber(0);
  for (let k = 0; k < m.rows; k++) {
    const entry = entryOf(m, k, k);
    sum = floatNumber(sum.re + entry.re, sum.im + entry.im);
  }
  return sum;
}

/**
 * ∫₀^∞ by the double-exponential rule t = exp(x − e^{−x}) for integrands that decay exponentially (Takahasi and Mori,
 * Publ. RIMS 9, 721 (1974)): to about nine digits for decay rates of order one.
 */
function integral(
  { variable, of }: Extract<Expression, { kind: 'integral' }>,
  scope: FloatScope,
): FloatValue {
  let sum: FloatValue | undefined;
  for (let k = -30; k <= 35; k++) {
    const x = k * STEP;
    const t = Math.exp(x - Math.exp(-x));
    const names = new Map([...scope.names, [variable, floatNumber(t)] as const]);
    const weight = STEP * t * (1 + Math.exp(-x));
    const term = multiply(floatNumber(weight), evaluateFloat(of, { ...scope, names }));
    sum = sum ? add(sum, term) : term;
  }
  return sum!;
}

const STEP = 0.1;

/** A matrix of norm one on its way under a generator. */
interface Passage {
  readonly from: ComplexMatrix;
  readonly rate: number;
  /** Where it was at the times asked for, the last one last. */
  readonly stops: Map<number, ComplexMatrix>;
}

/** How far each generator has carried each matrix: integrals ask for one time after the other, again and again. */
const passages = new WeakMap<MatrixMap, Passage[]>();

/** e^{Lt}(m) by Taylor steps, continued from the last time asked for. */
function propagated({ generator, time }: Flow, m: ComplexMatrix): ComplexMatrix {
  const norm = normOf(m);
  if (norm === 0) return m;
  const from = scaleMatrix(m, floatNumber(1 / norm));
  const known = passages.get(generator) ?? [];
  passages.set(generator, known);
  const passage = known.find((each) => sameMatrix(each.from, from)) ?? {
    from,
    rate: growth(generator, from),
    stops: new Map([[0, from]]),
  };
  if (!known.includes(passage)) known.push(passage);
  const found = passage.stops.get(time) ?? continued(passage, generator, time);
  return scaleMatrix(found, floatNumber(norm));
}

function continued(passage: Passage, generator: MatrixMap, time: number): ComplexMatrix {
  const [last, there] = [...passage.stops].at(-1)!;
  const start = last <= time ? last : 0;
  let to = last <= time ? there : passage.from;
  const steps = Math.ceil(Math.abs(time - start) * passage.rate);
  for (let k = 0; k < steps; k++) to = taylorStep(generator, (time - start) / steps, to);
  passage.stops.set(time, to);
  return to;
}

function sameMatrix(a: ComplexMatrix, b: ComplexMatrix): boolean {
  const close = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-14;
  return a.re.every((x, k) => close(x, b.re[k]!)) && a.im.every((y, k) => close(y, b.im[k]!));
}

/** An estimate of the largest rate that plays a part in e^{Lt}(m), never below one. */
function growth(generator: MatrixMap, m: ComplexMatrix): number {
  let [largest, current] = [1, m];
  for (let k = 0; k < 4; k++) {
    const image = generator(current);
    const norm = normOf(current);
    if (norm === 0) break;
    largest = Math.max(largest, (1.5 * normOf(image)) / norm);
    current = image;
  }
  return largest;
}

function normOf(m: ComplexMatrix): number {
  let sum = 0;
  for (const [k, x] of m.re.entries()) sum += x * x + m.im[k]! ** 2;
  return Math.sqrt(sum);
}

function taylorStep(generator: MatrixMap, time: number, m: ComplexMatrix): ComplexMatrix {
  let sum = m;
  let term = m;
  const scale = normOf(m);
  for (let n = 1; n < 60 && normOf(term) > 1e-16 * scale; n++) {
    term = scaleMatrix(generator(term), floatNumber(time / n));
    sum = addMatrices(sum, term);
  }
  return sum;
}

function number(value: FloatValue): FloatNumber {
  if (value.kind === 'number') return value;
  if (value.kind === 'matrix' && value.matrix.re.length === 1) return entryOf(value.matrix, 0, 0);
  throw new InputError(`a ${value.kind} stands where a number is expected`);
}

function matrix(value: FloatValue): ComplexMatrix {
  if (value.kind === 'matrix') return value.matrix;
  throw new InputError(`a ${value.kind} stands where a matrix is expected`);
}

function add(a: FloatValue, b: FloatValue): FloatValue {
  if (a.kind === 'number' && b.kind === 'number') return floatNumber(a.re + b.re, a.im + b.im);
  if (a.kind === 'map' || b.kind === 'map') {
    if (a.kind !== 'map' || b.kind !== 'map') throw new InputError('a map adds only to a map');
    const both =
      (f: MatrixMap, g: MatrixMap): MatrixMap =>
      (m) =>
        addMatrices(f(m), g(m));
    return { kind: 'map', apply: both(a.apply, b.apply), dual: both(a.dual, b.dual) };
  }
  const size = a.kind === 'matrix' ? a.matrix.rows : matrix(b).rows;
  return floatMatrix(addMatrices(asMatrix(a, size), asMatrix(b, size)));
}

/** A number next to a matrix of operators is a multiple of the identity. */
function asMatrix(value: FloatValue, size: number): ComplexMatrix {
  return value.kind === 'number' ? scaleMatrix(identity(size), value) : matrix(value);
}

function multiply(a: FloatValue, b: FloatValue): FloatValue {
  if (a.kind === 'number' && b.kind === 'number') {
    return floatNumber(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
  }
  if (a.kind === 'number') return scale(b, a);
  if (b.kind === 'number') return scale(a, b);
  if (a.kind === 'map' && b.kind === 'matrix') return floatMatrix(a.apply(b.matrix));
  if (a.kind === 'map' && b.kind === 'map') {
    return { kind: 'map', apply: (m) => a.apply(b.apply(m)), dual: (m) => b.dual(a.dual(m)) };
  }
  return floatMatrix(multiplyMatrices(matrix(a), matrix(b)));
}

function scale(value: FloatValue, by: FloatNumber): FloatValue {
  if (value.kind === 'number') return multiply(value, by);
  if (value.kind === 'matrix') return floatMatrix(scaleMatrix(value.matrix, by));
  const { apply, dual, flow } = value;
  const { generator, time } = flow ?? { generator: apply, time: 1 };
  return {
    kind: 'map',
    apply: (m) => scaleMatrix(apply(m), by),
    dual: (m) => scaleMatrix(dual(m), by),
    ...(by.im === 0 ? { flow: { generator, time: time * by.re } } : {}),
  };
}

function dissipator(jump: ComplexMatrix, factor: number): FloatValue {
  const adjoint = conjugateTranspose(jump);
  const loss = scaleMatrix(multiplyMatrices(adjoint, jump), floatNumber(-0.5 * factor));
  const around =
    (left: ComplexMatrix, right: ComplexMatrix): MatrixMap =>
    (m) =>
      addMatrices(
        scaleMatrix(multiplyMatrices(multiplyMatrices(left, m), right), floatNumber(factor)),
        addMatrices(multiplyMatrices(loss, m), multiplyMatrices(m, loss)),
      );
  return { kind: 'map', apply: around(jump, adjoint), dual: around(adjoint, jump) };
}

function reflect(how: 'adjoint' | 'conjugate' | 'transpose', value: FloatValue): FloatValue {
  if (value.kind === 'map') {
    if (how !== 'adjoint') throw new InputError(`the ${how} of a map is not defined`);
    return { kind: 'map', apply: value.dual, dual: value.apply };
  }
  if (value.kind === 'number')
    return how === 'transpose' ? value : floatNumber(value.re, -value.im);
  if (how === 'adjoint') return floatMatrix(conjugateTranspose(value.matrix));
  const sign = how === 'conjugate' ? -1 : 1;
  const m = value.matrix;
  const rows = how === 'conjugate' ? m.rows : m.columns;
  const columns = how === 'conjugate' ? m.columns : m.rows;
  return floatMatrix(
    fill(rows, columns, (i, j) => {
      const entry = how === 'conjugate' ? entryOf(m, i, j) : entryOf(m, j, i);
      return floatNumber(entry.re, sign * entry.im);
    }),
  );
}

function power(base: FloatValue, exponent: FloatNumber): FloatValue {
  const n = exponent.re;
  if (exponent.im !== 0 || !Number.isInteger(n))
    throw new InputError('only integer powers have one value');
  const factor = n < 0 ? inverse(base) : base;
  let result: FloatValue = floatNumber(1);
  for (let k = 0; k < Math.abs(n); k++) result = multiply(result, factor);
  return result;
}

function root(value: FloatValue): FloatValue {
  if (value.kind === 'matrix') {
    const m = value.matrix;
    return floatMatrix(
      fill(m.rows, m.columns, (i, j) => {
        const entry = entryOf(m, i, j);
        if (i !== j && (entry.re !== 0 || entry.im !== 0)) {
          throw new InputError('the root of a matrix that is not diagonal');
        }
        return number(root(entry));
      }),
    );
  }
  const z = number(value);
  const size = Math.sqrt(Math.hypot(z.re, z.im));
  const angle = Math.atan2(z.im, z.re) / 2;
  return floatNumber(size * Math.cos(angle), size * Math.sin(angle));
}

function applyFunction(name: string, z: FloatNumber): FloatNumber {
  const exponential = (re: number, im: number): FloatNumber =>
    floatNumber(Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im));
  const real = (f: (x: number) => number): FloatNumber => {
    if (z.im !== 0) throw new InputError(`${name} of a complex number is not needed here`);
    return floatNumber(f(z.re));
  };
  switch (name) {
    case 'exp':
      return exponential(z.re, z.im);
    case 'sin':
      return real(Math.sin);
    case 'cos':
      return real(Math.cos);
    case 'tan':
      return real(Math.tan);
    case 'arg':
      return floatNumber(Math.atan2(z.im, z.re));
    case 're':
      return floatNumber(z.re);
    case 'im':
      return floatNumber(z.im);
    default:
      throw new InputError(`'${name}' is not a function known here`);
  }
}

function fill(
  rows: number,
  columns: number,
  entry: (i: number, j: number) => FloatNumber,
): ComplexMatrix {
  const result = zeroMatrix(rows, columns);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      const z = entry(i, j);
      result.re[i + rows * j] = z.re;
      result.im[i + rows * j] = z.im;
    }
  }
  return result;
}

function identity(size: number): ComplexMatrix {
  return fill(size, size, (i, j) => floatNumber(i === j ? 1 : 0));
}

/** The adjoint of a complex matrix. */
export function conjugateTranspose(m: ComplexMatrix): ComplexMatrix {
  return fill(m.columns, m.rows, (i, j) => {
    const entry = entryOf(m, j, i);
    return floatNumber(entry.re, -entry.im);
  });
}

/** The sum of two complex matrices of the same shape. */
export function addMatrices(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new InputError('matrices of different shapes are added');
  return {
    rows: a.rows,
    columns: a.columns,
    re: a.re.map((x, k) => x + b.re[k]!),
    im: a.im.map((x, k) => x + b.im[k]!),
  };
}

/** A complex matrix times a number. */
export function scaleMatrix(m: ComplexMatrix, by: FloatNumber): ComplexMatrix {
  return {
    rows: m.rows,
    columns: m.columns,
    re: m.re.map((x, k) => x * by.re - m.im[k]! * by.im),
    im: m.im.map((y, k) => y * by.re + m.re[k]! * by.im),
  };
}

/** The product of two complex matrices. */
export function multiplyMatrices(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  if (a.columns !== b.rows) throw new InputError('matrices whose shapes do not fit are multiplied');
  return fill(a.rows, b.columns, (i, j) => {
    let re = 0;
    let im = 0;
    for (let k = 0; k < a.columns; k++) {
      const p = i + a.rows * k;
      const q = k + b.rows * j;
      re += a.re[p]! * b.re[q]! - a.im[p]! * b.im[q]!;
      im += a.re[p]! * b.im[q]! + a.im[p]! * b.re[q]!;
    }
    return floatNumber(re, im);
  });
}

function inverse(value: FloatValue): FloatValue {
  if (value.kind === 'map') throw new InputError('the inverse of a map is not defined');
  if (value.kind === 'matrix') return floatMatrix(inverseMatrix(value.matrix));
  const norm = value.re * value.re + value.im * value.im;
  return floatNumber(value.re / norm, -value.im / norm);
}

/** The inverse by Gauss–Jordan elimination with partial pivoting, for matrices of a few rows. */
export function inverseMatrix(m: ComplexMatrix): ComplexMatrix {
  const n = m.rows;
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (_, j) =>
      j < n ? entryOf(m, i, j) : floatNumber(j - n === i ? 1 : 0),
    ),
  );
  const times = (a: FloatNumber, b: FloatNumber): FloatNumber =>
    floatNumber(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
  for (let k = 0; k < n; k++) {
    const size = (i: number): number => Math.hypot(rows[i]![k]!.re, rows[i]![k]!.im);
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (size(i) > size(pivot)) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const reciprocal = number(inverse(rows[k]![k]!));
    rows[k] = rows[k]!.map((entry) => times(entry, reciprocal));
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = rows[i]![k]!;
      rows[i] = rows[i]!.map((entry, j) => {
        const product = times(factor, rows[k]![j]!);
        return floatNumber(entry.re - product.re, entry.im - product.im);
      });
    }
  }
  return matrixOf(rows.map((row) => row.slice(n)));
}
