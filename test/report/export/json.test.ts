/** The data of a paper: whole, and readable again with nothing but the notation that it says it is in. */
import { describe, expect, it } from 'vitest';
import { interpretScalar, scalarValue, type Value } from '../../../src/algebra/interpret.ts';
import { Scalar } from '../../../src/algebra/scalar.ts';
import { readText } from '../../../src/algebra/text.ts';
import type { Paper } from '../../../src/claims/paper.ts';
import { defineModel } from '../../../src/theory/model.ts';
import { ladderproof } from '../../cli/harness.ts';

const papers = new URL('../../../derivations/', import.meta.url);

describe.each(['loss-nonreciprocity', 'sympathetic-cooling'])('%s', (id) => {
  const load = async () => {
    const { stdout, code } = await ladderproof(['export', id, '--to', 'json'], { papers });
    expect(code).toBe(0);
    const { default: paper } = (await import(new URL(`${id}/index.ts`, papers).href)) as {
      default: Paper;
    };
    return { data: JSON.parse(stdout), paper };
  };

  it('gives back its models', async () => {
    const { data, paper } = await load();
    expect(Object.keys(data.models)).toEqual(Object.keys(paper.models));
    for (const [name, model] of Object.entries(paper.models)) {
      const written = data.models[name];
      const again = defineModel({
        modes: written.modes,
        parameters: written.parameters,
        hamiltonian: written.hamiltonian.text,
        dissipators: written.dissipators.map(
          ({ rate, jump }: { rate: { text: string }; jump: { text: string } }) => ({
            rate: rate.text,
            jump: jump.text,
          }),
        ),
        traceCorrection: written.traceCorrection,
      });
      expect([...again.hamiltonian.terms.keys()].sort()).toEqual(
        [...model.hamiltonian.terms.keys()].sort(),
      );
      expect(again.hamiltonian.equals(model.hamiltonian)).toBe(true);
      expect(again.traceCorrection).toBe(model.traceCorrection);
      expect(again.dissipators).toHaveLength(model.dissipators.length);
      again.dissipators.forEach(({ rate, jump }, k) => {
        expect(rate.equals(model.dissipators[k]!.rate)).toBe(true);
        expect(jump.equals(model.dissipators[k]!.jump)).toBe(true);
      });
    }
  });

  it('gives back its formulas', async () => {
    const { data, paper } = await load();
    const { formulas, steps } = paper.derivation();
    expect(data.formulas).toHaveLength(formulas.length);
    expect(data.derivation.map(({ lines }: { lines: unknown[] }) => lines.length)).toEqual(
      steps.map(({ lines }) => lines.length),
    );
    formulas.forEach(({ value }, k) => {
      const { text, symbols } = data.formulas[k];
      const names = new Map<string, Value>(
        symbols.map(
          ({ name, real, positive }: { name: string; real: boolean; positive: boolean }) =>
            [name, scalarValue(real ? Scalar.real(name, positive) : Scalar.complex(name))] as const,
        ),
      );
      expect(interpretScalar(readText(text), { names }).equals(value)).toBe(true);
    });
  });

  it('gives back its observables', async () => {
    const { data, paper } = await load();
    expect(data.observables).toHaveLength(paper.observables.length);
    paper.observables.forEach((observable, k) => {
      const written = data.observables[k];
      expect(written.name).toBe(observable.name);
      if (!('quantity' in observable) || observable.quantity.kind !== 'moment') return;
      const { space } = paper.models[observable.model]!;
      const { modes } = data.models[observable.model];
      expect(modes).toEqual(space.sites.map(({ name }) => name));
      const again = defineModel({
        modes,
        parameters: [],
        hamiltonian: written.quantity.operator,
        dissipators: [],
      });
      expect(again.hamiltonian.equals(observable.quantity.operator)).toBe(true);
    });
  });
});
