/** Fig. 4: the mean-field curve against the full model. */

import type { StatementClaim } from 'ladderproof';
import { declaredIn, type Evidence } from 'ladderproof/claims';
import { atRatio, evaluatedProfile, exactState, middle, type Point, short } from './solutions.ts';
import {
  beyondValidity,
  check,
  existence,
  figures,
  meanField,
  occupationsOf,
  ratios,
  weakened,
} from './statement-checks.ts';

const near = ['1.001', '1.005', '1.01', '1.02', '1.05', '1.1'];
const existing = ['1.001', '1.005', '1.01', '1.02', '1.03', '1.05'];

/** n_B from Eq. (13) and from the exact moments of Eq. (3). */
function comparison(at: readonly string[], point: Point = figures[4]) {
  const curve = evaluatedProfile(point, at);
  return at.map((ratio, k) => {
    const state = exactState(atRatio(point, ratio));
    return {
      ratio,
      analytic: middle(curve[k]!.b),
      exact: state.kind === 'exact' ? state.occupations[1] : undefined,
    };
  });
}

function listed(rows: ReturnType<typeof comparison>): Evidence {
  return {
    K_g: rows.map(({ ratio }) => ratio).join(', '),
    'n_B from Eq. (13)': rows.map(({ analytic }) => short(analytic)).join(', '),
    'n_B, exact moments of Eq. (3)': rows
      .map(({ exact }) => (exact === undefined ? 'none' : short(exact)))
      .join(', '),
  };
}

const existsUpTo = (at: readonly string[]) =>
  check('imaginary-eigenvalues', 'exact', () => {
    const counts = at.map((ratio) => {
      const state = exactState(atRatio(figures[4], ratio));
      return state.kind === 'exact' ? 0 : state.imaginaryEigenvalues;
    });
    return {
      passed: counts.every((count) => count === 0),
      reason: 'no-steady-state',
      evidence: { K_g: at.join(', '), 'imaginary eigenvalues': counts.join(', ') },
    };
  });

const areClose = (rows: ReturnType<typeof comparison>): boolean =>
  rows.every(({ analytic, exact }) => exact !== undefined && Math.abs(analytic / exact - 1) < 0.1);

export const figure4: readonly StatementClaim[] = declaredIn(import.meta.url, [
  {
    kind: 'statement',
    slug: 'fig-4-weak-agreement',
    where: 'Fig. 4',
    title: 'Analytical and numerical n_B agree for K_g slightly above 1',
    printed:
      'For $K_g$ slightly above unity, Eq. (13) and the full three-mode solution agree very well.',
    premises: [...meanField, 'eq-3a'],
    checks: [
      check('exact-moments', 'floating-point', () => {
        const rows = comparison(near);
        const passed = areClose(rows);
        return {
          passed,
          ...beyondValidity(passed, () =>
            areClose(comparison(near, weakened(figures[4], 'g', 'g_2'))),
          ),
          evidence: {
            ...listed(rows),
            'Δ = −1, K_g = 1.001: n_B': short(resonantOccupation('1.001')),
          },
        };
      }),
      existsUpTo(near),
    ],
  },
  {
    kind: 'trend',
    slug: 'fig-4-trend',
    where: 'Fig. 4',
    title: 'The full solution falls with K_g as the analytical one',
    printed: 'With growing $K_g$ the full solution for $n_B$ falls as the analytical one does.',
    premises: [...meanField, 'eq-3a'],
    checks: [
      check('exact-moments', 'floating-point', () => {
        const rows = comparison([...existing, ...ratios]);
        return {
          passed: fallsWith(rows),
          reason: rows.some(({ exact }) => exact === undefined)
            ? 'no-steady-state'
            : 'outside-validity',
          evidence: listed(rows),
        };
      }),
      existsUpTo([...existing, ...ratios]),
    ],
    variants: [
      {
        statement:
          'With $K_g$ growing up to $1.05$ the full solution for $n_B$ falls as the analytical one does; at $K_g = 1.1$ and above it has no steady state.',
        change: 'all $K_g$ → $K_g$ up to $1.05$',
        checks: [
          check('exact-moments', 'floating-point', () => {
            const rows = comparison(existing);
            return { passed: fallsWith(rows), evidence: listed(rows) };
          }),
          existsUpTo(existing),
          check('no-stationary-moments', 'exact', () => {
            const found = existence(figures[4], ratios);
            return {
              passed: found.startsWith('0 '),
              evidence: { 'K_g of 1.1 and above with a stationary state': found },
            };
          }),
        ],
      },
    ],
  },
  {
    kind: 'statement',
    slug: 'fig-4-truncation',
    where: 'Fig. 4',
    title: 'The deviation comes from the truncated Hilbert space',
    printed: 'The deviation at larger $K_g$ comes from the truncation of the Hilbert space.',
    premises: [...meanField, 'eq-3a', 'fig-4-weak-agreement'],
    checks: [
      check('exact-moments', 'floating-point', () => {
        // Without truncation there would be no deviation.
        const rows = comparison([...near, '2', '5']);
        const missing = rows.some(({ exact }) => exact === undefined);
        return {
          passed: areClose(rows),
          reason: missing ? 'no-steady-state' : 'outside-validity',
          evidence: { ...listed(rows), 'K_g = 1.05': describe('1.05') },
        };
      }),
      existsUpTo([...near, '2', '5']),
    ],
  },
]);

function fallsWith(rows: ReturnType<typeof comparison>): boolean {
  return rows.every(({ analytic, exact }, k) => {
    const before = rows[k - 1];
    if (!before) return exact !== undefined;
    return analytic < before.analytic && exact !== undefined && exact < before.exact!;
  });
}

function describe(ratio: string): string {
  return Object.entries(occupationsOf(atRatio(figures[4], ratio)))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function resonantOccupation(ratio: string): number {
  const state = exactState(atRatio({ ...figures[4], Delta: '-1' }, ratio));
  return state.kind === 'exact' ? state.occupations[1]! : Number.NaN;
}
