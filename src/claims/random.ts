/** Reproducible random numbers: a check draws the same points on every machine. */

/** A generator of numbers in [0, 1), seeded by a text (mulberry32 on an FNV-1a hash). */
export function randomSource(seed: string): () => number {
  let state = 2166136261;
  for (const character of seed) {
    state = Math.imul(state ^ character.codePointAt(0)!, 16777619) >>> 0;
  }
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number between low and high. */
export function between(random: () => number, low: number, high: number): number {
  return low + (high - low) * random();
}
