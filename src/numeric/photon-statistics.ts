/** The probability of n excitations in one mode, from any form of steady state. */
import type { GaussianMoments } from './moments.ts';
import { photonDistribution } from './observables.ts';
import { normalOrderedPower } from './operator-arithmetic.ts';
import { type SectorDensity, sectorExpectation } from './sector-steady-state.ts';
import type { StationaryState } from './stationary.ts';

/**
 * P_n of a mode, zero for an n that the basis does not reach. From exact moments, that of the Gaussian state with
 * these moments.
 *
 * @param n an integer that is not negative
 */
export function stationaryProbability(mode: number, n: number, state: StationaryState): number {
  switch (state.kind) {
    case 'density':
      return photonDistribution(mode, state.basis, state.density)[n] ?? 0;
    case 'sector':
      return sectorProbability(mode, n, state.density);
    case 'moments':
      return gaussianProbability(mode, n, state.moments);
  }
}

function sectorProbability(mode: number, n: number, density: SectorDensity): number {
  const { sector, elements, mixing } = density;
  const { basis, blocks } = sector;
  let sum = 0;
  if (mixing === undefined) {
    for (const { states, size, offset } of blocks)
      states.forEach((state, k) => {
        if (basis.occupations[state * basis.modes + mode] === n)
          sum += elements.re[offset + k * (size + 1)]!;
      });
    return sum;
  }
  // In mixed modes the projector on n is not diagonal: |n⟩⟨n| = Σ_m (−1)^(m−n) C(m, n) a†ᵐaᵐ/m!, which ends with the
  // basis. ⟨a†ᵐaᵐ⟩/m! is Σ_j C(j, m) P_j, so rounding grows as Σ_j 2ʲ P_j at worst.
  let weight = 1;
  for (let k = 1; k <= n; k++) weight /= k;
  for (let m = n; m <= basis.total; m++) {
    sum += weight * sectorExpectation(normalOrderedPower(basis.modes, mode, m), density).re;
    weight *= -1 / (m + 1 - n);
  }
  return sum;
}

/**
 * P_n of a mode of a Gaussian state with N = ⟨δa†δa⟩, M = ⟨δaδa⟩ and mean α, from its generating function
 * Σ P_n zⁿ = ⟨:exp(−s a†a):⟩ with s = 1 − z, which is
 * D^(−1/2) exp(−s[|α|²(1 + sN) − s Re(M α*²)]/D), D = (1 + sN)² − s²|M|².
 */
function gaussianProbability(mode: number, n: number, moments: GaussianMoments): number {
  const at = mode * (moments.normal.rows + 1);
  const occupation = moments.normal.re[at]!;
  const [re, im] = [moments.anomalous.re[at]!, moments.anomalous.im[at]!];
  const [x, y] = [moments.means.re[mode]!, moments.means.im[mode]!];
  const intensity = x * x + y * y;
  const aligned = re * (x * x - y * y) + 2 * im * x * y;
  // Polynomials in z, lowest power first; s = 1 − z.
  const spread = [1 + occupation, -occupation];
  const squared = re * re + im * im;
  const d = [
    spread[0]! ** 2 - squared,
    2 * spread[0]! * spread[1]! + 2 * squared,
    spread[1]! ** 2 - squared,
  ];
  const inner = [intensity * spread[0]! - aligned, intensity * spread[1]! + aligned];
  const numerator = [-inner[0]!, inner[0]! - inner[1]!, inner[1]!];
  // quotient = numerator/D and half = −½ D'/D = d(−½ log D)/dz, as power series by long division.
  const quotient = divided(numerator, d, n);
  const half = divided([-d[1]! / 2, -d[2]!], d, n);
  // G = D^(−1/2) exp(quotient), G' = (half + quotient') G.
  const series = [Math.exp(quotient[0]!) / Math.sqrt(d[0]!)];
  for (let k = 1; k <= n; k++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += (half[j]! + (j + 1) * quotient[j + 1]!) * series[k - 1 - j]!;
    series.push(sum / k);
  }
  return series[n]!;
}

/** Coefficients 0 … n of the power series of p/q. */
function divided(p: readonly number[], q: readonly number[], n: number): readonly number[] {
  const series: number[] = [];
  for (let k = 0; k <= n; k++) {
    let value = p[k] ?? 0;
    for (let j = 1; j <= Math.min(k, q.length - 1); j++) value -= q[j]! * series[k - j]!;
    series.push(value / q[0]!);
  }
  return series;
}
