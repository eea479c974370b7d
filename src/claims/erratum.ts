/** What was found in a paper, as a short text that can be pasted into a report or a letter. */
import type { Consequence, MovedFigure } from './consequence.ts';
import type { LedgerCheck, LedgerClaim, LedgerPaper } from './ledger.ts';
import type { Paper } from './paper.ts';

/**
 * The erratum as Markdown with TeX between dollar signs: what was found with the evidence in a line, what rests on
 * it, what was confirmed, in one sentence each, and what could not be decided.
 */
export function erratumText(
  { title, authors }: Pick<Paper, 'title' | 'authors'>,
  { claims }: LedgerPaper,
): string {
  const found = claims.filter(({ verdict }) => verdict === 'corrected' || verdict === 'refuted');
  const undecided = claims.filter(({ verdict }) => verdict === 'undecided');
  const paragraphs = [
    `## Comments on “${title}”${authors === '' ? '' : ` (${authors})`}`,
    opening(claims.length, found.length),
    ...found.map((claim, k) => item(claim, k + 1)),
    ...restingOn(claims),
    ...confirmed(claims),
    ...undecided.map(
      ({ where, title: what, why }) =>
        `${where} (${what}) we could not decide: ${oneLine(why ?? 'the checks do not apply')}.`,
    ),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function opening(claims: number, found: number): string {
  const scope = `We derived the paper’s equations again from its Hamiltonian and dissipators and checked ${claims} of its equations and statements by independent routes.`;
  if (found === 0) return `${scope} All that could be decided agree with what is printed.`;
  const points = found === 1 ? 'one point that the authors' : `${found} points that the authors`;
  return `${scope} We found ${points} may wish to correct:`;
}

function item(claim: LedgerClaim, number: number): string {
  const { where, title, printed, correction, change, alternatives = [] } = claim;
  const lines = [
    `${claim.kind === 'equation' ? 'Printed' : 'Stated'}: ${formula(claim, printed)}`,
    correction === undefined
      ? 'We found no small change that makes it hold.'
      : `Suggested (${change}): ${formula(claim, correction)}`,
    ...(alternatives.length === 0
      ? []
      : [`Equally small: ${alternatives.map((each) => each.change).join('; ')}`]),
    `Evidence: ${evidence(claim)}`,
  ];
  const head = `${number}. **${where}** (${title})`;
  return [head, ...lines.map((line) => `   - ${oneLine(line)}`)].join('\n');
}

/** Equations are formulas throughout; statements carry their own dollar signs. */
function formula({ kind }: LedgerClaim, text: string): string {
  return kind === 'equation' ? `$${oneLine(text)}$` : oneLine(text);
}

/** The longest account of a failed check that still reads as one line. */
const LINE = 140;

/** What the failed check with the shortest account says, and that the corrected form passes. */
function evidence({ checks, correctionChecks }: LedgerClaim): string {
  const failed = checks
    .filter(({ passed }) => !passed)
    .map(account)
    .toSorted((x, y) => Number(y.says) - Number(x.says) || x.text.length - y.text.length);
  const shown = failed[0]?.text ?? 'no check passed';
  if (!correctionChecks) return shown;
  const methods = [...new Set(correctionChecks.map(({ method }) => words(method)))].join(', ');
  return `${shown}; the suggested form passes (${methods})`;
}

/** Which point or relation failed, and why nothing could be settled, is of use only beside the numbers. */
const ASIDE = new Set(['fails', 'point', 'relation']);

interface Account {
  readonly text: string;
  /** Whether it holds more than the name of the check. */
  readonly says: boolean;
}

function account({ method, evidence: found }: LedgerCheck): Account {
  const facts: string[] = [];
  let length = 0;
  for (const [name, value] of Object.entries(found)) {
    const fact = name === 'at' ? `at ${String(value)}` : `${name} = ${String(value)}`;
    if (ASIDE.has(name) || length + fact.length > LINE) continue;
    facts.push(fact);
    length += fact.length;
  }
  const failed = `by ${words(method)} it does not hold`;
  return facts.length === 0
    ? { text: failed, says: false }
    : { text: `${failed}: ${facts.join(', ')}`, says: true };
}

/** `symbolic-residual` as `symbolic residual`. */
function words(method: string): string {
  return method.replaceAll('-', ' ');
}

/** Claims that stand as steps but start from something false. */
function restingOn(claims: readonly LedgerClaim[]): readonly string[] {
  const whereOf = new Map(claims.map(({ id, where }) => [id, where]));
  const resting = claims
    .filter(({ failedPremises }) => failedPremises.length > 0)
    .map(({ where, verdict, failedPremises }) => {
      const premises = failedPremises.map((id) => whereOf.get(id) ?? id).join(' and ');
      return `${where} rests on ${premises}${verdict === 'confirmed' ? ', though it is right as printed' : ''}`;
    });
  const moved = claims.flatMap(({ where, consequences = [] }) =>
    consequences.flatMap((each) => {
      const text = outcome(each);
      const premises = each.premises.map((id) => whereOf.get(id) ?? id).join(', ');
      return text === undefined ? [] : [`- ${where}, with ${premises} put right: ${text}.`];
    }),
  );
  return [
    ...(resting.length === 0 ? [] : [`What follows from these points: ${resting.join('; ')}.`]),
    ...(moved.length === 0 ? [] : [`By how much conclusions move:\n\n${moved.join('\n')}`]),
  ];
}

/** What becomes of a conclusion, with the figure that moves most; undefined where nothing changes. */
function outcome({ formula, moves, figures }: Consequence): string | undefined {
  const parts: string[] = [];
  if (formula !== undefined && moves) parts.push(`$${oneLine(formula)}$`);
  const [most] = figures
    .filter(({ change }) => change !== undefined && change !== 0)
    .toSorted((x, y) => Math.abs(y.change!) - Math.abs(x.change!));
  if (most) {
    const percent = Number((most.change! * 100).toPrecision(3));
    parts.push(
      `$${most.quantity}$ moves from ${most.printed} to ${most.corrected} (${percent > 0 ? '+' : ''}${percent} %) at ${place(most)}`,
    );
  }
  const lost = figures.filter(
    ({ printed, corrected }) => printed !== undefined && corrected === undefined,
  );
  if (lost.length > 0)
    parts.push(`$${lost[0]!.quantity}$ has no stationary value at ${lost.map(place).join('; ')}`);
  return parts.length === 0 ? undefined : parts.join('; ');
}

function place({ at }: MovedFigure): string {
  return Object.entries(at)
    .map(([name, value]) => (name === 'figure' ? `Fig. ${value}` : `${name} = ${value}`))
    .join(', ');
}

function confirmed(claims: readonly LedgerClaim[]): readonly string[] {
  const right = claims.filter(({ verdict }) => verdict === 'confirmed');
  const equations = right.filter(({ kind }) => kind === 'equation');
  const statements = right.filter(({ kind }) => kind !== 'equation');
  const parts = [
    ...(equations.length === 0 ? [] : [numbers(equations, claims)]),
    ...(statements.length === 0
      ? []
      : [
          `${statements.length === 1 ? 'a statement' : `${statements.length} statements`} in the text and figures (${[...new Set(statements.map(({ where }) => where))].join('; ')})`,
        ]),
  ];
  return parts.length === 0 ? [] : [`We confirm ${parts.join(' and ')}.`];
}

interface Label {
  readonly prefix: string;
  readonly number: number;
  readonly letter: string;
}

/** `eq-b19a` as B, 19, a; undefined for equations without a number. */
function labelOf(id: string): Label | undefined {
  const match = /\/eq-([a-z]?)(\d+)([a-z]?)$/.exec(id);
  if (!match) return undefined;
  const [, prefix = '', number = '', letter = ''] = match;
  return { prefix: prefix.toUpperCase(), number: Number(number), letter };
}

/** `Eqs. (1)–(11), (13a) and (15)`: whole numbers joined to runs, letters where only some lines are meant. */
function numbers(some: readonly LedgerClaim[], all: readonly LedgerClaim[]): string {
  const nameOf = ({ prefix, number }: Label): string => `${prefix}${number}`;
  const count = (claims: readonly LedgerClaim[], name: string): number =>
    claims.filter(({ id }) => {
      const label = labelOf(id);
      return label !== undefined && nameOf(label) === name;
    }).length;
  const runs: { first: Label; last: Label }[] = [];
  const single: string[] = [];
  for (const { id, where } of some) {
    const label = labelOf(id);
    if (!label) {
      single.push(where);
      continue;
    }
    const name = nameOf(label);
    if (count(some, name) < count(all, name)) {
      single.push(`(${name}${label.letter})`);
      continue;
    }
    const last = runs.at(-1);
    if (last && last.last.prefix === label.prefix && label.number - last.last.number <= 1) {
      last.last = label;
    } else runs.push({ first: label, last: label });
  }
  const written = [
    ...runs.map(({ first, last }) =>
      first.number === last.number ? `(${nameOf(first)})` : `(${nameOf(first)})–(${nameOf(last)})`,
    ),
    ...single,
  ];
  return `${some.length === 1 ? 'Eq.' : 'Eqs.'} ${written.join(', ')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
