/** Papers by the path of their folder, outside this repository, and mistakes in the files of such folders. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ladderproof-folder-'));
  await ladderproof(['new', 'starter'], { directory });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const run = (...argv: readonly string[]) => ladderproof(argv, { directory });

describe('a folder anywhere', () => {
  it('is verified by its path', async () => {
    const { code, stdout, stderr } = await run('verify', './starter');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^starter {2}Two coupled cavities\n {2}2 claims: 1 confirmed, 1 corrected\n/,
    );
    expect(stdout).toContain('$\\kappa_a$ replaced by $\\kappa_b$');
  });

  it('is known by its name where that is no paper here, and once however it is named', async () => {
    const { stdout } = await run('verify', 'starter', './starter/', 'two-baths', '--json');
    const { papers }: { papers: { id: string }[] } = JSON.parse(stdout);
    expect(papers.map(({ id }) => id)).toEqual(['starter', 'two-baths']);
  });

  it('makes a report of its own', async () => {
    expect((await run('report', 'starter', '--out', 'pages')).code).toBe(0);
    const files = (await readdir(join(directory, 'pages'))).filter((name) =>
      /html|json/.test(name),
    );
    expect(files.sort()).toEqual(['index.html', 'ledger.json', 'starter.html']);
  });

  it('is listed, derived, evaluated, solved and swept', async () => {
    expect((await run('list', './starter')).stdout).toMatch(/^starter .*\n {2}claims +2\n/);
    const values = 'kappa_a=1,kappa_b=1,Delta=0,J=0.5,Omega=0.1';
    expect((await run('evaluate', './starter', 'n_b', '--set', values)).stdout).toBe('0.01\n');
    expect((await run('derive', './starter')).stdout).toContain('occupation-b = ');
    const solved = await run('solve', 'starter', '--observable', 'n_b', '--set', values, '--json');
    expect(solved.stdout).toMatch(/"re": 0\.0(1|0999)/);
    const axis = ['--axis', 'J=0.4:0.5:2', '--set', 'kappa_a=1,kappa_b=1,Delta=0,Omega=0.1'];
    const { stdout } = await run('sweep', './starter', '--observable', 'n_b', ...axis);
    expect(stdout).toMatch(/^J,n_b,note\n0\.4,0\.0095\d*,\n0\.5,0\.0(1|0999)\d*,\n$/);
  });

  it.each([
    [
      './nowhere',
      "there is no folder ./nowhere; accepted: the folder of a paper, such as 'ladderproof new' writes, or one of driven-oscillator, two-baths",
    ],
    [
      '..',
      "there is no index.ts or index.js in ..; accepted: the folder of a paper, such as 'ladderproof new' writes, or one of driven-oscillator, two-baths",
    ],
  ])('%s is bad input', async (path, message) => {
    expect(await run('verify', path)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `ladderproof: ${message}\n`,
    });
  });
});

/** A copy of the starter with one text replaced in one file; where it stood, as `line:column`. */
async function spoiled(
  name: string,
  file: string,
  from: string,
  to: string,
): Promise<{ readonly place: string; readonly line: string }> {
  await ladderproof(['new', name], { directory });
  const path = join(directory, name, file);
  const text = await readFile(path, 'utf8');
  const at = text.indexOf(from);
  expect(at).toBeGreaterThan(0);
  await writeFile(path, text.slice(0, at) + to + text.slice(at + from.length));
  const before = text.slice(0, at).split('\n');
  return {
    place: `${path}:${before.length}:${before.at(-1)!.length + 1}`,
    line: String(before.length),
  };
}

describe('a mistake in a file', () => {
  it('of TeX is shown in the formula', async () => {
    const { place } = await spoiled(
      'tex',
      'claims.ts',
      '\\Delta^2\\kappa_a^2',
      '\\Detla^2\\kappa_a^2',
    );
    const { code, stdout, stderr } = await run('verify', 'tex');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const [message, shown, caret] = stderr.split('\n');
    expect(message).toBe(
      `ladderproof: tex/eq-2 could not be checked: ${place}: TeX that KaTeX cannot parse (Undefined control sequence: \\Detla) at character 86 of the TeX, “\\Detla^2\\kappa_a^2}”: mend the TeX`,
    );
    expect(shown!.slice(caret!.indexOf('^'))).toBe('\\Detla^2\\kappa_a^2}');
  });

  it('of a symbol says which are declared', async () => {
    const { place } = await spoiled(
      'symbol',
      'claims.ts',
      '\\Delta^2\\kappa_a^2',
      '\\Theta^2\\kappa_a^2',
    );
    const { stderr } = await run('verify', 'symbol');
    expect(stderr).toContain(`${place}: undeclared symbol \\Theta^{2}`);
    expect(stderr).toContain('declared are \\kappa_a, \\kappa_b, \\Delta, J, \\Omega');
  });

  it('of a model is shown at the call that reads it', async () => {
    await spoiled('model', 'model.ts', "Delta*a'*a", "Detla*a'*a");
    const { stderr } = await run('verify', 'model');
    const path = join(directory, 'model', 'model.ts');
    const lines = (await readFile(path, 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.includes('defineModel({')) + 1;
    expect(stderr.split('\n')).toEqual([
      `ladderproof: ${path}:${line}:22: 'Detla' is not declared; Delta, J, Omega, a, b, kappa_a or kappa_b can be used`,
      '  export const model = defineModel({',
      '                       ^',
      '',
    ]);
  });

  it('of a claim that compares with no line is shown at the claim', async () => {
    await spoiled('line', 'claims.ts', "line: 'motion-a'", "line: 'motion-b'");
    const { stderr } = await run('derive', 'line');
    expect(stderr).toBe('');
    const verified = await run('verify', 'line');
    expect(verified.stderr).toMatch(
      /claims\.ts:\d+:\d+: claim 'eq-1' is compared with the line 'motion-b', which the derivation does not have; accepted: motion-a or occupation-b\n {2}slug: 'eq-1',\n {8}\^\n$/,
    );
  });

  it('of an index that exports no paper says what one is', async () => {
    await spoiled(
      'no-paper',
      'index.ts',
      'export default assemblePaper',
      'export const paper = assemblePaper',
    );
    expect((await run('verify', 'no-paper')).stderr).toBe(
      `ladderproof: no-paper: ${join(directory, 'no-paper', 'index.ts')} has no default export; accepted: export default definePaper({ … }) or assemblePaper({ … })\n`,
    );
  });
});
