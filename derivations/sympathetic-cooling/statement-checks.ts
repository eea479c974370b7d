/** How the statements of the cooling paper are tested. */
import { bindModel, fockBasis, Scalar, substitute } from 'ladderproof';
import { signOf } from 'ladderproof/algebra';
import type { CheckOutcome, Evidence, Reason, Route, StatementCheck } from 'ladderproof/claims';
import {
  evolveMoments,
  expectation,
  generatorOf,
  normalOrderedPower,
  rowReplacementSpread,
} from 'ladderproof/numeric';
import { formula, stationary } from './derivation.ts';
import { full } from './model.ts';
import {
  atRatio,
  enclosedProfile,
  evaluatedProfile,
  exactNumber,
  exactState,
  middle,
  number,
  type Point,
  type Profile,
  short,
  type TruncatedState,
  truncatedState,
} from './solutions.ts';

/** A check that computes whether it passes. */
export function check(
  method: string,
  route: Route,
  run: () => { readonly passed: boolean; readonly evidence: Evidence; readonly reason?: Reason },
): StatementCheck {
  return {
    method,
    route,
    run: (): CheckOutcome => {
      const { passed, evidence, reason } = run();
      if (passed) return { kind: 'passed', evidence };
      return { kind: 'failed', evidence, ...(reason === undefined ? {} : { reason }) };
    },
  };
}

/** The reason of a failure, where what the failure shows was found out. */
export function because(reason: Reason, shows: boolean): { readonly reason?: Reason } {
  return shows ? { reason } : {};
}

/** A statement that fails where it is used and holds in its limit was carried beyond its validity. */
export function beyondValidity(
  passed: boolean,
  holdsInLimit: () => boolean,
): { readonly reason?: Reason } {
  return because('outside-validity', !passed && holdsInLimit());
}

/** A parameter set, its couplings decimals, with some of those ten million times weaker. */
export function weakened(point: Point, ...couplings: readonly string[]): Point {
  return {
    ...point,
    ...Object.fromEntries(couplings.map((name) => [name, `${point[name]}e-7`])),
  };
}

/** Parameters of the figures as their captions print them. Frequencies and Δ are 1. */
const unit = { omega_a: '1', omega_b: '1', Delta: '1', g_2: '0.1' } as const;
const cold = { kappa_a: '0.0001', kappa_b: '0.0001', nbar_a: '20', nbar_b: '20' } as const;
export const figures = {
  '2a': { ...unit, ...cold, g: '0.05', gamma: '1' },
  '2b': { ...unit, ...cold, g: '0.01', gamma: '1' },
  '3': {
    ...unit,
    g: '0.1',
    gamma: '1',
    kappa_a: '0.01',
    kappa_b: '0.01',
    nbar_a: '1',
    nbar_b: '1',
  },
  '4': { ...unit, ...cold, g: '0.05', gamma: '2' },
} as const satisfies Record<string, Point>;

/** What the curves of Figs. 2 and 4 follow from. */
export const meanField = ['eq-5', 'eq-6', 'eq-7', 'eq-8', 'eq-9', 'eq-10', 'eq-13a', 'eq-13b'];

/** Values of K_g over which trends are tested. */
export const ratios = ['1.1', '1.5', '2', '3', '5', '10'] as const;

/** Δ with the sign for which the particle and the cavity are resonant in Eq. (2). */
export function resonant(point: Point): Point {
  return { ...point, Delta: '-1' };
}

/** Couplings at K_g by the definition under Eq. (15). */
export function ratioOf(point: Point): Scalar {
  const [g1, g2] = [exactNumber(point.g_1!), exactNumber(point.g_2!)];
  return g1.plus(g2).over(g1.minus(g2));
}

/** Whether a number printed with some decimals is the rounded value. */
export function roundsTo(value: number, printed: string): boolean {
  const decimals = printed.split('.')[1]?.length ?? 0;
  return Math.abs(value - Number(printed)) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
}

/** Whether a property holds, and what its failure shows. */
interface Property {
  readonly passed: boolean;
  readonly evidence: Evidence;
  readonly reason?: Reason;
}

/**
 * A property of the mean-field curves, tested on exact enclosures and on numbers from the printed formulas. The
 * evidence adds the curve with the premises as derived, on resonance, and how far the full model has a stationary state.
 */
export function curveChecks(
  point: Point,
  property: (profile: Profile) => Property,
  at: readonly string[] = ratios,
): readonly StatementCheck[] {
  return [
    check('root-enclosure', 'exact', () => property(enclosedProfile('printed', point, at))),
    check('printed-equations', 'floating-point', () => {
      const { passed, evidence, reason } = property(evaluatedProfile(point, at));
      const derived = property(enclosedProfile('derived', resonant(point), at));
      return {
        passed,
        ...(reason === undefined ? {} : { reason }),
        evidence: {
          ...evidence,
          'holds with the premises as derived, cavity on resonance': derived.passed,
          ...renamed(derived.evidence, 'as derived'),
          'K_g with a stationary state of Eq. (3)': existence(point, at),
        },
      };
    }),
  ];
}

