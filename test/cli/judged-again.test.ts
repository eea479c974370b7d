/**
 * What a small change to one claim of a real paper costs: which claims are judged again, and which figures computed
 * again. Nothing is judged here; a cache that answers everything notes what it was asked for and did not have.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { moduleOfClaim } from '../../src/claims/declared-in.ts';
import { type Cache, type CacheKey, openCache } from '../../src/cli/cache.ts';
import { Fingerprints } from '../../src/cli/fingerprint.ts';
import type { Io } from '../../src/cli/io.ts';
import { judgePapers } from '../../src/cli/judging.ts';
import { loadPaper } from '../../src/cli/papers.ts';
import { tasksOf } from '../../src/report/figures/task.ts';
import { fixtures } from './harness.ts';

const PAPERS = fileURLToPath(new URL('../../derivations', import.meta.url));
const MINUTE = 60_000;

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ladderproof-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Keeps an answer for every key, and notes the slugs of those that had none. */
function noting(cache: Cache, asked: string[]): Cache {
  return {
    ...cache,
    get: async (key: CacheKey) => {
      const kept = await cache.get(key);
      if (kept !== undefined) return kept;
      asked.push((key.inputs as { readonly claim: Claim }).claim.slug);
      const answer = { verdict: 'undecided' };
      await cache.put(key, answer);
      return answer;
    },
  };
}

/** A copy of a paper, loaded: which of its claims would be judged, and all that its figures are computed from. */
async function asked(copy: string) {
  const paper = await loadPaper(fixtures, copy, directory);
  const io = { stderr: { write: () => {} }, papers: fixtures, directory } as unknown as Io;
  const slugs: string[] = [];
  // As of a process that begins after the copy was made.
  const fingerprints = new Fingerprints(Number.POSITIVE_INFINITY);
  const cache = openCache(join(directory, 'cache', paper.id), fingerprints);
  await judgePapers(io, [paper], noting(cache, slugs));
  const figures = (paper.figures?.() ?? []).flatMap((each) => tasksOf(paper, each));
  const numbers = JSON.stringify(figures.map(({ inputs }) => inputs));
  const claims = paper.claims();
  return {
    all: claims.map(({ slug }) => slug),
    /** What no module notes as its own depends on all of the paper. */
    unnoted: claims.filter((each) => moduleOfClaim(each) === undefined).map(({ slug }) => slug),
    slugs,
    numbers,
  };
}

describe('a change to one claim', () => {
  it.each([
    {
      paper: 'sympathetic-cooling',
      file: 'figure-2-statements.ts',
      change: ['remains almost constant', 'remains nearly constant'],
      list: 'figure2',
      claim: 'fig-2a-na-constant',
    },
    {
      paper: 'loss-nonreciprocity',
      file: 'blockade-statements.ts',
      change: ['Without cavity $b$, $g_', 'Where cavity $b$ is missing, $g_'],
      list: 'blockadeStatements',
      claim: 'fig-2d-reciprocal',
    },
  ] as const)(
    'of $paper has those declared with it judged again, and no figure computed again',
    async ({ paper, file, change: [from, to], list, claim }) => {
      const copies = ['before', 'after'].map((each) => join(directory, each, paper));
      for (const copy of copies) await cp(join(PAPERS, paper), copy, { recursive: true });
      const [before, after] = copies as [string, string];
      const text = await readFile(join(after, file), 'utf8');
      expect(text.split(from)).toHaveLength(2);
      await writeFile(join(after, file), text.replace(from, to));

      const first = await asked(before);
      expect(first.slugs).toEqual(first.all);
      const again = await asked(before);
      expect(again.slugs).toEqual([]);

      const changed = await asked(after);
      const module = await import(/* @vite-ignore */ pathToFileURL(join(after, file)).href);
      const exported = module[list] as readonly Claim[] | (() => readonly Claim[]);
      const declared = (typeof exported === 'function' ? exported() : exported).map(
        ({ slug }) => slug,
      );
      expect(changed.slugs).toContain(claim);
      expect([...changed.slugs].sort()).toEqual([...declared, ...changed.unnoted].sort());
      expect(changed.slugs.length).toBeLessThan(first.all.length / 2);
      expect(changed.numbers).toBe(first.numbers);
      expect(first.numbers.length).toBeGreaterThan(1000);
    },
    MINUTE,
  );
});
