/** What a paper says and what it should say: equations as displays, statements as sentences. */
import type { Claim, Correction } from '../claims/claim.ts';
import { markedCorrection } from './correction.ts';
import { displayMath, printedMath, prose } from './equations.ts';
import { type Html, html, join } from './html.ts';
import type { PaperReport } from './paper-report.ts';
import { commonSubsequence } from './subsequence.ts';

export function printedForm(claim: Claim): Html {
  return claim.kind === 'equation'
    ? printedMath(claim.printed, claim.where)
    : html`<p class="statement">${prose(claim.printed)}</p>`;
}

/** The corrected form with what is new in it marked. */
export function correctedForm(claim: Claim, { tex }: Correction, { paper }: PaperReport): Html {
  if (claim.kind !== 'equation') return markedStatement(claim.printed, tex);
  const displays = markedCorrection(claim.printed, tex, paper.vocabulary);
  return html`${displays.map((each) => displayMath(each, `${claim.where}, corrected`))}`;
}

function markedStatement(printed: string, corrected: string): Html {
  const [before, after] = [wordsOf(printed), wordsOf(corrected)];
  const kept = new Set(commonSubsequence(before, after, (x, y) => x === y).map(([, j]) => j));
  const runs: { readonly words: string[]; readonly isNew: boolean }[] = [];
  for (const [k, word] of after.entries()) {
    const isNew = !kept.has(k);
    const last = runs.at(-1);
    if (last?.isNew === isNew) last.words.push(word);
    else runs.push({ words: [word], isNew });
  }
  const pieces = runs.map(({ words, isNew }) => {
    const text = prose(words.join(' '));
    return isNew ? html`<ins>${text}</ins>` : text;
  });
  return html`<p class="statement">${join(pieces, ' ')}</p>`;
}

/** Split at spaces, those within formulas apart. */
function wordsOf(text: string): readonly string[] {
  return text.match(/(?:\$[^$]*\$|[^\s$])+/g) ?? [];
}
