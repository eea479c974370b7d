import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import { inlineStatements } from '../../derivations/loss-nonreciprocity/inline-statements.ts';
import { inventory } from '../../derivations/loss-nonreciprocity/inventory.ts';
import { inFockSpace, inMoments } from '../../derivations/loss-nonreciprocity/light.ts';
import { both, figure2, withLoss } from '../../derivations/loss-nonreciprocity/point.ts';
import { expressScalar } from '../../src/algebra/express.ts';
import { printText } from '../../src/algebra/text.ts';
import { settle } from '../../src/claims/check.ts';
import { judge } from '../../src/claims/judge.ts';
import { judgePaper, ledgerOf } from '../../src/claims/ledger.ts';
import { mutantsOfAll, totalMutants } from '../../src/claims/mutants.ts';
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
  const judged = judgePaper(loss);
  const ledger = ledgerOf(loss, judged);

  it('come out by computation', () => {
    const verdicts = new Map(ledger.claims.map(({ id, verdict }) => [id.split('/')[1], verdict]));
    const falseOnes = [
      'eq-12',
      'text-kerr-parameter',
      'text-drive-frequency',
      'fig-2e-kb0-reciprocal',
      'text-five-orders',
      'text-g3-populations',
      'fig-5-theta-three-quarters',
    ];
    const expected = [...inventory.equations, ...inventory.statements].map((slug) => [
      slug,
      falseOnes.includes(slug) ? 'corrected' : 'confirmed',
    ]);
    expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(expected));
  });

  it('cover everything that the paper holds', () => {
    expect(ledger.coverage).toEqual({
      equations: { judged: 23, total: 23, missing: [] },
      statements: { judged: 32, total: 32, missing: [] },
    });
  });

  it('read the formulas inside sentences: every small change of their value is noticed', () => {
    const alive = inlineStatements().flatMap(({ slug, variants = [] }) =>
      variants
        .filter(({ checks }) => checks.every(({ run }) => settle(run).kind === 'passed'))
        .map(({ change }) => `${slug}: ${change}`),
    );
    // A phase is that of a multiple, and −0 is 0: the same in other words.
    const other = alive.filter((each) => !/text-phase-lag: .* by .*2|: \$0\$ replaced/.test(each));
    expect(other).toEqual([]);
    expect(alive.filter((each) => each.startsWith('text-phase-lag'))).toHaveLength(2);
  }, 60_000);

  it('show what they become where a premise has failed', () => {
    const rest = ledger.claims.filter(({ failedPremises }) => failedPremises.length > 0);
    expect(rest.map(({ id }) => id.split('/')[1])).toEqual(['eq-13', 'eq-14']);
    for (const { consequences } of rest) expect(consequences).not.toBeUndefined();
  });

  it('find the missing root of Eq. (12), which Eq. (13) has again', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/eq-12'));
    expect(claim).toMatchObject({
      reason: 'misprint',
      correction: 'S(\\omega) = -i \\sqrt{\\Gamma} (M - \\omega I)^{-1} \\sqrt{\\Gamma} - I',
    });
    expect(claim?.alternatives).toBeUndefined();
  });

  it('find P_3 where the third-order correlation is printed with P_2', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/text-g3-populations'));
    expect(claim).toMatchObject({ reason: 'misprint', change: '$P_2^a$ replaced by $P_3^a$' });
    expect(claim?.alternatives).toBeUndefined();
  });

  // At Ω = 0.1κ, Δ = 0.5κ and κ_b = κ: g² = 0.010947 from a to c, 72.867 from c to a.
  it('find four orders of magnitude between the directions, five only at half the drive', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/text-five-orders'));
    expect(claim?.checks[0]?.evidence).toMatchObject({
      'orders of magnitude': 3.823,
      g2_ac: 0.01095,
      g2_ca: 72.87,
    });
    expect(claim?.change).toBe('$5$ replaced by $4$');
    expect(claim?.alternatives?.map(({ change }) => change)).toEqual([
      '$\\Omega = 0.1\\kappa$ replaced by $\\Omega = 0.05\\kappa$',
    ]);
  });

  // At θ = 3π/4 and Δ = 0.5κ the linear cavities transmit exactly 1/5 and 2/5.
  it('find the phase at which a → c is open, and the sign of J_ac that Eq. (16) has at 3π/4', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/fig-5-theta-three-quarters'));
    expect(claim?.checks[0]?.evidence).toMatchObject({ 'exact T_ac': '1/5', 'exact T_ca': '2/5' });
    expect(claim?.change).toBe('$\\theta = 3\\pi/4$ replaced by $\\theta = -\\pi/4$');
    expect(claim?.alternatives).toHaveLength(1);
  });

  it('find that g² is not reciprocal at κ_b = 0 while transmission is', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/fig-2e-kb0-reciprocal'));
    expect(claim?.checks.map(({ passed }) => passed)).toEqual([false, false]);
    expect(claim?.checks[0]?.evidence).toMatchObject({ 'largest ratio of the two g2': 1.634 });
  });

  it.each([
    'text-pin',
    'text-optimal-parameters',
    'text-g2-populations',
    'fig-2b-nonreciprocal',
    'fig-2c-maximum',
    'fig-2e-blockade',
    'fig-4-one-photon',
  ])('%s would not be confirmed with any small change', (slug) => {
    const claim = loss.claims().find((each) => each.slug === slug);
    if (claim?.kind === 'equation' || !claim?.variants) throw new Error('no variants');
    expect(claim.variants.length).toBeGreaterThan(0);
    for (const { checks, statement } of claim.variants) {
      const passes = checks.every(({ run }) => settle(run).kind === 'passed');
      expect(passes, statement).toBe(false);
    }
  });

  it('are killed by every small change to a confirmed equation', () => {
    const tallies = mutantsOfAll(judged, loss.vocabulary);
    const { made, killed, equivalent, meaningless, survivors } = totalMutants(tallies.values());
    expect(survivors).toEqual([]);
    expect(killed + equivalent + meaningless).toBe(made);
    expect(killed).toBeGreaterThan(1500);
  }, 30_000);

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

// Two ways to the same light: density matrices in Fock space, and normally ordered moments without any basis.
describe('the light', () => {
  it.each([1, 1.25, 0.3])('at κ_b = %sκ is the same from moments as in Fock space', (loss_b) => {
    for (const direction of both) {
      const point = withLoss(figure2, loss_b);
      const [x, y] = [inFockSpace(direction, point, 3), inMoments(direction, point, 3)];
      expect(y.T / x.T).toBeCloseTo(1, 4);
      expect(y.g2 / x.g2).toBeCloseTo(1, 4);
      expect(y.g3 / x.g3).toBeCloseTo(1, 3);
      expect(y.populations[3] / x.populations[3]).toBeCloseTo(1, 3);
    }
  });

  it('of a linear system is coherent: g² = g³ = 1 both ways', () => {
    for (const direction of both) {
      const { g2, g3 } = inMoments(direction, { ...figure2, U: 0, Delta: 0 }, 3);
      expect(g2).toBeCloseTo(1, 6);
      expect(g3).toBeCloseTo(1, 6);
    }
  });
});
