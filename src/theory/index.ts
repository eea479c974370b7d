/**
 * Models, and one derivation method a file: `ladderproof/theory`. Exact throughout; runs in a browser.
 *
 * Convention: a dissipator with rate κ and jump operator a is κ(aρa† − ½{a†a, ρ}), so occupations decay at κ and
 * amplitudes at κ/2.
 */

export { adjointEquation, eigenRate, traceCorrection } from './adjoint.ts';
export { characteristicPolynomial } from './characteristic-polynomial.ts';
export {
  type Approximation,
  type Derivation,
  type Formula,
  type Line,
  lineExpression,
  lineOf,
  type Step,
} from './derivation.ts';
export { displaced, termsOfOrder } from './displacement.ts';
export { type Elimination, eliminate } from './elimination.ts';
export {
  type Fluctuations,
  fluctuationsOf,
  ladderOperators,
  linearCoefficients,
} from './fluctuations.ts';
export { operatorIn, scalarIn } from './formula.ts';
export { gaussianMoment } from './gaussian-moments.ts';
export { dynamicalMatrix, type LangevinEquation, langevinEquations } from './langevin.ts';
export { withInputs } from './langevin-inputs.ts';
export { susceptibility } from './linear-response.ts';
export {
  type Dissipator,
  defineModel,
  generatorOf,
  type Model,
  type ModelText,
  type Parameter,
  scopeOf,
} from './model.ts';
export { noiseSpectrum, propagation } from './noise-spectrum.ts';
export { inNumberOperators, meanField, numberOperator } from './number-operators.ts';
export {
  type Combination,
  type CombinedObservable,
  isCombined,
  type ModelObservable,
  type Observable,
  type Quantity,
} from './observable.ts';
export {
  confirmedIntegral,
  integratedMemory,
  type SecondOrderTerms,
  secondOrderGenerator,
  secondOrderTerms,
  secular,
} from './perturbation.ts';
export { type PhysicalRoot, physicalRoot } from './physical-root.ts';
export { type CavityRates, cavityRates } from './quantum-noise.ts';
export { diagonal, resolvent, response, scatteringMatrix } from './scattering.ts';
export { leadingTerm, type Series, seriesIn } from './series.ts';
export { hurwitzDeterminants } from './stability.ts';
export { confirmElimination } from './stationary.ts';
export { stationaryMoments } from './stationary-moments.ts';
