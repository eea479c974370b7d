/** The textbook's formulas as printed, and what checks each. */
import {
  interpretScalar,
  operatorValue,
  type Scope,
  scalarValue,
  type Value,
} from '../../src/algebra/interpret.ts';
import { sqrt } from '../../src/algebra/root.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import { signOf } from '../../src/algebra/sign.ts';
import { readText } from '../../src/algebra/text.ts';
import {
  atRandomPoints,
  chainResidual,
  describeNumber,
  rightSide,
  symbolicResidual,
} from '../../src/claims/check.ts';
import type { Check, EquationClaim } from '../../src/claims/claim.ts';
import { modeNames } from '../../src/claims/declare.ts';
import {
  addMatrices,
  entryOf,
  evaluateFloat,
  type FloatNumber,
  type FloatValue,
  floatMatrix,
  floatNumber,
  scaleMatrix,
} from '../../src/claims/float.ts';
import { fockSpace, singleExcitationMatrix } from '../../src/claims/fock.ts';
import { between, randomSource } from '../../src/claims/random.ts';
import { fockBasis, stateAt, stateIndex } from '../../src/numeric/basis.ts';
import { bindModel } from '../../src/numeric/bind.ts';
import type { ComplexMatrix } from '../../src/numeric/dense.ts';
import { addOperators, normalOrderedPower, term } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericModel } from '../../src/numeric/operators.ts';
import {
  atPoints,
  bothSigns,
  describe,
  distance,
  floats,
  leadingOrder,
  numberAt,
  outcomeOf,
  type PointSample,
  sameLimits,
} from './checks.ts';
import {
  backactionLimit,
  beamSplitter,
  beamSplitterMatrix,
  beamSplitterOccupation,
  enhancedCoupling,
  exactLimit,
  finalOccupation,
  formula,
  langevin,
  linearisedHamiltonian,
  names,
  occupationRate,
  opticalDamping,
  optimalDetuning,
  optimalLimit,
  rates,
  selfEnergy,
  spectrum,
  spectrumAt,
  splittingSquared,
  springShift,
  staticStability,
  where,
  withInput,
  withInputs,
} from './derivation.ts';
import { linearised, radiationPressure, rotatingWave, scattering } from './model.ts';
import {
  atWeakCoupling,
  eigenfrequencies,
  growth,
  inverseSusceptibility,
  minimum,
  motions,
  type Point,
  phonons,
  phononsInFockSpace,
  redPoint,
  spectrumByRegression,
  valuesOf,
  weakCoupling,
} from './numbers.ts';

const tex = String.raw;

/**
 * Formulas as the review (§) and the papers named beside them print them, in units with ħ = 1. In words, Ω and Γ are Ω_m and
 * Γ_m.
 */
