/**
 * The damped, thermal and driven oscillator: H = ω a†a + E(a + a†), rates γ(n̄ + 1) for a and γn̄ for a†.
 *
 * d⟨a⟩/dt = −(iω + γ/2)⟨a⟩ − iE and d⟨n⟩/dt = −γ(⟨n⟩ − n̄) − iE(⟨a†⟩ − ⟨a⟩)
 * (Breuer and Petruccione, The Theory of Open Quantum Systems, Sec. 3.4.6).
 */
import { describe, expect, it } from 'vitest';
import { interpretOperator, interpretScalar } from '../../src/algebra/interpret.ts';
import { Operator } from '../../src/algebra/operator.ts';
import type { Scalar } from '../../src/algebra/scalar.ts';
import { readText } from '../../src/algebra/text.ts';
import { adjointEquation, eigenRate } from '../../src/theory/adjoint.ts';
import { defineModel, generatorOf, scopeOf } from '../../src/theory/model.ts';
import { positive, real } from './parameters.ts';

const parameters = [...positive('gamma', 'nbar'), ...real('omega', 'E')];
const model = defineModel({
  modes: ['a'],
  parameters,
  hamiltonian: "omega*a'*a + E*(a + a')",
  dissipators: [
    { rate: 'gamma*(nbar + 1)', jump: 'a' },
    { rate: 'gamma*nbar', jump: "a'" },
  ],
});
const { space } = model;
const scope = scopeOf(space, parameters);
const operator = (text: string): Operator => interpretOperator(readText(text), scope, space);
const scalar = (text: string): Scalar => interpretScalar(readText(text), scope);
const generator = generatorOf(model);
const rate = (text: string): Operator => adjointEquation(generator, operator(text));

describe('the damped, thermal and driven oscillator', () => {
  it.each([
    ['a', '-(i*omega + gamma/2)*a - i*E'],
    ["a'*a", "-gamma*(a'*a - nbar) - i*E*(a' - a)"],
    ['a^2', '-(2*i*omega + gamma)*a^2 - 2*i*E*a'],
    // The second factorial moment relaxes towards 2n̄², as in a thermal state.
    ["a'^2*a^2", "-2*gamma*a'^2*a^2 + 4*gamma*nbar*a'*a - 2*i*E*(a'^2*a - a'*a^2)"],
  ])('has the equation of motion of %s', (of, expected) => {
    expect(rate(of).equals(operator(expected))).toBe(true);
  });

  it('has a generator that preserves trace and Hermiticity', () => {
    expect(generator.preservesTrace()).toBe(true);
    expect(generator.preservesHermiticity()).toBe(true);
  });

  it('keeps the commutator [a, a†] = 1: L†(1) = 0 and equations are those of adjoints', () => {
    expect(rate('1').isZero()).toBe(true);
    expect(rate("a'").equals(rate('a').adjoint())).toBe(true);
  });

  it('has the coherent amplitude −iE/(iω + γ/2) as its stationary one', () => {
    const stationary = scalar('-i*E/(i*omega + gamma/2)');
    const equation = rate('a');
    const slope = equation.coefficient([...operator('a').terms.keys()][0]!);
    const value = slope.times(stationary).plus(equation.coefficient(space.identity));
    expect(value.isZero()).toBe(true);
    expect(stationary.modulusSquared().equals(scalar('E^2/(omega^2 + gamma^2/4)'))).toBe(true);
  });
});

describe('rates of eigenoperators', () => {
  const undriven = generatorOf({ ...model, hamiltonian: operator("omega*a'*a") });

  it('are complex frequencies', () => {
    expect(eigenRate(undriven, operator('a'))!.equals(scalar('i*omega + gamma/2'))).toBe(true);
    expect(eigenRate(undriven, operator("a'"))!.equals(scalar('gamma/2 - i*omega'))).toBe(true);
    expect(eigenRate(undriven, operator("a'*a - nbar"))!.equals(scalar('gamma'))).toBe(true);
  });

  it('exist for eigenoperators only', () => {
    expect(eigenRate(undriven, operator("a'*a"))).toBeUndefined();
    expect(eigenRate(generator, operator('a'))).toBeUndefined();
    expect(eigenRate(undriven, Operator.zero(space))).toBeUndefined();
  });
});
