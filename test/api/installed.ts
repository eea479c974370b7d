/** The package as someone installs it: built, packed, unpacked into a folder with what it depends on, no network. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const tsc = join(root, 'node_modules', '.bin', 'tsc');

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever comes of it. */
export function execute(program: string, args: readonly string[], cwd: string): Promise<Result> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** What is packed besides the build; a pattern of `files` in package.json stands for the folder that it begins with. */
function sourcesOf(): readonly string[] {
  const { files }: { files: readonly string[] } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const named = files.map((each) => each.replace(/\/\*.*$/, '')).filter((each) => each !== 'dist');
  return [...new Set(['package.json', 'README.md', 'LICENSE', ...named])];
}

/**
 * Builds and packs the package away from the folder that others may be using, and installs it into `folder`.
 *
 * @param base an empty folder to work in
 * @param folder a folder that is made, with `node_modules` in it
 * @returns the paths of the files that were packed
 */
export async function install(base: string, folder: string): Promise<readonly string[]> {
  const source = join(base, 'source');
  for (const name of sourcesOf()) cpSync(join(root, name), join(source, name), { recursive: true });
  const dist = join(source, 'dist');
  const vite = join(root, 'node_modules', '.bin', 'vite');
  const bundle = ['build', '--config', 'vite.explorer.config.ts', '--outDir'];
  await Promise.all([
    execute(tsc, ['-p', 'tsconfig.build.json', '--outDir', dist], root),
    ...['page', 'worker'].map((mode) =>
      execute(vite, [...bundle, join(dist, 'browser'), '--mode', mode], root),
    ),
  ]);
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', base];
  const { stdout } = await execute('npm', packing, source);
  const [description]: { filename: string; files: { path: string }[] }[] = JSON.parse(stdout);
  const place = join(folder, 'node_modules', 'ladderproof');
  mkdirSync(place, { recursive: true });
  const unpacking = ['-xzf', join(base, description!.filename), '-C', place];
  await execute('tar', [...unpacking, '--strip-components=1'], base);
  linkDependencies(folder);
  return description!.files.map(({ path }) => path);
}

/** What npm would install beside the package: everything in the lock file that is not for development only. */
function linkDependencies(folder: string): void {
  const { packages }: { packages: Record<string, { dev?: boolean; devOptional?: boolean }> } =
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const installed = Object.entries(packages).flatMap(([path, { dev, devOptional }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    return name === undefined || dev || devOptional ? [] : [name];
  });
  const available = new Set(
    readdirSync(join(root, 'node_modules')).flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(root, 'node_modules', name)).map((inner) => `${name}/${inner}`)
        : [name],
    ),
  );
  for (const name of installed) {
    // Builds for other systems are in the lock file and not on the disk.
    if (!available.has(name)) continue;
    const link = join(folder, 'node_modules', name);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
}
