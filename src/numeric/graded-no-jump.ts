/**
 * The no-jump part of a generator, split along the total excitation number.
 *
 * K has blocks between states of N and N′ excitations. A drive couples neighbouring N; everything else that is common
 * keeps N. Left alone, the blocks with N ≥ N′ (what keeps or raises N) are triangular in the blocks: the Schur forms of
 * the diagonal blocks, a few states each, are a Schur form of all of it. What lowers N is small against it where few
 * photons are, since the amplitudes fall with N: it enters the populations in second order of the drive over the loss.
 * It is left to the iteration, together with the jumps.
 *
 * For d states in blocks of size n, inverting this part costs d·Σn² where the whole of K takes d³, and its Schur form
 * Σn³.
 */
import type { FockBasis } from './basis.ts';
import { type ComplexMatrix, type ComplexVector, zeroMatrix } from './dense.ts';
import { schurForm } from './schur.ts';
import {
  forEachEntry,
  nonZeros,
  type SparseMatrix,
  sparseFromTriplets,
  Triplets,
} from './sparse.ts';

/** K = kept + lowering, with kept = Q T Q† for a T that is upper triangular in the order of `states`. */
export interface GradedNoJump {
  /** Basis states, most excitations first. */
  readonly states: Int32Array;
  /** Where blocks of equal excitation number begin in that order, and the dimension at the end. */
  readonly blockStart: Int32Array;
  /** Block diagonal, dense in the order of `states`. */
  readonly q: ComplexMatrix;
  /** Upper triangular. */
  readonly t: ComplexMatrix;
  /** The first row of each column of T, and the end of each row, that may hold an element: block bounds. */
  readonly columnBegin: Int32Array;
  readonly rowEnd: Int32Array;
  /** What lowers the excitation number, in the order of the basis. */
  readonly lowering: SparseMatrix;
}

/**
 * Splits K. Undefined where that would not pay, because one block holds most of the states, or where a block has no
 * Schur form.
 */
export function gradedNoJump(noJump: SparseMatrix, basis: FockBasis): GradedNoJump | undefined {
  const { modes, occupations, dimension: d } = basis;
  const excitations = Int32Array.from({ length: d }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < modes; j++) sum += occupations[i * modes + j]!;
    return sum;
  });
  const states = Int32Array.from({ length: d }, (_, i) => i).sort(
    (x, y) => excitations[y]! - excitations[x]! || x - y,
  );
  const place = new Int32Array(d);
  states.forEach((state, k) => {
    place[state] = k;
  });
  const starts: number[] = [];
  states.forEach((state, k) => {
    if (k === 0 || excitations[state] !== excitations[states[k - 1]!]) starts.push(k);
  });
  const blockStart = Int32Array.from([...starts, d]);
  let work = 0;
  for (let b = 0; b + 1 < blockStart.length; b++)
    work += (blockStart[b + 1]! - blockStart[b]!) ** 2;
  if (work > d * d * WORTH) return undefined;

  const kept = zeroMatrix(d);
  const lowering = new Triplets(d, d, Math.max(16, nonZeros(noJump)));
  forEachEntry(noJump, (i, j, re, im) => {
    if (excitations[i]! < excitations[j]!) {
      lowering.add(i, j, re, im);
      return;
    }
    const at = place[i]! + d * place[j]!;
    kept.re[at] = re;
    kept.im[at] = im;
  });

  const q = zeroMatrix(d);
  for (let b = 0; b + 1 < blockStart.length; b++) {
    const from = blockStart[b]!;
    const size = blockStart[b + 1]! - from;
    const schur = schurForm(blockOf(kept, from, from, size, size));
    if (schur === undefined) return undefined;
    putBlock(q, from, from, schur.q);
    putBlock(kept, from, from, schur.t);
  }
  const columnBegin = new Int32Array(d);
  const rowEnd = new Int32Array(d);
  for (let b = 0; b + 1 < blockStart.length; b++) {
    columnBegin.fill(blockStart[b]!, blockStart[b]!, blockStart[b + 1]!);
    rowEnd.fill(blockStart[b + 1]!, blockStart[b]!, blockStart[b + 1]!);
  }
  for (let column = 1; column + 1 < blockStart.length; column++)
    for (let row = column - 1; row >= 0; row--) {
      const [r, re] = [blockStart[row]!, blockStart[row + 1]!];
      const [c, ce] = [blockStart[column]!, blockStart[column + 1]!];
      if (!rotateBlock(kept, q, r, re, c, ce)) continue;
      columnBegin.fill(r, c, ce);
      for (let i = r; i < re; i++) rowEnd[i] = Math.max(rowEnd[i]!, ce);
    }
  return {
    states,
    blockStart,
    q,
    t: kept,
    columnBegin,
    rowEnd,
    lowering: sparseFromTriplets(lowering),
  };
}

