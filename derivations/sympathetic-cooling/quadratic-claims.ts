/** Eqs. (14) and (C1): the quadratics for the stationary occupations. */

import { type EquationClaim, interpretScalar, Scalar, scalarValue, type Value } from 'ladderproof';
import {
  between,
  declaredIn,
  describeValue,
  evaluateFloat,
  type FloatValue,
  floatNumber,
  randomSource,
} from 'ladderproof/claims';
import { readScalar, stationary } from './derivation.ts';
import { displays } from './displays.ts';
import { lastRight } from './hamiltonians.ts';
import { printed } from './printed.ts';

/** A printed quadratic for an occupation against the stationary equations (13) as printed, as polynomials. */
function quadraticClaim(keep: 'a' | 'b'): EquationClaim {
  const [name, letters] = keep === 'b' ? (['14', 'ABC'] as const) : (['c1', 'DEF'] as const);
  const tex = keep === 'b' ? (['15a', '15b', '15c'] as const) : (['c2a', 'c2b', 'c2c'] as const);
  const mode = `n_${keep}`;
  const x = Scalar.real(mode);
  const coefficients = [...letters].map(
    (letter, k) => [letter, scalarValue(readScalar(printed[tex[k]!]))] as const,
  );
  const names = new Map<string, Value>([...coefficients, [mode, scalarValue(x)]]);
  const scalarMoment = (of: Value): Scalar => {
    if (of.kind !== 'scalar') throw new RangeError('a moment of something else');
    return of.scalar;
  };
  return {
    kind: 'equation',
    slug: `eq-${name}`,
    where: `Eq. (${name.toUpperCase()})`,
    title: `Quadratic for the stationary occupation of particle ${keep.toUpperCase()}`,
    printed: displays[name],
    premises: [
      'eq-13a',
      'eq-13b',
      ...[...'abc'].map((letter) => `eq-${keep === 'b' ? '15' : 'c2'}${letter}`),
    ],
    line: `${letters[0]}-printed`,
    checks: [
      {
        method: 'symbolic-residual',
        route: 'exact',
        run: ([equation]) => {
          const { quadratic, linear: slope, constant } = stationary('printed', keep);
          const derived = quadratic.times(x.power(2)).plus(slope.times(x)).plus(constant);
          const at = { names, moment: scalarMoment };
          const value = interpretScalar(equation!.left, at).minus(
            interpretScalar(equation!.right, at),
          );
          const residual = value.minus(derived);
          return {
            kind: residual.isZero() ? 'passed' : 'failed',
            evidence: { residual: describeValue(scalarValue(residual)) },
          };
        },
      },
      {
        method: 'stationary-occupations',
        route: 'floating-point',
        run: ([equation]) => {
          const random = randomSource(`quadratic-${keep}`);
          for (let k = 0; k < 20; k++) {
            const values = new Map(
              ['g_1', 'g_2', 'kappa_a_eff', 'kappa_b', 'nbar_a_eff', 'nbar_b'].map(
                (each) => [each, floatNumber(between(random, 0.1, 1.5))] as const,
              ),
            );
            const { here, scale } = stationaryValue(
              equation!,
              values,
              keep,
              coefficientTex(tex, letters),
            );
            if (!(Math.abs(here) <= 1e-8 * scale)) {
              return {
                kind: 'failed',
                evidence: { point: k + 1, value: Number(here.toPrecision(6)) },
              };
            }
          }
          return { kind: 'passed', evidence: { points: 20, tolerance: 1e-8 } };
        },
      },
    ],
  };
}

function coefficientTex(tex: readonly (keyof typeof printed)[], letters: string) {
  return tex.map((key, k) => [letters[k]!, printed[key]] as const);
}

/** Left minus right of a printed quadratic where both lines of (13) vanish: the point is found by bisection. */
function stationaryValue(
  equation: {
    readonly left: Parameters<typeof evaluateFloat>[0];
    readonly right: Parameters<typeof evaluateFloat>[0];
  },
  values: ReadonlyMap<string, FloatValue>,
  keep: 'a' | 'b',
  coefficients: readonly (readonly [string, string | readonly string[]])[],
): { readonly here: number; readonly scale: number } {
  const drop = keep === 'a' ? 'b' : 'a';
  const sides = { a: lastRight(printed['13a']), b: lastRight(printed['13b']) } as const;
  const flow = (mode: 'a' | 'b', kept: number, dropped: number): number => {
    const names = new Map([
      ...values,
      [`n_${keep}`, floatNumber(kept)] as const,
      [`n_${drop}`, floatNumber(dropped)] as const,
    ]);
    return real(evaluateFloat(sides[mode], { names }));
  };
  const partner = (kept: number): number => {
    const total = (dropped: number): number => flow('a', kept, dropped) + flow('b', kept, dropped);
    return -total(0) / (total(1) - total(0));
  };
  const f = (kept: number): number => flow(keep, kept, partner(kept));
  // The other occupation falls linearly and vanishes at the upper end.
  let [low, high] = [0, partner(0) / (partner(0) - partner(1))];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === f(low) > 0) low = middle;
    else high = middle;
  }
  const names = new Map<string, FloatValue>([...values, [`n_${keep}`, floatNumber(low)]]);
  let scale = 0;
  for (const [letter, tex] of coefficients) {
    const value = evaluateFloat(lastRight(String(tex)), { names });
    scale = Math.max(scale, Math.abs(real(value)) * Math.max(1, low) ** 2);
    names.set(letter, value);
  }
  const at = { names, moment: (of: FloatValue) => floatNumber(real(of)) };
  return {
    here: real(evaluateFloat(equation.left, at)) - real(evaluateFloat(equation.right, at)),
    scale,
  };
}

function real(value: FloatValue): number {
  if (value.kind !== 'number') throw new RangeError('a number is expected');
  return value.re;
}

export const quadraticClaims = declaredIn(import.meta.url, (): readonly EquationClaim[] => [
  quadraticClaim('b'),
  quadraticClaim('a'),
]);
