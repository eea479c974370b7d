import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretOperator, interpretScalar } from '../../src/algebra/interpret.ts';
import type { Operator } from '../../src/algebra/operator.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { readText } from '../../src/algebra/text.ts';
import { fluctuationsOf, linearCoefficients } from '../../src/theory/fluctuations.ts';
import { langevinEquations } from '../../src/theory/langevin.ts';
import { susceptibility } from '../../src/theory/linear-response.ts';
import { defineModel, type ModelText, scopeOf } from '../../src/theory/model.ts';
import { noiseSpectrum } from '../../src/theory/noise-spectrum.ts';
import { stationaryMoments } from '../../src/theory/stationary-moments.ts';
import { positive, real } from './parameters.ts';

const parameters = [
  ...positive('kappa', 'gamma', 'n', 'nu'),
  ...real('Delta', 'Omega', 'g', 'chi', 'omega'),
];

function system(text: Pick<ModelText, 'hamiltonian' | 'dissipators'>, ...modes: string[]) {
  const model = defineModel({ modes, parameters, ...text });
  const scope = scopeOf(model.space, parameters);
  return {
    model,
    operator: (of: string): Operator => interpretOperator(readText(of), scope, model.space),
    scalar: (of: string): Scalar => interpretScalar(readText(of), scope),
  };
}

const thermal = (mode: string, rate: string, n: string) => [
  { rate: `${rate}*(${n} + 1)`, jump: mode },
  { rate: `${rate}*${n}`, jump: `${mode}'` },
];

// A damped oscillator in a thermal bath: S(ω) of a is γ(n + 1)/(γ²/4 + (ω − ν)²), that of a† is γn/(γ²/4 + (ω + ν)²)
// (Clerk et al., Rev. Mod. Phys. 82, 1155 (2010)); its response to −fx is −iγ-shifted: [−i(ω − ν) + γ/2]⁻¹.
describe('a damped oscillator in a thermal bath', () => {
  const { model, operator, scalar } = system(
    { hamiltonian: "nu*a'*a + Omega*(a + a')", dissipators: thermal('a', 'gamma', 'n') },
    'a',
  );
  const fluctuations = fluctuationsOf(model);
  const omega = scalar('omega');

  it('has Lorentzian spectra, and a drive plays no part', () => {
    const down = noiseSpectrum(fluctuations, operator('a'), omega);
    const up = noiseSpectrum(fluctuations, operator("a'"), omega);
    expect(down.equals(scalar('gamma*(n + 1)/(gamma^2/4 + (omega - nu)^2)'))).toBe(true);
    expect(up.equals(scalar('gamma*n/(gamma^2/4 + (omega + nu)^2)'))).toBe(true);
  });

  it('has the input of its damping alone, not of the rates that take and give', () => {
    const [equation] = langevinEquations(model);
    expect(equation!.inputs[0]!.equals(scalar('sqrt(gamma)'))).toBe(true);
  });

  it('has no such input when the bath gives more than it takes', () => {
    const amplifier = system(
      {
        hamiltonian: "nu*a'*a",
        dissipators: [
          { rate: 'gamma', jump: 'a' },
          { rate: '2*gamma', jump: "a'" },
        ],
      },
      'a',
    );
    expect(() => langevinEquations(amplifier.model)).toThrow(
      'the bath of a gives more quanta than it takes; the input of an amplifier is no annihilation operator',
    );
  });

  it('responds to a force as the derivative of its Langevin equation says', () => {
    const found = susceptibility(fluctuations, operator('a'), operator("a + a'"), omega);
    expect(found.equals(scalar('i/(gamma/2 - i*(omega - nu))'))).toBe(true);
  });
});

// With counter-rotating terms and squeezing, for any linear X: the commutator part of its noise is its response,
// S(ω) − S(−ω) = 2 Im χ(ω) (Kubo), and ∫S dω/2π = ⟨X²⟩.
describe('two modes with every quadratic coupling', () => {
  const { model, operator, scalar } = system(
    {
      hamiltonian: "nu*a'*a + Delta*b'*b + g*(a + a')*(b + b') + chi*(b^2 + b'^2)",
      dissipators: [...thermal('a', 'kappa', 'n'), { rate: 'gamma', jump: 'b' }],
    },
    'a',
    'b',
  );
  const fluctuations = fluctuationsOf(model);
  const X = operator("a + a' + i*(b - b')");
  const spectrum = noiseSpectrum(fluctuations, X, scalar('omega'));
  it('obey the relation of Kubo, exactly', () => {
    const reversed = substitute(spectrum, new Map([['omega', scalar('-omega')]]));
    const response = susceptibility(fluctuations, X, X, scalar('omega'));
    const twice = response.imaginaryPart().times(scalar('2'));
    expect(spectrum.minus(reversed).equals(twice)).toBe(true);
  });

  it('have spectra that are real, not negative, and add up to the mean square', () => {
    const size = fc.integer({ min: 3, max: 20 }).map((each) => `${each}/10`);
    const points = fc.record({ kappa: size, gamma: size, n: size, nu: size, Delta: size });
    fc.assert(
      fc.property(points, (values) => {
        const given = { ...values, g: '1/20', chi: '1/25' };
        const at = new Map(Object.entries(given).map(([name, text]) => [name, scalar(text)]));
        const fixed = {
          ...model,
          hamiltonian: model.hamiltonian.mapCoefficients((each) => substitute(each, at)),
          dissipators: model.dissipators.map(({ rate, jump }) => ({
            rate: substitute(rate, at),
            jump,
          })),
        };
        const [square] = stationaryMoments(fixed, [X.times(X)]);
        const found = noiseSpectrum(fluctuationsOf(fixed), X, scalar('omega'));
        // ω = s·tan φ maps the line to an interval on which the integrand is smooth and periodic.
        const [scale, steps] = [1.5, 600];
        let sum = 0;
        for (let k = 0; k < steps; k++) {
          const phi = Math.PI * ((k + 0.5) / steps - 0.5);
          const S = found.evaluate(new Map([['omega', { re: scale * Math.tan(phi), im: 0 }]]));
          expect(Math.abs(S.im)).toBeLessThan(1e-12);
          expect(S.re).toBeGreaterThanOrEqual(0);
          sum += S.re / Math.cos(phi) ** 2;
        }
        const integral = (sum * scale) / (2 * steps);
        expect(integral).toBeCloseTo(square!.evaluate(new Map()).re, 5);
      }),
      { numRuns: 4, seed: 5 },
    );
  });
});

describe('what is not linear', () => {
  const bad = (hamiltonian: string, jump: string) =>
    system({ hamiltonian, dissipators: [{ rate: 'kappa', jump }] }, 'a');

  it('is refused with the reason', () => {
    expect(() => fluctuationsOf(bad("chi*a'^2*a^2", 'a').model)).toThrow(
      'the equation of motion of a is not linear',
    );
    expect(() => fluctuationsOf(bad("nu*a'*a", "a'*a").model)).toThrow(
      'the noise depends on the state: a jump operator is not linear',
    );
    const { operator } = bad("nu*a'*a", 'a');
    expect(() => linearCoefficients(operator("a'*a"))).toThrow(
      'an operator linear in creation and annihilation operators is expected',
    );
  });
});
