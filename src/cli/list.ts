import type { Command } from 'commander';
import type { Io } from './io.ts';
import { painter, printJson, printLines, table } from './output.ts';
import { derive, loadPapers, working } from './papers.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly summary: string;
  readonly claims: number;
  readonly formulas: readonly string[];
  readonly models: readonly string[];
  readonly observables: readonly string[];
}

export function listCommand(program: Command, io: Io): void {
  program
    .command('list')
    .description('the papers: how many claims each makes, what can be evaluated and solved')
    .argument('[papers...]', 'which papers, or the folders of others; all with a name by default')
    .option('--json', 'one JSON document on stdout')
    .action((asked: readonly string[], { json }: { readonly json?: true }) =>
      run(io, asked, json ?? false),
    );
}

async function run(io: Io, asked: readonly string[], json: boolean): Promise<void> {
  const papers: Entry[] = [];
  for (const paper of await loadPapers(io.papers, asked, io.directory)) {
    const { formulas } = await derive(paper);
    const claims = await working(`${paper.id}: claims`, paper.claims);
    papers.push({
      id: paper.id,
      title: paper.title,
      authors: paper.authors,
      summary: paper.summary,
      claims: claims.length,
      formulas: formulas.map(({ name }) => name),
      models: Object.keys(paper.models),
      observables: paper.observables.map(({ name }) => name),
    });
  }
  if (json) return printJson(io, { schema: 1, papers });
  const paint = painter(io.stdout, io);
  printLines(
    io,
    papers.flatMap((paper, k) => [
      ...(k > 0 ? [''] : []),
      `${paint('bold', paper.id)}  ${paper.title}`,
      ...table([
        ['claims', String(paper.claims)],
        [`formulas`, counted(paper.formulas)],
        ['models', counted(paper.models)],
        ['observables', counted(paper.observables)],
      ]),
    ]),
  );
}

function counted(names: readonly string[]): string {
  return names.length === 0 ? '0' : `${names.length}: ${names.join(', ')}`;
}
