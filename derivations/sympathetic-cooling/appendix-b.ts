/** Eqs. (11), (12) and (B1)–(B18): the second-order reduction as printed against what the algebra gives. */

import {
  atRandomPoints,
  type Check,
  type EquationClaim,
  interpret,
  numberOperator,
  operatorValue,
  readEquations,
  Scalar,
  type Superoperator,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import {
  addValues,
  type Expression,
  isZeroValue,
  StateMap,
  scaleValue,
  stateValue,
  subtractValues,
  superoperatorValue,
} from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  chainResidual,
  conjugateTranspose,
  declaredIn,
  describeValue,
  entryOf,
  evaluateFloat,
  type FloatScope,
  type FloatValue,
  floatMatrix,
  floatNumber,
  multiplyMatrices,
  rightSide,
  scaleMatrix,
} from 'ladderproof/claims';
import {
  applyGenerator,
  type ComplexMatrix,
  generatorOf as numericGenerator,
  stateAt,
  zeroMatrix,
} from 'ladderproof/numeric';
import { secular } from 'ladderproof/theory';
import { definitions, displays } from './displays.ts';
import {
  type Map as FloatMap,
  history,
  matrixOfTex,
  pairSetting,
  phaseAverage,
  type Random,
  type Setting,
} from './fock-scopes.ts';
import { pair, symbols } from './model.ts';
import {
  atResonance,
  derivedGenerator,
  exchangeDissipators,
  free,
  interaction,
  leftSide,
  onStationaryState,
  parts,
  printedGenerator,
  propagatedOnStationaryState,
  scope,
  superoperatorOf,
  whole,
} from './second-order.ts';

type Name = keyof typeof displays;
const { space } = pair;

function image(map: Superoperator, time = 't'): Value {
  return stateValue(StateMap.density(space, time).mappedBy(map));
}

const exactly = (derived: () => Value): Check => symbolicResidual(scope, once(derived));
const exactChain = (derived: () => Value): Check => chainResidual(scope, once(derived));

/** A value computed when it is first asked for, and kept: a search for corrections asks hundreds of times. */
function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: compute() };
    return value.of;
  };
}

/** Both sides as matrices at random parameters, the left one evaluated as it is printed. */
function bothSides(
  name: Name,
  setting: (random: Random) => Setting,
  margin: number,
  tolerance = 1e-8,
): Check {
  const left = readEquations(displays[name], symbols).at(-1)!.left;
  return inFockSpace(
    name,
    setting,
    margin,
    ({ scope: floats }) => evaluateFloat(left, floats),
    tolerance,
  );
}

/** The right-hand side as a matrix against one computed from the master equation. */
function inFockSpace(
  seed: string,
  setting: (random: Random) => Setting,
  margin: number,
  expected: (setting: Setting) => FloatValue,
  tolerance = 1e-8,
): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed,
    points: 2,
    tolerance,
    sample: (random) => {
      const made = setting(random);
      return { scope: made.scope, expected: expected(made), interior: made.interior(margin) };
    },
  });
}

const warm = (random: Random): Setting =>
  pairSetting(random, { total: 4, occupation: 0.4, support: 2 });
const cold = (random: Random): Setting => pairSetting(random, { total: 3, occupation: 0 });
const coldResonant = (random: Random): Setting =>
  pairSetting(random, { total: 3, occupation: 0, resonant: true });

function mapOf(value: FloatValue | undefined): FloatMap {
  if (value?.kind !== 'map') throw new RangeError('a map is expected');
  return value;
}

const named = (setting: Setting, name: string): FloatMap => mapOf(setting.scope.names.get(name));

