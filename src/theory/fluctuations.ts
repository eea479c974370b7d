/** Linear quantum Langevin equations with creation and annihilation operators coupled, and the noise that drives them. */
import { InputError } from '../algebra/errors.ts';
import { type Matrix, matrix } from '../algebra/linear.ts';
import { exponents, Operator, type Space, type Word } from '../algebra/operator.ts';
import type { Scalar } from '../algebra/scalar.ts';
import { adjointEquation } from './adjoint.ts';
import { generatorOf, type Model } from './model.ts';

/**
 * v̇ = Zv + ξ for the fluctuations of v = (a_1, …, a_n, a_1†, …, a_n†), with ⟨ξ_i(t) ξ_j†(t′)⟩ = N_ij δ(t − t′). Counter-rotating
 * couplings and squeezing are the entries of Z between annihilation and creation operators.
 */
export interface Fluctuations {
  readonly space: Space;
  /** Z, 2n × 2n. */
  readonly drift: Matrix;
  /** N, 2n × 2n, Hermitian. */
  readonly noise: Matrix;
}

/** (a_1, …, a_n, a_1†, …, a_n†). */
export function ladderOperators(space: Space): readonly Operator[] {
  const annihilations = space.sites.map(({ name }) => Operator.annihilation(space, name));
  return [...annihilations, ...annihilations.map((each) => each.adjoint())];
}

/**
 * The fluctuations of a model with an at most quadratic Hamiltonian and linear jump operators, whatever its baths: Z from
 * L†(v_i), a drive left out, and N from the generalised Einstein relation
 * N_ij = L†(v_i v_j†) − L†(v_i) v_j† − v_i L†(v_j†) (Cohen-Tannoudji, Dupont-Roc and Grynberg, Atom-Photon Interactions,
 * Complement C_IV). Throws InputError when the equations of motion are not linear.
 */
export function fluctuationsOf(model: Model): Fluctuations {
  const generator = generatorOf(model);
  const { space } = model;
  const ladder = ladderOperators(space);
  const rates = ladder.map((each) => adjointEquation(generator, each));
  const drift = rates.map((rate, i) => {
    if (!isLinear(rate)) {
      const { name } = space.sites[i % space.sites.length]!;
      throw new InputError(`the equation of motion of ${name} is not linear`);
    }
    return coefficientsOf(rate, ladder);
  });
  const noise = matrix(ladder.length, ladder.length, (i, j) => {
    const [x, y] = [ladder[i]!, ladder[j]!.adjoint()];
    const excess = adjointEquation(generator, x.times(y))
      .minus(rates[i]!.times(y))
      .minus(x.times(adjointEquation(generator, y)));
    const value = excess.scalarValue();
    if (!value)
      throw new InputError('the noise depends on the state: a jump operator is not linear');
    return value;
  });
  return { space, drift, noise };
}

/** The coefficients of a linear operator in (a_1, …, a_n†). Throws InputError for one that is not linear. */
export function linearCoefficients(operator: Operator): readonly Scalar[] {
  if (!isLinear(operator))
    throw new InputError('an operator linear in creation and annihilation operators is expected');
  return coefficientsOf(operator, ladderOperators(operator.space));
}

function coefficientsOf(operator: Operator, ladder: readonly Operator[]): readonly Scalar[] {
  return ladder.map((each) => {
    const [word] = each.terms.keys();
    return operator.coefficient(word!);
  });
}

function isLinear(operator: Operator): boolean {
  return [...operator.terms.keys()].every((word) => orderOf(word) <= 1);
}

function orderOf(word: Word): number {
  return exponents(word).reduce((sum, e) => sum + e.creation + e.annihilation, 0);
}
