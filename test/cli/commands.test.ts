import { describe, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

describe('list', () => {
  it('counts claims and names formulas, models and observables', async () => {
    const { code, stdout, stderr } = await ladderproof(['list']);
    expect(stdout).toBe(`driven-oscillator  A driven oscillator
  claims       3
  formulas     2: n, alpha
  models       2: driven, lossless
  observables  4: n_a, flux, g2, n_lossless

two-baths  Two baths
  claims       0
  formulas     0
  models       1: baths
  observables  1: n_b
`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is one JSON document with --json', async () => {
    const { stdout } = await ladderproof(['list', '--json']);
    expect(JSON.parse(stdout).papers[0]).toEqual({
      id: 'driven-oscillator',
      title: 'A driven oscillator',
      authors: 'A. Author',
      summary: 'One mode.',
      claims: 3,
      formulas: ['n', 'alpha'],
      models: ['driven', 'lossless'],
      observables: ['n_a', 'flux', 'g2', 'n_lossless'],
    });
  });
});

describe('derive', () => {
  it('prints every step as text', async () => {
    const { stdout } = await ladderproof(['derive', 'driven-oscillator']);
    expect(stdout).toBe(`driven-oscillator  A driven oscillator

1. Stationary state
   The amplitude obeys a linear equation.
   rule: adjoint Liouvillian
   approximations: none, exact

     occupation = 4*Omega^2/(4*Delta^2 + kappa^2)

Formulas

   occupation
     n = 4*Omega^2/(4*Delta^2 + kappa^2)

   amplitude
     alpha = -2*Omega/(2*Delta - i*kappa)
`);
  });

  it('prints TeX with --format tex', async () => {
    const { stdout } = await ladderproof(['derive', 'driven-oscillator', '--format', 'tex']);
    expect(stdout).toContain(
      '     % occupation\n     \\bar n = \\frac{4 \\Omega^2}{4 \\Delta^2 + \\kappa^2}\n',
    );
  });

  it('holds text and TeX with --json', async () => {
    const { stdout } = await ladderproof(['derive', 'driven-oscillator', '--json']);
    const { schema, papers } = JSON.parse(stdout);
    expect(schema).toBe(1);
    expect(papers[0].steps[0].lines).toEqual([
      {
        name: 'occupation',
        left: '\\bar n',
        text: '4*Omega^2/(4*Delta^2 + kappa^2)',
        tex: '\\bar n = \\frac{4 \\Omega^2}{4 \\Delta^2 + \\kappa^2}',
      },
    ]);
    expect(papers[0].formulas[0]).toEqual({
      name: 'n',
      meaning: 'occupation',
      tex: '\\bar n = \\frac{4 \\Omega^2}{4 \\Delta^2 + \\kappa^2}',
      text: '4*Omega^2/(4*Delta^2 + kappa^2)',
      symbols: ['Delta', 'Omega', 'kappa'],
    });
  });
});

describe('verify', () => {
  it('lists false claims with their corrections, and exits 0', async () => {
    const { code, stdout, stderr } = await ladderproof(['verify', 'driven-oscillator']);
    expect(stdout).toBe(`driven-oscillator  A driven oscillator
  3 claims: 1 confirmed, 1 corrected, 1 refuted

  corrected  driven-oscillator/eq-2  Eq. (2) (algebra)
    the stationary occupation
    printed    \\bar n = \\frac{4\\Omega^2}{4\\Delta^2 - \\kappa^2}
    corrected  \\bar n = \\frac{4 \\Omega^2}{4 \\Delta^2 + \\kappa^2}
    change     $-\\kappa^2$ replaced by $\\kappa^2$

  refuted  driven-oscillator/eq-3  Eq. (3) (algebra)
    the stationary occupation
    printed  \\bar n = \\Omega + \\Delta

  Claims that rest on a premise which is false as printed:
    driven-oscillator/eq-3  on driven-oscillator/eq-2
`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('prints the ledger with --json, the same on every run', async () => {
    const first = await ladderproof(['verify', '--json']);
    const ledger = JSON.parse(first.stdout);
    expect(Object.keys(ledger)).toEqual(['schema', 'papers']);
    expect(ledger.papers[0].claims.map((claim: { id: string }) => claim.id)).toEqual([
      'driven-oscillator/eq-1',
      'driven-oscillator/eq-2',
      'driven-oscillator/eq-3',
    ]);
    expect((await ladderproof(['verify', '--json'])).stdout).toBe(first.stdout);
  });

  it('exits 1, naming the claim, when a check cannot be run', async () => {
    const papers = new URL('./fixtures/broken/', import.meta.url);
    const { code, stdout, stderr } = await ladderproof(['verify', '--json'], { papers });
    expect(stderr).toMatch(
      /^ladderproof: unreadable\/eq-1 could not be checked: \S+\/index\.ts:21:20: [^\n]+\n {2}x =\n {5}\^\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('shows progress on a terminal only, and never on stdout', async () => {
    const written: string[] = [];
    const terminal = {
      isTTY: true,
      write: (text: string) => written.push(text),
      cursorTo: () => true,
      clearLine: () => true,
      moveCursor: () => true,
    };
    const { stdout } = await ladderproof(['verify', '--json'], { stderr: terminal });
    expect(JSON.parse(stdout).schema).toBe(1);
    expect(written.join('')).toContain('3');
  });

  it('colours for a terminal that wants them', async () => {
    const painted = async (env: Record<string, string>) => {
      const out: string[] = [];
      const stdout = { isTTY: true, write: (text: string) => out.push(text) };
      await ladderproof(['verify', 'driven-oscillator'], { stdout, env });
      return out.join('').includes('\u001b[');
    };
    expect(await painted({})).toBe(true);
    expect(await painted({ NO_COLOR: '1' })).toBe(false);
    expect(await painted({ TERM: 'dumb' })).toBe(false);
  });
});

describe('evaluate', () => {
  const evaluate = (...args: string[]) => ladderproof(['evaluate', 'driven-oscillator', ...args]);

  it('prints a value', async () => {
    expect((await evaluate('n', '--set', 'Delta=0,kappa=2,Omega=1')).stdout).toBe('1\n');
  });

  it('prints a complex value', async () => {
    const { stdout } = await evaluate('alpha', '--set', 'Delta=1, kappa=2', '--set', 'Omega=1');
    expect(stdout).toBe('-0.5 - 0.5i\n');
  });

  it('takes an expression in the formulas and their symbols', async () => {
    const set = ['--set', 'Delta=0.3,kappa=2,Omega=0.7'];
    expect((await evaluate('n - alpha*conj(alpha)', ...set)).stdout).toBe('0\n');
    expect((await evaluate('Omega*n/n', '--set', 'Delta=0,kappa=2,Omega=0.7')).stdout).toBe(
      '0.7\n',
    );
  });

  it('is one JSON document with --json', async () => {
    const { stdout } = await evaluate('n', '--set', 'Delta=0,kappa=2,Omega=1', '--json');
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      paper: 'driven-oscillator',
      formula: 'n',
      values: { Delta: 0, kappa: 2, Omega: 1 },
      result: { re: 1, im: 0 },
    });
  });

  it('lists formulas and symbols with --help', async () => {
    expect((await evaluate('--help')).stdout).toContain(`
Formulas of driven-oscillator (name, symbols, meaning):
  n      Delta,Omega,kappa  occupation
  alpha  Delta,Omega,kappa  amplitude
`);
  });
});

describe('solve', () => {
  const solve = (...args: string[]) => ladderproof(['solve', 'driven-oscillator', ...args]);

  it('agrees with the coherent state, and says how it was found', async () => {
    const { stdout } = await solve('--set', 'Delta=0.3', '--observable', 'n_a,flux,g2', '--json');
    const { observables, solutions } = JSON.parse(stdout);
    expect(observables.map((each: { name: string }) => each.name)).toEqual(['n_a', 'flux', 'g2']);
    expect(observables[0].value.re).toBeCloseTo(0.01 / (0.09 + 0.25), 10);
    expect(observables[2].value.re).toBeCloseTo(1, 8);
    expect(observables[0]).toMatchObject({ model: 'driven', settled: true });
    expect(solutions).toHaveLength(1);
    expect(solutions[0]).toMatchObject({
      outcome: 'converged',
      values: { kappa: 1, Delta: 0.3, Omega: 0.1 },
      truncation: { total: 8 },
      evidence: { dimension: 9 },
      growth: { tolerance: 1e-4, settled: true },
    });
    expect(solutions[0].growth.trials.map((each: { dimension: number }) => each.dimension)).toEqual(
      [7, 8, 9],
    );
  });

  it('takes another method and truncation', async () => {
    const { stdout } = await solve(
      ...['--observable', 'n_a', '--method', 'dominant', '--truncation', 'caps=5', '--json'],
    );
    expect(JSON.parse(stdout).solutions[0]).toMatchObject({
      truncation: { caps: [5] },
      evidence: { method: 'dominant', dimension: 6 },
    });
  });

  it('says that a value moves with the truncation', async () => {
    const { stdout } = await solve(
      ...['--set', 'Omega=1', '--observable', 'n_a', '--truncation', 'total=8'],
    );
    expect(stdout).toMatch(/NOT SETTLED, truncation ± 0\.\d+: enlarge --truncation/);
  });

  it('grows the basis until the value has settled to the tolerance asked for', async () => {
    const settled = async (tolerance: string) => {
      const { stdout } = await solve(
        ...['--set', 'Omega=1', '--observable', 'n_a', '--tolerance', tolerance, '--json'],
      );
      const { observables, solutions } = JSON.parse(stdout);
      expect(observables[0].settled).toBe(true);
      expect(Math.abs(observables[0].value.re / 4 - 1)).toBeLessThan(Number(tolerance));
      return solutions[0].evidence.dimension;
    };
    expect(await settled('1e-8')).toBeGreaterThan(await settled('1e-3'));
  });

  it('gives no number that has not settled in time, and shows what it tried', async () => {
    const args = ['--set', 'Omega=1', '--observable', 'n_a', '--time-limit', '1e-6'];
    const { code, stdout } = await solve(...args, '--json');
    const { observables, solutions } = JSON.parse(stdout);
    expect(observables[0]).toEqual({
      name: 'n_a',
      model: 'driven',
      value: null,
      exact: { re: 4, im: 0 },
      reason: expect.stringMatching(
        /^not settled \(time\): it moved by \d\.\de-1 in the last step, \d\.\de-\d of its value; the next basis, of 10 states, is expected to exceed the time limit of 0\.000001 s$/,
      ),
    });
    expect(solutions[0].growth).toMatchObject({ settled: false, why: 'time' });
    expect(solutions[0].growth.trials.at(-1).values.n_a.re).toBeGreaterThan(2);
    expect(code).toBe(0);
    const human = await solve(...args);
    expect(human.stdout).toMatch(/n_a {2}no value {2}exactly 4 {2}occupation {2}not settled/);
    expect(human.stdout).toMatch(/NOT SETTLED \(time\): the next basis, of 10 states/);
    expect(human.stdout).toMatch(/total=8 +9 states +n_a = \d\.\d+/);
  });

  it('gives no number without a steady state, and exits 0', async () => {
    const { code, stdout } = await solve('--observable', 'n_lossless', '--json');
    const { observables, solutions } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(observables).toEqual([
      {
        name: 'n_lossless',
        model: 'lossless',
        value: null,
        reason: `degenerate: ${solutions[0].reason}`,
      },
    ]);
    const human = await solve('--observable', 'n_lossless');
    expect(human.stdout).toMatch(
      /n_lossless {2}no value {2}occupation\n {2}degenerate: more than one/,
    );
  });

  it('shows the exact value of a quadratic model beside the settled one', async () => {
    const { stdout } = await solve('--observable', 'n_a', '--json');
    const { observables, solutions } = JSON.parse(stdout);
    expect(observables[0].exact).toEqual({ re: 0.04, im: 0 });
    expect(solutions[0].exactMoments).toMatchObject({
      outcome: 'converged',
      evidence: { method: 'gaussian', equation: 'Lyapunov' },
    });
    expect((await solve('--observable', 'n_a')).stdout).toMatch(
      /n_a {2}0\.04 {2}exactly 0\.04 {2}occupation {2}truncation ± /,
    );
  });

  it('does without a basis with --method gaussian', async () => {
    const args = ['--observable', 'n_a,g2', '--method', 'gaussian'];
    const { observables, solutions } = JSON.parse((await solve(...args, '--json')).stdout);
    expect(observables.map((each: { value: unknown }) => each.value)).toEqual([
      { re: 0.04, im: 0 },
      { re: 1, im: 0 },
    ]);
    expect(solutions[0].truncation).toBeUndefined();
    expect((await solve(...args)).stdout).toMatch(
      /^driven-oscillator: steady state of driven, exact moments\n {2}n_a {2}0\.04 {2}occupation +exact\n/,
    );
  });

  it('gives no number for a correlation of an empty mode', async () => {
    const { stdout } = await solve('--observable', 'g2', '--set', 'Omega=0', '--json');
    expect(JSON.parse(stdout).observables[0]).toEqual({
      name: 'g2',
      model: 'driven',
      value: null,
      reason: 'undefined: the mode is empty',
    });
  });

  it('takes any operator of a model as an observable', async () => {
    const [named, alone, product] = JSON.parse(
      (
        await solve(
          ...['--observable', "n_a,driven: a, driven: a'^2*a^2", '--set', 'Delta=0.3', '--json'],
        )
      ).stdout,
    ).observables;
    // α = −iΩ/(κ/2 + iΔ), and a coherent state's moments are products.
    const [omega, half, delta] = [0.1, 0.5, 0.3];
    const size = half ** 2 + delta ** 2;
    expect(named.name).toBe('n_a');
    expect(alone).toMatchObject({ name: 'driven: a', model: 'driven', settled: true });
    expect(alone.value.re).toBeCloseTo((-omega * delta) / size, 9);
    expect(alone.value.im).toBeCloseTo((-omega * half) / size, 9);
    expect(product.value.re / named.value.re ** 2).toBeCloseTo(1, 6);
    const { stderr } = await solve('--observable', "a'*a");
    expect(stderr).toBe(
      "ladderproof: 'a'*a' in --observable is an operator of several models; accepted: 'driven: a'*a' or 'lossless: a'*a'\n",
    );
  });

  it('lists parameters and observables with --help', async () => {
    const { code, stdout } = await solve('--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`
Parameters of driven-oscillator (name, default, meaning):
  kappa  1         energy loss rate
  Delta  0         detuning
  Omega  kappa/10  drive

Observables (name, model, meaning):
  n_a         driven    occupation
  flux        driven    occupation
  g2          driven    equal-time correlation
  n_lossless  lossless  occupation

Truncation by default: total=8
`);
  });
});
