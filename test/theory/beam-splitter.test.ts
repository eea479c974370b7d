/**
 * A beam splitter, H = g(a†b + ab†): quanta go back and forth, n_a(t) = n_a cos²gt + n_b sin²gt + …, so that
 * d²n_a/dt² = −2g²(n_a − n_b), and the total number stays (Loudon, The Quantum Theory of Light, Sec. 5.7).
 */
import { describe, expect, it } from 'vitest';
import { interpretOperator } from '../../src/algebra/interpret.ts';
import type { Operator } from '../../src/algebra/operator.ts';
import { readText } from '../../src/algebra/text.ts';
import { adjointEquation, traceCorrection } from '../../src/theory/adjoint.ts';
import { defineModel, generatorOf, scopeOf } from '../../src/theory/model.ts';
import { real } from './parameters.ts';

const parameters = real('g', 'g_1', 'g_2');
const model = defineModel({
  modes: ['a', 'b'],
  parameters,
  hamiltonian: "g*(a'*b + a*b')",
  dissipators: [],
});
const scope = scopeOf(model.space, parameters);
const operator = (text: string): Operator => interpretOperator(readText(text), scope, model.space);
const generator = generatorOf(model);
const rate = (of: Operator): Operator => adjointEquation(generator, of);

describe('a beam splitter', () => {
  it.each([
    ['a', '-i*g*b'],
    ['b', '-i*g*a'],
    ["a'*a", "-i*g*(a'*b - a*b')"],
    ["a'*a + b'*b", '0'],
  ])('has the equation of motion of %s', (of, expected) => {
    expect(rate(operator(of)).equals(operator(expected))).toBe(true);
  });

  it('swaps quanta at the frequency 2g', () => {
    const twice = rate(rate(operator("a'*a")));
    expect(twice.equals(operator("-2*g^2*(a'*a - b'*b)"))).toBe(true);
  });

  it('loses the trace when the two couplings differ: A = i(H − H†)', () => {
    const h = operator("g_1*a'*b + g_2*a*b'");
    const antihermitian = operator("i*(g_1 - g_2)*(a'*b - a*b')");
    const nonHermitian = generatorOf({ ...model, hamiltonian: h });
    expect(traceCorrection(h).equals(antihermitian)).toBe(true);
    expect(nonHermitian.traceDefect().equals(antihermitian.negate())).toBe(true);
    expect(nonHermitian.preservesHermiticity()).toBe(true);
    expect(traceCorrection(model.hamiltonian).isZero()).toBe(true);
  });
});
