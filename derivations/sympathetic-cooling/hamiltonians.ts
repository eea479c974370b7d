/** The Hamiltonians of the main text, the symbols of Eqs. (1)–(4) and Appendix A, and the trace-correction term. */
import {
  adjointEquation,
  generatorOf,
  interpret,
  interpretScalar,
  numberOperator,
  Operator,
  operatorValue,
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
  exponentialOfI,
  exponents,
  StateMap,
  stateValue,
  superoperatorValue,
} from 'ladderproof/algebra';
import { modeNames, parameterNames } from 'ladderproof/claims';
import { gaussianMoment, traceCorrection } from 'ladderproof/theory';
import { definitions, displays } from './displays.ts';
import { full, paperDissipator, parameters, symbols } from './model.ts';

const { space } = full;

/** The right-hand side that a display ends with. */
export const lastRight = (tex: string) => readEquations(tex, symbols).at(-1)!.right;

/** ⟨monomial⟩ as a free symbol, that of the adjoint being its conjugate and ⟨1⟩ = 1. */
export function moment(of: Value): Scalar {
  if (of.kind !== 'operator') throw new RangeError('a moment of something else');
  let sum = Scalar.ZERO;
  for (const [word, coefficient] of of.operator.terms) {
    sum = sum.plus(coefficient.times(monomialMoment(Operator.word(of.operator.space, word))));
  }
  return sum;
}

function monomialMoment(monomial: Operator): Scalar {
  const name = (x: Operator): string =>
    `moment_${exponents([...x.terms.keys()][0]!)
      .map(({ creation, annihilation }) => `${creation}${annihilation}`)
      .join('_')}`;
  if (monomial.scalarValue()) return Scalar.ONE;
  const [own, other] = [name(monomial), name(monomial.adjoint())];
  if (own === other) return Scalar.real(own);
  return own < other ? Scalar.complex(own) : Scalar.complex(other).conjugate();
}

const modulus = Scalar.real('alpha_modulus', true);
const turn = exponentialOfI(Scalar.real('theta'));
const plain = new Map<string, Value>([
  ...parameterNames(parameters),
  ...modeNames(space),
  ...['omega_c', 'omega_L'].map((name) => [name, scalarValue(Scalar.real(name, true))] as const),
  ['alpha', scalarValue(modulus.times(turn))],
  ['theta', scalarValue(Scalar.real('theta'))],
  ['b_turned', operatorValue(Operator.annihilation(space, 'b').scale(turn.inverse()))],
]);
const couplings = (['ab', 'ba'] as const).map(
  (pairName) =>
    [
      `g_${pairName}`,
      interpret(lastRight(definitions[`g-${pairName}`]), { names: plain }),
    ] as const,
);

export const density = StateMap.density(space, 't');
export const linear = generatorOf(full);
export const correction = traceCorrection(full.hamiltonian);

export function bath(mode: string): Superoperator {
  const annihilation = Operator.annihilation(space, mode);
  return full.dissipators
    .filter(({ jump }) => jump.equals(annihilation) || jump.equals(annihilation.adjoint()))
    .reduce(
      (sum, { rate, jump }) => sum.plus(Superoperator.dissipator(jump).scale(rate)),
      Superoperator.zero(space),
    );
}

export const scope: Scope = {
  names: new Map<string, Value>([
    ...plain,
    ...couplings,
    ['H_eff', operatorValue(full.hamiltonian)],
    // 𝓛 of Eq. (3), its nonlinear term at the moments of the state that it acts on.
    ['L', superoperatorValue(linear.plus(identity().scale(moment(operatorValue(correction)))))],
    ['rho', stateValue(density)],
    ['rho_sys', stateValue(density)],
    ...(['a', 'b', 'c'] as const).map(
      (mode) => [`L_${mode}`, superoperatorValue(bath(mode))] as const,
    ),
  ]),
  dissipator: paperDissipator,
  moment,
};

export function operatorOf(value: Value): Operator {
  if (value.kind !== 'operator') throw new RangeError(`a ${value.kind} is no operator`);
  return value.operator;
}

/** The part of an operator that leaves a mode alone. */
export function without(mode: string, operator: Operator): Operator {
  const k = space.sites.findIndex(({ name }) => name === mode);
  return operator.filter((word) => {
    const { creation, annihilation } = exponents(word)[k]!;
    return creation + annihilation === 0;
  });
}

