/** Papers put together from their parts, for what `definePaper` does not cover. */
import { alternatives, InputError } from '../algebra/errors.ts';
import type { Derivation } from '../theory/derivation.ts';
import type { Model } from '../theory/model.ts';
import type { Claim, EquationClaim } from './claim.ts';
import { declare, declareParameters } from './declare.ts';
import type { Paper } from './paper.ts';
import {
  type Declaration,
  type DissipatorNotation,
  type Role,
  type Vocabulary,
  vocabulary,
} from './tex/vocabulary.ts';

/** The symbols of a paper that are no parameter or mode of its models: role → name → TeX, or several spellings. */
export type ExtraSymbols = Readonly<
  Partial<Record<Role, Readonly<Record<string, string | readonly string[]>>>>
>;

/** A paper's parts; what is left out has the default named here. */
export interface PaperParts
  extends Omit<
    Paper,
    'authors' | 'summary' | 'vocabulary' | 'observables' | 'truncation' | 'derivation' | 'claims'
  > {
  /** Nobody by default. */
  readonly authors?: string;
  /** The title by default. */
  readonly summary?: string;
  /** What the formulas contain besides parameters and modes; nothing by default. */
  readonly symbols?: ExtraSymbols;
  /** How the paper writes a dissipator, where its formulas do. */
  readonly dissipator?: DissipatorNotation;
  /** By default that of the models, `symbols` and `dissipator`. */
  readonly vocabulary?: Vocabulary;
  /** What `solve`, `evolve` and `sweep` can be asked for; nothing by default. */
  readonly observables?: Paper['observables'];
  /** Where the growth of bases starts; a total of 6 excitations by default. */
  readonly truncation?: Paper['truncation'];
  readonly derivation: Derivation | (() => Derivation);
  readonly claims: readonly Claim[] | (() => readonly Claim[]);
}

/**
 * A paper from its models, derivation and claims. When the claims are first asked for they are looked over for what
 * cannot be meant: two with one slug, premises that are no claims, lines that the derivation does not have. Derivation
 * and claims are made once.
 *
 * @throws InputError for symbols that clash; the functions of the result also for claims that do not fit together
 */
export function assemblePaper(parts: PaperParts): Paper {
  const { symbols, dissipator, ...members } = parts;
  const { derivation: derivationOf, claims: claimsOf } = members;
  const derivation = once(() =>
    typeof derivationOf === 'function' ? derivationOf() : derivationOf,
  );
  const models = Object.values(members.models);
  return {
    ...members,
    authors: members.authors ?? '',
    summary: members.summary ?? members.title,
    vocabulary: members.vocabulary ?? symbolsOf(models, symbols, dissipator),
    observables: members.observables ?? [],
    truncation: members.truncation ?? { total: 6 },
    derivation,
    claims: once(() =>
      lookedOver(typeof claimsOf === 'function' ? claimsOf() : claimsOf, derivation()),
    ),
  };
}

/**
 * The vocabulary of the models' parameters, by their TeX, of their modes, with and without a hat, and of further
 * symbols.
 *
 * @throws InputError for a TeX that is no symbol, or one that is declared for two names
 */
export function symbolsOf(
  models: readonly Model[],
  symbols: ExtraSymbols = {},
  dissipator?: DissipatorNotation,
): Vocabulary {
  const declarations = [
    ...models.flatMap(({ parameters }) => declareParameters(parameters)),
    ...models.flatMap(({ space }) =>
      space.sites.flatMap(({ name }) => declare('operator', { [name]: spellings(name) })),
    ),
    ...Object.entries(symbols).flatMap(([role, named]) => declare(role as Role, named)),
  ];
  return vocabulary(withoutRepetition(declarations), dissipator);
}

/** `c_1` is printed as it is, and read with a hat too: `\hat{c}_1`. */
function spellings(mode: string): readonly string[] {
  const [, letter, index] = /^([A-Za-z])(?:_?(\w+))?$/.exec(mode) ?? [];
  if (letter === undefined) return [`\\mathrm{${mode}}`];
  const subscript = index === undefined ? '' : `_{${index}}`;
  return [`${letter}${subscript}`, `\\hat{${letter}}${subscript}`];
}

/** Models share parameters. */
function withoutRepetition(declarations: readonly Declaration[]): readonly Declaration[] {
  const seen = new Map(declarations.map((each) => [`${each.name} ${each.tex} ${each.role}`, each]));
  return [...seen.values()];
}

/** An equation claim, without premises unless some are given; all its other members are `EquationClaim`'s. */
export function equation(
  claim: Omit<EquationClaim, 'kind' | 'premises'> & Partial<Pick<EquationClaim, 'premises'>>,
): EquationClaim {
  return { kind: 'equation', premises: [], ...claim };
}

function lookedOver(claims: readonly Claim[], { steps }: Derivation): readonly Claim[] {
  const slugs = claims.map(({ slug }) => slug);
  const lines = steps.flatMap((step) => step.lines.map(({ name }) => name));
  const known = (names: readonly string[]): string =>
    names.length === 0 ? 'there is none' : `accepted: ${alternatives(names)}`;
  for (const [k, claim] of claims.entries()) {
    const { slug, premises } = claim;
    if (!/^[\w][\w.-]*$/.test(slug))
      throw new InputError(
        `the slug '${slug}' cannot be part of an address; accepted: letters, digits, '.', '_' and '-'`,
      );
    if (slugs.indexOf(slug) !== k)
      throw new InputError(`two claims have the slug '${slug}'; accepted: one claim of each slug`);
    for (const premise of premises)
      if (!slugs.includes(premise) || premise === slug)
        throw new InputError(
          `claim '${slug}' has the premise '${premise}', which is no other claim; ${known(slugs.filter((each) => each !== slug))}`,
        );
    if (claim.kind === 'equation' && !lines.includes(claim.line))
      throw new InputError(
        `claim '${slug}' is compared with the line '${claim.line}', which the derivation does not have; ${known(lines)}`,
      );
  }
  return claims;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
