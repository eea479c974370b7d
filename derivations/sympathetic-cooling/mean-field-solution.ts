/** Stationary occupations of equations of motion that are polynomials in both, reached from the ground states. */
import type { Scalar } from 'ladderproof';

/** The right-hand sides of dn_a/dt and dn_b/dt, and everything in them but n_a and n_b. */
export interface OccupationEquations {
  readonly a: Scalar;
  readonly b: Scalar;
}

export interface Occupations {
  readonly a: number;
  readonly b: number;
}

interface Monomial {
  readonly powers: readonly [number, number];
  readonly coefficient: number;
}

/** Beyond this an occupation grows without end. */
const UNBOUNDED = 1e7;
/** Where steps relative to the occupations can begin. */
const NEARLY_NONE = 1e-3;
const MOST_STEPS = 4000;

/**
 * The stationary solution that is approached from the ground states, by implicit Euler steps that grow as the flow
 * settles; undefined where the occupations grow without end or turn negative. Eq. (13) has one physical solution, which
 * every start reaches; with terms of third degree hot starts may grow without end beside it.
 */
export function stationaryOccupations(
  equations: OccupationEquations,
  values: ReadonlyMap<string, number>,
): Occupations | undefined {
  const flows = [equations.a, equations.b].map((side) => monomialsOf(side, values)) as [
    readonly Monomial[],
    readonly Monomial[],
  ];
  let [a, b] = [NEARLY_NONE, NEARLY_NONE];
  let step = 1e-3;
  for (let k = 0; k < MOST_STEPS; k++) {
    const [f, g] = flows.map((flow) => rateOf(flow, a, b)) as [number, number];
    const scale = Math.max(Math.abs(a), Math.abs(b), 1e-6);
    if (Math.hypot(f, g) <= 1e-13 * scale) break;
    const [fa, fb] = [slopeOf(flows[0], a, b, 0), slopeOf(flows[0], a, b, 1)];
    const [ga, gb] = [slopeOf(flows[1], a, b, 0), slopeOf(flows[1], a, b, 1)];
    // (1/h − J)·δ = flow.
    const [p, q] = [1 / step - fa, 1 / step - gb];
    const determinant = p * q - fb * ga;
    const [da, db] = [(f * q + fb * g) / determinant, (g * p + ga * f) / determinant];
    if (!(Math.hypot(da, db) <= 0.2 * scale)) {
      step /= 4;
      if (step < 1e-14) return undefined;
      continue;
    }
    a += da;
    b += db;
    step *= 1.5;
    if (!(Math.abs(a) < UNBOUNDED && Math.abs(b) < UNBOUNDED)) return undefined;
    if (Math.hypot(da, db) <= 1e-14 * scale && step > 1e6) break;
  }
  const residual = Math.hypot(...flows.map((flow) => rateOf(flow, a, b)));
  const rate = Math.max(
    ...flows.flatMap((flow) => [0, 1].map((of) => Math.abs(slopeOf(flow, a, b, of as 0 | 1)))),
  );
  const isSettled = residual <= 1e-8 * rate * Math.max(a, b);
  return isSettled && a >= 0 && b >= 0 ? { a, b } : undefined;
}

function monomialsOf(side: Scalar, values: ReadonlyMap<string, number>): readonly Monomial[] {
  const complex = new Map([...values].map(([name, re]) => [name, { re, im: 0 }] as const));
  return exactMonomials(side).map(({ powers, coefficient }) => ({
    powers,
    coefficient: coefficient.evaluate(complex).re,
  }));
}

interface ExactMonomial {
  readonly powers: readonly [number, number];
  readonly coefficient: Scalar;
}

const split = new WeakMap<Scalar, readonly ExactMonomial[]>();

function exactMonomials(side: Scalar): readonly ExactMonomial[] {
  const known = split.get(side);
  if (known) return known;
  const made = [...side.coefficientsIn('n_a')].flatMap(([i, row]) =>
    [...row.coefficientsIn('n_b')].map(([j, coefficient]) => ({
      powers: [i, j] as const,
      coefficient,
    })),
  );
  split.set(side, made);
  return made;
}

function rateOf(flow: readonly Monomial[], a: number, b: number): number {
  return flow.reduce(
    (sum, { powers: [i, j], coefficient }) => sum + coefficient * a ** i * b ** j,
    0,
  );
}

function slopeOf(flow: readonly Monomial[], a: number, b: number, by: 0 | 1): number {
  return flow.reduce((sum, { powers: [i, j], coefficient }) => {
    if (by === 0) return i === 0 ? sum : sum + coefficient * i * a ** (i - 1) * b ** j;
    return j === 0 ? sum : sum + coefficient * j * a ** i * b ** (j - 1);
  }, 0);
}
