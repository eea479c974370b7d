/** Things that must hold, each with what shows it, as the outcome of a check. */
import type { CheckOutcome, Evidence } from './claim.ts';

/** One thing that must hold: its name, the number or formula that shows it, and whether it holds. */
export type Finding = readonly [name: string, value: number | string, holds: boolean];

/**
 * Passed when everything holds. The values are the evidence, numbers to four digits; a failure also says what fails.
 *
 * @param more evidence beside the findings
 */
export function outcomeOf(findings: readonly Finding[], more: Evidence = {}): CheckOutcome {
  const evidence: Evidence = {
    ...Object.fromEntries(
      findings.map(([name, value]) => [
        name,
        typeof value === 'string' ? value : settledDigits(value),
      ]),
    ),
    ...more,
  };
  const failed = findings.filter(([, , holds]) => !holds).map(([name]) => name);
  return failed.length === 0
    ? { kind: 'passed', evidence }
    : { kind: 'failed', evidence: { ...evidence, fails: failed.join(', ') } };
}

/** Four digits; below 10⁻¹² there is nothing but rounding, which differs between machines. */
function settledDigits(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(4));
}
