/** Linear response of linear systems, from their Langevin equations. */
import { InputError } from '../algebra/errors.ts';
import { multiplyMatrices } from '../algebra/linear.ts';
import type { Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import { type Fluctuations, ladderOperators, linearCoefficients } from './fluctuations.ts';
import { propagation } from './noise-spectrum.ts';

/**
 * χ(ω) of ⟨A⟩(ω) = χ(ω)f(ω) under the perturbation −f(t)B, with f(t) = ∫ f(ω) e^{−iωt} dω: Kubo's
 * i∫₀^∞dt e^{iωt}⟨[A(t), B(0)]⟩, here A·(−iω − Z)⁻¹·i[v, B]. Throws InputError for operators that are not linear.
 */
export function susceptibility(
  { space, drift }: Fluctuations,
  observable: Operator,
  force: Operator,
  frequency: Scalar,
): Scalar {
  const kick = ladderOperators(space).map((each) => {
    const value = each.commutator(force).scalarValue();
    if (!value) throw new InputError('the force must act on a linear operator');
    return [value.times(Scalar.I)];
  });
  return multiplyMatrices(
    [linearCoefficients(observable)],
    multiplyMatrices(propagation(drift, frequency), kick),
  )[0]![0]!;
}
