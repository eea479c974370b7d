import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Paper } from '../claims/paper.ts';
import type { Values } from '../numeric/bind.ts';
import type { Parameter } from '../theory/model.ts';
import { writeFiles } from './files.ts';
import type { Io } from './io.ts';
import { printLines, withProgress } from './output.ts';
import { derive, loadPaper, paperIds } from './papers.ts';
import { requireSign } from './question.ts';
import { list, readAssignments, readNames } from './values.ts';

/** What can be written, and what it is. */
export const FORMATS = {
  qutip: 'a Python script that rebuilds the models in QuTiP and checks their observables',
  julia: 'the same for QuantumOptics.jl',
  latex: 'a document of the derivation and the verdicts, to be compiled',
  json: 'derivation, formulas and models as data',
  python: 'the derived formulas as NumPy functions, with a self-test',
} as const;

type Format = keyof typeof FORMATS;

interface Options {
  readonly to?: Format;
  readonly out?: string;
  readonly model?: readonly string[];
  readonly set?: readonly string[];
  readonly caps?: string;
}

export function exportCommand(program: Command, io: Io): void {
  program
    .command('export')
    .description('a paper in the form that other programs read')
    .usage('<paper> --to qutip|julia|latex|json|python [--out file] [--model …] [--set …]')
    .argument('[paper]', 'the paper')
    .addOption(
      new Option(
        '--to <format>',
        Object.entries(FORMATS)
          .map(([name, what]) => `${name}: ${what}`)
          .join('; '),
      ).choices(Object.keys(FORMATS)),
    )
    .option('--out <file>', 'the file to write; otherwise it goes to stdout')
    .option('--model <name...>', 'of qutip and julia, which models; all by default')
    .option(
      '--set <name=value...>',
      'of qutip and julia, parameters that differ from their defaults',
    )
    .option(
      '--caps <numbers>',
      'of qutip and julia, the largest occupation of each mode: 3,3,3; by default as many as make 64 states',
    )
    .action((paper: string | undefined, options: Options) => run(io, paper, options));
}

async function run(io: Io, id: string | undefined, options: Options): Promise<void> {
  if (id === undefined)
    throw new InputError(`export needs a paper; accepted: ${list(paperIds(io.papers))}`);
  const { to, out } = options;
  if (to === undefined)
    throw new InputError(`export needs --to; accepted: ${list(Object.keys(FORMATS))}`);
  const paper = await loadPaper(io.papers, id, io.directory);
  const text = await written(io, paper, to, options);
  if (out === undefined) {
    io.stdout.write(text);
    return;
  }
  const path = isAbsolute(out) ? out : resolve(io.directory, out);
  if (basename(path) === '' || out.endsWith('/'))
    throw new InputError(`'${out}' in --out is no file; accepted: a file such as ${paper.id}.py`);
  await writeFiles(dirname(path), [{ path: basename(path), content: text }]);
  printLines(io, [`written to ${join(dirname(out), basename(out))}`]);
}

async function written(io: Io, paper: Paper, to: Format, options: Options): Promise<string> {
  if (to !== 'qutip' && to !== 'julia') {
    for (const option of ['model', 'set', 'caps'] as const)
      if (options[option] !== undefined)
        throw new InputError(
          `--${option} with --to ${to}, which has no use for it; accepted: with --to qutip or julia`,
        );
  }
  switch (to) {
    case 'qutip':
    case 'julia': {
      const models = await solvedModels(io, paper, options);
      if (to === 'qutip') return (await import('../report/export/qutip.ts')).qutipScript(models);
      return (await import('../report/export/julia.ts')).juliaScript(models);
    }
    case 'python': {
      const derivation = await derive(paper);
      const { numpyModule } = await import('../report/export/numpy.ts');
      return numpyModule(paper, derivation, io.version);
    }
    case 'json': {
      const derivation = await derive(paper);
      const { paperData } = await import('../report/export/json.ts');
      return `${JSON.stringify(paperData(paper, derivation), null, 2)}\n`;
    }
    case 'latex': {
      const [{ openCache }, { judgePapers }, { latexDocument }] = await Promise.all([
        import('./cache.ts'),
        import('./judging.ts'),
        import('../report/export/latex.ts'),
      ]);
      const derivation = await derive(paper);
      const [judgedPaper] = await judgePapers(io, [paper], openCache(io.cache));
      return latexDocument({ paper, derivation, judged: judgedPaper!.judged }, io.version);
    }
  }
}

async function solvedModels(io: Io, paper: Paper, options: Options) {
  const all = Object.keys(paper.models);
  const asked = readNames('model', options.model ?? [], all);
  const models = asked.length === 0 ? all : asked;
  if (models.length === 0)
    throw new InputError(`${paper.id} has no models; accepted: a paper with a model`);
  const parameters = new Map<string, Parameter>();
  for (const name of models)
    for (const parameter of paper.models[name]!.parameters)
      if (!parameters.has(parameter.name)) parameters.set(parameter.name, parameter);
  const given: Values = readAssignments(options.set ?? [], [...parameters.keys()]);
  for (const [name, value] of given) requireSign(parameters.get(name)!, value, '--set');
  const { exportModels, requireCaps } = await import('./exporting.ts');
  const caps = options.caps === undefined ? undefined : readCaps(options.caps);
  if (caps)
    requireCaps(
      caps,
      models.map((name) => [name, paper.models[name]!] as const),
    );
  return withProgress(io, models.length, (progress) =>
    exportModels(
      { paper, models, given, version: io.version, ...(caps ? { caps } : {}) },
      progress,
    ),
  );
}

/** Reads `3,3,3`. A basis beyond what another program's direct solver can hold is refused. */
function readCaps(text: string): readonly number[] {
  const caps = text.split(',').map((each) => (/^\s*\d{1,4}\s*$/.test(each) ? Number(each) : 0));
  const states = caps.reduce((product, cap) => product * (cap + 1), 1);
  if (caps.every((cap) => cap >= 1) && states <= 4096) return caps;
  throw new InputError(
    `cannot read '${text}' in --caps; accepted: one integer from 1 up for each mode, such as 3,3,3, with no more than 4096 states in all`,
  );
}
