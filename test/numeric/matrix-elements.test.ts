import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fockBasis, stateAt, stateIndex } from '../../src/numeric/basis.ts';
import { leavesBasis, operatorMatrix } from '../../src/numeric/matrix-elements.ts';
import { multiplyOperators } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericOperator } from '../../src/numeric/operators.ts';
import { adjoint, toDense } from '../../src/numeric/sparse.ts';
import { annihilators, dag, times } from './build.ts';

const MODES = 2;
const exponent = fc.integer({ min: 0, max: 2 });
const exponents = fc.array(exponent, { minLength: MODES, maxLength: MODES });
const coefficient = fc.double({ min: -2, max: 2, noNaN: true });
const operators: fc.Arbitrary<NumericOperator> = fc.array(
  fc.record({ re: coefficient, im: coefficient, creation: exponents, annihilation: exponents }),
  { minLength: 1, maxLength: 4 },
);

/** Dense real matrices with rows as arrays: nothing shared with the code under test. */
type Dense = number[][];
const product = (x: Dense, y: Dense): Dense =>
  x.map((row) => y[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * y[k]![j]!, 0)));
const kronecker = (x: Dense, y: Dense): Dense =>
  x.flatMap((row) => y.map((other) => row.flatMap((v) => other.map((w) => v * w))));
const power = (x: Dense, n: number): Dense =>
  Array.from({ length: n }).reduce<Dense>(
    (p) => product(p, x),
    x.map((row, i) => row.map((_, j) => (i === j ? 1 : 0))),
  );

describe('operatorMatrix', () => {
  it('is the corner of a product of much larger ladder matrices', () => {
    const inner = fockBasis(MODES, { caps: [2, 2], total: 3 });
    // Exponents up to 2 climb at most two levels above the inner basis.
    const levels = 6;
    const lower: Dense = Array.from({ length: levels }, (_, i) =>
      Array.from({ length: levels }, (_, j) => (j === i + 1 ? Math.sqrt(j) : 0)),
    );
    const raise: Dense = lower[0]!.map((_, i) => lower.map((row) => row[i]!));
    fc.assert(
      fc.property(operators, (operator) => {
        const actual = toDense(operatorMatrix(operator, inner));
        const re = new Float64Array(actual.re.length);
        const im = new Float64Array(actual.im.length);
        for (const t of operator) {
          const [a, b] = [0, 1].map((j) =>
            product(power(raise, t.creation[j]!), power(lower, t.annihilation[j]!)),
          );
          const full = kronecker(a!, b!);
          for (let i = 0; i < inner.dimension; i++)
            for (let j = 0; j < inner.dimension; j++) {
              const at = (s: readonly number[]) => s[0]! * levels + s[1]!;
              const value = full[at(stateAt(inner, i))]![at(stateAt(inner, j))]!;
              re[i + inner.dimension * j]! += t.re * value;
              im[i + inner.dimension * j]! += t.im * value;
            }
        }
        re.forEach((v, k) => {
          expect(actual.re[k]).toBeCloseTo(v, 10);
          expect(actual.im[k]).toBeCloseTo(im[k]!, 10);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('takes the adjoint operator to the adjoint matrix', () => {
    const basis = fockBasis(MODES, { caps: [3, 2], total: 4 });
    fc.assert(
      fc.property(operators, (operator) => {
        const left = toDense(operatorMatrix(dag(operator), basis));
        const right = toDense(adjoint(operatorMatrix(operator, basis)));
        left.re.forEach((v, k) => {
          expect(v).toBeCloseTo(right.re[k]!, 12);
          expect(left.im[k]).toBeCloseTo(right.im[k]!, 12);
        });
      }),
    );
  });

  it('represents products away from the edge: (XY)ρ = X(Yρ)', () => {
    const inner = fockBasis(MODES, { total: 2 });
    const outer = fockBasis(MODES, { total: 2 + 4 * 2 });
    fc.assert(
      fc.property(operators, operators, (x, y) => {
        const xy = operatorMatrix(multiplyOperators(x, y), outer);
        const left = toDense(xy);
        const [dx, dy] = [x, y].map((o) => toDense(operatorMatrix(o, outer)));
        const d = outer.dimension;
        for (let c = 0; c < inner.dimension; c++) {
          const column = stateIndex(outer, stateAt(inner, c));
          for (let r = 0; r < d; r++) {
            let re = 0;
            let im = 0;
            for (let k = 0; k < d; k++) {
              const [a, b] = [dx!.re[r + d * k]!, dx!.im[r + d * k]!];
              const [e, f] = [dy!.re[k + d * column]!, dy!.im[k + d * column]!];
              re += a * e - b * f;
              im += a * f + b * e;
            }
            const scale = 1 + Math.hypot(re, im);
            expect(Math.abs(left.re[r + d * column]! - re) / scale).toBeLessThan(1e-11);
            expect(Math.abs(left.im[r + d * column]! - im) / scale).toBeLessThan(1e-11);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the coupling a·b† and the commutator at the edge of the basis', () => {
    const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
    const basis = fockBasis(2, { total: 1 });
    const hop = toDense(operatorMatrix(times(a, dag(b)), basis));
    const from = stateIndex(basis, [1, 0]);
    const to = stateIndex(basis, [0, 1]);
    expect(hop.re[to + 3 * from]).toBe(1);
    const antinormal = toDense(operatorMatrix(times(a, dag(a)), basis));
    expect(antinormal.re[from + 3 * from]).toBe(2);
  });

  it('marks the states that an operator leads out of the basis', () => {
    const [a] = annihilators(1) as [NumericOperator];
    const basis = fockBasis(1, { caps: [3] });
    expect([...leavesBasis(dag(times(a, a)), basis)]).toEqual([0, 0, 1, 1]);
    expect([...leavesBasis(a, basis)]).toEqual([0, 0, 0, 0]);
  });
});
