/** Appendix B done by the engine: from the coupled pair to second order in the coupling, and what comes out. */

import {
  generatorOf,
  interpret,
  type Line,
  numberOperator,
  Operator,
  operatorValue,
  printText,
  readEquations,
  Scalar,
  type Scope,
  type Step,
  Superoperator,
  scalarValue,
  substitute,
  type Value,
} from 'ladderproof';
import {
  type Decomposition,
  decompose,
  exponents,
  expressScalar,
  StateMap,
  stateValue,
  superoperatorValue,
} from 'ladderproof/algebra';
import { modeNames, parameterNames } from 'ladderproof/claims';
import {
  type Approximation,
  confirmedIntegral,
  type SecondOrderTerms,
  secondOrderGenerator,
  secondOrderTerms,
  secular,
} from 'ladderproof/theory';
import { definitions, displays } from './displays.ts';
import { pair, paperDissipator, parameters, symbols } from './model.ts';

const { space } = pair;

const plain = new Map<string, Value>([
  ...parameterNames(parameters),
  ...modeNames(space),
  ...(['a', 'b'] as const).map(
    (mode) => [`n_${mode}`, operatorValue(numberOperator(space, mode))] as const,
  ),
  ['t', scalarValue(Scalar.real('t', true))],
  ['t_prime', scalarValue(Scalar.real('t_prime', true))],
]);

/** The right-hand side of a definition in the text. */
function defined(name: keyof typeof definitions, names: ReadonlyMap<string, Value>): Value {
  const [equation] = readEquations(definitions[name], symbols);
  return interpret(equation!.right, { names, dissipator: paperDissipator });
}

const withCouplings = new Map<string, Value>([
  ...plain,
  ['g_ab', defined('g-ab', plain)],
  ['g_ba', defined('g-ba', plain)],
]);

function operator(value: Value): Operator {
  if (value.kind !== 'operator') throw new RangeError(`a ${value.kind} is no operator`);
  return value.operator;
}

/** H_sys and H_int as Appendix B defines them. */
export const freeHamiltonian = operator(defined('H-sys', withCouplings));
export const coupling = operator(defined('H-int', withCouplings));

/** The dissipators of one mode's bath in the model. */
function bath(mode: 'a' | 'b'): Superoperator {
  const annihilation = Operator.annihilation(space, mode);
  return pair.dissipators
    .filter(({ jump }) => jump.equals(annihilation) || jump.equals(annihilation.adjoint()))
    .reduce(
      (sum, { rate, jump }) => sum.plus(Superoperator.dissipator(jump).scale(rate)),
      Superoperator.zero(space),
    );
}

/** A superoperator with other symbols in its coefficients. */
function renamed(map: Superoperator, names: Readonly<Record<string, string>>): Superoperator {
  const change = new Map(
    Object.entries(names).map(([from, to]) => [from, Scalar.real(to, true)] as const),
  );
  return Superoperator.ofTerms(
    space,
    [...map.terms].map(([key, scalar]) => [key, substitute(scalar, change)] as const),
  );
}

const baths = { a: bath('a'), b: bath('b') } as const;
/** L′, L_sys and L_int of Eq. (B1). */
export const whole = generatorOf(pair);
export const free = Superoperator.evolution(freeHamiltonian).plus(baths.a).plus(baths.b);
export const interaction = Superoperator.evolution(coupling);

export const resonance = new Map([['omega_b', Scalar.real('omega_a', true)]]);

/** Everything with ω_b = ω_a. */
export function atResonance(map: Superoperator): Superoperator {
  return Superoperator.ofTerms(
    space,
    [...map.terms].map(([key, scalar]) => [key, substitute(scalar, resonance)] as const),
  );
}

/** The approximations of the reduction that can be switched off. */
export const reductionApproximations: readonly Approximation[] = [
  {
    name: 'markov',
    meaning:
      'the memory is integrated over all times; without it up to the time t that has passed, so that the rates depend on time',
  },
  { name: 'resonance', meaning: 'ω_a = ω_b' },
  { name: 'secular', meaning: 'terms that rotate at multiples of ω_a − ω_b are dropped' },
];

/** The reduced generator with some of its approximations left out. */
export interface Reduction {
  /** The four terms of Eq. (B6), integrated, before anything is dropped. */
  readonly terms: SecondOrderTerms;
  /** Those that are kept. */
  readonly kept: SecondOrderTerms;
  readonly generator: Superoperator;
  readonly parts: Decomposition;
}

/**
 * ∫₀^t e^{−λt′}dt′ = (1 − q)/λ with q = e^{−λt}: one real symbol for the real rate, and a complex one with its
 * conjugate for the pair of rates that rotate.
 */
