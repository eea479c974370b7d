/** A paper as its folder describes it: everything that is special about it. */
import type { Operator } from '../algebra/operator.ts';
import type { Scalar } from '../algebra/scalar.ts';
import type { Derivation } from '../theory/derivation.ts';
import type { Model } from '../theory/model.ts';
import type { Claim } from './claim.ts';
import type { Vocabulary } from './tex/vocabulary.ts';

/** Something to be read off a steady state. */
export interface Observable {
  readonly name: string;
  readonly tex: string;
  readonly meaning: string;
  /** Which of the paper's models it belongs to: transmission from a to c needs the one driven at a. */
  readonly model: string;
  readonly quantity: /** factor·⟨operator⟩. */
    | { readonly kind: 'moment'; readonly operator: Operator; readonly factor: Scalar }
    /** g⁽ⁿ⁾(0) of one mode. */
    | { readonly kind: 'correlation'; readonly mode: string; readonly order: number };
}

/** What a paper holds that can be judged, by the slugs of the claims. */
export interface Inventory {
  /** Numbered equations, a letter each where several stand under one number. */
  readonly equations: readonly string[];
  readonly statements: readonly string[];
}

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
  readonly derivation: () => Derivation;
  readonly claims: () => readonly Claim[];
  /** Everything that ought to be judged, written down apart from the claims so that a gap is noticed. */
  readonly inventory?: Inventory;
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
