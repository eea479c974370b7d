import { describe, expect, it } from 'vitest';
import type { Claim, Judgement } from '../../src/claims/claim.ts';
import { definePaper, type PaperText } from '../../src/claims/define.ts';
import { judge } from '../../src/claims/judge.ts';
import type { Paper } from '../../src/claims/paper.ts';

const tex = String.raw;

const thermal: PaperText = {
  id: 'thermal',
  title: 'A mode in a thermal bath',
  modes: ['b'],
  parameters: {
    omega_m: 1,
    gamma: { default: 0.3, meaning: 'energy decay rate', positive: true },
    n_th: 'gamma + 0.2',
  },
  hamiltonian: "omega_m*b'*b",
  dissipators: [
    { rate: 'gamma*(n_th + 1)', jump: 'b' },
    { rate: 'gamma*n_th', jump: "b'" },
  ],
  claims: {},
};

const simple = { hamiltonian: "b'*b", dissipators: [{ rate: 'gamma', jump: 'b' }] };
const fixed = { hamiltonian: "b'*b", dissipators: [{ rate: '1', jump: 'b' }] };

const paperOf = (claims: PaperText['claims'], text: Partial<PaperText> = {}): Paper =>
  definePaper({ ...thermal, ...text, claims });

function verdict(paper: Paper): Judgement {
  const [claim] = paper.claims();
  return judge(claim as Claim, paper.vocabulary);
}

describe('a paper from a model and TeX', () => {
  it('spells its symbols as they are read aloud', () => {
    const { vocabulary, models } = paperOf({});
    const printed = [...vocabulary.printed].map(([name, { tex: as }]) => [name, as]);
    expect(printed).toEqual([
      ['omega_m', '\\omega_{m}'],
      ['gamma', '\\gamma'],
      ['n_th', 'n_{\\text{th}}'],
      ['b', 'b'],
    ]);
    expect(models.model!.parameters.map(({ meaning }) => meaning)).toEqual([
      'omega_m',
      'energy decay rate',
      'n_th',
    ]);
  });

  // In a thermal bath ⟨b†b⟩ = n_th, ⟨b†²b²⟩ = 2n_th², and d⟨b†b⟩/dt = −γ(⟨b†b⟩ − n_th).
  it.each([
    tex`\langle b^\dagger b \rangle = n_{\text{th}}`,
    tex`\langle \hat{b}^{\dagger 2} \hat{b}^2 \rangle = 2 \langle \hat{b}^\dagger \hat{b} \rangle^2 = 2n_{\text{th}}^2`,
    tex`\frac{d}{dt}\langle b^\dagger b \rangle = -\gamma(\langle b^\dagger b \rangle - n_{\text{th}})`,
    tex`\frac{d}{dt} b = -\left(i\omega_m + \frac{\gamma}{2}\right) b`,
    tex`\frac{d}{dt}\langle b \rangle = -\left(i\omega_m + \frac{\gamma}{2}\right)\langle b \rangle`,
  ])('confirms %s', (printed) => {
    expect(verdict(paperOf({ 'eq-1': printed }))).toMatchObject({ verdict: 'confirmed' });
  });

  it.each([
    [
      tex`\langle b^\dagger b \rangle = n_{\text{th}}^2`,
      tex`\langle b^\dagger b \rangle = n_{\text{th}}`,
    ],
    [
      tex`\frac{d}{dt}\langle b^\dagger b \rangle = -\gamma(\langle b^\dagger b \rangle + n_{\text{th}})`,
      tex`\frac{d}{dt} \langle b^\dagger b\rangle = -\gamma (\langle b^\dagger b\rangle - n_{\text{th}})`,
    ],
    [
      tex`\frac{d}{dt} b = -\left(i\omega_m + \gamma\right) b`,
      tex`\frac{d}{dt} b = -\left(i \omega_{m} + \frac{\gamma}{2}\right) b`,
    ],
  ])('corrects %s', (printed, expected) => {
    const judgement = verdict(paperOf({ 'eq-1': printed }));
    expect(judgement.verdict).toBe('corrected');
    const found = judgement.verdict === 'corrected' ? judgement.corrections[0].tex : '';
    expect(found.replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''));
  });

  it('derives the lines that its claims are compared with', () => {
    const paper = paperOf({
      'eq-1': tex`\langle b^\dagger b \rangle = n_{\text{th}}`,
      'eq-2': tex`\frac{d}{dt} b^2 = -\gamma b^2`,
    });
    const { steps, formulas } = paper.derivation();
    const lines = steps.flatMap((step) => step.lines.map(({ name }) => name));
    expect(lines).toEqual(['motion-b', 'eq-2', 'eq-1']);
    expect(paper.claims().map((claim) => claim.kind === 'equation' && claim.line)).toEqual([
      'eq-1',
      'eq-2',
    ]);
    expect(formulas.map(({ name }) => name)).toEqual(['n_b']);
    expect(paper.observables.map(({ name }) => name)).toEqual(['n_b']);
  });

  it('has an explorer of its parameters, rates not below zero, formulas following', () => {
    const { parameters, axes, definitions, plots } = paperOf({}).explorer!();
    expect(parameters).toEqual([
      { name: 'omega_m', range: [-4, 4], default: 1 },
      { name: 'gamma', range: [0.012, 1.2], default: 0.3 },
    ]);
    expect(axes.map(({ name, at }) => [name, at])).toEqual([
      ['omega_m', 1],
      ['gamma', 0.3],
    ]);
    expect(definitions).toEqual({ n_th: 'gamma + 0.2' });
    expect(plots[0]!.curves.map(({ kind }) => kind)).toEqual(['formula', 'solution']);
    expect(paperOf({}, { parameters: { gamma: 1 }, ...simple }).explorer!().parameters).toEqual([
      { name: 'gamma', range: [0, 4], default: 1 },
    ]);
    expect(paperOf({}, { parameters: {}, ...fixed }).explorer).toBeUndefined();
  });

  it('needs no Fock space for a Gaussian state with too many quanta for one', () => {
    const hot = paperOf(
      { 'eq-1': tex`\langle b^\dagger b \rangle = n_{\text{th}}` },
      { parameters: { omega_m: 1, gamma: 1, n_th: 1e4 } },
    );
    const { verdict: found, checks } = verdict(hot);
    expect(found).toBe('confirmed');
    expect(checks.map(({ method }) => method)).toEqual(['symbolic-residual', 'gaussian-moments']);
  });

  it('leaves undecided what only numbers speak for: a Kerr mode has no closed moments', () => {
    const kerr = paperOf(
      { 'eq-1': tex`\langle b^\dagger b \rangle = \langle b^\dagger b \rangle` },
      {
        hamiltonian: "omega_m*b'*b + b'^2*b^2 + 0.1*(b + b')",
        dissipators: [{ rate: 'gamma', jump: 'b' }],
        parameters: { omega_m: 1, gamma: 1 },
      },
    );
    const judgement = verdict(kerr);
    expect(judgement).toMatchObject({ verdict: 'undecided', reason: 'ambiguous' });
    expect(judgement.verdict === 'undecided' && judgement.why).toContain(
      "the equation of motion of b'*b leads to more than 40 moments and does not close",
    );
  });

  it('finds it false all the same when the master equation says so', () => {
    const kerr = paperOf(
      { 'eq-1': tex`\langle b^\dagger b \rangle = 7` },
      {
        hamiltonian: "omega_m*b'*b + b'^2*b^2 + 0.1*(b + b')",
        dissipators: [{ rate: 'gamma', jump: 'b' }],
        parameters: { omega_m: 1, gamma: 1 },
      },
    );
    expect(verdict(kerr)).toMatchObject({ verdict: 'refuted' });
  });
});