/** The claim that a term of (B6) is what the integrals give, averaged over the phases of the modes, at ω_a = ω_b. */
function termClaim(
  name: 'b11' | 'b12' | 'b13' | 'b14',
  premises: readonly string[],
): EquationClaim {
  const left = once(() => atResonance(superoperatorOf(leftSide(name))));
  const leftExpression = readEquations(displays[name], symbols).at(-1)!.left;
  const exact = exactly(() => image(secular(left())));
  return {
    kind: 'equation',
    slug: `eq-${name}`,
    where: `Eq. (${name.toUpperCase()})`,
    title: `Term ${Number(name.slice(1)) - 10} of the second-order master equation`,
    printed: displays[name],
    premises,
    line: { b11: 'term-left', b12: 'term-left-right', b13: 'term-right-left', b14: 'term-right' }[
      name
    ],
    checks: [
      {
        ...exact,
        run: (equations) => {
          const outcome = exact.run(equations);
          const whole = left();
          const dropped = superoperatorValue(whole.minus(secular(whole)));
          return {
            ...outcome,
            evidence: {
              ...outcome.evidence,
              approximations:
                'ω_a = ω_b; terms that rotate at 2(ω_a − ω_b) dropped, although that is zero',
              dropped: describeValue(dropped),
            },
          };
        },
      },
      inFockSpace(name, coldResonant, 1, (setting) =>
        floatMatrix(
          phaseAverage(setting, (state) => {
            const functions = history(() => state);
            const value = evaluateFloat(leftExpression, { ...setting.scope, functions });
            if (value.kind !== 'matrix') throw new RangeError('a matrix is expected');
            return value.matrix;
          }),
        ),
      ),
    ],
  };
}

interface Memory {
  readonly h: ComplexMatrix;
  readonly memory: ComplexMatrix;
  readonly other: ComplexMatrix;
}

const memories = new WeakMap<FloatScope, Memory>();

/** H_int with its propagated self and that of its adjoint, integrated. */
function memoryOf({ scope: floats }: Setting): Memory {
  const known = memories.get(floats);
  if (known) return known;
  const propagated = "\\int_0^\\infty dt' e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'}";
  const made = {
    h: matrixOfTex('H_{\\text{int}}', floats),
    memory: matrixOfTex(`${propagated}(H_{\\text{int}})`, floats),
    other: matrixOfTex(`${propagated}(H_{\\text{int}}^\\dagger)`, floats),
  };
  memories.set(floats, made);
  return made;
}

/** The four terms of second order as matrices, for a state. */
function fourTerms(setting: Setting, state: ComplexMatrix): ComplexMatrix {
  const { h, memory, other } = memoryOf(setting);
  const adjoint = conjugateTranspose(h);
  const product = (...factors: readonly ComplexMatrix[]): ComplexMatrix =>
    factors.reduce(multiplyMatrices);
  const minus = (m: ComplexMatrix): ComplexMatrix => scaleMatrix(m, floatNumber(-1));
  return [
    minus(product(h, memory, state)),
    product(h, state, other),
    product(memory, state, adjoint),
    minus(product(state, other, adjoint)),
  ].reduce(addMatrices);
}

/** The derived second-order generator acting on the setting's state. */
function secondOrderImage(setting: Setting): ComplexMatrix {
  const averaged = phaseAverage(setting, (state) => fourTerms(setting, state));
  return addMatrices(named(setting, 'L_sys').apply(setting.state), averaged);
}

/** The part that is even under (−1)^{n_a} from both sides. */
function evenPart({ basis }: Setting, m: ComplexMatrix): ComplexMatrix {
  const keep = (p: number): number => {
    const [i, j] = [p % m.rows, Math.floor(p / m.rows)];
    return (stateAt(basis, i)[0]! + stateAt(basis, j)[0]!) % 2 === 0 ? 1 : 0;
  };
  return { ...m, re: m.re.map((x, p) => x * keep(p)), im: m.im.map((y, p) => y * keep(p)) };
}

