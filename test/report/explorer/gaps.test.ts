import { describe, expect, it } from 'vitest';
import { axisOf, domainOf } from '../../../src/report/explorer/browser/frame.ts';
import { type CurvePoint, gapsOf } from '../../../src/report/explorer/browser/gaps.ts';

const some = (x: number): CurvePoint => ({ x, value: 1 });
const none = (x: number, reason: string): CurvePoint => ({ x, value: null, reason });

describe('gaps of a curve', () => {
  it('join neighbours that have no value for the same reason, numbers apart', () => {
    const points = [
      some(0),
      none(1, 'diverges at 1.5e-3'),
      none(2, 'diverges at 20'),
      none(3, 'diverges at 7'),
      some(4),
      none(5, 'diverges at 3'),
      none(6, 'refused'),
    ];
    expect(gapsOf(points)).toEqual([
      { first: 1, last: 3, reason: 'diverges at 20' },
      { first: 5, last: 5, reason: 'diverges at 3' },
      { first: 6, last: 6, reason: 'refused' },
    ]);
  });

  it('reach over points that are not solved yet', () => {
    expect(gapsOf([none(0, 'a'), undefined, none(2, 'a'), undefined, some(4)])).toEqual([
      { first: 0, last: 2, reason: 'a' },
    ]);
    expect(gapsOf([undefined, some(1), undefined])).toEqual([]);
  });
});

describe('a vertical axis', () => {
  it('has room for what it must include and starts at zero where the values do', () => {
    expect(domainOf([0.2, 0.9], 'linear', [0, 1])).toEqual([0, 1.05]);
    expect(domainOf([], 'linear', [])).toEqual([0, 1]);
    expect(domainOf([-1, Number.NaN, 0], 'logarithmic', [])).toEqual([0.1, 10]);
  });

  it('shows twelve decades at most', () => {
    const [low, high] = domainOf([1e-30, 1e3], 'logarithmic', []);
    expect(Math.log10(high / low)).toBeLessThan(14);
  });

  it('labels powers of ten, or digits where there is no power between the ends', () => {
    const ticks = (domain: readonly [number, number]) =>
      axisOf(domain, [0, 100], 'logarithmic', 5).ticks.map(({ label }) => label);
    expect(ticks([1e-4, 10])).toEqual(['10⁻⁴', '10⁻²', '1']);
    expect(ticks([2, 8])).toEqual(['2', '3', '4', '5', '6', '7', '8']);
  });
});
