/** From the dissipators of (B17) and the baths to the stationary occupations; the effective bath from the cavity. */
import {
  adjointEquation,
  type Derivation,
  type Formula,
  generatorOf,
  interpretScalar,
  type Line,
  numberOperator,
  Operator,
  readEquations,
  readText,
  Scalar,
  type Step,
  scalarValue,
  substitute,
} from 'ladderproof';
import {
  type Approximation,
  cavityRates,
  confirmElimination,
  type Elimination,
  eliminate,
  inNumberOperators,
  meanField,
  physicalRoot,
  scopeOf,
} from 'ladderproof/theory';

import { hamiltonianSteps } from './hamiltonians.ts';
import { cavityAlone, paperDissipator, parameters, reduced, scattering, symbols } from './model.ts';
import { printed } from './printed.ts';
import {
  dissipativePart,
  reduction,
  reductionApproximations,
  secondOrderSteps,
} from './second-order.ts';

const space = reduced.space;
const modes = ['a', 'b'] as const;
type Mode = (typeof modes)[number];

/** The occupations as commuting symbols: number operators commute with each other, and mean values are numbers. */
export const occupations = { a: Scalar.real('n_a'), b: Scalar.real('n_b') } as const;
const both = [occupations.a, occupations.b] as const;

const scope = scopeOf(space, [
  ...parameters,
  ...['A_minus', 'A_plus', 'Gamma_opt', 'n_opt', 's'].map((name) => ({
    name,
    tex: name,
    meaning: '',
    default: 1,
    positive: true,
  })),
  { name: 'K_g', tex: 'K_g', meaning: '', default: 1 },
  { name: 'n_a', tex: 'n_a', meaning: '', default: 0 },
  { name: 'n_b', tex: 'n_b', meaning: '', default: 0 },
]);

/** A scalar in the paper's symbols. */
export function formula(text: string): Scalar {
  return interpretScalar(readText(text), scope);
}

/** A printed right-hand side with the occupations as symbols. */
export function readScalar(tex: string): Scalar {
  const equation = readEquations(tex, symbols).at(-1)!;
  return interpretScalar(equation.right, scope);
}

const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');

/** The eight lines of (B19), in the paper's reading order. */
export const dissipatorLines = [
  { jump: a.adjoint().times(b), tex: 'a^\\dagger b', of: 'a' },
  { jump: a.times(b.adjoint()), tex: 'ab^\\dagger', of: 'a' },
  { jump: a, tex: 'a', of: 'a' },
  { jump: a.adjoint(), tex: 'a^\\dagger', of: 'a' },
  { jump: a.adjoint().times(b), tex: 'a^\\dagger b', of: 'b' },
  { jump: a.times(b.adjoint()), tex: 'ab^\\dagger', of: 'b' },
  { jump: b, tex: 'b', of: 'b' },
  { jump: b.adjoint(), tex: 'b^\\dagger', of: 'b' },
] as const satisfies readonly { jump: Operator; tex: string; of: Mode }[];

/** dn/dt of a mode under the reduced model, as an operator. */
export function numberEquation(mode: Mode): Operator {
  return adjointEquation(generatorOf(reduced), numberOperator(space, mode));
}

/** An operator that is a function of the occupations, in the commuting symbols. */
function inOccupations(operator: Operator): Scalar {
  const scalar = inNumberOperators(operator, both);
  if (!scalar) throw new RangeError('not a function of the occupations');
  return scalar;
}

/** The mean-field equations: as derived, and as Eq. (13) prints them. */
export const meanFieldEquations = {
  derived: { a: meanField(numberEquation('a'), both), b: meanField(numberEquation('b'), both) },
  printed: { a: readScalar(printed['13a']), b: readScalar(printed['13b']) },
} as const;

/** Eliminates one occupation; the quadratic keeps the scale of the kept occupation's own equation. */
export function stationary(from: keyof typeof meanFieldEquations, keep: Mode): Elimination {
  const [first, second] = equationsOf(from, keep);
  return eliminate(first, second, unknownsOf(keep));
}