/** The even part of a state that grows as e^{ντ} under the whole generator, with ν: the history of a solution that never began. */
function growingSolution(setting: Setting): {
  readonly rate: number;
  readonly state: ComplexMatrix;
} {
  const { apply } = named(setting, 'L_prime');
  let state = setting.state;
  // Only populations and coherences between states of one total, even under (−1)^{n_a}, are reached from these.
  state = {
    ...state,
    re: state.re.map((x, k) => (k % (state.rows + 1) === 0 ? x : 0)),
    im: state.im.map(() => 0),
  };
  const step = 0.05;
  let rate = 0;
  const weight = (m: ComplexMatrix): number =>
    m.re.reduce((sum, x, p) => sum + (p % (m.rows + 1) === 0 ? x : 0), 0);
  for (let moved = 1, k = 0; moved > 1e-13 && k < 20000; k++) {
    const next = addMatrices(state, scaleMatrix(apply(state), floatNumber(step)));
    rate = (weight(next) / weight(state) - 1) / step;
    const normed = scaleMatrix(next, floatNumber(1 / weight(next)));
    moved = Math.max(
      ...normed.re.map((x, p) => Math.abs(x - state.re[p]!)),
      ...normed.im.map((y, p) => Math.abs(y - state.im[p]!)),
    );
    state = normed;
  }
  return { rate, state: evenPart(setting, state) };
}

const withMemory: Check = inFockSpace(
  'b2',
  (random) => {
    const made = pairSetting(random, { total: 2, occupation: 0.2 });
    const { rate, state } = growingSolution(made);
    const names = new Map([...made.scope.names, ['nu', floatNumber(rate)] as const]);
    const functions = history((time) => scaleMatrix(state, floatNumber(Math.exp(rate * time))));
    return { ...made, state, scope: { ...made.scope, names, functions } };
  },
  0,
  ({ scope: { names }, state }) => {
    const rate = names.get('nu');
    if (rate?.kind !== 'number') throw new RangeError('a rate is a number');
    return floatMatrix(scaleMatrix(state, rate));
  },
  1e-6,
);

const onStationaryPair = once(() =>
  propagatedOnStationaryState(free, onStationaryState(interaction)),
);

/** The printed right-hand side on the stationary state of L_sys against e^{L_sys t'} L_int of it. */
const picture: Check = {
  method: 'stationary-state-residual',
  route: 'exact',
  run: (equations) => {
    const onState = (value: Value): Value => {
      if (value.kind !== 'decaying')
        return operatorValue(onStationaryState(superoperatorOf(value)));
      const terms = value.terms.map(({ rate, value: of }) => ({ rate, value: onState(of) }));
      return { ...value, terms };
    };
    const printedSide = onState(interpret(rightSide(equations), scope));
    const derived = onStationaryPair();
    const residual = subtractValues(printedSide, derived);
    if (isZeroValue(residual)) return { kind: 'passed', evidence: { residual: '0' } };
    const resonant = isZeroValue(
      subtractValues(withRealRates(printedSide), withRealRates(derived)),
    );
    return {
      kind: 'failed',
      evidence: { residual: describeValue(residual), 'holds at ω_a = ω_b': resonant },
      ...(resonant ? { reason: 'outside-validity' as const } : {}),
    };
  },
};

/** The rates without their rotation, as at ω_a = ω_b. */
function withRealRates(value: Value): Value {
  if (value.kind !== 'decaying') return value;
  return value.terms
    .map(
      ({ rate, value: of }): Value => ({
        ...value,
        terms: [{ rate: rate.realPart(), value: of }],
      }),
    )
    .reduce(addValues);
}

/** The same with matrices: the thermal state of the baths, up to a tail of 10⁻⁶. */
const pictureInFockSpace: Check = inFockSpace(
  'b5',
  (random) => {
    const occupation = 0.02;
    const made = pairSetting(random, { total: 4, occupation });
    const ratio = occupation / (1 + occupation);
    const state = zeroMatrix(made.basis.dimension);
    for (let k = 0; k < made.basis.dimension; k++) {
      const total = stateAt(made.basis, k).reduce((sum, n) => sum + n, 0);
      state.re[k * (made.basis.dimension + 1)] = ratio ** total * (1 - ratio) ** 2;
    }
    return { ...made, state, scope: { ...made.scope, functions: history(() => state) } };
  },
  1,
  ({ scope: floats }) => evaluateFloat(readEquations(displays.b5, symbols).at(-1)!.left, floats),
  1e-3,
);