export const printed = {
  hamiltonian: tex`\hat{H} = -\Delta \hat{a}^\dagger \hat{a} + \Omega_m \hat{b}^\dagger \hat{b} - g(\hat{a}^\dagger + \hat{a})(\hat{b} + \hat{b}^\dagger)`,
  coupling: tex`g = g_0 \sqrt{\bar{n}_{\text{cav}}}`,
  langevinA: tex`\dot{\hat{a}} = \left(i\Delta - \frac{\kappa}{2}\right)\hat{a} + ig(\hat{b} + \hat{b}^\dagger) + \sqrt{\kappa}\hat{a}_{\text{in}}`,
  langevinB: tex`\dot{\hat{b}} = \left(-i\Omega_m - \frac{\Gamma_m}{2}\right)\hat{b} + ig(\hat{a} + \hat{a}^\dagger) + \sqrt{\Gamma_m}\hat{b}_{\text{in}}`,
  spectrum: tex`S_{NN}(\omega) = \bar{n}_{\text{cav}} \frac{\kappa}{\kappa^2/4 + (\Delta + \omega)^2}`,
  down: tex`A^- = g_0^2 S_{NN}(\Omega_m) = g_0^2 \bar{n}_{\text{cav}} \frac{\kappa}{\kappa^2/4 + (\Delta + \Omega_m)^2}`,
  up: tex`A^+ = g_0^2 S_{NN}(-\Omega_m) = g_0^2 \bar{n}_{\text{cav}} \frac{\kappa}{\kappa^2/4 + (\Delta - \Omega_m)^2}`,
  selfEnergy: tex`\Sigma(\omega) = 2 m_{\text{eff}} \Omega_m g^2 \left[ \frac{1}{(\Delta + \omega) + i\kappa/2} + \frac{1}{(\Delta - \omega) - i\kappa/2} \right]`,
  damping: tex`\Gamma_{\text{opt}} = A^- - A^+`,
  dampingExplicit: tex`\Gamma_{\text{opt}} = \bar{n}_{\text{cav}} g_0^2 \left( \frac{\kappa}{\kappa^2/4 + (\Delta + \Omega_m)^2} - \frac{\kappa}{\kappa^2/4 + (\Delta - \Omega_m)^2} \right)`,
  dampingResolved: tex`\Gamma_{\text{opt}} = 4 \bar{n}_{\text{cav}} \frac{g_0^2}{\kappa}`,
  spring: tex`\delta\Omega_m = g^2 \left( \frac{\Delta - \Omega_m}{\kappa^2/4 + (\Delta - \Omega_m)^2} + \frac{\Delta + \Omega_m}{\kappa^2/4 + (\Delta + \Omega_m)^2} \right)`,
  springUnresolved: tex`\delta\Omega_m = g^2 \frac{2\Delta}{\kappa^2/4 + \Delta^2}`,
  rateEquation: tex`\dot{\bar{n}} = (\bar{n} + 1)(A^+ + A_{\text{th}}^+) - \bar{n}(A^- + A_{\text{th}}^-)`,
  final: tex`\bar{n}_f = \frac{A^+ + \bar{n}_{\text{th}} \Gamma_m}{A^- - A^+ + \Gamma_m}`,
  finalDamping: tex`\bar{n}_f = \frac{\Gamma_{\text{opt}} \bar{n}_{\text{min}} + \Gamma_m \bar{n}_{\text{th}}}{\Gamma_{\text{opt}} + \Gamma_m}`,
  min: tex`\bar{n}_{\text{min}} = \left( \frac{A^-}{A^+} - 1 \right)^{-1} = \left( \frac{\kappa^2/4 + (\Delta - \Omega_m)^2}{\kappa^2/4 + (\Delta + \Omega_m)^2} - 1 \right)^{-1}`,
  resolved: tex`\bar{n}_{\text{min}} = \left( \frac{\kappa}{4\Omega_m} \right)^2`,
  optimalDetuning: tex`\Delta = -\sqrt{\Omega_m^2 + \frac{\kappa^2}{4}}`,
  optimalMin: tex`\bar{n}_{\text{min}} = \frac{1}{2} \left( \sqrt{1 + \frac{\kappa^2}{4\Omega_m^2}} - 1 \right)`,
  unresolvedDetuning: tex`\Delta = -\frac{\kappa}{2}`,
  unresolved: tex`\bar{n}_{\text{min}} = \frac{\kappa}{4\Omega_m}`,
  exact: tex`\bar{n}_f = \frac{4\Omega_m^2(\kappa^2 + 8g^2) + \kappa^2(\kappa^2 - 8g^2)}{16\Omega_m^2(4\Omega_m^2 + \kappa^2 - 16g^2)}`,
  beamSplitter: tex`\hat{H}_{\text{int}} = -g(\hat{a}^\dagger \hat{b} + \hat{a} \hat{b}^\dagger)`,
  modes: tex`\omega_\pm = \Omega_m - i\frac{\kappa + \Gamma_m}{4} \pm \sqrt{g^2 - \left( \frac{\kappa - \Gamma_m}{4} \right)^2}`,
  exceptional: tex`g = \frac{\kappa}{4}`,
  splitting: tex`\omega_+ - \omega_- = 2g`,
  strong: tex`\bar{n}_f = \bar{n}_{\text{th}} \frac{\Gamma_m}{\kappa} \frac{4g^2 + \kappa^2}{4g^2 + \Gamma_m \kappa}`,
  static: tex`\Omega_m \left( \Delta^2 + \frac{\kappa^2}{4} \right) + 4g^2 \Delta > 0`,
} as const;

/** g₀ = g/√n̄_cav, so that everything is a function of g; rates and occupations by their own formulas. */
const scope: Scope = {
  names: new Map<string, Value>([
    ...names.names,
    ...modeNames(withInputs),
    ['g_0', scalarValue(formula('g').over(sqrt(formula('n_cav'))))],
    ['A_minus', scalarValue(rates.down)],
    ['A_plus', scalarValue(rates.up)],
    ['Gamma_opt', scalarValue(opticalDamping)],
    ['n_min', scalarValue(backactionLimit)],
  ]),
  functions: new Map([
    [
      'S_NN',
      (argument) => {
        if (argument.kind !== 'scalar')
          throw new RangeError('the spectrum at a frequency is meant');
        return scalarValue(spectrumAt(argument.scalar));
      },
    ],
  ]),
};

/** The same with A⁻ and A⁺ as symbols of their own. */
const withRates: Scope = {
  names: new Map<string, Value>([
    ...names.names,
    ['Gamma_opt', scalarValue(formula('A_minus - A_plus'))],
    ['n_min', scalarValue(formula('A_plus/(A_minus - A_plus)'))],
    ['A_th_plus', scalarValue(formula('nbar_th*Gamma_m'))],
    ['A_th_minus', scalarValue(formula('(nbar_th + 1)*Gamma_m'))],
  ]),
};

const inOperators = (of: { readonly space: typeof linearised.space }): Scope => ({
  names: new Map([...names.names, ...modeNames(of.space)]),
});

const RED = { Delta: '-Omega_m' } as const;

/** Samples at random points on the red side; the covariance and the eigenvalues are worked out once a point. */
function atRedPoints(
  seed: string,
  sample: (point: Point, random: () => number) => PointSample,
  points = 5,
): () => readonly PointSample[] {
  return () => {
    const random = randomSource(seed);
    return Array.from({ length: points }, () => sample(redPoint(random), random));
  };
}

