/** Formulas in the names of a model: `kappa*Omega^2/4`, `a'*a + a`. */
import { interpretOperator, interpretScalar } from '../algebra/interpret.ts';
import type { Operator } from '../algebra/operator.ts';
import type { Scalar } from '../algebra/scalar.ts';
import { readText } from '../algebra/text.ts';
import { type Model, scopeOf } from './model.ts';

/**
 * The exact value of a formula in the parameters of a model.
 *
 * @throws InputError for text that cannot be read, a name that the model does not have, and an operator
 */
export function scalarIn(model: Model, text: string): Scalar {
  return interpretScalar(readText(text), scopeOf(model.space, model.parameters));
}

/**
 * The operator that a formula in the modes and parameters of a model stands for, in normal order. `'` is the adjoint.
 *
 * @throws InputError for text that cannot be read and a name that the model does not have
 */
export function operatorIn(model: Model, text: string): Operator {
  return interpretOperator(readText(text), scopeOf(model.space, model.parameters), model.space);
}