/** The commutator part of the derived generator is all that a Hamiltonian can be: (E_m − E_n) from its action on |m⟩⟨n|. */
const energies: Check = inFockSpace('b16', coldResonant, 1, (setting) => {
  const d = setting.basis.dimension;
  const result = zeroMatrix(d);
  for (let k = 1; k < d; k++) {
    const dyad = zeroMatrix(d);
    dyad.re[k] = 1;
    const moved = secondOrderImage({ ...setting, state: dyad });
    result.re[k * (d + 1)] = -entryOf(moved, k, 0).im;
  }
  return floatMatrix(result);
});

const sandwiches: Check = {
  method: 'fock-matrices',
  route: 'fock-space',
  run: (equations) => {
    const expression = rightSide(equations);
    return atRandomPoints({
      method: 'fock-matrices',
      route: 'fock-space',
      seed: 'b17',
      points: 2,
      sample: (random) => {
        const made = coldResonant(random);
        const weights = made.interior(0).map(() => between(random, 0.1, 1));
        const state = zeroMatrix(made.basis.dimension);
        for (const [k, w] of weights.entries()) state.re[k * (made.basis.dimension + 1)] = w;
        // From populations the jumps of one state alone land on others.
        const jumps = (apply: (m: ComplexMatrix) => ComplexMatrix): ComplexMatrix => {
          const d = made.basis.dimension;
          let sum = zeroMatrix(d);
          for (const [k, w] of weights.entries()) {
            const one = zeroMatrix(d);
            one.re[k * (d + 1)] = w;
            const moved = apply(one);
            moved.re[k * (d + 1)] = 0;
            sum = addMatrices(sum, moved);
          }
          return sum;
        };
        const map = mapOf(evaluateFloat(expression, made.scope));
        const derived = jumps((state) =>
          phaseAverage({ ...made, state }, (each) => fourTerms(made, each)),
        );
        const names = new Map([
          ...made.scope.names,
          ['rho', floatMatrix(jumps(map.apply))] as const,
        ]);
        return {
          scope: { ...made.scope, names },
          expected: floatMatrix(derived),
          interior: made.interior(1),
        };
      },
    }).run([{ left: RHO, relation: '=', right: RHO }]);
  },
};

const RHO: Expression = { kind: 'symbol', name: 'rho' };

const partsEvidence = {
  'anticommutator K': describeValue(operatorValue(parts.anticommutator)),
  'Hamiltonian H': describeValue(operatorValue(parts.hamiltonian)),
  'trace defect': describeValue(operatorValue(derivedGenerator.traceDefect())),
} as const;

/** A check with the decomposition of the derived generator in its evidence when it fails. */
function withParts(check: Check): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      if (outcome.kind !== 'failed') return outcome;
      const { residual: _, ...evidence } = outcome.evidence;
      return { ...outcome, evidence: { ...evidence, ...partsEvidence } };
    },
  };
}

/** Whether the first link of a chain is what the rest of it goes on with. */
function chainGoesOn(name: Name) {
  return (equations: readonly { readonly right: Expression }[]): boolean => {
    const [first] = equations;
    const last = readEquations(displays[name], symbols).at(-1)!.right;
    const texts = [first!.right, last].map((side) => describeValue(interpret(side, scope)));
    return texts[0] === texts[1];
  };
}

/** Whether the rate that the paper goes on with, e^{L†t′}a = e^{−(κ′_a + iω_a)t′}a, follows from a form of (B8). */
function decayFollows(equations: readonly { readonly right: Expression }[]): boolean {
  const { right } = readEquations(definitions['decay-a'], symbols)[0]!;
  const decay = interpret(right, scope);
  if (decay.kind !== 'decaying') return false;
  const [term] = decay.terms;
  const image = scaleValue(term!.value, term!.rate.negate());
  return describeValue(interpret(equations.at(-1)!.right, scope)) === describeValue(image);
}

const numberOf = (mode: 'a' | 'b') => numberOperator(space, mode);

