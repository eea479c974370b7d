/** Operators written in the fluctuations about an amplitude. */
import { exponents, Operator } from '../algebra/operator.ts';
import type { Scalar } from '../algebra/scalar.ts';

/** The operator with the annihilation operator a of a mode replaced by α + a, and a† by α* + a†: D(α)†·O·D(α). */
export function displaced(operator: Operator, mode: string, amplitude: Scalar): Operator {
  const { space } = operator;
  const moved = space.sites.map(({ name }) => {
    const annihilation = Operator.annihilation(space, name);
    return name === mode ? annihilation.plus(Operator.scalar(space, amplitude)) : annihilation;
  });
  let result = Operator.zero(space);
  for (const [word, coefficient] of operator.terms) {
    const powers = exponents(word);
    // Words are normally ordered and stay so: all creation operators stand to the left.
    const creations = powers.map((e, k) => moved[k]!.adjoint().power(e.creation));
    const annihilations = powers.map((e, k) => moved[k]!.power(e.annihilation));
    const product = [...creations, ...annihilations].reduce(
      (left, right) => left.times(right),
      Operator.scalar(space, coefficient),
    );
    result = result.plus(product);
  }
  return result;
}

/** The terms with exactly `order` creation and annihilation operators: 2 gives the linearised dynamics. */
export function termsOfOrder(operator: Operator, order: number): Operator {
  return operator.filter(
    (word) => exponents(word).reduce((sum, e) => sum + e.creation + e.annihilation, 0) === order,
  );
}
