/** What the scripts for QuTiP and QuantumOptics.jl have in common: names and tables. */
import { describe, expect, it } from 'vitest';
import { juliaScript } from '../../../src/report/export/julia.ts';
import type { ModelsExport } from '../../../src/report/export/model-export.ts';
import { qutipScript } from '../../../src/report/export/qutip.ts';
import { defineModel } from '../../../src/theory/model.ts';
import { numberOperator } from '../../../src/theory/number-operators.ts';
import { pythonWith, runPython } from '../../python.ts';

/**
 * A mode that decays at a rate and is fed at half of it, twice, at two values of the rate; what is read off is
 * rate·⟨a†a⟩. Its occupation is one at any rate, in a basis that holds it; with caps of one, a third.
 */
function twice(rate: string): ModelsExport {
  const models = [1, 2].map((value) => {
    const model = defineModel({
      modes: ['a'],
      parameters: [{ name: rate, tex: 'r', meaning: 'the rate', default: value, positive: true }],
      hamiltonian: "0*a'*a",
      dissipators: [
        { rate, jump: 'a' },
        { rate: `${rate}/2`, jump: "a'" },
      ],
    });
    const observable = {
      name: `flow ${value}`,
      tex: 'f',
      meaning: 'rate times occupation',
      model: `model-${value}`,
      quantity: {
        kind: 'moment' as const,
        operator: numberOperator(model.space, 'a'),
        factor: model.dissipators[0]!.rate,
      },
    };
    return {
      name: observable.model,
      model,
      caps: [1],
      values: new Map([[rate, value]]),
      state: { kind: 'steady' as const, dimension: 2 },
      readings: [{ observable, value: { re: value / 3, im: 0 }, tolerance: 1e-9 }],
    };
  });
  return {
    paper: { id: 'two-rates', title: 'Two rates', authors: 'N. N.' },
    models,
    combined: [],
    given: new Map(),
    version: '0',
  };
}

describe('a script', () => {
  it('reads each model off with its own parameters', () => {
    expect(qutipScript(twice('gamma'))).toContain(
      'lambda rho, modes: (2.0) * expectation(modes[0].dag() * modes[0], rho)',
    );
    expect(juliaScript(twice('gamma'))).toContain(
      '(rho, modes, caps) -> (2.0) * expectation(dag(modes[1]) * modes[1], rho)',
    );
  });

  it.each([
    'trace',
    'modes',
    'caps',
    'stationary',
    'max',
    'dag',
    'vec',
    'Inf',
    'complex_sqrt',
    'exit',
  ])('gives the parameter %s a name of its own where the script uses that one', (name) => {
    expect(juliaScript(twice(name))).toMatch(new RegExp(`^${name}_ = 1\\.0 {2}# the rate$`, 'm'));
  });

  it('has no parentheses for authors that a paper does not name', () => {
    const source = twice('gamma');
    const nameless = { ...source, paper: { ...source.paper, authors: '' } };
    for (const text of [juliaScript(nameless), qutipScript(nameless)])
      expect(text).toMatch(/Two rates\n/);
    expect(juliaScript(source)).toContain('Two rates (N. N.)\n');
  });

  it('and leaves names alone that are nobody else’s', () => {
    for (const text of [juliaScript(twice('time')), qutipScript(twice('time'))])
      expect(text).toMatch(/^time = 1\.0 {2}# the rate$/m);
  });
});

const qutip = pythonWith('qutip');

describe.skipIf(qutip === undefined)('QuTiP agrees', () => {
  it.each(['gamma', 'trace', 'ladder', 'np', 'lambda'])('with a parameter %s', (name) => {
    const { status, stdout, stderr } = runPython(qutip!, qutipScript(twice(name)));
    expect(stderr).toBe('');
    expect(stdout.match(/ ok$/gm)).toHaveLength(2);
    expect(status).toBe(0);
  });
});
