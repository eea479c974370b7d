/** One comparison: the same task, done by ladderproof and by what a user would pick instead. */
export interface BenchRow {
  readonly task: string;
  /** What ladderproof takes or reaches, with its unit. */
  readonly ours: string;
  readonly against: string;
  /** How many times faster ladderproof is. */
  readonly ratio: number;
  readonly note?: string;
}

/**
 * Seconds for one `run`, the median of `samples` timings of at least `seconds` each, after one to warm up.
 * `run` must have checked its answer before it is timed.
 */
export function timePerRun(run: () => void, seconds = 0.1, samples = 7): number {
  const sample = (): number => {
    const start = performance.now();
    let elapsed = 0;
    let runs = 0;
    for (let batch = 1; elapsed < seconds * 1e3; batch *= 2) {
      for (let k = 0; k < batch; k++) run();
      runs += batch;
      elapsed = performance.now() - start;
    }
    return elapsed / 1e3 / runs;
  };
  sample();
  const timings = Array.from({ length: samples }, sample).sort((a, b) => a - b);
  return timings[samples >> 1]!;
}

/** `6.1e7/s`, for a table. */
export function perSecond(secondsPerRun: number): string {
  return `${(1 / secondsPerRun).toExponential(1).replace('e+', 'e')}/s`;
}

/** `5.7 ms`, for a table. */
export function milliseconds(seconds: number): string {
  return `${(seconds * 1e3).toPrecision(3)} ms`;
}
