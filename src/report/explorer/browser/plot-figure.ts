/** A plot's place on the page: its drawing, the read-out under the pointer, and the list of gaps. */
import type { ExplorerPlot } from '../explorer-data.ts';
import { one } from './controls.ts';
import { gapsOf } from './gaps.ts';
import { showNumber } from './numbers.ts';
import { type Drawing, drawPlot, type PlotContent } from './plot.ts';

export type DrawFigure = (content: PlotContent) => void;

/** @param onPick called with the value of the axis variable that was clicked or tapped */
export function plotFigure(
  root: HTMLElement,
  plot: ExplorerPlot,
  onPick: (at: number) => void,
): DrawFigure {
  const figure = one(root, HTMLElement, `[data-plot="${plot.name}"]`);
  const canvas = one(figure, HTMLElement, '.explorer-canvas');
  const picture = one(figure, SVGSVGElement, '.explorer-canvas>svg');
  const tip = one(figure, HTMLElement, '.explorer-tip');
  const gaps = one(figure, HTMLElement, '.explorer-gaps');
  let content: PlotContent | undefined;
  let drawing: Drawing | undefined;
  let pointer: number | undefined;

  const under = (event: PointerEvent): number =>
    event.clientX - picture.getBoundingClientRect().left;
  const writeTip = (): void => {
    if (pointer === undefined || content === undefined || drawing === undefined) {
      tip.hidden = true;
      return;
    }
    const lines = tipLines(content, drawing.x.invert(pointer));
    tip.hidden = lines.length === 0;
    tip.replaceChildren(
      ...lines.map((line) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    const isRight = pointer > drawing.width / 2;
    tip.style.left = isRight ? 'auto' : `${pointer + 14}px`;
    tip.style.right = isRight ? `${drawing.width - pointer + 14}px` : 'auto';
    tip.style.top = '12px';
  };
  for (const name of ['pointermove', 'pointerdown'] as const)
    picture.addEventListener(name, (event) => {
      pointer = under(event);
      writeTip();
    });
  const leave = (): void => {
    if (pointer === undefined) return;
    pointer = undefined;
    writeTip();
  };
  // A finger leaves at once: what it has tapped stays until another place is.
  picture.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch') leave();
  });
  picture.addEventListener('pointercancel', leave);
  document.addEventListener('pointerdown', ({ target }) => {
    if (!(target instanceof Node && picture.contains(target))) leave();
  });
  picture.addEventListener('click', (event) => {
    if (content === undefined || drawing === undefined) return;
    const [from, to] = content.x.shown;
    const value = drawing.x.invert(event.clientX - picture.getBoundingClientRect().left);
    if (value >= Math.min(from, to) && value <= Math.max(from, to)) onPick(rounded(value, content));
  });

  return (next) => {
    content = next;
    drawing = drawPlot(picture, Math.max(240, canvas.clientWidth), next);
    picture.setAttribute('aria-label', described(plot, next));
    writeTip();
    writeGaps(gaps, next);
  };
}

/** To a four-hundredth of what is shown: no more than a pixel. */
function rounded(value: number, { x: { shown, scale } }: PlotContent): number {
  if (scale === 'logarithmic') return Number(value.toPrecision(3));
  const unit = 10 ** Math.floor(Math.log10((shown[1] - shown[0]) / 400));
  return Number((Math.round(value / unit) * unit).toPrecision(10)) + 0;
}

/** The nearest point of each curve; curves without a value for the same reason share a line. */
function tipLines({ x, curves }: PlotContent, at: number): readonly string[] {
  const namesOf = new Map<string, string[]>();
  let nearestX: number | undefined;
  for (const { label, kind, points } of curves) {
    const nearest = points.reduce<(typeof points)[number]>(
      (best, point) =>
        point !== undefined &&
        (best === undefined || Math.abs(point.x - at) < Math.abs(best.x - at))
          ? point
          : best,
      undefined,
    );
    if (nearest === undefined) continue;
    nearestX ??= nearest.x;
    const name = kind === 'formula' ? `${label}, formula` : label;
    const said = nearest.value === null ? nearest.reason : showNumber(nearest.value, 5);
    // Equal numbers stay apart: they are not one thing.
    const key = nearest.value === null ? said : `${said}\n${name}`;
    namesOf.set(key, [...(namesOf.get(key) ?? []), name]);
  }
  if (nearestX === undefined) return [];
  const lines = [...namesOf].map(([key, names]) => `${names.join('; ')}: ${key.split('\n')[0]}`);
  return [`${x.label} = ${showNumber(nearestX, 4)}`, ...lines];
}

/** What a screen reader says of the drawing; the numbers are in the table below it. */
function described({ title }: ExplorerPlot, { x, curves }: PlotContent): string {
  const names = [...new Set(curves.map(({ label }) => label))].join(', ');
  return `${plain(title)}: ${names} against ${x.label} from ${showNumber(x.shown[0], 4)} to ${showNumber(x.shown[1], 4)}`;
}

function plain(title: string): string {
  return title
    .replace(/\$[^$]*\$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where curves have no value, and why, as text: for those who cannot hover. */
function writeGaps(place: HTMLElement, { x, curves }: PlotContent): void {
  const byText = new Map<string, string[]>();
  for (const { label, kind, points, stale } of curves) {
    if (stale) continue;
    for (const { first, last, reason } of gapsOf(points)) {
      const [from, to] = [points[first]!.x, points[last]!.x].map((each) => showNumber(each, 4));
      const where = from === to ? `${x.label} = ${from}` : `${x.label} from ${from} to ${to}`;
      const text = `${where}: ${reason}`;
      const name = kind === 'formula' ? `${label} (formula)` : label;
      byText.set(text, [...(byText.get(text) ?? []), name]);
    }
  }
  const lines = [...byText].map(
    ([text, names]) => `No ${[...new Set(names)].join(', ')} at ${text}`,
  );
  place.hidden = lines.length === 0;
  const present = [...place.children].map((each) => each.textContent);
  if (present.length === lines.length && lines.every((line, k) => line === present[k])) return;
  place.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }),
  );
}
