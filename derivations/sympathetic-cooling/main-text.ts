/** Eqs. (1)–(4) and (11): Hamiltonians and the master equation. */

import {
  atRandomPoints,
  bindModel,
  bindOperator,
  type Check,
  type EquationClaim,
  fockBasis,
  interpret,
  interpretScalar,
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
import {
  exponents,
  isZeroValue,
  stateValue,
  subtractValues,
  superoperatorValue,
} from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  chainResidual,
  declaredIn,
  describeValue,
  evaluateFloat,
  type FloatValue,
  floatMatrix,
  floatNumber,
  multiplyMatrices,
  randomSource,
  rightSide,
  scaleMatrix,
} from 'ladderproof/claims';
import {
  applyGenerator,
  generatorOf as numericGenerator,
  operatorMatrix,
  stateAt,
  steadyState,
  toDense,
  trace,
} from 'ladderproof/numeric';
import { traceCorrection } from 'ladderproof/theory';
import { readScalar, stationary } from './derivation.ts';
import { definitions, displays } from './displays.ts';
import { fullSetting, matrixOfTex, type Random, type Setting } from './fock-scopes.ts';
import {
  bath,
  correction,
  couplingTerms,
  density,
  identity,
  inRotatingFrame,
  lastRight,
  linear,
  moment,
  operatorOf,
  scope,
  stationaryCurrent,
  without,
} from './hamiltonians.ts';
import { full, pair, symbols } from './model.ts';
import { printed } from './printed.ts';
import { detuningConvention, exactOf, inFockSpace, leftInFockSpace, relaxation, tracePreserved } from './hamiltonian-checks.ts';
import { quadraticClaim } from './quadratic-claims.ts';
import { atNumericalStationarity, atStationarity, goingOnFrom, replacementOf, traceTerm } from './trace-term.ts';

export const mainText = declaredIn(import.meta.url, (): readonly EquationClaim[] => {
  const coupled = couplingTerms(full.hamiltonian);
  const hamiltonian = (
    name: '1' | '2' | '4' | '11',
    title: string,
    premises: readonly string[],
    derived: Operator,
    others: readonly Check[],
  ): EquationClaim => ({
    kind: 'equation',
    slug: `eq-${name}`,
    where: `Eq. (${name})`,
    title,
    printed: displays[name],
    premises,
    line: `H-${name}`,
    scope,
    checks: [symbolicResidual(scope, () => operatorValue(derived)), ...others],
  });
  const withoutMode = (mode: 'b' | 'c') => (made: Setting, k: number) =>
    stateAt(made.basis, k)[mode === 'b' ? 1 : 2] === 0;
  const printedEff = (made: Setting): FloatValue =>
    evaluateFloat(lastRight(displays['2']), made.scope);
  return [
    hamiltonian('1', 'Couplings of the particles and the cavity', [], coupled, [
      {
        method: 'non-hermitian-part',
        route: 'exact',
        run: (equations) => {
          const h = operatorOf(interpret(rightSide(equations), scope));
          const stated = operatorOf(interpret(lastRight(definitions.difference), scope));
          const residual = h.minus(h.adjoint()).minus(stated);
          return {
            kind: residual.isZero() ? 'passed' : 'failed',
            evidence: { 'H − H† − 2g_2(a†b − ab†)': describeValue(operatorValue(residual)) },
          };
        },
      },
      inFockSpace('1', 1, exactOf(coupled)),
    ]),
    hamiltonian('2', 'Hamiltonian in the rotating frame', ['eq-1'], inRotatingFrame(), []),
    ...(['3a'] as const).map(
      (): EquationClaim => ({
        kind: 'equation',
        slug: 'eq-3a',
        where: 'Eq. (3), line 1',
        title: 'Master equation with the trace-correction term',
        printed: displays['3a'],
        premises: ['eq-2', 'eq-3b', 'eq-3c', 'eq-3d'],
        line: 'trace-term',
        scope,
        checks: [
          chainResidual(scope, () =>
            stateValue(
              density
                .mappedBy(linear)
                .plus(density.mappedBy(identity().scale(moment(operatorValue(correction))))),
            ),
          ),
          tracePreserved,
          inFockSpace('3a', 0, ({ model, basis, state }) => {
            const generator = numericGenerator({ ...model, traceCorrection: false }, basis);
            const flow = applyGenerator(generator, state);
            return floatMatrix(addMatrices(flow, scaleMatrix(state, floatNumber(-trace(flow).re))));
          }),
        ],
      }),
    ),
    ...(['a', 'b', 'c'] as const).map((mode, k): EquationClaim => {
      const name = `3${'bcd'[k]}` as '3b' | '3c' | '3d';
      return {
        kind: 'equation',
        slug: `eq-${name}`,
        where: `Eq. (3), line ${k + 2}`,
        title:
          mode === 'c' ? 'Decay of the cavity' : `Thermal bath of particle ${mode.toUpperCase()}`,
        printed: displays[name],
        premises: [],
        line: 'trace-term',
        scope,
        checks: [symbolicResidual(scope, () => superoperatorValue(bath(mode))), relaxation(mode)],
      };
    }),
    hamiltonian(
      '4',
      'Hamiltonian of the cavity and particle A',
      ['eq-2'],
      without('b', operatorOf(interpret(lastRight(displays['2']), scope))),
      [inFockSpace('4', 1, printedEff, withoutMode('b'))],
    ),
    hamiltonian(
      '11',
      'Hamiltonian of the two particles',
      ['eq-2'],
      without('c', operatorOf(interpret(lastRight(displays['2']), scope))),
      [inFockSpace('11', 1, printedEff, withoutMode('c'))],
    ),
    quadraticClaim('b'),
    traceTerm(
      'a1',
      'Eq. (A1)',
      'The trace-correction term written out',
      ['eq-2', 'eq-3a'],
      [
        symbolicResidual(scope, () =>
          interpret(readEquations(displays.a1, symbols)[0]!.left, scope),
        ),
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
    quadraticClaim('a'),
  ].map((claim) =>
    claim.slug === 'eq-2'
      ? {
          ...claim,
          checks: [
            ...claim.checks.map(detuningConvention),
            detuningConvention(
              inFockSpace('2', 1, (made) => {
                const cavity = made.scope.names.get('omega_c')!;
                const names = new Map([
                  ...made.scope.names,
                  ['omega_L', made.scope.names.get('omega_L')!] as const,
                  ['omega_c', cavity] as const,
                ]);
                const bare = matrixOfTex(
                  '\\omega_c c^\\dagger c - \\omega_L c^\\dagger c + \\omega_a a^\\dagger a + \\omega_b b^\\dagger b',
                  { names },
                );
                const couplingPart = exactOf(coupled)(made);
                if (couplingPart.kind !== 'matrix') throw new RangeError('a matrix is expected');
                return floatMatrix(addMatrices(bare, couplingPart.matrix));
              }),
            ),
          ],
        }
      : claim,
  );
});
