/** A paper's results as its page needs them: claims that know their premises. */

import type { Claim, JudgedClaim, Judgement } from '../claims/claim.ts';
import { ledgerOf } from '../claims/ledger.ts';
import type { Paper } from '../claims/paper.ts';
import type { Derivation } from '../theory/derivation.ts';
import { Abbreviations } from './abbreviations.ts';
import type { FigureData } from './figures/data.ts';

/** What was derived and judged for one paper. */
export interface PaperResult {
  readonly paper: Paper;
  readonly derivation: Derivation;
  readonly judged: readonly JudgedClaim[];
  /** Computed figures; those that are not here are left out. */
  readonly figures?: readonly FigureData[];
}

export interface ReportedClaim {
  readonly claim: Claim;
  readonly judgement: Judgement;
  /** Slugs of the premises that are false as printed. */
  readonly failedPremises: readonly string[];
}

/** What the parts of a paper's page share. */
export interface PaperReport {
  readonly paper: Paper;
  readonly derivation: Derivation;
  readonly claims: readonly ReportedClaim[];
  readonly figures: readonly FigureData[];
  /** Grows while the page is written, from top to bottom. */
  readonly abbreviations: Abbreviations;
  readonly claimOf: (slug: string) => ReportedClaim | undefined;
}

export function reportOf({ paper, derivation, judged, figures = [] }: PaperResult): PaperReport {
  const { claims: entries } = ledgerOf(paper, judged);
  const claims = judged.map(({ claim, judgement }, k) => ({
    claim,
    judgement,
    failedPremises: (entries[k]?.failedPremises ?? []).map((id) => id.slice(paper.id.length + 1)),
  }));
  const bySlug = new Map(claims.map((each) => [each.claim.slug, each]));
  const abbreviations = new Abbreviations(paper.vocabulary);
  return { paper, derivation, claims, figures, abbreviations, claimOf: (slug) => bySlug.get(slug) };
}

/** Whether what is printed is false. */
export function isFalse({ judgement }: ReportedClaim): boolean {
  return judgement.verdict === 'corrected' || judgement.verdict === 'refuted';
}

/** The line of the derivation that a claim is compared with, when there is one to link to. */
export function lineOf(claim: Claim, { derivation }: PaperReport): string | undefined {
  if (claim.kind !== 'equation') return undefined;
  const exists = derivation.steps.some(({ lines }) =>
    lines.some(({ name }) => name === claim.line),
  );
  return exists ? claim.line : undefined;
}

/** The TeX of names that evidence and figures of a paper may hold: its symbols and its observables. */
export function namesOf({ paper }: PaperReport): ReadonlyMap<string, string> {
  return new Map([
    ...[...paper.vocabulary.printed].map(([name, { tex }]) => [name, tex] as const),
    ...paper.observables.map(({ name, tex }) => [name, tex] as const),
  ]);
}
