import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cached, cacheFolder, openCache, pruneCache } from '../../src/cli/cache.ts';
import { Fingerprints, importsOf } from '../../src/cli/fingerprint.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ladderproof-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const at = (path: string): string => join(directory, path);
async function put(path: string, content: string): Promise<string> {
  await mkdir(join(at(path), '..'), { recursive: true });
  await writeFile(at(path), content);
  return at(path);
}

/** As of a process that begins after everything here was written. */
const fingerprintOf = (...modules: readonly string[]): string | undefined =>
  new Fingerprints(Number.POSITIVE_INFINITY).of(modules);

describe('a fingerprint', () => {
  it('changes with what a module imports, however far away, and with nothing else', async () => {
    const main = await put('main.ts', "import { b } from './lib/b.ts';\nexport const x = b;\n");
    await put('lib/b.ts', "export { c as b } from '../c.ts';\n");
    const c = await put('c.ts', 'export const c = 1;\n');
    await put('other.ts', 'export const d = 1;\n');
    const before = fingerprintOf(main);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await put('other.ts', 'export const d = 2;\n');
    expect(fingerprintOf(main)).toBe(before);
    await writeFile(c, 'export const c = 2;\n');
    expect(fingerprintOf(main)).not.toBe(before);
    await writeFile(c, 'export const c = 1;\n');
    expect(fingerprintOf(main)).toBe(before);
  });

  it('follows imports that are awaited, threads, and .js names of .ts files; no types', async () => {
    const text = [
      "import type { T } from './types.ts';",
      'import {',
      '  a,',
      "} from './a.js';",
      "import './effect.ts';",
      "const b = await import('./b.ts');",
      "new Worker(new URL('./thread.js', import.meta.url));",
    ].join('\n');
    expect(importsOf(text)).toEqual(['./a.js', './effect.ts', './b.ts', './thread.js']);
    const main = await put('main.ts', text);
    for (const name of ['a.ts', 'effect.ts', 'b.ts', 'thread.js']) await put(name, '');
    expect(new Fingerprints(Number.POSITIVE_INFINITY).closure([main])).toEqual(
      ['a.ts', 'b.ts', 'effect.ts', 'main.ts', 'thread.js'].map(at),
    );
  });

  it('changes with the packages that are imported, and with those that they depend on', async () => {
    const main = await put('main.ts', "import x from '@scope/one/part';\n");
    await put('node_modules/@scope/one/package.json', '{"dependencies":{"two":"1"}}');
    const two = await put('node_modules/two/package.json', '{"version":"1.0.0"}');
    const before = fingerprintOf(main);
    await writeFile(two, '{"version":"1.0.1"}');
    expect(fingerprintOf(main)).not.toBe(before);
  });

  it.each([
    ['files', "import { readFileSync } from 'node:fs';\n"],
    ['what is known only when it runs', 'await import(name);\n'],
    ['a module that is not there', "import './missing.ts';\n"],
  ])('does not exist for code that reaches for %s', async (_, text) => {
    const main = await put('main.ts', "import './part.ts';\n");
    await put('part.ts', text);
    expect(fingerprintOf(main)).toBeUndefined();
  });

  it('does not exist for code younger than this process', async () => {
    const main = await put('main.ts', 'export const x = 1;\n');
    expect(new Fingerprints().of([main])).toBeUndefined();
  });
});

describe('the cache', () => {
  const cacheOf = () => openCache(at('cache'), new Fingerprints(Number.POSITIVE_INFINITY));
  const entries = async () => (await readdir(at('cache/test'))).sort();

  async function compute(inputs: unknown, value: unknown): Promise<[unknown, computed: boolean]> {
    let computed = false;
    const key = { kind: 'test', inputs, code: [at('code.ts')] };
    const found = await cached(cacheOf(), key, () => {
      computed = true;
      return value;
    });
    return [found, computed];
  }

  beforeEach(() => put('code.ts', 'export const x = 1;\n'));

  it('gives back what was computed, until an input or the code changes', async () => {
    const value = { list: [0.1, -0, Number.NaN, Number.NEGATIVE_INFINITY, null], text: 'κ\n' };
    expect(await compute({ a: 1, b: 2 }, value)).toEqual([value, true]);
    expect(await compute({ b: 2, a: 1 }, 'other')).toEqual([value, false]);
    expect(await compute({ a: 1, b: 3 }, 'other')).toEqual(['other', true]);
    await put('code.ts', 'export const x = 2;\n');
    expect(await compute({ a: 1, b: 2 }, 'new')).toEqual(['new', true]);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -10)],
    ['changed in one digit', (text: string) => text.replace('"value":1', '"value":2')],
    ['empty', () => ''],
  ])('computes again what was %s', async (_, damage) => {
    await compute('x', 1);
    const [name = ''] = await entries();
    const path = at(`cache/test/${name}`);
    const text = await readFile(path, 'utf8');
    expect(damage(text)).not.toBe(text);
    await writeFile(path, damage(text));
    expect(await compute('x', 1)).toEqual([1, true]);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('does not take the entry of another key for its own', async () => {
    await compute('x', 1);
    const [first = ''] = await entries();
    const text = await readFile(at(`cache/test/${first}`), 'utf8');
    await compute('y', 2);
    for (const name of await entries()) await writeFile(at(`cache/test/${name}`), text);
    expect(await compute('y', 2)).toEqual([2, true]);
  });

  it.each([
    ['a function', () => ({ f: () => 1 })],
    ['a class', () => ({ at: new Date(0) })],
    ['a lack', () => ({ x: undefined })],
  ])('keeps nothing that holds %s', async (_, make) => {
    expect((await compute('x', make()))[1]).toBe(true);
    expect((await compute('x', make()))[1]).toBe(true);
  });

  it('does without where it cannot write', async () => {
    await put('cache', 'a file where the folder should be');
    expect(await compute('x', 1)).toEqual([1, true]);
    expect(await compute('x', 1)).toEqual([1, true]);
  });

  it('throws away what no one has asked for in a fortnight', async () => {
    await compute('x', 1);
    await pruneCache(at('cache'), Date.now() + 13 * 24 * 3600 * 1000);
    expect(await entries()).toHaveLength(1);
    await pruneCache(at('cache'), Date.now() + 15 * 24 * 3600 * 1000);
    expect(await entries()).toEqual([]);
  });

  it('lies with the installed packages, or where the system keeps such things', async () => {
    await mkdir(at('project/node_modules'), { recursive: true });
    expect(cacheFolder(at('project/paper'), {})).toBe(
      at('project/node_modules/.cache/ladderproof'),
    );
    expect(cacheFolder(at('elsewhere'), { XDG_CACHE_HOME: at('xdg') })).toBe(at('xdg/ladderproof'));
  });
});
