/**
 * Writing files whole or not at all, and only over files that ladderproof wrote.
 *
 * Everything is first written beside its place under a temporary name; when all of it is there, it is renamed
 * into place in one go. A failure or Ctrl-C before that leaves what was there.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  openSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InputError } from '../algebra/errors.ts';
import { makeFolders } from '../report/folders.ts';
import { Failure, Interrupted, messageOf } from './problems.ts';

export interface OutputFile {
  /** Relative to the folder written to. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files into a folder, which is made when there is none.
 *
 * @throws InputError when a file stands in the way that ladderproof did not write, Failure when the system
 *   refuses, Interrupted on Ctrl-C
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  await interruptible(async (signal) => {
    const made: string[] = [];
    const temporary: string[] = [];
    try {
      refuseForeignFiles(folder, files);
      const moves: (readonly [from: string, to: string])[] = [];
      for (const { path, content } of files) {
        const to = join(folder, path);
        makeFolders(dirname(to), made);
        const from = join(dirname(to), `.${basename(to)}.${randomUUID()}.tmp`);
        temporary.push(from);
        moves.push([from, to]);
        await writeFile(from, content, { flag: 'wx', signal });
      }
      signal.throwIfAborted();
      for (const [from, to] of moves) renameSync(from, to);
    } catch (error) {
      // What cannot be removed must not hide why it could not be written.
      for (const path of temporary) await rm(path, { force: true }).catch(() => {});
      for (const path of made.reverse()) await rmdir(path).catch(() => {});
      if (signal.aborted) throw new Interrupted('interrupted');
      if (error instanceof InputError) throw error;
      throw cannotWrite(folder, error);
    }
  });
}

/** Ctrl-C aborts the signal while `work` runs; everywhere else it ends the process at once. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  }
}

/** Throws InputError when a file stands in the way that ladderproof did not write. */
export function refuseForeignFiles(
  folder: string,
  files: readonly Pick<OutputFile, 'path'>[],
): void {
  if (statusOf(folder)?.isDirectory() === false)
    throw new InputError(`${folder} is a file; accepted: a folder, or a new name`);
  const ownFolder = isOurs(join(folder, 'index.html'));
  for (const { path } of files) {
    const place = join(folder, path);
    const status = statusOf(place);
    if (status === undefined) continue;
    const known = extname(path) in BEGINNINGS ? isOurs(place) : ownFolder;
    if (!status.isFile() || !known)
      throw new InputError(
        `${place} exists and was not written by ladderproof; accepted: another folder with --out, or that file out of the way`,
      );
  }
}

/** What stands there; undefined for nothing, also where a file is taken for a folder on the way. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Tries to write into a folder, and leaves everything as it was: to be told before long work, and not after it.
 *
 * @throws Failure when the system refuses
 */
export function refuseUnwritable(folder: string): void {
  const made: string[] = [];
  try {
    makeFolders(folder, made);
    const probe = join(folder, `.${randomUUID()}.tmp`);
    writeFileSync(probe, '', { flag: 'wx' });
    rmSync(probe);
  } catch (error) {
    throw cannotWrite(folder, error);
  } finally {
    for (const path of made.reverse()) rmdirSync(path);
  }
}

function cannotWrite(folder: string, error: unknown): Failure {
  return new Failure(`cannot write to ${folder}: ${messageOf(error)}`, { cause: error });
}

/** The line that says who wrote a page. */
const PAGE_MARK = '<!-- written by ladderproof -->';

/** How the files that ladderproof writes begin; others, such as fonts, are known by the index beside them. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  '.html': new RegExp(`^<!doctype html>\\n${PAGE_MARK}`),
  '.json': /^\{\s*"schema": 1,\s*"papers?": /,
  '.csv': csvBeginning(),
  '.svg': /^<svg xmlns="[^"]*" data-written-by="ladderproof"/,
  '.py': /^#!\/usr\/bin\/env python3\n"""[\s\S]*\bWritten by ladderproof\b/,
  '.jl': /^#=[\s\S]*\bWritten by ladderproof\b/,
  '.tex': /^% Written by ladderproof\b/,
};

/** Any names in the first line, the last one `note`; below it numbers, or nothing, as far as the note. */
function csvBeginning(): RegExp {
  const name = '(?:"(?:[^"]|"")*"|[^",\\n]*)';
  const number = '(?:-?[\\d.]+(?:e[+-]?\\d+)?)?';
  return new RegExp(
    `^(?:group,m,probability,poisson,deviation,note\\n|(?:${name},)+note\\n(?:(?:${number},)+(?:"|[^,\\n]*(?:\\n|$))|$))`,
  );
}

/** A page with the mark after its first line, by which it is known to be ours when it is to be replaced. */
export function markPage(page: string): string {
  return page.replace(/^<!doctype html>\n/, (line) => `${line}${PAGE_MARK}\n`);
}

function isOurs(path: string): boolean {
  return BEGINNINGS[extname(path)]?.test(beginning(path)) ?? false;
}

function beginning(path: string): string {
  if (statusOf(path)?.isFile() !== true) return '';
  const bytes = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
