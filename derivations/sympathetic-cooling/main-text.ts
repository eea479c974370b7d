/** Eqs. (1)–(4), (11), (14), (C1) and Appendix A: Hamiltonians, the master equation and its trace-correction term. */
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
  symbolicResidual,
  type Value,
} from 'ladderproof';
import { exponents, stateValue, subtractValues, superoperatorValue } from 'ladderproof/algebra';
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

type Name = keyof typeof displays;

const setting = (random: Random): Setting => fullSetting(random, { total: 3, support: 1 });

function inFockSpace(
  seed: string,
  margin: number,
  expected: (setting: Setting) => FloatValue,
  states: (setting: Setting, index: number) => boolean = () => true,
): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed,
    points: 3,
    sample: (random) => {
      const made = setting(random);
      const interior = made.interior(margin).filter((k) => states(made, k));
      return { scope: made.scope, expected: expected(made), interior };
    },
  });
}

const leftInFockSpace = (name: Name): Check =>
  inFockSpace(name, 0, ({ scope: floats }) =>
    evaluateFloat(readEquations(displays[name], symbols).at(-1)!.left, floats),
  );

const exactOf =
  (operator: Operator) =>
  (made: Setting): FloatValue =>
    floatMatrix(made.matrix(bindOperator(operator, made.values)));

/** A check whose failure is one of the sign of Δ alone. */
function detuningConvention(check: Check): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      if (outcome.kind !== 'failed') return outcome;
      const names = new Map([
        ...scope.names,
        ['Delta', scalarValue(Scalar.real('Delta').negate())] as const,
      ]);
      const turned = interpret(rightSide(equations), { ...scope, names });
      const same = operatorOf(subtractValues(turned, operatorValue(inRotatingFrame()))).isZero();
      return same ? { ...outcome, reason: 'convention' } : outcome;
    },
  };
}

/** Tr of the right-hand side of an equation of motion, with Tr ρ = 1. */
const tracePreserved: Check = {
  method: 'trace',
  route: 'exact',
  run: (equations) => {
    const value = interpret(rightSide(equations), scope);
    const map = value.kind === 'state' ? value.state.superoperatorAt('t') : undefined;
    if (!map) return { kind: 'unsettled', why: 'not linear in the state', evidence: {} };
    const rate = moment(operatorValue(map.traceDefect()));
    const evidence = { 'rate of the trace': describeValue(scalarValue(rate)) };
    return { kind: rate.isZero() ? 'passed' : 'failed', evidence };
  },
};