function equationsOf(from: keyof typeof meanFieldEquations, keep: Mode): readonly [Scalar, Scalar] {
  const equations = meanFieldEquations[from];
  return [equations[otherThan(keep)], equations[keep]];
}

function unknownsOf(keep: Mode): { readonly keep: string; readonly drop: string } {
  return { keep: `n_${keep}`, drop: `n_${otherThan(keep)}` };
}

function otherThan(mode: Mode): Mode {
  return mode === 'a' ? 'b' : 'a';
}

const coefficientNames = { b: ['A', 'B', 'C'], a: ['D', 'E', 'F'] } as const;

function coefficientLines(from: keyof typeof meanFieldEquations, keep: Mode): readonly Line[] {
  const { quadratic, linear, constant } = stationary(from, keep);
  const [x, y, z] = coefficientNames[keep];
  const suffix = from === 'printed' ? '-printed' : '';
  const baths = ['nbar_a_eff', 'nbar_b'];
  return [
    { name: `${x}${suffix}`, left: x, value: scalarValue(quadratic), factored: true },
    { name: `${y}${suffix}`, left: y, value: scalarValue(linear), collect: baths },
    { name: `${z}${suffix}`, left: z, value: scalarValue(constant), collect: baths },
  ];
}

/** The rates that the cavity imposes on particle A. */
export const rates = cavityRates(generatorOf(cavityAlone), 'c', formula('g'), formula('omega_a'));

/** dn_a/dt = gain − decay·n_a under the cavity's rates and, if asked for, the particle's own bath. */
export function relaxation(withBath: boolean): { readonly gain: Scalar; readonly decay: Scalar } {
  const rate = adjointEquation(generatorOf(scattering), numberOperator(scattering.space, 'a'));
  const number = inNumberOperators(rate, [occupations.a])!;
  const rows = (
    withBath ? number : substitute(number, new Map([['kappa_a', Scalar.ZERO]]))
  ).coefficientsIn('n_a');
  return { gain: rows.get(0) ?? Scalar.ZERO, decay: (rows.get(1) ?? Scalar.ZERO).negate() };
}

/**
 * Effective decay and occupation of particle A in terms of the rates of `scattering`. Amplitudes decay at half
 * the rate of occupations, and κ is the rate of amplitudes in this paper.
 */
const effectiveBath = (() => {
  const { gain, decay } = relaxation(true);
  return { decay: decay.over(Scalar.integer(2)), occupation: gain.over(decay) };
})();

/** The same in terms of Γ_opt = A₋ − A₊ and n_opt = A₊/Γ_opt. */
export const effective = (() => {
  const up = formula('n_opt*Gamma_opt');
  const inOptical = new Map([
    ['A_plus', up],
    ['A_minus', formula('Gamma_opt').plus(up)],
  ]);
  return {
    decay: substitute(effectiveBath.decay, inOptical),
    occupation: substitute(effectiveBath.occupation, inOptical),
  };
})();

const inFull = new Map([
  ['A_minus', rates.down],
  ['A_plus', rates.up],
]);
const effectiveInFull = {
  decay: substitute(effectiveBath.decay, inFull),
  occupation: substitute(effectiveBath.occupation, inFull),
};

/** Couplings at a given K_g = 1 + s > 1 and g₂: g₁ = g₂(K_g + 1)/(K_g − 1). */
const atGivenRatio = new Map([['g_1', formula('g_2*(s + 2)/s')]]);

function atRatio(elimination: Elimination): Elimination {
  const change = (scalar: Scalar): Scalar => substitute(scalar, atGivenRatio);
  return {
    eliminated: change(elimination.eliminated),
    quadratic: change(elimination.quadratic),
    linear: change(elimination.linear),
    constant: change(elimination.constant),
  };
}

