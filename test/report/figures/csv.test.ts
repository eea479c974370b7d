/** Tables read back give the numbers. */
import { describe, expect, it } from 'vitest';
import { computeFigure } from '../../../src/report/figures/compute.ts';
import { csvOf, gapsInWords, pageCsvOf } from '../../../src/report/figures/csv.ts';
import { alongX, computedPanels } from '../../../src/report/figures/data.ts';
import paper, { figures } from '../../cli/fixtures/drawn/coherent/index.ts';

const all = figures().flatMap((figure) => computedPanels(figure, computeFigure(paper, figure)));
const panelOf = (name: string) => all.find(({ panel }) => panel.name === name)!;

function panelX(name: string): readonly number[] {
  const { data } = panelOf(name);
  return data.kind === 'distribution' ? [] : data.x;
}

/** RFC 4180, as far as numbers and quoted notes go. */
function cells(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

describe('tables', () => {
  it('of curves hold every number to the last bit', () => {
    const computed = panelOf('a');
    if (computed.kind !== 'curves') throw new Error('panel a has curves');
    const { data } = computed;
    const [head, ...rows] = cells(csvOf(computed));
    expect(head).toEqual(['Delta', 'formula', 'full', 'exact', 'one_photon', 'note']);
    const number = (cell: string): number | null => (cell === '' ? null : Number(cell));
    expect(rows.map((row) => number(row[0]!))).toEqual(data.x);
    data.curves.forEach((curve, k) => {
      expect(rows.map((row) => number(row[k + 1]!))).toEqual(alongX(data.x, curve));
    });
  });

  it('say why a cell is empty', () => {
    const rows = cells(csvOf(panelOf('gain')));
    expect(rows.at(-1)!.slice(0, 2)).toEqual(['2', '']);
    expect(rows.at(-1)!.at(-1)).toMatch(/^exact: no steady state: /);
    expect(gapsInWords(panelOf('gain'))).toEqual([
      expect.stringMatching(/^exact against G, from 1 to 2: no steady state: /),
    ]);
  });

  it('of maps have both variables in each row', () => {
    const rows = cells(csvOf(panelOf('b')));
    expect(rows).toHaveLength(36);
    expect(rows[0]).toEqual(['Delta', 'drive', 'value', 'note']);
    expect(rows[8]!.slice(0, 2)).toEqual(['-1', '0.05']);
    expect(Number(rows[8]![2])).toBeCloseTo(0.002, 6);
  });

  it('of maps on a page are matrices', () => {
    const [head, ...rows] = cells(pageCsvOf(panelOf('b')));
    expect(head![0]).toBe('drive \\ Delta');
    expect(head!.slice(1).map(Number)).toEqual(panelX('b').map((x) => expect.closeTo(x, 4)));
    expect(rows.map((row) => row.length)).toEqual([8, 8, 8, 8, 8]);
    expect(rows[0]!.slice(1)).toEqual(Array(7).fill(''));
    expect(rows[1]!.slice(0, 2)).toEqual(['0.05', '0.002']);
  });

  it('on a page say in few words why a cell is empty', () => {
    expect(
      cells(pageCsvOf(panelOf('gain')))
        .at(-1)!
        .at(-1),
    ).toBe('exact: no steady state');
  });

  it('of distributions have probabilities, Poisson’s and the deviation', () => {
    const [head, first] = cells(csvOf(panelOf('c')));
    expect(head).toEqual(['group', 'm', 'probability', 'poisson', 'deviation', 'note']);
    const [, , p, poisson, deviation] = first!.map(Number);
    expect(p! / poisson! - 1).toBe(deviation);
  });
});
