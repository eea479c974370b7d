/** `verify --watch`, as a process of its own: again at every save, never with what was loaded before. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let directory = '';
let child: ChildProcess | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ladderproof-watch-'));
  await ladderproof(['new', 'paper'], { directory });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

it('verifies again at every save, shows mistakes, and ends on Ctrl-C', async () => {
  const folder = join(directory, 'paper');
  const claims = join(folder, 'claims.ts');
  const text = await readFile(claims, 'utf8');
  let written = '';
  const main = join(root, 'src', 'cli', 'main.ts');
  child = spawn(process.execPath, ['--import', 'tsx', main, 'verify', folder, '--watch'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (data) => {
      written += String(data);
    });
  /** What is written from now on until the run is over. */
  const nextRun = async (): Promise<string> => {
    while (!written.includes('Ctrl-C ends')) await new Promise((done) => setTimeout(done, 20));
    const run = written;
    written = '';
    return run;
  };

  const first = await nextRun();
  expect(first).toMatch(/^paper {2}1 of 2 equations hold exactly; not eq-2\npaper {2}Two coupled/);
  expect(first).toContain('2 claims: 1 confirmed, 1 corrected');
  expect(first).not.toContain('\x1b');

  await writeFile(claims, text.replace('\\kappa_a^2}', '\\kappa_b^2}'));
  const mended = await nextRun();
  expect(mended).toMatch(/^paper {2}2 of 2 equations hold exactly\n/);
  expect(mended).toContain('2 claims: 2 confirmed');

  await writeFile(claims, text.replace('\\kappa_a^2}', '\\kapa_a^2}'));
  expect(await nextRun()).toContain('Undefined control sequence: \\kapa');

  const ended = new Promise((resolve) => child!.once('close', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(written).toBe('');
}, 180_000);

it('goes with text alone', async () => {
  expect(
    await ladderproof(['verify', join(directory, 'paper'), '--watch', '--json']),
  ).toMatchObject({
    code: 2,
    stderr: 'ladderproof: --watch and --json exclude each other; one of them is accepted\n',
  });
});
