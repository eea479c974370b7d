/** The part of judging that takes no time: which equations hold in exact algebra alone. */
import type { Claim } from '../claims/claim.ts';
import type { Paper } from '../claims/paper.ts';
import type { Io } from './io.ts';
import { painter, printLines } from './output.ts';
import { loadPapers } from './papers.ts';

/**
 * Prints a line a paper, ahead of the verdicts: a verdict also takes the other routes, and the search for corrections.
 * What cannot be loaded or read is left to the run that comes after.
 */
export async function printExactChecks(
  io: Io,
  asked: readonly string[],
  format: 'text' | 'markdown',
): Promise<void> {
  if (format !== 'text') return;
  const papers = await loadPapers(io.papers, asked, io.directory).catch(() => []);
  for (const paper of papers) {
    const outcomes = await exactOutcomes(paper);
    if (outcomes.size === 0) continue;
    const holding = [...outcomes.values()].filter((holds) => holds).length;
    const others = [...outcomes].flatMap(([slug, holds]) => (holds ? [] : [slug]));
    const paint = painter(io.stdout, io);
    const not = others.length === 0 ? '' : `; not ${others.join(', ')}`;
    printLines(io, [
      paint('dim', `${paper.id}  ${holding} of ${outcomes.size} equations hold exactly${not}`),
    ]);
  }
}

/** By slug, for every equation that has exact checks and can be read, whether all of them pass. */
async function exactOutcomes(paper: Paper): Promise<ReadonlyMap<string, boolean>> {
  const [{ runAll }, { readEquations }] = await Promise.all([
    import('../claims/check.ts'),
    import('../claims/tex/read.ts'),
  ]);
  const outcomes = new Map<string, boolean>();
  for (const claim of claimsOf(paper)) {
    if (claim.kind !== 'equation') continue;
    const checks = claim.checks.filter(({ route }) => route === 'exact');
    if (checks.length === 0) continue;
    try {
      const records = runAll(checks, readEquations(claim.printed, paper.vocabulary));
      outcomes.set(
        claim.slug,
        records.every(({ outcome }) => outcome.kind === 'passed'),
      );
    } catch {}
  }
  return outcomes;
}

function claimsOf(paper: Paper): readonly Claim[] {
  try {
    return paper.claims();
  } catch {
    return [];
  }
}
