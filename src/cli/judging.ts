/** Judging the claims of papers: with progress, on all cores, and only those that were not judged before. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Claim, JudgedClaim, Judgement } from '../claims/claim.ts';

import type { Paper } from '../claims/paper.ts';
import { type Cache, type CacheKey, NO_CACHE } from './cache.ts';
import type { Io } from './io.ts';
import type { JudgingTask } from './judging-worker.ts';
import { withProgress } from './output.ts';
import { moduleOfPaper, referenceOf, working } from './papers.ts';
import { locate } from './places.ts';
import { Failure } from './problems.ts';

export interface JudgedPaper {
  readonly paper: Paper;
  readonly judged: readonly JudgedClaim[];
}

/** From so many claims on, threads are worth the second that each takes to load the papers. */
const WORTH_THREADS = 8;

interface Item {
  readonly paper: Paper;
  readonly claim: Claim;
}

/**
 * Judges every claim of the papers, in the order of the papers and of their claims whatever is done first.
 *
 * @throws Failure, naming the claim, when a check cannot run
 */
export async function judgePapers(
  io: Io,
  papers: readonly Paper[],
  cache: Cache = NO_CACHE,
): Promise<readonly JudgedPaper[]> {
  const claims = new Map<Paper, readonly Claim[]>();
  for (const paper of papers) claims.set(paper, await working(`${paper.id}: claims`, paper.claims));
  const items = papers.flatMap((paper) => claims.get(paper)!.map((claim) => ({ paper, claim })));
  const judgements = new Map<Claim, Judgement>();
  await withProgress(io, items.length, async (progress) => {
    const open: (Item & { readonly key: CacheKey })[] = [];
    for (const item of items) {
      const key = await keyOf(item);
      const kept = await cache.get(key);
      // What is under the key was put there by this function.
      if (kept === undefined) open.push({ ...item, key });
      else judgements.set(item.claim, kept as Judgement);
    }
    const judge = await judgeWith(io, open);
    const waiting = open.values();
    const lane = async (): Promise<void> => {
      for (const { key, ...item } of waiting) {
        progress.at(judgements.size, `${item.paper.id}/${item.claim.slug}`);
        const judgement = await judge.one(item);
        judgements.set(item.claim, judgement);
        await cache.put(key, judgement);
      }
    };
    try {
      await Promise.all(Array.from({ length: judge.lanes }, lane));
    } finally {
      await judge.end();
    }
  });
  return papers.map((paper) => ({
    paper,
    judged: claims.get(paper)!.map((claim) => ({ claim, judgement: judgements.get(claim)! })),
  }));
}

/**
 * What a judgement depends on: the claim as far as it is data; the symbols by which its formulas are read; and the
 * code of the judge and of the module that declares the claim, or, where that is not known, of the whole paper.
 */
async function keyOf({ paper, claim }: Item): Promise<CacheKey> {
  const { moduleOfClaim, notesAtTopLevel } = await import('../claims/declared-in.ts');
  const module = moduleOfClaim(claim);
  const declared = module !== undefined && notesAtTopLevel(readFileSync(new URL(module), 'utf8'));
  return {
    kind: 'judgement',
    inputs: { paper: paper.id, claim: dataOf(claim), symbols: paper.vocabulary },
    code: [JUDGE, declared ? module : moduleOfPaper(paper)],
  };
}

/** The extension of what runs here: ts from the source, js from what is built of it. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

const JUDGE = new URL(`../claims/judge.${EXTENSION}`, import.meta.url);

/** What of a claim is data; the rest is code, which the fingerprint of its module covers. */
function dataOf(claim: Claim): unknown {
  const { kind, slug, printed, premises } = claim;
  const checks = claim.checks.map(({ method, route }) => ({ method, route }));
  return { kind, slug, printed, premises, checks };
}

interface Judge {
  /** How many claims to hand it at a time. */
  readonly lanes: number;
  one(item: Item): Promise<Judgement>;
  end(): Promise<void>;
}

/** In threads where there is enough to do, and where this is compiled: threads of Node 20 load no TypeScript. */
async function judgeWith(io: Io, items: readonly Item[]): Promise<Judge> {
  const here = await judgeHere();
  const threads = Math.min(availableParallelism(), Math.floor(items.length / WORTH_THREADS) + 1);
  if (threads < 2 || EXTENSION === 'ts') return here;
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./judging-worker.js', import.meta.url).href,
    name: 'judgeClaim',
    minThreads: threads,
    maxThreads: threads,
    // Exact algebra makes much short-lived garbage.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  return {
    // One more than there are threads, so that none waits for this one.
    lanes: threads + 1,
    one: async (item) => {
      if (moduleOfPaper(item.paper).pathname.endsWith('ts')) return here.one(item);
      const { slug } = item.claim;
      const task = { papers: io.papers.href, reference: referenceOf(item.paper), slug };
      try {
        return (await pool.run(task satisfies JudgingTask)) as Judgement;
      } catch {
        // Once more in this thread, where the problem has its class and its place.
        return here.one(item);
      }
    },
    end: () => pool.destroy(),
  };
}

/** In this thread, one after the other. */
async function judgeHere(): Promise<Judge> {
  const { judge } = await import('../claims/judge.ts');
  return {
    lanes: 1,
    one: async ({ paper, claim }) => {
      try {
        return judge(claim, paper.vocabulary);
      } catch (error) {
        const { message, excerpt } = locate(error, [claim.slug]);
        const id = `${paper.id}/${claim.slug}`;
        throw new Failure(`${id} could not be checked: ${message}`, { cause: error, excerpt });
      }
    },
    end: async () => {},
  };
}
