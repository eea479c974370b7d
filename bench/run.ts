/**
 * Runs the comparisons and prints one table, or with `--json` the rows. Names of modules select some of them;
 * `--slow` adds those that take minutes.
 */
import { readdirSync } from 'node:fs';
import type { BenchRow } from './harness.ts';

/** Every other file here exports `bench`, but these three. */
const MODULES = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'harness.ts', 'python.ts'].includes(file))
  .map((file) => file.replace('.ts', ''))
  .sort();

const OPTIONS = ['--json', '--slow'];
const chosen = process.argv.slice(2).filter((argument) => !OPTIONS.includes(argument));
const unknown = chosen.filter((name) => !MODULES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`unknown benchmark '${unknown[0]}'; ${MODULES.join(', ')} are there\n`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const name of MODULES) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  const module = (await import(`./${name}.ts`)) as { bench: () => Promise<BenchRow[]> };
  rows.push(...(await module.bench()));
}

process.stdout.write(
  process.argv.includes('--json') ? `${JSON.stringify(rows, null, 2)}\n` : table(rows),
);

function table(all: readonly BenchRow[]): string {
  const lines = [
    ['task', 'ladderproof', 'against', 'ratio', 'note'],
    ...all.map(({ task, ours, against, ratio, note }) => [
      task,
      ours,
      against,
      Number.isNaN(ratio) ? '–' : `${ratio < 100 ? ratio.toPrecision(2) : Math.round(ratio)}×`,
      note ?? '',
    ]),
  ];
  const widths = lines[0]!.map((_, k) => Math.max(...lines.map((line) => line[k]!.length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, k) => cell.padEnd(widths[k]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
