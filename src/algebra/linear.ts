/** Exact linear algebra on small matrices of scalars, fraction-free (Bareiss, Math. Comp. 22, 565 (1968)). */
import { Scalar } from './scalar.ts';

/** An exact matrix, row by row. */
export type Matrix = readonly (readonly Scalar[])[];

/** The identity of a given size. */
export function identityMatrix(size: number): Matrix {
  return matrix(size, size, (i, j) => (i === j ? Scalar.ONE : Scalar.ZERO));
}

/** The matrix with the given entries. */
export function matrix(
  rows: number,
  columns: number,
  entry: (row: number, column: number) => Scalar,
): Matrix {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => entry(i, j)),
  );
}

/** A function of every entry. */
export function mapMatrix(m: Matrix, change: (entry: Scalar) => Scalar): Matrix {
  return m.map((row) => row.map(change));
}

/** The sum of two matrices of the same shape. */
export function addMatrices(a: Matrix, b: Matrix): Matrix {
  mustMatch(a.length === b.length && width(a) === width(b), a, b);
  return a.map((row, i) => row.map((entry, j) => entry.plus(b[i]![j]!)));
}

/** The product of two matrices. */
export function multiplyMatrices(a: Matrix, b: Matrix): Matrix {
  mustMatch(width(a) === b.length, a, b);
  return matrix(a.length, width(b), (i, j) =>
    b.reduce((sum, row, k) => sum.plus(a[i]![k]!.times(row[j]!)), Scalar.ZERO),
  );
}

/** The transpose, without conjugation. */
export function transpose(m: Matrix): Matrix {
  return matrix(width(m), m.length, (i, j) => m[j]![i]!);
}

/** Whether all entries are exactly equal. */
export function matricesEqual(a: Matrix, b: Matrix): boolean {
  return (
    a.length === b.length &&
    width(a) === width(b) &&
    a.every((row, i) => row.every((entry, j) => entry.equals(b[i]![j]!)))
  );
}

/** The determinant, without fractions in between. */
export function determinant(m: Matrix): Scalar {
  const { rows, sign } = triangularise(m, m.length);
  const last = rows[m.length - 1]?.[m.length - 1] ?? Scalar.ONE;
  return sign < 0 ? last.negate() : last;
}

/** The solution X of A·X = B. Throws RangeError when A is singular. */
export function solveLinear(a: Matrix, b: Matrix): Matrix {
  const size = a.length;
  mustMatch(width(a) === size && b.length === size, a, b);
  const { rows } = triangularise(
    a.map((row, i) => [...row, ...b[i]!]),
    size,
  );
  const columns = width(b);
  const solution: Scalar[][] = rows.map(() => new Array<Scalar>(columns).fill(Scalar.ZERO));
  for (let i = size - 1; i >= 0; i--) {
    const pivot = rows[i]![i]!;
    if (pivot.isZero()) throw new RangeError('the linear system is singular');
    for (let column = 0; column < columns; column++) {
      let value = rows[i]![size + column]!;
      for (let j = i + 1; j < size; j++)
        value = value.minus(rows[i]![j]!.times(solution[j]![column]!));
      solution[i]![column] = value.over(pivot);
    }
  }
  return solution;
}

/** The inverse. Throws RangeError for a singular matrix. */
export function inverseMatrix(m: Matrix): Matrix {
  return solveLinear(m, identityMatrix(m.length));
}

/** Bareiss elimination below the diagonal of the first `size` columns. */
function triangularise(
  m: Matrix,
  size: number,
): { readonly rows: Scalar[][]; readonly sign: number } {
  const rows = m.map((row) => [...row]);
  let sign = 1;
  let previous = Scalar.ONE;
  for (let k = 0; k + 1 < size; k++) {
    const swap = rows.findIndex((row, i) => i >= k && !row[k]!.isZero());
    if (swap < 0) return { rows: rows.map((row) => row.map(() => Scalar.ZERO)), sign };
    if (swap !== k) {
      [rows[k], rows[swap]] = [rows[swap]!, rows[k]!];
      sign = -sign;
    }
    const pivot = rows[k]![k]!;
    for (let i = k + 1; i < rows.length; i++) {
      const lead = rows[i]![k]!;
      rows[i] = rows[i]!.map((entry, j) =>
        j <= k ? Scalar.ZERO : entry.times(pivot).minus(lead.times(rows[k]![j]!)).over(previous),
      );
    }
    previous = pivot;
  }
  return { rows, sign };
}

function width(m: Matrix): number {
  return m[0]?.length ?? 0;
}

function mustMatch(fits: boolean, a: Matrix, b: Matrix): void {
  if (!fits) {
    throw new RangeError(
      `matrices of ${a.length}×${width(a)} and ${b.length}×${width(b)} do not fit`,
    );
  }
}
