import { Matrix } from 'ml-matrix';
import { InputError } from '../algebra/errors.ts';
import { smallestUncertainty, withoutGrowth } from './gaussian.ts';
import { momentRates } from './moment-equations.ts';
import { type GaussianMoments, momentsOf, phaseSpaceOf, thermalMoments } from './moments.ts';
import type { ComplexValue } from './observables.ts';
import type { NumericModel } from './operators.ts';
import { isHermitian, quadraticModel } from './quadratic-model.ts';
import { integrateOde } from './runge-kutta.ts';

/**
 * Where a trajectory starts.
 *
 * - `thermal`: a product of thermal states, displaced by amplitudes when they are given; the vacuum by default.
 * - `fock`: a product of number states. It is not Gaussian, unless it is the vacuum.
 * - `moments`: any first and second moments that some state has.
 */
export type InitialMoments =
  | {
      readonly kind: 'thermal';
      readonly occupations?: readonly number[];
      readonly amplitudes?: readonly ComplexValue[];
    }
  | { readonly kind: 'fock'; readonly occupations: readonly number[] }
  | { readonly kind: 'moments'; readonly moments: GaussianMoments };

/** Moments at one time. */
export interface MomentSample {
  readonly time: number;
  readonly moments: GaussianMoments;
}

/** The samples up to the end, or up to the time at which the moments diverge. */
export type MomentTrajectory =
  | { readonly kind: 'finished'; readonly samples: readonly MomentSample[] }
  | {
      readonly kind: 'diverged';
      readonly samples: readonly MomentSample[];
      readonly time: number;
      readonly reason: string;
    };

/**
 * First and second moments of a quadratic model in time.
 *
 * What is exact depends on H. For Hermitian H the first and second moments close by themselves, so they are exact for
 * every initial state, number states included. For non-Hermitian H (with the trace-correction term) their equations
 * contain fourth moments, which Wick's theorem gives for Gaussian states only: a number state other than the vacuum is
 * refused, because the moments would not be those of the master equation. The stationary moments do not depend on it.
 *
 * @param times ascending, the first being the initial time
 * @throws InputError for a model that is not quadratic, a non-Hermitian H without the trace-correction term, an initial
 *   state that is refused, or times that do not ascend
 */
export function evolveMoments(
  model: NumericModel,
  initial: InitialMoments,
  times: readonly number[],
  tolerance = 1e-10,
): MomentTrajectory {
  const read = quadraticModel(model);
  if (read.kind === 'not-quadratic')
    throw new InputError(`moments in time: ${read.reason}; quadratic models are accepted`);
  const hermitian = isHermitian(read.model);
  if (!hermitian && !model.traceCorrection)
    throw new InputError(
      'moments in time: H is not Hermitian and the trace is not kept; models with the trace-correction term are accepted',
    );
  const quadratic = hermitian ? withoutGrowth(read.model) : read.model;
  const n = 2 * quadratic.modes;
  const state = phaseSpaceOf(initialMoments(initial, quadratic.modes, hermitian));
  const uncertainty = smallestUncertainty(state.covariance);
  if (!(uncertainty >= -1e-9))
    throw new InputError(
      `initial state: the moments break the uncertainty relation by ${uncertainty.toPrecision(3)}; moments that some state has are accepted`,
    );

  const unpack = (y: Float64Array) => ({
    means: Matrix.from1DArray(n, 1, y.subarray(0, n)),
    covariance: Matrix.from1DArray(n, n, y.subarray(n)),
  });
  const samples: MomentSample[] = [];
  const run = integrateOde(
    (_, y, slope) => {
      const { means, covariance } = momentRates(quadratic, unpack(y));
      slope.set(means.to1DArray());
      slope.set(covariance.to1DArray(), n);
    },
    Float64Array.from([...state.means.to1DArray(), ...state.covariance.to1DArray()]),
    times,
    {
      relative: tolerance,
      absolute: tolerance,
      onSample: (time, y) => samples.push({ time, moments: momentsOf(unpack(y)) }),
    },
  );
  if (run.kind === 'finished') return { kind: 'finished', samples };
  return { kind: 'diverged', samples, time: run.time, reason: run.reason };
}

function initialMoments(
  initial: InitialMoments,
  modes: number,
  hermitian: boolean,
): GaussianMoments {
  if (initial.kind === 'moments') return initial.moments;
  if (initial.kind === 'thermal')
    return thermalMoments(modes, initial.occupations, initial.amplitudes);
  const { occupations } = initial;
  if (occupations.length !== modes || !occupations.every((n) => Number.isSafeInteger(n) && n >= 0))
    throw new InputError(
      `initial state: occupations ${occupations.join(', ')}; ${modes} integers that are not negative are accepted`,
    );
  if (!hermitian && occupations.some((n) => n > 0))
    throw new InputError(
      'initial state: a number state is not Gaussian, and with a non-Hermitian H the second moments close for Gaussian states only; thermal and coherent states and the vacuum are accepted',
    );
  return thermalMoments(modes, occupations);
}
