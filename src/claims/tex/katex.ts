import katex from 'katex';
import { InputError } from '../../algebra/errors.ts';
import { fail } from './source.ts';

/** The place of a node; `lexer.input` is the paper's TeX, unless the node came out of a macro. */
export interface Location {
  readonly lexer: { readonly input: string };
  readonly start: number;
  readonly end: number;
}

interface Located {
  readonly loc?: Location | null;
}

type Leaf = 'atom' | 'mathord' | 'textord' | 'spacing' | 'op-token' | 'accent-token';
type Wrapper = 'ordgroup' | 'styling' | 'color' | 'mclass' | 'sizing' | 'tag';

/** The nodes of KaTeX's parse tree that this project reads (KaTeX `src/types/nodes.ts`). */
export type Node = Located &
  (
    | { readonly type: Leaf; readonly text: string; readonly family?: string }
    | { readonly type: Wrapper; readonly body: readonly Node[] }
    | { readonly type: 'text'; readonly body: readonly Node[] }
    | { readonly type: 'operatorname'; readonly body: readonly Node[] }
    | { readonly type: 'font'; readonly font: string; readonly body: Node }
    | { readonly type: 'accent'; readonly label: string; readonly base: Node }
    | { readonly type: 'overline'; readonly body: Node }
    | {
        readonly type: 'supsub';
        readonly base: Node | null;
        readonly sup?: Node;
        readonly sub?: Node;
      }
    | { readonly type: 'op'; readonly name?: string; readonly body?: readonly Node[] }
    | {
        readonly type: 'genfrac';
        readonly numer: Node;
        readonly denom: Node;
        readonly hasBarLine: boolean;
        readonly leftDelim: string | null;
      }
    | { readonly type: 'sqrt'; readonly body: Node; readonly index?: Node | null }
    | {
        readonly type: 'leftright';
        readonly body: readonly Node[];
        readonly left: string;
        readonly right: string;
      }
    | { readonly type: 'delimsizing'; readonly mclass: string; readonly delim: string }
    | {
        readonly type: 'array';
        readonly body: readonly (readonly Node[])[];
        readonly colSeparationType?: string;
        readonly tags?: readonly unknown[];
      }
    | {
        readonly type: 'kern';
        readonly dimension: { readonly number: number; readonly unit: string };
      }
    | { readonly type: 'cr' }
    | { readonly type: 'htmlmathml'; readonly mathml: readonly Node[] }
  );

interface Parser {
  readonly __parse: (tex: string, options: Record<string, unknown>) => readonly Node[];
}

const longest = 20_000;
const deepest = 100;

/**
 * KaTeX's parse tree of a display formula, so that what is read is what a reader of the page sees.
 * TeX is data: macros expand a bounded number of times, and length and nesting are limited.
 *
 * @throws InputError when KaTeX cannot parse the TeX.
 */
export function parseTex(tex: string): readonly Node[] {
  if (tex.length > longest) {
    throw new InputError(
      `TeX of ${tex.length} characters is too long: at most ${longest} are accepted`,
    );
  }
  limitNesting(tex);
  try {
    return (katex as unknown as Parser).__parse(tex, {
      displayMode: true,
      maxExpand: 1000,
      strict: 'ignore',
      macros: {},
    });
  } catch (error) {
    if (error instanceof katex.ParseError) {
      const { rawMessage, position } = error;
      const problem = rawMessage.replace(/\s+/g, ' ');
      fail(tex, position ?? 0, `TeX that KaTeX cannot parse (${problem})`, 'mend the TeX');
    }
    if (error instanceof RangeError) fail(tex, 0, 'TeX nested too deeply', 'flatten the formula');
    // KaTeX' own assertions: \begin{array}\\ ends in a plain Error.
    if (error instanceof Error) {
      fail(
        tex,
        0,
        `TeX that KaTeX cannot parse (${error.message.replace(/\s+/g, ' ')})`,
        'mend the TeX',
      );
    }
    throw error;
  }
}

function limitNesting(tex: string): void {
  let depth = 0;
  for (const { 0: token, index } of tex.matchAll(/\\left\b|\\right\b|\\.|[{}]/gs)) {
    if (token === '{' || token === '\\left') depth += 1;
    else if (token === '}' || token === '\\right') depth -= 1;
    if (depth > deepest) {
      fail(tex, index, 'TeX nested too deeply', `at most ${deepest} levels of braces are accepted`);
    }
  }
}
