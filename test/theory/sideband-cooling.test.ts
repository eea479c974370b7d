/**
 * Sideband cooling by a cavity, H = −Δ c†c with decay rate κ and the coupling g(a + a†)(c + c†):
 * A∓ = g²κ/(κ²/4 + (ω ± Δ)²) and, without other baths, n = A₊/(A₋ − A₊), which is (κ/4ω)² at Δ = −ω
 * (Marquardt, Chen, Clerk and Girvin, Phys. Rev. Lett. 99, 093902 (2007)).
 */
import { describe, expect, it } from 'vitest';
import { interpretScalar } from '../../src/algebra/interpret.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { readText } from '../../src/algebra/text.ts';
import { defineModel, generatorOf, scopeOf } from '../../src/theory/model.ts';
import { cavityRates } from '../../src/theory/quantum-noise.ts';
import { positive, real } from './parameters.ts';

const parameters = [...positive('kappa', 'omega'), ...real('Delta', 'g', 'E')];
const cavity = (hamiltonian: string) =>
  generatorOf(
    defineModel({
      modes: ['c'],
      parameters,
      hamiltonian,
      dissipators: [{ rate: 'kappa', jump: 'c' }],
    }),
  );
const linear = cavity("-Delta*c'*c");
const scope = scopeOf(linear.space, parameters);
const scalar = (text: string): Scalar => interpretScalar(readText(text), scope);
const { down, up } = cavityRates(linear, 'c', scalar('g'), scalar('omega'));

describe('sideband cooling', () => {
  it('has the rates of Marquardt et al.', () => {
    expect(down.equals(scalar('g^2*kappa/(kappa^2/4 + (omega + Delta)^2)'))).toBe(true);
    expect(up.equals(scalar('g^2*kappa/(kappa^2/4 + (omega - Delta)^2)'))).toBe(true);
  });

  it('has the limit (κ/4ω)² on the red sideband', () => {
    const occupation = up.over(down.minus(up));
    const red = new Map([['Delta', scalar('-omega')]]);
    expect(substitute(occupation, red).equals(scalar('(kappa/(4*omega))^2'))).toBe(true);
  });

  it('turns into heating on the other side: rates swap with the sign of the detuning', () => {
    expect(substitute(down, new Map([['Delta', scalar('-Delta')]])).equals(up)).toBe(true);
    expect(down.isReal() && up.isReal()).toBe(true);
  });

  it('needs a cavity that evolves on its own', () => {
    for (const hamiltonian of ["E*(c + c')", "Delta*c'^2*c^2", "g*(c^2 + c'^2)"]) {
      expect(() => cavityRates(cavity(hamiltonian), 'c', scalar('g'), scalar('omega'))).toThrow(
        'c does not evolve on its own under this generator',
      );
    }
  });
});
