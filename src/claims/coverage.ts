/** How much of a paper was judged. */
import type { Verdict } from './claim.ts';
import type { Inventory } from './paper.ts';

export interface Coverage {
  readonly equations: Share;
  readonly statements: Share;
}

export interface Share {
  /** Confirmed, corrected or refuted. */
  readonly judged: number;
  readonly total: number;
  /** Slugs of what no claim covers. */
  readonly missing: readonly string[];
}

/** What of an inventory has a verdict; claims beyond it count too. */
export function coverageOf(inventory: Inventory, verdicts: ReadonlyMap<string, Verdict>): Coverage {
  const share = (expected: readonly string[], others: readonly string[]): Share => {
    const all = [...new Set([...expected, ...others])];
    const decided = all.filter((slug) => {
      const verdict = verdicts.get(slug);
      return verdict !== undefined && verdict !== 'undecided';
    });
    return {
      judged: decided.length,
      total: all.length,
      missing: all.filter((slug) => !verdicts.has(slug)),
    };
  };
  const isEquation = (slug: string): boolean => slug.startsWith('eq-');
  const slugs = [...verdicts.keys()];
  return {
    equations: share(inventory.equations, slugs.filter(isEquation)),
    statements: share(
      inventory.statements,
      slugs.filter((slug) => !isEquation(slug)),
    ),
  };
}
