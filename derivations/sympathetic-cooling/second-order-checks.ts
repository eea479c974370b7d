/** What the memory, its integrals and the four terms of second order are compared with. */

import {
  atRandomPoints,
  type Check,
  interpret,
  operatorValue,
  readEquations,
  type Value,
} from 'ladderproof';
import { addValues, type Expression, isZeroValue, subtractValues } from 'ladderproof/algebra';
import {
  addMatrices,
  between,
  conjugateTranspose,
  describeValue,
  entryOf,
  evaluateFloat,
  type FloatScope,
  floatMatrix,
  floatNumber,
  multiplyMatrices,
  rightSide,
  scaleMatrix,
} from 'ladderproof/claims';
import { type ComplexMatrix, stateAt, zeroMatrix } from 'ladderproof/numeric';
import { displays } from './displays.ts';
import { history, matrixOfTex, pairSetting, phaseAverage, type Setting } from './fock-scopes.ts';
import { symbols } from './model.ts';
import { coldResonant, inFockSpace, mapOf, named, once } from './reduction-checks.ts';
import {
  free,
  interaction,
  onStationaryState,
  propagatedOnStationaryState,
  scope,
  superoperatorOf,
} from './second-order.ts';

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
export function fourTerms(setting: Setting, state: ComplexMatrix): ComplexMatrix {
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
export function secondOrderImage(setting: Setting): ComplexMatrix {
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

export const withMemory: Check = inFockSpace(
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
export const picture: Check = {
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
export const pictureInFockSpace: Check = inFockSpace(
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
export const energies: Check = inFockSpace('b16', coldResonant, 1, (setting) => {
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

export const sandwiches: Check = {
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

/** A setting with L_ab as it is printed in (B17). */
export function withExchange(made: Setting): Setting {
  const value = evaluateFloat(readEquations(displays.b17, symbols).at(-1)!.right, made.scope);
  return {
    ...made,
    scope: { ...made.scope, names: new Map([...made.scope.names, ['L_ab', value]]) },
  };
}

export function definitionOfB15(made: Setting): Setting {
  const exchange = withExchange(made);
  const h = evaluateFloat(readEquations(displays.b16, symbols).at(-1)!.right, made.scope);
  const names = new Map([...exchange.scope.names, ['H_sys_modified', h] as const]);
  return { ...exchange, scope: { ...exchange.scope, names } };
}
