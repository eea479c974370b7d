import { describe, expect, it } from 'vitest';
import { commandLines, settings } from '../../../src/report/explorer/browser/command.ts';
import { acceptNumber } from '../../../src/report/explorer/browser/numbers.ts';
import { STEPS, stepOf, valueOfStep } from '../../../src/report/explorer/browser/slider.ts';
import {
  defaultView,
  presetView,
  valuesAt,
  withAxis,
} from '../../../src/report/explorer/browser/view.ts';
import { cooling, loss } from './papers.ts';

describe('a change of axis', () => {
  it('goes through the point that is read off', () => {
    const { data, program } = cooling;
    const ratio = { ...defaultView(data, 'K_g'), at: 1.4 };
    const coupling = withAxis(data, ratio, 'g_1', program);
    // g₁ = g₂(K_g + 1)/(K_g − 1) = 0.1·2.4/0.4.
    expect(coupling.at).toBeCloseTo(0.6, 12);
    const back = withAxis(data, { ...coupling, at: 0.3 }, 'K_g', program);
    expect(back.at).toBeCloseTo(0.4 / 0.2, 12);
    expect(valuesAt(back, back.at, program).get('g_1')).toBeCloseTo(0.3, 12);
  });

  it('falls back to the axis’ own place where the point is not on it', () => {
    const { data, program } = cooling;
    const view = { ...defaultView(data, 'g_1'), at: 0.05 };
    // g₁ < g₂: K_g is negative.
    expect(withAxis(data, view, 'K_g', program).at).toBe(1.4);
  });

  it('turns the phase in units of π into radians', () => {
    const { data, program } = loss;
    const view = defaultView(data, 'theta_in_pi');
    expect(valuesAt(view, 0.75, program).get('theta')).toBe(Math.PI * 0.75);
  });
});

describe('command lines', () => {
  it('set what differs from the model’s own defaults, and name all that is solved together', () => {
    const { data, program } = cooling;
    const preset = data.presets.find(({ name }) => name === 'fig-3b')!;
    const view = presetView(data, preset, defaultView(data));
    expect(commandLines(data, view, program)).toEqual([
      'npx ladderproof solve sympathetic-cooling --set g_1=0.6000000000000001 --observable n_a,n_b,n_c --method gaussian --json',
    ]);
    expect(commandLines(data, { ...view, also: ['fock'] }, program)).toHaveLength(2);
  });

  it('always set what the model computes from other parameters', () => {
    const { data } = loss;
    const names = settings(data, defaultView(data).values).map(([name]) => name);
    expect(names).toContain('J_ac');
    expect(names).toContain('theta');
  });
});

describe('numbers that are typed', () => {
  it('are refused in words when they are none, or out of range', () => {
    expect(acceptNumber('kappa_b', '1e99999', [0, 5])).toEqual({
      kind: 'refused',
      reason: 'kappa_b = 1e99999 is out of range; accepted: numbers from 0 to 5',
    });
    expect(acceptNumber('kappa_b', '7', [0, 5])).toEqual({
      kind: 'refused',
      reason: 'kappa_b = 7 is out of range; accepted: numbers from 0 to 5',
    });
    for (const text of ['', 'NaN', 'Infinity', '0x10', '1,5', '1 2', '--1'])
      expect(acceptNumber('x', text, [-9, 9]).kind, text).toBe('refused');
  });

  it('are taken at the ends of the range, with a typographic minus, and with an exponent', () => {
    expect(acceptNumber('x', ' −0.25 ', [-0.25, 0])).toEqual({ kind: 'number', value: -0.25 });
    expect(acceptNumber('x', '1e-4', [0, 1])).toEqual({ kind: 'number', value: 1e-4 });
    expect(acceptNumber('x', '-0', [0, 1])).toEqual({ kind: 'number', value: 0 });
  });
});

describe('a slider', () => {
  it('stands where its value is, on either scale', () => {
    for (const [range, scale] of [
      [[-2, 2], 'linear'],
      [[0, 0.3], 'linear'],
      [[-2 * Math.PI, 2 * Math.PI], 'linear'],
      [[1e-6, 1], 'logarithmic'],
    ] as const)
      for (let step = 0; step <= STEPS; step++) {
        const value = valueOfStep(step, range, scale);
        expect(value).toBeGreaterThanOrEqual(range[0]);
        expect(value).toBeLessThanOrEqual(range[1]);
        expect(Math.abs(stepOf(value, range, scale) - step)).toBeLessThanOrEqual(1);
        expect(String(value).length).toBeLessThanOrEqual(19);
      }
    expect(valueOfStep(500, [-2, 2], 'linear')).toBe(0);
    expect(valueOfStep(0, [-2, 2], 'linear')).toBe(-2);
    expect(valueOfStep(STEPS, [1e-6, 1], 'logarithmic')).toBe(1);
  });
});
