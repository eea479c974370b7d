import { InputError } from '../algebra/errors.ts';
import { instanceWith } from '../algebra/mathjs.ts';
import type { RealSparseMatrix } from './hermitian-coordinates.ts';

/**
 * LU factors of a real sparse matrix, by mathjs' left-looking sparse LU (a port of CSparse).
 *
 * mathjs' algorithm runs here on plain numbers: in an instance of its own, number arithmetic takes the place of the typed
 * functions, which dispatch on every product. Measured on the blockade model with at most 3, 4, 5 excitations
 * (400, 1225, 3136 unknowns): 0.04, 0.65, 9 s. The typed functions take 0.3 and 5 s on the complex matrix of the
 * first two; the fill, not the arithmetic, is then the limit (79, 631, 3957 thousand entries).
 */
export interface SparseLU {
  readonly size: number;
  /** Stored entries of L and U together. */
  readonly entries: number;
  /** Smallest over largest pivot in modulus; rounding level for a singular matrix. */
  readonly pivotRatio: number;
  /** A⁻¹b. */
  solve(b: Float64Array): Float64Array;
  /** A⁻ᵀb. */
  solveTransposed(b: Float64Array): Float64Array;
}

/** A sparse matrix by columns. In L the first entry of a column is the diagonal, in U the last. */
interface Columns {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float64Array;
}

/** mathjs' stored form of a sparse matrix. */
interface MathSparse {
  toJSON(): { readonly values: number[]; readonly index: number[]; readonly ptr: number[] };
}

interface MathLU {
  readonly L: MathSparse;
  readonly U: MathSparse;
  readonly p: readonly number[];
  readonly q: readonly number[];
}

interface Kit {
  readonly SparseMatrix: new (data: {
    values: number[];
    index: number[];
    ptr: number[];
    size: readonly [number, number];
  }) => MathSparse;
  readonly slu: (matrix: MathSparse, order: number, threshold: number) => MathLU;
}

/** Column ordering: approximate minimum degree of A + Aᵀ; least fill of mathjs' four on these generators. */
const ORDERING = 1;

/**
 * A diagonal pivot is kept down to this fraction of the largest in its column. That preserves the ordering
 * (a third less fill than partial pivoting); callers refine the solution against the matrix itself.
 */
const PIVOT_THRESHOLD = 1e-3;

let kit: Kit | undefined;

function mathKit(): Kit {
  kit ??= instanceWith({
    abs: Math.abs,
    divideScalar: (a: number, b: number) => a / b,
    subtract: (a: number, b: number) => a - b,
    larger: (a: number, b: number) => a > b,
    largerEq: (a: number, b: number) => a >= b,
    multiply: (a: number, b: number) => a * b,
  }) as unknown as Kit;
  return kit;
}

/** Upper bound on the bytes that factorising an n × n matrix takes: L and U full, in mathjs' and in our form. */
export function luBytes(n: number): number {
  return 28 * n * n;
}

/**
 * Factorises a real sparse matrix.
 *
 * @param maxBytes the bound on memory above which it refuses, before allocating
 * @returns the factors, or undefined when a pivot column is exactly zero (the matrix is singular)
 * @throws InputError when `luBytes` exceeds `maxBytes`
 */
export function factoriseSparse(a: RealSparseMatrix, maxBytes = 2 ** 30): SparseLU | undefined {
  const n = a.size;
  if (luBytes(n) > maxBytes)
    throw new InputError(
      `sparse LU: ${n} unknowns may need ${(luBytes(n) / 2 ** 30).toPrecision(2)} GiB; a basis that needs at most ${(maxBytes / 2 ** 30).toPrecision(2)} GiB is accepted`,
    );
  const math = mathKit();
  let factors: MathLU;
  try {
    factors = math.slu(toMathSparse(a, math), ORDERING, PIVOT_THRESHOLD);
  } catch (error) {
    // mathjs' csLu returns null without a pivot, and slu then reads a property of it.
    if (error instanceof TypeError && /null/.test(error.message)) return undefined;
    throw error;
  }
  const l = columnsOf(factors.L);
  const u = columnsOf(factors.U);
  const rowTo = Int32Array.from(factors.p);
  const columnTo = Int32Array.from(factors.q.slice(0, n));
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let k = 0; k < n; k++) {
    const pivot = Math.abs(u.value[u.start[k + 1]! - 1]!);
    smallest = Math.min(smallest, pivot);
    largest = Math.max(largest, pivot);
  }
  return {
    size: n,
    entries: l.value.length + u.value.length,
    pivotRatio: smallest / largest,
    solve: (b) => {
      const y = new Float64Array(n);
      for (let i = 0; i < n; i++) y[rowTo[i]!] = b[i]!;
      for (let k = 0; k < n; k++) {
        const pivot = y[k]!;
        for (let p = l.start[k]! + 1; p < l.start[k + 1]!; p++)
          y[l.row[p]!]! -= l.value[p]! * pivot;
      }
      for (let k = n - 1; k >= 0; k--) {
        const last = u.start[k + 1]! - 1;
        const value = y[k]! / u.value[last]!;
        y[k] = value;
        for (let p = u.start[k]!; p < last; p++) y[u.row[p]!]! -= u.value[p]! * value;
      }
      const x = new Float64Array(n);
      for (let k = 0; k < n; k++) x[columnTo[k]!] = y[k]!;
      return x;
    },
    solveTransposed: (b) => {
      const y = new Float64Array(n);
      for (let k = 0; k < n; k++) {
        const last = u.start[k + 1]! - 1;
        let sum = b[columnTo[k]!]!;
        for (let p = u.start[k]!; p < last; p++) sum -= u.value[p]! * y[u.row[p]!]!;
        y[k] = sum / u.value[last]!;
      }
      for (let k = n - 1; k >= 0; k--) {
        let sum = y[k]!;
        for (let p = l.start[k]! + 1; p < l.start[k + 1]!; p++) sum -= l.value[p]! * y[l.row[p]!]!;
        y[k] = sum;
      }
      const x = new Float64Array(n);
      for (let i = 0; i < n; i++) x[i] = y[rowTo[i]!]!;
      return x;
    },
  };
}

function toMathSparse(a: RealSparseMatrix, math: Kit): MathSparse {
  const n = a.size;
  const ptr: number[] = new Array(n + 1).fill(0);
  for (const column of a.columnIndex) ptr[column + 1]!++;
  for (let j = 0; j < n; j++) ptr[j + 1]! += ptr[j]!;
  const next = ptr.slice(0, n);
  const index: number[] = new Array(a.values.length).fill(0);
  const values: number[] = new Array(a.values.length).fill(0);
  for (let i = 0; i < n; i++)
    for (let k = a.rowStart[i]!; k < a.rowStart[i + 1]!; k++) {
      const at = next[a.columnIndex[k]!]!++;
      index[at] = i;
      values[at] = a.values[k]!;
    }
  return new math.SparseMatrix({ values, index, ptr, size: [n, n] });
}

function columnsOf(m: MathSparse): Columns {
  const { values, index, ptr } = m.toJSON();
  return {
    start: Int32Array.from(ptr),
    row: Int32Array.from(index),
    value: Float64Array.from(values),
  };
}
