/** The public API: every subpath resolves, everything exported is documented, and what must run in a browser can. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Description {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

/** `./numeric` → `src/numeric/index.ts`. */
const entries = Object.entries((JSON.parse(read('package.json')) as Description).exports).flatMap(
  ([name, target]) =>
    typeof target === 'string'
      ? []
      : [{ name, source: target.types.replace(/^\.\/dist\/(.*)\.d\.ts$/, '$1.ts') }],
);

interface Exported {
  readonly name: string;
  readonly module: string;
}

/** What an index re-exports, followed to where it is declared. */
function exportsOf(index: string): readonly Exported[] {
  const reexports = [...read(index).matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)];
  return reexports.flatMap(([, names, from]) => {
    const module = join(dirname(index), from!);
    const found = names!
      .split(',')
      // What is exported under another name is declared under its own.
      .map((name) => name.trim().replace(/^type | as \w+$/g, ''))
      .filter((name) => name !== '');
    return found.map((name) => origin(name, module));
  });
}

function origin(name: string, module: string): Exported {
  const passed = [...read(module).matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)].find(
    ([, names]) => names!.split(',').some((each) => each.trim().replace(/^type /, '') === name),
  );
  return passed ? origin(name, join(dirname(module), passed[2]!)) : { name, module };
}

function isDocumented({ name, module }: Exported): boolean {
  const declaration = new RegExp(
    `^export (?:declare )?(?:async )?(?:function\\*?|class|const|interface|type) ${name}\\b`,
    'm',
  ).exec(read(module));
  if (!declaration) throw new Error(`${name} is not declared in ${module}`);
  return read(module).slice(0, declaration.index).endsWith('*/\n');
}

/** All files that a module imports, itself included; types are gone at run time. */
function closure(module: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(module)) return seen;
  seen.add(module);
  const imports = read(module).matchAll(
    /^(?:import|export)(?! type\b)[^;]*?from '([^']+)'|import\('([^']+)'\)/gm,
  );
  for (const [, fixed, dynamic] of imports) {
    const specifier = (fixed ?? dynamic)!;
    if (specifier.startsWith('.')) closure(join(dirname(module), specifier), seen);
    else seen.add(specifier);
  }
  return seen;
}

it('has an index for every subpath', () => {
  expect(entries.map(({ name }) => name)).toEqual([
    '.',
    './algebra',
    './theory',
    './numeric',
    './claims',
    './report',
  ]);
  for (const { source } of entries) expect(existsSync(join(root, source)), source).toBe(true);
});

describe.each(entries)('ladderproof as $name', ({ source }) => {
  it('documents everything that it exports', () => {
    const undocumented = exportsOf(source).filter((each) => !isDocumented(each));
    expect(undocumented).toEqual([]);
  });

  it('exports what it says', async () => {
    const loaded: Readonly<Record<string, unknown>> = await import(
      /* @vite-ignore */ join(root, source)
    );
    const values = exportsOf(source).filter(({ name: each, module }) =>
      new RegExp(`^export (?:async )?(?:function\\*?|class|const) ${each}\\b`, 'm').test(
        read(module),
      ),
    );
    expect(Object.keys(loaded).sort()).toEqual(values.map((each) => each.name).sort());
  });
});

const inBrowsers = entries.filter(({ name }) => name !== './report');

it.each(inBrowsers)('ladderproof as $name needs nothing of Node', ({ source }) => {
  const outside = [...closure(source)].filter((each) => !each.startsWith('src/'));
  expect(outside.filter((each) => each.startsWith('node:'))).toEqual([]);
  const allowed = ['katex', 'mathjs/lib/browser/math.js', 'mathjs', 'nerdamer/all', 'ml-matrix'];
  const others = outside.filter((each) => !allowed.includes(each) && !each.startsWith('mathjs/'));
  expect(others).toEqual([]);
});
