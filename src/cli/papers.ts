/**
 * Finding and loading papers. Each is a folder whose index.ts (or .js, .mts, .mjs) exports a `Paper` by default:
 * those of one folder of papers go by their name, any other goes by its path.
 */
import { existsSync, readdirSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError } from '../algebra/errors.ts';
import type { Paper } from '../claims/paper.ts';
import type { Derivation } from '../theory/derivation.ts';
import { loadModule } from './loading.ts';
import { locate, watchOver } from './places.ts';
import { Failure, unknownName } from './problems.ts';

/** Where each loaded paper came from, and what to ask for to get it again. */
const origins = new WeakMap<Paper, { readonly folder: URL; readonly reference: string }>();

/** The ids of all papers, sorted. Nothing is loaded. */
export function paperIds(folder: URL): readonly string[] {
  if (!existsSync(folder)) throw new Failure(`there is no folder of papers at ${folder.pathname}`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && moduleOf(folderOfId(folder, entry.name)))
    .map(({ name }) => name)
    .sort();
}

/**
 * Loads a paper.
 *
 * @param folder the folder of papers
 * @param asked a name in that folder, or the path of any folder with a paper in it
 * @param directory what a path is relative to
 * @throws InputError when there is no such paper, Failure when its folder does not hold what it should
 */
export async function loadPaper(
  folder: URL,
  asked: string,
  directory: string = process.cwd(),
): Promise<Paper> {
  const ids = paperIds(folder);
  return isPath(asked, ids, directory)
    ? loadFrom(folderAt(asked, directory, ids), asked)
    : loadById(folder, asked, ids);
}

/** The papers asked for, each once, in the order asked for; all those with a name when none is. */
export async function loadPapers(
  folder: URL,
  asked: readonly string[] = [],
  directory: string = process.cwd(),
): Promise<readonly Paper[]> {
  const ids = paperIds(folder);
  // Every name is looked at before anything is loaded, which may take long.
  foldersOf(folder, asked, directory);
  const papers = new Set<Paper>();
  for (const each of asked.length === 0 ? ids : asked)
    papers.add(await loadPaper(folder, each, directory));
  const seen = new Set<string>();
  for (const { id } of papers) {
    if (seen.has(id))
      throw new InputError(`two of the papers have the id '${id}'; accepted: one paper of each id`);
    seen.add(id);
  }
  return [...papers];
}

/**
 * The folders of the papers asked for; of all those with a name when none is. Nothing is loaded.
 *
 * @throws InputError when there is no such paper
 */
export function foldersOf(
  folder: URL,
  asked: readonly string[],
  directory: string,
): readonly URL[] {
  const ids = paperIds(folder);
  return (asked.length === 0 ? ids : asked).map((each) => {
    if (isPath(each, ids, directory)) return folderAt(each, directory, ids);
    if (!ids.includes(each)) throw unknownName('paper', each, ids);
    return folderOfId(folder, each);
  });
}

/** Whether a paper is asked for by the path of its folder and not by its name. */
export function isPath(asked: string, ids: readonly string[], directory: string): boolean {
  if (/[\\/]/.test(asked) || asked === '.' || asked === '..') return true;
  return !ids.includes(asked) && moduleOf(urlOf(asked, directory)) !== undefined;
}

/** The folder that a paper was loaded from. Ends in a slash. */
export function folderOf(paper: Paper): URL {
  const origin = origins.get(paper);
  if (!origin) throw new RangeError(`${paper.id} was not loaded from a folder`);
  return origin.folder;
}

/** The module that a paper was loaded from. */
export function moduleOfPaper(paper: Paper): URL {
  return moduleOf(folderOf(paper))!;
}

/** What another thread asks `loadPaper` for to get this paper: its name, or the whole path of its folder. */
export function referenceOf(paper: Paper): string {
  return origins.get(paper)?.reference ?? paper.id;
}