/** Σn² over d², above which splitting does not pay. */
const WORTH = 0.6;

function blockOf(m: ComplexMatrix, row: number, column: number, rows: number, columns: number) {
  const block = zeroMatrix(rows, columns);
  for (let j = 0; j < columns; j++) {
    const from = row + m.rows * (column + j);
    block.re.set(m.re.subarray(from, from + rows), rows * j);
    block.im.set(m.im.subarray(from, from + rows), rows * j);
  }
  return block;
}

function putBlock(m: ComplexMatrix, row: number, column: number, block: ComplexMatrix): void {
  for (let j = 0; j < block.columns; j++) {
    const from = block.rows * j;
    const to = row + m.rows * (column + j);
    m.re.set(block.re.subarray(from, from + block.rows), to);
    m.im.set(block.im.subarray(from, from + block.rows), to);
  }
}

/** The block at rows [r, re), columns [c, ce) becomes Q_r† · block · Q_c; false when it is zero. */
function rotateBlock(
  m: ComplexMatrix,
  q: ComplexMatrix,
  r: number,
  re: number,
  c: number,
  ce: number,
): boolean {
  const d = m.rows;
  let isZero = true;
  for (let j = c; j < ce && isZero; j++)
    for (let i = r; i < re; i++)
      if (m.re[i + d * j] !== 0 || m.im[i + d * j] !== 0) {
        isZero = false;
        break;
      }
  if (isZero) return false;
  const half = zeroMatrix(re - r, ce - c);
  for (let j = 0; j < ce - c; j++)
    for (let k = c; k < ce; k++) {
      const [x, y] = [q.re[k + d * (c + j)]!, q.im[k + d * (c + j)]!];
      for (let i = 0; i < re - r; i++) {
        const at = r + i + d * k;
        half.re[i + half.rows * j]! += m.re[at]! * x - m.im[at]! * y;
        half.im[i + half.rows * j]! += m.re[at]! * y + m.im[at]! * x;
      }
    }
  for (let j = 0; j < ce - c; j++)
    for (let i = r; i < re; i++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let k = 0; k < re - r; k++) {
        const [x, y] = [q.re[r + k + d * i]!, q.im[r + k + d * i]!];
        const at = k + half.rows * j;
        sumRe += x * half.re[at]! + y * half.im[at]!;
        sumIm += x * half.im[at]! - y * half.re[at]!;
      }
      m.re[i + d * (c + j)] = sumRe;
      m.im[i + d * (c + j)] = sumIm;
    }
  return true;
}

/**
 * The inverse of ρ ↦ −i(K′ρ − ρK′†) − σρ on Hermitian matrices, K′ being the kept part of K.
 *
 * With A = −iT − σ/2 and X = QCQ†, the equation is AY + YA† = C for Q†ρQ = Y. Only the upper triangles are formed.
 *
 * @returns a function from Hermitian coordinates to those of the solution, which are new, and the solution as a matrix,
 *   which is overwritten by the next call
 */
