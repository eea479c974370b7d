/**
 * The package as someone installs it: packed, unpacked into an empty folder with the packages that it depends on and
 * no others, and used there: the command, the library, its types, and a bundle for the browser.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { execute, install, type Result, tsc } from './installed.ts';

// Seconds on an idle machine; these are processes, which share it with other tests.
vi.setConfig({ testTimeout: 180_000 });

let base = '';
let folder = '';
let packed: readonly string[] = [];

const node = (...args: readonly string[]): Promise<Result> =>
  execute(process.execPath, args, folder);
const ladderproof = (...args: readonly string[]): Promise<Result> =>
  node(join('node_modules', 'ladderproof', 'dist', 'src', 'cli', 'main.js'), ...args);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'ladderproof-pack-'));
  folder = join(base, 'empty');
  packed = await install(base, folder);
  write('package.json', '{ "name": "someone", "version": "1.0.0" }\n');
}, 180_000);

afterAll(() => rm(base, { recursive: true, force: true }));

it('holds what was built, the documentation, the starter paper, and nothing else', () => {
  const others = packed.filter((path) => !/^dist\/(src|derivations)\/.*\.(js|d\.ts)$/.test(path));
  expect(others.sort()).toEqual([
    'LICENSE',
    'README.md',
    'dist/browser/page.js',
    'dist/browser/worker.js',
    'docs/api.md',
    'docs/comparison.md',
    'docs/concepts.md',
    'docs/how-to.md',
    'docs/report.png',
    'docs/tutorial.md',
    'package.json',
    'src/cli/template/claims.ts',
    'src/cli/template/derivation.ts',
    'src/cli/template/index.ts',
    'src/cli/template/model.ts',
  ]);
  expect(packed.filter((path) => /test|bench/.test(path))).toEqual([]);
  expect(packed).toContain('dist/derivations/loss-nonreciprocity/index.js');
});

describe('the command', () => {
  it('lists the shipped papers', async () => {
    const { code, stdout, stderr } = await ladderproof('list', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { papers }: { papers: { id: string }[] } = JSON.parse(stdout);
    expect(papers.map(({ id }) => id)).toContain('sympathetic-cooling');
  });

  it('writes a starter paper, judges it and makes its report, whatever kind of package is around it', async () => {
    expect(await ladderproof('new', 'my paper')).toMatchObject({ code: 0, stderr: '' });
    const { stdout, stderr } = await ladderproof('verify', './my paper', '--json');
    expect(stderr).toBe('');
    const [paper] = JSON.parse(stdout).papers;
    expect(paper.id).toBe('my-paper');
    expect(paper.claims.map((claim: { verdict: string }) => claim.verdict)).toEqual([
      'confirmed',
      'corrected',
    ]);
    expect(await ladderproof('report', 'my paper', '--out', 'pages')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readdirSync(join(folder, 'pages'))).toContain('my-paper.html');
  });

  it('takes a folder of plain JavaScript, with no package anywhere near', async () => {
    const alone = join(base, 'alone');
    mkdirSync(alone);
    writeFileSync(
      join(alone, 'index.js'),
      `import { definePaper } from 'ladderproof';
export default definePaper({
  id: 'alone',
  title: 'A parametric oscillator below threshold',
  modes: ['a'],
  parameters: { kappa: 1, chi: 0.2 },
  hamiltonian: "i*chi/2*(a'^2 - a^2)",
  dissipators: [{ rate: 'kappa', jump: 'a' }],
  claims: { 'eq-1': '\\\\langle a^\\\\dagger a \\\\rangle = \\\\frac{2\\\\chi^2}{\\\\kappa^2 - 4\\\\chi^2}' },
});
`,
    );
    const { code, stdout, stderr } = await ladderproof('verify', '../alone');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('1 claim: 1 confirmed');
    // Threads load the folder for themselves.
    const swept = await ladderproof(
      ...['sweep', '../alone', '--observable', 'n_a', '--axis', 'chi=0:0.1:65', '--workers', '2'],
    );
    expect(swept).toMatchObject({ code: 0, stderr: '' });
    expect(swept.stdout.split('\n')).toHaveLength(67);
  });

  it('shows a mistake in a TypeScript file where it is', async () => {
    expect((await ladderproof('new', 'wrong')).code).toBe(0);
    const path = join(folder, 'wrong', 'model.ts');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace("Delta*a'*a", "Detla*a'*a"));
    const { code, stdout, stderr } = await ladderproof('verify', 'wrong');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const line = text.slice(0, text.indexOf('defineModel({')).split('\n').length;
    expect(stderr).toBe(
      [
        `ladderproof: wrong/model.ts:${line}:22: 'Detla' is not declared; Delta, J, Omega, a, b, kappa_a or kappa_b can be used`,
        '  export const model = defineModel({',
        '                       ^',
        '',
      ].join('\n'),
    );
  });
});

describe('the library', () => {
  it('has types that hold in a strict project, without any other types', async () => {
    write(
      'typed/use.ts',
      `import { definePaper, judgePaper, type LedgerPaper, ledgerOf } from 'ladderproof';
import { modes, Operator, Scalar } from 'ladderproof/algebra';
import { evaluateFloat, type FloatValue } from 'ladderproof/claims';
import { bindModel, fockBasis, steadyState } from 'ladderproof/numeric';
import { renderSite, type SiteFile } from 'ladderproof/report';
import { generatorOf, type Model, numberOperator } from 'ladderproof/theory';

const paper = definePaper({
  id: 'driven',
  title: 'A driven cavity',
  modes: ['a'],
  parameters: { kappa: 1, Omega: 0.1 },
  hamiltonian: "Omega*(a + a')",
  dissipators: [{ rate: 'kappa', jump: 'a' }],
  claims: { 'eq-1': '\\\\langle a^\\\\dagger a \\\\rangle = \\\\frac{4\\\\Omega^2}{\\\\kappa^2}' },
});
const ledger: LedgerPaper = ledgerOf(paper, judgePaper(paper));
const model: Model | undefined = paper.models['model'];
const n: Operator = numberOperator(modes('a'), 'a');
const outcome = steadyState(bindModel(model!, new Map()), fockBasis(1, { total: 4 }));
const value: (...given: Parameters<typeof evaluateFloat>) => FloatValue = evaluateFloat;
const pages: (...given: Parameters<typeof renderSite>) => readonly SiteFile[] = renderSite;
console.log(ledger.claims[0]?.verdict, outcome.kind, n.isHermitian(), Scalar.ONE.isZero());
console.log(typeof value, typeof pages, generatorOf(model!).preservesTrace());
// @ts-expect-error a mode needs a name
modes(1);
`,
    );
    write('typed/package.json', '{ "type": "module" }\n');
    write(
      'typed/tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          module: 'nodenext',
          strict: true,
          skipLibCheck: false,
          types: [],
          outDir: 'out',
        },
        files: ['use.ts'],
      }),
    );
    const compiled = await execute(tsc, ['-p', 'typed'], folder);
    expect(compiled).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(
      join(folder, 'typed', 'out', 'use.js'),
      readFileSync(join(folder, 'typed', 'out', 'use.js'), 'utf8').replace('modes(1);', ''),
    );
    expect(await node(join('typed', 'out', 'use.js'))).toEqual({
      code: 0,
      stdout: 'confirmed converged true false\nfunction function true\n',
      stderr: '',
    });
  });

  it('agrees with the types that editors see in a starter paper', async () => {
    expect((await ladderproof('new', 'starter')).code).toBe(0);
    expect(await execute(tsc, ['-p', 'starter'], folder)).toMatchObject({ code: 0, stdout: '' });
  });

  it('runs from a bundle for the browser, where there is no process and no module', async () => {
    write(
      'web/main.js',
      `import { expressOperator, expressScalar, interpretOperator, printText, readText } from 'ladderproof/algebra';
import { bindModel, expectation, fockBasis, steadyState } from 'ladderproof/numeric';
import { defineModel, numberOperator, operatorIn, stationaryMoments } from 'ladderproof/theory';

const model = defineModel({
  modes: ['a'],
  parameters: [
    { name: 'kappa', tex: 'k', meaning: 'loss', default: 1, positive: true },
    { name: 'Omega', tex: 'O', meaning: 'drive', default: 0.1 },
  ],
  hamiltonian: "Omega*(a + a')",
  dissipators: [{ rate: 'kappa', jump: 'a' }],
});
const [n] = stationaryMoments(model, [numberOperator(model.space, 'a')]);
const basis = fockBasis(1, { total: 8 });
const outcome = steadyState(bindModel(model, new Map()), basis);
const number = [{ re: 1, im: 0, creation: [1], annihilation: [1] }];
globalThis.result = [
  printText(expressOperator(operatorIn(model, "a*a'"))),
  printText(expressScalar(n)),
  expectation(number, basis, outcome.density).re.toFixed(8),
];
`,
    );
    const output = await build({
      root: join(folder, 'web'),
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: 'main.js', formats: ['iife'], name: 'web', fileName: 'web' },
      },
    });
    const [bundle] = [output].flat();
    const chunks = 'output' in bundle! ? bundle.output : [];
    const [first] = chunks;
    const code = first?.type === 'chunk' ? first.code : '';
    expect(chunks).toHaveLength(1);
    expect(code).not.toMatch(/["'`]node:/);
    // What a page has and a bare context does not.
    const page = createContext({ performance, TextDecoder, TextEncoder, console });
    runInContext(code, page);
    expect(page.result).toEqual(["a'*a + 1", '4*Omega^2/kappa^2', '0.04000000']);
  });
});
