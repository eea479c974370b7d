/**
 * A sign turned in one claim's TeX, in a copy, flips the verdict of that claim and of no other. Each claim is judged from
 * its own TeX; the others are judged as they are, so that only those whose judgement could change are judged again:
 * the claims of a sample here, all of them with LADDERPROOF_EVERY_SIGN=1.
 */
import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import cooling from '../../derivations/sympathetic-cooling/index.ts';
import type { EquationClaim } from '../../src/claims/claim.ts';
import { judge } from '../../src/claims/judge.ts';
import type { Paper } from '../../src/claims/paper.ts';

const isComplete = process.env.LADDERPROOF_EVERY_SIGN === '1';

/** Claims of every kind of formula: scalars, matrices, operators, superoperators, conditions. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'loss-nonreciprocity': ['eq-1', 'eq-7b', 'eq-9', 'eq-11', 'eq-13', 'eq-15', 'eq-16'],
  'sympathetic-cooling': ['eq-1', 'eq-3b', 'eq-7', 'eq-15b', 'eq-b4', 'eq-b19c', 'eq-c2b'],
};

/** The display with the sign of its last signed term turned; an i in a modulus may have either sign. */
function turned(printed: string): string {
  const at = printed.lastIndexOf('=') + 1;
  const [left, right] = [printed.slice(0, at), printed.slice(at)];
  const sign = [...right.matchAll(/(?<=.{2})[+-](?!\d*\})/gs)].at(-1);
  if (!sign) return `${left} -(${right})`;
  const k = sign.index;
  return left + right.slice(0, k) + (right[k] === '+' ? '-' : '+') + right.slice(k + 1);
}

describe.each([loss, cooling] as readonly Paper[])('$id', (paper) => {
  const equations = paper
    .claims()
    .filter((claim): claim is EquationClaim => claim.kind === 'equation');
  const sample = isComplete ? equations.map(({ slug }) => slug) : (SAMPLES[paper.id] ?? []);

  it.each(sample)(
    '%s with one sign turned is no longer confirmed',
    (slug) => {
      const claim = equations.find((each) => each.slug === slug)!;
      const before = judge(claim, paper.vocabulary);
      const after = judge({ ...claim, printed: turned(claim.printed) }, paper.vocabulary);
      if (before.verdict === 'confirmed') expect(after.verdict).not.toBe('confirmed');
      else expect(after).not.toEqual(before);
    },
    120_000,
  );

  it('leaves every other claim as it is: no check reads the TeX of another claim from the copy', () => {
    const [slug] = sample;
    const others = equations
      .filter((each) => each.slug !== slug)
      .slice(0, isComplete ? undefined : 4);
    const copy = paper
      .claims()
      .map((claim) =>
        claim.slug === slug && claim.kind === 'equation'
          ? { ...claim, printed: turned(claim.printed) }
          : claim,
      );
    for (const other of others) {
      const inCopy = copy.find((each) => each.slug === other.slug)!;
      expect(judge(inCopy, paper.vocabulary)).toEqual(judge(other, paper.vocabulary));
    }
  }, 240_000);
});
