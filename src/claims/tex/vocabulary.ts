import { alternatives, InputError } from '../../algebra/errors.ts';
import { coreKey, sortedSup, supPieces, tokenKey, withSup } from './symbols.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * How a symbol acts on what stands next to it. A `superoperator` takes what follows as its argument; a
 * `function` takes the parenthesis that follows, S(ω); before anything else, and after it, juxtaposition
 * is a product.
 */
export type Role = 'scalar' | 'operator' | 'superoperator' | 'matrix' | 'function';

/** One symbol of a paper. */
export interface Declaration {
  /** The name in expressions. Several declarations may share it; the first one's TeX is printed. */
  readonly name: string;
  /** The symbol as the paper prints it, for example `\kappa'_a`. */
  readonly tex: string;
  readonly role: Role;
  /** What a `function` returns; a scalar unless stated. */
  readonly value?: Exclude<Role, 'function'>;
}

/** How a paper writes the dissipator of a jump operator x: D_x, or 𝓛[x]. */
export interface DissipatorNotation {
  readonly tex: string;
  readonly form: 'subscript' | 'bracket';
}

/** How a display is read that has no single reading as it is printed. */
export interface Reading {
  /** The paper's TeX. */
  readonly printed: string;
  /** The TeX that is read in its place. */
  readonly tex: string;
  /** What was changed and why, for the ledger. */
  readonly note: string;
}

/** The symbols that a paper's TeX may contain. Made by `vocabulary`. */
export interface Vocabulary {
  readonly dissipator: (DissipatorNotation & { readonly core: string }) | undefined;
  /** The declaration that prints each name. */
  readonly printed: ReadonlyMap<string, Printed>;
  /** The symbols that begin with a core (letter, accents, subscript), longest first. */
  readonly spellings: ReadonlyMap<string, readonly Spelling[]>;
  /** By the printed TeX. */
  readonly readings: ReadonlyMap<string, Reading>;
}

export interface Printed extends Declaration {
  readonly spelling: Spelling;
}

/** A symbol taken apart; most have one link, `\delta\omega` has two. */
export interface Spelling {
  readonly declaration: Declaration;
  readonly links: readonly { readonly core: string; readonly sup: readonly string[] }[];
}

/** A declared symbol found in a token stream. */
export interface Match {
  readonly declaration: Declaration;
  /** How many tokens it takes. */
  readonly length: number;
  /** What its last superscript holds besides the symbol's own part: †, *, powers. */
  readonly sup: readonly Token[];
}

/** Letters with a fixed meaning: Euler's number, the imaginary unit and π. */
export const reserved = ['e', 'i', '\\pi'] as const;

/**
 * A vocabulary from declarations, each TeX brought to its canonical spelling, so that `\kappa_a'`,
 * `\kappa'_{a}` and `{\kappa'_a}` are one symbol.
 *
 * @throws InputError for a TeX that is no symbol, one declared for two names, and one that is reserved.
 */
export function vocabulary(
  declarations: readonly Declaration[],
  dissipator?: DissipatorNotation,
  readings: readonly Reading[] = [],
): Vocabulary {
  const core = dissipator === undefined ? undefined : dissipatorCore(dissipator);
  const printed = new Map<string, Printed>();
  const owners = new Map<string, Declaration>();
  const spellings = new Map<string, Spelling[]>();

  for (const declaration of declarations) {
    const spelling = spell(declaration);
    const key = spelling.links.map((link) => withSup(link.core, link.sup)).join(' ');
    const owner = owners.get(key);
    if (owner !== undefined) {
      throw new InputError(
        `${declaration.tex} is declared for both ${owner.name} and ${declaration.name}: one name for each TeX is accepted`,
      );
    }
    const twin = printed.get(declaration.name);
    if (
      twin !== undefined &&
      (twin.role !== declaration.role || twin.value !== declaration.value)
    ) {
      throw new InputError(
        `${declaration.name} is declared as ${twin.role} and as ${declaration.role}: one role for each name is accepted`,
      );
    }
    const [first] = spelling.links;
    const startsWithDissipator =
      dissipator?.form === 'subscript' && first?.core.startsWith(`${core}_{`);
    if (startsWithDissipator || (dissipator?.form === 'bracket' && first?.core === core)) {
      throw new InputError(
        `${declaration.tex} is declared for ${declaration.name}, but ${dissipator.tex} is the dissipator: another symbol is accepted`,
      );
    }
    owners.set(key, declaration);
    if (twin === undefined) printed.set(declaration.name, { ...declaration, spelling });
    const start = first?.core ?? '';
    spellings.set(start, [...(spellings.get(start) ?? []), spelling]);
  }
  for (const each of spellings.values()) each.sort((a, b) => size(b) - size(a));
  return {
    dissipator:
      dissipator === undefined || core === undefined ? undefined : { ...dissipator, core },
    printed,
    spellings,
    readings: new Map(readings.map((reading) => [reading.printed, reading])),
  };
}

