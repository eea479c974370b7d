import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  // What `paths` in tsconfig.json says: the package by its own name is its source here, no build needed.
  resolve: {
    alias: [
      { find: /^ladderproof$/, replacement: `${src}/index.ts` },
      { find: /^ladderproof\/(\w+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // One less is the default, which leaves a machine of two cores half idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
