import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

export const fixtures = new URL('./fixtures/papers/', import.meta.url);

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly opened: readonly string[];
}

/** Runs a command line in this process and keeps what it writes. */
export async function ladderproof(argv: readonly string[], io: Partial<Io> = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const opened: string[] = [];
  const code = await run(argv, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    env: {},
    directory: process.cwd(),
    papers: fixtures,
    version: '0.0.0',
    open: async (path) => {
      opened.push(path);
    },
    ...io,
  });
  return { code, stdout: out.join(''), stderr: err.join(''), opened };
}
