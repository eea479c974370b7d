import { InputError } from '../algebra/errors.ts';
import type { ComplexMatrix } from './dense.ts';
import { hessenbergForm } from './hessenberg.ts';

/** A = Q T Q† with Q unitary and T upper triangular; the diagonal of T holds the eigenvalues. */
export interface SchurForm {
  readonly t: ComplexMatrix;
  readonly q: ComplexMatrix;
}

/** Sweeps after which an eigenvalue counts as lost; two or three are usual. */
const MAX_SWEEPS = 60;

/**
 * The complex Schur form, by the QR algorithm with Wilkinson shifts on the Hessenberg form.
 *
 * Unlike eigenvectors it exists for every matrix and its Q is unitary, so nothing is lost at an exceptional
 * point. A sweep factorises H − μ = QR by plane rotations, one column at a time from top to bottom, and forms
 * RQ + μ: two passes along columns. Backward stable: ‖A − QTQ†‖ is a small multiple of ε‖A‖.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., section 7.5; explicit complex shifts as in EISPACK's
 * comqr2.
 *
 * @param a square, finite; not changed
 * @returns undefined for elements that are not finite, or when the iteration does not converge
 * @throws InputError when the matrix is not square
 */
export function schurForm(a: ComplexMatrix): SchurForm | undefined {
  if (a.rows !== a.columns)
    throw new InputError(
      `Schur form: a ${a.rows} × ${a.columns} matrix; square matrices are accepted`,
    );
  const n = a.rows;
  let size = 0;
  for (let k = 0; k < n * n; k++) {
    const sum = Math.abs(a.re[k]!) + Math.abs(a.im[k]!);
    if (!Number.isFinite(sum)) return undefined;
    size = Math.max(size, sum);
  }
  // To elements of order one, exactly, so that no product of four of them overflows.
  const scale = size === 0 ? 1 : 2 ** Math.min(1000, -Math.floor(Math.log2(size)));
  const { h, q } = hessenbergForm({
    ...a,
    re: a.re.map((v) => scale * v),
    im: a.im.map((v) => scale * v),
  });
  const { re, im } = h;
  const rotations = new Rotations(n);

  const isNegligible = (k: number) => {
    const at = k + n * (k - 1);
    const below = Math.abs(re[at]!) + Math.abs(im[at]!);
    const p = k * (n + 1);
    const o = p - n - 1;
    const near = Math.abs(re[p]!) + Math.abs(im[p]!) + Math.abs(re[o]!) + Math.abs(im[o]!);
    return below <= Number.EPSILON * (near === 0 ? 1 : near);
  };

  let high = n - 1;
  let sweeps = 0;
  while (high > 0) {
    let low = high;
    while (low > 0 && !isNegligible(low)) low--;
    if (low > 0) {
      re[low + n * (low - 1)] = 0;
      im[low + n * (low - 1)] = 0;
    }
    if (low === high) {
      high--;
      sweeps = 0;
      continue;
    }
    if (++sweeps > MAX_SWEEPS) return undefined;
    const shift = sweeps % 11 === 10 ? exceptionalShift(h, high) : wilkinsonShift(h, high);
    sweep(h, q, low, high, shift, rotations);
  }
  for (let k = 0; k < n * n; k++) {
    re[k]! /= scale;
    im[k]! /= scale;
  }
  return { t: h, q };
}

/** The eigenvalues of a Schur form, in the order of its diagonal. */
export function schurEigenvalues(schur: SchurForm): {
  readonly re: Float64Array;
  readonly im: Float64Array;
} {
  const n = schur.t.rows;
  return {
    re: Float64Array.from({ length: n }, (_, k) => schur.t.re[k * (n + 1)]!),
    im: Float64Array.from({ length: n }, (_, k) => schur.t.im[k * (n + 1)]!),
  };
}

interface Shift {
  readonly re: number;
  readonly im: number;
}

