/** Fig. 2: the mean-field occupations over K_g. */

import type { StatementClaim } from 'ladderproof';
import { declaredIn, type Evidence } from 'ladderproof/claims';
import {
  atRatio,
  enclosedProfile,
  evaluatedProfile,
  exactState,
  middle,
  type Point,
  type Profile,
  short,
} from './solutions.ts';
import {
  check,
  curveChecks,
  ends,
  figures,
  meanField,
  type Particle,
  ratios,
  reciprocalLimit,
} from './statement-checks.ts';

const isFalling = (profile: Profile, particle: Particle): boolean =>
  profile.every((point, k) => k === 0 || point[particle].high < profile[k - 1]![particle].low);
const isRising = (profile: Profile, particle: Particle): boolean =>
  profile.every((point, k) => k === 0 || point[particle].low > profile[k - 1]![particle].high);

/** −d ln n_B/d ln K_g or −d ln n_B/dK_g between neighbouring points. */
function slopes(profile: Profile, of: (ratio: number) => number): readonly number[] {
  return profile.slice(1).map((point, k) => {
    const before = profile[k]!;
    return -Math.log(middle(point.b) / middle(before.b)) / (of(point.ratio) - of(before.ratio));
  });
}

/** Whether all slopes lie within a tenth of their mean. */
function isSteady(values: readonly number[]): boolean {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.every((x) => Math.abs(x / mean - 1) < 0.1);
}

/** The length of the longest run of slopes that lie within a tenth of their mean. */
function longestSteady(values: readonly number[]): number {
  const runs = values.flatMap((_, from) =>
    values.slice(from).map((_each, k) => values.slice(from, from + k + 1)),
  );
  return Math.max(...runs.filter(isSteady).map((run) => run.length));
}

const tail = ['3', '4', '6', '8', '10'];

