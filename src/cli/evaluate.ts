import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Scalar } from '../algebra/scalar.ts';
import type { FormulaSymbol } from '../algebra/symbols.ts';
import type { Paper } from '../claims/paper.ts';
import type { Formula } from '../theory/derivation.ts';
import type { Io } from './io.ts';
import { printJson, printLines, table } from './output.ts';
import { derive, loadPaper, paperIds } from './papers.ts';
import { unknownName } from './problems.ts';
import { list, readAssignments, rounded, writeComplex } from './values.ts';

interface Options {
  readonly set?: readonly string[];
  readonly json?: true;
  readonly help?: true;
}

export function evaluateCommand(program: Command, io: Io): void {
  const command = program
    .command('evaluate')
    .description('the value of a derived formula at given values of its symbols')
    .usage('<paper> <formula> --set name=value,… [--json]')
    .argument('[paper]', 'the paper that it is derived from')
    .argument('[formula]', "one of the paper's formulas, or an expression in them: 'T_ac - T_ca'")
    .option('--set <name=value...>', 'values of all symbols: --set delta=-0.5,kappa=1')
    .option('--json', 'one JSON document on stdout')
    .helpOption(false)
    .option('-h, --help', 'this text; with a paper, its formulas and their symbols')
    .action((paper: string | undefined, formula: string | undefined, options: Options) =>
      options.help ? help(command, io, paper) : run(io, paper, formula, options),
    );
}

async function help(command: Command, io: Io, id: string | undefined): Promise<void> {
  const lines = [command.helpInformation().trimEnd()];
  if (id === undefined) {
    lines.push('', `Papers: ${paperIds(io.papers).join(', ')}`);
  } else {
    const { formulas } = await derive(await loadPaper(io.papers, id, io.directory));
    lines.push('', `Formulas of ${id} (name, symbols, meaning):`);
    const rows = formulas.map(({ name, value, meaning }) => [
      name,
      value.symbols().join(','),
      meaning,
    ]);
    lines.push(...table(rows));
  }
  printLines(io, lines);
}

async function run(
  io: Io,
  id: string | undefined,
  asked: string | undefined,
  { set = [], json }: Options,
): Promise<void> {
  if (id === undefined)
    throw new InputError(`evaluate needs a paper; accepted: ${list(paperIds(io.papers))}`);
  const paper = await loadPaper(io.papers, id, io.directory);
  const { formulas } = await derive(paper);
  if (asked === undefined)
    throw new InputError(
      `evaluate ${id} needs a formula; accepted: ${list(formulas.map(({ name }) => name))}`,
    );
  const question = await formulaOf(paper, formulas, asked);
  const { symbols } = question;
  const names = symbols.map(({ name }) => name);
  const values = readAssignments(set, names);
  const missing = names.filter((name) => !values.has(name));
  if (missing.length > 0)
    throw new InputError(
      `no value for ${list(missing)} in --set; accepted: a number for each of ${list(names)}`,
    );
  for (const { name, positive } of symbols)
    if (positive && values.get(name)! < 0)
      throw new InputError(
        `${name}=${values.get(name)} in --set: ${name} is positive; accepted: numbers from 0 up`,
      );
  const result = rounded(await evaluate(question, values));
  if (!Number.isFinite(result.re) || !Number.isFinite(result.im))
    throw new InputError(
      `${asked} has no finite value at ${[...values].map(([name, x]) => `${name}=${x}`).join(',')}; accepted: values where no denominator vanishes`,
    );
  if (json)
    return printJson(io, {
      schema: 1,
      paper: id,
      formula: asked,
      values: Object.fromEntries(values),
      result,
    });
  printLines(io, [writeComplex(result)]);
}

interface Asked {
  readonly value: Scalar;
  readonly symbols: readonly FormulaSymbol[];
}

/** The formula of that name, or the exact value of an expression in formulas and their symbols. */
async function formulaOf(
  paper: Paper,
  formulas: readonly Formula[],
  asked: string,
): Promise<Asked> {
  const [
    { readText },
    { namesIn },
    { interpretScalar, scalarValue },
    { bounded },
    { scalarOf, symbolsOf },
  ] = await Promise.all([
    import('../algebra/text.ts'),
    import('../algebra/expression.ts'),
    import('../algebra/interpret.ts'),
    import('../algebra/effort.ts'),
    import('../algebra/symbols.ts'),
  ]);
  const named = formulas.find(({ name }) => name === asked);
  if (named) return { value: named.value, symbols: symbolsOf([named.value]) };
  const names = formulas.map(({ name }) => name);
  if (/^\s*\w*\s*$/.test(asked)) throw unknownName('formula', asked, names, ` of ${paper.id}`);

  const expression = readText(asked);
  const all = symbolsOf(formulas.map(({ value }) => value));
  const used = new Set(namesIn(expression));
  const accepted = [
    ...names,
    ...all.map(({ name }) => name).filter((name) => !names.includes(name)),
  ];
  for (const name of used)
    if (!accepted.includes(name)) throw unknownName('name', name, accepted, ` in '${asked}'`);

  const scalars = [
    ...all.map((symbol) => [symbol.name, scalarOf(symbol)] as const),
    ...formulas.map(({ name, value }) => [name, value] as const),
  ].filter(([name]) => used.has(name));
  const scope = { names: new Map(scalars.map(([name, value]) => [name, scalarValue(value)])) };
  return {
    value: bounded(() => interpretScalar(expression, scope)),
    symbols: symbolsOf(scalars.map(([, value]) => value)),
  };
}

async function evaluate(
  { value, symbols }: Asked,
  values: ReadonlyMap<string, number>,
): Promise<{ readonly re: number; readonly im: number }> {
  const [{ compileScalar }, { isKnownReal }] = await Promise.all([
    import('../numeric/compile-scalar.ts'),
    import('../algebra/symbols.ts'),
  ]);
  const result = compileScalar(value, symbols).at(Object.fromEntries(values))[0]!;
  return isKnownReal(value) ? { re: result.re, im: 0 } : result;
}
