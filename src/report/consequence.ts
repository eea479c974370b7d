/** What a claim becomes when premises that are false are put right, beside the claim. */
import type { Consequence, MovedFigure } from '../claims/consequence.ts';
import { paperConsequences } from '../claims/ledger.ts';
import { breakBeforeTerms } from './breaks.ts';
import { displayMath, inlineMath } from './equations.ts';
import { type Content, type Html, html } from './html.ts';
import { namesOf, type PaperReport, type ReportedClaim } from './paper-report.ts';
import { withNames } from './symbols.ts';

/** The formula and the figures put right, and by how much they move; nothing where no premise is false. */
export function consequenceBlock({ claim }: ReportedClaim, report: PaperReport): Content {
  const found = paperConsequences(report.paper, report.claims).get(claim.slug) ?? [];
  const blocks = found.map((each, k) => block(each, `${claim.slug}-consequence-${k + 1}`, report));
  // Two formulas that stand as they are printed say the same.
  return blocks.filter((each, k) => k === 0 || each.toString() !== blocks[k - 1]?.toString());
}

function block(consequence: Consequence, id: string, report: PaperReport): Html {
  const { premises, formula, moves, fromPrinted, figures } = consequence;
  const label = 'the conclusion with its premises put right';
  const outcome = html`With ${names(premises, report)} put right: ${summary(consequence)}`;
  const details: readonly Html[] = [
    ...(formula && moves !== false ? [displayMath(breakBeforeTerms(formula), label)] : []),
    ...(fromPrinted && moves === false
      ? [
          html`<p>From what is printed there would follow</p>`,
          displayMath(breakBeforeTerms(fromPrinted), 'what follows from the premises as printed'),
        ]
      : []),
    ...(figures.length > 0 ? [figureTable(figures, report)] : []),
  ];
  if (details.length === 0) return html`<p class="reason">${outcome}.</p>\n`;
  return html`
<details class="consequence" id="${id}"><summary>${outcome}</summary>
${details}
</details>`;
}

/** The premises by their places; their links stand above. */
function names(slugs: readonly string[], report: PaperReport): string {
  return slugs.map((slug) => report.claimOf(slug)?.claim.where ?? slug).join(', ');
}

/** The outcome in a few words. */
function summary({ formula, moves, figures }: Consequence): string {
  const parts: string[] = [];
  if (formula !== undefined)
    parts.push(moves ? 'the conclusion changes' : 'the conclusion stands as it is printed');
  const lost = figures.filter(
    ({ printed, corrected }) => printed !== undefined && corrected === undefined,
  );
  const changes = figures.flatMap(({ change }) => (change === undefined ? [] : [change]));
  if (changes.length > 0) {
    const largest = changes.reduce((x, y) => (Math.abs(y) > Math.abs(x) ? y : x));
    parts.push(largest === 0 ? 'no figure moves' : `figures move by up to ${percent(largest)}`);
  }
  if (lost.length > 0)
    parts.push(`${lost.length} of ${figures.length} figures have no stationary value any more`);
  return parts.join('; ') || 'a figure that was zero is not';
}

function figureTable(figures: readonly MovedFigure[], report: PaperReport): Html {
  const places = [...new Set(figures.flatMap(({ at }) => Object.keys(at)))];
  const quantities = new Set(figures.map(({ quantity }) => quantity));
  // One quantity is named once: a formula takes more room on the page than all its numbers.
  const only = quantities.size === 1 ? figures[0]!.quantity : undefined;
  const rows = figures.map(({ quantity, at, printed, corrected, change }) => {
    const [first, ...others] = places.map((name) => at[name] ?? '');
    // The place heads the row: a formula alone says nothing to a program that reads headings.
    const head = [
      only ? undefined : html`<td>${inlineMath(quantity)}</td>`,
      first === undefined ? undefined : html`<th scope="row">${first}</th>`,
    ];
    return html`<tr>${head}${others.map((text) => html`<td>${text}</td>`)}<td>${shown(printed)}</td><td>${shown(corrected)}</td><td>${change === undefined ? '' : percent(change)}</td></tr>\n`;
  });
  return html`<div class="scrolled" role="group" tabindex="0" aria-label="Figures that move"><table class="moved">
<caption>${only ? inlineMath(only) : 'Figures'} at the paper’s own parameters</caption>
<thead><tr>${only ? undefined : html`<th scope="col">Quantity</th>`}${places.map((name) => html`<th scope="col">${heading(name, report)}</th>`)}<th scope="col">From what is printed</th><th scope="col">Put right</th><th scope="col">Change</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

/** A column's name: `figure` as a word, `K_g` as the symbol. */
function heading(name: string, report: PaperReport): Content {
  const text = name.includes('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);
  return withNames(text, namesOf(report), inlineMath);
}

const shown = (value: number | undefined): string =>
  value === undefined ? 'none' : String(value).replace('-', '−');

/** 0.0388 as +3.9 %, −0.975 as −98 %. */
function percent(change: number): string {
  if (change === 0) return '0';
  const value = Math.abs(change * 100);
  const digits = value < 0.01 ? 'below 0.01' : String(Number(value.toPrecision(2)));
  return `${change < 0 ? '−' : '+'}${digits}\u00a0%`
    .replace('+below', 'below')
    .replace('−below', 'below');
}
