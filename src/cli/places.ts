/** Where in a person's files a problem is: file, line and column, and the line itself with a caret below. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TexError } from '../claims/tex/source.ts';
import { messageOf, nearest, oneLine } from './problems.ts';

/** A problem in one line that begins with its place, where that is known, and what to show below it. */
export interface Located {
  readonly message: string;
  readonly isPlaced: boolean;
  readonly excerpt: readonly string[];
}

interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number;
}

const folders = new Set<string>();

/** Problems that arise in the files of this folder are shown there. */
export function watchOver(folder: URL): void {
  folders.add(fileURLToPath(folder));
  // From a person's call to where a formula in it is read there are more calls than the ten that are kept.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 100);
}

/**
 * A problem with its place in a watched folder, as far as that can be told.
 *
 * @param quoted texts by which the declaration can be found that the problem is about, the best one first
 */
export function locate(error: unknown, quoted: readonly string[] = []): Located {
  const message = messageOf(error);
  const tex = texErrorIn(error);
  if (tex) {
    const found = placeOfText(tex.tex, tex.at) ?? firstPlace(quoted);
    return { ...placed(found, message), excerpt: caret(tex.tex, tex.at) };
  }
  const named = /^(.+?):(\d+):(\d+): (.*)$/s.exec(message);
  if (named && isWatched(named[1]!)) {
    const place = { file: named[1]!, line: Number(named[2]), column: Number(named[3]) };
    return { ...placed(place, named[4]!), excerpt: lineOfFile(place) };
  }
  const mentioned = [...message.matchAll(/'([^']+)'/g)].map((match) => match[1]!);
  const place =
    placeInStack(error) ?? placeOfImport(error) ?? firstPlace([...quoted, ...mentioned]);
  return {
    ...placed(place, `${message}${missingFileHint(error)}`),
    excerpt: place ? lineOfFile(place) : [],
  };
}

/** TeX that cannot be read, also where that was the cause of what was thrown. */
function texErrorIn(error: unknown): TexError | undefined {
  if (error instanceof TexError) return error;
  return error instanceof Error ? texErrorIn(error.cause) : undefined;
}

function placed(place: Place | undefined, message: string): Omit<Located, 'excerpt'> {
  if (!place) return { message, isPlaced: false };
  const { file, line, column } = place;
  const short = relative(process.cwd(), file);
  const at = `${short.startsWith('..') ? file : short}:${line}`;
  const prefix = column === undefined ? at : `${at}:${column}`;
  return { message: `${prefix}: ${oneLine(message)}`, isPlaced: true };
}

/** The innermost call that stands in a watched folder. */
function placeInStack(error: unknown): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const call of (error.stack ?? '').split('\n')) {
    const found = /(?:\(|at (?:async )?)((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/.exec(call.trim());
    if (!found) continue;
    const file = pathOf(found[1]!);
    if (isWatched(file)) return { file, line: Number(found[2]), column: Number(found[3]) };
  }
  return undefined;
}

/** What Node says of an import that cannot be linked names the files, the line only after compilation. */
function placeOfImport(error: unknown): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  const missing = /Cannot find (?:module|package) '([^']+)' imported from (\S+)/.exec(
    error.message,
  );
  const unexported = /module '([^']+)' does not provide an export named/.exec(error.message);
  const specifier = missing?.[1] ?? unexported?.[1];
  const importer =
    missing?.[2] ?? /^(file:\/\/\S+?):\d+$/m.exec(error.stack ?? '')?.[1]?.toString();
  if (specifier === undefined || importer === undefined) return undefined;
  const file = pathOf(importer);
  if (!isWatched(file) || !existsSync(file)) return undefined;
  const stem = specifier.split('/').at(-1)!;
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((text) => /\bfrom\b|^import\b/.test(text) && text.includes(stem));
  return index < 0 ? undefined : { file, line: index + 1 };
}

/** `; did you mean './model.ts'?` for an import of a file that is not there. */
function missingFileHint(error: unknown): string {
  const missing =
    error instanceof Error && /Cannot find module '([^']+)' imported from/.exec(error.message)?.[1];
  if (!missing || !existsSync(dirname(missing))) return '';
  const close = nearest(basename(missing), readdirSync(dirname(missing)));
  return close === undefined ? '' : `; did you mean ${close}?`;
}

function pathOf(text: string): string {
  if (!text.startsWith('file:')) return text;
  try {
    return fileURLToPath(text.replace(/\?.*$/, ''));
  } catch {
    return text;
  }
}

function isWatched(file: string): boolean {
  return [...folders].some(
    (folder) =>
      file.startsWith(folder) && !file.slice(folder.length).split(/[\\/]/).includes('node_modules'),
  );
}

/** Where a text stands in the watched folders, in a raw template or in an ordinary string. */
function placeOfText(text: string, offset: number): Place | undefined {
  if (text.trim() === '') return undefined;
  for (const file of sources()) {
    const source = readFileSync(file, 'utf8');
    for (const spelled of [(part: string) => part, escaped]) {
      const index = source.indexOf(spelled(text));
      if (index >= 0) return placeAt(file, source, index + spelled(text.slice(0, offset)).length);
    }
  }
  return undefined;
}

/** The first of some names that stands between quotes somewhere. */
function firstPlace(names: readonly string[]): Place | undefined {
  for (const name of names) {
    for (const file of sources()) {
      const source = readFileSync(file, 'utf8');
      const index = Math.max(...[`'${name}'`, `"${name}"`].map((each) => source.indexOf(each)));
      if (index >= 0) return placeAt(file, source, index);
    }
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function placeAt(file: string, source: string, index: number): Place {
  const before = source.slice(0, index).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

function sources(): readonly string[] {
  return [...folders].flatMap((folder) => filesIn(folder, 2));
}

function filesIn(folder: string, depth: number): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((x, y) => (x.name < y.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth > 0 && entry.name !== 'node_modules')
        return filesIn(path, depth - 1);
      return entry.isFile() && /(?<!\.d)\.m?[jt]s$/.test(entry.name) ? [path] : [];
    });
}

function lineOfFile({ file, line, column }: Place): readonly string[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8').split('\n')[line - 1];
  if (text === undefined || text.trim() === '') return [];
  return column === undefined ? [`  ${text.trim()}`] : caret(text, column - 1);
}

/** How much of a long line is shown on both sides of its caret. */
const AROUND = 60;

/** The line of a text that an offset is in, with a caret below. */
function caret(text: string, offset: number): readonly string[] {
  const at = Math.min(offset, text.length);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? undefined : end).replaceAll('\t', ' ');
  const indentation = line.length - line.trimStart().length;
  const first =
    line.length <= 2 * AROUND ? indentation : Math.max(indentation, at - start - AROUND);
  const shown = line.slice(first, first + 2 * AROUND).trimEnd();
  return [`  ${shown}`, `  ${' '.repeat(Math.max(0, at - start - first))}^`];
}
