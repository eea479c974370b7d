import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Scalar } from '../algebra/scalar.ts';
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
  const { value, text, symbols } = await formulaOf(paper, formulas, asked);
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
  const result = rounded(await evaluate({ value, text, symbols }, values));
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

/** A symbol to be given a value. */
interface Unknown {
  readonly name: string;
  readonly positive: boolean;
  readonly scalar: Scalar;
}

interface Asked {
  readonly value: Scalar;
  /** The value as a formula that `compile` reads. */
  readonly text: string;
  readonly symbols: readonly Unknown[];
}

/** The formula of that name, or the exact value of an expression in formulas and their symbols. */
async function formulaOf(
  paper: Paper,
  formulas: readonly Formula[],
  asked: string,
): Promise<Asked> {
  const [
    { printText, readText },
    { children },
    { interpretScalar, scalarValue },
    { bounded },
    { expressScalar },
  ] = await Promise.all([
    import('../algebra/text.ts'),
    import('../algebra/expression.ts'),
    import('../algebra/interpret.ts'),
    import('../algebra/effort.ts'),
    import('../algebra/express.ts'),
  ]);
  const withText = (value: Scalar) => ({ value, text: printText(expressScalar(value)) });
  const named = formulas.find(({ name }) => name === asked);
  if (named) return { ...withText(named.value), symbols: await symbolsOf([named.value]) };
  const names = formulas.map(({ name }) => name);
  if (/^\s*\w*\s*$/.test(asked)) throw unknownName('formula', asked, names, ` of ${paper.id}`);

  const expression = readText(asked);
  const all = await symbolsOf(formulas.map(({ value }) => value));
  const used = new Set<string>();
  const visit = (part: typeof expression): void => {
    if (part.kind === 'symbol') used.add(part.name);
    children(part).forEach(visit);
  };
  visit(expression);
  const accepted = [
    ...names,
    ...all.map(({ name }) => name).filter((name) => !names.includes(name)),
  ];
  for (const name of used)
    if (!accepted.includes(name)) throw unknownName('name', name, accepted, ` in '${asked}'`);

  const scalars = [
    ...all.map(({ name, scalar }) => [name, scalar] as const),
    ...formulas.map(({ name, value }) => [name, value] as const),
  ].filter(([name]) => used.has(name));
  const scope = { names: new Map(scalars.map(([name, value]) => [name, scalarValue(value)])) };
  return {
    ...bounded(() => withText(interpretScalar(expression, scope))),
    symbols: await symbolsOf(scalars.map(([, value]) => value)),
  };
}

/** The symbols of scalars, those inside phases and roots included, sorted by name. */
async function symbolsOf(scalars: readonly Scalar[]): Promise<readonly Unknown[]> {
  const { Scalar: Exact } = await import('../algebra/scalar.ts');
  const found = new Map<string, Unknown>();
  const visit = (scalar: Scalar): void => {
    for (const generator of scalar.generators()) {
      if (generator.kind === 'phase') visit(Exact.ofGenerator(generator.angle));
      else if (generator.kind === 'root') visit(Exact.ofPolynomial(generator.radicand));
      else if (generator.name !== 'pi') {
        const { name } = generator;
        const positive = generator.kind === 'real' && generator.positive;
        found.set(name, { name, positive, scalar: Exact.ofGenerator(generator) });
      }
    }
  };
  scalars.forEach(visit);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function evaluate(
  { value, text, symbols }: Asked,
  values: ReadonlyMap<string, number>,
): Promise<{ readonly re: number; readonly im: number }> {
  const { compile } = await import('../numeric/compile.ts');
  const inputs = symbols.map(({ name, positive }) => ({ name, real: true, nonNegative: positive }));
  const result = compile(text, inputs).at(Object.fromEntries(values))[0]!;
  return isKnownReal(value) ? { re: result.re, im: 0 } : result;
}

/** Whether the exact value is real: what floating point leaves in its imaginary part is then rounding. */
function isKnownReal(value: Scalar): boolean {
  try {
    return value.isReal();
  } catch (error) {
    // The conjugate of a root whose radicand has no known sign.
    if (error instanceof RangeError || error instanceof InputError) return false;
    throw error;
  }
}
