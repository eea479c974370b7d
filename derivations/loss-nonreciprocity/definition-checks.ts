/** Eqs. (1)–(6), (8), (9) without the exact algebra: matrices in Fock space and random numbers. */

import { atRandomPoints, bindModel, type Check, fockBasis, type Values } from 'ladderproof';
import { children, type Expression, withChildren } from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  conjugateTranspose,
  entryOf,
  evaluateFloat,
  type FloatNumber,
  type FloatValue,
  floatMatrix,
  floatNumber,
  fockSpace,
  matrixOf,
  multiplyMatrices,
  randomSource,
  rightSide,
  scaleMatrix,
  singleExcitationMatrix,
} from 'ladderproof/claims';
import {
  applyGenerator,
  type ComplexMatrix,
  generatorOf,
  term,
  zeroMatrix,
} from 'ladderproof/numeric';
import { transmissionByElimination } from './checks.ts';
import { drivenAtA, drivenAtC, kerrCavities, linear } from './model.ts';
import { complex, floats, modes, type Random } from './random-values.ts';

/** Random values of every independent parameter of Eqs. (1)–(4). */
function point(random: Random, prefixes: readonly string[]): Values {
  const names = [
    ...modes.flatMap((mode) => prefixes.map((prefix) => `${prefix}_${mode}`)),
    ...['J_ac', 'J_ab', 'J_bc', 'theta', 'U_a', 'U_c'],
  ];
  return new Map(
    names.map((name) => [
      name,
      name.startsWith('kappa') ? between(random, 0.2, 2) : between(random, -2, 2),
    ]),
  );
}

function annihilations(cap: number): ReadonlyMap<string, ComplexMatrix> {
  const space = fockSpace(bindModel(linear, new Map()), cap);
  return new Map(
    modes.map((mode) => [
      mode,
      space.matrix([
        term(
          1,
          0,
          modes.map(() => 0),
          modes.map((each) => (each === mode ? 1 : 0)),
        ),
      ]),
    ]),
  );
}

/** Of normal-ordered products with at most two creations, matrices truncated at two quanta a mode are exact. */
const CAP = 2;

/** Eqs. (1) and (3) as matrices, against the matrix elements of the model's Hamiltonian. */
export function hamiltonianInFockSpace(which: 'undriven' | 'driven'): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed: `hamiltonian-${which}`,
    points: which === 'driven' ? 4 : 3,
    sample: (random) => {
      const driven = random() < 0.5 ? 'a' : 'c';
      const prefixes = which === 'driven' ? ['Delta'] : ['omega'];
      const values = point(random, prefixes);
      const all =
        which === 'driven' ? new Map([...values, ['Omega', between(random, -2, 2)]]) : values;
      const model = which === 'undriven' ? kerrCavities : driven === 'a' ? drivenAtA : drivenAtC;
      const bound = bindModel(model, all);
      const matrices = annihilations(CAP);
      return {
        scope: {
          names: new Map<string, FloatValue>([
            ...floats(all),
            ...[...matrices].map(([name, m]) => [name, floatMatrix(m)] as const),
            ['driven', floatMatrix(matrices.get(driven)!)],
          ]),
        },
        expected: floatMatrix(fockSpace(bound, CAP).matrix(bound.hamiltonian)),
      };
    },
  });
}

const LEVELS = 5;

const lowering: ComplexMatrix = matrixOf(
  Array.from({ length: LEVELS }, (_, n) =>
    Array.from({ length: LEVELS }, (_unused, m) => floatNumber(m === n + 1 ? Math.sqrt(m) : 0)),
  ),
);

interface DriveSample {
  readonly names: ReadonlyMap<string, FloatValue>;
  readonly Omega: number;
  readonly angle: number;
}

function driveSample(random: Random): DriveSample {
  const [Omega, omega_p, t] = [
    between(random, 0.2, 2),
    between(random, 0.2, 2),
    between(random, 0.2, 5),
  ];
  const names = new Map<string, FloatValue>([
    ['Omega', floatNumber(Omega)],
    ['omega_p', floatNumber(omega_p)],
    ['t', floatNumber(t)],
    ['driven', floatMatrix(lowering)],
  ]);
  return { names, Omega, angle: omega_p * t };
}

