import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseForeignFiles } from '../../src/cli/files.ts';
import type { Question } from '../../src/cli/question.ts';
import { fingerprint } from '../../src/cli/sweep.ts';
import { defineModel } from '../../src/theory/model.ts';
import type { Observable } from '../../src/theory/observable.ts';
import { ladderproof } from './harness.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ladderproof-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sweep = (...args: string[]) =>
  ladderproof(['sweep', ...args], { directory: folder, env: { XDG_CACHE_HOME: folder } });
const kept = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );

const MAP = [
  ...['driven-oscillator', '--axis', 'Delta=-1:1:9', '--axis', 'Omega=0:0.4:5'],
  ...['--observable', 'n_a,g2'],
];

describe('sweep', () => {
  it('writes a table with settled values, and reasons where there is none', async () => {
    const { code, stdout, stderr } = await sweep(...MAP);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('Delta,Omega,n_a,g2,note');
    expect(lines).toHaveLength(46);
    expect(lines[1]).toBe('-1,0,0,,g2: undefined: the mode is empty');
    const [delta, omega, n, g2, note] = lines[33]!.split(',');
    expect([delta, omega, note]).toEqual(['0.5', '0.2', '']);
    expect(Number(n)).toBeCloseTo(0.04 / (0.25 + 0.25), 6);
    expect(Number(g2)).toBeCloseTo(1, 4);
    expect({ code, stderr, kept: kept() }).toEqual({ code: 0, stderr: '', kept: [] });
  });

  it('holds the same numbers with --json, in a file with --out', async () => {
    const { stdout } = await sweep(...MAP, '--json', '--out', 'map.json');
    expect(stdout).toBe(
      `${join(folder, 'map.json')}: 45 points, 9 of them without a value for every observable: see the column note\n`,
    );
    const map = JSON.parse(readFileSync(join(folder, 'map.json'), 'utf8'));
    expect(map).toMatchObject({
      schema: 1,
      paper: 'driven-oscillator',
      axes: [
        { name: 'Delta', from: -1, to: 1, points: 9 },
        { name: 'Omega', from: 0, to: 0.4, points: 5 },
      ],
    });
    expect(map.points[0]).toEqual({
      at: [-1, 0],
      values: [{ re: 0, im: 0 }, null],
      states: { driven: 9 },
      note: 'g2: undefined: the mode is empty',
    });
  });

  it('keeps what is finished until it has been written, and goes on from there', async () => {
    const whole = await sweep(...MAP);
    // A name that is just short enough to exist, but not under its temporary name.
    const lost = await sweep(...MAP, '--out', `${'x'.repeat(250)}.csv`);
    expect(lost.code).toBe(1);
    expect(lost.stderr).toMatch(/^ladderproof: cannot write to [^\n]*ENAMETOOLONG[^\n]*\n$/);
    const [name] = kept();
    const file = join(folder, name!);
    const [first, second, ...rest] = readFileSync(file, 'utf8').split('\n');
    expect(rest).toEqual(['']);
    // As after a crash: the second chunk half written. The first is marked, to see that it is used.
    const marked = first!.replace('"re":0,', '"re":0.125,');
    writeFileSync(file, `${marked}\n${second!.slice(0, 40)}`);
    const resumed = await sweep(...MAP);
    expect(resumed.stdout).toBe(whole.stdout.replace('-1,0,0,', '-1,0,0.125,'));
    expect(kept()).toEqual([]);
    // Other inputs are another sweep.
    writeFileSync(file, `${marked}\n`);
    const other = await sweep(...MAP, '--tolerance', '1e-5');
    expect(other.stdout).toContain('\n-1,0,0,,');
  });

  it('writes over its own table, never over another file', async () => {
    expect((await sweep(...MAP, '--out', 'map.csv')).code).toBe(0);
    expect((await sweep(...MAP, '--out', 'map.csv')).code).toBe(0);
    writeFileSync(join(folder, 'notes.csv'), 'by hand\n');
    const { code, stderr } = await sweep(...MAP, '--out', 'notes.csv');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /notes\.csv exists and was not written by ladderproof; accepted: [^\n]*\n$/,
    );
    expect(readFileSync(join(folder, 'notes.csv'), 'utf8')).toBe('by hand\n');
  });

  it.each([
    ['x,n_a,note\n-1,0.5,\n', true],
    ['Delta,"g2, driven at a",occupation of a in linear,note\n1e-7,,0.25,"n_a: no, none"\n', true],
    ['group,m,probability,poisson,deviation,note\nκ_b = 0,0,0.9,0.9,0,\n', true],
    ['date,amount,note\n2026-01-01,5,lunch\n', false],
    ['name,note\nx,1\n', false],
    ['1,2,3\n', false],
  ])('knows its own tables by their form: %j', (text, isOurs) => {
    writeFileSync(join(folder, 'a.csv'), text);
    const overwrite = () => refuseForeignFiles(folder, [{ path: 'a.csv' }]);
    if (isOurs) expect(overwrite).not.toThrow();
    else expect(overwrite).toThrow(/was not written by ladderproof/);
  });

  it('says that it has nowhere to keep what is finished', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await ladderproof(['sweep', ...MAP], {
      directory: folder,
      env: { XDG_CACHE_HOME: join(folder, 'file') },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^ladderproof: could not keep what is finished in [^\n]*ladderproof: ENOTDIR[^\n]*; XDG_CACHE_HOME may name another folder\n$/,
    );
  });
});

