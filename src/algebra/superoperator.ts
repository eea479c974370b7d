/**
 * Superoperators: sums of scalar × (left, right), meaning ρ ↦ Σ c·left·ρ·right, in normal order on both sides.
 *
 * Trace preservation, adjoints and what a generator is made of are decided exactly.
 */
import { accumulateTerm } from './accumulate.ts';
import * as integer from './integer.ts';
import { addProduct, adjointWord, Operator, type Space, type Word } from './operator.ts';
import { Scalar } from './scalar.ts';

/** A linear map ρ ↦ Σ c·XρY, exact; immutable. */
export class Superoperator {
  readonly space: Space;
  /** The key is the left word followed by the right word. */
  readonly terms: ReadonlyMap<string, Scalar>;

  private constructor(on: Space, terms: ReadonlyMap<string, Scalar>) {
    this.space = on;
    this.terms = terms;
  }

  static zero(on: Space): Superoperator {
    return new Superoperator(on, new Map());
  }

  static ofTerms(on: Space, terms: Iterable<readonly [string, Scalar]>): Superoperator {
    const sum = new Map<string, Scalar>();
    for (const [key, coefficient] of terms) accumulateTerm(sum, key, coefficient);
    return new Superoperator(on, sum);
  }

  /** ρ ↦ left·ρ·right. */
  static sandwich(left: Operator, right: Operator): Superoperator {
    const sum = new Map<string, Scalar>();
    for (const [x, c] of left.terms) {
      for (const [y, d] of right.terms) accumulateTerm(sum, x + y, c.times(d));
    }
    return new Superoperator(left.space, sum);
  }

  /** ρ ↦ left·ρ. */
  static left(operator: Operator): Superoperator {
    return Superoperator.sandwich(operator, Operator.identity(operator.space));
  }

  /** ρ ↦ ρ·right. */
  static right(operator: Operator): Superoperator {
    return Superoperator.sandwich(Operator.identity(operator.space), operator);
  }

  /** ρ ↦ −i(Hρ − ρH†); the commutator when H is Hermitian. */
  static evolution(hamiltonian: Operator): Superoperator {
    const minusI = Scalar.I.negate();
    return Superoperator.left(hamiltonian)
      .minus(Superoperator.right(hamiltonian.adjoint()))
      .scale(minusI);
  }

  /** ρ ↦ xρx† − ½x†xρ − ½ρx†x: with a rate κ in front, occupations decay at κ and amplitudes at κ/2. */
  static dissipator(jump: Operator): Superoperator {
    const adjoint = jump.adjoint();
    const half = adjoint.times(jump).scale(Scalar.rational(1, 2));
    return Superoperator.sandwich(jump, adjoint)
      .minus(Superoperator.left(half))
      .minus(Superoperator.right(half));
  }

  plus(other: Superoperator): Superoperator {
    return Superoperator.ofTerms(this.space, [...this.terms, ...other.terms]);
  }

  minus(other: Superoperator): Superoperator {
    return this.plus(other.scale(Scalar.integer(-1)));
  }

  scale(factor: Scalar): Superoperator {
    return Superoperator.ofTerms(
      this.space,
      [...this.terms].map(([key, coefficient]) => [key, coefficient.times(factor)] as const),
    );
  }

  /** The composition: first `inner`, then this. */
  after(inner: Superoperator): Superoperator {
    const sum = new Map<string, Scalar>();
    for (const [outerKey, c] of this.terms) {
      const [x, y] = this.split(outerKey);
      for (const [innerKey, d] of inner.terms) {
        const [u, v] = this.split(innerKey);
        const product = c.times(d);
        addProduct(this.space, x, u, (left, m) => {
          addProduct(this.space, v, y, (right, n) => {
            accumulateTerm(
              sum,
              left + right,
              product.times(Scalar.integer(integer.multiply(m, n))),
            );
          });
        });
      }
    }
    return new Superoperator(this.space, sum);
  }

  /** The image of an operator: Σ c·left·X·right. */
  apply(operator: Operator): Operator {
    return this.sandwichAll(operator, (left, right) => [left, right]);
  }

  /** The image under the adjoint, in the Heisenberg picture: Tr[O·L(ρ)] = Tr[L†(O)·ρ], so L†(O) = Σ c·right·O·left. */
  applyAdjoint(operator: Operator): Operator {
    return this.sandwichAll(operator, (left, right) => [right, left]);
  }

  /** The adjoint superoperator O ↦ Σ c·right·O·left. */
  adjoint(): Superoperator {
    return Superoperator.ofTerms(
      this.space,
      [...this.terms].map(([key, coefficient]) => {
        const [left, right] = this.split(key);
        return [right + left, coefficient] as const;
      }),
    );
  }

  /** The superoperator ρ ↦ (L(ρ†))†; equal to this one exactly when Hermiticity is preserved. */
  hermitianConjugate(): Superoperator {
    return Superoperator.ofTerms(
      this.space,
      [...this.terms].map(([key, coefficient]) => {
        const [left, right] = this.split(key);
        return [
          adjointWord(this.space, right) + adjointWord(this.space, left),
          coefficient.conjugate(),
        ] as const;
      }),
    );
  }

  preservesHermiticity(): boolean {
    return this.equals(this.hermitianConjugate());
  }

  /** L†(1), which vanishes exactly when the generator L preserves the trace. */
  traceDefect(): Operator {
    return this.applyAdjoint(Operator.identity(this.space));
  }

  /** Whether Tr L(ρ) = 0 for every ρ: the condition on a generator. */
  preservesTrace(): boolean {
    return this.traceDefect().isZero();
  }

  isZero(): boolean {
    return this.terms.size === 0;
  }

  equals(other: Superoperator): boolean {
    return this.minus(other).isZero();
  }

  /** The left and right word of a key. */
  split(key: string): readonly [Word, Word] {
    const n = this.space.sites.length;
    return [key.slice(0, n), key.slice(n)];
  }

  private sandwichAll(
    operator: Operator,
    order: (left: Word, right: Word) => readonly [Word, Word],
  ): Operator {
    const on = this.space;
    const sum = new Map<Word, Scalar>();
    for (const [key, c] of this.terms) {
      const [first, last] = order(...this.split(key));
      for (const [word, d] of operator.terms) {
        const product = c.times(d);
        addProduct(on, first, word, (partial, m) => {
          addProduct(on, partial, last, (result, n) => {
            accumulateTerm(sum, result, product.times(Scalar.integer(integer.multiply(m, n))));
          });
        });
      }
    }
    return Operator.ofTerms(on, sum);
  }
}
