/** Numbers of described figures against closed forms. */
import { describe, expect, it } from 'vitest';
import { computeFigure, joinResults, runTask } from '../../../src/report/figures/compute.ts';
import type { CurvesData, DistributionData, MapData } from '../../../src/report/figures/data.ts';
import { deviationsOf, gapsOf } from '../../../src/report/figures/data.ts';
import { tasksOf } from '../../../src/report/figures/task.ts';
import paper, { figures } from '../../cli/fixtures/drawn/coherent/index.ts';

const [coherent, amplifier] = figures() as [
  ReturnType<typeof figures>[number],
  ReturnType<typeof figures>[number],
];
const data = computeFigure(paper, coherent);
const grown = computeFigure(paper, amplifier);
const panel = <T>(figure: typeof data, name: string): T =>
  figure.panels.find((each) => each.panel === name) as T;

/** Ω²/(Δ² + κ²/4). */
const occupation = (Delta: number, Omega: number): number => Omega ** 2 / (Delta ** 2 + 0.25);

describe('curves', () => {
  const { x, curves } = panel<CurvesData>(data, 'a');
  const curve = (name: string) => curves.find((each) => each.name === name)!;

  it('take the values of their variable from end to end', () => {
    expect(x).toEqual([-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]);
  });

  it('of a formula, of exact moments and of the master equation agree with the closed form', () => {
    curve('formula').values.forEach((value, k) => {
      expect(value).toBeCloseTo(occupation(x[k]!, 0.1), 14);
    });
    curve('exact').values.forEach((value, k) => {
      expect(value).toBeCloseTo(occupation(x[k]!, 0.1), 12);
    });
    const full = curve('full');
    expect(full.values).toHaveLength(5);
    full.values.forEach((value, k) => {
      expect(Math.abs(value! / occupation(x[2 * k]!, 0.1) - 1)).toBeLessThan(1e-4);
    });
  });

  it('in one basis give what that basis has, settled or not', () => {
    // Two levels saturate: n = s/(1 + 2s) with s the value of the oscillator.
    const truncated = curve('one_photon').values;
    truncated.forEach((value, k) => {
      const s = occupation(x[k]!, 0.1);
      expect(value).toBeCloseTo(s / (1 + 2 * s), 10);
    });
  });

  it('have gaps with the reason where there is no steady state', () => {
    const { x: gains, curves: found } = panel<CurvesData>(grown, 'gain');
    const [exact] = found;
    expect(gains[3]).toBe(0.75);
    expect(exact!.values.slice(0, 4).map((n, k) => n! - (0.25 * k) / (1 - 0.25 * k))).toEqual(
      [0, 0, 0, 0].map((zero) => expect.closeTo(zero, 10)),
    );
    expect(exact!.values.slice(4)).toEqual([null, null, null, null, null]);
    expect(gapsOf(exact!)).toEqual([
      { first: 4, last: 8, reason: expect.stringMatching(/^no steady state: .*grow/) },
    ]);
  });
});

describe('evolutions', () => {
  const { x: times, curves } = panel<CurvesData>(grown, 'time');
  const curve = (name: string) => curves.find((each) => each.name === name)!;

  it('follow the exponential decay of a Fock state', () => {
    curve('decay').values.forEach((n, k) => {
      expect(n).toBeCloseTo(2 * Math.exp(-times[k]!), 5);
    });
    curve('moments').values.forEach((n, k) => {
      expect(n).toBeCloseTo(2 * Math.exp(-times[k]!), 8);
    });
  });

  it('end where two bases differ, for good', () => {
    const { values, reasons } = curve('growth');
    const first = values.indexOf(null);
    expect(values[0]).toBe(2);
    expect(first).toBeGreaterThan(0);
    expect(values.slice(first).every((value) => value === null)).toBe(true);
    expect(reasons[first]).toMatch(/^moves with the basis: from t = /);
  });
});

describe('maps', () => {
  it('have the values of the sweep, the first variable varying fastest', () => {
    const { x, y, values } = panel<MapData>(data, 'b');
    expect([x.length, y.length, values.length]).toEqual([7, 5, 35]);
    // Without a drive g⁽²⁾ is undefined, and a point needs all of the sweep's observables.
    expect(values.slice(0, 7)).toEqual(Array(7).fill(null));
    for (let k = 7; k < 35; k++)
      expect(values[k]).toBeCloseTo(occupation(x[k % 7]!, y[Math.floor(k / 7)]!), 5);
  });
});

describe('distributions', () => {
  it('of a coherent state are Poisson’s', () => {
    const [group] = panel<DistributionData>(data, 'c').groups;
    expect(group!.mean).toBeCloseTo(0.36, 4);
    for (const deviation of deviationsOf(group!)) expect(Math.abs(deviation!)).toBeLessThan(3e-4);
  });

  it('of a thermal state are n^m/(1 + n)^(m+1) against it', () => {
    const [, group] = panel<DistributionData>(data, 'c').groups;
    const n = 0.2 / (1 - 0.2);
    const factorials = [1, 1, 2, 6];
    deviationsOf(group!).forEach((deviation, m) => {
      const expected = (Math.exp(n) * factorials[m]!) / (1 + n) ** (m + 1) - 1;
      expect(deviation).toBeCloseTo(expected, 3);
    });
  });
});

describe('tasks', () => {
  it('give the same numbers in any order', () => {
    const tasks = tasksOf(paper, coherent).toReversed();
    const results = tasks.map((task) => [task, runTask(paper, coherent, task)] as const);
    expect(joinResults(coherent, results)).toEqual(data);
  });

  it('say what their numbers depend on, and nothing else', () => {
    const inputs = (figure: typeof coherent) => JSON.stringify(tasksOf(paper, figure));
    const [first, ...others] = coherent.panels;
    if (first?.kind !== 'curves') throw new Error('the first panel has curves');
    const relabelled = { ...coherent, panels: [{ ...first, title: 'x', marks: [] }, ...others] };
    expect(inputs(relabelled)).toBe(inputs(coherent));
    const moved = { ...coherent, panels: [{ ...first, settings: { Omega: 0.2 } }, ...others] };
    expect(inputs(moved)).not.toBe(inputs(coherent));
    const other = { ...paper.models.driven!, traceCorrection: true };
    const changed = { ...paper, models: { ...paper.models, driven: other } };
    expect(JSON.stringify(tasksOf(changed, coherent))).not.toBe(inputs(coherent));
  });
});
