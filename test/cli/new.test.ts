/** `new` writes a paper that runs, and never over anything. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ladderproof-new-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const FILES = ['claims.ts', 'derivation.ts', 'index.ts', 'model.ts', 'tsconfig.json'];

it('writes the starter under the name of its folder, and says how to go on', async () => {
  const { code, stdout, stderr } = await ladderproof(['new', 'papers/My Cavities'], { directory });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(
    [
      'written to papers/My Cavities: model.ts, derivation.ts, claims.ts, index.ts, tsconfig.json',
      '',
      '  ladderproof verify "papers/My Cavities"          every claim with its verdict',
      '  ladderproof verify "papers/My Cavities" --watch  the same again at every save',
      '  ladderproof report "papers/My Cavities" --open   the pages',
      '',
    ].join('\n'),
  );
  const folder = join(directory, 'papers/My Cavities');
  expect((await readdir(folder)).sort()).toEqual(FILES);
  expect(await readFile(join(folder, 'index.ts'), 'utf8')).toContain("id: 'my-cavities'");
});

it('writes into a folder that is there, around what is in it', async () => {
  await writeFile(join(directory, 'tsconfig.json'), '{ "mine": true }');
  await writeFile(join(directory, 'notes.md'), 'mine');
  const { stdout } = await ladderproof(['new', '.', '--json'], { directory });
  expect(JSON.parse(stdout)).toEqual({
    schema: 1,
    folder: '.',
    id: basename(directory)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-'),
    files: ['model.ts', 'derivation.ts', 'claims.ts', 'index.ts'],
  });
  expect(await readFile(join(directory, 'tsconfig.json'), 'utf8')).toBe('{ "mine": true }');
});

it('overwrites nothing, and then writes nothing', async () => {
  await mkdir(join(directory, 'p'));
  await writeFile(join(directory, 'p', 'claims.ts'), 'mine');
  expect(await ladderproof(['new', 'p'], { directory })).toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      'ladderproof: p/claims.ts exists, and nothing is overwritten; accepted: a folder without model.ts, derivation.ts, claims.ts, index.ts\n',
  });
  expect(await readdir(join(directory, 'p'))).toEqual(['claims.ts']);
  expect(await readFile(join(directory, 'p', 'claims.ts'), 'utf8')).toBe('mine');
});

it('does not take a file for a folder', async () => {
  await writeFile(join(directory, 'p'), 'mine');
  expect(await ladderproof(['new', 'p'], { directory })).toMatchObject({
    code: 2,
    stderr: 'ladderproof: p is a file; accepted: a new name, or a folder\n',
  });
  const { code, stderr } = await ladderproof(['new', 'p/q'], { directory });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^ladderproof: cannot write to [^\n]+\n$/);
  expect(await readFile(join(directory, 'p'), 'utf8')).toBe('mine');
});
