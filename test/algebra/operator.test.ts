import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { operators } from './arbitrary.ts';
import { act, amplitude, type Sparse } from './fock.ts';

const space = modes('a', 'b', 'c');
const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');
const any = operators(space);
const smaller = operators(space, 2, 2);

const states: fc.Arbitrary<Sparse> = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 2 })
  .map((list) => new Map(list.map((n, k) => [n.join(), amplitude(1 + k, k)])));

describe('operators', () => {
  it('multiply as Fock matrices do, exactly, in 10 000 random products', () => {
    fc.assert(
      fc.property(any, any, states, (x, y, state) => {
        expect(act(x.times(y), state)).toEqual(act(x, act(y, state)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('agree with Fock matrices in nested commutators', () => {
    fc.assert(
      fc.property(smaller, smaller, smaller, states, (x, y, z, state) => {
        const nested = x.commutator(y.commutator(z));
        const yz = (v: Sparse): Sparse => difference(act(y, act(z, v)), act(z, act(y, v)));
        expect(act(nested, state)).toEqual(difference(act(x, yz(state)), yz(act(x, state))));
      }),
      { numRuns: 500 },
    );
  });

  it('have the commutator xy − yx and the anticommutator xy + yx', () => {
    fc.assert(
      fc.property(any, any, (x, y) => {
        expect(x.commutator(y).equals(x.times(y).minus(y.times(x)))).toBe(true);
        expect(x.anticommutator(y).equals(x.times(y).plus(y.times(x)))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('associate and distribute', () => {
    fc.assert(
      fc.property(smaller, smaller, smaller, (x, y, z) => {
        expect(
          x
            .times(y)
            .times(z)
            .equals(x.times(y.times(z))),
        ).toBe(true);
        expect(x.times(y.plus(z)).equals(x.times(y).plus(x.times(z)))).toBe(true);
        expect(
          x
            .plus(y)
            .times(z)
            .equals(x.times(z).plus(y.times(z))),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('have adjoints that reverse products and are involutive', () => {
    fc.assert(
      fc.property(any, any, (x, y) => {
        expect(x.times(y).adjoint().equals(y.adjoint().times(x.adjoint()))).toBe(true);
        expect(x.adjoint().adjoint().equals(x)).toBe(true);
        expect(x.plus(x.adjoint()).isHermitian()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('satisfy the Jacobi identity and the Leibniz rule', () => {
    fc.assert(
      fc.property(smaller, smaller, smaller, (x, y, z) => {
        const jacobi = x
          .commutator(y.commutator(z))
          .plus(y.commutator(z.commutator(x)))
          .plus(z.commutator(x.commutator(y)));
        expect(jacobi.isZero()).toBe(true);
        const leibniz = x
          .commutator(y)
          .times(z)
          .plus(y.times(x.commutator(z)));
        expect(x.commutator(y.times(z)).equals(leibniz)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('keep symbolic coefficients exact', () => {
    const g = Scalar.complex('g');
    const h = a.adjoint().times(b).scale(g).plus(a.times(b.adjoint()).scale(g.conjugate()));
    expect(h.isHermitian()).toBe(true);
    expect(h.commutator(a).equals(b.scale(g.negate()))).toBe(true);
    expect(h.symbols()).toEqual(['g']);
  });

  // (a a†)ⁿ = Σ S(n+1, k+1) a†ᵏaᵏ with Stirling numbers of the second kind (Katriel, Lett. Nuovo Cimento 10, 565 (1974)).
  it('order (a a†)ⁿ with Stirling numbers', () => {
    const n = 12;
    const stirling = (m: number, k: number): bigint =>
      k === 0 || m < k
        ? 0n
        : m === k
          ? 1n
          : BigInt(k) * stirling(m - 1, k) + stirling(m - 1, k - 1);
    const power = a.times(a.adjoint()).power(n);
    expect(power.terms.size).toBe(n + 1);
    for (let k = 0; k <= n; k++) {
      const word = a.adjoint().power(k).times(a.power(k));
      const [key] = word.terms.keys();
      expect(power.coefficient(key!).equals(Scalar.integer(Number(stirling(n + 1, k + 1))))).toBe(
        true,
      );
    }
  });

  // a⁶⁰ a†⁶⁰ has the constant term 60!, far beyond the integers of a double.
  it('stay exact beyond the integers of a double', () => {
    const constant = a.power(60).times(a.adjoint().power(60)).coefficient(space.identity);
    const factorial = Array.from({ length: 60 }, (_, k) => BigInt(k + 1)).reduce((x, y) => x * y);
    expect(constant.constantValue()).toEqual({ re: factorial, im: 0, den: 1 });
  });

  it('hold powers up to the 255th, whatever their encoding looks like', () => {
    const high = a.adjoint().power(216).times(b.adjoint().power(220));
    expect(act(high, new Map([['0,0,0', amplitude(1)]]))).toEqual(
      new Map([['216,220,0', amplitude(1)]]),
    );
    expect(() => a.power(256)).toThrow(
      'powers of a ladder operator beyond the 255th are not supported',
    );
  });

  it('refuse unknown modes and other spaces', () => {
    expect(() => Operator.annihilation(space, 'd')).toThrow(
      "there is no mode 'd'; the modes are a, b, c",
    );
    const other = Operator.annihilation(modes('a'), 'a');
    expect(() => a.times(other)).toThrow('operators on different spaces: (a, b, c) and (a)');
  });
});

function difference(x: Sparse, y: Sparse): Sparse {
  const result = new Map(x);
  for (const [key, { re, im }] of y) {
    const old = result.get(key) ?? amplitude(0);
    const next = { re: old.re - re, im: old.im - im };
    if (next.re === 0n && next.im === 0n) result.delete(key);
    else result.set(key, next);
  }
  return result;
}
