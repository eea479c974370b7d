/**
 * e^{i·angle} and the trigonometric functions made from it, exactly.
 *
 * A phase is a Laurent monomial in generators e^{iθ}, one a symbol, so sums of angles are products and
 * sin² + cos² = 1 needs no rule. Rational multiples of π are taken in steps of π/12.
 */
import { InputError } from './errors.ts';
import { phase } from './generators.ts';
import { sqrt } from './root.ts';
import { Scalar } from './scalar.ts';

/**
 * e^{i·angle} for an angle that is a sum of integer multiples of real symbols and of a multiple of π/12.
 * Throws InputError for any other angle.
 */
export function exponentialOfI(angle: Scalar): Scalar {
  const linear = linearParts(angle);
  if (!linear) {
    throw new InputError(
      'the angle of a phase must be a sum of integer multiples of real symbols and of pi/12',
    );
  }
  return linear;
}

/** sin x = (e^{ix} − e^{−ix})/2i, in phases. */
export function sin(angle: Scalar): Scalar {
  const e = exponentialOfI(angle);
  return e.minus(e.inverse()).over(Scalar.I.times(Scalar.integer(2)));
}

/** cos x = (e^{ix} + e^{−ix})/2, in phases. */
export function cos(angle: Scalar): Scalar {
  const e = exponentialOfI(angle);
  return e.plus(e.inverse()).over(Scalar.integer(2));
}

/** tan x = sin x / cos x, in phases. Throws InputError at an odd multiple of π/2. */
export function tan(angle: Scalar): Scalar {
  const denominator = cos(angle);
  if (denominator.isZero()) throw new InputError('the tangent of an odd multiple of pi/2');
  return sin(angle).over(denominator);
}

function linearParts(angle: Scalar): Scalar | undefined {
  let result = Scalar.ONE;
  let rest = angle;
  for (const generator of angle.generators()) {
    if (generator.kind !== 'real') return undefined;
    const symbol = Scalar.ofGenerator(generator);
    const slope = angle.derivative(generator.name);
    const value = slope.constantValue();
    if (value?.im !== 0) return undefined;
    rest = rest.minus(slope.times(symbol));
    const part =
      generator.name === 'pi'
        ? twelfths(slope.times(Scalar.integer(12)))
        : value.den === 1
          ? Scalar.ofGenerator(phase(generator)).power(Number(value.re))
          : undefined;
    if (!part) return undefined;
    result = result.times(part);
  }
  return rest.isZero() ? result : undefined;
}

/** e^{iπn/12}, undefined unless n is an integer. */
function twelfths(n: Scalar): Scalar | undefined {
  const value = n.constantValue();
  if (value?.den !== 1) return undefined;
  const count = ((Number(value.re) % 24) + 24) % 24;
  const half = Scalar.rational(1, 2);
  const quarterTurn = Scalar.ONE.plus(Scalar.I).times(sqrt(half));
  const sixthTurn = half.plus(sqrt(Scalar.integer(3)).times(half).times(Scalar.I));
  return sixthTurn.over(quarterTurn).power(count);
}
