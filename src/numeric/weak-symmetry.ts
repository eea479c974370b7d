import type { NumericModel, NumericOperator } from './operators.ts';

/**
 * The U(1) charges under which a model's generator is weakly invariant.
 *
 * A charge Q = Σ q_j n_j turns each mode by its own phase, c_j → e^{−iq_jφ}c_j. A monomial with creation exponents u and
 * annihilation exponents v then gets the phase q·(u − v). The generator is unchanged for every φ when each term of H has
 * q·(u − v) = 0 and the terms of each jump operator share one value: x and x† occur together in xρx†, so the phase of x
 * itself does not matter. That is what makes the symmetry weak: a thermal bath, which changes Q, keeps it. It holds for
 * non-Hermitian H and for the trace-correction term too.
 *
 * The steady state, when it is unique, has elements only between states of equal charges.
 */

/**
 * A basis of those charges: independent integer vectors q, one number a mode, without a common divisor.
 *
 * @returns none when no such charge exists, as with a coherent drive; one unit vector a mode when no term couples modes
 */
export function weakCharges(model: NumericModel): readonly (readonly number[])[] {
  const modes = model.modes.length;
  const rows: number[][] = [];
  for (const t of nonZero(model.hamiltonian)) rows.push(shift(t));
  for (const { rate, jump } of model.dissipators) {
    if (rate === 0) continue;
    const [first, ...rest] = nonZero(jump).map(shift);
    for (const other of rest) rows.push(other.map((v, j) => v - first![j]!));
  }
  return integerNullSpace(rows, modes);
}

/** Whether two modes have the same charges, so that mixing them keeps every charge. */
export function haveEqualCharges(
  charges: readonly (readonly number[])[],
  first: number,
  second: number,
): boolean {
  return charges.every((q) => q[first] === q[second]);
}

/**
 * A basis of {q ∈ ℤⁿ : row·q = 0 for every row} over ℚ, each vector primitive, by fraction-free elimination. Each vector
 * belongs to one column without pivot and is zero at the others.
 */
export function integerNullSpace(
  rows: readonly (readonly number[])[],
  columns: number,
): readonly (readonly number[])[] {
  const reduced: number[][] = [];
  const pivots: number[] = [];
  for (const row of rows) {
    let rest = [...row];
    reduced.forEach((each, k) => {
      rest = eliminate(rest, each, pivots[k]!);
    });
    const pivot = rest.findIndex((v) => v !== 0);
    if (pivot < 0) continue;
    reduced.forEach((each, k) => {
      reduced[k] = eliminate(each, rest, pivot);
    });
    reduced.push(rest);
    pivots.push(pivot);
  }
  const free = Array.from({ length: columns }, (_, j) => j).filter((j) => !pivots.includes(j));
  return free.map((j) => {
    const scale = reduced.reduce((lcm, row, k) => {
      const pivot = Math.abs(row[pivots[k]!]!);
      return (lcm / gcd(lcm, pivot)) * pivot;
    }, 1);
    const q = new Array<number>(columns).fill(0);
    q[j] = scale;
    reduced.forEach((row, k) => {
      const value = (-row[j]! * scale) / row[pivots[k]!]!;
      q[pivots[k]!] = value === 0 ? 0 : value;
    });
    return primitive(q);
  });
}

/** row·pivot(by) − by·row[at], without a common divisor: zero at `at`. */
function eliminate(row: readonly number[], by: readonly number[], at: number): number[] {
  if (row[at] === 0) return [...row];
  return primitive(row.map((v, j) => v * by[at]! - by[j]! * row[at]!));
}

function primitive(q: readonly number[]): number[] {
  const divisor = q.reduce(gcd, 0);
  if (divisor === 0) return [...q];
  const first = q.find((v) => v !== 0)!;
  return q.map((v) => (v === 0 ? 0 : v / (first < 0 ? -divisor : divisor)));
}

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function nonZero(operator: NumericOperator): NumericOperator {
  return operator.filter(({ re, im }) => re !== 0 || im !== 0);
}

function shift({
  creation,
  annihilation,
}: {
  readonly creation: readonly number[];
  readonly annihilation: readonly number[];
}): number[] {
  return creation.map((n, j) => n - annihilation[j]!);
}