function integralUpToNow(rate: Scalar): Scalar {
  const rotation = rate.minus(rate.conjugate());
  const isFirst = !rotation.isZero() && rotation.equals(rotationOfRaising);
  const left = rotation.isZero()
    ? Scalar.real('memory_left', true)
    : isFirst
      ? Scalar.complex('memory_left_rotating')
      : Scalar.complex('memory_left_rotating').conjugate();
  return Scalar.ONE.minus(left).times(confirmedIntegral(rate));
}

/** λ − λ* of e^{L†t}(a†b) = e^{−λt}a†b. */
const rotationOfRaising = Scalar.I.times(
  Scalar.real('omega_b', true).minus(Scalar.real('omega_a', true)),
).times(Scalar.integer(2));

const eachTerm = (
  { left, leftThenRight, rightThenLeft, right }: SecondOrderTerms,
  change: (map: Superoperator) => Superoperator,
): SecondOrderTerms => ({
  left: change(left),
  leftThenRight: change(leftThenRight),
  rightThenLeft: change(rightThenLeft),
  right: change(right),
});

/** The reduction to second order, without the approximations of the given names. */
export function reduction(without: ReadonlySet<string>): Reduction {
  const all = secondOrderTerms(
    free,
    coupling,
    without.has('resonance') ? new Map() : resonance,
    without.has('markov') ? integralUpToNow : confirmedIntegral,
  );
  const kept = without.has('secular') ? all : eachTerm(all, secular);
  const generator = secondOrderGenerator(free, kept);
  return { terms: all, kept, generator, parts: decompose(generator) };
}

const made = reduction(new Set());
/** The four terms of Eq. (B6), integrated, before anything is dropped. */
export const { terms } = made;
export const derivedGenerator = made.generator;
export const { parts } = made;

/** The dissipators whose jumps move quanta between the particles. */
function exchangeOf({ dissipators }: Decomposition): Superoperator {
  return dissipators
    .filter(({ jump }) =>
      [...jump.terms.keys()].every((word) =>
        exponents(word).every(({ creation, annihilation }) => creation + annihilation > 0),
      ),
    )
    .reduce(
      (sum, { rate, jump }) => sum.plus(Superoperator.dissipator(jump).scale(rate)),
      Superoperator.zero(space),
    );
}

/** Twice the standard rates are the coefficients of the paper's D: L_ab of Eq. (B17) as derived. */
export const exchangeDissipators = exchangeOf(parts);

/** The baths and the exchange of a reduction: what Eq. (B18) keeps of it. */
export function dissipativePart(of: Reduction): Superoperator {
  return baths.a.plus(baths.b).plus(exchangeOf(of.parts));
}

const density = (time: string): Value => stateValue(StateMap.density(space, time));

/** What the symbols of Appendix B stand for; ρ_ab without an argument is ρ_ab(t). */
export const scope: Scope = {
  names: new Map<string, Value>([
    ...withCouplings,
    ['H_sys', operatorValue(freeHamiltonian)],
    ['H_int', operatorValue(coupling)],
    ['H_AB', operatorValue(pair.hamiltonian)],
    ['L_prime', superoperatorValue(whole)],
    ['L_sys', superoperatorValue(free)],
    ['L_int', superoperatorValue(interaction)],
    ['L_a_eff', superoperatorValue(baths.a)],
    ['L_a', superoperatorValue(renamed(baths.a, { kappa_a_eff: 'kappa_a', nbar_a_eff: 'nbar_a' }))],
    ['L_b', superoperatorValue(baths.b)],
    // The prime of 𝓛′_a stands for effective parameters; B has none, so these are new symbols.
    [
      'L_b_primed',
      superoperatorValue(renamed(baths.b, { kappa_b: 'kappa_b_eff', nbar_b: 'nbar_b_eff' })),
    ],
    ['L_ab', superoperatorValue(exchangeDissipators)],
    ['rho', density('t')],
    ['rho_ab', density('t')],
  ]),
  functions: new Map([
    [
      'rho_ab',
      (time: Value) => {
        if (time.kind !== 'scalar') throw new RangeError(`ρ at a ${time.kind}`);
        return density(printText(expressScalar(time.scalar)));
      },
    ],
  ]),
  dissipator: paperDissipator,
  time: 't_prime',
};

/** The superoperator S of a value S(ρ(t)). */
export function superoperatorOf(value: Value): Superoperator {
  const map = value.kind === 'state' ? value.state.superoperatorAt('t') : undefined;
  if (value.kind === 'superoperator') return value.superoperator;
  if (!map) throw new RangeError(`a ${value.kind} is no image of the state`);
  return map;
}

/** A printed right-hand side as an exact value. */
export function readDisplay(name: keyof typeof displays): Value {
  return interpret(readEquations(displays[name], symbols).at(-1)!.right, scope);
}