export function gradedInverse(
  graded: GradedNoJump,
  shift: number,
): (right: Float64Array) => { readonly coordinates: Float64Array; readonly matrix: ComplexMatrix } {
  const { states, blockStart, q, t } = graded;
  const d = t.rows;
  const aRe = t.im.slice();
  const aIm = t.re.map((v) => -v);
  for (let i = 0; i < d; i++) aRe[i * (d + 1)]! -= shift / 2;
  const a: ComplexMatrix = { rows: d, columns: d, re: aRe, im: aIm };
  const x = zeroMatrix(d);
  const y = zeroMatrix(d);
  const matrix = zeroMatrix(d);
  const work = new Float64Array(4 * d);
  return (right) => {
    permuted(right, states, x);
    rotateColumnsUpper(x, q, blockStart, y, false);
    adjointRotateRowsUpper(y, q, blockStart, work);
    solveGradedLyapunov(a, graded, y);
    mirrorDiagonalBlocks(y, blockStart);
    rotateRowsUpper(y, q, blockStart, work);
    rotateColumnsUpper(y, q, blockStart, x, true);
    return { coordinates: unpermuted(x, states, matrix), matrix };
  };
}

/** The Hermitian matrix with these coordinates, rows and columns in the order of `states`. */
function permuted(x: Float64Array, states: Int32Array, out: ComplexMatrix): void {
  const d = states.length;
  const { re, im } = out;
  for (let c = 0; c < d; c++) {
    const j = states[c]!;
    re[c * (d + 1)] = x[j * (d + 1)]!;
    im[c * (d + 1)] = 0;
    for (let r = 0; r < c; r++) {
      const i = states[r]!;
      const above = i < j;
      const u = x[above ? i + d * j : j + d * i]! * Math.SQRT1_2;
      const v = (above ? x[j + d * i]! : -x[i + d * j]!) * Math.SQRT1_2;
      re[r + d * c] = u;
      im[r + d * c] = v;
      re[c + d * r] = u;
      im[c + d * r] = -v;
    }
  }
}

/** Back to the order of the basis, Hermitian from the upper triangle, into `out`; returns the coordinates. */
function unpermuted(m: ComplexMatrix, states: Int32Array, out: ComplexMatrix): Float64Array {
  const d = states.length;
  const { re, im } = out;
  const coordinates = new Float64Array(d * d);
  for (let c = 0; c < d; c++) {
    const j = states[c]!;
    const diagonal = m.re[c * (d + 1)]!;
    re[j * (d + 1)] = diagonal;
    coordinates[j * (d + 1)] = diagonal;
    for (let r = 0; r < c; r++) {
      const i = states[r]!;
      const u = m.re[r + d * c]!;
      const v = m.im[r + d * c]!;
      const upper = i + d * j;
      const lower = j + d * i;
      re[upper] = u;
      im[upper] = v;
      re[lower] = u;
      im[lower] = -v;
      const above = i < j;
      coordinates[above ? upper : lower] = Math.SQRT2 * u;
      coordinates[above ? lower : upper] = above ? Math.SQRT2 * v : -Math.SQRT2 * v;
    }
  }
  return coordinates;
}

/** out = m·Q, or m·Q† with `adjoint`, block by block; rows down to the end of the column's block. */
function rotateColumnsUpper(
  m: ComplexMatrix,
  q: ComplexMatrix,
  blockStart: Int32Array,
  out: ComplexMatrix,
  adjoint: boolean,
): void {
  const d = m.rows;
  for (let b = 0; b + 1 < blockStart.length; b++) {
    const from = blockStart[b]!;
    const end = blockStart[b + 1]!;
    for (let j = from; j < end; j++) {
      const to = d * j;
      out.re.fill(0, to, to + end);
      out.im.fill(0, to, to + end);
      let k = from;
      for (; k + 1 < end; k += 2) {
        const p = adjoint ? j + d * k : k + d * j;
        const r = adjoint ? p + d : p + 1;
        const sign = adjoint ? -1 : 1;
        const [s, t] = [q.re[p]!, sign * q.im[p]!];
        const [u, v] = [q.re[r]!, sign * q.im[r]!];
        addTwo(m.re, m.im, d * k, d * (k + 1), s, t, u, v, out.re, out.im, to, 0, end);
      }
      if (k < end) {
        const p = adjoint ? j + d * k : k + d * j;
        const [s, t] = [q.re[p]!, adjoint ? -q.im[p]! : q.im[p]!];
        addFrom(m.re, m.im, d * k, s, t, out.re, out.im, to, 0, end);
      }
    }
  }
}

