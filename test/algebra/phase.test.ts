import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { cos, exponentialOfI, sin, tan } from '../../src/algebra/phase.ts';
import { sqrt } from '../../src/algebra/root.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';

const theta = Scalar.real('theta');
const phi = Scalar.real('phi');
const twelfth = Scalar.PI.times(Scalar.rational(1, 12));

const angles = fc
  .tuple(...[4, 4, 40].map((max) => fc.integer({ min: -max, max })))
  .map(([m, n, k]) =>
    [
      theta.times(Scalar.integer(m!)),
      phi.times(Scalar.integer(n!)),
      twelfth.times(Scalar.integer(k!)),
    ].reduce((sum, part) => sum.plus(part)),
  );

function same(a: Scalar, b: Scalar): void {
  expect(a.equals(b)).toBe(true);
}

describe('phases', () => {
  it('turn sums of angles into products, and have conjugates as inverses', () => {
    fc.assert(
      fc.property(angles, angles, (a, b) => {
        same(exponentialOfI(a.plus(b)), exponentialOfI(a).times(exponentialOfI(b)));
        same(exponentialOfI(a).conjugate(), exponentialOfI(a.negate()));
        same(exponentialOfI(a).modulusSquared(), Scalar.ONE);
      }),
      { numRuns: 200 },
    );
  });

  it('satisfy the trigonometric identities', () => {
    fc.assert(
      fc.property(angles, angles, (a, b) => {
        same(sin(a).power(2).plus(cos(a).power(2)), Scalar.ONE);
        same(
          cos(a.plus(b)),
          cos(a)
            .times(cos(b))
            .minus(sin(a).times(sin(b))),
        );
        same(
          sin(a.plus(b)),
          sin(a)
            .times(cos(b))
            .plus(cos(a).times(sin(b))),
        );
        same(exponentialOfI(a), cos(a).plus(Scalar.I.times(sin(a))));
        if (!cos(a).isZero()) same(tan(a).times(cos(a)), sin(a));
        expect(cos(a).isReal()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('have derivatives', () => {
    const double = theta.times(Scalar.integer(2));
    same(sin(double).derivative('theta'), cos(double).times(Scalar.integer(2)));
    same(tan(theta).derivative('theta'), cos(theta).power(-2));
  });

  it('are exact at the multiples of π/12', () => {
    const none = new Map<string, never>();
    for (let k = -30; k <= 30; k++) {
      const angle = twelfth.times(Scalar.integer(k));
      same(exponentialOfI(angle).power(24), Scalar.ONE);
      expect(cos(angle).evaluate(none).re).toBeCloseTo(Math.cos((k * Math.PI) / 12), 14);
      expect(sin(angle).evaluate(none).re).toBeCloseTo(Math.sin((k * Math.PI) / 12), 14);
    }
    const half = Scalar.rational(1, 2);
    same(cos(Scalar.PI.over(Scalar.integer(3))), half);
    same(sin(Scalar.PI.over(Scalar.integer(4))), sqrt(half));
    same(cos(Scalar.PI.over(Scalar.integer(6))), sqrt(Scalar.integer(3)).times(half));
    const sixPlusTwo = sqrt(Scalar.integer(6)).plus(sqrt(Scalar.integer(2)));
    same(cos(twelfth), sixPlusTwo.over(Scalar.integer(4)));
    same(tan(Scalar.PI.over(Scalar.integer(4))), Scalar.ONE);
  });

  it('take exact values for angles', () => {
    const at = new Map([['theta', Scalar.PI.over(Scalar.integer(-4))]]);
    const root = sqrt(Scalar.rational(1, 2));
    same(substitute(cos(theta.times(Scalar.integer(2))), at), Scalar.ZERO);
    same(substitute(exponentialOfI(theta), at), root.minus(root.times(Scalar.I)));
  });

  it('refuse other angles', () => {
    const message =
      'the angle of a phase must be a sum of integer multiples of real symbols and of pi/12';
    for (const angle of [
      theta.over(Scalar.integer(2)),
      theta.power(2),
      theta.times(phi),
      Scalar.ONE,
      Scalar.I.times(theta),
      Scalar.complex('z'),
      Scalar.PI.over(Scalar.integer(5)),
      Scalar.ONE.over(theta),
    ]) {
      expect(() => exponentialOfI(angle)).toThrow(new InputError(message));
    }
    expect(() => tan(Scalar.PI.over(Scalar.integer(2)))).toThrow(
      new InputError('the tangent of an odd multiple of pi/2'),
    );
    expect(() => exponentialOfI(theta.times(Scalar.integer(40_000)))).toThrow(
      new InputError('an exponent of 40000 is beyond ±32767'),
    );
  });
});
