import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isViewFragment,
  readFragment,
  writeFragment,
} from '../../../src/report/explorer/browser/fragment.ts';
import { defaultView, type View } from '../../../src/report/explorer/browser/view.ts';
import type { ExplorerData } from '../../../src/report/explorer/explorer-data.ts';
import { cooling, loss } from './papers.ts';

function within([min, max]: readonly [number, number]): fc.Arbitrary<number> {
  return fc.oneof(
    fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    fc.constantFrom(min, max),
  );
}

function views(data: ExplorerData): fc.Arbitrary<View> {
  return fc.constantFrom(...data.axes).chain((axis) =>
    fc.record({
      axis: fc.constant(axis.name),
      shown: fc
        .tuple(within(axis.range), within(axis.range))
        .filter(([a, b]) => a !== b)
        .map(([a, b]): readonly [number, number] => (a < b ? [a, b] : [b, a])),
      at: within(axis.range),
      values: fc
        .tuple(...data.parameters.map(({ range }) => within(range)))
        .map((values) => new Map(data.parameters.map(({ name }, k) => [name, values[k]!]))),
      plots: fc.subarray(
        data.plots.map(({ name }) => name),
        { minLength: 1 },
      ),
      also: fc.subarray(data.solutions.filter((each) => each.optional).map(({ name }) => name)),
    }),
  );
}

describe.each([
  ['loss-nonreciprocity', loss.data],
  ['sympathetic-cooling', cooling.data],
])('the fragment of a view of %s', (_, data) => {
  it('comes back as the same bits', () => {
    fc.assert(
      fc.property(views(data), (view) => {
        const fragment = writeFragment(data, view);
        expect(isViewFragment(fragment)).toBe(true);
        expect(fragment).toMatch(/^#explorer\?[\w=&.,+-]*$/);
        expect(readFragment(data, fragment)).toEqual({ view, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('holds the axis alone when everything is as at first', () => {
    for (const { name } of data.axes)
      expect(writeFragment(data, defaultView(data, name))).toBe(`#explorer?axis=${name}`);
  });

  it('survives anything that is typed into the address, and says what it refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { view } = readFragment(data, `#explorer?${text}`);
        expect(data.axes.map(({ name }) => name)).toContain(view.axis);
        expect(view.shown[0]).toBeLessThan(view.shown[1]);
        for (const { name, range } of data.parameters) {
          expect(view.values.get(name)).toBeGreaterThanOrEqual(range[0]);
          expect(view.values.get(name)).toBeLessThanOrEqual(range[1]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a link that asks for what there is not', () => {
  const problems = (fragment: string) => readFragment(loss.data, `#explorer?${fragment}`).problems;

  it('is refused in words, part by part', () => {
    expect(problems('kappa_b=-3')).toEqual([
      'in the link, kappa_b = -3 is out of range; accepted: numbers from 0 to 5',
    ]);
    expect(problems('kappa_b=much')).toEqual([
      'in the link, kappa_b = “much” is not a number; accepted: decimals such as 2, -0.25 or 1e-4',
    ]);
    expect(problems('kappa_x=1')).toEqual([
      'the link sets “kappa_x”, which is nothing that can be set here',
    ]);
    expect(problems('axis=U')).toEqual([
      'in the link, axis = “U”; accepted: Delta, kappa_b, theta_in_pi',
    ]);
    expect(problems('from=1&to=1')).toEqual([
      'in the link, the axis runs from 1 to 1; accepted: from less to more',
    ]);
    expect(problems('plots=T,g9')).toEqual(['in the link, plots names “g9”; accepted: T, g2, g3']);
    expect(problems('U=1&U=2')).toEqual(['the link sets U twice; the first is kept']);
  });

  it('keeps what it can accept', () => {
    const { view } = readFragment(loss.data, '#explorer?axis=kappa_b&U=-1&Delta=0.25');
    expect(view.axis).toBe('kappa_b');
    expect(view.values.get('Delta')).toBe(0.25);
    expect(view.values.get('U')).toBe(5);
  });
});
