/**
 * One, two and three cavities with one port each, a_out = −a_in + √κ a.
 *
 * One: ȧ = −(iδ + κ/2)a + √κ a_in, S = (κ/2 + i(ω − δ))/(κ/2 − i(ω − δ)), |S| = 1 (Gardiner and Collett, Phys. Rev. A 31, 3761
 * (1985); Walls and Milburn, Quantum Optics, Sec. 7.2). Any passive network whose every loss is a port has S†S = 1.
 */
import { describe, expect, it } from 'vitest';
import { interpretOperator, interpretScalar } from '../../src/algebra/interpret.ts';
import {
  identityMatrix,
  type Matrix,
  mapMatrix,
  matricesEqual,
  multiplyMatrices,
  transpose,
} from '../../src/algebra/linear.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { substitute } from '../../src/algebra/substitute.ts';
import { readText } from '../../src/algebra/text.ts';
import { dynamicalMatrix, langevinEquations } from '../../src/theory/langevin.ts';
import { defineModel, type Model, type ModelText, scopeOf } from '../../src/theory/model.ts';
import { diagonal, resolvent, scatteringMatrix } from '../../src/theory/scattering.ts';
import { positive, real } from './parameters.ts';

const parameters = [
  ...positive('kappa_a', 'kappa_b', 'kappa_c', 'kappa_0'),
  ...real('delta', 'delta_b', 'J', 'J_ac', 'theta', 'omega', 'g'),
];

function define(text: Pick<ModelText, 'modes' | 'hamiltonian' | 'dissipators'>): Model {
  return defineModel({ ...text, parameters });
}

const one = define({
  modes: ['a'],
  hamiltonian: "delta*a'*a",
  dissipators: [{ rate: 'kappa_a', jump: 'a' }],
});
const two = define({
  modes: ['a', 'b'],
  hamiltonian: "delta*a'*a + delta_b*b'*b + J*(exp(i*theta)*a'*b + exp(-i*theta)*a*b')",
  dissipators: ['a', 'b'].map((mode) => ({ rate: `kappa_${mode}`, jump: mode })),
});
const three = define({
  modes: ['a', 'b', 'c'],
  hamiltonian:
    "delta*(a'*a + b'*b + c'*c) + J*(a'*b + a*b' + b'*c + b*c') + J_ac*(exp(i*theta)*a'*c + exp(-i*theta)*a*c')",
  dissipators: ['a', 'b', 'c'].map((mode) => ({ rate: `kappa_${mode}`, jump: mode })),
});

const scope = scopeOf(three.space, parameters);
const scalar = (text: string): Scalar => interpretScalar(readText(text), scope);
const omega = scalar('omega');

function couplings(model: Model): Matrix {
  return diagonal(langevinEquations(model).map(({ inputs }, k) => inputs[k]!));
}

function scattering(model: Model): Matrix {
  return scatteringMatrix(dynamicalMatrix(langevinEquations(model)), couplings(model), omega);
}

function isUnitary(s: Matrix): boolean {
  const adjoint = mapMatrix(transpose(s), (entry) => entry.conjugate());
  return matricesEqual(multiplyMatrices(adjoint, s), identityMatrix(s.length));
}

describe('one cavity', () => {
  it('has the Langevin equation ȧ = −(iδ + κ/2)a + √κ a_in', () => {
    const [equation] = langevinEquations(one);
    const drift = interpretOperator(
      readText('-(i*delta + kappa_a/2)*a'),
      scopeOf(one.space, parameters),
      one.space,
    );
    expect(equation!.drift.equals(drift)).toBe(true);
    expect(equation!.inputs[0]!.equals(scalar('sqrt(kappa_a)'))).toBe(true);
  });

  it('reflects everything, with a phase', () => {
    const [[s]] = scattering(one) as [[Scalar]];
    const expected = scalar('(kappa_a/2 + i*(omega - delta))/(kappa_a/2 - i*(omega - delta))');
    expect(s.equals(expected)).toBe(true);
    expect(s.modulusSquared().isOne()).toBe(true);
  });

  it('loses what leaves through a port that is not counted', () => {
    const lossy = {
      ...one,
      dissipators: [
        ...one.dissipators,
        { rate: scalar('kappa_0'), jump: one.dissipators[0]!.jump },
      ],
    };
    const port = diagonal([scalar('sqrt(kappa_a)')]);
    const [[s]] = scatteringMatrix(dynamicalMatrix(langevinEquations(lossy)), port, omega) as [
      [Scalar],
    ];
    const lost = scalar('kappa_a*kappa_0/((omega - delta)^2 + (kappa_a + kappa_0)^2/4)');
    expect(scalar('1').minus(s.modulusSquared()).equals(lost)).toBe(true);
    expect(
      langevinEquations(lossy)[0]!.inputs[0]!.power(2).equals(scalar('kappa_a + kappa_0')),
    ).toBe(true);
  });
});

