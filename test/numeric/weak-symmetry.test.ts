import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { sectorOf } from '../../src/numeric/sector.ts';
import { integerNullSpace, weakCharges } from '../../src/numeric/weak-symmetry.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from './build.ts';

const [a, b, c] = annihilators(3) as [NumericOperator, NumericOperator, NumericOperator];
const exchange = plus(
  scaled(times(dag(a), b), 0.7),
  scaled(times(dag(b), a), 0.5),
  withConjugate(times(dag(a), c)),
);
const baths = [a, dag(a), b, dag(b), c].map((jump) => ({ rate: 0.1, jump }));
const model = (
  hamiltonian: NumericOperator,
  dissipators: NumericModel['dissipators'] = baths,
): NumericModel => ({ modes: ['a', 'b', 'c'], hamiltonian, dissipators, traceCorrection: true });

describe('the charges of known models', () => {
  it.each([
    ['exchange with thermal baths: the total excitation number', exchange, baths, [[1, 1, 1]]],
    [
      'with Kerr terms too',
      plus(exchange, times(dag(a), dag(a), a, a), times(dag(b), b, dag(c), c)),
      baths,
      [[1, 1, 1]],
    ],
    ['a coherent drive: none', plus(exchange, withConjugate(a)), baths, []],
    [
      'no coupling: each occupation',
      times(dag(a), a),
      baths,
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      'two-mode squeezing of a and b, c apart: the difference, and n_c',
      withConjugate(times(a, b)),
      baths,
      [
        [1, -1, 0],
        [0, 0, 1],
      ],
    ],
    [
      'c made of pairs of a, b exchanged with a',
      plus(withConjugate(times(dag(c), a, a)), withConjugate(times(dag(a), b))),
      baths,
      [[1, 1, 2]],
    ],
    ['counter-rotating terms: none', plus(exchange, withConjugate(times(a, b))), baths, []],
    [
      'squeezing: none for that mode',
      withConjugate(times(a, a)),
      [],
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      'a jump operator that mixes modes, as long as it loses one quantum',
      [],
      [{ rate: 1, jump: plus(a, b) }],
      [
        [1, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      'a jump operator that mixes loss and gain',
      [],
      [{ rate: 1, jump: plus(a, dag(b)) }],
      [
        [1, -1, 0],
        [0, 0, 1],
      ],
    ],
    [
      'a rate of zero does not count',
      [],
      [{ rate: 0, jump: plus(a, dag(a)) }],
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
  ] as const)('%s', (_, hamiltonian, dissipators, charges) => {
    expect(weakCharges(model(hamiltonian, dissipators))).toEqual(charges);
  });
});

describe('integerNullSpace', () => {
  it('is orthogonal to the rows, complete and primitive', () => {
    const rows = fc.array(
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(rows, (each) => {
        const space = integerNullSpace(each, 5);
        for (const q of space) {
          for (const row of each) expect(row.reduce((sum, v, j) => sum + v * q[j]!, 0)).toBe(0);
          expect(q.every(Number.isSafeInteger)).toBe(true);
        }
        expect(space.length).toBe(5 - rank(each));
      }),
    );
  });
});

/** By floating-point elimination, unlike the code under test. */
function rank(rows: readonly (readonly number[])[]): number {
  const m = rows.map((row) => [...row]);
  let found = 0;
  for (let j = 0; j < 5; j++) {
    const pivot = m.findIndex((row, i) => i >= found && Math.abs(row[j]!) > 1e-9);
    if (pivot < 0) continue;
    [m[found], m[pivot]] = [m[pivot]!, m[found]!];
    for (let i = found + 1; i < m.length; i++) {
      const factor = m[i]![j]! / m[found]![j]!;
      m[i] = m[i]!.map((v, k) => v - factor * m[found]![k]!);
    }
    found++;
  }
  return found;
}

describe('the sector', () => {
  it('of a total-excitation basis has Σ [(N + 1)(N + 2)/2]² elements for three modes', () => {
    const basis = fockBasis(3, { total: 6 });
    const sector = sectorOf(basis, [[1, 1, 1]]);
    expect(sector.blocks.map(({ size }) => size)).toEqual([1, 3, 6, 10, 15, 21, 28]);
    expect(sector.elements).toBe(1 + 9 + 36 + 100 + 225 + 441 + 784);
    expect(sector.blocks.map(({ values }) => values)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((n) => [n]),
    );
  });

  it('is everything without a charge and the diagonal with all of them', () => {
    const basis = fockBasis(2, { caps: [3, 2] });
    expect(sectorOf(basis, []).elements).toBe(12 ** 2);
    expect(
      sectorOf(basis, [
        [1, 0],
        [0, 1],
      ]).elements,
    ).toBe(12);
  });
});
