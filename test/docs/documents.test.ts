/** Every block of code in the documentation is carried out, in order, in a folder with the package installed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../api/installed.ts';
import { type Block, blocksOf } from './markdown.ts';
import { isOutput, Workshop } from './workshop.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 180_000 });

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface PackageText {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
}

const { name, version, scripts }: PackageText = JSON.parse(read('package.json'));

/**
 * The blocks that are carried out elsewhere, each with a look at whether that is so. There is no other way around
 * being carried out.
 */
const ELSEWHERE: readonly {
  readonly what: string;
  readonly isMeant: (block: Block) => boolean;
  readonly isDone: () => boolean;
}[] = [
  {
    what: 'the declarations of the API page, which test/docs/api.test.ts compares with what the compiler writes',
    isMeant: ({ place, language }) => place.startsWith('docs/api.md:') && language === 'ts',
    isDone: () => existsSync(join(root, 'test/docs/api.test.ts')),
  },
  {
    what: 'installing and testing, which continuous integration does word for word',
    isMeant: ({ text }) => text === 'npm ci && npm test\n',
    isDone: () => /^npm ci && npm test$/m.test(read('.ci/run')),
  },
  {
    what: 'installing and regenerating: the first as above, the second the command `report`, which other blocks run',
    isMeant: ({ text }) => text === 'npm ci && npm start\n',
    isDone: () =>
      scripts.start === 'node dist/src/cli/main.js report' &&
      scripts.prepare === 'npm run build' &&
      documents.some((path) => /^npx ladderproof report /m.test(read(path))),
  },
  {
    what: 'packing and installing the tarball, which is how the folder here was made (test/api/installed.ts)',
    isMeant: ({ text }) => text.split('\n').includes(`npm install ../${name}-${version}.tgz`),
    isDone: () => /\['pack', /.test(read('test/api/installed.ts')),
  },
  {
    what: 'the comparisons, which take minutes and the programs compared with',
    isMeant: ({ text }) => text === 'npm run bench\n',
    isDone: () => existsSync(join(root, scripts.bench!.split(' ').at(-1)!)),
  },
];

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterAll(() => workshop.close());

describe.each(documents)('%s', (path) => {
  const blocks = blocksOf(path, read(path));

  it('has blocks that do what they show', async () => {
    const folder = workshop.folder(path.replace(/\W/g, '-'));
    for (const [k, block] of blocks.entries()) {
      const elsewhere = ELSEWHERE.find(({ isMeant }) => isMeant(block));
      if (elsewhere) {
        expect(elsewhere.isDone(), `${block.place}: ${elsewhere.what}`).toBe(true);
        continue;
      }
      if (isOutput(block) && blocks[k - 1]?.language === 'sh') continue;
      const wrong = await workshop.carryOut(block, blocks[k + 1], folder);
      expect.soft(wrong, block.place).toBeUndefined();
    }
  });

  it('links to what is there', () => {
    const prose = read(path).replace(/^( *)(`{3,})[\s\S]*?\n\1\2$/gm, '');
    const links = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1]!);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});

it('has code whose types hold', async () => {
  expect(await workshop.typeErrors()).toBe('');
});

/** The addresses of a page's headings, as GitHub makes them. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, heading] of markdown.matchAll(/^#+ (.+)$/gm)) {
    const slug = heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    let address = slug;
    for (let k = 1; found.has(address); k++) address = `${slug}-${k}`;
    found.add(address);
  }
  return found;
}
