/**
 * The embedded Runge–Kutta pair of order 5(4) of Dormand and Prince (J. Comput. Appl. Math. 6, 19 (1980)), on real
 * vectors: the last slope of a step is the first of the next, a PI controller sets the step, and the continuous
 * extension of order four gives the solution at any time without shortening a step (Hairer, Nørsett and Wanner,
 * Solving Ordinary Differential Equations I, sections II.4 to II.6).
 */
import { InputError } from '../algebra/errors.ts';

/** y′ = f(t, y), written into `slope`; `y` must not be changed or kept. */
export type RightHandSide = (time: number, y: Float64Array, slope: Float64Array) => void;

export interface IntegrationOptions {
  /** Accepted error of a step relative to each component; 10⁻⁸ by default. */
  readonly relative?: number;
  /** Accepted error of a step where a component is near zero; 10⁻¹⁰ by default. */
  readonly absolute?: number;
  /** Steps after which it gives up, rejected ones included; 10⁶ by default. */
  readonly maxSteps?: number;
  /** Called at each requested time, in order. `y` is overwritten afterwards. */
  readonly onSample?: (time: number, y: Float64Array, index: number) => void;
  /** Called after each accepted step; what it returns, if anything, is the reason to stop. */
  readonly onStep?: (time: number, y: Float64Array) => string | undefined;
}

/** What an integration did. */
export interface IntegrationWork {
  /** The time reached, and the solution there. */
  readonly time: number;
  readonly y: Float64Array;
  /** Accepted steps. */
  readonly steps: number;
  readonly rejected: number;
  /** Evaluations of the right-hand side. */
  readonly evaluations: number;
}

/**
 * - `finished`: the last requested time was reached.
 * - `stopped`: it was not. `monitor`: `onStep` said so; `step-underflow`: no step is small enough, as before a
 *   pole; `not-finite`: the right-hand side has no finite value at the start; `too-many-steps`: `maxSteps`.
 */
export type IntegrationOutcome =
  | ({ readonly kind: 'finished' } & IntegrationWork)
  | ({
      readonly kind: 'stopped';
      readonly why: 'monitor' | 'step-underflow' | 'not-finite' | 'too-many-steps';
      readonly reason: string;
    } & IntegrationWork);

/**
 * Integrates y′ = f(t, y) from the first of `times` to the last.
 *
 * A step is accepted when √(mean (e_i/(absolute + relative·max|y_i|))²) ≤ 1 for the difference e of the pair.
 *
 * @param times where the solution is wanted, ascending, the first being the initial time
 * @throws InputError for times that do not ascend or a tolerance that is not positive
 */