function renamed(evidence: Evidence, suffix: string): Evidence {
  return Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => [`${name}, ${suffix}`, value]),
  );
}

/** For how many of the values of K_g the moments of the full model have a stationary solution. */
export function existence(point: Point, at: readonly string[]): string {
  const found = at.filter((ratio) => exactState(atRatio(point, ratio)).kind === 'exact');
  return `${found.length} of ${at.length}`;
}

/** The occupations at both ends of a curve. */
export function ends(profile: Profile, particle: 'a' | 'b'): Evidence {
  const [first, last] = [profile[0]!, profile.at(-1)!];
  const name = `n_${particle.toUpperCase()}`;
  return {
    [`${name} at K_g = ${short(first.ratio)}`]: short(middle(first[particle])),
    [`${name} at K_g = ${short(last.ratio)}`]: short(middle(last[particle])),
  };
}

/** As K_g → 1⁺ the quadratic tends to one whose root is common to both particles. */
export function reciprocalLimit(from: 'printed' | 'derived'): StatementCheck {
  return check(`limit-of-the-quadratic-${from}`, 'exact', () => {
    const { quadratic, linear, constant, eliminated } = stationary(from, 'b');
    const near = new Map([['g_1', formula('g_2*(s + 2)/s')]]);
    const atZero = (scalar: Scalar): Scalar =>
      substitute(substitute(scalar, near).times(formula('s^2')), new Map([['s', Scalar.ZERO]]));
    const [A, B, C] = [quadratic, linear, constant].map(atZero) as [Scalar, Scalar, Scalar];
    // s²·(quadratic) loses its square: g₁g₂ grows as 1/s, (g₁ ± g₂)² as 1/s².
    const root = C.over(B).negate();
    const other = substitute(eliminated, new Map([['n_b', root]]));
    return {
      passed: A.isZero() && other.equals(root),
      evidence: { 'n_A - n_B in the limit': other.minus(root).isZero() ? '0' : 'not 0' },
    };
  });
}

/** Occupations as evidence. */
export function occupationsOf(point: Point, label = ''): Evidence {
  const state = exactState(point);
  if (state.kind === 'no-steady-state')
    return {
      [`${label}stationary state`]: 'none',
      [`${label}imaginary eigenvalues`]: state.imaginaryEigenvalues,
    };
  return {
    [`${label}n_A`]: short(state.occupations[0]!),
    [`${label}n_B`]: short(state.occupations[1]!),
  };
}

/** The time at which the moments diverge from the vacuum, from their equations of motion. */
export function divergence(point: Point): string {
  const values = new Map(
    Object.entries(point).map(([name, text]) => [name, number(exactNumber(text))]),
  );
  const run = evolveMoments(bindModel(full, values), { kind: 'thermal' }, [0, 60], 1e-8);
  return run.kind === 'diverged' ? `t = ${short(run.time)}` : 'not up to t = 60';
}

const modeIndex = { a: 0, b: 1 } as const;
export type Particle = keyof typeof modeIndex;

/** A printed stationary phonon number against the exact moments of the full model. */
export function exactNumberCheck(
  point: Point,
  particle: Particle,
  printed: string,
  pair: Pair,
): StatementCheck {
  return check('exact-moments', 'floating-point', () => {
    const state = exactState(point);
    if (state.kind === 'no-steady-state')
      return {
        passed: false,
        reason: 'no-steady-state',
        evidence: {
          'stationary moments': 'none',
          'imaginary eigenvalues of the Riccati matrix, exactly': state.imaginaryEigenvalues,
          'moments from the vacuum diverge at': divergence(point),
        },
      };
    const value = state.occupations[modeIndex[particle]]!;
    const evidence = { printed, exact: short(value) };
    if (roundsTo(value, printed)) return { passed: true, evidence };
    return {
      passed: false,
      reason: truncationSurvey(pair).giving > 0 ? 'truncation' : 'ambiguous',
      evidence,
    };
  });
}

/**
 * The same in growing truncated bases: what they tend to, by Aitken's extrapolation of the last three. Increments that
 * do not shrink leave nothing to extrapolate. A number that fails is looked for in small truncated calculations.
 */
export function growingBasisCheck(
  point: Point,
  particle: Particle,
  printed: string,
  pair: Pair,
): StatementCheck {
  return check('growing-basis', 'fock-space', () => {
    const values = growing(point).map(({ occupations }) => occupations[modeIndex[particle]]!);
    const limit = extrapolated(values);
    const evidence: Evidence = {
      'total excitations': totalsFor(point).join(', '),
      values: values.map(short).join(', '),
      limit: limit === undefined ? 'none: it grows with the basis' : short(limit),
    };
    // The extrapolation is good to a fraction of what it adds.
    const uncertainty = limit === undefined ? 0 : Math.abs(limit - values.at(-1)!) / 2;
    const unit = 0.5 * 10 ** -(printed.split('.')[1]?.length ?? 0);
    if (limit !== undefined && Math.abs(limit - Number(printed)) <= uncertainty + unit)
      return { passed: true, evidence };
    const { giving, evidence: tried } = truncationSurvey(pair);
    const otherwise = limit === undefined ? 'no-steady-state' : 'ambiguous';
    return {
      passed: false,
      reason: giving > 0 ? 'truncation' : otherwise,
      evidence: { ...evidence, ...tried },
    };
  });
}