/** Eq. (2) at random times against U†·Ω(d† + d)·U with U = exp(iω_p t d†d), multiplied out level by level. */
export const driveInFockSpace: Check = atRandomPoints({
  method: 'fock-matrices',
  route: 'fock-space',
  seed: 'drive',
  sample: (random) => {
    const { names, Omega, angle } = driveSample(random);
    const turn = (sign: 1 | -1): ComplexMatrix =>
      matrixOf(
        Array.from({ length: LEVELS }, (_, n) =>
          Array.from({ length: LEVELS }, (_unused, m) =>
            n === m ? floatNumber(Math.cos(angle * n), sign * Math.sin(angle * n)) : floatNumber(0),
          ),
        ),
      );
    const still = scaleMatrix(
      addMatrices(lowering, conjugateTranspose(lowering)),
      floatNumber(Omega),
    );
    return {
      scope: { names },
      expected: floatMatrix(multiplyMatrices(multiplyMatrices(turn(-1), still), turn(1))),
    };
  },
});

/** H = H† of Eq. (2), entry by entry. */
export const hermitianInFockSpace: Check = {
  method: 'hermiticity',
  route: 'fock-space',
  run: (equations) => {
    const random = randomSource('hermitian-drive');
    for (let k = 0; k < 5; k++) {
      const value = evaluateFloat(rightSide(equations), { names: driveSample(random).names });
      if (value.kind !== 'matrix') return { kind: 'failed', evidence: { found: value.kind } };
      const minus = scaleMatrix(conjugateTranspose(value.matrix), floatNumber(-1));
      const defect = Math.max(...addMatrices(value.matrix, minus).re.map(Math.abs));
      if (!(defect < 1e-12)) return { kind: 'failed', evidence: { point: k + 1 } };
    }
    return { kind: 'passed', evidence: { points: 5, tolerance: 1e-12 } };
  },
};

/** Eq. (4) applied to random density matrices below the edge of the basis, against the sparse generator. */
export const masterEquationInFockSpace: Check = atRandomPoints({
  method: 'fock-matrices',
  route: 'fock-space',
  seed: 'master-equation',
  points: 2,
  sample: (random) => {
    const values = new Map([...point(random, ['kappa', 'Delta']), ['Omega', 0.7]]);
    const bound = bindModel(random() < 0.5 ? drivenAtA : drivenAtC, values);
    const space = fockSpace(bound, CAP);
    const basis = fockBasis(modes.length, { caps: modes.map(() => CAP) });
    const rho = zeroMatrix(basis.dimension);
    for (const i of space.interior(1)) {
      for (const j of space.interior(1)) {
        rho.re[i + basis.dimension * j] = between(random, -1, 1);
        rho.im[i + basis.dimension * j] = between(random, -1, 1);
      }
    }
    const hermitian = addMatrices(rho, conjugateTranspose(rho));
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ...floats(values),
          ...[...annihilations(CAP)].map(([name, m]) => [name, floatMatrix(m)] as const),
          ['H_t', floatMatrix(space.matrix(bound.hamiltonian))],
          ['rho', floatMatrix(hermitian)],
        ]),
        dissipatorFactor: 2,
      },
      expected: floatMatrix(applyGenerator(generatorOf(bound, basis), hermitian)),
    };
  },
});

/**
 * The convention that Eq. (4) sets, level by level: without H a cavity with one photon loses it at κ, a coherence
 * between nothing and one photon decays at κ/2.
 */
export const ratesAtRandomPoints: Check = atRandomPoints({
  method: 'one-photon-decay',
  seed: 'decay',
  points: 6,
  sample: (random) => {
    const values = point(random, ['kappa']);
    const mode = modes[Math.floor(3 * random())]!;
    const rate = values.get(`kappa_${mode}`)!;
    const [p, re, im] = [random(), between(random, -1, 1), between(random, -1, 1)];
    const two = (entries: readonly (readonly FloatNumber[])[]): FloatValue =>
      floatMatrix(matrixOf(entries));
    const none = floatNumber(0);
    const empty = two([
      [none, none],
      [none, none],
    ]);
    const down = two([
      [none, floatNumber(1)],
      [none, none],
    ]);
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ...floats(values),
          ...modes.map((each): [string, FloatValue] => [each, each === mode ? down : empty]),
          ['H_t', empty],
          [
            'rho',
            two([
              [floatNumber(1 - p), floatNumber(re, im)],
              [floatNumber(re, -im), floatNumber(p)],
            ]),
          ],
        ]),
        dissipatorFactor: 2,
      },
      expected: two([
        [floatNumber(rate * p), floatNumber((-rate * re) / 2, (-rate * im) / 2)],
        [floatNumber((-rate * re) / 2, (rate * im) / 2), floatNumber(-rate * p)],
      ]),
    };
  },
});

/** ⟨X⟩ replaced by X: what it is in a coherent state when X holds amplitudes and is normally ordered. */
function withoutBrackets(expression: Expression): Expression {
  if (expression.kind === 'expectation') return withoutBrackets(expression.of);
  return withChildren(expression, children(expression).map(withoutBrackets));
}

