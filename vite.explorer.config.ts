/**
 * Bundles the explorer for the browser, one file an entry: `--mode page` for what the page runs, `--mode worker` for
 * what its workers do. The report puts both inside the page.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const ENTRIES: Readonly<Record<string, string>> = {
  page: here('src/report/explorer/browser/entry.ts'),
  worker: here('src/report/explorer/worker/entry.ts'),
};

export default defineConfig(({ mode }) => {
  const entry = ENTRIES[mode];
  if (entry === undefined)
    throw new RangeError(`--mode ${mode}: ${Object.keys(ENTRIES).join(' or ')} is accepted`);
  return {
    logLevel: 'warn',
    publicDir: false,
    // A page carries no parser and no sparse LU of mathjs: formulas are read when the report is written.
    resolve: {
      alias: [
        { find: /^mathjs(\/.*)?$/, replacement: here('src/report/explorer/worker/no-mathjs.ts') },
      ],
    },
    build: {
      target: 'es2022',
      outDir: here('dist/browser'),
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        output: { format: 'iife', entryFileNames: `${mode}.js` },
      },
    },
  };
});
