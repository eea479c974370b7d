/** Transmitted light by two routes that share nothing: density matrices in Fock space, and moments. */
import { bindModel, fockBasis } from 'ladderproof';
import { correlation, photonDistribution, steadyState } from 'ladderproof/numeric';
import { drivenAtA, drivenAtC } from './model.ts';
import { momentHierarchy } from './moment-hierarchy.ts';
import type { Direction, Light, Point } from './point.ts';

/** How light is computed. Throws RangeError where a larger basis or order changes what is asked for. */
export type Solver = (direction: Direction, point: Point, orders?: 2 | 3) => Light;

const solved = new Map<string, Light>();

function remembered(route: string, direction: Direction, point: Point, solve: () => Light): Light {
  const key = `${route} ${direction} ${Object.values(point).join(' ')}`;
  const known = solved.get(key);
  if (known) return known;
  const light = solve();
  solved.set(key, light);
  return light;
}

/** The steady state of the master equation with at most `total` photons. */
function inBasis(direction: Direction, point: Point, total: number): Light {
  return remembered(`fock-${total}`, direction, point, () => {
    const { Delta, kappa, J_ac, J_b, theta, U, Omega } = point;
    const values = new Map(
      Object.entries({
        Delta,
        kappa_a: kappa[0],
        kappa_c: kappa[1],
        kappa_b: kappa[2],
        J_ac,
        J_ab: J_b,
        J_bc: J_b,
        theta,
        U,
        Omega,
      }),
    );
    const model = bindModel(direction === 'ac' ? drivenAtA : drivenAtC, values);
    const basis = fockBasis(3, { total });
    const outcome = steadyState(model, basis);
    if (outcome.kind !== 'converged') throw new RangeError(`${outcome.kind}: ${outcome.reason}`);
    const mode = direction === 'ac' ? 1 : 0;
    const distribution = photonDistribution(mode, basis, outcome.density);
    const photons = distribution.reduce((sum, p, n) => sum + n * p, 0);
    const [p0, p1, p2, p3] = distribution as unknown as [number, number, number, number];
    return {
      T: (kappa[0] * kappa[1] * photons) / Omega ** 2,
      g2: correlation(mode, 2, basis, outcome.density) ?? Number.NaN,
      g3: correlation(mode, 3, basis, outcome.density) ?? Number.NaN,
      populations: [p0, p1, p2, p3],
      photons,
    };
  });
}

/** The moments of up to `order` photons. */
function byMoments(direction: Direction, point: Point, order: 2 | 3 | 4 | 5): Light {
  return remembered(`moments-${order}`, direction, point, () => {
    const [, n = 0, m2 = 0, m3 = 0, m4 = 0] = momentHierarchy(direction, point, order).factorial;
    const p3 = m3 / 6 - m4 / 6;
    const p2 = m2 / 2 - m3 / 2 + m4 / 4;
    const p1 = n - m2 + m3 / 2 - m4 / 6;
    return {
      T: (point.kappa[0] * point.kappa[1] * n) / point.Omega ** 2,
      g2: m2 / n ** 2,
      g3: m3 / n ** 3,
      populations: [1 - n + m2 / 2 - m3 / 6 + m4 / 24, p1, p2, p3],
      photons: n,
    };
  });
}

/** The relative changes of quantities on enlarging the basis at which they count as settled. */
type Tolerances = Readonly<Record<'T' | 'g2' | 'g3' | 'P3', number>>;

const IN_BASES: Tolerances = { T: 2e-3, g2: 2e-3, g3: 2e-2, P3: 2e-2 };

/** An order of moments is worth a factor Ω² ≈ 10⁻²: the next would change what has moved by 10⁻² by some 10⁻⁴. */
const IN_ORDERS: Tolerances = { T: 1e-2, g2: 1e-2, g3: 2e-2, P3: 2e-2 };

/** What still moves between two answers; g⁽³⁾ and P₃ only where three-photon quantities are wanted. */
function moving(
  coarse: Light,
  fine: Light,
  orders: 2 | 3,
  tolerances: Tolerances,
): string | undefined {
  const values = ({ T, g2, g3, populations }: Light): Tolerances => ({
    T,
    g2,
    g3,
    P3: populations[3],
  });
  const [before, after] = [values(coarse), values(fine)];
  const wanted = orders === 2 ? (['T', 'g2'] as const) : (['T', 'g2', 'g3', 'P3'] as const);
  const name = wanted.find(
    (each) => !(Math.abs(before[each] - after[each]) <= tolerances[each] * Math.abs(after[each])),
  );
  return name && `${name} moves from ${before[name]} to ${after[name]} as the basis grows`;
}

/** Answers of growing size until two in a row agree. Throws RangeError when none do. */
function grow<Size extends number>(
  sizes: readonly Size[],
  solve: (size: Size) => Light,
  orders: 2 | 3,
  tolerances: Tolerances,
): Light {
  const [first, ...larger] = sizes;
  let coarse = solve(first!);
  let why: string | undefined;
  for (const size of larger) {
    const fine = solve(size);
    why = moving(coarse, fine, orders, tolerances);
    if (why === undefined) return fine;
    coarse = fine;
  }
  throw new RangeError(why);
}

/** The master equation with at most 3, 4, … photons. */
export const inFockSpace: Solver = (direction, point, orders = 2) =>
  grow(
    orders === 2 ? [3, 4, 5] : [4, 5, 6],
    (total) => inBasis(direction, point, total),
    orders,
    IN_BASES,
  );

/** The moment hierarchy of order 2, 3, …. */
export const inMoments: Solver = (direction, point, orders = 2) =>
  grow(
    orders === 2 ? [2, 3, 4] : [3, 4, 5],
    (order) => byMoments(direction, point, order),
    orders,
    IN_ORDERS,
  );
