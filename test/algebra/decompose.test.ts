import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose, recompose } from '../../src/algebra/decompose.ts';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';

const space = modes('a', 'b');
const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');
const monomials = [a, b, a.adjoint(), a.adjoint().times(b), a.times(a)];

describe('decompose', () => {
  it('takes a Lindblad generator apart into what it was made of', () => {
    const h = a.adjoint().times(b).plus(b.adjoint().times(a)).scale(Scalar.real('g'));
    const kappa = Scalar.real('kappa', true);
    const generator = Superoperator.evolution(h).plus(Superoperator.dissipator(a).scale(kappa));
    const parts = decompose(generator);
    expect(parts.hamiltonian.equals(h)).toBe(true);
    expect(parts.anticommutator.isZero()).toBe(true);
    expect(parts.rest.isZero()).toBe(true);
    expect(parts.dissipators).toHaveLength(1);
    expect(parts.dissipators[0]!.rate.equals(kappa)).toBe(true);
  });

  // −i(Hρ − ρH†) with H = G − iK/2 is −i[G, ρ] − ½{K, ρ}.
  it('finds the anti-Hermitian part of a Hamiltonian in the anticommutator', () => {
    const n = a.adjoint().times(a);
    const { anticommutator } = decompose(Superoperator.evolution(n.scale(Scalar.I.negate())));
    expect(anticommutator.equals(n.scale(Scalar.integer(-2)))).toBe(true);
  });

  it('adds up to what was decomposed', () => {
    const term = fc.tuple(
      fc.nat(monomials.length),
      fc.nat(monomials.length),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
    );
    const pick = (k: number) => monomials[k] ?? Operator.identity(space);
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), (terms) => {
        const map = terms.reduce(
          (sum, [x, y, re, im]) =>
            sum.plus(
              Superoperator.sandwich(pick(x), pick(y)).scale(
                Scalar.integer(re).plus(Scalar.I.times(Scalar.integer(im))),
              ),
            ),
          Superoperator.zero(space),
        );
        expect(recompose(decompose(map)).equals(map)).toBe(true);
      }),
    );
  });
});
