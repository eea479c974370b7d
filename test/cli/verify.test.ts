import { describe, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

const weak = new URL('./fixtures/weak/', import.meta.url);

describe('verify --mutants', () => {
  it('counts mutants made, killed and equivalent', async () => {
    const { code, stdout, stderr } = await ladderproof([
      'verify',
      'driven-oscillator',
      '--mutants',
    ]);
    expect(stdout).toContain(
      '\n  33 mutants: 30 killed, 3 equivalent, 0 without meaning, 0 survived\n',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('puts them in the ledger only when asked for', async () => {
    const { stdout } = await ladderproof(['verify', 'driven-oscillator', '--mutants', '--json']);
    const [paper] = JSON.parse(stdout).papers;
    expect(paper.mutants).toEqual({ made: 33, equivalent: 3, killed: 30, meaningless: 0 });
    expect(paper.claims[0].mutants).toEqual(paper.mutants);
    expect(paper.claims[1].mutants).toBeUndefined();
    expect((await ladderproof(['verify', '--json'])).stdout).not.toContain('mutants');
  });

  it('lists a mutant that survives as a defect, and exits 1', async () => {
    const { code, stdout, stderr } = await ladderproof(['verify', '--mutants'], { papers: weak });
    expect(stdout).toContain('    survived  lenient/eq-1  $x$ replaced by $x^2$\n');
    expect(stdout).toMatch(
      / (\d+) mutants: 0 killed, 0 equivalent, 0 without meaning, \1 survived/,
    );
    expect(stderr).toMatch(
      /^ladderproof: (a mutant survives|\d+ mutants survive): the checks of its equation let a changed form pass\n$/,
    );
    expect(code).toBe(1);
  });
});

describe('coverage', () => {
  it('counts what is judged of what the paper holds and names the rest', async () => {
    const { stdout } = await ladderproof(['verify'], { papers: weak });
    expect(stdout).toBe(`lenient  A lenient paper
  1 claim: 1 confirmed
  1 of 2 equations and 0 of 1 statements judged
  no claim yet: eq-2, text-1
`);
  });
});

describe('verify --format markdown', () => {
  it('is an erratum that can be pasted', async () => {
    const { code, stdout, stderr } = await ladderproof([
      'verify',
      'driven-oscillator',
      '--format',
      'markdown',
    ]);
    expect(stdout).toMatchInlineSnapshot(`
      "## Comments on “A driven oscillator” (A. Author)

      We derived the paper’s equations again from its Hamiltonian and dissipators and checked 3 of its equations and statements by independent routes. We found 2 points that the authors may wish to correct:

      1. **Eq. (2)** (the stationary occupation)
         - Printed: $\\bar n = \\frac{4\\Omega^2}{4\\Delta^2 - \\kappa^2}$
         - Suggested ($-\\kappa^2$ replaced by $\\kappa^2$): $\\bar n = \\frac{4 \\Omega^2}{4 \\Delta^2 + \\kappa^2}$
         - Evidence: by symbolic residual it does not hold: residual = 8*Omega^2*kappa^2/(16*Delta^4 - kappa^4); the suggested form passes (symbolic residual, random points)

      2. **Eq. (3)** (the stationary occupation)
         - Printed: $\\bar n = \\Omega + \\Delta$
         - We found no small change that makes it hold.
         - Evidence: by random points it does not hold: at Delta = 0.509398, Omega = 0.728918, printed = 1.23832, computed = 1.43413

      What follows from these points: Eq. (3) rests on Eq. (2).

      We confirm Eq. (1).
      "
    `);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('excludes --json', async () => {
    const { code, stdout, stderr } = await ladderproof([
      'verify',
      '--json',
      '--format',
      'markdown',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'ladderproof: --json and --format markdown exclude each other; one of them is accepted\n',
    );
  });

  it('refuses a format that there is not', async () => {
    const { code, stderr } = await ladderproof(['verify', '--format', 'word']);
    expect(code).toBe(2);
    expect(stderr).toContain('text, markdown');
  });
});

describe('verify --all', () => {
  it('also lists what is confirmed, in a line each', async () => {
    const { stdout } = await ladderproof(['verify', 'driven-oscillator', '--all']);
    const brief = (await ladderproof(['verify', 'driven-oscillator'])).stdout;
    expect(stdout.startsWith(brief)).toBe(true);
    const [, heading, ...lines] = stdout.slice(brief.length).trimEnd().split('\n');
    expect(heading).toBe('  confirmed');
    expect(lines.length).toBeGreaterThan(0);
    const confirmed = Number(/(\d+) confirmed/.exec(brief)![1]);
    expect(lines).toHaveLength(confirmed);
    for (const line of lines) expect(line).toMatch(/^ {4}driven-oscillator\/\S+ {2,}\S/);
  });
});

describe('verify --claim', () => {
  it('shows what a verdict rests on', async () => {
    const { code, stdout } = await ladderproof(['verify', 'driven-oscillator', '--claim', 'eq-1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}\w+ {2}driven-oscillator\/eq-1 {2}/m);
    expect(stdout).toMatch(/^ {4}printed +\S/m);
    expect(stdout).toMatch(
      /^ {4}check +(?:passed|failed) {2}symbolic-residual \(exact\): residual /m,
    );
  });

  it('takes whole ids, and gives the same claim as JSON', async () => {
    const id = 'driven-oscillator/eq-1';
    const { stdout } = await ladderproof(['verify', '--claim', id, '--json']);
    const { papers } = JSON.parse(stdout);
    expect(papers).toHaveLength(1);
    expect(papers[0].claims.map((claim: { readonly id: string }) => claim.id)).toEqual([id]);
  });

  it('names what is near a claim that there is not', async () => {
    expect(await ladderproof(['verify', 'driven-oscillator', '--claim', 'eq-11'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^ladderproof: unknown claim 'eq-11' in --claim \(did you mean eq-1\?\); accepted: [^\n]+\n$/,
      ),
    });
  });

  it('has no erratum', async () => {
    const { code, stderr } = await ladderproof([
      'verify',
      '--claim',
      'eq-1',
      '--format',
      'markdown',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('--claim and --format markdown exclude each other');
  });
});
