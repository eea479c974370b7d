/** Quantum Langevin equations of modes with linear couplings and baths. */
import { InputError } from '../algebra/errors.ts';
import { type Matrix, matrix } from '../algebra/linear.ts';
import { exponents, Operator, type Word } from '../algebra/operator.ts';
import { sqrt } from '../algebra/root.ts';
import { Scalar } from '../algebra/scalar.ts';
import { signOf } from '../algebra/sign.ts';
import { adjointEquation } from './adjoint.ts';
import { generatorOf, type Model } from './model.ts';

/** The Langevin equation of one mode: drift and input noise. */
export interface LangevinEquation {
  readonly mode: string;
  /** The deterministic part: L† of the annihilation operator. */
  readonly drift: Operator;
  /** The coefficient of each mode's own input operator, in the order of the modes. */
  readonly inputs: readonly Scalar[];
}

/**
 * ȧ_j = L†(a_j) + Σ_k coefficient_jk · a_in,k, for a model whose jump operators are single annihilation operators and
 * creation operators (one vacuum or thermal bath a mode).
 *
 * A bath that takes quanta at the rate d and gives them at u damps the mode at κ = d − u and couples as
 * [a, a†]·√κ·a_in, an input of occupation u/κ, with the phase of the input chosen so that a_out = −a_in + √κ·a (Gardiner
 * and Collett, Phys. Rev. A 31, 3761 (1985), whose input has the opposite sign). Throws InputError for any other jump
 * operator, for u > d, and for a non-Hermitian Hamiltonian, which has no input of its own.
 */
export function langevinEquations(model: Model): readonly LangevinEquation[] {
  if (!model.hamiltonian.isHermitian()) {
    throw new InputError(
      'Langevin equations need a Hermitian Hamiltonian; gain and loss belong in jump operators',
    );
  }
  const { space } = model;
  const generator = generatorOf(model);
  const annihilations = space.sites.map(({ name }) => Operator.annihilation(space, name));
  const ladder = [...annihilations, ...annihilations.map((each) => each.adjoint())];
  for (const { jump } of model.dissipators) {
    if (!ladder.some((each) => each.equals(jump))) {
      throw new InputError(
        'Langevin equations are derived for jump operators that are annihilation or creation operators',
      );
    }
  }
  const total = (of: Operator): Scalar =>
    model.dissipators
      .filter(({ jump }) => jump.equals(of))
      .reduce((sum, { rate }) => sum.plus(rate), Scalar.ZERO);
  const rates = annihilations.map((each) => total(each).minus(total(each.adjoint())));
  const amplified = rates.findIndex((rate) => signOf(rate) === 'negative');
  if (amplified >= 0) {
    throw new InputError(
      `the bath of ${space.sites[amplified]!.name} gives more quanta than it takes; the input of an amplifier is no annihilation operator`,
    );
  }
  return annihilations.map((annihilation, j) => ({
    mode: space.sites[j]!.name,
    drift: adjointEquation(generator, annihilation),
    inputs: annihilations.map((other, k) =>
      annihilation.commutator(other.adjoint()).scalarValue()!.times(sqrt(rates[k]!)),
    ),
  }));
}

/** M of u̇ = −iMu + …, for equations that are linear in the annihilation operators. Throws InputError otherwise. */
export function dynamicalMatrix(equations: readonly LangevinEquation[]): Matrix {
  return matrix(equations.length, equations.length, (i, j) => {
    const { drift, mode } = equations[i]!;
    for (const word of drift.terms.keys()) {
      if (annihilatedMode(word) === undefined) {
        throw new InputError(`the equation of ${mode} is not linear in the annihilation operators`);
      }
    }
    const word = [...drift.terms.keys()].find((w) => annihilatedMode(w) === j);
    return word === undefined ? Scalar.ZERO : drift.coefficient(word).times(Scalar.I);
  });
}

/** The index of the only annihilation operator in a word, undefined when it is not of that kind. */
function annihilatedMode(word: Word): number | undefined {
  const pairs = exponents(word);
  const total = pairs.reduce((sum, e) => sum + e.creation + e.annihilation, 0);
  const index = pairs.findIndex((e) => e.annihilation === 1);
  return total === 1 && index >= 0 ? index : undefined;
}
