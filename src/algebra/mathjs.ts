/**
 * mathjs' parser from the one-file build. The package's own modules are hundreds of files, which take Node a
 * quarter of a second to load; the same code in one file takes a tenth of that.
 */
import type { MathJsInstance } from 'mathjs';
import bundle from 'mathjs/lib/browser/math.js';

export const { parse } = bundle;

/** A parser that keeps integers of any length exact; made on first use, because making it is slow. */
export function exactParser(): typeof parse {
  exact ??= bundle.create({ number: 'bigint' }).parse;
  return exact;
}

let exact: typeof parse | undefined;

/**
 * A mathjs of its own in which some functions are replaced, also where others use them. Making it takes a tenth of a
 * second.
 */
export function instanceWith(functions: Readonly<Record<string, unknown>>): MathJsInstance {
  const instance = bundle.create({});
  // What uses these functions is made on first use, so from then on with these.
  instance.import(functions, { override: true });
  return instance;
}

export type { MathNode } from 'mathjs';
