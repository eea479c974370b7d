import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fockBasis } from '../../src/numeric/basis.ts';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { steadyState } from '../../src/numeric/steady-state.ts';
import { askPython, pythonWith } from '../python.ts';
import { annihilators, dag, densityOf, plus, scaled, times, withConjugate } from './build.ts';

const python = pythonWith('qutip');

/** QuTiP's own operators and its default direct solver, for a list of parameter sets on stdin. */
const SCRIPT = `
import json, sys
import numpy as np
from qutip import destroy, qeye, steadystate, tensor
answers = []
for p in json.load(sys.stdin):
    a = tensor(destroy(p["capA"] + 1), qeye(p["capB"] + 1))
    b = tensor(qeye(p["capA"] + 1), destroy(p["capB"] + 1))
    ad, bd = a.dag(), b.dag()
    H = (p["delta"] * ad * a + p["deltaB"] * bd * b + p["u"] * ad * ad * a * a
         + p["omega"] * (a + ad) + p["j"] * (a * bd + ad * b))
    c = [np.sqrt(p["kappa"] * (1 + p["nbar"])) * a, np.sqrt(p["kappa"] * p["nbar"]) * ad,
         np.sqrt(p["kappaB"]) * b]
    rho = steadystate(H, c, method="direct").full()
    answers.append([rho.real.T.flatten().tolist(), rho.imag.T.flatten().tolist()])
json.dump(answers, sys.stdout)
`;

describe('against QuTiP', () => {
  it.skipIf(python === undefined)(
    'direct and no-jump give the same density matrices for random driven, damped Kerr models',
    () => {
      const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
      const samples = fc.sample(
        fc.record({
          capA: fc.integer({ min: 2, max: 5 }),
          capB: fc.integer({ min: 1, max: 2 }),
          delta: real(-2, 2),
          deltaB: real(-2, 2),
          u: real(-5, 5),
          omega: real(0, 1),
          j: real(0.2, 1),
          kappa: real(0.3, 2),
          kappaB: real(0.3, 2),
          nbar: real(0, 0.3),
        }),
        { numRuns: 12, seed: 20251204 },
      );
      const answers = askPython(python!, SCRIPT, samples) as readonly (readonly [
        readonly number[],
        readonly number[],
      ])[];
      const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
      samples.forEach((p, k) => {
        const model: NumericModel = {
          modes: ['a', 'b'],
          hamiltonian: plus(
            scaled(times(dag(a), a), p.delta),
            scaled(times(dag(b), b), p.deltaB),
            scaled(times(dag(a), dag(a), a, a), p.u),
            scaled(withConjugate(a), p.omega),
            scaled(withConjugate(times(a, dag(b))), p.j),
          ),
          dissipators: [
            { rate: p.kappa * (1 + p.nbar), jump: a },
            { rate: p.kappa * p.nbar, jump: dag(a) },
            { rate: p.kappaB, jump: b },
          ],
          traceCorrection: false,
        };
        const basis = fockBasis(2, { caps: [p.capA, p.capB] });
        const [re, im] = answers[k]!;
        for (const method of ['direct', 'no-jump'] as const) {
          const density = densityOf(steadyState(model, basis, { method }));
          let worst = 0;
          for (let i = 0; i < re.length; i++)
            worst = Math.max(worst, Math.hypot(density.re[i]! - re[i]!, density.im[i]! - im[i]!));
          expect(worst).toBeLessThan(1e-8);
        }
      });
    },
  );
});
