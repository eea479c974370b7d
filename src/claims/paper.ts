/** A paper as its folder describes it: everything that is special about it. */
import type { Approximation, Derivation } from '../theory/derivation.ts';
import type { Model } from '../theory/model.ts';
import type { Observable } from '../theory/observable.ts';
import type { Claim } from './claim.ts';
import type { Consequences } from './consequence.ts';
import type { Explorer } from './explorer.ts';
import type { Figure } from './figure.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

export type { Observable } from '../theory/observable.ts';

/** What a paper holds that can be judged, by the slugs of the claims. */
export interface Inventory {
  /** Numbered equations, a letter each where several stand under one number. */
  readonly equations: readonly string[];
  readonly statements: readonly string[];
}

/** What a paper’s folder exports: models, symbols, derivation and claims. */
export interface Paper {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  /** A sentence on what it is about, in our words. */
  readonly summary: string;
  readonly vocabulary: Vocabulary;
  readonly models: Readonly<Record<string, Model>>;
  readonly observables: readonly Observable[];
  /** Caps used by `solve` when none are asked for: of each mode, of the total, or both. */
  readonly truncation: { readonly caps?: readonly number[]; readonly total?: number };
  /** Its equations derived again, without the approximations of the given names. */
  readonly derivation: (without?: ReadonlySet<string>) => Derivation;
  /** The approximations that its derivation can do without. */
  readonly approximations?: readonly Approximation[];
  readonly claims: () => readonly Claim[];
  /** Everything that ought to be judged, written down apart from the claims so that a gap is noticed. */
  readonly inventory?: Inventory;
  /** How its claims hang together, so that what rests on something false can be put right. */
  readonly consequences?: () => Consequences;
  /** Its figures, to be computed and drawn again. */
  readonly figures?: () => readonly Figure[];
  /** What a reader may turn on the paper's page. */
  readonly explorer?: () => Explorer;
}

/** Claims in the order of an inventory, equations first; those beyond it come last, as they were. */
export function inReadingOrder(claims: readonly Claim[], inventory: Inventory): readonly Claim[] {
  const order = [...inventory.equations, ...inventory.statements];
  const place = ({ slug }: Claim): number => {
    const index = order.indexOf(slug);
    return index < 0 ? order.length : index;
  };
  return claims.toSorted((x, y) => place(x) - place(y));
}
