/** Bad input is one line on stderr, nothing on stdout, exit code 2. */
import { expect, it } from 'vitest';
import { ladderproof } from './harness.ts';

const papers = 'driven-oscillator or two-baths';
const commands =
  'new, list, derive, verify, report, solve, evolve, sweep, evaluate, figure, algebra or export';

it.each([
  ['verfy', `unknown command 'verfy' (did you mean verify?); accepted: ${commands}`],
  ['help nonsense', `unknown command 'nonsense'; accepted: ${commands}`],
  ['--jsn', "unknown option '--jsn'; accepted: --version or --help"],
  ['list --jsn', "unknown option '--jsn' (did you mean --json?); accepted: --json or --help"],
  ['list x', `unknown paper 'x'; accepted: ${papers}`],
  ['algebra a b', /^too many arguments for 'algebra'\. Expected 1 argument but got 2$/],
  ['derive x', `unknown paper 'x'; accepted: ${papers}`],
  [
    'derive --format pdf',
    "option '--format <form>' argument 'pdf' is invalid. Allowed choices are text, tex",
  ],
  [
    'verify driven-oscilator',
    `unknown paper 'driven-oscilator' (did you mean driven-oscillator?); accepted: ${papers}`,
  ],
  ['verify two-paths', `unknown paper 'two-paths' (did you mean two-baths?); accepted: ${papers}`],
  ['report x', `unknown paper 'x'; accepted: ${papers}`],
  ['report --out', "option '--out <folder>' argument missing"],
  [
    'report --out package.json',
    `${process.cwd()}/package.json is a file; accepted: a folder, or a new name`,
  ],
  ['solve', 'solve needs a paper; accepted: driven-oscillator and two-baths'],
  ['solve two-bath', `unknown paper 'two-bath' (did you mean two-baths?); accepted: ${papers}`],
  ['solve two-baths', 'solve two-baths needs --observable; accepted: n_b'],
  [
    'solve two-baths --observable n_c',
    "unknown observable 'n_c' (did you mean n_b?); accepted: n_b",
  ],
  [
    'solve two-baths --observable n_b --set gama=1',
    "unknown name 'gama' in --set (did you mean gamma?); accepted: gamma or nbar",
  ],
  [
    'solve two-baths --observable n_b --set gamma=inf',
    "'inf' is not a number, in gamma=inf of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
  ],
  [
    'solve two-baths --observable n_b --set gamma=-1',
    'gamma=-1 in --set: gamma is positive; accepted: numbers from 0 up',
  ],
  [
    'solve two-baths --observable n_b --method fast',
    /^option '--method <name>' argument 'fast' is invalid\. Allowed choices are direct, .*dominant/,
  ],
  [
    'solve two-baths --observable n_b --truncation 4',
    "cannot read '4' in --truncation; accepted: total=4, caps=3 (one each for b), or both, in positive integers",
  ],
  [
    'solve two-baths --observable n_b --truncation total=99999999',
    /^basis: \d+ states; at most 16777216 are accepted$/,
  ],
  [
    'solve two-baths --observable n_b --method gaussian --truncation caps=3',
    '--truncation with --method gaussian, which needs no basis; accepted: one of them',
  ],
  [
    'solve two-baths --observable n_b --tolerance 2',
    "cannot read '2' in --tolerance; accepted: numbers between 0 and 1",
  ],
  [
    'solve two-baths --observable n_b --time-limit soon',
    "cannot read 'soon' in --time-limit; accepted: seconds above 0",
  ],
  ['evolve', 'evolve needs a paper; accepted: driven-oscillator and two-baths'],
  [
    'evolve two-baths --observable n_b --until 1',
    'evolve two-baths needs --initial; accepted: fock=… or thermal=…, one number a mode',
  ],
  [
    'evolve two-baths --observable n_b --initial fock=0',
    'evolve two-baths needs --until; accepted: a time above 0',
  ],
  [
    'evolve two-baths --observable n_b --initial fock=0 --until -1',
    "cannot read '-1' in --until; accepted: a time above 0",
  ],
  [
    'evolve two-baths --observable n_b --initial fock=0 --until 1 --samples 1',
    "cannot read '1' in --samples; accepted: integers from 2 to 1000000",
  ],
  [
    'evolve two-baths --observable n_b --initial fock=0.5 --until 1',
    "cannot read 'fock=0.5' in --initial; accepted: fock=0 with integers or thermal=0 with mean occupations, from 0 up, one each for b",
  ],
  [
    'evolve two-baths --observable n_b --initial fock=7 --until 1 --truncation caps=6',
    'initial state fock=7: not in the basis; accepted: integers up to 6, together up to 6',
  ],
  [
    "solve two-baths --observable b'*",
    "--observable: cannot read 'b'*': Unexpected end of expression (char 4); a formula such as g*(a'*b + a*b') is expected; accepted: n_b, or an operator such as b'*b",
  ],
  [
    "solve two-baths --observable b'*q",
    "--observable: 'q' is not declared; b, gamma or nbar can be used; accepted: n_b, or an operator such as b'*b",
  ],
  [
    "solve two-baths --observable bath:b'*b",
    "unknown model 'bath' in 'bath:b'*b' of --observable (did you mean baths?); accepted: baths",
  ],
  ['sweep', 'sweep needs a paper; accepted: driven-oscillator and two-baths'],
  [
    'sweep two-baths --observable n_b',
    'sweep two-baths needs --axis; accepted: name=first:last:points, such as gamma=0:1:11',
  ],
  [
    'sweep two-baths --observable n_b --axis nbar=0:1',
    "cannot read 'nbar=0:1' in --axis; accepted: name=first:last:points, such as gamma=-2:2:101",
  ],
  [
    'sweep two-baths --observable n_b --axis nbr=0:1:3',
    "unknown name 'nbr' in --axis (did you mean nbar?); accepted: gamma or nbar",
  ],
  [
    'sweep two-baths --observable n_b --axis nbar=0:1:3 nbar=0:1:3',
    'nbar is swept twice in --axis; accepted: once',
  ],
  [
    'sweep two-baths --observable n_b --axis nbar=0:1:3 --set nbar=1',
    'nbar is in both --set and --axis; accepted: one of them',
  ],
  [
    'sweep two-baths --observable n_b --axis gamma=-1:1:3',
    'gamma=-1 in --axis: gamma is positive; accepted: numbers from 0 up',
  ],
  [
    'sweep two-baths --observable n_b --axis nbar=0:1:3 --workers 0',
    "cannot read '0' in --workers; accepted: integers from 1 to 1000000",
  ],
  ['evaluate', 'evaluate needs a paper; accepted: driven-oscillator and two-baths'],
  [
    'evaluate driven-oscillator',
    'evaluate driven-oscillator needs a formula; accepted: n and alpha',
  ],
  [
    'evaluate driven-oscillator alpa',
    "unknown formula 'alpa' of driven-oscillator (did you mean alpha?); accepted: n or alpha",
  ],
  [
    'evaluate driven-oscillator n+',
    "cannot read 'n+': Unexpected end of expression (char 3); a formula such as g*(a'*b + a*b') is expected",
  ],
  [
    'evaluate driven-oscillator n*a',
    "unknown name 'a' in 'n*a'; accepted: n, alpha, Delta, Omega or kappa",
  ],
  [
    'evaluate driven-oscillator n --set Delta=1',
    'no value for Omega and kappa in --set; accepted: a number for each of Delta, Omega and kappa',
  ],
  [
    'evaluate driven-oscillator n --set delta=1',
    "unknown name 'delta' in --set (did you mean Delta?); accepted: Delta, Omega or kappa",
  ],
  [
    'evaluate driven-oscillator n --set Delta=1x',
    "'1x' is not a number, in Delta=1x of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
  ],
  [
    'evaluate driven-oscillator n --set Delta=0,kappa=0,Omega=1',
    'n has no finite value at Delta=0,kappa=0,Omega=1; accepted: values where no denominator vanishes',
  ],
])('%s', async (line, message) => {
  const { code, stdout, stderr } = await ladderproof(line.split(' '));
  expect(stderr).toMatch(/^ladderproof: [^\n]+\n$/);
  const said = stderr.slice('ladderproof: '.length, -1);
  if (typeof message === 'string') expect(said).toBe(message);
  else expect(said).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

it('keeps a formula of several lines on one line', async () => {
  const { stderr } = await ladderproof(['evaluate', 'driven-oscillator', 'n +\n\n)']);
  expect(stderr).toMatch(/^ladderproof: cannot read 'n \+ \)': [^\n]+\n$/);
});

it.each([[[]], [['--help']], [['help']]])('prints help for %j', async (argv) => {
  const { code, stdout, stderr } = await ladderproof(argv);
  expect(stdout).toMatch(/^Usage: ladderproof/);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

it('prints its version', async () => {
  expect(await ladderproof(['--version'])).toMatchObject({ code: 0, stdout: '0.0.0\n' });
});
