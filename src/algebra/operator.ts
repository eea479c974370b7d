/**
 * Operators on a product of sites: sums of scalar × normal-ordered monomial, kept in that form eagerly.
 *
 * A monomial is a string with one UTF-16 unit a site, the number of the site's local basis element (for a
 * bosonic mode, a pair of exponents); see `site.ts`. Equal operators have equal terms.
 */
import { accumulateTerm } from './accumulate.ts';
import { spend } from './effort.ts';
import { InputError } from './errors.ts';
import type { Integer } from './integer.ts';
import * as integer from './integer.ts';
import { Scalar } from './scalar.ts';
import {
  annihilationExponent,
  boson,
  bosonElement,
  creationExponent,
  type SiteKind,
} from './site.ts';

export interface Site {
  readonly name: string;
  readonly kind: SiteKind;
}

/** An ordered product of sites; operators on different spaces do not mix. */
export interface Space {
  readonly sites: readonly Site[];
  readonly identity: Word;
}

/** One local basis element a site. */
export type Word = string;

/** A space of bosonic modes with the given names, in that order. */
export function modes(...names: readonly string[]): Space {
  return space(names.map((name) => ({ name, kind: boson })));
}

export function space(sites: readonly Site[]): Space {
  return { sites, identity: '\0'.repeat(sites.length) };
}

/** A sum of scalar × normal-ordered monomial on the modes of one space; immutable. */
export class Operator {
  readonly space: Space;
  readonly terms: ReadonlyMap<Word, Scalar>;

  private constructor(on: Space, terms: ReadonlyMap<Word, Scalar>) {
    this.space = on;
    this.terms = terms;
  }

  static zero(on: Space): Operator {
    return new Operator(on, new Map());
  }

  static scalar(on: Space, value: Scalar): Operator {
    return Operator.word(on, on.identity, value);
  }

  static identity(on: Space): Operator {
    return Operator.scalar(on, Scalar.ONE);
  }

  /** coefficient · word. */
  static word(on: Space, word: Word, coefficient: Scalar = Scalar.ONE): Operator {
    return new Operator(on, new Map(coefficient.isZero() ? [] : [[word, coefficient]]));
  }

  static ofTerms(on: Space, terms: Iterable<readonly [Word, Scalar]>): Operator {
    const sum = new Map<Word, Scalar>();
    for (const [word, coefficient] of terms) accumulateTerm(sum, word, coefficient);
    return new Operator(on, sum);
  }

  /** The annihilation operator of a mode. Throws InputError for a name that is not one of the space's modes. */
  static annihilation(on: Space, name: string): Operator {
    const index = on.sites.findIndex((site) => site.name === name && site.kind === boson);
    if (index < 0) {
      const known = on.sites.map((site) => site.name).join(', ');
      throw new InputError(`there is no mode '${name}'; the modes are ${known}`);
    }
    const unit = String.fromCharCode(bosonElement(0, 1));
    return Operator.word(on, on.identity.slice(0, index) + unit + on.identity.slice(index + 1));
  }

  plus(other: Operator): Operator {
    this.mustShareSpace(other);
    const sum = new Map(this.terms);
    for (const [word, coefficient] of other.terms) accumulateTerm(sum, word, coefficient);
    return new Operator(this.space, sum);
  }

  minus(other: Operator): Operator {
    return this.plus(other.negate());
  }

  negate(): Operator {
    return this.mapCoefficients((coefficient) => coefficient.negate());
  }

  scale(factor: Scalar): Operator {
    if (factor.isOne()) return this;
    return this.mapCoefficients((coefficient) => coefficient.times(factor));
  }

  times(other: Operator): Operator {
    this.mustShareSpace(other);
    const sum = new Map<Word, Scalar>();
    for (const [left, x] of this.terms) {
      for (const [right, y] of other.terms) {
        spend(1);
        const product = x === Scalar.ONE ? y : y === Scalar.ONE ? x : x.times(y);
        addProduct(this.space, left, right, (word, multiple) => {
          accumulateTerm(
            sum,
            word,
            multiple === 1 ? product : product.times(Scalar.integer(multiple)),
          );
        });
      }
    }
    return new Operator(this.space, sum);
  }

  power(n: number): Operator {
    let result = Operator.identity(this.space);
    for (let k = 0; k < n; k++) result = result.times(this);
    return result;
  }

  /** [this, other]. The words' own commutators come first: most of both products cancels there. */
  commutator(other: Operator): Operator {
    this.mustShareSpace(other);
    const sum = new Map<Word, Scalar>();
    for (const [left, x] of this.terms) {
      for (const [right, y] of other.terms) {
        const words = wordCommutator(this.space, left, right);
        if (words.size === 0) continue;
        const product = x.times(y);
        for (const [word, multiple] of words) {
          accumulateTerm(sum, word, product.times(Scalar.integer(multiple)));
        }
      }
    }
    return new Operator(this.space, sum);
  }

  /** {this, other}. */
  anticommutator(other: Operator): Operator {
    return this.times(other).plus(other.times(this));
  }

  adjoint(): Operator {
    const result = new Map<Word, Scalar>();
    for (const [word, coefficient] of this.terms) {
      result.set(adjointWord(this.space, word), coefficient.conjugate());
    }
    return new Operator(this.space, result);
  }

