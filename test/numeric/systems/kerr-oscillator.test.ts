import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../../src/numeric/basis.ts';
import { correlation, expectation } from '../../../src/numeric/observables.ts';
import type { NumericModel, NumericOperator } from '../../../src/numeric/operators.ts';
import { steadyState } from '../../../src/numeric/steady-state.ts';
import {
  annihilators,
  dag,
  densityOf,
  occupation,
  plus,
  scaled,
  times,
  withConjugate,
} from '../build.ts';

/**
 * H = Δ a†a + U a†²a² + Ω(a + a†), loss at rate κ.
 *
 * P. D. Drummond and D. F. Walls, J. Phys. A 13, 725 (1980): with c = (Δ − iκ/2)/U and z = −Ω/U,
 * ⟨a†ᵐaⁿ⟩ = zⁿ z*ᵐ Γ(c)Γ(c*)/(Γ(c+n)Γ(c*+m)) · ₀F₂(c+n, c*+m; 2|z|²)/₀F₂(c, c*; 2|z|²).
 */
const [a] = annihilators(1) as [NumericOperator];

function kerr(delta: number, u: number, omega: number, kappa: number): NumericModel {
  return {
    modes: ['a'],
    hamiltonian: plus(
      scaled(times(dag(a), a), delta),
      scaled(times(dag(a), dag(a), a, a), u),
      scaled(withConjugate(a), omega),
    ),
    dissipators: [{ rate: kappa, jump: a }],
    traceCorrection: false,
  };
}

/** ⟨a†ⁿaⁿ⟩; the hypergeometric series is real, as its parameters are complex conjugates. */
function diagonalMoment(delta: number, u: number, omega: number, kappa: number, n: number): number {
  const c = { re: delta / u, im: -kappa / 2 / u };
  const size = (k: number) => (c.re + k) ** 2 + c.im ** 2;
  const z2 = (omega / u) ** 2;
  const series = (from: number) => {
    let sum = 0;
    let summand = 1;
    for (let k = 0; k < 400; k++) {
      sum += summand;
      summand *= (2 * z2) / ((k + 1) * size(from + k));
    }
    return sum;
  };
  let prefactor = z2 ** n;
  for (let k = 0; k < n; k++) prefactor /= size(k);
  return (prefactor * series(n)) / series(0);
}

describe('driven Kerr oscillator', () => {
  it.each([
    ['blockade', 0, 5, 0.1, 1, 6],
    ['detuned', 0.5, 2, 0.4, 1, 10],
    ['two-photon resonance', -2, 2, 0.6, 1, 12],
    ['attractive, strongly driven', 1.5, -0.7, 0.9, 1, 26],
  ])('has the exact moments: %s', (_, delta, u, omega, kappa, cap) => {
    const basis = fockBasis(1, { caps: [cap] });
    const density = densityOf(steadyState(kerr(delta, u, omega, kappa), basis));
    const [n1, n2, n3] = [1, 2, 3].map((n) => diagonalMoment(delta, u, omega, kappa, n)) as [
      number,
      number,
      number,
    ];
    expect(occupation(0, basis, density) / n1).toBeCloseTo(1, 9);
    expect(correlation(0, 2, basis, density)! / (n2 / n1 ** 2)).toBeCloseTo(1, 9);
    expect(correlation(0, 3, basis, density)! / (n3 / n1 ** 3)).toBeCloseTo(1, 7);
  });

  it('has the exact amplitude in the limit of a weak drive, ⟨a⟩ = −iΩ/(κ/2 + iΔ)', () => {
    const basis = fockBasis(1, { caps: [4] });
    const amplitude = expectation(a, basis, densityOf(steadyState(kerr(0.4, 5, 1e-4, 1), basis)));
    const size = 0.25 + 0.16;
    expect(amplitude.re / ((-1e-4 * 0.4) / size)).toBeCloseTo(1, 6);
    expect(amplitude.im / ((-1e-4 * 0.5) / size)).toBeCloseTo(1, 6);
  });
});
