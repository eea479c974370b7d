/** What was checked and what came out, in words. */
import type { Route } from '../claims/claim.ts';
import { type Html, html } from './html.ts';
import { isFalse, type PaperReport } from './paper-report.ts';
import { ROUTE_NAME } from './verdicts.ts';

/** `90 claims were checked: 57 equations and 33 statements. 54 of them hold. …` */
export function overview({ claims, derivation }: PaperReport): Html {
  const equations = claims.filter(({ claim }) => claim.kind === 'equation').length;
  const statements = claims.length - equations;
  const checks = claims.flatMap(({ judgement }) => judgement.checks);
  const routes = (['exact', 'floating-point', 'fock-space'] as const satisfies readonly Route[])
    .map((route) => ({ route, n: checks.filter((check) => check.route === route).length }))
    .filter(({ n }) => n > 0)
    .map(({ route, n }) => `${n} in ${ROUTE_NAME[route]}`);
  const parts = [
    equations > 0 ? count(equations, 'equation') : undefined,
    statements > 0 ? count(statements, 'number or statement', 'numbers and statements') : undefined,
  ].filter((each) => each !== undefined);
  const lines = derivation.steps.reduce((sum, { lines: { length } }) => sum + length, 0);
  return html`<p class="overview"><strong>${count(claims.length, 'claim')}</strong> of the paper ${claims.length === 1 ? 'was' : 'were'} checked: ${listed(parts)}. ${outcome(claims)}. ${
    checks.length > 0
      ? html`They rest on ${count(checks.length, 'check')} (${listed(routes)}) and on a derivation of ${count(lines, 'line')} from the model’s Hamiltonian and jump operators, all made by computation.`
      : undefined
  }</p>`;
}

/** `54 hold, 36 are false as printed`. */
function outcome(claims: PaperReport['claims']): Html {
  const wrong = claims.filter(isFalse).length;
  const undecided = claims.filter(({ judgement }) => judgement.verdict === 'undecided').length;
  const holding = claims.length - wrong - undecided;
  if (holding === claims.length) return html`<strong>All</strong> hold`;
  return html`<strong>${holding}</strong> ${holding === 1 ? 'holds' : 'hold'}${wrong > 0 ? html`, <strong>${wrong}</strong> ${wrong === 1 ? 'is' : 'are'} false as printed` : undefined}${undecided > 0 ? html`, <strong>${undecided}</strong> could not be decided` : undefined}`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
