/** Eqs. (1)–(4) and (11): Hamiltonians and the master equation. */

import {
  type Check,
  type EquationClaim,
  interpret,
  type Operator,
  operatorValue,
  symbolicResidual,
} from 'ladderproof';
import { stateValue, superoperatorValue } from 'ladderproof/algebra';
import {
  addMatrices,
  chainResidual,
  declaredIn,
  describeValue,
  evaluateFloat,
  floatMatrix,
  floatNumber,
  rightSide,
  scaleMatrix,
} from 'ladderproof/claims';
import {
  applyGenerator,
  generatorOf as numericGenerator,
  stateAt,
  trace,
} from 'ladderproof/numeric';
import { definitions, displays } from './displays.ts';
import { matrixOfTex } from './fock-scopes.ts';
import {
  detuningConvention,
  exactOf,
  inFockSpace,
  relaxation,
  tracePreserved,
} from './hamiltonian-checks.ts';
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
  without,
} from './hamiltonians.ts';
import { full } from './model.ts';

const coupled = couplingTerms(full.hamiltonian);
const printedEffective = operatorOf(interpret(lastRight(displays['2']), scope));

function hamiltonian(
  name: '1' | '2' | '4' | '11',
  title: string,
  premises: readonly string[],
  checks: readonly Check[],
): EquationClaim {
  return {
    kind: 'equation',
    slug: `eq-${name}`,
    where: `Eq. (${name})`,
    title,
    printed: displays[name],
    premises,
    line: `H-${name}`,
    scope,
    checks,
  };
}

const derivedAs = (operator: Operator): Check =>
  symbolicResidual(scope, () => operatorValue(operator));

/** H₁ − H₁† against the difference that Appendix A states. */
const nonHermitianPart: Check = {
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
};

const FRAME =
  '\\omega_c c^\\dagger c - \\omega_L c^\\dagger c + \\omega_a a^\\dagger a + \\omega_b b^\\dagger b';

/** H₀ in the frame of the drive and the couplings, as matrices. */
const rotatingInFockSpace: Check = inFockSpace('2', 1, (made) => {
  const bare = matrixOfTex(FRAME, { names: made.scope.names });
  const couplings = exactOf(coupled)(made);
  if (couplings.kind !== 'matrix') throw new RangeError('a matrix is expected');
  return floatMatrix(addMatrices(bare, couplings.matrix));
});

/** Eq. (2) as printed, on the states in which a mode is empty. */
const partWithout = (name: '4' | '11', mode: 'b' | 'c'): readonly Check[] => [
  derivedAs(without(mode, printedEffective)),
  inFockSpace(
    name,
    1,
    (made) => evaluateFloat(lastRight(displays['2']), made.scope),
    (made, k) => stateAt(made.basis, k)[mode === 'b' ? 1 : 2] === 0,
  ),
];

export const mainText = declaredIn(import.meta.url, (): readonly EquationClaim[] => [
  hamiltonian(
    '1',
    'Couplings of the particles and the cavity',
    [],
    [derivedAs(coupled), nonHermitianPart, inFockSpace('1', 1, exactOf(coupled))],
  ),
  hamiltonian(
    '2',
    'Hamiltonian in the rotating frame',
    ['eq-1'],
    [derivedAs(inRotatingFrame()), rotatingInFockSpace].map(detuningConvention),
  ),
  {
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
  },
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
  hamiltonian('4', 'Hamiltonian of the cavity and particle A', ['eq-2'], partWithout('4', 'b')),
  hamiltonian('11', 'Hamiltonian of the two particles', ['eq-2'], partWithout('11', 'c')),
]);
