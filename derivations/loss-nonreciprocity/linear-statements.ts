/** Statements about input power, weak transmission and interference: Secs. II and III up to Fig. 2(c). */

import {
  bindModel,
  type Check,
  fockBasis,
  interpretOperator,
  interpretScalar,
  modes,
  Operator,
  operatorValue,
  readEquations,
  readText,
  Scalar,
  type StatementClaim,
  scalarValue,
  substitute,
  type Value,
} from 'ladderproof';
import { type Equation, exponentialOfI } from 'ladderproof/algebra';
import {
  between,
  type CheckOutcome,
  declaredIn,
  describeValue,
  evaluateFloat,
  type FloatValue,
  floatNumber,
  parameterNames,
  randomSource,
  type StatementVariant,
} from 'ladderproof/claims';
import { expectation, normalOrderedPower, steadyState, term } from 'ladderproof/numeric';
import { transmissionByElimination } from './checks.ts';
import { printedDefinitions } from './definitions.ts';
import { backward, equalLosses, forward, scattering, symmetric } from './derivation.ts';
import { inFockSpace } from './light.ts';
import { derived, drivenAtA, drivenAtC, linear, symbols } from './model.ts';
import { both, type Direction, figure2, type Point } from './point.ts';
import {
  bothWays,
  describeExact,
  exact,
  exactly,
  exactTransmissions,
  type Finding,
  formulaStatement,
  isolation,
  nearOne,
  nearZero,
  onBothRoutes,
  range,
  verdictOf,
} from './statement-checks.ts';

type Random = () => number;

const parameters = parameterNames([...drivenAtA.parameters, ...linear.parameters, ...derived]);

/** The input amplitude that a drive −iΩ stands for, −iΩ = √κ·α: its square is the power in photons a unit of time. */
const inputPower: Check = {
  method: 'drive-as-input',
  route: 'exact',
  run: (equations) => {
    const findings = equations.map(({ left, right }, k): Finding => {
      const rate = exact(`kappa_${'ac'[k]}`);
      const power = exact('Omega^2').over(rate);
      const printed = interpretScalar(right, { names: parameters });
      const names = ['P_in_a', 'P_in_c'];
      const found = left.kind === 'symbol' && left.name === names[k] && printed.equals(power);
      return [`|α|² at ${'ac'[k]}`, describeExact(power), found];
    });
    return verdictOf(findings);
  },
};

/**
 * No photon is lost or made: with the printed input power and the amplitude that belongs to it, what goes in at the
 * driven cavity comes out again at the three ports, in the full solution with Kerr terms and unequal losses.
 */
const photonBudget: Check = {
  method: 'photon-budget',
  route: 'fock-space',
  run: (equations) => {
    const findings = both.map((direction, k): Finding => {
      const values = new Map([
        ['kappa_a', 0.8],
        ['kappa_c', 1.3],
        ['kappa_b', 0.6],
        ['Omega', 0.2],
        ['Delta', 0.3],
      ]);
      const power = evaluateFloat(equations[k]!.right, {
        names: new Map([...values].map(([name, x]) => [name, floatNumber(x)])),
      });
      if (power.kind !== 'number') throw new RangeError('the power is no number');
      const out = outgoing(direction, values, power.re);
      return [
        `photons out over photons in, driven at ${direction[0]}`,
        out / power.re,
        Math.abs(out / power.re - 1) < 1e-6,
      ];
    });
    return verdictOf(findings);
  },
};

