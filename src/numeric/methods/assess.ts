import { type ComplexMatrix, frobeniusNorm, hermiticityDefect, trace } from '../dense.ts';
import { applyMasterEquation, type Generator, traceOfProduct } from '../liouvillian.ts';
import { hermitianEigenvalues } from '../spectrum.ts';
import type { CompleteEvidence, SteadyStateOutcome } from '../steady-state-outcome.ts';

/** How negative rounding may make the smallest eigenvalue of ρ. */
const POSITIVITY_TOLERANCE = 1e-9;

/** Evidence that only the solver knows. */
export type SolverEvidence = Pick<
  CompleteEvidence,
  | 'method'
  | 'dimension'
  | 'unknowns'
  | 'iterations'
  | 'factorEntries'
  | 'generatorNorm'
  | 'eigenvalue'
  | 'gap'
>;

/**
 * The checks that every candidate passes before it is called a steady state: the master equation itself,
 * applied without the matrix that was factorised; trace; Hermiticity; positivity.
 */
export function assess(
  generator: Generator,
  density: ComplexMatrix,
  solver: SolverEvidence,
  tolerance: number,
): SteadyStateOutcome {
  let edgePopulation = 0;
  generator.edgeStates.forEach((leaves, i) => {
    if (leaves === 1) edgePopulation += density.re[i * (density.rows + 1)]!;
  });
  const finite = density.re.every(Number.isFinite) && density.im.every(Number.isFinite);
  const evidence = {
    ...solver,
    residual: frobeniusNorm(applyMasterEquation(generator, density)),
    smallestEigenvalue: finite ? hermitianEigenvalues(density)[0]! : Number.NaN,
    trace: trace(density).re,
    hermiticityDefect: hermiticityDefect(density),
    edgePopulation,
    escapeRate: traceOfProduct(generator.escape, density).re,
  };
  const allowed = tolerance * solver.generatorNorm;
  const failed = (reason: string): SteadyStateOutcome => ({
    kind: 'not-converged',
    reason,
    evidence,
  });
  if (!finite) return failed('the solution has elements that are not finite');
  if (!(evidence.residual <= allowed))
    return failed(
      `the residual ${evidence.residual.toExponential(2)} exceeds ${allowed.toExponential(2)}${
        generator.edge === 'absorbing' && evidence.escapeRate > 0
          ? `; probability leaves the basis at the rate ${evidence.escapeRate.toExponential(2)}`
          : ''
      }`,
    );
  if (!(evidence.smallestEigenvalue >= -POSITIVITY_TOLERANCE))
    return failed(
      `the smallest eigenvalue ${evidence.smallestEigenvalue.toExponential(2)} is negative: not a density matrix`,
    );
  return { kind: 'converged', density, evidence };
}
