/** Checks in Fock space: operators as matrices, and the noise of the light by the regression theorem. */

import { atRandomPoints, bindModel, type Check, fockBasis, readText } from 'ladderproof';
import {
  addMatrices,
  between,
  entryOf,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  floatNumber,
  fockSpace,
  randomSource,
  scaleMatrix,
} from 'ladderproof/claims';
import {
  addOperators,
  type ComplexMatrix,
  type NumericModel,
  normalOrderedPower,
  stateAt,
  stateIndex,
  term,
} from 'ladderproof/numeric';
import { atPoints, floats } from './checks.ts';
import { linearised, radiationPressure, scattering } from './model.ts';
import { type Point, redPoint, spectrumByRegression, valuesOf } from './numbers.ts';
import { atRedPoints, pointNames } from './samples.ts';

const FULL_HAMILTONIAN = readText("-Delta*a'*a + Omega_m*b'*b - g_0*a'*a*(b + b')");

/** The quadratic part of H about an amplitude, from matrices: its even part under (a, b) → (−a, −b), less the vacuum's. */
function quadraticPart(point: Point, random: () => number) {
  const n_cav = between(random, 1, 9);
  const [g_0, cap] = [point.g / Math.sqrt(n_cav), 4];
  const { Delta, Omega_m } = point;
  const bound = bindModel(
    radiationPressure,
    new Map(Object.entries({ Delta, Omega_m, g_0, n_cav })),
  );
  const space = fockSpace(bound, cap);
  const identity = space.matrix([term(1, 0, [0, 0], [0, 0])]);
  const a = space.matrix([term(1, 0, [0, 0], [1, 0])]);
  const b = space.matrix([term(1, 0, [0, 0], [0, 1])]);
  const shifted = addMatrices(a, scaleMatrix(identity, floatNumber(Math.sqrt(n_cav))));
  const along = (x: ComplexMatrix, y: ComplexMatrix): ComplexMatrix => {
    const scope = {
      names: new Map<string, FloatValue>([
        ...floats({ Delta, Omega_m, g_0 }),
        ['a', floatMatrix(x)],
        ['b', floatMatrix(y)],
      ]),
    };
    const value = evaluateFloat(FULL_HAMILTONIAN, scope);
    if (value.kind !== 'matrix') throw new RangeError('a matrix is expected');
    return value.matrix;
  };
  const minus = floatNumber(-1);
  const turned = addMatrices(
    scaleMatrix(a, minus),
    scaleMatrix(identity, floatNumber(Math.sqrt(n_cav))),
  );
  const even = scaleMatrix(
    addMatrices(along(shifted, b), along(turned, scaleMatrix(b, minus))),
    floatNumber(0.5),
  );
  const vacuum = entryOf(even, 0, 0);
  const quadratic = addMatrices(even, scaleMatrix(identity, floatNumber(-vacuum.re, -vacuum.im)));
  return { quadratic, a, b, space, g_0, n_cav };
}

export const linearisedInFockSpace: Check = atRandomPoints({
  method: 'fock-matrices',
  route: 'fock-space',
  seed: 'linearisation',
  points: 3,
  sample: (random) => {
    const point = { ...redPoint(random), g: between(random, 0.1, 1) };
    const { quadratic, a, b, space } = quadraticPart(point, random);
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ...floats(pointNames(point)),
          ['a', floatMatrix(a)],
          ['b', floatMatrix(b)],
        ]),
      },
      expected: floatMatrix(quadratic),
      interior: space.interior(2),
    };
  },
});

/** g as the matrix element −⟨1, 0|H|0, 1⟩ of the displaced Hamiltonian. */
export const couplingInFockSpace: Check = atPoints({
  method: 'matrix-element',
  route: 'fock-space',
  tolerance: 1e-12,
  samples: () => {
    const random = randomSource('coupling');
    return Array.from({ length: 4 }, () => {
      const point = { ...redPoint(random), g: between(random, 0.1, 1) };
      const { quadratic, g_0, n_cav } = quadraticPart(point, random);
      const basis = fockBasis(2, { caps: [4, 4] });
      const element = entryOf(quadratic, stateIndex(basis, [1, 0]), stateIndex(basis, [0, 1]));
      return { names: { g_0, n_cav }, expected: -element.re };
    });
  },
});

