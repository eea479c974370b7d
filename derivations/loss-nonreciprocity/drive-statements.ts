/** Statements about the Kerr medium, the drive and its power: Sec. II. */

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
  type Value,
} from 'ladderproof';
import { exponentialOfI } from 'ladderproof/algebra';
import {
  between,
  declaredIn,
  describeValue,
  evaluateFloat,
  type Finding,
  type FloatValue,
  floatNumber,
  outcomeOf,
  randomSource,
} from 'ladderproof/claims';
import { expectation, normalOrderedPower, steadyState, term } from 'ladderproof/numeric';
import { printedDefinitions } from './definitions.ts';
import { drivenAtA, drivenAtC, parameters, symbols } from './model.ts';
import { both, type Direction } from './point.ts';
import { asFloats } from './random-values.ts';
import { describeExact, exact, exactly, formulaStatement } from './statement-checks.ts';

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
    return outcomeOf(findings);
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
    return outcomeOf(findings);
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
    return outcomeOf([
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
    return outcomeOf([
      ['smallest printed over shift', least, true],
      ['largest printed over shift', most, most - least < 1e-3 * Math.abs(most)],
    ]);
  },
};

/** Eq. (2) in the frame of a laser of the frequency that the text names: constant only if both are the same. */
function driveConstantAt(name: 'omega_d' | 'omega_p'): StatementClaim['checks'] {
  const [equation] = readEquations(printedDefinitions.drive, symbols);
  const space = modes('driven');
  const annihilation = Operator.annihilation(space, 'driven');
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
      const outcome = outcomeOf([
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

export const driveStatements = declaredIn(import.meta.url, (): readonly StatementClaim[] => [
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
]);