describe('what a sweep is kept under', () => {
  const question = (hamiltonian: string, rate = 'kappa'): Question => {
    const parameters = ['kappa', 'Omega'].map((name) => ({
      name,
      tex: name,
      meaning: name,
      default: 1,
      positive: true,
    }));
    const model = defineModel({
      modes: ['a'],
      parameters,
      hamiltonian,
      dissipators: [{ rate, jump: 'a' }],
    });
    const observable: Observable = {
      name: 'g2',
      tex: 'g',
      meaning: 'g',
      model: 'driven',
      quantity: { kind: 'correlation', mode: 'a', order: 2 },
    };
    return {
      paper: {
        models: { driven: model },
        observables: [observable],
        truncation: { total: 3 },
      } as unknown as Question['paper'],
      observables: [observable],
      models: ['driven'],
      parameters: new Map(),
      given: new Map(),
    };
  };
  const key = async (...args: Parameters<typeof question>) =>
    JSON.stringify(await fingerprint(question(...args)));

  it('depends on every formula of its models', async () => {
    const here = await key("Omega*(a + a')");
    expect(await key("Omega*(a' + a)")).toBe(here);
    expect(await key("2*Omega*(a + a')")).not.toBe(here);
    expect(await key("Omega*(a + a')", '2*kappa')).not.toBe(here);
    expect(here).toContain('Omega*');
  });
});

describe('worker threads', () => {
  it('give the same bits for any number of them', { timeout: 120_000 }, () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const out = join(folder, 'dist');
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['-p', join(root, 'tsconfig.build.json'), '--outDir', out],
        ...['--declaration', 'false', '--sourceMap', 'false', '--noCheck', 'true'],
      ],
      { stdio: 'inherit' },
    );
    // The papers import the package by its name, which is then this copy.
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const run = (workers: number) =>
      execFileSync(
        process.execPath,
        [
          join(out, 'src/cli/main.js'),
          ...['sweep', 'loss-nonreciprocity', '--axis', 'Delta=-1:1:3', '--axis', 'kappa_b=0:2:13'],
          ...['--observable', 'T_ac,g2_ac,ratio', '--workers', String(workers)],
        ],
        { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: folder } },
      );
    const one = run(1);
    expect(one.split('\n')).toHaveLength(41);
    expect(run(2)).toBe(one);
  });
});
