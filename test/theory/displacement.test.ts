import { describe, expect, it } from 'vitest';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { displaced, termsOfOrder } from '../../src/theory/displacement.ts';

const space = modes('a', 'b');
const [a, b] = ['a', 'b'].map((name) => Operator.annihilation(space, name)) as [Operator, Operator];
const alpha = Scalar.complex('alpha');
const shift = (operator: Operator): Operator => displaced(operator, 'a', alpha);

describe('a displacement', () => {
  it('moves a by α, a† by α*, and nothing else', () => {
    expect(shift(a).equals(a.plus(Operator.scalar(space, alpha)))).toBe(true);
    expect(shift(a.adjoint()).equals(shift(a).adjoint())).toBe(true);
    expect(shift(b).equals(b)).toBe(true);
  });

  it('respects products, as D†(XY)D = (D†XD)(D†YD) does', () => {
    const [x, y] = [a.times(a.adjoint()).times(b), a.adjoint().power(2).plus(b.adjoint())];
    expect(shift(x.times(y)).equals(shift(x).times(shift(y)))).toBe(true);
    expect(shift(x.commutator(y)).equals(shift(x).commutator(shift(y)))).toBe(true);
  });

  it('is undone by the opposite one', () => {
    const x = a.adjoint().times(a).times(b.plus(b.adjoint()));
    expect(displaced(shift(x), 'a', alpha.negate()).equals(x)).toBe(true);
  });

  it('takes radiation pressure apart by orders: the parts add up', () => {
    const x = shift(a.adjoint().times(a).times(b.plus(b.adjoint())));
    const parts = [0, 1, 2, 3].map((order) => termsOfOrder(x, order));
    expect(parts.reduce((sum, each) => sum.plus(each)).equals(x)).toBe(true);
    const exchange = a.adjoint().times(b);
    const [word] = exchange.terms.keys();
    expect(parts[2]!.coefficient(word!).equals(alpha)).toBe(true);
    expect(parts[0]!.isZero()).toBe(true);
  });
});
