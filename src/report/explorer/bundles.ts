/**
 * The explorer's code for the browser, bundled. A build has it in `dist/browser`; from source it is bundled on first use
 * and kept under a name made from the sources, so that it is never stale.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolders } from '../folders.ts';

/** Two scripts: what the page runs, and what its workers do. */
export interface BrowserBundles {
  readonly page: string;
  readonly worker: string;
}

const NAMES = ['page', 'worker'] as const;
type Name = (typeof NAMES)[number];

const here = dirname(fileURLToPath(import.meta.url));
let known: { readonly bundles: BrowserBundles | undefined } | undefined;

/** Both, or undefined in a build that was made without them. Throws Error where bundling fails. */
export function browserBundles(): BrowserBundles | undefined {
  // Compiled, this file is dist/src/report/explorer/bundles.js.
  const isBuilt = import.meta.url.endsWith('.js');
  known ??= { bundles: isBuilt ? builtBundles() : bundledFromSource() };
  return known.bundles;
}

function builtBundles(): BrowserBundles | undefined {
  return bundlesAt((name) => join(here, '..', '..', '..', 'browser', `${name}.js`));
}

/** Undefined when one of the two is not there. */
function bundlesAt(pathOf: (name: Name) => string): BrowserBundles | undefined {
  if (!NAMES.every((name) => existsSync(pathOf(name)))) return undefined;
  const [page, worker] = NAMES.map((name) => readFileSync(pathOf(name), 'utf8').trim());
  return { page: page!, worker: worker! };
}

/** Kept beside the results that the command line keeps, which throws away what has not been used for a while. */
function bundledFromSource(): BrowserBundles {
  const root = join(here, '..', '..', '..');
  const config = join(root, 'vite.explorer.config.ts');
  const cache = join(root, 'node_modules', '.cache', 'ladderproof');
  const key = fingerprint(root, config);
  const kept = (name: Name): string => join(cache, `browser-${key}-${name}.js`);
  const before = bundlesAt(kept);
  if (before === undefined) {
    makeFolders(cache);
    bundle(root, config, cache, kept);
  } else {
    const now = new Date();
    for (const name of NAMES) utimesSync(kept(name), now, now);
  }
  return before ?? bundlesAt(kept)!;
}

/** In a folder of its own, and renamed when whole: several processes may bundle at once. */
function bundle(root: string, config: string, cache: string, kept: (name: Name) => string): void {
  const draft = mkdtempSync(join(cache, 'browser-'));
  const vite = join(
    dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin',
    'vite.js',
  );
  try {
    for (const name of NAMES) {
      execFileSync(
        process.execPath,
        [vite, 'build', '--config', config, '--mode', name, '--outDir', draft],
        {
          cwd: root,
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, NODE_ENV: 'production' },
        },
      );
      renameSync(join(draft, `${name}.js`), kept(name));
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Of everything that the bundles are made from. */
function fingerprint(root: string, config: string): string {
  const hash = createHash('sha256')
    .update(readFileSync(config))
    .update(readFileSync(join(root, 'package-lock.json')));
  for (const part of ['algebra', 'theory', 'numeric', 'claims', 'report/explorer']) {
    const base = join(root, 'src', part);
    const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files)
      if (file.endsWith('.ts')) hash.update(file).update(readFileSync(join(base, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
