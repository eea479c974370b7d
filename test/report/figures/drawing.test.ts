/** Drawings of described figures: what is in them, and what is not. */
import { decode } from 'fast-png';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { computeFigure } from '../../../src/report/figures/compute.ts';
import { computedPanels } from '../../../src/report/figures/data.ts';
import { panelDrawings, standAlone } from '../../../src/report/figures/panel-drawings.ts';
import paper, { figures } from '../../cli/fixtures/drawn/coherent/index.ts';

const all = figures().flatMap((figure) => computedPanels(figure, computeFigure(paper, figure)));
const panelOf = (name: string) => all.find(({ panel }) => panel.name === name)!;
const markup = (name: string, id = `p-${name}`): string =>
  panelDrawings(panelOf(name), id)
    .map(({ drawing }) => drawing.toString())
    .join('');
const parsed = (name: string) => parseHTML(`<html><body>${markup(name)}</body></html>`).document;

describe('curves', () => {
  it('are drawn with their axes’ titles, escaped and set', () => {
    const text = [...parsed('a').querySelectorAll('text')].map((each) => each.textContent);
    expect(text).toContain('detuning Δ/κ');
    expect(text).toContain('na<b & "more"');
    expect(markup('a').match(/&lt;/g)).toHaveLength(2);
    expect(markup('a')).not.toContain('a<b');
    expect(markup('a')).not.toContain('$');
  });

  it('have a path a line and a symbol a point', () => {
    const document = parsed('a');
    const lines = [...document.querySelectorAll('g[clip-path] path')];
    // Eight steps between nine points, and no gap.
    expect(lines.map((line) => line.getAttribute('d')!.match(/[ML]/g)?.length)).toEqual([9, 9]);
    expect(document.querySelectorAll('circle')).toHaveLength(5);
  });

  it('leave out what has no value, and hatch it with the reason', () => {
    const document = parsed('gain');
    const line = document.querySelector('g[clip-path] path')!.getAttribute('d')!;
    expect(line.match(/[ML]/g)).toHaveLength(4);
    const band = document.querySelector('rect[fill^="url"], [fill^="url"] rect')!;
    expect(Number(band.getAttribute('width'))).toBeGreaterThan(100);
    const text = [...document.querySelectorAll('text')].map((each) => each.textContent);
    expect(text).toContain('no steady state');
  });

  it('have a name for those who do not see them', () => {
    const drawing = parsed('a').querySelector('svg')!;
    expect(drawing.getAttribute('role')).toBe('img');
    expect(drawing.getAttribute('aria-label')).toBe(
      'n_a<b & "more" against detuning Δ/κ. n, formula; n_full, master equation; n_exact, moments; one photon, at most one photon.',
    );
  });

  it('hold no number longer than two decimals, and no style of their own', () => {
    const drawn = markup('a');
    expect(drawn.replace(/>[^<]*</g, '><').match(/\d\.\d{3,}(?!\d*em)/g)).toBeNull();
    expect(drawn).not.toContain('<style');
  });

  it('are the same bytes each time, but for the identifier', () => {
    expect(markup('gain')).toBe(markup('gain'));
    expect(markup('gain', 'x').replaceAll('x-', 'p-gain-')).toBe(markup('gain'));
    const ids = [...parsed('gain').querySelectorAll('[id]')].map((each) => each.id);
    expect(ids.every((id) => id.startsWith('p-gain-'))).toBe(true);
  });
});

describe('maps', () => {
  it('are images of one pixel a point, transparent where there is no value', () => {
    const [map, bar] = [...parsed('b').querySelectorAll('image')].map((image) =>
      decode(Buffer.from(image.getAttribute('href')!.replace(/^.*?,/, ''), 'base64')),
    );
    expect([map!.width, map!.height, bar!.width, bar!.height]).toEqual([7, 5, 256, 1]);
    const pixel = (column: number, row: number) => [
      ...map!.data.slice(4 * (7 * row + column), 4 * (7 * row + column) + 4),
    ];
    // The lowest row has no drive, and no value; the highest value is in the middle of the uppermost.
    expect(pixel(0, 4)[3]).toBe(0);
    expect(pixel(0, 0)[3]).toBe(255);
    const end = (k: number) => [...bar!.data.slice(4 * k, 4 * k + 4)];
    expect(end(255)).toEqual([253, 231, 37, 255]);
    expect(pixel(3, 0)).toEqual(end(255));
  });
});

describe('distributions', () => {
  it('have a bar and its number for each count', () => {
    const document = parsed('c');
    const text = [...document.querySelectorAll('text')].map((each) => each.textContent);
    expect(text).toContain('photon number m');
    expect(text.filter((each) => /%$|≈0/.test(each ?? ''))).toHaveLength(8);
    // e^n/(1 + n) − 1 and so on, at n = 1/4.
    expect(text).toContain('+2.7 %');
    expect(text).toContain('−18 %');
    expect(text).toContain('+216 %');
  });
});

describe('a drawing alone', () => {
  it('brings its name space and its colours', () => {
    const [first] = panelDrawings(panelOf('a'), 'a');
    const text = standAlone(first!.drawing);
    expect(text).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" data-written-by="ladderproof" /,
    );
    expect(text).toContain('--series-1:');
  });
});
