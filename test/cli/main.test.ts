/** The program as a process of its own: streams, exit codes, the shipped papers. */
import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const command = [
  '--import',
  'tsx',
  fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url)),
];

function ladderproof(...argv: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [...command, ...argv], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('the process', () => {
  it('exits 2 with one line for bad input', async () => {
    expect(await ladderproof('verfy')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "ladderproof: unknown command 'verfy' (did you mean verify?); accepted: new, list, derive, verify, report, solve, evolve, sweep, evaluate, figure, algebra or export\n",
    });
  });

  it('knows its version', async () => {
    expect((await ladderproof('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('is quiet when its reader goes away', async () => {
    const child = spawn(process.execPath, [...command, 'derive', '--json']);
    const complaints: string[] = [];
    child.stderr.on('data', (data) => complaints.push(String(data)));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  });
});

describe('the shipped papers', () => {
  it('evaluates a transmission at ideal nonreciprocity', async () => {
    const { stdout } = await ladderproof(
      ...['evaluate', 'loss-nonreciprocity', 'T_ac', '--set'],
      'delta=-0.5,J_ac=0.7071067811865476,J=0.7071067811865476,kappa=1,kappa_b=1,theta=-0.7853981633974483',
    );
    expect(stdout).toBe('1\n');
  });

  it('derives the coefficients of both quadratics', async () => {
    const { stdout } = await ladderproof('derive', 'sympathetic-cooling', '--json');
    const { papers } = JSON.parse(stdout);
    const formulas: { name: string; text: string; tex: string }[] = papers[0].formulas;
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
      const formula = formulas.find((each) => each.name === name);
      expect(formula?.text).toMatch(/kappa/);
      expect(formula?.tex).toMatch(/ = .*\\kappa/);
    }
  });
});
