/**
 * A small paper to render: a driven, damped oscillator, with equations that are right, misprinted, wrong and
 * beyond the checks. At the drive's frequency detuned by Δ, dα/dt = −(iΔ + κ/2)α − iΩ, so that in the steady
 * state n = |α|² = 4Ω²/(4Δ² + κ²).
 */
import { InputError } from '../../src/algebra/errors.ts';
import {
  interpretScalar,
  operatorValue,
  type Scope,
  scalarValue,
} from '../../src/algebra/interpret.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { atRandomPoints, symbolicResidual } from '../../src/claims/check.ts';
import type {
  Check,
  Claim,
  EquationClaim,
  StatementCheck,
  StatementClaim,
} from '../../src/claims/claim.ts';
import { floatNumber } from '../../src/claims/float.ts';
import { judgePaper } from '../../src/claims/ledger.ts';
import type { Paper } from '../../src/claims/paper.ts';
import { vocabulary } from '../../src/claims/tex/vocabulary.ts';
import type { PaperResult } from '../../src/report/site.ts';
import type { Derivation } from '../../src/theory/derivation.ts';
import { defineModel, scopeOf } from '../../src/theory/model.ts';

const names = {
  kappa: '\\kappa',
  Delta: '\\Delta',
  Omega: '\\Omega',
  alpha: '\\alpha',
  nbar: '\\bar{n}',
  n: 'n',
} as const;

const model = defineModel({
  modes: ['a'],
  parameters: Object.entries(names).map(([name, tex]) => ({
    name,
    tex,
    meaning: name,
    default: 1,
  })),
  hamiltonian: "Delta*a'*a + Omega*(a + a')",
  dissipators: [{ rate: 'kappa', jump: 'a' }],
});

const scope: Scope = scopeOf(model.space, model.parameters);
const formula = (text: string): Scalar => interpretScalar(readText(text), scope);

const occupation = formula('4*Omega^2/(4*Delta^2 + kappa^2)');
const thermal = formula('-kappa*n + kappa*nbar');
const amplitude = formula('-(i*Delta + kappa/2)*alpha - i*Omega');

function derivation(): Derivation {
  return {
    steps: [
      {
        name: 'mean',
        title: 'Mean evolution',
        why: 'The adjoint Liouvillian acts on $a$ & gives a linear equation <for the mean field>.',
        rule: 'adjoint Liouvillian',
        approximations: [],
        lines: [
          {
            name: 'hamiltonian',
            left: 'H',
            value: operatorValue(model.hamiltonian),
          },
          { name: 'alpha', left: '\\frac{d}{dt} \\alpha', value: scalarValue(amplitude) },
          {
            name: 'n',
            left: '\\frac{d}{dt} n',
            value: scalarValue(thermal),
            collect: ['n'],
          },
        ],
      },
      {
        name: 'steady',
        title: 'Steady state',
        why: 'With the derivative set to zero the linear equation is solved for α.',
        rule: 'linear solve',
        approximations: ['zero temperature'],
        lines: [{ name: 'occupation', left: '|\\alpha|^2', value: scalarValue(occupation) }],
      },
    ],
    formulas: [
      {
        name: 'n_ss',
        meaning: 'steady-state occupation',
        tex: '|\\alpha|^2',
        value: occupation,
      },
    ],
  };
}

/** The two checks of an equation for a derived value: exact, and in floating point by its own formula. */
function checksOf(
  derived: Scalar,
  byHand: (at: Readonly<Record<keyof typeof names, number>>) => readonly [number, number],
): readonly Check[] {
  return [
    symbolicResidual(scope, () => scalarValue(derived)),
    atRandomPoints({
      seed: 'oscillator',
      sample: (random) => {
        const at = {
          kappa: random(),
          Delta: random(),
          Omega: random(),
          alpha: random(),
          nbar: random(),
          n: random(),
        };
        const scopeAt = new Map(Object.entries(at).map(([name, x]) => [name, floatNumber(x)]));
        return { scope: { names: scopeAt }, expected: floatNumber(...byHand(at)) };
      },
    }),
  ];
}

const occupationChecks = checksOf(occupation, ({ Omega, Delta, kappa }) => [
  (4 * Omega ** 2) / (4 * Delta ** 2 + kappa ** 2),
  0,
]);

