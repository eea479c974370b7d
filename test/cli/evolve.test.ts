import { describe, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

const evolve = (...args: string[]) => ladderproof(['evolve', ...args]);

describe('evolve', () => {
  it('relaxes to the occupation of the bath, n̄(t) = n̄/2 + (n₀ − n̄/2)e^{−2t}', async () => {
    const { code, stdout, stderr } = await evolve(
      ...['two-baths', '--initial', 'fock=1', '--until', '2', '--samples', '5'],
      ...['--observable', 'n_b', '--json'],
    );
    const { schema, paper, evolutions } = JSON.parse(stdout);
    expect({ code, stderr, schema, paper }).toEqual({
      code: 0,
      stderr: '',
      schema: 1,
      paper: 'two-baths',
    });
    const [found] = evolutions;
    expect(found).toMatchObject({
      model: 'baths',
      outcome: 'finished',
      faults: [],
      values: { gamma: 1, nbar: 0.01 },
      truncation: { caps: [6] },
      initial: { kind: 'fock', occupations: [1] },
      times: [0, 0.5, 1, 1.5, 2],
      evidence: { method: 'dormand-prince', dimension: 7, unknowns: 7, initialOutside: 0 },
    });
    found.times.forEach((t: number, k: number) => {
      expect(found.observables[0].values[k].re).toBeCloseTo(0.005 + 0.995 * Math.exp(-2 * t), 6);
    });
  });

  it('prints a table, how it was found, and what was monitored', async () => {
    const { stdout } = await evolve(
      ...['two-baths', '--initial', 'thermal=0', '--until', '1', '--samples', '2'],
      ...['--observable', 'n_b', '--set', 'nbar=0'],
    );
    expect(stdout).toBe(`two-baths: time evolution of baths, caps=6
  t  n_b
  0  0
  1  0
  finished
    truncation changes         n_b ± 0
    method                     dormand-prince
    basis states               7
    unknowns                   1
    steps                      7, and 0 rejected
    largest |trace − 1|        0 at t = 0
    smallest diagonal element  0 at t = 0
    smallest eigenvalue of ρ   0 at t = 0
    largest edge population    0 at t = 0
`);
  });

  it('says that the basis is too small', async () => {
    const { stdout } = await evolve(
      ...['driven-oscillator', '--initial', 'thermal=3', '--until', '1', '--samples', '3'],
      ...['--observable', 'n_a', '--truncation', 'total=8'],
    );
    expect(stdout).toContain(
      '  TRUNCATED: 0.0751 of the initial state is outside the basis; enlarge --truncation\n',
    );
    expect(stdout).toMatch(
      / {2}NOT SETTLED: n_a moves by 0\.\d+ in the smaller basis; enlarge --truncation\n/,
    );
  });

  it('grows the basis until the curves settle, or says that it could not', async () => {
    const args = [
      ...['driven-oscillator', '--initial', 'thermal=3', '--until', '1', '--samples', '3'],
      ...['--observable', 'n_a', '--json'],
    ];
    // ⟨n⟩ = (n̄ − |α|²)e^{−κt} + |α(t)|² with n̄ = 3 at the start and α(t) = −0.2i(1 − e^{−t/2}).
    const exact = (t: number) => 3 * Math.exp(-t) + 0.04 * (1 - Math.exp(-t / 2)) ** 2;
    const { evolutions } = JSON.parse((await evolve(...args)).stdout);
    expect(evolutions[0]).toMatchObject({ faults: [], growth: { accepted: 1e-4, settled: true } });
    const [curve] = evolutions[0].observables;
    expect(curve.truncationChange).toBeLessThan(3e-4);
    [0, 0.5, 1].forEach((t, k) => {
      expect(Math.abs(curve.values[k].re / exact(t) - 1)).toBeLessThan(1e-3);
    });
    const hurried = JSON.parse((await evolve(...args, '--time-limit', '1e-9')).stdout);
    expect(hurried.evolutions[0].growth).toMatchObject({ settled: false, why: 'time' });
    expect(hurried.evolutions[0].faults.at(-1)).toMatch(
      /^NOT SETTLED: n_a moves by \S+ in the smaller basis; the next basis, of 10 states, is expected to exceed the time limit of 1e-9 s$/,
    );
  });

  it('lists parameters and observables with --help', async () => {
    const { code, stdout } = await evolve('two-baths', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Observables (name, model, meaning):\n  n_b  baths  occupation\n');
  });
});
