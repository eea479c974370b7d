/**
 * Numbers: models at given parameters, Fock bases, steady states, exact moments, time evolution:
 * `ladderproof/numeric`. Runs in a browser.
 *
 * Matrices are dense and column-major, real and imaginary parts in two arrays (`ComplexMatrix`), or sparse. Every
 * solver returns how it fared: a result that did not converge carries that in its type.
 */

export { type BasisSpec, type FockBasis, fockBasis, stateAt, stateIndex } from './basis.ts';
export { bindModel, bindOperator, completeValues, type Values } from './bind.ts';
export { type Compiled, compile, type Input } from './compile.ts';
export { type ComplexMatrix, trace, zeroMatrix } from './dense.ts';
export {
  type GaussianEvidence,
  type GaussianOutcome,
  gaussianSteadyState,
  smallestUncertainty,
} from './gaussian.ts';
export { type InitialDensity, type InitialState, initialDensity } from './initial-state.ts';
export { applyGenerator, type Generator, generatorOf, traceOfProduct } from './liouvillian.ts';
export { operatorMatrix } from './matrix-elements.ts';
export { attractingSolution, eigenvalues, lyapunov, traceGrowth } from './moment-equations.ts';
export {
  evolveMoments,
  type InitialMoments,
  type MomentSample,
  type MomentTrajectory,
} from './moment-evolution.ts';
export { type GaussianMoments, gaussianExpectation, momentsOf } from './moments.ts';
export { type ComplexValue, correlation, expectation, photonDistribution } from './observables.ts';
export {
  addOperators,
  adjointOperator,
  multiplyOperators,
  normalOrderedPower,
  scaleOperator,
  term,
} from './operator-arithmetic.ts';
export type { NumericModel, NumericOperator, NumericTerm } from './operators.ts';
export { type QuadraticModel, quadraticModel } from './quadratic-model.ts';
export { RealMatrix } from './real-matrix.ts';
export { rememberingSolver, type StationarySolver } from './remembering.ts';
export { type RowReplacement, rowReplacementSpread } from './row-replacement.ts';
export {
  type SectorDensity,
  type SectorOutcome,
  sectorExpectation,
  sectorSteadyState,
} from './sector-steady-state.ts';
export { type SettledReading, type SettleOptions, type SettleOutcome, settle } from './settle.ts';
export type { Reading, SolveOptions } from './solution.ts';
export { type SparseMatrix, toDense } from './sparse.ts';
export {
  type StationaryMethod,
  type StationaryOptions,
  type StationaryOutcome,
  type StationaryState,
  stationaryCorrelation,
  stationaryExpectation,
  stationaryState,
} from './stationary.ts';
export { steadyState } from './steady-state.ts';
export type { SteadyStateOutcome } from './steady-state-outcome.ts';
export { type EvolutionOptions, type EvolutionOutcome, evolve } from './time-evolution.ts';
