import { describe, expect, it } from 'vitest';
import { formula, physical, stationary } from '../../derivations/sympathetic-cooling/derivation.ts';
import cooling from '../../derivations/sympathetic-cooling/index.ts';
import { expressScalar } from '../../src/algebra/express.ts';
import { printText } from '../../src/algebra/text.ts';
import { judge } from '../../src/claims/judge.ts';
import { judgePaper, ledgerOf } from '../../src/claims/ledger.ts';
import { between, randomSource } from '../../src/claims/random.ts';
import { lineOf } from '../../src/theory/derivation.ts';
import { compiledFormulasAgreeWithMathjs } from './formulas.ts';

// With D_x = 2xρx† − x†xρ − ρx†x, a bath κ(1 + n̄)D_a + κn̄D_a† damps ⟨n⟩ at 2κ towards n̄ (Breuer and Petruccione,
// Sec. 3.4.6, with rate 2κ), and D_{a†b} moves quanta from b to a at 2(1 + n_a)n_b. Eq. (13) has the 2 in the
// second and lacks it in the first.

const derivation = cooling.derivation();
const text = (name: string): string => {
  const { value } = lineOf(derivation, name);
  return value.kind === 'scalar' ? printText(expressScalar(value.scalar)) : value.kind;
};

describe('the derivation', () => {
  it('gives the adjoint dissipators of (B19)', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((k) => text(`dissipator-${k}`))).toEqual([
      '2*n_b*(n_a + 1)',
      '-2*n_a*(n_b + 1)',
      '-2*n_a',
      '2*n_a + 2',
      '-2*n_b*(n_a + 1)',
      '2*n_a*(n_b + 1)',
      '-2*n_b',
      '2*n_b + 2',
    ]);
  });

  it('gives the leading coefficients of the quadratics', () => {
    expect(text('A')).toBe('8*g_1*g_2*kappa_b/(kappa_a_eff*(kappa_a_eff + kappa_b))');
    expect(text('D')).toBe('-8*g_1*g_2*kappa_a_eff/(kappa_b*(kappa_a_eff + kappa_b))');
  });

  it('relates the stationary occupations by the ratio of the baths, which the factor 2 leaves alone', () => {
    const { eliminated } = stationary('derived', 'b');
    expect(eliminated.equals(stationary('printed', 'b').eliminated)).toBe(true);
    expect(eliminated.equals(formula('nbar_a_eff + kappa_b*(nbar_b - n_b)/kappa_a_eff'))).toBe(
      true,
    );
  });

  it('selects a root with both occupations non-negative, whatever the parameters', () => {
    const random = randomSource('physical');
    expect(physical.branch).toBe('minus');
    for (let k = 0; k < 200; k++) {
      const values = new Map(
        ['s', 'g_2', 'kappa_a_eff', 'kappa_b', 'nbar_a_eff', 'nbar_b'].map((name) => [
          name,
          { re: 10 ** between(random, -3, 1), im: 0 },
        ]),
      );
      expect(physical.n_b.evaluate(values).re).toBeGreaterThan(0);
      expect(physical.n_a.evaluate(values).re).toBeGreaterThan(0);
    }
  });

  compiledFormulasAgreeWithMathjs(cooling);
});

