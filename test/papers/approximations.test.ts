import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import cooling from '../../derivations/sympathetic-cooling/index.ts';
import { expressValue } from '../../src/algebra/express-value.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { printText } from '../../src/algebra/text.ts';
import { lineOf, withoutApproximations } from '../../src/theory/derivation.ts';

const scalarOf = (without: readonly string[], name: string): Scalar => {
  const { value } = lineOf(cooling.derivation(new Set(without)), name);
  if (value.kind !== 'scalar') throw new RangeError(name);
  return value.scalar;
};

describe('approximations that are switched off', () => {
  it('memory up to now: no exchange at first, and that of the paper in the end', () => {
    const exchange = scalarOf(['markov'], 'dn_a').coefficientsIn('n_b').get(1)!;
    const at = (q: number): Scalar =>
      substitute(exchange, new Map([['memory_left', Scalar.integer(q)]]));
    expect(at(1).isZero()).toBe(true);
    expect(at(0).equals(scalarOf([], 'dn_a').coefficientsIn('n_b').get(1)!)).toBe(true);
  });

  it('off resonance the exchange is a Lorentzian, which becomes that of the paper on resonance', () => {
    const resonant = new Map([['omega_b', Scalar.real('omega_a', true)]]);
    const off = scalarOf(['resonance'], 'A');
    expect(off.symbols()).toContain('omega_b');
    expect(substitute(off, resonant).equals(scalarOf([], 'A'))).toBe(true);
  });

  it('the oscillating terms are kept in the generator', () => {
    const kept = cooling.derivation(new Set(['secular']));
    expect(kept.steps.some(({ name }) => name === 'secular')).toBe(false);
    const remainder = lineOf(kept, 'remainder');
    expect(printText(expressValue(remainder.value))).toContain("a'*b*rho*a'*b");
  });

  it('without the mean-field closure the equations end in the hierarchy', () => {
    const { steps } = cooling.derivation(new Set(['mean-field']));
    expect(steps.at(-1)?.name).toBe('hierarchy');
    expect([...scalarOf(['mean-field'], 'dn_a_n_b').coefficientsIn('n_a').keys()]).toContain(2);
  });

  it('the Kerr terms stay in the Langevin equations', () => {
    const { value } = lineOf(loss.derivation(new Set(['weak-drive'])), 'langevin-a');
    expect(printText(expressValue(value))).toContain("U_a*a'*a^2");
  });

  it('all names that a paper lists change something', () => {
    for (const paper of [cooling, loss]) {
      const text = (without: readonly string[]): string =>
        paper
          .derivation(new Set(without))
          .steps.flatMap(({ lines }) =>
            lines.map(({ left, value, collect }) => left + printText(expressValue(value, collect))),
          )
          .join('\n');
      const before = text([]);
      for (const { name } of paper.approximations ?? []) expect(text([name])).not.toBe(before);
    }
  });

  it('an unknown name is refused with those that are accepted', () => {
    expect(() => withoutApproximations(loss.approximations!, ['markov'], loss.id)).toThrow(
      "'markov' is no approximation of loss-nonreciprocity; weak-drive is accepted",
    );
  });
});
