/** How this paper's equations are checked without the exact algebra: random points, Fock space, full solutions. */

import {
  atRandomPoints,
  bindModel,
  type Check,
  fockBasis,
  type Scalar,
  type Values,
} from 'ladderproof';
import type { Equation } from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  conjugateTranspose,
  describeNumber,
  entryOf,
  evaluateFloat,
  type FloatNumber,
  type FloatValue,
  floatMatrix,
  floatNumber,
  fockSpace,
  inverseMatrix,
  matrixOf,
  multiplyMatrices,
  randomSource,
  rightSide,
  scaleMatrix,
  singleExcitationMatrix,
} from 'ladderproof/claims';
import {
  addOperators,
  type ComplexMatrix,
  expectation,
  type NumericModel,
  normalOrderedPower,
  steadyState,
  term,
} from 'ladderproof/numeric';
import { drivenAtA, drivenAtC, linear } from './model.ts';
import type { Direction, Point } from './point.ts';
import { complex, floats, linearPoint, modes, type Random } from './random-values.ts';

/**
 * A Langevin equation as an operator equation in Fock space: the input is a classical amplitude α, whose drive is
 * H = i√κ(αa† − α*a), and the right-hand side must be L† of the annihilation operator, away from the edge.
 */
export function langevinInFockSpace(mode: 'a' | 'c' | 'b'): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed: `langevin-${mode}`,
    points: 4,
    sample: (random) => {
      const values = linearPoint(random);
      const bound = bindModel(linear, values);
      const inputs = modes.map((name) => ({ name, amplitude: complex(random) }));
      const drives = inputs.flatMap(({ name, amplitude }, j) => {
        const root = Math.sqrt(values.get(`kappa_${name}`)!);
        const up = modes.map((_, k) => (k === j ? 1 : 0));
        const none = modes.map(() => 0);
        return [
          term(-root * amplitude.im, root * amplitude.re, up, none),
          term(-root * amplitude.im, -root * amplitude.re, none, up),
        ];
      });
      const driven: NumericModel = {
        ...bound,
        hamiltonian: addOperators(bound.hamiltonian, drives),
      };
      const space = fockSpace(driven, 3);
      const annihilation = (name: string): ComplexMatrix =>
        space.matrix([
          term(
            1,
            0,
            modes.map(() => 0),
            modes.map((each) => (each === name ? 1 : 0)),
          ),
        ]);
      return {
        scope: {
          names: new Map<string, FloatValue>([
            ...floats(values),
            ...modes.map((name) => [name, floatMatrix(annihilation(name))] as const),
            ...inputs.map(({ name, amplitude }) => [`${name}_in`, amplitude] as const),
          ]),
        },
        expected: floatMatrix(space.dual(annihilation(mode))),
        interior: space.interior(2),
      };
    },
  });
}

/** M against the one-excitation block of the no-jump Hamiltonian. */
export const matrixInFockSpace: Check = atRandomPoints({
  method: 'fock-matrices',
  route: 'fock-space',
  seed: 'dynamical-matrix',
  sample: (random) => {
    const values = linearPoint(random);
    return {
      scope: { names: new Map(floats(values)) },
      expected: floatMatrix(singleExcitationMatrix(bindModel(linear, values))),
    };
  },
});

interface LinearSystem {
  readonly M: ComplexMatrix;
  readonly Gamma: ComplexMatrix;
  readonly root: ComplexMatrix;
  readonly omega: number;
  readonly names: [string, FloatValue][];
}

/** The frequency-space problem at a random point, M taken from Fock space. */
function linearSystem(random: Random): LinearSystem {
  const values = linearPoint(random);
  const omega = between(random, -2, 2);
  const diagonal = (entry: (rate: number) => number): ComplexMatrix =>
    matrixOf(
      modes.map((mode, i) =>
        modes.map((_, j) => floatNumber(i === j ? entry(values.get(`kappa_${mode}`)!) : 0)),
      ),
    );
  const M = singleExcitationMatrix(bindModel(linear, values));
  const Gamma = diagonal((rate) => rate);
  return {
    M,
    Gamma,
    root: diagonal(Math.sqrt),
    omega,
    names: [
      ...floats(values),
      ['M', floatMatrix(M)],
      ['Gamma', floatMatrix(Gamma)],
      ['identity', floatMatrix(diagonal(() => 1))],
      ['omega', floatNumber(omega)],
    ],
  };
}

