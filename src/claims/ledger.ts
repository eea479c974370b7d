/** The ledger: verdicts and evidence as plain data, the same bytes on every run. */
import type {
  CheckRecord,
  Claim,
  Evidence,
  JudgedClaim,
  Judgement,
  Reason,
  Verdict,
} from './claim.ts';
import { type Consequence, consequencesOf } from './consequence.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { judge } from './judge.ts';
import { type MutantTally, type Survivor, totalMutants } from './mutants.ts';
import type { Paper } from './paper.ts';

/** What `reports/ledger.json` holds; its schema is a contract. */
export interface Ledger {
  readonly schema: 1;
  readonly papers: readonly LedgerPaper[];
}

/** One paper with its claims in reading order, as plain data. */
export interface LedgerPaper {
  readonly id: string;
  readonly title: string;
  /** How much of what the paper holds was judged, where the paper says what it holds. */
  readonly coverage?: Coverage;
  /** All mutants together, when they were asked for. */
  readonly mutants?: LedgerMutants;
  readonly claims: readonly LedgerClaim[];
}

/** One claim with its verdict, as plain data. */
export interface LedgerClaim {
  readonly id: string;
  readonly where: string;
  readonly kind: Claim['kind'];
  readonly title: string;
  readonly printed: string;
  /** How a display that has no single reading as printed was read, and what was changed. */
  readonly reading?: { readonly tex: string; readonly note: string };
  readonly verdict: Verdict;
  readonly reason?: Reason;
  /** Why nothing could be decided. */
  readonly why?: string;
  /** The smallest change that makes the claim true, as TeX. */
  readonly correction?: string;
  readonly change?: string;
  /** Other changes, equally small. */
  readonly alternatives?: readonly { readonly correction: string; readonly change: string }[];
  readonly premises: readonly string[];
  /** Premises that are themselves false as printed. */
  readonly failedPremises: readonly string[];
  /** What becomes of it when premises that are false are put right; premises by their ids. */
  readonly consequences?: readonly Consequence[];
  readonly checks: readonly LedgerCheck[];
  /** The same checks on the corrected form. */
  readonly correctionChecks?: readonly LedgerCheck[];
  /** Small changes to a confirmed equation, when they were asked for. */
  readonly mutants?: LedgerMutants;
}

export interface LedgerMutants {
  readonly made: number;
  /** The same statement written differently, by exact algebra. */
  readonly equivalent: number;
  /** Found false by a check. */
  readonly killed: number;
  /** Without a value that a check could find. */
  readonly meaningless: number;
  /** Changed forms that the checks did not notice: defects of the checks. */
  readonly survivors?: readonly Survivor[];
}

/** One check with its evidence, as plain data. */
export interface LedgerCheck {
  readonly method: string;
  readonly route: CheckRecord['route'];
  readonly passed: boolean;
  readonly evidence: Evidence;
}

/**
 * Judges every claim of a paper, in the order of the paper; `progress` hears of each one before it starts.
 *
 * @throws InputError for claims that cannot be read or do not fit together
 */
export function judgePaper(
  paper: Paper,
  progress: (claim: Claim, index: number, total: number) => void = () => {},
): readonly JudgedClaim[] {
  const claims = paper.claims();
  return claims.map((claim, index) => {
    progress(claim, index, claims.length);
    return { claim, judgement: judge(claim, paper.vocabulary) };
  });
}

/**
 * The ledger's entry of a paper, as plain data: what `verify --json` prints and `reports/ledger.json` holds.
 *
 * @param mutants by slug, only when they were made
 */
