import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/algebra/errors.ts';
import { printEquation, printTex } from '../../../src/claims/tex/print.ts';
import { readEquations, readExpression } from '../../../src/claims/tex/read.ts';
import { awkward, expressions, flat } from './arbitrary.ts';
import { outline } from './outline.ts';
import { coolingTex, nonreciprocityTex } from './printed.ts';
import { cooling, nonreciprocity } from './vocabularies.ts';

const { raw } = String;

describe('printing', () => {
  it('is undone by reading', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const printed = printTex(expression, awkward);
        const again = outline(flat(readExpression(printed, awkward)));
        expect(again, printed).toBe(outline(flat(expression)));
      }),
      { numRuns: 2000 },
    );
  });

  it('writes a Hamiltonian as it was', () => {
    const [equation] = readEquations(coolingTex['11'], cooling);
    expect(equation && printEquation(equation, cooling)).toBe(
      raw`H_{A-B} = \omega_a a^\dagger a + \omega_b b^\dagger b + g_{ab} a b^\dagger + g_{ba} a^\dagger b`,
    );
  });

  it('writes adjoint superoperators with their arguments', () => {
    const lines = readEquations(coolingTex.B19, cooling).map((each) =>
      printEquation(each, cooling),
    );
    expect(lines.slice(0, 2)).toEqual([
      raw`D_{a^\dagger b}^\dagger n_a = 2 (1 + n_a) n_b`,
      raw`D_{a b^\dagger}^\dagger n_a = -2 n_a (1 + n_b)`,
    ]);
  });

  it('writes moduli, matrices and brackets that grow', () => {
    const [, second] = readEquations(nonreciprocityTex['13'], nonreciprocity);
    expect(second && printEquation(second, nonreciprocity)).toBe(
      raw`T_{a \rightarrow c}(\omega) = \left|\frac{-i \sqrt{\kappa_a \kappa_c} \left(J^2 + e^{i \theta} J_{ac} \left(\delta + \frac{i \kappa_b}{2}\right)\right)}{D(\omega)}\right|^2`,
    );
  });

  it.each([
    raw`\hat{a}^{\dagger 2} \hat{a}^2`,
    raw`\frac{d}{dt} \hat{\rho} = -i [\hat{H}_t, \hat{\rho}] + \frac{\kappa_a}{2} \mathcal{L}[\hat{a}] \hat{\rho}`,
    raw`\delta = -\frac{\kappa}{2 \tan(\theta)}`,
    raw`\hat{u}^T`,
    raw`2 \cdot 10^{-4} \kappa`,
    raw`\cos^2(\theta) - \sin^2(\theta)`,
    raw`(P_1^a)^2`,
    raw`J \approx \pm J_{ac}`,
    raw`g_{c \rightarrow a}^{(2)}(0) \gg 1`,
  ])('prints what it read: %s', (tex) => {
    const printed = /= |\\approx|\\gg/.test(tex)
      ? readEquations(tex, nonreciprocity).map((each) => printEquation(each, nonreciprocity))
      : [printTex(readExpression(tex, nonreciprocity), nonreciprocity)];
    expect(printed).toEqual([tex]);
  });

  it('names what has no TeX', () => {
    const print = () => printTex({ kind: 'symbol', name: 'spin' }, cooling);
    expect(print).toThrow(InputError);
    expect(print).toThrow(/^no TeX is declared for spin: a declared name is accepted$/);
  });
});
