/**
 * The generators of the exact scalars: what a polynomial is a polynomial in.
 *
 * A generator is interned, so that one object, and one small integer, stands for it everywhere; two models that
 * declare the same name in the same way share it. Identities only ever compare; whatever is printed or chosen
 * as canonical goes by name, so results do not depend on the order in which models were loaded.
 */
import type { Polynomial } from './polynomial.ts';

interface Common {
  readonly id: number;
  /** What orders generators, and what an anonymous one is called in messages. */
  readonly key: string;
}

export type Generator =
  /** A real symbol. A positive one lets √ of its powers be taken apart. */
  | (Common & { readonly kind: 'real'; readonly name: string; readonly positive: boolean })
  /** A complex symbol; its conjugate is a generator of its own. */
  | (Common & { readonly kind: 'complex'; readonly name: string; readonly conjugated: boolean })
  /** e^{i·angle} of a real symbol: its conjugate is its inverse. */
  | (Common & { readonly kind: 'phase'; readonly angle: Generator })
  /** √radicand: its square is the radicand, and only its powers 0 and 1 occur in a monomial. */
  | (Common & { readonly kind: 'root'; readonly radicand: Polynomial });

export type Root = Extract<Generator, { kind: 'root' }>;

export type SymbolGenerator = Extract<Generator, { kind: 'real' | 'complex' }>;

const table: Generator[] = [];
const byKey = new Map<string, Generator>();
const interned: Root[] = [];

/** The most generators one process can hold: an identity is one UTF-16 unit of a monomial. */
const CAPACITY = 0xd000;

/** A generator without its identity, for each kind. */
type Described<G> = G extends Generator ? Omit<G, 'id'> : never;

/** The one generator described, created on first use. */
export function intern(described: Described<Generator>): Generator {
  const known = byKey.get(described.key);
  if (known) return known;
  if (table.length >= CAPACITY)
    throw new RangeError(`more than ${CAPACITY} symbols in one process`);
  const generator: Generator = { ...described, id: table.length };
  table.push(generator);
  byKey.set(described.key, generator);
  if (generator.kind === 'root') interned.push(generator);
  return generator;
}

export function generatorOf(id: number): Generator {
  const generator = table[id];
  if (!generator) throw new RangeError(`no generator has the identity ${id}`);
  return generator;
}

export function isRoot(id: number): boolean {
  return table[id]?.kind === 'root';
}

export function realSymbol(name: string, positive = false): Generator {
  return intern({ kind: 'real', key: positive ? `${name}>0` : name, name, positive });
}

export function complexSymbol(name: string, conjugated = false): Generator {
  return intern({ kind: 'complex', key: conjugated ? `${name}*` : `${name}~`, name, conjugated });
}

export function phase(angle: Generator): Generator {
  return intern({ kind: 'phase', key: `exp(i ${angle.key})`, angle });
}

/** The generator whose conjugate this is, where conjugation maps generators to generators. */
export function conjugatePartner(generator: Generator): Generator {
  return generator.kind === 'complex'
    ? complexSymbol(generator.name, !generator.conjugated)
    : generator;
}

/** Every root interned so far. */
export const roots: readonly Root[] = interned;
