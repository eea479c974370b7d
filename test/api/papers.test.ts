/** The shipped papers are written with the public API and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Fingerprints } from '../../src/cli/fingerprint.ts';

const derivations = fileURLToPath(new URL('../../derivations/', import.meta.url));
const papers = readdirSync(derivations);

it.each(papers)('%s imports the package by its name, and its own files', (paper) => {
  const folder = join(derivations, paper);
  const imports = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/\bfrom '([^']+)';$/gm)].map(
        (match) => match[1]!,
      ),
    );
  expect(imports.length).toBeGreaterThan(0);
  const others = imports.filter(
    (from) => !/^\.\/[\w-]+\.ts$|^ladderproof(\/(algebra|theory|numeric|claims))?$/.test(from),
  );
  expect(others).toEqual([]);
});

it.each(papers)(
  '%s depends on nothing but its code, so that its judgements can be kept',
  (paper) => {
    const fingerprint = new Fingerprints(Date.now()).of([join(derivations, paper, 'index.ts')]);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  },
);
