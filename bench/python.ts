/** The other side of a comparison: a script of this folder, run by a Python that has what it needs. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What the script prints, on one thread or as many as asked; undefined where no Python has the modules.
 *
 * @param modules as after `import`: 'qutip, scipy'
 * @throws Error with its stderr when the script fails
 */
export function runScript(
  name: string,
  modules: string,
  { input = '', threads = 1 }: { readonly input?: string; readonly threads?: number } = {},
): string | undefined {
  const python = ['/usr/bin/python3', 'python3'].find(
    (candidate) => spawnSync(candidate, ['-c', `import ${modules}`]).status === 0,
  );
  if (python === undefined) return undefined;
  const script = fileURLToPath(new URL(name, import.meta.url));
  const run = spawnSync(python, ['-W', 'ignore', script], {
    input,
    encoding: 'utf8',
    env: {
      ...process.env,
      OMP_NUM_THREADS: String(threads),
      OPENBLAS_NUM_THREADS: String(threads),
    },
  });
  if (run.status !== 0) throw new Error(`${name} failed: ${run.stderr}`);
  return run.stdout;
}
