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
    testTimeout: 60_000,
  },
});
