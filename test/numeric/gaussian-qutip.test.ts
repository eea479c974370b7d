import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumericModel, NumericOperator } from '../../src/numeric/operators.ts';
import { askPython, pythonWith } from '../python.ts';
import { annihilators, dag, plus, scaled, times, withConjugate } from './build.ts';
import { momentsIn } from './moments.ts';

const python = pythonWith('qutip');

/** QuTiP's direct steady state of one squeezed, driven, damped mode coupled to another, in a basis that holds it. */
const SCRIPT = `
import json, sys
import numpy as np
from qutip import destroy, expect, qeye, steadystate, tensor
answers = []
for p in json.load(sys.stdin):
    a = tensor(destroy(p["levels"]), qeye(p["levelsB"]))
    b = tensor(qeye(p["levels"]), destroy(p["levelsB"]))
    ad, bd = a.dag(), b.dag()
    s = p["squeeze"] * a * a + p["pair"] * a * b + p["hop"] * ad * b + p["drive"] * a
    H = p["delta"] * ad * a + p["deltaB"] * bd * b + s + s.dag()
    c = [np.sqrt(p["kappa"] * (1 + p["nbar"])) * a, np.sqrt(p["kappa"] * p["nbar"]) * ad,
         np.sqrt(p["kappaB"]) * (b + p["mix"] * a)]
    rho = steadystate(H, c, method="direct")
    answers.append([[complex(expect(o, rho)).real, complex(expect(o, rho)).imag]
                    for o in (a, b, ad * a, bd * b, ad * b, a * a, b * b, a * b)])
json.dump(answers, sys.stdout)
`;

describe('against QuTiP', () => {
  it.skipIf(python === undefined)(
    'gaussian gives the same first and second moments for random quadratic models',
    () => {
      const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
      const samples = fc.sample(
        fc.record({
          levels: fc.constant(8),
          levelsB: fc.constant(6),
          delta: real(-1, 1),
          deltaB: real(-1, 1),
          squeeze: real(-0.02, 0.02),
          pair: real(-0.02, 0.02),
          hop: real(-0.3, 0.3),
          drive: real(-0.05, 0.05),
          kappa: real(1, 2),
          kappaB: real(1, 2),
          nbar: real(0, 0.01),
          mix: real(-0.5, 0.5),
        }),
        { numRuns: 4, seed: 20251205 },
      );
      const answers = askPython(python!, SCRIPT, samples) as readonly (readonly (readonly [
        number,
        number,
      ])[])[];
      const [a, b] = annihilators(2) as [NumericOperator, NumericOperator];
      samples.forEach((p, k) => {
        const model: NumericModel = {
          modes: ['a', 'b'],
          hamiltonian: plus(
            scaled(times(dag(a), a), p.delta),
            scaled(times(dag(b), b), p.deltaB),
            withConjugate(
              plus(
                scaled(times(a, a), p.squeeze),
                scaled(times(a, b), p.pair),
                scaled(times(dag(a), b), p.hop),
                scaled(a, p.drive),
              ),
            ),
          ),
          dissipators: [
            { rate: p.kappa * (1 + p.nbar), jump: a },
            { rate: p.kappa * p.nbar, jump: dag(a) },
            { rate: p.kappaB, jump: plus(b, scaled(a, p.mix)) },
          ],
          traceCorrection: false,
        };
        const { means, normal, anomalous } = momentsIn(model);
        const mean = (j: number): readonly [number, number] => [means.re[j]!, means.im[j]!];
        const second = (
          { re, im }: typeof normal,
          i: number,
          j: number,
          sign: number,
        ): readonly [number, number] => {
          const [x, y] = [mean(i)[0], sign * mean(i)[1]];
          const [u, v] = mean(j);
          return [re[i + 2 * j]! + x * u - y * v, im[i + 2 * j]! + x * v + y * u];
        };
        const ours = [
          mean(0),
          mean(1),
          second(normal, 0, 0, -1),
          second(normal, 1, 1, -1),
          second(normal, 0, 1, -1),
          second(anomalous, 0, 0, 1),
          second(anomalous, 1, 1, 1),
          second(anomalous, 0, 1, 1),
        ];
        ours.forEach(([re, im], index) => {
          const [x, y] = answers[k]![index]!;
          expect(Math.hypot(re - x, im - y)).toBeLessThan(1e-8);
        });
      });
    },
    60_000,
  );
});