/** m = Q†·m in place, block by block, in the upper triangle and the diagonal blocks; two columns at a time. */
function adjointRotateRowsUpper(
  m: ComplexMatrix,
  q: ComplexMatrix,
  blockStart: Int32Array,
  work: Float64Array,
): void {
  const d = m.rows;
  const { re: mRe, im: mIm } = m;
  const { re: qRe, im: qIm } = q;
  for (let b = 0; b + 1 < blockStart.length; b++) {
    const from = blockStart[b]!;
    const end = blockStart[b + 1]!;
    const size = end - from;
    let j = from;
    for (; j + 1 < d; j += 2) {
      const first = d * j + from;
      const second = first + d;
      for (let k = 0; k < size; k++) {
        work[4 * k] = mRe[first + k]!;
        work[4 * k + 1] = mIm[first + k]!;
        work[4 * k + 2] = mRe[second + k]!;
        work[4 * k + 3] = mIm[second + k]!;
      }
      for (let i = 0; i < size; i++) {
        const column = d * (from + i) + from;
        let aRe = 0;
        let aIm = 0;
        let bRe = 0;
        let bIm = 0;
        for (let k = 0; k < size; k++) {
          const x = qRe[column + k]!;
          const y = qIm[column + k]!;
          const u = work[4 * k]!;
          const v = work[4 * k + 1]!;
          const s = work[4 * k + 2]!;
          const t = work[4 * k + 3]!;
          aRe += x * u + y * v;
          aIm += x * v - y * u;
          bRe += x * s + y * t;
          bIm += x * t - y * s;
        }
        mRe[first + i] = aRe;
        mIm[first + i] = aIm;
        mRe[second + i] = bRe;
        mIm[second + i] = bIm;
      }
    }
    if (j < d) {
      const first = d * j + from;
      for (let k = 0; k < size; k++) {
        work[2 * k] = mRe[first + k]!;
        work[2 * k + 1] = mIm[first + k]!;
      }
      for (let i = 0; i < size; i++) {
        const column = d * (from + i) + from;
        let re = 0;
        let im = 0;
        for (let k = 0; k < size; k++) {
          const x = qRe[column + k]!;
          const y = qIm[column + k]!;
          re += x * work[2 * k]! + y * work[2 * k + 1]!;
          im += x * work[2 * k + 1]! - y * work[2 * k]!;
        }
        mRe[first + i] = re;
        mIm[first + i] = im;
      }
    }
  }
}

