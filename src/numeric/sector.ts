import { type FockBasis, stateAt } from './basis.ts';
import { type ComplexMatrix, type ComplexVector, zeroMatrix } from './dense.ts';
import type { SparseMatrix } from './sparse.ts';

/**
 * The charge-zero sector of the Liouville space: density matrices with elements only between states of equal charges.
 *
 * Such a matrix is one dense Hermitian block for each value of the charges. All blocks live in one pair of arrays, block
 * by block and by columns within a block, so a sector vector is a `ComplexVector` of length `elements`.
 */
export interface Sector {
  readonly basis: FockBasis;
  readonly charges: readonly (readonly number[])[];
  /** In lexicographic order of their charge values. */
  readonly blocks: readonly SectorBlock[];
  /** The block of each basis state. */
  readonly blockOf: Int32Array;
  /** Its place in that block. */
  readonly positionOf: Int32Array;
  /** Σ size², complex elements stored, and also the number of real unknowns of a Hermitian matrix. */
  readonly elements: number;
}

export interface SectorBlock {
  /** The values of the charges. */
  readonly values: readonly number[];
  /** Its basis states, ascending. */
  readonly states: Int32Array;
  readonly size: number;
  /** Where its elements begin. */
  readonly offset: number;
}

/** Groups the states of a basis by the values of the charges; with no charges, one block of all states. */
export function sectorOf(basis: FockBasis, charges: readonly (readonly number[])[]): Sector {
  const groups = new Map<string, { readonly values: readonly number[]; states: number[] }>();
  for (let i = 0; i < basis.dimension; i++) {
    const n = stateAt(basis, i);
    const values = charges.map((q) => q.reduce((sum, each, j) => sum + each * n[j]!, 0));
    const key = values.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, states: [i] });
    else group.states.push(i);
  }
  const ordered = [...groups.values()].sort((x, y) => compare(x.values, y.values));
  const blockOf = new Int32Array(basis.dimension);
  const positionOf = new Int32Array(basis.dimension);
  let elements = 0;
  const blocks = ordered.map(({ values, states }, b): SectorBlock => {
    states.forEach((state, position) => {
      blockOf[state] = b;
      positionOf[state] = position;
    });
    const offset = elements;
    elements += states.length ** 2;
    return { values, states: Int32Array.from(states), size: states.length, offset };
  });
  return { basis, charges, blocks, blockOf, positionOf, elements };
}

