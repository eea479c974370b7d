import { InputError } from '../algebra/errors.ts';

/**
 * What a Fock basis contains: `caps[j]` is the largest occupation kept in mode j (so the mode has caps[j] + 1
 * levels), `total` the largest total excitation number kept. Either, or both.
 */
export interface BasisSpec {
  readonly caps?: readonly number[];
  readonly total?: number;
}

/**
 * A truncated Fock basis: every occupation (n_0, …, n_{m−1}) with n_j ≤ caps[j] and Σ n_j ≤ total.
 *
 * States are in lexicographic order with the first mode most significant. With caps alone that is the order of
 * the Kronecker product of the modes' own bases; state 0 is always the vacuum.
 */
export interface FockBasis {
  readonly modes: number;
  /** Number of states. */
  readonly dimension: number;
  /** The largest occupation of each mode that occurs in the basis. */
  readonly caps: readonly number[];
  /** The largest total excitation number that occurs in the basis. */
  readonly total: number;
  /** Occupations state by state: state i has n_j = occupations[i·modes + j]. */
  readonly occupations: Int32Array;
  /** ranks[j][r·(caps[j]+2) + v]: states of modes j… with at most r excitations and n_j < v. */
  readonly ranks: readonly Float64Array[];
}

const MAX_STATES = 2 ** 24;

/**
 * Enumerates a Fock basis.
 *
 * @param modes number of modes, at least one
 * @param spec caps on single occupations, on the total, or both; each a positive integer
 * @throws InputError when a cap is not a positive integer, no cap is given, the number of caps is not the
 *   number of modes, or the basis would have more than 2²⁴ states (counted before anything is allocated)
 */
export function fockBasis(modes: number, spec: BasisSpec): FockBasis {
  const key = `${modes};${spec.caps};${spec.total}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  const basis = enumerate(modes, spec);
  if (basis.dimension > KEPT_STATES) return basis;
  if (recent.size >= KEPT_BASES) recent.clear();
  recent.set(key, basis);
  return basis;
}

/** Small bases, which sweeps come back to at every point; nothing changes a basis once it is made. */
const recent = new Map<string, FockBasis>();
const KEPT_STATES = 400;
const KEPT_BASES = 64;

function enumerate(modes: number, spec: BasisSpec): FockBasis {
  if (!Number.isSafeInteger(modes) || modes < 1)
    throw new InputError(`basis: ${modes} modes; a positive integer is accepted`);
  const { caps: given, total: givenTotal } = spec;
  if (given === undefined && givenTotal === undefined)
    throw new InputError(
      'basis: no truncation given; caps (one a mode), total, or both are accepted',
    );
  if (given !== undefined && given.length !== modes)
    throw new InputError(
      `basis: ${given.length} caps for ${modes} modes; one cap a mode is accepted`,
    );
  given?.forEach((cap, j) => {
    requireCap(cap, `cap of mode ${j + 1}`);
  });
  if (givenTotal !== undefined) requireCap(givenTotal, 'cap on the total excitation number');

  const capSum = given?.reduce((sum, cap) => sum + cap, 0) ?? Number.POSITIVE_INFINITY;
  const total = Math.min(capSum, givenTotal ?? Number.POSITIVE_INFINITY);
  const caps = Array.from({ length: modes }, (_, j) => Math.min(given?.[j] ?? total, total));
  if (total >= MAX_STATES) throw tooLarge(`${total + 1} states`);

  const ranks: Float64Array[] = new Array(modes);
  let below = new Float64Array(total + 1).fill(1);
  for (let j = modes - 1; j >= 0; j--) {
    const width = caps[j]! + 2;
    const entries = (total + 1) * width;
    if (entries > MAX_STATES)
      throw tooLarge(`a table of ${entries} entries for caps ${caps.join(',')}`);
    const table = new Float64Array(entries);
    const counts = new Float64Array(total + 1);
    for (let r = 0; r <= total; r++) {
      for (let v = 0; v < width - 1; v++)
        table[r * width + v + 1] = table[r * width + v]! + (v <= r ? below[r - v]! : 0);
      counts[r] = table[r * width + width - 1]!;
    }
    ranks[j] = table;
    below = counts;
  }
  const dimension = below[total]!;
  if (dimension > MAX_STATES) throw tooLarge(`${dimension} states`);

  const occupations = new Int32Array(dimension * modes);
  const current = new Int32Array(modes);
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    occupations.set(current, i * modes);
    // The odometer: raise the last mode that has room, clear those after it.
    for (let j = modes - 1; j >= 0; j--) {
      if (current[j]! < caps[j]! && sum < total) {
        current[j]!++;
        sum++;
        break;
      }
      sum -= current[j]!;
      current[j] = 0;
    }
  }
  return { modes, dimension, caps, total, occupations, ranks };
}

/** The occupations of state `index`. */
export function stateAt(basis: FockBasis, index: number): readonly number[] {
  return Array.from(basis.occupations.subarray(index * basis.modes, (index + 1) * basis.modes));
}

/** The index of the state with these occupations, or −1 when the basis does not contain it. */
export function stateIndex(basis: FockBasis, occupations: ArrayLike<number>): number {
  let rest = basis.total;
  let index = 0;
  for (let j = 0; j < basis.modes; j++) {
    const n = occupations[j]!;
    const cap = basis.caps[j]!;
    if (!(n >= 0 && n <= cap && n <= rest)) return -1;
    index += basis.ranks[j]![rest * (cap + 2) + n]!;
    rest -= n;
  }
  return index;
}

function requireCap(cap: number, name: string): void {
  if (!Number.isSafeInteger(cap) || cap < 1)
    throw new InputError(`basis: the ${name} is ${cap}; a positive integer is accepted`);
}

function tooLarge(what: string): InputError {
  return new InputError(`basis: ${what}; at most ${MAX_STATES} are accepted`);
}
