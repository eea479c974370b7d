/** Models as they are written down: names, formulas, and what is refused. */
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { Superoperator } from '../../src/algebra/superoperator.ts';
import { defineModel, generatorOf, type ModelText } from '../../src/theory/model.ts';
import { positive } from './parameters.ts';

const text: ModelText = {
  modes: ['a', 'b'],
  parameters: positive('g', 'kappa'),
  hamiltonian: "g*(a'*b + a*b')",
  dissipators: [{ rate: '2*kappa', jump: 'a' }],
};

describe('a model', () => {
  it('has the generator that its text says', () => {
    const model = defineModel(text);
    const [dissipator] = model.dissipators;
    const expected = Superoperator.evolution(model.hamiltonian).plus(
      Superoperator.dissipator(dissipator!.jump).scale(dissipator!.rate),
    );
    expect(generatorOf(model).equals(expected)).toBe(true);
    expect(generatorOf(model).preservesTrace()).toBe(true);
    expect(model.traceCorrection).toBe(false);
  });

  const cannot = (name: string): string =>
    `'${name}' cannot name a mode or parameter; letters, digits and _ can, not i, pi or an operator's name such as mod`;
  it.each<[string, Partial<ModelText>, string]>([
    [
      'a name twice',
      { modes: ['a', 'g'] },
      "'g' is declared twice; modes and parameters need distinct names",
    ],
    [
      'a mode twice',
      { modes: ['a', 'a'] },
      "'a' is declared twice; modes and parameters need distinct names",
    ],
    ['the imaginary unit', { modes: ['a', 'i'] }, cannot('i')],
    ['a word of the parser', { parameters: positive('mod') }, cannot('mod')],
    ['a Greek letter', { parameters: positive('κ') }, cannot('κ')],
    [
      'an unknown name',
      { hamiltonian: 'J*a' },
      "'J' is not declared; a, b, g or kappa can be used",
    ],
    [
      'an operator as a rate',
      { dissipators: [{ rate: 'a', jump: 'a' }] },
      'a is an operator, where a scalar is expected',
    ],
    [
      'a formula that cannot be read',
      { hamiltonian: 'g*(a' },
      "cannot read 'g*(a': Parenthesis ) expected (char 5); a formula such as g*(a'*b + a*b') is expected",
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => defineModel({ ...text, ...change })).toThrow(new InputError(message));
  });
});