type Weak = ReturnType<typeof weakCoupling>;

/** Names of the printed formulas at a point of weak coupling, g chosen at random. */
function weakNames(point: Point, weak: Weak, random: () => number) {
  const [g, n_cav] = [between(random, 0.01, 0.1), between(random, 10, 1000)];
  const { Omega_m, Delta, kappa } = point;
  return {
    ...{ Omega_m, Delta, kappa, g, n_cav, g_0: g / Math.sqrt(n_cav) },
    ...{ A_minus: weak.down * g ** 2, A_plus: weak.up * g ** 2 },
  };
}

/** A formula for something of second order in g, against covariances and eigenvalues extrapolated to vanishing g. */
function extrapolated(seed: string, wanted: (weak: Weak) => number, move = (p: Point) => p): Check {
  return atPoints({
    method: 'weak-coupling-limit',
    route: 'floating-point',
    tolerance: 1e-5,
    samples: atRedPoints(seed, (free, random) => {
      const point = move(free);
      const weak = weakCoupling(point);
      const at = weakNames(point, weak, random);
      return {
        names: at,
        functions: new Map([['S_NN', regressionAt(at)]]),
        expected: wanted(weak) * at.g ** 2,
      };
    }),
  });
}

const regressionAt =
  (at: { readonly kappa: number; readonly Delta: number; readonly n_cav: number }) =>
  (argument: FloatValue): FloatNumber => {
    if (argument.kind !== 'number') throw new RangeError('the spectrum at a frequency is meant');
    return floatNumber(spectrumByRegression(at, argument.re));
  };

/** The occupation that the noise of the light alone keeps up, from the spectrum by regression. */
function occupationByRegression(point: Point): number {
  const at = { kappa: point.kappa, Delta: point.Delta, n_cav: 1 };
  const [down, up] = [point.Omega_m, -point.Omega_m].map((w) => spectrumByRegression(at, w)) as [
    number,
    number,
  ];
  return up / (down - up);
}

/** The detuning at which that is smallest. */
function bestDetuning(point: Point): number {
  const scale = point.Omega_m + point.kappa;
  const f = (Delta: number): number => occupationByRegression({ ...point, Delta });
  return minimum(f, -2 * scale, -0.05 * scale);
}

const pointNames = ({ Omega_m, Delta, kappa, g, Gamma_m, nbar_th }: Point) => ({
  ...{ Omega_m, Delta, kappa, g, Gamma_m, nbar_th },
});

/** A formula for the smallest occupation or where it is, against the spectrum in Fock space. */
function byRegression(
  seed: string,
  wanted: (point: Point) => number,
  { move = (p: Point): Point => p, tolerance = 1e-8 } = {},
): Check {
  return atPoints({
    method: 'regression-theorem',
    route: 'fock-space',
    tolerance,
    samples: atRedPoints(
      seed,
      (free) => {
        const point = move(free);
        const at = { kappa: point.kappa, Delta: point.Delta, n_cav: 1 };
        const [A_minus, A_plus] = [point.Omega_m, -point.Omega_m].map((w) =>
          spectrumByRegression(at, w),
        ) as [number, number];
        return { names: { ...pointNames(point), A_minus, A_plus }, expected: wanted(point) };
      },
      3,
    ),
  });
}

const onRedSideband = (point: Point): Point => ({ ...point, Delta: -point.Omega_m });
const unresolved = (point: Point): Point => ({ ...point, kappa: 2000 * point.Omega_m });

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

