/**
 * Doing a command again at every save. Each run is a process of its own, so that no module of the paper is kept from
 * the run before; the next one is started ahead, with everything but the paper loaded, and waits.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from './io.ts';
import { Interrupted } from './problems.ts';
import type { WatchRun } from './watch-child.ts';

/** An editor's save may be several events. */
const SETTLE_MILLISECONDS = 30;

/**
 * Does a run now and whenever a file in the folders changes, until interrupted. A run that a save overtakes is ended.
 *
 * @throws Interrupted on Ctrl-C, always
 */
export async function runAtEverySave(
  io: Io,
  run: WatchRun,
  folders: readonly URL[],
): Promise<never> {
  const paths = folders.map((folder) => fileURLToPath(folder));
  const watchers = new Map<string, FSWatcher>();
  let waiting = startChild();
  let running: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;

  const begin = (): void => {
    clear(io);
    const child = waiting;
    running = child;
    child.once('close', () => {
      if (running !== child) return;
      running = undefined;
      io.stderr.write(
        `\nwatching ${folders.length === 1 ? paths[0] : 'the papers'}; Ctrl-C ends\n`,
      );
      waiting = startChild();
    });
    child.send(run);
  };
  const restart = (): void => {
    for (const path of paths) {
      try {
        observe(path, 2, watchers, changed);
      } catch {
        // A folder that is gone is what the run will complain of.
      }
    }
    if (running) {
      running.kill('SIGKILL');
      running = undefined;
      waiting = startChild();
    }
    begin();
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(restart, SETTLE_MILLISECONDS);
  };

  for (const path of paths) observe(path, 2, watchers, changed);
  begin();
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  clearTimeout(timer);
  for (const watcher of watchers.values()) watcher.close();
  running?.kill('SIGKILL');
  waiting.kill('SIGKILL');
  throw new Interrupted('interrupted');
}

function startChild(): ChildProcess {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fork(fileURLToPath(new URL(`./watch-child.${extension}`, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C goes to all processes of a terminal; this one ends the others.
    detached: true,
  });
}

/** Watches a folder and those in it. Not `recursive`: on Linux that loses files which editors replace. */
function observe(
  folder: string,
  depth: number,
  watchers: Map<string, FSWatcher>,
  changed: () => void,
): void {
  if (!watchers.has(folder)) {
    const watcher = watch(folder, (_, name) => {
      if (name === null || /^[^.].*\.(?:m?[jt]s|json)$/.test(name)) changed();
    });
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(folder);
    });
    watchers.set(folder, watcher);
  }
  if (depth === 0) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
      observe(join(folder, entry.name), depth - 1, watchers, changed);
}

function clear({ stdout }: Io): void {
  if (stdout.isTTY === true) stdout.write('\x1b[2J\x1b[3J\x1b[H');
}
