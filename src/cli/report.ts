import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Ledger } from '../claims/ledger.ts';
import type { PaperResult } from '../report/site.ts';
import { openCache, pruneCache } from './cache.ts';
import { computeFigures } from './figuring.ts';
import { markPage, refuseForeignFiles, refuseUnwritable, writeFiles } from './files.ts';
import type { Io } from './io.ts';
import { judgePapers } from './judging.ts';
import { jsonText, printJson, printLines } from './output.ts';
import { derive, isPath, loadPapers, paperIds, working } from './papers.ts';
import { messageOf, unknownName } from './problems.ts';
import { tally } from './verdicts.ts';

interface Options {
  readonly out: string;
  readonly open?: true;
  readonly json?: true;
  readonly cache: boolean;
}

export function reportCommand(program: Command, io: Io): void {
  program
    .command('report')
    .description('judge every claim and write the pages and the ledger')
    .argument(
      '[papers...]',
      'whose pages to write, all by default (index and ledger cover all); or folders, which make a report of their own',
    )
    .option('--out <folder>', 'where to', 'reports')
    .option('--open', 'show the result in the browser')
    .option('--no-cache', 'compute everything again, also what nothing has changed for')
    .option('--json', 'what was written, as one JSON document on stdout')
    .action((asked: readonly string[], options: Options) => run(io, asked, options));
}

async function run(io: Io, asked: readonly string[], options: Options): Promise<void> {
  const { out, open, json } = options;
  const ids = paperIds(io.papers);
  // A folder elsewhere has nothing to do with the papers here.
  const apart = asked.some((each) => isPath(each, ids, io.directory));
  for (const id of asked) if (!apart && !ids.includes(id)) throw unknownName('paper', id, ids);
  const folder = resolve(io.directory, out);
  const kept = options.cache ? io.cache : undefined;
  const cache = openCache(kept);

  const papers = await loadPapers(io.papers, apart ? asked : [], io.directory);
  const written = papers.filter(({ id }) => apart || asked.length === 0 || asked.includes(id));
  // What stands in the way is said before the work and not after it.
  refuseForeignFiles(
    folder,
    ['index.html', 'ledger.json', ...written.map(({ id }) => `${id}.html`)].map((path) => ({
      path,
    })),
  );
  refuseUnwritable(folder);
  const judgedPapers = await judgePapers(io, papers, cache);
  const figures = await computeFigures(io, written, cache);
  const results: PaperResult[] = [];
  for (const { paper, judged } of judgedPapers) {
    const derivation = await derive(paper);
    results.push({ paper, derivation, judged, figures: figures.get(paper) ?? [] });
  }
  const [{ ledgerOf }, { renderSite }] = await Promise.all([
    import('../claims/ledger.ts'),
    import('../report/site.ts'),
  ]);
  const ledger: Ledger = {
    schema: 1,
    papers: results.map(({ paper, judged }) => ledgerOf(paper, judged)),
  };
  const skipped = papers.filter((paper) => !written.includes(paper));
  const site = await working('report', () => renderSite(results));
  const files = [
    ...site
      .filter(({ path }) => !skipped.some(({ id }) => path === `${id}.html`))
      .map(({ path, content }) => {
        return { path, content: typeof content === 'string' ? markPage(content) : content };
      }),
    { path: 'ledger.json', content: jsonText(ledger) },
  ];
  await writeFiles(folder, files);
  await pruneCache(kept);

  const page = asked.length === 1 && written[0] ? `${written[0].id}.html` : 'index.html';
  const shown = shorter(folder, relative(io.directory, folder) || '.');
  if (json) {
    const paths = files.map(({ path }) => path).sort();
    printJson(io, { schema: 1, folder: shown, files: paths });
  } else {
    printLines(io, [
      ...ledger.papers.map(({ id, claims }) => `${id}: ${tally(claims)}`),
      `written to ${join(shown, page)}`,
    ]);
  }
  if (open) {
    await io
      .open(join(folder, page))
      .catch((error) => io.stderr.write(`ladderproof: no browser: ${messageOf(error)}\n`));
  }
}

function shorter(a: string, b: string): string {
  return b.length < a.length ? b : a;
}
