/**
 * Labels of axes and curves: text with formulas between dollar signs, `$T_{a→c}$ at $κ_b = κ$`, set with sloping
 * letters, subscripts and superscripts, as HTML and as SVG, which KaTeX does not write.
 */
import { InputError } from '../../algebra/errors.ts';
import { type Html, html } from '../html.ts';

type Level = 'base' | 'sub' | 'sup';

/** A run of characters in one style. */
interface Run {
  readonly text: string;
  readonly italic: boolean;
  readonly level: Level;
}

/** Throws InputError for a dollar sign or a brace without its partner. */
export function readLabel(label: string): readonly Run[] {
  const parts = label.split('$');
  if (parts.length % 2 === 0)
    throw new InputError(
      `a dollar sign without a partner in the label '${label}'; pairs are accepted`,
    );
  return parts.flatMap((part, k) =>
    k % 2 === 0
      ? part === ''
        ? []
        : [{ text: part, italic: false, level: 'base' as const }]
      : formulaRuns(part.replaceAll('-', '−'), label),
  );
}

function formulaRuns(formula: string, label: string): readonly Run[] {
  const runs: Run[] = [];
  const pieces = formula.matchAll(/([_^])(?:\{([^{}]*)\}|([^{}]))|([{}])|([^_^{}]+)/g);
  for (const [, sign, group, single, brace, base] of pieces) {
    if (brace !== undefined)
      throw new InputError(
        `a brace out of place in the label '${label}'; _{…} and ^{…} are accepted`,
      );
    const level = sign === '_' ? 'sub' : sign === '^' ? 'sup' : 'base';
    runs.push(...sloped(group ?? single ?? base ?? '', level));
  }
  return runs;
}

/** Variables slope; digits, signs, capital Greek letters and brackets stand upright. */
function sloped(text: string, level: Level): readonly Run[] {
  return [...text.matchAll(/([A-Za-zα-ω]+)|([^A-Za-zα-ω]+)/g)].map(([run, letters]) => ({
    text: run,
    italic: letters !== undefined,
    level,
  }));
}

/** Without any styles, for titles, file headings and screen readers: `T_a→c`. */
export function plainLabel(label: string): string {
  return readLabel(label)
    .map(({ text, level }, k, all) => {
      const opens = level !== 'base' && all[k - 1]?.level !== level;
      return `${opens ? (level === 'sub' ? '_' : '^') : ''}${text}`;
    })
    .join('');
}

export function htmlLabel(label: string): Html {
  return html`${readLabel(label).map(({ text, italic, level }) => {
    const styled = italic ? html`<i>${text}</i>` : text;
    if (level === 'sub') return html`<sub>${styled}</sub>`;
    return level === 'sup' ? html`<sup>${styled}</sup>` : html`${styled}`;
  })}`;
}

/** How far below the base line a level stands, in em of the base. */
const SHIFT: Readonly<Record<Level, number>> = { base: 0, sub: 0.26, sup: -0.36 };
const SMALL = 0.76;

/** Sets the labels within a drawing: texts with dollar signs in them become spans. */
export function setLabels(drawing: SVGElement): void {
  for (const element of drawing.querySelectorAll('text')) {
    const label = element.textContent ?? '';
    if (!label.includes('$')) continue;
    element.textContent = '';
    let at = 0;
    for (const { text, italic, level } of readLabel(label)) {
      const span = drawing.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'tspan');
      const size = level === 'base' ? 1 : SMALL;
      // dy is measured in the span's own em.
      const dy = (SHIFT[level] - at) / size;
      if (dy !== 0) span.setAttribute('dy', `${Number(dy.toFixed(3))}em`);
      if (size !== 1) span.setAttribute('font-size', `${size}em`);
      if (italic) span.setAttribute('font-style', 'italic');
      span.textContent = text;
      element.append(span);
      at = SHIFT[level];
    }
    layHaloUnder(element);
  }
}

/** Every span is painted with its halo in its turn, over the end of the span before: all halos go under all letters. */
function layHaloUnder(text: Element): void {
  if (text.getAttribute('paint-order') !== 'stroke') return;
  const halo = text.cloneNode(true) as Element;
  halo.removeAttribute('fill');
  for (const name of ['stroke', 'stroke-width', 'paint-order', 'stroke-linejoin'])
    text.removeAttribute(name);
  halo.removeAttribute('paint-order');
  halo.setAttribute('fill', 'none');
  text.before(halo);
}

/** The width of a label in em of its base, roughly: fonts differ, so it errs on the wide side. */
export function labelWidth(label: string): number {
  return readLabel(label).reduce(
    (sum, { text, level }) =>
      sum + [...text].reduce((width, x) => width + widthOf(x), 0) * (level === 'base' ? 1 : SMALL),
    0,
  );
}

function widthOf(character: string): number {
  if (/[\s(),.;:'|/ijltfI[\]]/.test(character)) return 0.36;
  if (/[=+−<>≈→·×mwMW%≪≫]/.test(character)) return 0.86;
  return /[A-ZΓΔΩ]/.test(character) ? 0.7 : 0.62;
}
