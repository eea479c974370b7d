/** What a paper says and what it should say: equations as displays, statements as sentences. */
import { InputError } from '../algebra/errors.ts';
import type { Claim, Correction } from '../claims/claim.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';
import type { AlignedRow } from './aligned.ts';
import { breakBeforeTerms } from './breaks.ts';
import { markedCorrection } from './correction.ts';
import { displayMath, inlineMath, printedMath, prose } from './equations.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { PaperReport } from './paper-report.ts';
import { commonSubsequence } from './subsequence.ts';

export function printedForm(claim: Claim): Html {
  return claim.kind === 'equation'
    ? printedMath(claim.printed, claim.where)
    : html`<p class="statement">${prose(claim.printed)}</p>`;
}

/** The printed equation as a row of an aligned group. */
export function printedRow(claim: Claim, caption: Content, below?: Content): AlignedRow {
  const displays = [breakBeforeTerms(claim.printed)];
  return { caption, displays, label: `${claim.where}, as printed`, below };
}

/** The corrected equation as a row of an aligned group, with what is new in it marked. */
export function correctedRow(
  claim: Claim,
  { tex }: Correction,
  caption: Content,
  { paper }: PaperReport,
): AlignedRow {
  const displays = markedCorrection(claim.printed, tex, paper.vocabulary);
  return { caption, displays, label: `${claim.where}, corrected` };
}

/** The corrected form with what is new in it marked. */
export function correctedForm(claim: Claim, { tex }: Correction, { paper }: PaperReport): Html {
  if (claim.kind !== 'equation') return markedStatement(claim.printed, tex, paper.vocabulary);
  const displays = markedCorrection(claim.printed, tex, paper.vocabulary);
  return html`${displays.map((each) => displayMath(each, `${claim.where}, corrected`))}`;
}

function markedStatement(printed: string, corrected: string, vocabulary: Vocabulary): Html {
  const [before, after] = [wordsOf(printed), wordsOf(corrected)];
  const pairs = commonSubsequence(before, after, (x, y) => x === y);
  const [kept, was] = [new Set(pairs.map(([, j]) => j)), new Set(pairs.map(([i]) => i))];
  const [lost, found] = [
    before.filter((_, i) => !was.has(i)),
    after.filter((_, j) => !kept.has(j)),
  ];
  const runs: { readonly words: Html[]; readonly isNew: boolean }[] = [];
  for (const [k, word] of after.entries()) {
    // One word for one word: where both are formulas, the mark goes inside.
    const counterpart = lost.length === found.length ? lost[found.indexOf(word)] : undefined;
    const marked = kept.has(k) ? undefined : markedFormula(counterpart, word, vocabulary);
    const isNew = !kept.has(k) && marked === undefined;
    const last = runs.at(-1);
    if (last?.isNew === isNew) last.words.push(marked ?? prose(word));
    else runs.push({ words: [marked ?? prose(word)], isNew });
  }
  const pieces = runs.map(({ words, isNew }) => {
    const text = join(words, ' ');
    return isNew ? html`<ins>${text}</ins>` : text;
  });
  return html`<p class="statement">${join(pieces, ' ')}</p>`;
}

/** `$…$` and what follows it, marked where it differs; undefined for words and for what is no equation. */
function markedFormula(
  before: string | undefined,
  after: string,
  vocabulary: Vocabulary,
): Html | undefined {
  const [old, now] = [before, after].map((word) => /^\$([^$]*)\$([^$]*)$/.exec(word ?? ''));
  if (!old || !now) return undefined;
  try {
    const [only, ...others] = markedCorrection(old[1]!, now[1]!, vocabulary);
    if (only === undefined || others.length > 0) return undefined;
    return html`${inlineMath(only)}${now[2]}`;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Split at spaces, those within formulas apart. */
function wordsOf(text: string): readonly string[] {
  return text.match(/(?:\$[^$]*\$|[^\s$])+/g) ?? [];
}
