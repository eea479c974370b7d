import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { StatementClaim } from '../../src/claims/claim.ts';
import { declaredIn, moduleOfClaim, notesAtTopLevel } from '../../src/claims/declared-in.ts';

const claim = (slug: string): StatementClaim => ({
  kind: 'statement',
  slug,
  where: 'Sec. I',
  title: '',
  printed: '',
  premises: [],
  checks: [],
});

describe('where claims are declared', () => {
  it('is noted for lists and for functions that make them, the innermost note first', () => {
    const inner = declaredIn('file:///inner.ts', () => [claim('a')]);
    const all = declaredIn('file:///outer.ts', () => [...inner(), claim('b')])();
    expect(all.map(moduleOfClaim)).toEqual(['file:///inner.ts', 'file:///outer.ts']);
    expect(moduleOfClaim(claim('c'))).toBeUndefined();
  });

  it.each([
    ['export const all = declaredIn(import.meta.url, () => [one, two]);', true],
    ['export const all: readonly Claim[] = declaredIn(\n  import.meta.url, [one]);', true],
    ['export const all = declaredIn(import.meta.url, (): readonly Claim[] => {', true],
    // Within a function an argument could reach the claims, which no fingerprint of the module covers.
    ['export function all(x) {\n  return declaredIn(import.meta.url, [make(x)]);\n}', false],
    ['export const all = (x) => declaredIn(import.meta.url, () => [make(x)]);', false],
    ['export const all = declaredIn(import.meta.url, (x) => [make(x)]);', false],
    ['export const all = declaredIn(other, () => [one]);', false],
    ['export const all = [one];', false],
  ])('counts only at the top level: %s', (source, expected) => {
    expect(notesAtTopLevel(source)).toBe(expected);
  });

  it('is noted at the top level throughout the papers', () => {
    const papers = fileURLToPath(new URL('../../derivations', import.meta.url));
    const noted = readdirSync(papers, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({ path, source: readFileSync(join(papers, path), 'utf8') }))
      .filter(({ source }) => source.includes('declaredIn('));
    expect(noted.length).toBeGreaterThan(5);
    for (const { path, source } of noted) expect(notesAtTopLevel(source), path).toBe(true);
  });
});