export function ledgerOf(
  paper: Paper,
  judged: readonly JudgedClaim[],
  mutants?: ReadonlyMap<string, MutantTally>,
): LedgerPaper {
  const falseAsPrinted = new Set(
    judged
      .filter(
        ({ judgement }) => judgement.verdict === 'corrected' || judgement.verdict === 'refuted',
      )
      .map(({ claim }) => claim.slug),
  );
  const verdicts = new Map(judged.map(({ claim, judgement }) => [claim.slug, judgement.verdict]));
  const mutantsOfClaim = (slug: string): { mutants?: LedgerMutants } => {
    const tally = mutants?.get(slug);
    return tally ? { mutants: ledgerMutants(tally) } : {};
  };
  const identity = (slug: string): string => `${paper.id}/${slug}`;
  const consequences = paperConsequences(paper, judged);
  const consequencesOfClaim = (slug: string): { consequences?: readonly Consequence[] } => {
    const found = consequences.get(slug);
    if (!found) return {};
    const named = found.map((each) => ({ ...each, premises: each.premises.map(identity) }));
    return { consequences: named };
  };
  return {
    id: paper.id,
    title: paper.title,
    ...(paper.inventory ? { coverage: coverageOf(paper.inventory, verdicts) } : {}),
    ...(mutants ? { mutants: ledgerMutants(totalMutants(mutants.values())) } : {}),
    claims: judged.map(({ claim, judgement }) => ({
      id: identity(claim.slug),
      where: claim.where,
      kind: claim.kind,
      title: claim.title,
      printed: claim.printed,
      ...readingFields(paper, claim),
      ...verdictFields(judgement),
      premises: claim.premises.map(identity),
      failedPremises: claim.premises.filter((slug) => falseAsPrinted.has(slug)).map(identity),
      ...consequencesOfClaim(claim.slug),
      checks: judgement.checks.map(ledgerCheck),
      ...(judgement.verdict === 'corrected'
        ? { correctionChecks: judgement.corrections[0].checks.map(ledgerCheck) }
        : {}),
      ...mutantsOfClaim(claim.slug),
    })),
  };
}

interface Computed {
  readonly judgements: readonly Judgement[];
  readonly consequences: ReadonlyMap<string, readonly Consequence[]>;
}

const computed = new WeakMap<Paper, Computed>();

/** What becomes of a paper's claims when false premises are put right, by slug; computed once for the same judgements. */
export function paperConsequences(
  paper: Paper,
  judged: readonly JudgedClaim[],
): ReadonlyMap<string, readonly Consequence[]> {
  const known = computed.get(paper);
  const isSame =
    known?.judgements.length === judged.length &&
    judged.every(({ judgement }, k) => judgement === known.judgements[k]);
  if (known && isSame) return known.consequences;
  const consequences = paper.consequences
    ? consequencesOf(paper.vocabulary, paper.consequences(), judged)
    : new Map<string, readonly Consequence[]>();
  computed.set(paper, { judgements: judged.map(({ judgement }) => judgement), consequences });
  return consequences;
}

function ledgerMutants({ survivors, ...counts }: MutantTally): LedgerMutants {
  return { ...counts, ...(survivors.length > 0 ? { survivors } : {}) };
}

function readingFields(paper: Paper, claim: Claim): Pick<LedgerClaim, 'reading'> {
  const reading = paper.vocabulary.readings.get(claim.printed);
  return reading ? { reading: { tex: reading.tex, note: reading.note } } : {};
}

type VerdictFields = Pick<
  LedgerClaim,
  'verdict' | 'reason' | 'why' | 'correction' | 'change' | 'alternatives'
>;

function verdictFields(judgement: Judgement): VerdictFields {
  switch (judgement.verdict) {
    case 'confirmed':
      return { verdict: 'confirmed' };
    case 'refuted':
      return { verdict: 'refuted', reason: judgement.reason };
    case 'undecided':
      return { verdict: 'undecided', reason: judgement.reason, why: judgement.why };
    case 'corrected': {
      const [best, ...others] = judgement.corrections;
      const fields = {
        verdict: 'corrected',
        reason: judgement.reason,
        correction: best.tex,
        change: best.change,
      } as const;
      if (others.length === 0) return fields;
      return {
        ...fields,
        alternatives: others.map(({ tex, change }) => ({ correction: tex, change })),
      };
    }
  }
}

function ledgerCheck({ method, route, outcome }: CheckRecord): LedgerCheck {
  return {
    method,
    route,
    passed: outcome.kind === 'passed',
    evidence:
      outcome.kind === 'unsettled'
        ? { ...outcome.evidence, unsettled: outcome.why }
        : outcome.evidence,
  };
}