/** The physical stationary occupations as functions of s = K_g − 1. */
export const physical = (() => {
  const elimination = atRatio(stationary('derived', 'b'));
  const selected = physicalRoot(elimination, 'n_b');
  if (selected.kind !== 'unique') throw new RangeError(selected.reason);
  return {
    n_b: selected.root,
    n_a: substitute(elimination.eliminated, new Map([['n_b', selected.root]])),
    upperEnd: selected.upperEnd,
    branch: selected.branch,
  };
})();

const scalarLine = (
  name: string,
  left: string,
  value: Scalar,
  collect?: readonly string[],
): Line => ({
  name,
  left,
  value: scalarValue(value),
  ...(collect ? { collect } : {}),
});

const numbers = ['n_a', 'n_b'];

/** Eqs. (5)–(10). */
const effectiveBathStep = (): Step => ({
  name: 'effective-bath',
  title: 'The cavity as a bath of particle A',
  why: 'A cavity mode that decays fast acts on the particle through its quantum noise at the two sidebands. Its frequency in the rotating frame is $-\\Delta$ and its amplitude decays at $\\gamma$, as Eqs. (3) and (4) write them; the heating rate needs the counter-rotating coupling, which Eq. (4) leaves out.',
  rule: 'golden rule with the noise spectrum of the cavity',
  approximations: ['weak coupling: second order in $g$', 'Markov: the cavity decays fast'],
  lines: [
    scalarLine('A_minus', 'A_-', rates.down),
    scalarLine('A_plus', 'A_+', rates.up),
    scalarLine('Gamma_opt', '\\Gamma_{\\text{opt}}', relaxation(false).decay),
    scalarLine('n_opt', 'n_{\\text{opt}}', relaxation(false).gain.over(relaxation(false).decay)),
    scalarLine('kappa_a_eff', "\\kappa'_a", effective.decay),
    scalarLine('nbar_a_eff', "\\bar{n}'_a", effective.occupation),
  ],
});

export const approximations: readonly Approximation[] = [
  ...reductionApproximations,
  {
    name: 'mean-field',
    meaning: '⟨n_a n_b⟩ = ⟨n_a⟩⟨n_b⟩; without it the equations of the occupations do not close',
  },
];

/** The derivation again, without the approximations of the given names; what no closed form is left of ends it. */
export const derivation = (without: ReadonlySet<string> = new Set()): Derivation =>
  without.size === 0 ? asInPaper() : withFewerApproximations(without);