/** Photons a unit of time that leave through the three ports for an input of the given power. */
function outgoing(
  direction: Direction,
  values: ReadonlyMap<string, number>,
  power: number,
): number {
  const basis = fockBasis(3, { total: 5 });
  const model = direction === 'ac' ? drivenAtA : drivenAtC;
  const outcome = steadyState(bindModel(model, values), basis);
  if (outcome.kind !== 'converged') throw new RangeError(outcome.reason);
  const driven = direction === 'ac' ? 0 : 1;
  const rates = ['a', 'c', 'b'].map((mode) => values.get(`kappa_${mode}`)!);
  const occupations = rates.map(
    (_, j) => expectation(normalOrderedPower(3, j), basis, outcome.density).re,
  );
  const none = [0, 0, 0];
  const amplitude = expectation([term(1, 0, none, none.with(driven, 1))], basis, outcome.density);
  // a_out = −α + √κ a with α = −i√P: reflected = P + κ⟨a†a⟩ − 2√κ Re(α*⟨a⟩).
  const interference = 2 * Math.sqrt(rates[driven]! * power) * -amplitude.im;
  return power - interference + rates.reduce((sum, rate, j) => sum + rate * occupations[j]!, 0);
}

const MEDIUM = ['hbar', 'omega_a', 'c_0', 'n_2', 'n_0', 'V_eff'] as const;

const medium = new Map<string, Value>(
  MEDIUM.map((name) => [name, scalarValue(Scalar.real(name, true))]),
);

/**
 * What one photon shifts a resonance by: ω is inversely proportional to the index, Δω = −ωΔn/n₀, the index grows
 * with the intensity, Δn = n₂I, and ħω in the volume V that travels at c₀/n₀ is the intensity I = (c₀/n₀)ħω/V. The
 * printed parameter may differ from it by a number (how V is defined, and whether U or 2U is the shift).
 */
const kerrShift: Check = {
  method: 'scaling',
  route: 'exact',
  run: ([equation]) => {
    const shift = interpretScalar(readText('omega_a*(n_2/n_0)*(c_0/n_0)*hbar*omega_a/V_eff'), {
      names: medium,
    });
    const ratio = interpretScalar(equation!.right, { names: medium }).over(shift);
    return verdictOf([
      ['printed over the shift by one photon', describeExact(ratio), ratio.symbols().length === 0],
    ]);
  },
};

/** The same from two resonances of a ring, n·L = a whole number of wavelengths, with and without the photon's light. */
const kerrShiftOfRing: Check = {
  method: 'resonances-of-a-ring',
  route: 'floating-point',
  run: ([equation]) => {
    const random = randomSource('kerr-ring');
    const ratios = Array.from({ length: 10 }, () => {
      const [c_0, n_0, V_eff] = [
        between(random, 0.5, 2),
        between(random, 1.2, 3),
        between(random, 0.5, 2),
      ];
      const [hbar, n_2, wavelengths, length] = [between(random, 0.5, 2), 1e-7, 5, 2];
      const resonance = (index: number): number =>
        (2 * Math.PI * wavelengths * c_0) / (index * length);
      const omega_a = resonance(n_0);
      const intensity = ((c_0 / n_0) * hbar * omega_a) / V_eff;
      const shift = resonance(n_0) - resonance(n_0 + n_2 * intensity);
      const printed = evaluateFloat(equation!.right, {
        names: asFloats({ hbar, omega_a, c_0, n_2, n_0, V_eff }),
      });
      return printed.kind === 'number' ? printed.re / shift : Number.NaN;
    });
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
    return verdictOf([
      ['smallest printed over shift', least, true],
      ['largest printed over shift', most, most - least < 1e-3 * Math.abs(most)],
    ]);
  },
};

/** Two steps of the drive between which the error of the linear theory must fall as its square. */
const DRIVES = [0.1, 0.05] as const;

const linearTransmission = (direction: Direction, point: Point): number =>
  transmissionByElimination(
    direction,
    new Map([
      ['kappa_a', point.kappa[0]],
      ['kappa_c', point.kappa[1]],
      ['kappa_b', point.kappa[2]],
      ['J_ac', point.J_ac],
      ['J_ab', point.J_b],
      ['J_bc', point.J_b],
      ['theta', point.theta],
    ]),
    -point.Delta,
  );

/** Eq. (16) or (17) at a phase for which J_ac > 0, as the numbers of the two-channel condition. */
const conditionPoint = (complete: Direction, theta: number): Readonly<Record<string, number>> => {
  const sign = complete === 'ac' ? 1 : -1;
  const delta = (sign * 1) / (2 * Math.tan(theta));
  const J_ac = (-sign * 1) / (2 * Math.sin(theta));
  return { delta, J_ac, J: J_ac, kappa_b: 1, theta, n: 0, phi: Math.atan2(0.5, delta) };
};

