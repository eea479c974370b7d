/** The thread that claims are sent to, one at a time. */
import type { Claim, Judgement } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import type { Paper } from '../claims/paper.ts';
import { loadPaper } from './papers.ts';

export interface JudgingTask {
  /** The folder of papers. */
  readonly papers: string;
  /** The paper, as `loadPaper` takes it. */
  readonly reference: string;
  readonly slug: string;
}

interface Loaded {
  readonly paper: Paper;
  readonly claims: ReadonlyMap<string, Claim>;
}

const loaded = new Map<string, Promise<Loaded>>();

/** The judgement of one claim, which is plain data. */
export async function judgeClaim({ papers, reference, slug }: JudgingTask): Promise<Judgement> {
  const known = loaded.get(reference) ?? load(papers, reference);
  loaded.set(reference, known);
  const { paper, claims } = await known;
  const claim = claims.get(slug);
  if (!claim) throw new RangeError(`${reference} has no claim ${slug}`);
  return judge(claim, paper.vocabulary);
}

async function load(papers: string, reference: string): Promise<Loaded> {
  const paper = await loadPaper(new URL(papers), reference);
  return { paper, claims: new Map(paper.claims().map((claim) => [claim.slug, claim])) };
}