export const figure2: readonly StatementClaim[] = declaredIn(import.meta.url, [
  {
    kind: 'trend',
    slug: 'fig-2a-na-constant',
    where: 'Fig. 2(a)',
    title: 'n_A almost constant in K_g at g = 0.05',
    printed: 'At $g = 0.05$, $n_A$ remains almost constant with $K_g$.',
    premises: meanField,
    checks: curveChecks(figures['2a'], (profile) => {
      const [first, last] = [profile[0]!.a, profile.at(-1)!.a];
      return { passed: last.high / first.low < 1.05, evidence: ends(profile, 'a') };
    }),
  },
  {
    kind: 'trend',
    slug: 'fig-2a-nb-decreases',
    where: 'Fig. 2(a)',
    title: 'n_B falls with K_g at g = 0.05',
    printed: 'At $g = 0.05$, $n_B$ decreases significantly with $K_g$.',
    premises: meanField,
    checks: curveChecks(figures['2a'], (profile) => ({
      passed: isFalling(profile, 'b') && profile.at(-1)!.b.high < profile[0]!.b.low / 2,
      evidence: ends(profile, 'b'),
    })),
  },
  {
    kind: 'trend',
    slug: 'fig-2b-nb-exponential',
    where: 'Fig. 2(b)',
    title: 'n_B falls exponentially with K_g at g = 0.01',
    printed: 'At $g = 0.01$, $n_B$ decreases exponentially with $K_g$.',
    premises: meanField,
    checks: curveChecks(figures['2b'], (profile) => {
      const rates = slopes(profile, (ratio) => ratio);
      const stretch = longestSteady(rates);
      return {
        passed: isFalling(profile, 'b') && isSteady(rates),
        // Where no two neighbouring rates agree the law is another one everywhere, not only beyond some range.
        reason: stretch > 1 ? 'outside-validity' : 'algebra',
        evidence: {
          'decay rate -d ln n_B/dK_g': rates.map(short).join(', '),
          'neighbouring rates within a tenth of their mean, at most': stretch,
        },
      };
    }),
    variants: [
      {
        statement:
          'At $g = 0.01$, $n_B$ decreases with $K_g$ as a power law, $n_B \\propto K_g^{-2}$ from $K_g = 3$ on.',
        change: 'exponential → power law, exponent −2',
        checks: curveChecks(
          figures['2b'],
          (profile) => {
            const powers = slopes(profile, Math.log);
            return {
              passed: powers.every((p) => Math.abs(p - 2) < 0.2),
              evidence: { '-d ln n_B/d ln K_g': powers.map(short).join(', ') },
            };
          },
          tail,
        ),
      },
    ],
  },
  {
    kind: 'trend',
    slug: 'fig-2b-na-increases',
    where: 'Fig. 2(b)',
    title: 'n_A rises slowly with K_g at g = 0.01',
    printed: 'At $g = 0.01$, $n_A$ increases slowly with $K_g$.',
    premises: meanField,
    checks: curveChecks(figures['2b'], (profile) => ({
      passed: isRising(profile, 'a') && profile.at(-1)!.a.high < 2 * profile[0]!.a.low,
      evidence: ends(profile, 'a'),
    })),
  },
  {
    kind: 'number',
    slug: 'fig-2b-na-order',
    where: 'Fig. 2(b)',
    title: 'n_A at g = 0.01 against g = 0.05',
    printed: '$n_A$ at $g = 0.01$ reaches values one order of magnitude larger than at $g = 0.05$.',
    premises: meanField,
    checks: [
      check('root-enclosure', 'exact', () =>
        orderOfMagnitude((point) => enclosedProfile('printed', point, ratios)),
      ),
      check('printed-equations', 'floating-point', () => {
        const asPrinted = orderOfMagnitude((point) => evaluatedProfile(point, ratios));
        const derived = orderOfMagnitude((point) =>
          enclosedProfile('derived', { ...point, Delta: '-1' }, ratios),
        );
        return {
          ...asPrinted,
          evidence: {
            ...asPrinted.evidence,
            'with the premises as derived': derived.evidence['largest n_A over largest n_A']!,
          },
        };
      }),
    ],
  },
  {
    kind: 'trend',
    slug: 'fig-2-reciprocal-limit',
    where: 'Fig. 2',
    title: 'n_A and n_B for K_g → 1⁺',
    printed: '$n_A$ and $n_B$ approach each other as $K_g \\to 1^+$.',
    premises: meanField,
    checks: [
      reciprocalLimit('printed'),
      reciprocalLimit('derived'),
      check('printed-equations', 'floating-point', () => {
        const gap = (figure: '2a' | '2b', ratio: string): number => {
          const [point] = evaluatedProfile(figures[figure], [ratio]);
          return middle(point!.a) / middle(point!.b) - 1;
        };
        const panels = ['2a', '2b'] as const;
        const [near, nearer] = ['1.001', '1.0001'].map((ratio) =>
          panels.map((figure) => gap(figure, ratio)),
        );
        return {
          passed: nearer!.every((x, k) => Math.abs(x) < Math.abs(near![k]!) / 5),
          evidence: {
            'n_A/n_B - 1 at K_g = 1.001, both panels': near!.map(short).join(', '),
            'n_A/n_B - 1 at K_g = 1.0001, both panels': nearer!.map(short).join(', '),
            ...panel('2a', 'this model'),
            ...fullNear('2a'),
          },
        };
      }),
    ],
  },
]);

function panel(figure: '2a' | '4', label: string): Evidence {
  const [point] = evaluatedProfile(figures[figure], ['1.001']);
  return { [`n_B at K_g = 1.001, ${label}`]: short(middle(point!.b)) };
}

/** Near K_g = 1 the coupling g₁ diverges: the supermodes of the particles move away from the cavity and stay hot. */
function fullNear(figure: '2a' | '4'): Evidence {
  const state = exactState(atRatio(figures[figure], '1.001'));
  return {
    'n_B at K_g = 1.001, exact moments of Eq. (3)':
      state.kind === 'exact' ? short(state.occupations[1]!) : 'none',
  };
}

function orderOfMagnitude(profileOf: (point: Point) => Profile): {
  readonly passed: boolean;
  readonly evidence: Evidence;
} {
  const highest = (figure: '2a' | '2b') => middle(profileOf(figures[figure]).at(-1)!.a);
  const ratio = highest('2b') / highest('2a');
  return {
    passed: Math.round(Math.log10(ratio)) === 1,
    evidence: { 'largest n_A over largest n_A': short(ratio) },
  };
}
