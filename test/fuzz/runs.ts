/** How many cases a fuzz test tries: a sample, or what LADDERPROOF_FUZZ says for a longer run. */
export function runs(sample: number, share = 1): number {
  const asked = Number(process.env.LADDERPROOF_FUZZ);
  return Number.isSafeInteger(asked) && asked > 0 ? Math.ceil(asked / share) : sample;
}

/**
 * Options of fast-check. A sample is the same every time; a longer run starts elsewhere each time, and what it finds
 * is repeated with the seed that it prints.
 *
 * @param share a longer run of a test whose cases take long tries one in so many
 */
export function seeded(sample: number, share = 1): { numRuns: number; seed?: number } {
  const numRuns = runs(sample, share);
  return process.env.LADDERPROOF_FUZZ === undefined ? { numRuns, seed: 20261121 } : { numRuns };
}

/** Time for a test of so many cases, in milliseconds. */
export function timeFor(sample: number, perCase: number): number {
  return 60_000 + runs(sample) * perCase;
}
