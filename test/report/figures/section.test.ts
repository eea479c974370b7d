/** The figures of a page, put together from a small paper. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { computeFigure } from '../../../src/report/figures/compute.ts';
import { figuresSection } from '../../../src/report/figures-section.ts';
import { reportOf } from '../../../src/report/paper-report.ts';
import paper, { figures } from '../../cli/fixtures/drawn/coherent/index.ts';

const derivation = { steps: [], formulas: [] };
const [first, second] = figures().map((figure) => computeFigure(paper, figure));
const markup = String(
  figuresSection(reportOf({ paper, derivation, judged: [], figures: [first!, second!] })),
);
const { document } = parseHTML(`<html><body>${markup}</body></html>`);

describe('the figures of a page', () => {
  it('are all there, each panel under an address of its own', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['figure-fig-1', 'panel-fig-1-a', 'panel-fig-1-c', 'panel-fig-2-time'])
      expect(ids).toContain(id);
    // Four panels of one drawing, one of two.
    expect(document.querySelectorAll('svg[role="img"]')).toHaveLength(6);
  });

  it('explain every curve, once for those of one meaning', () => {
    const keys = [...document.querySelectorAll('#panel-fig-2-time .key li')];
    expect(keys.map((key) => key.textContent?.trim())).toEqual([
      'decay,  growth: master equation',
      'moments: moments',
    ]);
  });

  it('have captions made from the numbers, and say where there are none', () => {
    const panel = document.querySelector('#panel-fig-1-a figcaption p')!;
    expect(panel.textContent).toMatch(/^5 points of/);
    const gaps = document.querySelector('#panel-fig-2-gain .gaps li')!;
    expect(gaps.textContent).toMatch(/^exact against G, from 1 to 2: no steady state: /);
  });

  it('give their numbers away as a file', () => {
    const link = document.querySelector('#panel-fig-2-gain a[download]')!;
    expect(link.getAttribute('download')).toBe('coherent-fig-2-gain.csv');
    const address = link.getAttribute('href')!;
    expect(address).toMatch(/^data:text\/csv;charset=utf-8,[!-~]+$/);
    const text = decodeURIComponent(address.replace(/^[^,]*,/, ''));
    expect(text.split('\n').slice(0, 3)).toEqual(['G,exact,note', '0,0,', '0.25,0.333333,']);
    expect(text.split('\n')[6]).toBe('1.25,,exact: no steady state');
  });

  it('are left out where none were computed', () => {
    expect(figuresSection(reportOf({ paper, derivation, judged: [] }))).toBeUndefined();
  });
});