/** The longest declared symbol that begins at `index`, if any. */
export function findSymbol(
  vocabulary: Vocabulary,
  tokens: readonly Token[],
  index: number,
): Match | undefined {
  const first = tokens[index];
  if (first === undefined) return undefined;
  for (const { declaration, links } of vocabulary.spellings.get(coreKey(first)) ?? []) {
    const sup = matchLinks(links, tokens, index);
    if (sup !== undefined) return { declaration, length: links.length, sup };
  }
  return undefined;
}

/** Whether a declared symbol would take the beginning of `script` for a part of itself. */
export function takesIntoSymbol(
  vocabulary: Vocabulary,
  core: string,
  sup: readonly string[],
  script: string,
): boolean {
  const others = vocabulary.spellings.get(core) ?? [];
  return others.some(({ links }) => {
    const next = links[0]?.sup[sup.length];
    return next !== undefined && script.startsWith(next);
  });
}

/** The symbols that an undeclared one was perhaps meant to be, for an error message. */
export function suggestions(vocabulary: Vocabulary, token: Token): string {
  const all = [...vocabulary.spellings.values()].flat();
  const letter = (text: string) => /\\?[a-zA-Z]+(?=[^a-zA-Z{]|$)/.exec(text)?.[0];
  const base = letter(coreKey(token));
  const related = all.filter((each) => letter(each.links[0]?.core ?? '') === base);
  const shown = (related.length > 0 ? related : all).map((each) => each.declaration.tex);
  if (shown.length === 0) return 'no symbol is declared';
  if (shown.length > 12)
    return `declared are ${shown.slice(0, 12).join(', ')} and ${shown.length - 12} more`;
  return `declared ${shown.length === 1 ? 'is' : 'are'} ${alternatives(shown)}`;
}

function spell(declaration: Declaration): Spelling {
  const tokens = tokenize(declaration.tex);
  const isSymbol = (token: Token) => token.kind === 'symbol' || token.kind === 'word';
  if (tokens.length === 0 || !tokens.every(isSymbol)) {
    throw new InputError(
      `the TeX “${declaration.tex}” declared for ${declaration.name} is not a symbol: letters with accents, primes and scripts are accepted`,
    );
  }
  const links = tokens.map((token) => {
    return { core: coreKey(token), sup: supPieces(token).map((piece) => piece.key) };
  });
  const [first] = links;
  if (links.length === 1 && first && reserved.some((key) => key === first.core)) {
    throw new InputError(
      `the TeX “${declaration.tex}” declared for ${declaration.name} has a fixed meaning: symbols other than ${alternatives(reserved)} are accepted`,
    );
  }
  return { declaration, links };
}

function dissipatorCore(notation: DissipatorNotation): string {
  const [token, ...others] = tokenize(notation.tex);
  if (token?.kind !== 'symbol' || others.length > 0 || tokenKey(token) !== token.base) {
    throw new InputError(
      `the dissipator’s TeX “${notation.tex}” is not a letter: one letter without scripts is accepted`,
    );
  }
  return token.base;
}

function size(spelling: Spelling): number {
  return spelling.links.reduce((sum, link) => sum + 1000 + link.sup.length, 0);
}

function matchLinks(
  links: Spelling['links'],
  tokens: readonly Token[],
  index: number,
): readonly Token[] | undefined {
  for (const [offset, link] of links.entries()) {
    const token = tokens[index + offset];
    if (token === undefined || coreKey(token) !== link.core) return undefined;
    const pieces = supPieces(token);
    if (link.sup.some((key, i) => pieces[i]?.key !== key)) return undefined;
    const isLast = offset === links.length - 1;
    if (!isLast && pieces.length > link.sup.length) return undefined;
    if (isLast) return unusedSup(token, link.sup.length);
  }
  return undefined;
}

function unusedSup(token: Token, used: number): readonly Token[] | undefined {
  const sup = sortedSup(token);
  if (used === 0) return sup;
  const ended = supPieces(token)[used - 1]?.endsToken;
  return ended === undefined ? undefined : sup.slice(ended + 1);
}
