import { InputError } from '../algebra/errors.ts';
import type { NumericModel, NumericOperator, NumericTerm } from './operators.ts';

/**
 * Sums, products and adjoints of operators with numeric coefficients, in the untruncated space.
 *
 * Products are put back in normal order with aⁿ a†ᵐ = Σ_k k! C(n,k) C(m,k) a†ᵐ⁻ᵏ aⁿ⁻ᵏ, mode by mode, so no
 * basis, and hence no truncation, is involved.
 */

/** The term (re + i·im)·Π a_j†^creation[j]·Π a_j^annihilation[j]. */
export function term(
  re: number,
  im: number,
  creation: readonly number[],
  annihilation: readonly number[],
): NumericTerm {
  return { re, im, creation, annihilation };
}

/** Like terms collected, exact zeros dropped; the order of first appearance is kept. */
export function collectTerms(operator: NumericOperator): NumericOperator {
  const terms = new Map<string, { re: number; im: number; at: NumericTerm }>();
  for (const t of operator) {
    const key = `${t.creation.join()}|${t.annihilation.join()}`;
    const seen = terms.get(key);
    if (seen === undefined) terms.set(key, { re: t.re, im: t.im, at: t });
    else {
      seen.re += t.re;
      seen.im += t.im;
    }
  }
  return [...terms.values()]
    .filter(({ re, im }) => re !== 0 || im !== 0)
    .map(({ re, im, at }) => term(re, im, at.creation, at.annihilation));
}

/** Σ_k operators[k]. */
export function addOperators(...operators: readonly NumericOperator[]): NumericOperator {
  return collectTerms(operators.flat());
}

/** (re + i·im)·operator. */
export function scaleOperator(operator: NumericOperator, re: number, im = 0): NumericOperator {
  return operator.map((t) =>
    term(re * t.re - im * t.im, re * t.im + im * t.re, t.creation, t.annihilation),
  );
}

/** The adjoint; of a normal-ordered monomial it is again normal ordered. */
export function adjointOperator(operator: NumericOperator): NumericOperator {
  return operator.map((t) => term(t.re, -t.im, t.annihilation, t.creation));
}

/** The product left·right in normal order. */
export function multiplyOperators(left: NumericOperator, right: NumericOperator): NumericOperator {
  const product: NumericTerm[] = [];
  for (const l of left)
    for (const r of right) {
      const re = l.re * r.re - l.im * r.im;
      const im = l.re * r.im + l.im * r.re;
      let partial = [term(re, im, [], [])];
      for (let j = 0; j < l.creation.length; j++) {
        const n = l.annihilation[j]!;
        const m = r.creation[j]!;
        partial = partial.flatMap((p) => {
          const contracted: NumericTerm[] = [];
          let weight = 1;
          for (let k = 0; k <= Math.min(n, m); k++) {
            contracted.push(
              term(
                p.re * weight,
                p.im * weight,
                [...p.creation, l.creation[j]! + m - k],
                [...p.annihilation, n - k + r.annihilation[j]!],
              ),
            );
            weight = (weight * (n - k) * (m - k)) / (k + 1);
          }
          return contracted;
        });
      }
      product.push(...partial);
    }
  return collectTerms(product);
}

/** a_j†ⁿ a_jⁿ of one mode; n = 1 is the number operator. */
export function normalOrderedPower(modes: number, mode: number, n = 1): NumericOperator {
  const exponents = Array.from({ length: modes }, (_, j) => (j === mode ? n : 0));
  return [term(1, 0, exponents, exponents)];
}

/** −i(H − H†), the rate at which the no-jump part of the generator lets the trace grow: zero for Hermitian H. */
export function traceGrowthOperator(hamiltonian: NumericOperator): NumericOperator {
  const scale = Math.max(0, ...hamiltonian.map((t) => Math.hypot(t.re, t.im)));
  return addOperators(
    scaleOperator(hamiltonian, 0, -1),
    scaleOperator(adjointOperator(hamiltonian), 0, 1),
  ).filter((t) => Math.hypot(t.re, t.im) > 8 * Number.EPSILON * scale);
}

/** Whether the generator preserves the trace without a correction term: H is Hermitian, up to rounding. */
export function isTracePreserving(model: NumericModel): boolean {
  return traceGrowthOperator(model.hamiltonian).length === 0;
}

/**
 * The adjoint generator on an operator, in the untruncated space and without the trace-correction term:
 * L†(O) = i(H†O − OH) + Σ rate (x†Ox − ½x†xO − ½Ox†x).
 */
export function adjointGenerator(model: NumericModel, operator: NumericOperator): NumericOperator {
  const h = model.hamiltonian;
  return addOperators(
    scaleOperator(multiplyOperators(adjointOperator(h), operator), 0, 1),
    scaleOperator(multiplyOperators(operator, h), 0, -1),
    ...model.dissipators.flatMap(({ rate, jump }) => {
      const dagger = adjointOperator(jump);
      const loss = multiplyOperators(dagger, jump);
      return [
        scaleOperator(multiplyOperators(multiplyOperators(dagger, operator), jump), rate),
        scaleOperator(multiplyOperators(loss, operator), -rate / 2),
        scaleOperator(multiplyOperators(operator, loss), -rate / 2),
      ];
    }),
  );
}

/**
 * Refuses operators whose coefficients are not finite or whose exponents do not fit the modes.
 *
 * @param where the name used in the message, such as `Hamiltonian`
 * @throws InputError
 */
export function requireOperator(operator: NumericOperator, modes: number, where: string): void {
  operator.forEach((t, k) => {
    if (!Number.isFinite(t.re) || !Number.isFinite(t.im))
      throw new InputError(
        `${where}, term ${k + 1}: coefficient ${t.re} + ${t.im}i; finite numbers are accepted`,
      );
    for (const exponents of [t.creation, t.annihilation]) {
      if (exponents.length !== modes)
        throw new InputError(
          `${where}, term ${k + 1}: ${exponents.length} exponents for ${modes} modes; one a mode is accepted`,
        );
      const bad = exponents.find((e) => !Number.isSafeInteger(e) || e < 0 || e > 64);
      if (bad !== undefined)
        throw new InputError(
          `${where}, term ${k + 1}: exponent ${bad}; integers from 0 to 64 are accepted`,
        );
    }
  });
}

/**
 * Refuses models that no solver can work on: see `requireOperator`; and rates that are negative or not finite.
 *
 * @throws InputError
 */
export function requireModel(model: NumericModel): void {
  const modes = model.modes.length;
  if (modes === 0) throw new InputError('model: no modes; at least one is accepted');
  requireOperator(model.hamiltonian, modes, 'Hamiltonian');
  model.dissipators.forEach(({ rate, jump }, k) => {
    if (!Number.isFinite(rate) || rate < 0)
      throw new InputError(
        `dissipator ${k + 1}: rate ${rate}; a finite number that is not negative is accepted`,
      );
    requireOperator(jump, modes, `jump operator ${k + 1}`);
  });
}