describe('two coupled cavities', () => {
  it('have the dynamical matrix of coupled modes', () => {
    const m = dynamicalMatrix(langevinEquations(two));
    const expected = [
      [scalar('delta - i*kappa_a/2'), scalar('J*exp(i*theta)')],
      [scalar('J*exp(-i*theta)'), scalar('delta_b - i*kappa_b/2')],
    ];
    expect(matricesEqual(m, expected)).toBe(true);
    const shifted = m.map((row, i) => row.map((x, j) => (i === j ? x.minus(omega) : x)));
    const product = multiplyMatrices(shifted, resolvent(m, omega));
    expect(matricesEqual(product, identityMatrix(2))).toBe(true);
  });

  it('scatter unitarily and reciprocally, whatever the phase of the coupling', () => {
    const s = scattering(two);
    expect(isUnitary(s)).toBe(true);
    expect(s[0]![1]!.modulusSquared().equals(s[1]![0]!.modulusSquared())).toBe(true);
    expect(s[0]![1]!.equals(s[1]![0]!)).toBe(false);
  });

  it('are not unitary when the loss of one is no port', () => {
    const lossless = define({
      modes: ['a', 'b'],
      hamiltonian: "delta*a'*a + delta_b*b'*b + J*(a'*b + a*b')",
      dissipators: ['a', 'b'].map((mode) => ({ rate: `kappa_${mode}`, jump: mode })),
    });
    const m = dynamicalMatrix(langevinEquations(lossless));
    const s = scatteringMatrix(m, diagonal([scalar('sqrt(kappa_a)'), scalar('0')]), omega);
    expect(isUnitary(s)).toBe(false);
    const missing = scalar('1').minus(s[0]![0]!.modulusSquared());
    expect(missing.equals(scattering(lossless)[1]![0]!.modulusSquared())).toBe(true);
  });

  // At resonance with J = κ/2 and equal rates everything is transmitted (impedance matching).
  it('transmit everything at resonance when J = κ/2', () => {
    const matched = new Map([
      ['omega', scalar('delta')],
      ['delta_b', scalar('delta')],
      ['kappa_b', scalar('kappa_a')],
      ['J', scalar('kappa_a/2')],
    ]);
    expect(substitute(scattering(two)[1]![0]!.modulusSquared(), matched).isOne()).toBe(true);
  });
});

describe('three cavities in a ring', () => {
  const s = scattering(three);

  it('scatter unitarily', () => {
    expect(isUnitary(s)).toBe(true);
  });

  it('are reciprocal only where the flux through the ring is a multiple of π', () => {
    const difference = s[2]![0]!.modulusSquared().minus(s[0]![2]!.modulusSquared());
    expect(difference.isZero()).toBe(false);
    for (const flux of ['0', 'pi', '-pi']) {
      expect(substitute(difference, new Map([['theta', scalar(flux)]])).isZero()).toBe(true);
    }
    expect(
      substitute(
        difference,
        new Map([
          ['kappa_b', scalar('0')],
          ['delta', scalar('omega')],
        ]),
      ).isZero(),
    ).toBe(true);
  });
});

describe('models that have no such equations', () => {
  it('are refused', () => {
    const bad = (hamiltonian: string, jump: string): Model =>
      define({ modes: ['a', 'b'], hamiltonian, dissipators: [{ rate: 'kappa_a', jump }] });
    expect(() => langevinEquations(bad("g*a*b'", 'a'))).toThrow(
      'Langevin equations need a Hermitian Hamiltonian; gain and loss belong in jump operators',
    );
    expect(() => langevinEquations(bad("a'*a", 'a + b'))).toThrow(
      'Langevin equations are derived for jump operators that are annihilation or creation operators',
    );
    expect(() => dynamicalMatrix(langevinEquations(bad("g*a'^2*a^2", 'a')))).toThrow(
      'the equation of a is not linear in the annihilation operators',
    );
    expect(() => dynamicalMatrix(langevinEquations(bad("g*(a*b + a'*b')", 'a')))).toThrow(
      'the equation of a is not linear in the annihilation operators',
    );
  });
});
