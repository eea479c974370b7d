import { describe, expect, it } from 'vitest';
import { decompose } from '../../src/algebra/decompose.ts';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';
import {
  integratedMemory,
  secondOrderGenerator,
  secondOrderTerms,
  secular,
} from '../../src/theory/perturbation.ts';

// Two modes at resonance, amplitudes decaying at κ_a and κ_b, coupled by g(ab† + a†b): with Γ = κ_a + κ_b the
// golden rule moves quanta both ways at 2g²/Γ, the coefficient of both standard dissipators.
const space = modes('a', 'b');
const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');
const [kappaA, kappaB, g, h] = ['kappa_a', 'kappa_b', 'g', 'h'].map((name) =>
  Scalar.real(name, true),
) as [Scalar, Scalar, Scalar, Scalar];
const two = Scalar.integer(2);
const free = Superoperator.dissipator(a)
  .scale(two.times(kappaA))
  .plus(Superoperator.dissipator(b).scale(two.times(kappaB)));
const total = kappaA.plus(kappaB);
const down = a.times(b.adjoint());
const up = a.adjoint().times(b);

describe('the second-order reduction', () => {
  it('integrates the memory of a coupling', () => {
    const memory = integratedMemory(free, down.scale(g));
    expect(memory.equals(down.scale(g.over(total)))).toBe(true);
  });

  it('of a Hermitian coupling preserves the trace and is two dissipators', () => {
    const terms = secondOrderTerms(free, down.plus(up).scale(g));
    const generator = secondOrderGenerator(Superoperator.zero(space), {
      left: secular(terms.left),
      leftThenRight: secular(terms.leftThenRight),
      rightThenLeft: secular(terms.rightThenLeft),
      right: secular(terms.right),
    });
    const parts = decompose(generator);
    expect(generator.preservesTrace()).toBe(true);
    expect(parts.hamiltonian.isZero()).toBe(true);
    expect(parts.anticommutator.isZero()).toBe(true);
    const rate = two.times(g.power(2)).over(total);
    expect(parts.dissipators.map((each) => each.rate.equals(rate))).toEqual([true, true]);
  });

  it('of a coupling that is not Hermitian leaves an anticommutator', () => {
    const terms = secondOrderTerms(free, down.scale(g).plus(up.scale(h)));
    const generator = secondOrderGenerator(Superoperator.zero(space), terms);
    expect(secular(generator).preservesHermiticity()).toBe(true);
    // ½K = (h² − gh)·aa†b†b/Γ + (g² − gh)·a†abb†/Γ, by writing the terms out.
    const written = up
      .adjoint()
      .times(up)
      .scale(h.power(2).minus(g.times(h)))
      .plus(
        down
          .adjoint()
          .times(down)
          .scale(g.power(2).minus(g.times(h))),
      )
      .scale(two.over(total));
    expect(decompose(secular(generator)).anticommutator.equals(written)).toBe(true);
  });

  it('refuses a coupling that does not decay', () => {
    expect(() => secondOrderTerms(Superoperator.zero(space), down)).toThrow(/positive/);
  });
});
