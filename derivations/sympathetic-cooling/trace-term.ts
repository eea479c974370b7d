/** Appendix A: the trace-correction term, which is not what it is replaced by. */

import {
  bindModel,
  bindOperator,
  type Check,
  type EquationClaim,
  fockBasis,
  interpret,
  type Model,
  numberOperator,
  Operator,
  operatorValue,
  readEquations,
  Scalar,
  scalarValue,
  substitute,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import { exponents, isZeroValue, stateValue, subtractValues } from 'ladderproof/algebra';
import {
  between,
  declaredIn,
  describeValue,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  floatNumber,
  multiplyMatrices,
  randomSource,
  rightSide,
} from 'ladderproof/claims';
import { operatorMatrix, steadyState, toDense, trace } from 'ladderproof/numeric';
import { traceCorrection } from 'ladderproof/theory';
import { definitions, displays } from './displays.ts';
import { inFockSpace, leftInFockSpace, type Name } from './hamiltonian-checks.ts';
import { density, identity, lastRight, moment, scope, stationaryCurrent } from './hamiltonians.ts';
import { pair, symbols } from './model.ts';

const withoutCooling = substitute(
  stationaryCurrent,
  new Map([['n_b', Scalar.real('nbar_b', true)]]),
);

/** The check, with whether the links of a chain before the last are what the display before it ends with. */
function goingOnFrom(name: Name, check: Check): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      const before = interpret(lastRight(displays[name]), scope);
      const isSame = equations
        .slice(0, -1)
        .every(({ right }) => isZeroValue(subtractValues(interpret(right, scope), before)));
      return {
        ...outcome,
        evidence: { ...outcome.evidence, [`starts from (${name.toUpperCase()})`]: isSame },
      };
    },
  };
}

/**
 * The printed right-hand side in the stationary state, where ⟨b⟩ = 0 by the symmetry under a common phase, against
 * the trace-correction term there, which stationarity of ⟨n_b⟩ fixes.
 */
const atStationarity: Check = {
  method: 'stationary-state-identity',
  route: 'exact',
  run: (equations) => {
    const symmetric = (of: Value): Scalar => {
      if (of.kind !== 'operator') throw new RangeError('a moment of something else');
      const kept = of.operator.filter((word) => {
        const powers = exponents(word);
        const charge = powers.reduce((sum, e) => sum + e.creation - e.annihilation, 0);
        return charge === 0;
      });
      return moment(operatorValue(kept));
    };
    const value = interpret(rightSide(equations), { ...scope, moment: symmetric });
    const derived = stateValue(density.mappedBy(identity().scale(stationaryCurrent)));
    const residual = subtractValues(value, derived);
    const isZero = residual.kind === 'state' ? residual.state.isZero() : false;
    const evidence = {
      printed: describeValue(value),
      'trace-correction term': describeValue(scalarValue(stationaryCurrent)),
      'at n_b = nbar_b, without any cooling of B': describeValue(scalarValue(withoutCooling)),
    };
    return { kind: isZero ? 'passed' : 'failed', evidence };
  },
};