function occupationClaim(mode: 'a' | 'b'): EquationClaim {
  const name = `b18${mode}` as const;
  return {
    kind: 'equation',
    slug: `eq-${name}`,
    where: `Eq. (B18), ${mode === 'a' ? 'lines 1–3' : 'lines 4–6'}`,
    title: `Adjoint equation of the occupation of particle ${mode.toUpperCase()}`,
    printed: displays[name],
    premises: ['eq-b15', 'eq-b17', mode === 'a' ? 'eq-12' : 'eq-3c'],
    line: `dn_${mode}`,
    checks: [
      exactChain(() => operatorValue(printedGenerator.applyAdjoint(numberOf(mode)))),
      {
        ...inFockSpace(
          name,
          (random) => withExchange(warm(random)),
          2,
          (made) => {
            const n = made.scope.names.get(`n_${mode}`);
            if (n?.kind !== 'matrix') throw new RangeError('an occupation is a matrix');
            const baths = named(made, 'L_sys').dual(n.matrix);
            return floatMatrix(addMatrices(baths, named(made, 'L_ab').dual(n.matrix)));
          },
        ),
      },
    ],
    conclusions: chainGoesOn(name),
  };
}

/** A setting with L_ab as it is printed in (B17). */
function withExchange(made: Setting): Setting {
  const value = evaluateFloat(readEquations(displays.b17, symbols).at(-1)!.right, made.scope);
  return {
    ...made,
    scope: { ...made.scope, names: new Map([...made.scope.names, ['L_ab', value]]) },
  };
}

/** (B15) with the H′_sys and L_ab that are printed. */
const printedParts = {
  ...scope,
  names: new Map<string, Value>([
    ...scope.names,
    ['H_sys_modified', interpret(readEquations(displays.b16, symbols).at(-1)!.right, scope)],
  ]),
};

function definitionOfB15(made: Setting): Setting {
  const exchange = withExchange(made);
  const h = evaluateFloat(readEquations(displays.b16, symbols).at(-1)!.right, made.scope);
  const names = new Map([...exchange.scope.names, ['H_sys_modified', h] as const]);
  return { ...exchange, scope: { ...exchange.scope, names } };
}

/** ρ̇ under the whole two-particle generator, by the solver's own matrices. */
function masterEquation(made: Setting): FloatValue {
  return floatMatrix(applyGenerator(numericGenerator(made.model, made.basis), made.state));
}

export const appendixB = declaredIn(import.meta.url, (): readonly EquationClaim[] =>
  equations().map((claim) => ({ scope, ...claim })),
);

