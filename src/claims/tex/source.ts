import { InputError } from '../../algebra/errors.ts';

const snippetLength = 24;

/** TeX that cannot be read, with the place in it. */
export class TexError extends InputError {
  readonly tex: string;
  /** The offset in the TeX, from 0. */
  readonly at: number;

  constructor(message: string, tex: string, at: number) {
    super(message);
    this.tex = tex;
    this.at = at;
  }
}

/**
 * Stops with a `TexError` of one line: what was wrong, where, what would be accepted.
 * Characters are counted from 1; `at` is the offset from 0.
 */
export function fail(tex: string, at: number, problem: string, accepted: string): never {
  throw new TexError(`${problem} ${place(tex, at)}: ${accepted}`, tex, at);
}

function place(tex: string, at: number): string {
  const rest = tex.slice(at).replace(/\s+/g, ' ').trim();
  if (rest === '') return 'at the end of the TeX';
  const snippet = rest.length > snippetLength ? `${rest.slice(0, snippetLength)}…` : rest;
  return `at character ${at + 1} of the TeX, “${snippet}”`;
}