/** m = Q·m in the same way. */
function rotateRowsUpper(
  m: ComplexMatrix,
  q: ComplexMatrix,
  blockStart: Int32Array,
  work: Float64Array,
): void {
  const d = m.rows;
  const { re: mRe, im: mIm } = m;
  const { re: qRe, im: qIm } = q;
  for (let b = 0; b + 1 < blockStart.length; b++) {
    const from = blockStart[b]!;
    const end = blockStart[b + 1]!;
    const size = end - from;
    let j = from;
    for (; j + 1 < d; j += 2) {
      const first = d * j + from;
      const second = first + d;
      work.fill(0, 0, 4 * size);
      for (let k = 0; k < size; k++) {
        const column = d * (from + k) + from;
        const u = mRe[first + k]!;
        const v = mIm[first + k]!;
        const s = mRe[second + k]!;
        const t = mIm[second + k]!;
        for (let i = 0; i < size; i++) {
          const x = qRe[column + i]!;
          const y = qIm[column + i]!;
          work[4 * i]! += x * u - y * v;
          work[4 * i + 1]! += x * v + y * u;
          work[4 * i + 2]! += x * s - y * t;
          work[4 * i + 3]! += x * t + y * s;
        }
      }
      for (let i = 0; i < size; i++) {
        mRe[first + i] = work[4 * i]!;
        mIm[first + i] = work[4 * i + 1]!;
        mRe[second + i] = work[4 * i + 2]!;
        mIm[second + i] = work[4 * i + 3]!;
      }
    }
    if (j < d) {
      const first = d * j + from;
      work.fill(0, 0, 2 * size);
      for (let k = 0; k < size; k++) {
        const column = d * (from + k) + from;
        const u = mRe[first + k]!;
        const v = mIm[first + k]!;
        for (let i = 0; i < size; i++) {
          const x = qRe[column + i]!;
          const y = qIm[column + i]!;
          work[2 * i]! += x * u - y * v;
          work[2 * i + 1]! += x * v + y * u;
        }
      }
      for (let i = 0; i < size; i++) {
        mRe[first + i] = work[2 * i]!;
        mIm[first + i] = work[2 * i + 1]!;
      }
    }
  }
}

function mirrorDiagonalBlocks(m: ComplexMatrix, blockStart: Int32Array): void {
  const d = m.rows;
  for (let b = 0; b + 1 < blockStart.length; b++)
    for (let j = blockStart[b]!; j < blockStart[b + 1]!; j++) {
      m.im[j * (d + 1)] = 0;
      for (let i = blockStart[b]!; i < j; i++) {
        m.re[j + d * i] = m.re[i + d * j]!;
        m.im[j + d * i] = -m.im[i + d * j]!;
      }
    }
}

/** AY + YA† = C in place on the upper triangle of C; elements of A outside its bounds are not visited. */
function solveGradedLyapunov(
  a: ComplexMatrix,
  { columnBegin, rowEnd }: GradedNoJump,
  c: ComplexMatrix,
): void {
  const d = a.rows;
  const { re, im } = c;
  for (let j = d - 1; j >= 0; j--) {
    const at = d * j;
    // Columns that are known already, two at a time.
    const inRow = rowEnd[j]!;
    let k = j + 1;
    for (; k + 1 < inRow; k += 2) {
      const p = j + d * k;
      const r = p + d;
      const [s, t] = [-a.re[p]!, a.im[p]!];
      const [u, v] = [-a.re[r]!, a.im[r]!];
      addTwo(re, im, d * k, d * (k + 1), s, t, u, v, re, im, at, 0, j + 1);
    }
    if (k < inRow) {
      const p = j + d * k;
      addFrom(re, im, d * k, -a.re[p]!, a.im[p]!, re, im, at, 0, j + 1);
    }
    // The elements (k, j) below the diagonal, from those above it.
    for (k = j + 1; k + 1 < d; k += 2) {
      const begin = Math.min(columnBegin[k]!, columnBegin[k + 1]!);
      if (begin > j) continue;
      const p = j + d * k;
      const r = p + d;
      const [s, t] = [-re[p]!, im[p]!];
      const [u, v] = [-re[r]!, im[r]!];
      addTwo(a.re, a.im, d * k, d * (k + 1), s, t, u, v, re, im, at, begin, j + 1);
    }
    if (k < d && columnBegin[k]! <= j) {
      const p = j + d * k;
      addFrom(a.re, a.im, d * k, -re[p]!, im[p]!, re, im, at, columnBegin[k]!, j + 1);
    }
    const diagonal = j * (d + 1);
    const wRe = a.re[diagonal]!;
    const wIm = -a.im[diagonal]!;
    for (let i = j; i >= 0; i--) {
      const p = i * (d + 1);
      const s = a.re[p]! + wRe;
      const t = a.im[p]! + wIm;
      const size = s * s + t * t;
      const x = re[at + i]!;
      const y = im[at + i]!;
      const u = (x * s + y * t) / size;
      const v = (y * s - x * t) / size;
      re[at + i] = u;
      im[at + i] = v;
      addFrom(a.re, a.im, d * i, -u, -v, re, im, at, columnBegin[i]!, i);
    }
  }
}