/** L†(n) = −2κ(n − n̄) of a bath: stationary at its occupation, amplitudes decaying at κ. */
function relaxation(mode: 'a' | 'b' | 'c'): Check {
  return {
    method: 'fock-matrices',
    route: 'fock-space',
    run: (equations) => {
      const random = randomSource(`bath-${mode}`);
      const made = setting(random);
      const map = evaluateFloat(rightSide(equations), made.scope);
      const n = made.scope.names.get(`n_${mode}`);
      const kappa = made.values.get(mode === 'c' ? 'gamma' : `kappa_${mode}`)!;
      const nbar = mode === 'c' ? 0 : made.values.get(`nbar_${mode}`)!;
      if (map.kind !== 'map' || n?.kind !== 'matrix') return { kind: 'failed', evidence: {} };
      const rate = map.dual(n.matrix);
      let error = 0;
      for (const k of made.interior(2)) {
        const p = k * (made.basis.dimension + 1);
        const expected = -2 * kappa * (n.matrix.re[p]! - nbar);
        error = Math.max(error, Math.abs(rate.re[p]! - expected));
      }
      const evidence = { relation: 'L†(n) = −2κ(n − n̄)', tolerance: 1e-10 };
      return error < 1e-10 ? { kind: 'passed', evidence } : { kind: 'failed', evidence };
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
      'vanishes only if': 'n_b = nbar_b, without any cooling of B',
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

/** A printed quadratic for an occupation against the stationary equations (13) as printed, as polynomials. */
function quadraticClaim(keep: 'a' | 'b'): EquationClaim {
  const [name, letters] = keep === 'b' ? (['14', 'ABC'] as const) : (['c1', 'DEF'] as const);
  const tex = keep === 'b' ? (['15a', '15b', '15c'] as const) : (['c2a', 'c2b', 'c2c'] as const);
  const mode = `n_${keep}`;
  const x = Scalar.real(mode);
  const coefficients = [...letters].map(
    (letter, k) => [letter, scalarValue(readScalar(printed[tex[k]!]))] as const,
  );
  const names = new Map<string, Value>([...coefficients, [mode, scalarValue(x)]]);
  const scalarMoment = (of: Value): Scalar => {
    if (of.kind !== 'scalar') throw new RangeError('a moment of something else');
    return of.scalar;
  };
  return {
    kind: 'equation',
    slug: `eq-${name}`,
    where: `Eq. (${name.toUpperCase()})`,
    title: `Quadratic for the stationary occupation of particle ${keep.toUpperCase()}`,
    printed: displays[name],
    premises: [
      'eq-13a',
      'eq-13b',
      ...[...'abc'].map((letter) => `eq-${keep === 'b' ? '15' : 'c2'}${letter}`),
    ],
    line: `${letters[0]}-printed`,
    checks: [
      {
        method: 'symbolic-residual',
        route: 'exact',
        run: ([equation]) => {
          const { quadratic, linear: slope, constant } = stationary('printed', keep);
          const derived = quadratic.times(x.power(2)).plus(slope.times(x)).plus(constant);
          const at = { names, moment: scalarMoment };
          const value = interpretScalar(equation!.left, at).minus(
            interpretScalar(equation!.right, at),
          );
          const residual = value.minus(derived);
          return {
            kind: residual.isZero() ? 'passed' : 'failed',
            evidence: { residual: describeValue(scalarValue(residual)) },
          };
        },
      },
      {
        method: 'stationary-occupations',
        route: 'floating-point',
        run: ([equation]) => {
          const random = randomSource(`quadratic-${keep}`);
          for (let k = 0; k < 20; k++) {
            const values = new Map(
              ['g_1', 'g_2', 'kappa_a_eff', 'kappa_b', 'nbar_a_eff', 'nbar_b'].map(
                (each) => [each, floatNumber(between(random, 0.1, 1.5))] as const,
              ),
            );
            const { here, scale } = stationaryValue(
              equation!,
              values,
              keep,
              coefficientTex(tex, letters),
            );
            if (!(Math.abs(here) <= 1e-8 * scale)) {
              return {
                kind: 'failed',
                evidence: { point: k + 1, value: Number(here.toPrecision(6)) },
              };
            }
          }
          return { kind: 'passed', evidence: { points: 20, tolerance: 1e-8 } };
        },
      },
    ],
  };
}

function coefficientTex(tex: readonly (keyof typeof printed)[], letters: string) {
  return tex.map((key, k) => [letters[k]!, printed[key]] as const);
}

/** Left minus right of a printed quadratic where both lines of (13) vanish: the point is found by bisection. */
function stationaryValue(
  equation: {
    readonly left: Parameters<typeof evaluateFloat>[0];
    readonly right: Parameters<typeof evaluateFloat>[0];
  },
  values: ReadonlyMap<string, FloatValue>,
  keep: 'a' | 'b',
  coefficients: readonly (readonly [string, string | readonly string[]])[],
): { readonly here: number; readonly scale: number } {
  const drop = keep === 'a' ? 'b' : 'a';
  const sides = { a: lastRight(printed['13a']), b: lastRight(printed['13b']) } as const;
  const flow = (mode: 'a' | 'b', kept: number, dropped: number): number => {
    const names = new Map([
      ...values,
      [`n_${keep}`, floatNumber(kept)] as const,
      [`n_${drop}`, floatNumber(dropped)] as const,
    ]);
    return real(evaluateFloat(sides[mode], { names }));
  };
  const partner = (kept: number): number => {
    const total = (dropped: number): number => flow('a', kept, dropped) + flow('b', kept, dropped);
    return -total(0) / (total(1) - total(0));
  };
  const f = (kept: number): number => flow(keep, kept, partner(kept));
  // The other occupation falls linearly and vanishes at the upper end.
  let [low, high] = [0, partner(0) / (partner(0) - partner(1))];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === f(low) > 0) low = middle;
    else high = middle;
  }
  const names = new Map<string, FloatValue>([...values, [`n_${keep}`, floatNumber(low)]]);
  let scale = 0;
  for (const [letter, tex] of coefficients) {
    const value = evaluateFloat(lastRight(String(tex)), { names });
    scale = Math.max(scale, Math.abs(real(value)) * Math.max(1, low) ** 2);
    names.set(letter, value);
  }
  const at = { names, moment: (of: FloatValue) => floatNumber(real(of)) };
  return {
    here: real(evaluateFloat(equation.left, at)) - real(evaluateFloat(equation.right, at)),
    scale,
  };
}

function real(value: FloatValue): number {
  if (value.kind !== 'number') throw new RangeError('a number is expected');
  return value.re;
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
      ['eq-a3'],
      [atStationarity, atNumericalStationarity],
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
