import { describe, expect, it } from 'vitest';
import { blocksOf, isAsShown } from './markdown.ts';

it('finds blocks with their place, language and file', () => {
  const markdown =
    'Text\n\n```ts paper/index.ts\nconst a = 1;\n```\n\n- item\n  ```sh\n  ls\n  ```\n';
  expect(blocksOf('x.md', markdown)).toEqual([
    { place: 'x.md:4', language: 'ts', info: 'paper/index.ts', text: 'const a = 1;\n' },
    { place: 'x.md:9', language: 'sh', info: '', text: 'ls\n' },
  ]);
  expect(() => blocksOf('x.md', '```sh\nls\n')).toThrow('x.md:1: a block that does not end');
});

describe('an output is as shown', () => {
  it.each([
    ['a\nb\n', 'a\nb\n', true],
    ['a\nb\n', 'a\nb\nc\n', false],
    ['a\nb\n', 'a\n', false],
    ['a.c\n', 'abc\n', false],
    ['n = 0.28…\n', 'n = 0.28125\n', true],
    ['n = 0.28…\n', 'n = 0.29\n', false],
    ['n = 0.28…\n', 'n = 0.28\nm = 1\n', false],
    ['a\n…\nc\n', 'a\nb\nb\nc\n', true],
    ['a\n…\nc\n', 'a\nc\n', true],
    ['a\n…\nc\n', 'a\nb\n', false],
    ['a\n…\n', 'a\nb\n', true],
    ['', '', true],
    ['', 'a\n', false],
  ])('%j for %j: %j', (shown, output, expected) => {
    expect(isAsShown(shown, output)).toBe(expected);
  });
});
