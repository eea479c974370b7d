import { type Command, Option } from 'commander';
import type { KnownNames, NameOptions, ParameterKind } from '../algebra/calculator-names.ts';
import { InputError } from '../algebra/errors.ts';
import type { Operator } from '../algebra/operator.ts';
import type { Paper } from '../claims/paper.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';
import type { Model } from '../theory/model.ts';
import type { Io } from './io.ts';
import { printJson, printLines, table } from './output.ts';
import { loadPaper, paperIds } from './papers.ts';
import { unknownName } from './problems.ts';
import { list } from './values.ts';

interface Options {
  readonly modes?: readonly string[];
  readonly real?: readonly string[];
  readonly positive?: readonly string[];
  readonly complex?: readonly string[];
  readonly model?: string;
  readonly hamiltonian?: string;
  readonly jump?: readonly string[];
  readonly format: 'text' | 'tex';
  readonly json?: true;
  readonly help?: true;
}

const NAMES_HELP = `
Names: a, b, c, d and every name with an adjoint (m') are modes, n_a is the number operator of mode a, everything else
is a real parameter. With --modes or --model there are no other modes, and --real, --positive and --complex declare
parameters, whatever their names look like. H, jumps and L come with --hamiltonian and --jump, or with --model; rho is
the density matrix, so a superoperator is written like a*rho*a'. What is printed can be read again.

Rates: dissipator(x) is xρx† − ½x†xρ − ½ρx†x; with a rate κ in front of dissipator(a), occupations decay at κ.

Examples:
  ladderproof algebra "[a, a'^3*a]"
  ladderproof algebra "{a', a}^2" --format tex
  ladderproof algebra "adjoint(H, jumps, n_a)" --hamiltonian "omega*a'*a" --jump kappa:a
  ladderproof algebra "decompose(L)" --model <paper>/<model>`;

export function algebraCommand(program: Command, io: Io): void {
  const command = program
    .command('algebra')
    .description('a calculator: normal order, commutators, adjoints, Liouvillians, all exact')
    .usage('<formula> [--modes a,b] [--model <paper>/<model>] [--format text|tex] [--json]')
    .argument('[formula]', 'what to work out: "[a, a\'^3*a]"')
    .option('--modes <name...>', 'the modes')
    .option('--real <name...>', 'real parameters')
    .option('--positive <name...>', 'positive parameters, whose roots are real')
    .option('--complex <name...>', 'complex parameters, different from their conjugates conj(z)')
    .option('--model <paper/model>', 'modes, parameters, H and jumps of a model of a paper')
    .option('--hamiltonian <formula>', 'what H stands for')
    .option('--jump <rate:operator...>', 'what jumps stands for, one or several: kappa:a')
    .addOption(
      new Option('--format <form>', 'how the result is written')
        .choices(['text', 'tex'])
        .default('text'),
    )
    .option('--json', 'one JSON document on stdout, with text and TeX')
    .helpOption(false)
    .option('-h, --help', 'this text')
    .action((formula: string | undefined, options: Options) =>
      options.help ? help(command, io) : run(io, formula, options),
    );
}

async function help(command: Command, io: Io): Promise<void> {
  const { CALLS, DECOMPOSE_HELP } = await import('../algebra/calculator.ts');
  printLines(io, [
    command.helpInformation().trimEnd(),
    '',
    "Formulas: + - * / ^, the adjoint ', brackets [x, y] and {x, y}, exp sin cos tan sqrt abs conj re im, dissipator(x), and",
    ...table([
      ...Object.values(CALLS).flatMap(({ written, meaning }) =>
        written.map((form, k) => [form, k === written.length - 1 ? meaning : '']),
      ),
      [DECOMPOSE_HELP.written, DECOMPOSE_HELP.meaning],
    ]),
    NAMES_HELP,
  ]);
}

async function run(io: Io, text: string | undefined, options: Options): Promise<void> {
  if (text === undefined) {
    throw new InputError('algebra needs a formula; accepted: a text such as "[a, a\'^3*a]"');
  }
  const [{ calculate, readCalculation }, { calculatorNames }, { bounded }] = await Promise.all([
    import('../algebra/calculator.ts'),
    import('../algebra/calculator-names.ts'),
    import('../algebra/effort.ts'),
  ]);
  const formula = readCalculation(text);
  const source = options.model === undefined ? undefined : await modelNamed(io, options.model);
  const given = await nameOptions(options, source?.model);
  const names = bounded(() => calculatorNames(formula, given));
  const calculation = calculate(formula, names);
  const { describeCalculation } = await import('./calculation.ts');
  const vocabulary = await vocabularyOf(names, source?.paper);
  const results = bounded(() => describeCalculation(calculation, vocabulary));
  if (source?.model.traceCorrection) {
    io.stderr.write(
      'ladderproof: note: L leaves out the trace-correction term of this model, which is not linear in rho\n',
    );
  }
  if (options.json) {
    return printJson(io, {
      schema: 1,
      formula: text,
      modes: names.modes,
      parameters: [...names.parameters].map(([name, kind]) => ({ name, kind })),
      results,
    });
  }
  printLines(
    io,
    results.map(({ name, text: plain, tex }) => {
      const written = options.format === 'tex' ? tex : plain;
      return name === undefined ? written : `${name}: ${written}`;
    }),
  );
}