/**
 * Eq. (5) with the amplitudes that the drive sustains in linear cavities, found by elimination, against the
 * transmission between waveguides: both relations of the chain.
 */
export function transmissionInLinearModel(direction: 'ac' | 'ca'): Check {
  return {
    method: 'coherent-amplitudes',
    route: 'floating-point',
    run: (equations) => {
      const random = randomSource(`coherent-${direction}`);
      const points = 10;
      for (let k = 0; k < points; k++) {
        const values = new Map(
          [...point(random, ['kappa', 'omega'])].filter(([name]) => !name.startsWith('U')),
        );
        const Omega = between(random, 0.05, 1);
        const wanted = transmissionByElimination(direction, values, 0);
        const amplitude = amplitudes(values, direction === 'ac' ? 0 : 1, Omega);
        const scope = new Map<string, FloatValue>([
          ...floats(values),
          ...modes.map((mode, j): [string, FloatValue] => [mode, amplitude[j]!]),
          ...(['a', 'c'] as const).map((mode, j): [string, FloatValue] => [
            `${mode}_out`,
            times(amplitude[j]!, Math.sqrt(values.get(`kappa_${mode}`)!)),
          ]),
          ['Omega', floatNumber(Omega)],
          ['P_in_a', floatNumber(Omega ** 2 / values.get('kappa_a')!)],
          ['P_in_c', floatNumber(Omega ** 2 / values.get('kappa_c')!)],
        ]);
        for (const { right } of equations) {
          const found = evaluateFloat(withoutBrackets(right), { names: scope });
          if (found.kind !== 'number' || !(Math.hypot(found.re - wanted, found.im) < 1e-9)) {
            const printed = found.kind === 'number' ? found.re.toPrecision(6) : found.kind;
            return {
              kind: 'failed',
              evidence: {
                point: k + 1,
                printed,
                'scattering amplitude squared': wanted.toPrecision(6),
              },
            };
          }
        }
      }
      return { kind: 'passed', evidence: { points, relations: equations.length, tolerance: 1e-9 } };
    },
  };
}

function times({ re, im }: FloatNumber, factor: number): FloatNumber {
  return floatNumber(factor * re, factor * im);
}

