/** Random numbers for the paper's symbols, and numbers as what formulas are evaluated with. */
import type { Values } from 'ladderproof';
import { between, type FloatNumber, type FloatValue, floatNumber } from 'ladderproof/claims';

/** The modes in the paper's order. */
export const modes = ['a', 'c', 'b'] as const;

export type Random = () => number;

export const complex = (random: Random): FloatNumber =>
  floatNumber(between(random, -1, 1), between(random, -1, 1));

/** Numbers as values of symbols. */
export function floats(values: Iterable<readonly [string, number]>): [string, FloatValue][] {
  return [...values].map(([name, value]) => [name, floatNumber(value)]);
}

/** Random values of the linear model's parameters. */
export function linearPoint(random: Random): Values {
  const rate = (): number => between(random, 0.2, 2);
  const coupling = (): number => between(random, -1.5, 1.5);
  return new Map([
    ...modes.map((mode) => [`kappa_${mode}`, rate()] as const),
    ...modes.map((mode) => [`omega_${mode}`, between(random, -2, 2)] as const),
    ...['J_ac', 'J_ab', 'J_bc'].map((name) => [name, coupling()] as const),
    ['theta', between(random, -Math.PI, Math.PI)],
  ]);
}

/** Numbers as what the symbols of a formula are. */
export const asFloats = (values: Readonly<Record<string, number>>): Map<string, FloatValue> =>
  new Map(floats(Object.entries(values)));