describe('the claims', () => {
  const ledger = ledgerOf(cooling, judgePaper(cooling));
  const verdicts = Object.fromEntries(
    ledger.claims
      .filter(({ kind }) => kind === 'equation')
      .map(({ id, verdict }) => [id.split('/')[1], verdict]),
  );

  it('confirm the steps and correct what no premise supports', () => {
    const equations = Object.entries(verdicts);
    const wrong = equations.filter(([, verdict]) => verdict !== 'confirmed');
    expect(Object.fromEntries(wrong)).toEqual({
      'eq-2': 'corrected',
      'eq-5': 'corrected',
      'eq-6': 'corrected',
      'eq-9': 'corrected',
      'eq-10': 'corrected',
      'eq-13a': 'corrected',
      'eq-13b': 'corrected',
      'eq-a2a': 'refuted',
      'eq-a4': 'refuted',
      'eq-b5': 'refuted',
      'eq-b6': 'corrected',
      'eq-b8a': 'corrected',
      'eq-b8c': 'corrected',
      'eq-b15': 'refuted',
      'eq-b16': 'refuted',
      'eq-b18b': 'corrected',
    });
    expect(equations).toHaveLength(60);
  });

  // With H = −Δc†c the cavity's frequency in the frame is −Δ, and with 𝓛_c = γD_c its amplitude decays at γ, so
  // S(ω) = 2γ/((ω + Δ)² + γ²) (Marquardt et al., Phys. Rev. Lett. 99, 093902 (2007), with κ = 2γ and detuning −Δ).
  it('find the conventions that the scattering rates (5) and (6) are in', () => {
    for (const slug of ['eq-5', 'eq-6']) {
      const claim = ledger.claims.find(({ id }) => id.endsWith(`/${slug}`));
      expect(claim).toMatchObject({
        reason: 'convention',
        change: '$\\Delta$ replaced by $-\\Delta$ and $\\gamma$ replaced by $2 \\gamma$',
      });
      expect(claim?.alternatives).toHaveLength(1);
    }
  });

  it('find that an energy rate was added to an amplitude rate in (9) and (10)', () => {
    for (const slug of ['eq-9', 'eq-10']) {
      const claim = ledger.claims.find(({ id }) => id.endsWith(`/${slug}`));
      expect(claim).toMatchObject({
        reason: 'convention',
        change: '$\\Gamma_{\\text{opt}}$ replaced by $\\frac{\\Gamma_{\\text{opt}}}{2}$',
      });
    }
  });

  it('double the bath terms of Eq. (13), whose error the coefficients inherit', () => {
    const claim = ledger.claims.find(({ id }) => id.endsWith('/eq-13a'));
    expect(claim).toMatchObject({
      reason: 'algebra',
      change: "$\\kappa'_a (\\bar{n}'_a - n_a)$ replaced by $2 \\kappa'_a (\\bar{n}'_a - n_a)$",
    });
    expect(claim?.alternatives).toBeUndefined();
  });

  it('show that (15) and (C2) rest on a premise that failed', () => {
    for (const slug of ['eq-15a', 'eq-15b', 'eq-15c', 'eq-c2a', 'eq-c2b', 'eq-c2c']) {
      const claim = ledger.claims.find(({ id }) => id.endsWith(`/${slug}`));
      expect(claim?.failedPremises).toEqual([
        'sympathetic-cooling/eq-13a',
        'sympathetic-cooling/eq-13b',
      ]);
    }
  });

  it('show what they become wherever a premise has failed', () => {
    const silent = ledger.claims.filter(
      ({ failedPremises, consequences }) => failedPremises.length > 0 && !consequences,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  const claimOf = (slug: string) => ledger.claims.find(({ id }) => id.endsWith(`/${slug}`))!;

  it('correct the slips of Appendix B', () => {
    expect(claimOf('eq-b6')).toMatchObject({
      reason: 'misprint',
      change: "$(\\mathcal{L}'_a + \\mathcal{L}_b) \\rho_{a,b}(t)$ added",
    });
    expect(claimOf('eq-b8a')).toMatchObject({ reason: 'misprint' });
    // L†a = i[ωa†a, a] − κa = −(iω + κ)a: the i belongs to the frequency alone.
    expect(claimOf('eq-b8c')).toMatchObject({
      reason: 'misprint',
      correction: "\\mathcal{L}_{\\text{sys}}^\\dagger a = -(i \\omega_a + \\kappa'_a) a",
    });
    expect(claimOf('eq-b18b')).toMatchObject({ reason: 'misprint' });
  });

  // With both sandwich terms and −(g₁² − g₂²)/Γ{aa†b†b + a†abb†, ρ}: K/2 = (g_ba² − g_ba g_ab)aa†b†b/Γ + …, by hand.
  it('show the anticommutator that (B15) and (B16) print as energies', () => {
    for (const slug of ['eq-b15', 'eq-b16']) {
      expect(claimOf(slug)).toMatchObject({ reason: 'algebra' });
      expect(claimOf(slug).checks[0]!.evidence).toMatchObject({
        'Hamiltonian H': "omega_a*a'*a + omega_b*b'*b",
        'anticommutator K':
          "8*g_2^2/(kappa_a_eff + kappa_b)*a'*a*b'*b - 4*g_2*(g_1 - g_2)/(kappa_a_eff + kappa_b)*a'*a + 4*g_2*(g_1 + g_2)/(kappa_a_eff + kappa_b)*b'*b",
      });
    }
  });

  it('find that the trace-correction term vanishes only where B is not cooled', () => {
    for (const slug of ['eq-a2a', 'eq-a4']) {
      const [exact, numeric] = claimOf(slug).checks;
      expect(exact!.evidence['trace-correction term']).toBe(
        '-4*g_2*kappa_b*(n_b - nbar_b)/(2*g_2*n_b - g_1 + g_2)',
      );
      const { n_b, nbar_b, 'trace-correction term': term } = numeric!.evidence;
      const [g1, g2, kappa] = [0.2, 0.05, 0.05];
      const predicted =
        (-4 * g2 * kappa * (Number(n_b) - Number(nbar_b))) / (2 * g2 * Number(n_b) - g1 + g2);
      expect(Math.abs(Number(term) / predicted - 1)).toBeLessThan(1e-3);
    }
  });

  it('say how displays without a single reading were read', () => {
    for (const slug of ['eq-b3', 'eq-b13', 'eq-b14']) expect(claimOf(slug).reading).toBeDefined();
    expect(claimOf('eq-b13').reading?.tex).toContain(' = \\frac');
  });

  it.each([
    ['eq-1', '+ g_{ba}', '- g_{ba}'],
    ['eq-3a', '+ i\\text{Tr}', '- i\\text{Tr}'],
    ['eq-b2', 't - t', 't + t'],
    ['eq-b4', '+ i\\rho', '- i\\rho'],
    ['eq-b11', 'g_1^2 - g_2^2', 'g_1^2 + g_2^2'],
    ['eq-b17', '(g_1 - g_2)^2', '(g_1 + g_2)^2'],
    ['eq-c1', '+ F', '- F'],
  ])('notice a change in %s', (slug, from, to) => {
    const claim = cooling.claims().find((each) => each.slug === slug)!;
    expect(claim.printed).toContain(from);
    const corrupted = { ...claim, printed: claim.printed.replace(from, to) };
    expect(judge(corrupted, cooling.vocabulary).verdict).not.toBe('confirmed');
  });

  it('notice a sign turned in the printed TeX', () => {
    const claim = cooling.claims().find(({ slug }) => slug === 'eq-15b')!;
    const corrupted = { ...claim, printed: claim.printed.replace('- \\kappa_b', '+ \\kappa_b') };
    expect(judge(corrupted, cooling.vocabulary).verdict).toBe('corrected');
  });
});
