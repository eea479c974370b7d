/** Files are written whole or not at all: with Ctrl-C at any moment, on a full disk, in a folder that is read-only. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runs } from './runs.ts';

// By its place: the program runs in another folder.
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const program = ['--import', tsx, fileURLToPath(new URL('child.ts', import.meta.url))];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ladderproof-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Runs the program; `interruptAfter` sends what Ctrl-C sends. Caches are in the folder too. */
function start(argv: readonly string[], interruptAfter?: number, shell?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const began = performance.now();
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), NO_COLOR: '1' };
    const child =
      shell === undefined
        ? spawn(process.execPath, [...program, ...argv], { env, cwd: folder })
        : spawn('bash', ['-c', shell, 'bash', process.execPath, ...program, ...argv], {
            env,
            cwd: folder,
          });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => {
      text.stdout += String(data);
    });
    child.stderr.on('data', (data) => {
      text.stderr += String(data);
    });
    const timer =
      interruptAfter === undefined
        ? undefined
        : setTimeout(() => child.kill('SIGINT'), interruptAfter);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, ...text, milliseconds: performance.now() - began });
    });
  });
}

/** What is in the output folder, and the content of each file. */
function written(): Readonly<Record<string, string>> {
  const out = join(folder, 'out');
  if (!existsSync(out)) return {};
  return Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(out, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ]),
  );
}

const drawn = fileURLToPath(new URL('../cli/fixtures/drawn/coherent', import.meta.url));

const COMMANDS: readonly (readonly string[])[] = [
  ['report', '--out', 'out'],
  ['export', 'driven-oscillator', '--to', 'latex', '--out', 'out/paper.tex'],
  ['export', 'driven-oscillator', '--to', 'qutip', '--out', 'out/paper.py'],
  [
    'sweep',
    'driven-oscillator',
    '--axis',
    'Delta=-1:1:41',
    '--observable',
    'n_a',
    '--out',
    'out/map.csv',
  ],
  ['figure', drawn, '--out', 'out'],
  ['verify', 'driven-oscillator', '--json'],
];

describe('Ctrl-C at any moment', () => {
  it.each(COMMANDS.map((argv) => ({ argv })))(
    '$argv leaves everything or nothing',
    async ({ argv }) => {
      const whole = await start(argv);
      expect(whole.stderr).toBe('');
      expect(whole.code).toBe(0);
      const all = written();
      expect(Object.keys(all).length > 0).toBe(argv[0] !== 'verify');
      const tries = process.env.LADDERPROOF_FUZZ === undefined ? 3 : Math.min(60, runs(3));
      for (let k = 0; k < tries; k++) {
        rmSync(join(folder, 'out'), { recursive: true, force: true });
        if (k % 2 === 0) rmSync(join(folder, 'cache'), { recursive: true, force: true });
        // Most of the time goes into starting; files are written at the very end.
        const after = whole.milliseconds * (k === 0 ? 0.3 : 1.1 - 0.8 * Math.random() ** 2);
        const { code, signal, stdout, stderr } = await start(argv, after);
        expect(stderr, `after ${after} ms`).toBe('');
        const found = written();
        if (code === 0) expect(found).toEqual(all);
        else {
          expect(signal === 'SIGINT' || code === 130, `code ${code}`).toBe(true);
          // Interrupted after the files had their places, and before that was said.
          if (Object.keys(found).length > 0) expect(found).toEqual(all);
          else expect(found).toEqual({});
          if (argv[0] === 'verify' && stdout !== '') expect(() => JSON.parse(stdout)).not.toThrow();
        }
      }
      rmSync(join(folder, 'out'), { recursive: true, force: true });
      // Whatever an interrupted run kept for later is sound.
      expect(await start(argv)).toMatchObject({ code: 0, stderr: '' });
      expect(written()).toEqual(all);
    },
    600_000,
  );
});

describe('where nothing can be written', () => {
  it.each([
    // Node's recursive mkdir never returns from there.
    ['report', 'driven-oscillator', 'two-baths', '--out', '/proc/nowhere'],
    ['export', 'driven-oscillator', '--to', 'json', '--out', '/proc/paper.json'],
    ['export', 'driven-oscillator', '--to', 'json', '--out', '/dev/null/paper.json'],
    [
      'sweep',
      'driven-oscillator',
      '--axis',
      'Delta=-1:1:3',
      '--observable',
      'n_a',
      '--out',
      '/proc/map.csv',
    ],
  ])('%s %s %s %s %s says so in a line', async (...argv) => {
    const { code, stdout, stderr } = await start(argv);
    expect({ code: [1, 2].includes(code ?? 0), stdout }).toEqual({ code: true, stdout: '' });
    expect(stderr).toMatch(/^ladderproof: [^\n]+\n$/);
    expect(stderr).not.toMatch(/\.ts:\d/);
  });

  it
    .runIf(existsSync('/dev/full'))
    .each([
      [['algebra', "[a, a'^3*a]"]],
      [['export', 'driven-oscillator', '--to', 'json']],
      [['solve', 'two-baths', '--observable', 'n_b', '--json']],
      [['verify', 'driven-oscillator']],
    ])('%j onto a full disk says so in a line', async (argv) => {
    const { code, stderr } = await start(argv, undefined, '"$@" >/dev/full');
    expect(stderr).toMatch(/^ladderproof: cannot write to stdout: [^\n]*no space left[^\n]*\n$/i);
    expect(code).toBe(1);
  });

  it('a disk that fills up while files are written is left as it was', async () => {
    // A file of more than 4 KiB cannot be written: the same as a disk with so little left.
    const limited = `trap '' XFSZ; ulimit -f 4; "$@"`;
    for (const argv of [
      ['report', '--out', 'out'],
      ['export', 'driven-oscillator', '--to', 'qutip', '--out', 'out/paper.py'],
    ]) {
      const { code, stderr } = await start(argv, undefined, limited);
      expect(stderr).toMatch(/^ladderproof: cannot write to [^\n]+\n$/);
      expect(code).toBe(1);
      expect(existsSync(join(folder, 'out'))).toBe(false);
    }
  });
});
