/** The symbols of the appendices as truncated matrices and maps between them, at random parameters. */

import {
  bindModel,
  bindOperator,
  fockBasis,
  type Model,
  type Operator,
  readExpression,
  type Values,
} from 'ladderproof';
import {
  addMatrices,
  between,
  conjugateTranspose,
  evaluateFloat,
  type FloatScope,
  type FloatValue,
  floatMatrix,
  floatNumber,
  type MatrixMap,
  multiplyMatrices,
  randomState,
  scaleMatrix,
} from 'ladderproof/claims';
import {
  type ComplexMatrix,
  type FockBasis,
  type NumericModel,
  type NumericOperator,
  normalOrderedPower,
  operatorMatrix,
  stateAt,
  term,
  toDense,
  zeroMatrix,
} from 'ladderproof/numeric';
import { full, pair, symbols } from './model.ts';
import { coupling, freeHamiltonian } from './second-order.ts';

export type Random = () => number;

export interface Setting {
  readonly values: Values;
  readonly basis: FockBasis;
  readonly model: NumericModel;
  readonly scope: FloatScope;
  readonly matrix: (operator: NumericOperator) => ComplexMatrix;
  /** States whose total excitation number stays `margin` below the cap. */
  readonly interior: (margin: number) => readonly number[];
  readonly state: ComplexMatrix;
}

export type Map = Extract<FloatValue, { kind: 'map' }>;

interface Options {
  /** The largest total excitation number. */
  readonly total: number;
  /** Occupations of the baths; with 0 the basis is closed under the dissipators. */
  readonly occupation?: number;
  readonly resonant?: boolean;
  /** The largest total excitation number in the random state. */
  readonly support?: number;
}

function drawValues(model: Model, random: Random, options: Options): Values {
  const values = new Map(
    model.parameters.map(({ name }) => [name, between(random, 0.4, 1.2)] as const),
  );
  for (const name of values.keys()) {
    if (name.startsWith('nbar') && options.occupation !== undefined)
      values.set(name, options.occupation);
  }
  if (options.resonant) values.set('omega_b', values.get('omega_a')!);
  return values;
}

function frame(model: Model, random: Random, options: Options) {
  const values = drawValues(model, random, options);
  const modes = model.space.sites.length;
  const basis = fockBasis(modes, { total: options.total });
  const matrix = (operator: NumericOperator): ComplexMatrix =>
    toDense(operatorMatrix(operator, basis));
  const bound = bindModel(model, values);
  const indices = Array.from({ length: basis.dimension }, (_, k) => k);
  const totalOf = (k: number): number => stateAt(basis, k).reduce((sum, n) => sum + n, 0);
  const interior = (margin: number): readonly number[] =>
    indices.filter((k) => totalOf(k) <= options.total - margin);
  const exact = (operator: Operator): ComplexMatrix => matrix(bindOperator(operator, values));
  const names: [string, FloatValue][] = [
    ...[...values].map(([name, value]) => [name, floatNumber(value)] as [string, FloatValue]),
    ['g_ab', floatNumber(values.get('g_1')! - values.get('g_2')!)],
    ['g_ba', floatNumber(values.get('g_1')! + values.get('g_2')!)],
    ...model.space.sites.flatMap(({ name }, j): [string, FloatValue][] => [
      [
        name,
        floatMatrix(
          matrix([
            term(
              1,
              0,
              model.space.sites.map(() => 0),
              model.space.sites.map((_, k) => (k === j ? 1 : 0)),
            ),
          ]),
        ),
      ],
      [`n_${name}`, floatMatrix(matrix(normalOrderedPower(modes, j)))],
    ]),
  ];
  const state = randomState(
    random,
    basis.dimension,
    (k) => totalOf(k) <= (options.support ?? options.total),
  );
  return { values, basis, matrix, model: bound, interior, exact, names, state };
}

/** Appendix B: the pair of particles. */
export function pairSetting(random: Random, options: Options): Setting {
  const { exact, names, ...rest } = frame(pair, random, options);
  const jumps = (mode: 'a' | 'b') =>
    rest.model.dissipators
      .filter((_, k) => k < 2 === (mode === 'a'))
      .map(({ rate, jump }) => ({ rate, x: rest.matrix(jump) }));
  const none = zeroMatrix(rest.basis.dimension);
  const hInt = exact(coupling);
  const hSys = exact(freeHamiltonian);
  const baths = { a: jumps('a'), b: jumps('b') };
  const other = (mode: 'a' | 'b') =>
    baths[mode].map(({ x }) => ({ rate: between(random, 0.3, 0.9), x }));
  const time = between(random, 0.4, 1.2);
  const map = new Map<string, FloatValue>([
    ['H_int', floatMatrix(hInt)],
    ['H_sys', floatMatrix(hSys)],
    ['H_AB', floatMatrix(addMatrices(hInt, hSys))],
    ['L_sys', lindblad(hSys, [...baths.a, ...baths.b])],
    ['L_int', lindblad(hInt, [])],
    ['L_prime', lindblad(addMatrices(hInt, hSys), [...baths.a, ...baths.b])],
    ['L_a_eff', lindblad(none, baths.a)],
    ['L_b', lindblad(none, baths.b)],
    ['L_a', lindblad(none, other('a'))],
    ['L_b_primed', lindblad(none, other('b'))],
    ['t', floatNumber(0)],
    ['t_prime', floatNumber(time)],
    ['rho', floatMatrix(rest.state)],
    ['rho_ab', floatMatrix(rest.state)],
  ]);
  return {
    ...rest,
    scope: {
      names: new Map([...names, ...map]),
      functions: history(() => rest.state),
      dissipatorFactor: 2,
    },
  };
}

