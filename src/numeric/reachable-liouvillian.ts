import { InputError } from '../algebra/errors.ts';
import { coordinatePair, type RealSparseMatrix } from './hermitian-coordinates.ts';
import type { Generator } from './liouvillian.ts';
import { adjoint, forEachEntry, type SparseMatrix } from './sparse.ts';

/**
 * The generator on the Hermitian coordinates that an initial state can reach.
 *
 * A conserved excitation number leaves most coherences at zero for ever; so do parities, disconnected parts of
 * the model and couplings without phase. All of it shows in the sparsity of L: the coordinates reached from the
 * initial ones, column by column, are closed under L, and the others stay exactly zero. Nothing is assumed about
 * the model, and the d² × d² matrix is never formed.
 */
export interface ReachableLiouvillian {
  /** Number of basis states d. */
  readonly dimension: number;
  /** The coordinates reached (see `hermitian-coordinates.ts`), ascending. */
  readonly coordinates: Int32Array;
  /** L on them, in the same order. */
  readonly matrix: RealSparseMatrix;
  /** The sets of basis states that coherences connect: ρ is block diagonal in them. */
  readonly blocks: readonly Int32Array[];
}

/**
 * L on the coordinates that are reached from those in `start`.
 *
 * @param start positions in `hermitianCoordinates` where the initial state is not zero
 * @param maxBytes memory above which it refuses, 1 GiB by default
 * @throws InputError over that
 */
export function reachableLiouvillian(
  generator: Generator,
  start: Iterable<number>,
  maxBytes = 2 ** 30,
): ReachableLiouvillian {
  const d = generator.basis.dimension;
  requireEvolutionMemory(d, maxBytes);
  // Columns are rows of the adjoint, conjugated.
  const noJump = adjoint(generator.noJump);
  const jumps = generator.jumps.map(adjoint);
  const indexOf = new Int32Array(d * d).fill(-1);
  const found: number[] = [];
  const reach = (coordinate: number) => {
    if (indexOf[coordinate]! >= 0) return;
    indexOf[coordinate] = found.length;
    found.push(coordinate);
  };
  for (const coordinate of start) reach(coordinate);

  const column = new Column(d);
  const columnStart: number[] = [0];
  let rows = new Int32Array(1024);
  let values = new Float64Array(1024);
  let used = 0;
  for (let at = 0; at < found.length; at++) {
    fillColumn(column, noJump, jumps, found[at]!);
    if (used + column.count > rows.length) {
      const capacity = 2 * (used + column.count);
      const bytes = 36 * capacity + 28 * d * d;
      if (bytes > maxBytes) throw tooLarge(d, bytes, maxBytes);
      rows = grown(rows, new Int32Array(capacity));
      values = grown(values, new Float64Array(capacity));
    }
    column.drain((coordinate, value) => {
      reach(coordinate);
      rows[used] = coordinate;
      values[used++] = value;
    });
    columnStart.push(used);
  }

  const coordinates = Int32Array.from(found).sort();
  const rank = new Int32Array(d * d);
  coordinates.forEach((coordinate, k) => {
    rank[coordinate] = k;
  });
  const size = coordinates.length;
  const rowStart = new Int32Array(size + 1);
  for (let p = 0; p < used; p++) rowStart[rank[rows[p]!]! + 1]!++;
  for (let k = 0; k < size; k++) rowStart[k + 1]! += rowStart[k]!;
  const fill = rowStart.slice();
  const columnIndex = new Int32Array(used);
  const entries = new Float64Array(used);
  for (let k = 0; k < size; k++) {
    const source = indexOf[coordinates[k]!]!;
    for (let p = columnStart[source]!; p < columnStart[source + 1]!; p++) {
      const to = fill[rank[rows[p]!]!]!++;
      columnIndex[to] = k;
      entries[to] = values[p]!;
    }
  }
  return {
    dimension: d,
    coordinates,
    matrix: { size, rowStart, columnIndex, values: entries },
    blocks: connectedStates(coordinates, d),
  };
}

/** One column under construction: a dense accumulator and the list of what was touched. */
class Column {
  readonly dimension: number;
  count = 0;
  private readonly sums: Float64Array;
  private readonly sizes: Float64Array;
  private readonly touched: Int32Array;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.sums = new Float64Array(dimension ** 2);
    this.sizes = new Float64Array(dimension ** 2);
    this.touched = new Int32Array(dimension ** 2);
  }

  /** Adds the coordinates of z|i⟩⟨j| + h.c. */
  add(i: number, j: number, re: number, im: number): void {
    const d = this.dimension;
    if (i === j) this.put(i + d * i, 2 * re);
    else {
      const [low, high, sign] = i < j ? [i, j, 1] : [j, i, -1];
      this.put(low + d * high, Math.SQRT2 * re);
      this.put(high + d * low, sign * Math.SQRT2 * im);
    }
  }

  private put(at: number, value: number): void {
    if (value === 0) return;
    if (this.sizes[at] === 0) this.touched[this.count++] = at;
    this.sums[at]! += value;
    this.sizes[at]! += Math.abs(value);
  }

  /** Hands over what is not zero to rounding, and clears. */
  drain(take: (coordinate: number, value: number) => void): void {
    for (let k = 0; k < this.count; k++) {
      const at = this.touched[k]!;
      const sum = this.sums[at]!;
      // Equal energies must cancel exactly, or rounding would connect what a symmetry keeps apart.
      if (Math.abs(sum) > 8 * Number.EPSILON * this.sizes[at]!) take(at, sum);
      this.sums[at] = 0;
      this.sizes[at] = 0;
    }
    this.count = 0;
  }
}

