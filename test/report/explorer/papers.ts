/** The explorers of the two papers, packed, with a program that runs in this process. */
import lossNonreciprocity from '../../../derivations/loss-nonreciprocity/index.ts';
import sympatheticCooling from '../../../derivations/sympathetic-cooling/index.ts';
import type { Paper } from '../../../src/claims/paper.ts';
import { type Program, programOf } from '../../../src/report/explorer/browser/program.ts';
import type { ExplorerData, ExplorerPage } from '../../../src/report/explorer/explorer-data.ts';
import { packExplorer } from '../../../src/report/explorer/pack-explorer.ts';

export interface Packed {
  readonly paper: Paper;
  readonly data: ExplorerData;
  readonly page: ExplorerPage;
  readonly program: Program;
}

function packed(paper: Paper): Packed {
  const { data: made, bodies } = packExplorer(paper, paper.derivation(), paper.explorer!());
  // Through JSON, as a page carries it.
  const data: ExplorerData = JSON.parse(JSON.stringify(made));
  const page: ExplorerPage = {
    data,
    worker: '',
    functions: bodies.map(
      (body) => new Function('x', 'out', body) as ExplorerPage['functions'][number],
    ),
  };
  return { paper, data, page, program: programOf(page) };
}

export const loss = packed(lossNonreciprocity);
export const cooling = packed(sympatheticCooling);
