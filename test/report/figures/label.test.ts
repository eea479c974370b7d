import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  htmlLabel,
  labelWidth,
  plainLabel,
  readLabel,
  setLabels,
} from '../../../src/report/figures/label.ts';

describe('labels', () => {
  it('slope variables, and set sub- and superscripts', () => {
    expect(htmlLabel('loss $κ_b/κ$ & <more>').toString()).toBe(
      'loss <i>κ</i><sub><i>b</i></sub>/<i>κ</i> &amp; &lt;more&gt;',
    );
    expect(htmlLabel('$g^{(2)}_{a→c}(0)$').toString()).toBe(
      '<i>g</i><sup>(2)</sup><sub><i>a</i></sub><sub>→</sub><sub><i>c</i></sub>(0)',
    );
    expect(plainLabel('$g^{(2)}_{a→c}(0)$')).toBe('g^(2)_a→c(0)');
  });

  it('have a true minus sign in formulas', () => {
    expect(plainLabel('well-known $Δ = -1$')).toBe('well-known Δ = −1');
  });

  it('come back to the base line in drawings', () => {
    const { document } = parseHTML('<svg><text>$κ_b/κ$</text></svg>');
    const drawing = document.querySelector('svg') as unknown as SVGElement;
    setLabels(drawing);
    const spans = [...drawing.querySelectorAll('tspan')];
    expect(spans.map((span) => span.textContent)).toEqual(['κ', 'b', '/', 'κ']);
    // Down by 0.26 em of the base in the small size, and up again.
    expect(Number.parseFloat(spans[1]!.getAttribute('dy')!) * 0.76).toBeCloseTo(0.26, 2);
    expect(Number.parseFloat(spans[2]!.getAttribute('dy')!)).toBeCloseTo(-0.26, 2);
    expect(spans[3]!.getAttribute('dy')).toBeNull();
  });

  it('have one halo under all of their letters', () => {
    const { document } = parseHTML(
      '<svg><text fill="red" stroke="white" paint-order="stroke">$n_B$</text></svg>',
    );
    const drawing = document.querySelector('svg') as unknown as SVGElement;
    setLabels(drawing);
    const texts = [...drawing.querySelectorAll('text')];
    const paint = texts.map((text) => [text.getAttribute('fill'), text.getAttribute('stroke')]);
    expect(paint).toEqual([
      ['none', 'white'],
      ['red', null],
    ]);
    expect(texts.map((text) => text.textContent)).toEqual(['nB', 'nB']);
  });

  it('refuse what has no partner', () => {
    expect(() => readLabel('$x')).toThrow(
      "a dollar sign without a partner in the label '$x'; pairs are accepted",
    );
    expect(() => readLabel('$x_{a$')).toThrow("a brace out of place in the label '$x_{a$'");
  });

  it('grow with what they say', () => {
    expect(labelWidth('$n_B$')).toBeLessThan(labelWidth('$n_B$, truncated'));
  });
});