/** The terms that couple modes. */
export function couplingTerms(operator: Operator): Operator {
  return operator.filter((word) =>
    exponents(word).some(({ creation, annihilation }) => creation !== annihilation),
  );
}

/** H₀ + H₁ in the frame of the drive: ω_c c†c becomes (ω_c − ω_L)c†c, and Δ = ω_c − ω_L as it is defined. */
export function inRotatingFrame(): Operator {
  const c = Operator.annihilation(space, 'c');
  const bare = operatorOf(interpret(lastRight(definitions['H-0']), scope));
  const frame = c.adjoint().times(c).scale(Scalar.real('omega_L', true));
  const detuning = interpretScalar(lastRight(definitions.Delta), scope);
  const cavity = Scalar.real('omega_c', true);
  const value = Scalar.real('Delta').minus(detuning).plus(cavity);
  return bare
    .minus(frame)
    .mapCoefficients((coefficient) => substitute(coefficient, new Map([['omega_c', value]])))
    .plus(couplingTerms(full.hamiltonian));
}

/**
 * i Tr[ρ(H − H†)] in the stationary state, which is Gaussian: it is made of the current between the particles, and
 * d⟨n_b⟩/dt = 0 fixes that current.
 */
export const stationaryCurrent = (() => {
  const [x, y] = [Scalar.real('coherence_re'), Scalar.real('coherence_im')];
  const occupation = Scalar.real('n_b');
  const second = (i: number, j: number): Scalar => {
    if (i === j) return i === 1 ? occupation : Scalar.real(`n_${space.sites[i]!.name}`);
    if (i + j !== 1) return Scalar.real(`coherence_${Math.min(i, j)}${Math.max(i, j)}`);
    const turnBy = Scalar.I.times(y);
    return i === 0 ? x.plus(turnBy) : x.minus(turnBy);
  };
  const n = numberOperator(space, 'b');
  const flow = gaussianMoment(adjointEquation(linear, n), second).plus(
    gaussianMoment(correction, second).times(occupation),
  );
  const rows = flow.coefficientsIn('coherence_im');
  const imaginary = (rows.get(0) ?? Scalar.ZERO).over(rows.get(1)!).negate();
  const term = gaussianMoment(correction, second);
  return substitute(term, new Map([['coherence_im', imaginary]]));
})();

export function identity(): Superoperator {
  return Superoperator.left(Operator.identity(space));
}

/** The Hamiltonians that the main text works with, and the trace-correction term that Appendix A drops. */
export function hamiltonianSteps(): readonly Step[] {
  const rotating = inRotatingFrame();
  const printedOne = operatorOf(interpret(lastRight(displays['2']), scope));
  const line = (name: string, left: string, operator: Operator) => ({
    name,
    left,
    value: operatorValue(operator),
  });
  return [
    {
      name: 'hamiltonians',
      title: 'Hamiltonians',
      why: 'In the frame of the drive the cavity has the frequency ω_c − ω_L, which is the Δ of the definition. The couplings are taken over as linearised in that frame. H_{c−A} and H_{A−B} are the parts of Eq. (2) as printed.',
      rule: 'rotating frame',
      approximations: ['counter-rotating couplings left out'],
      lines: [
        line('H-1', 'H_1', couplingTerms(full.hamiltonian)),
        line('H-2', 'H_{\\text{eff}}', rotating),
        line('H-4', 'H_{c-A}', without('b', printedOne)),
        line('H-11', 'H_{A-B}', without('c', printedOne)),
      ],
    },
    {
      name: 'trace-term',
      title: 'The trace-correction term in the stationary state',
      why: 'The term is the current between the particles times 2g₂. Quadratic Hamiltonians keep states Gaussian, and the symmetry under a common phase leaves no means; then d⟨n_b⟩/dt = 0 fixes the current. It vanishes only where ⟨n_b⟩ is the occupation of the bath: where B is not cooled.',
      rule: 'adjoint Liouvillian and Wick’s theorem',
      approximations: [],
      lines: [
        {
          name: 'trace-term',
          left: 'i \\text{Tr}[\\rho(H_{\\text{eff}} - H_{\\text{eff}}^\\dagger)]',
          value: scalarValue(stationaryCurrent),
        },
      ],
    },
  ];
}
