/** How many cases a fuzz test tries: a sample, or what LADDERPROOF_FUZZ says for a longer run. */
export function runs(sample: number, share = 1): number {
  const asked = Number(process.env.LADDERPROOF_FUZZ);
  return Number.isSafeInteger(asked) && asked > 0 ? Math.ceil(asked / share) : sample;
}

/**
 * Options of fast-check.
 *
 * @param share a longer run of a test whose cases take long tries one in so many
 */
export function cases(sample: number, share = 1): { numRuns: number } {
  return { numRuns: runs(sample, share) };
}

/** Time for a test of so many cases, in milliseconds. */
export function timeFor(sample: number, perCase: number): number {
  return 60_000 + runs(sample) * perCase;
}
