/** Deviations of distributions from Poisson's, as bars: upwards what is more likely, downwards what is less. */
import * as Plot from '@observablehq/plot';
import type { DistributionPanel } from '../../claims/figure.ts';
import type { Html } from '../html.ts';
import { type DistributionData, deviationsOf } from './data.ts';
import { colourOf, drawSheet, finish, HALO, INK, place, placeTitles } from './drawing.ts';
import { type Margins, positions, scaleOf, WIDTH } from './frame.ts';
import { plainLabel } from './label.ts';

const HEIGHT = 244;
const MARGINS: Margins = { top: 24, right: 12, bottom: 42, left: 52 };

/** How far the axis goes beyond the bars. */
const ROOM = 5;

/** The drawing of one group of a panel. */
export function drawDistribution(
  panel: DistributionPanel,
  data: DistributionData,
  name: string,
): Html {
  const group = panel.groups.find((each) => each.name === name);
  const computed = data.groups.find((each) => each.name === name);
  if (!group || !computed) throw new RangeError(`no group ${name} in panel ${panel.name}`);
  const deviations = deviationsOf(computed);
  const everywhere = data.groups.flatMap((each) => deviationsOf(each).filter((d) => d !== null));
  const x = {
    type: 'linear',
    domain: [-0.6, panel.upTo + 0.6],
    constant: 1,
    ticks: deviations.map((_, m) => m),
  } as const;
  // Room beyond the bars for their numbers.
  const y = scaleOf(panel.y, [0, ...everywhere.flatMap((d) => [d, d * ROOM])]);
  const bars = deviations.flatMap((d, m) =>
    d === null ? [] : [{ from: m - 0.32, to: m + 0.32, d }],
  );
  const drawing = drawSheet({
    height: HEIGHT,
    margins: MARGINS,
    x,
    y,
    marks: [
      Plot.rect(bars, {
        x1: 'from',
        x2: 'to',
        y1: () => 0,
        y2: 'd',
        fill: colourOf(group),
        // Suppression is an outline, so that grey print shows which is which.
        fillOpacity: ({ d }: { d: number }) => (d < 0 ? 0.18 : 0.85),
        stroke: colourOf(group),
        strokeWidth: 1.4,
      }),
      Plot.ruleY([0], { stroke: INK, strokeWidth: 1 }),
    ],
  });
  const [px, py] = [
    positions(x, MARGINS.left, WIDTH - MARGINS.right),
    positions(y, HEIGHT - MARGINS.bottom, MARGINS.top),
  ];
  deviations.forEach((d, m) => {
    place(
      drawing,
      d === null ? 'no value' : percent(d),
      { x: px(m), y: d === null ? py(0) - 5 : d < 0 ? py(d) + 14 : py(d) - 5, anchor: 'middle' },
      { ...HALO, 'font-size': '11' },
    );
  });
  place(drawing, group.label, { x: WIDTH - MARGINS.right, y: 13, anchor: 'end' }, { fill: INK });
  placeTitles(drawing, { height: HEIGHT, margins: MARGINS }, 'photon number $m$', panel.y.label);
  const said = deviations.map((d, m) => `m = ${m}: ${d === null ? 'no value' : percent(d)}`);
  return finish(
    drawing,
    `Deviation from Poisson’s distribution, ${plainLabel(group.label)}. ${said.join('; ')}.`,
  );
}

/** `+0.97 %`, `−98 %`; beyond tenfold as a factor, `×6100`. */
export function percent(deviation: number): string {
  const sign = deviation < 0 ? '−' : '+';
  if (deviation >= 9.995) return `×${Number((deviation + 1).toPrecision(2))}`;
  const size = 100 * Math.abs(deviation);
  const shown = size >= 10 ? size.toFixed(size > 99 && size < 100 ? 2 : 0) : size.toPrecision(2);
  if (size < 1e-3) return '≈0';
  return `${sign}${Number(shown)} %`;
}
