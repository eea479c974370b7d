/**
 * Two oscillators that exchange quanta incoherently, a†b at the rate q + s and ab† at the rate q, each with a thermal
 * bath. In the mean field
 *   dn_a/dt = −dn_b/dt|exchange − κ_a(n_a − m_a),  dn_b/dt = q n_a(n_b + 1) − (q + s)(n_a + 1)n_b − κ_b(n_b − m_b),
 * each transition at its rate times the occupation it leaves and one plus the occupation it enters. Their sum is linear: κ_a(n_a − m_a) + κ_b(n_b − m_b) = 0.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretScalar } from '../../src/algebra/interpret.ts';
import type { Complex, Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { readText } from '../../src/algebra/text.ts';
import { adjointEquation } from '../../src/theory/adjoint.ts';
import { eliminate } from '../../src/theory/elimination.ts';
import { defineModel, generatorOf, scopeOf } from '../../src/theory/model.ts';
import { meanField, numberOperator } from '../../src/theory/number-operators.ts';
import { physicalRoot } from '../../src/theory/physical-root.ts';
import { positive, real } from './parameters.ts';

const names = ['q', 's', 'kappa_a', 'kappa_b', 'm_a', 'm_b'];
const parameters = positive(...names);
const model = defineModel({
  modes: ['a', 'b'],
  parameters,
  hamiltonian: '0',
  dissipators: [
    { rate: 'q + s', jump: "a'*b" },
    { rate: 'q', jump: "a*b'" },
    ...['a', 'b'].flatMap((mode) => [
      { rate: `kappa_${mode}*(m_${mode} + 1)`, jump: mode },
      { rate: `kappa_${mode}*m_${mode}`, jump: `${mode}'` },
    ]),
  ],
});
const scope = scopeOf(model.space, [...parameters, ...real('n_a', 'n_b')]);
const scalar = (text: string): Scalar => interpretScalar(readText(text), scope);
const means = [scalar('n_a'), scalar('n_b')];
const [first, second] = ['a', 'b'].map((mode) =>
  meanField(adjointEquation(generatorOf(model), numberOperator(model.space, mode)), means),
) as [Scalar, Scalar];

describe('two oscillators with incoherent exchange', () => {
  it('have the rate equations of stimulated transitions', () => {
    const exchange = '(q + s)*(n_a + 1)*n_b - q*n_a*(n_b + 1)';
    expect(first.equals(scalar(`${exchange} - kappa_a*(n_a - m_a)`))).toBe(true);
    expect(second.equals(scalar(`-(${exchange}) - kappa_b*(n_b - m_b)`))).toBe(true);
  });

  it.each([
    { keep: 'n_b', drop: 'n_a', equation: second, other: first },
    { keep: 'n_a', drop: 'n_b', equation: first, other: second },
  ])(
    'have one stationary state with non-negative occupations, found from $keep',
    ({ keep, drop, equation, other }) => {
      const elimination = eliminate(other, equation, { keep, drop });
      const { eliminated, quadratic, linear, constant } = elimination;
      const x = scalar(keep);
      const polynomial = quadratic.times(x.power(2)).plus(linear.times(x)).plus(constant);
      const back = new Map([[drop, eliminated]]);
      expect(substitute(equation, back).equals(polynomial)).toBe(true);
      expect(substitute(first.plus(second), back).isZero()).toBe(true);

      const selected = physicalRoot(elimination, keep);
      if (selected.kind !== 'unique') throw new Error(selected.reason);
      const at = new Map([[keep, selected.root]]);
      expect(substitute(polynomial, at).isZero()).toBe(true);

      const magnitude = fc.double({ min: -2, max: 2, noNaN: true }).map((power) => 10 ** power);
      fc.assert(
        fc.property(fc.array(magnitude, { minLength: 6, maxLength: 6 }), (list) => {
          const values = new Map<string, Complex>(
            names.map((name, k) => [name, { re: list[k]!, im: 0 }]),
          );
          const kept = selected.root.evaluate(values);
          const dropped = eliminated.evaluate(new Map([...values, [keep, kept]]));
          const upperEnd = selected.upperEnd.evaluate(values).re;
          const tolerance = 1e-6 * upperEnd;
          expect(kept.im).toBe(0);
          expect(kept.re).toBeGreaterThan(-tolerance);
          expect(kept.re).toBeLessThan(upperEnd + tolerance);
          expect(dropped.re).toBeGreaterThan(-1e-6 * (1 + eliminatedScale(values)));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('follow the sign of the exchange: the state is thermal at s = 0 and equal baths', () => {
    const thermal = new Map([
      ['n_a', scalar('m_a')],
      ['n_b', scalar('m_a')],
      ['m_b', scalar('m_a')],
      ['s', scalar('0')],
    ]);
    expect(substitute(first, thermal).isZero()).toBe(true);
    expect(substitute(second, thermal).isZero()).toBe(true);
  });
});

describe('what cannot be eliminated or selected', () => {
  it('is refused', () => {
    const unknowns = { keep: 'n_b', drop: 'n_a' };
    expect(() => eliminate(scalar('n_a*n_b'), scalar('n_a + n_b'), unknowns)).toThrow(
      'the product of n_b and n_a does not occur',
    );
    expect(() => eliminate(scalar('n_a*n_b + n_b'), scalar('n_a*n_b'), unknowns)).toThrow(
      'no combination of the equations is linear in n_a',
    );
    expect(() => eliminate(scalar('n_a + n_b^2'), scalar('n_a*n_b'), unknowns)).toThrow(
      'the equation for n_b is not quadratic',
    );
  });

  it('is undecided, with the reason', () => {
    const rising = eliminate(scalar('n_a - n_b'), scalar('n_a*n_b - q'), {
      keep: 'n_b',
      drop: 'n_a',
    });
    expect(physicalRoot(rising, 'n_b')).toEqual({
      kind: 'undecided',
      reason: 'the eliminated occupation does not fall with the kept one',
    });
    const negative = eliminate(scalar('n_a + n_b + q'), scalar('n_a*n_b - q'), {
      keep: 'n_b',
      drop: 'n_a',
    });
    expect(physicalRoot(negative, 'n_b')).toEqual({
      kind: 'undecided',
      reason: 'the eliminated occupation is not positive when the kept one vanishes',
    });
    const open = eliminate(scalar('n_a + n_b - q'), scalar('n_a*n_b - q + s'), {
      keep: 'n_b',
      drop: 'n_a',
    });
    expect(physicalRoot(open, 'n_b')).toEqual({
      kind: 'undecided',
      reason:
        'the signs at the ends of the admissible interval are unknown and unknown, the leading coefficient is negative',
    });
  });
});

/** The largest occupation that conservation allows. */
function eliminatedScale(values: ReadonlyMap<string, Complex>): number {
  const at = (name: string): number => values.get(name)!.re;
  const total = at('kappa_a') * at('m_a') + at('kappa_b') * at('m_b');
  return total / Math.min(at('kappa_a'), at('kappa_b'));
}
