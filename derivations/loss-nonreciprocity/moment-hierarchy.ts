/**
 * The driven Kerr cavities by their normally ordered moments ⟨Π a_j†^p_j a_j^q_j⟩, without any Fock basis.
 *
 * With ȧ = −iMa − 2iU a†a a − iΩ (M the 3 × 3 matrix of frequencies, couplings and half losses) the moment of (p, q)
 * obeys
 *
 *   0 = −i Σ_jk q_j M_jk ⟨p, q − e_j + e_k⟩ + i Σ_jk p_j M*_jk ⟨p − e_j + e_k, q⟩
 *       + i Σ_j U_j [p_j(p_j − 1) − q_j(q_j − 1)] ⟨p, q⟩ + 2i Σ_j U_j (p_j − q_j) ⟨p + e_j, q + e_j⟩
 *       − iΩ q_d ⟨p, q − e_d⟩ + iΩ p_d ⟨p − e_d, q⟩.
 *
 * Moments of more than `order` creations or annihilations are left out. At a weak drive the blocks of given |p| and
 * |q| are solved one after the other, upwards, again and again: what comes back from above is small.
 */
import { floatNumber } from 'ladderproof/claims';
import type { Direction, Point } from './point.ts';

type Index = readonly [number, number, number];

const OTHERS = [0, 1, 2] as const;

/** All (n_a, n_c, n_b) of a given sum. */
function indices(sum: number): readonly Index[] {
  const all: Index[] = [];
  for (let a = 0; a <= sum; a++) for (let c = 0; a + c <= sum; c++) all.push([a, c, sum - a - c]);
  return all;
}

const shifted = (index: Index, place: number, by: number): Index =>
  index.map((n, k) => (k === place ? n + by : n)) as unknown as Index;

interface Level {
  readonly indices: readonly Index[];
  readonly at: ReadonlyMap<string, number>;
}

const LEVELS: readonly Level[] = Array.from({ length: 6 }, (_, sum) => {
  const all = indices(sum);
  return { indices: all, at: new Map(all.map((index, k) => [index.join(), k])) };
});

/** A dense complex system, factored once. */
interface Factors {
  readonly size: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly order: Int32Array;
}

