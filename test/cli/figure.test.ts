import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

const papers = new URL('./fixtures/drawn/', import.meta.url);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ladderproof-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const figure = (...args: string[]) =>
  ladderproof(['figure', ...args], { papers, directory: folder, cache: join(folder, 'cache') });

describe('figure', () => {
  it('lists what there is', async () => {
    const { code, stdout } = await figure('coherent');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^fig-1\/a +Fig\. 1\(a\) +Photon number$/);
    expect(stdout.trimEnd().split('\n')).toHaveLength(5);
  });

  it('prints the numbers of a panel, the same from the cache', async () => {
    const first = await figure('coherent', 'fig-2/gain');
    expect(first.stdout).toMatch(/^G,exact,note\n0,0,\n0\.25,0\.33333/);
    expect(await figure('coherent', 'fig-2/gain')).toEqual(first);
    expect(await figure('coherent', 'fig-2/gain', '--no-cache')).toEqual(first);
  });

  it('prints a drawing, or one document of everything', async () => {
    const { stdout } = await figure('coherent', 'fig-1/a', '--format', 'svg');
    expect(stdout).toMatch(/^<svg xmlns=/);
    const { stdout: json } = await figure('coherent', 'fig-1', '--json');
    const { schema, paper, figures } = JSON.parse(json);
    expect([schema, paper, figures[0].panels.length]).toEqual([1, 'coherent', 3]);
  });

  it('writes files, over its own only', async () => {
    const { code, stdout } = await figure('coherent', 'fig-1', '--out', 'drawn');
    expect([code, stdout]).toEqual([0, `${join(folder, 'drawn')}: 10 files of 3 panels\n`]);
    const names = readdirSync(join(folder, 'drawn')).sort();
    expect(names).toContain('coherent-fig-1-c-i.svg');
    expect(names).toContain('coherent-fig-1-b.csv');
    expect((await figure('coherent', 'fig-1', '--out', 'drawn')).code).toBe(0);
    writeFileSync(join(folder, 'drawn', 'coherent-fig-1-a.svg'), '<svg>mine</svg>');
    const refused = await figure('coherent', 'fig-1', '--out', 'drawn');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /coherent-fig-1-a\.svg exists and was not written by ladderproof/,
    );
    expect(readFileSync(join(folder, 'drawn', 'coherent-fig-1-a.svg'), 'utf8')).toContain('mine');
  });

  it.each([
    [[], /needs a paper; accepted: coherent$/],
    [['coherant'], /unknown paper 'coherant' \(did you mean coherent\?\)/],
    [['coherent', 'fig-9'], /unknown figure 'fig-9' of coherent.*accepted: fig-1 or fig-2$/],
    [['coherent', 'fig-1/z'], /unknown panel 'z' of coherent\/fig-1.*accepted: a, b or c$/],
    [['coherent', 'fig-1'], /fig-1 has 3 panels; accepted: one of fig-1\/a, fig-1\/b and fig-1\/c/],
    [['coherent', 'fig-1/a', '--format', 'pdf'], /--format.*Allowed choices are csv, svg, json/],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await figure(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