/** A sparse matrix between two blocks, rows compressed, with local indices. */
export interface Piece {
  readonly source: number;
  readonly target: number;
  readonly rowStart: Int32Array;
  readonly columnIndex: Int32Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * A matrix on the basis cut along the blocks: the pieces (target, source) that have entries. An operator with one value
 * of q·(u − v) has at most one piece a source.
 */
export function piecesOf(sector: Sector, matrix: SparseMatrix): readonly Piece[] {
  const pieces: Piece[] = [];
  sector.blocks.forEach((block, target) => {
    const bySource = new Map<number, { row: number; column: number; re: number; im: number }[]>();
    block.states.forEach((state, row) => {
      for (let k = matrix.rowStart[state]!; k < matrix.rowStart[state + 1]!; k++) {
        const from = matrix.columnIndex[k]!;
        const source = sector.blockOf[from]!;
        const entries = bySource.get(source) ?? [];
        bySource.set(source, entries);
        const column = sector.positionOf[from]!;
        entries.push({ row, column, re: matrix.re[k]!, im: matrix.im[k]! });
      }
    });
    for (const [source, entries] of bySource) {
      const rowStart = new Int32Array(block.size + 1);
      for (const { row } of entries) rowStart[row + 1]!++;
      for (let i = 0; i < block.size; i++) rowStart[i + 1]! += rowStart[i]!;
      pieces.push({
        source,
        target,
        rowStart,
        columnIndex: Int32Array.from(entries, ({ column }) => column),
        re: Float64Array.from(entries, ({ re }) => re),
        im: Float64Array.from(entries, ({ im }) => im),
      });
    }
  });
  return pieces;
}

/** Room for one intermediate block product. */
export function workspace(sector: Sector): ComplexVector {
  const largest = sector.blocks.reduce((max, { size }) => Math.max(max, size), 0);
  return { re: new Float64Array(largest ** 2), im: new Float64Array(largest ** 2) };
}

/**
 * out += c ρ c† for one piece c of a jump operator. Only the upper triangle (row ≤ column) of the target block is
 * written: see `mirror`.
 */
export function addJump(
  sector: Sector,
  piece: Piece,
  rho: ComplexVector,
  out: ComplexVector,
  work: ComplexVector,
): void {
  const { rowStart, columnIndex, re: cRe, im: cIm } = piece;
  const target = sector.blocks[piece.target]!;
  const rows = target.size;
  const { re: wRe, im: wIm } = work;
  multiplyBlock(sector, piece, rho, work);
  for (let column = 0; column < rows; column++) {
    const to = target.offset + rows * column;
    for (let k = rowStart[column]!; k < rowStart[column + 1]!; k++) {
      const from = rows * columnIndex[k]!;
      const a = cRe[k]!;
      const b = -cIm[k]!;
      for (let i = 0; i <= column; i++) {
        const u = wRe[from + i]!;
        const v = wIm[from + i]!;
        out.re[to + i]! += a * u - b * v;
        out.im[to + i]! += a * v + b * u;
      }
    }
  }
}

/** work = cρ for the block of ρ that the piece c starts from, by columns as high as the block it leads to. */
function multiplyBlock(
  sector: Sector,
  { source, target, rowStart, columnIndex, re: cRe, im: cIm }: Piece,
  rho: ComplexVector,
  work: ComplexVector,
): void {
  const { size, offset } = sector.blocks[source]!;
  const rows = sector.blocks[target]!.size;
  const { re: wRe, im: wIm } = work;
  for (let column = 0; column < size; column++) {
    const from = offset + size * column;
    const to = rows * column;
    for (let i = 0; i < rows; i++) {
      let x = 0;
      let y = 0;
      const end = rowStart[i + 1]!;
      for (let k = rowStart[i]!; k < end; k++) {
        const at = from + columnIndex[k]!;
        const a = cRe[k]!;
        const b = cIm[k]!;
        const u = rho.re[at]!;
        const v = rho.im[at]!;
        x += a * u - b * v;
        y += a * v + b * u;
      }
      wRe[to + i] = x;
      wIm[to + i] = y;
    }
  }
}

/** out += −i(Kρ − ρK†) for the diagonal piece K of a block and Hermitian ρ; the upper triangle only. */
export function addNoJump(
  sector: Sector,
  piece: Piece,
  rho: ComplexVector,
  out: ComplexVector,
  work: ComplexVector,
): void {
  const { size, offset } = sector.blocks[piece.target]!;
  const { re: wRe, im: wIm } = work;
  multiplyBlock(sector, piece, rho, work);
  // −i(Y − Y†) with Y = Kρ.
  for (let column = 0; column < size; column++)
    for (let i = 0; i <= column; i++) {
      const at = i + size * column;
      const mirrored = column + size * i;
      out.re[offset + at]! += wIm[at]! + wIm[mirrored]!;
      out.im[offset + at]! -= wRe[at]! - wRe[mirrored]!;
    }
}

/** Makes a block Hermitian from its upper triangle. */
export function mirror({ size, offset }: SectorBlock, x: ComplexVector): void {
  for (let column = 0; column < size; column++) {
    x.im[offset + column * (size + 1)] = 0;
    for (let i = 0; i < column; i++) {
      x.re[offset + column + size * i] = x.re[offset + i + size * column]!;
      x.im[offset + column + size * i] = -x.im[offset + i + size * column]!;
    }
  }
}

/**
 * Real coordinates of a Hermitian sector vector, in an orthonormal basis: the diagonal, and √2 Re, √2 Im of the upper
 * triangle, the latter at the mirrored place. Euclidean norms are Frobenius norms.
 */
export function packHermitian(sector: Sector, x: ComplexVector, out: Float64Array): void {
  for (const { size, offset } of sector.blocks)
    for (let column = 0; column < size; column++) {
      out[offset + column * (size + 1)] = x.re[offset + column * (size + 1)]!;
      for (let i = 0; i < column; i++) {
        const at = offset + i + size * column;
        out[at] = Math.SQRT2 * x.re[at]!;
        out[offset + column + size * i] = Math.SQRT2 * x.im[at]!;
      }
    }
}

/** The Hermitian sector vector with these coordinates. */
export function unpackHermitian(sector: Sector, packed: Float64Array, out: ComplexVector): void {
  for (const { size, offset } of sector.blocks)
    for (let column = 0; column < size; column++) {
      const diagonal = offset + column * (size + 1);
      out.re[diagonal] = packed[diagonal]!;
      out.im[diagonal] = 0;
      for (let i = 0; i < column; i++) {
        const at = offset + i + size * column;
        const mirrored = offset + column + size * i;
        const re = Math.SQRT1_2 * packed[at]!;
        const im = Math.SQRT1_2 * packed[mirrored]!;
        out.re[at] = re;
        out.im[at] = im;
        out.re[mirrored] = re;
        out.im[mirrored] = -im;
      }
    }
}

/** Tr of a sector vector, from its coordinates or its real parts alike. */
export function sectorTrace(sector: Sector, diagonal: Float64Array): number {
  let sum = 0;
  for (const { size, offset } of sector.blocks)
    for (let i = 0; i < size; i++) sum += diagonal[offset + i * (size + 1)]!;
  return sum;
}

/** One block as a matrix of its own. */
export function blockMatrix({ size, offset }: SectorBlock, x: ComplexVector): ComplexMatrix {
  const end = offset + size * size;
  return { rows: size, columns: size, re: x.re.slice(offset, end), im: x.im.slice(offset, end) };
}

/** The d × d matrix on the whole basis, zero between different charges. */
export function sectorToDense(sector: Sector, x: ComplexVector): ComplexMatrix {
  const dense = zeroMatrix(sector.basis.dimension);
  for (const { size, offset, states } of sector.blocks)
    for (let column = 0; column < size; column++)
      for (let i = 0; i < size; i++) {
        const to = states[i]! + dense.rows * states[column]!;
        dense.re[to] = x.re[offset + i + size * column]!;
        dense.im[to] = x.im[offset + i + size * column]!;
      }
  return dense;
}

/** Tr(O·ρ) of a matrix on the basis and a sector vector. */
export function sectorTraceOfProduct(
  sector: Sector,
  operator: SparseMatrix,
  rho: ComplexVector,
): { readonly re: number; readonly im: number } {
  let re = 0;
  let im = 0;
  for (let i = 0; i < operator.rows; i++)
    for (let k = operator.rowStart[i]!; k < operator.rowStart[i + 1]!; k++) {
      const j = operator.columnIndex[k]!;
      const b = sector.blockOf[i]!;
      if (sector.blockOf[j] !== b) continue;
      const { offset, size } = sector.blocks[b]!;
      const at = offset + sector.positionOf[j]! + size * sector.positionOf[i]!;
      re += operator.re[k]! * rho.re[at]! - operator.im[k]! * rho.im[at]!;
      im += operator.re[k]! * rho.im[at]! + operator.im[k]! * rho.re[at]!;
    }
  return { re, im };
}

/** The `elements` of `sectorOf`, counted without making the sector. */
export function sectorElements(
  { dimension, modes, occupations, total }: FockBasis,
  charges: readonly (readonly number[])[],
): number {
  // One number for the values of all charges: each is at most Σ|q_j| times the total in modulus.
  const strides: number[] = [];
  let stride = 1;
  for (const q of charges) {
    strides.push(stride);
    stride *= 2 * total * q.reduce((sum, each) => sum + Math.abs(each), 0) + 1;
  }
  const sizes = new Map<number, number>();
  for (let i = 0; i < dimension; i++) {
    let key = 0;
    for (let c = 0; c < charges.length; c++)
      for (let j = 0; j < modes; j++)
        key += strides[c]! * charges[c]![j]! * occupations[i * modes + j]!;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  let elements = 0;
  for (const size of sizes.values()) elements += size * size;
  return elements;
}

function compare(x: readonly number[], y: readonly number[]): number {
  for (let k = 0; k < x.length; k++) if (x[k] !== y[k]) return x[k]! - y[k]!;
  return 0;
}
