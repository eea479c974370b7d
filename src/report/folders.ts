/**
 * Making folders one by one. Node's own recursive mkdir never returns where a folder exists and nothing can be made
 * in it, as under /proc.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it; throws what the system says.
 *
 * @param made takes the ones that are new, outermost first, also when a later one fails
 */
export function makeFolders(path: string, made: string[] = []): void {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    const status = statSync(at, { throwIfNoEntry: false });
    if (status !== undefined || at === dirname(at)) break;
    missing.unshift(at);
  }
  for (const folder of missing) {
    try {
      mkdirSync(folder);
      made.push(folder);
    } catch (error) {
      // Somebody else may have made it in the meantime.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
