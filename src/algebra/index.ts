/**
 * Exact symbols: `ladderproof/algebra`.
 *
 * Scalars are quotients of polynomials over the Gaussian rationals, with phases and square roots, so that zero is
 * decided; operators are sums of normal-ordered monomials; superoperators are sums of ρ ↦ c·XρY. Runs in a browser.
 */

export { type Decomposition, decompose } from './decompose.ts';
export { InputError } from './errors.ts';
export { expressOperator, expressScalar } from './express.ts';
export { expressValue } from './express-value.ts';
export {
  children,
  type Equation,
  type Expression,
  type FunctionName,
  withChildren,
} from './expression.ts';
export {
  addValues,
  interpret,
  interpretOperator,
  interpretScalar,
  isZeroValue,
  matrixValue,
  multiplyValues,
  operatorValue,
  type Scope,
  scalarValue,
  scaleValue,
  stateValue,
  subtractValues,
  superoperatorValue,
  type Value,
} from './interpret.ts';
export {
  addMatrices,
  determinant,
  identityMatrix,
  inverseMatrix,
  type Matrix,
  mapMatrix,
  matricesEqual,
  matrix,
  multiplyMatrices,
  solveLinear,
  transpose,
} from './linear.ts';
export { embed, exponents, modes, Operator, type Space, type Word } from './operator.ts';
export { cos, exponentialOfI, sin, tan } from './phase.ts';
export { commonDenominator, type QuadraticRoots, solveQuadratic } from './quadratic.ts';
export { sqrt } from './root.ts';
export { type Complex, Scalar } from './scalar.ts';
export { isPositive, signOf } from './sign.ts';
export { StateMap } from './state-map.ts';
export { type Substitution, substitute } from './substitute.ts';
export { Superoperator } from './superoperator.ts';
export { type Dialect, isName, printText, readText } from './text.ts';