const asFloats = (values: Readonly<Record<string, number>>): Map<string, FloatValue> =>
  new Map(Object.entries(values).map(([name, x]) => [name, floatNumber(x)]));

function sides(equation: Equation, values: Readonly<Record<string, number>>): [number, number] {
  const scope = { names: asFloats(values) };
  const [left, right] = [evaluateFloat(equation.left, scope), evaluateFloat(equation.right, scope)];
  if (left.kind !== 'number' || right.kind !== 'number')
    throw new RangeError('a condition between numbers is expected');
  return [left.re, right.re];
}

/** The phase θ at which a condition on φ and θ holds with n = 0; both sides are linear in θ. */
function phaseThatFits(equation: Equation, phi: number): number {
  const gap = (theta: number): number => {
    const [left, right] = sides(equation, { phi, theta, n: 0 });
    return left - right;
  };
  return -gap(0) / (gap(1) - gap(0));
}

/** Which direction each printed phase condition closes: φ − θ is the phase of c → a, φ + θ that of a → c. */
const CLOSED = ['ca', 'ac'] as const;

/** Random losses and detunings, J and θ from the printed conditions: one direction must close, the other not. */
const conditionsClose: Check = {
  method: 'random-points',
  route: 'floating-point',
  run: ([modulus, ...phases]) => {
    const random = randomSource('two-channel');
    const points = 20;
    for (let k = 0; k < points; k++) {
      const delta = between(random, -2, 2);
      const kappa_b = between(random, 0.2, 2);
      const J_ac = between(random, 0.2, 1.5);
      const phi = Math.atan2(kappa_b / 2, delta);
      const [square, unit] = sides(modulus!, { J_ac, delta, kappa_b, J: 1 });
      for (const [which, phase] of phases.entries()) {
        const J = Math.sqrt(square / unit);
        const point: Point = {
          Delta: -delta,
          kappa: [1, 1, kappa_b],
          J_ac,
          J_b: J,
          theta: phaseThatFits(phase, phi),
          U: 0,
          Omega: 0,
        };
        const closed = CLOSED[which]!;
        const open = closed === 'ca' ? 'ac' : 'ca';
        const [dark, bright] = [linearTransmission(closed, point), linearTransmission(open, point)];
        if (!(dark < 1e-18 && bright > 1e-9)) {
          return {
            kind: 'failed',
            evidence: {
              point: k + 1,
              [`T_${closed}`]: Number(dark.toPrecision(4)),
              [`T_${open}`]: Number(bright.toPrecision(4)),
            },
          };
        }
      }
    }
    return { kind: 'passed', evidence: { points, tolerance: 1e-18 } };
  },
};

/**
 * The numerators of Eqs. (13) and (14) with δ + iκ_b/2 = r e^{iφ}, J_ac = J²/r and θ = ±(φ − π): both conditions
 * as identities.
 */