/** L on one basis element of the Hermitian matrices, E = z|k⟩⟨l| + h.c.: L(E) is L(z|k⟩⟨l|) + h.c. */
function fillColumn(
  column: Column,
  noJump: SparseMatrix,
  jumps: readonly SparseMatrix[],
  coordinate: number,
): void {
  const { row: k, column: l, isImaginary } = coordinatePair(coordinate, column.dimension);
  const size = k === l ? 0.5 : Math.SQRT1_2;
  const zRe = isImaginary ? 0 : size;
  const zIm = isImaginary ? size : 0;
  // −iK on the left: K_ik is the conjugate of the stored adjoint's (k, i).
  for (let p = noJump.rowStart[k]!; p < noJump.rowStart[k + 1]!; p++) {
    const re = -noJump.im[p]!;
    const im = -noJump.re[p]!;
    column.add(noJump.columnIndex[p]!, l, re * zRe - im * zIm, re * zIm + im * zRe);
  }
  // iK† on the right: conj(K_jl) is the stored adjoint's (l, j).
  for (let p = noJump.rowStart[l]!; p < noJump.rowStart[l + 1]!; p++) {
    const re = -noJump.im[p]!;
    const im = noJump.re[p]!;
    column.add(k, noJump.columnIndex[p]!, re * zRe - im * zIm, re * zIm + im * zRe);
  }
  for (const c of jumps)
    for (let p = c.rowStart[k]!; p < c.rowStart[k + 1]!; p++) {
      const leftRe = c.re[p]! * zRe + c.im[p]! * zIm;
      const leftIm = c.re[p]! * zIm - c.im[p]! * zRe;
      for (let q = c.rowStart[l]!; q < c.rowStart[l + 1]!; q++)
        column.add(
          c.columnIndex[p]!,
          c.columnIndex[q]!,
          leftRe * c.re[q]! - leftIm * c.im[q]!,
          leftRe * c.im[q]! + leftIm * c.re[q]!,
        );
    }
}

/** The connected components of the states that occur, each ascending. */
function connectedStates(coordinates: Int32Array, d: number): readonly Int32Array[] {
  const parent = Int32Array.from({ length: d }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const occurs = new Uint8Array(d);
  for (const coordinate of coordinates) {
    const { row, column } = coordinatePair(coordinate, d);
    occurs[row] = 1;
    occurs[column] = 1;
    const [a, b] = [root(row), root(column)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const members = new Map<number, number[]>();
  for (let i = 0; i < d; i++) {
    if (occurs[i] === 0) continue;
    const set = members.get(root(i));
    if (set === undefined) members.set(root(i), [i]);
    else set.push(i);
  }
  return [...members.values()].map((states) => Int32Array.from(states));
}

/** Tr(Oρ) for Hermitian O as a linear functional of the coordinates reached. */
export function functionalOf(
  operator: SparseMatrix,
  { coordinates, dimension: d }: ReachableLiouvillian,
): Float64Array {
  // Re Tr(Oρ) takes 2 Re(O_ji ρ_ij) of each pair i < j.
  const full = new Map<number, number>();
  const put = (at: number, value: number) => full.set(at, (full.get(at) ?? 0) + value);
  forEachEntry(operator, (j, i, re, im) => {
    if (i === j) put(i + d * i, re);
    else if (i < j) {
      put(i + d * j, re * Math.SQRT1_2);
      put(j + d * i, -im * Math.SQRT1_2);
    } else {
      put(j + d * i, re * Math.SQRT1_2);
      put(i + d * j, im * Math.SQRT1_2);
    }
  });
  return Float64Array.from(coordinates, (coordinate) => full.get(coordinate) ?? 0);
}

function grown<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/**
 * Refuses a dimension whose density matrix and what is made from it would not fit, before it is allocated.
 *
 * @throws InputError
 */
export function requireEvolutionMemory(d: number, maxBytes: number): void {
  if (28 * d * d > maxBytes) throw tooLarge(d, 28 * d * d, maxBytes);
}

function tooLarge(d: number, bytes: number, maxBytes: number): InputError {
  const gibibytes = (n: number) => (n / 2 ** 30).toPrecision(2);
  return new InputError(
    `time evolution: dimension ${d} needs about ${gibibytes(bytes)} GiB; a basis that needs at most ${gibibytes(maxBytes)} GiB is accepted`,
  );
}
