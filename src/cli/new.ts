import { existsSync, statSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../algebra/errors.ts';
import { makeFolders } from '../report/folders.ts';
import type { Io } from './io.ts';
import { printJson, printLines, table } from './output.ts';
import { Failure, messageOf } from './problems.ts';

/** In the order in which they are best read. */
const FILES = ['model.ts', 'derivation.ts', 'claims.ts', 'index.ts'] as const;

/** For editors; running a paper does not need it. */
const SETTINGS = `{
  "compilerOptions": {
    "target": "es2023",
    "module": "nodenext",
    "strict": true,
    "noEmit": true,
    "allowImportingTsExtensions": true
  }
}
`;

export function newCommand(program: Command, io: Io): void {
  program
    .command('new')
    .description('write a starter paper, commented and complete, to change into your own')
    .argument('<folder>', 'where to; nothing that is there is overwritten')
    .option('--json', 'what was written, as one JSON document on stdout')
    .action((folder: string, { json }: { readonly json?: true }) => run(io, folder, json ?? false));
}

async function run(io: Io, asked: string, json: boolean): Promise<void> {
  const folder = resolve(io.directory, asked);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new InputError(`${asked} is a file; accepted: a new name, or a folder`);
  for (const name of FILES)
    if (existsSync(join(folder, name)))
      throw new InputError(
        `${join(asked, name)} exists, and nothing is overwritten; accepted: a folder without ${FILES.join(', ')}`,
      );
  const id = idFor(folder);
  const files = await Promise.all(
    FILES.map(async (name) => {
      const text = await readFile(new URL(name, templateFolder()), 'utf8');
      return { name, text: text.replace("id: 'starter'", `id: '${id}'`) };
    }),
  );
  const settings = { name: 'tsconfig.json', text: SETTINGS };
  const written = [...files, ...(existsSync(join(folder, settings.name)) ? [] : [settings])];
  await write(folder, written);

  const shown = relative(io.directory, folder) || '.';
  const names = written.map(({ name }) => name);
  if (json) return printJson(io, { schema: 1, folder: shown, id, files: names });
  const path = shown.includes(' ') ? `"${shown}"` : shown;
  printLines(io, [
    `written to ${shown}: ${names.join(', ')}`,
    '',
    ...table([
      [`ladderproof verify ${path}`, 'every claim with its verdict'],
      [`ladderproof verify ${path} --watch`, 'the same again at every save'],
      [`ladderproof report ${path} --open`, 'the pages'],
    ]),
  ]);
}

/** All of the files or none. */
async function write(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const done: string[] = [];
  const made: string[] = [];
  try {
    makeFolders(folder, made);
    for (const { name, text } of files) {
      const path = join(folder, name);
      // Opening fails where a file has appeared in the meantime; what is opened here is ours.
      const file = await open(path, 'wx');
      done.push(path);
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
    }
  } catch (error) {
    for (const path of made[0] === undefined ? done : [made[0]])
      await rm(path, { force: true, recursive: true }).catch(() => {});
    throw new Failure(`cannot write to ${folder}: ${messageOf(error)}`, { cause: error });
  }
}

/** The folder's name as the id of a paper: letters, digits and dashes. */
function idFor(folder: string): string {
  const id = basename(folder)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return id === '' ? 'paper' : id;
}

/** The template is TypeScript also in what is installed: beside this file in the source, in `src` of the package. */
function templateFolder(): URL {
  return ['./template/', '../../../src/cli/template/']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(new URL('index.ts', url)))!;
}
