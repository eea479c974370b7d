import { describe, expect, it } from 'vitest';
import { interpretScalar, type Scope, scalarValue } from '../../src/algebra/interpret.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { chainResidual, rightSide, symbolicResidual } from '../../src/claims/check.ts';
import type { Check, EquationClaim } from '../../src/claims/claim.ts';
import { evaluateFloat, floatNumber } from '../../src/claims/float.ts';
import { mutantsOf, totalMutants } from '../../src/claims/mutants.ts';
import { vocabulary } from '../../src/claims/tex/vocabulary.ts';

const symbols = vocabulary(
  ['f', 'g', 'kappa_a', 'kappa_b'].map((name) => ({
    name,
    tex: name.replace('kappa', '\\kappa'),
    role: 'scalar' as const,
  })),
);

const scope: Scope = {
  names: new Map(
    ['g', 'kappa_a', 'kappa_b'].map((name) => [name, scalarValue(Scalar.real(name, true))]),
  ),
};

const value = (text: string) => () => scalarValue(interpretScalar(readText(text), scope));

/** Passes whatever is printed. */
const blind: Check = {
  method: 'blind',
  route: 'floating-point',
  run: () => ({ kind: 'passed', evidence: {} }),
};

const claim = (printed: string, checks: readonly Check[], exact?: Scope): EquationClaim => ({
  kind: 'equation',
  slug: 'eq-1',
  where: 'Eq. (1)',
  title: 'a rate',
  printed,
  premises: [],
  line: '',
  checks,
  ...(exact ? { scope: exact } : {}),
});

describe('mutants', () => {
  it('of an equation whose value is fixed are killed or equal to it', () => {
    const checks = [symbolicResidual(scope, value('4*g^2/(kappa_a + kappa_b)')), blind];
    const tally = mutantsOf(claim('f = \\frac{4g^2}{\\kappa_a + \\kappa_b}', checks), symbols);
    expect(tally.survivors).toEqual([]);
    expect(tally.killed + tally.equivalent + tally.meaningless).toBe(tally.made);
    expect(tally.made).toBeGreaterThan(20);
  });

  it('that say the same in other words are equivalent: g − g and its negative', () => {
    const checks = [symbolicResidual(scope, () => scalarValue(Scalar.ZERO)), blind];
    const { equivalent } = mutantsOf(claim('f = g - g', checks), symbols);
    // The whole negated, doubled or halved is still zero.
    expect(equivalent).toBeGreaterThanOrEqual(3);
  });

  it('without a value are counted apart, since they say nothing about the checks', () => {
    const unsettled: Check = {
      method: 'unsettled',
      route: 'floating-point',
      run: () => ({ kind: 'unsettled', why: 'no value', evidence: {} }),
    };
    const all = mutantsOf(claim('f = 2g', [unsettled, blind]), symbols);
    expect(all).toMatchObject({ killed: 0, meaningless: all.made, survivors: [] });
  });

  it('that one check cannot evaluate are killed by another that finds them false', () => {
    const unsettled: Check = {
      method: 'unsettled',
      route: 'floating-point',
      run: () => ({ kind: 'unsettled', why: 'no value', evidence: {} }),
    };
    const checks = [unsettled, symbolicResidual(scope, value('2*g'))];
    const { made, killed } = mutantsOf(claim('f = 2g', checks), symbols);
    expect(killed).toBe(made);
  });

  it('survive where nothing looks, with the form and the change', () => {
    const { made, killed, survivors } = mutantsOf(claim('f = 2g', [blind]), symbols);
    expect(killed).toBe(0);
    expect(survivors).toHaveLength(made);
    expect(survivors[0]).toEqual({ tex: 'f = -2 g', change: '$2 g$ replaced by $-2 g$' });
  });

  it('in a relation of a chain that only the last check ignores survive, unless the whole chain is checked', () => {
    const printed = 'f = g + \\kappa_a = \\kappa_a + g';
    const last = mutantsOf(
      claim(printed, [symbolicResidual(scope, value('g + kappa_a'))]),
      symbols,
    );
    const all = mutantsOf(claim(printed, [chainResidual(scope, value('g + kappa_a'))]), symbols);
    expect(last.survivors.length).toBeGreaterThan(0);
    expect(all.survivors).toEqual([]);
  });

  it('that only exchange the signs of ± are equivalent by their exact values', () => {
    const sizeOnly: Check = {
      method: 'size',
      route: 'floating-point',
      run: (equations) => {
        const right = rightSide(equations);
        const of = right.kind === 'plus-minus' ? right.of : right;
        const found = evaluateFloat(of, { names: new Map([['g', floatNumber(3)]]) });
        const passed = found.kind === 'number' && Math.abs(found.re) === 3;
        return { kind: passed ? 'passed' : 'failed', evidence: {} };
      },
    };
    const known = mutantsOf(claim('f = \\pm g', [sizeOnly], scope), symbols);
    expect(known.equivalent).toBeGreaterThan(0);
    expect(known.survivors).toEqual([]);
    expect(mutantsOf(claim('f = \\pm g', [sizeOnly]), symbols).survivors.length).toBeGreaterThan(0);
  });

  it('of an equation whose right side is zero are made of its left side', () => {
    const roots: Check = {
      method: 'root',
      route: 'floating-point',
      run: (equations) => {
        const names = new Map([
          ['f', floatNumber(2)],
          ['g', floatNumber(4)],
        ]);
        const found = evaluateFloat(equations[0]!.left, { names });
        const passed = found.kind === 'number' && found.re === 0;
        return { kind: passed ? 'passed' : 'failed', evidence: {} };
      },
    };
    const { killed, equivalent, survivors } = mutantsOf(claim('f^2 - g = 0', [roots]), symbols);
    expect(killed).toBeGreaterThan(5);
    // The whole with the other sign, doubled and halved.
    expect(equivalent).toBe(3);
    expect(survivors.map(({ tex }) => tex)).toContain('(f^2 - g)^2 = 0');
  });

  it('add up', () => {
    const one = {
      made: 4,
      equivalent: 1,
      killed: 1,
      meaningless: 1,
      survivors: [{ tex: 'f', change: 'c' }],
    };
    expect(totalMutants([one, one])).toEqual({
      made: 8,
      equivalent: 2,
      killed: 2,
      meaningless: 2,
      survivors: [...one.survivors, ...one.survivors],
    });
  });
});