/** The main text and Appendix A: particles and cavity. */
export function fullSetting(random: Random, options: Options): Setting {
  const { exact, names, ...rest } = frame(full, random, options);
  const none = zeroMatrix(rest.basis.dimension);
  const bath = (first: number, count: number): FloatValue =>
    lindblad(
      none,
      rest.model.dissipators
        .slice(first, first + count)
        .map(({ rate, jump }) => ({ rate, x: rest.matrix(jump) })),
    );
  const modulus = between(random, 0.2, 0.8);
  const angle = between(random, 0, 3);
  const b = names.find(([name]) => name === 'b')![1];
  const turned =
    b.kind === 'matrix'
      ? floatMatrix(scaleMatrix(b.matrix, floatNumber(Math.cos(angle), -Math.sin(angle))))
      : b;
  const omegaL = between(random, 0.2, 0.9);
  const map = new Map<string, FloatValue>([
    ['H_eff', floatMatrix(exact(full.hamiltonian))],
    ['L_a', bath(0, 2)],
    ['L_b', bath(2, 2)],
    ['L_c', bath(4, 1)],
    ['rho', floatMatrix(rest.state)],
    ['rho_sys', floatMatrix(rest.state)],
    ['alpha', floatNumber(modulus * Math.cos(angle), modulus * Math.sin(angle))],
    ['theta', floatNumber(angle)],
    ['b_turned', turned],
    ['omega_L', floatNumber(omegaL)],
    ['omega_c', floatNumber(omegaL + rest.values.get('Delta')!)],
  ]);
  return { ...rest, scope: { names: new Map([...names, ...map]), dissipatorFactor: 2 } };
}

/** ρ(τ) for whoever asks for it. */
export function history(at: (time: number) => ComplexMatrix): FloatScope['functions'] & {} {
  return new Map([
    [
      'rho_ab',
      (time: FloatValue) => {
        if (time.kind !== 'number') throw new RangeError('a time is a number');
        return floatMatrix(at(time.re));
      },
    ],
  ]);
}

/** −i(Hρ − ρH†) + Σ rate·(xρx† − ½{x†x, ρ}) and its dual. */
export function lindblad(
  hamiltonian: ComplexMatrix,
  jumps: readonly { readonly rate: number; readonly x: ComplexMatrix }[],
): Map {
  const adjoint = conjugateTranspose(hamiltonian);
  const minusI = floatNumber(0, -1);
  const adjoints = jumps.map(({ x }) => conjugateTranspose(x));
  const losses = jumps.map(({ rate, x }) =>
    scaleMatrix(multiplyMatrices(conjugateTranspose(x), x), floatNumber(-rate / 2)),
  );
  const around =
    (left: ComplexMatrix, right: ComplexMatrix, dual: boolean): MatrixMap =>
    (m) =>
      jumps.reduce(
        (sum, { rate, x }, k) => {
          const [before, after] = dual ? [adjoints[k]!, x] : [x, adjoints[k]!];
          const hop = scaleMatrix(
            multiplyMatrices(multiplyMatrices(before, m), after),
            floatNumber(rate),
          );
          const loss = addMatrices(
            multiplyMatrices(losses[k]!, m),
            multiplyMatrices(m, losses[k]!),
          );
          return addMatrices(sum, addMatrices(hop, loss));
        },
        addMatrices(multiplyMatrices(left, m), multiplyMatrices(m, right)),
      );
  const scaled = (m: ComplexMatrix, sign: 1 | -1): ComplexMatrix =>
    scaleMatrix(m, floatNumber(0, sign * minusI.im));
  return {
    kind: 'map',
    apply: around(scaled(hamiltonian, 1), scaled(adjoint, -1), false),
    dual: around(scaled(adjoint, -1), scaled(hamiltonian, 1), true),
  };
}

/** The value of TeX that is a matrix there. */
export function matrixOfTex(tex: string, scope: FloatScope): ComplexMatrix {
  const value = evaluateFloat(readExpression(tex, symbols), scope);
  if (value.kind !== 'matrix') throw new RangeError(`${tex} is a ${value.kind}`);
  return value.matrix;
}

/** The average over the phase of mode a, and with it of mode b where the total excitation number is conserved. */
export function phaseAverage(
  setting: Setting,
  image: (state: ComplexMatrix) => ComplexMatrix,
): ComplexMatrix {
  const count = 2 * setting.basis.total + 3;
  let sum = zeroMatrix(setting.basis.dimension);
  for (let k = 0; k < count; k++) {
    const angle = (2 * Math.PI * k) / count;
    const back = turned(setting, image(turned(setting, setting.state, angle)), -angle);
    sum = addMatrices(sum, scaleMatrix(back, floatNumber(1 / count)));
  }
  return sum;
}

function turned({ basis }: Setting, m: ComplexMatrix, angle: number): ComplexMatrix {
  const result = zeroMatrix(m.rows);
  for (let j = 0; j < m.columns; j++) {
    for (let i = 0; i < m.rows; i++) {
      const phase = angle * (stateAt(basis, i)[0]! - stateAt(basis, j)[0]!);
      const [c, s, p] = [Math.cos(phase), Math.sin(phase), i + m.rows * j];
      result.re[p] = c * m.re[p]! - s * m.im[p]!;
      result.im[p] = s * m.re[p]! + c * m.im[p]!;
    }
  }
  return result;
}