const conditionsExactly: Check = {
  method: 'insertion',
  route: 'exact',
  run: (equations) => {
    const [modulus, ...phases] = equations;
    const r = exact('kappa');
    const findings = phases.map((phase, k): Finding => {
      // θ = slope·φ + offset·π, from the printed condition, which is linear in both.
      const at = (phi: number): number => phaseThatFits(phase, phi);
      const slope = Math.round(at(1) - at(0));
      const offset = at(0) / Math.PI;
      if (
        !Number.isInteger(Math.round(offset * 12)) ||
        Math.abs(offset * 12 - Math.round(offset * 12)) > 1e-9
      )
        throw new RangeError('the phase condition has no exact solution');
      const theta = exact('theta')
        .times(Scalar.integer(slope))
        .plus(Scalar.PI.times(Scalar.rational(Math.round(offset * 12), 12)));
      const [left, right] = [modulus!.left, modulus!.right].map((side) =>
        evaluateFloat(side, { names: asFloats({ J_ac: 1, delta: 0.6, kappa_b: 1.6, J: 1 }) }),
      );
      if (left?.kind !== 'number' || right?.kind !== 'number') throw new RangeError('no number');
      // J_ac r = ratio·J², so that a factor in the printed condition is felt.
      const ratio = Scalar.rational(Math.round((right.re / left.re) * 1000), 1000);
      const closed = CLOSED[k]!;
      const amplitude = substitute(
        equalLosses(symmetric(closed === 'ca' ? backward : forward)),
        new Map([
          ['theta', theta],
          ['delta', r.times(exact('cos(theta)'))],
          ['kappa_b', r.times(exact('2*sin(theta)'))],
          ['J_ac', exact('J^2').times(ratio).over(r)],
        ]),
      );
      return [
        `S, ${closed[0]} to ${closed[1]}`,
        amplitude.isZero() ? '0' : 'not 0',
        amplitude.isZero(),
      ];
    });
    return verdictOf(findings);
  },
};

/** The conditions hold where Eqs. (16) and (17) do, at phases for which the coupling strength J_ac is positive. */
const conditionsMatchIdeal: Check = {
  method: 'agrees-with-16-and-17',
  route: 'floating-point',
  run: ([modulus, minus, plus]) => {
    const random = randomSource('two-channel-ideal');
    const points = 10;
    for (let k = 0; k < points; k++) {
      for (const complete of both) {
        const theta = between(random, 0.2, Math.PI - 0.2) * (complete === 'ac' ? -1 : 1);
        const values = conditionPoint(complete, theta);
        const [left, right] = sides(modulus!, values);
        const [phase, wanted] = sides(complete === 'ac' ? minus! : plus!, values);
        const turns = (phase - wanted) / (2 * Math.PI);
        if (Math.abs(left - right) > 1e-9 || Math.abs(turns - Math.round(turns)) > 1e-9) {
          return { kind: 'failed', evidence: { theta: theta.toPrecision(4), complete } };
        }
      }
    }
    return { kind: 'passed', evidence: { points, J_ac: 'positive' } };
  },
};

/** Eq. (2) in the frame of a laser of the frequency that the text names: constant only if both are the same. */
function driveConstantAt(name: 'omega_d' | 'omega_p'): StatementClaim['checks'] {
  const [equation] = readEquations(printedDefinitions.drive, symbols);
  const space = modes('d');
  const annihilation = Operator.annihilation(space, 'd');
  const wanted = annihilation.plus(annihilation.adjoint()).scale(exact('Omega'));
  return [
    exactly('rotating-frame', () => {
      const restAt = (laser: 'omega_d' | 'omega_p'): Operator => {
        const phase = exponentialOfI(Scalar.real(laser).times(Scalar.integer(-2)));
        const found = interpretOperator(
          equation!.right,
          {
            names: new Map<string, Value>([
              ...parameters,
              ['t', scalarValue(Scalar.integer(2))],
              ['driven', operatorValue(annihilation.scale(phase))],
            ]),
          },
          space,
        );
        return found.minus(wanted);
      };
      const rest = restAt(name);
      const outcome = verdictOf([
        ['what still turns at t = 2', describeValue(operatorValue(rest)), rest.isZero()],
      ]);
      // With one name for both nothing is wrong: the frequency has two.
      const isNaming = restAt('omega_p').isZero();
      return outcome.kind === 'failed' && isNaming ? { ...outcome, reason: 'convention' } : outcome;
    }),
    {
      method: 'random-points',
      route: 'floating-point',
      run: () => {
        const random = randomSource(`drive-frequency`);
        for (let k = 0; k < 10; k++) {
          const [omega_p, other, t] = [random(), random(), between(random, 1, 5)];
          const frequency = name === 'omega_p' ? omega_p : other;
          // The amplitude α(t) = e^{−iω_d t} of a field at the laser's frequency makes a resonant drive constant.
          const value = evaluateFloat(equation!.right, {
            names: new Map<string, FloatValue>([
              ['Omega', floatNumber(1)],
              ['omega_p', floatNumber(omega_p)],
              ['t', floatNumber(t)],
              ['driven', floatNumber(Math.cos(frequency * t), -Math.sin(frequency * t))],
            ]),
          });
          if (value.kind !== 'number' || Math.abs(value.re - 2) > 1e-9)
            return { kind: 'failed', evidence: { point: k + 1 } };
        }
        return { kind: 'passed', evidence: { points: 10, tolerance: 1e-9 } };
      },
    },
  ];
}

