import { Matrix } from 'ml-matrix';
import { requireModel } from './operator-arithmetic.ts';
import type { NumericModel, NumericOperator, NumericTerm } from './operators.ts';

/**
 * A quadratic model as real matrices: what its moments obey.
 *
 * Quadratures ξ = (x_1, …, x_n, p_1, …, p_n) with a = (x + ip)/√2, so that [ξ_i, ξ_j] = iΩ_ij with
 * Ω = [[0, 1], [−1, 0]] and the vacuum has the covariance ½. The state enters through its means m = ⟨ξ⟩ and its
 * symmetrised covariance V_ij = ½⟨{δξ_i, δξ_j}⟩, real and symmetric.
 *
 * Write H = R + iS with R and S Hermitian, S = ½ξᵀsξ + σᵀξ + s₀ (Weyl ordered), and normalise the state. Then
 *
 *   ṁ = Zm + f + 2V(sm + σ),    V̇ = ZV + VZᵀ + D + 2VsV + ½ΩsΩ.
 *
 * Z, f and D are the ordinary drift, force and diffusion, which R and the jump operators give. The other terms are
 * ⟨{S, O}⟩ − 2⟨S⟩⟨O⟩. In phase space the symmetrised product of two quadratic operators is the product of their
 * symbols plus the second order of the Moyal product; the first has the covariance VsV over a Gaussian, the second
 * gives ¼ΩsΩ. The closure is therefore exact for Gaussian states, which the equation keeps Gaussian, and for S = 0 for
 * every state with finite second moments. (Written for ⟨c_i†c_j⟩ without squeezing it is AC + CA + 2CAC: the vacuum
 * contributions turn V = C + ½ into the normal-ordered form.)
 */
export interface QuadraticModel {
  /** Number of modes n; the matrices are 2n × 2n. */
  readonly modes: number;
  /** Z. */
  readonly drift: Matrix;
  /** f, a 2n × 1 matrix. */
  readonly force: Matrix;
  /** D. */
  readonly diffusion: Matrix;
  /** s of the anti-Hermitian part iS of H, zero for Hermitian H. */
  readonly growth: Matrix;
  /** σ, a 2n × 1 matrix. */
  readonly growthForce: Matrix;
  /** s₀. */
  readonly growthConstant: number;
  /** Whether the master equation keeps the trace by the correction term. */
  readonly traceCorrection: boolean;
}

/** ½ξᵀhξ + vᵀξ + c with complex coefficients. */
interface Form {
  readonly quadratic: { readonly re: Matrix; readonly im: Matrix };
  readonly linear: { readonly re: Matrix; readonly im: Matrix };
  constant: { re: number; im: number };
}

/**
 * The matrices of a model whose Hamiltonian is at most quadratic and whose jump operators are at most linear in the
 * creation and annihilation operators; counter-rotating terms, squeezing and drives included.
 *
 * The coefficients are read off, nothing is expanded or truncated, so this is as exact as the model's numbers.
 *
 * @returns the matrices, or one line that names the first term that is of too high an order
 * @throws InputError for a model that `requireModel` refuses
 */
export function quadraticModel(
  model: NumericModel,
): { readonly kind: 'quadratic'; readonly model: QuadraticModel } | NotQuadratic {
  requireModel(model);
  const n = model.modes.length;
  const dissipators = model.dissipators.filter(({ rate }) => rate > 0);
  const high =
    tooHigh(model, model.hamiltonian, 2, 'the Hamiltonian') ??
    dissipators
      .map(({ jump }) => tooHigh(model, jump, 1, 'a jump operator'))
      .find((reason) => reason !== undefined);
  if (high !== undefined) return { kind: 'not-quadratic', reason: high };

  const omega = symplecticForm(n);
  const h = formOf(model.hamiltonian, n);
  let drift = omega.mmul(h.quadratic.re);
  let force = omega.mmul(h.linear.re);
  const diffusion = Matrix.zeros(2 * n, 2 * n);
  for (const { rate, jump } of dissipators) {
    const { linear, constant } = formOf(jump, n);
    // x = uᵀξ + c: Z gets −rate·Im[(Ωu)u†], f gets −rate·Im[(Ωu)c*], D gets rate·Re[(Ωu)(Ωu)†].
    const re = omega.mmul(linear.re);
    const im = omega.mmul(linear.im);
    const turned = im.mmul(linear.re.transpose()).sub(re.mmul(linear.im.transpose()));
    drift = Matrix.sub(drift, turned.mul(rate));
    force = Matrix.sub(force, Matrix.mul(im, rate * constant.re));
    force = Matrix.add(force, Matrix.mul(re, rate * constant.im));
    diffusion.add(re.mmul(re.transpose()).add(im.mmul(im.transpose())).mul(rate));
  }
  return {
    kind: 'quadratic',
    model: {
      modes: n,
      drift,
      force,
      diffusion,
      growth: h.quadratic.im,
      growthForce: h.linear.im,
      growthConstant: h.constant.im,
      traceCorrection: model.traceCorrection,
    },
  };
}