/** The field that solves −iωu = −iMu + √Γ v, by elimination in floating point. */
function solveField({ M, root, omega }: LinearSystem, v: ComplexMatrix): ComplexMatrix {
  const shift = matrixOf(
    modes.map((_, i) => modes.map((_unused, j) => floatNumber(i === j ? -omega : 0))),
  );
  const right = scaleMatrix(multiplyMatrices(root, v), floatNumber(0, -1));
  return multiplyMatrices(inverseMatrix(addMatrices(M, shift)), right);
}

/** Random cavities with random inputs and the fields that these sustain. */
export function fieldSystem(random: Random): {
  readonly names: ReadonlyMap<string, FloatValue>;
  readonly input: ComplexMatrix;
  readonly field: ComplexMatrix;
} {
  const system = linearSystem(random);
  const input = matrixOf(modes.map(() => [complex(random)]));
  return { names: new Map(system.names), input, field: solveField(system, input) };
}

/** Eq. (11) against Eq. (9) in frequency space, for random inputs. */
export const fieldAtRandomPoints: Check = atRandomPoints({
  seed: 'field',
  sample: (random) => {
    const { names, input, field } = fieldSystem(random);
    return {
      scope: { names, functions: new Map([['v_in', () => floatMatrix(input)]]) },
      expected: floatMatrix(field),
    };
  },
});

/** Eq. (12), column by column: what comes out when one input is excited. */
export const scatteringAtRandomPoints: Check = atRandomPoints({
  seed: 'scattering',
  sample: (random) => {
    const system = linearSystem(random);
    const columns = modes.map((_, j) => {
      const v = matrixOf(modes.map((_unused, i) => [floatNumber(i === j ? 1 : 0)]));
      return addMatrices(
        scaleMatrix(v, floatNumber(-1)),
        multiplyMatrices(system.root, solveField(system, v)),
      );
    });
    return {
      scope: { names: new Map(system.names) },
      expected: floatMatrix(
        matrixOf(modes.map((_, i) => columns.map((column) => entryOf(column, i, 0)))),
      ),
    };
  },
});

/** Every photon that enters leaves through one of the three ports that the model has: S†S = 1. */
export const scatteringIsUnitary: Check = {
  method: 'unitarity',
  route: 'floating-point',
  run: (equations) => {
    const random = randomSource('unitarity');
    for (let k = 0; k < 20; k++) {
      const value = evaluateFloat(rightSide(equations), {
        names: new Map(linearSystem(random).names),
      });
      if (value.kind !== 'matrix') return { kind: 'failed', evidence: { found: value.kind } };
      const total = entryOf(multiplyMatrices(conjugateTranspose(value.matrix), value.matrix), 0, 0);
      if (!(Math.abs(total.re - 1) < 1e-9)) {
        return {
          kind: 'failed',
          evidence: { point: k + 1, 'photons out for one in at a': describeNumber(total) },
        };
      }
    }
    return { kind: 'passed', evidence: { points: 20, tolerance: 1e-9 } };
  },
};

/** Cavities that are alike, at a random point: ω₀ = 0, so that the frequency is δ. */
export function symmetricPoint(random: Random): Values {
  const free = linearPoint(random);
  const J = between(random, -1.5, 1.5);
  const values = new Map([...free, ['J', J], ['J_ab', J], ['J_bc', J]] as const);
  for (const mode of modes) values.set(`omega_${mode}`, 0);
  return values;
}

/** −det(−(M − ω)) by cofactors, M taken from Fock space. */
export function denominatorOf(values: Values, delta: number): FloatNumber {
  const M = singleExcitationMatrix(bindModel(linear, values));
  return determinant((i, j) => {
    const entry = entryOf(M, i, j);
    return i === j ? floatNumber(entry.re - delta, entry.im) : entry;
  });
}

/** Eq. (15) against that. */
export const denominatorAtRandomPoints: Check = atRandomPoints({
  seed: 'denominator',
  sample: (random) => {
    const values = symmetricPoint(random);
    const delta = between(random, -2, 2);
    return {
      scope: { names: new Map([...floats(values), ['delta', floatNumber(delta)]]) },
      expected: denominatorOf(values, delta),
    };
  },
});

