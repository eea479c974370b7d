/** The papers' figures at a few points, against values that come from elsewhere. */
import { describe, expect, it } from 'vitest';
import loss from '../../derivations/loss-nonreciprocity/index.ts';
import cooling from '../../derivations/sympathetic-cooling/index.ts';
import type { CurvePanel, Figure, Settings } from '../../src/claims/figure.ts';
import type { Paper } from '../../src/claims/paper.ts';
import { computeFigure } from '../../src/report/figures/compute.ts';
import {
  alongX,
  type CurvesData,
  type DistributionData,
  deviationsOf,
  type MapData,
} from '../../src/report/figures/data.ts';

/** A panel with few points, and some settings changed. */
function panelOf(
  paper: Paper,
  figure: string,
  name: string,
  points: number,
  settings: Settings = {},
) {
  const described = paper.figures!().find((each) => each.name === figure)!;
  const panel = described.panels.find((each) => each.name === name) as CurvePanel;
  const changed: CurvePanel = {
    ...panel,
    x: { ...panel.x, points },
    settings: { ...panel.settings, ...settings },
    curves: panel.curves.map(({ every: _, ...curve }) => ({
      ...curve,
      ...(curve.settings ? { settings: { ...curve.settings, ...settings } } : {}),
    })),
  };
  const data = computeFigure(paper, {
    ...described,
    sweeps: {},
    panels: [changed],
  } satisfies Figure).panels[0] as CurvesData;
  const curve = (each: string) =>
    alongX(data.x, data.curves.find((found) => found.name === each)!) as readonly number[];
  return { x: data.x, curve, data };
}

describe('loss-nonreciprocity', () => {
  it('without Kerr terms the full transmission is that of scattering theory', () => {
    const { curve } = panelOf(loss, 'fig-2', 'b', 6, { U: 0 });
    for (const each of ['T_ac', 'T_ca', 'T_ac_0', 'T_ca_0'])
      curve(each).forEach((T, k) => {
        expect(Math.abs(curve(`${each}_full`)[k]! - T)).toBeLessThan(1e-4);
      });
    expect(Math.max(...curve('T_ac').map((T, k) => T - curve('T_ca')[k]!))).toBeGreaterThan(0.5);
  });

  it('without Kerr terms light stays coherent', () => {
    // Not at κ_b = κ, where the light of two paths cancels and there is none to speak of.
    const { curve } = panelOf(loss, 'fig-3', 'a', 4, { U: 0 });
    for (const each of ['g2_ac', 'g2_ca'])
      for (const g2 of curve(each)) expect(g2).toBeCloseTo(1, 3);
  });

  it('two cavities, and a loop without a phase, are reciprocal', () => {
    for (const [panel, settings] of [
      ['d', {}],
      ['f-inset', { theta: 0 }],
    ] as const) {
      const { curve } = panelOf(loss, 'fig-2', panel, 5, settings);
      curve('g2_ac').forEach((g2, k) => {
        expect(curve('g2_ca')[k]! / g2).toBeCloseTo(1, 3);
      });
    }
  });

  it('the sign of the phase exchanges the directions', () => {
    const { x, curve } = panelOf(loss, 'fig-5', 'c-correlation', 9);
    expect(x[2]).toBe(-x[6]!);
    curve('g2_ac').forEach((g2, k) => {
      expect(curve('g2_ca')[8 - k]! / g2).toBeCloseTo(1, 3);
    });
  });

  it('maps of both figures meet where their parameters do', () => {
    const described = loss.figures!();
    const at = (figure: string, sweep: string, x: number, y: number): readonly number[] => {
      const found = described.find(({ name }) => name === figure)!;
      const grid = found.sweeps![sweep]!;
      const here = { points: 1 } as const;
      const data = computeFigure(loss, {
        ...found,
        sweeps: {
          [sweep]: {
            ...grid,
            x: { ...grid.x, ...here, range: [x, x] },
            y: { ...grid.y, ...here, range: [y, y] },
          },
        },
        panels: found.panels.filter(({ kind }) => kind === 'map'),
      });
      return (data.panels as readonly MapData[]).map(({ values }) => values[0]!);
    };
    const [isolation, ratio] = at('fig-2', 'loss', 0.5, 1);
    expect(isolation).toBeCloseTo(0.9699, 3);
    expect(ratio).toBeCloseTo(0.9997, 3);
    expect(at('fig-5', 'phase', -0.25, 1)).toEqual([isolation, ratio]);
    expect(at('fig-5', 'phase', 0.25, 1)[0]).toBeCloseTo(isolation!, 6);
  });

  it('the deviations from Poisson give the correlation function back', () => {
    const described = loss.figures!().find(({ name }) => name === 'fig-3')!;
    const panels = described.panels.filter(({ name }) => name === 'c');
    const data = computeFigure(loss, { ...described, panels }).panels[0] as DistributionData;
    const { curve } = panelOf(loss, 'fig-3', 'a', 9);
    const [, , , iv] = data.groups;
    // At κ_b = 1.25κ, where three photons hardly count: g⁽²⁾ ≈ 2P₂/n².
    const bunching = (2 * iv!.probabilities[2]!) / iv!.mean! ** 2;
    expect(bunching / curve('g2_ca')[5]!).toBeCloseTo(1, 2);
    expect(deviationsOf(iv!)[2]).toBeCloseTo(0.391, 2);
  });
});

describe('sympathetic-cooling', () => {
  it('the mean-field curves are the claims’ own values', () => {
    const { x, curve } = panelOf(cooling, 'fig-2', 'a', 2);
    expect(x).toEqual([1.001, 10]);
    // The printed Eqs. (5)–(10) and (13) by bisection, as the statements about Fig. 2 evaluate them.
    expect(curve('n_a_printed').map((n) => n.toPrecision(3))).toEqual(['0.477', '0.482']);
    expect(curve('n_b_printed').map((n) => n.toPrecision(3))).toEqual(['0.476', '0.00340']);
  });

  it('has no steady state from some K_g on, and says so', () => {
    const { data } = panelOf(cooling, 'fig-4', 'near', 5);
    const exact = data.curves.find(({ name }) => name === 'n_b_exact')!;
    expect(exact.values.map((n) => n === null)).toEqual([false, false, true, true, true]);
    expect(exact.reasons[4]).toMatch(/^no steady state: /);
  });

  it('evolves from two phonons in B to numbers that both bases agree on', () => {
    const { curve, x } = panelOf(cooling, 'fig-3', 'a', 41);
    expect(curve('n_b')[0]).toBe(2);
    expect(curve('n_a')[0]).toBe(0);
    const last = x.findIndex((_, k) => curve('n_a')[k] === null) - 1;
    expect(x[last]).toBeGreaterThan(5);
    expect(x[last]).toBeLessThan(20);
    // Truncated calculations go on, to numbers of their own.
    expect(curve('n_a_6').at(-1)).toBeCloseTo(4.43, 2);
    expect(curve('n_a_12').at(-1)).toBeCloseTo(9.48, 1);
  }, 60_000);
});
