import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import paper from '../../derivations/driven-oscillator/index.ts';
import { expressScalar } from '../../src/algebra/express.ts';
import { printText } from '../../src/algebra/text.ts';
import { judge } from '../../src/claims/judge.ts';
import { judgePaper, ledgerOf } from '../../src/claims/ledger.ts';
import { mutantsOfAll, totalMutants } from '../../src/claims/mutants.ts';
import { compiledFormulasAgreeWithMathjs } from './formulas.ts';

// H = Δa†a + Ω(a + a†) with energy decay κ: ȧ = −(iΔ + κ/2)a − iΩ rests at α = −iΩ/(iΔ + κ/2), so that
// ⟨a†a⟩ = |α|² = Ω²/(Δ² + κ²/4). At Δ = 1/2, κ = 1, Ω = 1/5 that is 2/25.
const occupation = (Delta: number, kappa: number, Omega: number): number =>
  Omega ** 2 / (Delta ** 2 + kappa ** 2 / 4);

describe('the driven oscillator', () => {
  const judged = judgePaper(paper);
  const ledger = ledgerOf(paper, judged);

  it('is described in fifteen lines', () => {
    const text = readFileSync(
      new URL('../../derivations/driven-oscillator/index.ts', import.meta.url),
      'utf8',
    );
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  });

  it('derives |α|²', () => {
    const [formula] = paper.derivation().formulas;
    const at = (Delta: number, kappa: number, Omega: number): number =>
      formula!.value.evaluate(
        new Map(Object.entries({ Delta, kappa, Omega }).map(([k, re]) => [k, { re, im: 0 }])),
      ).re;
    expect(printText(expressScalar(formula!.value))).toBe('4*Omega^2/(4*Delta^2 + kappa^2)');
    expect(at(0.5, 1, 0.2)).toBeCloseTo(0.08, 14);
    expect(at(-1.3, 0.4, 0.9)).toBeCloseTo(occupation(-1.3, 0.4, 0.9), 14);
  });

  it('has one right statement, checked in three ways, and one wrong by a factor', () => {
    expect(ledger.claims.map(({ verdict }) => verdict)).toEqual(['confirmed', 'corrected']);
    expect(ledger.claims[0]!.checks.map(({ method }) => method)).toEqual([
      'symbolic-residual',
      'gaussian-moments',
      'master-equation',
    ]);
    expect(ledger.claims[1]).toMatchObject({
      reason: 'convention',
      change: '$\\kappa$ replaced by $\\frac{\\kappa}{2}$',
    });
    expect(ledger.claims[1]!.alternatives).toBeUndefined();
  });

  it('notices every small change to the right one', () => {
    const { killed, equivalent, made, survivors } = totalMutants(
      mutantsOfAll(judged, paper.vocabulary).values(),
    );
    expect(survivors).toEqual([]);
    expect(killed + equivalent).toBe(made);
    expect(killed).toBeGreaterThan(25);
  });

  it('confirms the wrong one once its factor is put right', () => {
    const claim = paper.claims()[1]!;
    const mended = {
      ...claim,
      printed: claim.printed.replace('\\kappa^2', '\\frac{\\kappa^2}{4}'),
    };
    expect(judge(mended, paper.vocabulary).verdict).toBe('confirmed');
  });

  compiledFormulasAgreeWithMathjs(paper);
});
