/** Whatever stands on the command line ends in a result or in one line, never in a trace. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderproof } from '../cli/harness.ts';
import { cases, timeFor } from './runs.ts';

const values = [
  '1',
  '0',
  '-1',
  '1e308',
  '-1e308',
  '1e-320',
  '1e999',
  'NaN',
  'nan',
  'Infinity',
  '-inf',
  '0x10',
  '1_000',
  '1e',
  '.',
  '',
  ' ',
  '1+1',
  'pi',
  'kappa',
  '"1"',
  '٣',
  '1,5',
];
const names = [
  'kappa',
  'Delta',
  'Omega',
  'gamma',
  'nbar',
  'Kappa',
  'kapa',
  '',
  '__proto__',
  'constructor',
  'toString',
  'κ',
  ' ',
  '-',
  '--',
  'a b',
];
const assignment = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)).map(([n, v]) => `${n}=${v}`),
  fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)).map(([n, v]) => `${n}${v}`),
  fc.constantFrom(
    'kappa==1',
    'kappa=1,kappa=2',
    'kappa=1;Delta=2',
    '=,=',
    ',',
    'kappa = 2 , Delta = 1',
  ),
);
const papers = fc.constantFrom(
  'driven-oscillator',
  'two-baths',
  'driven-oscilator',
  '',
  '..',
  '.',
  '/',
  '__proto__',
  '-',
  'a/b',
);
const observables = fc.constantFrom(
  'n_a',
  'g2',
  'flux',
  'n_b',
  'n_lossless',
  'n_c',
  '',
  'n_a,n_b',
  'toString',
  '*',
);
const truncations = fc.constantFrom(
  'total=3',
  'caps=3',
  'total=0',
  'total=-1',
  'total=1e3',
  'total=99999999999',
  'caps=1,2,3',
  'caps=',
  'total',
  'total=3;caps=3',
  'caps=3 total=2',
  '__proto__=3',
  'total=NaN',
  'total=2.5',
);
const formulas = fc.constantFrom(
  'n',
  'n_a',
  'n + 1',
  'n/0',
  '1/(n - n)',
  'n^999999',
  '[n, n]',
  'n(',
  '',
  'constructor',
  'n*kappa',
  '1e999',
  `${'('.repeat(500)}`,
  'NaN',
  "n'",
);

const option = fc.oneof(
  assignment.map((each) => ['--set', each]),
  observables.map((each) => ['--observable', each]),
  truncations.map((each) => ['--truncation', each]),
  fc.constantFrom(...values).map((each) => ['--tolerance', each]),
  fc
    .constantFrom('direct', 'no-jump', 'gaussian', 'dominant', 'sector', 'fast', '')
    .map((each) => ['--method', each]),
  fc
    .constantFrom(
      'fock=1',
      'thermal=0.5',
      'fock=-1',
      'fock=1e9',
      'thermal=NaN',
      'fock',
      '',
      'thermal=1e308',
    )
    .map((each) => ['--initial', each]),
  fc.constantFrom('1', '0', '-1', 'NaN', '1e308', '').map((each) => ['--until', each]),
  fc.constantFrom('3', '0', '-1', 'NaN', '1e308', '2.5').map((each) => ['--points', each]),
  fc
    .constantFrom('qutip', 'julia', 'json', 'python', 'latex', 'pdf', '')
    .map((each) => ['--to', each]),
  fc.constantFrom('2', '0', '-1', '2,2', '99999', 'x', '').map((each) => ['--caps', each]),
  fc
    .constantFrom('driven', 'lossless', 'driven-oscillator/driven', 'nonsense')
    .map((each) => ['--model', each]),
  fc.constantFrom(
    ['--json'],
    ['--help'],
    ['-h'],
    ['--nonsense'],
    ['--'],
    ['--set'],
    ['--modes', 'a'],
    ['--real', 'a'],
    ['--format', 'tex'],
    ['--jump', 'kappa:a'],
  ),
);

/** Commands that write no files; steady states in a basis that is given, which does not grow for a minute. */
const commands = fc.oneof(
  fc.constant(['solve', '--truncation', 'total=3', '--time-limit', '1']),
  fc.constant(['evolve', '--truncation', 'total=3']),
  fc.constant(['evaluate']),
  fc.constant(['algebra']),
  fc.constant(['export']),
  fc.constant(['list']),
  fc.constant(['derive']),
  fc.constantFrom(['help'], ['nonsense'], ['--version'], ['']),
);

const lines = fc
  .tuple(
    commands,
    fc.option(papers, { nil: undefined }),
    fc.option(formulas, { nil: undefined }),
    fc.array(option, { maxLength: 5 }),
  )
  .map(([[command, ...fixed], paper, formula, options]) => [
    command!,
    ...(paper === undefined ? [] : [paper]),
    ...(formula === undefined ? [] : [formula]),
    ...options.flat(),
    ...fixed,
  ]);

/** A line of a file name, a stack trace or a sentence that no person wrote. */
const ACCIDENT =
  /node:|\.ts:\d|is not a function|is not iterable|Cannot read propert|undefined \(|\[object |Maximum call stack|Invalid array length/;

async function endsWell(argv: readonly string[]): Promise<void> {
  const start = process.cpuUsage();
  const { code, stdout, stderr } = await ladderproof(argv);
  const { user, system } = process.cpuUsage(start);
  const shown = JSON.stringify(argv);
  expect([0, 1, 2], shown).toContain(code);
  expect(stdout + stderr, shown).not.toMatch(ACCIDENT);
  if (code !== 0) {
    expect(stdout, shown).toBe('');
    expect(stderr, shown).toMatch(/^ladderproof: [^\n]+\n$/);
  }
  expect((user + system) / 1e6, `${shown} took too long`).toBeLessThan(20);
}

describe('the command line', () => {
  it(
    'ends well whatever stands on it',
    () => fc.assert(fc.asyncProperty(lines, endsWell), cases(500)),
    timeFor(500, 50),
  );

  it(
    'ends well with values of any kind',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(assignment, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('gaussian', 'direct', 'no-jump'),
          async (set, method) => {
            const common = ['--set', ...set];
            await endsWell([
              'solve',
              'driven-oscillator',
              '--observable',
              'n_a,g2',
              '--method',
              method,
              ...(method === 'gaussian' ? [] : ['--truncation', 'total=4']),
              ...common,
            ]);
            await endsWell([
              'solve',
              'two-baths',
              '--observable',
              'n_b',
              '--truncation',
              'total=4',
              ...common,
            ]);
            await endsWell(['evaluate', 'driven-oscillator', 'n', ...common]);
          },
        ),
        cases(150, 10),
      ),
    timeFor(150, 50),
  );
});

describe('values at the edge', () => {
  it.each([
    ['nbar=NaN', /'NaN' is not a number/],
    ['nbar=Infinity', /'Infinity' is not a number/],
    ['gamma=-1', /gamma is positive/],
  ])('%s is refused', async (set, message) => {
    const { code, stdout, stderr } = await ladderproof([
      'solve',
      'two-baths',
      '--observable',
      'n_b',
      '--set',
      set,
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('no loss at all is no number', async () => {
    const { code, stdout } = await ladderproof([
      'solve',
      'two-baths',
      '--observable',
      'n_b',
      '--set',
      'gamma=0',
      '--json',
    ]);
    expect(code).toBe(0);
    const { observables } = JSON.parse(stdout);
    expect(observables[0].value).toBeNull();
    expect(observables[0].reason).toMatch(/\w/);
  });
});
