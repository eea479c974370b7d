/**
 * A coupling to second order, its memory taken in the Heisenberg picture: the reduced master equation
 * ρ̇ = L₀ρ − i·(Vρ-type terms of V and its propagated self V(t) = e^{L₀†t}(V)), V not necessarily Hermitian.
 */

import { integrateDecaying } from '../algebra/cas.ts';
import { propagate } from '../algebra/decay.ts';
import { InputError } from '../algebra/errors.ts';
import { expressScalar } from '../algebra/express.ts';
import { interpretScalar, scalarValue } from '../algebra/interpret.ts';
import { exponents, type Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import { signOf } from '../algebra/sign.ts';
import { substitute } from '../algebra/substitute.ts';
import { Superoperator } from '../algebra/superoperator.ts';
import { printText, readText } from '../algebra/text.ts';

/** The four terms of −iVY + iYV† with Y = ∫₀^∞dt(−iV(t)ρ + iρV†(t)), V(t) = e^{L₀†t}(V). */
export interface SecondOrderTerms {
  /** −∫ V·V(t)·ρ. */
  readonly left: Superoperator;
  /** ∫ V·ρ·V†(t). */
  readonly leftThenRight: Superoperator;
  /** ∫ V(t)·ρ·V†. */
  readonly rightThenLeft: Superoperator;
  /** −∫ ρ·V†(t)·V†. */
  readonly right: Superoperator;
}

const TIME = 't';

/**
 * The terms with both approximations that the construction makes: Markov, ρ(t − t′) ≈ ρ(t), and
 * e^{L₀t′}(Vρ) ≈ V(t′)ρ, which holds for the stationary state of a resonant L₀ and not in general.
 *
 * @param free the generator L₀ without the coupling; the terms of V must be its eigenoperators
 * @param setting values of symbols to be set before the integration, such as ω_b = ω_a
 * @param integral ∫e^{−λt′}dt′ over the memory that is kept; over all of it, 1/λ, when absent
 * @throws InputError when V does not consist of eigenoperators or one of them does not decay
 */
export function secondOrderTerms(
  free: Superoperator,
  coupling: Operator,
  setting: ReadonlyMap<string, Scalar> = new Map(),
  integral: (rate: Scalar) => Scalar = confirmedIntegral,
): SecondOrderTerms {
  const adjoint = coupling.adjoint();
  const memory = integratedMemory(free, coupling, setting, integral);
  const adjointMemory = integratedMemory(free, adjoint, setting, integral);
  const minusOne = Scalar.integer(-1);
  return {
    left: Superoperator.left(coupling.times(memory)).scale(minusOne),
    leftThenRight: Superoperator.sandwich(coupling, adjointMemory),
    rightThenLeft: Superoperator.sandwich(memory, adjoint),
    right: Superoperator.right(adjointMemory.times(adjoint)).scale(minusOne),
  };
}

/** ∫₀^∞ e^{L₀†t}(V)dt by the eigenoperators of L₀†, each real rate confirmed by nerdamer's integral of e^{−λt}. */
export function integratedMemory(
  free: Superoperator,
  coupling: Operator,
  setting: ReadonlyMap<string, Scalar> = new Map(),
  integral: (rate: Scalar) => Scalar = confirmedIntegral,
): Operator {
  const exponent = free.adjoint().scale(Scalar.real(TIME, true));
  return propagate(exponent, TIME, coupling)
    .map(({ rate, value }) => value.scale(integral(substitute(rate, setting))))
    .reduce((sum, term) => sum.plus(term));
}

/** 1/λ, when Re λ > 0. Throws InputError otherwise, CasDisagreement when nerdamer integrates to something else. */
export function confirmedIntegral(rate: Scalar): Scalar {
  if (signOf(rate.realPart()) !== 'positive') {
    throw new InputError(`the rate ${printText(expressScalar(rate))} is not known to be positive`);
  }
  const exact = rate.inverse();
  if (!rate.isReal()) return exact;
  const names = new Map(
    rate.symbols().map((name) => [name, scalarValue(Scalar.real(name, true))] as const),
  );
  const lambda = 'lambda';
  const scope = { names: new Map([...names, [lambda, scalarValue(Scalar.real(lambda, true))]]) };
  const read = (text: string): Scalar => interpretScalar(readText(text), scope);
  const answer = integrateDecaying(`exp(-(${lambda})*t)`, 't', {
    // F = −e^{−λt}/λ, the only antiderivative without a constant.
    antiderivative: () => true,
    isZero: (text) => read(text).isZero(),
  });
  const found = substitute(read(answer), new Map([[lambda, rate]]));
  if (!found.equals(exact)) throw new RangeError(`nerdamer integrates e^(-λt) to ${answer}`);
  return exact;
}

/**
 * The terms that stay when every mode's phase is averaged over: those that change the occupations of ket and bra
 * alike. The dropped ones oscillate at differences of frequencies; at resonance they do not.
 */
export function secular(map: Superoperator): Superoperator {
  return Superoperator.ofTerms(
    map.space,
    [...map.terms].filter(([key]) => {
      const [left, right] = map.split(key);
      const others = exponents(right);
      return exponents(left).every((each, k) => {
        const other = others[k]!;
        return each.creation + other.creation === each.annihilation + other.annihilation;
      });
    }),
  );
}

/** L₀ with all four terms. */
export function secondOrderGenerator(
  free: Superoperator,
  { left, leftThenRight, rightThenLeft, right }: SecondOrderTerms,
): Superoperator {
  return [left, leftThenRight, rightThenLeft, right].reduce((sum, term) => sum.plus(term), free);
}
