/** Rates that a damped mode imposes on what it is weakly coupled to, from its quantum noise. */
import { InputError } from '../algebra/errors.ts';
import { Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import type { Superoperator } from '../algebra/superoperator.ts';
import { eigenRate } from './adjoint.ts';

/** Transition rates by quantum noise, in units of the parameters. */
export interface CavityRates {
  /** The rate of n → n − 1 transitions per quantum (anti-Stokes). */
  readonly down: Scalar;
  /** The rate of n → n + 1 transitions per quantum (Stokes), from the counter-rotating coupling. */
  readonly up: Scalar;
}

/**
 * Transition rates of an oscillator of frequency ω coupled by g(a + a†)(c + c†) to a mode c in vacuum: the golden
 * rule with the noise spectrum of F = g(c + c†), S(Ω) = 2 Re g²/(λ − iΩ) with L†(c) = −λc, down = S(ω), up = S(−ω)
 * (Marquardt, Chen, Clerk and Girvin, Phys. Rev. Lett. 99, 093902 (2007)). Occupations decay at down − up. Without the
 * counter-rotating coupling ac + a†c†, up is absent. Throws InputError when c is not an eigenoperator.
 */
export function cavityRates(
  cavity: Superoperator,
  mode: string,
  coupling: Scalar,
  frequency: Scalar,
): CavityRates {
  const rate = eigenRate(cavity, Operator.annihilation(cavity.space, mode));
  if (!rate) throw new InputError(`${mode} does not evolve on its own under this generator`);
  const spectrum = (at: Scalar): Scalar =>
    coupling
      .power(2)
      .over(rate.minus(Scalar.I.times(at)))
      .realPart()
      .times(Scalar.integer(2));
  return { down: spectrum(frequency), up: spectrum(frequency.negate()) };
}
