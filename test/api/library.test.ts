/** The library as a program uses it, through its public names alone. */
import { assemblePaper, definePaper, equation, judgePaper, ledgerOf, solve } from 'ladderproof';
import { renderPages } from 'ladderproof/report';
import { describe, expect, it } from 'vitest';

/**
 * Below threshold, χ < κ/2: with n = ⟨a†a⟩ and m = ⟨a²⟩, κn = 2χm and κm = χ(2n + 1), so n = 2χ²/(κ² − 4χ²).
 */
const paper = definePaper({
  id: 'opo',
  title: 'A parametric oscillator below threshold',
  modes: ['a'],
  parameters: { kappa: 1, chi: 0.1 },
  hamiltonian: "i*chi/2*(a'^2 - a^2)",
  dissipators: [{ rate: 'kappa', jump: 'a' }],
  claims: {
    'eq-1': String.raw`\frac{d}{dt}\langle a \rangle = -\frac{\kappa}{2}\langle a \rangle + \chi\langle a^\dagger \rangle`,
    'eq-2': String.raw`\langle a^\dagger a \rangle = \frac{2\chi^2}{\kappa^2 - 4\chi^2}`,
    'eq-3': String.raw`\langle a^\dagger a \rangle = \frac{\chi^2}{\kappa^2 - 4\chi^2}`,
  },
});

it('judges', () => {
  const { claims } = ledgerOf(paper, judgePaper(paper));
  expect(claims.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['opo/eq-1', 'confirmed'],
    ['opo/eq-2', 'confirmed'],
    ['opo/eq-3', 'corrected'],
  ]);
});

it('solves', () => {
  const [reading] = solve(paper, ['n_a'], { chi: 0.2 });
  expect(reading?.value?.re).toBeCloseTo((2 * 0.2 ** 2) / (1 - 4 * 0.2 ** 2), 5);
  expect(solve(paper).map(({ name }) => name)).toEqual(['n_a']);
  expect(() => solve(paper, ['n_b'])).toThrow("unknown observable 'n_b'; accepted: n_a");
  expect(() => solve(paper, [], { xi: 1 })).toThrow(
    "unknown parameter 'xi'; accepted: kappa or chi",
  );
});

it('writes pages', () => {
  const pages = renderPages([paper]);
  expect(pages.map(({ path }) => path)).toEqual(['index.html', 'opo.html']);
  expect(String(pages[1]?.content)).toContain('A parametric oscillator below threshold');
});

describe('a paper put together from its parts', () => {
  const parts = {
    id: 'parts',
    title: 'Parts',
    models: paper.models,
    derivation: paper.derivation,
  };
  const claim = (slug: string, premises: readonly string[] = [], line = 'eq-2') =>
    equation({ slug, where: '', title: '', printed: 'a = a', line, premises, checks: [] });

  it.each([
    [
      [claim('eq-1'), claim('eq-1')],
      "two claims have the slug 'eq-1'; accepted: one claim of each slug",
    ],
    [
      [claim('eq-1', ['eq-2']), claim('eq-3')],
      "claim 'eq-1' has the premise 'eq-2', which is no other claim; accepted: eq-3",
    ],
    [
      [claim('eq-1', ['eq-1'])],
      "claim 'eq-1' has the premise 'eq-1', which is no other claim; there is none",
    ],
    [
      [claim('a/b')],
      "the slug 'a/b' cannot be part of an address; accepted: letters, digits, '.', '_' and '-'",
    ],
  ])('is looked over: %#', (claims, message) => {
    expect(() => assemblePaper({ ...parts, claims }).claims()).toThrow(message);
  });

  it('names the lines that a claim can be compared with', () => {
    expect(() => assemblePaper({ ...parts, claims: [claim('x', [], 'y')] }).claims()).toThrow(
      "claim 'x' is compared with the line 'y', which the derivation does not have; accepted: motion-a,",
    );
  });

  it('makes derivation and claims once', () => {
    let made = 0;
    const counted = assemblePaper({
      ...parts,
      claims: () => {
        made++;
        return [claim('eq-1')];
      },
    });
    expect(counted.claims()).toBe(counted.claims());
    expect(made).toBe(1);
  });
});
