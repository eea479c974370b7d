/** What an interrupted sweep had finished: one file, named after everything that its numbers depend on. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { SweepRow } from '../numeric/sweep-rows.ts';
import { makeFolders } from '../report/folders.ts';
import type { Io } from './io.ts';
import { Failure, messageOf } from './problems.ts';

export interface SweepStore {
  /** The rows of finished chunks, by the chunk's index. */
  readonly finished: ReadonlyMap<number, readonly SweepRow[]>;
  readonly add: (chunk: number, rows: readonly SweepRow[]) => void;
  /** For when the sweep is over: the file has done its duty. */
  readonly remove: () => void;
}

/**
 * Opens the store of a sweep, under `$XDG_CACHE_HOME/ladderproof` or `~/.cache/ladderproof`.
 *
 * @param key everything that the numbers depend on, as JSON can write it
 */
export function openStore(io: Io, key: unknown): SweepStore {
  const folder = join(io.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ladderproof');
  const name = createHash('sha256').update(JSON.stringify(key)).digest('hex');
  const file = join(folder, `sweep-${name}.jsonl`);
  return {
    finished: existsSync(file) ? readFinished(readFileSync(file, 'utf8')) : new Map(),
    add: (chunk, rows) => {
      try {
        makeFolders(folder);
        appendFileSync(file, `${JSON.stringify({ chunk, rows })}\n`);
      } catch (error) {
        throw new Failure(
          `could not keep what is finished in ${folder}: ${messageOf(error)}; XDG_CACHE_HOME may name another folder`,
          { cause: error },
        );
      }
    },
    remove: () => rmSync(file, { force: true }),
  };
}

function readFinished(text: string): ReadonlyMap<number, readonly SweepRow[]> {
  const finished = new Map<number, readonly SweepRow[]>();
  for (const line of text.split('\n')) {
    try {
      const entry: { readonly chunk: number; readonly rows: readonly SweepRow[] } =
        JSON.parse(line);
      finished.set(entry.chunk, entry.rows);
    } catch {
      // The line that was being written when the sweep was interrupted.
    }
  }
  return finished;
}
