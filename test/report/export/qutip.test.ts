/** The script for QuTiP, run with QuTiP where that is installed. */
import { describe, expect, it } from 'vitest';
import { ladderproof } from '../../cli/harness.ts';
import { pythonWith, runPython } from '../../python.ts';

const qutip = pythonWith('qutip');
const papers = new URL('../../../derivations/', import.meta.url);

async function script(...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await ladderproof(['export', ...argv, '--to', 'qutip'], {
    papers,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The rows of the table that the script prints: observable and verdict. */
function verdicts(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^ {2}(\S.*?) {2,}.* (ok|DIFFERENT)$/gm)].map(
    ([, name, verdict]) => `${name} ${verdict}`,
  );
}

describe('the script', () => {
  it('holds every model, parameter and rate, and is the same every time', async () => {
    const text = await script('loss-nonreciprocity', '--set', 'kappa_b=1.25', '--caps', '2,2,2');
    expect(text).toMatch(/^kappa_b = 1\.25 {2}# /m);
    expect(text).toMatch(/^J = kappa \/ np\.emath\.sqrt\(2\) {2}# /m);
    for (const model of ['driven_at_a', 'driven_at_c', 'linear'])
      expect(text).toContain(`def model_${model}():`);
    expect(text).toContain('        (kappa_b, b),');
    expect(text).toContain('"driven-at-a": (2, 2, 2,),');
    expect(await script('loss-nonreciprocity', '--set', 'kappa_b=1.25', '--caps', '2,2,2')).toBe(
      text,
    );
  });

  it('says where there is no steady state, and does not make one up', async () => {
    const text = await script(
      ...[
        'sympathetic-cooling',
        '--model',
        'full',
        '--set',
        'nbar_a=5,nbar_b=5',
        '--caps',
        '2,2,2',
      ],
    );
    expect(text).toMatch(/ladderproof finds no steady state here \(no steady state: the moments/);
    expect(text).toContain('evolved(H, jumps, 1.0, normalised=True)');
    if (qutip === undefined) return;
    const { status, stdout } = runPython(qutip, text);
    expect(verdicts(stdout)).toEqual(['n_a ok', 'n_b ok', 'n_c ok']);
    expect(status).toBe(0);
  });
});

describe.skipIf(qutip === undefined)('QuTiP agrees', () => {
  it.each([
    { paper: 'loss-nonreciprocity', options: [], least: 12 },
    { paper: 'loss-nonreciprocity', options: ['--set', 'U=0,theta=0.3,kappa_b=0'], least: 12 },
    { paper: 'sympathetic-cooling', options: [], least: 5 },
    {
      paper: 'sympathetic-cooling',
      options: ['--set', 'g_2=0,nbar_a=0.1', '--caps', '2,2,3'],
      least: 5,
    },
  ])('$paper $options', async ({ paper, options, least }) => {
    const { status, stdout, stderr } = runPython(qutip!, await script(paper, ...options));
    expect(stderr).toBe('');
    const found = verdicts(stdout);
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(found.filter((row) => !row.endsWith(' ok'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('and not with a wrong value, a wrong Hamiltonian or a wrong rate', async () => {
    const text = await script('sympathetic-cooling', '--caps', '2,2,2');
    const value = /^ {9}0\.\d+, /m.exec(text)![0];
    for (const [right, wrong] of [
      [value, '         0.123, '],
      ['(g_1 - g_2) * a * b.dag()', '(g_1 + g_2) * a * b.dag()'],
      ['        (2 * gamma, c),', '        (gamma, c),'],
    ] as const) {
      expect(text).toContain(right);
      const { status, stdout } = runPython(qutip!, text.replace(right, wrong));
      expect(stdout).toContain('DIFFERENT');
      expect(status).toBe(1);
    }
  });

  it('and compares nothing when parameters or caps are changed', async () => {
    const text = await script('sympathetic-cooling', '--model', 'full', '--caps', '1,1,1');
    for (const [from, to] of [
      ['\ng_1 = 0.6 ', '\ng_1 = 0.5 '],
      ['"full": (1, 1, 1,),', '"full": (2, 2, 2,),'],
    ] as const) {
      const { status, stdout } = runPython(qutip!, text.replace(from, to));
      expect(stdout).toMatch(/changed: there is nothing to compare with/);
      expect(stdout).not.toMatch(/ok$/m);
      expect(status).toBe(0);
    }
  });
});
