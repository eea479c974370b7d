/** The maps of Fig. 2(c) and 2(f) of the loss paper: 101 × 101 points, both directions, on two cores. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const POINTS = 101;

/** Prints the peak memory of the process, its threads included. */
const PEAK =
  "data:text/javascript,process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))";

export async function bench(): Promise<BenchRow[]> {
  // Worker threads need the built program, and what is in dist may be older than the source.
  const folder = mkdtempSync(join(tmpdir(), 'ladderproof-bench-'));
  try {
    const built = join(folder, 'dist');
    run([
      join(root, 'node_modules/typescript/bin/tsc'),
      ...['-p', join(root, 'tsconfig.build.json'), '--outDir', built, '--declaration', 'false'],
    ]);
    // The papers import the package by its name, which is then what was built here.
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const out = join(folder, 'map.csv');
    const start = performance.now();
    const args = [
      ...['--import', PEAK, join(built, 'src/cli/main.js'), 'sweep', 'loss-nonreciprocity'],
      ...['--axis', `Delta=-2:2:${POINTS}`, '--axis', `kappa_b=0:2:${POINTS}`],
      ...['--observable', 'T_ac,T_ca,g2_ac,g2_ca', '--workers', '2', '--out', out],
    ];
    // Nothing of an earlier, interrupted run may be used.
    const kibibytes = run(args, { XDG_CACHE_HOME: folder });
    const seconds = (performance.now() - start) / 1e3;
    const rows = readFileSync(out, 'utf8').trimEnd().split('\n').slice(1);
    if (rows.length !== POINTS ** 2 || !rows.every((row) => row.endsWith(',')))
      throw new Error('sweep: a point of the map has no value');
    return [
      {
        task: `maps of Fig. 2(c) and 2(f), ${POINTS} × ${POINTS} points, both directions, settled to 1e-4`,
        ours: `${seconds.toFixed(1)} s, ${(Number(kibibytes) / 2 ** 20).toFixed(2)} GiB`,
        against: 'the bounds 60 s and 1 GiB',
        ratio: 60 / seconds,
        note: `${((2 * seconds * 1e3) / (2 * POINTS ** 2)).toFixed(1)} ms a steady state and core`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs node; returns what it writes to stderr. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
  return stderr;
}
