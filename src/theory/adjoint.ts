/** Adjoint (Heisenberg-picture) equations of motion. */
import type { Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import type { Superoperator } from '../algebra/superoperator.ts';

/** dO/dt = L†(O), from Tr[O·L(ρ)] = Tr[L†(O)·ρ] (Breuer and Petruccione, Sec. 3.2.3). */
export function adjointEquation(generator: Superoperator, operator: Operator): Operator {
  return generator.applyAdjoint(operator);
}

/**
 * The rate λ of an operator that only decays and rotates, L†(O) = −λ·O; undefined when O is not an
 * eigenoperator. Then e^{L†t}(O) = e^{−λt}·O.
 */
export function eigenRate(generator: Superoperator, operator: Operator): Scalar | undefined {
  const image = adjointEquation(generator, operator);
  const [first] = operator.terms;
  if (!first) return undefined;
  const rate = image.coefficient(first[0]).over(first[1]).negate();
  return image.equals(operator.scale(rate.negate())) ? rate : undefined;
}

/**
 * What the trace-correction term i Tr[ρ(H − H†)]ρ adds to d⟨O⟩/dt: ⟨A⟩⟨O⟩ with A = i(H − H†). This is A.
 */
export function traceCorrection(hamiltonian: Operator): Operator {
  return hamiltonian.minus(hamiltonian.adjoint()).scale(Scalar.I);
}
