/** Judging the claims of papers, with progress. */
import type { Claim } from '../claims/claim.ts';
import type { JudgedClaim } from '../claims/ledger.ts';
import type { Paper } from '../claims/paper.ts';
import type { Io } from './io.ts';
import { withProgress } from './output.ts';
import { working } from './papers.ts';
import { Failure, messageOf } from './problems.ts';

export interface JudgedPaper {
  readonly paper: Paper;
  readonly judged: readonly JudgedClaim[];
}

/** Judges every claim of the papers. Throws Failure, naming the claim, when a check cannot run. */
export async function judgePapers(
  io: Io,
  papers: readonly Paper[],
): Promise<readonly JudgedPaper[]> {
  const { judgePaper } = await import('../claims/ledger.ts');
  const counts: number[] = [];
  for (const paper of papers)
    counts.push((await working(`${paper.id}: claims`, paper.claims)).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return withProgress(io, total, (progress) => {
    let done = 0;
    return papers.map((paper, k) => {
      let current: Claim | undefined;
      try {
        const judged = judgePaper(paper, (claim, index) => {
          current = claim;
          progress.at(done + index, `${paper.id}/${claim.slug}`);
        });
        done += counts[k]!;
        return { paper, judged };
      } catch (error) {
        const place = current === undefined ? paper.id : `${paper.id}/${current.slug}`;
        throw new Failure(`${place} could not be checked: ${messageOf(error)}`, { cause: error });
      }
    });
  });
}