/** y += s·x on elements begin … end − 1. */
function addFrom(
  xRe: Float64Array,
  xIm: Float64Array,
  from: number,
  sRe: number,
  sIm: number,
  yRe: Float64Array,
  yIm: Float64Array,
  to: number,
  begin: number,
  end: number,
): void {
  for (let i = begin; i < end; i++) {
    const p = xRe[from + i]!;
    const q = xIm[from + i]!;
    yRe[to + i]! += sRe * p - sIm * q;
    yIm[to + i]! += sRe * q + sIm * p;
  }
}

/** y += s·x + t·z on elements begin … end − 1; x and z are columns of one matrix. */
function addTwo(
  mRe: Float64Array,
  mIm: Float64Array,
  x: number,
  z: number,
  sRe: number,
  sIm: number,
  tRe: number,
  tIm: number,
  yRe: Float64Array,
  yIm: Float64Array,
  to: number,
  begin: number,
  end: number,
): void {
  for (let i = begin; i < end; i++) {
    const p = mRe[x + i]!;
    const q = mIm[x + i]!;
    const u = mRe[z + i]!;
    const v = mIm[z + i]!;
    yRe[to + i]! += sRe * p - sIm * q + (tRe * u - tIm * v);
    yIm[to + i]! += sRe * q + sIm * p + (tRe * v + tIm * u);
  }
}

/** The eigenvector of the kept part whose eigenvalue has the largest imaginary part, or a vector near it. */
export function gradedSlowest({ states, q, t }: GradedNoJump): ComplexVector {
  const d = t.rows;
  let slowest = 0;
  for (let i = 0; i < d; i++) if (t.im[i * (d + 1)]! > t.im[slowest * (d + 1)]!) slowest = i;
  const x = triangularEigenvector(t, slowest);
  const vector = { re: new Float64Array(d), im: new Float64Array(d) };
  let sum = 0;
  for (let j = 0; j <= slowest; j++)
    for (let i = 0; i < d; i++) {
      const p = i + d * j;
      const to = states[i]!;
      vector.re[to]! += q.re[p]! * x.re[j]! - q.im[p]! * x.im[j]!;
      vector.im[to]! += q.re[p]! * x.im[j]! + q.im[p]! * x.re[j]!;
    }
  for (let i = 0; i < d; i++) sum += vector.re[i]! ** 2 + vector.im[i]! ** 2;
  const length = Math.sqrt(sum);
  return { re: vector.re.map((v) => v / length), im: vector.im.map((v) => v / length) };
}

/**
 * The eigenvector of an upper triangular T to its diagonal element `which`. It only has to be a good start: a vanishing
 * pivot gets a floor.
 */
export function triangularEigenvector(t: ComplexMatrix, which: number): ComplexVector {
  const d = t.rows;
  const at = which * (d + 1);
  const re = new Float64Array(d);
  const im = new Float64Array(d);
  re[which] = 1;
  for (let i = which - 1; i >= 0; i--) {
    let sumRe = 0;
    let sumIm = 0;
    for (let k = i + 1; k <= which; k++) {
      const p = i + d * k;
      sumRe += t.re[p]! * re[k]! - t.im[p]! * im[k]!;
      sumIm += t.re[p]! * im[k]! + t.im[p]! * re[k]!;
    }
    const a = t.re[at]! - t.re[i * (d + 1)]!;
    const b = t.im[at]! - t.im[i * (d + 1)]!;
    const size = Math.max(a * a + b * b, 1e-20 * (t.re[at]! ** 2 + t.im[at]! ** 2), 1e-300);
    re[i] = (sumRe * a + sumIm * b) / size;
    im[i] = (sumIm * a - sumRe * b) / size;
  }
  return { re, im };
}