const unreachable: Check = {
  method: 'steady-state',
  route: 'fock-space',
  run: () => {
    throw new InputError('the steady state did not converge');
  },
};

const claim = (
  slug: string,
  rest: Pick<EquationClaim, 'title' | 'printed' | 'line' | 'checks'> & Partial<EquationClaim>,
): EquationClaim => ({
  kind: 'equation',
  slug,
  where: `Eq. (${slug.slice(3)})`,
  premises: [],
  ...rest,
});

/** n = 4 for Ω = κ, Δ = 0, by two routes; only the value that is stated decides. */
const stated = (value: number): readonly StatementCheck[] =>
  (['exact', 'fock-space'] as const).map((route) => ({
    method: `occupation-${route}`,
    route,
    run: () => ({ kind: value === 4 ? 'passed' : 'failed', evidence: { stated: value, found: 4 } }),
  }));

const number: StatementClaim = {
  kind: 'number',
  slug: 'text-number',
  where: 'Sec. II',
  title: 'occupation on resonance',
  printed: 'With $\\Omega = \\kappa$ on resonance the occupation is 2',
  premises: ['eq-3'],
  checks: stated(2),
  variants: [
    {
      statement: 'With $\\Omega = \\kappa$ on resonance the occupation is 4',
      change: '2 replaced by 4',
      checks: stated(4),
    },
  ],
};

function claims(): readonly Claim[] {
  const amplitudeChecks = checksOf(amplitude, ({ alpha, Delta, kappa, Omega }) => [
    (-kappa / 2) * alpha,
    -Delta * alpha - Omega,
  ]);
  return [
    claim('eq-1', {
      title: 'mean field, where κ < 2Δ & κ > 0',
      printed:
        '\\frac{d}{dt} \\alpha = -\\left(i\\Delta + \\frac{\\kappa}{2}\\right)\\alpha + i\\Omega',
      line: 'alpha',
      checks: amplitudeChecks,
    }),
    claim('eq-2', {
      title: 'decay of the occupation $n$',
      printed: '\\frac{d}{dt} n = \\kappa (\\bar{n} - n)',
      line: 'n',
      checks: checksOf(thermal, ({ kappa, n, nbar }) => [kappa * (nbar - n), 0]),
    }),
    claim('eq-3', {
      title: 'steady state',
      premises: ['eq-1'],
      printed: 'n = \\frac{4\\Omega^2}{4\\Delta^2 + \\kappa^2} \\quad (3)',
      line: 'occupation',
      checks: occupationChecks,
    }),
    claim('eq-4', {
      title: 'steady state, again',
      premises: ['eq-1', 'eq-2', 'eq-0'],
      printed: 'n = \\frac{4\\Omega^2}{4\\Delta^2 + 2\\kappa^2}',
      line: 'occupation',
      checks: occupationChecks,
      conclusions: () => false,
    }),
    claim('eq-5', {
      title: 'steady state, far off',
      printed: 'n = \\frac{\\Omega}{\\Delta + \\kappa}',
      line: 'occupation',
      checks: occupationChecks,
    }),
    claim('eq-6', {
      title: 'steady state, in Fock space',
      printed: 'n = \\frac{\\Omega^2}{\\Delta^2 + \\kappa^2/4}',
      line: 'occupation',
      checks: [occupationChecks[0]!, unreachable],
    }),
    number,
  ];
}

export const oscillator: Paper = {
  id: 'oscillator',
  title: 'A driven & damped oscillator',
  authors: 'A. Author, B. <Script>',
  summary: 'One mode, one jump operator, and an occupation $\\bar{n}$ to get right.',
  vocabulary: vocabulary([
    ...Object.entries(names).map(([name, tex]) => ({ name, tex, role: 'scalar' as const })),
    { name: 'a', tex: 'a', role: 'operator' },
  ]),
  models: { oscillator: model },
  observables: [],
  truncation: { caps: [8] },
  derivation,
  claims,
};

export const oscillatorResult: PaperResult = {
  paper: oscillator,
  derivation: oscillator.derivation(),
  judged: judgePaper(oscillator),
};