describe('mistakes of a person who writes one', () => {
  it.each([
    [
      tex`\gamma = 3`,
      String.raw`claim eq-1: the left side is neither a mean value, \langle a^\dagger a\rangle, nor a time derivative, \frac{d}{dt}\langle a\rangle`,
    ],
    [tex`\langle b \rangle < 1`, 'claim eq-1: only equations are accepted, one side = the other'],
    [tex`\langle b \rangle`, 'claim eq-1: '],
    [tex`\langle c \rangle = 0`, 'claim eq-1: '],
  ])('%s is refused with the place', (printed, message) => {
    expect(() => paperOf({ 'eq-1': printed }).claims()).toThrow(message);
  });

  it('a name without a meaning in the Hamiltonian is one', () => {
    expect(() => paperOf({}, { hamiltonian: "w*b'*b" })).toThrow("'w' is not declared");
  });
});

describe('abbreviations', () => {
  // Two coupled modes, one of them in a bath: ⟨b†b⟩ = n_th(1 − κC/((κ + γ)(1 + C))) with C = 4g²/(κγ).
  const cooled: PaperText = {
    id: 'cooled',
    title: 'A mode cooled by a cavity',
    modes: ['a', 'b'],
    parameters: { kappa: 1, gamma: 0.2, g: 0.3, n_th: 0.2 },
    abbreviations: { C: '4*g^2/(kappa*gamma)', D: { formula: '1 + C', tex: '\\mathcal{D}' } },
    hamiltonian: "g*(a'*b + a*b')",
    dissipators: [
      { rate: 'kappa', jump: 'a' },
      { rate: 'gamma*(n_th + 1)', jump: 'b' },
      { rate: 'gamma*n_th', jump: "b'" },
    ],
    claims: {},
  };
  const judged = (printed: string, text: Partial<PaperText> = {}): Judgement =>
    verdict(definePaper({ ...cooled, ...text, claims: { 'eq-1': printed } }));

  it('are written out before a check, and stand in a correction', () => {
    const right = tex`\langle b^\dagger b \rangle = n_{th}\left(1 - \frac{\kappa C}{(\kappa + \gamma)\mathcal{D}}\right)`;
    expect(judged(right).verdict).toBe('confirmed');
    const wrong = judged(right.replace('(1 -', '(1 +'));
    expect(wrong).toMatchObject({ verdict: 'corrected', reason: 'algebra' });
    expect(JSON.stringify(wrong)).toContain('mathcal');
  });

  it.each([
    [{ g: '2*kappa' }, "'g' is an abbreviation and a mode or a parameter; one of them is accepted"],
    [{ a: '2*kappa' }, "'a' is an abbreviation and a mode or a parameter; one of them is accepted"],
    [{ C: '2*kapa' }, "abbreviation C: 'kapa' is not declared"],
    [{ C: "2*a'" }, 'abbreviation C: '],
  ])('must be new names for formulas in parameters: %j', (abbreviations, message) => {
    expect(() => judged(tex`\langle b \rangle = 0`, { abbreviations })).toThrow(message);
  });
});