const swept = range(-2, 2, 0.2);

/** T both ways over the detunings of Fig. 2, equal to within a tolerance. */
function reciprocalTransmission(point: Point, tolerance: number): StatementClaim['checks'] {
  return onBothRoutes((solve, route) => {
    const detunings = route === 'fock-space' ? swept : range(-2, 2, 1);
    const differences = detunings.map((Delta) => isolation(bothWays(solve, { ...point, Delta })));
    const largest = Math.max(...differences);
    return verdictOf([['largest |T_ac - T_ca|', largest, largest <= tolerance]], {
      detunings: detunings.length,
      tolerance,
    });
  });
}

/** Nothing couples to b. */
export const twoCavities: Point = { ...figure2, J_b: 0 };

const linearReciprocity = (
  replacements: Readonly<Record<string, string>>,
): StatementClaim['checks'][number] =>
  exactly('linear-transmission', () => {
    const { ac, ca } = exactTransmissions(replacements);
    const difference = ac.minus(ca);
    return verdictOf([['T_ac - T_ca', describeExact(difference), difference.isZero()]]);
  });

interface Ideal {
  readonly Delta: number;
  readonly kappa_b: number;
}

/** The steps of the search for a maximum, the first over the whole map, each later one around the best point. */
const STEPS = [0.5, 0.25, 0.1, 0.05] as const;

interface Place extends Ideal {
  readonly value: number;
}

/** Where a quantity is largest on the map of Figs. 2(c, f), to the last of the steps. */
export function largest(value: (Delta: number, kappa_b: number) => number): Place {
  const search = (Deltas: readonly number[], losses: readonly number[]): Place =>
    Deltas.flatMap((Delta) =>
      losses.map((kappa_b) => ({ Delta, kappa_b, value: value(Delta, kappa_b) })),
    ).reduce((best, each) => (each.value > best.value ? each : best));
  const [whole, ...around] = STEPS;
  return around.reduce(
    ({ Delta, kappa_b }, step) => {
      const near = (x: number): readonly number[] => range(x - step, x + step, step);
      return search(near(Delta), near(kappa_b));
    },
    search(range(-2, 2, whole), range(whole, 2, whole)),
  );
}

/** The isolation is largest at a place, in the full solution and, exactly, for linear cavities, where it is 1. */
function maximumAt({ Delta, kappa_b }: Ideal): StatementClaim['checks'] {
  const near = (x: number, y: number): boolean => Math.abs(x - y) < 0.051;
  return [
    {
      method: 'master-equation',
      route: 'fock-space',
      run: () => {
        const best = largest((D, loss) =>
          isolation(bothWays(inFockSpace, { ...figure2, Delta: D, kappa: [1, 1, loss] })),
        );
        return verdictOf(
          [
            ['Delta/kappa at the maximum', best.Delta, near(best.Delta, Delta)],
            ['kappa_b/kappa at the maximum', best.kappa_b, near(best.kappa_b, kappa_b)],
          ],
          { isolation: Number(best.value.toPrecision(4)), grid: STEPS.at(-1)! },
        );
      },
    },
    exactly('linear-transmission', () => {
      // No isolation exceeds 1, since no transmission does.
      const { ac, ca } = exactTransmissions({
        theta: '-pi/4',
        J: 'kappa/sqrt(2)',
        J_ac: 'kappa/sqrt(2)',
        delta: `-${Delta}*kappa`,
        kappa_b: `${kappa_b}*kappa`,
      });
      const value = ac.minus(ca);
      return verdictOf([['T_ac - T_ca', describeExact(value), value.isOne()]]);
    }),
  ];
}