function determinant(m: (i: number, j: number) => FloatNumber): FloatNumber {
  const times = (x: FloatNumber, y: FloatNumber): FloatNumber =>
    floatNumber(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
  let re = 0;
  let im = 0;
  for (const [i, j, k, sign] of [
    [0, 1, 2, 1],
    [1, 2, 0, 1],
    [2, 0, 1, 1],
    [0, 2, 1, -1],
    [2, 1, 0, -1],
    [1, 0, 2, -1],
  ] as const) {
    const product = times(times(m(0, i), m(1, j)), m(2, k));
    re += sign * product.re;
    im += sign * product.im;
  }
  return floatNumber(re, im);
}

/** |S|² of one direction by elimination in floating point, M taken from Fock space. */
export function transmissionByElimination(
  direction: Direction,
  values: Values,
  delta: number,
): number {
  const M = singleExcitationMatrix(bindModel(linear, values));
  const root = matrixOf(
    modes.map((mode, i) =>
      modes.map((_, j) => floatNumber(i === j ? Math.sqrt(values.get(`kappa_${mode}`)!) : 0)),
    ),
  );
  const [from, to] = direction === 'ac' ? [0, 1] : [1, 0];
  const v = matrixOf(modes.map((_, i) => [floatNumber(i === from ? 1 : 0)]));
  const system = { M, Gamma: root, root, omega: delta, names: [] };
  const out = entryOf(multiplyMatrices(root, solveField(system, v)), to, 0);
  return out.re ** 2 + out.im ** 2;
}

/** The same for what a figure shows, without Kerr terms. */
export const linearTransmission = (direction: Direction, point: Point): number =>
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

/** Eqs. (13) and (14), with D(ω) computed from M. */
export function transmissionAtRandomPoints(direction: Direction): Check {
  return atRandomPoints({
    seed: `transmission-${direction}`,
    sample: (random) => {
      const values = symmetricPoint(random);
      const delta = between(random, -2, 2);
      return {
        scope: transmissionScope(values, delta),
        expected: floatNumber(transmissionByElimination(direction, values, delta)),
      };
    },
  });
}

function transmissionScope(
  values: Values,
  delta: number,
): { names: Map<string, FloatValue>; functions: Map<string, () => FloatValue> } {
  const D = denominatorOf(values, delta);
  return {
    names: new Map<string, FloatValue>([
      ...floats(values),
      ['delta', floatNumber(delta)],
      ['omega', floatNumber(delta)],
    ]),
    functions: new Map([['D', () => D]]),
  };
}

/** So weak a drive that the transmission is linear to about 10⁻⁴, at full nonlinearity. */
const WEAK_DRIVE = 0.01;

/** The transmission of Eq. (5) from the steady state of the driven Kerr model. */
export function transmissionByFullSolution(
  direction: Direction,
  values: Values,
): { readonly value: number } | { readonly why: string } {
  const model = direction === 'ac' ? drivenAtA : drivenAtC;
  const bound = bindModel(model, new Map([...values, ['Omega', WEAK_DRIVE]]));
  const basis = fockBasis(modes.length, { total: 3 });
  const outcome = steadyState(bound, basis);
  if (outcome.kind !== 'converged') return { why: `${outcome.kind}: ${outcome.reason}` };
  const target = direction === 'ac' ? 1 : 0;
  const occupation = expectation(
    normalOrderedPower(modes.length, target),
    basis,
    outcome.density,
  ).re;
  const losses = (values.get('kappa_a') ?? 1) * (values.get('kappa_c') ?? 1);
  return { value: (losses / WEAK_DRIVE ** 2) * occupation };
}

/** The printed transmission against full solutions of the driven Kerr model at several detunings, Δ = −δ. */
export function transmissionInFullModel(direction: Direction): Check {
  return {
    method: 'full-solution',
    route: 'fock-space',
    run: (equations) => {
      const tolerance = 2e-3;
      const J = Math.SQRT1_2;
      let largest = 0;
      const deltas = [-1.5, -0.5, 0, 0.4, 1.2];
      for (const delta of deltas) {
        const common = new Map([
          ['kappa_a', 1],
          ['kappa_c', 1],
          ['kappa_b', 1],
          ['J', J],
          ['J_ac', J],
          ['J_ab', J],
          ['J_bc', J],
          ['theta', -Math.PI / 4],
        ]);
        const full = transmissionByFullSolution(direction, new Map([...common, ['Delta', -delta]]));
        if ('why' in full) return { kind: 'unsettled', why: full.why, evidence: { delta } };
        const printed = evaluateFloat(
          rightSide(equations),
          transmissionScope(new Map([...common]), delta),
        );
        if (printed.kind !== 'number') return { kind: 'failed', evidence: { found: printed.kind } };
        const error = Math.abs(printed.re - full.value);
        if (!(error < tolerance)) {
          return {
            kind: 'failed',
            evidence: {
              delta,
              printed: describeNumber(printed),
              'master equation': full.value.toPrecision(4),
            },
          };
        }
        largest = Math.max(largest, error);
      }
      return {
        kind: 'passed',
        evidence: {
          detunings: deltas.length,
          tolerance,
          basis: 'at most 3 excitations',
          drive: WEAK_DRIVE,
          U: 5,
        },
      };
    },
  };
}

/** The printed conditions as numbers at an angle, J taken with the sign asked for. */
export interface IdealPoint {
  readonly delta: number;
  readonly J_ac: number;
  readonly J: number;
  readonly kappa_b: number;
}

/** Reads the four conditions of Eq. (16) or (17) at κ = 1 and an angle. */
export function idealPoint(
  equations: readonly Equation[],
  theta: number,
  sign: 1 | -1,
): IdealPoint {
  const known = new Map<string, FloatValue>([
    ['kappa', floatNumber(1)],
    ['theta', floatNumber(theta)],
  ]);
  for (const { left, right } of equations) {
    const chosen = right.kind === 'plus-minus' ? right.of : right;
    const value = evaluateFloat(chosen, { names: known });
    if (left.kind !== 'symbol' || value.kind !== 'number')
      throw new RangeError('not a condition on a symbol');
    known.set(left.name, right.kind === 'plus-minus' ? floatNumber(sign * value.re) : value);
  }
  const read = (name: string): number => {
    const value = known.get(name);
    if (value?.kind !== 'number') throw new RangeError(`the conditions say nothing about ${name}`);
    return value.re;
  };
  return { delta: read('delta'), J_ac: read('J_ac'), J: read('J'), kappa_b: read('kappa_b') };
}

function idealValues({ J_ac, J, kappa_b }: IdealPoint, theta: number): Values {
  return new Map([
    ['kappa_a', 1],
    ['kappa_c', 1],
    ['kappa_b', kappa_b],
    ['J_ac', J_ac],
    ['J_ab', J],
    ['J_bc', J],
    ['theta', theta],
  ]);
}

/** The conditions inserted into the scattering problem, at random angles and both signs of J. */
export function idealAtRandomPoints(complete: Direction): Check {
  return idealCheck(
    'random-points',
    'floating-point',
    1e-9,
    20,
    (direction, point, theta) => ({
      value: transmissionByElimination(direction, idealValues(point, theta), point.delta),
    }),
    complete,
  );
}

/** The conditions inserted into the driven Kerr model, at a few angles. */
export function idealInFullModel(complete: Direction): Check {
  return idealCheck(
    'full-solution',
    'fock-space',
    2e-3,
    3,
    (direction, point, theta) =>
      transmissionByFullSolution(
        direction,
        new Map([...idealValues(point, theta), ['Delta', -point.delta]]),
      ),
    complete,
  );
}

function idealCheck(
  method: string,
  route: Check['route'],
  tolerance: number,
  points: number,
  transmission: (
    direction: Direction,
    point: IdealPoint,
    theta: number,
  ) => { readonly value: number } | { readonly why: string },
  complete: Direction,
): Check {
  return {
    method,
    route,
    run: (equations) => {
      const random = randomSource(`ideal-${complete}`);
      for (let k = 0; k < points; k++) {
        const theta = between(random, 0.3, Math.PI - 0.3) * (k % 2 === 0 ? 1 : -1);
        const point = idealPoint(equations, theta, k % 4 < 2 ? 1 : -1);
        for (const direction of ['ac', 'ca'] as const) {
          const found = transmission(direction, point, theta);
          if ('why' in found) return { kind: 'unsettled', why: found.why, evidence: {} };
          const wanted = direction === complete ? 1 : 0;
          if (!(Math.abs(found.value - wanted) < tolerance)) {
            return {
              kind: 'failed',
              evidence: {
                theta: theta.toPrecision(4),
                [`T_${direction}`]: found.value.toPrecision(4),
                expected: wanted,
              },
            };
          }
        }
      }
      return { kind: 'passed', evidence: { points, tolerance } };
    },
  };
}

/** A check that some exact statement holds. */
export function exactly(
  method: string,
  holds: (equations: readonly Equation[]) => { readonly [name: string]: Scalar },
  wanted: { readonly [name: string]: Scalar },
  describe: (value: Scalar) => string,
): Check {
  return {
    method,
    route: 'exact',
    run: (equations) => {
      const found = holds(equations);
      const evidence = Object.fromEntries(
        Object.entries(found).map(([name, value]) => [name, describe(value)]),
      );
      const passed = Object.entries(wanted).every(([name, value]) => found[name]?.equals(value));
      return { kind: passed ? 'passed' : 'failed', evidence };
    },
  };
}