/** A Langevin equation in Fock space: classical inputs α drive by i√κ(αa† − α*a), and L† of the annihilation operator is wanted. */
export function langevinInFockSpace(mode: 'a' | 'b'): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed: `langevin-${mode}`,
    points: 3,
    sample: (random) => {
      const point = {
        ...redPoint(random),
        ...{ g: between(random, 0.1, 1), Gamma_m: between(random, 0.1, 1) },
        nbar_th: between(random, 0, 2),
      };
      const bound = bindModel(linearised, valuesOf(point));
      const inputs = [between(random, -1, 1), between(random, -1, 1)] as const;
      const strengths = [point.kappa, point.Gamma_m].map(Math.sqrt);
      const drives = inputs.flatMap((amplitude, k) => {
        const up = [0, 1].map((j) => (j === k ? 1 : 0));
        const strength = strengths[k]! * amplitude;
        return [term(0, strength, up, [0, 0]), term(0, -strength, [0, 0], up)];
      });
      const driven: NumericModel = {
        ...bound,
        hamiltonian: addOperators(bound.hamiltonian, drives),
      };
      const space = fockSpace(driven, 4);
      const ladder = [
        [1, 0],
        [0, 1],
      ].map((annihilation) => space.matrix([term(1, 0, [0, 0], annihilation)]));
      const [a, b] = ladder as [ComplexMatrix, ComplexMatrix];
      return {
        scope: {
          names: new Map<string, FloatValue>([
            ...floats({ ...pointNames(point), a_in: inputs[0], b_in: inputs[1] }),
            ['a', floatMatrix(a)],
            ['b', floatMatrix(b)],
          ]),
        },
        expected: floatMatrix(space.dual(mode === 'a' ? a : b)),
        interior: space.interior(2),
      };
    },
  });
}

/** What keeps the total number of quanta in the coupling of the full model. */
export const beamSplitterInFockSpace: Check = atRandomPoints({
  method: 'fock-matrices',
  route: 'fock-space',
  seed: 'beam-splitter',
  points: 2,
  sample: (random) => {
    const g = between(random, 0.1, 1);
    const cap = 4;
    const bound = bindModel(linearised, new Map(Object.entries({ g, Delta: 0, Omega_m: 0 })));
    const space = fockSpace(bound, cap);
    const basis = fockBasis(2, { caps: [cap, cap] });
    const total = Array.from({ length: basis.dimension }, (_, k) =>
      stateAt(basis, k).reduce((sum, n) => sum + n, 0),
    );
    const all = space.matrix(bound.hamiltonian);
    const kept = { ...all, re: all.re.slice(), im: all.im.slice() };
    for (const [j, n] of total.entries())
      for (const [i, m] of total.entries()) if (n !== m) kept.re[i + all.rows * j] = 0;
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ['g', floatNumber(g)],
          ['a', floatMatrix(space.matrix([term(1, 0, [0, 0], [1, 0])]))],
          ['b', floatMatrix(space.matrix([term(1, 0, [0, 0], [0, 1])]))],
        ]),
      },
      expected: floatMatrix(kept),
      interior: space.interior(2),
    };
  },
});

/** ṅ as an operator: L†(b†b) under the scattering rates and the bath. */
export const rateEquationInFockSpace: Check = atRandomPoints({
  method: 'fock-matrices',
  route: 'fock-space',
  seed: 'rate-equation',
  points: 4,
  sample: (random) => {
    const [A_minus, A_plus, Gamma_m, nbar_th] = [1, 1, 1, 3].map((top) =>
      between(random, 0.1, top),
    ) as [number, number, number, number];
    const bound = bindModel(
      scattering,
      new Map(Object.entries({ A_minus, A_plus, Gamma_m, nbar_th })),
    );
    const space = fockSpace(bound, 6);
    const n = space.matrix(normalOrderedPower(1, 0));
    const [A_th_plus, A_th_minus] = [nbar_th * Gamma_m, (nbar_th + 1) * Gamma_m];
    return {
      scope: {
        names: new Map<string, FloatValue>([
          ...floats({ A_minus, A_plus, A_th_plus, A_th_minus }),
          ['nbar', floatMatrix(n)],
        ]),
      },
      expected: floatMatrix(space.dual(n)),
      interior: space.interior(2),
    };
  },
});

export const spectrumInFockSpace: Check = atPoints({
  method: 'regression-theorem',
  route: 'fock-space',
  tolerance: 1e-9,
  samples: atRedPoints('spectrum', (point, random) => {
    const { kappa, Delta } = point;
    const [omega, n_cav] = [between(random, -3, 3), between(random, 1, 100)];
    return {
      names: { kappa, Delta, omega, n_cav },
      expected: spectrumByRegression({ kappa, Delta, n_cav }, omega),
    };
  }),
});
