/** Problems as the one line and the exit code that they end in. */
import { alternatives, InputError } from '../algebra/errors.ts';

/** What was asked for could not be done, through no fault of the input: exit code 1. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** Lines to show below the message: the place in a person's file. */
  readonly excerpt: readonly string[];

  constructor(message: string, options: FailureOptions = {}) {
    super(message, options);
    this.excerpt = options.excerpt ?? [];
  }
}

interface FailureOptions extends ErrorOptions {
  readonly excerpt?: readonly string[];
}

/** Ctrl-C while files were being written: exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** `unknown paper 'x' (did you mean y?); accepted: y or z`. */
export function unknownName(
  kind: string,
  name: string,
  accepted: readonly string[],
  where = '',
): InputError {
  const close = nearest(name, accepted);
  const hint = close === undefined ? '' : ` (did you mean ${close}?)`;
  const list = accepted.length === 0 ? 'there is none' : `accepted: ${alternatives(accepted)}`;
  return new InputError(`unknown ${kind} '${name}'${where}${hint}; ${list}`);
}

/** The name that differs least from what was typed, undefined when none is close. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let smallest = Math.max(2, Math.ceil(typed.length / 3));
  for (const name of names) {
    const size = editDistance(typed.toLowerCase(), name.toLowerCase());
    if (size <= smallest && size < Math.max(typed.length, name.length)) {
      if (size < smallest || best === undefined) best = name;
      smallest = size;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const differs = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + differs);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length]!;
}

/** Any text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return oneLine(thrown instanceof Error ? thrown.message : String(thrown));
}
