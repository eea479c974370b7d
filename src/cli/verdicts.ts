/** Verdicts as text: a paper's findings, and single claims with all that was checked. */
import type { Verdict } from '../claims/claim.ts';
import type { Share } from '../claims/coverage.ts';
import type { LedgerCheck, LedgerClaim, LedgerPaper } from '../claims/ledger.ts';
import type { Io } from './io.ts';
import { painter, type Style, table } from './output.ts';
import { oneLine } from './problems.ts';

const STYLES: Readonly<Record<Verdict, Style>> = {
  confirmed: 'green',
  corrected: 'yellow',
  refuted: 'red',
  undecided: 'dim',
};

/** How many claims have which verdict, and every claim that is not confirmed; of `all`, the others in a line each. */
export function describePaper(
  paper: LedgerPaper,
  io: Io,
  { all }: { readonly all: boolean },
): readonly string[] {
  const paint = painter(io.stdout, io);
  const confirmed = paper.claims.filter(({ verdict }) => verdict === 'confirmed');
  const open = paper.claims.filter(({ verdict }) => verdict !== 'confirmed');
  return [
    `${paint('bold', paper.id)}  ${paper.title}`,
    `  ${tally(paper.claims)}`,
    ...coverage(paper),
    ...mutants(paper),
    ...open.flatMap((claim) => ['', ...headOf(claim, io), ...table(details(claim), '    ')]),
    ...failedPremises(paper.claims),
    ...(all && confirmed.length > 0
      ? [
          '',
          `  ${paint(STYLES.confirmed, 'confirmed')}`,
          ...table(
            confirmed.map(({ id, where, title }) => [id, where, title]),
            '    ',
          ),
        ]
      : []),
  ];
}

/** Claims with what they rest on and every check that was made. */
export function describeClaims(paper: LedgerPaper, io: Io): readonly string[] {
  const paint = painter(io.stdout, io);
  return [
    `${paint('bold', paper.id)}  ${paper.title}`,
    ...paper.claims.flatMap((claim) => [
      '',
      ...headOf(claim, io),
      ...table(
        [
          ...details(claim),
          ...claim.premises.map((id) => [
            'rests on',
            claim.failedPremises.includes(id) ? `${id}, which is false as printed` : id,
          ]),
          ...claim.checks.map((check) => ['check', checkText(check)]),
          ...(claim.correctionChecks ?? []).map((check) => ['when corrected', checkText(check)]),
          ...(claim.mutants ? [['mutants', mutantText(claim.mutants)]] : []),
        ],
        '    ',
      ),
    ]),
  ];
}

function headOf({ id, where, title, verdict, reason }: LedgerClaim, io: Io): readonly string[] {
  const paint = painter(io.stdout, io);
  const why = reason === undefined ? '' : ` (${reason})`;
  return [
    `  ${paint(STYLES[verdict], verdict)}  ${paint('bold', id)}  ${where}${why}`,
    `    ${title}`,
  ];
}

/** `passed  random-points (floating-point): points 20, tolerance 1e-9`. */
function checkText({ passed, method, route, evidence }: LedgerCheck): string {
  const found = Object.entries(evidence).map(([name, value]) => `${name} ${oneLine(`${value}`)}`);
  const shown = found.length === 0 ? '' : `: ${found.join(', ')}`;
  return `${passed ? 'passed' : 'failed'}  ${method} (${route})${shown}`;
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
  return [
    `  ${all.made} mutants: ${mutantText(all)}`,
    ...claims.flatMap(({ id, mutants: own }) =>
      (own?.survivors ?? []).map(({ change }) => `    survived  ${id}  ${oneLine(change)}`),
    ),
  ];
}

function mutantText({
  killed,
  equivalent,
  meaningless,
  survivors = [],
}: NonNullable<LedgerClaim['mutants']>): string {
  return `${killed} killed, ${equivalent} equivalent, ${meaningless} without meaning, ${survivors.length} survived`;
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
