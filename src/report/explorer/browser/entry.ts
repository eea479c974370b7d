/** Where the page's script starts. */
import type { ExplorerPage } from '../explorer-data.ts';
import { startExplorer } from './app.ts';

declare global {
  // What the script before this one left: see `explorerScripts`.
  var ladderproofExplorer: ExplorerPage | undefined;
}

const page = globalThis.ladderproofExplorer;
const root = document.getElementById('explorer-app');
if (page !== undefined && root !== null) startExplorer(page, root);
