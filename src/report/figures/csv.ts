/** A panel's numbers as a table: comma-separated values after RFC 4180, one row a point. */
import type { Figure, MapPanel } from '../../claims/figure.ts';
import { alongX, type ComputedPanel, curveX, deviationsOf, gapsOf, shortReason } from './data.ts';

type Cell = string | number | null;

/** The table of a panel, all digits. Points without a value have an empty cell, and the reason in the last column. */
export function csvOf(computed: ComputedPanel): string {
  return textOf(
    rowsOf(computed, (reason) => reason),
    Number.POSITIVE_INFINITY,
  );
}

/** Digits of numbers on a page: those of a settled value and some more. */
const DIGITS = 6;
const MAP_DIGITS = 4;

/**
 * The same in the room that a page has: fewer digits, reasons in two or three words, and a map as a matrix with its
 * horizontal variable in the first row and its vertical one in the first column.
 */
export function pageCsvOf(computed: ComputedPanel): string {
  if (computed.kind !== 'map') return textOf(rowsOf(computed, shortReason), DIGITS);
  const { panel, figure, data } = computed;
  const [horizontal, vertical] = axisNames(figure, panel);
  const width = data.x.length;
  return textOf(
    [
      [`${vertical} \\ ${horizontal}`, ...data.x],
      ...data.y.map((y, k) => [y, ...data.values.slice(k * width, (k + 1) * width)]),
    ],
    MAP_DIGITS,
  );
}

function textOf(rows: readonly (readonly Cell[])[], digits: number): string {
  return rows.map((row) => `${row.map((cell) => written(cell, digits)).join(',')}\n`).join('');
}

function rowsOf(
  computed: ComputedPanel,
  note: (reason: string) => string,
): readonly (readonly Cell[])[] {
  switch (computed.kind) {
    case 'curves': {
      const { panel, data } = computed;
      const columns = data.curves.map((curve) => alongX(data.x, curve));
      const notes = data.x.map((_, k): string[] => {
        return data.curves.flatMap(({ name, every, reasons }) => {
          const reason = k % every === 0 ? reasons[k / every] : undefined;
          return reason === undefined ? [] : [`${name}: ${note(reason)}`];
        });
      });
      return [
        [panel.x.name, ...data.curves.map(({ name }) => name), 'note'],
        ...data.x.map((x, k) => [x, ...columns.map((column) => column[k]!), notes[k]!.join(' | ')]),
      ];
    }
    case 'map': {
      const { panel, figure, data } = computed;
      return [
        [...axisNames(figure, panel), 'value', 'note'],
        ...data.values.map((value, k) => [
          data.x[k % data.x.length]!,
          data.y[Math.floor(k / data.x.length)]!,
          value,
          data.reasons[k] ?? null,
        ]),
      ];
    }
    case 'distribution':
      return [
        ['group', 'm', 'probability', 'poisson', 'deviation', 'note'],
        ...computed.data.groups.flatMap((group) =>
          deviationsOf(group).map((deviation, m): Cell[] => [
            group.name,
            m,
            group.probabilities[m]!,
            group.poisson[m]!,
            deviation,
            group.reasons[m] ?? null,
          ]),
        ),
      ];
  }
}

function axisNames({ sweeps }: Figure, { sweep }: MapPanel): readonly [string, string] {
  const { x, y } = sweeps![sweep]!;
  return [x.name, y.name];
}

function written(cell: Cell, digits: number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    return String(digits === Number.POSITIVE_INFINITY ? cell : Number(cell.toPrecision(digits)));
  }
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The stretches of a panel without a value, in words: `K_g from 1.05 to 10: no steady state: …`. */
export function gapsInWords(computed: ComputedPanel): readonly string[] {
  if (computed.kind !== 'curves') return [];
  const { panel, data } = computed;
  const said = new Map<string, string[]>();
  for (const curve of data.curves) {
    const own = curveX(data.x, curve);
    for (const { first, last, reason } of gapsOf(curve)) {
      const [from, to] = [own[first]!, own[last]!].map((x) => String(Number(x.toPrecision(4))));
      const place = from === to ? `at ${from}` : `from ${from} to ${to}`;
      const line = `${place}: ${reason}`;
      said.set(line, [...(said.get(line) ?? []), curve.name]);
    }
  }
  return [...said].map(([line, names]) => `${names.join(', ')} against ${panel.x.name}, ${line}`);
}