const asInPaper = (): Derivation => {
  for (const keep of modes) {
    const unknowns = unknownsOf(keep);
    confirmElimination(equationsOf('derived', keep), stationary('derived', keep), unknowns);
  }
  return {
    steps: [
      ...hamiltonianSteps(),
      effectiveBathStep(),
      ...secondOrderSteps(),
      {
        name: 'dissipators',
        title: 'Adjoint dissipators of the number operators',
        why: 'Each dissipator of (B17) and of the baths acts on the two number operators; normal ordering leaves functions of the occupations.',
        rule: 'adjoint Liouvillian, $D_x\\rho = 2x\\rho x^\\dagger - x^\\dagger x\\rho - \\rho x^\\dagger x$',
        approximations: [],
        lines: dissipatorLines.map(({ jump, tex, of }, k) =>
          scalarLine(
            `dissipator-${k + 1}`,
            `D_{${tex}}^\\dagger(n_${of})`,
            inOccupations(paperDissipator(jump).applyAdjoint(numberOperator(space, of))),
          ),
        ),
      },
      {
        name: 'adjoint',
        title: 'Equations of motion of the occupations',
        why: 'The dissipators with their coefficients, summed.',
        rule: 'adjoint Liouvillian',
        approximations: [],
        lines: modes.map((mode) =>
          scalarLine(
            `dn_${mode}`,
            `\\frac{d}{dt} n_${mode}`,
            inOccupations(numberEquation(mode)),
            numbers,
          ),
        ),
      },
      meanFieldStep(meanFieldEquations.derived),
      {
        name: 'stationary-b',
        title: 'Stationary occupation of particle B',
        why: 'The sum of the stationary equations is linear; it gives the occupation of A by that of B, and the equation of B becomes $A\\langle n_b\\rangle^2 + B\\langle n_b\\rangle + C = 0$.',
        rule: 'elimination, confirmed by a second computer algebra system',
        approximations: [],
        lines: [
          {
            ...scalarLine(
              'n_a-of-n_b',
              '\\langle n_a\\rangle',
              stationary('derived', 'b').eliminated,
              ['n_b'],
            ),
            means: true,
          },
          ...coefficientLines('derived', 'b'),
        ],
      },
      {
        name: 'stationary-b-printed',
        title: 'The same from Eq. (13) as printed',
        why: 'The elimination applied to the printed equations: what the coefficients of Eq. (15) follow from.',
        rule: 'elimination',
        approximations: [],
        lines: coefficientLines('printed', 'b'),
      },
      {
        name: 'stationary-a',
        title: 'Stationary occupation of particle A',
        why: 'The roles exchanged: $D\\langle n_a\\rangle^2 + E\\langle n_a\\rangle + F = 0$.',
        rule: 'elimination, confirmed by a second computer algebra system',
        approximations: [],
        lines: coefficientLines('derived', 'a'),
      },
      {
        name: 'stationary-a-printed',
        title: 'The same from Eq. (13) as printed',
        why: 'The elimination applied to the printed equations: what the coefficients of Eq. (C2) follow from.',
        rule: 'elimination',
        approximations: [],
        lines: coefficientLines('printed', 'a'),
      },
      {
        name: 'physical-root',
        title: 'The physical root',
        why: 'At $K_g = 1 + s$ with $s > 0$, the quadratic is positive where $\\langle n_b\\rangle = 0$ and negative where $\\langle n_a\\rangle = 0$, for every positive value of the parameters: exactly one root makes both occupations non-negative, and it is the smaller one.',
        rule: 'signs of the quadratic at the ends of the admissible interval',
        approximations: [],
        lines: [
          scalarLine(
            'upper-end',
            '\\left.\\langle n_b\\rangle\\right|_{\\langle n_a\\rangle = 0}',
            physical.upperEnd,
          ),
          scalarLine('n_b', '\\langle n_b\\rangle', physical.n_b),
        ],
      },
    ],
    formulas: formulas(),
  };
};

/** The equations of motion of a reduction, as far as the approximations that are left carry them. */
function withFewerApproximations(without: ReadonlySet<string>): Derivation {
  const generator = dissipativePart(reduction(without));
  const number = (mode: Mode): Operator => numberOperator(space, mode);
  const flow = (of: Operator): Scalar => inOccupations(adjointEquation(generator, of));
  const flows = { a: flow(number('a')), b: flow(number('b')) };
  const hasRest = without.has('secular')
    ? ' What the sum has beside the dissipators, above, is left out here as the paper leaves out its Hamiltonian.'
    : '';
  const adjoint: Step = {
    name: 'adjoint',
    title: 'Equations of motion of the occupations',
    why: `The dissipators with their coefficients, summed.${hasRest}`,
    rule: 'adjoint Liouvillian',
    approximations: [],
    lines: modes.map((mode) =>
      scalarLine(`dn_${mode}`, `\\frac{d}{dt} n_${mode}`, flows[mode], numbers),
    ),
  };
  return {
    steps: [
      ...hamiltonianSteps(),
      effectiveBathStep(),
      ...secondOrderSteps(without),
      adjoint,
      ...(without.has('mean-field')
        ? [hierarchyStep(flow(number('a').times(number('b'))))]
        : [meanFieldStep(flows), ...(without.has('markov') ? [] : stationarySteps(flows))]),
    ],
    formulas: [],
  };
}

