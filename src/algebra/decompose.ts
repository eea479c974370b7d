/** What a generator is made of: −i[H, ·] + ½{K, ·} + Σ rate·(xρx† − ½{x†x, ρ}) + the rest. */
import { adjointWord, Operator, type Word } from './operator.ts';
import { Scalar } from './scalar.ts';
import { Superoperator } from './superoperator.ts';

/** A generator taken apart; `recompose` puts it together again. */
export interface Decomposition {
  /** H of −i[H, ρ]; Hermitian when the generator preserves Hermiticity. */
  readonly hamiltonian: Operator;
  /** K of ½{K, ρ}: what makes the trace change at the rate ⟨K⟩, up to the trace of the rest. */
  readonly anticommutator: Operator;
  /** Rates of the standard Lindblad form, one for each monomial x with a term xρx†; they need not be positive. */
  readonly dissipators: readonly { readonly rate: Scalar; readonly jump: Operator }[];
  /** Terms XρY with Y ≠ X†, which belong to no dissipator of a single monomial. */
  readonly rest: Superoperator;
}

const HALF = Scalar.rational(1, 2);

/** The decomposition, unique for jump operators that are normal-ordered monomials other than 1; its parts add up. */
export function decompose(generator: Superoperator): Decomposition {
  const { space } = generator;
  const identity: Word = space.identity;
  const dissipators: { rate: Scalar; jump: Operator }[] = [];
  let rest = Superoperator.zero(space);
  let left = Operator.zero(space);
  let right = Operator.zero(space);
  for (const [key, coefficient] of generator.terms) {
    const [x, y] = generator.split(key);
    if (x === identity && y === identity) {
      const half = Operator.word(space, x, coefficient.times(HALF));
      left = left.plus(half);
      right = right.plus(half);
    } else if (y === identity) left = left.plus(Operator.word(space, x, coefficient));
    else if (x === identity) right = right.plus(Operator.word(space, y, coefficient));
    else if (y === adjointWord(space, x)) {
      dissipators.push({ rate: coefficient, jump: Operator.word(space, x) });
    } else rest = rest.plus(Superoperator.ofTerms(space, [[key, coefficient]]));
  }
  for (const { rate, jump } of dissipators) {
    const loss = jump.adjoint().times(jump).scale(rate.times(HALF));
    left = left.plus(loss);
    right = right.plus(loss);
  }
  return {
    hamiltonian: left.minus(right).scale(Scalar.I.times(HALF)),
    anticommutator: left.plus(right),
    dissipators,
    rest,
  };
}

/** The generator that a decomposition stands for. */
export function recompose({
  hamiltonian,
  anticommutator,
  dissipators,
  rest,
}: Decomposition): Superoperator {
  const minusI = Scalar.I.negate();
  const commutator = Superoperator.left(hamiltonian)
    .minus(Superoperator.right(hamiltonian))
    .scale(minusI);
  const both = Superoperator.left(anticommutator)
    .plus(Superoperator.right(anticommutator))
    .scale(HALF);
  return dissipators.reduce(
    (sum, { rate, jump }) => sum.plus(Superoperator.dissipator(jump).scale(rate)),
    commutator.plus(both).plus(rest),
  );
}