it('leaves out Fock space where two modes would need more states than there may be', () => {
  const warm = paperOf(
    { 'eq-1': tex`\langle b^\dagger b \rangle = n_{th}` },
    {
      modes: ['b', 'c'],
      parameters: { gamma: 1, n_th: 2 },
      hamiltonian: "b'*c + b*c'",
      dissipators: [
        { rate: 'gamma*(n_th + 1)', jump: 'b' },
        { rate: 'gamma*n_th', jump: "b'" },
        { rate: 'gamma*(n_th + 1)', jump: 'c' },
        { rate: 'gamma*n_th', jump: "c'" },
      ],
    },
  );
  const { checks, verdict: found } = verdict(warm);
  expect(found).toBe('confirmed');
  expect(checks.map(({ route }) => route)).toEqual(['exact', 'floating-point']);
});

describe('what a folder can get wrong without a compiler', () => {
  const { modes: _, ...modeless } = thermal;
  it.each([
    [modeless, 'the paper has no modes; it needs one, also where it is empty'],
    [{ ...thermal, hamiltonain: 'b' }, "'hamiltonain' is no part of a paper; accepted: id, title,"],
  ])('is said: %#', (text, message) => {
    expect(() => definePaper(text as PaperText)).toThrow(message);
  });

  it('includes a number where a formula is meant', () => {
    const number = paperOf({ 'eq-1': tex`\langle b^\dagger b \rangle = 0.31` });
    expect(() => number.claims()).toThrow(
      "claim eq-1: 'eq-1' says that something is a decimal number",
    );
    for (const right of ['0', '\\frac{1}{2}', '0.5 n_{th}'])
      expect(paperOf({ 'eq-1': tex`\langle b \rangle = ${right}` }).claims()).toHaveLength(1);
  });
});

it('leaves out Fock space for a mode too hot and too far displaced for it', () => {
  const hot = paperOf(
    { 'eq-1': tex`\langle b^\dagger b \rangle = n_{th} + \frac{4 \Omega^2}{\gamma^2}` },
    { parameters: { gamma: 1, n_th: 2.5, Omega: 1.5 }, hamiltonian: "Omega*(b + b')" },
  );
  expect(verdict(hot)).toMatchObject({ verdict: 'confirmed' });
});

it('draws again where a random point has no steady state', () => {
  // Two modes amplified together: with κ the decay rate of both, ⟨a†a⟩ = 2χ²/(κ² − 4χ²) below threshold, χ < κ/2.
  const twins: PaperText = {
    id: 'twins',
    title: 'Parametric amplification near threshold',
    modes: ['a', 'b'],
    parameters: { kappa: 1, chi: 0.3 },
    hamiltonian: "i*chi*(a'*b' - a*b)",
    dissipators: [
      { rate: 'kappa', jump: 'a' },
      { rate: 'kappa', jump: 'b' },
    ],
    claims: {
      'eq-1': tex`\langle a^\dagger a \rangle = \frac{2\chi^2}{\kappa^2 - 4\chi^2}`,
      'eq-2': tex`\langle a^\dagger a \rangle = \frac{\chi^2}{2(\kappa^2 - \chi^2)}`,
    },
  };
  const paper = definePaper(twins);
  const verdicts = paper.claims().map((claim) => judge(claim, paper.vocabulary));
  expect(verdicts.map((each) => each.verdict)).toEqual(['confirmed', 'corrected']);
  expect(verdicts[1]).toMatchObject({ reason: 'convention' });
});
