/** Checks of what holds beyond weak coupling: normal modes, exact occupations, stability, the self-energy. */
import { bindModel, type Check, interpretScalar, Scalar, scalarValue } from 'ladderproof';
import { signOf } from 'ladderproof/algebra';
import {
  between,
  describeNumber,
  type FloatNumber,
  floatNumber,
  outcomeOf,
  randomSource,
  rightSide,
  singleExcitationMatrix,
} from 'ladderproof/claims';
import type { ComplexMatrix } from 'ladderproof/numeric';
import { atPoints, bothSigns, describe, distance, leadingOrder, numberAt } from './checks.ts';
import {
  beamSplitterMatrix,
  formula,
  splittingSquared,
  staticStability,
  where,
} from './derivation.ts';
import { rotatingWave } from './model.ts';
import {
  eigenfrequencies,
  growth,
  inverseSusceptibility,
  motions,
  type Point,
  phonons,
  phononsInFockSpace,
  redPoint,
  valuesOf,
} from './numbers.ts';
import { atRedPoints, onRedSideband, pointNames } from './samples.ts';
import { scope } from './scopes.ts';

/** Sum and product of both frequencies against trace and determinant of the beam splitter's matrix. */
export const modesExactly: Check = {
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

export const modesInFockSpace: Check = {
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
export const exceptionalExactly: Check = {
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

export const exceptionalInFockSpace: Check = atPoints({
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

export const splittingExactly: Check = {
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
export const splittingByEigenvalues: Check = atPoints({
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
export const strongByCovariance: Check = atPoints({
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

export const exactByCovariance: Check = atPoints({
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

export const exactInFockSpace: Check = atPoints({
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
export const staticExactly: Check = {
  method: 'routh-hurwitz',
  route: 'exact',
  run: ([equation]) => {
    const left = interpretScalar(equation!.left, scope).minus(
      interpretScalar(equation!.right, scope),
    );
    const residual = left.minus(where(staticStability, { Gamma_m: '0' }).over(formula('Omega_m')));
    const evidence = `${describe(residual)}`;
    return outcomeOf([
      ['residual against det Z/Omega_m at Gamma_m = 0', evidence, residual.isZero()],
      ['relation', equation!.relation, equation!.relation === '>'],
    ]);
  },
};

export const staticByEigenvalues: Check = {
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

export const selfEnergyByResolvent: Check = atPoints({
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
