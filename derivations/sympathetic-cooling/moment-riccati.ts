/**
 * The exact second moments C_ij = ⟨c_i†c_j⟩ of the three-mode model, and whether there are any.
 *
 * For H = Σ h_ij c_i†c_j and baths of single quanta the moments of a Gaussian state obey
 * Ċ = MC + CM† + N + CσC, with M = i·conj(h) + ½(gain − loss), σ = −i(hᵀ − conj(h)) from the anti-Hermitian part of
 * H, and N the gain. A simple purely imaginary eigenvalue iω of the matrix [[−M†, −σ], [N, M]] leaves no Hermitian
 * solution at all; the polynomial in ω is real, and a Sturm sequence counts its real roots in rational numbers.
 */

import { type Model, Scalar, substitute } from 'ladderproof';
import { determinant, exponents, type Matrix, signOf } from 'ladderproof/algebra';

/** Exact parameter values, as decimal literals or scalars. */
export type ExactValues = Readonly<Record<string, Scalar>>;

interface Riccati {
  readonly drift: Matrix;
  readonly growth: Matrix;
  readonly gain: Matrix;
}

/** M, σ and N of a model whose Hamiltonian conserves the number of quanta. */
function riccati(model: Model, values: ExactValues): Riccati {
  const known = new Map(Object.entries(values));
  const size = model.space.sites.length;
  const zeros = (): Scalar[][] =>
    Array.from({ length: size }, () => Array.from({ length: size }, () => Scalar.ZERO));
  const h = zeros();
  for (const [word, coefficient] of model.hamiltonian.terms) {
    const powers = exponents(word);
    const i = powers.findIndex(({ creation }) => creation === 1);
    const j = powers.findIndex(({ annihilation }) => annihilation === 1);
    const quanta = powers.reduce((sum, p) => sum + p.creation + p.annihilation, 0);
    if (i < 0 || j < 0 || quanta !== 2)
      throw new RangeError('the Hamiltonian does not conserve the number of quanta');
    h[i]![j] = substitute(coefficient, known);
  }
  const drift = h.map((row) => row.map((entry) => entry.conjugate().times(Scalar.I)));
  const growth = h.map((row, i) =>
    row.map((entry, j) => h[j]![i]!.minus(entry.conjugate()).times(Scalar.I).negate()),
  );
  const gain = zeros();
  for (const { rate, jump } of model.dissipators) {
    const value = substitute(rate, known);
    for (const [word] of jump.terms) {
      const powers = exponents(word);
      const up = powers.findIndex(({ creation }) => creation === 1);
      const at = up >= 0 ? up : powers.findIndex(({ annihilation }) => annihilation === 1);
      const half = value.over(Scalar.integer(up >= 0 ? 2 : -2));
      drift[at]![at] = drift[at]![at]!.plus(half);
      if (up >= 0) gain[at]![at] = gain[at]![at]!.plus(value);
    }
  }
  return { drift, growth, gain };
}

/** How many purely imaginary eigenvalues iω, counted without multiplicity, leave the model without stationary moments. */
export function imaginaryEigenvalues(model: Model, values: ExactValues): number {
  const { drift, growth, gain } = riccati(model, values);
  const size = drift.length;
  const along = Scalar.I.times(Scalar.real('omega'));
  const entry = (i: number, j: number): Scalar => {
    if (i < size)
      return j < size ? drift[j]![i]!.conjugate().negate() : growth[i]![j - size]!.negate();
    return j < size ? gain[i - size]![j]! : drift[i - size]![j - size]!;
  };
  const matrix = Array.from({ length: 2 * size }, (_, i) =>
    Array.from({ length: 2 * size }, (_, j) => (i === j ? entry(i, j).minus(along) : entry(i, j))),
  );
  return realRoots(coefficientsOf(determinant(matrix), 'omega'));
}

/** Real coefficients by ascending powers. */
function coefficientsOf(polynomial: Scalar, name: string): readonly Scalar[] {
  const rows = polynomial.coefficientsIn(name);
  const degree = Math.max(0, ...rows.keys());
  return Array.from({ length: degree + 1 }, (_, k) => rows.get(k) ?? Scalar.ZERO);
}

/** The number of distinct real roots of a polynomial with rational coefficients, by Sturm's theorem. */
export function realRoots(coefficients: readonly Scalar[]): number {
  const sequence: (readonly Scalar[])[] = [
    primitive(coefficients),
    primitive(derivative(coefficients)),
  ];
  for (;;) {
    const [before, last] = [sequence.at(-2)!, sequence.at(-1)!];
    const rest = remainder(before, last);
    if (rest.length === 0) break;
    sequence.push(primitive(rest.map((c) => c.negate())));
  }
  const changes = (side: 1 | -1): number => {
    const signs = sequence.map((p) => {
      const isFlipped = side < 0 && (p.length - 1) % 2 === 1;
      return (signOf(p.at(-1)!) === 'positive') !== isFlipped;
    });
    return signs.filter((sign, k) => k > 0 && sign !== signs[k - 1]).length;
  };
  return changes(-1) - changes(1);
}

function derivative(p: readonly Scalar[]): readonly Scalar[] {
  return p.slice(1).map((c, k) => c.times(Scalar.integer(k + 1)));
}

function trimmed(p: readonly Scalar[]): readonly Scalar[] {
  const top = p.findLastIndex((c) => !c.isZero());
  return p.slice(0, top + 1);
}

/** The polynomial over the modulus of its leading coefficient. */
function primitive(p: readonly Scalar[]): readonly Scalar[] {
  const kept = trimmed(p);
  const lead = kept.at(-1);
  if (!lead) return kept;
  const size = signOf(lead) === 'negative' ? lead.negate() : lead;
  return kept.map((c) => c.over(size));
}

function remainder(a: readonly Scalar[], b: readonly Scalar[]): readonly Scalar[] {
  let rest = [...trimmed(a)];
  while (rest.length >= b.length) {
    const factor = rest.at(-1)!.over(b.at(-1)!);
    const shift = rest.length - b.length;
    rest = rest.map((c, k) => (k < shift ? c : c.minus(factor.times(b[k - shift]!))));
    rest.pop();
    rest = [...trimmed(rest)];
  }
  return rest;
}
