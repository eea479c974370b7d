/** Where a quantity is largest over detuning and loss: the maps of Figs. 2(c, f). */

import { range } from './statement-checks.ts';

export interface Ideal {
  readonly Delta: number;
  readonly kappa_b: number;
}

/** The steps of the search for a maximum, the first over the whole map, each later one around the best point. */
export const STEPS = [0.5, 0.25, 0.1, 0.05] as const;

interface Place extends Ideal {
  readonly value: number;
}

/** Where a quantity is largest on the map of Figs. 2(c, f), to the last of the steps. */
export function largest(value: (Delta: number, kappa_b: number) => number): Place {
  const search = (Deltas: readonly number[], losses: readonly number[]): Place =>
    Deltas.flatMap((Delta) =>
      losses.map((kappa_b) => ({ Delta, kappa_b, value: value(Delta, kappa_b) })),
    ).reduce((best, each) => (each.value > best.value ? each : best));
  const [whole, ...around] = STEPS;
  return around.reduce(
    ({ Delta, kappa_b }, step) => {
      const near = (x: number): readonly number[] => range(x - step, x + step, step);
      return search(near(Delta), near(kappa_b));
    },
    search(range(-2, 2, whole), range(whole, 2, whole)),
  );
}
