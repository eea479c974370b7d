/**
 * A sign turned in one claim's TeX, in a copy, flips the verdict of that claim and of no other. Each claim is judged from
 * its own TeX; the others are judged as they are, so that only those whose judgement could change are judged again:
 * the claims of a sample here, all of them with LADDERPROOF_EVERY_SIGN=1.
 */
import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import cooling from '../../derivations/sympathetic-cooling/index.ts';
import type { EquationClaim, Judgement } from '../../src/claims/claim.ts';
import { judge } from '../../src/claims/judge.ts';
import type { Paper } from '../../src/claims/paper.ts';

const isComplete = process.env.LADDERPROOF_EVERY_SIGN === '1';

/** Claims of every kind of formula: scalars, matrices, operators, superoperators, conditions. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'loss-nonreciprocity': ['eq-1', 'eq-7b', 'eq-9', 'eq-11', 'eq-13', 'eq-15', 'eq-16'],
  'sympathetic-cooling': ['eq-1', 'eq-3b', 'eq-7', 'eq-15b', 'eq-b4', 'eq-b19c', 'eq-c2b'],
};

const SIGN = /(?<=.{2})[+-](?!\d*\})/gs;

/**
 * The display with the sign of its last signed term turned, on the left where the right-hand side is 0; an i in a
 * modulus may have either sign.
 */
function turned(printed: string): string {
  const at = printed.lastIndexOf('=') + 1;
  const [left, right] = [printed.slice(0, at), printed.slice(at)];
  const isZero = right.trim() === '0';
  const sign = [...(isZero ? left : right).matchAll(SIGN)].at(-1);
  if (!sign) return `${left} -(${right})`;
  const k = isZero ? sign.index : at + sign.index;
  return printed.slice(0, k) + (printed[k] === '+' ? '-' : '+') + printed.slice(k + 1);
}

/** A claim in a copy of the paper in which one sign of it is turned, also where it is read in another form. */
function judgeTurned(claim: EquationClaim, { vocabulary }: Paper): Judgement {
  const printed = turned(claim.printed);
  const reading = vocabulary.readings.get(claim.printed);
  if (!reading) return judge({ ...claim, printed }, vocabulary);
  const inCopy = { ...reading, printed, tex: turned(reading.tex) };
  const readings = new Map([...vocabulary.readings, [printed, inCopy] as const]);
  return judge({ ...claim, printed }, { ...vocabulary, readings });
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
      const after = judgeTurned(claim, paper);
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
