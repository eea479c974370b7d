import type { Parameter } from '../../src/theory/model.ts';

/** Declarations of positive parameters, for models in tests. */
export function positive(...names: readonly string[]): readonly Parameter[] {
  return names.map((name) => ({ name, tex: name, meaning: name, default: 1, positive: true }));
}

/** Declarations of real parameters. */
export function real(...names: readonly string[]): readonly Parameter[] {
  return names.map((name) => ({ name, tex: name, meaning: name, default: 1 }));
}
