import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Verdict } from '../claims/claim.ts';
import type { Share } from '../claims/coverage.ts';
import type { Ledger, LedgerClaim, LedgerPaper } from '../claims/ledger.ts';
import type { MutantTally } from '../claims/mutants.ts';
import { openCache } from './cache.ts';
import type { Io } from './io.ts';
import { type JudgedPaper, judgePapers } from './judging.ts';
import { painter, printJson, printLines, type Style, table, withProgress } from './output.ts';
import { foldersOf, loadPapers } from './papers.ts';
import { Failure, messageOf, oneLine } from './problems.ts';

interface Options {
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
  if (options.watch) return watchPapers(io, asked, options);
  const results = await judgePapers(
    io,
    await loadPapers(io.papers, asked, io.directory),
    openCache(options.cache ? io.cache : undefined),
  );
  const tallies = options.mutants ? await makeMutants(io, results) : undefined;
  const { ledgerOf } = await import('../claims/ledger.ts');
  const papers = results.map(({ paper, judged }) =>
    ledgerOf(paper, judged, tallies?.get(paper.id)),
  );
  if (json) printJson(io, { schema: 1, papers } satisfies Ledger);
  else if (format === 'markdown') {
    const { erratumText } = await import('../claims/erratum.ts');
    const texts = results.map(({ paper }, k) => erratumText(paper, papers[k]!));
    io.stdout.write(texts.join('\n'));
  } else {
    for (const [k, paper] of papers.entries())
      printLines(io, [...(k > 0 ? [''] : []), ...describe(paper, io)]);
  }
  const survivors = papers.flatMap(({ mutants }) => mutants?.survivors ?? []).length;
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
    ...(options.mutants ? ['--mutants'] : []),
    ...(options.cache ? [] : ['--no-cache']),
  ];
  return runAtEverySave(io, { asked, options: others, format: options.format }, folders);
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

const STYLES: Readonly<Record<Verdict, Style>> = {
  confirmed: 'green',
  corrected: 'yellow',
  refuted: 'red',
  undecided: 'dim',
};

function describe(paper: LedgerPaper, io: Io): readonly string[] {
  const paint = painter(io.stdout, io);
  const open = paper.claims.filter(({ verdict }) => verdict !== 'confirmed');
  return [
    `${paint('bold', paper.id)}  ${paper.title}`,
    `  ${tally(paper.claims)}`,
    ...coverage(paper),
    ...mutants(paper),
    ...open.flatMap((claim) => {
      const { id, where, verdict, reason } = claim;
      const head = `${paint(STYLES[verdict], verdict)}  ${paint('bold', id)}  ${where} (${reason})`;
      return ['', `  ${head}`, `    ${claim.title}`, ...table(details(claim), '    ')];
    }),
    ...failedPremises(paper.claims),
  ];
}

/** `23 of 23 equations and 24 of 24 statements judged`, and what is missing. */
function coverage({ coverage: covered, claims }: LedgerPaper): readonly string[] {
  if (!covered) return [];
  const { equations, statements } = covered;
  const share = ({ judged, total }: Share, what: string): string => `${judged} of ${total} ${what}`;
  const missing = [...equations.missing, ...statements.missing];
  const undecided = claims.filter(({ verdict }) => verdict === 'undecided');
  return [
    `  ${share(equations, 'equations')} and ${share(statements, 'statements')} judged`,
    ...(missing.length === 0 ? [] : [`  no claim yet: ${missing.join(', ')}`]),
    ...(undecided.length === 0
      ? []
      : [
          '  undecided:',
          ...table(
            undecided.map(({ id, why = '' }) => [id, oneLine(why)]),
            '    ',
          ),
        ]),
  ];
}

function mutants({ mutants: all, claims }: LedgerPaper): readonly string[] {
  if (!all) return [];
  const { made, killed, equivalent, meaningless, survivors = [] } = all;
  return [
    `  ${made} mutants: ${killed} killed, ${equivalent} equivalent, ${meaningless} without meaning, ${survivors.length} survived`,
    ...claims.flatMap(({ id, mutants: own }) =>
      (own?.survivors ?? []).map(({ change }) => `    survived  ${id}  ${oneLine(change)}`),
    ),
  ];
}

/** `7 claims: 5 confirmed, 2 corrected`. */
export function tally(claims: readonly LedgerClaim[]): string {
  const counts = (Object.keys(STYLES) as Verdict[])
    .map((verdict) => ({ verdict, n: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => `${n} ${verdict}`);
  const heading = `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`;
  return counts.length === 0 ? heading : `${heading}: ${counts.join(', ')}`;
}

function details(claim: LedgerClaim): readonly (readonly string[])[] {
  return [
    ['printed', oneLine(claim.printed)],
    ...(claim.correction === undefined ? [] : [['corrected', oneLine(claim.correction)]]),
    ...(claim.change === undefined ? [] : [['change', oneLine(claim.change)]]),
    ...(claim.alternatives ?? []).map(({ change }) => ['or', oneLine(change)]),
    ...(claim.why === undefined ? [] : [['why', oneLine(claim.why)]]),
  ];
}

function failedPremises(claims: readonly LedgerClaim[]): readonly string[] {
  const resting = claims.filter((claim) => claim.failedPremises.length > 0);
  if (resting.length === 0) return [];
  return [
    '',
    '  Claims that rest on a premise which is false as printed:',
    ...table(
      resting.map(({ id, failedPremises: on }) => [id, `on ${on.join(', ')}`]),
      '    ',
    ),
  ];
}
