/** Running the files of a paper's folder, wherever it is, with this copy of ladderproof. */
import { register } from 'node:module';
import { watchOver } from './places.ts';

let registered = false;

/**
 * What a module of a paper's folder exports. The folder's code is run as such. It may be TypeScript, and
 * `ladderproof` in its imports is the running copy, also where none is installed beside it.
 */
export async function loadModule(
  url: URL,
  folder: URL,
): Promise<Readonly<Record<string, unknown>>> {
  watchOver(folder);
  registerHooks();
  return import(/* @vite-ignore */ url.href);
}

/** Does ahead of time what the first `loadModule` would wait for. */
export function prepareLoading(): void {
  registerHooks();
}

function registerHooks(): void {
  // Run from source, whatever reads our own TypeScript reads the folder's too, and finds us by tsconfig's paths.
  if (registered || !import.meta.url.endsWith('.js')) return;
  registered = true;
  register('./loading-hooks.js', import.meta.url);
  process.setSourceMapsEnabled(true);
}