/** The trace-correction term of a numerical stationary state of the two particles, against the printed right-hand side. */
const atNumericalStationarity: Check = {
  method: 'steady-state',
  route: 'fock-space',
  run: (equations) => {
    const model: Model = { ...pair, traceCorrection: true };
    const values = new Map([
      ['g_1', 0.2],
      ['g_2', 0.05],
      ['omega_a', 1],
      ['omega_b', 1],
      ['kappa_a_eff', 0.5],
      ['nbar_a_eff', 0.02],
      ['kappa_b', 0.05],
      ['nbar_b', 0.15],
    ]);
    const bound = bindModel(model, values);
    const basis = fockBasis(2, { total: 5 });
    const solved = steadyState(bound, basis, { method: 'dominant' });
    if (solved.kind !== 'converged') return { kind: 'unsettled', why: solved.kind, evidence: {} };
    const matrix = (operator: Operator): FloatValue =>
      floatMatrix(toDense(operatorMatrix(bindOperator(operator, values), basis)));
    const mean = (operator: Operator): number => {
      const value = matrix(operator);
      if (value.kind !== 'matrix') throw new RangeError('a matrix is expected');
      return trace(multiplyMatrices(solved.density, value.matrix)).re;
    };
    const [a, b] = (['a', 'b'] as const).map((name) =>
      matrix(Operator.annihilation(pair.space, name)),
    ) as [FloatValue, FloatValue];
    const angle = between(randomSource('alpha'), 0, 3);
    const theta = floatNumber(angle);
    const names = new Map<string, FloatValue>([
      ...[...values].map(([name, value]) => [name, floatNumber(value)] as const),
      ['a', a],
      ['b', b],
      [
        'b_turned',
        evaluateFloat(lastRight(definitions['b-turned']), {
          names: new Map([
            ['b', b],
            ['theta', theta],
          ]),
        }),
      ],
      ['alpha', floatNumber(0.3 * Math.cos(angle), 0.3 * Math.sin(angle))],
      ['theta', theta],
      ['rho', floatMatrix(solved.density)],
      ['rho_sys', floatMatrix(solved.density)],
    ]);
    const term = mean(traceCorrection(pair.hamiltonian));
    const right = evaluateFloat(rightSide(equations), { names });
    const found =
      right.kind === 'matrix'
        ? trace(right.matrix).re
        : right.kind === 'number'
          ? right.re
          : Number.NaN;
    const evidence = {
      'trace-correction term': Number(term.toPrecision(6)),
      printed: Number(found.toFixed(10)),
      n_b: Number(mean(numberOperator(pair.space, 'b')).toPrecision(6)),
      nbar_b: 0.15,
      'residual of the master equation': solved.evidence.residual < 1e-9,
    };
    return Math.abs(found - term) < 1e-8
      ? { kind: 'passed', evidence }
      : { kind: 'failed', evidence };
  },
};

/** The check, failing for its approximation alone when the printed form is (A1) with a replaced by α. */
function replacementOf(check: Check): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      if (outcome.kind !== 'failed') return outcome;
      const alpha = scope.names.get('alpha')!;
      const names = new Map([...scope.names, ['a', alpha] as const]);
      const replaced = interpret(lastRight(displays.a1), { ...scope, names });
      const residual = subtractValues(interpret(rightSide(equations), scope), replaced);
      const follows =
        residual.kind === 'scalar' || (residual.kind === 'state' && residual.state.isZero());
      return {
        ...outcome,
        evidence: { ...outcome.evidence, 'follows by a → α': follows },
        ...(follows ? { reason: 'outside-validity' as const } : {}),
      };
    },
  };
}

const traceTerm = (
  letter: Name,
  where: string,
  title: string,
  premises: readonly string[],
  checks: readonly Check[],
): EquationClaim => ({
  kind: 'equation',
  slug: `eq-${letter}`,
  where,
  title,
  printed: displays[letter],
  premises,
  line: 'trace-term',
  scope,
  checks,
});

export const traceTermClaims = declaredIn(import.meta.url, (): readonly EquationClaim[] => [
  traceTerm(
    'a1',
    'Eq. (A1)',
    'The trace-correction term written out',
    ['eq-2', 'eq-3a'],
    [
      symbolicResidual(scope, () => interpret(readEquations(displays.a1, symbols)[0]!.left, scope)),
      leftInFockSpace('a1'),
    ],
  ),
  traceTerm(
    'a2a',
    'Eq. (A2), line 1',
    'The operator of particle A replaced by a number',
    ['eq-a1'],
    [replacementOf(atStationarity), replacementOf(atNumericalStationarity)],
  ),
  traceTerm(
    'a2b',
    'Eq. (A2), line 2',
    'Modulus and phase of that number',
    ['eq-a2a'],
    [
      symbolicResidual(scope, () => interpret(lastRight(displays.a2a), scope)),
      inFockSpace('a2b', 0, (made) => evaluateFloat(lastRight(displays.a2a), made.scope)),
    ],
  ),
  traceTerm(
    'a3',
    'Eq. (A3)',
    'The phase absorbed in the operator of particle B',
    ['eq-a2b'],
    [
      symbolicResidual(scope, () => interpret(lastRight(displays.a2b), scope)),
      inFockSpace('a3', 0, (made) => evaluateFloat(lastRight(displays.a2b), made.scope)),
    ],
  ),
  traceTerm(
    'a4',
    'Eq. (A4)',
    'The trace-correction term vanishes',
    ['eq-a3', 'text-momentum'],
    [goingOnFrom('a3', atStationarity), atNumericalStationarity],
  ),
]);