/** Without the mean-field closure: the equation of ⟨n_a n_b⟩ holds moments of a higher order still. */
const hierarchyStep = (product: Scalar): Step => ({
  name: 'hierarchy',
  title: 'The hierarchy that the closure would cut',
  why: 'The equations of the occupations hold the mean of their product. Its own equation holds means of $n_a^2 n_b$ and $n_a n_b^2$, and so on: nothing closes, and the stationary occupations have no closed form.',
  rule: 'adjoint Liouvillian',
  approximations: [],
  lines: [scalarLine('dn_a_n_b', '\\frac{d}{dt} n_a n_b', product, numbers)],
});

const meanFieldStep = (flows: Readonly<Record<Mode, Scalar>>): Step => ({
  name: 'mean-field',
  title: 'Mean-field closure',
  why: 'Expectation values are taken and the product of the occupations is factorised, which closes the equations.',
  rule: 'mean field',
  approximations: ['$\\langle n_a n_b\\rangle = \\langle n_a\\rangle\\langle n_b\\rangle$'],
  lines: modes.map((mode) => ({
    ...scalarLine(
      `mean-dn_${mode}`,
      `\\frac{d}{dt}\\langle n_${mode}\\rangle`,
      flows[mode],
      numbers,
    ),
    means: true,
  })),
});

const stationarySteps = (flows: Readonly<Record<Mode, Scalar>>): readonly Step[] =>
  (['b', 'a'] as const).map((keep) => {
    const equations = [flows[otherThan(keep)], flows[keep]] as const;
    const found = eliminate(...equations, unknownsOf(keep));
    confirmElimination(equations, found, unknownsOf(keep));
    const [x, y, z] = coefficientNames[keep];
    const bathSymbols = ['nbar_a_eff', 'nbar_b'];
    return {
      name: `stationary-${keep}`,
      title: `Stationary occupation of particle ${keep.toUpperCase()}`,
      why: `The sum of the stationary equations is linear; elimination leaves $${x}\\langle n_${keep}\\rangle^2 + ${y}\\langle n_${keep}\\rangle + ${z} = 0$.`,
      rule: 'elimination, confirmed by a second computer algebra system',
      approximations: [],
      lines: [
        { ...scalarLine(x, x, found.quadratic), factored: true },
        scalarLine(y, y, found.linear, bathSymbols),
        scalarLine(z, z, found.constant, bathSymbols),
      ],
    };
  });

function formulas(): readonly Formula[] {
  const coefficients = modes.flatMap((mode) => {
    const { quadratic, linear, constant } = stationary('derived', mode);
    const [x, y, z] = coefficientNames[mode];
    const meaning = `coefficient of the quadratic for the occupation of particle ${mode.toUpperCase()}, as derived`;
    return [
      { name: x, meaning, tex: x, value: quadratic },
      { name: y, meaning, tex: y, value: linear },
      { name: z, meaning, tex: z, value: constant },
    ];
  });
  // 1 + s = K_g, put back for whoever evaluates the formulas.
  const ratio = new Map([['s', formula('K_g - 1')]]);
  const occupation = (mode: Mode): Formula => ({
    name: `n_${mode}`,
    meaning: `stationary occupation of particle ${mode.toUpperCase()}, the physical root, at K_g > 1`,
    tex: `\\langle n_${mode}\\rangle`,
    value: substitute(physical[`n_${mode}`], ratio),
  });
  return [
    ...coefficients,
    occupation('b'),
    occupation('a'),
    {
      name: 'A_minus',
      meaning: 'cooling rate by the cavity, per phonon',
      tex: 'A_-',
      value: rates.down,
    },
    {
      name: 'A_plus',
      meaning: 'heating rate by the cavity, per phonon',
      tex: 'A_+',
      value: rates.up,
    },
    {
      name: 'kappa_a_eff',
      meaning: 'effective decay of particle A',
      tex: "\\kappa'_a",
      value: effectiveInFull.decay,
    },
    {
      name: 'nbar_a_eff',
      meaning: 'effective bath occupation of particle A',
      tex: "\\bar{n}'_a",
      value: effectiveInFull.occupation,
    },
  ];
}
