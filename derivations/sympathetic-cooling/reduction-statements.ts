/** Apps. A and B: the trace-correction term and the conditions of the reduction. */

import {
  bindOperator,
  defineModel,
  fockBasis,
  type Model,
  numberOperator,
  Operator,
  operatorValue,
  Scalar,
  type StatementClaim,
  scalarValue,
  substitute,
} from 'ladderproof';
import { declaredIn, describeValue, entryOf } from 'ladderproof/claims';
import { operatorMatrix, stateIndex, toDense } from 'ladderproof/numeric';
import { formula } from './derivation.ts';
import { stationaryCurrent } from './hamiltonians.ts';
import { full, parameters } from './model.ts';
import {
  atRatio,
  effectiveBath,
  evaluatedProfile,
  exactNumber,
  exactState,
  middle,
  number,
  type Point,
  short,
  truncatedState,
} from './solutions.ts';
import { atMost, beyondValidity, check, figures, ratios, weakened } from './statement-checks.ts';

const { space } = full;
const a = Operator.annihilation(space, 'a');
const b = Operator.annihilation(space, 'b');
const chosen = (...names: readonly string[]) =>
  parameters.filter(({ name }) => names.includes(name));

/** Parameter sets at which the trace-correction term is looked at. */
const fig3b: Point = { ...figures[3], g_1: '0.4' };
const fig3a: Point = { ...figures[3], g_1: '0.11' };

const traceTerm: StatementClaim = {
  kind: 'statement',
  slug: 'text-trace-term-negligible',
  where: 'Sec. III and App. A',
  title: 'The trace-correction term is negligible',
  printed: 'At the parameters used the trace-correction term contributes negligibly.',
  premises: ['eq-a4', 'text-bad-cavity'],
  checks: [
    check('exact-moments', 'floating-point', () => {
      const state = exactState(fig3b);
      const other = exactState(fig3a);
      const rate = state.kind === 'exact' ? state.growth : Number.NaN;
      const kappa = Number(figures[3].kappa_a);
      const passed = rate < kappa / 10 && other.kind === 'exact';
      return {
        passed,
        ...beyondValidity(passed, () => {
          const weak = exactState(weakened(fig3b, 'g_2'));
          return weak.kind === 'exact' && weak.growth < kappa / 10;
        }),
        evidence: {
          'rate of the trace without the term, Fig. 3(b)': short(rate),
          'against κ': kappa,
          'Fig. 3(a)': other.kind === 'exact' ? short(other.growth) : 'no steady state',
          'K_g of Fig. 2(a) with a steady state': ratios.filter(
            (ratio) => exactState(atRatio(figures['2a'], ratio)).kind === 'exact',
          ).length,
        },
      };
    }),
    check('dominant-eigenvalue', 'fock-space', () => {
      const rateAt = (point: Point) =>
        truncatedState(point, { total: 12, caps: [12, 12, 1] })?.growth ?? Number.NaN;
      const rate = rateAt(fig3b);
      const kappa = Number(figures[3].kappa_a);
      const passed = rate < kappa / 10;
      return {
        passed,
        ...beyondValidity(passed, () => rateAt(weakened(fig3b, 'g_2')) < kappa / 10),
        evidence: { 'largest eigenvalue of the linear part, Fig. 3(b)': short(rate), κ: kappa },
      };
    }),
    check('energy-current', 'exact', () => {
      // What the reciprocal part g₁ moves from b to a is i g₁⟨ab† − a†b⟩: the mean that App. A sets to zero.
      const exchange = a.times(b.adjoint()).plus(a.adjoint().times(b));
      const current = exchange.commutator(numberOperator(space, 'a')).scale(Scalar.I);
      const trace = a.adjoint().times(b).minus(a.times(b.adjoint()));
      const isCurrent = current.minus(trace.scale(Scalar.I)).isZero();
      const isOpposite = current.plus(trace.scale(Scalar.I)).isZero();
      const passed = !(isCurrent || isOpposite);
      const reciprocal = new Map([['g_2', Scalar.ZERO]]);
      return {
        passed,
        ...beyondValidity(passed, () => substitute(stationaryCurrent, reciprocal).isZero()),
        evidence: {
          'current from B to A under g_1 is proportional to the mean in the term':
            isCurrent || isOpposite,
        },
      };
    }),
  ],
};

