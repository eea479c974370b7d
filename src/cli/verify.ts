import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Ledger, LedgerPaper } from '../claims/ledger.ts';
import type { MutantTally } from '../claims/mutants.ts';
import type { Paper } from '../claims/paper.ts';
import { openCache } from './cache.ts';
import type { Io } from './io.ts';
import { type JudgedPaper, judgePapers } from './judging.ts';
import { printJson, printLines, withProgress } from './output.ts';
import { foldersOf, loadPapers, working } from './papers.ts';
import { Failure, messageOf, unknownName } from './problems.ts';
import { describeClaims, describePaper } from './verdicts.ts';

interface Options {
  readonly all?: true;
  readonly claim?: readonly string[];
  readonly json?: true;
  readonly mutants?: true;
  readonly watch?: true;
  readonly cache: boolean;
  readonly format: 'text' | 'markdown';
}

export function verifyCommand(program: Command, io: Io): void {
  program
    .command('verify')
    .description('judge every claim: confirmed, corrected, refuted or undecided, with the reason')
    .argument('[papers...]', 'which papers; all of them by default')
    .option('--all', 'also list the claims that are confirmed')
    .option('--claim <id...>', 'only these claims, with everything that was checked')
    .option('--json', 'the ledger, as one JSON document on stdout')
    .option('--mutants', 'change every confirmed equation in small ways: none may stay confirmed')
    .option('--watch', "again at every save of a file in the papers' folders, until Ctrl-C")
    .option('--no-cache', 'judge every claim again, also those that nothing has changed for')
    .addOption(
      new Option('--format <format>', 'a listing, or an erratum to paste into a report')
        .choices(['text', 'markdown'])
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nA refuted claim is a finding: the exit code is 0. It is 1 when a check could not be run at all, or when a\nmutant survives: then the checks have a hole.',
    )
    .action((asked: readonly string[], options: Options) => run(io, asked, options));
}

async function run(io: Io, asked: readonly string[], options: Options): Promise<void> {
  const { json = false, format } = options;
  if (json && format !== 'text')
    throw new InputError(
      '--json and --format markdown exclude each other; one of them is accepted',
    );
  for (const option of ['all', 'claim'] as const)
    if (options[option] !== undefined && format !== 'text')
      throw new InputError(
        `--${option} and --format markdown exclude each other; one of them is accepted`,
      );
  if (options.watch) return watchPapers(io, asked, options);
  const loaded = await loadPapers(io.papers, asked, io.directory);
  if (options.claim) await requireClaims(loaded, options.claim);
  const results = await judgePapers(io, loaded, openCache(options.cache ? io.cache : undefined));
  const tallies = options.mutants ? await makeMutants(io, results) : undefined;
  const { ledgerOf } = await import('../claims/ledger.ts');
  const whole = results.map(({ paper, judged }) => ledgerOf(paper, judged, tallies?.get(paper.id)));
  const papers = options.claim ? onlyClaims(whole, options.claim) : whole;
  if (json) printJson(io, { schema: 1, papers } satisfies Ledger);
  else if (format === 'markdown') {
    const { erratumText } = await import('../claims/erratum.ts');
    const texts = results.map(({ paper }, k) => erratumText(paper, papers[k]!));
    io.stdout.write(texts.join('\n'));
  } else {
    for (const [k, paper] of papers.entries()) {
      const lines = options.claim
        ? describeClaims(paper, io)
        : describePaper(paper, io, { all: options.all ?? false });
      printLines(io, [...(k > 0 ? [''] : []), ...lines]);
    }
  }
  const survivors = whole.flatMap(({ mutants }) => mutants?.survivors ?? []).length;
  if (survivors > 0) {
    const what = survivors === 1 ? 'a mutant survives' : `${survivors} mutants survive`;
    throw new Failure(`${what}: the checks of its equation let a changed form pass`);
  }
}

/** The same command at every save, first by exact algebra alone, which takes no time. */
async function watchPapers(io: Io, asked: readonly string[], options: Options): Promise<never> {
  if (options.json)
    throw new InputError('--watch and --json exclude each other; one of them is accepted');
  const folders = foldersOf(io.papers, asked, io.directory);
  const { runAtEverySave } = await import('./watch.ts');
  const others = [
    ...(options.all ? ['--all'] : []),
    ...(options.claim ? ['--claim', ...options.claim] : []),
    ...(options.mutants ? ['--mutants'] : []),
    ...(options.cache ? [] : ['--no-cache']),
  ];
  return runAtEverySave(io, { asked, options: others, format: options.format }, folders);
}

/** Whether a claim is asked for: by its id, or by what comes after the paper's id and a slash. */
const isAsked = (asked: readonly string[], paper: { readonly id: string }, slug: string): boolean =>
  asked.includes(slug) || asked.includes(`${paper.id}/${slug}`);

/** @throws InputError when no paper has a claim that is asked for */
async function requireClaims(papers: readonly Paper[], asked: readonly string[]): Promise<void> {
  const slugs: string[] = [];
  const ids: string[] = [];
  for (const paper of papers)
    for (const { slug } of await working(`${paper.id}: claims`, paper.claims)) {
      slugs.push(slug);
      ids.push(`${paper.id}/${slug}`);
    }
  for (const each of asked) {
    const accepted = each.includes('/') ? ids : slugs;
    if (!accepted.includes(each)) throw unknownName('claim', each, accepted, ' in --claim');
  }
}

/** Papers with the claims alone that are asked for. */
function onlyClaims(papers: readonly LedgerPaper[], asked: readonly string[]): LedgerPaper[] {
  return papers.flatMap(({ id, title, claims }) => {
    const found = claims.filter((claim) => isAsked(asked, { id }, claim.id.slice(id.length + 1)));
    return found.length === 0 ? [] : [{ id, title, claims: found }];
  });
}

/** The mutants of every paper, by its id and the slug of the claim. */
async function makeMutants(
  io: Io,
  results: readonly JudgedPaper[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, MutantTally>>> {
  const { mutantsOfAll } = await import('../claims/mutants.ts');
  const total = results.reduce((sum, { judged }) => sum + judged.length, 0);
  return withProgress(io, total, (progress) => {
    let done = 0;
    return new Map(
      results.map(({ paper, judged }) => {
        let place = paper.id;
        try {
          const tallies = mutantsOfAll(judged, paper.vocabulary, (slug) => {
            place = `${paper.id}/${slug}`;
            progress.at(done + judged.findIndex(({ claim }) => claim.slug === slug), place);
          });
          done += judged.length;
          return [paper.id, tallies] as const;
        } catch (error) {
          throw new Failure(`the mutants of ${place}: ${messageOf(error)}`, { cause: error });
        }
      }),
    );
  });
}
