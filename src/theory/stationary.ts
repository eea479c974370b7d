/** The stationary equations solved a second time, by nerdamer, and compared with the exact elimination. */
import { solveQuadratic as casQuadratic, solveEquations } from '../algebra/cas.ts';
import { expressScalar } from '../algebra/express.ts';
import { interpretScalar, type Scope, scalarValue } from '../algebra/interpret.ts';
import { commonDenominator, solveQuadratic } from '../algebra/quadratic.ts';
import { Scalar } from '../algebra/scalar.ts';
import { printText, readText } from '../algebra/text.ts';
import type { Elimination } from './elimination.ts';

/**
 * Confirms an elimination from first = second = 0. For a given value of the kept unknown the equations are linear
 * in the dropped one and in the product of both; nerdamer solves that system, and the quadratic that makes the
 * product consistent. Each answer is read back and compared exactly. Throws CasDisagreement, with both sides in
 * it, when one differs, and CasFailure when nerdamer has no answer.
 */
export function confirmElimination(
  equations: readonly [Scalar, Scalar],
  elimination: Elimination,
  unknowns: { readonly keep: string; readonly drop: string },
): void {
  const { keep, drop } = unknowns;
  const { eliminated, quadratic, linear, constant } = elimination;
  const x = Scalar.real(keep);
  const product = Scalar.real('product');
  const system = equations.map((equation) => linearised(equation, keep, drop, product));
  const scope = scopeOf([...equations, product]);
  const read = (text: string): Scalar => interpretScalar(readText(text), scope);
  solveEquations(system.map(textOf), [drop, 'product'], (solution) => {
    const dropped = read(solution.get(drop) ?? '0');
    const consistency = dropped.times(x).minus(read(solution.get('product') ?? '0'));
    const polynomial = quadratic.times(x.power(2)).plus(linear.times(x)).plus(constant);
    const ratio = consistency.over(polynomial);
    return dropped.equals(eliminated) && !ratio.isZero() && !ratio.symbols().includes(keep);
  });
  // The discriminant is one symbolic root; with the coefficients named, nerdamer solves the general quadratic.
  const [a, b, c] = ['A', 'B', 'C'].map((name) => Scalar.real(name)) as [Scalar, Scalar, Scalar];
  const general = a.times(x.power(2)).plus(b.times(x)).plus(c);
  const exact = solveQuadratic(a, b, c);
  const named = scopeOf([general]);
  casQuadratic(textOf(general), keep, (roots) => {
    const values = roots.map((root) => interpretScalar(readText(root), named));
    const both = [exact.plus, exact.minus];
    return values.length === 2 && both.every((root) => values.some((value) => value.equals(root)));
  });
}

/** The equation with the product of the unknowns as an unknown of its own, denominators cleared. */
function linearised(equation: Scalar, keep: string, drop: string, product: Scalar): Scalar {
  const bilinear = equation.coefficientsIn(keep).get(1)?.coefficientsIn(drop).get(1) ?? Scalar.ZERO;
  const both = Scalar.real(keep).times(Scalar.real(drop));
  const changed = equation.plus(bilinear.times(product.minus(both)));
  return changed.times(commonDenominator([changed]));
}

function textOf(scalar: Scalar): string {
  return printText(expressScalar(scalar));
}

/** The real symbols of some scalars as they are declared there. */
function scopeOf(scalars: readonly Scalar[]): Scope {
  return {
    names: new Map(
      scalars
        .flatMap((scalar) => scalar.generators())
        .flatMap((generator) =>
          generator.kind === 'real'
            ? [[generator.name, scalarValue(Scalar.ofGenerator(generator))] as const]
            : [],
        ),
    ),
  };
}
