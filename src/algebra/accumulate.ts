import type { Scalar } from './scalar.ts';

/** Adds coefficient·key to a sum under construction, dropping what cancels. */
export function accumulateTerm(sum: Map<string, Scalar>, key: string, coefficient: Scalar): void {
  const present = sum.get(key);
  const total = present ? present.plus(coefficient) : coefficient;
  if (total.isZero()) sum.delete(key);
  else sum.set(key, total);
}
