/** A real browser, and a report for it to show. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { cacheFolder, openCache } from '../../src/cli/cache.ts';
import { judgePapers } from '../../src/cli/judging.ts';
import { derive, loadPapers } from '../../src/cli/papers.ts';
import { type PaperResult, renderSite } from '../../src/report/site.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser's program: `CHROMIUM`, or one of the usual names on the path; undefined where there is none. */
export function browserPath(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Why there is nothing to test in, for the name of a test that is skipped. */
export const NO_BROWSER = `no browser: none of ${NAMES.join(', ')} is on the path, and CHROMIUM names none`;

export function launchBrowser(): Promise<Browser> {
  const path = browserPath();
  if (path === undefined) throw new Error(NO_BROWSER);
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** The results of papers of this repository, without figures; judged anew only when something has changed. */
export async function resultsOf(...ids: readonly string[]): Promise<readonly PaperResult[]> {
  const papers = new URL('../../derivations/', import.meta.url);
  const io = {
    stdout: { write: () => {} },
    stderr: { write: () => {} },
    env: {},
    directory: process.cwd(),
    papers,
    version: '0.0.0',
    open: async () => {},
  };
  const cache = openCache(cacheFolder(process.cwd(), process.env));
  const judged = await judgePapers(io, await loadPapers(papers, ids), cache);
  const results: PaperResult[] = [];
  for (const each of judged) results.push({ ...each, derivation: await derive(each.paper) });
  return results;
}

export interface WrittenReport {
  /** The address of a page, such as `index.html#papers`. */
  readonly address: (page: string) => string;
  readonly pages: ReadonlyMap<string, string>;
  remove(): Promise<void>;
}

/** A report in a folder of its own under the system's temporary folder. */
export async function writeReport(results: readonly PaperResult[]): Promise<WrittenReport> {
  const folder = await mkdtemp(join(tmpdir(), 'ladderproof-report-'));
  const pages = new Map(renderSite(results).map(({ path, content }) => [path, String(content)]));
  for (const [path, content] of pages) await writeFile(join(folder, path), content);
  return {
    address: (page) => `${pathToFileURL(folder).href}/${page}`,
    pages,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface OpenPage {
  readonly page: Page;
  /** Errors that the page reported. */
  readonly errors: readonly string[];
  /** Addresses that the page asked for beyond files and what it holds itself. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A page in a context of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) requests.push(request.url());
  });
  await page.goto(address);
  return { page, errors, requests, close: () => context.close() };
}
