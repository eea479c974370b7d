/** The API page says what the docstrings say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiPage } from '../../docs/api.ts';
import { root } from '../api/installed.ts';

it('is what `npm run docs` writes', () => {
  const written = readFileSync(join(root, 'docs/api.md'), 'utf8').split('\n');
  const made = apiPage().split('\n');
  const first = made.findIndex((line, k) => line !== written[k]);
  const change = first < 0 ? 'none' : `docs/api.md:${first + 1}: ${made[first]}`;
  expect(change, 'run npm run docs').toBe('none');
  expect(written).toHaveLength(made.length);
}, 60_000);
