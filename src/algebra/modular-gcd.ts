/**
 * The gcd of multivariate polynomials from its images modulo primes (Brown, J. ACM 18, 478 (1971)).
 *
 * Modulo a prime, i is one of two square roots of −1, so two images give real and imaginary parts. Each image is
 * interpolated, one variable at a time, from gcds with that variable fixed at points. Images of several primes are
 * joined until the fractions they stand for settle; what comes out is believed only when it divides both inputs.
 * Intermediate results are no larger than the answer, which is where remainder sequences explode.
 */
import { spend } from './effort.ts';
import type { Gaussian } from './gaussian.ts';
import * as gaussian from './gaussian.ts';
import type { Integer } from './integer.ts';
import * as integer from './integer.ts';
import type { Monomial } from './monomial.ts';
import * as monomial from './monomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';
import {
  divideRows,
  evaluateRow,
  gcdOfRows,
  inverseMod,
  multiplyRows,
  type PrimeField,
  powerMod,
  primeField,
  type Row,
  residue,
  trimmed,
} from './prime-field.ts';

/** A polynomial modulo a prime; no coefficient is zero. */
type Image = ReadonlyMap<Monomial, number>;

/** A polynomial in all variables but the last, with coefficients in the last. */
type Rows = ReadonlyMap<Monomial, Row>;

const MOST_PRIMES = 400;

/**
 * The gcd up to a constant of polynomials in the same variables without negative exponents, roots taken as variables;
 * undefined when the primes run out.
 */
