import { InputError } from '../algebra/errors.ts';
import type { FockBasis } from './basis.ts';
import { type Generator, generatorOf, type TruncationEdge } from './liouvillian.ts';
import { direct } from './methods/direct.ts';
import { dominant } from './methods/dominant.ts';
import { noJump } from './methods/no-jump.ts';
import { directBytes, requireDenseMatrices } from './methods/vectors.ts';
import type { NumericModel } from './operators.ts';
import type {
  SolverSettings,
  SteadyStateMethod,
  SteadyStateOutcome,
} from './steady-state-outcome.ts';

export interface SteadyStateOptions {
  /**
   * By default `no-jump` for a trace-preserving generator, with `direct` as the second try when it does not
   * converge and the factors fit the memory; else `dominant`.
   */
  readonly method?: SteadyStateMethod;
  /** Largest accepted residual over ‖L‖; 10⁻¹⁰ by default. */
  readonly tolerance?: number;
  /** What becomes of jumps out of the basis; `reflecting` by default. */
  readonly edge?: TruncationEdge;
  /** Memory above which a solver refuses before allocating; 1 GiB by default. */
  readonly maxBytes?: number;
}

const METHODS: Readonly<
  Record<SteadyStateMethod, (generator: Generator, settings: SolverSettings) => SteadyStateOutcome>
> = { direct, 'no-jump': noJump, dominant };

/**
 * The steady state of a model in a basis.
 *
 * @returns ρ of trace one, d × d and Hermitian, with evidence; or the reason why not
 * @throws InputError for a bad model, basis or option, and for a problem over the memory bound
 */
export function steadyState(
  model: NumericModel,
  basis: FockBasis,
  options: SteadyStateOptions = {},
): SteadyStateOutcome {
  // Every method here holds ρ and what it is made from as dense matrices: known before anything is allocated.
  requireDenseMatrices(basis.dimension, settingsOf(options).maxBytes);
  return solveSteadyState(generatorOf(model, basis, options.edge), options);
}

/** `steadyState` for a generator already truncated; `options.edge` is not used. */
export function solveSteadyState(
  generator: Generator,
  options: SteadyStateOptions = {},
): SteadyStateOutcome {
  const settings = settingsOf(options);
  const { maxBytes } = settings;
  if (options.method !== undefined) return METHODS[options.method](generator, settings);
  if (!generator.tracePreserving) return dominant(generator, settings);
  const outcome = noJump(generator, settings);
  const isFinal = outcome.kind !== 'not-converged' || directBytes(generator) > maxBytes;
  return isFinal ? outcome : direct(generator, settings);
}

/** The options with their defaults. Throws InputError for those out of range. */
function settingsOf(options: SteadyStateOptions): SolverSettings {
  const { tolerance = 1e-10, maxBytes = 2 ** 30 } = options;
  if (!(tolerance > 0 && tolerance < 1))
    throw new InputError(
      `steady state: tolerance ${tolerance}; a number between 0 and 1 is accepted`,
    );
  if (!(maxBytes > 0))
    throw new InputError(`steady state: maxBytes ${maxBytes}; a positive number is accepted`);
  return { tolerance, maxBytes };
}