/** The eigenvalue of the trailing 2 × 2 block that is nearer to its last element. */
function wilkinsonShift(h: ComplexMatrix, high: number): Shift {
  const { re, im, rows: n } = h;
  const last = high * (n + 1);
  const first = last - n - 1;
  const upper = last - 1;
  const lower = last - n;
  // With half = (a − d)/2 and bc: λ = d + half ± √(half² + bc) = d − bc/(half ± √…), the larger denominator.
  const halfRe = (re[first]! - re[last]!) / 2;
  const halfIm = (im[first]! - im[last]!) / 2;
  const bcRe = re[upper]! * re[lower]! - im[upper]! * im[lower]!;
  const bcIm = re[upper]! * im[lower]! + im[upper]! * re[lower]!;
  if (bcRe === 0 && bcIm === 0) return { re: re[last]!, im: im[last]! };
  const squareRe = halfRe * halfRe - halfIm * halfIm + bcRe;
  const squareIm = 2 * halfRe * halfIm + bcIm;
  const modulus = Math.hypot(squareRe, squareIm);
  let rootRe = Math.sqrt((modulus + Math.abs(squareRe)) / 2);
  let rootIm = rootRe === 0 ? 0 : squareIm / (2 * rootRe);
  if (squareRe < 0) {
    const swap = Math.abs(rootIm);
    rootIm = squareIm < 0 ? -rootRe : rootRe;
    rootRe = swap;
  }
  if (halfRe * rootRe + halfIm * rootIm < 0) {
    rootRe = -rootRe;
    rootIm = -rootIm;
  }
  const denominatorRe = halfRe + rootRe;
  const denominatorIm = halfIm + rootIm;
  const size = denominatorRe * denominatorRe + denominatorIm * denominatorIm;
  if (size === 0) return { re: re[last]!, im: im[last]! };
  return {
    re: re[last]! - (bcRe * denominatorRe + bcIm * denominatorIm) / size,
    im: im[last]! - (bcIm * denominatorRe - bcRe * denominatorIm) / size,
  };
}

/** Breaks the rare cycles of Wilkinson's shift. */
function exceptionalShift(h: ComplexMatrix, high: number): Shift {
  const { re, im, rows: n } = h;
  const at = high + n * (high - 1);
  const kick = Math.abs(re[at]!) + Math.abs(im[at]!);
  return { re: re[high * (n + 1)]! + 0.75 * kick, im: im[high * (n + 1)]! };
}

/** The rotations [[c, s], [−s*, c]] of rows k and k + 1. */
class Rotations {
  readonly c: Float64Array;
  readonly sRe: Float64Array;
  readonly sIm: Float64Array;

  constructor(n: number) {
    this.c = new Float64Array(n);
    this.sRe = new Float64Array(n);
    this.sIm = new Float64Array(n);
  }
}

/** One QR step on rows and columns low … high of H, carried through all of H and into Q. */
function sweep(
  h: ComplexMatrix,
  q: ComplexMatrix,
  low: number,
  high: number,
  shift: Shift,
  rotations: Rotations,
): void {
  const { re, im, rows: n } = h;
  for (let k = low; k <= high; k++) {
    re[k * (n + 1)]! -= shift.re;
    im[k * (n + 1)]! -= shift.im;
  }
  for (let j = low; j < n; j++) {
    const last = Math.min(j, high);
    rotateDown(rotations, re, im, n * j, low, last);
    if (j < high) annihilate(rotations, re, im, n * j, j);
  }
  rotateColumns(rotations, re, im, n, low, high, true);
  rotateColumns(rotations, q.re, q.im, n, low, high, false);
  for (let k = low; k <= high; k++) {
    re[k * (n + 1)]! += shift.re;
    im[k * (n + 1)]! += shift.im;
  }
}