/** Why a model's moments do not close. */
export interface NotQuadratic {
  readonly kind: 'not-quadratic';
  readonly reason: string;
}

/** Ω, with [ξ_i, ξ_j] = iΩ_ij. */
export function symplecticForm(modes: number): Matrix {
  const omega = Matrix.zeros(2 * modes, 2 * modes);
  for (let j = 0; j < modes; j++) {
    omega.set(j, modes + j, 1);
    omega.set(modes + j, j, -1);
  }
  return omega;
}

/** Whether H is Hermitian up to rounding, so that the moments obey linear equations. */
export function isHermitian(quadratic: QuadraticModel): boolean {
  const { growth, growthForce, growthConstant, drift } = quadratic;
  const size = Math.max(largest(growth), largest(growthForce), Math.abs(growthConstant));
  return size <= 8 * Number.EPSILON * (largest(drift) + size) || size === 0;
}

/** The largest element in modulus. */
export function largest(m: Matrix): number {
  let max = 0;
  for (let i = 0; i < m.rows; i++)
    for (let j = 0; j < m.columns; j++) max = Math.max(max, Math.abs(m.get(i, j)));
  return max;
}

function tooHigh(
  model: NumericModel,
  operator: NumericOperator,
  degree: number,
  where: string,
): string | undefined {
  const term = operator.find((t) => (t.re !== 0 || t.im !== 0) && ladders(t).length > degree);
  return (
    term &&
    `${where} has the term ${describe(term, model.modes)}, of order ${ladders(term).length}; the second moments close up to order ${degree} there`
  );
}

function describe(term: NumericTerm, names: readonly string[]): string {
  return names
    .flatMap((name, j) => [
      [`${name}'`, term.creation[j]!] as const,
      [name, term.annihilation[j]!] as const,
    ])
    .filter(([, power]) => power > 0)
    .map(([name, power]) => (power > 1 ? `${name}^${power}` : name))
    .join('*');
}

interface Ladder {
  readonly mode: number;
  readonly isCreation: boolean;
}

/** √2·a = x + ip and √2·a† = x − ip, by quadratures. */
function quadratures({ mode, isCreation }: Ladder, n: number) {
  return [
    { at: mode, re: 1, im: 0 },
    { at: n + mode, re: 0, im: isCreation ? -1 : 1 },
  ] as const;
}

/** The ladder operators of a term, in normal order. */
function ladders(t: NumericTerm): readonly Ladder[] {
  const repeat = (powers: readonly number[], isCreation: boolean) =>
    powers.flatMap((power, mode) => Array.from({ length: power }, () => ({ mode, isCreation })));
  return [...repeat(t.creation, true), ...repeat(t.annihilation, false)];
}

function formOf(operator: NumericOperator, n: number): Form {
  const zeros = (columns: number) => ({
    re: Matrix.zeros(2 * n, columns),
    im: Matrix.zeros(2 * n, columns),
  });
  const form: Form = { quadratic: zeros(2 * n), linear: zeros(1), constant: { re: 0, im: 0 } };
  const add = (
    to: { readonly re: Matrix; readonly im: Matrix },
    i: number,
    j: number,
    re: number,
    im: number,
  ) => {
    to.re.set(i, j, to.re.get(i, j) + re);
    to.im.set(i, j, to.im.get(i, j) + im);
  };
  for (const t of operator) {
    const [first, second] = ladders(t);
    if (first === undefined) {
      form.constant = { re: form.constant.re + t.re, im: form.constant.im + t.im };
      continue;
    }
    if (second === undefined) {
      for (const v of quadratures(first, n))
        add(
          form.linear,
          v.at,
          0,
          (v.re * t.re - v.im * t.im) * Math.SQRT1_2,
          (v.re * t.im + v.im * t.re) * Math.SQRT1_2,
        );
      continue;
    }
    // ½ξᵀhξ is the symmetrised product of the two.
    for (const v of quadratures(first, n))
      for (const w of quadratures(second, n)) {
        const [x, y] = [v.re * w.re - v.im * w.im, v.re * w.im + v.im * w.re];
        const [re, im] = [(x * t.re - y * t.im) / 2, (x * t.im + y * t.re) / 2];
        add(form.quadratic, v.at, w.at, re, im);
        add(form.quadratic, w.at, v.at, re, im);
      }
    // a†a is its symmetrised product less ½.
    if (first.mode === second.mode && first.isCreation !== second.isCreation)
      form.constant = { re: form.constant.re - t.re / 2, im: form.constant.im - t.im / 2 };
  }
  return form;
}
