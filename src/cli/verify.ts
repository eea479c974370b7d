import type { Command } from 'commander';
import type { Verdict } from '../claims/claim.ts';
import type { Ledger, LedgerClaim, LedgerPaper } from '../claims/ledger.ts';
import type { Io } from './io.ts';
import { judgePapers } from './judging.ts';
import { painter, printJson, printLines, type Style, table } from './output.ts';
import { loadPapers } from './papers.ts';

export function verifyCommand(program: Command, io: Io): void {
  program
    .command('verify')
    .description('judge every claim: confirmed, corrected, refuted or undecided, with the reason')
    .argument('[papers...]', 'which papers; all of them by default')
    .option('--json', 'the ledger, as one JSON document on stdout')
    .addHelpText(
      'after',
      '\nA refuted claim is a finding: the exit code is 0. It is 1 when a check could not be run at all.',
    )
    .action((asked: readonly string[], { json }: { readonly json?: true }) =>
      run(io, asked, json ?? false),
    );
}

async function run(io: Io, asked: readonly string[], json: boolean): Promise<void> {
  const results = await judgePapers(io, await loadPapers(io.papers, asked));
  const { ledgerOf } = await import('../claims/ledger.ts');
  const papers = results.map(({ paper, judged }) => ledgerOf(paper, judged));
  if (json) return printJson(io, { schema: 1, papers } satisfies Ledger);
  for (const [k, paper] of papers.entries())
    printLines(io, [...(k > 0 ? [''] : []), ...describe(paper, io)]);
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
    ...open.flatMap((claim) => {
      const { id, where, verdict, reason } = claim;
      const head = `${paint(STYLES[verdict], verdict)}  ${paint('bold', id)}  ${where} (${reason})`;
      return ['', `  ${head}`, `    ${claim.title}`, ...table(details(claim), '    ')];
    }),
    ...failedPremises(paper.claims),
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
  const flat = (tex: string): string => tex.replace(/\s+/g, ' ').trim();
  return [
    ['printed', flat(claim.printed)],
    ...(claim.correction === undefined ? [] : [['corrected', flat(claim.correction)]]),
    ...(claim.change === undefined ? [] : [['change', flat(claim.change)]]),
    ...(claim.alternatives ?? []).map(({ change }) => ['or', flat(change)]),
    ...(claim.why === undefined ? [] : [['why', flat(claim.why)]]),
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