export function modularGcd(a: Polynomial, b: Polynomial): Polynomial | undefined {
  const ids = polynomial.support(a);
  const isReal = [a, b].every((p) => [...p.values()].every(({ im }) => im === 0));
  let joined: Joined | undefined;
  let previous: Polynomial | undefined;
  for (let k = 0; k < MOST_PRIMES; k++) {
    const field = primeField(k);
    const image = gaussianImage(a, b, ids, field, isReal);
    if (!image) continue;
    const order = joined ? monomial.compareByIdentity(image.lead, joined.lead) : 0;
    // A gcd of images can only be too large.
    if (order < 0) continue;
    joined = joined && order === 0 ? join(joined, image, field.prime) : started(image, field.prime);
    const candidate = reconstructed(joined);
    if (!candidate) continue;
    const settled = previous !== undefined && polynomial.equals(candidate, previous);
    previous = candidate;
    if (settled && polynomial.divideExact(a, candidate) && polynomial.divideExact(b, candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/** The variables in which the gcd certainly has degree zero. A variable left out may or may not occur in it. */
export function variablesAbsentFromGcd(
  a: Polynomial,
  b: Polynomial,
  ids: readonly number[],
): readonly number[] {
  const field = primeField(0);
  const [p, q] = [imageOf(a, field), imageOf(b, field)];
  if (!p || !q) return [];
  return ids.filter((id) => degreeBound(p, q, id, field.prime) === 0);
}

interface GaussianImage {
  readonly lead: Monomial;
  readonly re: Image;
  readonly im: Image;
}

/** The gcd with leading coefficient 1 modulo a prime, i kept; undefined when this prime is of no use. */
function gaussianImage(
  a: Polynomial,
  b: Polynomial,
  ids: readonly number[],
  field: PrimeField,
  isReal: boolean,
): GaussianImage | undefined {
  const { prime, imaginaryUnit } = field;
  const upper = imageOfGcd(a, b, ids, field);
  if (!upper) return undefined;
  const lead = leadingMonomial(upper);
  if (isReal) return { lead, re: upper, im: new Map() };
  const lower = imageOfGcd(a, b, ids, { prime, imaginaryUnit: prime - imaginaryUnit });
  if (!lower || leadingMonomial(lower) !== lead) return undefined;
  const half = (prime + 1) / 2;
  const halfOverI = (half * (prime - imaginaryUnit)) % prime;
  return {
    lead,
    re: scaleImage(addImages(upper, lower, 1, prime), half, prime),
    im: scaleImage(addImages(upper, lower, prime - 1, prime), halfOverI, prime),
  };
}

function imageOfGcd(
  a: Polynomial,
  b: Polynomial,
  ids: readonly number[],
  field: PrimeField,
): Image | undefined {
  const [p, q] = [imageOf(a, field), imageOf(b, field)];
  if (!p || !q) return undefined;
  const bounds = new Map<number, number>();
  for (const id of ids) {
    const bound = degreeBound(p, q, id, field.prime);
    if (bound === undefined) return undefined;
    bounds.set(id, bound);
  }
  return gcdOfImages(p, q, ids, bounds, field.prime);
}

/** p modulo a prime; undefined when a coefficient vanishes or has no image, so that degrees are kept. */
function imageOf(p: Polynomial, field: PrimeField): Image | undefined {
  spend(p.size);
  const image = new Map<Monomial, number>();
  for (const [m, c] of p) {
    const value = residue(c, field);
    if (!value) return undefined;
    image.set(m, value);
  }
  return image;
}

/** A bound on the degree of the gcd in one variable, from the others fixed at a point; undefined at a bad point. */
function degreeBound(a: Image, b: Image, id: number, prime: number): number | undefined {
  const [u, v] = [a, b].map((p) => {
    let degree = 0;
    const row: number[] = [];
    for (const [m, c] of p) {
      let value = c;
      let exponent = 0;
      monomial.forEachFactor(m, (factor, e) => {
        if (factor === id) exponent = e;
        else value = (value * powerMod(pointFor(factor, prime), e, prime)) % prime;
      });
      degree = Math.max(degree, exponent);
      row[exponent] = ((row[exponent] ?? 0) + value) % prime;
    }
    const dense = trimmed(Array.from(row, (c) => c ?? 0));
    return dense.length === degree + 1 ? dense : undefined;
  });
  return u && v ? gcdOfRows(u, v, prime).length - 1 : undefined;
}

/** Any residue that looks random will do; a fixed one for each generator keeps results reproducible. */
function pointFor(id: number, prime: number): number {
  return (((id + 1) * 48271) % (prime - 2)) + 1;
}

/** The gcd with leading coefficient 1, or undefined when the points were not good ones. */
function gcdOfImages(
  a: Image,
  b: Image,
  ids: readonly number[],
  bounds: ReadonlyMap<number, number>,
  prime: number,
): Image | undefined {
  const id = ids[ids.length - 1]!;
  const [wholeA, wholeB] = [rowsIn(a, id), rowsIn(b, id)];
  const [contentA, contentB] = [contentOf(wholeA, prime), contentOf(wholeB, prime)];
  const content = gcdOfRows(contentA, contentB, prime);
  if (ids.length === 1) return imageOfRows(new Map([[monomial.UNIT, content]]), id);
  const [rowsA, rowsB] = [overRow(wholeA, contentA, prime), overRow(wholeB, contentB, prime)];
  const [leadA, leadB] = [rowsA, rowsB].map((rows) => rows.get(leadingMonomial(rows))!);
  const leadGcd = gcdOfRows(leadA!, leadB!, prime);
  const rest = ids.slice(0, -1);
  const needed = bounds.get(id)! + leadGcd.length;
  const points: number[] = [];
  const images: Image[] = [];
  let lead: Monomial | undefined;
  for (let trial = 1; points.length < needed; trial++) {
    if (trial > 2 * needed + 20) return undefined;
    spend(a.size + b.size);
    const at = (pointFor(id, prime) + trial * 7919) % prime;
    if (evaluateRow(leadA!, at, prime) === 0 || evaluateRow(leadB!, at, prime) === 0) continue;
    const [p, q] = [evaluateRows(rowsA, at, prime), evaluateRows(rowsB, at, prime)];
    const image = gcdOfImages(p, q, rest, bounds, prime);
    if (!image) return undefined;
    const top = leadingMonomial(image);
    const order = lead === undefined ? 0 : monomial.compareByIdentity(top, lead);
    if (order < 0) continue;
    if (order > 0) {
      points.length = 0;
      images.length = 0;
    }
    lead = top;
    points.push(at);
    images.push(scaleImage(image, evaluateRow(leadGcd, at, prime), prime));
  }
  const rows = interpolated(points, images, prime);
  const primitive = overRow(rows, contentOf(rows, prime), prime);
  const whole = new Map([...primitive].map(([m, row]) => [m, multiplyRows(row, content, prime)]));
  const result = imageOfRows(whole, id);
  return scaleImage(result, inverseMod(result.get(leadingMonomial(result))!, prime), prime);
}

/** p as a polynomial with coefficients in its last variable. */
function rowsIn(p: Image, id: number): Rows {
  const rows = new Map<Monomial, number[]>();
  for (const [m, c] of p) {
    const key = monomial.without(m, id);
    const row = rows.get(key) ?? [];
    row[monomial.exponentOf(m, id)] = c;
    rows.set(key, row);
  }
  return new Map([...rows].map(([m, row]) => [m, Array.from(row, (c) => c ?? 0)]));
}

function imageOfRows(rows: Rows, id: number): Image {
  const image = new Map<Monomial, number>();
  for (const [m, row] of rows) {
    row.forEach((c, exponent) => {
      if (c !== 0) image.set(monomial.multiply(m, monomial.monomialOf(id, exponent)), c);
    });
  }
  return image;
}

function contentOf(rows: Rows, prime: number): Row {
  let content: Row = [];
  for (const row of rows.values()) {
    content = gcdOfRows(content, row, prime);
    if (content.length === 1) break;
  }
  return content;
}

function overRow(rows: Rows, divisor: Row, prime: number): Rows {
  if (divisor.length === 1) return rows;
  return new Map([...rows].map(([m, row]) => [m, divideRows(row, divisor, prime).quotient]));
}

function evaluateRows(rows: Rows, at: number, prime: number): Image {
  const image = new Map<Monomial, number>();
  for (const [m, row] of rows) {
    const value = evaluateRow(row, at, prime);
    if (value !== 0) image.set(m, value);
  }
  return image;
}

function leadingMonomial(p: ReadonlyMap<Monomial, unknown>): Monomial {
  let lead: Monomial | undefined;
  for (const m of p.keys()) {
    if (lead === undefined || monomial.compareByIdentity(m, lead) < 0) lead = m;
  }
  return lead!;
}

function scaleImage(p: Image, factor: number, prime: number): Image {
  return factor === 1 ? p : new Map([...p].map(([m, c]) => [m, (c * factor) % prime]));
}

/** a + factor·b. */
function addImages(a: Image, b: Image, factor: number, prime: number): Image {
  const sum = new Map(a);
  for (const [m, c] of b) {
    const total = ((sum.get(m) ?? 0) + c * factor) % prime;
    if (total === 0) sum.delete(m);
    else sum.set(m, total);
  }
  return sum;
}

/** The polynomial with the given images at points, by Lagrange's formula. */
function interpolated(points: readonly number[], images: readonly Image[], prime: number): Rows {
  const sums = new Map<Monomial, number[]>();
  points.forEach((at, j) => {
    let basis: Row = [1];
    let scale = 1;
    for (const other of points) {
      if (other === at) continue;
      basis = multiplyRows(basis, [prime - other, 1], prime);
      scale = (scale * (at - other + prime)) % prime;
    }
    const inverse = inverseMod(scale, prime);
    for (const [m, value] of images[j]!) {
      const sum = sums.get(m) ?? new Array<number>(points.length).fill(0);
      const factor = (value * inverse) % prime;
      basis.forEach((c, k) => {
        sum[k] = (sum[k]! + c * factor) % prime;
      });
      sums.set(m, sum);
    }
  });
  const rows = [...sums].map(([m, sum]) => [m, trimmed(sum)] as const);
  return new Map(rows.filter(([, row]) => row.length > 0));
}

/** Images of several primes, as residues modulo their product. */
interface Joined {
  readonly lead: Monomial;
  readonly modulus: bigint;
  readonly re: ReadonlyMap<Monomial, bigint>;
  readonly im: ReadonlyMap<Monomial, bigint>;
}

function started({ lead, re, im }: GaussianImage, prime: number): Joined {
  const wide = (image: Image): ReadonlyMap<Monomial, bigint> =>
    new Map([...image].map(([m, c]) => [m, BigInt(c)]));
  return { lead, modulus: BigInt(prime), re: wide(re), im: wide(im) };
}

/** The Chinese remainder theorem, coefficient by coefficient. */
function join(joined: Joined, image: GaussianImage, prime: number): Joined {
  const { lead, modulus } = joined;
  const wide = BigInt(prime);
  const inverse = inverseMod(Number(modulus % wide), prime);
  const both = (
    old: ReadonlyMap<Monomial, bigint>,
    added: Image,
  ): ReadonlyMap<Monomial, bigint> => {
    const sum = new Map<Monomial, bigint>();
    for (const m of new Set([...old.keys(), ...added.keys()])) {
      const known = old.get(m) ?? 0n;
      const difference = ((added.get(m) ?? 0) - Number(known % wide) + prime) % prime;
      sum.set(m, known + modulus * BigInt((difference * inverse) % prime));
    }
    return sum;
  };
  return {
    lead,
    modulus: modulus * wide,
    re: both(joined.re, image.re),
    im: both(joined.im, image.im),
  };
}

/** The polynomial over ℚ(i) with these residues and short fractions; undefined when there is none. */
function reconstructed({ modulus, re, im }: Joined): Polynomial | undefined {
  const result = new Map<Monomial, Gaussian>();
  for (const m of new Set([...re.keys(), ...im.keys()])) {
    const x = fraction(re.get(m) ?? 0n, modulus);
    const y = fraction(im.get(m) ?? 0n, modulus);
    if (!x || !y) return undefined;
    const value = gaussian.gaussian(
      integer.multiply(x.numerator, y.denominator),
      integer.multiply(y.numerator, x.denominator),
      integer.multiply(x.denominator, y.denominator),
    );
    if (!gaussian.isZero(value)) result.set(m, value);
  }
  return result;
}

/** n/d ≡ residue with 2n², 2d² ≤ modulus, by Euclid's algorithm stopped half way (Wang, SYMSAC 1981). */
function fraction(
  residue: bigint,
  modulus: bigint,
): { readonly numerator: Integer; readonly denominator: Integer } | undefined {
  let [r0, r1] = [modulus, residue];
  let [t0, t1] = [0n, 1n];
  while (2n * r1 * r1 > modulus) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (t1 === 0n || 2n * t1 * t1 > modulus) return undefined;
  const sign = t1 < 0n ? -1n : 1n;
  return { numerator: integer.narrow(sign * r1), denominator: integer.narrow(sign * t1) };
}
