/**
 * How Node loads the files of papers outside this package (`module.register`): TypeScript by taking the types
 * away, always as modules, and `ladderproof` as the package that this file is part of.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What was compiled of this package. */
const own = new URL('../../', import.meta.url).href;

/** Starts the compiler, which takes longer than what it is there for. */
export const initialize: InitializeHook = async () => {
  const { transform } = await import('esbuild');
  await transform('');
};

export const resolve: ResolveHook = (specifier, context, next) => {
  if (/^ladderproof(\/|$)/.test(specifier))
    return next(specifier, { ...context, parentURL: import.meta.url });
  const typescript = isForeign(context.parentURL) && /^\.\.?\//.test(specifier);
  return next((typescript && sourceOf(specifier, context.parentURL!)) || specifier, context);
};

/** `./model.ts` for `./model` and `./model.js` where only that is there. */
function sourceOf(specifier: string, parent: string): string | undefined {
  if (existsSync(new URL(specifier, parent)) && /\.\w+$/.test(specifier)) return undefined;
  const stem = specifier.replace(/\.m?js$/, '');
  return [`${stem}.ts`, `${stem}.mts`].find((name) => existsSync(new URL(name, parent)));
}

export const load: LoadHook = async (url, context, next) => {
  if (!isForeign(url)) return next(url, context);
  if (/\.m?ts$/.test(url))
    return { format: 'module', shortCircuit: true, source: await withoutTypes(new URL(url)) };
  // A folder without a package.json that says `"type": "module"` is CommonJS to Node, whatever its files hold.
  if (url.endsWith('.js')) {
    const source = await readFile(new URL(url), 'utf8');
    if (/^\s*(import|export)\b/m.test(source))
      return { format: 'module', shortCircuit: true, source };
  }
  return next(url, context);
};

function isForeign(url: string | undefined): boolean {
  return (
    url?.startsWith('file:') === true && !url.startsWith(own) && !url.includes('/node_modules/')
  );
}

interface TransformError {
  readonly errors?: readonly {
    readonly text: string;
    readonly location: { readonly line: number; readonly column: number } | null;
  }[];
}

async function withoutTypes(url: URL): Promise<string> {
  const { transform } = await import('esbuild');
  const path = fileURLToPath(url);
  try {
    const { code } = await transform(await readFile(url, 'utf8'), {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
    });
    return code;
  } catch (error) {
    const first = (error as TransformError).errors?.[0];
    if (!first?.location) throw error;
    // Only the message of an error reaches the thread that imports.
    const { line, column } = first.location;
    throw new SyntaxError(`${path}:${line}:${column + 1}: ${first.text}`);
  }
}
