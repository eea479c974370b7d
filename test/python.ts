/** Running Python scripts where there is a Python that has what they need. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Sums in several threads come out in any order. */
const env = { ...process.env, OMP_NUM_THREADS: '1' };

/** The first Python that can import the module, undefined when there is none. */
export function pythonWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find((candidate) => {
    try {
      execFileSync(candidate, ['-c', `import ${module}`], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a script from a file of its own. */
export function runPython(python: string, script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ladderproof-'));
  try {
    const path = join(folder, 'script.py');
    writeFileSync(path, script);
    const { status, stdout, stderr } = spawnSync(python, [path], { encoding: 'utf8', env });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a script that reads JSON from stdin and writes JSON answers. */
export function askPython(python: string, script: string, question: unknown): unknown {
  return JSON.parse(
    execFileSync(python, ['-c', script], {
      input: JSON.stringify(question),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      env,
    }),
  );
}
