import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fockBasis, stateAt, stateIndex } from '../../src/numeric/basis.ts';

describe('fockBasis', () => {
  it('has the states of the capped product, in Kronecker order', () => {
    const basis = fockBasis(2, { caps: [1, 2] });
    const states = Array.from({ length: basis.dimension }, (_, i) => stateAt(basis, i));
    expect(states).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it.each([
    [3, 3, 20],
    [3, 4, 35],
    [3, 5, 56],
    [2, 7, 36],
  ])('has C(modes + total, modes) states: %i modes, total ≤ %i', (modes, total, dimension) => {
    expect(fockBasis(modes, { total }).dimension).toBe(dimension);
  });

  it('holds exactly the allowed states, each found at its index, in ascending order', () => {
    const specs = fc.tuple(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('caps', 'total', 'both'),
    );
    fc.assert(
      fc.property(specs, ([caps, total, use]) => {
        const basis = fockBasis(caps.length, {
          ...(use !== 'total' && { caps }),
          ...(use !== 'caps' && { total: Math.min(total, 6) }),
        });
        let allowed: number[][] = [[]];
        for (const cap of basis.caps)
          allowed = allowed.flatMap((s) => Array.from({ length: cap + 1 }, (_, n) => [...s, n]));
        allowed = allowed.filter((s) => s.reduce((x, y) => x + y, 0) <= basis.total);
        expect(Array.from({ length: basis.dimension }, (_, i) => stateAt(basis, i))).toEqual(
          allowed,
        );
        allowed.forEach((s, i) => {
          expect(stateIndex(basis, s)).toBe(i);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not find states outside', () => {
    const basis = fockBasis(2, { caps: [3, 3], total: 4 });
    expect(stateIndex(basis, [4, 0])).toBe(-1);
    expect(stateIndex(basis, [2, 3])).toBe(-1);
    expect(stateIndex(basis, [-1, 0])).toBe(-1);
  });

  it.each([
    [2, {}, 'basis: no truncation given; caps (one a mode), total, or both are accepted'],
    [2, { caps: [3] }, 'basis: 1 caps for 2 modes; one cap a mode is accepted'],
    [2, { caps: [3, 0] }, 'basis: the cap of mode 2 is 0; a positive integer is accepted'],
    [1, { caps: [2.5] }, 'basis: the cap of mode 1 is 2.5; a positive integer is accepted'],
    [1, { caps: [Number.NaN] }, 'basis: the cap of mode 1 is NaN; a positive integer is accepted'],
    [
      1,
      { total: Number.POSITIVE_INFINITY },
      'basis: the cap on the total excitation number is Infinity; a positive integer is accepted',
    ],
    [0, { total: 1 }, 'basis: 0 modes; a positive integer is accepted'],
    [4, { caps: [99, 99, 99, 99] }, 'basis: 100000000 states; at most 16777216 are accepted'],
  ])('refuses %i modes with %j', (modes, spec, message) => {
    expect(() => fockBasis(modes, spec)).toThrow(message);
  });
});