  /** The operator with every coefficient replaced; terms that become zero are dropped. */
  mapCoefficients(change: (coefficient: Scalar) => Scalar): Operator {
    const result = new Map<Word, Scalar>();
    for (const [word, coefficient] of this.terms) {
      const changed = change(coefficient);
      if (!changed.isZero()) result.set(word, changed);
    }
    return new Operator(this.space, result);
  }

  /** The terms whose words pass. */
  filter(keep: (word: Word) => boolean): Operator {
    return new Operator(this.space, new Map([...this.terms].filter(([word]) => keep(word))));
  }

  coefficient(word: Word): Scalar {
    return this.terms.get(word) ?? Scalar.ZERO;
  }

  /** The multiple of the identity, undefined when other terms occur. */
  scalarValue(): Scalar | undefined {
    if (this.terms.size === 0) return Scalar.ZERO;
    return this.terms.size === 1 ? this.terms.get(this.space.identity) : undefined;
  }

  isZero(): boolean {
    return this.terms.size === 0;
  }

  isHermitian(): boolean {
    return this.equals(this.adjoint());
  }

  equals(other: Operator): boolean {
    if (this.terms.size !== other.terms.size) return false;
    for (const [word, coefficient] of this.terms) {
      if (!other.coefficient(word).equals(coefficient)) return false;
    }
    return true;
  }

  /** The names of the symbols in the coefficients, sorted. */
  symbols(): readonly string[] {
    const names = new Set<string>();
    for (const coefficient of this.terms.values())
      for (const name of coefficient.symbols()) names.add(name);
    return [...names].sort();
  }

  private mustShareSpace(other: Operator): void {
    if (other.space !== this.space) {
      const list = (on: Space): string => on.sites.map((site) => site.name).join(', ');
      throw new RangeError(
        `operators on different spaces: (${list(this.space)}) and (${list(other.space)})`,
      );
    }
  }
}

/** The operator on a larger space that holds all of its sites, by name. Throws InputError when one is missing. */
export function embed(operator: Operator, into: Space): Operator {
  const places = operator.space.sites.map(({ name }) => {
    const place = into.sites.findIndex((site) => site.name === name);
    if (place < 0) throw new InputError(`there is no mode '${name}' in the larger space`);
    return place;
  });
  return Operator.ofTerms(
    into,
    [...operator.terms].map(([word, coefficient]) => {
      const units = [...into.identity];
      for (const [k, place] of places.entries()) units[place] = word[k]!;
      return [units.join(''), coefficient] as const;
    }),
  );
}

/** Exponents of the creation and annihilation operators in a word, one pair a mode, in the order of the space. */
export function exponents(
  word: Word,
): readonly { readonly creation: number; readonly annihilation: number }[] {
  return Array.from({ length: word.length }, (_, k) => {
    const element = word.charCodeAt(k);
    return { creation: creationExponent(element), annihilation: annihilationExponent(element) };
  });
}

export function adjointWord(on: Space, word: Word): Word {
  let result = '';
  for (let k = 0; k < word.length; k++) {
    result += String.fromCharCode(on.sites[k]!.kind.adjoint(word.charCodeAt(k)));
  }
  return result;
}

/** [left, right] of two words, as integers by word. */
function wordCommutator(on: Space, left: Word, right: Word): ReadonlyMap<Word, Integer> {
  const sum = new Map<Word, Integer>();
  const add = (word: Word, multiple: Integer): void => {
    const total = integer.add(sum.get(word) ?? 0, multiple);
    if (total === 0) sum.delete(word);
    else sum.set(word, total);
  };
  addProduct(on, left, right, add);
  addProduct(on, right, left, (word, multiple) => add(word, integer.negate(multiple)));
  return sum;
}

/** Calls `add(word, integer)` for each term of the normal-ordered product of two words. */
export function addProduct(
  on: Space,
  left: Word,
  right: Word,
  add: (word: Word, multiple: Integer) => void,
): void {
  let prefixes: { word: Word; multiple: Integer }[] | undefined;
  let prefix = '';
  let multiple: Integer = 1;
  for (let k = 0; k < left.length; k++) {
    const x = left.charCodeAt(k);
    const y = right.charCodeAt(k);
    if (x === 0 || y === 0) {
      const unit = x === 0 ? right[k]! : left[k]!;
      if (prefixes) for (const entry of prefixes) entry.word += unit;
      else prefix += unit;
      continue;
    }
    const terms = on.sites[k]!.kind.multiply(x, y);
    if (terms.length === 1 && !prefixes) {
      prefix += String.fromCharCode(terms[0]!.element);
      multiple = integer.multiply(multiple, terms[0]!.coefficient);
      continue;
    }
    spend(terms.length * (prefixes?.length ?? 1));
    const extended: { word: Word; multiple: Integer }[] = [];
    for (const entry of prefixes ?? [{ word: prefix, multiple }]) {
      for (const term of terms) {
        extended.push({
          word: entry.word + String.fromCharCode(term.element),
          multiple: integer.multiply(entry.multiple, term.coefficient),
        });
      }
    }
    prefixes = extended;
  }
  if (prefixes) for (const entry of prefixes) add(entry.word, entry.multiple);
  else add(prefix, multiple);
}