/** Total excitations of the bases that are tried. Without a stationary state large ones have ever slower transients. */
function totalsFor(point: Point): readonly number[] {
  return exactState(point).kind === 'exact' ? [8, 12, 16, 20] : [4, 6, 8];
}

/** Solutions in growing bases. The cavity holds one excitation at most: its occupation is far below one. */
function growing(point: Point): readonly TruncatedState[] {
  return totalsFor(point).map((total) => {
    const isSmall = total <= 8 && exactState(point).kind !== 'exact';
    const state = truncatedState(point, isSmall ? { total } : { total, caps: [total, total, 1] });
    if (!state) throw new RangeError(`the truncated solution with ${total} excitations failed`);
    return state;
  });
}

function extrapolated(values: readonly number[]): number | undefined {
  const [x, y, z] = values.slice(-3);
  if (x === undefined || y === undefined || z === undefined) return undefined;
  const [first, second] = [y - x, z - y];
  if (!(Math.abs(second) < 0.7 * Math.abs(first))) return undefined;
  return z + second ** 2 / (first - second);
}

interface Attempt {
  readonly panel: string;
  readonly described: string;
  readonly a: number;
  readonly b: number;
}

/** Small truncated calculations under both signs of Δ and both conventions of rates, and with the row replaced. */
function attempts(): readonly Attempt[] {
  const found: Attempt[] = [];
  const small = [
    [1, 2, 1],
    [2, 2, 1],
    [2, 2, 2],
    [3, 3, 1],
    [4, 4, 1],
  ];
  for (const g_1 of ['0.11', '0.4'])
    for (const Delta of ['1', '-1'])
      for (const [rates, change] of [
        ['rates 2κ', {}],
        ['rates κ', { gamma: '0.5', kappa_a: '0.005', kappa_b: '0.005' }],
      ] as const)
        for (const caps of small) {
          const point = { ...figures[3], ...change, Delta, g_1 };
          const state = truncatedState(point, { caps });
          const described = `caps ${caps.join(', ')}, Δ = ${Delta}, ${rates}`;
          if (state)
            found.push({
              panel: g_1,
              described,
              a: state.occupations[0]!,
              b: state.occupations[1]!,
            });
          if (caps[1] !== 2) continue;
          for (const { row, a, b } of replaced(point, caps).slice(0, 2))
            found.push({ panel: g_1, described: `${described}, row ${row} replaced`, a, b });
        }
  return found;
}

let survey: readonly Attempt[] | undefined;

/** Printed phonon numbers of one panel. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Whether one of the small truncated calculations gives a printed pair of phonon numbers, and which comes nearest. */
function truncationSurvey(pair: Pair): { readonly giving: number; readonly evidence: Evidence } {
  survey ??= attempts();
  const distance = ({ a, b }: Attempt) => Math.hypot(a - Number(pair.a), b - Number(pair.b));
  const giving = survey.filter(({ a, b }) => roundsTo(a, pair.a) && roundsTo(b, pair.b)).length;
  const nearest = survey.toSorted((x, y) => distance(x) - distance(y))[0]!;
  return {
    giving,
    evidence: {
      'small bases and conventions tried': survey.length,
      'that give the printed pair': giving,
      nearest: `n_A = ${nearest.a.toFixed(2)}, n_B = ${nearest.b.toFixed(2)} (g_1 = ${nearest.panel}, ${nearest.described})`,
    },
  };
}

/** What row replacement gives for the full model, by the row replaced. */
export function replaced(
  point: Point,
  caps: readonly number[],
): readonly {
  readonly row: number;
  readonly a: number;
  readonly b: number;
  readonly smallest: number;
}[] {
  const values = new Map(
    Object.entries(point).map(([name, text]) => [name, number(exactNumber(text))]),
  );
  const basis = fockBasis(3, { caps });
  const spread = rowReplacementSpread(generatorOf(bindModel(full, values), basis)) ?? [];
  return spread.map(({ row, density, smallestEigenvalue }) => ({
    row,
    a: expectation(normalOrderedPower(3, 0), basis, density).re,
    b: expectation(normalOrderedPower(3, 1), basis, density).re,
    smallest: smallestEigenvalue,
  }));
}

/** Exact comparison of two numbers. */
export function atMost(a: Scalar, b: Scalar): boolean {
  return signOf(a.minus(b)) !== 'positive';
}
