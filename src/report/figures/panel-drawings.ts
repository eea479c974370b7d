/** The drawings of a panel: one, or one a group of distributions. */
import type { Html } from '../html.ts';
import { drawCurves } from './curve-plot.ts';
import type { ComputedPanel } from './data.ts';
import { drawDistribution } from './distribution-plot.ts';
import { drawMap } from './map-plot.ts';
import { ALONE_STYLES } from './styles.ts';

export interface PanelDrawing {
  /** Distinguishes the drawings of one panel; empty where there is one. */
  readonly suffix: string;
  readonly drawing: Html;
}

/** @param id unique on the page that the drawings are for */
export function panelDrawings(computed: ComputedPanel, id: string): readonly PanelDrawing[] {
  switch (computed.kind) {
    case 'curves':
      return [{ suffix: '', drawing: drawCurves(computed.panel, computed.data, id) }];
    case 'map': {
      const sweep = computed.figure.sweeps![computed.panel.sweep]!;
      return [{ suffix: '', drawing: drawMap(computed.panel, sweep, computed.data, id) }];
    }
    case 'distribution':
      return computed.panel.groups.map(({ name }) => ({
        suffix: `-${name}`,
        drawing: drawDistribution(computed.panel, computed.data, name),
      }));
  }
}

/** A drawing as a file of its own, with the colours that a page would give it. */
export function standAlone(drawing: Html): string {
  const markup = drawing.toString();
  return `${markup.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" data-written-by="ladderproof"${attributes}><style>${ALONE_STYLES}</style>`,
  )}\n`;
}
