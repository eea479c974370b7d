/** A folder with the package installed in it, where the blocks of a document are carried out one after the other. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execute, install, root, tsc } from '../api/installed.ts';
import { type Block, isAsShown } from './markdown.ts';

const FILES = new Set(['ts', 'js', 'json']);
const OUTPUTS = new Set(['text', 'json', 'markdown', 'tex', 'python', 'csv']);

/** Seconds that a block of commands may take; a stuck one is ended and fails. */
const PATIENCE = 120;

/** `npx ladderproof` is the package that is installed; with --watch, Ctrl-C comes when it waits for a save. */
const NPX = `#!/bin/sh
if [ "$1" != ladderproof ]; then echo "npx: there is no $1 here" >&2; exit 99; fi
shift
case " $* " in
*" --watch "*)
  said="$PWD/.watched"
  "$NODE" "$MAIN" "$@" 2>"$said" &
  watching=$!
  until grep -q 'Ctrl-C ends' "$said"; do
    kill -0 $watching || exit 1
    sleep 0.05
  done
  kill -INT $watching
  wait $watching
  code=$?
  rm "$said"
  if [ $code = 130 ]; then exit 0; else exit 1; fi
  ;;
esac
exec "$NODE" "$MAIN" "$@"
`;

export class Workshop {
  private snapshots = 0;

  private readonly base: string;

  private constructor(base: string) {
    this.base = base;
  }

  /** Builds and installs the package. */
  static async open(): Promise<Workshop> {
    const workshop = new Workshop(await mkdtemp(join(tmpdir(), 'ladderproof-docs-')));
    await install(workshop.base, workshop.base);
    workshop.program('npx', NPX);
    // There is no one to look at pages.
    for (const name of ['xdg-open', 'open']) workshop.program(name, '#!/bin/sh\n');
    return workshop;
  }

  close(): Promise<void> {
    return rm(this.base, { recursive: true, force: true });
  }

  /** A new folder for a document. */
  folder(name: string): string {
    const folder = join(this.base, name);
    mkdirSync(folder);
    return folder;
  }

  /**
   * Carries out a block: writes a file, changes one, or runs commands.
   *
   * @param shown the block after it; compared with what the commands print, if it is an output
   * @returns undefined if all is well, else what is wrong
   */
  async carryOut(
    block: Block,
    shown: Block | undefined,
    folder: string,
  ): Promise<string | undefined> {
    if (block.language === 'diff') return changeFile(block, folder);
    if (FILES.has(block.language) && block.info !== '') {
      write(join(folder, block.info), block.text);
      return undefined;
    }
    if (block.language !== 'sh')
      return `a ${block.language || 'nameless'} block that is neither a file, a change, commands nor an output`;
    this.keepForTypes(folder);
    const expected = block.info === '' ? 0 : Number(/^exit=(\d+)$/.exec(block.info)?.[1]);
    const { code, output } = await this.run(block.text, folder);
    if (code !== expected) return `exit code ${code}, not ${expected}, after\n${output}`;
    if (shown && isOutput(shown) && !isAsShown(shown.text, output))
      return `shown is\n${shown.text}\nprinted was\n${output}`;
    return undefined;
  }

  /** What the compiler says of every file of code that commands were run on. */
  async typeErrors(): Promise<string> {
    write(
      join(this.base, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          module: 'nodenext',
          strict: true,
          noEmit: true,
          allowJs: true,
          checkJs: true,
          allowImportingTsExtensions: true,
          types: ['node'],
          typeRoots: [join(root, 'node_modules', '@types')],
        },
        include: ['typed'],
      }),
    );
    const { stdout } = await execute(tsc, ['-p', this.base], this.base);
    return stdout;
  }

  private keepForTypes(folder: string): void {
    const kept = join(this.base, 'typed', String(this.snapshots++));
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.m?[jt]s$/.test(path) || path.includes('node_modules')) continue;
      mkdirSync(dirname(join(kept, path)), { recursive: true });
      cpSync(join(folder, path), join(kept, path));
    }
    if (existsSync(kept)) write(join(kept, 'package.json'), '{ "type": "module" }\n');
  }

  private run(
    commands: string,
    folder: string,
  ): Promise<{ readonly code: number; readonly output: string }> {
    const path = [join(this.base, 'bin'), process.env.PATH].join(delimiter);
    const main = join(this.base, 'node_modules', 'ladderproof', 'dist', 'src', 'cli', 'main.js');
    return new Promise((resolve) => {
      const shell = spawn('sh', ['-e', '-c', commands], {
        cwd: folder,
        env: {
          ...process.env,
          PATH: path,
          NODE: process.execPath,
          MAIN: main,
          XDG_CACHE_HOME: join(this.base, 'cache'),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, to be ended with all that it has started.
        detached: true,
      });
      const patience = setTimeout(() => process.kill(-shell.pid!, 'SIGKILL'), PATIENCE * 1000);
      let output = '';
      for (const stream of [shell.stdout, shell.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      shell.once('close', (code) => {
        clearTimeout(patience);
        resolve({ code: code ?? 1, output });
      });
    });
  }

  private program(name: string, text: string): void {
    const path = join(this.base, 'bin', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o755 });
  }
}

/** Whether a block can only be what the commands before it print. */
export function isOutput({ language, info }: Block): boolean {
  return OUTPUTS.has(language) && info === '';
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Takes the lines with a minus out of a file and puts those with a plus in their place. */
function changeFile({ info, text }: Block, folder: string): string | undefined {
  const path = join(folder, info);
  if (!existsSync(path)) return `there is no ${info} to change`;
  const lines = text.split('\n').filter((line) => line !== '');
  const side = (others: string): string =>
    lines
      .filter((line) => line[0] !== others)
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const before = readFileSync(path, 'utf8');
  const pieces = before.split(side('+'));
  if (pieces.length !== 2) return `the lines to change stand ${pieces.length - 1} times in ${info}`;
  writeFileSync(path, pieces.join(side('-')));
  return undefined;
}
