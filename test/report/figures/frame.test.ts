import { describe, expect, it } from 'vitest';
import { positions, scaleOf, tickText } from '../../../src/report/figures/frame.ts';

const axis = (scale: 'linear' | 'log', range?: readonly [number, number]) => ({
  label: '',
  scale,
  ...(range ? { range } : {}),
});

describe('scales', () => {
  it('have round ticks within their range', () => {
    expect(scaleOf(axis('linear', [-2.5, 2.5]), []).ticks).toEqual([-2, -1, 0, 1, 2]);
    expect(scaleOf(axis('linear', [0, 1.08]), []).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(scaleOf(axis('log', [1e-3, 9]), []).ticks).toEqual([1e-3, 1e-2, 0.1, 1]);
    expect(scaleOf(axis('log', [0.4, 3]), []).ticks).toEqual([0.5, 1, 2]);
    expect(scaleOf(axis('log', [8e-14, 5e-12]), []).ticks).toEqual([1e-13, 1e-12]);
    expect(scaleOf(axis('log', [1e-9, 1e9]), [], 5).ticks).toEqual([1e-9, 1e-5, 0.1, 1e3, 1e7]);
  });

  it('take their range from what is shown, zero included where it is near', () => {
    expect(scaleOf(axis('linear'), [0.1, 1]).domain).toEqual([0, expect.closeTo(1.054, 6)]);
    const { domain } = scaleOf(axis('log'), [0, 0.01, 100]);
    expect(domain[0]).toBeGreaterThan(1e-3);
    expect(domain[0]).toBeLessThan(0.01);
    expect(scaleOf(axis('log'), []).domain).toEqual([0.1, 10]);
  });

  it('put the ends at the ends', () => {
    const at = positions(scaleOf(axis('log', [1e-2, 1e2]), []), 10, 50);
    expect([at(1e-2), at(1), at(1e2)]).toEqual([10, 30, 50]);
  });

  it('write numbers as they are printed', () => {
    expect([0, 0.05, -2, 1e-6, 2e5, 1000, -1e-4].map(tickText)).toEqual([
      '0',
      '0.05',
      '−2',
      '10⁻⁶',
      '2·10⁵',
      '1000',
      '−10⁻⁴',
    ]);
  });
});
