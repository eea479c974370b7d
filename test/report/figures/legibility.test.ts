/** Whether figures can be read by everyone: on both grounds, with any common colour vision, and in black and white. */
import { describe, expect, it } from 'vitest';
import optomechanics from '../../../derivations/cavity-optomechanics/index.ts';
import loss from '../../../derivations/loss-nonreciprocity/index.ts';
import cooling from '../../../derivations/sympathetic-cooling/index.ts';
import type { Curve } from '../../../src/claims/figure.ts';
import { FIGURE_STYLES } from '../../../src/report/figures/styles.ts';

type Rgb = readonly [number, number, number];

/** The colours of the light and of the dark page, linear. */
const palettes = [...FIGURE_STYLES.matchAll(/:root\{([^{}]*--series-1[^{}]*)\}/g)].map(
  ([, rules = '']) =>
    new Map(
      [...rules.matchAll(/--([\w-]+):#([0-9a-f]{6})\b/g)].map(([, name = '', hex = '']) => [
        name,
        linear(hex),
      ]),
    ),
);

function linear(hex: string): Rgb {
  return [0, 2, 4].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Full dichromacy after Machado, Oliveira and Fernandes (2009), on linear sRGB. */
const VISIONS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE 1976 L*a*b* from linear sRGB, D65. */
function lab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map((c) => Math.min(1, Math.max(0, c))) as unknown as Rgb;
  const f = (t: number): number =>
    t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116;
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: Rgb, b: Rgb, vision: string): number {
  const seen = (c: Rgb): Rgb =>
    lab(
      VISIONS[vision]!.map(
        (row) => row[0] * c[0] + row[1] * c[1] + row[2] * c[2],
      ) as unknown as Rgb,
    );
  const [p, q] = [seen(a), seen(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const panels = [cooling, loss, optomechanics].flatMap((paper) =>
  (paper.figures?.() ?? []).flatMap((figure) =>
    figure.panels.flatMap((panel) =>
      panel.kind === 'curves'
        ? [{ name: `${paper.id}/${figure.name}/${panel.name}`, curves: panel.curves }]
        : [],
    ),
  ),
);

const pairs = (curves: readonly Curve[]): readonly (readonly [Curve, Curve])[] =>
  curves.flatMap((a, k) => curves.slice(k + 1).map((b) => [a, b] as const));

describe('figures', () => {
  it('have labels in colours that stand out from both grounds', () => {
    expect(palettes).toHaveLength(2);
    for (const palette of palettes)
      for (let hue = 1; hue <= 6; hue++)
        expect(
          contrast(palette.get(`series-${hue}`)!, palette.get('plot-ground')!),
        ).toBeGreaterThan(4.5);
  });

  it.each(Object.keys(VISIONS))('tell curves of different hues apart, %s vision', (vision) => {
    const faint = palettes.flatMap((palette, scheme) =>
      panels.flatMap(({ name, curves }) =>
        pairs(curves)
          .filter(([a, b]) => a.style.hue !== b.style.hue)
          .map(([a, b]) => {
            const [p, q] = [a, b].map(({ style }) => palette.get(`series-${style.hue}`)!);
            return {
              name,
              scheme,
              hues: [a.style.hue, b.style.hue],
              by: difference(p!, q!, vision),
            };
          })
          // Strokes that differ need no colours that do.
          .filter(({ by }) => by < 10),
      ),
    );
    expect(faint).toEqual([]);
  });

  it('tell every two curves apart in black and white: by their strokes, or by labels at both', () => {
    const alike = panels.flatMap(({ name, curves }) =>
      pairs(curves)
        .filter(([a, b]) => a.style.stroke === b.style.stroke && (a.unlabelled || b.unlabelled))
        .map(([a, b]) => `${name}: ${a.name}, ${b.name}`),
    );
    expect(alike).toEqual([]);
  });
});