/** The α of 0 = −iMα − iΩ e, by Cramer's rule. */
function amplitudes(values: Values, driven: 0 | 1, Omega: number): readonly FloatNumber[] {
  const M = singleExcitationMatrix(bindModel(linear, values));
  const product = (x: FloatNumber, y: FloatNumber): FloatNumber =>
    floatNumber(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
  const minus = (x: FloatNumber, y: FloatNumber): FloatNumber =>
    floatNumber(x.re - y.re, x.im - y.im);
  const minor = (row: number, column: number): FloatNumber => {
    const rows = [0, 1, 2].filter((i) => i !== row);
    const columns = [0, 1, 2].filter((j) => j !== column);
    const m = (i: number, j: number): FloatNumber => entryOf(M, rows[i]!, columns[j]!);
    const value = minus(product(m(0, 0), m(1, 1)), product(m(0, 1), m(1, 0)));
    return (row + column) % 2 === 0 ? value : times(value, -1);
  };
  const determinant = [0, 1, 2]
    .map((j) => product(entryOf(M, 0, j), minor(0, j)))
    .reduce((sum, each) => floatNumber(sum.re + each.re, sum.im + each.im));
  const size = determinant.re ** 2 + determinant.im ** 2;
  const inverse = floatNumber(determinant.re / size, -determinant.im / size);
  return [0, 1, 2].map((j) => times(product(minor(driven, j), inverse), -Omega));
}

/** The formula with the order n of a correlation function put in. */
export function atOrder(expression: Expression, order: number): Expression {
  if (expression.kind === 'symbol' && expression.name === 'n')
    return { kind: 'number', digits: String(order) };
  return withChildren(
    expression,
    children(expression).map((part) => atOrder(part, order)),
  );
}

/** Eq. (6) with a cavity of random populations: traces of truncated matrices against Σ P_m m!/(m − n)!. */
export function correlationsInFockSpace(mode: 'a' | 'c'): Check {
  return {
    method: 'random-populations',
    route: 'fock-space',
    run: (equations) => {
      const random = randomSource(`populations-${mode}`);
      const points = 5;
      for (let k = 0; k < points; k++) {
        const weights = Array.from({ length: LEVELS }, () => random());
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const populations = weights.map((weight) => weight / total);
        const root = between(random, 0.3, 2);
        const names = new Map<string, FloatValue>([
          [mode, floatMatrix(lowering)],
          [`${mode}_out`, floatMatrix(scaleMatrix(lowering, floatNumber(root)))],
        ]);
        for (const order of [2, 3]) {
          const wanted =
            factorialMoment(populations, order) / factorialMoment(populations, 1) ** order;
          for (const { right } of equations) {
            const found = evaluateFloat(averaged(atOrder(right, order), names, populations), {
              names,
            });
            if (found.kind !== 'number' || !(Math.abs(found.re - wanted) < 1e-9 * wanted))
              return { kind: 'failed', evidence: { point: k + 1, n: order } };
          }
        }
      }
      return { kind: 'passed', evidence: { points, relations: equations.length, tolerance: 1e-9 } };
    },
  };
}

function factorialMoment(populations: readonly number[], order: number): number {
  return populations.reduce((sum, p, m) => {
    let falling = 1;
    for (let j = 0; j < order; j++) falling *= m - j;
    return sum + p * falling;
  }, 0);
}

/** Every ⟨X⟩ replaced by Σ P_m X_mm, as digits. */
function averaged(
  expression: Expression,
  names: ReadonlyMap<string, FloatValue>,
  populations: readonly number[],
): Expression {
  if (expression.kind === 'expectation') {
    const value = evaluateFloat(expression.of, { names });
    if (value.kind !== 'matrix') throw new RangeError('the mean of a number');
    const mean = populations.reduce((sum, p, m) => sum + p * entryOf(value.matrix, m, m).re, 0);
    return { kind: 'number', digits: String(mean) };
  }
  return withChildren(
    expression,
    children(expression).map((part) => averaged(part, names, populations)),
  );
}

/** Eq. (8): the vector or matrix that makes Eq. (9) give Eq. (7), line by line in the order a, c, b. */
export function vectorAtRandomPoints(which: 'fields' | 'inputs' | 'losses'): Check {
  return atRandomPoints({
    method: 'order-of-eq-7',
    seed: `vector-${which}`,
    points: 5,
    sample: (random) => {
      const numbers = modes.map(() =>
        which === 'losses' ? floatNumber(between(random, 0.2, 2)) : complex(random),
      );
      const name = (mode: string): string =>
        which === 'losses' ? `kappa_${mode}` : which === 'inputs' ? `${mode}_in` : mode;
      const expected =
        which === 'losses'
          ? modes.map((_, i) => modes.map((_unused, j) => (i === j ? numbers[i]! : floatNumber(0))))
          : [numbers];
      return {
        scope: { names: new Map(modes.map((mode, k) => [name(mode), numbers[k]!])) },
        expected: floatMatrix(matrixOf(expected)),
      };
    },
  });
}

/** Eq. (9) against the three Langevin equations written out with numbers. */
export const langevinMatrixAtRandomPoints: Check = atRandomPoints({
  seed: 'langevin-matrix',
  sample: (random) => {
    const values = new Map(
      [...point(random, ['kappa', 'omega'])].filter(([name]) => !name.startsWith('U')),
    );
    const v = (name: string): number => values.get(name)!;
    const fields = modes.map(() => complex(random));
    const inputs = modes.map(() => complex(random));
    const theta = v('theta');
    const hop = (sign: 1 | -1): FloatNumber =>
      floatNumber(v('J_ac') * Math.cos(theta), sign * v('J_ac') * Math.sin(theta));
    const couplings: readonly (readonly FloatNumber[])[] = [
      [floatNumber(v('omega_a')), hop(-1), floatNumber(v('J_ab'))],
      [hop(1), floatNumber(v('omega_c')), floatNumber(v('J_bc'))],
      [floatNumber(v('J_ab')), floatNumber(v('J_bc')), floatNumber(v('omega_b'))],
    ];
    const rates = modes.map((mode, i) => {
      const kappa = v(`kappa_${mode}`);
      let re = -(kappa / 2) * fields[i]!.re + Math.sqrt(kappa) * inputs[i]!.re;
      let im = -(kappa / 2) * fields[i]!.im + Math.sqrt(kappa) * inputs[i]!.im;
      couplings[i]!.forEach((g, j) => {
        const field = fields[j]!;
        re += g.re * field.im + g.im * field.re;
        im -= g.re * field.re - g.im * field.im;
      });
      return [floatNumber(re, im)];
    });
    const column = (entries: readonly FloatNumber[]): FloatValue =>
      floatMatrix(matrixOf(entries.map((entry) => [entry])));
    const loss = modes.map((_, i) =>
      modes.map((mode, j) => floatNumber(i === j ? v(`kappa_${mode}`) : 0)),
    );
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ['M', floatMatrix(singleExcitationMatrix(bindModel(linear, values)))],
          ['Gamma', floatMatrix(matrixOf(loss))],
          ['u', column(fields)],
          ['u_vector', column(fields)],
          ['v_in', column(inputs)],
        ]),
      },
      expected: floatMatrix(matrixOf(rates)),
    };
  },
});