async function nameOptions(options: Options, model: Model | undefined): Promise<NameOptions> {
  const parameters = new Map<string, ParameterKind>();
  if (model) {
    for (const { name, positive } of model.parameters)
      parameters.set(name, positive ? 'positive' : 'real');
  }
  for (const kind of ['real', 'positive', 'complex'] as const)
    for (const name of names(options[kind])) {
      if (parameters.has(name))
        throw new InputError(
          `'${name}' is declared twice; modes and parameters need distinct names`,
        );
      parameters.set(name, kind);
    }
  const jumps = options.jump?.map(readJump);
  if (!model) {
    return {
      parameters,
      ...(options.modes ? { modes: names(options.modes) } : {}),
      ...(options.hamiltonian === undefined ? {} : { hamiltonian: options.hamiltonian }),
      ...(jumps ? { jumps } : {}),
    };
  }
  for (const [option, value] of Object.entries({
    '--modes': options.modes,
    '--hamiltonian': options.hamiltonian,
    '--jump': options.jump,
  }))
    if (value !== undefined)
      throw new InputError(`${option} with --model, which gives them; accepted: one of the two`);
  const [{ expressOperator, expressScalar }, { printText }] = await Promise.all([
    import('../algebra/express.ts'),
    import('../algebra/text.ts'),
  ]);
  const written = (operator: Operator): string => printText(expressOperator(operator));
  return {
    open: false,
    modes: model.space.sites.map(({ name }) => name),
    parameters,
    hamiltonian: written(model.hamiltonian),
    jumps: model.dissipators.map(({ rate, jump }) => ({
      rate: printText(expressScalar(rate)),
      jump: written(jump),
    })),
  };
}

/** Names with commas or spaces between them, each once. */
function names(args: readonly string[] | undefined): readonly string[] {
  return [...new Set((args ?? []).flatMap((arg) => arg.split(/[\s,]+/)).filter(Boolean))];
}

function readJump(text: string): { readonly rate: string; readonly jump: string } {
  const [rate, jump, ...rest] = text.split(':');
  if (rate?.trim() && jump?.trim() && rest.length === 0) return { rate, jump };
  throw new InputError(`cannot read '${text}' in --jump; accepted: rate:operator, such as kappa:a`);
}

/** `<paper>/<model>`, or a paper of one model. A paper may be given by its path, which has slashes of its own. */
async function modelNamed(
  io: Io,
  asked: string,
): Promise<{ readonly paper: Paper; readonly model: Model }> {
  const slash = asked.lastIndexOf('/');
  const [head, tail] = [asked.slice(0, Math.max(slash, 0)), asked.slice(slash + 1)];
  const load = (id: string): Promise<Paper> => loadPaper(io.papers, id, io.directory);
  let paper: Paper;
  let name: string | undefined;
  if (slash > 0 && paperIds(io.papers).includes(head)) [paper, name] = [await load(head), tail];
  else {
    try {
      paper = await load(asked);
    } catch (error) {
      if (!(error instanceof InputError) || slash <= 0 || tail === '') throw error;
      [paper, name] = [await load(head), tail];
    }
  }
  const all = Object.keys(paper.models);
  const chosen = name ?? (all.length === 1 ? all[0]! : undefined);
  if (chosen === undefined) {
    throw new InputError(
      `${paper.id} has the models ${list(all)}; accepted: one of them, as --model ${asked}/${all[0]}`,
    );
  }
  const model = Object.hasOwn(paper.models, chosen) ? paper.models[chosen] : undefined;
  if (!model) throw unknownName('model', chosen, all, ` of ${paper.id}`);
  return { paper, model };
}

async function vocabularyOf(known: KnownNames, paper: Paper | undefined): Promise<Vocabulary> {
  const { vocabularyFor } = await import('../report/export/symbol-tex.ts');
  return vocabularyFor(
    [
      ...known.modes.map((name) => ({ name, role: 'operator' as const })),
      { name: 'rho', role: 'operator' },
      ...[...known.parameters.keys()].map((name) => ({ name, role: 'scalar' as const })),
    ],
    paper?.vocabulary,
  );
}
