/**
 * The explorer's code for the browser, bundled. A build has it in `dist/browser`; from source it is bundled on first use
 * and kept under a name made from the sources, so that it is never stale.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type BundleName = 'page' | 'worker';

const here = dirname(fileURLToPath(import.meta.url));
const known = new Map<BundleName, string>();

/** One of the two bundles. Throws Error when it is neither built nor can be. */
export function browserBundle(name: BundleName): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const code = readFileSync(join(folder(), `${name}.js`), 'utf8').trim();
  known.set(name, code);
  return code;
}

function folder(): string {
  // Compiled, this file is dist/src/report/explorer/bundles.js.
  const isBuilt = import.meta.url.endsWith('.js');
  return isBuilt ? join(here, '..', '..', '..', 'browser') : bundledFromSource();
}

function bundledFromSource(): string {
  const root = join(here, '..', '..', '..');
  const config = join(root, 'vite.explorer.config.ts');
  const target = join(
    root,
    'node_modules',
    '.cache',
    'ladderproof',
    `browser-${fingerprint(root, config)}`,
  );
  if (existsSync(target)) return target;
  // Beside the target and renamed when whole: several processes may bundle at once.
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const vite = join(
    dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin',
    'vite.js',
  );
  for (const mode of ['page', 'worker'])
    execFileSync(
      process.execPath,
      [vite, 'build', '--config', config, '--mode', mode, '--outDir', draft],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
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