/** Rotations low … last − 1 down one column; the element between two of them stays in a register. */
function rotateDown(
  { c, sRe, sIm }: Rotations,
  re: Float64Array,
  im: Float64Array,
  column: number,
  low: number,
  last: number,
): void {
  let x = re[column + low]!;
  let y = im[column + low]!;
  for (let k = low; k < last; k++) {
    const u = re[column + k + 1]!;
    const v = im[column + k + 1]!;
    const cosine = c[k]!;
    const s = sRe[k]!;
    const t = sIm[k]!;
    re[column + k] = cosine * x + (s * u - t * v);
    im[column + k] = cosine * y + (s * v + t * u);
    const nextX = cosine * u - (s * x + t * y);
    y = cosine * v - (s * y - t * x);
    x = nextX;
  }
  re[column + last] = x;
  im[column + last] = y;
}

/** Chooses rotation k to clear the element below (k, k), and applies it to that column. */
function annihilate(
  rotations: Rotations,
  re: Float64Array,
  im: Float64Array,
  column: number,
  k: number,
): void {
  const at = column + k;
  const fRe = re[at]!;
  const fIm = im[at]!;
  const gRe = re[at + 1]!;
  const gIm = im[at + 1]!;
  const f = Math.sqrt(fRe * fRe + fIm * fIm);
  const r = Math.sqrt(f * f + gRe * gRe + gIm * gIm);
  re[at + 1] = 0;
  im[at + 1] = 0;
  // Where squares underflow, c and s would not be those of a rotation.
  if (r < 1e-140) {
    rotations.c[k] = 1;
    rotations.sRe[k] = 0;
    rotations.sIm[k] = 0;
    return;
  }
  const phaseRe = f === 0 ? 1 : fRe / f;
  const phaseIm = f === 0 ? 0 : fIm / f;
  rotations.c[k] = f / r;
  rotations.sRe[k] = (phaseRe * gRe + phaseIm * gIm) / r;
  rotations.sIm[k] = (phaseIm * gRe - phaseRe * gIm) / r;
  re[at] = phaseRe * r;
  im[at] = phaseIm * r;
}

/**
 * The adjoint rotations from the right. Two at a time, on three columns, so that the middle one is read and
 * written once. With `triangular`, rows below those that a rotation can fill are left out.
 */
function rotateColumns(
  { c, sRe, sIm }: Rotations,
  re: Float64Array,
  im: Float64Array,
  n: number,
  low: number,
  high: number,
  triangular: boolean,
): void {
  let k = low;
  for (; k + 1 < high; k += 2) {
    const p = n * k;
    const q = p + n;
    const r = q + n;
    const c1 = c[k]!;
    const s1 = sRe[k]!;
    const t1 = sIm[k]!;
    const c2 = c[k + 1]!;
    const s2 = sRe[k + 1]!;
    const t2 = sIm[k + 1]!;
    const rows = triangular ? k + 3 : n;
    for (let i = 0; i < rows; i++) {
      const x = re[p + i]!;
      const y = im[p + i]!;
      const u = re[q + i]!;
      const v = im[q + i]!;
      const a = re[r + i]!;
      const b = im[r + i]!;
      re[p + i] = c1 * x + (s1 * u + t1 * v);
      im[p + i] = c1 * y + (s1 * v - t1 * u);
      const f = c1 * u - (s1 * x - t1 * y);
      const g = c1 * v - (s1 * y + t1 * x);
      re[q + i] = c2 * f + (s2 * a + t2 * b);
      im[q + i] = c2 * g + (s2 * b - t2 * a);
      re[r + i] = c2 * a - (s2 * f - t2 * g);
      im[r + i] = c2 * b - (s2 * g + t2 * f);
    }
  }
  if (k < high) {
    const p = n * k;
    const q = p + n;
    const c1 = c[k]!;
    const s1 = sRe[k]!;
    const t1 = sIm[k]!;
    const rows = triangular ? k + 2 : n;
    for (let i = 0; i < rows; i++) {
      const x = re[p + i]!;
      const y = im[p + i]!;
      const u = re[q + i]!;
      const v = im[q + i]!;
      re[p + i] = c1 * x + (s1 * u + t1 * v);
      im[p + i] = c1 * y + (s1 * v - t1 * u);
      re[q + i] = c1 * u - (s1 * x - t1 * y);
      im[q + i] = c1 * v - (s1 * y + t1 * x);
    }
  }
}
