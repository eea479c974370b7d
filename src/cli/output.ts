/** Printing: results on stdout, progress for people on stderr. */
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Io, TextStream } from './io.ts';

/** One JSON document, and nothing else, on stdout. */
export function printJson(io: Io, document: unknown): void {
  io.stdout.write(jsonText(document));
}

/** The bytes of a JSON document: two spaces of indentation, a line feed at the end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function printLines(io: Io, lines: readonly string[]): void {
  io.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red';

/** Colours text when the stream is a terminal that wants colours (see no-color.org). */
export function painter(stream: TextStream, io: Io): (style: Style, text: string) => string {
  const plain = stream.isTTY !== true || (io.env.NO_COLOR ?? '') !== '' || io.env.TERM === 'dumb';
  return (style, text) => (plain ? text : styleText(style, text, { validateStream: false }));
}

/** The columns of a table, each as wide as its widest cell; the last one ragged. */
export function table(rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, widthOf(cell));
    });
  return rows.map((row) => {
    const cells = row.map((cell, k) =>
      k === row.length - 1 ? cell : cell + ' '.repeat(widths[k]! - widthOf(cell)),
    );
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}

function widthOf(cell: string): number {
  return [...stripVTControlCharacters(cell)].length;
}

export interface Progress {
  /** Says what is being worked on, the `done` first of the things to do being over. */
  at(done: number, what: string): void;
}

/** Runs `work` with a progress bar on stderr when that is a terminal, silently otherwise. */
export async function withProgress<T>(
  io: Io,
  total: number,
  work: (progress: Progress) => T | Promise<T>,
): Promise<T> {
  if (io.stderr.isTTY !== true) return work({ at: () => {} });
  const { default: cliProgress } = await import('cli-progress');
  // Nothing of the terminal is changed (cursor, wrapping, signals), so that Ctrl-C may end the process at once.
  const bar = new cliProgress.SingleBar({
    stream: io.stderr as NodeJS.WriteStream,
    format: '{bar} {value}/{total} {what}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    gracefulExit: false,
    linewrap: true,
  });
  bar.start(total, 0, { what: '' });
  try {
    return await work({ at: (done, what) => bar.update(done, { what }) });
  } finally {
    bar.stop();
  }
}
