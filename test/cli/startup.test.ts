/** The command starts without what only its work needs: help is there at once. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** The packages and files that are loaded before anything runs; imports of types are gone by then. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const statements = /^(?:import|export)(?! type\b)\s+([^;]*?)\s*from '([^']+)'/gm;
  for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(statements)) {
    const named = /^\{([^}]*)\}$/.exec(names)?.[1];
    const isTypes = named
      ?.split(',')
      .map((name) => name.trim())
      .every((name) => name === '' || name.startsWith('type '));
    if (isTypes) continue;
    if (from.startsWith('.')) loadedWith(join(dirname(file), from), seen);
    else seen.add(from);
  }
  return seen;
}

it('loads no package but the one that reads the command line', () => {
  const loaded = [...loadedWith(join(source, 'cli/run.ts'))];
  const packages = loaded.filter((name) => !name.startsWith(source) && !name.startsWith('node:'));
  expect(packages).toEqual(['commander']);
});
