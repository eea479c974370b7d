import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../algebra/errors.ts';
import type { Figure, Panel } from '../claims/figure.ts';
import type { Paper } from '../claims/paper.ts';
import type { ComputedPanel, FigureData } from '../report/figures/data.ts';
import { openCache } from './cache.ts';
import { computeRequests, type FigureRequest } from './figuring.ts';
import { type OutputFile, refuseForeignFiles, writeFiles } from './files.ts';
import type { Io } from './io.ts';
import { jsonText, printJson, printLines, table } from './output.ts';
import { loadPaper, paperIds, working } from './papers.ts';
import { unknownName } from './problems.ts';
import { list } from './values.ts';

const FORMATS = ['csv', 'svg', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly out?: string;
  readonly format?: Format;
  readonly cache: boolean;
  readonly json?: true;
}

export function figureCommand(program: Command, io: Io): void {
  program
    .command('figure')
    .description('compute a figure of a paper again: its numbers, or its drawing')
    .usage('<paper> [figure or figure/panel] [--out folder] [--format csv|svg|json] [--json]')
    .argument('[paper]', 'whose figure')
    .argument(
      '[which]',
      'a figure, fig-2, or one of its panels, fig-2/c; without it, what there is',
    )
    .option('--out <folder>', 'write a file a panel, in every format unless one is named')
    .addOption(new Option('--format <form>', 'what to write; csv on stdout').choices(FORMATS))
    .option('--no-cache', 'compute everything again, also what nothing has changed for')
    .option('--json', 'one JSON document on stdout')
    .action((paper: string | undefined, which: string | undefined, options: Options) =>
      run(io, paper, which, options),
    );
}

async function run(
  io: Io,
  id: string | undefined,
  which: string | undefined,
  { out, format, json, cache }: Options,
): Promise<void> {
  if (id === undefined)
    throw new InputError(`figure needs a paper; accepted: ${list(paperIds(io.papers))}`);
  const paper = await loadPaper(io.papers, id, io.directory);
  const figures = await working(`${paper.id}: figures`, () => paper.figures?.() ?? []);
  if (which === undefined && out === undefined && !json) {
    const { placeOf } = await import('../report/figures/data.ts');
    return printOverview(io, paper, figures, placeOf);
  }
  const request: FigureRequest = { paper, figures: selected(figures, which, paper.id) };
  const panels = request.figures.flatMap((each) => each.panels.map((panel) => ({ each, panel })));
  if (out === undefined && !json && panels.length > 1)
    throw new InputError(
      `${which} has ${panels.length} panels; accepted: one of ${list(panels.map(({ each, panel }) => `${each.name}/${panel.name}`))}, or --out with a folder, or --json`,
    );
  const formats = format === undefined ? FORMATS : [format];
  const folder = out === undefined ? undefined : resolve(io.directory, out);
  if (folder !== undefined)
    refuseForeignFiles(
      folder,
      panels.flatMap(({ each, panel }) => plannedFiles(paper, each, panel, formats)),
    );

  const kept = cache ? io.cache : undefined;
  const data = (await computeRequests(io, [request], openCache(kept))).get(paper) ?? [];
  if (json) return printJson(io, document(paper, data));
  const { computedPanels } = await import('../report/figures/data.ts');
  const computed = request.figures.flatMap((each, k) =>
    computedPanels(each, data[k]!).map((panel) => ({ each, panel })),
  );
  if (folder === undefined) {
    const [only] = computed;
    const [file] = only ? await filesOf(paper, only.each, only.panel, [format ?? 'csv']) : [];
    io.stdout.write(String(file?.content ?? ''));
    return;
  }
  const files: OutputFile[] = [];
  for (const { each, panel } of computed)
    files.push(...(await filesOf(paper, each, panel, formats)));
  await writeFiles(folder, files);
  printLines(io, [
    `${folder}: ${files.length} files of ${panels.length} ${panels.length === 1 ? 'panel' : 'panels'}`,
  ]);
}

function printOverview(
  io: Io,
  paper: Paper,
  figures: readonly Figure[],
  placeOf: (figure: Figure, panel: Panel) => string,
): void {
  if (figures.length === 0) {
    printLines(io, [`${paper.id} describes no figures`]);
    return;
  }
  const plain = (text: string): string => text.replaceAll('$', '').replaceAll('\\', '');
  printLines(
    io,
    table(
      figures.flatMap((figure) =>
        figure.panels.map((panel) => [
          `${figure.name}/${panel.name}`,
          plain(placeOf(figure, panel)),
          plain(panel.title),
        ]),
      ),
      '',
    ),
  );
}

/** All figures, one of them, or one with a single panel. */
function selected(
  figures: readonly Figure[],
  which: string | undefined,
  id: string,
): readonly Figure[] {
  if (which === undefined) return figures;
  const [name = '', ...rest] = which.split('/');
  const names = figures.map((each) => each.name);
  const figure = figures.find((each) => each.name === name);
  if (!figure) throw unknownName('figure', name, names, ` of ${id}`);
  if (rest.length === 0) return [figure];
  const panel = figure.panels.find((each) => each.name === rest.join('/'));
  if (!panel)
    throw unknownName(
      'panel',
      rest.join('/'),
      figure.panels.map((each) => each.name),
      ` of ${id}/${name}`,
    );
  const sweeps = Object.entries(figure.sweeps ?? {}).filter(
    ([sweep]) => panel.kind === 'map' && panel.sweep === sweep,
  );
  return [{ ...figure, panels: [panel], sweeps: Object.fromEntries(sweeps) }];
}

function document(paper: Paper, figures: readonly FigureData[]) {
  return { schema: 1, paper: paper.id, figures };
}

function stem(paper: Paper, figure: Figure, panel: Panel): string {
  return `${paper.id}-${figure.name}-${panel.name}`;
}

/** The names of the files to come, to be looked at before the work. */
function plannedFiles(
  paper: Paper,
  figure: Figure,
  panel: Panel,
  formats: readonly Format[],
): readonly { readonly path: string }[] {
  const suffixes =
    panel.kind === 'distribution' ? panel.groups.map(({ name }) => `-${name}`) : [''];
  return formats.flatMap((format) =>
    (format === 'svg' ? suffixes : ['']).map((suffix) => ({
      path: `${stem(paper, figure, panel)}${suffix}.${format}`,
    })),
  );
}

async function filesOf(
  paper: Paper,
  figure: Figure,
  computed: ComputedPanel,
  formats: readonly Format[],
): Promise<readonly OutputFile[]> {
  const name = stem(paper, figure, computed.panel);
  const files: OutputFile[] = [];
  if (formats.includes('csv')) {
    const { csvOf } = await import('../report/figures/csv.ts');
    files.push({ path: `${name}.csv`, content: csvOf(computed) });
  }
  if (formats.includes('svg')) {
    const { panelDrawings, standAlone } = await import('../report/figures/panel-drawings.ts');
    for (const { suffix, drawing } of panelDrawings(computed, name))
      files.push({ path: `${name}${suffix}.svg`, content: standAlone(drawing) });
  }
  if (formats.includes('json')) {
    const data = { figure: figure.name, panels: [computed.data] };
    files.push({ path: `${name}.json`, content: jsonText(document(paper, [data])) });
  }
  return files;
}
