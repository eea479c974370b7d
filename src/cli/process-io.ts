/** The process that the program runs in, as a command sees it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cacheFolder } from './cache.ts';
import type { Io } from './io.ts';
import { messageOf } from './problems.ts';

export function processIo(): Io {
  const cache = cacheFolder(process.cwd(), process.env);
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    directory: process.cwd(),
    papers: new URL('../../derivations/', import.meta.url),
    version: version(),
    ...(cache === undefined ? {} : { cache }),
    open,
  };
}

/** A reader that has seen enough (`ladderproof verify | head`) is no problem; a full disk is one, of one line. */
export function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (stream === process.stdout)
        process.stderr.write(`ladderproof: cannot write to stdout: ${messageOf(error)}\n`);
      process.exit(1);
    });
  }
}

/** From package.json, which is two folders up in the source and three in what is built from it. */
function version(): string {
  const place = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  if (place === undefined) return 'unknown';
  const { version: text }: { version: string } = JSON.parse(readFileSync(place, 'utf8'));
  return text;
}

function open(path: string): Promise<void> {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [path]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', path]]
        : ['xdg-open', [path]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
