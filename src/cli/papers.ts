/** Finding and loading papers: each is a folder whose index.js (index.ts in the source) exports a `Paper`. */
import { existsSync, readdirSync } from 'node:fs';
import type { Paper } from '../claims/paper.ts';
import type { Derivation } from '../theory/derivation.ts';
import { Failure, messageOf, unknownName } from './problems.ts';

/** The ids of all papers, sorted. Nothing is loaded. */
export function paperIds(folder: URL): readonly string[] {
  if (!existsSync(folder)) throw new Failure(`there is no folder of papers at ${folder.pathname}`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && moduleOf(folder, entry.name) !== undefined)
    .map(({ name }) => name)
    .sort();
}

/**
 * Loads a paper.
 *
 * @throws InputError when there is none of that id, Failure when its folder does not hold what it should
 */
export async function loadPaper(folder: URL, id: string): Promise<Paper> {
  const ids = paperIds(folder);
  const url = ids.includes(id) ? moduleOf(folder, id) : undefined;
  if (url === undefined) throw unknownName('paper', id, ids);
  const paper = await working(id, async () => {
    const loaded: { readonly default?: Paper } = await import(/* @vite-ignore */ url.href);
    return loaded.default;
  });
  if (paper?.id !== id)
    throw new Failure(`${id}: the default export of ${url.pathname} is not the paper of that id`);
  return paper;
}

/** The papers asked for, each once, in the order asked for; all when none is. */
export async function loadPapers(
  folder: URL,
  asked: readonly string[] = [],
): Promise<readonly Paper[]> {
  const all = paperIds(folder);
  for (const id of asked) if (!all.includes(id)) throw unknownName('paper', id, all);
  const papers: Paper[] = [];
  for (const id of asked.length === 0 ? all : new Set(asked))
    papers.push(await loadPaper(folder, id));
  return papers;
}

/** The derivation of a paper. Throws Failure when it cannot be carried out. */
export function derive(paper: Paper): Promise<Derivation> {
  return working(`${paper.id}: derivation`, paper.derivation);
}

/** What a paper's own folder does wrong is no mistake of the user's: Failure, with the place in front. */
export async function working<T>(place: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Failure(`${place}: ${messageOf(error)}`, { cause: error });
  }
}

function moduleOf(folder: URL, id: string): URL | undefined {
  return ['index.js', 'index.ts']
    .map((name) => new URL(`${encodeURIComponent(id)}/${name}`, folder))
    .find((url) => existsSync(url));
}