interface Block {
  readonly p: number;
  readonly q: number;
  readonly factors: Factors;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export interface Moments {
  /** ⟨x†ⁿxⁿ⟩ of the mode that is read out, n from 0 to the order. */
  readonly factorial: readonly number[];
  readonly sweeps: number;
}

/** Throws RangeError when the sweeps do not settle. */
export function momentHierarchy(direction: Direction, point: Point, order: 2 | 3 | 4 | 5): Moments {
  const drive = direction === 'ac' ? 0 : 1;
  const target = direction === 'ac' ? 1 : 0;
  const blocks = new Map<string, Block>();
  for (let p = 0; p <= order; p++) {
    for (let q = 0; q <= p; q++) {
      const size = LEVELS[p]!.indices.length * LEVELS[q]!.indices.length;
      const factors = p + q === 0 ? empty : factor(size, (set) => fill(p, q, point, set));
      blocks.set(`${p},${q}`, {
        p,
        q,
        factors,
        re: new Float64Array(size),
        im: new Float64Array(size),
      });
    }
  }
  blocks.get('0,0')!.re[0] = 1;
  const ordered = [...blocks.values()]
    .filter(({ p, q }) => p + q > 0)
    .sort((x, y) => x.p + x.q - y.p - y.q);
  const occupation = (): number => read(blocks, shifted([0, 0, 0], target, 1));
  let last = Number.NaN;
  for (let sweep = 1; sweep <= 60; sweep++) {
    for (const block of ordered) solveBlock(block, blocks, drive, point, order);
    const now = occupation();
    if (sweep > 3 && Math.abs(now - last) <= 1e-13 * Math.abs(now)) {
      const factorial = Array.from({ length: order + 1 }, (_, n) =>
        read(blocks, shifted([0, 0, 0], target, n)),
      );
      return { factorial, sweeps: sweep };
    }
    last = now;
  }
  throw new RangeError('the moment hierarchy does not settle');
}

function read(blocks: ReadonlyMap<string, Block>, index: Index): number {
  const [x] = momentOf(blocks, index, index);
  return x;
}

/** ⟨p, q⟩, from the conjugate block where |p| < |q|; zero above the order kept. */
function momentOf(
  blocks: ReadonlyMap<string, Block>,
  p: Index,
  q: Index,
): readonly [re: number, im: number] {
  const [P, Q] = [sumOf(p), sumOf(q)];
  const flipped = P < Q;
  const block = blocks.get(flipped ? `${Q},${P}` : `${P},${Q}`);
  if (!block) return [0, 0];
  const [up, down] = flipped ? [q, p] : [p, q];
  const k =
    LEVELS[block.p]!.at.get(up.join())! * LEVELS[block.q]!.indices.length +
    LEVELS[block.q]!.at.get(down.join())!;
  return [block.re[k]!, (flipped ? -1 : 1) * block.im[k]!];
}

function sumOf(index: Index): number {
  return index[0] + index[1] + index[2];
}

function entry(point: Point, j: number, k: number): readonly [re: number, im: number] {
  if (j === k) return [point.Delta, -point.kappa[j]! / 2];
  if (j + k === 1) {
    const sign = j === 1 ? 1 : -1;
    return [point.J_ac * Math.cos(point.theta), sign * point.J_ac * Math.sin(point.theta)];
  }
  return [point.J_b, 0];
}

/** The part of the equations that stays within the moments of |p| creations and |q| annihilations. */
function fill(
  P: number,
  Q: number,
  point: Point,
  add: (row: number, column: number, re: number, im: number) => void,
): void {
  const [creations, annihilations] = [LEVELS[P]!, LEVELS[Q]!];
  const width = annihilations.indices.length;
  creations.indices.forEach((p, i) => {
    annihilations.indices.forEach((q, j) => {
      const row = i * width + j;
      for (const m of OTHERS) {
        const kerr = point.U * (m === 2 ? 0 : 1) * (p[m] * (p[m] - 1) - q[m] * (q[m] - 1));
        add(row, row, 0, kerr);
        for (const k of OTHERS) {
          const [re, im] = entry(point, m, k);
          if (q[m] > 0) {
            const to = annihilations.at.get(shifted(shifted(q, m, -1), k, 1).join())!;
            add(row, i * width + to, q[m] * im, -q[m] * re);
          }
          if (p[m] > 0) {
            const to = creations.at.get(shifted(shifted(p, m, -1), k, 1).join())!;
            add(row, to * width + j, p[m] * im, p[m] * re);
          }
        }
      }
    });
  });
}

/** Solves for one block, everything else as it stands. */
function solveBlock(
  block: Block,
  blocks: ReadonlyMap<string, Block>,
  drive: 0 | 1,
  point: Point,
  order: number,
): void {
  const { p: P, q: Q } = block;
  const width = LEVELS[Q]!.indices.length;
  const re = new Float64Array(block.re.length);
  const im = new Float64Array(block.im.length);
  const subtract = (row: number, factor: number, [x, y]: readonly [number, number]): void => {
    // minus i·factor·(x + iy)
    re[row]! += factor * y;
    im[row]! -= factor * x;
  };
  LEVELS[P]!.indices.forEach((p, i) => {
    LEVELS[Q]!.indices.forEach((q, j) => {
      const row = i * width + j;
      if (q[drive] > 0)
        subtract(row, -point.Omega * q[drive], momentOf(blocks, p, shifted(q, drive, -1)));
      if (p[drive] > 0)
        subtract(row, point.Omega * p[drive], momentOf(blocks, shifted(p, drive, -1), q));
      if (P >= order) return;
      for (const m of [0, 1] as const) {
        if (p[m] === q[m]) continue;
        const above = momentOf(blocks, shifted(p, m, 1), shifted(q, m, 1));
        subtract(row, 2 * point.U * (p[m] - q[m]), above);
      }
    });
  });
  substituteBack(block.factors, re, im);
  block.re.set(re);
  block.im.set(im);
}

const empty: Factors = {
  size: 0,
  re: new Float64Array(),
  im: new Float64Array(),
  order: new Int32Array(),
};

/** LU with partial pivoting, row by row. */
function factor(
  size: number,
  build: (add: (row: number, column: number, re: number, im: number) => void) => void,
): Factors {
  const re = new Float64Array(size * size);
  const im = new Float64Array(size * size);
  build((row, column, x, y) => {
    re[row * size + column]! += x;
    im[row * size + column]! += y;
  });
  const order = Int32Array.from({ length: size }, (_, k) => k);
  for (let k = 0; k < size; k++) {
    let pivot = k;
    const weight = (i: number): number => re[i * size + k]! ** 2 + im[i * size + k]! ** 2;
    for (let i = k + 1; i < size; i++) if (weight(i) > weight(pivot)) pivot = i;
    if (weight(pivot) === 0) throw new RangeError('the moment equations are singular');
    if (pivot !== k) {
      for (let j = 0; j < size; j++) {
        for (const part of [re, im]) {
          const kept = part[k * size + j]!;
          part[k * size + j] = part[pivot * size + j]!;
          part[pivot * size + j] = kept;
        }
      }
      const kept = order[k]!;
      order[k] = order[pivot]!;
      order[pivot] = kept;
    }
    const norm = weight(k);
    const inverse = floatNumber(re[k * size + k]! / norm, -im[k * size + k]! / norm);
    for (let i = k + 1; i < size; i++) {
      const [x, y] = [re[i * size + k]!, im[i * size + k]!];
      if (x === 0 && y === 0) continue;
      const a = x * inverse.re - y * inverse.im;
      const b = x * inverse.im + y * inverse.re;
      re[i * size + k] = a;
      im[i * size + k] = b;
      for (let j = k + 1; j < size; j++) {
        const [u, v] = [re[k * size + j]!, im[k * size + j]!];
        re[i * size + j]! -= a * u - b * v;
        im[i * size + j]! -= a * v + b * u;
      }
    }
  }
  return { size, re, im, order };
}

function substituteBack({ size, re, im, order }: Factors, x: Float64Array, y: Float64Array): void {
  const [fromX, fromY] = [x.slice(), y.slice()];
  for (let i = 0; i < size; i++) {
    let a = fromX[order[i]!]!;
    let b = fromY[order[i]!]!;
    for (let j = 0; j < i; j++) {
      const [u, v] = [re[i * size + j]!, im[i * size + j]!];
      a -= u * x[j]! - v * y[j]!;
      b -= u * y[j]! + v * x[j]!;
    }
    x[i] = a;
    y[i] = b;
  }
  for (let i = size - 1; i >= 0; i--) {
    let a = x[i]!;
    let b = y[i]!;
    for (let j = i + 1; j < size; j++) {
      const [u, v] = [re[i * size + j]!, im[i * size + j]!];
      a -= u * x[j]! - v * y[j]!;
      b -= u * y[j]! + v * x[j]!;
    }
    const [u, v] = [re[i * size + i]!, im[i * size + i]!];
    const norm = u * u + v * v;
    x[i] = (a * u + b * v) / norm;
    y[i] = (b * u - a * v) / norm;
  }
}