const linearisedInFockSpace: Check = atRandomPoints({
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
const couplingInFockSpace: Check = atPoints({
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
function langevinInFockSpace(mode: 'a' | 'b'): Check {
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
const beamSplitterInFockSpace: Check = atRandomPoints({
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
const rateEquationInFockSpace: Check = atRandomPoints({
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

/** The final occupation against the covariance of the whole system, the bath as strong as the light while both vanish. */
const finalByCovariance = (seed: string): Check =>
  atPoints({
    method: 'weak-coupling-limit',
    route: 'floating-point',
    tolerance: 1e-5,
    samples: atRedPoints(seed, (point, random) => {
      const weak = weakCoupling(point);
      const ratio = between(random, 0.05, 1) * weak.damping;
      const nbar_th = between(random, 1, 20);
      const expected = atWeakCoupling({ ...point, nbar_th }, (at) =>
        phonons({ ...at, Gamma_m: ratio * at.g ** 2 }),
      );
      return {
        names: {
          ...{ A_minus: weak.down, A_plus: weak.up, Gamma_opt: weak.damping },
          ...{ n_min: weak.occupation, Gamma_m: ratio, nbar_th },
        },
        expected,
      };
    }),
  });

/** Parameters at which the whole master equation is solved: coupling a twentieth of the decay. */
const FULL: readonly Point[] = [
  { Omega_m: 1, Delta: -1, kappa: 0.4, g: 0.02, Gamma_m: 1e-4, nbar_th: 5 },
  { Omega_m: 1, Delta: -0.8, kappa: 0.8, g: 0.04, Gamma_m: 4e-4, nbar_th: 3 },
];

/** The same against the steady state of the full master equation in Fock space. */
const finalInFockSpace: Check = atPoints({
  method: 'full-solution',
  route: 'fock-space',
  tolerance: 0.05,
  evidence: { 'g/kappa': 0.05 },
  samples: () =>
    FULL.map((point) => {
      const found = phononsInFockSpace(point, 7);
      if ('why' in found) throw new RangeError(found.why);
      const at = { ...point, n_cav: 1 };
      const [A_minus, A_plus] = [1, -1].map(
        (w) => point.g ** 2 * spectrumByRegression(at, w * point.Omega_m),
      ) as [number, number];
      const Gamma_opt = A_minus - A_plus;
      return {
        names: { ...pointNames(point), A_minus, A_plus, Gamma_opt, n_min: A_plus / Gamma_opt },
        expected: found.value,
      };
    }),
});

/** (κ/4Ω_m)² twice: exactly at Δ = −Ω_m, and as the leading term of the smallest occupation for κ ≪ Ω_m. */
const resolvedLimit: Check = {
  method: 'symbolic-residual',
  route: 'exact',
  fixesValue: true,
  run: (equations) => {
    const value = interpretScalar(rightSide(equations), scope);
    const onSideband = value.minus(where(backactionLimit, RED));
    const atBest = leadingOrder(scope, () => optimalLimit, { kappa: 1 }).run(equations);
    return outcomeOf([
      ['residual at Delta = -Omega_m', describe(onSideband), onSideband.isZero()],
      ['leading term at the best detuning', atBest.kind, atBest.kind === 'passed'],
    ]);
  },
};

/** Sum and product of both frequencies against trace and determinant of the beam splitter's matrix. */
const modesExactly: Check = {
  method: 'characteristic-polynomial',
  route: 'exact',
  run: (equations) => {
    const [plus, minus] = bothSigns(equations).map((each) => interpretScalar(each, scope)) as [
      Scalar,
      Scalar,
    ];
    const [[p, q], [r, s]] = beamSplitterMatrix as [[Scalar, Scalar], [Scalar, Scalar]];
    const sum = plus.plus(minus).minus(p.plus(s));
    const product = plus.times(minus).minus(p.times(s).minus(q.times(r)));
    return outcomeOf([
      ['sum minus trace', describe(sum), sum.isZero()],
      ['product minus determinant', describe(product), product.isZero()],
    ]);
  },
};

/** The matrix of the beam splitter from its one-quantum states in Fock space, the bath empty. */
function oneQuantumMatrix(point: Point): ComplexMatrix {
  const values = valuesOf({ ...point, Delta: -point.Omega_m, nbar_th: 0 });
  return singleExcitationMatrix(bindModel(rotatingWave, values));
}

const modesInFockSpace: Check = {
  method: 'one-quantum-states',
  route: 'fock-space',
  run: (equations) => {
    const random = randomSource('normal modes');
    for (let k = 0; k < 10; k++) {
      const point = {
        ...redPoint(random),
        ...{ g: between(random, 0.01, 1), Gamma_m: between(random, 0, 1) },
      };
      const { sum, product } = eigenfrequencies(oneQuantumMatrix(point));
      const [x, y] = bothSigns(equations).map((each) => numberAt(each, pointNames(point))) as [
        FloatNumber,
        FloatNumber,
      ];
      const times = floatNumber(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
      const errors = [
        distance(floatNumber(x.re + y.re, x.im + y.im), sum),
        distance(times, product),
      ];
      if (errors.some((error) => !(error < 1e-10)))
        return {
          kind: 'failed',
          evidence: { point: k + 1, plus: describeNumber(x), minus: describeNumber(y) },
        };
    }
    return { kind: 'passed', evidence: { points: 10, tolerance: 1e-10 } };
  },
};

/** Inserting the coupling makes both eigenfrequencies equal while the modes stay coupled: the matrix has one eigenvector. */
const exceptionalExactly: Check = {
  method: 'insertion',
  route: 'exact',
  fixesValue: true,
  run: (equations) => {
    const g = interpretScalar(rightSide(equations), scope);
    const undamped = where(splittingSquared, { Gamma_m: '0' });
    const rows = undamped.coefficientsIn('g');
    const split = (rows.get(2) ?? Scalar.ZERO).times(g.power(2)).plus(rows.get(0) ?? Scalar.ZERO);
    return outcomeOf([
      ['square of the splitting', describe(split), split.isZero()],
      ['sign of g', signOf(g), signOf(g) === 'positive'],
    ]);
  },
};

const exceptionalInFockSpace: Check = atPoints({
  method: 'one-quantum-states',
  route: 'fock-space',
  tolerance: 1e-6,
  samples: () => {
    const random = randomSource('exceptional point');
    return Array.from({ length: 3 }, () => {
      const point = redPoint(random);
      // Below it the two frequencies are one, above it they differ: bisection on that.
      const isSplit = (g: number): boolean => {
        const { sum, product } = eigenfrequencies(oneQuantumMatrix({ ...point, g }));
        return sum.re ** 2 - sum.im ** 2 - 4 * product.re > 0;
      };
      let [low, high] = [0, point.kappa];
      for (let k = 0; k < 40; k++) {
        const middle = (low + high) / 2;
        if (isSplit(middle)) high = middle;
        else low = middle;
      }
      return { names: pointNames(point), expected: (low + high) / 2 };
    });
  },
});

const splittingExactly: Check = {
  method: 'leading-order',
  route: 'exact',
  fixesValue: true,
  run: (equations) => {
    const value = interpretScalar(rightSide(equations), scope);
    const square = leadingOrder(
      { names: new Map([['square', scalarValue(value.power(2))]]) },
      () => splittingSquared,
      { g: -1 },
    ).run([{ left: SQUARE, relation: '=', right: SQUARE }]);
    return outcomeOf([
      ['square of the splitting', square.kind, square.kind === 'passed'],
      ['sign', signOf(value), signOf(value) === 'positive'],
    ]);
  },
};

const SQUARE = { kind: 'symbol', name: 'square' } as const;

/** Between the two frequencies of the full model, κ ≪ g ≪ Ω_m. */
const splittingByEigenvalues: Check = atPoints({
  method: 'eigenvalues',
  route: 'floating-point',
  tolerance: 1e-3,
  samples: () =>
    [1e-3, 3e-3].map((g) => {
      const point = { Omega_m: 1, Delta: -1, kappa: g / 100, g, Gamma_m: 0, nbar_th: 0 };
      const [low, high] = motions(point)
        .map(({ im }) => im)
        .filter((frequency) => frequency > 0)
        .toSorted((x, y) => x - y) as [number, number];
      return { names: pointNames(point), expected: high - low };
    }),
});

/** Two orders of g² over κΓ_m, at Γ_m a millionth of κ. */
const strongByCovariance: Check = atPoints({
  method: 'covariance',
  route: 'floating-point',
  tolerance: 1e-4,
  evidence: { 'Gamma_m/kappa': 1e-6 },
  samples: () => {
    const random = randomSource('strong coupling');
    return [1e-3, 3e-3, 0.3, 1].map((part) => {
      const kappa = between(random, 0.1, 1);
      const point = {
        ...{ Omega_m: 1, Delta: -1, kappa, g: part * kappa, Gamma_m: 1e-6 * kappa },
        nbar_th: between(random, 1, 50),
      };
      return { names: pointNames(point), expected: phonons(point, rotatingWave) };
    });
  },
});

const exactByCovariance: Check = atPoints({
  method: 'covariance',
  route: 'floating-point',
  tolerance: 1e-9,
  samples: atRedPoints('exact limit', (free, random) => {
    const resting = onRedSideband(free);
    const most = Math.sqrt(resting.Omega_m ** 2 / 4 + resting.kappa ** 2 / 16);
    const point = { ...resting, g: between(random, 0.05, 0.9) * most };
    return { names: pointNames(point), expected: phonons(point) };
  }),
});

const exactInFockSpace: Check = atPoints({
  method: 'full-solution',
  route: 'fock-space',
  tolerance: 1e-3,
  samples: () => {
    const point = { Omega_m: 1, Delta: -1, kappa: 0.6, g: 0.12, Gamma_m: 0, nbar_th: 0 };
    const found = phononsInFockSpace(point, 6);
    if ('why' in found) throw new RangeError(found.why);
    return [{ names: pointNames(point), expected: found.value }];
  },
});

/** The printed left side is det Z at Γ_m = 0, over Ω_m: where it vanishes an eigenvalue does. */
const staticExactly: Check = {
  method: 'routh-hurwitz',
  route: 'exact',
  run: ([equation]) => {
    const left = interpretScalar(equation!.left, scope).minus(
      interpretScalar(equation!.right, scope),
    );
    const residual = left.minus(where(staticStability, { Gamma_m: '0' }).over(formula('Omega_m')));
    const evidence = `${describe(residual)}`;
    return outcomeOf([
      ['residual', evidence, residual.isZero()],
      ['relation', equation!.relation, equation!.relation === '>'],
    ]);
  },
};

const staticByEigenvalues: Check = {
  method: 'eigenvalues',
  route: 'floating-point',
  run: ([equation]) => {
    const random = randomSource('static stability');
    let stable = 0;
    const points = 30;
    for (let k = 0; k < points; k++) {
      const free = redPoint(random);
      const critical = Math.sqrt(
        ((free.Delta ** 2 + free.kappa ** 2 / 4) * free.Omega_m) / (4 * Math.abs(free.Delta)),
      );
      const point = { ...free, g: critical * between(random, 0.5, 1.5), Gamma_m: 1e-9 };
      const isStable = growth(point) < 0;
      const { re } = numberAt(equation!.left, pointNames(point));
      if (re > 0 !== isStable)
        return {
          kind: 'failed',
          evidence: { point: k + 1, printed: Number(re.toPrecision(4)), stable: isStable },
        };
      if (isStable) stable++;
    }
    return { kind: 'passed', evidence: { points, stable, unstable: points - stable } };
  },
};

const selfEnergyByResolvent: Check = atPoints({
  method: 'resolvent',
  route: 'floating-point',
  tolerance: 1e-8,
  samples: atRedPoints('self-energy', (free, random) => {
    const point = { ...free, g: between(random, 0.1, 1), Gamma_m: between(random, 0.01, 1) };
    const [omega, m_eff] = [between(random, -2, 2), between(random, 0.5, 2)];
    const [dressed, bare] = [point, { ...point, g: 0 }].map((at) =>
      inverseSusceptibility(at, omega),
    ) as [FloatNumber, FloatNumber];
    const scale = 2 * m_eff * point.Omega_m;
    return {
      names: { ...pointNames(point), omega, m_eff },
      expected: floatNumber(scale * (dressed.re - bare.re), scale * (dressed.im - bare.im)),
    };
  }),
});

const spectrumInFockSpace: Check = atPoints({
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

type Given = Omit<EquationClaim, 'kind' | 'premises'> & Partial<Pick<EquationClaim, 'premises'>>;

const equation = (given: Given): EquationClaim => ({
  kind: 'equation',
  premises: [],
  scope,
  ...given,
});

export const equations = (): readonly EquationClaim[] => [
  equation({
    slug: 'eq-hamiltonian',
    where: '§ III, Hamiltonian',
    title: 'Fluctuations about the driven amplitude, counter-rotating terms included',
    printed: printed.hamiltonian,
    premises: ['eq-coupling'],
    line: 'H-linearised',
    scope: inOperators(radiationPressure),
    checks: [
      symbolicResidual(
        {
          names: new Map([
            ...inOperators(radiationPressure).names,
            ['g', scalarValue(enhancedCoupling)],
          ]),
        },
        () => operatorValue(linearisedHamiltonian),
      ),
      linearisedInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-coupling',
    where: '§ III, coupling',
    title: 'Coupling enhanced by the mean amplitude of the light',
    printed: printed.coupling,
    line: 'g',
    checks: [symbolicResidual(names, () => scalarValue(enhancedCoupling)), couplingInFockSpace],
  }),
  ...(['a', 'b'] as const).map((mode, k) =>
    equation({
      slug: `eq-langevin-${mode}`,
      where: mode === 'a' ? '§ III, cavity field' : '§ III, motion',
      title: `Quantum Langevin equation of the ${mode === 'a' ? 'cavity' : 'mechanical mode'}; amplitudes decay at half the energy decay rate`,
      printed: mode === 'a' ? printed.langevinA : printed.langevinB,
      premises: ['eq-hamiltonian'],
      line: `langevin-${mode}`,
      checks: [
        symbolicResidual(scope, () => operatorValue(withInput(langevin[k]!))),
        langevinInFockSpace(mode),
      ],
    }),
  ),
  equation({
    slug: 'eq-spectrum',
    where: '§ VII, noise',
    title:
      'Spectrum of the photon-number noise in the driven cavity (Marquardt et al., PRL 99, 093902)',
    printed: printed.spectrum,
    premises: ['eq-langevin-a'],
    line: 'S_NN',
    checks: [symbolicResidual(scope, () => scalarValue(spectrum)), spectrumInFockSpace],
  }),
  ...(
    [
      ['minus', 'down', 'Rate per phonon at which the light takes phonons (anti-Stokes)'],
      ['plus', 'up', 'Rate per phonon at which the light gives phonons (Stokes)'],
    ] as const
  ).map(([name, way, title]) =>
    equation({
      slug: `eq-rate-${name}`,
      where: `§ VII, rate A${name === 'minus' ? '⁻' : '⁺'}`,
      title,
      printed: printed[way],
      premises: ['eq-spectrum'],
      line: `A_${name}`,
      checks: [
        chainResidual(scope, () => scalarValue(rates[way])),
        extrapolated(`rate ${name}`, (weak) => weak[way]),
      ],
    }),
  ),
  equation({
    slug: 'eq-self-energy',
    where: '§ V, self-energy',
    title: 'What the cavity adds to the inverse mechanical susceptibility',
    printed: printed.selfEnergy,
    premises: ['eq-langevin-a', 'eq-langevin-b'],
    line: 'Sigma',
    checks: [
      symbolicResidual(scope, () => scalarValue(selfEnergy.times(formula('2*m_eff*Omega_m')))),
      selfEnergyByResolvent,
    ],
  }),
  equation({
    slug: 'eq-damping',
    where: '§ VII, damping',
    title: 'Optical damping as the net rate of the two sidebands',
    printed: printed.damping,
    premises: ['eq-rate-minus', 'eq-rate-plus', 'eq-self-energy'],
    line: 'Gamma_opt',
    checks: [
      symbolicResidual(scope, () => scalarValue(opticalDamping)),
      extrapolated('damping', (weak) => weak.damping),
    ],
  }),
  equation({
    slug: 'eq-damping-explicit',
    where: '§ V, damping',
    title: 'Optical damping against detuning',
    printed: printed.dampingExplicit,
    premises: ['eq-self-energy'],
    line: 'Gamma_opt',
    checks: [
      symbolicResidual(scope, () => scalarValue(opticalDamping)),
      extrapolated('damping rate', (weak) => weak.damping),
    ],
  }),
  equation({
    slug: 'eq-damping-resolved',
    where: '§ V, damping for κ ≪ Ω',
    title: 'Optical damping on the red sideband, leading term for κ ≪ Ω',
    printed: printed.dampingResolved,
    premises: ['eq-damping-explicit'],
    line: 'Gamma_opt-resolved',
    checks: [
      leadingOrder(scope, () => where(opticalDamping, RED), { kappa: 1 }),
      extrapolated(
        'resolved damping',
        (weak) => weak.damping,
        (p) => ({ ...p, kappa: 4e-3 * p.Omega_m, Delta: -p.Omega_m }),
      ),
    ],
  }),
  equation({
    slug: 'eq-spring',
    where: '§ V, spring',
    title: 'Shift of the mechanical frequency by the light',
    printed: printed.spring,
    premises: ['eq-self-energy'],
    line: 'spring',
    checks: [
      symbolicResidual(scope, () => scalarValue(springShift)),
      extrapolated('optical spring', (weak) => weak.shift),
    ],
  }),
  equation({
    slug: 'eq-spring-unresolved',
    where: '§ V, spring for κ ≫ Ω',
    title: 'Optical spring of a cavity that follows at once, leading term for κ ≫ Ω',
    printed: printed.springUnresolved,
    premises: ['eq-spring'],
    line: 'spring-unresolved',
    checks: [
      leadingOrder(scope, () => springShift, { kappa: -1, Delta: -1 }),
      atPoints({
        method: 'weak-coupling-limit',
        route: 'floating-point',
        tolerance: 2e-3,
        evidence: { 'kappa/Omega_m': 100 },
        samples: atRedPoints('unresolved spring', (free, random) => {
          const kappa = 100 * free.Omega_m;
          const point = { ...free, kappa, Delta: -between(random, 0.3, 1) * kappa };
          const g = 0.1;
          return {
            names: { ...pointNames(point), g },
            expected: weakCoupling(point).shift * g ** 2,
          };
        }),
      }),
    ],
  }),
  equation({
    slug: 'eq-rate-equation',
    where: '§ VII, rate equation',
    title: 'Rate equation of the phonon number under light and bath',
    printed: printed.rateEquation,
    premises: ['eq-rate-minus', 'eq-rate-plus'],
    line: 'occupation-rate',
    scope: withRates,
    checks: [
      symbolicResidual(withRates, () => scalarValue(occupationRate)),
      rateEquationInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-final',
    where: '§ VII, final occupation',
    title: 'Final occupation for weak coupling (Marquardt et al., PRL 99, 093902)',
    printed: printed.final,
    premises: ['eq-rate-equation'],
    line: 'n_f',
    scope: withRates,
    checks: [
      symbolicResidual(withRates, () => scalarValue(finalOccupation)),
      finalByCovariance('final occupation'),
      finalInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-final-damping',
    where: 'Marquardt 2007, two baths',
    title: 'Final occupation as a mean of two baths, weighted by their damping (PRL 99, 093902)',
    printed: printed.finalDamping,
    premises: ['eq-final', 'eq-damping', 'eq-min'],
    line: 'n_f',
    scope: withRates,
    checks: [
      symbolicResidual(withRates, () => scalarValue(finalOccupation)),
      finalByCovariance('two baths'),
      finalInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-min',
    where: '§ VII, backaction limit',
    title: 'Quantum backaction limit of the occupation (Marquardt et al., PRL 99, 093902)',
    printed: printed.min,
    premises: ['eq-final'],
    line: 'n_min',
    checks: [
      chainResidual(scope, () => scalarValue(backactionLimit)),
      byRegression('backaction limit', occupationByRegression),
      atPoints({
        method: 'weak-coupling-limit',
        route: 'floating-point',
        tolerance: 1e-5,
        samples: atRedPoints('backaction limit', (point, random) => {
          const weak = weakCoupling(point);
          return { names: weakNames(point, weak, random), expected: weak.occupation };
        }),
      }),
    ],
  }),
  equation({
    slug: 'eq-resolved',
    where: '§ VII, limit for κ ≪ Ω',
    title:
      'Backaction limit with resolved sidebands, at Δ = −Ω and at the best detuning (Wilson-Rae et al., PRL 99, 093901)',
    printed: printed.resolved,
    premises: ['eq-min'],
    line: 'n_min-red',
    checks: [
      resolvedLimit,
      byRegression('resolved sidebands', occupationByRegression, { move: onRedSideband }),
      atPoints({
        method: 'weak-coupling-limit',
        route: 'floating-point',
        tolerance: 1e-5,
        samples: atRedPoints('resolved sidebands', (free) => {
          const point = onRedSideband(free);
          return { names: pointNames(point), expected: weakCoupling(point).occupation };
        }),
      }),
    ],
  }),
  equation({
    slug: 'eq-optimal-detuning',
    where: 'Marquardt 2007, best detuning',
    title: 'Detuning of the smallest occupation (PRL 99, 093902)',
    printed: printed.optimalDetuning,
    premises: ['eq-min'],
    line: 'optimal-detuning',
    checks: [
      symbolicResidual(scope, () => scalarValue(optimalDetuning)),
      byRegression('best detuning', bestDetuning, { tolerance: 1e-6 }),
    ],
  }),
  equation({
    slug: 'eq-optimal-min',
    where: 'Marquardt 2007, lowest limit',
    title: 'Smallest occupation, for any ratio of κ and Ω (PRL 99, 093902)',
    printed: printed.optimalMin,
    premises: ['eq-min', 'eq-optimal-detuning'],
    line: 'n_min-optimal',
    checks: [
      symbolicResidual(scope, () => scalarValue(optimalLimit)),
      byRegression('smallest occupation', (point) =>
        occupationByRegression({ ...point, Delta: bestDetuning(point) }),
      ),
    ],
  }),
  equation({
    slug: 'eq-unresolved-detuning',
    where: '§ VII, detuning for κ ≫ Ω',
    title: 'Detuning of the smallest occupation, leading term for κ ≫ Ω',
    printed: printed.unresolvedDetuning,
    premises: ['eq-optimal-detuning'],
    line: 'optimal-detuning',
    checks: [
      leadingOrder(scope, () => optimalDetuning, { kappa: -1 }),
      byRegression('unresolved detuning', bestDetuning, { move: unresolved, tolerance: 1e-3 }),
    ],
  }),
  equation({
    slug: 'eq-unresolved',
    where: '§ VII, limit for κ ≫ Ω',
    title: 'Smallest occupation with unresolved sidebands, leading term for κ ≫ Ω',
    printed: printed.unresolved,
    premises: ['eq-optimal-min'],
    line: 'n_min-unresolved',
    checks: [
      leadingOrder(scope, () => optimalLimit, { kappa: -1 }),
      byRegression(
        'unresolved sidebands',
        (point) => occupationByRegression({ ...point, Delta: bestDetuning(point) }),
        { move: unresolved, tolerance: 2e-3 },
      ),
    ],
  }),
  equation({
    slug: 'eq-exact-limit',
    where: 'Liu 2013, limit',
    title:
      'Backaction limit on the red sideband to all orders of the coupling (Liu, Xiao, Luan and Wong, PRL 110, 153606)',
    printed: printed.exact,
    premises: ['eq-hamiltonian'],
    line: 'n_f-exact',
    checks: [
      symbolicResidual(scope, () => scalarValue(exactLimit)),
      exactByCovariance,
      exactInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-beam-splitter',
    where: '§ III, beam splitter',
    title: 'Resonant part of the coupling on the red sideband',
    printed: printed.beamSplitter,
    premises: ['eq-hamiltonian'],
    line: 'H-beam-splitter',
    scope: inOperators(linearised),
    checks: [
      symbolicResidual(inOperators(linearised), () => operatorValue(beamSplitter)),
      beamSplitterInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-normal-modes',
    where: '§ VII, normal modes',
    title: 'Frequencies and dampings of the two normal modes at Δ = −Ω',
    printed: printed.modes,
    premises: ['eq-beam-splitter'],
    line: 'M',
    checks: [modesExactly, modesInFockSpace],
  }),
  equation({
    slug: 'eq-exceptional',
    where: '§ VII, onset of splitting',
    title: 'Onset of the splitting for Γ → 0, where the two modes coalesce',
    printed: printed.exceptional,
    premises: ['eq-normal-modes'],
    line: 'splitting',
    checks: [exceptionalExactly, exceptionalInFockSpace],
  }),
  equation({
    slug: 'eq-splitting',
    where: '§ VII, splitting',
    title: 'Splitting of the normal modes for g ≫ κ',
    printed: printed.splitting,
    premises: ['eq-normal-modes'],
    line: 'splitting',
    checks: [splittingExactly, splittingByEigenvalues],
  }),
  equation({
    slug: 'eq-strong-final',
    where: '§ VII, strong coupling',
    title:
      'Thermal part of the final occupation from weak to strong coupling, for Γ ≪ κ (after Dobrindt, Wilson-Rae and Kippenberg, PRL 101, 263602)',
    printed: printed.strong,
    premises: ['eq-beam-splitter'],
    line: 'n_f-beam-splitter',
    checks: [
      sameLimits(scope, () => beamSplitterOccupation, {
        'g^2 ~ kappa^2': { Gamma_m: 1 },
        'g^2 ~ kappa Gamma_m': { Gamma_m: 2, g: 1 },
      }),
      strongByCovariance,
    ],
  }),
  equation({
    slug: 'eq-static-stability',
    where: '§ V, static stability',
    title:
      'The softened spring stays a spring: static stability on the red side for Γ → 0 (in other units in Genes et al., PRA 77, 033804)',
    printed: printed.static,
    premises: ['eq-hamiltonian'],
    line: 'det',
    checks: [staticExactly, staticByEigenvalues],
  }),
];
