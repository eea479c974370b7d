import type { FockBasis } from '../../src/numeric/basis.ts';
import { type ComplexMatrix, zeroMatrix } from '../../src/numeric/dense.ts';
import { applyMasterEquation, type Generator } from '../../src/numeric/liouvillian.ts';
import { expectation } from '../../src/numeric/observables.ts';
import {
  addOperators,
  adjointOperator,
  multiplyOperators,
  normalOrderedPower,
  scaleOperator,
} from '../../src/numeric/operator-arithmetic.ts';
import type { NumericOperator } from '../../src/numeric/operators.ts';
import type { SteadyStateOutcome } from '../../src/numeric/steady-state-outcome.ts';

/** The annihilation operators of `modes` modes. */
export function annihilators(modes: number): readonly NumericOperator[] {
  return Array.from({ length: modes }, (_, mode) => [
    {
      re: 1,
      im: 0,
      creation: new Array<number>(modes).fill(0),
      annihilation: Array.from({ length: modes }, (_, j) => (j === mode ? 1 : 0)),
    },
  ]);
}

export const dag = adjointOperator;
export const plus = addOperators;
export const times = (...factors: readonly NumericOperator[]) => factors.reduce(multiplyOperators);
export const scaled = scaleOperator;
/** O + O†. */
export const withConjugate = (operator: NumericOperator) => plus(operator, dag(operator));

/** The density matrix, or a test failure that says why there is none. */
export function densityOf(outcome: SteadyStateOutcome): ComplexMatrix {
  if (outcome.kind !== 'converged') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.density;
}

/** ⟨n_mode⟩. */
export function occupation(mode: number, basis: FockBasis, density: ComplexMatrix): number {
  return expectation(normalOrderedPower(basis.modes, mode), basis, density).re;
}

/** One Fock state as a density matrix. */
export function pureState(dimension: number, index: number): ComplexMatrix {
  const rho = zeroMatrix(dimension);
  rho.re[index * (dimension + 1)] = 1;
  return rho;
}

/** x + h·y. */
export function axpy(x: ComplexMatrix, h: number, y: ComplexMatrix): ComplexMatrix {
  return {
    ...x,
    re: x.re.map((v, k) => v + h * y.re[k]!),
    im: x.im.map((v, k) => v + h * y.im[k]!),
  };
}

/** Classical fourth-order Runge–Kutta for the full, trace-corrected master equation. */
export function rungeKutta(
  generator: Generator,
  start: ComplexMatrix,
  step: number,
  steps: number,
): ComplexMatrix {
  let rho = start;
  for (let k = 0; k < steps; k++) {
    const k1 = applyMasterEquation(generator, rho);
    const k2 = applyMasterEquation(generator, axpy(rho, step / 2, k1));
    const k3 = applyMasterEquation(generator, axpy(rho, step / 2, k2));
    const k4 = applyMasterEquation(generator, axpy(rho, step, k3));
    rho = axpy(axpy(axpy(axpy(rho, step / 6, k1), step / 3, k2), step / 3, k3), step / 6, k4);
  }
  return rho;
}
