/**
 * A bound on how much work exact algebra may do, counted in products of terms and not in seconds, so that the same
 * formula is accepted or refused on every machine. Without `withEffort` there is no bound.
 */
import { InputError } from './errors.ts';

let limit = Number.POSITIVE_INFINITY;
let spent = 0;

/** Counts work that is about to be done. Throws InputError when the bound of `withEffort` is passed. */
export function spend(products: number): void {
  spent += products;
  if (spent > limit) {
    throw new InputError(
      `the result takes more than ${limit} products of terms to work out; smaller powers and fewer terms are accepted`,
    );
  }
}

/** Runs `work`, which may multiply so many terms and no more. */
export function withEffort<T>(products: number, work: () => T): T {
  const outer = { limit, spent };
  limit = products;
  spent = 0;
  try {
    return work();
  } finally {
    ({ limit, spent } = outer);
  }
}

/** The largest result that a formula on a command line may take: some seconds. */
const TYPED = 3_000_000;

/**
 * Runs exact algebra on what a person typed, with a bound on the work. What exact arithmetic reports to its caller as
 * RangeError, such as an exponent that does not fit, is here for that person.
 */
export function bounded<T>(work: () => T): T {
  try {
    return withEffort(TYPED, work);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(error.message);
    throw error;
  }
}