const maximumVariants = (): readonly StatementVariant[] =>
  [
    { Delta: -0.5, kappa_b: 1 },
    { Delta: 0.5, kappa_b: 0.5 },
    { Delta: 0.5, kappa_b: 2 },
    { Delta: 0, kappa_b: 1 },
    { Delta: 1, kappa_b: 1 },
  ].map((place) => ({
    statement: maximumSentence(place),
    change: `another place: $\\Delta/\\kappa = ${place.Delta}$, $\\kappa_b/\\kappa = ${place.kappa_b}$`,
    checks: maximumAt(place),
  }));

const maximumSentence = ({ Delta, kappa_b }: Ideal): string =>
  `The isolation $|T_{a \\rightarrow c} - T_{c \\rightarrow a}|$ is largest at $\\Delta/\\kappa \\approx ${Delta}$, $\\kappa_b/\\kappa = ${kappa_b}$, in agreement with Eq. (16).`;

const complete = (direction: Direction, point: Point): StatementClaim['checks'] =>
  onBothRoutes((solve) => {
    const { ac, ca } = bothWays(solve, point);
    const [open, closed] = direction === 'ac' ? [ac, ca] : [ca, ac];
    return verdictOf([
      ['T in the open direction', open.T, nearOne(open.T)],
      ['T in the closed direction', closed.T, nearZero(closed.T)],
    ]);
  });

/** The parameters of Fig. 2 inserted into Eq. (16) with δ = s·Δ. */
function optimalWith(sign: 1 | -1): StatementClaim['checks'] {
  return [
    exactly('insertion', () => {
      const theta = new Map([['theta', exact('-pi/4')]]);
      const delta = substitute(exact('kappa/(2*tan(theta))'), theta);
      const J = substitute(exact('-kappa/(2*sin(theta))'), theta);
      const atDrive = exact(`${sign}*kappa/2`);
      return verdictOf([
        ['delta of Eq. (16)', describeExact(delta), delta.equals(atDrive)],
        ['J_ac of Eq. (16)', describeExact(J), J.equals(exact('sqrt(2)*kappa/2'))],
      ]);
    }),
    {
      method: 'master-equation',
      route: 'fock-space',
      run: () => {
        const { ac, ca } = bothWays(inFockSpace, { ...figure2, Delta: sign * -0.5 });
        return verdictOf([
          ['T_ac at delta of Eq. (16)', ac.T, nearOne(ac.T)],
          ['T_ca at delta of Eq. (16)', ca.T, nearZero(ca.T)],
        ]);
      },
    },
  ];
}

const optimalSentence = (relation: string): string =>
  `The parameters of Fig. 2, $\\theta = -\\pi/4$, $J_{ab} = J_{bc} = J_{ac} = \\sqrt{2}\\kappa/2$, $\\kappa_b = \\kappa$, satisfy Eq. (16) at $\\Delta = 0.5\\kappa$, where $${relation}$.`;

/** At the conditions of Eq. (16) all light leaves at c: nothing is reflected, nothing lost in b. */
function perfectTransmission(): StatementClaim['checks'] {
  return [
    exactly('unitarity', () => {
      const sum = [0, 1, 2]
        .map((row) => equalLosses(symmetric(scattering[row]![0]!)).modulusSquared())
        .map((value) =>
          substitute(
            value,
            new Map([
              ['theta', exact('-pi/4')],
              ['J', exact('kappa/sqrt(2)')],
              ['J_ac', exact('kappa/sqrt(2)')],
              ['delta', exact('-kappa/2')],
              ['kappa_b', exact('kappa')],
            ]),
          ),
        );
      const [reflected, transmitted, lost] = sum as [Scalar, Scalar, Scalar];
      return verdictOf([
        ['T', describeExact(transmitted), transmitted.isOne()],
        ['reflected', describeExact(reflected), reflected.isZero()],
        ['lost in b', describeExact(lost), lost.isZero()],
      ]);
    }),
    {
      method: 'random-points',
      route: 'floating-point',
      run: () => {
        const random: Random = randomSource('bounded-transmission');
        let most = 0;
        for (let k = 0; k < 200; k++) {
          const rate = (): number => between(random, 0.2, 2);
          const point: Point = {
            Delta: between(random, -2, 2),
            kappa: [rate(), rate(), rate()],
            J_ac: rate(),
            J_b: rate(),
            theta: between(random, -Math.PI, Math.PI),
            U: 0,
            Omega: 0,
          };
          most = Math.max(most, linearTransmission('ac', point), linearTransmission('ca', point));
        }
        const ideal = linearTransmission('ac', figure2);
        return verdictOf([
          ['largest T at random parameters', most, most <= 1],
          ['T at Eq. (16)', ideal, Math.abs(ideal - 1) < 1e-9],
        ]);
      },
    },
  ];
}

