/** Eqs. (11), (12) and (B1)–(B18): the second-order reduction as printed against what the algebra gives. */

import {
  type Check,
  type EquationClaim,
  interpret,
  numberOperator,
  operatorValue,
  readEquations,
  Scalar,
  symbolicResidual,
  type Value,
} from 'ladderproof';
import {
  type Expression,
  StateMap,
  scaleValue,
  stateValue,
  superoperatorValue,
} from 'ladderproof/algebra';
import {
  addMatrices,
  declaredIn,
  describeValue,
  evaluateFloat,
  floatMatrix,
  rightSide,
} from 'ladderproof/claims';
import { secular } from 'ladderproof/theory';
import { definitions, displays } from './displays.ts';
import { history, phaseAverage } from './fock-scopes.ts';
import { symbols } from './model.ts';
import {
  bothSides,
  cold,
  coldResonant,
  exactChain,
  exactly,
  growingHistory,
  image,
  inFockSpace,
  masterEquation,
  masterEquationWithout,
  type Name,
  named,
  once,
  space,
  warm,
  withEvidence,
} from './reduction-checks.ts';
import {
  atResonance,
  derivedGenerator,
  exchangeDissipators,
  free,
  interaction,
  leftSide,
  parts,
  printedGenerator,
  scope,
  superoperatorOf,
  whole,
} from './second-order.ts';
import {
  definitionOfB15,
  energies,
  fourTerms,
  picture,
  pictureInFockSpace,
  sandwiches,
  secondOrderImage,
  withExchange,
  withMemory,
} from './second-order-checks.ts';

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

/** (B15) with the H′_sys and L_ab that are printed. */
const printedParts = {
  ...scope,
  names: new Map<string, Value>([
    ...scope.names,
    ['H_sys_modified', interpret(readEquations(displays.b16, symbols).at(-1)!.right, scope)],
  ]),
};

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
      inFockSpace('b1a', warm, 0, (made) => masterEquationWithout(made, 'L_int')),
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
      inFockSpace('b1b', warm, 0, (made) => masterEquationWithout(made, 'L_sys')),
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
