import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';
import { operators, superoperators } from './arbitrary.ts';
import { act, actOnMatrix, amplitude, type Sparse, traceWith } from './fock.ts';

const space = modes('a', 'b');
const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');
const maps = superoperators(space);
const observables = operators(space, 2, 2);

const occupation = fc.tuple(fc.nat(4), fc.nat(4)).map((n) => n.join());
const matrices: fc.Arbitrary<Sparse> = fc
  .array(
    fc.tuple(occupation, occupation, fc.integer({ min: -5, max: 5 }), fc.constantFrom(1, -2)),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((list) => new Map(list.map(([m, n, re, im]) => [`${m}|${n}`, amplitude(re, im)])));

describe('superoperators', () => {
  it('satisfy Tr[O·L(ρ)] = Tr[L†(O)·ρ]', () => {
    fc.assert(
      fc.property(maps, observables, matrices, (map, observable, rho) => {
        const expected = traceWith(observable, actOnMatrix(map, rho));
        expect(traceWith(map.applyAdjoint(observable), rho)).toEqual(expected);
        expect(map.adjoint().apply(observable).equals(map.applyAdjoint(observable))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('compose as matrices do', () => {
    fc.assert(
      fc.property(maps, maps, matrices, (outer, inner, rho) => {
        const composed = actOnMatrix(outer.after(inner), rho);
        expect(composed).toEqual(actOnMatrix(outer, actOnMatrix(inner, rho)));
      }),
      { numRuns: 500 },
    );
  });

  it('act on operators as on matrices, term by term', () => {
    fc.assert(
      fc.property(observables, observables, observables, occupation, (left, x, right, n) => {
        const ket = new Map([[n, amplitude(1)]]);
        const image = Superoperator.sandwich(left, right).apply(x);
        expect(act(image, ket)).toEqual(act(left, act(x, act(right, ket))));
      }),
      { numRuns: 500 },
    );
  });

  it('compose associatively, and adjoints reverse compositions', () => {
    fc.assert(
      fc.property(maps, maps, observables, (outer, inner, x) => {
        const composed = outer.after(inner);
        expect(composed.apply(x).equals(outer.apply(inner.apply(x)))).toBe(true);
        expect(composed.adjoint().equals(inner.adjoint().after(outer.adjoint()))).toBe(true);
        expect(outer.adjoint().adjoint().equals(outer)).toBe(true);
        expect(outer.hermitianConjugate().hermitianConjugate().equals(outer)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('have (L(X†))† as Hermitian conjugate', () => {
    fc.assert(
      fc.property(maps, observables, (map, x) => {
        const expected = map.apply(x.adjoint()).adjoint();
        expect(map.hermitianConjugate().apply(x).equals(expected)).toBe(true);
        expect(map.plus(map.hermitianConjugate()).preservesHermiticity()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('preserve the trace when they are Lindbladians, for any rates', () => {
    fc.assert(
      fc.property(observables, observables, observables, (x, first, second) => {
        const hamiltonian = x.plus(x.adjoint());
        const lindbladian = Superoperator.evolution(hamiltonian)
          .plus(Superoperator.dissipator(first).scale(Scalar.real('gamma_1')))
          .plus(Superoperator.dissipator(second).scale(Scalar.real('gamma_2')));
        expect(lindbladian.preservesTrace()).toBe(true);
        expect(lindbladian.preservesHermiticity()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('report the trace that a non-Hermitian Hamiltonian loses: L†(1) = −i(H − H†)', () => {
    fc.assert(
      fc.property(observables, (x) => {
        const antihermitian = x.minus(x.adjoint());
        fc.pre(!antihermitian.isZero());
        const generator = Superoperator.evolution(x);
        expect(generator.preservesTrace()).toBe(false);
        expect(generator.preservesHermiticity()).toBe(true);
        expect(generator.traceDefect().equals(antihermitian.scale(Scalar.I.negate()))).toBe(true);
      }),
      { numRuns: 300 },
    );
    // H = (g_ab) a b† + (g_ba) a†b with g_ab ≠ g_ba* is not Hermitian.
    const h = a.times(b.adjoint()).scale(Scalar.real('g_ab'));
    expect(Superoperator.evolution(h.plus(h.adjoint())).preservesTrace()).toBe(true);
    expect(Superoperator.evolution(h).preservesTrace()).toBe(false);
  });

  it('notice when Hermiticity is lost', () => {
    expect(Superoperator.left(a).preservesHermiticity()).toBe(false);
    expect(Superoperator.sandwich(a, a.adjoint()).preservesHermiticity()).toBe(true);
    expect(Superoperator.sandwich(a, a.adjoint()).scale(Scalar.I).preservesHermiticity()).toBe(
      false,
    );
  });

  // D[x]ρ = xρx† − ½{x†x, ρ}: ⟨a†a⟩ decays at the rate, ⟨a⟩ at half of it (Breuer and Petruccione, Sec. 3.4.6).
  it('have a dissipator under which occupations decay at the rate and amplitudes at half of it', () => {
    const decay = Superoperator.dissipator(a);
    const number = a.adjoint().times(a);
    expect(decay.applyAdjoint(number).equals(number.negate())).toBe(true);
    expect(decay.applyAdjoint(a).equals(a.scale(Scalar.rational(-1, 2)))).toBe(true);
    const gain = Superoperator.dissipator(a.adjoint());
    expect(gain.applyAdjoint(number).equals(number.plus(Operator.identity(space)))).toBe(true);
  });

  it('have dissipators that scale with |phase|² of the jump operator', () => {
    const z = Scalar.complex('z');
    const scaled = Superoperator.dissipator(a.scale(z));
    expect(scaled.equals(Superoperator.dissipator(a).scale(z.modulusSquared()))).toBe(true);
  });
});