/** The generator that Eq. (B15) prints, with H′_sys of (B16) and L_ab of (B17). */
export const printedGenerator = (() => {
  const names = new Map<string, Value>([
    ...scope.names,
    ['H_sys_modified', readDisplay('b16')],
    ['L_ab', readDisplay('b17')],
  ]);
  const equation = readEquations(displays.b15, symbols).at(-1)!;
  return superoperatorOf(interpret(equation.right, { ...scope, names }));
})();

/**
 * X of the image of the stationary state of L_sys, S(ρ) = X·ρ: for a product of thermal states ρa = aρ/q and
 * ρa† = q·a†ρ with q = n̄/(1 + n̄).
 */
export function onStationaryState(map: Superoperator): Operator {
  const ratio = ['nbar_a_eff', 'nbar_b'].map((name) => {
    const occupation = Scalar.real(name, true);
    return occupation.over(occupation.plus(Scalar.ONE));
  });
  return [...map.terms]
    .map(([key, coefficient]) => {
      const [left, right] = map.split(key);
      const factor = exponents(right)
        .map(({ creation, annihilation }, k) => ratio[k]!.power(creation - annihilation))
        .reduce((x, y) => x.times(y), coefficient);
      return Operator.word(space, left).times(Operator.word(space, right)).scale(factor);
    })
    .reduce((sum, term) => sum.plus(term), Operator.zero(space));
}

/** e^{Lt′}(Xρ) on the stationary state ρ of L_sys, for X whose monomials are eigenvectors there. */
export function propagatedOnStationaryState(generator: Superoperator, x: Operator): Value {
  const time = Scalar.real('t_prime', true);
  const terms = [...x.terms].map(([word, coefficient]) => {
    const monomial = Operator.word(space, word);
    const image = onStationaryState(generator.after(Superoperator.left(monomial)));
    const rate = image.coefficient(word).negate();
    if (!image.equals(monomial.scale(rate.negate()))) throw new RangeError('no eigenvector');
    return { rate, value: operatorValue(monomial.scale(coefficient)) };
  });
  return { kind: 'decaying', variable: time.symbols()[0]!, terms };
}

const superoperatorLine = (name: string, left: string, map: Superoperator): Line => ({
  name,
  left,
  value: superoperatorValue(map),
});

const operatorLine = (name: string, left: string, x: Operator): Line => ({
  name,
  left,
  value: operatorValue(x),
});

/** What the derived generator says about an occupation beyond the printed one: ½{K, n}. */
export function missingFlow(mode: 'a' | 'b'): Operator {
  const n = numberOperator(space, mode);
  return derivedGenerator.applyAdjoint(n).minus(printedGenerator.applyAdjoint(n));
}

/** What is left of the memory's exponential at the time t. */
function memoryLeft(isDetuned: boolean): Line {
  const decay = Scalar.real('kappa_a_eff', true).plus(Scalar.real('kappa_b', true));
  const rotation = isDetuned ? rotationOfRaising.over(Scalar.integer(2)) : Scalar.ZERO;
  return {
    name: 'memory-left',
    left: isDetuned ? 'q_\\omega' : 'q',
    value: {
      kind: 'decaying',
      variable: 't',
      terms: [{ rate: decay.plus(rotation), value: scalarValue(Scalar.ONE) }],
    },
  };
}

/** What of the approximations is made, in the words of a step. */
const unless = (isOff: boolean, text: string): readonly string[] => (isOff ? [] : [text]);

