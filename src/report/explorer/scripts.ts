/** The scripts that a page with an explorer carries. */
import { deflateSync } from 'node:zlib';
import type { PaperReport } from '../paper-report.ts';
import { browserBundles } from './bundles.ts';
import { packExplorer } from './pack-explorer.ts';

/**
 * The inline scripts of a paper's page, none without an explorer or its code: first its data and generated functions, then the code.
 * They need no request: the worker's source is among the data, and is started from a Blob.
 */
export function explorerScripts({ paper, derivation }: PaperReport): readonly string[] {
  const explorer = paper.explorer?.();
  const bundles = explorer && browserBundles();
  if (explorer === undefined || bundles === undefined) return [];
  const { data, bodies } = packExplorer(paper, derivation, explorer);
  const functions = bodies.map((body) => `function(x,out){${body}}`);
  return [
    `globalThis.ladderproofExplorer={data:${literal(data)},worker:${literal(packed(bundles.worker))},functions:[${functions.join(',\n')}]};`,
    requireInlinable(bundles.page),
  ];
}

/** In less than half the room: a page goes by e-mail too. */
function packed(source: string): string {
  return deflateSync(source, { level: 9 }).toString('base64');
}

/** JSON that can stand in a script inside a page. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Code that HTML would not read as the end of a script. */
function requireInlinable(code: string): string {
  if (/<\/script|<!--/i.test(code))
    throw new Error('the explorer’s code holds </script or <!--, which would end its script');
  return code;
}