/** With Kerr terms, T differs from the linear one by what falls as Ω², and little at the drive of the paper. */
const kerrIgnored = (): StatementClaim['checks'] =>
  onBothRoutes((solve, route): CheckOutcome => {
    const detunings = route === 'fock-space' ? range(-2, 2, 0.5) : [-1, 0, 0.5];
    const error = (Omega: number): number =>
      Math.max(
        ...detunings.flatMap((Delta) =>
          both.map((direction) => {
            const point = { ...figure2, Delta, Omega };
            return Math.abs(solve(direction, point).T - linearTransmission(direction, point));
          }),
        ),
      );
    const [strong, weak] = DRIVES.map(error) as [number, number];
    return verdictOf(
      [
        [`largest |T - T_linear| at Omega = ${DRIVES[0]}`, strong, strong <= 0.05],
        ['fall when the drive is halved', strong / weak, Math.abs(strong / weak - 4) < 0.5],
      ],
      { detunings: detunings.length },
    );
  });

export const linearStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
  formulaStatement({
    kind: 'statement',
    slug: 'text-kerr-parameter',
    where: 'Sec. II, after Eq. (1)',
    title: 'Kerr parameter of the medium',
    tex: 'U_a = \\hbar \\omega_a^2 c_0 n_2 / (n_0 V_{eff})',
    sentence: (tex) => `The Kerr parameter is ${tex}, and likewise for cavity $c$.`,
    checks: [kerrShift, kerrShiftOfRing],
  }),
  {
    kind: 'statement',
    slug: 'text-drive-frequency',
    where: 'Sec. II, before Eq. (2)',
    title: 'Frequency of the laser',
    printed: 'The laser of frequency $\\omega_d$ is described by Eq. (2).',
    premises: ['eq-2'],
    checks: driveConstantAt('omega_d'),
    variants: [
      {
        statement: 'The laser of frequency $\\omega_p$ is described by Eq. (2).',
        change: '$\\omega_d$ replaced by $\\omega_p$',
        checks: driveConstantAt('omega_p'),
      },
    ],
  },
  formulaStatement({
    kind: 'condition',
    slug: 'text-pin',
    where: 'Sec. II, after Eq. (5)',
    title: 'Input power of the drive',
    tex: 'P_{in}^a = \\Omega^2 / \\kappa_a, P_{in}^c = \\Omega^2 / \\kappa_c',
    sentence: (tex) => `Driven from the left or right the input power is ${tex}.`,
    premises: ['eq-2'],
    checks: [inputPower, photonBudget],
  }),
  {
    kind: 'statement',
    slug: 'text-perfect-transmission',
    where: 'Sec. II, after Eq. (5)',
    title: 'Normalisation of the transmission',
    printed: 'Perfect transmission from $a$ to $c$ is $T_{a \\rightarrow c} = 1$, and vice versa.',
    premises: ['eq-5a', 'eq-5b', 'text-pin'],
    checks: perfectTransmission(),
  },
  {
    kind: 'statement',
    slug: 'text-kerr-ignored',
    where: 'Sec. II, before Eq. (7)',
    title: 'Kerr terms at a weak drive',
    printed:
      'For $\\Omega \\ll \\kappa_a, \\kappa_c$ the Kerr terms do not change the transmission noticeably.',
    premises: ['eq-1', 'eq-5a', 'eq-5b'],
    checks: kerrIgnored(),
  },
  {
    kind: 'condition',
    slug: 'text-optimal-parameters',
    where: 'Sec. III, Fig. 2',
    title: 'The parameters of the figures against Eq. (16)',
    printed: optimalSentence('\\delta = -\\Delta'),
    premises: ['eq-16'],
    checks: optimalWith(-1),
    variants: [
      {
        statement: optimalSentence('\\delta = \\Delta'),
        change: 'the sign of $\\delta$',
        checks: optimalWith(1),
      },
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-2a-reciprocal',
    where: 'Fig. 2(a)',
    title: 'Two cavities transmit alike both ways',
    printed:
      'Without cavity $b$, $T_{a \\rightarrow c} = T_{c \\rightarrow a}$ at every detuning, even with strong Kerr terms.',
    premises: ['eq-5a', 'eq-5b'],
    checks: [linearReciprocity({ J: '0' }), ...reciprocalTransmission(twoCavities, 1e-9)],
  },
  {
    kind: 'statement',
    slug: 'fig-2b-nonreciprocal',
    where: 'Fig. 2(b)',
    title: 'One-way transmission',
    printed:
      'At $\\kappa_b \\approx \\kappa$, $T_{a \\rightarrow c} \\approx 1$ and $T_{c \\rightarrow a} \\approx 0$ (at $\\Delta = 0.5\\kappa$).',
    premises: ['eq-5a', 'eq-5b', 'eq-16'],
    checks: complete('ac', figure2),
    variants: [
      {
        statement:
          'At $\\kappa_b \\approx \\kappa$, $T_{a \\rightarrow c} \\approx 0$ and $T_{c \\rightarrow a} \\approx 1$ (at $\\Delta = 0.5\\kappa$).',
        change: 'directions exchanged',
        checks: complete('ca', figure2),
      },
      {
        statement:
          'At $\\kappa_b \\approx \\kappa$, $T_{a \\rightarrow c} \\approx 1$ and $T_{c \\rightarrow a} \\approx 0$ (at $\\Delta = -0.5\\kappa$).',
        change: 'the sign of $\\Delta$',
        checks: complete('ac', { ...figure2, Delta: -0.5 }),
      },
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-2b-kb0-reciprocal',
    where: 'Fig. 2(b)',
    title: 'Without loss in b transmission is the same both ways',
    printed:
      'At $\\kappa_b = 0$ the curves $T_{a \\rightarrow c}$ and $T_{c \\rightarrow a}$ coincide.',
    premises: ['eq-5a', 'eq-5b'],
    checks: [
      linearReciprocity({ kappa_b: '0' }),
      ...reciprocalTransmission({ ...figure2, kappa: [1, 1, 0] }, 0.01),
    ],
  },
  {
    kind: 'condition',
    slug: 'fig-2c-maximum',
    where: 'Fig. 2(c)',
    title: 'Where the isolation is largest',
    printed: maximumSentence({ Delta: 0.5, kappa_b: 1 }),
    premises: ['eq-16'],
    checks: maximumAt({ Delta: 0.5, kappa_b: 1 }),
    variants: maximumVariants(),
  },
  formulaStatement({
    kind: 'condition',
    slug: 'text-two-channel-condition',
    where: 'Sec. III, after Fig. 3',
    title: 'Destructive interference of the two channels',
    tex: 'J_{ac}|\\delta + i\\kappa_b/2| = J^2, \\phi - \\theta = \\pi + 2n\\pi, \\phi + \\theta = \\pi + 2n\\pi',
    sentence: (tex) =>
      `One direction closes under ${tex} (first and second, or first and third), $\\phi = \\arg(\\delta + i\\kappa_b/2)$.`,
    premises: ['eq-13', 'eq-14'],
    checks: [conditionsExactly, conditionsClose, conditionsMatchIdeal],
  }),
]);
