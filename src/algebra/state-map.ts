/**
 * Expressions that are linear in the density matrix: XρY, L(ρ), and such with memory, ∫₀^∞ dt′ e^{Lt′}K(ρ(t − t′)).
 *
 * What cannot be worked out, ρ at another time or its propagation by a generator, stays opaque: it is an unknown
 * operator with a key that spells out what it is. Equal expressions have equal terms, unknowns being independent.
 */
import { expressScalar } from './express.ts';
import { Operator, type Space } from './operator.ts';
import { Superoperator } from './superoperator.ts';
import { printText } from './text.ts';

/** An expression that is linear in an unknown state ρ at one or several times; immutable. */
export class StateMap {
  readonly space: Space;
  /** What acts on each unknown. The unknown `t` is ρ(t). */
  readonly terms: ReadonlyMap<string, Superoperator>;

  private constructor(space: Space, terms: Iterable<readonly [string, Superoperator]>) {
    this.space = space;
    const sum = new Map<string, Superoperator>();
    for (const [key, outer] of terms) {
      const total = sum.get(key)?.plus(outer) ?? outer;
      if (total.isZero()) sum.delete(key);
      else sum.set(key, total);
    }
    this.terms = sum;
  }

  /** ρ at a time. */
  static density(space: Space, time: string): StateMap {
    return new StateMap(space, [[time, Superoperator.left(Operator.identity(space))]]);
  }

  plus(other: StateMap): StateMap {
    return new StateMap(this.space, [...this.terms, ...other.terms]);
  }

  /** The image of this expression under a superoperator. */
  mappedBy(map: Superoperator): StateMap {
    return new StateMap(
      this.space,
      [...this.terms].map(([key, outer]) => [key, map.after(outer)] as const),
    );
  }

  /** e^{Lt}(this), as an unknown for each term. */
  propagated(exponent: Superoperator): StateMap {
    const label = describe(exponent);
    return this.renamed((key) => `exp(${label})[${key}]`);
  }

  /** ∫₀^∞ this d(variable), as an unknown for each term. */
  integrated(variable: string): StateMap {
    return this.renamed((key) => `int_${variable}[${key}]`);
  }

  /** The superoperator S of S(ρ(t)); undefined when other unknowns occur. */
  superoperatorAt(time: string): Superoperator | undefined {
    if (this.terms.size === 0) return Superoperator.zero(this.space);
    return this.terms.size === 1 ? this.terms.get(time) : undefined;
  }

  isZero(): boolean {
    return this.terms.size === 0;
  }

  /** Makes everything that stands around and within an unknown a part of it, one word at a time. */
  private renamed(rename: (key: string) => string): StateMap {
    const terms: (readonly [string, Superoperator])[] = [];
    const identity = Superoperator.left(Operator.identity(this.space));
    for (const [key, outer] of this.terms) {
      for (const [word, coefficient] of outer.terms) {
        const name = word === this.space.identity.repeat(2) ? key : `${codes(word)}:${key}`;
        terms.push([rename(name), identity.scale(coefficient)]);
      }
    }
    return new StateMap(this.space, terms);
  }
}

function describe(map: Superoperator): string {
  return [...map.terms]
    .map(([key, coefficient]) => `${codes(key)}*${printText(expressScalar(coefficient))}`)
    .sort()
    .join('+');
}

function codes(word: string): string {
  return [...word].map((unit) => unit.charCodeAt(0)).join(',');
}
