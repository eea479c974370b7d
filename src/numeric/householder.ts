/**
 * Householder reflections on parts of column-stored complex arrays, in place: what reductions are made of.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., section 5.1; the complex form as in LAPACK's zlarfg.
 */

/** 1 − τ v v† with v_0 = 1. */
export interface Reflection {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly tauRe: number;
  readonly tauIm: number;
}

/**
 * The reflection whose adjoint takes x, the `length` elements from `at`, to (β, 0, …), β real; x is replaced
 * by that. Undefined when x has the form already.
 */
export function takeReflection(
  re: Float64Array,
  im: Float64Array,
  at: number,
  length: number,
): Reflection | undefined {
  let largest = 0;
  for (let i = 1; i < length; i++)
    largest = Math.max(largest, Math.abs(re[at + i]!), Math.abs(im[at + i]!));
  if (largest === 0) return undefined;
  // Everything relative to the largest element: v and τ stay accurate even where x underflows.
  const scale = Math.max(largest, Math.abs(re[at]!), Math.abs(im[at]!));
  const alphaRe = re[at]! / scale;
  const alphaIm = im[at]! / scale;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (re[at + i]! / scale) ** 2 + (im[at + i]! / scale) ** 2;
  const beta = (alphaRe >= 0 ? -1 : 1) * Math.sqrt(sum);
  const vRe = new Float64Array(length);
  const vIm = new Float64Array(length);
  // v = x/(α − β) below its first element.
  const dRe = alphaRe - beta;
  const size = dRe * dRe + alphaIm * alphaIm;
  vRe[0] = 1;
  for (let i = 1; i < length; i++) {
    const x = re[at + i]! / scale;
    const y = im[at + i]! / scale;
    vRe[i] = (x * dRe + y * alphaIm) / size;
    vIm[i] = (y * dRe - x * alphaIm) / size;
    re[at + i] = 0;
    im[at + i] = 0;
  }
  re[at] = beta * scale;
  im[at] = 0;
  return { re: vRe, im: vIm, tauRe: (beta - alphaRe) / beta, tauIm: -alphaIm / beta };
}

/**
 * Applies 1 − τ v v† (sign = 1) or its adjoint (sign = −1) from the left to rows `row` … of columns [from, to).
 * Two columns at a time, for two independent chains of sums.
 */
export function reflectRows(
  reflection: Reflection,
  re: Float64Array,
  im: Float64Array,
  n: number,
  row: number,
  from: number,
  to: number,
  sign: number,
): void {
  const { re: vRe, im: vIm, tauRe } = reflection;
  const tauIm = sign * reflection.tauIm;
  const length = vRe.length;
  let j = from;
  for (; j + 1 < to; j += 2) {
    const p = row + n * j;
    const q = p + n;
    let aRe = 0;
    let aIm = 0;
    let bRe = 0;
    let bIm = 0;
    for (let i = 0; i < length; i++) {
      const v = vRe[i]!;
      const w = vIm[i]!;
      const x = re[p + i]!;
      const y = im[p + i]!;
      const s = re[q + i]!;
      const t = im[q + i]!;
      aRe += v * x + w * y;
      aIm += v * y - w * x;
      bRe += v * s + w * t;
      bIm += v * t - w * s;
    }
    const cRe = tauRe * aRe - tauIm * aIm;
    const cIm = tauRe * aIm + tauIm * aRe;
    const dRe = tauRe * bRe - tauIm * bIm;
    const dIm = tauRe * bIm + tauIm * bRe;
    for (let i = 0; i < length; i++) {
      const v = vRe[i]!;
      const w = vIm[i]!;
      re[p + i]! -= v * cRe - w * cIm;
      im[p + i]! -= v * cIm + w * cRe;
      re[q + i]! -= v * dRe - w * dIm;
      im[q + i]! -= v * dIm + w * dRe;
    }
  }
  if (j < to) {
    const p = row + n * j;
    let aRe = 0;
    let aIm = 0;
    for (let i = 0; i < length; i++) {
      aRe += vRe[i]! * re[p + i]! + vIm[i]! * im[p + i]!;
      aIm += vRe[i]! * im[p + i]! - vIm[i]! * re[p + i]!;
    }
    const cRe = tauRe * aRe - tauIm * aIm;
    const cIm = tauRe * aIm + tauIm * aRe;
    for (let i = 0; i < length; i++) {
      re[p + i]! -= vRe[i]! * cRe - vIm[i]! * cIm;
      im[p + i]! -= vRe[i]! * cIm + vIm[i]! * cRe;
    }
  }
}

/** Applies 1 − τ v v† from the right to columns `column` … of all rows, two columns at a time. */
export function reflectColumns(
  reflection: Reflection,
  re: Float64Array,
  im: Float64Array,
  n: number,
  column: number,
  workRe: Float64Array,
  workIm: Float64Array,
): void {
  const { re: vRe, im: vIm, tauRe, tauIm } = reflection;
  const length = vRe.length;
  workRe.fill(0);
  workIm.fill(0);
  for (let k = 0; k < length; k += 2) {
    const p = n * (column + k);
    const pair = k + 1 < length;
    const q = pair ? p + n : p;
    const a = vRe[k]!;
    const b = vIm[k]!;
    const c = pair ? vRe[k + 1]! : 0;
    const d = pair ? vIm[k + 1]! : 0;
    for (let i = 0; i < n; i++) {
      const x = re[p + i]!;
      const y = im[p + i]!;
      const s = re[q + i]!;
      const t = im[q + i]!;
      workRe[i]! += a * x - b * y + (c * s - d * t);
      workIm[i]! += a * y + b * x + (c * t + d * s);
    }
  }
  for (let k = 0; k < length; k++) {
    const p = n * (column + k);
    // τ·v_k*
    const a = tauRe * vRe[k]! + tauIm * vIm[k]!;
    const b = tauIm * vRe[k]! - tauRe * vIm[k]!;
    for (let i = 0; i < n; i++) {
      const x = workRe[i]!;
      const y = workIm[i]!;
      re[p + i]! -= a * x - b * y;
      im[p + i]! -= a * y + b * x;
    }
  }
}