const badCavity: StatementClaim = {
  kind: 'condition',
  slug: 'text-bad-cavity',
  where: 'App. A',
  title: 'Bad-cavity limit',
  printed: 'The parameters satisfy the bad-cavity limit, $\\gamma \\gg g, \\kappa$.',
  premises: [],
  checks: [
    check('ratios', 'exact', () => {
      const sets = Object.values(figures);
      const isFast = (points: readonly Point[]) =>
        points.every(({ g, gamma, kappa_a }) =>
          [g, kappa_a].every((slow) =>
            atMost(exactNumber(slow!).times(Scalar.integer(10)), exactNumber(gamma!)),
          ),
        );
      const passed = isFast(sets);
      return {
        passed,
        ...beyondValidity(passed, () =>
          isFast(sets.map((point) => weakened(point, 'g', 'kappa_a'))),
        ),
        evidence: {
          figures: Object.keys(figures).join(', '),
          'γ/g': sets.map(({ g, gamma }) => short(Number(gamma) / Number(g))).join(', '),
          'γ/ω_a': sets.map(({ gamma }) => gamma).join(', '),
        },
      };
    }),
    check('elimination-of-the-cavity', 'floating-point', () => {
      // Amplitudes under Eq. (4): the slow eigenvalue of a 2 × 2 matrix against second order in g.
      const errorAt = (point: Point): number => {
        const [g, gamma, kappa] = [point.g, point.gamma, point.kappa_a].map(Number) as [
          number,
          number,
          number,
        ];
        const slow = slowDecay(g, gamma, kappa);
        const second = kappa + (g * g * (gamma - kappa)) / ((gamma - kappa) ** 2 + 4);
        return Math.abs(second / slow - 1);
      };
      const sets: readonly Point[] = Object.values(figures);
      const errors = sets.map(errorAt);
      const passed = errors.every((error) => error < 0.05);
      return {
        passed,
        ...beyondValidity(passed, () =>
          sets.every((point) => errorAt(weakened(point, 'g')) < 0.05),
        ),
        evidence: { 'relative errors of the eliminated cavity': errors.map(short).join(', ') },
      };
    }),
  ],
};

/** Decay rate of the particle-like amplitude of [[−κ − i, −ig], [−ig, −γ + i]], ω_a = Δ = 1, by Newton's method. */
function slowDecay(g: number, gamma: number, kappa: number): number {
  // λ = −κ − i − g²/(λ + γ − i), iterated from the uncoupled value; the map contracts at (g/γ)².
  let [re, im] = [-kappa, -1];
  for (let k = 0; k < 60; k++) {
    const [x, y] = [re + gamma, im - 1];
    const size = x * x + y * y;
    [re, im] = [-kappa - (g * g * x) / size, -1 + (g * g * y) / size];
  }
  return -re;
}

const fastTerms: StatementClaim = {
  kind: 'condition',
  slug: 'text-fast-terms',
  where: 'App. B, after Eq. (B9)',
  title: 'The dropped terms oscillate fast',
  printed:
    'The terms dropped with $a^2$ and $a^{\\dagger 2}$ oscillate fast at the frequencies used.',
  premises: ['eq-b9'],
  checks: [
    check('free-evolution', 'exact', () => {
      // H_int and its evolved self both hold a†b and ab†: their product holds a†²b² and a²b†², which (B11)–(B14) drop.
      const raising = a.adjoint().times(b);
      const dropped = raising.times(raising);
      const free = numberOperator(space, 'a')
        .scale(formula('omega_a'))
        .plus(numberOperator(space, 'b').scale(formula('omega_b')));
      const [word] = [...dropped.terms.keys()];
      const frequency = free.commutator(dropped).coefficient(word!);
      const used = substitute(frequency, new Map([['omega_b', formula('omega_a')]]));
      return {
        passed: !used.isZero(),
        ...beyondValidity(!used.isZero(), () => !frequency.isZero()),
        evidence: {
          'dropped in (B11)–(B14)': describeValue(operatorValue(dropped)),
          'its frequency': describeValue(scalarValue(frequency)),
          'at ω_a = ω_b': describeValue(scalarValue(used)),
        },
      };
    }),
    check('fock-frequencies', 'fock-space', () => {
      const basis = fockBasis(3, { total: 2 });
      const frequencyAt = (omega_b: number): number => {
        const energies = toDense(
          operatorMatrix(
            bindOperator(
              numberOperator(space, 'a')
                .scale(formula('omega_a'))
                .plus(numberOperator(space, 'b').scale(formula('omega_b'))),
              new Map([
                ['omega_a', 1],
                ['omega_b', omega_b],
              ]),
            ),
            basis,
          ),
        );
        const energy = (occupations: readonly number[]) => {
          const i = stateIndex(basis, occupations);
          return entryOf(energies, i, i).re;
        };
        return energy([2, 0, 0]) - energy([0, 2, 0]);
      };
      const isFast = (rate: number) => Math.abs(rate) > 10 * Number(figures[3].kappa_a);
      const frequency = frequencyAt(1);
      return {
        passed: isFast(frequency),
        ...beyondValidity(isFast(frequency), () => isFast(frequencyAt(2))),
        evidence: { 'frequency of ⟨2,0|…|0,2⟩ at ω_a = ω_b = 1': frequency },
      };
    }),
  ],
};

