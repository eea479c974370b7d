import { type Command, Option } from 'commander';
import type { Paper } from '../claims/paper.ts';
import type { Derivation, Formula, Line, Step } from '../theory/derivation.ts';
import type { Io } from './io.ts';
import { painter, printJson, printLines } from './output.ts';
import { derive, loadPapers, working } from './papers.ts';

interface Options {
  readonly format: 'text' | 'tex';
  readonly without?: string;
  readonly json?: true;
}

export function deriveCommand(program: Command, io: Io): void {
  program
    .command('derive')
    .description('derive the equations again, step by step')
    .argument('[papers...]', 'which papers; all of them by default')
    .addOption(
      new Option('--format <form>', 'how equations are written')
        .choices(['text', 'tex'])
        .default('text'),
    )
    .option(
      '--without <approximations>',
      'derive again without these approximations, by name and with commas between; --json lists those of a paper',
    )
    .option('--json', 'one JSON document on stdout, with text and TeX of every equation')
    .action((asked: readonly string[], options: Options) => run(io, asked, options));
}

async function run(io: Io, asked: readonly string[], options: Options): Promise<void> {
  const { format, json } = options;
  const names = (options.without ?? '').split(',').map((name) => name.trim());
  const off = names.filter((name) => name !== '');
  const { withoutApproximations } = await import('../theory/derivation.ts');
  const papers = [];
  for (const paper of await loadPapers(io.papers, asked, io.directory)) {
    const without = withoutApproximations(paper.approximations ?? [], off, paper.id);
    const derivation = await derive(paper, without);
    papers.push(await working(`${paper.id}: derivation`, () => written(paper, derivation)));
  }
  if (json) return printJson(io, { schema: 1, papers });
  for (const [k, paper] of papers.entries()) {
    if (k > 0) printLines(io, ['']);
    printLines(io, describe(paper, format, io));
  }
}

type WrittenPaper = Awaited<ReturnType<typeof written>>;

/** A derivation with its formulas written out. */
async function written(paper: Paper, { steps, formulas }: Derivation) {
  const [{ expressScalar }, { expressValue }, { lineExpression }, { printText }, { printTex }] =
    await Promise.all([
      import('../algebra/express.ts'),
      import('../algebra/express-value.ts'),
      import('../theory/derivation.ts'),
      import('../algebra/text.ts'),
      import('../claims/tex/print.ts'),
    ]);
  // Text is for machines and stands alone; TeX is for people and may use the symbol of a common denominator.
  const line = (each: Line) => ({
    name: each.name,
    left: each.left,
    text: printText(expressValue(each.value, each.collect)),
    tex: `${each.left} = ${printTex(lineExpression(each), paper.vocabulary)}`,
  });
  const formula = ({ name, meaning, tex, value }: Formula) => {
    const right = expressScalar(value);
    return {
      name,
      meaning,
      tex: `${tex} = ${printTex(right, paper.vocabulary)}`,
      text: printText(right),
      symbols: value.symbols(),
    };
  };
  const step = ({ name, title, why, rule, approximations, lines }: Step) => {
    return { name, title, why, rule, approximations, lines: lines.map(line) };
  };
  return {
    id: paper.id,
    title: paper.title,
    // What `--without` accepts.
    approximations: paper.approximations ?? [],
    steps: steps.map(step),
    formulas: formulas.map(formula),
  };
}

function describe(paper: WrittenPaper, format: Options['format'], io: Io): readonly string[] {
  const paint = painter(io.stdout, io);
  const lines = [`${paint('bold', paper.id)}  ${paper.title}`];
  for (const [k, step] of paper.steps.entries()) {
    lines.push('', paint('bold', `${k + 1}. ${step.title}`));
    if (step.why !== '') lines.push(`   ${step.why}`);
    lines.push(paint('dim', `   rule: ${step.rule}`));
    const approximations = step.approximations.join('; ') || 'none, exact';
    lines.push(paint('dim', `   approximations: ${approximations}`));
    if (step.lines.length > 0) lines.push('');
    for (const { name, text, tex } of step.lines) {
      if (format === 'tex') lines.push(paint('dim', `     % ${name}`));
      lines.push(equation(name, text, tex, format));
    }
  }
  if (paper.approximations.length > 0)
    lines.push(
      '',
      paint('bold', 'Approximations that can be left out'),
      ...paper.approximations.map(({ name, meaning }) => `     --without ${name}  ${meaning}`),
    );
  if (paper.formulas.length > 0) lines.push('', paint('bold', 'Formulas'));
  for (const { name, meaning, text, tex } of paper.formulas)
    lines.push(
      '',
      paint('dim', `   ${format === 'tex' ? `% ${name}: ` : ''}${meaning}`),
      equation(name, text, tex, format),
    );
  return lines;
}

function equation(name: string, text: string, tex: string, format: Options['format']): string {
  return `     ${format === 'tex' ? tex : `${name} = ${text}`}`;
}