const equations = (): readonly EquationClaim[] => [
  {
    kind: 'equation',
    slug: 'eq-12',
    where: 'Eq. (12)',
    title: 'Master equation of the two particles',
    printed: displays['12'],
    premises: ['eq-3a', 'eq-9', 'eq-10', 'eq-11', 'eq-a4'],
    line: 'whole-generator',
    checks: [
      withEvidence(
        exactChain(() => image(whole)),
        {
          approximations: 'cavity replaced by the effective bath; trace-correction term dropped',
          'trace defect': describeValue(operatorValue(whole.traceDefect())),
        },
      ),
      inFockSpace('12', warm, 0, masterEquation),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-b1a',
    where: 'Eq. (B1), line 1',
    title: 'Liouvillian of the particles without coupling',
    printed: displays.b1a,
    premises: ['eq-12'],
    line: 'free-generator',
    checks: [
      exactly(() => image(whole.minus(interaction))),
      inFockSpace('b1a', warm, 0, (made) => {
        const others = named(made, 'L_int').apply(made.state);
        const all = masterEquation(made);
        if (all.kind !== 'matrix') throw new RangeError('a matrix is expected');
        return floatMatrix(addMatrices(all.matrix, scaleMatrix(others, floatNumber(-1))));
      }),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-b1b',
    where: 'Eq. (B1), line 2',
    title: 'Liouvillian of the coupling',
    printed: displays.b1b,
    premises: ['eq-12'],
    line: 'coupling-generator',
    checks: [
      exactly(() => image(whole.minus(free))),
      inFockSpace('b1b', warm, 0, (made) => {
        const others = named(made, 'L_sys').apply(made.state);
        const all = masterEquation(made);
        if (all.kind !== 'matrix') throw new RangeError('a matrix is expected');
        return floatMatrix(addMatrices(all.matrix, scaleMatrix(others, floatNumber(-1))));
      }),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-b2',
    where: 'Eq. (B2)',
    title: 'Equation with memory, second order in the coupling',
    printed: displays.b2,
    premises: ['eq-12', 'eq-b1a', 'eq-b1b'],
    line: 'coupling-generator',
    checks: [
      withEvidence(
        exactly(() => {
          const now = StateMap.density(space, 't');
          const before = StateMap.density(space, 't - t_prime');
          const time = Scalar.real('t_prime', true);
          const odd = before
            .mappedBy(interaction)
            .propagated(free.scale(time))
            .integrated('t_prime');
          return stateValue(now.mappedBy(free).plus(odd.mappedBy(interaction)));
        }),
        {
          'without approximation':
            'for the part of ρ that is even under (−1)^(n_a), if the odd part starts from zero',
        },
      ),
      withMemory,
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-b3',
    where: 'Eq. (B3)',
    title: 'The outer coupling written out',
    printed: displays.b3,
    premises: ['eq-b1b', 'eq-b2'],
    line: 'coupling-generator',
    checks: [exactly(() => leftSide('b3')), bothSides('b3', growingHistory, 0)],
  },
  {
    kind: 'equation',
    slug: 'eq-b4',
    where: 'Eq. (B4)',
    title: 'The inner coupling written out',
    printed: displays.b4,
    premises: ['eq-b1b'],
    line: 'coupling-generator',
    checks: [exactly(() => leftSide('b4')), bothSides('b4', growingHistory, 0)],
  },
  {
    kind: 'equation',
    slug: 'eq-b5',
    where: 'Eq. (B5)',
    title: 'From the Schrödinger to the Heisenberg picture, with the Markov approximation',
    printed: displays.b5,
    premises: ['eq-b4'],
    line: 'H-int-propagated',
    checks: [picture, pictureInFockSpace],
  },
  {
    kind: 'equation',
    slug: 'eq-b6',
    where: 'Eq. (B6)',
    title: 'Reduced master equation with the propagated coupling',
    printed: displays.b6,
    premises: ['eq-b1a', 'eq-b2', 'eq-b3', 'eq-b5'],
    line: 'term-left',
    omitted: [
      "(\\mathcal{L}'_a + \\mathcal{L}_b) \\rho_{a,b}(t)",
      "\\mathcal{L}'_a \\rho_{a,b}(t)",
      '\\mathcal{L}_b \\rho_{a,b}(t)',
    ],
    checks: [
      exactly(() => {
        const h = superoperatorOf(memoryBy('b5'));
        return image(free.plus(interaction.after(h)));
      }),
      inFockSpace('b6', cold, 1, (made) =>
        floatMatrix(
          addMatrices(named(made, 'L_sys').apply(made.state), fourTerms(made, made.state)),
        ),
      ),
    ],
    // Eq. (B15) has the dissipators of the baths; they follow only from a form that has them.
    conclusions: (equations) =>
      superoperatorOf(interpret(rightSide(equations), scope)).terms.has(bathKey()),
  },
  {
    kind: 'equation',
    slug: 'eq-b7',
    where: 'Eq. (B7)',
    title: 'The propagated coupling by its factors',
    printed: displays.b7,
    premises: ['eq-b1a'],
    line: 'H-int-propagated',
    checks: [exactly(() => leftSide('b7')), bothSides('b7', cold, 1)],
  },
  ...(['a', 'b', 'c'] as const).map((letter, k): EquationClaim => {
    const name = `b8${letter}` as const;
    return {
      kind: 'equation',
      slug: `eq-${name}`,
      where: `Eq. (B8), step ${k + 1}`,
      title: 'Adjoint free evolution of the annihilation operator of particle A',
      printed: displays[name],
      premises: k === 0 ? ['eq-b1a'] : [`eq-b8${'abc'[k - 1]}`],
      line: 'L-sys-a',
      checks: [exactly(() => leftSide(name)), bothSides(name, warm, 2)],
      conclusions: k === 0 ? chainGoesOnTo('b8b') : decayFollows,
    };
  }),
  ...(['b9', 'b10'] as const).map(
    (name): EquationClaim => ({
      kind: 'equation',
      slug: `eq-${name}`,
      where: `Eq. (${name.toUpperCase()})`,
      title: name === 'b9' ? 'The propagated coupling' : 'The propagated adjoint of the coupling',
      printed: displays[name],
      premises: ['eq-b7', 'eq-b8c'],
      line: 'H-int-propagated',
      checks: [
        withEvidence(
          exactly(() => leftSide(name)),
          {
            'terms in a^2, a†^2': 'none occur: nothing had to be neglected here',
          },
        ),
        bothSides(name, cold, 1),
      ],
    }),
  ),
  termClaim('b11', ['eq-b6', 'eq-b9']),
  termClaim('b12', ['eq-b6', 'eq-b10']),
  termClaim('b13', ['eq-b6', 'eq-b9']),
  termClaim('b14', ['eq-b6', 'eq-b10']),
  {
    kind: 'equation',
    slug: 'eq-b15',
    where: 'Eq. (B15)',
    title: 'Reduced master equation: the four terms summed',
    printed: displays.b15,
    premises: ['eq-b6', 'eq-b11', 'eq-b12', 'eq-b13', 'eq-b14'],
    line: 'anticommutator-part',
    checks: [
      withParts(symbolicResidual(printedParts, () => image(derivedGenerator))),
      inFockSpace(
        'b15',
        (random) => definitionOfB15(coldResonant(random)),
        1,
        (made) => floatMatrix(secondOrderImage(made)),
      ),
    ],
  },
  {
    kind: 'equation',
    slug: 'eq-b16',
    where: 'Eq. (B16)',
    title: 'Modified Hamiltonian',
    printed: displays.b16,
    premises: ['eq-b15'],
    line: 'hamiltonian-part',
    checks: [withParts(exactly(() => operatorValue(parts.hamiltonian))), energies],
  },
  {
    kind: 'equation',
    slug: 'eq-b17',
    where: 'Eq. (B17)',
    title: 'Dissipators of the exchange between the particles',
    printed: displays.b17,
    premises: ['eq-b12', 'eq-b13'],
    line: 'L-ab',
    checks: [exactly(() => superoperatorValue(exchangeDissipators)), sandwiches],
  },
  occupationClaim('a'),
  occupationClaim('b'),
];

function bathKey(): string {
  return [...free.terms.keys()].find((key) => {
    const [left, right] = free.split(key);
    return left !== space.identity && right !== space.identity;
  })!;
}

/** ∫₀^∞dt′ of the right-hand side of (B5), the memory as it is printed. */
function memoryBy(name: 'b5'): Value {
  const { right } = readEquations(displays[name], symbols).at(-1)!;
  return interpret({ kind: 'integral', variable: 't_prime', of: right }, scope);
}

function chainGoesOnTo(name: Name) {
  return (equations: readonly { readonly right: Expression }[]): boolean => {
    const next = interpret(readEquations(displays[name], symbols).at(-1)!.right, scope);
    return describeValue(interpret(equations.at(-1)!.right, scope)) === describeValue(next);
  };
}

function withEvidence(check: Check, evidence: Readonly<Record<string, string>>): Check {
  return {
    ...check,
    run: (equations) => {
      const outcome = check.run(equations);
      return { ...outcome, evidence: { ...outcome.evidence, ...evidence } };
    },
  };
}

/** ρ(τ) = e^{0.3τ}ρ₀: any history will do where nothing but linearity is used. */
function growingHistory(random: Random): Setting {
  const made = pairSetting(random, { total: 2, occupation: 0.2 });
  const functions = history((time) => scaleMatrix(made.state, floatNumber(Math.exp(0.3 * time))));
  return { ...made, scope: { ...made.scope, functions } };
}
