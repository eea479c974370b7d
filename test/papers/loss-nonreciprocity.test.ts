import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import { expressScalar } from '../../src/algebra/express.ts';
import { printText } from '../../src/algebra/text.ts';
import { judge } from '../../src/claims/judge.ts';
import { judgePaper, ledgerOf } from '../../src/claims/ledger.ts';
import { lineOf } from '../../src/theory/derivation.ts';
import { compiledFormulasAgreeWithMathjs } from './formulas.ts';

// With M the matrix of Eq. (10), S = −i√Γ(M − ω)⁻¹√Γ − 1 (Gardiner and Collett, Phys. Rev. A 31, 3761 (1985)), so
// S₂₁ ∝ J² + e^{iθ}J_ac(δ + iκ_b/2): the two paths a → c and a → b → c. At θ = −π/4 and J = J_ac = κ_b/√2 they cancel
// from c to a when δ = −κ_b/2, and all light passes from a to c.

const derivation = loss.derivation();

describe('the derivation', () => {
  it('gives eighteen lines in six steps', () => {
    expect(derivation.steps).toHaveLength(6);
    expect(derivation.steps.flatMap(({ lines }) => lines)).toHaveLength(18);
  });

  it.each([
    ['T_ac-16', '1'],
    ['T_ca-16', '0'],
    ['T_ac-17', '0'],
    ['T_ca-17', '1'],
  ])('%s is exactly %s for every angle', (name, expected) => {
    const { value } = lineOf(derivation, name);
    expect(value.kind === 'scalar' && printText(expressScalar(value.scalar))).toBe(expected);
  });

  compiledFormulasAgreeWithMathjs(loss);
});

describe('the claims', () => {
  const ledger = ledgerOf(loss, judgePaper(loss));

  it('come out by computation', () => {
    expect(
      Object.fromEntries(ledger.claims.map(({ id, verdict }) => [id.split('/')[1], verdict])),
    ).toEqual({
      'eq-7a': 'confirmed',
      'eq-7b': 'confirmed',
      'eq-7c': 'confirmed',
      'eq-10': 'confirmed',
      'eq-11': 'confirmed',
      'eq-12': 'corrected',
      'eq-13': 'confirmed',
      'eq-14': 'confirmed',
      'eq-15': 'confirmed',
      'eq-16': 'confirmed',
      'eq-17': 'confirmed',
    });
  });

  it('find the missing root of Eq. (12), which Eq. (13) has again', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/eq-12'));
    expect(claim).toMatchObject({
      reason: 'misprint',
      correction: 'S(\\omega) = -i \\sqrt{\\Gamma} (M - \\omega I)^{-1} \\sqrt{\\Gamma} - I',
    });
    expect(claim?.alternatives).toBeUndefined();
  });

  it('notice a sign turned in the printed TeX', () => {
    const claim = loss.claims().find(({ slug }) => slug === 'eq-15')!;
    const corrupted = {
      ...claim,
      printed: claim.printed.replace('- \\left(\\delta', '+ \\left(\\delta'),
    };
    const judgement = judge(corrupted, loss.vocabulary);
    expect(judgement.verdict).toBe('corrected');
    expect(judgement.verdict === 'corrected' && judgement.corrections).toHaveLength(1);
  });
});
