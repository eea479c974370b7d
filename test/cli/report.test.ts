import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markPage, writeFiles } from '../../src/cli/files.ts';
import { ladderproof } from './harness.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ladderproof-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const content = (path: string) => readFile(join(directory, path), 'utf8');
const everything = async () => (await readdir(directory, { recursive: true })).sort();

describe('report', () => {
  it('writes the pages and the ledger, the same bytes again', async () => {
    const first = await ladderproof(['report'], { directory });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toBe(
      'driven-oscillator: 3 claims: 1 confirmed, 1 corrected, 1 refuted\ntwo-baths: 0 claims\nwritten to reports/index.html\n',
    );
    const names = ['driven-oscillator.html', 'index.html', 'ledger.json', 'two-baths.html'];
    expect(await readdir(join(directory, 'reports'))).toEqual(names);
    const before = await Promise.all(names.map((name) => content(`reports/${name}`)));
    expect((await ladderproof(['verify', '--json'])).stdout).toBe(before[2]);

    expect((await ladderproof(['report'], { directory })).code).toBe(0);
    expect(await Promise.all(names.map((name) => content(`reports/${name}`)))).toEqual(before);
  });

  it('writes the pages asked for; index and ledger cover all', async () => {
    const argv = ['report', 'two-baths', '--out', 'site', '--open', '--json'];
    const { stdout, opened } = await ladderproof(argv, { directory });
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      folder: 'site',
      files: ['index.html', 'ledger.json', 'two-baths.html'],
    });
    expect(opened).toEqual([join(directory, 'site', 'two-baths.html')]);
    expect(JSON.parse(await content('site/ledger.json')).papers).toHaveLength(2);
  });

  it('says when there is no browser to open', async () => {
    const open = () => Promise.reject(new Error('spawn xdg-open ENOENT'));
    const { code, stderr } = await ladderproof(['report', '--open'], { directory, open });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'ladderproof: no browser: spawn xdg-open ENOENT\n',
    });
  });

  it('does not overwrite a file of someone else', async () => {
    await mkdir(join(directory, 'reports'));
    await writeFile(join(directory, 'reports/index.html'), '<!doctype html>\n<p>My own page.');
    const { code, stdout, stderr } = await ladderproof(['report'], { directory });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `ladderproof: ${directory}/reports/index.html exists and was not written by ladderproof; accepted: another folder with --out, or that file out of the way\n`,
    });
    expect(await everything()).toEqual(['reports', 'reports/index.html']);
  });

  it.each([
    ['a folder where nothing can be made', '/proc/reports'],
    ['a place under a file', 'taken/reports'],
  ])('says at once that it cannot write to %s', async (_, out) => {
    await writeFile(join(directory, 'taken'), '');
    // Whatever is judged leaves an entry there.
    const cache = join(directory, 'cache');
    const { code, stdout, stderr } = await ladderproof(['report', '--out', out], {
      directory,
      cache,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^ladderproof: cannot write to \S+reports: [^\n]+\n$/);
    expect(await everything()).toEqual(['taken']);
  });
});

describe('files', () => {
  const page = { path: 'index.html', content: markPage('<!doctype html>\n<p>Ours.') };

  it('are written whole or not at all', async () => {
    await mkdir(join(directory, 'out'));
    await writeFile(join(directory, 'out/index.html'), markPage('<!doctype html>\n<p>Before.'));
    await writeFile(join(directory, 'out/blocked'), '');
    const files = [page, { path: 'blocked/page.html', content: '' }];
    await expect(writeFiles(join(directory, 'out'), files)).rejects.toThrow(/^cannot write to /);
    expect(await content('out/index.html')).toContain('Before.');
    expect(await everything()).toEqual(['out', 'out/blocked', 'out/index.html']);
  });

  it('leave nothing behind on Ctrl-C', async () => {
    const writing = writeFiles(join(directory, 'a/b'), [page, { path: 'c/d.html', content: '' }]);
    process.emit('SIGINT');
    await expect(writing).rejects.toThrow('interrupted');
    expect(await everything()).toEqual([]);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  it('without a mark of their own are known by the index beside them', async () => {
    const font = { path: 'font.woff2', content: new Uint8Array([1, 2]) };
    await writeFiles(directory, [page, font]);
    await writeFiles(directory, [page, { ...font, content: new Uint8Array([3]) }]);
    expect([...(await readFile(join(directory, 'font.woff2')))]).toEqual([3]);
    await rm(join(directory, 'index.html'));
    await expect(writeFiles(directory, [page, font])).rejects.toThrow(
      'font.woff2 exists and was not written by ladderproof',
    );
  });
});