/** Appendix B as steps; every approximation is named where it is made, unless it is switched off. */
export function secondOrderSteps(without: ReadonlySet<string> = new Set()): readonly Step[] {
  const used = without.size === 0 ? made : reduction(without);
  const { kept } = used;
  const dropped: SecondOrderTerms = {
    left: used.terms.left.minus(kept.left),
    leftThenRight: used.terms.leftThenRight.minus(kept.leftThenRight),
    rightThenLeft: used.terms.rightThenLeft.minus(kept.rightThenLeft),
    right: used.terms.right.minus(kept.right),
  };
  const isTimed = without.has('markov');
  const isDetuned = without.has('resonance');
  return [
    {
      name: 'generators',
      title: 'Free evolution and coupling of the particles',
      why: 'The master equation of the two particles split into their own evolution with their baths, and the coupling. Without the trace-correction term the whole does not preserve the trace.',
      rule: 'splitting the Hamiltonian',
      approximations: ['the trace-correction term is left out'],
      lines: [
        superoperatorLine('whole-generator', "\\mathcal{L}' \\rho", whole),
        superoperatorLine('free-generator', '\\mathcal{L}_{\\text{sys}} \\rho', free),
        superoperatorLine('coupling-generator', '\\mathcal{L}_{\\text{int}} \\rho', interaction),
      ],
    },
    {
      name: 'propagated-coupling',
      title: 'The coupling under the free evolution',
      why: 'Both monomials of the coupling are eigenoperators of the adjoint free evolution: they decay at κ′_a + κ_b and rotate at the difference of the frequencies, whatever the occupations of the baths.',
      rule: 'eigenoperators of the adjoint Liouvillian',
      approximations: [],
      lines: [
        {
          name: 'L-sys-a',
          left: '\\mathcal{L}_{\\text{sys}}^\\dagger a',
          value: operatorValue(free.applyAdjoint(Operator.annihilation(space, 'a'))),
        },
        {
          name: 'H-int-propagated',
          left: "e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'} (H_{\\text{int}})",
          value: leftSide('b9'),
        },
      ],
    },
    {
      name: 'second-order',
      title: 'The four terms of second order',
      why: isTimed
        ? 'The memory reaches back to the beginning only: the integrals end at t, and what is left of an exponential there, q, makes the rates depend on time. ρ(t − t′) stays replaced by ρ(t), which changes nothing in second order. No closed form of the state follows; the generator does.'
        : 'For states that are even under (−1)^{n_a} the equation with memory, (B2), is exact. Two approximations turn it into four terms without memory; the exponentials are integrated.',
      rule: isTimed
        ? 'second order in the coupling, ∫₀^t e^{−λt′}dt′ = (1 − e^{−λt})/λ'
        : 'second order in the coupling, ∫₀^∞ e^{−λt}dt = 1/λ confirmed by nerdamer',
      approximations: [
        ...unless(isTimed, 'Markov: ρ(t − t′) replaced by ρ(t)'),
        'e^{Lt′}(Hρ) replaced by (e^{L†t′}H)ρ: right for the stationary state of the free evolution at resonance',
        ...unless(isDetuned, 'ω_a = ω_b'),
      ],
      lines: [
        ...(isTimed ? [memoryLeft(isDetuned)] : []),
        superoperatorLine(
          'term-left',
          "-\\int_0^\\infty dt' H_{\\text{int}} e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'} (H_{\\text{int}}) \\rho",
          used.terms.left,
        ),
        superoperatorLine(
          'term-left-right',
          "\\int_0^\\infty dt' H_{\\text{int}} \\rho e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'} (H_{\\text{int}}^\\dagger)",
          used.terms.leftThenRight,
        ),
        superoperatorLine(
          'term-right-left',
          "\\int_0^\\infty dt' e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'} (H_{\\text{int}}) \\rho H_{\\text{int}}^\\dagger",
          used.terms.rightThenLeft,
        ),
        superoperatorLine(
          'term-right',
          "-\\int_0^\\infty dt' \\rho e^{\\mathcal{L}_{\\text{sys}}^\\dagger t'} (H_{\\text{int}}^\\dagger) H_{\\text{int}}^\\dagger",
          used.terms.right,
        ),
      ],
    },
    ...(without.has('secular')
      ? []
      : [
          {
            name: 'secular',
            title: 'Terms dropped as oscillating',
            why: 'Terms that change the occupations of ket and bra differently are dropped. They rotate at multiples of ω_a − ω_b, which is zero here: nothing makes them small but the absence of coherences.',
            rule: 'average over the phase of each mode',
            approximations: ['terms that rotate at multiples of ω_a − ω_b dropped'],
            lines: Object.entries(dropped).map(([key, map]) =>
              superoperatorLine(`dropped-${key}`, '\\text{dropped}', map),
            ),
          },
        ]),
    {
      name: 'parts',
      title: 'What the sum is made of',
      why: 'The sum splits uniquely into −i[H, ρ], ½{K, ρ} and dissipators. The dissipators are those of (B17). What (B15) and (B16) have as energies is the anticommutator: real, not imaginary, so it changes occupations and the trace.',
      rule: 'decomposition of the generator',
      approximations: [],
      lines: [
        operatorLine('hamiltonian-part', 'H', used.parts.hamiltonian),
        operatorLine('anticommutator-part', 'K', used.parts.anticommutator),
        superoperatorLine('L-ab', '\\mathcal{L}_{ab} \\rho', exchangeOf(used.parts)),
        operatorLine('trace-defect', '\\mathcal{L}^\\dagger(1)', used.generator.traceDefect()),
        ...(used.parts.rest.isZero()
          ? []
          : [superoperatorLine('remainder', '\\text{neither}', used.parts.rest)]),
        ...(without.size > 0
          ? []
          : [
              operatorLine('missing-a', '\\frac{1}{2}\\{K, n_a\\}', missingFlow('a')),
              operatorLine('missing-b', '\\frac{1}{2}\\{K, n_b\\}', missingFlow('b')),
            ]),
      ],
    },
  ];
}

/** The left-hand side of a display, worked out. */
export function leftSide(name: keyof typeof displays): Value {
  return interpret(readEquations(displays[name], symbols).at(-1)!.left, scope);
}