export function integrateOde(
  f: RightHandSide,
  start: Float64Array,
  times: ArrayLike<number>,
  options: IntegrationOptions = {},
): IntegrationOutcome {
  const { relative = 1e-8, absolute = 1e-10, maxSteps = 1e6, onSample, onStep } = options;
  requireTimes(times);
  for (const [name, value] of Object.entries({ relative, absolute }))
    if (!(value > 0 && value < 1))
      throw new InputError(
        `time evolution: ${name} tolerance ${value}; a number between 0 and 1 is accepted`,
      );
  const n = start.length;
  const end = times[times.length - 1]!;
  const vector = () => new Float64Array(n);
  let y = start.slice();
  let next = vector();
  const stage = vector();
  let [k1, k2, k3, k4, k5, k6, k7] = Array.from({ length: 7 }, vector) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let t = times[0]!;
  let steps = 0;
  let rejected = 0;
  let evaluations = 1;
  let sample = 0;
  const work = (): IntegrationWork => ({ time: t, y, steps, rejected, evaluations });
  const stopped = (
    why: 'monitor' | 'step-underflow' | 'not-finite' | 'too-many-steps',
    reason: string,
  ): IntegrationOutcome => ({ kind: 'stopped', why, reason, ...work() });

  f(t, y, k1);
  if (!allFinite(y) || !allFinite(k1))
    return stopped('not-finite', `the right-hand side is not finite at t = ${t}`);
  onSample?.(t, y, sample++);
  if (sample >= times.length) return { kind: 'finished', ...work() };

  // A first step whose explicit Euler part is small against the tolerance (Hairer, II.4).
  const scale = (i: number) => absolute + relative * Math.abs(y[i]!);
  const d0 = weightedNorm(y, scale);
  const d1 = weightedNorm(k1, scale);
  let h = d0 > 1e-10 && d1 > 1e-10 ? (0.01 * d0) / d1 : 1e-6;
  h = Math.min(h, end - t);
  for (let i = 0; i < n; i++) stage[i] = y[i]! + h * k1[i]!;
  f(t + h, stage, k2);
  evaluations++;
  for (let i = 0; i < n; i++) stage[i] = (k2[i]! - k1[i]!) / h;
  const d2 = weightedNorm(stage, scale);
  if (Number.isFinite(d2))
    h = Math.min(
      100 * h,
      Math.max(d1, d2) > 1e-15 ? (0.01 / Math.max(d1, d2)) ** 0.2 : Math.max(1e-6, 1e-3 * h),
      end - t,
    );

  let lastError = 1e-4;
  let wasRejected = false;
  for (;;) {
    if (steps + rejected >= maxSteps)
      return stopped('too-many-steps', `${maxSteps} steps reach only t = ${t.toPrecision(6)}`);
    if (!(h > 16 * Number.EPSILON * Math.max(Math.abs(t), Math.abs(end))))
      return stopped(
        'step-underflow',
        `the step falls below rounding at t = ${t.toPrecision(6)}: the solution diverges or jumps there`,
      );
    const last = t + 1.01 * h >= end;
    if (last) h = end - t;

    for (let i = 0; i < n; i++) stage[i] = y[i]! + h * (1 / 5) * k1[i]!;
    f(t + h / 5, stage, k2);
    for (let i = 0; i < n; i++) stage[i] = y[i]! + h * ((3 / 40) * k1[i]! + (9 / 40) * k2[i]!);
    f(t + (3 / 10) * h, stage, k3);
    for (let i = 0; i < n; i++)
      stage[i] = y[i]! + h * ((44 / 45) * k1[i]! - (56 / 15) * k2[i]! + (32 / 9) * k3[i]!);
    f(t + (4 / 5) * h, stage, k4);
    for (let i = 0; i < n; i++)
      stage[i] =
        y[i]! +
        h *
          ((19372 / 6561) * k1[i]! -
            (25360 / 2187) * k2[i]! +
            (64448 / 6561) * k3[i]! -
            (212 / 729) * k4[i]!);
    f(t + (8 / 9) * h, stage, k5);
    for (let i = 0; i < n; i++)
      stage[i] =
        y[i]! +
        h *
          ((9017 / 3168) * k1[i]! -
            (355 / 33) * k2[i]! +
            (46732 / 5247) * k3[i]! +
            (49 / 176) * k4[i]! -
            (5103 / 18656) * k5[i]!);
    f(t + h, stage, k6);
    for (let i = 0; i < n; i++)
      next[i] =
        y[i]! +
        h *
          ((35 / 384) * k1[i]! +
            (500 / 1113) * k3[i]! +
            (125 / 192) * k4[i]! -
            (2187 / 6784) * k5[i]! +
            (11 / 84) * k6[i]!);
    f(t + h, next, k7);
    evaluations += 6;

    let sum = 0;
    for (let i = 0; i < n; i++) {
      const e =
        h *
        ((71 / 57600) * k1[i]! -
          (71 / 16695) * k3[i]! +
          (71 / 1920) * k4[i]! -
          (17253 / 339200) * k5[i]! +
          (22 / 525) * k6[i]! -
          (1 / 40) * k7[i]!);
      const a = Math.abs(y[i]!);
      const b = Math.abs(next[i]!);
      const ratio = e / (absolute + relative * (a > b ? a : b));
      sum += ratio * ratio;
    }
    const error = Math.sqrt(sum / n);
    if (!(error <= 1)) {
      rejected++;
      wasRejected = true;
      // A step that met values that are not finite is repeated much smaller.
      h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** -0.2) : 0.1;
      continue;
    }

    const to = last ? end : t + h;
    while (sample < times.length && (times[sample]! <= to || last)) {
      const theta = (times[sample]! - t) / h;
      if (last && sample === times.length - 1) onSample?.(times[sample]!, next, sample);
      else onSample?.(times[sample]!, interpolated(theta), sample);
      sample++;
    }
    t = to;
    [y, next] = [next, y];
    [k1, k7] = [k7, k1];
    steps++;
    const reason = onStep?.(t, y);
    if (reason !== undefined) return stopped('monitor', reason);
    if (last) return { kind: 'finished', ...work() };
    // PI control: the exponents of Hairer's DOPRI5.
    const factor = 0.9 * Math.max(error, 1e-10) ** -0.17 * lastError ** 0.04;
    h *= Math.min(wasRejected ? 1 : 10, Math.max(0.2, factor));
    lastError = Math.max(error, 1e-4);
    wasRejected = false;
  }

  /** The continuous extension within the step that was just accepted, into `stage`. */
  function interpolated(theta: number): Float64Array {
    const rest = 1 - theta;
    for (let i = 0; i < n; i++) {
      const difference = next[i]! - y[i]!;
      const bend = h * k1[i]! - difference;
      const fifth =
        h *
        ((-12715105075 / 11282082432) * k1[i]! +
          (87487479700 / 32700410799) * k3[i]! -
          (10690763975 / 1880347072) * k4[i]! +
          (701980252875 / 199316789632) * k5[i]! -
          (1453857185 / 822651844) * k6[i]! +
          (69997945 / 29380423) * k7[i]!);
      stage[i] =
        y[i]! +
        theta *
          (difference + rest * (bend + theta * (difference - h * k7[i]! - bend + rest * fifth)));
    }
    return stage;
  }
}

function requireTimes(times: ArrayLike<number>): void {
  if (times.length === 0)
    throw new InputError('time evolution: no times; one or more are accepted');
  for (let k = 0; k < times.length; k++)
    if (!Number.isFinite(times[k]!) || (k > 0 && !(times[k]! > times[k - 1]!)))
      throw new InputError(
        `time evolution: time ${k + 1} is ${times[k]}; finite times in ascending order are accepted`,
      );
}

function weightedNorm(v: Float64Array, scale: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += (v[i]! / scale(i)) ** 2;
  return Math.sqrt(sum / Math.max(1, v.length));
}

function allFinite(v: Float64Array): boolean {
  return v.every(Number.isFinite);
}