/** Eq. (11) with the effective bath and the bath of B: two modes, exactly. */
const twoModes: Model = defineModel({
  modes: ['a', 'b'],
  parameters: chosen(
    'g_1',
    'g_2',
    'omega_a',
    'omega_b',
    'kappa_b',
    'nbar_b',
    'kappa_a_eff',
    'nbar_a_eff',
  ),
  hamiltonian: "omega_a*a'*a + omega_b*b'*b + (g_1 - g_2)*a*b' + (g_1 + g_2)*a'*b",
  dissipators: [
    { rate: '2*(1 + nbar_a_eff)*kappa_a_eff', jump: 'a' },
    { rate: '2*nbar_a_eff*kappa_a_eff', jump: "a'" },
    { rate: '2*(1 + nbar_b)*kappa_b', jump: 'b' },
    { rate: '2*nbar_b*kappa_b', jump: "b'" },
  ],
  traceCorrection: true,
});

const markov: StatementClaim = {
  kind: 'condition',
  slug: 'text-markov',
  where: 'App. B, before Eq. (B5)',
  title: 'Second order in g₁ and g₂, Markov',
  printed:
    "The reduction is a perturbation in $g_1$, $g_2$ against the rates $\\kappa'_a + \\kappa_b$.",
  premises: ['eq-9', 'eq-12'],
  checks: [
    check('ratios', 'exact', () => {
      const sets = ['2a', '2b', '4'] as const;
      const rowsAt = (change: (point: Point) => Point) =>
        sets.map((figure) => {
          const point = atRatio(change(figures[figure]), '10');
          const bath = effectiveBath('printed', point);
          const rate = bath.decay.plus(exactNumber(point.kappa_b!));
          const coupling = exactNumber(point.g_1!).plus(exactNumber(point.g_2!));
          return { coupling, rate };
        });
      const areSmall = (rows: ReturnType<typeof rowsAt>) =>
        rows.every(({ coupling, rate }) => atMost(coupling.times(Scalar.integer(10)), rate));
      const rows = rowsAt((point) => point);
      return {
        passed: areSmall(rows),
        ...beyondValidity(areSmall(rows), () =>
          areSmall(rowsAt((point) => weakened(point, 'g_2'))),
        ),
        evidence: {
          figures: sets.join(', '),
          "(g_1 + g_2)/(κ'_a + κ_b) at K_g = 10": rows
            .map(({ coupling, rate }) => short(number(coupling.over(rate))))
            .join(', '),
        },
      };
    }),
    check('two-mode-moments', 'floating-point', () => {
      const at = ['1.001', '1.1', '1.5', '2', '5'];
      const rowsAt = (set: Point) => {
        const curve = evaluatedProfile(set, at);
        return at.map((ratio, k) => {
          const point = atRatio(set, ratio);
          const bath = effectiveBath('printed', point);
          const exact = exactState(
            {
              ...Object.fromEntries(
                ['g_1', 'g_2', 'omega_a', 'omega_b', 'kappa_b', 'nbar_b'].map((name) => [
                  name,
                  point[name]!,
                ]),
              ),
              kappa_a_eff: rational(bath.decay),
              nbar_a_eff: rational(bath.occupation),
            },
            twoModes,
          );
          return {
            reduced: middle(curve[k]!.b),
            exact: exact.kind === 'exact' ? exact.occupations[1] : undefined,
          };
        });
      };
      const agree = (of: ReturnType<typeof rowsAt>) =>
        of.every(({ reduced: x, exact: y }) => y !== undefined && Math.abs(x / y - 1) < 0.1);
      const rows = rowsAt(figures['2a']);
      return {
        passed: agree(rows),
        ...beyondValidity(agree(rows), () => agree(rowsAt(weakened(figures['2a'], 'g_2')))),
        evidence: {
          'K_g, Fig. 2(a)': at.join(', '),
          'n_B from Eq. (13)': rows.map(({ reduced: x }) => short(x)).join(', '),
          'n_B of Eq. (12) with the trace-correction term, exact': rows
            .map(({ exact: y }) => (y === undefined ? 'none' : short(y)))
            .join(', '),
        },
      };
    }),
  ],
};

function rational(value: Scalar): string {
  const constant = value.constantValue();
  if (!constant) throw new RangeError('not a number');
  return `${constant.re}/${constant.den}`;
}

export const reductionStatements: readonly StatementClaim[] = declaredIn(import.meta.url, [
  traceTerm,
  badCavity,
  fastTerms,
  markov,
]);