/** The derivation of a paper, without some approximations. Throws Failure when it cannot be carried out. */
export function derive(paper: Paper, without?: ReadonlySet<string>): Promise<Derivation> {
  return working(`${paper.id}: derivation`, () => paper.derivation(without));
}

/** What a paper's own folder does wrong is no mistake of the command's user: Failure, with the place in front. */
export async function working<T>(place: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { message, isPlaced, excerpt } = locate(error);
    throw new Failure(isPlaced ? message : `${place}: ${message}`, { cause: error, excerpt });
  }
}

async function loadById(papers: URL, id: string, ids: readonly string[]): Promise<Paper> {
  if (!ids.includes(id)) throw unknownName('paper', id, ids);
  const folder = folderOfId(papers, id);
  const url = moduleOf(folder)!;
  watchOver(folder);
  const paper = await working(id, async () => {
    const loaded: { readonly default?: Paper } = await import(/* @vite-ignore */ url.href);
    return loaded.default;
  });
  if (paper?.id !== id)
    throw new Failure(`${id}: the default export of ${url.pathname} is not the paper of that id`);
  origins.set(paper, { folder, reference: id });
  return paper;
}

/** A paper from any folder, whatever the folder is called. */
async function loadFrom(folder: URL, asked: string): Promise<Paper> {
  const url = moduleOf(folder)!;
  const loaded = await working(asked, () => loadModule(url, folder));
  const paper = await working(asked, () => asPaper(loaded, shown(url)));
  origins.set(paper, { folder, reference: fileURLToPath(folder) });
  return paper;
}

/** What the members of a paper must at least be; the compiler has checked nothing of a folder that is only run. */
const MEMBERS: Readonly<Record<string, 'string' | 'object' | 'function'>> = {
  id: 'string',
  title: 'string',
  authors: 'string',
  summary: 'string',
  vocabulary: 'object',
  models: 'object',
  observables: 'object',
  truncation: 'object',
  derivation: 'function',
  claims: 'function',
};

function asPaper(loaded: Readonly<Record<string, unknown>>, place: string): Paper {
  const found = loaded.default;
  const accepted = 'accepted: export default definePaper({ … }) or assemblePaper({ … })';
  if (typeof found !== 'object' || found === null)
    throw new InputError(
      `${place} has ${'default' in loaded ? 'a default export that is no paper' : 'no default export'}; ${accepted}`,
    );
  const members: Readonly<Record<string, unknown>> = { ...found };
  for (const [name, type] of Object.entries(MEMBERS))
    if (typeof members[name] !== type || members[name] === null)
      throw new InputError(
        `${place}: the paper has ${name in members ? `a bad '${name}'` : `no '${name}'`}, where ${
          type === 'object' ? 'an object' : `a ${type}`
        } is expected; ${accepted}`,
      );
  if (!/^\w[\w.-]*$/.test(String(members.id)))
    throw new InputError(
      `${place}: the paper's id '${members.id}' cannot name a page; accepted: letters, digits, '.', '_' and '-'`,
    );
  return found as Paper;
}

function folderAt(asked: string, directory: string, ids: readonly string[]): URL {
  const url = urlOf(asked, directory);
  if (moduleOf(url) !== undefined) return url;
  const problem = existsSync(url) ? 'there is no index.ts or index.js in' : 'there is no folder';
  throw new InputError(
    `${problem} ${asked}; accepted: the folder of a paper, such as 'ladderproof new' writes, or one of ${ids.join(', ')}`,
  );
}

function urlOf(path: string, directory: string): URL {
  return pathToFileURL(resolve(directory, path) + sep);
}

function folderOfId(papers: URL, id: string): URL {
  return new URL(`${encodeURIComponent(id)}/`, papers);
}

/** TypeScript first: what was compiled from it may lag behind. */
function moduleOf(folder: URL): URL | undefined {
  return ['index.ts', 'index.mts', 'index.js', 'index.mjs']
    .map((name) => new URL(name, folder))
    .find((url) => existsSync(url));
}

function shown(url: URL): string {
  const path = fileURLToPath(url);
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
